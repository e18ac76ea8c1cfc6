"""After how many days a signer is reminded."""

from __future__ import annotations

from django import forms

from approvals.models import MOST_DAYS


class ReminderForm(forms.Form):
    """The municipality's number of days."""

    days = forms.IntegerField(
        label="เตือนเมื่อรอครบ (วัน)",
        min_value=1,
        max_value=MOST_DAYS,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "กรุณาพิมพ์จำนวนวัน",
            "invalid": "กรุณาพิมพ์จำนวนวันเป็นตัวเลข",
            "min_value": "ต้องรออย่างน้อย 1 วัน",
            "max_value": f"รอได้ไม่เกิน {MOST_DAYS} วัน",
        },
    )
