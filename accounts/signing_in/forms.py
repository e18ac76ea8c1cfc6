"""The forms of signing in, in Thai. What they judge is allauth's; `SignInForm.login` is the user name."""

from __future__ import annotations

from struct import error
from typing import Any

from allauth.account import forms as allauth
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.background import enqueue
from accounts.models import User
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.invitations import LENGTH, NotInvited, invited_by
from accounts.signing_in.passwords import HELP, refuse_the_same

FIELD_NAMES = {
    "login": "ชื่อผู้ใช้",
    "password": "รหัสผ่าน",
    "oldpassword": "รหัสผ่านปัจจุบัน",
    "password1": "รหัสผ่านใหม่",
    "password2": "รหัสผ่านใหม่อีกครั้ง",
    "email": "อีเมลของท่านในระบบ",
    "code": "รหัส 6 หลักจากแอป หรือรหัสสำรอง",
    "name": "ชื่อที่ท่านจำเครื่องนี้ได้",
}
REQUIRED = {
    "login": "กรุณากรอกชื่อผู้ใช้",
    "email": "กรุณากรอกอีเมล",
    "password2": "กรุณากรอกรหัสผ่านใหม่อีกครั้ง",
    "code": "กรุณากรอกรหัส",
    "name": "กรุณาพิมพ์ชื่อ",
}
LONGEST = 4096  # letters of anything that is typed here
LONGEST_NAME = 100


class InThai(forms.Form):
    """Gives a form of allauth's our labels and errors, and takes away what it says in the boxes themselves."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = FIELD_NAMES.get(name, field.label)
            field.help_text = HELP if name == "password1" else ""
            field.error_messages["required"] = REQUIRED.get(name, "กรุณากรอกรหัสผ่าน")
            field.widget.attrs.pop("placeholder", None)
            if not isinstance(field, forms.JSONField):
                field.validators.append(MaxLengthValidator(LONGEST))


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


class NewEmailForm(forms.Form):
    """Another address of the person's own."""

    email = forms.EmailField(
        label="อีเมลใหม่",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        error_messages={"required": "กรุณากรอกอีเมล", "invalid": "อีเมลไม่ถูกต้อง ตัวอย่าง: somchai@example.go.th"},
    )


class InvitationForm(forms.Form):
    """A code from a printed invitation or a mailed link; valid for whose it is (`user`)."""

    code = forms.CharField(
        label=f"รหัสเชิญ {LENGTH} ตัว",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "กรุณากรอกรหัสเชิญ"},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "code" in data:
            try:
                self.user = invited_by(data["code"])
            except NotInvited as why:
                self.add_error("code", str(why))
        return data


# --- The second factor ------------------------------------------------------------------------------------------------


class _Code(InThai):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True, "autocomplete": "one-time-code"}


class CodeForm(_Code, mfa.AuthenticateForm):  # type: ignore[misc]  # as above
    """While signing in."""


class CodeAgainForm(_Code, mfa.ReauthenticateForm):  # type: ignore[misc]  # as above
    """Once more, before something important."""


class ActivateAppForm(_Code, totp.ActivateTOTPForm):  # type: ignore[misc]  # as above
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "รหัส 6 หลักที่แอปแสดง"


class CredentialField(forms.JSONField):
    """What a browser answers for a passkey: a few hundred letters, some thousand with an attestation."""

    LONGEST = 50_000

    def __init__(self) -> None:
        super().__init__(
            widget=forms.HiddenInput,
            error_messages={"required": NOT_PROVEN, "invalid": NOT_PROVEN},
        )

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > self.LONGEST:
            raise forms.ValidationError(NOT_PROVEN)
        try:
            return super().to_python(value)
        except (RecursionError, ValueError) as problem:  # brackets in brackets, or a number of thousands of digits
            raise forms.ValidationError(NOT_PROVEN) from problem

    def bound_data(self, data: Any, initial: Any) -> str:
        """An answer holds once: no page brings it a second time."""
        return ""


NOT_PROVEN = "ยืนยันด้วยพาสคีย์ไม่สำเร็จ กรุณาลองใหม่"
# What the reader of a passkey's answer raises over one that no browser gives.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, error)


class _Passkey(forms.Form):
    credential = CredentialField()

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form beside this one
        except UNREADABLE as problem:
            raise forms.ValidationError(NOT_PROVEN) from problem


class PasskeyForm(_Passkey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]  # as above
    """While signing in."""


class PasskeyOnlyForm(_Passkey, webauthn.LoginWebAuthnForm):  # type: ignore[misc]  # as above
    """Instead of name and password."""


class PasskeyAgainForm(_Passkey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]  # as above
    """Once more, before something important."""


class RenamePasskeyForm(InThai, webauthn.EditWebAuthnForm):  # type: ignore[misc]  # as above
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(MaxLengthValidator(LONGEST_NAME))


class AddPasskeyForm(InThai, webauthn.AddWebAuthnForm):  # type: ignore[misc]  # as above
    """A passkey always asks for finger, face or the machine's own code: one without is no second factor."""

    passwordless = None
    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean() or {}
        except UNREADABLE as problem:
            raise forms.ValidationError(NOT_PROVEN) from problem

    def clean_name(self) -> str:
        return str(super().clean_name())[:LONGEST_NAME]
