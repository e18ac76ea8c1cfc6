"""Municipalities, their people and what these did. They change together, so they live together."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

import accounts.editing.models
import accounts.signing_in.models
import accounts.unneeded_files  # noqa: F401 - so that Django finds its rows
from accounts.acting import ActingOrder
from accounts.audit_key import KEYED, PLAIN, entry_hash
from accounts.tenancy import TenantModel
from thai.text import sort_key


class User(AbstractUser):
    """A person who signs in. What the person may do is said by memberships, never by the user itself."""

    first_name = None  # type: ignore[assignment]  # Django's way to drop an inherited field
    last_name = None  # type: ignore[assignment]  # likewise
    name = models.CharField("ชื่อ–นามสกุล", max_length=150, help_text="พิมพ์ในหนังสือราชการใต้ลายมือชื่อ")
    wants_digest = models.BooleanField("รับอีเมลสรุปแจ้งเตือน", default=True)
    hides_first_steps = models.BooleanField("ไม่แสดงสามขั้นแรกในหน้าแรก", default=False)
    password_is_given = models.BooleanField(default=False, editable=False)  # by an administrator, who knows it
    email_asked = models.EmailField("อีเมลที่รอเจ้าของบัญชียืนยัน", blank=True)  # signing_in/emails.py
    signs_from = models.DateTimeField(null=True, editable=False)  # since when again: signing_in/way_in.py

    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager[User]] = UserManager()  # type: ignore[assignment]  # the stub says Self

    class Meta:
        verbose_name = "ผู้ใช้"
        verbose_name_plural = "ผู้ใช้"

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return str(self)

    get_short_name = get_full_name


class Municipality(models.Model):
    """A local government agency. The type is stored, never guessed from the name."""

    class Type(models.TextChoices):
        CITY = "ทน", "เทศบาลนคร"
        TOWN = "ทม", "เทศบาลเมือง"
        SUBDISTRICT = "ทต", "เทศบาลตำบล"
        SUBDISTRICT_ORGANIZATION = "อบต", "องค์การบริหารส่วนตำบล"
        PROVINCIAL_ORGANIZATION = "อบจ", "องค์การบริหารส่วนจังหวัด"

    code = models.CharField(
        "รหัสหน่วยงาน (อปท.)",
        max_length=7,
        unique=True,
        validators=[RegexValidator(r"^[0-9]{7}$", "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก")],
    )
    name = models.CharField("ชื่อ", max_length=150, help_text="ชื่อเต็ม เช่น เทศบาลตำบล…")
    # Under these keys plain string order is Thai dictionary order, on every database.
    name_key = models.CharField(max_length=1000, editable=False, db_index=True)
    district_key = models.CharField(max_length=600, editable=False, default="")
    province_key = models.CharField(max_length=600, editable=False, default="")
    type = models.CharField("ประเภท", max_length=3, choices=Type.choices)
    district = models.CharField("อำเภอ", max_length=100)
    province = models.CharField("จังหวัด", max_length=100, db_index=True)
    website = models.URLField("เว็บไซต์", blank=True)
    document_prefix = models.CharField("รหัสตัวพยัญชนะ", max_length=30, blank=True, help_text="เช่น ลป 52201")
    address = models.CharField("ที่อยู่", max_length=300, blank=True)
    telephone = models.CharField("โทรศัพท์", max_length=60, blank=True)
    emblem = models.CharField("ตราประจำหน่วยงาน", max_length=64, blank=True, editable=False)  # a stored picture's hash

    class Meta:
        verbose_name = "เทศบาล"
        verbose_name_plural = "เทศบาล"
        ordering: ClassVar[list[str]] = ["name_key", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{7}$"), name="municipality_code_has_seven_digits"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_sort_keys()
        super().save(*args, **kwargs)

    def set_sort_keys(self) -> None:
        """What `save` does before; whoever writes many rows at once calls it for each."""
        self.name_key, self.district_key, self.province_key = map(sort_key, (self.name, self.district, self.province))

    @property
    def place(self) -> str:
        """อำเภอ… จังหวัด…"""
        return f"อำเภอ{self.district} จังหวัด{self.province}"

    @property
    def agency_kind(self) -> str:
        """Which family of assessment rules applies (a folder name under scores/rules)."""
        return "municipality" if self.type in {"ทน", "ทม", "ทต"} else self.Type(self.type).name.lower()


class Unit(TenantModel):
    """A division (สำนัก, กอง) or, below one, a section (งาน).

    `merged_into`: the unit this one has become; it keeps its name, letters and registers, and gets nothing new.
    `closed_on`: the day on which it ceased without becoming another; the same holds of it, and it can be opened again.
    `document_prefix`, `telephone`: its own in the heads of papers; empty for the municipality's.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="units", verbose_name="เทศบาล"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="sections", verbose_name="สังกัด"
    )
    name = models.CharField("ชื่อหน่วยงานภายใน", max_length=150)
    order = models.PositiveSmallIntegerField("ลำดับ", default=0)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    closed_on = models.DateField("ปิดเมื่อ", null=True, blank=True, editable=False)
    document_prefix = models.CharField("รหัสตัวพยัญชนะ", max_length=30, blank=True)
    telephone = models.CharField("โทรศัพท์", max_length=60, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "หน่วยงานภายใน"
        verbose_name_plural = "หน่วยงานภายใน"
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "name"], name="unit_name_once_per_municipality"),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="unit_is_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def in_use(cls) -> models.QuerySet[Unit]:
        """Those that get something new: not the ones that were merged into another, or closed."""
        return cls.objects.filter(merged_into=None, closed_on=None)


