"""The form of what several people may have open at once: it remembers what it was opened with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.editing.merging import fingerprint


class SharedForm(forms.Form):
    """A form whose page also sends its two hidden fields, `opened_with` and `compared`.

    `stored` are the fields, as they are stored, that two people are compared by; those of the form are shown.
    """

    opened_with = forms.CharField(required=False, widget=forms.HiddenInput)
    compared = forms.CharField(required=False, widget=forms.HiddenInput)  # what was saved when both texts were shown

    def __init__(self, stored: Mapping[str, Any], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={**stored, "opened_with": fingerprint(stored)})

    @property
    def opened(self) -> str:
        """The fingerprint of what the page was opened with, as it came."""
        return str(self["opened_with"].value() or "")

    @property
    def was_compared(self) -> bool:
        """Whether both people's texts stood on the page."""
        return bool(self["compared"].value())

    @property
    def base(self) -> str:
        """The fingerprint of what the person has seen saved."""
        return str(self.cleaned_data["compared"] or self.cleaned_data["opened_with"])
