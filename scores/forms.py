"""Forms for a year's figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms

from accounts.editing.file_sizes import AtMost
from scores.grid import LEVEL, Conflict, Figure
from scores.models import Assessment
from scores.rules import Rules
from tables.rows import MAX_BYTES
from thai.digits import to_arabic
from thai.numbers import parse_score, whole_number
from thai.text import normalise

_POINT = re.compile("([.,])")
_DECIMAL_COMMA = re.compile(r"(\d{1,3}),(\d{1,2})")


def typed_score(text: str) -> Decimal | None:
    """A score as typed or pasted: beside what `parse_score` reads, stray blanks and commas ("99,35", "99.35,").

    ValueError (with a Thai message) for what is no score.
    """
    plain = "".join(part.strip() for part in _POINT.split(to_arabic(normalise(text)))).strip(",").replace("−", "-")
    comma = _DECIMAL_COMMA.fullmatch(plain)  # never thousands: a score ends at 100
    return parse_score(f"{comma[1]}.{comma[2]}" if comma else plain)


class ScoreInput(forms.Field):
    """A score typed with digits of either kind; "-" or nothing is missing. Cleans to Decimal or None."""

    def __init__(self, **attrs: Any) -> None:
        label = attrs.pop("label")
        attrs |= {"inputmode": "decimal", "autocomplete": "off", "class": "score-input", "maxlength": 12}
        super().__init__(required=False, label=label, widget=forms.TextInput(attrs))

    def to_python(self, value: Any) -> Any:
        try:
            return typed_score(value or "")
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(initial != typed_score(data or ""))
        except ValueError:
            return True


def field_name(item: str) -> str:
    """An item's key as a form field's name: "e1/2" → "item_e1_2"."""
    return "official_level" if item == LEVEL else f"item_{item.replace('/', '_')}"


def column_of(rules: Rules, item: str) -> str:
    """The column an item is typed and pasted in: the headline figures, or a survey's questions, part by part."""
    if item in rules.headline_set:
        return "headline"
    return item[0] + item.partition("/")[2]


