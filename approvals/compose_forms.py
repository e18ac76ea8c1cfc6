"""Forms of composing a paper: a section's words, and a section to add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.editing.merging import fingerprint
from accounts.editing.text_fields import LineField, TextField
from documents.composition import words_of
from documents.models import HEADING_LENGTH
from documents.papers.composing import ComposedSection
from documents.papers.fields import mistakes

LONGEST = 10_000  # letters of a section


class SectionForm(forms.Form):
    """Heading and text of one section; a block of data has a heading only. A field that there is not is refused."""

    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)
    compared = forms.CharField(required=False, widget=forms.HiddenInput)  # what was saved when both texts were shown
    heading = LineField(label="หัวข้อ", required=False, max_length=HEADING_LENGTH, help_text="ว่างไว้ได้ ถ้าไม่ต้องการพิมพ์หัวข้อ")
    text = TextField(
        label="ข้อความ",
        required=False,
        max_length=LONGEST,
        help_text="แต่ละบรรทัดเป็นหนึ่งย่อหน้า ตัวเลขและชื่อใช้เป็นชื่อข้อมูลในวงเล็บปีกกา เช่น {คะแนนรวม}",
        widget=forms.Textarea({"rows": 10, "class": "form-control"}),
    )

    def __init__(self, section: ComposedSection, data: Mapping[str, Any] | None = None) -> None:
        words = words_of(section)
        super().__init__(data, initial={**words, "opened_with": fingerprint(words)})
        if not section.is_text:
            del self.fields["text"]
        for name in self.words_named:
            field = self.fields[name]
            assert isinstance(field, TextField)
            field.keep(words[name])

    @property
    def words_named(self) -> list[str]:
        """Which of its fields are words."""
        return [name for name in ("heading", "text") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in self.words_named:
            for mistake in mistakes(data.get(name, "")):
                self.add_error(name, mistake.words)
        return data

    def typed(self) -> dict[str, str]:
        """The words as typed, good or bad."""
        return {name: str(self[name].value() or "") for name in self.words_named}

    @property
    def opened(self) -> str:
        """The fingerprint that the page was opened with."""
        return str(self["opened_with"].value() or "")

    @property
    def was_compared(self) -> bool:
        """Whether both texts were shown beside each other."""
        return bool(self["compared"].value())

    @property
    def base(self) -> str:
        """The fingerprint of what the person has seen saved."""
        return str(self.cleaned_data["compared"] or self.cleaned_data["opened_with"])

    def words(self) -> dict[str, str]:
        """What was typed, in one spelling."""
        return {name: self.cleaned_data[name] for name in self.words_named}


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


class AddForm(forms.Form):
    """A section of the office's own, by its heading."""

    heading = LineField(
        label="หัวข้อของส่วนที่เพิ่ม", max_length=HEADING_LENGTH, error_messages={"required": "กรุณาพิมพ์หัวข้อของส่วนที่จะเพิ่ม"}
    )

    def clean_heading(self) -> str:
        heading = str(self.cleaned_data["heading"])
        if wrong := mistakes(heading):
            raise forms.ValidationError(wrong[0].words)
        return heading
