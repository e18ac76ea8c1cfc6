"""Forms for evidence."""

from __future__ import annotations

from typing import Any, cast

from crispy_forms.helper import FormHelper
from django import forms
from django.core.validators import URLValidator
from django.utils import timezone

from accounts.date_fields import ThaiDateField
from accounts.editing.file_sizes import AtMost
from accounts.editing.merging import fingerprint
from accounts.editing.text_fields import LineField
from plans.evidence.actions import Upload, fields_of
from plans.evidence.file_types import MAX_BYTES
from plans.models import EVIDENCE_TITLE_LENGTH, Evidence

MEGABYTES = MAX_BYTES // 1024 // 1024
_ACCEPT = ".pdf,.jpg,.jpeg,.png,.webp,.gif,.heic,.heif,.docx,.xlsx,.pptx,.odt,.ods,.odp"


class EvidenceForm(forms.Form):
    """What files and links have in common."""

    title = LineField(
        label="ชื่อหลักฐาน",
        max_length=EVIDENCE_TITLE_LENGTH,
        help_text="เช่น ประกาศเจตนารมณ์ No Gift Policy ปี 2569",
        error_messages={"required": "กรุณาตั้งชื่อหลักฐาน", "max_length": f"ยาวเกิน {EVIDENCE_TITLE_LENGTH} ตัวอักษร"},
    )
    day = ThaiDateField(label="วันที่ของหลักฐาน", required=False, help_text="วันที่ที่ปรากฏในหลักฐาน เว้นว่างได้")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["data-latest"] = timezone.localdate().isoformat()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    @property
    def typed_title(self) -> str:
        """The title as typed, good or bad."""
        return str(self["title"].value() or "")

    @property
    def has_file(self) -> bool:
        """Whether a file came with the form, good or bad."""
        return "file" in self.files

    def upload(self) -> Upload | None:
        """The file that was chosen, read into memory."""
        file = self.cleaned_data.get("file")
        return Upload(file.name, file.read()) if file else None


def file_field(label: str, help_text: str) -> forms.FileField:
    return forms.FileField(
        label=label,
        required=False,
        help_text=help_text,
        validators=[AtMost(MAX_BYTES, "กรุณาลดขนาดหรือแบ่งเป็นหลายไฟล์")],
        widget=forms.FileInput({"accept": _ACCEPT}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า", "max_length": "ชื่อไฟล์ยาวเกินไป", "invalid": "ไม่ได้รับไฟล์ กรุณาเลือกใหม่"},
    )


def url_field(required: bool) -> forms.URLField:
    field = forms.URLField(
        label="ลิงก์",
        required=required,
        max_length=1000,
        assume_scheme="https",
        help_text="ที่อยู่ของหน้าที่คนทั่วไปเปิดได้โดยไม่ต้องเข้าสู่ระบบ",
        error_messages={
            "required": "กรุณาระบุลิงก์",
            "invalid": "ลิงก์ต้องขึ้นต้นด้วย http:// หรือ https:// และคัดลอกมาให้ครบ",
            "max_length": "ลิงก์ยาวเกิน 1,000 ตัวอักษร",
        },
    )
    field.validators = [v for v in field.validators if not isinstance(v, URLValidator)]
    field.validators.append(URLValidator(["http", "https"]))
    return field


class NewEvidenceForm(EvidenceForm):
    """A file or a link, one of the two."""

    file = file_field(
        "ไฟล์", f"PDF รูปภาพ (รวม HEIC ของโทรศัพท์) Word Excel PowerPoint หรือ OpenDocument ไม่เกิน {MEGABYTES} MB"
    )
    url = url_field(required=False)
    field_order = ("title", "day", "file", "url")

    @property
    def is_empty(self) -> bool:
        """Whether neither a title nor a link was typed."""
        return not self.typed_title.strip() and not str(self["url"].value() or "").strip()

    def clean(self) -> dict[str, Any]:
        file, url = self.cleaned_data.get("file"), self.cleaned_data.get("url")
        if not self.errors.keys() & {"file", "url"}:
            if not file and not url:
                self.add_error("file", "กรุณาเลือกไฟล์ หรือวางลิงก์ในช่องถัดไป")
            elif file and url:
                self.add_error("url", "เลือกไฟล์หรือลิงก์อย่างใดอย่างหนึ่ง หากมีทั้งสองให้เพิ่มเป็นสองรายการ")
        return self.cleaned_data


class ChangeEvidenceForm(EvidenceForm):
    """Title and day, and a new version of a file or another address of a link; and what it was opened with."""

    opened_with = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, evidence: Evidence, *args: Any, **kwargs: Any) -> None:
        stored = fields_of(evidence)
        kwargs["initial"] = stored | {"file": None, "opened_with": fingerprint(stored)} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        cast(LineField, self.fields["title"]).keep(evidence.title)
        if evidence.url:
            self.fields["url"] = url_field(required=True)
        else:
            self.fields["file"] = file_field("ไฟล์รุ่นใหม่", f"เว้นว่างถ้าไม่เปลี่ยนไฟล์ รุ่นเดิมยังเก็บไว้ ไม่เกิน {MEGABYTES} MB")

    @property
    def opened(self) -> str:
        """The fingerprint of what the page was opened with, as it came."""
        return str(self["opened_with"].value() or "")

    @property
    def has_news(self) -> bool:
        """Whether anything that was typed differs from what is stored."""
        return bool(set(self.changed_data) - {"opened_with"})

    def typed(self) -> dict[str, Any]:
        """What may differ from what is stored, once the form is valid."""
        return {name: self.cleaned_data[name] for name in ("title", "day", "url") if name in self.fields}
