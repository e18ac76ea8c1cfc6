"""What a drafter says when a paper is submitted: an opinion, why it goes with its errors; the kinds looked for."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accounts.editing.text_fields import TextField
from approvals.actions import REASON_LENGTH
from approvals.checks.listing import ListedCheck
from approvals.drawings import has_low_place, is_silent
from approvals.forms import DraftersOpinionForm, OpinionForm
from proofreading.findings import Kind

REASON = "reason-"
MOST = 500  # reasons that are read of one form
_NAME = re.compile(rf"{REASON}[a-z]{{1,20}}-[0-9a-f]{{12}}")


class SubmitForm(forms.Form):
    """The opinion, where the drafter's place has room for one, and a reason for each error that the form names."""

    def __init__(self, content: Mapping[str, Any], data: Any = None, initial: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        if not is_silent(content):
            form = DraftersOpinionForm if has_low_place(content) else OpinionForm
            self.fields["opinion"] = copy.deepcopy(form.base_fields["opinion"])
        for name in [name for name in data or () if _NAME.fullmatch(name)][:MOST]:
            self._ask(name)

    def _ask(self, name: str) -> None:
        if name not in self.fields:
            self.fields[name] = TextField(label="เหตุผล", required=False, max_length=REASON_LENGTH)

    def boxes(self, errors: Iterable[ListedCheck]) -> dict[str, forms.BoundField]:
        """The box for the reason of each of these errors, by its key."""
        keys = [error.key for error in errors]
        for key in keys:
            self._ask(REASON + key)
        return {key: self[REASON + key] for key in keys}

    def typed_reasons(self) -> dict[str, str]:
        """What stands in the boxes as they are shown first, by the errors' keys."""
        return {
            name.removeprefix(REASON): str(words).strip()
            for name, words in self.initial.items()
            if _NAME.fullmatch(name) and str(words).strip()
        }

    def reasons(self) -> dict[str, str]:
        """What was given, by the errors' keys."""
        found = {name.removeprefix(REASON): words for name, words in self.cleaned_data.items() if _NAME.fullmatch(name)}
        return {key: words for key, words in found.items() if words}

    def opinion(self) -> str:
        """What was said; empty where the drafter's place has no room for it."""
        return str(self.cleaned_data.get("opinion", ""))

    def opinion_box(self) -> forms.BoundField | None:
        """Where it is typed."""
        return self["opinion"] if "opinion" in self.fields else None


class KindForm(forms.Form):
    """The button of one kind of finding."""

    kind = forms.ChoiceField(choices=[(kind, kind) for kind in Kind])
    is_checked = forms.BooleanField(required=False)
