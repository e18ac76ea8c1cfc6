"""Handing measures out, and sending one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone

from accounts.date_fields import ThaiDateField
from accounts.editing.text_fields import TextField
from plans.models import Measure


class AssignForm(forms.Form):
    """Which measures go to their units, and by when they are wanted back."""

    measures = forms.TypedMultipleChoiceField(
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "กรุณาเลือกมาตรการอย่างน้อยหนึ่งรายการ"},
    )
    due = ThaiDateField(label="ส่งภายในวันที่", required=False, help_text="เว้นว่างได้ถ้าไม่กำหนด")

    def __init__(self, measures: Sequence[Measure], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = [(m.pk, m.title) for m in measures]  # type: ignore[attr-defined]  # a choice field
        self.fields["due"].widget.attrs["data-earliest"] = timezone.localdate().isoformat()


class ReturnForm(forms.Form):
    """Why a measure goes back to its unit."""

    reason = TextField(
        label="เหตุผลและสิ่งที่ต้องแก้",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "กรุณาบอกเหตุผลและสิ่งที่ต้องแก้"},
    )
