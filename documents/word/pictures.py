"""Drawings of papers as the pictures that Word takes: SVG → PNG, by the renderer that prints them, and bars."""

from __future__ import annotations

import functools
import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw

from documents.layout import EMBLEM, lay_out
from documents.preview import page_image

DPI = 300
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
BAR = (21.2, 3.4)  # mm of its picture, as high as the letters beside it
THICK = 1.6  # mm of the bar itself, as in paper.css
_SHEET = (
    "<style>@page { size: %gmm %gmm; margin: 0; @top-center { content: none; } }"
    " svg, img { display: block; width: 100%%; }</style>"
)


@dataclass(frozen=True)
class Picture:
    """A picture, its size in millimetres, and what it shows; without words it is mere decoration."""

    data: bytes
    width: float
    height: float
    words: str = ""


@functools.cache
def colour(name: str) -> str:
    """A colour of the papers' style sheet, six hexadecimal digits."""
    sheet = _static("documents/paper.css").decode()
    found = re.search(rf"--{name}: #([0-9a-f]+);", sheet)
    if found is None:
        raise KeyError(name)
    return found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])


def _static(name: str) -> bytes:
    return Path(str(finders.find(name))).read_bytes()


def drawing(svg: Any, words: str, width: float) -> Picture:
    """An SVG's element as a picture so many millimetres wide."""
    _, _, across, down = map(float, svg.get("viewBox").split())
    return _picture(ElementTree.tostring(svg, "unicode"), width, width * down / across, words)


def emblem(words: str, height: float) -> Picture:
    """The Garuda, so many millimetres high."""
    svg = ElementTree.fromstring(_static(EMBLEM.removeprefix("static:")))  # noqa: S314 - from our own static files
    _, _, across, down = map(float, svg.get("viewBox", "").split())
    return _picture(f'<img src="{EMBLEM}" alt="">', height * across / down, height, words)


def photograph(data: bytes, words: str, pixel: float, room: tuple[float, float]) -> Picture:
    """A picture that an office put in, as it is stored, no larger than its pixels (in millimetres) or its room."""
    with Image.open(io.BytesIO(data)) as image:
        width, height = (side * pixel for side in image.size)
    scale = min(1.0, room[0] / width, room[1] / height)
    return Picture(data, width * scale, height * scale, words)


def _picture(markup: str, width: float, height: float, words: str) -> Picture:
    return Picture(_png(markup, width, height), width, height, words)


@functools.lru_cache(maxsize=16)  # the emblem and the signs of lines are in every paper
def _png(markup: str, width: float, height: float) -> bytes:
    pdf = lay_out(_SHEET % (width, height) + markup).write_pdf()
    return page_image(pdf, 1, round(width / 25.4 * DPI))


def bar(share: float, target: float, *, below: bool) -> Picture:
    """A score's bar from 0 to 100 with the mark of its target. The figure stands beside it, so it has no words."""
    width, height, thick = (round(side / 25.4 * DPI) for side in (*BAR, THICK))
    top = (height - thick) // 2
    image = Image.new("RGBA", (width, height))  # clear above and below
    pen = ImageDraw.Draw(image)
    parts = {(0, 100): "bar", (0, share): "demonstration" if below else "bar-reached", (target, target + 1): "ink"}
    for (left, right), name in parts.items():
        pen.rectangle((width * left // 100, top, width * right // 100 - 1, top + thick), f"#{colour(name)}")
    written = io.BytesIO()
    image.save(written, "PNG", dpi=(DPI, DPI))
    return Picture(written.getvalue(), *BAR)
