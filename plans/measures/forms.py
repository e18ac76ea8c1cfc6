"""A measure as a form, but for its numbered lists, and a note of its progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Div, Field, Layout, Row
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.date_fields import ThaiDateField
from accounts.editing.text_fields import TextField
from accounts.models import Unit
from plans.measures.actions import ORDER_CHANGED
from plans.measures.content import MeasureContent
from plans.measures.fields import FIELD_LABELS, FIELDS, LISTS, LONGEST, REPORTED, TEXTS
from plans.measures.list_fields import BaseLineFormSet, moved
from plans.models import Measure, Plan
from plans.reporting.models import COMMENT_LENGTH
from plans.transfer.cells import is_none, read_budget, read_questions
from scores.rules import Rules
from thai.dates import ERA, SHORT_MONTHS, fiscal_year_bounds, last_day_of_month
from thai.numbers import whole_number

KEY_LENGTH = 12
WRITTEN = "plans/_written_field.html"  # a field with what is found in its text


def _month(day: dt.date) -> tuple[str, str]:
    return day.replace(day=1).isoformat(), f"{SHORT_MONTHS[day.month - 1]} {day.year + ERA}"


def months_of(fiscal_year: int, *others: dt.date | None) -> list[tuple[str, str]]:
    """The twelve months of a fiscal year as choices: ("2025-10-01", "ต.ค. 2568") …

    `others` are days that may lie outside; their months are offered too and say so, or the form would lose them.
    """
    first, last = fiscal_year_bounds(fiscal_year)
    days = [dt.date(first.year + (first.month + n - 1) // 12, (first.month + n - 1) % 12 + 1, 1) for n in range(12)]
    outside = sorted({day.replace(day=1) for day in others if day and not first <= day <= last})
    return [*map(_month, days), *((value, f"{words} (นอกปีงบประมาณ)") for value, words in map(_month, outside))]


def initial_of(content: MeasureContent) -> dict[str, Any]:
    """A measure's content as the form shows it."""
    return {name: _shown(field.kind, getattr(content, name)) for name, field in FIELDS.items() if name not in LISTS}


def _shown(kind: str, value: Any) -> Any:
    match kind:
        case "numbers":
            return list(value)
        case "codes":
            return ", ".join(value)
        case "units":
            return [unit.pk for unit in value]
        case "day":
            return _month(value)[0] if value else ""
        case _:
            return value


def _text(name: str, rows: int = 0, **more: Any) -> TextField:
    """The field of one of a measure's texts, on several lines where `rows` are given."""
    field = FIELDS[name]
    more |= {"widget": forms.Textarea({"rows": rows})} if rows else {}
    return TextField(label=field.label, max_length=field.longest, **{"required": False} | more)


