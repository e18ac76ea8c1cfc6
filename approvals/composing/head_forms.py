"""The form of a memo's head: whose letter, to whom, about what, and what goes with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from accounts.date_fields import ThaiDateField
from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import LineField, TextField
from accounts.models import Unit
from approvals.numbers import actions as numbers
from approvals.routes.steps import memo_addressee
from documents.memo_heads import EMPTY, stored_fields
from documents.models import HIGHEST_NUMBER, VARIANTS, MemoHead, Paper
from documents.papers.fields import mistakes
from documents.papers.heads import SUBJECT, TEXTS
from thai.dates import ERA

MOST_LINES = 20  # of references, and of what is sent along
LIST = forms.Textarea({"rows": 2})


class HeadForm(SharedForm):
    """What is empty is the product's own: the next number, the day of signing, the last position on the route."""

    unit = forms.TypedChoiceField(label="หน่วยงาน", required=False, coerce=int, empty_value=None)
    telephone = LineField(
        label="โทร.", required=False, max_length=60, help_text="ว่างไว้ ใช้หมายเลขของหน่วยงานหรือของเทศบาลที่ตั้งไว้"
    )
    date = ThaiDateField(label="วันที่", required=False, help_text="ว่างไว้ ใช้วันที่ผู้จัดทำลงนาม")
    number = forms.IntegerField(
        label="ที่",
        required=False,
        min_value=1,
        max_value=HIGHEST_NUMBER,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "กรุณาพิมพ์เลขที่หนังสือเป็นตัวเลข",
            "min_value": "เลขที่หนังสือเริ่มที่ 1",
            "max_value": f"เลขที่หนังสือต้องไม่เกิน {HIGHEST_NUMBER:,}",
        },
    )
    subject = LineField(label=TEXTS["subject"], required=False, max_length=500, widget=forms.Textarea({"rows": 2}))
    addressee = LineField(label=TEXTS["addressee"], required=False, max_length=200)
    references = TextField(
        label=TEXTS["references"], required=False, max_length=2000, widget=LIST, help_text="ไม่บังคับ บรรทัดละหนึ่งรายการ"
    )
    attachments = TextField(
        label=TEXTS["attachments"],
        required=False,
        max_length=2000,
        widget=LIST,
        help_text="ไม่บังคับ บรรทัดละหนึ่งรายการ รายงานที่แนบในไฟล์เดียวกันพิมพ์เป็นรายการแรกให้แล้ว",
    )
    with_report = forms.BooleanField(label="แนบรายงานในไฟล์เดียวกัน", required=False)
    report_variant = forms.ChoiceField(label="รูปแบบของรายงาน", required=False)
    make = forms.BooleanField(required=False)  # the button that saves and goes on to a version

    def __init__(self, paper: Paper, row: MemoHead | None, data: Mapping[str, Any] | None = None) -> None:
        stored = stored_fields(row)
        super().__init__(stored, data)
        self.paper = paper
        self.initial["subject"] = stored["subject"] or SUBJECT
        fields: dict[str, Any] = self.fields
        units = [(u.pk, u.name) for u in Unit.in_use() | Unit.objects.filter(pk=stored["unit"])]
        fields["unit"].choices = [("", "ไม่ระบุ ใช้ชื่อเทศบาล"), *units]
        fields["unit"].help_text = f"พิมพ์ต่อด้วย “{paper.municipality.name}”"
        fields["addressee"].help_text = f"ว่างไว้ ใช้ “{memo_addressee(paper.municipality)}”"
        fields["report_variant"].choices = VARIANTS[paper.variant]
        if len(VARIANTS[paper.variant]) == 1:
            del fields["report_variant"]
        for name in ("telephone", *TEXTS):
            fields[name].keep(stored[name])

    def clean_subject(self) -> str:
        subject = str(self.cleaned_data["subject"])
        return "" if subject == SUBJECT else subject

    def clean_report_variant(self) -> str:
        chosen = str(self.cleaned_data["report_variant"])
        return "" if chosen == VARIANTS[self.paper.variant][0][0] else chosen

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in TEXTS:
            for mistake in mistakes(data.get(name, "")):
                self.add_error(name, mistake.words)
        for name in ("references", "attachments"):
            if len(data.get(name, "").split("\n")) > MOST_LINES:
                self.add_error(name, f"ไม่เกิน {MOST_LINES} รายการ")
        number = data.get("number")
        if number and "date" in data and "unit" in data:
            day: dt.date = data["date"] or timezone.localdate()
            unit = Unit.objects.filter(pk=data["unit"]).first() if data["unit"] else None
            series = numbers.series_of(self.paper.municipality, unit, day.year + ERA)
            if why := numbers.refusal(series, number, self.paper):
                self.add_error("number", why)
        return data

    def typed(self) -> dict[str, Any]:
        """What the form brings, in one spelling; what cannot be read, as it was typed."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, self[name].value()) for name in EMPTY if name in self.fields}
