"""A zoo of forgeries, and of true files: each gets its one sentence, and green only the true one."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import storage
from accounts.audit_key import create_audit_key
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.drawings import drawings
from approvals.verification.public_papers import verify_file
from documents import judging, keys
from documents.authority import Authority, write_once
from documents.key_files import KeyFiles
from documents.rendering import render
from documents.signature_reports import Problem, SignatureReport
from documents.signing import FieldBox, Signatory, add_fields, sign
from tests.approvals.town import Town
from tests.conftest import Cases
from tests.documents import hostile_pdfs
from tests.documents.forgeries import FORGERIES
from tests.documents.test_judging import AT
from tests.documents.test_key_files import old_root


def verdict(client: Client, pdf: bytes) -> tuple[str, str]:
    return said_on(answer(client, pdf))


def answer(client: Client, pdf: bytes) -> str:
    return client.post("/verify/", {"file": BytesIO(pdf)}, REMOTE_ADDR="203.0.113.50").content.decode()


def said_on(page: str) -> tuple[str, str]:
    """The title and the tone of the answer."""
    _, _, rest = page.partition('<section class="verdict ')
    return rest.partition("<h1>")[2].partition("</h1>")[0], rest.partition('"')[0]


def test_a_forged_file_is_not_to_be_used_and_leads_to_the_true_one(
    client: Client, town: Town, tmp_path: Path, cases: Cases
) -> None:
    version = town.sealed(town.made("analysis", 2568, "narrative")).version
    pdf = storage.read(version.sha256)
    for forge in FORGERIES:
        with cases.case(forge.__name__):
            forged = forge(pdf)
            assert forged != pdf
            page = answer(client, forged)
            assert said_on(page) == ("ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้", "false")
            assert f'href="/v/{version.code}/">เปิดฉบับจริงเพื่อเทียบ' in page
    assert (commanded(tmp_path, forged), commanded(tmp_path, pdf)) == (1, 0)


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param(lambda: hostile_pdfs.many_fields(6000), id="six thousand fields"),
        pytest.param(hostile_pdfs.xref_table_bomb, id="a table of a billion objects"),
        pytest.param(hostile_pdfs.xref_stream_bomb, id="a stream of a billion objects"),
        pytest.param(hostile_pdfs.revisions_in_a_circle, id="revisions in a circle"),
    ],
)
def test_a_bomb_is_never_praised_on_page_or_command(
    client: Client, db: None, tmp_path: Path, bomb: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "CPU_SECONDS", 2)  # before the wall's limit, which says nothing of the file
    assert verdict(client, bomb())[1] in {"unsaid", "false"}
    assert commanded(tmp_path, bomb()) == 1


def commanded(folder: Path, pdf: bytes) -> int:
    """The exit status of verify_paper."""
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    try:
        call_command("verify_paper", str(file), stdout=StringIO(), stderr=StringIO())
    except CommandError as error:
        return error.returncode
    return 0


def test_another_root_of_our_name_is_not_to_be_believed(client: Client, town: Town, tmp_path: Path) -> None:
    pdf = signed_elsewhere(tmp_path, town.municipality.name)
    assert verdict(client, pdf) == ("ใช้ชื่อเทศบาล แต่ไม่ได้ออกจากระบบนี้ อย่าเชื่อชื่อในไฟล์", "false")


def test_somebody_elses_signature_is_neither_praised_nor_refused(client: Client, town: Town, tmp_path: Path) -> None:
    pdf = signed_elsewhere(tmp_path, "บริษัท ทดสอบ จำกัด")
    assert verdict(client, pdf) == ("มีลายมือชื่อ แต่ไม่ได้ออกจากระบบนี้", "unsaid")


def test_our_papers_pages_signed_anew_under_another_root_are_not_to_be_used(
    client: Client, town: Town, tmp_path: Path
) -> None:
    """Everything is as in ours, roots and keys by their names included, but the keys are others."""
    version = town.made()
    town.sealed(version)
    other = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "")
    other.create_root("ทดสอบ", b"theirs", demonstration=True)
    forger = other.opened_or_issued(town.municipality.code, town.municipality.name, b"theirs")
    with open_municipality(town.municipality):
        [first, *_] = version.submission.steps.all()
    pdf = render(version.content, version.code, made_at=AT).pdf
    signatory = Signatory(first.name, tuple(first.capacity), town.municipality.name)
    drawn = drawings(pdf, first, demonstration=True)
    assert first.decided_at is not None
    forged = sign(pdf, first.field, signatory, forger, at=first.decided_at, certify=True, **drawn)
    assert verdict(client, forged) == ("ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้", "false")


def test_a_stolen_key_is_worth_nothing_once_it_was_rotated(client: Client, town: Town) -> None:
    """Its thief may claim any date; of a file that nobody knows here, today's keys alone are believed."""
    genuine = storage.read(town.sealed().version.sha256)
    stolen = keys.authority_of(town.municipality)
    forged = signed_by(stolen, town.municipality.name)
    assert verdict(client, forged) == ("ไฟล์นี้ไม่ตรงกับฉบับจริง อย่าใช้", "false")  # while nobody knows of the theft
    keys.issue(town.municipality, keys.files().root(keys.passphrase()), stolen=True)
    page = answer(client, forged)
    assert said_on(page) == ("ใช้ชื่อเทศบาล แต่ไม่ได้ออกจากระบบนี้ อย่าเชื่อชื่อในไฟล์", "false")
    assert "ลงด้วยกุญแจที่ระบบนี้เลิกใช้แล้ว หรือไม่ใช่กุญแจของระบบนี้" in page
    assert "ถูกต้อง แต่ไม่ได้ออกโดยระบบนี้" in page
    assert not verify_file(forged).signatures[0].trusted
    assert verdict(client, genuine) == ("ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่", "genuine")
    assert verdict(client, storage.read(town.sealed(town.made()).version.sha256))[1] == "genuine"


