"""Rows of a table that go on over the page's end: their title is said again with "(ต่อ)" on each further page.

WeasyPrint repeats a table's head, but of a row it only continues what is left: on the second page nobody could tell
which measure the words belong to. A last paragraph with the attribute `data-cont` in a cell is what that cell says
where its row goes on; on the first page it is left out. `data-cont="whole"` says all of the cell: it may be cut, since
the next page has it whole.

A table that ends a page early, lest a heading be left alone there, is as high as its rows: WeasyPrint (70.0) keeps the
height of rows that it took away again, which draws the last one too high.
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import TableCellBox
from weasyprint.layout import block

from documents.engine.patching import wrap


def install() -> None:
    """Wraps the layout of cells in this process. Calling it again changes nothing."""
    wrap(block, "block_container_layout", _layout)  # the layout of tables imports it at each call
    wrap(block, "table_layout", _as_high_as_its_rows)


def _as_high_as_its_rows(stock: Any, context: Any, box: Any, *rest: Any, **named: Any) -> Any:
    laid_out = stock(context, box, *rest, **named)
    table, resume_at = laid_out[:2]
    if table is None or resume_at is None:
        return laid_out
    bodies = [group for group in table.children if not (group.is_header or group.is_footer)]
    if not (bodies and bodies[-1].children):
        return laid_out
    body, row = bodies[-1], bodies[-1].children[-1]
    over = body.position_y + body.height - row.position_y - row.height
    if over > 0:
        for each in (
            body,
            table,
            *table.column_groups,
            *(one for group in table.column_groups for one in group.children),
        ):
            each.height -= over
        for foot in table.children[table.children.index(body) + 1 :]:
            foot.translate(dy=-over)
    return laid_out


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
