"""A list of a year's questions, as a file or pasted, and where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts import limited_process
from accounts.editing.file_sizes import AtMost
from accounts.editing.text_fields import LineField
from scores.titles.reading import Rows, rows_of
from tables.errors import Unreadable
from tables.files import MAX_BYTES

LONGEST_PASTE = 60_000  # letters; a year's list has about ten thousand
_CPU_SECONDS, _MEMORY = 5, 1024**3


class TitlesForm(forms.Form):
    """`rows`, once it is valid, are the lines of either. `shown` is what the preview said, where it was confirmed."""

    year = forms.TypedChoiceField(label="ถ้อยคำของปีงบประมาณ", coerce=int)
    pasted = forms.CharField(
        label="รายการข้อที่คัดลอกมา",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 10, "placeholder": "i1 ถ้อยคำของข้อ i1\ni2 ถ้อยคำของข้อ i2"}),
        help_text="บรรทัดละข้อ เลขข้อนำหน้า หรือทั้งตารางจาก Word Excel หรือ PDF",
        error_messages={"max_length": f"ข้อความยาวเกิน {LONGEST_PASTE:,} ตัวอักษร กรุณาแบ่งวาง"},
    )
    file = forms.FileField(
        label="หรือไฟล์ Word, Excel, LibreOffice หรือ CSV",
        validators=[AtMost(MAX_BYTES)],
        required=False,
        widget=forms.ClearableFileInput({"accept": ".docx,.xlsx,.odt,.ods,.csv,.tsv,.txt,.html,.htm"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
    )
    source = LineField(
        label="ที่มา",
        max_length=300,
        help_text="เช่น ประกาศหรือคู่มือ ฉบับใด หน้าใด",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    shown = forms.CharField(required=False, max_length=64)

    def __init__(self, years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: Rows = []
        self.fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if file and pasted.strip():
            self.add_error("file", "กรุณาใช้อย่างใดอย่างหนึ่ง: วางรายการ หรือเลือกไฟล์")
        elif not file and not pasted.strip():
            if not self.errors:
                self.add_error("pasted", "กรุณาวางรายการ หรือเลือกไฟล์")
        elif not self.errors:
            try:
                self.rows = _rows_of_file(file.read()) if file else rows_of(pasted)
            except Unreadable as error:
                self.add_error("file" if file else "pasted", str(error))
        return self.cleaned_data


def _rows_of_file(content: bytes) -> Rows:
    """Raises Unreadable. Nobody knows what is in the bytes."""
    broken = "เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือซับซ้อนเกินไป กรุณาคัดลอกรายการมาวาง"
    function = "scores.titles.reading:file_rows"
    rows: Rows = limited_process.judged(
        Unreadable, broken, function, content, cpu_seconds=_CPU_SECONDS, memory=_MEMORY
    )["rows"]
    return rows
