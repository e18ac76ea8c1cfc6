"""No limit of a form is told in English."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from accounts.editing.text_fields import LineField, TextField


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        (TextField(max_length=2000), "9" * 5000, "ยาวเกิน 2000 ตัวอักษร ที่กรอกยาว 5000 ตัวอักษร"),
        (LineField(max_length=3), "กขคง", "ยาวเกิน 3 ตัวอักษร ที่กรอกยาว 4 ตัวอักษร"),
        (forms.CharField(max_length=64), "x" * 65, "ยาวเกิน 64 ตัวอักษร ที่กรอกยาว 65 ตัวอักษร"),
        (forms.CharField(min_length=12), "x" * 3, "สั้นกว่า 12 ตัวอักษร ที่กรอกยาว 3 ตัวอักษร"),
        (forms.DecimalField(max_digits=5, decimal_places=2), "9" * 5000, "ตัวเลขยาวเกิน 5 หลัก"),
        (forms.DecimalField(max_digits=5, decimal_places=2), "1.234", "ทศนิยมเกิน 2 ตำแหน่ง"),
        (forms.DecimalField(max_digits=5, decimal_places=2), "1234", "จำนวนเต็มเกิน 3 หลัก"),
    ],
)
def test_limits_are_told_in_thai(field: forms.Field, typed: Any, said: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    assert said in refused.value.messages