class Position(TenantModel):
    """An office that signs papers, such as ปลัดเทศบาล. People hold it through a membership or act for it."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="positions", verbose_name="เทศบาล"
    )
    title = models.CharField("ตำแหน่ง", max_length=150)

    class Meta(TenantModel.Meta):
        verbose_name = "ตำแหน่ง"
        verbose_name_plural = "ตำแหน่ง"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "title"], name="position_title_once_per_municipality"),
        ]

    def __str__(self) -> str:
        return self.title


class Role(models.TextChoices):
    """What a member does here. The table of what each role may do is in accounts/permissions.py."""

    STAFF = "staff", "เจ้าหน้าที่หน่วยงาน"
    COORDINATOR = "coordinator", "ผู้ประสานงาน ITA"
    AUDITOR = "auditor", "ผู้ตรวจสอบ"
    EXECUTIVE = "executive", "ผู้บริหาร"
    LOCAL_ADMINISTRATOR = "local-administrator", "ผู้ดูแลของเทศบาล"


class Membership(TenantModel):
    """A person's place in a municipality: role, unit and, for those who sign papers, the position held."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="memberships", verbose_name="เทศบาล"
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships", verbose_name="ผู้ใช้")
    role = models.CharField("บทบาท", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, verbose_name="หน่วยงานภายใน")
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, blank=True, related_name="holders", verbose_name="ตำแหน่ง"
    )

    class Meta(TenantModel.Meta):
        verbose_name = "สมาชิก"
        verbose_name_plural = "สมาชิก"
        ordering: ClassVar[list[str]] = ["municipality", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "user", "role"], name="member_has_each_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class MembershipOffer(TenantModel):
    """Somebody who may have an account elsewhere is asked to work here, too, by a login name or e-mail as typed.

    `user` is who it was found to be; nobody is told whether anybody was. Waiting until `answered_at`, or for `LASTS`
    (accounts/offers.py); accepted, it has become a membership.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    named = models.CharField(max_length=254)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField("บทบาท", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"คำเชิญ {self.named}"


class ActingAppointment(TenantModel):
    """Someone acting for a position (รักษาราชการแทน) between two days, both included."""

    tenant_path = "position__municipality"

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, related_name="acting", verbose_name="ตำแหน่งที่รักษาราชการแทน"
    )
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, related_name="acting_for", verbose_name="ผู้รักษาราชการแทน"
    )
    start = models.DateField("ตั้งแต่วันที่")
    end = models.DateField("ถึงวันที่")
    order_number = models.CharField("คำสั่งที่", max_length=100, blank=True)
    order_date = models.DateField("คำสั่งลงวันที่", null=True, blank=True)

    class Meta(TenantModel.Meta):
        verbose_name = "การรักษาราชการแทน"
        verbose_name_plural = "การรักษาราชการแทน"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="acting_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.membership.user} รักษาราชการแทน {self.position}"

    @property
    def order(self) -> ActingOrder:
        """The order by which it holds, and for which days."""
        return ActingOrder(self.order_number, self.order_date, self.start, self.end)


class Oversight(models.Model):
    """A provincial officer looks after every municipality of a province, reading only."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="oversights", verbose_name="ผู้ใช้")
    province = models.CharField("จังหวัด", max_length=100)

    class Meta:
        verbose_name = "การกำกับดูแลระดับจังหวัด"
        verbose_name_plural = "การกำกับดูแลระดับจังหวัด"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "province"], name="oversight_once_per_province"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · จังหวัด{self.province}"


