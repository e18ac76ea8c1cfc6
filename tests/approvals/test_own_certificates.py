"""Signing by one's own certificate: brought, chosen, handed to the worker for one signature, and forgotten."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry, Notice, User
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.models import OwnCertificate, Submission, SubmissionStep
from approvals.own_certificates import endings
from approvals.own_certificates.actions import (
    HANDED_OVER,
    Handed,
    add,
    forget_passphrases,
    is_name_of,
    remove,
)
from documents import keys
from documents.authority import write_once
from documents.own_keys import CannotUse
from documents.preview import page_image
from tests.approvals.test_deciding_pages import address, browser, page_of, step_of
from tests.approvals.town import Town
from tests.confirming import shown_on
from tests.documents.providers import NOW, PASSPHRASE, YEAR, Provider, make_provider
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE


@pytest.fixture(scope="module")
def provider() -> Provider:
    return make_provider()


@pytest.fixture
def trusted(settings: Settings, tmp_path: Path, authority: object, provider: Provider) -> Path:
    """The installation of the tests, whose operator trusts the provider; its file."""
    for name in ("KEYS_DIR", "CERTIFICATES_DIR"):
        shutil.copytree(getattr(settings, name), tmp_path / name)
        setattr(settings, name, tmp_path / name)
    file = tmp_path / "CERTIFICATES_DIR" / "persons" / "provider.pem"
    write_once(file, provider.pem)
    return file


def brought(town: Town, user: User, content: bytes) -> OwnCertificate:
    with open_municipality(town.municipality):
        return add(town.actor(user), content, PASSPHRASE)


@pytest.fixture
def own(trusted: Path, town: Town, provider: Provider) -> OwnCertificate:
    """The auditor's."""
    return brought(town, town.auditor, provider.file("นายตรวจ ถี่ถ้วน"))


def page(town: Town, name: str = "own-certificate") -> str:
    return reverse(f"approvals:{name}", kwargs={"code": town.municipality.code})


def upload(content: bytes, passphrase: str = PASSPHRASE) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("own.p12", content), "passphrase": passphrase}


def approved_by_own(town: Town, own: OwnCertificate, submission: Submission | None = None) -> SubmissionStep:
    """The auditor's step, decided, its passphrase with the worker."""
    submission = town.signed(submission or town.submitted())
    step = step_of(town, submission)
    with open_municipality(town.municipality):
        actions.approve(town.actor(town.auditor), step, "ถูกต้อง", Handed(own, PASSPHRASE))
    return read(town, step)


def read(town: Town, step: SubmissionStep) -> SubmissionStep:
    with open_municipality(town.municipality):
        return SubmissionStep.objects.select_related("submission__version").get(pk=step.pk)


def trail(town: Town, kind: str) -> list[str]:
    with open_municipality(town.municipality):
        found = AuditEntry.objects.filter(action__startswith=kind).order_by("sequence")
        return list(found.values_list("action", flat=True))


# --- Bringing it ------------------------------------------------------------------------------------------------------


def test_it_is_brought_shown_and_removed(town: Town, trusted: Path, provider: Provider) -> None:
    client = browser(town.mayor)
    assert "ระบบเชื่อถือใบรับรองที่ออกโดย ผู้ให้บริการ " in page_of(client.get(page(town)))
    answer = client.post(page(town), upload(provider.file()))
    assert (answer.status_code, answer.headers["Location"]) == (302, page(town))
    shown = page_of(client.get(page(town)))
    for words in ("นายนำ เมืองดี", "ผู้ให้บริการ ชั้นที่ 2", "ใช้ได้ถึง"):
        assert words in shown
    with open_municipality(town.municipality):
        stored = OwnCertificate.objects.get()
    for column in vars(stored).values():
        assert PASSPHRASE.encode() not in (column if isinstance(column, bytes) else str(column).encode())
    assert b"PRIVATE" not in bytes(stored.sealed)
    client.post(page(town, "own-certificate-remove"))
    with open_municipality(town.municipality):
        stored.refresh_from_db()
    assert (bytes(stored.sealed), stored.proof, stored.removed_at is None) == (b"", "", False)
    assert "ใบรับรองที่เก็บไว้" not in page_of(client.get(page(town)))
    assert trail(town, "certificate.") == ["certificate.added", "certificate.removed"]


