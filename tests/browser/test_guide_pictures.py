"""The guide's pictures are of today's pages: taken anew by the browser and held against those that are in the guide."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from accounts.management.municipality import find_municipality
from ita_portal import demonstration
from ita_portal.guide import PICTURES
from ita_portal.management.commands.write_guide import CODE, COLOURS, pages_of
from ita_portal.management.page_pictures import write_pictures_of

MOST = 0.004  # of a picture's dots: another day or hour is less, another heading more


def difference(one: Path, other: Path) -> float:
    """How much of two pictures is clearly another colour; all of it where their sizes differ."""
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return 1.0
        tones = ImageChops.difference(first.convert("L"), second.convert("L")).histogram()
    return sum(tones[64:]) / sum(tones)


@pytest.mark.django_db(transaction=True)
def test_the_guides_pictures_show_todays_pages(tmp_path: Path) -> None:
    """Else: `./dev manage write_guide`, on the demonstration."""
    demonstration.load()
    place = find_municipality(CODE)
    write_pictures_of(tmp_path, lambda: pages_of(place), colours=COLOURS)
    taken, kept = ({file.name for file in folder.glob("*.png")} for folder in (tmp_path, PICTURES))
    assert taken == kept
    assert {name: part for name in taken if (part := difference(tmp_path / name, PICTURES / name)) > MOST} == {}
