"""What WeasyPrint asks of every box again and again, answered from what most boxes are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import BlockBox, Box

_BARE = "_ita_bare"  # the attribute of a style that says whether its boxes have nothing behind them
_CORNERS = (
    "border_top_left_radius",
    "border_top_right_radius",
    "border_bottom_right_radius",
    "border_bottom_left_radius",
)


def is_in_normal_flow(slow: Callable[[Any], bool], box: Any) -> bool:
    """In the place of `Box.is_in_normal_flow`, which asks five other functions."""
    style = box.style
    return (style["float"] == "none" and style["position"] in ("static", "relative")) or slow(box)


def establishes_formatting_context(slow: Callable[[Any], bool], box: Any) -> bool:
    """In the place of `Box.establishes_formatting_context`."""
    style = box.style
    if box.is_column or not isinstance(box, BlockBox) or style["float"] != "none":
        return slow(box)
    if style["position"] not in ("static", "relative"):
        return slow(box)
    return style["overflow"] != "visible" or "flow-root" in style["display"]


def descendants(_: Callable[..., Any], box: Any, placeholders: bool = False) -> Iterator[Any]:
    """In the place of `Box.descendants`, which hands each box up through all levels of the tree."""
    waiting = [box]
    while waiting:
        now = waiting.pop()
        yield now
        if placeholders or isinstance(now, Box):
            waiting += now.children[::-1]


def layout_box_backgrounds(slow: Callable[..., None], page: Any, box: Any, get_image: Any, **named: Any) -> None:
    """In the place of `weasyprint.layout.background.layout_box_backgrounds`: most boxes have none."""
    if named or box is page or not _is_bare(box.style):
        slow(page, box, get_image, **named)
        return
    for corner in _CORNERS:
        setattr(box, corner, (0, 0))
    for child in box.all_children():
        layout_box_backgrounds(slow, page, child, get_image)
    box.background = None


def _is_bare(style: Any) -> bool:
    known: bool | None = style.__dict__.get(_BARE)
    if known is None:
        known = (
            all((0, "px") in style[corner] for corner in _CORNERS)
            and style["border_image_source"][0] == "none"
            and style["mask_border_source"][0] == "none"
            and style["visibility"] != "hidden"
            and all(kind == "none" for kind, _ in style["background_image"])
            and not style["box_shadow"]
            and get_color(style, "background_color").alpha == 0
        )
        setattr(style, _BARE, known)
    return known
