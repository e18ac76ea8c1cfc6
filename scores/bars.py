"""Columns side by side, drawn as SVG text: groups of scores from 0 to 100, a column for each series.

Pure, and by the rules of scores.charts: numerals and the letters of an instrument inside, words beside; no script, no
style; a missing score is a gap. A column bears its score above, a narrow one upright at its foot, where no line runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.etree import ElementTree as ET

from scores.charts import GUIDE, LABEL, LOOKS, Digits, Scores, canvas

HALF, WIDE = (320, 240), (660, 240)  # beside another figure, or over the page's width
LEFT, RIGHT, TOP, BOTTOM = 30, 6, 18, 24
ACROSS, UPRIGHT = 46, 14  # the least widths of a column that bears its score above, and at its foot
SIZE = 13  # of all that is written
FOOT = 52  # height of an upright score
GAP = 0.16  # of a group's width, between it and the next
SHADES = {  # fill by series; the outline is the same for all, so that the lightest is seen, too
    "now": "#17495c",
    "before": "#c3d0d5",
    "year-1": "#ffffff",
    "year-2": "#dbe3e6",
    "year-3": "#a9bcc4",
    "year-4": "#678592",
    "year-5": "#17495c",
}
_DARK = frozenset({"now", "year-4", "year-5"})
_INK = LOOKS["now"].colour


def bars(
    labels: Sequence[str],
    series: Mapping[str, Scores],
    target: Decimal | None,
    digits: Digits = str,
    *,
    wide: bool = False,
) -> str:
    """The columns of each label, in the order of the series; `target` is a line across all."""
    width, height = WIDE if wide else HALF
    svg = canvas("drawing bars", width, height)
    floor = height - BOTTOM

    def y(score: Decimal | int) -> float:
        return floor - float(score) / 100 * (floor - TOP)

    for guide in range(0, 101, 20):
        _path(svg, "guide", f"M{LEFT} {y(guide):.1f} H{width - RIGHT}", stroke=GUIDE)
        _text(svg, "label scale", LEFT - 4, y(guide) + 4, digits(str(guide)), anchor="end")
    group = (width - LEFT - RIGHT) / max(len(labels), 1)
    column = group * (1 - GAP) / max(len(series), 1)
    written: list[tuple[str, float, float, str]] = []
    for place, label in enumerate(labels):
        left = LEFT + group * (place + GAP / 2)
        for n, (name, scores) in enumerate(series.items()):
            score = scores[place]
            if score is None:
                continue
            x = left + column * n
            _path(
                svg,
                f"bar {name}",
                f"M{x:.1f} {floor} V{y(score):.1f} H{x + column:.1f} V{floor} Z",
                fill=SHADES[name],
                stroke=_INK,
            )
            written.append((name, x, y(score), digits(f"{score:.2f}")))
        _text(svg, "label", LEFT + group * (place + 0.5), floor + 16, digits(label))
    if target is not None:
        look = LOOKS["target"]
        line = f"M{LEFT} {y(target):.1f} H{width - RIGHT}"
        _path(svg, "line target", line, stroke=look.colour, width=look.width, dash=look.dash)
    for name, x, top, score_words in written:
        _score(svg, name, x, column, top, floor, score_words)
    return ET.tostring(svg, encoding="unicode")


def _score(svg: ET.Element, name: str, x: float, column: float, top: float, floor: float, words: str) -> None:
    """A column's score: above it on a plate that covers the lines there, or upright within it."""
    middle = x + column / 2
    if column >= ACROSS:
        half = min(column, 3.8 * len(words)) / 2
        plate = f"M{middle - half:.1f} {top - 14:.1f} H{middle + half:.1f} V{top - 1.5:.1f} H{middle - half:.1f} Z"
        _path(svg, "plate", plate, fill="#ffffff", stroke="none")
        _text(svg, "label score", middle, top - 4, words, fill=_INK)
    elif column >= UPRIGHT:
        is_low = floor - top < FOOT
        x, y = middle + SIZE * 0.36, (top if is_low else floor) - 4
        fill = "#ffffff" if name in _DARK and not is_low else _INK
        _text(svg, "label score", x, y, words, anchor="start", fill=fill, upright=True)


def key(name: str) -> str:
    """The sign of a series, for the legend beside a figure."""
    svg = canvas("key", 28, 12)
    _path(svg, f"bar {name}", "M6 1 H22 V11 H6 Z", fill=SHADES[name], stroke=_INK)
    return ET.tostring(svg, encoding="unicode")


def _path(
    parent: ET.Element, css: str, d: str, *, stroke: str, fill: str = "none", width: str = "0.75", dash: str = ""
) -> None:
    path = {"class": css, "d": d, "fill": fill, "stroke": stroke, "stroke-width": width}
    ET.SubElement(parent, "path", path | ({"stroke-dasharray": dash} if dash else {}))


def _text(
    parent: ET.Element,
    css: str,
    x: float,
    y: float,
    words: str,
    *,
    anchor: str = "middle",
    fill: str = LABEL,
    upright: bool = False,
) -> None:
    look = {"font-size": str(SIZE), "font-family": "ita paper, Sarabun, sans-serif", "fill": fill}
    place = {"class": css, "x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    if upright:
        place["transform"] = f"rotate(-90 {x:.1f} {y:.1f})"
    ET.SubElement(parent, "text", place | look).text = words
