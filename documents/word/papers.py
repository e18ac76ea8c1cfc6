"""A paper as a Word file: the HTML that its PDF is laid out from, written once more for those who go on editing it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from weasyprint import HTML

from documents.pdf_archive import NO_DATE
from documents.rendering import paper_html
from documents.word.package import new_document, packed
from documents.word.printer import Printer

CODE = "0" * 12  # of no paper; what is said of it is left out
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML can hold


def word_file(content: Mapping[str, Any], made_at: dt.datetime | None = None) -> bytes:
    """A version's frozen content as .docx; the same content gives the same bytes."""
    head, body = _parsed(content, made_at)
    report = content.get("report")  # which a memo carries in its file
    document = new_document()
    Printer(document).print(body, *([_parsed(report, made_at)[1]] if report else []))
    about = document.core_properties
    about.title, about.language, about.comments = _short("".join(head.find("title").itertext())), "th-TH", ""
    about.author = about.last_modified_by = _short(content["municipality"])
    about.created = about.modified = (made_at or NO_DATE).astimezone(dt.UTC).replace(tzinfo=None)
    return packed(document)


def _parsed(content: Mapping[str, Any], made_at: dt.datetime | None) -> Any:
    """Head and body of a paper's HTML."""
    return HTML(string=_NO_XML.sub("", paper_html(content, CODE, made_at))).etree_element


def _short(words: str) -> str:
    """As a property of the file may be: no longer than Word lets it be."""
    return _NO_XML.sub("", words)[:255]
