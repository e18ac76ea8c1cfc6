"""A version's frozen content as flowing text for a small screen: the very templates its PDF is laid out from.

Only what a page has and a screen has not is taken away: places for a pen, repeated heads, pictures. Cells of tables
carry their columns' headings, so that a narrow screen may show a row as a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from lxml import html
from lxml.html import HtmlElement, builder

_BARS = "contains(@class, 'bar-cell')"
_LEFT_OUT = f"//img[starts-with(@src, 'static:')] | //*[@data-cont] | //tfoot | //colgroup | //*[{_BARS}]"
END_OF_DRAWING = "</svg>"
_STOOD = re.compile(r'<i data-drawn="(\d+)"></i>')


def large_text(content: Mapping[str, Any], told: Mapping[str, str]) -> SafeString:
    """The paper, and the report it carries, as HTML below a page's own heading.

    `told` is what its text fields say that were empty when the content was frozen, by their names.
    """
    parts = [content, content["report"]] if content.get("report") else [content]
    flowing = "".join(_flowing(part, told) for part in parts)
    return mark_safe(flowing)  # noqa: S308 - made by the papers' templates, which escape what was typed


def _flowing(content: Mapping[str, Any], told: Mapping[str, str]) -> str:
    drawn: list[str] = []

    # Said as attached: how to check the paper is no part of what is decided.
    context = {"paper": content, "made_at": "", "attached": True, "is_draft": False}
    parts = render_to_string(f"documents/{content['kind']}.html", context).split(END_OF_DRAWING)
    printed = []
    for part in parts[:-1]:  # lxml knows no SVG inside HTML: drawings are set aside meanwhile
        before, begin, drawing = part.partition("<svg")
        printed += [before, f'<i data-drawn="{len(drawn)}"></i>']
        drawn.append(f"{begin}{drawing}{END_OF_DRAWING}")
    printed.append(parts[-1])
    body = html.document_fromstring("".join(printed)).find("body")
    assert body is not None
    for place in list(body.iter("input")):
        _fill(place, told.get(place.get("name", ""), ""))
    for element in cast(list[HtmlElement], body.xpath(_LEFT_OUT)):
        element.drop_tree()
    for table in body.iter("table"):
        _label(table)
    for element in body.iter(html.etree.Element):
        _on_screen(element)
    body.tag = "div"
    return _STOOD.sub(lambda found: drawn[int(found[1])], html.tostring(body, encoding="unicode"))


def _fill(place: HtmlElement, text: str) -> None:
    """What is told stands where the paper has a field for it; of a place for a pen nothing is left."""
    before = place.getprevious()
    if text and before is not None and before.tag == "span":  # a letter's number, behind what is printed of it
        before.text = f"{before.text or ''}{text}"
    elif text:
        place.addnext(builder.SPAN(text))
    place.drop_tree()


def _on_screen(element: HtmlElement) -> None:
    element.attrib.pop("style", None)
    match element.tag:
        case "h1" | "h2" | "h3" | "h4":  # the page has a heading above them
            element.tag = f"h{int(element.tag[1]) + 1}"
        case "a" if not element.text:  # of a table of contents: behind a heading, for its page
            heading = element.getparent()[0]
            element.text = heading.text_content()
            heading.drop_tree()
        case "img":  # kept under its hash; it is seen on the true page
            element.tag, element.text = "p", f"ภาพ: {element.get('alt') or 'ดูในหน้าจริง'}"
            element.attrib.clear()


def _label(table: HtmlElement) -> None:
    """Writes over each cell what its column is called."""
    headings = [" ".join(cell.itertext()).strip() for cell in table.xpath("./thead/tr[last()]/*")]
    hanging: dict[int, int] = {}  # column → rows that a cell from above still goes over
    for row in table.xpath("./tbody/tr"):
        columns = _free(hanging)
        for cell in row:
            column = next(columns)
            span = int(cell.get("colspan", "1"))
            hanging[column] = int(cell.get("rowspan", "1")) - 1
            if span < max(len(headings), 2) and column < len(headings):
                cell.set("data-label", " / ".join(filter(None, headings[column : column + span])))
            for _ in range(span - 1):
                next(columns, None)


def _free(hanging: dict[int, int]) -> Iterator[int]:
    """The columns of a row that no cell from above goes over."""
    column = 0
    while True:
        if hanging.get(column, 0) > 0:
            hanging[column] -= 1
        else:
            yield column
        column += 1
