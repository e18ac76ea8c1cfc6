"""The Garuda in black line art, made at set-up from the coloured emblem: `python emblem.py COLOURED.svg BLACK.svg`.

The drawing is the npm package coat-of-arms's and is not kept in the repository. It is made for screens: every memo
would spend half a second and 100 kB on groups within groups and curves finer than any printer's dot. So it is written
anew as one list of paths in whole numbers. Standard library only.
"""

import cmath
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

# Outlines (two are marked magenta in the drawing) and the blue cloth are ink; skin, feathers and gold are paper.
INK = {"#000", "#000000", "#f0f", "#181a72"}
PAPER = {"#fff", "#f00", "#fb0204", "#ed1c24", "#ffe645", "#fee545"}
THICKER = 1.4  # printed 1.5 cm high, the drawing's own lines are 0.03 mm: too fine for an office printer
UNITS = 40  # to one of the drawing's; printed 3 cm high, a unit is 0.007 mm, a sixth of a printer's dot
# Units that a line may leave the drawing's curve: where a line is drawn, and where ink is filled in, mostly the
# thousand hairs of the feathers.
DRAWN, FILLED = 3, 6

SVG, HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Affine:
    """A point z of the plane goes to turn * z + flip * z.conjugate() + shift."""

    turn: complex = 1
    flip: complex = 0
    shift: complex = 0

    def __call__(self, point: complex) -> complex:
        return self.turn * point + self.flip * point.conjugate() + self.shift

    def after(self, inner: "Affine") -> "Affine":
        turn = self.turn * inner.turn + self.flip * inner.flip.conjugate()
        flip = self.turn * inner.flip + self.flip * inner.turn.conjugate()
        return Affine(turn, flip, self(inner.shift))

    @property
    def scale(self) -> float:
        return math.sqrt(abs(abs(self.turn) ** 2 - abs(self.flip) ** 2))


@dataclass(frozen=True)
class Pen:
    """What an element takes from those around it."""

    place: Affine
    fill: str = "#000"
    stroke: str = "none"
    width: float = 1

    def within(self, element: ElementTree.Element) -> "Pen":
        width = element.get("stroke-width", "").removesuffix("px")
        return replace(
            self,
            place=self.place.after(_transform(element.get("transform", ""))),
            fill=_tone(element.get("fill")) or self.fill,
            stroke=_tone(element.get("stroke")) or self.stroke,
            width=float(width) if width else self.width,
        )


def black_line_art(coloured: str) -> str:
    """The same drawing in two tones. What the tables and readers here do not know means another drawing: an error."""
    root = ElementTree.fromstring(coloured)  # noqa: S314 - our own locked package's file
    by_id = {name: element for element in root.iter() if (name := element.get("id"))}
    _, _, width, height = (round(float(edge) * UNITS) for edge in root.attrib["viewBox"].split())
    paths = _paths(root, Pen(Affine(UNITS)), by_id)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">\n{"".join(paths)}</svg>\n'


def _paths(element: ElementTree.Element, pen: Pen, by_id: dict[str, ElementTree.Element]) -> Iterator[str]:
    pen = pen.within(element)
    match element.tag.removeprefix(SVG):
        case "svg" | "g":
            for child in element:
                yield from _paths(child, pen, by_id)
        case "use":
            yield from _paths(by_id[element.attrib[HREF].removeprefix("#")], pen, by_id)
        case "path":
            stroke = f' stroke="{pen.stroke}" stroke-width="{pen.width * THICKER * pen.place.scale:.0f}"'
            data = _path_data(element.attrib["d"], pen.place, FILLED if pen.stroke == "none" else DRAWN)
            yield f'<path fill="{pen.fill}"{stroke if pen.stroke != "none" else ""} d="{data}"/>\n'
        case _:
            raise ValueError(f"the emblem has an element that is not known here: {element.tag}")


def _tone(colour: str | None) -> str | None:
    if colour in INK:
        return "#000"
    if colour in PAPER:
        return "#fff"
    if colour in {None, "none"}:
        return colour
    raise ValueError(f"the emblem has a colour that has no tone: {colour}")


