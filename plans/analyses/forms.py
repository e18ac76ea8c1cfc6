"""The forms of a plan's analyses: the texts of one indicator, and a whole analysis that is pasted."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import TextField
from plans.analyses.actions import FIELDS, LONGEST, NOTHING, AnalysisTexts, Texts, fields_of
from plans.analyses.dividing import MOST_PASTED
from thai.numbers import whole_number

TEXT_LABELS = {
    "finding": "ผลการวิเคราะห์",
    "weakness": "จุดอ่อน",
    "response": "แนวทางปรับปรุงหรือรักษาระดับ",
    "meaning": "ความหมายของตัวชี้วัด",
}
BELONGS = {
    "finding": "คะแนนบอกอะไร เพราะอะไร ข้อใดฉุด ข้อใดดี",
    "weakness": "สิ่งที่ต้องแก้ เขียนเป็นข้อเท็จจริง ไม่ใช่คำสั่ง",
    "response": "จะทำอะไรต่อ ข้อความนี้ยกไปเป็นมาตรการในแผนได้",
    "meaning": "ตัวชี้วัดนี้วัดอะไร พิมพ์ในแผนแบบรายตัวชี้วัด",
}
REPLACE, KEEP, APPEND = "replace", "keep", "append"
HOWS = [(REPLACE, "ใช้ที่วางแทน"), (KEEP, "ใช้ของเดิม"), (APPEND, "ต่อท้ายของเดิม")]


def field_name(number: int, name: str) -> str:
    """The form's name of a text: finding_10."""
    return f"{name}_{number}"


def new_page() -> str:
    """A token that tells one opened page from all others."""
    return secrets.token_hex(4)


class AnalysisForm(SharedForm):
    """Finding, weakness, response and meaning of the indicators with these numbers."""

    page = forms.RegexField(r"^[0-9a-f]{8}$", required=False, widget=forms.HiddenInput)

    def __init__(self, numbers: Iterable[int], texts: Texts, data: Mapping[str, Any] | None = None) -> None:
        self.numbers = tuple(numbers)
        super().__init__(fields_of({number: texts.get(number, NOTHING) for number in self.numbers}), data)
        self.fields["page"].initial = new_page()
        for number in self.numbers:
            for name in FIELDS:
                stored = getattr(texts.get(number, NOTHING), name)
                field = TextField(
                    label=TEXT_LABELS[name],
                    help_text=BELONGS[name],
                    required=False,
                    max_length=LONGEST,
                    initial=stored,
                    widget=forms.Textarea({"rows": 3, "class": "form-control grows"}),
                )
                field.keep(stored)
                self.fields[field_name(number, name)] = field

    def bound_fields(self, number: int) -> list[tuple[str, forms.BoundField]]:
        """The names and fields of one indicator."""
        return [(name, self[field_name(number, name)]) for name in FIELDS]

    def texts(self) -> dict[int, AnalysisTexts]:
        """The cleaned texts by indicator number."""
        data = self.cleaned_data
        return {
            number: AnalysisTexts(**{name: data[field_name(number, name)] for name in FIELDS})
            for number in self.numbers
        }

    def typed(self) -> dict[int, AnalysisTexts]:
        """The texts as typed, good or bad."""
        return {
            number: AnalysisTexts(*(str(field.value() or "") for _, field in self.bound_fields(number)))
            for number in self.numbers
        }

    @property
    def token(self) -> str:
        """The page it stands on; "" for one that is none of ours."""
        self.is_valid()
        return str(self.cleaned_data.get("page", "") if self.is_bound else self["page"].value())


class AnalysisHelpForm(forms.Form):
    """The page's buttons: "go" to an indicator after saving; and beside saving "copy", "review", "take" finding."""

    copy = forms.CharField(required=False)
    take = forms.CharField(required=False)
    review = forms.CharField(required=False)
    go = forms.CharField(required=False)

    @property
    def button(self) -> str:
        """The button that was pressed beside saving; "" where the texts are to be saved."""
        return next((name for name in ("copy", "take", "review") if name in self.data), "")

    @property
    def text(self) -> str:
        """The name of the text that the button stands at."""
        self.full_clean()
        return str(self.cleaned_data.get(self.button, "")) if self.button else ""

    @property
    def target(self) -> int:
        """The indicator to go to; 0 for the plan."""
        self.full_clean()
        return whole_number(self.cleaned_data.get("go", "")) or 0


def as_data(texts: Texts, opened_with: str, compared: str = "", page: str = "") -> dict[str, str]:
    """Texts as a form would bring them."""
    data = {field_name(number, name): getattr(row, name) for number, row in texts.items() for name in FIELDS}
    return data | {"opened_with": opened_with, "compared": compared, "page": page or new_page()}


class PasteForm(forms.Form):
    """A whole analysis, pasted; with `opened_with` and `take` when what was found in it is to be stored."""

    pasted = forms.CharField(
        label="บทวิเคราะห์ทั้งฉบับ",
        max_length=MOST_PASTED,
        strip=False,
        widget=forms.Textarea({"rows": 14, "class": "form-control"}),
        error_messages={
            "required": "กรุณาวางบทวิเคราะห์ก่อน",
            "max_length": f"ยาวเกิน {MOST_PASTED:,} ตัวอักษร กรุณาวางทีละส่วน",
        },
    )
    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)
    take = forms.BooleanField(required=False)


class HowForm(forms.Form):
    """For each text that is there already, what becomes of it: how_10_finding."""

    def __init__(self, texts: Iterable[tuple[int, str]], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        for number, name in texts:
            self.fields[self.field(number, name)] = forms.ChoiceField(
                label=f"ตัวชี้วัดที่ {number} {TEXT_LABELS[name]} มีข้อความอยู่แล้ว",
                choices=HOWS,
                initial=REPLACE,
                required=False,
                widget=forms.Select({"class": "form-select form-select-sm"}),
            )

    @staticmethod
    def field(number: int, name: str) -> str:
        return f"how_{number}_{name}"

    def chosen(self, number: int, name: str) -> str:
        """What was chosen for a text; replacing where nothing was."""
        self.full_clean()
        data = self.cleaned_data if self.is_bound else {}
        return str(data.get(self.field(number, name)) or REPLACE)
