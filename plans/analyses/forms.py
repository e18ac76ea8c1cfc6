"""The form of a plan's analyses: three texts for each indicator, and its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import TextField
from plans.analyses.actions import FIELDS, LONGEST, NOTHING, AnalysisTexts, Texts, fields_of
from scores.rules import Rules
from thai.numbers import whole_number

TEXT_LABELS = {
    "finding": "ผลการวิเคราะห์",
    "weakness": "จุดอ่อน",
    "response": "แนวทางปรับปรุงหรือรักษาระดับ",
    "meaning": "ความหมายของตัวชี้วัด",
}


def field_name(number: int, name: str) -> str:
    """The form's name of a text: finding_10."""
    return f"{name}_{number}"


class AnalysisForm(SharedForm):
    """Finding, weakness, response and meaning for every indicator of the assessed year."""

    def __init__(self, rules: Rules, texts: Texts, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(fields_of(texts), data)
        self.rules = rules
        for indicator in rules.indicators:
            for name in FIELDS:
                stored = getattr(texts.get(indicator.number, NOTHING), name)
                field = TextField(
                    label=TEXT_LABELS[name],
                    required=False,
                    max_length=LONGEST,
                    initial=stored,
                    widget=forms.Textarea({"rows": 4, "class": "form-control"}),
                )
                field.keep(stored)
                self.fields[field_name(indicator.number, name)] = field

    def bound_fields(self, number: int) -> list[tuple[str, forms.BoundField]]:
        """The names and fields of one indicator."""
        return [(name, self[field_name(number, name)]) for name in FIELDS]

    def texts(self) -> dict[int, AnalysisTexts]:
        """The cleaned texts by indicator number."""
        data = self.cleaned_data
        return {
            i.number: AnalysisTexts(**{name: data[field_name(i.number, name)] for name in FIELDS})
            for i in self.rules.indicators
        }

    def typed(self) -> dict[int, AnalysisTexts]:
        """The texts as typed, good or bad."""
        return {
            i.number: AnalysisTexts(*(str(field.value() or "") for _, field in self.bound_fields(i.number)))
            for i in self.rules.indicators
        }


class AnalysisHelpForm(forms.Form):
    """The page's buttons beside saving: "draft" 10, "review" 10, "take" 10-finding."""

    draft = forms.CharField(required=False)
    take = forms.CharField(required=False)
    review = forms.CharField(required=False)

    @property
    def button(self) -> str:
        """The button that was pressed; "" where the texts are to be saved."""
        return next((name for name in self.fields if name in self.data), "")

    def subject(self) -> tuple[int, str]:
        """The indicator it stands at, 0 for what is no number, and the name of the text or ""."""
        self.full_clean()
        number, _, name = self.cleaned_data.get(self.button, "").partition("-")
        return whole_number(number) or 0, name


def as_data(texts: Texts, opened_with: str, compared: str = "") -> dict[str, str]:
    """Texts as a form would bring them."""
    data = {field_name(number, name): getattr(row, name) for number, row in texts.items() for name in FIELDS}
    return data | {"opened_with": opened_with, "compared": compared}
