"""The one date field of the product: typed and shown in พ.ศ., with a calendar of our own where scripts run.

A form takes a `ThaiDateField` and nothing else for a day; tests/house/test_date_fields.py holds every form to it. The
text is the truth and works without scripts; static/js/date-field.js reads it the same way (tests/thai/days.json).
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from thai.dates import medium_date, parse_day

# What a municipality of today can mean by a date. A slip of one figure (2596, 2469) mostly lies outside.
EARLIEST, LATEST = dt.date(1997, 1, 1), dt.date(2041, 12, 31)


class ThaiDateInput(forms.TextInput):
    """A text box in พ.ศ. and a button that opens the calendar."""

    template_name = "accounts/date_input.html"

    class Media:
        css = {"all": ["css/date-field.css"]}  # noqa: RUF012  # Django reads it as a plain dict
        js = [forms.Script("js/date-field.js", defer=True)]  # noqa: RUF012  # likewise

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        plain = {"autocomplete": "off", "placeholder": "เช่น 30 ก.ย. 2569", "maxlength": 60, "data-date": ""}
        super().__init__(plain | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        """A stored day in พ.ศ.; what was typed stays as it was typed."""
        return medium_date(value) if isinstance(value, dt.date) else super().format_value(value)


class ThaiDateField(forms.DateField):
    """A day between `earliest` and `latest`, both included, read by thai.dates.parse_day."""

    widget = ThaiDateInput
    default_error_messages: ClassVar[dict[str, str]] = {"required": "กรุณาระบุวันที่"}  # type: ignore[assignment]  # the stub's values are lazy

    def __init__(self, *, earliest: dt.date = EARLIEST, latest: dt.date = LATEST, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        bounds = {"data-earliest": self.earliest.isoformat(), "data-latest": self.latest.isoformat()}
        return super().widget_attrs(widget) | bounds

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.earliest <= value <= self.latest:
            bounds = f"{medium_date(self.earliest)} ถึง {medium_date(self.latest)}"
            words = f"{medium_date(value)} ไม่น่าเป็นไปได้ วันที่ต้องอยู่ระหว่าง {bounds} กรุณาตรวจปี พ.ศ."
            raise ValidationError(words, code="implausible")
