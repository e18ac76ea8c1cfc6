"""What Django says in English where the rest of it speaks Thai: limits of length and of digits. Its Thai lacks them."""

from __future__ import annotations

from django.core.validators import DecimalValidator, MaxLengthValidator, MinLengthValidator

LONGEST = "ยาวเกิน %(limit_value)d ตัวอักษร ที่กรอกยาว %(show_value)d ตัวอักษร"
SHORTEST = "สั้นกว่า %(limit_value)d ตัวอักษร ที่กรอกยาว %(show_value)d ตัวอักษร"
DIGITS = {
    "invalid": "กรอกตัวเลข",
    "max_digits": "ตัวเลขยาวเกิน %(max)s หลัก",
    "max_decimal_places": "ทศนิยมเกิน %(max)s ตำแหน่ง",
    "max_whole_digits": "จำนวนเต็มเกิน %(max)s หลัก",
}


def speak_thai() -> None:
    """Once, when the portal starts; a field that has a message of its own keeps it."""
    MaxLengthValidator.message = LONGEST
    MinLengthValidator.message = SHORTEST
    DecimalValidator.messages = DIGITS
