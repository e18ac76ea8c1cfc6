"""What each role does first, in three steps: shown on the home page until the person puts them away."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Membership, Role, User
from accounts.permissions import ADMINISTRATOR, OFFICER, Actor
from accounts.tenancy import open_all
from ita_portal.guide import guide_page


@dataclass(frozen=True)
class FirstStep:
    """One thing to do, why, and the page on which it is done; `in_place`: whose address names the municipality."""

    title: str
    detail: str
    page: str
    in_place: bool = True


_PROVE = FirstStep("เพิ่มวิธียืนยันตัว", "พาสคีย์หรือแอปรหัส 6 หลัก ใช้ทุกครั้งที่ลงนาม แล้วเก็บรหัสสำรองไว้", "mfa_index", in_place=False)
# In the order in which one of several roles of the same person is taken: who sets up begins with that.
STEPS: dict[str, tuple[FirstStep, FirstStep, FirstStep]] = {
    ADMINISTRATOR: (
        FirstStep("ตั้งผู้ดูแลของเทศบาล", "ค้นเทศบาล แล้วเชิญผู้ดูแล เทศบาลตั้งค่าที่เหลือเอง", "municipalities", in_place=False),
        FirstStep("ดูสถานะระบบ", "งานค้าง พื้นที่ การสำรองข้อมูล และอีเมล", "status", in_place=False),
        FirstStep("ตรวจความครบถ้วนของข้อมูล", "สายโซ่บันทึก ไฟล์ เอกสาร และกุญแจ", "integrity", in_place=False),
    ),
    Role.LOCAL_ADMINISTRATOR: (
        FirstStep("เพิ่มหน่วยงาน", "พิมพ์หรือวางได้หลายบรรทัดในครั้งเดียว", "plans:units"),
        FirstStep("เพิ่มบุคคล", "วางตารางชื่อ ตำแหน่ง หน่วยงาน บทบาท และอีเมล ระบบให้ตรวจก่อนเพิ่ม", "people:paste"),
        FirstStep("ตั้งเส้นทางการเสนอ", "ลำดับตำแหน่งที่พิจารณาเอกสาร แล้วดูว่ายังขาดอะไร", "setup"),
    ),
    Role.COORDINATOR: (
        FirstStep("กรอกคะแนนที่ประกาศ", "วางทั้งตารางจากไฟล์ประกาศได้ ระบบตรวจทานตัวเลขให้", "scores:years"),
        FirstStep("ทำแผนแล้วมอบหมาย", "ใส่หรือนำเข้ามาตรการ แล้วมอบหมายให้หน่วยงานพร้อมวันส่ง", "plans:years"),
        FirstStep("จัดทำเอกสารแล้วเสนอ", "ตรวจก่อนเสนอ ระบบพาไปแก้ถึงที่", "papers"),
    ),
    Role.EXECUTIVE: (
        _PROVE,
        FirstStep("อ่านแล้วลงนาม", "เรื่องที่รอท่านอยู่ในเรื่องเสนอ เห็นชอบหรือส่งคืนพร้อมเหตุผล", "approvals:queue"),
        FirstStep("ดูผลและแผนของปี", "คะแนน จุดที่ต่ำกว่าเป้าหมาย และมาตรการที่ตอบ", "municipality"),
    ),
    Role.AUDITOR: (
        _PROVE,
        FirstStep("อ่านแล้วลงนาม", "เรื่องที่รอท่านอยู่ในเรื่องเสนอ ดูผลตรวจและเหตุผลของผู้เสนอก่อน", "approvals:queue"),
        FirstStep("ติดตามแผน", "มาตรการใดเสร็จ มีหลักฐานอะไร", "plans:years"),
    ),
    Role.STAFF: (
        FirstStep("ดูงานที่มอบหมายมา", "มาตรการของหน่วยงานท่าน เรียงตามความเร่งด่วน", "plans:mine"),
        FirstStep("บันทึกผลและแนบหลักฐาน", "บอกสิ่งที่ทำออกมาและสิ่งที่เปลี่ยนไป แนบไฟล์ รูป หรือลิงก์", "plans:mine"),
        FirstStep("ส่งให้ผู้ประสานงาน", "ส่งภายในวันที่กำหนด ถ้าส่งกลับมา มีเหตุผลบอกไว้", "plans:mine"),
    ),
    OFFICER: (
        FirstStep("ดูภาพรวมของจังหวัด", "เรียงและเทียบเทศบาลทุกแห่งที่ท่านดูแล", "overview", in_place=False),
        FirstStep("เปิดเทศบาลที่ต้องดู", "อ่านคะแนน แผน และเอกสารได้ แก้ไขไม่ได้", "overview", in_place=False),
        FirstStep("นำตารางไปใช้ต่อ", "ดาวน์โหลดตารางเปรียบเทียบจากหน้าภาพรวม", "overview", in_place=False),
    ),
}


@dataclass(frozen=True)
class FirstSteps:
    """The three steps with their addresses, and the guide's page of the role."""

    steps: list[tuple[FirstStep, str]]
    guide_title: str
    guide_url: str


def first_steps_of(user: User, actor: Actor | None) -> FirstSteps | None:
    """The steps of the person's role, here or, above the municipalities, in the first they are at work in.

    None for whoever put them away, and for a person without any role.
    """
    if user.hides_first_steps:
        return None
    code, roles = (actor.municipality.code, set(actor.roles)) if actor else _above(user)
    role = next((role for role in STEPS if role in roles), None)
    if role is None:
        return None
    steps = [(step, reverse(step.page, kwargs={"code": code} if step.in_place else {})) for step in STEPS[role]]
    return FirstSteps(steps, guide_page(role).title, reverse("guide-page", kwargs={"slug": role}))


def _above(user: User) -> tuple[str, set[str]]:
    if user.is_superuser:
        return "", {ADMINISTRATOR}
    if user.oversights.exists():
        return "", {OFFICER}
    with open_all():
        first = Membership.objects.filter(user=user).select_related("municipality").first()
        return (first.municipality.code, {first.role}) if first else ("", set())


def put_away(user: User, hidden: bool) -> None:
    """The one setting: whether the home page leaves the steps out."""
    User.objects.filter(pk=user.pk).update(hides_first_steps=hidden)
