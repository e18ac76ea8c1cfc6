"""What WeasyPrint works out again and again, worked out once: sizes in percent, references to pages, objects' bytes.

And types of C, which cffi reads from their names.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import PageBox
from weasyprint.layout import absolute, block, column, float, grid, inline, page, percent, table

# All that import the function by its name; layout.flex asks percent for it.
RESOLVERS = (absolute, block, column, float, grid, inline, page, percent, table)

_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_SIZES = (
    *("margin_left", "margin_right", "margin_top", "margin_bottom"),
    *("padding_left", "padding_right", "padding_top", "padding_bottom"),
    *("width", "min_width", "max_width", "height", "min_height", "max_height", *_BORDERS),
)
_HEIGHTS = frozenset({"height", "min_height", "max_height"})
_STRUT = "_ita_strut"  # the attribute of a style that holds its line's height and baseline
_KNOWN = "_ita_sizes"  # the attribute of a style that holds the sizes of its boxes, by what they depend on


def resolve_percentages(slow: Callable[..., None], box: Any, containing_block: Any) -> None:
    """In the place of `weasyprint.layout.percent.resolve_percentages`: the sizes that a style has in a block."""
    # Styles of these are changed while they are laid out, and a page measures heights otherwise.
    if box.is_flex_item or box.is_grid_item or isinstance(box, PageBox):
        slow(box, containing_block)
        return
    around = (
        containing_block if isinstance(containing_block, tuple) else (containing_block.width, containing_block.height)
    )
    own = box.__dict__
    borders = tuple(own.get(name) for name in _BORDERS)  # of collapsed tables: they have the last word
    known = box.style.__dict__.setdefault(_KNOWN, {})
    sizes = known.get((around, borders))
    if sizes is None:
        sizes = known[around, borders] = _sizes(box.style, around, borders)
        if sizes is None:
            slow(box, containing_block)
            sizes = known[around, borders] = {name: own[name] for name in _SIZES}
    own.update(sizes)


def _sizes(style: Any, around: tuple[Any, ...], borders: tuple[Any, ...]) -> dict[str, Any] | None:
    """The sizes of a style's boxes in a block of this width and height; None for what must be calculated."""
    width, height = around
    found: dict[str, Any] = {}
    for name in _SIZES[: -len(_BORDERS)]:
        value = style[name]
        if value != "auto":
            whole = height if name in _HEIGHTS else width
            unit = getattr(value, "unit", None)
            if unit == "px":
                value = value.value
            elif unit != "%" or whole == "auto":
                return None
            else:
                value = whole * value.value / 100
        elif name in ("min_width", "min_height"):
            value = 0
        found[name] = value
    has_borders = style["border_collapse"] == "collapse"
    for name, known in zip(_BORDERS, borders, strict=True):
        found[name] = known if has_borders and known is not None else style[name]
    match style["box_sizing"]:
        case "border-box":
            _shrink(found, ("padding_left", "padding_right", "border_left_width", "border_right_width"), "width")
            _shrink(found, ("padding_top", "padding_bottom", "border_top_width", "border_bottom_width"), "height")
        case "padding-box":
            return None
    return found


def _shrink(sizes: dict[str, Any], around: tuple[str, ...], axis: str) -> None:
    """To the size of the content, what is around it being part of the size that the style gives."""
    over = sum(sizes[name] for name in around)
    if over > 0:
        for name in (axis, f"max_{axis}", f"min_{axis}"):
            if sizes[name] != "auto":
                sizes[name] = max(0, sizes[name] - over)


def strut(slow: Callable[..., Any], style: Any) -> Any:
    """In the place of `weasyprint.layout.inline.strut`, which spells out fifteen properties to find what it knows."""
    known = style.__dict__.get(_STRUT)
    if known is None:
        known = style.__dict__[_STRUT] = slow(style)
    return known


def page_references(slow: Callable[[Any], tuple[bytes, ...]], pdf: Any) -> tuple[bytes, ...]:
    """In the place of `pydyf.PDF.page_references`, which every tag of a paper asks for."""
    count = pdf.pages["Count"]
    known: tuple[int, tuple[bytes, ...]] | None = getattr(pdf, "_ita_pages", None)
    if known is None or known[0] != count:
        known = pdf._ita_pages = (count, slow(pdf))
    return known[1]


class _Written(pydyf.Object):  # type: ignore[misc]  # pydyf ships no types
    """An object as it is written, and read again for the file's identifier."""

    data = b""

    def __init__(self, entry: Any) -> None:
        super().__init__()
        self.number, self.data = entry.number, entry.data


def write(slow: Callable[..., None], pdf: Any, *args: Any, **kwargs: Any) -> None:
    """In the place of `pydyf.PDF.write`: from here on no object is changed any more."""
    pdf.objects = [_Written(entry) if isinstance(entry, pydyf.Dictionary) else entry for entry in pdf.objects]
    slow(pdf, *args, **kwargs)


def stream_data(slow: Callable[[Any], bytes], stream: Any) -> bytes:
    """In the place of `pydyf.Stream.data`: what holds other objects, and where they stand, is packed once.

    At level 9 zlib takes half the time more for the one, and eleven times as long for the other, to save nothing.
    """
    if not stream.compress or stream.extra.get("Type") not in ("/ObjStm", "/XRef"):
        return slow(stream)
    packed = zlib.compress(b"\n".join(map(pydyf._to_bytes, stream.stream)), 6)
    stream.stream, stream.compress = [packed], False
    stream.extra["Filter"] = "/FlateDecode"
    return slow(stream)


def new(slow: Callable[..., Any], kind: str, *values: Any) -> Any:
    """In the place of `ffi.new`: the length of an array is its values', or every length is C that has to be parsed."""
    return slow(f"{kind.partition('[')[0]}[]" if values and kind[-1] == "]" else kind, *values)
