"""What anyone may know of a paper: its public page by code, and the judgement of a file. Nothing is open here."""

import hashlib
from io import BytesIO

import pytest
from django.test import Client

from accounts import storage
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.models import Submission
from approvals.verification import public_submission, verify_file
from documents.models import PaperVersion
from documents.signing import NotAPdf
from tests.approvals.town import Town

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
        "เอกสารฉบับนี้มีผลอยู่",
        "ลายมือชื่ออิเล็กทรอนิกส์ทุกลายมือชื่อถูกต้อง",
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
    assert "มีฉบับใหม่แทนแล้ว" in said
    assert "เอกสารฉบับนี้มีผลอยู่" not in said
    revoked(town, second, "คะแนนผิดปี")
    said = client.get(f"/v/{second.version.code}/").content.decode()
    assert "เอกสารฉบับนี้ถูกเพิกถอน" in said
    assert "คะแนนผิดปี" in said
    assert "เอกสารฉบับนี้มีผลอยู่" not in said
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
        assert client.post("/verify/", {"code": version.code}).status_code == 422
        assert public_submission(version.code) is None


def test_a_code_is_not_guessed_by_parts(client: Client, town: Town) -> None:
    version = town.sealed().version
    for code in (version.code[:-1], version.code[:11] + "-", "2" * 12, "%25", "0"):
        assert client.get(f"/v/{code}/").status_code == 404


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
    for words in ("ไฟล์นี้จัดทำจากระบบนี้", "เป็นฉบับที่มีผลอยู่", "นายตรวจ ถี่ถ้วน", f"/v/{version.code}/"):
        assert words in said
    said = client.post("/verify/", {"file": BytesIO(FOREIGN)}).content.decode()
    assert "ไม่รู้จักไฟล์นี้" in said
    assert client.post("/verify/", {"code": ""}).status_code == 422
