"""A measure's numbered lists in its form: one field an item, in order, added to and moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from accounts.editing.text_fields import TextField
from plans.measures.content import MOST_ITEMS
from plans.measures.fields import LONGEST
from thai.numbers import whole_number
from thai.text import normalise, without_number


class ItemField(TextField):
    """One item in one spelling, without the numbers and bullets typed before it: numbering is the product's work."""

    def tidied(self, typed: str) -> str:
        return without_number(normalise(typed))


class LineForm(forms.Form):
    """One item of a numbered list; an empty one is left out. `stored` are the list's items as they stand."""

    text = ItemField(
        label="ข้อความ",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 2, "class": "form-control", "aria-label": "ข้อความของข้อนี้"}),
    )

    def __init__(self, *args: Any, stored: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(ItemField, self.fields["text"]).keep(*stored)


class BaseLineFormSet(BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """A numbered list; `lines` gives its texts in order."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "missing_management_form": "ข้อมูลของรายการมาไม่ครบ กรุณาเปิดหน้านี้ใหม่",
        "too_many_forms": "รายการยาวเกินไป",
    }

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Each form knows the stored items, the one of its own place last: of two that look alike it keeps its own."""
        kwargs = super().get_form_kwargs(index)
        stored: tuple[str, ...] = kwargs.get("stored", ())
        return kwargs | {"stored": stored if index is None else (*stored, *stored[index : index + 1])}

    def clean(self) -> None:
        """One clear word where the list is longer than a measure can hold; nothing of it is cut."""
        if len(lines := self.lines()) > MOST_ITEMS:
            raise forms.ValidationError(f"มี {len(lines)} ข้อ เกิน {MOST_ITEMS} ข้อ กรุณารวมข้อที่เป็นเรื่องเดียวกัน")

    def lines(self) -> list[str]:
        """The typed texts, empty ones left out."""
        return [text for form in self.forms if form.is_valid() and (text := form.cleaned_data.get("text", ""))]


LineFormSet = formset_factory(LineForm, formset=BaseLineFormSet, extra=1, max_num=500, absolute_max=1000)


def line_formset(
    name: str, data: QueryDict | None = None, *, shown: Sequence[str] = (), stored: Sequence[str] = ()
) -> BaseLineFormSet:
    """The list of that name from posted data, or showing these items; `stored` are those that stand now.

    Posted items are not held against the shown ones: an item that equals them would count as none.
    """
    initial = [{"text": text} for text in shown] if data is None else None
    formset = LineFormSet(data, prefix=name, initial=initial, form_kwargs={"stored": tuple(stored)})
    return cast(BaseLineFormSet, formset)


def typed_lines(data: Mapping[str, Any], name: str) -> list[str]:
    """The items of a list as typed, by their places, empty ones included."""
    given = dict(data.lists()) if isinstance(data, QueryDict) else data
    parts = (key.split("-") for key in given)
    typed = (whole_number(part[1]) for part in parts if len(part) == 3 and part[::2] == [name, "text"])
    places = sorted({place for place in typed if place is not None})
    return [given[f"{name}-{place}-text"][-1] for place in places if f"{name}-{place}-text" in given]


def moved(lines: Sequence[str], place: int, *, up: bool) -> list[str]:
    """The list with the item at `place` (from 0) one up or down."""
    other = place - 1 if up else place + 1
    order = list(lines)
    if 0 <= place < len(order) and 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order
