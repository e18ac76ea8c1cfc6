"""HTML as the templates of papers write it, read in an eighth of the time that any HTML needs.

What is read here is what every reader must see in the same way: elements from a short list, each closed where it is
opened, parts of tables in their tables, values in quotes, five references to characters. Anything else, a forgotten end
tag among it, is left to WeasyPrint's parser (the HTML standard's, with its repairs).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from tinyhtml5.constants import adjust_svg_attributes

_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: +[a-zA-Z][a-zA-Z0-9-]*(?:=\"[^\"]*\")?)*) ?(/?)>|([^<]+)")
_ATTRIBUTE = re.compile(r"(?<! ) +([a-zA-Z][a-zA-Z0-9-]*)(?:=\"([^\"]*)\")?")
_BEGINNING = re.compile(r"<!doctype html>\s*", re.IGNORECASE)
_UNUSUAL = re.compile("[\0\r\f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_REFERENCE = re.compile("&(?:(amp|lt|gt|quot|#x27|#39);)?")
_MEANT = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#x27": "'", "#39": "'"}

_SVG = "http://www.w3.org/2000/svg"
_SVG_ELEMENTS = {
    "svg",
    "g",
    "path",
    "circle",
    "rect",
    "line",
    "polyline",
    "polygon",
    "ellipse",
    "text",
    "tspan",
    "title",
}
_VOID = {"br", "img", "input", "col", "meta", "hr"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {
    "p",
    "div",
    "section",
    "header",
    "aside",
    "figure",
    "figcaption",
    "ol",
    "ul",
    "li",
    "table",
    "hr",
} | _HEADINGS
_WORDS = {"span", "b", "i", "strong", "em", "a", "small", "code", "sup", "sub", "br", "img", "input"}
_AROUND_P = {"td", "th", "caption", "table", "html"}
# Elements that stand in these parents only, and parents that hold nothing else.
_PARENTS = {
    "head": {"html"},
    "body": {"html"},
    "meta": {"head"},
    "title": {"head"},
    "style": {"head"},
    "li": {"ol", "ul"},
    "caption": {"table"},
    "colgroup": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "col": {"colgroup"},
    "tr": {"thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
_STRICT = {"html", "head", "table", "colgroup", "thead", "tbody", "tfoot", "tr"}
_LISTED = _BLOCKS | _WORDS | set(_PARENTS)


class _Unusual(Exception):
    """This is for the parser of the standard."""


def parse(slow: Callable[..., Any], file: Any, **named: Any) -> Any:
    """In the place of `tinyhtml5.parse`: the root element."""
    if named == {"namespace_html_elements": False}:
        start = file.tell()
        source = file.read()
        file.seek(start)
        if isinstance(source, str):
            try:
                return _read(source)
            except _Unusual:
                pass
    return slow(file, **named)


def _read(source: str) -> Element:
    beginning = _BEGINNING.match(source)
    if beginning is None or _UNUSUAL.search(source):
        raise _Unusual
    position, end = beginning.end(), len(source)
    root: Element | None = None
    names: list[str] = []
    open_elements: list[Element] = []
    parts: list[str] = []  # of the page that were there: each only once, in their order
    while position < end:
        token = _TOKEN.match(source, position)
        if token is None:
            raise _Unusual
        position = token.end()
        closes, name, attributes, closed, text = token.groups()
        if text is not None:
            _add_text(text, names, open_elements, parts, root)
        elif closes:
            if attributes or closed or not names or names[-1] != name:
                raise _Unusual
            names.pop()
            open_elements.pop()
        else:
            in_svg = "svg" in names or name == "svg"
            _check(name, names, bool(closed), in_svg=in_svg, parts=parts)
            element = Element(f"{{{_SVG}}}{name}" if in_svg else name, _attributes(attributes, in_svg=in_svg))
            if open_elements:
                open_elements[-1].append(element)
            else:
                root = element
            if name in ("style", "title") and not in_svg:
                stop = source.find(f"</{name}>", position)
                if stop < 0 or "<" in source[position:stop]:
                    raise _Unusual
                raw = source[position:stop]
                element.text = (raw if name == "style" else _meant(raw)) or None
                position = stop + len(name) + 3
            elif not closed and name not in _VOID:
                names.append(name)
                open_elements.append(element)
    if root is None or names or parts != ["html", "head", "body"]:
        raise _Unusual
    return root


def _add_text(
    text: str, names: list[str], open_elements: list[Element], parts: list[str], root: Element | None
) -> None:
    is_space = not text.strip(" \t\n")
    if not is_space and (not names or names[-1] in _STRICT):
        raise _Unusual
    if not names or names[-1] == "html":
        if parts == ["html"]:  # before the head
            return
        # Behind the body, what is white belongs to it.
        into = root[1] if root is not None and len(root) > 1 else open_elements[-1]
    else:
        into = open_elements[-1]
    said = text if is_space else _meant(text)
    if len(into):
        into[-1].tail = (into[-1].tail or "") + said
    else:
        into.text = (into.text or "") + said


def _check(name: str, names: list[str], closed: bool, *, in_svg: bool, parts: list[str]) -> None:
    """Raises _Unusual unless an element may stand here and changes nothing around it."""
    parent = names[-1] if names else None
    if name in ("html", "head", "body"):
        parts.append(name)
        if (parent, name) not in ((None, "html"), ("html", "head"), ("html", "body")) or closed:
            raise _Unusual
        return
    if in_svg:
        if name not in _SVG_ELEMENTS or parent == "title" or (name == "svg" and (parent in _STRICT or "svg" in names)):
            raise _Unusual
        return
    if name not in _LISTED or parent is None or (closed and name not in _VOID):
        raise _Unusual
    parents = _PARENTS.get(name)
    if (parent not in parents) if parents else (parent in _STRICT):
        raise _Unusual
    if name == "a" and "a" in names:
        raise _Unusual
    if name in _BLOCKS:
        if name in _HEADINGS and parent in _HEADINGS:
            raise _Unusual
        for around in reversed(names):
            if around == "p":
                raise _Unusual
            if around in _AROUND_P:
                break


def _attributes(source: str, *, in_svg: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(source):
        if name == "xmlns":
            if not in_svg or value != _SVG:
                raise _Unusual
            name = "{http://www.w3.org/2000/xmlns/}xmlns"
        elif not name.islower() and not (in_svg and adjust_svg_attributes.get(name.lower()) == name):
            raise _Unusual
        if name in found:
            raise _Unusual
        found[name] = _meant(value) if "&" in value else value
    return found


def _meant(text: str) -> str:
    if "&" not in text:
        return text

    def meant(reference: re.Match[str]) -> str:
        if reference[1] is None:
            raise _Unusual
        return _MEANT[reference[1]]

    return _REFERENCE.sub(meant, text)
