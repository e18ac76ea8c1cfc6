"""The figures of a result drawn as SVG text: the indicators' radar and the lines of the years.

Pure: scores in, text out, the same for pages and papers. pygal lays the figure out; only its geometry is kept and
written anew with presentation attributes (docs/decisions/charts.md), so that a strict content security policy lets it
through and a PDF looks like the page. Inside a drawing stand numerals only; the words stand beside it, with `key`.
A missing score is a gap in a line, never a zero.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

import pygal

# pygal hooks itself into every import for map plug-ins that are not used here, with a protocol Python gave up in 3.12.
sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, pygal.PluginImportFixer)]

Scores = Sequence[Decimal | None]
Digits = Callable[[str], str]  # how a numeral is written

RADAR_SIZE = (320, 284)  # with the margins below its web is round
LINES_SIZE = (320, 240)


@dataclass(frozen=True)
class Look:
    """How a series is told from the others: stroke, dash and marker, and only then its colour.

    The colours are those of the papers; on pages the style sheet puts its own in their place, by class.
    """

    colour: str
    width: str = "1.5"
    dash: str = ""
    marker: str = ""


LOOKS: dict[str, Look] = {
    "now": Look("#17495c", "2.5", marker="circle"),
    "before": Look("#6f7f87", "1.5", "5 3", "square"),
    "target": Look("#a12a20", "1.25", "1.5 2.5"),
    "total": Look("#17495c", "3", marker="circle"),
    "IIT": Look("#7d5200", "1.5", "6 3", "square"),
    "EIT": Look("#1d6b48", "1.5", "2 2", "triangle"),
    "OIT": Look("#6a4c93", "1.5", "8 3 2 3", "diamond"),
}
GUIDE, LABEL = "#d0d5d2", "#55616a"
_OUTLINES = {
    "square": "M{0} {2} H{1} V{3} H{0} Z",
    "triangle": "M{4} {2} L{1} {3} H{0} Z",
    "diamond": "M{4} {2} L{1} {5} L{4} {3} L{0} {5} Z",
}
_SVG = "{http://www.w3.org/2000/svg}"


def radar(now: Scores, before: Scores, target: Decimal, digits: Digits = str) -> str:
    """The indicators on their axes, number one on top, clockwise, from 0 to 100; empty when no score is there."""
    if not any(score is not None for score in now):
        return ""
    chart = pygal.Radar(
        **_options(RADAR_SIZE),
        range=(0, 100),
        y_labels=[20, 40, 60, 80, 100],
        margin=16,
        margin_right=34,
        margin_bottom=6,
    )
    order = [0, *range(len(now) - 1, 0, -1)]  # pygal turns the other way round
    chart.x_labels = [str(i + 1) for i in order]
    series: dict[str, Scores] = {"target": [target] * len(now), "before": before, "now": now}
    series = {name: scores for name, scores in series.items() if any(s is not None for s in scores)}
    for name, scores in series.items():
        chart.add(name, [_number(scores[i]) for i in order])
    drawing = _Drawing(chart, "radar", RADAR_SIZE, digits)
    for name, scores, points in zip(series, series.values(), drawing.points, strict=True):
        kept = [point if scores[i] is not None else None for i, point in zip(order, points, strict=True)]
        drawing.series(name, _closed(kept), [point for point in kept if point])
    return drawing.text()


def lines(years: Sequence[int], series: Mapping[str, Scores], target: Decimal, digits: Digits = str) -> str:
    """One line for each series ("total", "IIT", …) over the years, oldest first; empty when no score is there."""
    series = {name: scores for name, scores in series.items() if any(s is not None for s in scores)}
    if not series:
        return ""
    lowest = min(score for scores in [*series.values(), [target]] for score in scores if score is not None)
    bottom = max(min(int(lowest - 1) // 10 * 10, 80), 0)
    step = 10 if bottom >= 50 else 20
    chart = pygal.Line(
        **_options(LINES_SIZE),
        range=(bottom, 100),
        y_labels=list(range(100, bottom - 1, -step))[::-1],
        margin=8,
        margin_left=14,
        margin_right=20,
        margin_bottom=6,
        allow_interruptions=True,
    )
    chart.x_labels = [str(year) for year in years]
    drawn: dict[str, Scores] = {"target": [target] * len(years), **series}
    for name, scores in drawn.items():
        chart.add(name, [_number(score) for score in scores])
    drawing = _Drawing(chart, "lines", LINES_SIZE, digits)
    for name, path, points in zip(drawn, drawing.paths, drawing.points, strict=True):
        drawing.series(name, path, points)
    return drawing.text()


def key(name: str) -> str:
    """The sign of a series as a small drawing, for the legend beside a figure."""
    svg = canvas("key", 28, 12)
    look = LOOKS[name]
    _draw_series(svg, name, look, "M1 6 H27", [(14.0, 6.0)])
    return ET.tostring(svg, encoding="unicode")


def _options(size: tuple[int, int]) -> dict[str, object]:
    width, height = size
    return {
        "width": width,
        "height": height,
        "show_legend": False,
        "js": [],
        "no_prefix": True,
        "spacing": 4,
        "explicit_size": False,
    }


def _number(score: Decimal | None) -> float | None:
    """A place on the figure; the scores themselves stay Decimal."""
    return None if score is None else float(score)


Point = tuple[float, float]


def _closed(points: Sequence[Point | None]) -> str:
    """The outline through the points, open beside each missing one."""
    count = len(points)
    if all(points):
        return "M" + " L".join(f"{x:g} {y:g}" for x, y in filter(None, points)) + " Z"
    start = next(i for i, point in enumerate(points) if point is None)
    path, pen_down = [], False
    for i in range(1, count + 1):
        point = points[(start + i) % count]
        if point is not None:
            path.append(f"{'L' if pen_down else 'M'}{point[0]:g} {point[1]:g}")
        pen_down = point is not None
    return " ".join(path)


class _Drawing:
    """What pygal laid out, read back as geometry, and the drawing made of it."""

    def __init__(self, chart: pygal.graph.graph.Graph, css: str, size: tuple[int, int], digits: Digits) -> None:
        root = ET.fromstring(chart.render())  # noqa: S314 - pygal's own output, made of numbers
        graph = root.find(f"{_SVG}g")
        assert graph is not None
        plots = {group.get("class"): group for group in graph.findall(f"{_SVG}g")}
        plot, overlay = plots["plot"], plots["plot overlay"]
        self._svg = canvas(f"drawing {css}", *size)
        self._plot = ET.SubElement(self._svg, "g", transform=plot.get("transform", ""))
        for axis in plot.findall(f"{_SVG}g"):
            if "axis" in axis.get("class", ""):
                self._guides(axis, digits, across="x" in axis.get("class", "").split())
        series = [g for g in plot.findall(f"{_SVG}g") if "series" in g.get("class", "")]
        self.paths = [next((p.get("d", "") for p in g.iter(f"{_SVG}path")), "") for g in series]
        dots = [g for g in overlay.findall(f"{_SVG}g") if "series" in g.get("class", "")]
        self.points: list[list[Point]] = [
            [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in g.iter(f"{_SVG}circle")] for g in dots
        ]

    def _guides(self, axis: ET.Element, digits: Digits, *, across: bool) -> None:
        for guides in axis.findall(f"{_SVG}g"):
            path, label = guides.find(f"{_SVG}path"), guides.find(f"{_SVG}text")
            if path is not None:
                ET.SubElement(
                    self._plot,
                    "path",
                    {"class": "guide", "d": _short(path.get("d", "")), "fill": "none", "stroke": GUIDE},
                )
            if label is None or not label.text:
                continue
            if label.text == "100" and "web" in axis.get("class", ""):
                continue  # the outermost ring; its label would stand on the first axis' own
            web = "web" in axis.get("class", "")
            x, y = float(label.get("x", "")), float(label.get("y", ""))
            if web and across and path is not None:
                # pygal turns a radar's labels with their axes; upright, they need more room beside the web.
                corners = [float(n) for n in re.findall(r"-?[\d.]+", path.get("d", ""))]
                x += (corners[2] - corners[0]) * 0.035
                y += (corners[3] - corners[1]) * 0.03 + 4.5
            elif web:
                y += 3
            text = ET.SubElement(
                self._plot,
                "text",
                {
                    "class": "label" if across else "label scale",
                    "x": f"{x:.1f}",
                    "y": f"{y:.1f}",
                    "text-anchor": "middle" if across else "end",
                    "font-size": "13" if across or not web else "10.5",
                    "font-family": "ita paper, Sarabun, sans-serif",
                    "fill": LABEL,
                },
            )
            text.text = digits(label.text)

    def series(self, name: str, path: str, points: Sequence[Point]) -> None:
        """Draws one series over what is there."""
        _draw_series(self._plot, name, LOOKS[name], _short(path), points)

    def text(self) -> str:
        return ET.tostring(self._svg, encoding="unicode")


def canvas(css: str, width: int, height: int) -> ET.Element:
    """An empty drawing; readers are given the table beside it instead."""
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": css,
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "aria-hidden": "true",
            "focusable": "false",
        },
    )


def _draw_series(parent: ET.Element, name: str, look: Look, path: str, points: Sequence[Point]) -> None:
    line = {"class": f"line {name}", "d": path, "fill": "none", "stroke": look.colour, "stroke-width": look.width}
    if look.dash:
        line["stroke-dasharray"] = look.dash
    if path:
        ET.SubElement(parent, "path", line)
    for x, y in points if look.marker else ():
        dot = {"class": f"dot {name}", "fill": look.colour}
        if look.marker == "circle":
            ET.SubElement(parent, "circle", dot | {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": "3.2"})
        else:
            r = 3.4
            corners = (f"{v:.1f}" for v in (x - r, x + r, y - r, y + r, x, y))
            ET.SubElement(parent, "path", dot | {"d": _OUTLINES[look.marker].format(*corners)})


def _short(path: str) -> str:
    """A path's numbers with one decimal: a tenth of a point is finer than paper."""
    return re.sub(r"-?(?<!\d)\d+\.\d+", lambda number: f"{float(number.group()):.1f}", path)
