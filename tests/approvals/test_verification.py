"""What anyone may know of a paper: its public page by code, and the judgement of a file. Nothing is open here."""

import hashlib
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.tenancy import open_all, open_municipality
from approvals import actions, signing
from approvals import tasks as approval_tasks
from approvals.models import Submission
from approvals.verification.public_papers import public_submission, verify_file
from documents import judging
from documents.models import PaperVersion
from documents.signature_reports import NotAPdf
from ita_portal import celery
from tests.approvals.town import Town
from tests.conftest import ROOT
from tests.documents import hostile_pdfs

BUSY = "ระบบกำลังตรวจเอกสารอื่นอยู่ กรุณาลองใหม่"
FOREIGN = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


def revoked(town: Town, submission: Submission, reason: str) -> None:
    with open_municipality(town.municipality):
        actions.revoke(town.actor(town.mayor), submission, reason)


def test_a_sealed_paper_is_public_by_its_code(client: Client, town: Town) -> None:
    version = town.sealed().version
    page = client.get(f"/v/{version.code}/")
    assert page.status_code == 200
    said = page.content.decode()
    for words in (
        "รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่",
        "ลงนามครบ 3 คน",
        "นายนำ เมืองดี",
        town.municipality.name,
        version.printed_code,
        version.sha256,
    ):
        assert words in said
    for typed in (version.printed_code, version.code.lower(), version.printed_code.lower()):
        assert client.get(f"/v/{typed}/").status_code == 200
        assert client.post("/verify/", {"code": f" {typed} "}).headers["Location"] == f"/v/{version.code}/"

    file = client.get(f"/v/{version.code}/file/")
    assert hashlib.sha256(file.content).hexdigest() == version.sha256
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"] == (
        f'attachment; filename="ita-plan-{town.municipality.code}-2569-v1.pdf"'
    )


def test_a_superseded_and_a_revoked_paper_stay_public_and_say_so(client: Client, town: Town) -> None:
    first = town.sealed()
    second = town.sealed(town.made())
    said = client.get(f"/v/{first.version.code}/").content.decode()
    assert "เอกสารจริง แต่มีฉบับใหม่แทนแล้ว" in said
    assert "เปิดฉบับที่ใช้อยู่ (ฉบับที่ 2)" in said
    assert f"/v/{second.version.code}/" in said
    assert "ซึ่งยังใช้อยู่" not in said
    revoked(town, second, "คะแนนผิดปี")
    said = client.get(f"/v/{second.version.code}/").content.decode()
    assert "เอกสารนี้ถูกเพิกถอน ใช้อ้างอิงไม่ได้" in said
    assert "คะแนนผิดปี" in said
    assert "ยังไม่มีฉบับใหม่แทน" in said
    assert "ซึ่งยังใช้อยู่" not in said
    for submission, status in ((first, "superseded"), (second, "revoked")):
        assert client.get(f"/v/{submission.version.code}/file/").status_code == 200
        result = verify_file(storage.read(submission.version.sha256))
        assert (result.known, result.intact, result.status) == (True, True, status)


def test_what_is_not_sealed_is_not_public(client: Client, town: Town) -> None:
    version = town.made()
    for move in (
        lambda: None,  # a draft
        lambda: town.signed(town.submitted(version)),
        lambda: town.approved(Submission.objects.get(), town.auditor),
        lambda: town.approved(Submission.objects.get(), town.mayor),  # everyone agreed, two signatures are missing
    ):
        with open_municipality(town.municipality):
            move()
        for address in (f"/v/{version.code}/", f"/v/{version.code}/file/"):
            assert client.get(address).status_code == 404
        assert client.post("/verify/", {"code": version.code}, follow=True).status_code == 404
        assert public_submission(version.code) is None


def test_a_code_is_not_guessed_by_parts(client: Client, town: Town) -> None:
    version = town.sealed().version
    for code in (version.code[:-1], version.code[:11] + "-", "2" * 12, "%25", "0"):
        assert client.get(f"/v/{code}/").status_code == 404


