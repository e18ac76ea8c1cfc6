"""Where a municipality lies: province and district, from a list, wherever a form asks for them."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts import agencies
from accounts.editing.text_fields import LineField


class DistrictInput(forms.TextInput):
    """Typed, with every district of the country offered while one types."""

    template_name = "accounts/district_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, value, {"list": "districts", "autocomplete": "off", **(attrs or {})}) | {
            "districts": [(name, of) for of, names in agencies.districts().items() for name in names]
        }


class PlaceForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """A form with both; a district that the province does not have is refused, with those it may mean."""

    district = LineField(label="อำเภอ", max_length=100, widget=DistrictInput)
    province = forms.ChoiceField(
        label="จังหวัด",
        choices=lambda: [("", "– เลือก –"), *((name, name) for name in agencies.districts())],
        error_messages={"invalid_choice": "ไม่มีจังหวัดนี้ กรุณาเลือกจากรายการ"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        province, typed = cleaned.get("province"), cleaned.get("district")
        if province and typed:
            district = agencies.district_of(province, typed)
            if district is None:
                near = agencies.near_districts(province, typed)
                meant = f" อาจหมายถึง {' หรือ '.join(near)}" if near else ""
                self.add_error(
                    "district", f"จังหวัด{province}ไม่มีอำเภอ{agencies.district(typed)}{meant} กรุณาเลือกจากรายการ"
                )
            else:
                cleaned["district"] = district
        return cleaned
