"""Styles shared where they must be the same (of pages, margins, pseudo-elements), and plain values found at once."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

_KNOWN = "_ita_styles"  # the attribute of a StyleFor that holds what is shared
_NOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")

# Properties that are as they are where no rule names them; of others more is asked, such as of floats.
_ASKED_MORE = ("position", "float", "display", "page")
_PLAIN = {key for key in INITIAL_VALUES if key not in _ASKED_MORE and not key.startswith("text_decoration_")}
# Names under which rules may set a property: margin_left is also margin_inline_start.
_NAMES = {
    key: {function(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
    for key, function in PHYSICAL_FUNCTIONS.items()
}
_FROM_PARENT = {key: _NAMES.get(key, set()) | {key} for key in _PLAIN & set(INHERITED)}
_INITIAL = {
    key: (INITIAL_VALUES[key], _NAMES.get(key, set()) | {key})
    for key in _PLAIN - set(INHERITED) - set(INITIAL_NOT_COMPUTED)
}


class PaperHTML(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
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


def missing(slow: Callable[[Any, str], Any], style: Any, key: str) -> Any:
    """In the place of `ComputedStyle.__missing__`: what no rule says is the parent's, or what it is at first."""
    cascaded = style.cascaded
    if (initial := _INITIAL.get(key)) is not None:
        value, names = initial
        if names.isdisjoint(cascaded):
            style[key] = value
            return value
    elif (inherited := _FROM_PARENT.get(key)) and style.parent_style is not None and inherited.isdisjoint(cascaded):
        value = style[key] = style.parent_style[key]
        return value
    return slow(style, key)


def set_page_type_computed_styles(slow: Callable[..., None], page_type: Any, html: Any, style_for: Any) -> None:
    """In the place of `page.set_page_type_computed_styles`, which looks for a page's among those of all."""
    every = style_for._cascaded_styles
    style_for._cascaded_styles = {}
    slow(page_type, html, style_for)
    every.update(style_for._cascaded_styles)
    style_for._cascaded_styles = every
