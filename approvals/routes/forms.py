"""Forms of a route: its steps as typed, how they are rearranged, and a scan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.forms import BaseFormSet, formset_factory

from accounts.editing.file_sizes import AtMost
from accounts.editing.text_fields import LineField
from accounts.models import Position
from approvals.routes.actions import MOST_STEPS, Steps, mark_of
from approvals.routes.scans import SIZE

PREFIX = "step"


class StepForm(forms.Form):
    """One step; one in which nothing is filled in is left out. `positions` are those that can be chosen."""

    heading = LineField(
        label="หัวข้อในเอกสาร",
        max_length=150,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
        error_messages={
            "required": "กรุณาพิมพ์หัวข้อที่พิมพ์เหนือลายมือชื่อ เช่น ความเห็นปลัดเทศบาล",
            "max_length": "ยาวเกิน 150 ตัวอักษร",
        },
    )
    position = forms.TypedChoiceField(
        label="ตำแหน่งที่ลงนาม",
        coerce=int,
        empty_value=None,
        widget=forms.Select({"class": "form-select"}),
        error_messages={"required": "กรุณาเลือกตำแหน่ง", "invalid_choice": "ไม่มีตำแหน่งนี้แล้ว กรุณาเลือกใหม่"},
    )

    def __init__(self, *args: Any, positions: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(Any, self.fields["position"]).choices = [("", "เลือกตำแหน่ง"), *positions]

    @property
    def chosen(self) -> int:
        """The key of the chosen position; 0 where none is."""
        typed = str(self["position"].value() or "")
        known = {str(pk) for pk, _ in cast(Any, self.fields["position"]).choices if pk}
        return int(typed) if typed in known else 0


class BaseStepFormSet(BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """A route's steps in order."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "missing_management_form": "ข้อมูลของเส้นทางมาไม่ครบ กรุณาเปิดหน้านี้ใหม่",
        "too_many_forms": f"เส้นทางมีได้ไม่เกิน {MOST_STEPS} ขั้น",
    }

    @property
    def is_sent(self) -> bool:
        """Whether a form brought anything of the steps."""
        return any(key.startswith(f"{PREFIX}-") for key in self.data)

    def clean(self) -> None:
        """A position that stands in an earlier step already is told at its place."""
        first: dict[int, int] = {}
        for number, form in enumerate(self.forms, 1):
            if form.chosen and form.chosen in first:
                said = f"ตำแหน่งนี้อยู่ในขั้นที่ {first[form.chosen]} แล้ว คนหนึ่งพิจารณาเรื่องหนึ่งได้ขั้นเดียว"
                form.add_error("position", said)
            first.setdefault(form.chosen, number)

    def typed(self) -> list[tuple[str, str]]:
        """Heading and position of each step as typed, good or bad."""
        return [(str(f["heading"].value() or ""), str(f["position"].value() or "")) for f in self.forms]

    def steps(self) -> Steps:
        """The steps, once all is valid."""
        return [(f.cleaned_data["heading"], f.cleaned_data["position"]) for f in self.forms if f.cleaned_data]


StepFormSet = formset_factory(
    StepForm, formset=BaseStepFormSet, extra=0, max_num=MOST_STEPS, validate_max=True, absolute_max=4 * MOST_STEPS
)


class RouteForm(forms.Form):
    """What a route's page was opened with, what was saved when both people's steps were shown, and the steps."""

    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)
    compared = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, stored: Steps, data: Mapping[str, Any] | None = None, *, shown: Sequence[tuple[str, object]] = ()
    ) -> None:
        super().__init__(data, initial={"opened_with": mark_of(stored)})
        initial = [{"heading": heading, "position": position} for heading, position in shown]
        choices = list(Position.objects.values_list("pk", "title"))
        self.rows = cast(
            BaseStepFormSet,
            StepFormSet(
                data, prefix=PREFIX, initial=initial if data is None else None, form_kwargs={"positions": choices}
            ),
        )

    def is_valid(self) -> bool:
        return super().is_valid() and self.rows.is_valid()

    @property
    def base(self) -> str:
        """The mark of what the person has seen saved."""
        return str(self["compared"].value() or self["opened_with"].value() or "")


def as_sent(form: RouteForm, rows: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The form with these rows instead, as a browser would send it."""
    sent = {name: str(form[name].value() or "") for name in ("opened_with", "compared")}
    sent |= {f"{PREFIX}-TOTAL_FORMS": str(len(rows)), f"{PREFIX}-INITIAL_FORMS": "0"}
    for number, (heading, position) in enumerate(rows):
        sent |= {f"{PREFIX}-{number}-heading": heading, f"{PREFIX}-{number}-position": position}
    return sent


class ArrangeForm(forms.Form):
    """Which button beside the steps was pressed: one more, or a step up, down or away; none for saving."""

    arrange = forms.RegexField(r"\A(?:add|(?:up|down|remove)-[0-9]{1,2})\Z", required=False)

    def arranged(self, rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """The rows after it; as they are, where there is no such step."""
        self.is_valid()
        act, _, place = self.cleaned_data.get("arrange", "").partition("-")
        order, at = list(rows), int(place or 0)
        if act == "add" and len(order) < MOST_STEPS:
            order.append(("", ""))
        elif act == "remove" and at < len(order):
            del order[at]
        elif act in {"up", "down"}:
            other = at - 1 if act == "up" else at + 1
            if at < len(order) and 0 <= other < len(order):
                order[at], order[other] = order[other], order[at]
        return order

    @property
    def is_pressed(self) -> bool:
        return bool(self["arrange"].value())


class ScanForm(forms.Form):
    """A scan of a version that was signed by hand."""

    file = forms.FileField(
        label="ไฟล์สแกนที่ลงนามแล้ว",
        validators=[AtMost(SIZE, "กรุณาลดความละเอียดของการสแกน")],
        widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text=f"PDF JPEG หรือ PNG ไม่เกิน {SIZE // 1024**2} MB รวมทุกหน้าไว้ในไฟล์เดียว",
        error_messages={
            "required": "กรุณาเลือกไฟล์สแกน",
            "empty": "ไฟล์นี้ว่างเปล่า",
            "max_length": "ชื่อไฟล์ยาวเกินไป",
            "invalid": "ไม่ได้รับไฟล์ กรุณาเลือกใหม่",
        },
    )
