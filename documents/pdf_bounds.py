"""How much a PDF may hold to be judged: counted in its bytes, in one pass each, before any reader opens it.

The sealed papers of this product stay far below. What hides from the count, in compressed or escaped form, meets the
limits of the process that reads it.
"""

from __future__ import annotations

import re

SIZE = 30 * 1024 * 1024
FIELDS = 100  # signature fields, filled or empty; our longest routes have ten
REVISIONS = 50  # a signature makes one
OBJECTS = 50_000

_FIELD = re.compile(rb"/FT[\x00\t\n\f\r ]{0,8}/Sig\b")
_COUNT_IN_STREAM = re.compile(rb"/N[\x00\t\n\f\r ]{1,8}([0-9]{1,9})")


def within_bounds(pdf: bytes) -> bool:
    """Whether the file is small and simple enough to be judged."""
    return (
        len(pdf) <= SIZE
        and max(pdf.count(b"startxref"), pdf.count(b"%%EOF")) <= REVISIONS
        and _fields(pdf) <= FIELDS
        and _objects(pdf) <= OBJECTS
    )


def _fields(pdf: bytes) -> int:
    # Every signature names the bytes it covers, wherever its field is described.
    return max(sum(1 for _ in _FIELD.finditer(pdf)), pdf.count(b"/ByteRange"))


def _objects(pdf: bytes) -> int:
    """Objects in the open, and those that object streams say they hold."""
    packed = sum(int(found[1]) for found in _COUNT_IN_STREAM.finditer(pdf)) if b"/ObjStm" in pdf else 0
    return pdf.count(b" obj") + packed
