"""Figures in papers, told in words for those who do not see them: {{ drawing|titled:"what it shows" }}."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def titled(svg: str, words: str) -> SafeString:
    """The drawing with these words as its title, which becomes the figure's alternative text in the PDF."""
    titled, count = re.subn(r"(<svg\b[^>]*>)", lambda found: f"{found[1]}<title>{escape(words)}</title>", svg, count=1)
    if count != 1:
        raise ValueError("only a drawing can have a title")
    return mark_safe(titled)  # noqa: S308 - the words are escaped, the drawing is ours
