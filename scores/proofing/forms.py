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
MEND, MEND_ALL, NAME_FIELD = "mend", "mend-all", "name-field"
MENDS = frozenset({MEND, MEND_ALL, NAME_FIELD})  # buttons of the text's own form
_WORDS = re.compile(
    r"(?:(check)|(set-aside|ask-again|mend|name-field)|(mend-all)) ([A-Za-z0-9_-]{1,60})"
    r"(?(2) ([0-9a-f]{24})|(?(3) ([a-z-]{1,20})))"
)


class AskedForm(forms.Form):
    """A button's words, as in "set-aside finding_10 0123…": what is asked, the field, the finding or a kind of them.

    The field's text comes under its own name, a reason under the finding's.
    """

    proofread = forms.RegexField(_WORDS, required=False)

    @property
    def is_asked(self) -> bool:
        """Whether anything is asked of the texts, and nothing else of the form."""
        return ASKED in self.data

    def words(self) -> tuple[str, str, str] | None:
        """What is asked, of which field, of which finding or kind; None for what no page sends."""
        found = _WORDS.fullmatch(self.cleaned_data[ASKED]) if self.is_valid() else None
        return (found[1] or found[2] or found[3], found[4], found[5] or found[6] or "") if found else None

    def with_text(self, name: str, text: str) -> QueryDict:
        """What was sent of the form, with another text in one field, as if its own button had been pressed."""
        sent = cast(QueryDict, self.data).copy()
        del sent[ASKED]
        sent[name] = text
        return sent

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
