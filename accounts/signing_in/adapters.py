"""How django-allauth is made ours: its words in Thai, its limits by our addresses, its mails by the worker."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from accounts.rate_limits import client_address
from accounts.signing_in.events import record_lock

# By allauth's own names; what stands not here is said on no page of ours (tests/accounts/signing_in/test_words.py).
ERRORS: dict[str, str] = {
    "account_inactive": "บัญชีนี้ปิดใช้งานแล้ว",
    "enter_current_password": "รหัสผ่านปัจจุบันไม่ถูกต้อง",
    "incorrect_code": "ยืนยันไม่สำเร็จ กรุณาลองใหม่",
    "incorrect_password": "รหัสผ่านไม่ถูกต้อง",
    "invalid_login": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาลองใหม่",
    "invalid_password_reset": "ลิงก์นี้ใช้ไม่ได้แล้ว",
    "rate_limited": "ลองหลายครั้งเกินไป กรุณารอสักครู่แล้วลองใหม่",
    "too_many_login_attempts": "ลองผิดหลายครั้งเกินไป กรุณารอ 15 นาทีแล้วลองใหม่ ถ้าลืมรหัสผ่าน ขอลิงก์ตั้งรหัสผ่านใหม่ได้",
    "username_password_mismatch": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง กรุณาลองใหม่",
}
# By the template in which allauth keeps its words; of the others, such as a word of welcome, nothing is said.
MESSAGES: dict[str, str] = {
    "account/messages/password_changed.txt": "เปลี่ยนรหัสผ่านแล้ว เครื่องอื่นที่เข้าสู่ระบบไว้ถูกออกจากระบบทั้งหมด",
    "account/messages/password_set.txt": "ตั้งรหัสผ่านแล้ว",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    error_messages: ClassVar[dict[str, str]] = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account here by himself."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that our own limits count, too."""
        return str(client_address(request) or "0.0.0.0")  # noqa: S104 - an address that nobody has

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
