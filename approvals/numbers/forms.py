"""Forms of the register of letters' numbers: which register, and what went out without the portal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import Unit
from approvals.numbers.actions import numbering_units
from documents.models import HIGHEST_NUMBER
from thai.dates import ERA


class RegisterForm(forms.Form):
    """A unit's register of one calendar year; what cannot be read is the municipality's own, this year."""

    unit = forms.TypedChoiceField(label="หน่วยงาน", required=False, coerce=int, empty_value=None)
    year = forms.TypedChoiceField(label="ปี พ.ศ.", coerce=int)

    def __init__(self, years: list[int], data: Mapping[str, Any] | None = None) -> None:
        self.today = timezone.localdate().year + ERA
        super().__init__(data, initial={"year": self.today})
        self.units = {unit.pk: unit for unit in numbering_units()}
        fields: dict[str, Any] = self.fields
        fields["unit"].choices = [("", "เลขรวมของเทศบาล"), *((pk, unit.name) for pk, unit in self.units.items())]
        fields["year"].choices = [(year, year) for year in sorted({self.today, *years}, reverse=True)]

    def chosen(self) -> tuple[Unit | None, int]:
        """The unit, None for the municipality's own register, and the year."""
        found = self.cleaned_data if self.is_valid() else {}
        return self.units.get(found.get("unit") or 0), found.get("year") or self.today


class UsedForm(RegisterForm):
    """Up to which number letters went out without the portal."""

    number = forms.IntegerField(
        label="ออกนอกระบบแล้วถึงเลข",
        min_value=0,
        max_value=HIGHEST_NUMBER,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": "กรุณาพิมพ์เลขที่ออกไปแล้ว",
            "invalid": "กรุณาพิมพ์เลขที่หนังสือเป็นตัวเลข",
            "min_value": "เลขต้องไม่น้อยกว่า 0",
            "max_value": f"เลขที่หนังสือต้องไม่เกิน {HIGHEST_NUMBER:,}",
        },
    )
