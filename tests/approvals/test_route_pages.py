"""The pages on which routes are set, and what a version's page says to who may not sign it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.models import ActingAppointment, Membership, Position, Role
from accounts.tenancy import open_municipality
from approvals.models import Submission
from approvals.routes.actions import mark_of, stored_steps
from tests.approvals.town import Town
from tests.confirming import let_read
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member, make_user


def address(town: Town, kind: str = "usual", name: str = "route") -> str:
    return reverse(f"approvals:{name}", kwargs={"code": town.municipality.code, "kind": kind})


def sent(town: Town, *rows: tuple[str, str], kind: str = "", **more: str) -> dict[str, Any]:
    """A route's form as a browser sends it; positions by their titles."""
    with open_municipality(town.municipality):
        keys = {title: str(pk) for pk, title in Position.objects.values_list("pk", "title")}
        opened_with = mark_of(stored_steps(town.municipality, kind))
    data = {"opened_with": opened_with, "step-TOTAL_FORMS": str(len(rows)), "step-INITIAL_FORMS": "0"}
    for number, (heading, title) in enumerate(rows):
        data |= {f"step-{number}-heading": heading, f"step-{number}-position": keys.get(title, title)}
    return data | more


def stored(town: Town, kind: str = "") -> list[str]:
    with open_municipality(town.municipality):
        return [heading for heading, _ in stored_steps(town.municipality, kind)]


AUDITOR, MAYOR = ("ความเห็นผู้ตรวจสอบ", AUDITOR_TITLE), ("คำสั่งนายกเทศมนตรี", MAYOR_TITLE)


def test_a_coordinator_sets_a_route(town: Town, client: Client) -> None:
    client.force_login(town.coordinator)
    assert "นายนำ เมืองดี" in client.get(address(town)).text
    assert client.post(address(town), sent(town, MAYOR)).headers["Location"] == address(town)
    assert stored(town) == ["คำสั่งนายกเทศมนตรี"]
    page = client.get(address(town, "memo")).text
    assert "ตอนนี้ใช้เส้นทางปกติ" in page
    assert 'value="คำสั่งนายกเทศมนตรี"' in page
    client.post(address(town, "memo"), sent(town, AUDITOR, MAYOR, kind="memo"))
    assert (len(stored(town, "memo")), stored(town)) == (2, ["คำสั่งนายกเทศมนตรี"])
    listed = client.get(reverse("approvals:routes", args=[town.municipality.code])).text
    assert listed.count("ใช้เส้นทางปกติ") == 3
    assert client.post(address(town, "memo", "route-usual")).status_code == 302
    assert stored(town, "memo") == []
    assert client.get(address(town, "nothing")).status_code == 404


def test_steps_are_arranged_without_scripts_and_nothing_typed_is_lost(town: Town, client: Client) -> None:
    client.force_login(town.coordinator)
    typed = sent(town, AUDITOR, ("คำสั่งใหม่", ""))
    for arrange, expected in (
        ("up-1", ["คำสั่งใหม่", "ความเห็นผู้ตรวจสอบ"]),
        ("down-0", ["คำสั่งใหม่", "ความเห็นผู้ตรวจสอบ"]),
        ("up-0", ["ความเห็นผู้ตรวจสอบ", "คำสั่งใหม่"]),
        ("down-9", ["ความเห็นผู้ตรวจสอบ", "คำสั่งใหม่"]),
        ("remove-0", ["คำสั่งใหม่"]),
        ("add", ["ความเห็นผู้ตรวจสอบ", "คำสั่งใหม่", ""]),
        ("nonsense", ["ความเห็นผู้ตรวจสอบ", "คำสั่งใหม่"]),
    ):
        assert client.post(address(town), typed | {"arrange": arrange}).status_code == 302
        page = client.get(address(town))
        assert [form["heading"].value() for form in page.context["form"].rows.forms] == expected, arrange
        assert "มีร่างที่ยังไม่ได้บันทึก" in page.text
    assert len(stored(town)) == 2
    client.post(address(town), sent(town, MAYOR))
    with open_municipality(town.municipality):
        assert not Draft.objects.exists()


def test_what_is_missing_is_said_at_its_place(town: Town, client: Client) -> None:
    client.force_login(town.coordinator)
    for rows, said in (
        ([("", MAYOR_TITLE)], "กรุณาพิมพ์หัวข้อที่พิมพ์เหนือลายมือชื่อ"),
        ([("คำสั่ง", "")], "กรุณาเลือกตำแหน่ง"),
        ([("คำสั่ง", "999999")], "ไม่มีตำแหน่งนี้แล้ว"),
        ([("คำสั่ง 😀", MAYOR_TITLE)], "😀"),
        ([MAYOR, ("คำสั่ง", MAYOR_TITLE)], "ตำแหน่งนี้อยู่ในขั้นที่ 1 แล้ว"),
        ([], "เส้นทางต้องมีอย่างน้อยหนึ่งขั้น"),
        ([MAYOR] * 9, "เส้นทางมีได้ไม่เกิน 8 ขั้น"),
    ):
        answer = client.post(address(town), sent(town, *rows))
        assert (answer.status_code, said in answer.text) == (422, True), said
    assert client.post(address(town), {"opened_with": ""}).status_code == 422
    assert len(stored(town)) == 2