def test_another_takes_its_place(town: Town, own: OwnCertificate, provider: Provider) -> None:
    newer = brought(town, town.auditor, provider.file("Truat Thithuan"))
    with open_municipality(town.municipality):
        assert list(OwnCertificate.objects.filter(removed_at=None)) == [newer]
        assert OwnCertificate.objects.count() == 2


def test_a_refused_one_says_why_and_changes_nothing(town: Town, own: OwnCertificate, provider: Provider) -> None:
    client = browser(town.auditor)
    for content, passphrase, words in (
        (provider.file("นายนำ เมืองดี"), PASSPHRASE, "ใบรับรองนี้เป็นของ “นายนำ เมืองดี” ไม่ใช่ของ “นายตรวจ ถี่ถ้วน”"),
        (provider.file("นายตรวจ ถี่ถ้วน", self_made=True), PASSPHRASE, "ใบรับรองนี้ทำขึ้นเอง"),
        (provider.file("นายตรวจ ถี่ถ้วน"), "ผิด", "รหัสผ่านของไฟล์ไม่ถูกต้อง"),
        (b"%PDF-1.7", PASSPHRASE, "ไม่ใช่ใบรับรองพร้อมกุญแจ"),
        (b"x" * 300_000, PASSPHRASE, "ไฟล์ใหญ่เกิน 256 KB"),
    ):
        answer = client.post(page(town), upload(content, passphrase))
        assert answer.status_code == 422
        assert words in page_of(answer)
        assert PASSPHRASE not in page_of(answer)
    assert client.post(page(town), {}).status_code == 422
    with open_municipality(town.municipality):
        assert OwnCertificate.objects.get() == own


def test_without_a_trusted_provider_nothing_is_offered(town: Town) -> None:
    answer = page_of(browser(town.mayor).get(page(town)))
    assert "ผู้ดูแลระบบยังไม่ได้กำหนดผู้ให้บริการออกใบรับรองที่ระบบเชื่อถือ" in answer
    assert 'type="file"' not in answer


@pytest.mark.parametrize(
    ("certified", "same"),
    [
        ("นายนำ เมืองดี", True),
        ("นำ  เมืองดี", True),
        ("นาย นำ เมืองดี", True),
        ("นายนำ เมืองดีมาก", False),
        ("นางเมืองดี นำ", False),
        ("Nam Muangdi", True),
    ],
)
def test_whose_name_it_is(certified: str, same: bool) -> None:
    assert is_name_of(certified, "นายนำ เมืองดี") is same


# --- Choosing it ------------------------------------------------------------------------------------------------------


def test_it_is_chosen_where_one_confirms_and_signs(town: Town, own: OwnCertificate) -> None:
    step = step_of(town, town.signed(town.submitted()))
    client, approve = browser(town.auditor), address(town, "approve", step)
    asked = page_of(client.post(approve, {"opinion": "ถูกต้อง"}))
    assert 'value="own"' in asked
    typed = {"opinion": "ถูกต้อง", "shown": shown_on(asked), "sign_with": "own"}
    for passphrase, words in (("", "กรุณาพิมพ์รหัสผ่านของใบรับรอง"), ("ผิด", "รหัสผ่านของใบรับรองไม่ถูกต้อง ลองได้อีก 4 ครั้ง")):
        wrong = client.post(approve, typed | {"passphrase": passphrase})
        assert wrong.status_code == 422
        assert words in page_of(wrong)
        assert "ความเห็นของท่านเก็บไว้แล้ว" in page_of(wrong)
        assert not read(town, step).decision
    done = client.post(approve, typed | {"passphrase": PASSPHRASE})
    assert done.headers["Location"] == address(town, "decided", step)
    handed = read(town, step)
    assert handed.own_id == own.pk
    assert handed.passphrase is not None
    assert PASSPHRASE.encode() not in bytes(handed.passphrase)
    with open_municipality(town.municipality):
        submission = Submission.objects.get(pk=step.submission_id)
    town.signed(submission)
    signed = read(town, step)
    assert (signed.signed_at is None, signed.passphrase) == (False, None)
    report = signed.report["signatures"][-1]
    assert (report["own"], report["trusted"], report["name"]) == (True, True, "นายตรวจ ถี่ถ้วน")
    assert trail(town, "certificate.") == ["certificate.added", "certificate.not_opened", "certificate.opened"]


