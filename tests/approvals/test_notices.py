"""Who is told of what, in which words, when a paper moves; and nobody else is."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import digest
from accounts.editing import merging
from accounts.models import ActingAppointment, Membership, Municipality, Notice, Position, Role, User
from accounts.notices import notices_of, unread_count
from approvals import actions, signing
from approvals.models import Submission, SubmissionStep
from documents.composition import open_paper, save_section
from documents.models import PaperVersion
from tests.approvals.town import Town
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")

PLAN = "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2569 ฉบับที่ 1 (แบบห้าคอลัมน์)"
DRAFTER, AUDITOR, MAYOR = "นางสาวจัดทำ ดี", "นายตรวจ ถี่ถ้วน", "นายนำ เมืองดี"
News = Callable[[], set[tuple[str, str, str]]]


@pytest.fixture(autouse=True)
def _others(town: Town, other: Municipality) -> None:
    """People who would be told if it went by role, position or name alone."""
    make_member(town.municipality, Role.COORDINATOR, name="ผู้ประสานงานอีกคน", password=None)
    make_member(town.municipality, Role.EXECUTIVE, name="รองนายก", password=None)
    make_member(town.municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="ลาออก", is_active=False, password=None)
    for role, title in ((Role.EXECUTIVE, MAYOR_TITLE), (Role.AUDITOR, AUDITOR_TITLE), (Role.COORDINATOR, "")):
        make_member(other, role, title=title, name="ต่างเทศบาล", password=None)


@pytest.fixture
def news() -> News:
    """What is new since it was asked last: name, title, detail."""
    seen: set[int] = set()

    def since() -> set[tuple[str, str, str]]:
        found = Notice.objects.exclude(pk__in=seen).select_related("user")
        said = {(notice.user.name, notice.title, notice.detail) for notice in found}
        seen.update(Notice.objects.values_list("pk", flat=True))
        return said

    return since


def made(town: Town, kind: str = "plan", variant: str = "", *, by: User | None = None) -> PaperVersion:
    """A version as if its worker had come by: nobody reads its file here."""
    version = actions.make_paper(town.actor(by or town.coordinator), kind, 2569, variant)
    PaperVersion.objects.filter(pk=version.pk).update(state="ready", sha256="a" * 64, pages=1)
    return PaperVersion.objects.get(pk=version.pk)


def signed_by_all(submission: Submission) -> Submission:
    """The submission with its signatures as rows, sealed."""
    now = timezone.now()
    submission.steps.filter(decision="approved").update(signed_at=now, sha256="b" * 64, signing_error="")
    found = Submission.objects.get(pk=submission.pk)
    signing._seal(found, signing._sealed_before(found))
    return Submission.objects.get(pk=submission.pk)


def sealed(town: Town, version: PaperVersion) -> Submission:
    submission = town.approved(town.approved(town.submitted(version), town.auditor), town.mayor)
    return signed_by_all(submission)


def first_step(submission: Submission, order: int = 1) -> SubmissionStep:
    return submission.steps.get(order=order)


def appoint(town: Town, user: User, title: str = MAYOR_TITLE, *, days: int = 0) -> None:
    """Acting for a position from today, or from a day counted from it."""
    start = timezone.localdate() + dt.timedelta(days=days)
    ActingAppointment.objects.create(
        position=Position.objects.get(title=title), membership=Membership.objects.get(user=user), start=start, end=start
    )


def test_the_first_position_is_told_that_a_paper_waits(town: Town, news: News) -> None:
    submission = town.submitted(made(town))
    assert news() == {(AUDITOR, f"รอท่านพิจารณา: {PLAN}", f"ในตำแหน่ง{AUDITOR_TITLE} · เสนอโดย {DRAFTER}")}
    notice = notices_of(town.auditor).get()
    kwargs = {"code": town.municipality.code, "pk": submission.version_id, "step": first_step(submission).pk}
    assert notice.path == reverse("approvals:read", kwargs=kwargs)


def test_each_approval_is_told_to_the_drafter_and_waits_for_the_next(town: Town, news: News) -> None:
    submission = town.submitted(made(town))
    news()
    submission = town.approved(submission, town.auditor, "ตรวจแล้ว")
    assert news() == {
        (DRAFTER, f"เห็นชอบแล้ว: {PLAN}", f"{AUDITOR} ({AUDITOR_TITLE}) เห็นชอบ · ต่อไปรอ{MAYOR_TITLE}พิจารณา"),
        (MAYOR, f"รอท่านพิจารณา: {PLAN}", f"ในตำแหน่ง{MAYOR_TITLE} · เสนอโดย {DRAFTER}"),
    }
    assert unread_count(town.auditor) == 0  # it waits for the auditor no longer
    town.approved(submission, town.mayor)
    assert news() == {(DRAFTER, f"เห็นชอบแล้ว: {PLAN}", f"{MAYOR} ({MAYOR_TITLE}) เห็นชอบ · เห็นชอบครบทุกขั้นแล้ว")}
    assert unread_count(town.mayor) == 0


def test_who_made_the_paper_and_who_submitted_it_are_both_told(town: Town, news: News) -> None:
    submitter = make_member(town.municipality, Role.COORDINATOR, name="ผู้เสนอ", password=None)
    submission = actions.submit(town.actor(submitter), made(town))
    news()
    town.approved(submission, town.auditor)
    assert {name for name, title, _ in news() if title.startswith("เห็นชอบแล้ว")} == {DRAFTER, "ผู้เสนอ"}


def test_whoever_acts_today_is_told_and_nobody_of_another_day(town: Town, news: News) -> None:
    clerk, later = (
        make_member(town.municipality, Role.EXECUTIVE, name=name, password=None) for name in ("ผู้แทน", "ผู้แทนพรุ่งนี้")
    )
    appoint(town, clerk)
    appoint(town, later, days=1)
    submission = town.approved(town.submitted(made(town)), town.auditor)
    assert {name for name, title, _ in news() if "รอท่าน" in title} == {AUDITOR, MAYOR, "ผู้แทน"}
    town.approved(submission, clerk)
    assert (unread_count(town.mayor), unread_count(clerk)) == (0, 0)
    assert {detail for _, _, detail in news()} == {f"ผู้แทน (รักษาราชการแทน {MAYOR_TITLE}) เห็นชอบ · เห็นชอบครบทุกขั้นแล้ว"}


def test_authors_are_not_told_that_their_own_paper_waits(town: Town, news: News) -> None:
    Membership.objects.create(
        municipality=town.municipality,
        user=town.coordinator,
        role=Role.AUDITOR,
        position=Position.objects.get(title=AUDITOR_TITLE),
    )
    town.submitted(made(town))
    assert {name for name, _, _ in news()} == {AUDITOR}


def test_where_nobody_may_decide_those_who_can_change_it_are_told(town: Town, news: News) -> None:
    User.objects.filter(pk=town.auditor.pk).update(is_active=False)
    town.submitted(made(town), why="ผู้ตรวจสอบคนใหม่มาสัปดาห์หน้า")
    said = (
        f"ไม่มีผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน{AUDITOR_TITLE}ที่พิจารณาเรื่องนี้ได้ เรื่องจึงหยุดอยู่"
        " กรุณาแจ้งผู้ดูแลของเทศบาลให้กำหนดผู้ดำรงตำแหน่งหรือผู้รักษาราชการแทน"
    )
    assert news() == {(name, f"ยังไม่มีผู้พิจารณาได้: {PLAN}", said) for name in (DRAFTER, "ผู้ประสานงานอีกคน")}


def test_a_return_is_told_with_its_reason_to_whoever_works_on_the_paper(town: Town, news: News) -> None:
    """Who only looks after the municipality's other work is not concerned."""
    writer, leaver = (
        make_member(town.municipality, Role.COORDINATOR, name=name, password=None) for name in ("ผู้เขียน", "ผู้เขียนที่ย้าย")
    )
    submitter = make_member(town.municipality, Role.COORDINATOR, name="ผู้เสนอ", password=None)
    paper = open_paper(town.actor(writer), "memo", 2569, "plan")
    for user in (writer, leaver):
        words = {"heading": "ข้อเท็จจริง", "text": f"ข้อความของ{user.name}"}
        row = paper.sections.filter(key="facts").first()
        opened = merging.fingerprint({"heading": row.heading, "text": row.text} if row else {})
        save_section(town.actor(user), paper, "facts", words, opened_with=opened)
    Membership.objects.filter(user=leaver).delete()
    version = made(town, "memo", "plan", by=submitter)
    submission = actions.submit(town.actor(submitter), version)
    news()
    actions.return_to_drafter(town.actor(town.auditor), first_step(submission), "ตัวเลขหน้า 2\nไม่ตรง")
    title = "ส่งคืนให้แก้ไข: บันทึกข้อความ ปีงบประมาณ พ.ศ. 2569 ฉบับที่ 1 (นำส่งแผน)"
    detail = f"{AUDITOR} ({AUDITOR_TITLE}) ส่งคืน: ตัวเลขหน้า 2 ไม่ตรง"
    assert news() == {("ผู้เสนอ", title, detail), ("ผู้เขียน", title, detail)}
    assert unread_count(town.auditor) == 0


