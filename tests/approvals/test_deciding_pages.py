"""Reading and signing in one sitting: what is shown, what is asked once more, and what two tabs or people do to it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.models import ActingAppointment, AuditEntry, Membership, Position, Role, User
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.models import Submission, SubmissionStep
from tests.approvals.town import Town
from tests.confirming import confirmed, prove, shown_on
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, PASSWORD, make_member


def step_of(town: Town, submission: Submission) -> SubmissionStep:
    """The step whose turn it is, read anew."""
    with open_municipality(town.municipality):
        step = Submission.objects.get(pk=submission.pk).current_step
    assert step is not None
    return step


def address(town: Town, name: str, step: SubmissionStep) -> str:
    with open_municipality(town.municipality):
        pk = step.submission.version_id
    return reverse(f"approvals:{name}", kwargs={"code": town.municipality.code, "pk": pk, "step": step.pk})


def page_of(answer: Any) -> str:
    return str(answer.content.decode())


def said_to(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def opinions(town: Town, submission: Submission) -> list[str]:
    with open_municipality(town.municipality):
        return [step.opinion for step in submission.steps.exclude(decision="")]


@pytest.fixture
def auditor(town: Town, client: Client) -> Client:
    """The auditor's browser; the password is known and not given again yet."""
    town.auditor.set_password(PASSWORD)
    town.auditor.save()
    client.force_login(town.auditor)
    return client


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    prove(client)
    return client


def test_a_waiting_paper_is_read_as_pages_and_in_large_letters(town: Town, auditor: Client) -> None:
    step = step_of(town, town.submitted(opinion="ขอเสนอ"))
    page = page_of(auditor.get(address(town, "read", step)))
    with open_municipality(town.municipality):
        version = step.submission.version
    for number in range(1, (version.pages or 0) + 1):
        picture = {"code": town.municipality.code, "pk": version.pk, "sha256": version.sha256[:12], "number": number}
        assert reverse("approvals:page", kwargs=picture) in page
    assert 'width="595" height="842"' in page or 'width="842" height="595"' in page  # its place is kept
    assert "<h2>การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร" in page
    assert "“ขอเสนอ”" in page
    assert f'พิจารณาในฐานะ<span class="whole">{AUDITOR_TITLE}</span>' in page
    assert page.index('id="pages"') < page.index('id="words"') < page.index('id="decision"')


def test_signing_asks_once_more_what_as_whom_and_in_which_words(town: Town, auditor: Client) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    approve = address(town, "approve", step)
    typed = "๑.  เห็นชอบ\r\n๒. รายงานทุกไตรมาส "
    asked = auditor.post(approve, {"opinion": typed})
    assert asked.status_code == 200
    for words in ("การนำผลการวิเคราะห์ไปสู่การปฏิบัติ", "นายตรวจ ถี่ถ้วน", AUDITOR_TITLE, "๑. เห็นชอบ<br>๒. รายงานทุกไตรมาส"):
        assert words in page_of(asked)
    assert f"ลงนามแล้วส่งต่อให้{MAYOR_TITLE}พิจารณา" in page_of(asked)
    assert opinions(town, submission) == [""]  # the drafter's alone
    done = auditor.post(approve, {"opinion": typed, "shown": shown_on(page_of(asked)), "password": PASSWORD})
    assert (done.status_code, done.headers["Location"]) == (302, address(town, "decided", step))
    assert opinions(town, submission) == ["", "๑. เห็นชอบ\n๒. รายงานทุกไตรมาส"]
    page = page_of(auditor.get(done.headers["Location"]))
    assert "<strong>ลงนามแล้ว" in page
    assert "กำลังใส่ลายมือชื่อในไฟล์ ออกจากหน้านี้ได้" in page
    town.signed(submission)
    assert "ใส่ลายมือชื่อในไฟล์แล้ว" in page_of(auditor.get(done.headers["Location"]))


