"""WordprocessingML, its children in the order of its schema (ECMA-376 part 1, 17): runs, paragraphs, sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.word.fonts import DIGITS

TWIPS = 1440 / 25.4  # in a millimetre

Element = Any  # of lxml, whose stubs do not know what python-docx makes of it


def w(name: str, /, *children: Element | None, **values: object) -> Element:
    """An element of the namespace w with its attributes and children; a child that is None is left out."""
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend([child for child in children if child is not None])
    return element


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS)


@dataclass(frozen=True)
class LetterLook:
    """What sets letters apart from their paragraph's style. `size` in points, 0 for the style's own."""

    bold: bool = False
    italic: bool = False
    size: int = 0
    dotted: bool = False  # underlined with dots, for a pen
    font: str = ""


PLAIN = LetterLook()


def run(look: LetterLook, *content: Element) -> Element:
    """A run: text, tabs, breaks or pictures in one look."""
    properties = [
        *((w("rFonts", ascii=look.font, hAnsi=look.font, cs=look.font),) if look.font else ()),
        *((w("b"), w("bCs")) if look.bold else ()),
        *((w("i"), w("iCs")) if look.italic else ()),
        *((w("sz", val=look.size * 2), w("szCs", val=look.size * 2)) if look.size else ()),
        *((w("u", val="dotted"),) if look.dotted else ()),
    ]
    return w("r", w("rPr", *properties) if properties else None, *content)


def text(said: str) -> Element:
    """Letters as they are, spaces at either end too."""
    element = w("t")
    element.text = said
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


@dataclass(frozen=True)
class Stop:
    """A tab stop so many millimetres from the margin; dots may lead up to it."""

    at: float
    align: str = "left"
    dots: bool = False


@dataclass(frozen=True)
class Layout:
    """What sets a paragraph apart from its style; lengths in millimetres, `before` and `after` in points.

    `align` is Word's own word (center, right); by `hanging` the first line begins before the others.
    """

    align: str = ""
    keep_next: bool = False
    before: float | None = None
    after: float | None = None
    left: float = 0
    hanging: float = 0
    stops: tuple[Stop, ...] = ()


AS_STYLED = Layout()


def paragraph(style: str, runs: Iterable[Element], layout: Layout = AS_STYLED) -> Element:
    """A paragraph in a style of skeleton/word/styles.xml."""
    around = {"before": layout.before, "after": layout.after}
    spacing = {side: round(points * 20) for side, points in around.items() if points is not None}
    stops = [
        w("tab", val=stop.align, **({"leader": "dot"} if stop.dots else {}), pos=twips(stop.at))
        for stop in layout.stops
    ]
    indent = {"left": twips(layout.left)} if layout.left else {}
    indent |= {"hanging": twips(layout.hanging)} if layout.hanging else {}
    properties = w(
        "pPr",
        w("pStyle", val=style) if style != "Normal" else None,
        w("keepNext") if layout.keep_next else None,
        w("tabs", *stops) if stops else None,
        w("spacing", **spacing) if spacing else None,
        w("ind", **indent) if indent else None,
        w("jc", val=layout.align) if layout.align else None,
    )
    return w("p", properties if len(properties) else None, *runs)


@dataclass(frozen=True)
class Page:
    """A sheet and its margins in millimetres; a cover bears no number."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    is_cover: bool = False

    @property
    def room(self) -> float:
        return self.width - self.left - self.right


UPRIGHT = Page(210, 297, 25, 20, 20, 30)
COVER = replace(UPRIGHT, is_cover=True)
ACROSS = Page(297, 210, 20, 18, 16, 18)


def section(page: Page, header: str, *, opens: bool) -> Element:
    """How the pages of a section are; `header` is a relationship. Where a paper opens, its numbers begin anew."""
    margins = {edge: twips(getattr(page, edge)) for edge in ("top", "right", "bottom", "left")}
    reference = w("headerReference", type="default")
    reference.set(qn("r:id"), header)
    across = {"orient": "landscape"} if page.width > page.height else {}
    return w(
        "sectPr",
        reference,
        w("pgSz", w=twips(page.width), h=twips(page.height), **across),
        w("pgMar", **margins, header=twips(12), footer=twips(8), gutter=0),
        w("pgNumType", fmt="thaiNumbers", **({"start": 1} if opens else {})),
        w("cols", space=708),
        w("titlePg") if opens or page.is_cover else None,
    )


def mark(name: str, number: int, *content: Element) -> list[Element]:
    """The content under a name by which `page_of` finds it; every mark of a file has its own number."""
    return [w("bookmarkStart", id=number, name=name), *content, w("bookmarkEnd", id=number)]


def page_of(name: str) -> Element:
    """The number of the page on which a mark stands, as the word processor counts."""
    return w("fldSimple", run(LetterLook(font=DIGITS), text("")), instr=f" PAGEREF {name} ", dirty="true")
