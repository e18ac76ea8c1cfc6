"""A table that moves in, and the plan that is carried forward."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from tables.files import MAX_BYTES


class TableForm(forms.Form):
    """A measure table: a file, or what was pasted. `pasted_html` is the same paste with its cells, if it has any."""

    file = forms.FileField(
        label="ไฟล์ Word, Excel, LibreOffice, CSV หรือหน้าเว็บ",
        required=False,
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx,.odt,.ods,.csv,.tsv,.txt,.html,.htm"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
    )
    pasted = forms.CharField(
        label="หรือวางตารางที่คัดลอกมา",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 6, "placeholder": "คัดลอกตารางทั้งตารางรวมแถวหัวตาราง แล้ววางที่นี่"}),
    )
    pasted_html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > MAX_BYTES:
            raise forms.ValidationError(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB")
        return file

    def clean(self) -> dict[str, Any]:
        given = [name for name in ("file", "pasted") if self.cleaned_data.get(name)]
        if not given and not self.errors:
            raise forms.ValidationError("กรุณาเลือกไฟล์ หรือวางตาราง")
        if len(given) == 2:
            raise forms.ValidationError("กรุณาใช้อย่างใดอย่างหนึ่ง: เลือกไฟล์ หรือวางตาราง")
        return self.cleaned_data

    def used(self) -> str:
        """The field that was filled in."""
        return "file" if self.cleaned_data["file"] else "pasted"

    def filename(self) -> str:
        """The file's name; a paste is called so."""
        return self.cleaned_data["file"].name if self.used() == "file" else "ตารางที่วาง"

    def content(self) -> bytes:
        """The bytes of either."""
        if self.used() == "file":
            return cast(bytes, self.cleaned_data["file"].read())
        return cast(str, self.cleaned_data["pasted_html"] or self.cleaned_data["pasted"]).encode()


class ConfirmForm(forms.Form):
    """What a preview was compared with, so that nothing is stored that nobody saw."""

    seen = forms.CharField(required=False, max_length=100)

    def fingerprint(self) -> str:
        """The one that was sent; empty for anything that cannot be one."""
        return cast(str, self.cleaned_data["seen"]) if self.is_valid() else ""


class CopyForm(forms.Form):
    """Which earlier plan to carry forward."""

    source = forms.TypedChoiceField(label="คัดลอกจากแผนปี", coerce=int)

    def __init__(self, years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]  # a choice field