def test_the_systems_may_be_chosen_without_a_passphrase(town: Town, own: OwnCertificate) -> None:
    step = step_of(town, town.signed(town.submitted()))
    client, approve = browser(town.auditor), address(town, "approve", step)
    shown = shown_on(page_of(client.post(approve, {"opinion": ""})))
    client.post(approve, {"opinion": "", "shown": shown, "sign_with": "system", "passphrase": "ผิด"})
    assert (read(town, step).decision, read(town, step).own_id) == ("approved", None)


def test_guessing_a_passphrase_ends_after_five(town: Town, own: OwnCertificate) -> None:
    step = step_of(town, town.signed(town.submitted()))
    client, approve = browser(town.auditor), address(town, "approve", step)
    typed = {"shown": shown_on(page_of(client.post(approve, {"opinion": ""}))), "sign_with": "own"}
    for _ in range(5):
        client.post(approve, typed | {"passphrase": "ผิด"})
    assert "ลองผิดหลายครั้งเกินไป" in page_of(client.post(approve, typed | {"passphrase": PASSPHRASE}))


def test_a_paper_that_all_sign_themselves_is_in_force(
    town: Town, own: OwnCertificate, provider: Provider, client: Client
) -> None:
    mayors = brought(town, town.mayor, provider.file())
    step = approved_by_own(town, own)
    with open_municipality(town.municipality):
        submission = town.signed(step.submission)
        assert submission.current_step
        actions.approve(town.actor(town.mayor), submission.current_step, "", Handed(mayors, PASSPHRASE))
    submission = town.signed(submission)
    assert submission.state == "sealed"
    shown = page_of(client.get(f"/v/{submission.version.code}/"))
    assert shown.count("ใบรับรองของผู้ลงนามเอง") == 2
    assert [title in shown for title in (AUDITOR_TITLE, MAYOR_TITLE)] == [True, True]
    content = b"".join(client.get(f"/v/{submission.version.code}/file/"))
    answer = page_of(client.post("/verify/", {"file": SimpleUploadedFile("paper.pdf", content)}))
    assert "ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่" in answer
    assert page_image(content, 1, 200)


def test_nobody_signs_by_anothers(town: Town, own: OwnCertificate) -> None:
    submission = town.approved(town.signed(town.submitted()), town.auditor)
    step = step_of(town, submission)
    with (
        open_municipality(town.municipality),
        pytest.raises(actions.CannotDecide, match="ใบรับรองของท่านถูกนำออกหรือหมดอายุแล้ว"),
    ):
        actions.approve(town.actor(town.mayor), step, "", Handed(own, PASSPHRASE))
    assert not read(town, step).decision


# --- What waits too long ----------------------------------------------------------------------------------------------


def lose(town: Town, step: SubmissionStep) -> SubmissionStep:
    """The worker was away for more than a day."""
    with open_municipality(town.municipality):
        assert step.handed_over_at
        SubmissionStep.objects.filter(pk=step.pk).update(
            handed_over_at=step.handed_over_at - HANDED_OVER - dt.timedelta(minutes=1)
        )
    town.signed(step.submission)
    return read(town, step)