@pytest.mark.parametrize("code", ["2" * 12, "ABCD-EFGH-JKMN", "0", "รหัส", "a b", "%25", "..%5C", "A" * 500, "A.B"])
def test_an_unknown_or_malformed_code_says_so(client: Client, db: None, code: str) -> None:
    for address in (f"/v/{code}/", f"/v/{code}/file/"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert "ไม่พบเอกสารตามรหัสนี้" in answer.content.decode()


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts a process to judge a file gets an error instead."""
    monkeypatch.setattr(sys, "executable", "/bin/false")


@pytest.mark.usefixtures("no_process")
def test_what_was_made_here_is_answered_from_what_is_stored(client: Client, town: Town) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        steps = list(sealed.steps.all())
    pdf = storage.read(sealed.version.sha256)
    for _ in range(3):
        page = client.get(f"/v/{sealed.version.code}/").content.decode()
        assert "รหัสนี้เป็นของเอกสารจริง" in page
        assert verify_file(pdf).in_force
    assert [len(step.report["signatures"]) for step in steps] == [1, 2, 3]
    assert [len(verify_file(storage.read(step.sha256)).signatures) for step in steps] == [1, 2, 3]


def test_a_paper_signed_before_reports_were_stored_is_judged_once(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        stored = sealed.steps.get(order=2).report
        sealed.steps.update(report=None)
    said = client.get(f"/v/{sealed.version.code}/").content.decode()
    assert "รหัสนี้เป็นของเอกสารจริง" in said
    with open_municipality(town.municipality):
        assert [step.report for step in sealed.steps.all()] == [None, None, stored]
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert client.get(f"/v/{sealed.version.code}/").status_code == 200


def test_the_worker_judges_such_papers_before_anybody_asks(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        stored = sealed.steps.get(order=2).report
        sealed.steps.update(report=None)
        with open_all():
            [(municipality_id, step_id)] = signing.steps_without_report()
        approval_tasks.store_report(municipality_id, step_id)
        assert (municipality_id, sealed.steps.get(order=2).report) == (town.municipality.pk, stored)
        assert signing.steps_without_report() == []
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert client.get(f"/v/{sealed.version.code}/").status_code == 200


def test_a_damaged_file_of_such_a_paper_is_told_and_not_stored(client: Client, town: Town, settings: Settings) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        sealed.steps.update(report=None)
    settings.FILES_DIR = settings.FILES_DIR / "elsewhere"
    page = client.get(f"/v/{sealed.version.code}/")
    assert page.status_code == 503
    assert "ขณะนี้ตรวจเอกสารนี้ไม่ได้" in page.content.decode()
    with open_municipality(town.municipality):
        assert sealed.steps.get(order=2).report is None


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        pytest.param(hostile_pdfs.many_fields(6000), "ใหญ่หรือซับซ้อนเกินกว่าเอกสารที่ระบบนี้จัดทำ", id="fields"),
        pytest.param(hostile_pdfs.hidden_fields(6000), "ใหญ่หรือซับซ้อนเกินกว่าเอกสารที่ระบบนี้จัดทำ", id="hidden fields"),
        pytest.param(hostile_pdfs.stream_bomb(), "ใช้เวลาหรือหน่วยความจำเกินที่กำหนด", id="stream bomb"),
        pytest.param(hostile_pdfs.deep_nesting(), "เสียหายหรือไม่ครบ", id="deep nesting"),
        pytest.param(hostile_pdfs.noise(2), "เสียหายหรือไม่ครบ", id="noise"),
    ],
)
def test_a_hostile_file_gets_an_answer_in_words(client: Client, db: None, pdf: bytes, words: str) -> None:
    answer = client.post("/verify/", {"file": BytesIO(pdf)}, REMOTE_ADDR="203.0.113.7")
    assert answer.status_code == 200
    assert words in answer.content.decode()


@pytest.mark.usefixtures("no_process", "transactional_db")
def test_eight_hostile_files_at_once_are_answered_without_a_process_and_hold_no_page(client: Client) -> None:
    pdf, answers = hostile_pdfs.many_fields(6000), []

    def send() -> None:
        answer = Client().post("/verify/", {"file": BytesIO(pdf)}, REMOTE_ADDR="203.0.113.9")
        answers.append((answer.status_code, "จึงไม่ตรวจลายมือชื่อ" in answer.content.decode()))
        connection.close()

    senders = [threading.Thread(target=send) for _ in range(8)]
    for sender in senders:
        sender.start()
    assert client.get("/healthz").status_code == 200
    for sender in senders:
        sender.join(timeout=120)
    assert answers == [(200, True)] * 8


def test_while_all_places_are_taken_one_is_asked_to_come_again_and_other_pages_answer(
    client: Client, town: Town
) -> None:
    sealed = town.sealed()
    with judging.PLACES, judging.PLACES:
        answer = client.post("/verify/", {"file": BytesIO(FOREIGN)}, REMOTE_ADDR="203.0.113.8")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert BUSY in answer.content.decode()
        for address in ("/verify/", f"/v/{sealed.version.code}/", "/healthz", "/sign-in/"):
            assert client.get(address).status_code == 200
        with open_municipality(town.municipality):
            sealed.steps.update(report=None)
        assert client.get(f"/v/{sealed.version.code}/").status_code == 503
    assert client.post("/verify/", {"file": BytesIO(FOREIGN)}, REMOTE_ADDR="203.0.113.8").status_code == 200


def test_a_loaded_machine_is_not_told_as_a_fault_of_the_file(
    client: Client, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No time for it within the wall's limit, or the processor's own used up: only the latter is the file's doing."""
    monkeypatch.setattr(judging, "WALL_SECONDS", 0)
    answer = client.post("/verify/", {"file": BytesIO(FOREIGN)})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert answer.headers["Cache-Control"] == "no-store"
    said = answer.content.decode()
    assert BUSY in said
    assert "ซับซ้อน" not in said
    monkeypatch.undo()
    monkeypatch.setattr(judging, "CPU_SECONDS", 1)
    answer = client.post("/verify/", {"file": BytesIO(hostile_pdfs.xref_stream_bomb())})
    assert (answer.status_code, "ไฟล์นี้ซับซ้อนเกินกว่าจะตรวจให้ได้" in answer.content.decode()) == (200, True)


def test_an_address_may_send_only_so_many_files(client: Client, db: None, settings: Settings) -> None:
    settings.VERIFY_RATES = "2/minute"

    def send(address: str) -> int:
        return client.post("/verify/", {"file": BytesIO(b"hello")}, REMOTE_ADDR=address).status_code

    assert [send("198.51.100.1") for _ in range(4)] == [422, 422, 429, 429]
    assert send("198.51.100.2") == 422
    answer = client.post("/verify/", {"file": BytesIO(b"hello")}, REMOTE_ADDR="198.51.100.1")
    assert answer.headers["Retry-After"] == "60"
    assert "ตรวจไฟล์ถี่เกินไป" in answer.content.decode()
    by_code = client.post("/verify/", {"code": "2" * 12}, REMOTE_ADDR="198.51.100.1")
    assert by_code.status_code == 302  # a code costs nothing


def test_the_public_pages_load_no_pdf_reader() -> None:
    program = (
        "import os, django, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'ita_portal.settings'; django.setup();"
        "import ita_portal.urls; sys.exit('pyhanko' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_an_altered_file_is_unknown_and_not_intact(town: Town) -> None:
    pdf = storage.read(town.sealed().version.sha256)
    altered = bytearray(pdf)
    altered[len(pdf) // 9] ^= 1
    for content in (bytes(altered), pdf + b"\n%%EOF\n"):
        result = verify_file(content)
        assert (result.known, result.intact, result.status, result.version) == (False, False, "unknown", None)


def test_an_earlier_revision_is_known_and_superseded_by_the_sealed_file(town: Town) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        [after_drafter, after_auditor, _] = sealed.steps.values_list("sha256", flat=True)
    for sha256, signatures in ((after_drafter, 1), (after_auditor, 2)):
        result = verify_file(storage.read(sha256))
        assert (result.known, result.intact, result.status) == (True, True, "superseded")
        assert len(result.signatures) == signatures
    assert verify_file(storage.read(sealed.version.sha256)).status == "current"


def test_a_file_on_its_way_is_known_and_nothing_is_told_of_its_paper(town: Town) -> None:
    with open_municipality(town.municipality):
        draft = town.made()
        result = verify_file(storage.read(draft.sha256))
        assert (result.known, result.intact, result.status, result.version) == (True, False, "unknown", None)
        town.signed(town.submitted(draft))
        draft = PaperVersion.objects.get()
    result = verify_file(storage.read(draft.sha256))
    assert (result.known, result.intact, result.status, result.version) == (True, True, "unknown", None)


def test_a_foreign_pdf_is_unknown_and_anything_else_is_no_pdf(client: Client, town: Town) -> None:
    result = verify_file(FOREIGN)
    assert (result.known, result.intact, result.status, result.signatures) == (False, False, "unknown", ())
    for content in (b"", b"hello", b"\x89PNG\r\n"):
        with pytest.raises(NotAPdf):
            verify_file(content)
    answer = client.post("/verify/", {"file": BytesIO(b"hello")})
    assert answer.status_code == 422
    assert "ไฟล์นี้ไม่ใช่ PDF" in answer.content.decode()


def test_anyone_may_check_a_file(client: Client, town: Town) -> None:
    version = town.sealed().version
    said = client.post("/verify/", {"file": BytesIO(storage.read(version.sha256))}).content.decode()
    for words in ("ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่", "นายตรวจ ถี่ถ้วน", f"/v/{version.code}/"):
        assert words in said
    assert "ไม่ใช่เอกสารของระบบนี้" in client.post("/verify/", {"file": BytesIO(FOREIGN)}).content.decode()
    assert client.post("/verify/", {"code": ""}).status_code == 422


def test_a_code_of_the_wrong_length_is_told_how_long_it_is(client: Client, db: None) -> None:
    answer = client.post("/verify/", {"code": "ED2R-S22U-RCW"})
    assert answer.status_code == 422
    assert "รหัสมี 12 ตัว ท่านพิมพ์ 11 ตัว" in answer.content.decode()


def test_the_pages_of_a_public_paper_are_shown(client: Client, town: Town) -> None:
    first = town.sealed()
    stamp = f"{first.version.sha256[:12]}-sealed"
    address = f"/v/{first.version.code}/pages/{stamp}/1.png"
    assert address in client.get(f"/v/{first.version.code}/").content.decode()
    assert address in client.get(f"/v/{first.version.code}/pages/").content.decode()
    picture = client.get(address)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    for wrong in (f"{stamp}/999.png", f"{stamp}/0.png", "0123456789ab-sealed/1.png"):
        assert client.get(f"/v/{first.version.code}/pages/{wrong}").status_code == 404
    town.sealed(town.made())
    assert client.get(address).status_code == 404  # its state is another, and so is its picture
    crossed = client.get(f"/v/{first.version.code}/pages/{first.version.sha256[:12]}-superseded/1.png")
    assert crossed.status_code == 200
    assert crossed.content != picture.content


def test_an_address_may_have_only_so_many_pages_drawn(client: Client, town: Town, settings: Settings) -> None:
    settings.PUBLIC_PAGE_RATES = "2/minute"
    first = town.sealed().version
    address = f"/v/{first.code}/pages/{first.sha256[:12]}-sealed/1.png"
    answers = [client.get(address, REMOTE_ADDR="198.51.100.9") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert ["max-age" in answer.headers["Cache-Control"] for answer in answers] == [True, True, False]


def test_a_stored_file_that_is_gone_is_told_in_plain_words_and_to_the_operator(
    client: Client,
    town: Town,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[list[Any]]],
) -> None:
    version = town.sealed().version
    settings.FILES_DIR = settings.FILES_DIR / "elsewhere"
    for address in ("", "pages/", "file/", f"pages/{version.sha256[:12]}-sealed/1.png"):
        sent: list[str] = []
        monkeypatch.setattr(celery.app, "send_task", lambda name, args, sent=sent: sent.append(name))
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.get(f"/v/{version.code}/{address}")
        assert answer.status_code == 503
        assert "ไม่ได้" in answer.content.decode()
        assert sent == ["ita_portal.tasks.check_integrity_anew"]
