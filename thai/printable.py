"""Which characters papers can print: those that have a glyph in every face of the papers' font.

Plain data, so that text is refused where it is typed, far from any font; tests/documents/test_printable.py holds it to
the font's files.
"""

from __future__ import annotations

import re
import unicodedata

# Sarabun's characters, without controls and private ones; what a line may hold besides is a blank.
_PRINTABLE = (
    " -~\xa0-\xac\xae-\u017e\u018f\u0192\u01a0-\u01a1\u01af-\u01b0\u01cd-\u01dc\u01e6-\u01e7\u01fa-\u01ff\u0218-\u021b"
    "\u0237\u0251\u0259\u02bb-\u02bc\u02be-\u02bf\u02c6-\u02cc\u02d8-\u02dd\u0300-\u0304\u0306-\u030c\u031b\u0323-\u0324"
    "\u0326-\u0328\u032e\u0331\u0394\u03a9\u03bc\u03c0\u0e01-\u0e3a\u0e3f-\u0e5b\u1e0c-\u1e0f\u1e20-\u1e21\u1e24-\u1e25"
    "\u1e2a-\u1e2b\u1e36-\u1e3b\u1e42-\u1e49\u1e5a-\u1e63\u1e6c-\u1e6f\u1e80-\u1e85\u1e8e-\u1e8f\u1e92-\u1e93\u1e97\u1e9e"
    "\u1ea0-\u1ef9\u2007\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032-\u2033\u2039-\u203a"
    "\u2044\u2070\u2074-\u2079\u207d-\u2089\u208d-\u208e\u20a1\u20a4\u20a6-\u20a7\u20ab-\u20ac\u20b1-\u20b2\u20b5"
    "\u20b9-\u20ba\u20bd\u210a\u2113\u2117\u2120\u2122\u212e\u2153-\u2154\u215b-\u215e\u2190-\u2193\u2202\u2206\u220f"
    "\u2211-\u2212\u2215\u2219-\u221a\u221e\u222b\u2248\u2260\u2264-\u2265\u25a0\u25b2-\u25b3\u25b6-\u25b7\u25bc-\u25bd"
    "\u25c0-\u25c1\u25c6\u25ca\ufb01-\ufb02"
)
_UNPRINTABLE = re.compile(rf"[^\s{_PRINTABLE}]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def refusal(text: str) -> str:
    """Why the text cannot be printed, in Thai: the first such character and its line; empty where all of it can."""
    found = _UNPRINTABLE.search(text)
    return _told(text, found, "พิมพ์ลงเอกสารไม่ได้") if found else ""


def unstorable(text: str) -> str:
    """Why no database can hold the text, in the same words: half a character, or NUL."""
    found = _UNSTORABLE.search(text)
    return _told(text, found, "เก็บไม่ได้") if found else ""


def _told(text: str, found: re.Match[str], why: str) -> str:
    line = text.count("\n", 0, found.start()) + 1
    where = f"บรรทัดที่ {line}: " if "\n" in text else ""
    return f"{where}{_named(found[0])} {why} ลบหรือเปลี่ยนเป็นคำ"


def _named(character: str) -> str:
    """The character itself, or its number where nobody could see it: half of one, a private or an invisible one."""
    is_seen = not unicodedata.category(character).startswith(("C", "M"))
    return f"“{character}”" if is_seen else f"อักขระ U+{ord(character):04X}"
