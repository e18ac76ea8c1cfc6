"""That whoever is about to sign is the one who signed in: asked once more, and remembered for ten minutes.

The one place where it is asked and judged. Today by the password; a passkey or a code takes its place in `ProofForm`
and `_is_right`, and nobody who asks `ProofForm` notices.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from accounts.access import MunicipalRequest
from accounts.audit import record
from accounts.models import AuditEntry, User
from accounts.templatetags.thai_text import thai_time
from accounts.tenancy import open_all

LASTS = dt.timedelta(minutes=10)
TRIES, PAUSE = 5, dt.timedelta(minutes=15)
PROVEN, NOT_PROVEN = "person.proven", "person.not_proven"
PROVEN_AT = "proven_at"  # in the session, which ends with whoever is signed in: seconds


def proven_until(request: MunicipalRequest) -> dt.datetime | None:
    """Until when the proof that was given in this session holds; None where it has to be given."""
    if (seconds := request.session.get(PROVEN_AT)) is None:
        return None
    given = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return given + LASTS if given <= timezone.now() < given + LASTS else None  # a clock set back does not lengthen it


class ProofForm(forms.Form):
    """Is valid only for who has proven, now or a while ago, that it is they; its other fields are judged first."""

    password = forms.CharField(
        label="รหัสผ่านของท่าน",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "กรุณากรอกรหัสผ่าน"},
    )

    def __init__(self, request: MunicipalRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request
        self.until = proven_until(request)
        if self.until:
            del self.fields["password"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and "password" in self.fields and (wrong := _prove(self._request, data["password"])):
            self.add_error("password", wrong)
        return data


def _prove(request: MunicipalRequest, password: str) -> str:
    """Judges the proof; what is wrong with it in Thai, "" where it is right."""
    wrong = tried(request, lambda user: _is_right(user, password), "รหัสผ่านไม่ถูกต้อง", (PROVEN, NOT_PROVEN))
    if not wrong:
        request.session[PROVEN_AT] = timezone.now().timestamp()
    return wrong


def _is_right(user: User, password: str) -> bool:
    return user.check_password(password)


def tried(request: MunicipalRequest, is_right: Callable[[User], bool], words: str, actions: tuple[str, str]) -> str:
    """Judges one attempt at a secret and keeps a record of it, by the `actions` of a right and of a wrong one.

    Answers "" where it is right, else in Thai: `words`, or that there were too many of them.
    """
    assert request.actor.user is not None
    with transaction.atomic():
        # One attempt after another; what only points to the person need not wait, or two changes could hold each other.
        user = User.objects.select_for_update(no_key=True).get(pk=request.actor.user.pk)
        newest = _attempts(user, actions)
        if until := _paused_until(newest, actions):
            return f"ลองผิดหลายครั้งเกินไป ลองใหม่ได้หลัง {thai_time(until)}"
        right = is_right(user)
        record(request.actor, actions[0] if right else actions[1], user)
    if right:
        return ""
    left = TRIES - 1 - _wrong_lately(newest, actions)
    pause = f"{int(PAUSE.total_seconds() // 60)} นาที"
    return f"{words} ลองได้อีก {left} ครั้ง" if left > 0 else f"ลองผิด {TRIES} ครั้ง พัก {pause}"


Attempts = list[tuple[str, dt.datetime]]


def _attempts(user: User, actions: tuple[str, str]) -> Attempts:
    """The person's newest attempts, wherever they work: what was right or not, and when."""
    with open_all():
        found = AuditEntry.objects.filter(user=user, action__in=actions).order_by("-at", "-pk")
        return list(found.values_list("action", "at")[:TRIES])


def _paused_until(newest: Attempts, actions: tuple[str, str]) -> dt.datetime | None:
    """The end of the pause after so many wrong ones within a pause's length; None where there is none."""
    wrong = [at for action, at in newest if action == actions[1]]
    if len(wrong) < TRIES or wrong[0] - wrong[-1] > PAUSE or timezone.now() >= wrong[0] + PAUSE:
        return None
    return wrong[0] + PAUSE


def _wrong_lately(newest: Attempts, actions: tuple[str, str]) -> int:
    """How many wrong ones there were, one after the other, that still count."""
    count = 0
    for action, at in newest:
        if action == actions[0] or at <= timezone.now() - PAUSE:
            break
        count += 1
    return count
