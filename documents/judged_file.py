"""What the limited process finds out of a file nobody knows: its signatures, and the code of a paper that it claims."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import pypdfium2

from documents.authority import Trust
from documents.signing import verify

# As papers print it beside the QR code, in the address of their public page.
_CODE = re.compile("/v/([2-9A-HJ-NP-Z]{12})/")
MOST_PAGES = 300  # more than our longest papers have


def judged(pdf: bytes, *trusted: str) -> dict[str, Any]:
    """By plain values: the report of `documents.signing.verify`, and the printed code, empty where there is none.

    `trusted` are the three parts of a Trust, each its certificates in hexadecimal with commas between them.
    """
    report = verify(pdf, Trust(*(tuple(map(bytes.fromhex, filter(None, part.split(",")))) for part in trusted)))
    return {"report": report.as_json(), "code": printed_code(pdf)}


def printed_code(pdf: bytes) -> str:
    """The code of the last page that has one; empty too for what cannot be read."""
    with contextlib.suppress(pypdfium2.PdfiumError), contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in reversed(range(min(len(document), MOST_PAGES))):
            page = document[number]
            if found := _CODE.search(page.get_textpage().get_text_bounded()):
                return found[1]
    return ""