def test_who_saves_second_sees_what_the_first_saved(town: Town, client: Client) -> None:
    client.force_login(town.coordinator)
    mine = sent(town, ("ความเห็นของฉัน", AUDITOR_TITLE))
    client.post(address(town), sent(town, MAYOR))
    answer = client.post(address(town), mine)
    assert answer.status_code == 409
    assert "มีผู้อื่นบันทึกเส้นทางนี้หลังจากที่ท่านเปิดหน้า" in answer.text
    assert "คำสั่งนายกเทศมนตรี" in answer.text
    assert 'value="ความเห็นของฉัน"' in answer.text
    assert stored(town) == ["คำสั่งนายกเทศมนตรี"]
    compared = answer.context["form"]["compared"].value()
    assert client.post(address(town), mine | {"compared": compared}).status_code == 302
    assert stored(town) == ["ความเห็นของฉัน"]


def test_an_empty_position_and_papers_under_way_are_told(town: Town, client: Client) -> None:
    town.submitted()
    with open_municipality(town.municipality):
        clerk = Position.objects.create(municipality=town.municipality, title="ปลัดเทศบาล")
    client.force_login(town.coordinator)
    assert client.post(address(town), sent(town, ("ความเห็นปลัด", "ปลัดเทศบาล"), MAYOR)).status_code == 302
    page = client.get(address(town)).text
    assert "เอกสารที่กำลังเสนออยู่ 1 ฉบับใช้เส้นทางเดิมจนจบ" in page
    assert "บันทึกได้ แต่เอกสารจะหยุดที่ขั้นนี้" in page
    day = timezone.localdate()
    with open_municipality(town.municipality):
        ActingAppointment.objects.create(
            position=clerk,
            membership=Membership.objects.get(user=town.mayor),
            start=day,
            end=day,
            order_number="412/2569",
        )
    page = client.get(address(town)).text
    assert "คำสั่งที่ 412/2569" in page
    assert "เอกสารที่ค้างหลังวันที่" in page
    assert "ผู้ที่พิจารณาขั้นนี้ได้มีคนเดียว และเป็นคนเดียวกับขั้นที่ 1" in page


def version_page(client: Client, submission: Submission) -> str:
    code = submission.version.paper.municipality.code
    return client.get(reverse("approvals:version", kwargs={"code": code, "pk": submission.version_id})).text


def test_who_made_the_paper_reads_why_it_is_not_theirs_to_sign(town: Town, client: Client) -> None:
    with open_municipality(town.municipality):
        position = Position.objects.get(title=AUDITOR_TITLE)
        Membership.objects.create(
            municipality=town.municipality, user=town.coordinator, role=Role.AUDITOR, position=position
        )
    submission = town.submitted()
    client.force_login(town.coordinator)
    page = version_page(client, submission)
    assert "ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้จัดทำฉบับนี้" in page
    assert "เห็นชอบและลงนาม" not in page
    client.force_login(town.mayor)
    assert "ลงนามเรื่องนี้ไม่ได้" not in version_page(client, submission)


def test_an_administrator_with_a_position_reads_it_too(town: Town, client: Client) -> None:
    submission = town.submitted()
    both = make_member(town.municipality, Role.AUDITOR, title=AUDITOR_TITLE, is_superuser=True, password=None)
    client.force_login(both)
    assert "บัญชีผู้ดูแลระบบไม่ลงนาม" in version_page(client, submission)
    client.force_login(make_user(is_superuser=True))
    let_read(client, town.municipality)
    assert "บัญชีผู้ดูแลระบบไม่ลงนาม" not in version_page(client, submission)


@pytest.fixture
def acting(town: Town) -> ActingAppointment:
    clerk = make_member(town.municipality, Role.EXECUTIVE, title="ปลัดเทศบาล", password=None)
    today = timezone.localdate()
    with open_municipality(town.municipality):
        return ActingAppointment.objects.create(
            position=Position.objects.get(title=AUDITOR_TITLE),
            membership=Membership.objects.get(user=clerk),
            start=today,
            end=today + dt.timedelta(days=16),
            order_number="412/2569",
        )


def test_who_acts_reads_by_which_order_and_how_it_is_printed(
    town: Town, acting: ActingAppointment, client: Client
) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    client.force_login(acting.membership.user)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    page = client.get(reverse("approvals:read", kwargs=parts)).text
    assert "ท่านลงนามรักษาราชการแทน คำสั่งที่ 412/2569" in page
    assert "เหลือ 17 วัน" in page
    assert "รักษาราชการแทน</span>" in page


def test_an_appointment_that_ended_meanwhile_is_refused_with_the_reason(
    town: Town, acting: ActingAppointment, client: Client
) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
        assert step is not None
        yesterday = timezone.localdate() - dt.timedelta(days=1)
        ActingAppointment.objects.filter(pk=acting.pk).update(start=yesterday, end=yesterday)
    client.force_login(acting.membership.user)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    answer = client.post(reverse("approvals:approve", kwargs=parts), {"opinion": "เห็นชอบให้เสนอ"})
    assert answer.status_code == 403
    assert "เห็นชอบให้เสนอ" in answer.text  # nothing typed is lost
    assert f"การรักษาราชการแทน{AUDITOR_TITLE}ของท่านสิ้นสุดเมื่อวันที่" in answer.text
    assert "การรักษาราชการแทน" in version_page(client, submission)
    with open_municipality(town.municipality):
        step.refresh_from_db()
    assert step.decision == ""


def test_a_reason_keeps_its_lines(town: Town, client: Client) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    client.force_login(town.auditor)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    client.post(reverse("approvals:return", kwargs=parts), {"reason": "๑. ตัวเลขหน้า 2\r\n๒. ไม่ตรง"})
    with open_municipality(town.municipality):
        step.refresh_from_db()
    assert step.opinion == "๑. ตัวเลขหน้า 2\n๒. ไม่ตรง"
