"""What a coordinator chooses of what units handed in, and why something goes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils import timezone

from accounts.date_fields import ThaiDateField
from accounts.editing.text_fields import TextField
from plans.handover.actions import NO_REASON
from plans.models import Measure

REASON_LENGTH = 1000


class ChosenMeasuresForm(forms.Form):
    """The measures that are ticked; what is no longer there is left out, as if it were not ticked."""

    measures = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, measures: Sequence[Measure], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self._there = {str(measure.pk): measure.pk for measure in measures}

    def clean_measures(self) -> list[int]:
        found = [self._there[key] for key in self.cleaned_data["measures"] or [] if key in self._there]
        if not found:
            raise forms.ValidationError("กรุณาเลือกมาตรการอย่างน้อยหนึ่งรายการ")
        return list(dict.fromkeys(found))


class DueForm(ChosenMeasuresForm):
    """Another day for what is not in yet; none where it is left empty."""

    due = ThaiDateField(label="กำหนดส่งใหม่", required=False, help_text="เว้นว่างถ้าไม่กำหนด")

    def __init__(self, measures: Sequence[Measure], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(measures, data)
        self.fields["due"].widget.attrs |= {"data-earliest": timezone.localdate().isoformat(), "class": "form-control"}


def _reason(label: str, rows: int) -> TextField:
    widget = forms.Textarea({"rows": rows, "class": "form-control"})
    return TextField(label=label, required=False, max_length=REASON_LENGTH, widget=widget)


class ReturnAllForm(ChosenMeasuresForm):
    """One reason for all that is chosen, and for each measure one of its own where it is another."""

    reason = _reason("เหตุผลและสิ่งที่ต้องแก้ของทุกข้อที่เลือก", 2)

    def __init__(self, measures: Sequence[Measure], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(measures, data)
        for measure in measures:
            field = _reason("เหตุผลเฉพาะข้อนี้", 1)
            field.widget.attrs["aria-label"] = f"เหตุผลเฉพาะ {measure.title}"
            self.fields[f"reason-{measure.pk}"] = field

    def clean(self) -> dict[str, Any]:
        """Each that is chosen has a reason."""
        common = self.cleaned_data.get("reason", "")
        chosen = self.cleaned_data.get("measures", [])
        if not all(self.cleaned_data.get(f"reason-{pk}") or common for pk in chosen):
            self.add_error("reason", NO_REASON)
        return self.cleaned_data

    def reasons(self) -> dict[int, str]:
        """The reason of each, by the measure's id."""
        common = self.cleaned_data["reason"]
        return {pk: self.cleaned_data[f"reason-{pk}"] or common for pk in self.cleaned_data["measures"]}

    def own_reason(self, measure: Measure) -> forms.BoundField:
        return self[f"reason-{measure.pk}"]


class UnitsForm(forms.Form):
    """The units whose parts are put into the measure's own text."""

    unit = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": "กรุณาเลือกส่วนของหน่วยงาน"})

    def __init__(self, units: Sequence[int], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        cast(forms.TypedMultipleChoiceField, self.fields["unit"]).choices = [(pk, str(pk)) for pk in units]


class ReturnPartForm(UnitsForm):
    """Why one unit's part goes back."""

    reason = _reason("เหตุผลและสิ่งที่ต้องแก้", 2)

    def clean_reason(self) -> str:
        if not self.cleaned_data["reason"]:
            raise forms.ValidationError(NO_REASON)
        return str(self.cleaned_data["reason"])
