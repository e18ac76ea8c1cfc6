"""Help in place: {% term "iit" %} is a word to press, {% explained "i1, o3" lines key %} any words, {% examples … %}.

What is pressed opens by keyboard, mouse and finger without a script: the popover of HTML.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from scores import glossary

register = template.Library()
EXPLAINED = "scores/_explained.html"


@register.inclusion_tag(EXPLAINED)
def term(key: str, place: str = "", *, words: str = "") -> dict[str, Any]:
    """A word of the glossary; `place` tells two of the same page apart, `words` stand in the page's own sentence."""
    found = glossary.term(key)
    return {"label": words or found.word, "id": f"term-{key}{place}", "lines": [found.meaning], "word": found.word}


@register.inclusion_tag(EXPLAINED)
def explained(label: str, lines: Iterable[str], key: object) -> dict[str, Any]:
    """Words with the lines that explain them; `key` is theirs alone on the page."""
    return {"label": label, "id": f"explained-{key}", "lines": list(lines)}


@register.inclusion_tag("scores/_examples.html")
def examples(*keys: str) -> dict[str, Any]:
    """How these terms are written well and poorly, folded."""
    return {"terms": [glossary.term(key) for key in keys]}


@register.inclusion_tag("scores/_words.html")
def all_words() -> dict[str, Any]:
    """The whole glossary."""
    return {"groups": glossary.groups()}
