"""How templates go through a paper: its sections in order, each by the template of its block."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from documents.papers.first_release import printed_sections
from documents.papers.section_spec import CONTENTS, COVER, TEXT

register = template.Library()
ACROSS = frozenset({"plan-table", "questions"})

_WIDTH = re.compile(r'(<col) style="width: ([\d.]+%)"')
_STYLE = re.compile(r' style="[^"<>]*"')
_SAID_AGAIN = re.compile(r"<p data-cont=[^>]*>[^<]*</p>")
_STORED = re.compile(r'src="stored:([0-9a-f]{64})"')


@register.filter
def sections(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The sections of a frozen content."""
    return printed_sections(paper)


@register.filter
def covers(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What stands before the paper's own title: its cover."""
    return [section for section in printed_sections(paper) if section["block"] == COVER]


@register.filter
def inside(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All that stands below the paper's own title."""
    return [section for section in printed_sections(paper) if section["block"] != COVER]


@register.filter
def listed(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a table of contents names: every section with a heading but itself."""
    return [section for section in printed_sections(paper) if section["heading"] and section["block"] != CONTENTS]


@dataclass(frozen=True)
class Run:
    """Sections that share pages: lying on their long side where `across`."""

    across: bool
    sections: list[Mapping[str, Any]]


@register.filter
def runs(paper: Mapping[str, Any]) -> list[Run]:
    """What stands below the title of a paper on standing pages; a text stays on the pages that it follows."""
    found: list[Run] = [Run(False, [])]
    for section in inside(paper):
        across = section["block"] in ACROSS or (found[-1].across and section["block"] == TEXT)
        if across != found[-1].across:
            found.append(Run(across, []))
        found[-1].sections.append(section)
    return found


@register.filter
def block_template(section: Mapping[str, Any]) -> str:
    """The template of a section's block."""
    return f"documents/blocks/{section['block']}.html"


@register.filter
def on_page(html: str, pictures: str) -> SafeString:
    """A paper's HTML for a web page, whose policy forbids style attributes and knows no `stored:` addresses.

    No row goes on over a page's end there, so no title is said again. `pictures` is the address of a picture with HASH
    in the place of its hash.
    """
    html = _SAID_AGAIN.sub("", _STYLE.sub("", _WIDTH.sub(r'\1 width="\2"', html)))
    html = _STORED.sub(lambda found: f'src="{pictures.replace("HASH", found[1])}"', html)
    return mark_safe(html)  # noqa: S308 - made by the papers' templates, which escape what was typed
