"""Forms of composing a paper: a section's words, its picture, a section to add, other papers to give it to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from accounts.editing.file_sizes import AtMost
from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import LineField, TextField
from documents.composition import ORDER_CHANGED, WORDS
from documents.models import ALT_LENGTH, HEADING_LENGTH, Paper
from documents.papers.composing import ComposedSection
from documents.papers.fields import mistakes
from plans.evidence.file_types import MAX_BYTES

LONGEST = 10_000  # letters of a section
MEGABYTES = MAX_BYTES // 1024 // 1024


class SectionForm(SharedForm):
    """Heading and text of one section, and the words of its picture; a block of data has a heading only.

    A field that there is not is refused.
    """

    heading = LineField(label="หัวข้อ", required=False, max_length=HEADING_LENGTH, help_text="ว่างไว้ได้ ถ้าไม่ต้องการพิมพ์หัวข้อ")
    text = TextField(
        label="ข้อความ",
        required=False,
        max_length=LONGEST,
        help_text="แต่ละบรรทัดเป็นหนึ่งย่อหน้า ตัวเลขและชื่อใช้เป็นชื่อข้อมูลในวงเล็บปีกกา เช่น {คะแนนรวม}",
        widget=forms.Textarea({"rows": 10, "class": "form-control"}),
    )
    caption = LineField(
        label="คำบรรยายภาพ",
        max_length=HEADING_LENGTH,
        help_text="พิมพ์ใต้ภาพ เช่น ภาพผลการประเมินที่ประกาศ ปีงบประมาณ พ.ศ. {ปีที่ประเมิน}",
        error_messages={"required": "กรุณาพิมพ์คำบรรยายภาพ"},
    )
    alt = LineField(
        label="ภาพนี้แสดงอะไร",
        required=False,
        max_length=ALT_LENGTH,
        help_text="สำหรับผู้ที่มองไม่เห็นภาพ เครื่องอ่านหน้าจออ่านข้อความนี้แทนภาพ ว่างไว้เมื่อคำบรรยายภาพบอกครบแล้ว",
    )

    make = forms.BooleanField(required=False)  # the button that saves and goes on to a version

    def __init__(self, section: ComposedSection, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(section.words, data)
        for name in WORDS:
            if name not in section.words or (name == "text" and not section.is_text):
                del self.fields[name]
        for name in self.words_named:
            field = self.fields[name]
            assert isinstance(field, TextField)
            field.keep(section.words[name])

    @property
    def words_named(self) -> list[str]:
        """Which of its fields are words."""
        return [name for name in WORDS if name in self.fields]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.words_named:
            for mistake in mistakes(data.get(name, "")):
                self.add_error(name, mistake.words)
        return data

    def typed(self) -> dict[str, str]:
        """The words as typed, good or bad."""
        return {name: str(self[name].value() or "") for name in self.words_named}

    def words(self) -> dict[str, str]:
        """What was typed, in one spelling."""
        return {name: self.cleaned_data[name] for name in self.words_named}


class PictureForm(forms.Form):
    """A picture for a section; what is in it is judged by documents.pictures."""

    picture = forms.FileField(
        label="ไฟล์ภาพ",
        validators=[AtMost(MAX_BYTES, "กรุณาย่อรูปก่อน")],
        help_text=f"PNG JPEG WebP หรือ HEIC ของโทรศัพท์ ไม่เกิน {MEGABYTES} MB พิมพ์",
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/heic,image/heif,.heic,.heif"}),
        error_messages=dict.fromkeys(("required", "invalid", "missing"), "กรุณาเลือกไฟล์ภาพ")
        | {"empty": "ไฟล์นี้ว่างเปล่า", "max_length": "ชื่อไฟล์ยาวเกินไป"},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, files: MultiValueDict[str, Any] | None = None) -> None:
        super().__init__(data, files)

    def content(self) -> bytes:
        """The bytes of the file, read into memory."""
        return bytes(self.cleaned_data["picture"].read())


class ChangeForm(forms.Form):
    """A button of a section, by its name."""

    change = forms.CharField(max_length=20)


class ColumnsForm(forms.Form):
    """The columns of a section's tables that are printed."""

    columns = forms.MultipleChoiceField(
        label="คอลัมน์ที่พิมพ์", required=False, widget=forms.CheckboxSelectMultiple, help_text="คอลัมน์ที่ไม่มีข้อมูลเลยไม่พิมพ์อยู่แล้ว"
    )

    def __init__(self, section: ComposedSection, data: Mapping[str, Any] | None = None) -> None:
        kept = [key for key, _ in section.columns if key not in section.left_out]
        super().__init__(data, initial={"columns": kept})
        self.fields["columns"].choices = section.columns  # type: ignore[attr-defined]  # a choice field


class SectionOrderForm(forms.Form):
    """The sections that may be moved in their new order, as dragging leaves them."""

    order = forms.MultipleChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice", "invalid_list"), ORDER_CHANGED)
    )

    def __init__(self, sections: Iterable[ComposedSection], data: Mapping[str, Any]) -> None:
        super().__init__(data)
        choices = [(section.key, section.name) for section in sections if not section.fixed]
        self.fields["order"].choices = choices  # type: ignore[attr-defined]  # a choice field


class ShareForm(forms.Form):
    """The office's other papers that are to say the same."""

    papers = forms.TypedMultipleChoiceField(
        label="เอกสารที่จะใช้ข้อความนี้",
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "form-check-input"}),
        error_messages=dict.fromkeys(("required", "invalid_choice", "invalid_list"), "กรุณาเลือกเอกสารจากรายการ"),
    )

    def __init__(self, others: Iterable[Paper], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.others = {paper.pk: paper for paper in others}
        choices = [(pk, f"{paper} {paper.variant_label}".strip()) for pk, paper in self.others.items()]
        self.fields["papers"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def chosen(self) -> list[Paper]:
        """The papers that were ticked."""
        return [self.others[pk] for pk in self.cleaned_data["papers"]]


class EarlierForm(forms.Form):
    """Which earlier save of a section the form is to show: ?version=3."""

    version = forms.IntegerField(required=False)

    def chosen(self) -> int | None:
        """Its version; None where none is asked for, or it is no number."""
        self.full_clean()
        return self.cleaned_data.get("version")


class AddForm(forms.Form):
    """A section of the office's own, by its heading."""

    heading = LineField(
        label="หัวข้อของส่วนที่เพิ่ม",
        max_length=HEADING_LENGTH,
        help_text="ข้อความ หรือภาพพร้อมคำบรรยาย",
        error_messages={"required": "กรุณาพิมพ์หัวข้อของส่วนที่จะเพิ่ม"},
    )

    def clean_heading(self) -> str:
        heading = str(self.cleaned_data["heading"])
        if wrong := mistakes(heading):
            raise forms.ValidationError(wrong[0].words)
        return heading
