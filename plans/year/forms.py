"""Opening a year that is not at hand, and choosing what a plan's list shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from accounts.editing.remembered import RememberedList
from accounts.models import Unit, User
from plans.models import Measure
from plans.rules import workflow

ALL_UNITS = "all"


class OpenForm(forms.Form):
    """Whether somebody who opens another year than the proposed one was asked and meant it."""

    sure = forms.BooleanField(required=False)

    def is_sure(self) -> bool:
        return self.is_valid() and bool(self.cleaned_data["sure"])


class ListFilter(forms.Form):
    """Unit, stage and status of the measures to show; anything unreadable chooses nothing."""

    unit = forms.ChoiceField(label="ผู้รับผิดชอบ", required=False)
    stage = forms.ChoiceField(
        label="การมอบหมาย",
        required=False,
        choices=[("", "ทุกขั้น"), *((str(s), label) for s, label in workflow.STAGE_LABELS.items())],
    )
    status = forms.ChoiceField(
        label="สถานะ", required=False, choices=[("", "ทุกสถานะ"), *Measure.Status.choices, ("none", "ไม่ระบุ")]
    )

    def __init__(self, units: Sequence[Unit], data: Mapping[str, Any], user: User, place: str) -> None:
        """`place` names the list: where the address chooses nothing, it comes as this person left it."""
        remembered = RememberedList(user, place, ("unit", "stage", "status"), data)
        super().__init__(remembered.choice())
        self.parents = {unit.pk: unit.parent_id for unit in units}
        choices = [("", "ทุกหน่วยงาน"), (ALL_UNITS, "ทุกสำนัก/กองร่วมกัน"), *((str(u.pk), u.name) for u in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # a choice field
        for name in self.fields:
            self.fields[name].widget.attrs["class"] = "form-select"
        self.is_valid()
        self.chosen = {name: str(self.cleaned_data.get(name, "")) for name in self.fields}
        remembered.remember(self.chosen)

    @property
    def is_narrow(self) -> bool:
        """Whether anything was chosen."""
        return any(self.chosen.values())

    def takes(self, measure: Measure) -> bool:
        """Whether a measure is to be shown; a unit's sections are its own."""
        unit, stage, status = self.chosen["unit"], self.chosen["stage"], self.chosen["status"]
        if stage and measure.stage != stage:
            return False
        if status and measure.status != ("" if status == "none" else status):
            return False
        if unit == ALL_UNITS:
            return measure.all_units
        mine = {str(pk) for u in measure.units.all() for pk in (u.pk, self.parents.get(u.pk)) if pk}
        return not unit or measure.all_units or unit in mine