def test_the_last_signature_says_that_it_puts_the_paper_in_force(town: Town) -> None:
    submission = town.approved(town.submitted(), town.auditor)
    asked = browser(town.mayor).post(address(town, "approve", step_of(town, submission)), {"opinion": ""})
    assert "ลงนามแล้วเอกสารมีผล และเผยแพร่ได้" in page_of(asked)


def test_a_wrong_password_signs_nothing_and_keeps_the_opinion(town: Town, auditor: Client) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    approve = address(town, "approve", step)
    shown = shown_on(page_of(auditor.post(approve, {"opinion": "เห็นชอบ"})))
    for _ in range(5):
        answer = auditor.post(approve, {"opinion": "เห็นชอบ", "shown": shown, "password": "ผิด"})
        assert answer.status_code == 422
    assert "ลองผิด 5 ครั้ง พัก 15 นาที" in page_of(answer)
    assert "ความเห็นของท่านเก็บไว้แล้ว" in page_of(answer)
    answer = auditor.post(approve, {"opinion": "เห็นชอบ", "shown": shown, "password": PASSWORD})
    assert answer.status_code == 422
    assert opinions(town, submission) == [""]
    assert "เห็นชอบ</textarea>" in page_of(auditor.get(address(town, "read", step)))
    with open_municipality(town.municipality):
        kept = [draft.typed for draft in Draft.objects.all()]
    assert kept == [{"opinion": "เห็นชอบ"}]  # and no password


def test_without_the_page_that_asks_nothing_is_signed(town: Town) -> None:
    submission = town.submitted()
    client, step = browser(town.auditor), step_of(town, submission)
    for shown in ("x", "0" * 64, "ก" * 65):
        answer = client.post(address(town, "approve", step), {"opinion": "", "shown": shown})
        assert answer.status_code == 422
    assert opinions(town, submission) == [""]


def test_what_was_confirmed_of_another_paper_signs_nothing(town: Town) -> None:
    client = browser(town.auditor)
    first, second = town.submitted(), town.submitted(town.made("analysis", 2568, "narrative"))
    shown = shown_on(page_of(client.post(address(town, "approve", step_of(town, first)), {"opinion": ""})))
    answer = client.post(address(town, "approve", step_of(town, second)), {"opinion": "", "shown": shown})
    assert answer.status_code == 422
    assert "เรื่องนี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้ายืนยัน จึงยังไม่ได้ลงนาม" in page_of(answer)
    assert opinions(town, second) == [""]


def test_a_capacity_that_changed_meanwhile_is_told_and_not_signed(town: Town) -> None:
    submission = town.submitted()
    client, step = browser(town.auditor), step_of(town, submission)
    shown = shown_on(page_of(client.post(address(town, "approve", step), {"opinion": ""})))
    with open_municipality(town.municipality):
        other = Position.objects.create(municipality=town.municipality, title="หัวหน้าสำนักปลัด")
        Membership.objects.filter(user=town.auditor).update(position=other)
        appoint(town, town.auditor, AUDITOR_TITLE)
    answer = client.post(address(town, "approve", step), {"opinion": "", "shown": shown})
    assert answer.status_code == 422
    assert '<span class="whole">หัวหน้าสำนักปลัด รักษาราชการแทน</span><br>' in page_of(answer)
    assert opinions(town, submission) == [""]


def appoint(town: Town, user: User, title: str, order: str = "") -> None:
    """From yesterday, for ten days more."""
    today = timezone.localdate()
    ActingAppointment.objects.create(
        position=Position.objects.get(title=title),
        membership=Membership.objects.get(user=user),
        start=today - dt.timedelta(days=1),
        end=today + dt.timedelta(days=9),
        order_number=order,
    )


