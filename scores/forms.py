"""Forms for a year's figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms

from scores.files import MAX_BYTES
from scores.models import Assessment
from scores.rules import TOTAL, Rules
from thai.numbers import parse_score


class ScoreInput(forms.Field):
    """A score typed with digits of either kind; "-" or nothing is missing. Cleans to Decimal or None."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "decimal", "autocomplete": "off", "class": "score-input", "maxlength": 12}
        super().__init__(required=False, widget=forms.TextInput(attrs), **kwargs)

    def to_python(self, value: Any) -> Any:
        try:
            return parse_score(value or "")
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != parse_score(data or ""))
        except ValueError:
            return True


def field_name(item: str) -> str:
    """An item's key as a form field's name: "e1/2" → "item_e1_2"."""
    return f"item_{item.replace('/', '_')}"


class FiguresForm(forms.Form):
    """All figures of a year by its rules: the headline items and, in groups, every question."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, rules: Rules, assessment: Assessment | None, *args: Any, **kwargs: Any) -> None:
        figures: Mapping[str, Decimal] = assessment.figures() if assessment else {}
        initial: dict[str, Any] = {field_name(item): figures.get(item) for item in rules.items}
        initial["version"] = assessment.version if assessment else 0
        initial["official_level"] = assessment.official_level if assessment else ""
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.rules = rules
        names = [step.name for step in rules.levels]
        self.fields["official_level"] = forms.ChoiceField(
            label="ระดับตามประกาศ",
            required=False,
            choices=[("", "ใช้ระดับที่คำนวณได้"), *((name, name) for name in names)],
        )
        for item in (*rules.headline_items, *(q for items in rules.question_items.values() for q in items)):
            self.fields[field_name(item)] = ScoreInput(label=rules.item_name(item))

    def figures(self) -> dict[str, Decimal | None]:
        """The cleaned figures by item key."""
        return {item: self.cleaned_data[field_name(item)] for item in self.rules.items}

    def summary_fields(self) -> Iterator[forms.BoundField]:
        """Total and instruments."""
        for item in self.rules.headline_items:
            if item == TOTAL or not item.isdigit():
                yield self[field_name(item)]

    def indicator_groups(self) -> Iterator[tuple[str, forms.BoundField, list[forms.BoundField]]]:
        """For each indicator: its instrument, its field and its questions' fields."""
        for indicator in self.rules.indicators:
            questions = [self[field_name(item)] for item in self.rules.question_items[indicator.key]]
            yield indicator.instrument, self[field_name(indicator.key)], questions


class YearForm(forms.Form):
    """Which year to enter."""

    year = forms.TypedChoiceField(label="ปีงบประมาณ", coerce=int)

    def __init__(self, years: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]


class ImportForm(forms.Form):
    """A score file to judge."""

    file = forms.FileField(
        label="ไฟล์คะแนน (.xlsx หรือ CSV)",
        widget=forms.ClearableFileInput({"accept": ".csv,.xlsx,text/csv"}),
        error_messages={"required": "กรุณาเลือกไฟล์", "empty": "ไฟล์นี้ว่างเปล่า"},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
        return file
