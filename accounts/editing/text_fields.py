"""The door of typed text: fields of forms that bring it in one spelling. Nothing behind them rewrites it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from thai.printable import refusal
from thai.text import normalise


class TextField(forms.CharField):
    """Typed text in one spelling, of characters that papers can print. A text that comes back as it is stored stays as
    it is stored, letter by letter."""

    _kept: Mapping[str, str] = {}

    def keep(self, *stored: str) -> None:
        """Tells what is stored: it was another door's, or an older one's, and nobody touched it here."""
        self._kept = {_as_sent(text): text for text in stored}

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value))
        kept = self._kept.get(_as_sent(typed))
        if kept is not None:
            return kept
        tidied = self.tidied(typed)
        if wrong := refusal(tidied):
            raise forms.ValidationError(wrong, code="unprintable")
        return tidied

    def tidied(self, typed: str) -> str:
        return normalise(typed)


class LineField(TextField):
    """The same on one line."""

    def tidied(self, typed: str) -> str:
        return " ".join(normalise(typed).split())


def _as_sent(text: str) -> str:
    """A text as a browser and Django's own field give it back: its line breaks alike, no blanks around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
