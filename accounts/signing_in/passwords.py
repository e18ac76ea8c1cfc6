"""What a new password must be, said in Thai; Django's own catalogue has no words for it."""

from __future__ import annotations

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from accounts.models import Membership, User
from accounts.signing_in.breached_passwords import is_breached
from accounts.tenancy import open_all

SHORTEST = 12  # letters; a sentence in Thai will do
# Listed in docs/security.md, too.
WORDS = (
    *("ita", "itas", "oit", "eit", "iit", "portal", "admin", "administrator", "password", "municipality", "thailand"),
    *("เทศบาล", "ตำบล", "เมือง", "นคร", "อำเภอ", "จังหวัด", "องค์การบริหารส่วน", "อบต", "อบจ", "ประเทศไทย"),
    *("นายก", "ปลัด", "ผู้บริหาร", "ผู้ดูแล", "ระบบ", "รหัสผ่าน", "คะแนน", "แผน", "มาตรการ", "โปร่งใส", "คุณธรรม"),
)
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
    """None of the twenty thousand that everybody tries first, nor of those that came out of breaches elsewhere."""

    def validate(self, password: str, user: User | None = None) -> None:
        super().validate(password, user)
        if is_breached(password):
            raise ValidationError(self.get_error_message())

    def get_error_message(self) -> str:
        return "รหัสผ่านนี้มีผู้ใช้กันมากหรือเคยรั่วไหลจากระบบอื่น จึงเดาได้ง่าย กรุณาเติมคำอื่น"

    def get_help_text(self) -> str:
        return "ต้องไม่ใช่รหัสผ่านที่มีผู้ใช้กันมากหรือเคยรั่วไหล"


class NotOfThisPlace:
    """Not what anyone would try who knows where it is typed: words of this list and the municipality's own name."""

    LEAST = 4  # letters that must be left without them, their digits and signs

    def validate(self, password: str, user: User | None = None) -> None:
        left = password.casefold()
        for word in sorted([*WORDS, *_places_of(user)], key=len, reverse=True):
            left = left.replace(word, "")
        if sum(letter.isalpha() for letter in left) < self.LEAST and any(letter.isalpha() for letter in password):
            raise ValidationError("รหัสผ่านประกอบด้วยคำที่เดาได้ เช่น ชื่อเทศบาลหรือชื่อระบบ กรุณาเติมคำอื่น")

    def get_help_text(self) -> str:
        return "ต้องไม่ใช่ชื่อเทศบาลหรือชื่อระบบเท่านั้น"


def _places_of(user: User | None) -> list[str]:
    """The names of where the person works, with and without the kind of place; of who is not stored none."""
    if user is None or user.pk is None:
        return []
    with open_all():
        names = Membership.objects.filter(user=user).values_list("municipality__name", flat=True).distinct()
        return [name.casefold() for name in names if len(name) > 1]


def refuse_the_same(user: User | None, password: str) -> str:
    """The password, unless it is the one that the person has already: ValidationError."""
    if user and user.has_usable_password() and user.check_password(password):
        raise ValidationError("รหัสผ่านใหม่ต้องไม่ใช่รหัสผ่านเดิม")
    return password
