"""How django-allauth is made ours: its words in Thai, its limits by our addresses, its mails by the worker."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar, cast
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.rate_limits import client_address
from accounts.signing_in import second_factor
from accounts.signing_in.events import device_of, record_lock, user_called
from accounts.signing_in.known_machines import known_as, remember

# By allauth's own names; what stands not here is said on no page of ours (tests/accounts/signing_in/test_words.py).
ERRORS: dict[str, str] = {
    "account_inactive": "บัญชีนี้ปิดใช้งานแล้ว",
    "enter_current_password": "รหัสผ่านปัจจุบันไม่ถูกต้อง",
    "incorrect_code": "ยืนยันไม่สำเร็จ กรุณาลองใหม่",
    "incorrect_password": "รหัสผ่านไม่ถูกต้อง",
    "invalid_login": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาลองใหม่",
    "invalid_password_reset": "ลิงก์นี้ใช้ไม่ได้แล้ว",
    "rate_limited": "ลองหลายครั้งเกินไป กรุณารอสักครู่แล้วลองใหม่",
    "too_many_login_attempts": "ลองผิดหลายครั้งเกินไป กรุณารอ 15 นาทีแล้วลองใหม่"
    " หรือใช้พาสคีย์ หรือเครื่องที่เคยเข้าสู่ระบบ ถ้าลืมรหัสผ่าน ขอลิงก์ตั้งรหัสผ่านใหม่ได้",
    "username_password_mismatch": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาลองใหม่",
}
# By the template in which allauth keeps its words; of the others, such as a word of welcome, nothing is said.
MESSAGES: dict[str, str] = {
    "account/messages/password_changed.txt": "เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นที่เข้าสู่ระบบไว้ถูกออกจากระบบทั้งหมด",
    "account/messages/password_set.txt": "ตั้งรหัสผ่านแล้ว",
    "socialaccount/messages/account_connected.txt": "เชื่อมแล้ว ครั้งต่อไปเข้าสู่ระบบด้วยบัญชีนั้นได้",
    "socialaccount/messages/account_connected_updated.txt": "เชื่อมไว้แล้ว",
    "socialaccount/messages/account_connected_other.txt": "บัญชีนั้นเชื่อมกับผู้ใช้อีกคนในระบบนี้แล้ว",
    "mfa/messages/totp_activated.txt": "เพิ่มแอปรหัส 6 หลักแล้ว",
    "mfa/messages/totp_deactivated.txt": "นำแอปรหัส 6 หลักออกแล้ว",
    "mfa/messages/webauthn_added.txt": "เพิ่มพาสคีย์แล้ว",
    "mfa/messages/webauthn_removed.txt": "นำพาสคีย์ออกแล้ว",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account here by himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that our own limits count, too."""
        return str(client_address(request) or "0.0.0.0")  # noqa: S104 - an address that nobody has

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords from a machine that the person has used are counted apart from all others'."""
        key = str(super()._get_login_attempts_cache_key(request, **credentials))
        return f"{key}:{known_as(request, user_called(str(credentials.get('username') or '')))}"

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = cast(HttpResponse, super().post_login(request, user, **kwargs))
        remember(response, request, cast(User, user))
        return response

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts one attempt. Whose account is paused by too many of them finds it among the events."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            record_lock(str(credentials.get("username") or ""), request)
            raise

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Says it in our words, or not at all."""
        words = message or MESSAGES.get(message_template or "", "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("profile")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in and had no second factor then does not type the password twice to get one."""
        request: HttpRequest = context.request
        user = request.user
        since = timezone.now() - dt.timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
        steps = get_authentication_records(request, user)
        if any(step["at"] > since.timestamp() for step in steps) and not second_factor.had_one(cast(User, user), since):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """By the second factor where there is one: a password that somebody saw must not be able to take it away."""
        methods = super().get_reauthentication_methods(user)
        ways = second_factor.ways_of(user) if user.is_authenticated else frozenset()
        if not ways:
            return [method for method in methods if method["id"] == "reauthenticate"]
        found = [method for method in methods if method["id"].startswith("mfa_reauthenticate")]
        first = "mfa_reauthenticate:webauthn" if second_factor.PASSKEY in ways else "mfa_reauthenticate"
        return sorted(found, key=lambda method: method["id"] != first)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is not typed
    error_messages: ClassVar[dict[str, str]] = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "นำออกไม่ได้ ผู้ลงนามหรือผู้ดูแลระบบต้องมีอย่างน้อยหนึ่งวิธี เพิ่มวิธีอื่นก่อน",
        "cannot_generate_recovery_codes": "เพิ่มพาสคีย์หรือแอปรหัส 6 หลักก่อน จึงทำรหัสสำรองได้",
        "incorrect_code": "รหัสไม่ถูกต้องหรือหมดเวลาแล้ว ดูรหัสใหม่ในแอป หรือลองพาสคีย์อีกครั้ง",
    }

    def encrypt(self, text: str) -> str:
        return second_factor.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor.decrypt(encrypted_text)

    def get_totp_label(self, user: Any) -> str:
        return str(user.get_username())

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last one stays with whoever must have one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=second_factor.WAYS)
        return others.exclude(pk=authenticator.pk).exists() or not second_factor.is_required_of(authenticator.user)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """What the machine is, until the person calls it something else."""
        return device_of(context.request) or "พาสคีย์"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys hold for the public address: under another one they are worth nothing."""
        return {"id": str(urlsplit(settings.PUBLIC_URL).hostname), "name": "ITA Portal"}
