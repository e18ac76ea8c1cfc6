"""How a person comes in for the first time, and what happened to the account since."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SecurityEvent(models.Model):
    """One thing that happened to a person's way in. Kept for `KEPT_DAYS` (events.py), then forgotten.

    `network` is where it came from without the last part of the address, `device` the browser and system in a few
    words, `detail` names a second factor. No password and no whole network address stands here. `also_to`: the e-mail
    address that was the person's until then; it is told, too. `seen_at`: since when the person knows of one that
    alarms.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "เข้าสู่ระบบ"
        SIGNED_IN_ANEW = "signed_in_anew", "เข้าสู่ระบบจากเครื่องหรือเครือข่ายที่ไม่เคยใช้"
        FAILED = "failed", "ใส่รหัสผ่านผิด"
        LOCKED = "locked", "ใส่รหัสผ่านผิดหลายครั้ง จากเครื่องนั้นลองใหม่ได้หลัง 15 นาที"
        PASSWORD_CHANGED = "password_changed", "เปลี่ยนรหัสผ่าน"
        PASSWORD_RESET = "password_reset", "ตั้งรหัสผ่านใหม่ด้วยลิงก์ในอีเมลหรือรหัสเชิญ"
        PASSWORD_GIVEN = "password_given", "ผู้ดูแลระบบตั้งรหัสผ่านให้"
        INVITED = "invited", "ออกรหัสเชิญ"
        RESET_ASKED = "reset_asked", "ขอลิงก์ตั้งรหัสผ่านใหม่"
        FACTOR_ADDED = "factor_added", "เพิ่มวิธียืนยันตัว"
        FACTOR_REMOVED = "factor_removed", "นำวิธียืนยันตัวออก"
        FACTORS_TAKEN = "factors_taken", "ผู้ดูแลระบบนำวิธียืนยันตัวทั้งหมดออก"
        FACTOR_FAILED = "factor_failed", "ยืนยันตัวด้วยวิธีที่สองไม่สำเร็จ"
        CODES_MADE = "codes_made", "ทำรหัสสำรองชุดใหม่"
        CODE_USED = "code_used", "ใช้รหัสสำรอง"
        EMAIL_ASKED = "email_asked", "ขอเปลี่ยนอีเมล"
        EMAIL_CHANGED = "email_changed", "เปลี่ยนอีเมล"
        PROVIDER_LINKED = "provider_linked", "เชื่อมกับบัญชีของหน่วยงานอื่นเพื่อเข้าสู่ระบบ"
        PROVIDER_UNLINKED = "provider_unlinked", "เลิกเชื่อมกับบัญชีของหน่วยงานอื่น"
        SESSIONS_ENDED = "sessions_ended", "ออกจากระบบในเครื่องอื่นทั้งหมด"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="security_events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    network = models.CharField(max_length=50, blank=True)
    device = models.CharField(max_length=60, blank=True)
    detail = models.CharField(max_length=100, blank=True)
    also_to = models.EmailField(blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["user", "kind"], name="events_of_a_person")]

    def __str__(self) -> str:
        return self.get_kind_display() + (f" ({self.detail})" if self.detail else "")


class Invitation(models.Model):
    """A code by which one person sets an own password: printed, or in a mailed link. Of the code its hash is kept.

    Good for `LASTS` (invitations.py) or until the person has set a password, whatever comes first (`used_at`); a newer
    one takes its place.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"คำเชิญ {self.pk}"


class CalendarLink(models.Model):
    """The hash of the token by which a person's calendar program reads their days; see calendar_links."""

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"ปฏิทินของ{self.user}"
