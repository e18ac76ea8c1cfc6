"""How templates go through a paper: its sections in order, each by the template of its block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from documents.papers.first_release import printed_sections

register = template.Library()

_WIDTH = re.compile(r'(<col) style="width: ([\d.]+%)"')
_STYLE = re.compile(r' style="[^"<>]*"')
_STORED = re.compile(r'src="stored:([0-9a-f]{64})"')


@register.filter
def sections(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The sections of a frozen content."""
    return printed_sections(paper)


@register.filter
def block_template(section: Mapping[str, Any]) -> str:
    """The template of a section's block."""
    return f"documents/blocks/{section['block']}.html"


@register.filter
def on_page(html: str, pictures: str) -> SafeString:
    """A paper's HTML for a web page, whose policy forbids style attributes and knows no `stored:` addresses.

    `pictures` is the address of a picture with HASH in the place of its hash.
    """
    html = _STYLE.sub("", _WIDTH.sub(r'\1 width="\2"', html))
    html = _STORED.sub(lambda found: f'src="{pictures.replace("HASH", found[1])}"', html)
    return mark_safe(html)  # noqa: S308 - made by the papers' templates, which escape what was typed