def test_who_acts_sees_the_order_its_days_and_what_is_printed(town: Town) -> None:
    clerk = make_member(town.municipality, Role.EXECUTIVE, title="ปลัดเทศบาล", password=None)
    with open_municipality(town.municipality):
        appoint(town, clerk, MAYOR_TITLE, "412/2568")
    submission = town.approved(town.submitted(), town.auditor)
    page = page_of(browser(clerk).get(address(town, "read", step_of(town, submission))))
    assert "ท่านลงนามรักษาราชการแทน" in page
    assert "คำสั่งที่ 412/2568 · " in page
    assert "เหลือ 10 วัน" in page
    assert '<span class="d-block">ปลัดเทศบาล รักษาราชการแทน</span><span class="d-block">นายกเทศมนตรี</span>' in page


def test_what_cannot_be_decided_is_read_with_the_reason(town: Town) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        mayors = submission.steps.get(order=2)
        Membership.objects.create(
            municipality=town.municipality,
            user=town.coordinator,
            role=Role.AUDITOR,
            position=Position.objects.get(title=AUDITOR_TITLE),
        )
    page = page_of(browser(town.mayor).get(address(town, "read", mayors)))
    assert f"ยังไม่ถึงขั้นนี้ เรื่องรอ{AUDITOR_TITLE}พิจารณา" in page
    assert "เห็นชอบและลงนาม" not in page
    assert f"<div>รอ{MAYOR_TITLE}พิจารณา" not in page  # but the auditor, whose turn it is
    assert f"<div>รอ{AUDITOR_TITLE}พิจารณา" in page
    page = page_of(browser(town.coordinator).get(address(town, "read", step_of(town, submission))))
    assert "ผู้จัดทำพิจารณาเรื่องของตนเองไม่ได้" in page
    assert browser(town.coordinator).post(address(town, "approve", step_of(town, submission)), {}).status_code == 403
    with open_municipality(town.municipality):
        actions.withdraw(town.actor(town.coordinator), submission)
    assert "เรื่องนี้ไม่ได้รอพิจารณาแล้ว สถานะคือ ถอนเรื่อง" in page_of(browser(town.mayor).get(address(town, "read", mayors)))


@pytest.mark.parametrize(
    ("name", "field", "typed"), [("approve", "opinion", "เห็นชอบ ตามเสนอ"), ("return", "reason", "แก้ตารางที่ ๒")]
)
def test_a_second_press_is_told_who_decided_and_what_was_typed(town: Town, name: str, field: str, typed: str) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    town.approved(submission, town.auditor, "เห็นชอบ")
    client = browser(town.auditor)
    answer = client.post(address(town, name, step), {field: typed})
    assert answer.headers["Location"] == address(town, "decided", step)
    [told] = said_to(answer)
    assert told.startswith("ขั้นนี้พิจารณาไปแล้ว โดย นายตรวจ ถี่ถ้วน เวลา ")
    assert told.endswith(f" น. ข้อความที่พิมพ์ไว้: “{typed}”")
    assert opinions(town, submission) == ["", "เห็นชอบ"]
    assert client.post(address(town, name, step), {field: typed, "autosave": "keep"}).status_code == 404


def test_the_same_words_pressed_twice_are_decided_once(town: Town) -> None:
    submission = town.submitted()
    client, step = browser(town.auditor), step_of(town, submission)
    approve = address(town, "approve", step)
    words = {"opinion": "เห็นชอบ", "shown": shown_on(page_of(client.post(approve, {"opinion": "เห็นชอบ"})))}
    assert [client.post(approve, words).status_code for _ in range(2)] == [302, 302]
    with open_municipality(town.municipality):
        assert AuditEntry.objects.filter(action="paper.approved").count() == 1
    assert "ลงนามแล้ว" in page_of(client.get(address(town, "decided", step)))


def test_another_person_sees_who_decided(town: Town) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    town.approved(submission, town.auditor)
    page = page_of(browser(town.mayor).get(address(town, "read", step), follow=True))
    assert "<strong>ขั้นนี้พิจารณาไปแล้ว</strong> โดย นายตรวจ ถี่ถ้วน เวลา " in page


