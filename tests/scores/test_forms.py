"""What a year's form reads and keeps."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from accounts.models import Municipality
from scores.forms import FiguresForm, ImportForm, YearForm, field_name
from tables.rows import MAX_BYTES
from tests.factories import make_assessment
from tests.scores.published import municipal

RULES = municipal()
D = Decimal


def filled(**typed: str) -> FiguresForm:
    form = FiguresForm(RULES, None, {"version": "0", "official_level": ""} | typed)
    form.is_valid()
    return form


def test_every_item_of_the_year_has_a_field() -> None:
    form = FiguresForm(RULES, None)
    assert {field_name(item) for item in RULES.items} == {name for name in form.fields if name.startswith("item_")}


def test_digits_of_either_kind_and_missing_marks_are_read() -> None:
    figures = filled(item_1="๙๙.๓๕", item_2="-", item_e1_2="100", item_i1="–").figures()
    assert figures["1"] == D("99.35")
    assert figures["e1/2"] == D("100.00")
    assert {item for item, value in figures.items() if value is not None} == {"1", "e1/2"}
    assert set(figures) == RULES.items


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("101", "คะแนนต้องไม่เกิน 100"),
        ("1.234", "ทศนิยมต้องไม่เกิน 2 ตำแหน่ง"),
        ("ไม่มี", "ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือ “-” เมื่อไม่มีคะแนน"),
    ],
)
def test_what_is_no_score_is_said_at_its_field(typed: str, message: str) -> None:
    form = filled(item_10=typed, item_1="90")
    assert form.errors == {"item_10": [message]}
    assert form["item_10"].value() == typed


def test_the_official_level_is_one_of_the_years() -> None:
    assert filled(official_level="ผ่านดี").errors == {}
    assert list(filled(official_level="AA").errors) == ["official_level"]


def test_a_form_without_its_version_is_refused() -> None:
    assert list(filled(version="").errors) == ["version"]


@pytest.mark.django_db
def test_a_form_begins_with_what_is_stored(opened: Municipality) -> None:
    form = FiguresForm(RULES, make_assessment(opened, figures={"10": D("70.00"), "e1/1": D("94.93")}))
    assert (form["item_10"].value(), form["item_e1_1"].value(), form["item_9"].value()) == (
        D("70.00"),
        D("94.93"),
        None,
    )
    assert (form["version"].value(), form["official_level"].value()) == (1, "")


@pytest.mark.parametrize(("size", "errors"), [(1, []), (MAX_BYTES, []), (MAX_BYTES + 1, ["file"])])
def test_a_file_over_the_limit_is_refused(size: int, errors: list[str]) -> None:
    form = ImportForm({}, MultiValueDict({"file": [SimpleUploadedFile("scores.csv", b"x" * size)]}))
    assert list(form.errors) == errors


@pytest.mark.parametrize("files", [{}, {"file": [SimpleUploadedFile("scores.csv", b"")]}])
def test_an_import_needs_a_file_with_something_in_it(files: dict[str, Any]) -> None:
    assert list(ImportForm({}, MultiValueDict(files)).errors) == ["file"]


def test_only_a_year_that_can_be_entered_is_chosen() -> None:
    assert YearForm([2568, 2567], {"year": "2567"}).is_valid()
    assert not YearForm([2568, 2567], {"year": "2569"}).is_valid()
