"""Styles worked out once where they must be the same: those of pages, of their margins and of pseudo-elements."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from weasyprint import CSS, HTML

_KNOWN = "_ita_styles"  # the attribute of a StyleFor that holds what is shared
_NOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")


class Paper(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """HTML without footnotes and notes: WeasyPrint gives every element five styles for what may stand around them."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_without_notes(sheet) for sheet in super()._ua_stylesheets(forms)]


def _without_notes(sheet: CSS) -> CSS:
    bare = copy.copy(sheet)
    bare.matcher = copy.copy(sheet.matcher)
    bare.matcher.other_selectors = [entry for entry in sheet.matcher.other_selectors if entry[3] not in _NOTES]
    return bare


def set_computed_styles(
    slow: Callable[..., None],
    style_for: Any,
    element: Any,
    parent: Any,
    root: Any = None,
    pseudo_type: Any = None,
    base_url: Any = None,
    target_collector: Any = None,
) -> None:
    """In the place of `StyleFor.set_computed_styles`. WeasyPrint shares styles of elements already, but no others."""
    computed = style_for.get_computed_styles()
    key = None
    if parent is not None and (pseudo_type or isinstance(element, tuple)):
        cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
        said = tuple((name, id(value), rank, layer, *place) for name, (value, (rank, layer, place)) in cascaded.items())
        key = (id(computed[parent, None]), pseudo_type, base_url, said)
        shared = style_for.__dict__.setdefault(_KNOWN, {}).get(key)
        if shared is not None:
            computed[element, pseudo_type] = shared
            return
    slow(
        style_for,
        element,
        parent,
        root=root,
        pseudo_type=pseudo_type,
        base_url=base_url,
        target_collector=target_collector,
    )
    # The style keeps its parent and its values, so their ids stay theirs. An anchor is an element's own.
    if key is not None and not computed[element, pseudo_type]["anchor"]:
        style_for.__dict__[_KNOWN][key] = computed[element, pseudo_type]
