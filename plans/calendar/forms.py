"""A day of the municipality's own."""

from __future__ import annotations

from django import forms

from accounts.date_fields import ThaiDateField
from accounts.editing.text_fields import LineField
from plans.calendar.models import TITLE_LENGTH


class OwnDateForm(forms.Form):
    """What is wanted until when."""

    title = LineField(label="เรื่อง", max_length=TITLE_LENGTH, error_messages={"required": "กรุณาพิมพ์ว่าเป็นกำหนดของเรื่องใด"})
    day = ThaiDateField(label="วันที่", error_messages={"required": "กรุณาใส่วันที่"})
    closes = forms.BooleanField(label="เป็นวันสุดท้ายของเอกสารและลิงก์ OIT ของปีนี้", required=False)
