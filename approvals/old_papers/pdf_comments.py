"""A stranger's PDF with a comment at each place. Pure of Django; loaded in the limited process and nowhere else.

PDFium writes the file anew, which mends what is amiss in it, and pyHanko adds the comments: PDFium's own are direct
objects of their page, which PDF forbids and some viewers do not show.
"""

from __future__ import annotations

import base64
import contextlib
import io
from collections.abc import Sequence
from typing import Any

import pypdfium2
from pyhanko.pdf_utils import generic as typed
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdfium2 import raw

from approvals.old_papers.pdf_places import LARGEST_COPY, unpacked
from documents.page_boxes import Box

generic: Any = typed  # pyHanko has types, but not for its constructors
_RED, _OCHRE = (0.84, 0.27, 0.22), (0.87, 0.67, 0.24)
_STRENGTH = 0.4
_PRINTED = 4
_AUTHOR = "ตรวจเอกสารเดิม"


def commented(given: bytes) -> str:
    """The copy, base64; "" where it would be too large, or the file forbids changes. Raises what PDFium and pyHanko do.

    `given`: a line of JSON, [[page from 0, boxes as page_boxes.Box, comment, is an error], …], and the PDF.
    """
    wanted, pdf = unpacked(given)
    rewritten = io.BytesIO()
    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        if raw.FPDF_GetSecurityHandlerRevision(document) != -1:
            return ""
        document.save(rewritten)
    writer: Any = IncrementalPdfFileWriter(rewritten, strict=False)
    for page, lines, words, is_error in wanted:
        if lines:
            reference, _ = writer.find_page_for_modification(page)
            note = writer.add_object(_highlight(lines, words, _RED if is_error else _OCHRE))
            writer.register_annotation(reference, note)
    copy = io.BytesIO()
    writer.write(copy)
    return base64.b64encode(copy.getvalue() if copy.tell() <= LARGEST_COPY else b"").decode()


def _highlight(lines: Sequence[Box], words: str, colour: tuple[float, float, float]) -> Any:
    corners = [(left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in lines]
    lefts, bottoms, rights, tops = zip(*lines, strict=True)
    return generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Highlight"),
            pdf_name("/Rect"): _numbers([min(lefts), min(bottoms), max(rights), max(tops)]),
            pdf_name("/QuadPoints"): _numbers([number for corner in corners for number in corner]),
            pdf_name("/C"): _numbers(colour),
            pdf_name("/CA"): generic.FloatObject(_STRENGTH),
            pdf_name("/F"): generic.NumberObject(_PRINTED),
            pdf_name("/T"): generic.pdf_string(_AUTHOR),
            pdf_name("/Contents"): generic.pdf_string(words),
        }
    )


def _numbers(values: Sequence[float]) -> Any:
    return generic.ArrayObject(generic.FloatObject(round(value, 2)) for value in values)
