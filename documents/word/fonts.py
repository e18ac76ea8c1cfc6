"""The letters a Word file carries for computers without TH SarabunPSK: Sarabun, made as small as that font's are.

And the digits of its pages' numbers once more, in a font of ten letters whose Arabic digits are drawn as Thai ones:
Word numbers pages in Thai digits, LibreOffice only in Arabic ones.

A file embedded under the name of a font stands in where it is not installed. Its own name is a free one: the licence of
TH SarabunPSK keeps that name for unchanged files, the one of Sarabun (SIL OFL) none. The hiding of a font's first bytes
is that of ECMA-376, part 4, "Font Embedding".
"""

from __future__ import annotations

import functools
import io
from pathlib import Path

from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

from thai.digits import to_thai

NAME = "ITA Sarabun"
DIGITS = "ITA Thai Digits"
UNITS = 1515  # to the em where Sarabun's own are 1000: its letters at 16 points are as large as TH SarabunPSK's
ASCENT, DESCENT = 1318, 394  # of a line, together 1.13 em as in TH SarabunPSK
_ARABIC = "0123456789"
HIDDEN = 32  # bytes at a file's beginning
_NAMES, _POSTSCRIPT = (1, 3, 4, 16), 6  # of a font: family, identity, full and family again; the one without blanks


@functools.cache
def embedded(path: Path, key: str, *, of_numbers: bool = False) -> bytes:
    """The font for a Word file, hidden with the key (a GUID in braces) under which the table of fonts names it."""
    plain = _small(path, of_numbers=of_numbers)
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    hidden = bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(plain[:HIDDEN]))
    return hidden + plain[HIDDEN:]


def _small(path: Path, *, of_numbers: bool) -> bytes:
    name = DIGITS if of_numbers else NAME
    with TTFont(path, recalcTimestamp=False) as font:
        if of_numbers:
            _draw_thai_digits(font)
        font["head"].unitsPerEm = UNITS
        lines, more = font["hhea"], font["OS/2"]
        lines.ascent = more.sTypoAscender = more.usWinAscent = ASCENT
        lines.descent = more.sTypoDescender = -DESCENT
        more.usWinDescent = DESCENT
        lines.lineGap = more.sTypoLineGap = 0
        for record in font["name"].names:
            if record.nameID in (*_NAMES, _POSTSCRIPT):
                own = name.replace(" ", "") if record.nameID == _POSTSCRIPT else name
                record.string = record.toUnicode().replace("Sarabun", own)
        if "DSIG" in font:
            del font["DSIG"]  # a signature of the unchanged file
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


def _draw_thai_digits(font: TTFont) -> None:
    """Leaves ten letters of it, under the Arabic digits and the Thai ones."""
    subset = Subsetter()
    subset.populate(text="".join(map(to_thai, _ARABIC)))
    subset.subset(font)
    for table in font["cmap"].tables:
        table.cmap |= {ord(digit): table.cmap[ord(to_thai(digit))] for digit in _ARABIC}
