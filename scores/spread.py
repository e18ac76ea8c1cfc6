"""Scores as dots on a printed axis that begins where the scores do, so that 91 and 99 lie apart: SVG for pages.

Pure: scores in, text out. Every colour is the page's, by class (static/css/levels.css); what a drawing shows is said in
words beside it, therefore readers are not given it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from xml.etree import ElementTree as ET

from scores.charts import canvas
from thai.numbers import format_score

MOST = 14  # dots one above the other; where there are more, each stands for several
RADIUS, GAP, RING = 8.0, 3.0, 4.0
MARGIN = RADIUS + RING + 2  # left and right of the axis, for a ringed dot at its end
ROOM = 60  # above the dots, for the target's name and that of the ringed one
BELOW = 30  # for the axis' figures
WIDE, NARROW = (1040, 1), (328, 2)  # width and points a bin: of a page, and of a phone
SHORT, LONG, STRIP_HEIGHT, EDGE = 130, 320, 20, 7  # of the strips
EDGE_FREE = 0.2  # of a short strip's axis, at both ends, for the figures there


@dataclass(frozen=True)
class Axis:
    """From `low` to `high`, with a figure each `step` points, and the target that is marked on it."""

    low: int
    target: Decimal
    high: int = 100
    step: int = 5

    @property
    def figures(self) -> range:
        return range(-(-self.low // self.step) * self.step, self.high + 1, self.step)

    def share(self, score: Decimal | int) -> float:
        """How far along the axis a score lies, 0 to 1."""
        return (float(score) - self.low) / (self.high - self.low)


def axis_of(scores: Iterable[Decimal | None], target: Decimal) -> Axis:
    """The axis on which all of these and the target have room: from a multiple of five below the least of them."""
    least = min((score for score in scores if score is not None), default=target)
    low = max(0, int(min(least, target) - 1) // 5 * 5)
    return Axis(low, target, step=5 if low >= 50 else 10 if low >= 20 else 20)


@dataclass(frozen=True)
class Dot:
    """Somebody's score with the shade of its level. `key` and `name` only where they may be told."""

    score: Decimal
    shade: int
    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class PlacedDot:
    """A dot of the drawing; `count` municipalities lie in it."""

    dot: Dot
    x: float
    y: float
    count: int


@dataclass(frozen=True)
class Spread:
    """Where every dot lies. `each`: how many municipalities a dot stands for."""

    axis: Axis
    width: int
    height: float
    radius: float
    each: int
    dots: tuple[PlacedDot, ...]
    ringed: PlacedDot | None

    @property
    def narrow(self) -> bool:
        return self.width == NARROW[0]

    @property
    def floor(self) -> float:
        return self.height - BELOW

    def x(self, score: Decimal | float) -> float:
        return MARGIN + (self.width - 2 * MARGIN) * self.axis.share(Decimal(score))


