"""A measure's fields are said once: the model, the content and the sheet hold to it."""

from dataclasses import fields

import pytest
from django.db.models import Field

from plans.measures.content import MeasureContent
from plans.measures.fields import COLUMNS, FIELDS, LISTS, SENTENCES, TEXTS, MeasureField, column_of, fields_in
from plans.measures.forms import MeasureForm
from plans.measures.list_fields import LineForm
from plans.models import Measure, Output, Step
from plans.transfer.columns import HEADINGS

ROWS = {"steps": Step, "outputs": Output}


def test_a_measures_content_has_these_fields() -> None:
    assert {field.name for field in fields(MeasureContent)} == set(FIELDS)


@pytest.mark.parametrize("name", [*COLUMNS, "units"])
def test_the_model_calls_a_field_as_it_is_called_here_and_holds_as_much(name: str) -> None:
    column, said = Measure._meta.get_field(name), FIELDS[name]
    assert isinstance(column, Field)
    assert column.verbose_name == (said.verbose_name or said.label)
    if said.kind == "text" and column.max_length is not None:
        assert column.max_length == said.longest


def test_the_model_has_no_typed_field_that_is_not_said_here() -> None:
    others = {"plan", "order", "stage", "due", "return_reason", "inherited", "copied_from", "version", "done_steps"}
    others |= {"search_text"}
    kept_by_django = {"id", "updated_at", "updated_by"}
    columns = {field.name for field in Measure._meta.get_fields() if not field.auto_created or field.concrete}
    assert columns - others - kept_by_django == {*COLUMNS, "units"}
    assert set(ROWS) == set(LISTS)


@pytest.mark.parametrize("name", TEXTS)
def test_the_form_asks_for_a_text_under_its_label_up_to_its_length(name: str) -> None:
    asked = MeasureForm.base_fields[name]
    assert (asked.label, getattr(asked, "max_length", None)) == (FIELDS[name].label, FIELDS[name].longest)


def test_the_form_asks_for_every_field() -> None:
    assert {*MeasureForm.base_fields, *LISTS} - {"version"} == set(FIELDS)
    assert {FIELDS[name].longest for name in LISTS} == {getattr(LineForm.base_fields["text"], "max_length", None)}


def test_every_field_has_its_column_in_a_sheet() -> None:
    assert {column_of(name) for name in FIELDS} == set(HEADINGS)
    assert [fields_in(column) for column in ("units", "period", "title")] == [
        ("all_units", "units"),
        ("start", "end"),
        ("title",),
    ]


def test_what_is_marked_until_it_is_read_is_copied_and_is_a_text() -> None:
    marked: list[MeasureField] = [FIELDS[name] for name in SENTENCES]
    assert {field.kind for field in marked} == {"text"}
    assert all(field.is_copied for field in marked)
