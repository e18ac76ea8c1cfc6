"""What an .xlsx says of itself besides its cells: sheets and which are hidden, texts that cells share, number formats.

Read by the local names of its XML, so that the Strict kind of .xlsx, whose namespaces differ, is nothing special.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from tables.grid import raised
from tables.number_formats import BUILT_IN, GENERAL

Element = etree._Element

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True)
class SheetPart:
    """A sheet's name, the part of the package that holds it, and whether it is hidden."""

    name: str
    path: str
    hidden: bool = False


@dataclass
class Book:
    """An opened workbook. `codes` are the number formats by a cell's style, `coloured` the styles whose ground is not
    white."""

    archive: zipfile.ZipFile
    sheets: list[SheetPart] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    coloured: set[int] = field(default_factory=set)
    epoch: dt.datetime = WINDOWS_EPOCH


def open_book(archive: zipfile.ZipFile) -> Book:
    """The workbook in a package. Raises KeyError, ValueError or lxml's errors where it is damaged."""
    book = Book(archive)
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    main = next((path for kind, path in _relations(archive, names, "").values() if kind == "officeDocument"), "")
    main = main if main.lower() in names else "xl/workbook.xml"
    root = _parsed(archive, names[main.lower()])
    if etree.QName(root).localname != "workbook":
        raise ValueError(root.tag)
    for properties in root.iterfind("{*}workbookPr"):
        book.epoch = MAC_EPOCH if properties.get("date1904") in ("1", "true") else WINDOWS_EPOCH
    relations = _relations(archive, names, main)
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        identity = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, path = relations.get(str(identity), ("", ""))
        if kind == "worksheet" and path.lower() in names:
            hidden = sheet.get("state", "visible") != "visible"
            book.sheets.append(SheetPart(sheet.get("name", ""), names[path.lower()], hidden))
    for kind, path in relations.values():
        if kind == "sharedStrings" and path.lower() in names:
            book.strings = list(_strings(archive, names[path.lower()]))
        elif kind == "styles" and path.lower() in names:
            styles = _parsed(archive, names[path.lower()])
            book.codes, book.coloured = _codes(styles), _coloured(styles)
    return book


def string_of(element: Element) -> str:
    """A text with its runs: phonetic ones left out, raised digits as such, _x000D_ as the character it stands for."""
    pieces = []
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            pieces.append(child.text or "")
        elif name == "r":
            text = "".join(part.text or "" for part in child.iterfind("{*}t"))
            place = next((v.get("val", "") for v in child.iterfind("{*}rPr/{*}vertAlign")), "")
            pieces.append(raised(text, low=place == "subscript") if place in ("superscript", "subscript") else text)
    return unescaped("".join(pieces))


def text_boxes(archive: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """The lines of boxes that lie on a sheet."""
    for drawing in _parts_of(archive, sheet, "drawing"):
        for shape in drawing.iter("{*}sp"):
            if any(named.get("hidden") in ("1", "true") for named in shape.iterfind("{*}nvSpPr/{*}cNvPr")):
                continue
            for line in shape.iterfind("{*}txBody/{*}p"):
                if text := "".join(part.text or "" for part in line.iter("{*}t")).strip():
                    yield text


def comments(archive: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """What readers have noted behind cells of a sheet."""
    for notes in _parts_of(archive, sheet, "comments"):
        for comment in notes.iter("{*}comment"):
            yield "".join(part.text or "" for part in comment.iter("{*}t"))


def _parts_of(archive: zipfile.ZipFile, sheet: str, kind: str) -> Iterator[Element]:
    """The parts of one kind that a sheet points to."""
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    for found, path in _relations(archive, names, sheet).values():
        if found == kind and path.lower() in names:
            yield _parsed(archive, names[path.lower()])


def unescaped(text: str) -> str:
    """Excel writes a character that XML cannot hold as _x000D_."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def escaped(text: str) -> str:
    """The inverse of `unescaped`, for a text that looks escaped by chance."""
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    """What an escape stands for; nothing for half of a character."""
    character = chr(int(found[1], 16))
    return "" if unicodedata.category(character) == "Cs" else character


def _relations(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> dict[str, tuple[str, str]]:
    """What a part points to: its id → the kind and the path."""
    folder, name = posixpath.split(part)
    stated = names.get(posixpath.join(folder, "_rels", f"{name}.rels").lower())
    found: dict[str, tuple[str, str]] = {}
    for relation in _parsed(archive, stated) if stated else ():
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], path)
    return found


def _parsed(archive: zipfile.ZipFile, name: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(archive.read(name), parser)


def _strings(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    with archive.open(name) as part:
        for _, element in etree.iterparse(part, ("end",), tag="{*}si", resolve_entities=False, no_network=True):
            yield string_of(element)
            element.clear()
            if (parent := element.getparent()) is not None:
                parent.remove(element)


def _codes(styles: Element) -> list[str]:
    own = {
        code.get("numFmtId", ""): code.get("formatCode", GENERAL) for code in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    found = []
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        built_in = BUILT_IN.get(int(number), GENERAL) if number.isdecimal() and len(number) < 6 else GENERAL
        found.append(own.get(number, built_in))
    return found


def _coloured(styles: Element) -> set[int]:
    """The styles of cells with a ground of one colour; white, by its name or as the theme's first, is none."""
    fills = []
    for fill in styles.iterfind("{*}fills/{*}fill"):
        solid = fill.find("{*}patternFill[@patternType='solid']")
        ground = None if solid is None else solid.find("{*}fgColor")
        white = ground is None or (
            ground.get("rgb", "")[-6:].upper() == "FFFFFF"
            or ground.get("indexed") in ("1", "9", "64")
            or (ground.get("theme") == "0" and not float(ground.get("tint", 0)))
        )
        fills.append(not white)
    numbers = (style.get("fillId", "0") for style in styles.iterfind("{*}cellXfs/{*}xf"))
    return {n for n, fill in enumerate(numbers) if fill.isdecimal() and int(fill) < len(fills) and fills[int(fill)]}
