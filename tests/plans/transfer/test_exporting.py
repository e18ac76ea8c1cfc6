"""A plan's sheet: exported and imported again, nothing changes, and a text is never a formula."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from accounts.models import Municipality
from accounts.permissions import system_actor
from plans.bin.actions import delete_measure
from plans.models import Measure, Plan
from plans.transfer.columns import HEADINGS
from plans.transfer.exporting import TooLong, measures_xlsx
from plans.transfer.importing import import_measures
from tests import factories

pytestmark = pytest.mark.django_db

HOSTILE = [
    "=1+1",
    "+66 2",
    "-5 คน",
    "@line",
    "'คำ'",
    "12",
    "๓. สาม",
    "- ก\n- ข",
    "• ก",
    "[1] ก\n[2] ข",
    "ก\n\nข\n๒. ค",
    "๑. ก ๒. ข",
    "<p>ก</p> &amp; <br>",
    "ก (ต่อ)",
    "-",
    "ประเด็นที่ ๑ ก",
    "มาตรการ/โครงการ/กิจกรรม",
    "ขั้นตอน",
    "_x0041_",
    "ตัวชี้วัดที่ ๙ ก",
]


def assert_unchanged(plan: Plan) -> None:
    result = import_measures(measures_xlsx(plan), system_actor(plan.municipality), plan.fiscal_year)
    assert result.errors == []
    assert [change for measure in result.measures for change in measure.changes] == []
    assert (result.created, result.updated, result.unchanged) == (0, 0, plan.measures.count())
    assert result.outside == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_comes_back_whatever_it_looks_like(opened: Municipality, text: str) -> None:
    plan = factories.make_plan(opened)
    for name in ("title", "theme", "finding", "outcome", "target_group", "remark"):
        factories.make_measure(plan, **{name: text})
    factories.make_measure(plan, steps=[text, "อีกข้อ"], outputs=["ก่อน", text])
    assert_unchanged(plan)


def test_a_measure_called_like_the_headings_comes_back(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    heading = "มาตรการ/โครงการ/กิจกรรม"
    factories.make_measure(plan, title=heading, theme=heading, target_group="2", remark="2", finding="", outcome="")
    assert_unchanged(plan)


def test_everything_of_a_measure_comes_back(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    units = [
        factories.make_unit(opened, name, order=n) for n, name in enumerate(["งานธุรการและงานสารบรรณ", "กอง/งาน", "กอง"])
    ]
    for number, status in enumerate([*Measure.Status.values, ""]):
        factories.make_measure(
            plan,
            kind=Measure.Kind.values[number % 3],
            indicators=[] if number % 2 else [1, 10],
            questions=["i1", "o28"] if number % 2 else [],
            units=units[: number % 4],
            all_units=number == 4,
            start=None if number == 1 else dt.date(2025, 10, 5),
            end=None if number == 2 else dt.date(2026, 9, 3),
            status=status,
            budget=Decimal("1234567.50") if number else None,
            theme="บริการ" if number < 2 else "",
        )
    factories.make_measure(plan, title="ชื่อซ้ำ", theme="", indicators=[])
    factories.make_measure(plan, title="ชื่อ ซ้ำ", steps=[])
    assert_unchanged(plan)


# Fewer characters, more meetings of those that mean something.
TEXTS = st.text(alphabet="กขค ๑2.)(-•[]<p>/ol&;=+\n:|,ที่", min_size=1, max_size=30) | st.sampled_from(HOSTILE)
WRITTEN = TEXTS.filter(lambda text: text.strip(" \n\t"))  # as titles and lines of a list must be
CONTENT: dict[str, Any] = {
    "title": WRITTEN,
    **{name: TEXTS | st.just("") for name in ("theme", "finding", "outcome", "target_group", "remark")},
    "steps": st.lists(TEXTS.map(lambda text: f"- {text}"), max_size=4),
    "outputs": st.lists(WRITTEN, max_size=3),
    "indicators": st.lists(st.integers(1, 10), max_size=3),
    "questions": st.lists(st.sampled_from(["i1", "e9", "o20", "o28"]), max_size=3),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries(CONTENT), min_size=1, max_size=3))
def test_any_plan_comes_back(opened: Municipality, contents: list[dict[str, Any]]) -> None:
    plan = factories.make_plan(opened)
    for measure in plan.measures.all():
        delete_measure(system_actor(opened), measure)
    for content in contents:
        factories.make_measure(plan, **content)
    assert_unchanged(plan)


def test_the_sheet_is_made_to_be_read(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    factories.make_measure(plan, title="=HYPERLINK()", steps=["ร่าง", "ตรวจ"])
    sheet = load_workbook(io.BytesIO(measures_xlsx(plan))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(HEADINGS.values())
    row = dict(zip(HEADINGS, sheet[2], strict=True))
    assert (row["title"].value, row["title"].data_type, row["title"].quotePrefix) == ("=HYPERLINK()", "s", True)
    assert row["steps"].value == "1. ร่าง\n2. ตรวจ"
    assert row["steps"].alignment.wrap_text
    assert row["steps"].font.name == sheet["A1"].font.name == "TH Sarabun New"
    assert sheet.freeze_panes == "A2"
    assert all(cell.data_type in ("s", "n") for cells in sheet.iter_rows() for cell in cells)
    assert sheet.column_dimensions["G"].width > 30


def test_an_empty_plan_is_a_sheet_of_headings(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    result = import_measures(measures_xlsx(plan), system_actor(opened), plan.fiscal_year)
    assert [error.message for error in result.errors] == ["พบหัวตาราง แต่ไม่พบมาตรการในตาราง"]


def test_a_text_that_no_cell_holds_is_refused_not_cut(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    factories.make_measure(plan)
    Measure.objects.update(outcome="ก" * 32_768)  # no form and no table brings one as long
    with pytest.raises(TooLong, match="Outcome"):
        measures_xlsx(plan)


def test_what_is_stored_in_another_spelling_comes_back_unchanged(opened: Municipality) -> None:
    plan = factories.make_plan(opened)
    untidy = "จ\u0e4d\u0e32นวน  มาก"
    texts = dict.fromkeys(("title", "theme", "finding", "outcome", "target_group", "remark"), untidy)
    measure = factories.make_measure(plan, **texts, steps=["• ๑. ทำ", untidy], outputs=["(๑) ทำ"])
    assert_unchanged(plan)
    assert [step.text for step in measure.steps.all()] == ["• ๑. ทำ", untidy]