def spread(dots: Sequence[Dot], axis: Axis, size: tuple[int, int], chosen: Dot | None = None) -> Spread:
    """Places the dots in bins, the lowest score of a bin at the bottom, and rings the one that `chosen` lies in."""
    width, points = size
    bins: dict[float, list[Dot]] = defaultdict(list)
    for dot in sorted(dots, key=lambda each: each.score):
        bins[_bin(dot.score, axis, points)].append(dot)
    most = max((len(each) for each in bins.values()), default=0)
    each = max(1, -(-most // MOST))
    rows = -(-most // each)
    room = (width - 2 * MARGIN) / (axis.high - axis.low) * points
    radius = min(RADIUS, max(room / 2 - 0.75, 1.5))
    step = 2 * radius + GAP
    drawing = Spread(axis, width, ROOM + max(rows, 1) * step + BELOW, radius, each, (), None)
    placed, ringed = [], None
    for begin, members in bins.items():
        x = drawing.x(begin + points / 2)
        for row, start in enumerate(range(0, len(members), each)):
            group = members[start : start + each]
            here = PlacedDot(group[len(group) // 2], x, drawing.floor - GAP - radius - row * step, len(group))
            placed.append(here)
            if ringed is None and chosen in group:
                ringed = here
    return Spread(axis, width, drawing.height, radius, each, tuple(placed), ringed)


def _bin(score: Decimal, axis: Axis, points: int) -> float:
    """Where the score's bin begins: counted from the target, so that none lies on both sides of it. 100 lies in the
    last one, which is not empty beyond it."""
    last = ceil((axis.high - axis.target) / points) - 1
    return float(axis.target + points * min(floor((score - axis.target) / points), last))


def draw(found: Spread, said: str) -> str:
    """The dots over their axis; `said` stands above the ringed one. Dots with a key can be found by it."""
    svg = canvas(f"spread {'on-phone' if found.narrow else 'on-page'}", found.width, round(found.height))
    floor = found.floor
    _line(svg, "axis", 0, floor, found.width, floor)
    for figure in found.axis.figures:
        x = found.x(Decimal(figure))
        _line(svg, "axis", x, floor, x, floor + 5)
        anchor = "end" if figure == found.axis.high else "start" if figure == found.axis.low else "middle"
        _text(svg, "figure", x, floor + 22, str(figure), anchor)
    x = found.x(found.axis.target)
    _line(svg, "target", x, 4, x, floor)
    _text(svg, "target", x - 6, 13, f"{'เป้า' if found.narrow else 'เป้าหมาย'} {found.axis.target}", "end")
    for placed in found.dots:
        circle = _circle(svg, f"dot d{placed.dot.shade}", placed.x, placed.y, found.radius)
        if found.each == 1 and placed.dot.key:
            circle.set("data-at", placed.dot.key)
            ET.SubElement(circle, "title").text = f"{placed.dot.name} {format_score(placed.dot.score)}"
    if found.ringed:
        _ring(svg, found, found.ringed, said)
    return ET.tostring(svg, encoding="unicode")


def _ring(svg: ET.Element, found: Spread, ringed: PlacedDot, said: str) -> None:
    """The ring, its line up and the name. A name near an edge begins or ends there (static/js/overview.js, too)."""
    ring = ET.SubElement(svg, "g", {"class": "ring"})
    _circle(ring, "", ringed.x, ringed.y, found.radius + RING)
    _line(ring, "", ringed.x, ROOM - 16, ringed.x, ringed.y - found.radius - RING)
    share = ringed.x / found.width
    anchor = "start" if share < 0.25 else "end" if share > 0.75 else "middle"
    _text(ring, "", ringed.x, ROOM - 22, said, anchor)


def strip(now: Decimal | None, before: Decimal | None, axis: Axis, shade: int | None, width: int = SHORT) -> str:
    """A row's own axis: the year before as a circle, this year as a dot, the target as a line across.

    `shade` of the score's level; None for the page's own colour, and red below the target.
    """
    svg = canvas(_of_width("strip", width), width, STRIP_HEIGHT)
    middle = STRIP_HEIGHT / 2
    _line(svg, "axis", 0, middle, width, middle)
    place = _along(axis, axis.target, width)
    _line(svg, "target", place, 3, place, STRIP_HEIGHT - 3)
    if before is not None:
        _circle(svg, "before", _along(axis, before, width), middle, 3.5)
    if now is not None:
        css = f"d{shade}" if shade is not None else "low" if now < axis.target else "reached"
        _circle(svg, f"dot {css}", _along(axis, now, width), middle, 4.75)
    return ET.tostring(svg, encoding="unicode")


def scale(axis: Axis, width: int = SHORT) -> str:
    """The figures that all the strips of a table share, for its head: both ends and, between them, what has room."""
    svg = canvas(_of_width("strip scale", width), width, 18)
    for figure in [Decimal(figure) for figure in axis.figures] if width > SHORT else [axis.target]:
        if EDGE_FREE < axis.share(figure) < 1 - EDGE_FREE or (width > SHORT and axis.low < figure < axis.high):
            _text(svg, "figure", _along(axis, figure, width), 14, str(figure), "middle")
    _text(svg, "figure", 0, 14, str(axis.low), "start")
    _text(svg, "figure", width, 14, str(axis.high), "end")
    return ET.tostring(svg, encoding="unicode")


def _of_width(css: str, width: int) -> str:
    return css if width == SHORT else f"{css} long"


def _along(axis: Axis, score: Decimal, width: int) -> float:
    return EDGE + (width - 2 * EDGE) * axis.share(score)


def _circle(parent: ET.Element, css: str, x: float, y: float, radius: float) -> ET.Element:
    place = {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.4g}"}
    return ET.SubElement(parent, "circle", ({"class": css} if css else {}) | place)


def _line(parent: ET.Element, css: str, x: float, y: float, to_x: float, to_y: float) -> None:
    d = f"M{x:.1f} {y:.1f} L{to_x:.1f} {to_y:.1f}"
    ET.SubElement(parent, "path", ({"class": css} if css else {}) | {"d": d})


def _text(parent: ET.Element, css: str, x: float, y: float, words: str, anchor: str) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    ET.SubElement(parent, "text", ({"class": css} if css else {}) | place).text = words
