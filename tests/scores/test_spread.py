"""Dots on an axis: honest where scores lie close together, bounded where there are thousands, and nobody's markup."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from scores.spread import LONG, MOST, NARROW, WIDE, Axis, Dot, axis_of, draw, scale, spread, strip

D = Decimal
TARGET = D(85)


@pytest.mark.parametrize(
    ("scores", "low", "step"),
    [
        (["66.90", "99.12"], 65, 5),
        (["91", "99"], 80, 5),  # the target has room, too
        (["65.00"], 60, 5),
        (["49.00"], 45, 10),
        (["12.00"], 10, 20),
        (["0"], 0, 20),
        ([], 80, 5),
    ],
)
def test_an_axis_begins_where_the_scores_do(scores: list[str], low: int, step: int) -> None:
    assert axis_of([None, *map(D, scores)], TARGET) == Axis(low, TARGET, 100, step)


def test_91_and_99_lie_apart_and_what_is_a_point_apart_in_bins_of_their_own() -> None:
    found = spread([Dot(D("91.40"), 4), Dot(D("99.00"), 5), Dot(D("92.10"), 4)], axis_of([D(91)], TARGET), WIDE)
    first, second, last = sorted(placed.x for placed in found.dots)
    assert last - first > 300
    assert second - first == pytest.approx((WIDE[0] - 28) / 20)


def test_dots_of_one_bin_stand_on_one_another_and_100_lies_in_the_highest() -> None:
    found = spread([Dot(D(score), 5) for score in ("99.01", "99.99", "100.00")], Axis(80, TARGET), WIDE)
    assert len({placed.x for placed in found.dots}) == 1
    assert [placed.dot.score for placed in sorted(found.dots, key=lambda each: -each.y)] == [
        D("99.01"),
        D("99.99"),
        D("100.00"),
    ]
    on_phone = spread([Dot(D(99), 5), Dot(D("99.99"), 5), Dot(D(100), 5)], Axis(80, TARGET), NARROW)
    assert {placed.x for placed in on_phone.dots} == {on_phone.x(100)}


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_no_bin_lies_on_both_sides_of_the_target(size: tuple[int, int]) -> None:
    below, above = spread([Dot(D("84.99"), 2), Dot(D("85.00"), 3)], Axis(80, TARGET), size).dots
    found = spread([], Axis(80, TARGET), size)
    assert below.x < found.x(TARGET) < above.x


def test_where_there_are_thousands_a_dot_stands_for_several_and_the_chosen_one_is_still_ringed() -> None:
    dots = [Dot(D(80 + n % 20) + D("0.5"), 4, str(n)) for n in range(8000)]
    found = spread(dots, axis_of([D(80)], TARGET), WIDE, dots[7])
    assert found.each == -(-400 // MOST)
    assert len(found.dots) <= 20 * MOST
    assert sum(placed.count for placed in found.dots) == 8000
    assert found.ringed is not None
    assert found.ringed.x == found.x(D("87.5"))
    svg = draw(found, "ทต.ตัวอย่าง 87.50")
    assert "data-at" not in svg  # nobody's own
    assert len(svg) < 40_000


def test_names_are_text_and_never_markup() -> None:
    dot = Dot(D(90), 3, '5"<b>', "<script>")
    svg = draw(spread([dot], Axis(80, TARGET), WIDE, dot), "<b>&")
    root = ET.fromstring(svg)  # noqa: S314 - our own
    assert {element.tag.split("}")[1] for element in root.iter()} <= {"svg", "g", "path", "circle", "text", "title"}
    assert "<script>" not in svg
    assert "style" not in {name for element in root.iter() for name in element.attrib}


@pytest.mark.parametrize(("score", "anchor"), [("80.1", "start"), ("90", "middle"), ("99.9", "end")])
def test_a_name_near_an_edge_stays_inside(score: str, anchor: str) -> None:
    dot = Dot(D(score), 3)
    svg = draw(spread([dot], Axis(80, TARGET), NARROW, dot), "ทต.ตัวอย่าง")
    assert f'text-anchor="{anchor}">ทต.ตัวอย่าง' in svg


def test_a_strip_has_what_is_there_and_its_scale_the_ends() -> None:
    assert strip(None, None, Axis(65, TARGET), 3).count("<circle") == 0
    whole = strip(D(90), D(80), Axis(65, TARGET), 4)
    assert ('class="before"' in whole, 'class="dot d4"' in whole) == (True, True)
    assert 'class="dot low"' in strip(D(84), None, Axis(65, TARGET), None, LONG)
    figures = [element.text for element in ET.fromstring(scale(Axis(65, TARGET))) if element.text]  # noqa: S314 - ours
    assert figures == ["85", "65", "100"]
