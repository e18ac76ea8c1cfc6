"""Which paper is to be checked, and against which year."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from django import forms

from approvals.old_papers.opened_file import SIZE
from documents.models import PaperKind
from scores.proof_facts import assessed_year

LONGEST_PASTE = 100_000  # letters, about forty pages; longer ones come as a file
PASTED = "ข้อความที่วาง"


class OldPaperForm(forms.Form):
    """A file or a paste, its kind and its year; the year it speaks of must have figures."""

    kind = forms.ChoiceField(label="เป็นเอกสารประเภทใด", choices=PaperKind.choices)
    year = forms.TypedChoiceField(label="ปีงบประมาณของเอกสาร", coerce=int)
    file = forms.FileField(
        label="ไฟล์ Word (.docx .odt) หรือ PDF",
        required=False,
        widget=forms.ClearableFileInput({"accept": ".docx,.odt,.pdf"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
        help_text=f"ไม่เกิน {SIZE // 1024**2} MB",
    )
    pasted = forms.CharField(
        label="หรือวางข้อความ",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 8, "placeholder": "คัดลอกข้อความทั้งเอกสาร รวมทั้งตาราง แล้ววางที่นี่"}),
        error_messages={"max_length": f"วางได้ไม่เกิน {LONGEST_PASTE:,} ตัวอักษร ข้อความที่ยาวกว่านี้ส่งเป็นไฟล์แทน"},
    )

    def __init__(self, scored: Collection[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scored = scored
        years = sorted({*scored, *(year + 1 for year in scored)}, reverse=True)
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and file.size > SIZE:
            raise forms.ValidationError(f"ไฟล์ใหญ่เกิน {SIZE // 1024**2} MB")
        return file

    def clean(self) -> dict[str, Any]:
        given = [name for name in ("file", "pasted") if self._is_given(name)]
        if not given and not self.errors:
            raise forms.ValidationError("กรุณาเลือกไฟล์ หรือวางข้อความ")
        if len(given) == 2:
            raise forms.ValidationError("กรุณาใช้อย่างใดอย่างหนึ่ง: เลือกไฟล์ หรือวางข้อความ")
        if {"kind", "year"} <= self.cleaned_data.keys():
            assessed = assessed_year(self.cleaned_data["year"], self.cleaned_data["kind"])
            if assessed not in self.scored:
                self.add_error("year", f"เอกสารนี้กล่าวถึงคะแนนปี {assessed} ซึ่งยังไม่มีในระบบ กรุณากรอกหรือนำเข้าคะแนนปีนั้นก่อน")
        return self.cleaned_data

    def _is_given(self, name: str) -> bool:
        value = self.cleaned_data.get(name)
        return bool(value.strip() if isinstance(value, str) else value)

    @property
    def is_pasted(self) -> bool:
        return not self.cleaned_data["file"]

    def name(self) -> str:
        """The file's name; a paste is called so."""
        return PASTED if self.is_pasted else cast(str, self.cleaned_data["file"].name)

    def content(self) -> bytes:
        """The bytes of either; of a paste one kind of line breaks, and nothing that is no letter."""
        if not self.is_pasted:
            return cast(bytes, self.cleaned_data["file"].read())
        lines = cast(str, self.cleaned_data["pasted"]).replace("\r\n", "\n").replace("\r", "\n")
        return lines.encode(errors="replace")
