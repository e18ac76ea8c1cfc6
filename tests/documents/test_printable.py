"""thai.printable is held to the files of the papers' font, and what it takes prints without a box."""

import unicodedata

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from thai.printable import refusal

BLANKS = {character for number in range(0x11000) if (character := chr(number)).isspace()}


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_printable_is_what_every_face_has_a_glyph_for(face: str) -> None:
    with TTFont(settings.VENDOR_DIR / f"Sarabun-{face}.ttf") as font:
        has = {chr(number) for number in font.getBestCmap()}
    seen = {character for character in has if not unicodedata.category(character).startswith("C")}
    taken = {chr(number) for number in range(0x110000) if not refusal(chr(number))}
    assert taken - BLANKS == seen - BLANKS
