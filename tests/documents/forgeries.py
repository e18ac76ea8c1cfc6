"""What a forger can make of a sealed paper with the usual tools; each takes its bytes and gives others."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pymupdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Forgery = Callable[[bytes], bytes]
_mupdf: Any = pymupdf  # it ships no types
_dictionary: Any = generic.DictionaryObject  # nor does this


def flipped(pdf: bytes) -> bytes:
    altered = bytearray(pdf)
    altered[len(pdf) // 9] ^= 1
    return bytes(altered)


def appended(pdf: bytes) -> bytes:
    return pdf + b"\n%%EOF\n"


def cut_off(pdf: bytes) -> bytes:
    return pdf[: pdf.rindex(b"startxref")]


def unmade(pdf: bytes) -> bytes:
    """Its signatures are none to a reader, and it looks as before."""
    return pdf.replace(b"/ByteRange", b"/ByteRangE")


def overlaid(pdf: bytes) -> bytes:
    """A revision after the seal that draws white over the first page."""
    writer = _revision(pdf)
    white = generic.StreamObject(stream_data=b"q 1 1 1 rg 50 500 400 200 re f Q")
    writer.add_stream_to_page(0, writer.add_object(white))
    return _written(writer)


def annotated(pdf: bytes) -> bytes:
    """A revision after the seal with a note on the first page."""
    writer = _revision(pdf)
    place = generic.ArrayObject(map(generic.NumberObject, (50, 700, 300, 750)))
    note = {"/Type": generic.NameObject("/Annot"), "/Subtype": generic.NameObject("/FreeText"), "/Rect": place}
    said = {generic.pdf_name(key): value for key, value in note.items()}
    said[generic.pdf_name("/Contents")] = generic.pdf_string("อนุมัติ")
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(_dictionary(said)))
    return _written(writer)


def rewritten(pdf: bytes) -> bytes:
    """Saved anew by another program, with all its fields."""
    with _mupdf.open(stream=pdf) as document:
        return bytes(document.tobytes(garbage=3))


def swapped(pdf: bytes) -> bytes:
    """Saved anew with its last page first."""
    with _mupdf.open(stream=pdf) as document:
        document.move_page(document.page_count - 1, 0)
        return bytes(document.tobytes())


def shortened(pdf: bytes) -> bytes:
    """Saved anew without its first page."""
    with _mupdf.open(stream=pdf) as document:
        document.delete_page(0)
        return bytes(document.tobytes())


def _revision(pdf: bytes) -> Any:
    return IncrementalPdfFileWriter(BytesIO(pdf))


def _written(writer: Any) -> bytes:
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


FORGERIES: tuple[Forgery, ...] = (
    *(flipped, appended, cut_off, unmade),
    *(overlaid, annotated, rewritten, swapped, shortened),
)
