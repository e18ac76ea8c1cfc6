"""Columns side by side: plain shapes, heights by the scores, a gap where one is missing."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from scores import bars, charts
from thai.digits import to_thai

TARGET = Decimal(85)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*, wide: bool = False, target: Decimal | None = TARGET, digits: charts.Digits = str) -> str:
    series: dict[str, charts.Scores] = {"before": [Decimal(50), None], "now": [Decimal(100), Decimal("99.5")]}
    return bars.bars(["IIT", "EIT"], series, target, digits, wide=wide)


def elements(svg: str, css: str = "") -> list[ET.Element]:
    return [e for e in ET.fromstring(svg).iter() if css in e.get("class", "")]  # noqa: S314 - our own drawing


def heights(svg: str, name: str) -> list[float]:
    paths = [[float(n) for n in re.findall(r"[\d.]+", e.get("d", ""))] for e in elements(svg, f"bar {name}")]
    return [floor - top for _, floor, top, *_ in paths]


@pytest.mark.parametrize("svg", [drawn(), drawn(wide=True), *map(bars.key, bars.SHADES)])
def test_the_drawing_is_plain_shapes(svg: str) -> None:
    for element in elements(svg):
        assert element.tag.removeprefix(SVG) in {"svg", "path", "text"}
        assert not {name for name in element.attrib if name.startswith("on") or name in {"style", "href", "id"}}


def test_a_column_is_as_high_as_its_score_and_a_missing_one_is_a_gap() -> None:
    half, full = heights(drawn(), "before"), heights(drawn(), "now")
    assert (len(half), len(full)) == (1, 2)
    assert half[0] == pytest.approx(full[0] / 2, abs=0.2)
    assert full[1] < full[0]


def test_a_column_with_room_bears_its_score_and_all_labels_stand_below() -> None:
    told = [e.text for e in elements(drawn(digits=to_thai)) if e.tag == f"{SVG}text"]
    assert {"๕๐.๐๐", "๑๐๐.๐๐", "๙๙.๕๐", "IIT", "EIT", "๐", "๑๐๐"} <= {*told}
    assert {e.get("font-size") for e in elements(drawn(), "label")} == {"13"}  # 7.6 pt in print


def test_a_narrow_column_bears_its_score_upright_at_its_foot_and_a_low_one_above_it() -> None:
    labels, scores = [str(n) for n in range(10)], [Decimal(70)] * 9 + [Decimal(12)]
    told = elements(bars.bars(labels, {"before": scores, "now": scores}, TARGET, wide=True), "score")
    assert [e.text for e in told] == ["70.00", "70.00"] * 9 + ["12.00", "12.00"]
    assert all(e.get("transform", "").startswith("rotate(-90 ") for e in told)
    assert [e.get("fill") for e in told[:2]] == ["#17495c", "#ffffff"]
    assert len({e.get("y") for e in told}) == 2
    years = {f"year-{n}": scores for n in range(1, 6)}
    assert elements(bars.bars(labels, years, TARGET, wide=True), "score") == []


def test_no_line_runs_through_a_score() -> None:
    kinds = [e.get("class", "").split()[0] for e in elements(drawn()) if "scale" not in e.get("class", "")]
    last = max(n for n, kind in enumerate(kinds) if kind in {"guide", "line", "bar"})
    assert kinds.index("plate") > last


def test_the_target_is_a_line_where_there_is_one() -> None:
    assert len(elements(drawn(), "line target")) == 1
    assert elements(drawn(target=None), "line target") == []


def test_nothing_to_draw_is_an_empty_figure() -> None:
    assert elements(bars.bars([], {}, TARGET), "bar ") == []


def test_every_shade_is_another() -> None:
    years = [shade for name, shade in bars.SHADES.items() if name.startswith("year")]
    assert len({*years}) == len(years)
    assert bars.SHADES["now"] != bars.SHADES["before"]
