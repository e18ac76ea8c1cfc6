"""Which unit becomes which."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from accounts.models import Municipality, Unit


class MergeForm(forms.Form):
    """Two units of the municipality; `seen` is what a person saw would move."""

    source: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        None, label="หน่วยงานที่จะรวมเข้าไป (ชื่อนี้จะเลิกใช้)", empty_label="– เลือก –"
    )
    target: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        None, label="เป็นหน่วยงาน (ชื่อนี้ใช้ต่อ)", empty_label="– เลือก –"
    )
    seen = forms.CharField(required=False, max_length=100)

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = cast(dict[str, Any], self.fields)
        for name in ("source", "target"):
            fields[name].queryset = Unit.in_use().filter(municipality=municipality)

    def clean(self) -> dict[str, Any]:
        source, target = self.cleaned_data.get("source"), self.cleaned_data.get("target")
        if source and source == target:
            raise forms.ValidationError("กรุณาเลือกสองหน่วยงานที่ต่างกัน")
        return self.cleaned_data
