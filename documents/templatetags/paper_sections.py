"""How templates go through a paper: its sections in order, each by the template of its block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from documents.papers.first_release import printed_sections

register = template.Library()


@register.filter
def sections(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The sections of a frozen content."""
    return printed_sections(paper)


@register.filter
def block_template(section: Mapping[str, Any]) -> str:
    """The template of a section's block."""
    return f"documents/blocks/{section['block']}.html"