def test_a_return_is_told_to_whoever_drafted_the_report_in_the_memos_file(town: Town, news: News) -> None:
    reporter = make_member(town.municipality, Role.COORDINATOR, name="ผู้เขียนรายงาน", password=None)
    submission = town.submitted(made(town))
    submission.drafters = [reporter.pk]  # as approvals.routes.rights.drafters_of finds them
    submission.save()
    news()
    actions.return_to_drafter(town.actor(town.auditor), first_step(submission), "แก้ไข")
    assert {name for name, *_ in news()} == {DRAFTER, "ผู้เขียนรายงาน"}


def test_a_return_is_no_news_once_the_correction_is_submitted(town: Town) -> None:
    submission = town.submitted(made(town))
    actions.return_to_drafter(town.actor(town.auditor), first_step(submission), "แก้ไข")
    assert unread_count(town.coordinator) == 1
    town.submitted(made(town))
    assert unread_count(town.coordinator) == 0
    assert unread_count(town.auditor) == 1  # the second version's turn; the first one's is over


def test_a_withdrawn_paper_waits_for_nobody(town: Town, news: News) -> None:
    submission = town.submitted(made(town))
    news()
    actions.withdraw(town.actor(town.coordinator), submission)
    assert news() == set()
    assert unread_count(town.auditor) == 0


