"""How values look: scores, changes, dates, periods; and Thai digits for official papers."""

import datetime as dt

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from thai import dates, digits, numbers

register = template.Library()

register.filter("score", numbers.format_score)
register.filter("change", numbers.format_change)
register.filter("baht", numbers.format_baht)
register.filter("change_words", numbers.describe_change)


@register.filter
def thai_date(day: dt.date | None) -> str:
    """6 ต.ค. 68; a moment is first brought to Thai time."""
    if day is None:
        return ""
    return dates.short_date(localtime(day).date() if isinstance(day, dt.datetime) else day)


@register.filter
def thai_moment(moment: dt.datetime | None) -> str:
    """6 ต.ค. 68 14.05 น."""
    return f"{thai_date(moment)} {thai_time(moment)}" if moment else ""


@register.filter
def thai_time(moment: dt.datetime) -> str:
    """14.05 น., in Thai time."""
    return dates.hour(localtime(moment))


@register.filter
def thai_digits(value: object) -> SafeString:
    """The text as an official paper prints it: escaped, with Thai digits outside identifiers."""
    # Entities are unescaped text's business: digits are converted first, then everything is escaped.
    return mark_safe(conditional_escape(digits.to_thai(value)))  # noqa: S308 - escaped on this very line
