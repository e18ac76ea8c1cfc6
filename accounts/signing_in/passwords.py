"""What a new password must be, said in Thai; Django's own catalogue has no words for it."""

from __future__ import annotations

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from accounts.models import User

SHORTEST = 12  # letters; a sentence in Thai will do
HELP = f"อย่างน้อย {SHORTEST} ตัวอักษร ใช้ประโยคภาษาไทยได้ ไม่ต้องมีอักขระพิเศษ"


class LongEnough(MinimumLengthValidator):
    """A sentence is easier to remember than signs, and harder to guess."""

    def __init__(self) -> None:
        super().__init__(min_length=SHORTEST)

    def get_error_message(self) -> str:
        return f"รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย {SHORTEST} ตัวอักษร"

    def get_help_text(self) -> str:
        return HELP


class UnlikeThePerson(UserAttributeSimilarityValidator):
    """Not the name, the user name or the e-mail."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "name", "email"))

    def get_error_message(self) -> str:
        return "รหัสผ่านคล้ายชื่อ ชื่อผู้ใช้ หรืออีเมลของท่านเกินไป"

    def get_help_text(self) -> str:
        return "ต้องไม่คล้ายชื่อ ชื่อผู้ใช้ หรืออีเมล"


class NotCommon(CommonPasswordValidator):
    """None of the twenty thousand that everybody tries first."""

    def get_error_message(self) -> str:
        return "รหัสผ่านนี้มีผู้ใช้กันมากจนเดาได้ง่าย"

    def get_help_text(self) -> str:
        return "ต้องไม่ใช่รหัสผ่านที่มีผู้ใช้กันมาก"


def refuse_the_same(user: User | None, password: str) -> str:
    """The password, unless it is the one that the person has already: ValidationError."""
    if user and user.has_usable_password() and user.check_password(password):
        raise ValidationError("รหัสผ่านใหม่ต้องไม่ใช่รหัสผ่านเดิม")
    return password