def test_the_seal_is_told_to_everyone_who_signed(town: Town, news: News) -> None:
    submission = town.approved(town.approved(town.submitted(made(town)), town.auditor), town.mayor)
    news()
    signed_by_all(submission)
    said = (f"ลงนามครบแล้ว: {PLAN}", "ลายมือชื่อครบทุกคน เอกสารมีผลแล้ว")
    assert news() == {(name, *said) for name in (DRAFTER, AUDITOR, MAYOR)}


def test_a_version_that_is_replaced_is_told_to_those_who_signed_that_one(town: Town, news: News) -> None:
    first = sealed(town, made(town))
    successor = make_member(town.municipality, Role.AUDITOR, title=AUDITOR_TITLE, name="ผู้ตรวจคนใหม่", password=None)
    Membership.objects.filter(user=town.auditor).update(position=None)
    submission = town.submitted(made(town))
    submission = town.approved(town.approved(submission, successor), town.mayor)
    news()
    signed_by_all(submission)
    replaced = (f"มีฉบับใหม่แทนแล้ว: {PLAN}", "ฉบับที่ 2 ลงนามครบแล้ว ใช้แทนฉบับนี้")
    found = news()
    assert {n for n in found if n[1].startswith("มีฉบับใหม่")} == {(name, *replaced) for name in (DRAFTER, AUDITOR, MAYOR)}
    assert {name for name, title, _ in found if title.startswith("ลงนามครบ")} == {DRAFTER, "ผู้ตรวจคนใหม่", MAYOR}
    path = notices_of(town.auditor).filter(title__startswith="มีฉบับใหม่").get().path
    assert path == reverse("approvals:version", args=[town.municipality.code, first.version_id])


def test_a_revocation_is_told_to_everyone_who_signed_but_the_one_who_did_it(town: Town, news: News) -> None:
    submission = sealed(town, made(town))
    Membership.objects.filter(user=town.auditor).delete()  # went to another office
    news()
    actions.revoke(town.actor(town.mayor), submission, "คะแนนผิด")
    assert news() == {(DRAFTER, f"เพิกถอนแล้ว: {PLAN}", f"{MAYOR} เพิกถอน: คะแนนผิด")}


