"""Forms of a person's own certificate: bringing it, and typing its passphrase where it signs."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.access import MunicipalRequest
from accounts.step_up import ProofForm, proven_until, tried
from approvals.models import OwnCertificate
from approvals.own_certificates.actions import Handed, opens
from documents.own_keys import SIZE

SYSTEM, OWN = "system", "own"
OPENED, NOT_OPENED = "certificate.opened", "certificate.not_opened"
LONGEST = 200  # letters of a passphrase


def _passphrase(label: str, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST,
        widget=forms.PasswordInput({"autocomplete": "off"}),
        error_messages={"required": "กรุณาพิมพ์รหัสผ่านของใบรับรอง"},
        **options,
    )


class CertificateForm(forms.Form):
    """A PKCS #12 file and what opens it."""

    file = forms.FileField(
        label="ไฟล์ใบรับรอง (.p12 หรือ .pfx)",
        widget=forms.ClearableFileInput({"accept": ".p12,.pfx,application/x-pkcs12"}),
        error_messages={"required": "กรุณาเลือกไฟล์ใบรับรอง", "empty": "ไฟล์นี้ว่างเปล่า"},
    )
    passphrase = _passphrase("รหัสผ่านของไฟล์", help_text="ใช้ตรวจไฟล์ครั้งนี้ ระบบไม่เก็บ ท่านต้องพิมพ์อีกทุกครั้งที่ลงนาม")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > SIZE:
            raise forms.ValidationError(f"ไฟล์ใหญ่เกิน {SIZE // 1024} KB")
        return file


class SignWithForm(ProofForm):
    """By which certificate somebody signs who has an own one; without one there is nothing to choose."""

    sign_with = forms.ChoiceField(
        label="ลงนามด้วย",
        choices=[(OWN, "ใบรับรองของท่านเอง"), (SYSTEM, "ใบรับรองของระบบ")],
        widget=forms.RadioSelect,
        initial=OWN,
        error_messages={"required": "กรุณาเลือกใบรับรอง"},
    )
    passphrase = _passphrase("รหัสผ่านของใบรับรองของท่าน", required=False)

    def __init__(self, request: MunicipalRequest, data: Any, own: OwnCertificate | None) -> None:
        super().__init__(request, data)
        self.own = own
        if own is None:
            del self.fields["sign_with"], self.fields["passphrase"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        self.until = proven_until(self._request)  # a wrong passphrase does not ask for the password again
        own = self.own
        if own and not self.errors and data["sign_with"] == OWN:
            if not data["passphrase"]:
                self.add_error("passphrase", "กรุณาพิมพ์รหัสผ่านของใบรับรอง")
            elif wrong := tried(
                self._request,
                lambda user: opens(own, data["passphrase"]),
                "รหัสผ่านของใบรับรองไม่ถูกต้อง",
                (OPENED, NOT_OPENED),
            ):
                self.add_error("passphrase", wrong)
        return data

    @property
    def handed(self) -> Handed | None:
        """What a valid form signs with; None: by the system's certificate."""
        if self.own is None or self.cleaned_data["sign_with"] != OWN:
            return None
        return Handed(self.own, self.cleaned_data["passphrase"])
