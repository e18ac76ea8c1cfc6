"""The letters a Word file carries for computers without TH SarabunPSK: Sarabun, made as small as that font's are.

A file embedded under the name of a font stands in where it is not installed. Its own name is a free one: the licence of
TH SarabunPSK keeps that name for unchanged files, the one of Sarabun (SIL OFL) none. The hiding of a font's first bytes
is that of ECMA-376, part 4, "Font Embedding".
"""

from __future__ import annotations

import functools
import io
from pathlib import Path

from fontTools.ttLib import TTFont

NAME = "ITA Sarabun"
UNITS = 1515  # to the em where Sarabun's own are 1000: its letters at 16 points are as large as TH SarabunPSK's
ASCENT, DESCENT = 1318, 394  # of a line, together 1.13 em as in TH SarabunPSK
HIDDEN = 32  # bytes at a file's beginning
_NAMING = {1: NAME, 3: NAME, 4: NAME, 6: NAME.replace(" ", ""), 16: NAME}  # family, identity, full, PostScript, family


@functools.cache
def embedded(path: Path, key: str) -> bytes:
    """The font for a Word file, hidden with the key (a GUID in braces) under which the table of fonts names it."""
    plain = _small(path)
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    hidden = bytes(byte ^ mask[place % len(mask)] for place, byte in enumerate(plain[:HIDDEN]))
    return hidden + plain[HIDDEN:]


def _small(path: Path) -> bytes:
    with TTFont(path, recalcTimestamp=False) as font:
        font["head"].unitsPerEm = UNITS
        lines, more = font["hhea"], font["OS/2"]
        lines.ascent = more.sTypoAscender = more.usWinAscent = ASCENT
        lines.descent = more.sTypoDescender = -DESCENT
        more.usWinDescent = DESCENT
        lines.lineGap = more.sTypoLineGap = 0
        for record in font["name"].names:
            if record.nameID in _NAMING:
                record.string = record.toUnicode().replace("Sarabun", _NAMING[record.nameID])
        if "DSIG" in font:
            del font["DSIG"]  # a signature of the unchanged file
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()