def test_a_failed_signature_is_told_once_and_forgotten_when_it_is_in(
    town: Town, news: News, settings: Settings, tmp_path: Path
) -> None:
    submission = town.submitted(town.made())
    news()
    keys, settings.KEYS_DIR = settings.KEYS_DIR, tmp_path
    shutil.copy(Path(keys) / "audit.key", tmp_path)
    for _ in range(3):  # the sweeper tries every minute, people press the button
        town.signed(submission)
        actions.retry_signing(town.actor(town.coordinator), submission)
    said = (
        f"ลายมือชื่อของ{DRAFTER}ยังไม่ได้ใส่ในไฟล์ · ยังไม่มีกุญแจสำหรับลายมือชื่อของเทศบาลนี้"
        " ระบบจะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบออกกุญแจแล้ว · การพิจารณาบันทึกไว้แล้ว ไม่ต้องทำซ้ำ"
    )
    assert news() == {(name, f"ลงลายมือชื่อไม่สำเร็จ: {PLAN}", said) for name in (DRAFTER, "ผู้ประสานงานอีกคน")}
    assert Notice.objects.filter(title__startswith="ลงลายมือชื่อไม่สำเร็จ").count() == 2
    settings.KEYS_DIR = keys
    town.signed(submission)
    assert unread_count(town.coordinator) == 0
    assert news() == set()


def test_the_real_worker_tells_of_the_seal_once(town: Town, news: News) -> None:
    submission = town.sealed(town.made())
    town.signed(submission)
    assert [n.title for n in notices_of(town.mayor)] == [f"ลงนามครบแล้ว: {PLAN}", f"รอท่านพิจารณา: {PLAN}"]


def test_what_is_refused_is_not_told(town: Town, news: News) -> None:
    submission = town.submitted(made(town))
    news()
    with pytest.raises(actions.CannotDecide):
        actions.return_to_drafter(town.actor(town.auditor), first_step(submission), " ")
    with pytest.raises(actions.CannotDecide):
        actions.approve(town.actor(town.mayor), first_step(submission, 2))
    assert news() == set()
    assert unread_count(town.auditor) == 1


def test_typed_reasons_are_cut_to_their_column(town: Town, news: News) -> None:
    submission = town.submitted(made(town))
    news()
    actions.return_to_drafter(town.actor(town.auditor), first_step(submission), "ก" * 2000)
    ((_, _, detail),) = news()
    assert (len(detail), detail[-1]) == (1000, "…")


def test_the_daily_mail_holds_what_still_waits_with_the_link(town: Town, mailoutbox: list[EmailMessage]) -> None:
    User.objects.update(email="person@example.go.th")
    waiting = town.submitted(made(town))
    decided = town.submitted(made(town, "memo", "plan"))
    town.approved(decided, town.auditor)
    assert digest.send_digest(town.auditor.pk)
    notice = notices_of(town.auditor).get(settled_at=None)
    lines = [line for line in mailoutbox[0].body.splitlines() if line.strip()]
    assert lines[:6] == [
        f"เรียน {AUDITOR}",
        "มีเรื่องแจ้งให้ทราบ 1 เรื่อง",
        f"{town.municipality.name} ({town.municipality.place})",
        f"- รอท่านพิจารณา: {PLAN}",
        f"  ในตำแหน่ง{AUDITOR_TITLE} · เสนอโดย {DRAFTER}",
        f"  {settings.PUBLIC_URL}/notices/{notice.pk}/",
    ]
    client = Client()
    client.force_login(town.auditor)
    page = client.get(f"/notices/{notice.pk}/", follow=True)
    step = first_step(waiting)
    assert page.redirect_chain == [
        (reverse("approvals:read", args=[town.municipality.code, waiting.version_id, step.pk]), 302)
    ]


def test_a_mail_that_fails_takes_nothing_with_it(town: Town, settings: Settings) -> None:
    User.objects.update(email="person@example.go.th")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    submission = town.approved(town.submitted(made(town)), town.auditor)
    assert not digest.send_digest(town.mayor.pk)
    assert Submission.objects.get(pk=submission.pk).current_step == first_step(submission, 2)
    assert Notice.objects.get(user=town.mayor).mailed_at is None
