"""Forms of composing a paper: a section's words, and a section to add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import LineField, TextField
from documents.composition import words_of
from documents.models import HEADING_LENGTH
from documents.papers.composing import ComposedSection
from documents.papers.fields import mistakes

LONGEST = 10_000  # letters of a section


class SectionForm(SharedForm):
    """Heading and text of one section; a block of data has a heading only. A field that there is not is refused."""

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
        super().__init__(words, data)
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

    def words(self) -> dict[str, str]:
        """What was typed, in one spelling."""
        return {name: self.cleaned_data[name] for name in self.words_named}


class ChangeForm(forms.Form):
    """A button of a section, by its name."""

    change = forms.CharField(max_length=20)


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
