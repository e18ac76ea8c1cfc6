"""Which unit becomes which; units to be added, and one to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from accounts.editing.shared_forms import SharedForm
from accounts.editing.text_fields import LineField, TextField
from accounts.models import Municipality, Unit
from accounts.unit_tree import unit_choices
from plans.units.tree_actions import MOST_UNITS
from thai.likeness import LIKELY, close_names

LONGEST = 150
GONE = {"invalid_choice": "ไม่มีหน่วยงานนี้แล้ว กรุณาเลือกใหม่"}


def _parents(municipality: Municipality) -> list[tuple[str, str]]:
    """What a unit may belong to: those that belong to none themselves."""
    divisions = Unit.in_use().filter(municipality=municipality, parent=None).order_by("order", "pk")
    return [("", "ไม่สังกัดหน่วยงานอื่น"), *((str(unit.pk), unit.name) for unit in divisions)]


class NewUnitsForm(forms.Form):
    """Names of units, one a line, and what they belong to. `sure`: that names spelt alike are different units."""

    names = TextField(
        label="ชื่อหน่วยงาน",
        max_length=20_000,
        widget=forms.Textarea({"rows": 4}),
        help_text="หลายหน่วยงานพิมพ์บรรทัดละชื่อ หรือวางรายชื่อได้",
        error_messages={"required": "กรุณาพิมพ์ชื่อหน่วยงาน เช่น กองคลัง"},
    )
    parent = forms.ChoiceField(label="สังกัด", required=False, error_messages=GONE)
    sure = forms.BooleanField(required=False, label="ตรวจแล้ว เป็นคนละหน่วยงานกับที่มีอยู่")

    def __init__(self, municipality: Municipality, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        cast(Any, self.fields["parent"]).choices = _parents(municipality)
        self._there = list(Unit.objects.filter(municipality=municipality).values_list("name", flat=True))
        self.asks = False  # whether names are spelt like others

    def clean_names(self) -> list[str]:
        names = list(
            dict.fromkeys(filter(None, (" ".join(line.split()) for line in self.cleaned_data["names"].split("\n"))))
        )
        if len(names) > MOST_UNITS:
            raise forms.ValidationError(f"เพิ่มได้ครั้งละไม่เกิน {MOST_UNITS} หน่วยงาน")
        if long := [name for name in names if len(name) > LONGEST]:
            raise forms.ValidationError(f"ชื่อ “{long[0][:40]}…” ยาวเกิน {LONGEST} ตัวอักษร")
        return names

    def clean(self) -> dict[str, Any]:
        new = [name for name in self.cleaned_data.get("names", []) if name not in self._there]
        alike = {name: close[0] for name in new if (close := close_names(name, self._there, LIKELY))}
        self.asks = bool(alike)
        if alike and not self.cleaned_data.get("sure"):
            said = ", ".join(f"“{name}” คล้าย “{other}”" for name, other in alike.items())
            self.add_error("names", f"{said} ถ้าเป็นหน่วยงานเดียวกันให้ลบออก ถ้าเป็นคนละหน่วยงานให้ทำเครื่องหมายข้างล่าง")
        return self.cleaned_data

    def parent_unit(self) -> Unit | None:
        """What they belong to, once all is valid."""
        return Unit.in_use().get(pk=self.cleaned_data["parent"]) if self.cleaned_data["parent"] else None


class UnitForm(SharedForm):
    """A unit's name and what it belongs to."""

    name = LineField(
        label="ชื่อหน่วยงาน",
        max_length=LONGEST,
        error_messages={"required": "กรุณาพิมพ์ชื่อหน่วยงาน", "max_length": f"ยาวเกิน {LONGEST} ตัวอักษร"},
    )
    parent = forms.ChoiceField(label="สังกัด", required=False, error_messages=GONE)
    document_prefix = LineField(
        label="รหัสตัวพยัญชนะของหน่วยงาน",
        required=False,
        max_length=30,
        help_text="ว่างไว้ ใช้ของเทศบาล",
        error_messages={"max_length": "ยาวเกิน 30 ตัวอักษร"},
    )
    telephone = LineField(
        label="โทรศัพท์",
        required=False,
        max_length=60,
        help_text="ว่างไว้ ใช้ของเทศบาล",
        error_messages={"max_length": "ยาวเกิน 60 ตัวอักษร"},
    )

    def __init__(
        self, municipality: Municipality, unit: Unit, stored: Mapping[str, Any], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(stored, data)
        choices = [(key, name) for key, name in _parents(municipality) if key != str(unit.pk)]
        cast(Any, self.fields["parent"]).choices = choices

    def parent_unit(self) -> Unit | None:
        """What it belongs to, once all is valid."""
        return Unit.in_use().get(pk=self.cleaned_data["parent"]) if self.cleaned_data["parent"] else None


class CloseForm(forms.Form):
    """To whom a closing unit's open work goes. `seen`: the work that was shown."""

    target = forms.ChoiceField(label="หน่วยงานที่รับมาตรการและบุคคลต่อ", required=False, error_messages=GONE)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, municipality: Municipality, unit: Unit, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        others = [(key, name) for key, name in unit_choices(municipality) if key != str(unit.pk)]
        cast(Any, self.fields["target"]).choices = [("", "– เลือก –"), *others]

    def target_unit(self) -> Unit | None:
        """Who takes it over, once all is valid."""
        return Unit.in_use().get(pk=self.cleaned_data["target"]) if self.cleaned_data["target"] else None


class UnitMoveForm(forms.Form):
    """Which button beside a unit was pressed."""

    up = forms.BooleanField(required=False)


class MergeForm(forms.Form):
    """Two units of the municipality; `seen` is what a person saw would move."""

    source: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        None, label="หน่วยงานที่จะรวมเข้าไป (ชื่อนี้จะเลิกใช้)", empty_label="– เลือก –"
    )
    target: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        None, label="เป็นหน่วยงาน (ชื่อนี้ใช้ต่อ)", empty_label="– เลือก –"
    )
    seen = forms.CharField(required=False, max_length=100)

    def __init__(self, municipality: Municipality, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = cast(dict[str, Any], self.fields)
        for name in ("source", "target"):
            fields[name].queryset = Unit.in_use().filter(municipality=municipality)

    def clean(self) -> dict[str, Any]:
        source, target = self.cleaned_data.get("source"), self.cleaned_data.get("target")
        if source and source == target:
            raise forms.ValidationError("กรุณาเลือกสองหน่วยงานที่ต่างกัน")
        return self.cleaned_data