def test_a_passphrase_that_waited_too_long_is_asked_for_again(town: Town, own: OwnCertificate) -> None:
    step = lose(town, approved_by_own(town, own))
    assert (step.signed_at, step.passphrase) == (None, None)
    assert step.signing_error.startswith("รหัสผ่านของใบรับรองที่พิมพ์ไว้ถูกลบแล้วเพราะรอนานเกินหนึ่งวัน")
    town.signed(step.submission)  # the sweeper comes by every minute, and tells nothing twice
    [notice] = Notice.objects.filter(user=town.auditor, title__startswith="รอรหัสผ่านใบรับรองของท่าน")
    client = browser(town.auditor)
    decided = page_of(client.get(address(town, "decided", step)))
    assert notice.path in decided
    assert "กำลังใส่ลายมือชื่อในไฟล์" not in decided
    assert "ลายมือชื่อของท่านยังไม่อยู่ในไฟล์" in page_of(client.get(notice.path))
    assert client.post(notice.path, {"sign_with": "own", "passphrase": "ผิด"}).status_code == 422
    assert client.post(notice.path, {"sign_with": "own", "passphrase": PASSPHRASE}).status_code == 302
    town.signed(step.submission)
    assert read(town, step).report["signatures"][-1]["own"] is True
    notice.refresh_from_db()
    assert notice.settled_at
    assert client.get(notice.path).headers["Location"] == address(town, "decided", step)


def test_the_systems_takes_its_place_where_the_person_says_so(town: Town, own: OwnCertificate) -> None:
    step = approved_by_own(town, own)
    with open_municipality(town.municipality):
        remove(town.actor(town.auditor))
    town.signed(step.submission)
    assert "ถูกนำออกก่อนลงลายมือชื่อ" in read(town, step).signing_error
    client, again = browser(town.auditor), address(town, "sign-with", step)
    assert "ท่านไม่มีใบรับรองที่ใช้ได้ในระบบ" in page_of(client.get(again))
    client.post(again)
    town.signed(step.submission)
    signed = read(town, step)
    assert (signed.report["signatures"][-1]["own"], signed.own_id) == (False, None)
    assert trail(town, "paper.signing_chosen") == ["paper.signing_chosen"]


def test_it_is_nobody_elses_to_type(town: Town, own: OwnCertificate) -> None:
    step = lose(town, approved_by_own(town, own))
    assert browser(town.mayor).get(address(town, "sign-with", step)).status_code == 403
    with open_municipality(town.municipality), pytest.raises(actions.CannotDecide):
        actions.sign_again(town.actor(town.mayor), step, None)


def test_a_provider_that_is_trusted_no_more_signs_nothing(town: Town, own: OwnCertificate, trusted: Path) -> None:
    step = approved_by_own(town, own)
    before = step.submission.version.sha256
    trusted.unlink()
    town.signed(step.submission)
    step = read(town, step)
    assert "ระบบไม่เชื่อถือผู้ออกใบรับรองของผู้ลงนามแล้ว" in step.signing_error
    assert (step.signed_at, step.submission.version.sha256) == (None, before)


def test_one_that_ran_out_meanwhile_signs_nothing(town: Town, own: OwnCertificate) -> None:
    step = approved_by_own(town, own)
    with open_municipality(town.municipality):
        OwnCertificate.objects.filter(pk=own.pk).update(ends_at=timezone.now())
    town.signed(step.submission)
    assert "หมดอายุก่อนลงลายมือชื่อ" in read(town, step).signing_error


def test_what_was_put_into_another_step_opens_nothing(town: Town, own: OwnCertificate) -> None:
    """Whoever writes to the database cannot have a passphrase sign something else."""
    step = approved_by_own(town, own)
    with open_municipality(town.municipality):
        moved = dt.timedelta(seconds=1) + (step.handed_over_at or timezone.now())
        SubmissionStep.objects.filter(pk=step.pk).update(handed_over_at=moved)
    town.signed(step.submission)
    assert "เปิดใบรับรองของผู้ลงนามไม่ได้" in read(town, step).signing_error


