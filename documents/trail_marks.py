"""The end of the municipality's audit chain at the time of a signature, in the paper itself and signed with it.

So every paper that has left the portal knows how long the chain was at least, and its hash there.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import islice

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from documents.form_fields import entry, fields_of
from documents.pdf_bounds import FIELDS

TRAIL = generic.NameObject("/ITAP_Trail")  # a private key in the signature dictionary, beside the capacity's
_MARK = re.compile(r"(\d{1,10}):([0-9a-f]{64})")


def written(trail: tuple[int, str]) -> generic.TextStringObject | generic.ByteStringObject:
    """A mark as the signature dictionary holds it: number, colon, hash."""
    return generic.pdf_string(f"{trail[0]}:{trail[1]}")


def marks_in(pdf: bytes) -> list[tuple[int, str]]:
    """The marks of all signatures of a paper made here, whose hash was checked; none in one from before marks.

    ValueError for bytes that are no readable PDF.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        signed = [field for field in islice(fields_of(reader), FIELDS) if field.signed]
        texts = [entry(field.dictionary.raw_get("/V").get_object(), TRAIL) for field in signed]
    except Exception as error:  # pyHanko names no closed set for what it cannot read
        raise ValueError("no readable PDF") from error
    found = [_MARK.fullmatch(str(text)) for text in texts if text is not None]
    return [(int(mark[1]), mark[2]) for mark in found if mark]