class AppendOnly(RuntimeError):
    """An audit entry was about to be changed or deleted."""


class AuditEntry(TenantModel):
    """One thing someone did. Each entry holds the hash of the one before it, so a changed or missing row shows.

    The database refuses UPDATE, DELETE and TRUNCATE too (migrations 0002, 0010). Before the key they had a plain hash.
    """

    class Algorithm(models.IntegerChoices):
        PLAIN = PLAIN, "SHA-256"
        KEYED = KEYED, "HMAC-SHA-256"

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="audit_entries", verbose_name="เทศบาล"
    )
    sequence = models.PositiveIntegerField("ลำดับ")
    at = models.DateTimeField("เวลา")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, verbose_name="ผู้ทำ")
    action = models.CharField("การกระทำ", max_length=60)
    object_type = models.CharField("สิ่งที่ถูกทำ", max_length=60)
    object_id = models.CharField("เลขประจำสิ่งที่ถูกทำ", max_length=40)
    detail = models.JSONField("รายละเอียด", default=dict)
    algorithm = models.PositiveSmallIntegerField(
        "วิธีคำนวณแฮช", choices=Algorithm.choices, default=Algorithm.PLAIN, db_default=Algorithm.PLAIN
    )
    previous_hash = models.CharField("แฮชของรายการก่อนหน้า", max_length=64)
    hash = models.CharField("แฮชของรายการนี้", max_length=64)

    class Meta(TenantModel.Meta):
        verbose_name = "บันทึกการใช้งาน"
        verbose_name_plural = "บันทึกการใช้งาน"
        ordering: ClassVar[list[str]] = ["municipality", "sequence"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["municipality", "sequence"], name="audit_sequence_once_per_municipality"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_type} {self.object_id}"

    def computed_hash(self) -> str:
        """The hash this entry must carry, over the previous hash and everything the entry says.

        A keyed one needs the key: AuditKeyMissing.
        """
        return entry_hash(vars(self))

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise AppendOnly("audit entries are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnly("audit entries are never deleted")


class IntegrityCheck(models.Model):
    """One check of all that is kept: chains, files, papers, keys. The worker does it in parts, `cursor` by `cursor`.

    Unfinished while `finished_at` is empty. `problems` are the first ones found, in Thai; `problem_count` counts all.
    """

    started_at = models.DateTimeField("เริ่มเมื่อ", auto_now_add=True)
    finished_at = models.DateTimeField("เสร็จเมื่อ", null=True)
    leased_until = models.DateTimeField(null=True)  # whose turn it is: one worker's at a time
    part = models.PositiveSmallIntegerField(default=0)
    cursor = models.BigIntegerField(default=0)
    done = models.PositiveIntegerField("ตรวจแล้ว", default=0)
    total = models.PositiveIntegerField("ทั้งหมด", default=0)
    counts: models.JSONField[Any, Any] = models.JSONField(default=dict)  # what was looked at → how many
    problems: models.JSONField[Any, Any] = models.JSONField(default=list)
    problem_count = models.PositiveIntegerField("ปัญหาที่พบ", default=0)

    class Meta:
        verbose_name = "การตรวจความครบถ้วน"
        verbose_name_plural = "การตรวจความครบถ้วน"
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"การตรวจความครบถ้วนครั้งที่ {self.pk}"

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class Notice(models.Model):
    """One thing a person should know of, shown in the portal and told once in the daily e-mail.

    A person reads notices of several municipalities in one list, so they belong to the person, not to a tenant, and are
    shown while the person may look at that municipality; the page a notice leads to asks for itself. `key` keeps the
    same thing from being told twice. `settled_at`: since when nothing that this notice asked for waits for the person.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    detail = models.CharField(max_length=1000, blank=True)
    path = models.CharField(max_length=300)  # where it leads, within the portal
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "municipality", "key"], name="notice_told_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="notices_unread"),
        ]

    def __str__(self) -> str:
        return self.title
