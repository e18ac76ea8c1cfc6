"""The form on the page that asks once more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.access import MunicipalRequest
from approvals.models import OwnCertificate
from approvals.own_certificates.forms import SignWithForm


class ConfirmSignatureForm(SignWithForm):
    """Confirms what was shown: `shown` is the mark of it, which comes back. Without one nothing was confirmed yet."""

    shown = forms.CharField(required=False, max_length=64)

    def __init__(
        self, request: MunicipalRequest, data: Mapping[str, Any], shown: str, own: OwnCertificate | None
    ) -> None:
        super().__init__(request, data if data.get("shown") else None, own)
        self.now = shown

    def clean_shown(self) -> None:
        if self.cleaned_data["shown"] != self.now:
            raise forms.ValidationError("เรื่องนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้ายืนยัน จึงยังไม่ได้ลงนาม กรุณาอ่านอีกครั้งก่อนยืนยัน")
