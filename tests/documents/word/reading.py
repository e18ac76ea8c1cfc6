"""Reading Word files back, by python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(file: bytes) -> WordDocument:
    return Document(io.BytesIO(file))


def elements(file: bytes, name: str) -> Iterator[Any]:
    """All elements of this name in the body, such as w:tbl."""
    yield from opened(file).element.body.iter(qn(name))


def said(element: Any) -> str:
    """The letters of an element without any white space."""
    return re.sub(r"\s", "", "".join(text.text or "" for text in element.iter(qn("w:t"))))


def words_of(file: bytes) -> str:
    return said(opened(file).element.body)


def value(element: Any, path: str, attribute: str = "val") -> str | None:
    """An attribute of a child, such as w:pPr/w:jc; None where there is no such child."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn(f"w:{attribute}"))