def _transform(text: str) -> Affine:
    if not text:
        return Affine()
    kind, _, rest = text.partition("(")
    numbers = _numbers(rest)
    match kind:
        case "matrix":
            a, b, c, d, x, y = numbers
            return Affine(complex(a + d, b - c) / 2, complex(a - d, b + c) / 2, complex(x, y))
        case "translate":
            return Affine(shift=complex(*numbers))
        case "rotate":
            turn, centre = cmath.rect(1, math.radians(numbers[0])), complex(*numbers[1:])
            return Affine(turn, 0, centre - turn * centre)
    raise ValueError(f"the emblem has a transformation that is not known here: {text}")


def _numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?", text)]


# --- Paths ------------------------------------------------------------------------------------------------------------


def _path_data(path: str, place: Affine, tolerance: float) -> str:
    """The path in whole units and straight lines, nowhere further than the tolerance from the drawing's curves."""
    drawn, here = [], 0j
    for outline, end in _outlines(path, place):
        points = [complex(round(point.real), round(point.imag)) for point in _thinned(outline, tolerance)]
        steps = [point - before for before, point in zip([here, *points], points, strict=False)]
        words = [f"{step.real:.0f} {step.imag:.0f}" for step in (steps[0], *filter(None, steps[1:]))]
        drawn.append(f"m{' '.join(words)}{end}")
        here = points[0] if end else points[-1]
    return "".join(drawn)


def _outlines(path: str, place: Affine) -> Iterator[tuple[list[complex], str]]:
    """Each outline's points, curves in short straight pieces, and "z" where it is closed."""
    points: list[complex] = []
    here = start = handle = 0j
    for command, text in re.findall(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)", path):
        numbers = _numbers(text)
        pairs = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        curves: list[tuple[complex, ...]] = []
        match command:
            case "m":
                if len(points) > 1:
                    yield points, ""
                start = here = here + pairs[0]
                points, curves = [place(here)], [(pair,) for pair in pairs[1:]]
            case "l":
                curves = [(pair,) for pair in pairs]
            case "h":
                curves = [(complex(number, 0),) for number in numbers]
            case "v":
                curves = [(complex(0, number),) for number in numbers]
            case "c":
                curves = list(zip(pairs[::3], pairs[1::3], pairs[2::3], strict=True))
            case "s":
                curves = list(zip(pairs[::2], pairs[1::2], strict=True))
            case "z":
                yield [*points, points[0]], "z"
                here, points = start, points[:1]
            case _:
                raise ValueError(f"the emblem has a path command that is not known here: {command}")
        for curve in curves:
            if len(curve) == 1:
                points.append(place(here + curve[0]))
            else:
                first = curve[0] if len(curve) == 3 else handle
                points += map(place, _on_curve(here, here + first, here + curve[-2], here + curve[-1]))
            handle = curve[-1] - curve[-2] if len(curve) > 1 else 0j
            here += curve[-1]
    if len(points) > 1:
        yield points, ""


def _on_curve(start: complex, first: complex, second: complex, end: complex) -> Iterator[complex]:
    """Points of a Bézier curve after its start, so many that no straight piece between them matters."""
    length = abs(first - start) + abs(second - first) + abs(end - second)
    pieces = math.ceil(math.sqrt(length * UNITS / 4)) + 1
    for t in (number / pieces for number in range(1, pieces)):
        u = 1 - t
        yield u**3 * start + 3 * u**2 * t * first + 3 * u * t**2 * second + t**3 * end
    yield end


def _thinned(points: list[complex], tolerance: float) -> list[complex]:
    """Ramer, Douglas and Peucker: the ends, and what lies too far from the line between them, again and again."""
    start, end = points[0], points[-1]
    far, worst = 0, tolerance
    for number, point in enumerate(points[1:-1], 1):
        if (distance := _distance(point, start, end)) > worst:
            far, worst = number, distance
    if not far:
        return [start, end]
    return _thinned(points[: far + 1], tolerance)[:-1] + _thinned(points[far:], tolerance)


def _distance(point: complex, start: complex, end: complex) -> float:
    """From the point to the line between start and end, which may be one and the same."""
    line, to_point = end - start, point - start
    if not line:
        return abs(to_point)
    along = (to_point * line.conjugate()).real / abs(line) ** 2
    return abs(to_point - min(max(along, 0), 1) * line)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(black_line_art(Path(sys.argv[1]).read_text()))