def test_a_lost_key_of_the_worker_is_waited_for_until_it_is_given_up(
    town: Town, own: OwnCertificate, settings: Settings, tmp_path: Path
) -> None:
    box, lid = Path(settings.KEYS_DIR) / "box.pem", Path(settings.CERTIFICATES_DIR) / "box"
    assert box.is_relative_to(tmp_path)  # other tests keep theirs
    step, kept = approved_by_own(town, own), box.read_bytes()
    box.unlink()
    town.signed(step.submission)
    assert "จะลงลายมือชื่อให้เองเมื่อผู้ดูแลระบบแก้แล้ว" in read(town, step).signing_error
    box.write_bytes(kept)  # from the backup
    town.signed(step.submission)
    assert read(town, step).signed_at

    later = approved_by_own(town, own, town.submitted(town.made("memo", variant="plan")))
    box.unlink()
    lid.unlink()
    town.signed(later.submission)
    assert "กรุณานำใบรับรองเข้าใหม่ก่อนลงนามอีกครั้ง" in read(town, later).signing_error


def test_a_passphrase_for_a_paper_taken_back_is_forgotten(town: Town, own: OwnCertificate) -> None:
    step = approved_by_own(town, own)
    with open_municipality(town.municipality):
        forget_passphrases()
        assert read(town, step).passphrase is not None
        actions.withdraw(town.actor(town.coordinator), step.submission)
        forget_passphrases()
    step = read(town, step)
    assert (step.passphrase, step.wants_passphrase) == (None, False)


def test_without_a_worker_nothing_is_taken(
    town: Town, trusted: Path, provider: Provider, settings: Settings, tmp_path: Path
) -> None:
    settings.EMBEDDED, settings.KEYS_PASSPHRASE = False, ""
    (settings.CERTIFICATES_DIR / "box").unlink(missing_ok=True)
    with open_municipality(town.municipality), pytest.raises(CannotUse, match="ระบบยังไม่พร้อมรับใบรับรอง"):
        add(town.actor(town.mayor), provider.file(), PASSPHRASE)
    assert keys.box_lid() is None


# --- Its end ----------------------------------------------------------------------------------------------------------


def test_its_end_is_told_to_whom_it_belongs(town: Town, trusted: Path, provider: Provider) -> None:
    end = NOW + YEAR
    made = brought(town, town.mayor, provider.file(life=(NOW - YEAR, end)))
    last = timezone.localdate(end - dt.timedelta(days=1))
    endings.tell_todays(last - dt.timedelta(days=61))
    assert not Notice.objects.filter(key__startswith="certificate/").exists()
    for _ in range(2):
        endings.tell_todays(last - dt.timedelta(days=30))
    [notice] = Notice.objects.filter(key__startswith="certificate/")
    assert (notice.user, notice.path) == (town.mayor, page(town))
    assert notice.title == "ใบรับรองลายมือชื่อของท่านใกล้หมดอายุ"
    with open_municipality(town.municipality):
        remove(town.actor(town.mayor))
    notice.refresh_from_db()
    assert notice.settled_at
    assert made.pk


def test_the_end_of_the_municipalitys_key_is_told_to_its_coordinators(town: Town, trusted: Path) -> None:
    keys.authority_of(town.municipality)
    found = keys.files().issuing_certificate(town.municipality.code)
    assert found is not None
    endings.tell_todays(timezone.localdate(found.not_valid_after) - dt.timedelta(days=20))
    [notice] = Notice.objects.filter(key__startswith="certificate/")
    assert (notice.user, notice.title.startswith("กุญแจลงลายมือชื่อของเทศบาล")) == (town.coordinator, True)