class FiguresForm(forms.Form):
    """All figures of a year by its rules: the headline items and, in groups, every question.

    `version` is the one the figures are compared with; `base`, on a page that compares with what a colleague saved
    meanwhile, the one the form was first opened with. There, each conflict asks for a choice between the two figures.
    """

    MINE, THEIRS = "mine", "theirs"

    version = forms.IntegerField(widget=forms.HiddenInput)
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="เหตุผลที่แก้ไข",
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "form-control", "autocomplete": "off"}),
    )

    def __init__(self, rules: Rules, assessment: Assessment | None, *args: Any, **kwargs: Any) -> None:
        self.stored: dict[str, Decimal] = assessment.entered() if assessment else {}
        self.stored_level = assessment.official_level if assessment else ""
        initial: dict[str, Any] = {field_name(item): self.stored.get(item) for item in rules.items}
        initial["version"] = assessment.version if assessment else 0
        initial["official_level"] = self.stored_level
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.rules = rules
        self.conflicts: dict[str, Conflict] = {}
        names = [step.name for step in rules.levels]
        self.fields["official_level"] = forms.ChoiceField(
            label="ระดับตามประกาศ",
            required=False,
            choices=[("", "ใช้ระดับที่คำนวณได้"), *((name, name) for name in names)],
            widget=forms.Select({"class": "level-select", "aria-describedby": "id_official_level_check"}),
        )
        for item in (*rules.headline_items, *(q for items in rules.question_items.values() for q in items)):
            name = field_name(item)
            self.fields[name] = ScoreInput(
                label=rules.item_name(item),
                **{
                    "data-item": item,
                    "data-column": column_of(rules, item),
                    "data-stored": self.stored.get(item, ""),
                    "aria-describedby": f"id_{name}_check",
                },
            )

    @property
    def compared_with(self) -> int:
        """The version the figures are compared with; nonsense is a form opened before anything was saved."""
        return whole_number(self["version"].value()) or 0

    @property
    def begun_with(self) -> int:
        """The version the person began with, through any number of comparisons."""
        return whole_number(self["base"].value() or self["version"].value()) or 0

    @property
    def is_comparing(self) -> bool:
        """Whether a colleague saved since the person began."""
        return self.is_bound and self["base"].value() not in (None, "")

    def hold_against(self, version: int) -> None:
        """Compares the figures with this version from now on, and remembers the one they were begun with."""
        base = "" if self.begun_with == version else self.begun_with
        self.data = {name: self.data[name] for name in self.data} | {"version": version, "base": base}

    def compare(self, conflicts: Sequence[Conflict], *, must_choose: bool) -> None:
        """Asks for a choice in each conflict: the colleague's where nothing was changed here, else none beforehand.

        Only when the page that shows them is posted, each must have been made.
        """
        for conflict in conflicts:
            self.conflicts[conflict.item] = conflict
            name = f"choose_{field_name(conflict.item)}"
            if not conflict.touched and not must_choose:
                self.data = {name: self.THEIRS, **self.data}
            self.fields[name] = forms.ChoiceField(
                choices=[(self.MINE, "ใช้ของฉัน"), (self.THEIRS, "ใช้ที่บันทึกแล้ว")],
                widget=forms.RadioSelect,
                required=must_choose,
                error_messages={"required": "กรุณาเลือกว่าจะใช้คะแนนใด"},
            )

    def typed(self) -> dict[str, Figure]:
        """What stands in each field, by item key and "level": a score, or the text that cannot be read as one."""
        read: dict[str, Figure] = {LEVEL: self["official_level"].value() or None}
        for item in self.rules.items:
            text = str(self[field_name(item)].value() or "")
            try:
                read[item] = typed_score(text)
            except ValueError:
                read[item] = text
        return read

    def clean_reason(self) -> str:
        return normalise(self.cleaned_data["reason"])

    def clean(self) -> dict[str, Any]:
        for name in [field_name(item) for item in self.conflicts if self.takes_theirs(item)]:
            self.errors.pop(name, None)  # what is not used may be wrong
            self.cleaned_data.setdefault(name, None)
        return self.cleaned_data

    def takes_theirs(self, item: str) -> bool:
        """Whether the colleague's figure was chosen."""
        return self.cleaned_data.get(f"choose_{field_name(item)}") == self.THEIRS

    def figures(self) -> dict[str, Decimal | None]:
        """The cleaned figures by item key, after the choices; what could not be read has no key."""
        cleaned = {item: field_name(item) for item in self.rules.items}
        return {
            item: self.stored.get(item) if self.takes_theirs(item) else self.cleaned_data[name]
            for item, name in cleaned.items()
            if name in self.cleaned_data
        }

    def official_level(self) -> str:
        """The cleaned level after the choices."""
        return self.stored_level if self.takes_theirs(LEVEL) else str(self.cleaned_data.get("official_level", ""))

    def changes_stored(self) -> bool:
        """Whether a figure that is stored would become another: only then is there something to explain."""
        figures = self.figures()
        return any(item in figures and figures[item] != score for item, score in self.stored.items()) or bool(
            self.stored_level and self.official_level() != self.stored_level
        )


class YearForm(forms.Form):
    """Which year to enter."""

    year = forms.TypedChoiceField(label="ปีงบประมาณ", coerce=int)

    def __init__(self, years: list[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(year, f"พ.ศ. {year}") for year in years]  # type: ignore[attr-defined]  # a choice field


class ImportForm(forms.Form):
    """A score file to judge."""

    file = forms.FileField(
        label="ไฟล์คะแนน (.xlsx .ods หรือ CSV)",
        validators=[AtMost(MAX_BYTES)],
        widget=forms.ClearableFileInput({"accept": ".csv,.txt,.xlsx,.ods,.docx,.odt,.html,text/csv"}),
        error_messages={"required": "กรุณาเลือกไฟล์", "empty": "ไฟล์นี้ว่างเปล่า"},
    )


class ConfirmImportForm(forms.Form):
    """Storing a file that was judged good. `seen`: the preview that was shown; `removes`: the figures it leaves empty
    go, too."""

    seen = forms.CharField(required=False, max_length=16)
    removes = forms.BooleanField(required=False)

    def fingerprint(self) -> str:
        """The one that was sent; empty for anything that cannot be one."""
        return cast(str, self.cleaned_data["seen"]) if self.is_valid() else ""

    def removes_emptied(self) -> bool:
        """Whether that was ticked."""
        return self.is_valid() and cast(bool, self.cleaned_data["removes"])
