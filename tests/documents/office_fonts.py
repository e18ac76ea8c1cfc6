"""Fonts that stand for TH Sarabun: Sarabun under its name, its letters as small in their em as TH Sarabun's."""

from __future__ import annotations

import io
from collections.abc import Iterable

from django.conf import settings
from fontTools.ttLib import TTFont

FAMILY = "TH Sarabun Office"


def office_font(
    face: str = "Regular", family: str = FAMILY, *, embedding: int = 0, without: Iterable[str] = (), units: int = 1515
) -> bytes:
    """A face (Regular, Bold, Italic, BoldItalic); 16 points of these units are as high as Sarabun's 10.6."""
    font = TTFont(settings.VENDOR_DIR / f"Sarabun-{face}.ttf", recalcTimestamp=False)
    for table in font["cmap"].tables:
        for character in without:
            table.cmap.pop(ord(character), None)
    font["head"].unitsPerEm = units
    font["OS/2"].fsType = embedding
    for name in list(font["name"].names):
        if name.nameID in {1, 16}:
            font["name"].setName(family, name.nameID, name.platformID, name.platEncID, name.langID)
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()
