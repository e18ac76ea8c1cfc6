"""What a page asks of its texts."""

from __future__ import annotations

import re
from typing import cast

from django import forms
from django.http import QueryDict

from accounts.editing.text_fields import LineField
from scores.proofing.models import REASON_LENGTH

ASKED = "proofread"
BECAUSE = "because-"
CHECK, SET_ASIDE, ASK_AGAIN = "check", "set-aside", "ask-again"
_WORDS = re.compile(r"(check|set-aside|ask-again) ([A-Za-z0-9_-]{1,60})(?: ([0-9a-f]{24}))?")


class AskedForm(forms.Form):
    """A button's words, as in "set-aside finding_10 0123…": what is asked, the field, the finding.

    The field's text comes under its own name, a reason under the finding's.
    """

    proofread = forms.RegexField(_WORDS, required=False)

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked of the texts, and nothing else of the form."""
        return ASKED in self.data

    def words(self) -> tuple[str, str, str] | None:
        """What is asked, of which field, of which finding; None for what no page sends."""
        found = _WORDS.fullmatch(self.cleaned_data[ASKED]) if self.is_valid() else None
        if found is None or (found[1] != CHECK and not found[3]):
            return None
        return found[1], found[2], found[3] or ""

    def text(self, name: str) -> str:
        """The field's text with a browser's line breaks as one letter each, as scripts count them."""
        return str(self.data.get(name, "")).replace("\r\n", "\n")

    def reason(self, key: str) -> str:
        """Why this finding is none. It has a box wherever its line says it; without scripts all of them are sent."""
        boxes = cast(QueryDict, self.data).getlist(f"{BECAUSE}{key}")
        return next((str(typed) for typed in boxes if str(typed).strip()), "")


class BecauseForm(forms.Form):
    """Why a finding is none."""

    reason = LineField(
        label="ไม่ใช่ข้อผิด เพราะ",
        max_length=REASON_LENGTH,
        error_messages={
            "required": "กรุณาบอกว่าเพราะเหตุใดจึงไม่ใช่ข้อผิด",
            "max_length": f"เหตุผลยาวเกิน {REASON_LENGTH} ตัวอักษร",
        },
    )
