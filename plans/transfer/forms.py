"""A table that moves in, and the plan that is carried forward."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from django import forms

from accounts.editing.file_sizes import AtMost
from accounts.models import Unit
from plans.transfer.unit_choices import NEW, NO_UNIT
from tables.errors import Unreadable
from tables.files import MAX_BYTES, refuse_by_kind

BEGINNING = 1024  # bytes that tell what a file is


class TableForm(forms.Form):
    """A measure table: a file, or what was pasted. `pasted_html` is the same paste with its cells, if it has any."""

    file = forms.FileField(
        label="ไฟล์ Word, Excel, LibreOffice, CSV หรือหน้าเว็บ",
        validators=[AtMost(MAX_BYTES)],
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
        if file:
            try:
                refuse_by_kind(file.read(BEGINNING))
            except Unreadable as error:
                raise forms.ValidationError(str(error)) from error
            finally:
                file.seek(0)
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
    """What a preview was compared with, so that nothing is stored that nobody saw; `removes`: what the table leaves
    empty goes, too."""

    seen = forms.CharField(required=False, max_length=100)
    removes = forms.BooleanField(required=False)

    def fingerprint(self) -> str:
        """The one that was sent; empty for anything that cannot be one."""
        return cast(str, self.cleaned_data["seen"]) if self.is_valid() else ""

    def removes_emptied(self) -> bool:
        """Whether that was ticked."""
        return self.is_valid() and cast(bool, self.cleaned_data["removes"])


class UnitChoicesForm(forms.Form):
    """What each name of a table is that is no unit yet; `unknown` are the names as a report tells them
    (plans.transfer.unit_choices.UnknownName). A close unit is suggested, else a new one; the person sends it."""

    def __init__(self, unknown: Sequence[Mapping[str, Any]], units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = {unit.pk: unit.name for unit in units}
        self.names: dict[str, str] = {}
        for said in unknown:
            name = said["name"]
            field = f"unit-{hashlib.sha256(name.encode()).hexdigest()[:12]}"
            close = [(str(pk), there[pk]) for pk in said["close"] if pk in there]
            rest = [(str(pk), other) for pk, other in there.items() if (str(pk), other) not in close]
            choices: list[Any] = [(NEW, "เพิ่มเป็นหน่วยงานใหม่"), (NO_UNIT, "ไม่ใช่หน่วยงาน (เก็บไว้ในหมายเหตุ)")]
            choices += [(label, units) for label, units in (("ชื่อใกล้เคียง", close), ("หน่วยงานที่มีอยู่", rest)) if units]
            likely = str(said["meant"]) if said["meant"] in there else NEW
            self.names[field] = name
            self.fields[field] = forms.ChoiceField(
                label=name,
                help_text=f"พบใน {said['measures']} มาตรการ" + ("" if said["chosen"] else " · ยังไม่ได้เลือก"),
                choices=choices,
                initial=said["chosen"] or likely,
            )

    def choices(self) -> dict[str, str]:
        """What was chosen, by name."""
        return {name: self.cleaned_data[field] for field, name in self.names.items()}


class CopyForm(forms.Form):
    """Which earlier plan to carry forward."""

    source = forms.TypedChoiceField(label="คัดลอกจากแผนปี", coerce=int)

    def __init__(self, years: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]  # a choice field
