"""What units report of a measure, as forms; each part's fields bear its key: "12-outcome", "12u3-outcome"."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, cast
from urllib.parse import urlsplit

from django import forms

from accounts.date_fields import ThaiDateField
from accounts.editing.merging import fingerprint, marks, marks_in
from accounts.editing.text_fields import LineField, TextField
from plans.evidence.forms import EvidenceForm, file_field, url_field
from plans.measures.content import MOST_ITEMS
from plans.measures.fields import LONGEST
from plans.measures.list_fields import ItemField
from plans.models import EVIDENCE_TITLE_LENGTH, Evidence, Measure
from plans.reporting.parts import ReportPart, step_numbers

# In fewer letters than the plan has: four side by side on a phone.
STATUSES = [
    (Measure.Status.PLANNED, "ยังไม่เริ่ม"),
    (Measure.Status.IN_PROGRESS, "กำลังทำ"),
    (Measure.Status.DONE, "เสร็จแล้ว"),
    (Measure.Status.CANCELLED, "ยกเลิก"),
]

_NAMELESS = "หลักฐาน"


class ItemsField(forms.Field):
    """The items of a numbered list, sent under one name in their order; empty ones are left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.item = ItemField(required=False, max_length=LONGEST)

    def keep(self, *stored: str) -> None:
        self.item.keep(*stored)

    def clean(self, value: Any) -> list[str]:
        items, errors = [], []
        for number, typed in enumerate(value or [], 1):
            try:
                items.append(self.item.clean(typed))
            except forms.ValidationError as error:
                errors += [f"ข้อ {number} {message}" for message in error.messages]
        if errors:
            raise forms.ValidationError(errors)
        items = [item for item in items if item]
        if len(items) > MOST_ITEMS:
            raise forms.ValidationError(f"มี {len(items)} ข้อ เกิน {MOST_ITEMS} ข้อ กรุณารวมข้อที่เป็นเรื่องเดียวกัน")
        return items


class ReportForm(forms.Form):
    """One part's report; `opened` remembers what the page was opened with."""

    done = forms.MultipleChoiceField(label="ขั้นตอนที่ทำแล้ว", required=False)
    outputs = ItemsField(label="ผลการดำเนินการ")
    outcome = TextField(
        label="ผลลัพธ์", required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 1, "class": "form-control"})
    )
    status = forms.ChoiceField(label="สถานะ", required=False, choices=STATUSES, widget=forms.RadioSelect)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, part: ReportPart, data: Mapping[str, Any] | None = None) -> None:
        initial = {**part.report, "opened": fingerprint(part.report)}
        super().__init__(data, prefix=part.key, initial=initial)
        marks = set(step_numbers(part))
        cast(forms.MultipleChoiceField, self.fields["done"]).choices = [(each, each) for each in marks]
        cast(ItemsField, self.fields["outputs"]).keep(*part.report["outputs"])
        cast(TextField, self.fields["outcome"]).keep(part.report["outcome"])
        self.part = part

    @property
    def is_sent(self) -> bool:
        """Whether the page that was sent had this part on it."""
        return self.add_prefix("opened") in self.data

    def typed(self) -> dict[str, Any]:
        """What can be stored of what was typed: the fields without errors. Ticks stand in the order of the steps."""
        self.full_clean()
        typed = {name: value for name, value in self.cleaned_data.items() if name != "opened"}
        if "done" in typed:
            typed["done"] = [each for each in step_numbers(self.part) if each in typed["done"]]
        return typed

    def refuse(self, error: forms.ValidationError) -> str:
        """Puts what storing refused to its fields; answers with what is about none of them."""
        for name, words in error.message_dict.items():
            self.add_error(name if name in self.fields else None, words)
        return " ".join(map(str, self.non_field_errors()))

    @property
    def has_news(self) -> bool:
        """Whether it says anything that is not stored, good or bad."""
        typed = self.typed()
        return bool(self.errors) or marks(typed) != marks({name: self.part.report[name] for name in typed})

    def opened_with(self) -> dict[str, str]:
        return marks_in(str(self["opened"].value() or ""))

    def values(self) -> dict[str, Any]:
        """What the page shows: what was typed, good or bad, or what is stored."""
        return {name: self[name].value() or ([] if name in {"done", "outputs"} else "") for name in self.part.report}


class AttachForm(EvidenceForm):
    """A file or a link beside a report: named by itself, dated afterwards."""

    title = LineField(label="ชื่อหลักฐาน", required=False, max_length=EVIDENCE_TITLE_LENGTH)
    file = file_field("เลือกไฟล์", "PDF รูป Word Excel ไม่เกิน 20 MB")
    url = url_field(required=False)
    step = forms.ChoiceField(label="หลักฐานของ", required=False)

    def __init__(self, part: ReportPart, *args: Any) -> None:
        super().__init__(*args, prefix=part.key)
        self.part = part
        steps = step_numbers(part)
        proven = {each.step for each in part.evidence}
        unproven = (each for each in part.report["done"] if each not in proven)
        field = cast(forms.ChoiceField, self.fields["step"])
        field.choices = [("", "ทั้งมาตรการ"), *((each, f"ขั้นที่ {number}") for each, number in steps.items())]
        field.initial = next(unproven, "")
        for name in ("file", "url", "step"):  # named by their own label and the card's title
            self.fields[name].help_text = ""  # said once, below
            named_by = f"{self[name].id_for_label} {part.key}-title"
            self.fields[name].widget.attrs |= {"aria-label": self.fields[name].label, "aria-labelledby": named_by}

    @property
    def is_sent(self) -> bool:
        return bool(self.files.get(self.add_prefix("file")) or str(self["url"].value() or "").strip())

    def name(self) -> str:
        """What it is called until somebody says otherwise: the file without its ending, or where the link leads."""
        if self.cleaned_data.get("title"):
            return str(self.cleaned_data["title"])
        upload, url = self.cleaned_data.get("file"), urlsplit(self.cleaned_data.get("url") or "")
        title = PurePath(upload.name).stem if upload else f"{url.netloc}{url.path}".rstrip("/")
        try:
            return str(LineField(required=False).clean(title))[:EVIDENCE_TITLE_LENGTH] or _NAMELESS
        except forms.ValidationError:  # a name that no paper can print
            return _NAMELESS


class EvidenceDayForm(forms.Form):
    """The day that a piece of evidence bears, beside it."""

    day = ThaiDateField(label="วันที่ในหลักฐาน", required=False)

    def __init__(self, evidence: Evidence, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=f"evidence{evidence.pk}", initial={"day": evidence.day})
        named_by = f"{self['day'].id_for_label} evidence{evidence.pk}"
        self.fields["day"].widget.attrs |= {"aria-label": "วันที่ในหลักฐาน", "aria-labelledby": named_by}
        self.evidence = evidence

    @property
    def is_sent(self) -> bool:
        return self.add_prefix("day") in self.data


class HandInForm(forms.Form):
    """Which button of the page was pressed: the one that hands in, or the one that saves."""

    hand_in = forms.CharField(required=False)

    @property
    def is_asked(self) -> bool:
        self.full_clean()
        return bool(self.cleaned_data["hand_in"])
