"""Forms for making, submitting and deciding papers."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.editing.file_sizes import AtMost
from accounts.editing.text_fields import TextField
from approvals.models import DRAFTERS_OPINION, OPINION_LENGTH, Publication
from documents.models import CODE_LENGTH, VARIANTS, OfficeFont, PaperKind
from documents.office_fonts import SIZE as FONT_SIZE
from documents.pdf_bounds import SIZE


class NewPaperForm(forms.Form):
    """Which paper, of which year; a memo that cannot carry its report may go alone this once."""

    paper = forms.ChoiceField(label="เอกสาร")
    year = forms.TypedChoiceField(label="ปีงบประมาณของเอกสาร", coerce=int)
    alone = forms.BooleanField(required=False)

    def __init__(self, years: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]  # a choice field
        self.fields["paper"].choices = [  # type: ignore[attr-defined]  # a choice field
            (f"{kind.value}/{variant}", f"{kind.label} — {label}" if label else kind.label)
            for kind in PaperKind
            for variant, label in VARIANTS[kind]
        ]

    def kind_and_variant(self) -> tuple[str, str]:
        """What was chosen."""
        kind, _, variant = self.cleaned_data["paper"].partition("/")
        return kind, variant


class WantedPaperForm(forms.Form):
    """The paper that an address asks for, to be chosen beforehand: ?paper=plan&year=2569."""

    paper = forms.ChoiceField(choices=PaperKind.choices, required=False)
    year = forms.IntegerField(required=False)

    def chosen(self) -> dict[str, str | int]:
        """What `NewPaperForm` begins with, the kind in its first variant; nothing where it is not named."""
        self.full_clean()
        said, chosen = self.cleaned_data, dict[str, str | int]()
        if said.get("paper"):
            chosen["paper"] = f"{said['paper']}/{VARIANTS[said['paper']][0][0]}"
        if said.get("year"):
            chosen["year"] = said["year"]
        return chosen


class OpinionForm(forms.Form):
    """An opinion, printed in the paper beside the signature."""

    opinion = TextField(
        label="ความเห็น",
        required=False,
        max_length=OPINION_LENGTH,
        widget=forms.Textarea({"rows": 3}),
        help_text=f"พิมพ์ลงในเอกสารเหนือลายมือชื่อ ขึ้นบรรทัดใหม่ได้ ไม่เกิน {OPINION_LENGTH:,} ตัวอักษร ข้อความยาวพิมพ์ด้วยตัวอักษรเล็กลง",
    )


class DraftersOpinionForm(OpinionForm):
    """A drafter's, whose place is low."""

    opinion = TextField(
        label="ความเห็น",
        required=False,
        max_length=DRAFTERS_OPINION,
        widget=forms.Textarea({"rows": 3}),
        help_text=f"พิมพ์ลงในเอกสารเหนือลายมือชื่อ ขึ้นบรรทัดใหม่ได้ ไม่เกิน {DRAFTERS_OPINION} ตัวอักษร",
    )


def still_typed(*texts: str) -> str:
    """What had been typed into a form that cannot be sent any more, to stand behind the sentence that says why."""
    said = " ".join(f"“{text}”" for text in texts if text)
    return f" ข้อความที่พิมพ์ไว้: {said}" if said else ""


class ReasonForm(forms.Form):
    """Why a paper is returned, withdrawn or revoked."""

    reason = TextField(
        label="เหตุผล", max_length=2000, widget=forms.Textarea({"rows": 3}), error_messages={"required": "กรุณาระบุเหตุผล"}
    )


class PublishForm(forms.Form):
    """What of a year is to be shown; a paper by its key."""

    what = forms.ChoiceField(choices=Publication.What.choices)
    paper = forms.IntegerField(required=False, min_value=1, max_value=2**31 - 1)


class FontForm(forms.Form):
    """A font's file."""

    file = forms.FileField(
        label="ไฟล์ฟอนต์ (.ttf)",
        validators=[AtMost(FONT_SIZE)],
        widget=forms.ClearableFileInput({"accept": ".ttf,font/ttf"}),
        help_text=f"TH SarabunPSK หรือ TH Sarabun New ไม่เกิน {FONT_SIZE // 1024**2} MB ทีละไฟล์",
        error_messages={"required": "กรุณาเลือกไฟล์ฟอนต์", "empty": "ไฟล์นี้ว่างเปล่า"},
    )


class FaceForm(forms.Form):
    """Which face is meant."""

    face = forms.ChoiceField(choices=OfficeFont.Face.choices)


class VerifyForm(forms.Form):
    """A code off a paper, or the file itself."""

    code = forms.CharField(label="รหัส 12 ตัวใต้ QR ท้ายเอกสาร", required=False, max_length=40)
    file = forms.FileField(
        label=f"ไฟล์ PDF ไม่เกิน {SIZE // 1024**2} MB",
        validators=[AtMost(SIZE)],
        required=False,
        widget=forms.ClearableFileInput({"accept": "application/pdf,.pdf"}),
        help_text="ไฟล์ไม่ถูกเก็บไว้ ตรวจเสร็จแล้วลบทันที",
    )

    def clean_code(self) -> str:
        typed = "".join(c for c in str(self.cleaned_data["code"]).upper() if c.isascii() and c.isalnum())
        if self.cleaned_data["code"] and len(typed) != CODE_LENGTH:
            raise forms.ValidationError(f"รหัสมี {CODE_LENGTH} ตัว ท่านพิมพ์ {len(typed)} ตัว ตัวเล็กตัวใหญ่และขีดไม่มีผล")
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not data.get("code") and not data.get("file"):
            raise forms.ValidationError("กรุณาพิมพ์รหัสตรวจสอบ หรือเลือกไฟล์ PDF")
        return data
