"""Which paper is to be checked, and against which year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, cast

from django import forms

from accounts.editing.file_sizes import AtMost
from approvals.old_papers.opened_file import SIZE
from documents.models import PaperKind
from scores.forms import ScoreInput, field_name
from scores.proof_facts import assessed_year
from scores.rules import TOTAL, Rules

LONGEST_PASTE = 100_000  # letters, about forty pages; longer ones come as a file
PASTED = "ข้อความที่วาง"
# The figures that every year has, in the order results are printed, and their fields.
SCORE_FIELDS = {item: field_name(item) for item in (TOTAL, "IIT", "EIT1", "EIT2", "OIT", *map(str, range(1, 11)))}


class OldPaperForm(forms.Form):
    """A file or a paste, its kind and its year.

    Where the year it speaks of has no figures stored, some are typed here, for this check alone. `known` are the years
    with rules; the newest ones name the fields.
    """

    kind = forms.ChoiceField(label="เป็นเอกสารประเภทใด", choices=PaperKind.choices)
    year = forms.TypedChoiceField(label="ปีงบประมาณของเอกสาร", coerce=int)
    file = forms.FileField(
        label="ไฟล์ Word (.docx .odt) หรือ PDF",
        validators=[AtMost(SIZE)],
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

    def __init__(self, scored: Collection[int], known: Mapping[int, Rules], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scored, self.known = scored, known
        assessed = {*scored, *known}
        years = sorted({*assessed, *(year + 1 for year in assessed)}, reverse=True)
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]
        names = known[max(known)]
        for item, name in SCORE_FIELDS.items():
            fields[name] = ScoreInput(label=names.item_name(item), **{"data-item": item, "data-column": "headline"})

    def clean(self) -> dict[str, Any]:
        given = [name for name in ("file", "pasted") if self._is_given(name)]
        if not given and not self.errors:
            raise forms.ValidationError("กรุณาเลือกไฟล์ หรือวางข้อความ")
        if len(given) == 2:
            raise forms.ValidationError("กรุณาใช้อย่างใดอย่างหนึ่ง: เลือกไฟล์ หรือวางข้อความ")
        if {"kind", "year"} <= self.cleaned_data.keys():
            self._clean_scores(assessed_year(self.cleaned_data["year"], self.cleaned_data["kind"]))
        return self.cleaned_data

    def _clean_scores(self, assessed: int) -> None:
        """Figures are typed where none are stored, and only there: one year has one truth."""
        typed = [name for name in SCORE_FIELDS.values() if self.cleaned_data.get(name) is not None]
        wrong = [name for name in SCORE_FIELDS.values() if name in self.errors]
        if assessed in self.scored:
            for name in typed:
                self.add_error(name, f"มีคะแนนปี {assessed} ในระบบแล้ว ระบบจะเทียบกับคะแนนนั้น กรุณาเว้นช่องนี้ว่าง")
        elif assessed not in self.known:
            self.add_error("year", f"เอกสารนี้กล่าวถึงคะแนนปี {assessed} ซึ่งระบบยังไม่มีหลักเกณฑ์")
        elif not typed and not wrong:
            message = f"ยังไม่มีคะแนนปี {assessed} ในระบบ กรุณากรอกคะแนนภาพรวมหรือคะแนนรายตัวชี้วัดของปีนั้น"
            self.add_error(SCORE_FIELDS[TOTAL], message)

    @property
    def scores(self) -> dict[str, Decimal]:
        """The figures that were typed, by item."""
        given = {item: self.cleaned_data[name] for item, name in SCORE_FIELDS.items()}
        return {item: score for item, score in given.items() if score is not None}

    @property
    def score_inputs(self) -> list[Any]:
        """The figures' fields in their order, for the page."""
        return [self[name] for name in SCORE_FIELDS.values()]

    @property
    def shows_scores(self) -> bool:
        """Whether the page opens with these fields in sight: where nothing is stored, or something stands in one."""
        typed = any(field.value() not in (None, "") or field.errors for field in self.score_inputs)
        return not self.scored or typed

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
