"""Rows of a table that go on over the page's end: their title is said again with "(ต่อ)" on each further page.

WeasyPrint repeats a table's head, but of a row it only continues what is left: on the second page nobody could tell
which measure the words belong to. A last paragraph with the attribute `data-cont` in a cell is what that cell says
where its row goes on; on the first page it is left out. `data-cont="whole"` says all of the cell: it may be cut, since
the next page has it whole.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import TableCellBox
from weasyprint.layout import block

from documents.engine.patching import wrap


def install() -> None:
    """Wraps the layout of cells in this process. Calling it again changes nothing."""
    wrap(block, "block_container_layout", _layout)  # the layout of tables imports it at each call


def _layout(stock: Any, context: Any, box: Any, bottom_space: Any, skip_stack: Any, *rest: Any, **named: Any) -> Any:
    if not (isinstance(box, TableCellBox) and box.children and _continues(box.children[-1])):
        return stock(context, box, bottom_space, skip_stack, *rest, **named)
    body, again = box.children[:-1], box.children[-1:]
    whole = again[0].element.get("data-cont") == "whole"
    if skip_stack is None:
        laid_out = stock(context, _with(box, body), bottom_space, None, *rest, **named)
        # Where nobody could read the title any more, a row must not begin where its title does not end: it is then
        # treated as one that is never broken, which moves it to the next page. There the title fits, and the row may
        # be broken again.
        begun = laid_out[0] is not None and laid_out[0].children  # no box at all: not even its first line fits
        box.style["break_inside"] = "auto" if begun and (whole or laid_out[1] is None) else "avoid"
        return laid_out
    (first, _), *_ = skip_stack.items()
    if first < len(body) and not whole:  # the title itself is cut here
        return stock(context, _with(box, body), bottom_space, skip_stack, *rest, **named)
    # A cell that is through is laid out with nothing left to say, once on each page on which its row goes on.
    laid_out = stock(context, _with(box, again), bottom_space, None, *rest, **named)
    return laid_out[0], None, *laid_out[2:]


def _continues(box: Any) -> bool:
    element = getattr(box, "element", None)
    return element is not None and element.get("data-cont") is not None


def _with(box: Any, children: Any) -> Any:
    copy = box.copy()
    copy.children = children
    return copy
