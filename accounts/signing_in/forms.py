"""The forms of signing in, in Thai. What they judge is allauth's; `SignInForm.login` is the user name."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.background import enqueue
from accounts.models import User
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.passwords import HELP, refuse_the_same

LABELS = {
    "login": "ชื่อผู้ใช้",
    "password": "รหัสผ่าน",
    "oldpassword": "รหัสผ่านปัจจุบัน",
    "password1": "รหัสผ่านใหม่",
    "password2": "รหัสผ่านใหม่อีกครั้ง",
    "email": "อีเมลของท่านในระบบ",
}
REQUIRED = {
    "login": "กรุณากรอกชื่อผู้ใช้",
    "email": "กรุณากรอกอีเมล",
    "password2": "กรุณากรอกรหัสผ่านใหม่อีกครั้ง",
}
LONGEST = 4096  # letters of anything that is typed here


class InThai(forms.Form):
    """Gives a form of allauth's our labels and errors, and takes away what it says in the boxes themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP if name == "password1" else ""
            field.error_messages["required"] = REQUIRED.get(name, "กรุณากรอกรหัสผ่าน")
            field.widget.attrs.pop("placeholder", None)
            field.validators.append(MaxLengthValidator(LONGEST, f"ยาวเกินไป ใส่ได้ไม่เกิน {LONGEST} ตัวอักษร"))


class _NewPassword(InThai):
    """Asks for a new password twice, which must be another than the present one."""

    user: User | None

    def clean_password1(self) -> str:
        return refuse_the_same(self.user, self.cleaned_data["password1"])

    def clean(self) -> dict[str, Any]:
        data = forms.Form.clean(self) or {}
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "รหัสผ่านทั้งสองช่องไม่ตรงกัน")
        return data


class SignInForm(InThai, allauth.LoginForm):  # type: ignore[misc]  # allauth is not typed
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}


class ChangePasswordForm(_NewPassword, allauth.ChangePasswordForm):  # type: ignore[misc]  # as above
    pass


class SetPasswordForm(_NewPassword, allauth.SetPasswordForm):  # type: ignore[misc]  # as above
    pass


class NewPasswordForm(_NewPassword, allauth.ResetPasswordKeyForm):  # type: ignore[misc]  # as above
    """On the page that a mailed link opens."""


class AgainForm(InThai, allauth.ReauthenticateForm):  # type: ignore[misc]  # as above
    """The password once more."""


class ForgottenForm(InThai):
    """Whom a link is mailed that sets a new password. What it answers does not tell who has an account here."""

    email = forms.EmailField(
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"invalid": "อีเมลไม่ถูกต้อง ตัวอย่าง: somchai@example.go.th"},
    )

    def save(self, request: HttpRequest, **_: Any) -> str:
        """The worker makes and mails the links: no mail server keeps this page waiting, and no time tells who was."""
        email: str = self.cleaned_data["email"]
        for user in self._people(email):
            record_event(user, Kind.RESET_ASKED, request)
            enqueue("accounts.tasks.mail_new_password", user.pk)
        return email

    @staticmethod
    def _people(email: str) -> QuerySet[User]:
        return User.objects.filter(is_active=True, email__iexact=email)
