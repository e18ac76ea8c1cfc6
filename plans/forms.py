"""Forms for measures and indicator analyses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Div, Field, Layout, Row
from django import forms
from django.forms import BaseFormSet, formset_factory

from accounts.models import Unit
from plans.actions import MeasureContent, fingerprint
from plans.models import THEME_LENGTH, TITLE_LENGTH, Measure, Plan
from scores.rules import Rules
from thai.dates import ERA, SHORT_MONTHS, fiscal_year_bounds, last_day_of_month
from thai.digits import to_arabic


def months_of(fiscal_year: int) -> list[tuple[str, str]]:
    """The twelve months of a fiscal year as choices: ("2025-10-01", "ต.ค. 2568") …"""
    first, _ = fiscal_year_bounds(fiscal_year)
    days = [dt.date(first.year + (first.month + n - 1) // 12, (first.month + n - 1) % 12 + 1, 1) for n in range(12)]
    return [(day.isoformat(), f"{SHORT_MONTHS[day.month - 1]} {day.year + ERA}") for day in days]


class MeasureForm(forms.Form):
    """One measure without its lists (these are formsets of `LineForm`)."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    kind = forms.ChoiceField(label="ประเภท", choices=Measure.Kind.choices)
    title = forms.CharField(
        label="ชื่อ", max_length=TITLE_LENGTH, error_messages={"required": "กรุณาระบุชื่อมาตรการ/โครงการ/กิจกรรม"}
    )
    indicators = forms.TypedMultipleChoiceField(
        label="ตอบตัวชี้วัด", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = forms.CharField(label="ข้อคำถาม", required=False, max_length=500, help_text="คั่นด้วยจุลภาค เช่น i1, e2, o12")
    finding = forms.CharField(
        label="ผลการวิเคราะห์ที่ตอบ", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    theme = forms.CharField(label="ประเด็น", required=False, max_length=THEME_LENGTH)
    units: forms.ModelMultipleChoiceField[Unit] = forms.ModelMultipleChoiceField(
        label="ผู้รับผิดชอบ", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    all_units = forms.BooleanField(label="ทุกสำนัก/กอง", required=False)
    start = forms.ChoiceField(label="ตั้งแต่เดือน", required=False)
    end = forms.ChoiceField(label="ถึงเดือน", required=False)
    status = forms.ChoiceField(label="สถานะ", choices=[*Measure.Status.choices, ("", "ไม่ระบุ")], required=False)
    outcome = forms.CharField(
        label="ผลลัพธ์ (outcome)",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text="สิ่งที่เปลี่ยนไปสำหรับประชาชนหรือหน่วยงาน ไม่ใช่สิ่งที่ทำ",
    )

    def __init__(self, plan: Plan, rules: Rules, *args: Any, measure: Measure | None = None, **kwargs: Any) -> None:
        if measure is not None:
            kwargs["initial"] = {
                "version": measure.version,
                **{
                    n: getattr(measure, n)
                    for n in ("kind", "title", "finding", "theme", "all_units", "status", "outcome")
                },
                "indicators": measure.indicator_numbers,
                "questions": ", ".join(measure.question_ids),
                "units": [unit.pk for unit in measure.units.all()],
                "start": measure.start.replace(day=1).isoformat() if measure.start else "",
                "end": measure.end.replace(day=1).isoformat() if measure.end else "",
            } | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        months = [("", "—"), *months_of(plan.fiscal_year)]
        choices: dict[str, list[tuple[Any, str]]] = {
            "start": months,
            "end": months,
            "indicators": [(i.number, f"{i.number} {i.name}") for i in rules.indicators],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
        self.fields["units"].queryset = Unit.objects.filter(municipality=plan.municipality)  # type: ignore[attr-defined]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "version",
            Row(Column("kind", css_class="col-md-3"), Column("title", css_class="col-md-9")),
            Div("indicators", css_class="columns-2"),
            Row(Column("questions", css_class="col-md-6"), Column("theme", css_class="col-md-6")),
            "finding",
            Row(
                Column(Div("units", css_class="columns-2"), "all_units", css_class="col-md-6"),
                Column(Row(Column("start"), Column("end")), "status", css_class="col-md-6"),
            ),
        )
        self.result_helper = FormHelper()
        self.result_helper.form_tag = False
        self.result_helper.disable_csrf = True
        self.result_helper.layout = Layout(Field("outcome"))

    def clean_questions(self) -> list[str]:
        typed = to_arabic(self.cleaned_data["questions"]).lower()
        return sorted({part for part in typed.replace(",", " ").split() if part})

    def _day(self, name: str) -> dt.date | None:
        value = self.cleaned_data.get(name)
        return dt.date.fromisoformat(value) if value else None

    def clean_start(self) -> dt.date | None:
        return self._day("start")

    def clean_end(self) -> dt.date | None:
        day = self._day("end")
        return last_day_of_month(day) if day else None

    def content(self, steps: list[str], outputs: list[str]) -> MeasureContent:
        """What was typed, with the lists of the two formsets."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return MeasureContent(**values, steps=steps, outputs=outputs)


class LineForm(forms.Form):
    """One item of a numbered list; an empty one is left out."""

    text = forms.CharField(
        label="ข้อความ",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2, "class": "form-control", "aria-label": "ข้อความของข้อนี้"}),
    )


class BaseLineFormSet(BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """A numbered list; `lines` gives its texts in order."""

    def lines(self) -> list[str]:
        """The typed texts, empty ones left out."""
        return [text for form in self.forms if (text := form.cleaned_data.get("text", ""))]


LineFormSet = formset_factory(LineForm, formset=BaseLineFormSet, extra=1, max_num=60, absolute_max=80)


class AnalysisForm(forms.Form):
    """Finding and response for every indicator of the assessed year."""

    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, rules: Rules, texts: dict[int, tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules = rules
        self.fields["opened_with"].initial = fingerprint(texts)
        for indicator in rules.indicators:
            finding, response = texts.get(indicator.number, ("", ""))
            for name, label, value in (
                ("finding", "ผลการวิเคราะห์", finding),
                ("response", "แนวทางปรับปรุงหรือรักษาระดับ", response),
            ):
                self.fields[f"{name}_{indicator.number}"] = forms.CharField(
                    label=label, required=False, max_length=8000, initial=value, widget=forms.Textarea({"rows": 3})
                )

    def pairs(self) -> Iterator[tuple[int, forms.BoundField, forms.BoundField]]:
        """For each indicator: its number and its two fields."""
        for indicator in self.rules.indicators:
            yield indicator.number, self[f"finding_{indicator.number}"], self[f"response_{indicator.number}"]

    def texts(self) -> dict[int, tuple[str, str]]:
        """The cleaned texts by indicator number."""
        data = self.cleaned_data
        return {i.number: (data[f"finding_{i.number}"], data[f"response_{i.number}"]) for i in self.rules.indicators}