def test_papers_of_the_one_root_of_before_stay_genuine_under_the_new_one(
    client: Client, town: Town, tmp_path: Path, settings: Settings
) -> None:
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    stolen = old_root(tmp_path / "keys", demonstration=True)
    create_audit_key()
    old = town.sealed()
    assert verdict(client, storage.read(old.version.sha256))[1] == "genuine"

    keys.files().create_root("ทดสอบ", keys.passphrase(), demonstration=True, replace=True)
    assert verdict(client, storage.read(old.version.sha256))[1] == "genuine"
    with open_municipality(town.municipality):
        old.steps.update(report=None)  # as it was before reports were stored
    assert verdict(client, storage.read(old.version.sha256))[1] == "genuine"
    assert verdict(client, signed_by(stolen, town.municipality.name)) == (
        "ใช้ชื่อเทศบาล แต่ไม่ได้ออกจากระบบนี้ อย่าเชื่อชื่อในไฟล์",
        "false",
    )
    new = town.sealed(town.made())
    assert verdict(client, storage.read(new.version.sha256))[1] == "genuine"
    assert verdict(client, storage.read(old.version.sha256)) == ("เอกสารจริง แต่มีฉบับใหม่แทนแล้ว", "passed")


@pytest.mark.parametrize("damaged", ["root.pem", "former/old.pem", "clocks/clock.pem"])
def test_a_damaged_certificate_is_no_verdict_on_what_was_sent(
    client: Client, town: Town, tmp_path: Path, settings: Settings, damaged: str, caplog: pytest.LogCaptureFixture
) -> None:
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    write_once(tmp_path / "certificates" / damaged, b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
    answer = client.post("/verify/", {"file": BytesIO(hostile_pdfs.one_page())}, REMOTE_ADDR="203.0.113.53")
    assert answer.status_code == 503
    assert "ขณะนี้ตรวจเอกสารนี้ไม่ได้" in answer.content.decode()
    assert "the key of this installation is amiss" in caplog.text


def signed_elsewhere(folder: Path, organisation: str) -> bytes:
    return signed_by(Authority.create(folder / "other", name="ทดสอบ", demonstration=True), organisation)


def signed_by(authority: Authority, organisation: str) -> bytes:
    paper = hostile_pdfs.one_page()
    fields = add_fields(paper, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    signatory = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), organisation)
    return sign(fields, "Sig_0", signatory, authority, at=timezone.now(), appearance=paper)


def test_what_is_too_much_is_not_judged(client: Client, db: None) -> None:
    assert verdict(client, hostile_pdfs.many_fields(6000)) == ("ไฟล์นี้ซับซ้อนเกินกว่าจะตรวจให้ได้", "unsaid")


def test_a_copy_on_its_way_has_no_force_yet(client: Client, town: Town) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        [_, after_auditor, _] = sealed.steps.values_list("sha256", flat=True)
    pdf = storage.read(after_auditor)
    assert verdict(client, pdf) == ("ยังลงนามไม่ครบ ยังไม่มีผล", "passed")
    page = client.post("/verify/", {"file": BytesIO(pdf)}).content.decode()
    assert "ลงนามแล้ว 2 จาก 3 คน" in page


def test_a_true_file_is_green_until_another_takes_its_place_or_it_is_revoked(client: Client, town: Town) -> None:
    first = town.sealed()
    old = storage.read(first.version.sha256)
    assert verdict(client, old) == ("ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่", "genuine")
    second = town.sealed(town.made())
    assert verdict(client, old) == ("เอกสารจริง แต่มีฉบับใหม่แทนแล้ว", "passed")
    with open_municipality(town.municipality):
        actions.revoke(town.actor(town.mayor), second, "คะแนนผิดปี")
    assert verdict(client, storage.read(second.version.sha256)) == ("เอกสารนี้ถูกเพิกถอน ใช้อ้างอิงไม่ได้", "false")
    assert verdict(client, old) == ("เอกสารจริง แต่เลิกใช้แล้ว", "passed")


def test_a_signature_that_cannot_be_read_has_no_empty_place_for_its_name() -> None:
    unread = SignatureReport("a", "", (), "", None, False, False, False, Problem.UNREADABLE)
    said = render_to_string("approvals/_signature_reports.html", {"signatures": [unread]})
    assert '<th scope="row">อ่านชื่อผู้ลงนามไม่ได้</th><td data-label="ในฐานะ">–</td><td data-label="เวลา">–</td>' in said
