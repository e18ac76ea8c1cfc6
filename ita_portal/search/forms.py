"""What is looked for, and where."""

from __future__ import annotations

from django import forms

from thai.search import search_words

LONGEST = 200


class FindForm(forms.Form):
    """The search field and what its results are narrowed to; what cannot be understood narrows nothing.

    `of`: the code of a municipality; `group`: one kind of results, shown with more of them.
    """

    q = forms.CharField(
        label="ค้นหา",
        required=False,
        widget=forms.TextInput(
            {"type": "search", "class": "form-control", "maxlength": LONGEST, "autocomplete": "off"}
        ),
    )
    of = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
    group = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    @property
    def query(self) -> str:
        """What was typed, cut to what is looked for."""
        return self._cleaned("q")[:LONGEST]

    @property
    def words(self) -> list[str]:
        return search_words(self.query)

    @property
    def code(self) -> str:
        return self._cleaned("of")

    @property
    def only(self) -> str:
        return self._cleaned("group")

    def _cleaned(self, name: str) -> str:
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))