class MeasureForm(forms.Form):
    """One measure without its lists (plans.measures.list_fields). `stored` is what a change begins from."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    kind = forms.ChoiceField(label=FIELDS["kind"].label, choices=Measure.Kind.choices)
    title = _text("title", 2, required=True, error_messages={"required": f"กรุณาระบุ{FIELDS['title'].verbose_name}"})
    indicators = forms.TypedMultipleChoiceField(
        label="ตอบตัวชี้วัด", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = forms.CharField(
        label=FIELDS["questions"].label, required=False, max_length=500, help_text="คั่นด้วยจุลภาค เช่น i1, e2, o12"
    )
    finding = _text("finding", 3)
    theme = _text("theme")
    target_group = _text("target_group")
    budget = forms.CharField(
        label=FIELDS["budget"].label, required=False, max_length=30, help_text="เว้นว่างได้ถ้าไม่ใช้งบประมาณ"
    )
    units: forms.ModelMultipleChoiceField[Unit] = forms.ModelMultipleChoiceField(
        label=FIELDS["units"].label, queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    all_units = forms.BooleanField(label=FIELDS["all_units"].label, required=False)
    start = forms.ChoiceField(label="ตั้งแต่เดือน", required=False)
    end = forms.ChoiceField(label="ถึงเดือน", required=False)
    status = forms.ChoiceField(
        label=FIELDS["status"].label, choices=[*Measure.Status.choices, ("", "ไม่ระบุ")], required=False
    )
    outcome = _text("outcome", 3, help_text="สิ่งที่เปลี่ยนไปสำหรับประชาชนหรือหน่วยงาน ไม่ใช่สิ่งที่ทำ")
    remark = _text("remark", 2, help_text="สำหรับผู้ปฏิบัติงาน ไม่พิมพ์ในเอกสาร")

    def __init__(
        self,
        plan: Plan,
        rules: Rules,
        *args: Any,
        stored: MeasureContent | None = None,
        version: int = 0,
        may_hand_over: bool = True,
        no_units: str = "",
        **kwargs: Any,
    ) -> None:
        initial = {"version": version, **(initial_of(stored) if stored else {}), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs | {"initial": initial})
        self.stored = stored
        if stored:
            for name in TEXTS:
                cast(TextField, self.fields[name]).keep(getattr(stored, name))
        days = (stored.start, stored.end) if stored else ()
        months = [("", "—"), *months_of(plan.fiscal_year, *days)]
        choices: dict[str, list[tuple[Any, str]]] = {
            "start": months,
            "end": months,
            "indicators": [(i.number, f"{i.number} {i.name}") for i in rules.indicators],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]  # choice fields
        kept = Unit.objects.filter(pk__in=[unit.pk for unit in stored.units] if stored else [])
        self.fields["units"].queryset = Unit.in_use().filter(municipality=plan.municipality) | kept  # type: ignore[attr-defined]  # chosen rows
        self.fields["theme"].widget.attrs["list"] = "themes"
        self.rules = rules
        if not may_hand_over:
            for name in REPORTED - LISTS.keys():  # units report on a page of their own (plans.reporting)
                del self.fields[name]
            for name in ("units", "all_units"):
                self.fields[name].disabled = True
            self.fields["units"].help_text = "ผู้ประสานงานเป็นผู้กำหนดผู้รับผิดชอบ"
        elif not self.fields["units"].queryset:  # type: ignore[attr-defined]  # chosen rows
            self.fields["all_units"].help_text = no_units
        self.helper = self._helper(
            "version",
            Row(Column("kind", css_class="col-md-3"), Column(Field("title", template=WRITTEN), css_class="col-md-9")),
            Div("indicators", css_class="columns-2"),
            "questions",
        )
        self.work_helper = self._helper(
            Row(
                Column(Div("units", css_class="columns-2"), "all_units", css_class="col-md-7"),
                Column(Row(Column("start"), Column("end")), "budget", css_class="col-md-5"),
            ),
            Row(
                Column(Field("theme", template=WRITTEN), css_class="col-md-6"),
                Column("target_group", css_class="col-md-6"),
            ),
        )
        self.result_helper = self._helper(
            Field("outcome", template=WRITTEN), Row(Column("status", css_class="col-md-4"))
        )
        self.remark_helper = self._helper("remark")

    @staticmethod
    def _helper(*fields: Any) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(*fields)
        return helper

    def asked_names(self) -> tuple[str, ...]:
        """The questions in the box, by name, with the indicators they belong to."""
        return self.rules.explained((), read_questions(str(self["questions"].value() or ""), self.rules).values)

    def known_names(self) -> list[tuple[str, tuple[str, ...]]]:
        """The names to choose from: of each indicator of whose questions something is known."""
        return [
            (self.rules.item_name(i.key), self.rules.question_names(i.questions))
            for i in self.rules.indicators
            if any(map(self.rules.words_of, i.questions))
        ]

    def clean_version(self) -> int:
        return self.cleaned_data["version"] or 0

    def clean_questions(self) -> list[str]:
        found = read_questions(self.cleaned_data["questions"], self.rules)
        if found.unknown:
            year = self.rules.fiscal_year
            raise forms.ValidationError(f"ปีงบประมาณ พ.ศ. {year} ไม่มีข้อ {', '.join(found.unknown)}")
        if found.rest:
            raise forms.ValidationError("อ่านข้อคำถามไม่ได้ กรุณาพิมพ์เช่น i1, e2, o12 หรือ i1-i3")
        return list(found.values)

    def clean_budget(self) -> Decimal | None:
        typed = self.cleaned_data["budget"].replace("฿", "").strip()
        if not typed or is_none(typed) or "ไม่ใช้" in typed:
            return None
        try:
            return read_budget(typed)
        except ValueError:
            raise forms.ValidationError("กรุณากรอกเป็นจำนวนเงิน เช่น 15000 หรือ 15,000.50") from None

    def _stored_day(self, name: str) -> dt.date | None:
        """The stored day where the chosen month is still its own: some periods begin or end within a month."""
        before: dt.date | None = getattr(self.stored, name) if self.stored else None
        return before if before and _month(before)[0] == self.cleaned_data[name] else None

    def clean_start(self) -> dt.date | None:
        value = self.cleaned_data["start"]
        return self._stored_day("start") or (dt.date.fromisoformat(value) if value else None)

    def clean_end(self) -> dt.date | None:
        value = self.cleaned_data["end"]
        return self._stored_day("end") or (last_day_of_month(dt.date.fromisoformat(value)) if value else None)

    def clean(self) -> dict[str, Any]:
        """What plans.measures.content refuses too, told together with the errors of single fields."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and end < start:
            self.add_error("end", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม")
        return self.cleaned_data

    def opened_with(self) -> int | None:
        """The version the page was opened with, as it came; None where that is no number."""
        return whole_number(self["version"].value())

    def typed(self) -> dict[str, Any]:
        """What was typed, good or bad, as a form shows it without judging it."""
        many = {name for name, field in FIELDS.items() if field.kind in {"numbers", "units"}}
        given = dict(self.data.lists()) if isinstance(self.data, QueryDict) else self.data
        shown = MeasureForm.base_fields.keys() - {"version"}
        named = {name: values for name, values in given.items() if name in shown and values}
        initial = {name: values if name in many else values[-1] for name, values in named.items()}
        # Boxes that are not ticked are not sent.
        return {name: [] for name in many} | {"all_units": False} | initial

    def typed_texts(self) -> list[tuple[str, str]]:
        """The fields that were filled in, as typed, under their labels."""
        typed = ((label, str(self.data.get(name, "")).strip()) for name, label in FIELD_LABELS.items())
        return [(label, text) for label, text in typed if text]

    def content(self, lists: Mapping[str, BaseLineFormSet]) -> MeasureContent:
        """What was typed, with the lists of the formsets; what the form does not ask for stays as it is stored."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        values |= {name: formset.lines() for name, formset in lists.items()}
        kept = {name: getattr(self.stored, name) for name in FIELDS.keys() - values.keys()} if self.stored else {}
        return MeasureContent(**kept | values)


class KeyForm(forms.Form):
    """The key of the page on which a new measure is entered."""

    key = forms.RegexField(rf"\A[A-Za-z0-9]{{{KEY_LENGTH}}}\Z", strip=False)

    def key_or_new(self) -> str:
        """The key the page was given, or a new one."""
        return self.cleaned_data["key"] if self.is_valid() else get_random_string(KEY_LENGTH)


class GapForm(forms.Form):
    """The gap a new measure begins for: ?indicator=10 or ?question=o21."""

    indicator = forms.CharField(required=False)
    question = forms.CharField(required=False)

    def gap(self, rules: Rules) -> tuple[int, list[str]] | None:
        """The indicator and, where one was asked for, its question; None where the year has no such item."""
        self.full_clean()
        question = self.cleaned_data.get("question", "")
        owner = next((i.number for i in rules.indicators if question in i.questions), None)
        number = owner or whole_number(self.cleaned_data.get("indicator", "")) or 0
        if number not in {i.number for i in rules.indicators}:
            return None
        return number, [question] if owner else []


class MeasureHelpForm(forms.Form):
    """The buttons of a measure's form beside saving, and the fields to take as a colleague stored them."""

    arrange = forms.CharField(required=False)  # "steps:more", "steps:2:up"
    draft_finding = forms.CharField(required=False)
    take = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    @property
    def is_asked(self) -> bool:
        """Whether one of the buttons was pressed, and nothing is to be saved."""
        return "arrange" in self.data or "draft_finding" in self.data

    def arranged(self, lists: Mapping[str, BaseLineFormSet]) -> dict[str, list[str]]:
        """The list that gets one more item, or whose item moves, by its name; empty where nothing is to arrange."""
        self.full_clean()
        name, _, rest = self.cleaned_data.get("arrange", "").partition(":")
        place, _, way = rest.partition(":")
        if name in lists and place == "more":
            return {name: [*lists[name].typed(), ""]}
        if name in lists and (number := whole_number(place)) is not None:
            return {name: moved(lists[name].typed(), number, up=way == "up")}
        return {}

    def taken(self) -> list[str]:
        """The names of the fields to take as they are stored."""
        self.full_clean()
        return [name for name in self.cleaned_data["take"] if name in FIELD_LABELS]


class VersionsForm(forms.Form):
    """Which two saves of a measure stand side by side."""

    a = forms.IntegerField(required=False)
    b = forms.IntegerField(required=False)

    def chosen(self) -> tuple[int | None, int | None]:
        """Their versions; None for what is not said, or no number."""
        self.full_clean()
        return self.cleaned_data.get("a"), self.cleaned_data.get("b")


class MoveForm(forms.Form):
    """Which of its two buttons moves a measure: the one up, or else the one down."""

    up = forms.BooleanField(required=False)


class OrderForm(forms.Form):
    """The plan's measures in their new order, as dragging leaves them."""

    order = forms.TypedMultipleChoiceField(
        coerce=int,
        error_messages=dict.fromkeys(("required", "invalid_choice", "invalid_list"), ORDER_CHANGED),
    )

    def __init__(self, measures: Iterable[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].choices = [(pk, pk) for pk in measures]  # type: ignore[attr-defined]  # a choice field


class ProgressForm(forms.Form):
    """A dated note."""

    day = ThaiDateField(label="วันที่", initial=timezone.localdate)
    text = TextField(
        label="ความก้าวหน้า",
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "กรุณาเขียนความก้าวหน้า"},
    )


class CommentForm(forms.Form):
    """A remark for the others concerned."""

    text = TextField(
        label="ความเห็น",
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "กรุณาเขียนความเห็น"},
    )
