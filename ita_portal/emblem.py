"""The Garuda in black line art, made at set-up from the coloured emblem: `python emblem.py COLOURED.svg BLACK.svg`.

The drawing is the npm package coat-of-arms's and is not kept in the repository. Standard library only.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

# Outlines (two are marked magenta in the drawing) and the blue cloth are ink; skin, feathers and gold are paper.
INK = {"#000", "#000000", "#f0f", "#181a72"}
PAPER = {"#fff", "#f00", "#fb0204", "#ed1c24", "#ffe645", "#fee545"}
THICKER = 1.4  # printed 1.5 cm high, the drawing's own lines are 0.03 mm: too fine for an office printer
# How far a line may leave the drawing's, in its units: printed 3 cm high, 0.01 mm, a quarter of a printer's dot. The
# points that go are four of five, and with them most of the time and the bytes that each memo costs.
TOLERANCE = 0.15
STEPS = 8  # straight pieces that a curve is taken for before points are left out


def black_line_art(coloured: str) -> str:
    """The same drawing in two tones. A colour that is not in the tables means another drawing: an error."""

    def tone(colour: re.Match[str]) -> str:
        if colour[0] not in INK | PAPER:
            raise ValueError(f"the emblem has a colour that has no tone: {colour[0]}")
        return "#000" if colour[0] in INK else "#fff"

    black = re.sub(r' (?:color|style)="[^"]*"', "", coloured)
    black = re.sub(r'(?<=fill=")#\w+|(?<=stroke=")#\w+', tone, black)
    black = re.sub(r'(?<=stroke-width=")([\d.]+)(?:px)?', lambda width: f"{float(width[1]) * THICKER:.4g}", black)
    black = re.sub(r'(?<= d=")[^"]*', lambda path: with_fewer_points(path[0]), black)
    return black.replace("<svg ", f'<svg stroke-width="{THICKER}" ', 1)


def with_fewer_points(path: str) -> str:
    """SVG path data as straight lines between tenths of a unit, nowhere further than TOLERANCE from the curves."""
    drawn, here = [], 0j
    for outline, end in _outlines(path):
        points = [complex(round(point.real * 10), round(point.imag * 10)) for point in _thinned(outline)]
        for command, point in zip("m" + "l" * len(points), points, strict=False):
            if command == "m" or point != here:
                drawn.append(f"{command}{(point - here).real / 10:g} {(point - here).imag / 10:g}")
                here = point
        if end:
            drawn.append(end)
            here = points[0]
    return "".join(drawn)


def _outlines(path: str) -> Iterator[tuple[list[complex], str]]:
    """Each outline's points, curves as STEPS pieces, and "z" where it is closed. Knows the drawing's commands only."""
    points: list[complex] = []
    handle = 0j
    for command, text in re.findall(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)", path):
        numbers = [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?", text)]
        pairs = [complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        here = points[-1] if points else 0j
        match command:
            case "m":
                if len(points) > 1:
                    yield points, ""
                points = [here + pairs[0]]
                steps = [(pair,) for pair in pairs[1:]]
            case "l":
                steps = [(pair,) for pair in pairs]
            case "h" | "v":
                steps = [(complex(number, 0) if command == "h" else complex(0, number),) for number in numbers]
            case "c":
                steps = list(zip(pairs[::3], pairs[1::3], pairs[2::3], strict=True))
            case "s":
                steps = list(zip(pairs[::2], pairs[1::2], strict=True))
            case "z":
                yield [*points, points[0]], "z"
                points, steps = points[:1], []
            case _:
                raise ValueError(f"the emblem has a path command that is not known here: {command}")
        for step in steps:
            here = points[-1]
            if len(step) == 1:
                points.append(here + step[0])
                handle = 0j
                continue
            first = here + (step[0] if len(step) == 3 else handle)
            second, end = here + step[-2], here + step[-1]
            points += [_on_curve(here, first, second, end, number / STEPS) for number in range(1, STEPS)] + [end]
            handle = end - second
    if len(points) > 1:
        yield points, ""


def _on_curve(start: complex, first: complex, second: complex, end: complex, t: float) -> complex:
    u = 1 - t
    return u**3 * start + 3 * u**2 * t * first + 3 * u * t**2 * second + t**3 * end


def _thinned(points: list[complex]) -> list[complex]:
    """Ramer, Douglas and Peucker: the ends, and what lies too far from the line between them, again and again."""
    start, end = points[0], points[-1]
    far, worst = 0, TOLERANCE
    for number, point in enumerate(points[1:-1], 1):
        if (distance := _distance(point, start, end)) > worst:
            far, worst = number, distance
    if not far:
        return [start, end]
    return _thinned(points[: far + 1])[:-1] + _thinned(points[far:])


def _distance(point: complex, start: complex, end: complex) -> float:
    """From the point to the line between start and end, which may be one and the same."""
    line, to_point = end - start, point - start
    if not line:
        return abs(to_point)
    along = (to_point * line.conjugate()).real / abs(line) ** 2
    return abs(to_point - min(max(along, 0), 1) * line)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(black_line_art(Path(sys.argv[1]).read_text()))