def test_a_paper_taken_back_meanwhile_is_told(town: Town) -> None:
    submission = town.submitted()
    client, step = browser(town.auditor), step_of(town, submission)
    words = {"opinion": "เห็นชอบ"}
    shown = shown_on(page_of(client.post(address(town, "approve", step), words)))
    with open_municipality(town.municipality):
        actions.withdraw(town.actor(town.coordinator), submission)
    answer = client.post(address(town, "approve", step), words | {"shown": shown})
    assert said_to(answer) == ["เรื่องนี้ไม่ได้รอพิจารณาแล้ว สถานะคือ ถอนเรื่อง ข้อความที่พิมพ์ไว้: “เห็นชอบ”"]
    assert opinions(town, submission) == [""]


def test_returning_needs_a_reason_on_its_own_page_and_no_password(town: Town, auditor: Client) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    back = address(town, "return", step)
    assert "เสนอฉบับใหม่ตั้งแต่ขั้นแรก ท่านไม่ได้ลงนาม" in page_of(auditor.get(back))
    refused = auditor.post(back, {"reason": " "})
    assert (refused.status_code, "กรุณาระบุเหตุผล" in page_of(refused)) == (422, True)
    done = auditor.post(back, {"reason": "ตัวเลขหน้า 2\r\nไม่ตรง"})
    page = page_of(auditor.get(done.headers["Location"]))
    assert "ส่งคืนผู้จัดทำแล้ว" in page
    assert "ตัวเลขหน้า 2<br>ไม่ตรง" in page
    assert auditor.get(back).headers["Location"] == address(town, "decided", step)


def test_several_papers_are_signed_in_one_sitting(town: Town) -> None:
    """Three presses a paper: read the next, agree, confirm."""
    first, second = town.submitted(), town.submitted(town.made("analysis", 2568, "narrative"))
    client = browser(town.auditor)
    queue = page_of(client.get(reverse("approvals:queue", kwargs={"code": town.municipality.code})))
    reads = [address(town, "read", step_of(town, each)) for each in (first, second)]
    assert [queue.index(read) for read in reads] == sorted(queue.index(read) for read in reads)  # the oldest first
    assert "รอท่านพิจารณา 2 เรื่อง" in queue
    assert "เรื่องที่ 1 จาก 2" in page_of(client.get(reads[0]))
    done = confirmed(client, address(town, "approve", step_of(town, first)), opinion="")
    page = page_of(client.get(done.headers["Location"]))
    assert f'href="{reads[1]}">อ่านเรื่องถัดไป' in page
    assert "ยืนยันตัวแล้ว ใช้ลงนามได้ถึง " in page
    assert "ใช้ลงนามได้ถึง " in page_of(client.get(reads[1]))
    done = confirmed(client, address(town, "approve", step_of(town, second)), opinion="")
    assert "ไม่มีเรื่องรอท่านแล้ว" in page_of(client.get(done.headers["Location"]))


def test_a_failed_signature_is_no_reason_to_sign_again(town: Town) -> None:
    submission = town.submitted()
    step = step_of(town, submission)
    town.approved(submission, town.auditor)
    with open_municipality(town.municipality):
        SubmissionStep.objects.filter(pk=step.pk).update(signing_error="ไม่สำเร็จ")
    page = page_of(browser(town.auditor).get(address(town, "decided", step)))
    assert "ความเห็นและการลงนามของท่านบันทึกแล้ว ไม่ต้องทำซ้ำ" in page


def test_pages_go_on_showing_while_a_signature_comes_into_the_file(town: Town, auditor: Client) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        before = submission.version.sha256[:12]
    town.signed(submission)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "sha256": before, "number": 1}
    answer = auditor.get(reverse("approvals:page", kwargs=parts), follow=True)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")


def test_an_opinion_that_is_too_long_stays_in_the_box(town: Town, auditor: Client) -> None:
    step = step_of(town, town.submitted())
    answer = auditor.post(address(town, "approve", step), {"opinion": "ก" * 2001})
    assert answer.status_code == 422
    assert "ก" * 2001 in page_of(answer)
    assert "ยาวเกิน 2000 ตัวอักษร ที่กรอกยาว 2001 ตัวอักษร" in page_of(answer)
