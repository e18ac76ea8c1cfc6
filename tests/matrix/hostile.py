"""What somebody who wishes no good sends: a fixed list, and as many seeded random ones as are asked for."""

from __future__ import annotations

import string
from collections.abc import Iterator
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

VALUES = [
    "",
    "\x00",
    "a\x00b",
    "9" * 30,
    "9" * 18,
    str(2**63),
    str(-(2**63) - 1),
    "9" * 5000,
    "-" + "9" * 5000,
    "1e999999999",
    "NaN",
    "Infinity",
    "0",
    "-1",
    "๙" * 30,
    "²",
    "\ufffd",
    "\u200b",
    "\u202e",
    "🙂" * 300,
    "ก" * 100_000,
    "<script>alert(1)</script>",
    "'\"`;--",
    "%s%n{0}{{ x }}{% x %}",
    "../../../../etc/passwd",
    "0000-00-00",
    "9999-12-31",
    "31/2/9999",
    "[]",
    "null",
    "\r\nSet-Cookie: a=b",
]
# As they stand in an address, where NUL and broken UTF-8 are written in percents.
PARTS = ["%00", "a%00b", "%FF", "%ED%A0%80", "0", "-1", "9" * 18, "9" * 19, "9" * 30, "9" * 5000]
PARTS += ["%E0%B9%91", "x" * 3000, "..", "%2E%2E%2F", "%25", "a%0d%0ab", "%3Cb%3E"]
LONG_NAMES = [
    f"steps-{'9' * 5000}-text",
    f"outputs-{'9' * 5000}",
    "9" * 5000,
    "a\x00",
    "item_" + "9" * 5000,
    "__proto__",
]
CONTENTS = [
    b"",
    b"\x00\x01\x02",
    b"PK\x03\x04" + b"\x00" * 60,
    b"%PDF-1.7\n%%EOF",
    b"\xd0\xcf\x11\xe0" + b"\x00" * 600,
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xfea\x00b\x00",
    b"<table><tr><td>\x00&#0;&#xD800;</td></tr></table>",
    b"code,fiscal_year,level,item,score\n" + b"x," * 3000 + b"\x00",
    ("มาตรการ,ขั้นตอน\n" + "ก" * 5000 + "\x00,๑. หนึ่ง\n").encode(),
    b'"' + b"x" * 140_000,
]
NAMES = ["a.csv", "ก" * 300 + ".xlsx", "../../x.pdf", "a\x00.png", "\u202e.docx", ""]
_LETTERS = string.printable + "กขค่ำ๑๒" + "\u0e33\u200b\u2028\ufeff\U0001f642\x85\x1b\x7f"


def random_value(chance: Random) -> str:
    """A value off the list, or letters nobody types."""
    if chance.random() < 0.7:
        return chance.choice(VALUES)
    return "".join(chance.choices(_LETTERS, k=chance.choice([1, 3, 20, 300])))


def random_file(chance: Random) -> SimpleUploadedFile:
    """A file that is not what its name says."""
    return SimpleUploadedFile(chance.choice(NAMES) or "x", chance.choice(CONTENTS))


def values(chance: Random) -> Iterator[str]:
    """Every value of the list in turn, from a random place on, and then again."""
    while True:
        yield from chance.sample(VALUES, len(VALUES))
