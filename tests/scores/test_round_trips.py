"""One table of scores in every format, hidden parts, merged cells, number formats, either digits: the same figures."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from accounts.models import Municipality
from scores.reading import read_scores
from tests.plans.transfer.test_round_trips import SECRET, WRITERS, Line, Table
from tests.tables.making import saved
from thai.digits import to_arabic, to_thai

pytestmark = pytest.mark.django_db

PLACE = Municipality(pk=1, code="5521301", name="เทศบาลตำบลเมืองปาน", type="ทต", province="ลำปาง")
HEADINGS = {"total": "คะแนนรวม", "IIT": "IIT", "1": "ตัวชี้วัดที่ 1", "2": "2. การใช้งบประมาณ", "i1": "ข้อ i1"}
YEARS = (2565, 2566, 2567, 2568)
SHOWN: dict[str, Callable[[Decimal], float]] = {
    "General": float,
    "0.00": float,
    "#,##0.00_);(#,##0.00)": float,
    "0.00%": lambda score: float(score / 100),
}
SCORES = st.none() | st.decimals(min_value=0, max_value=100, places=2)
Figures = dict[str, Decimal | None]


def as_numbers(table: Table, said: dict[int, Figures], shown: str) -> bytes:
    """A workbook whose figures are numbers in one format."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(table.lines[0].cells)
    for number, (line, figures) in enumerate(zip(table.lines[1:], said.values(), strict=True), 2):
        sheet.append(line.cells)
        sheet.row_dimensions[number].hidden = line.hidden
        for place, score in enumerate(figures.values(), len(line.cells) - len(figures) + 1):
            if score is not None:
                sheet.cell(number, place, SHOWN[shown](score)).number_format = shown
    return saved(book)


@st.composite
def results(draw: st.DrawFn) -> tuple[Table, dict[int, Figures], dict[int, Figures]]:
    """A table, the figures of every year in it, and of those that are seen."""
    digits: Callable[[str], str] = draw(st.sampled_from((to_arabic, to_thai)))
    lines = [Line(("รหัส อปท.", "ปี พ.ศ.", *HEADINGS.values()))]
    said: dict[int, Figures] = {}
    seen: dict[int, Figures] = {}
    for year in draw(st.lists(st.sampled_from(YEARS), min_size=1, unique=True)):
        hidden = draw(st.booleans()) and bool(said)
        figures: Figures = {item: draw(SCORES) for item in HEADINGS}
        said[year] = figures
        if not hidden:
            seen[year] = figures
        texts = ("-" if score is None else digits(str(score)) for score in figures.values())
        lines.append(Line((PLACE.code, digits(str(year)), *texts), hidden))
    can_merge = len(seen) > 1 and not lines[1].hidden and not lines[2].hidden
    merged = frozenset({2} if can_merge and draw(st.booleans()) else ())
    return Table(tuple(lines), draw(st.booleans()), merged), said, seen


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(results(), st.sampled_from([*sorted(WRITERS), *SHOWN]))
def test_figures_are_the_same_in_every_format(
    table_and_figures: tuple[Table, dict[int, Figures], dict[int, Figures]], kind: str
) -> None:
    table, said, seen = table_and_figures
    read = read_scores(WRITERS[kind](table) if kind in WRITERS else as_numbers(table, said, kind), [PLACE])
    if table.merged and kind in WRITERS:
        word = "ปีงบประมาณ" if kind == "csv" else "ซ้ำกับแถว"  # where nothing can be merged the year is missing
        assert [word in error.message for error in read.errors] == [True]
        return
    assert read.errors == []
    assert {year: of_year.figures for (_, year), of_year in read.years.items()} == seen
    assert all(SECRET not in notice for notice in read.notices)
    hides = any(line.hidden for line in table.lines) or (table.hidden_column and kind in ("xlsx", "html"))
    assert bool(read.notices) == (hides and kind != "csv")
