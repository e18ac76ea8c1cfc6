"""That whoever is about to sign is the one who signed in: asked once more, and remembered for ten minutes.

The one place where it is asked and judged, by a passkey, a code or the password; nobody who asks `ProofForm` notices.
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
from accounts.signing_in.forms import NOT_PROVEN as NOT_PROVEN_BY_PASSKEY
from accounts.signing_in.forms import CredentialField
from accounts.signing_in.proofs import code_is_right, passkey_is_right, password_is_right
from accounts.signing_in.second_factor import PASSKEY, is_required_of, passkey_options, ways_of
from accounts.signing_in.way_in import why_not_yet
from accounts.templatetags.thai_text import thai_time
from accounts.tenancy import open_all

LASTS = dt.timedelta(minutes=10)
TRIES, PAUSE = 5, dt.timedelta(minutes=15)
PROVEN, NOT_PROVEN = "person.proven", "person.not_proven"
CODE_LENGTHS = (6, 8)  # of the app's and of recovery codes
WRONG_CODE = "รหัสไม่ถูกต้องหรือหมดเวลาแล้ว ดูรหัสใหม่ในแอป"
PROVEN_AT = "proven_at"  # in the session, which ends with whoever is signed in: seconds


def proven_until(request: MunicipalRequest) -> dt.datetime | None:
    """Until when the proof that was given in this session holds; None where it has to be given."""
    if (seconds := request.session.get(PROVEN_AT)) is None:
        return None
    given = dt.datetime.fromtimestamp(seconds, dt.UTC)
    return given + LASTS if given <= timezone.now() < given + LASTS else None  # a clock set back does not lengthen it


class ProofForm(forms.Form):
    """Is valid only for who has proven, now or a while ago, that it is they; its other fields are judged first.

    By the second factor of who has one, a passkey (`credential`) or a code; by the password of all others.
    """

    password = forms.CharField(
        label="รหัสผ่านของท่าน",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
        error_messages={"required": "กรุณากรอกรหัสผ่าน"},
    )
    code = forms.CharField(
        label="รหัส 6 หลักจากแอป หรือรหัสสำรอง",
        required=False,
        max_length=40,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    credential = forms.CharField(required=False, max_length=CredentialField.LONGEST, widget=forms.HiddenInput)

    def __init__(self, request: MunicipalRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request
        self.until = proven_until(request)
        assert request.actor.user is not None
        self._user = request.actor.user
        self._ways = frozenset() if self.until else ways_of(self._user)
        if self.until or self._ways:
            del self.fields["password"]
        if not self._ways:
            del self.fields["code"], self.fields["credential"]

    @property
    def passkey_options(self) -> str:
        """What the browser is asked where the person has a passkey; "" for none. Asked once for each page."""
        return passkey_options(self._request, self._user) if self.has_passkey else ""

    @property
    def has_passkey(self) -> bool:
        """Whether a passkey is the first thing that is asked for."""
        return PASSKEY in self._ways

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if why := why_not_yet(self._user):
            self.add_error(None, why)
        elif not self.errors and not self.until:
            self._prove(data)
        return data

    def _prove(self, data: dict[str, Any]) -> None:
        """Judges what was given; a code that cannot be one is no attempt."""
        request, code = self._request, "".join(filter(str.isdigit, data.get("code", "")))
        if not self._ways and is_required_of(self._user):
            self.add_error(None, "เพิ่มวิธียืนยันตัวขั้นที่สองในหน้าบัญชีของท่านก่อนลงนาม")
        elif not self._ways:
            password = data["password"]
            self._judge(
                "password", lambda user: password_is_right(request, user, password), "รหัสผ่านไม่ถูกต้อง", "ด้วยรหัสผ่าน"
            )
        elif credential := data["credential"]:
            self._judge(
                "code", lambda user: passkey_is_right(request, user, credential), NOT_PROVEN_BY_PASSKEY, "ด้วยพาสคีย์"
            )
        elif not code:
            self.add_error("code", "กรุณากรอกรหัส")
        elif len(code) not in CODE_LENGTHS:
            self.add_error("code", f"รหัสมี 6 หลัก ท่านกรอก {len(code)} หลัก")
        else:
            by = "ด้วยรหัส 6 หลัก" if len(code) == min(CODE_LENGTHS) else "ด้วยรหัสสำรอง"
            self._judge("code", lambda user: code_is_right(request, user, code), WRONG_CODE, by)

    def _judge(self, field: str, is_right: Callable[[User], bool], words: str, by: str) -> None:
        if wrong := tried(self._request, is_right, words, (PROVEN, NOT_PROVEN), by=by):
            self.add_error(field, wrong)
        else:
            self._request.session[PROVEN_AT] = timezone.now().timestamp()


def tried(
    request: MunicipalRequest, is_right: Callable[[User], bool], words: str, actions: tuple[str, str], **detail: str
) -> str:
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
        record(request.actor, actions[0] if right else actions[1], user, **detail)
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
