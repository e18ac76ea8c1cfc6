"""Scans of papers that were signed by hand: judged, kept beside the original, handed out, and never a seal."""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts import limited_process, storage
from accounts.models import AuditEntry
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.models import SignedScan, Submission
from approvals.routes.judged_scan import NOT_TAKEN
from approvals.routes.scans import CannotKeepScan, add_scan, newest_scan, scan_name
from tests.approvals.town import Town
from tests.full_disk import full_disk


def picture(kind: str = "PNG", colour: str = "white") -> bytes:
    file = BytesIO()
    Image.new("RGB", (40, 60), colour).save(file, kind)
    return file.getvalue()


def pdf(width: int = 200) -> bytes:
    document, file = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(width, 200)
    document.save(file)
    return file.getvalue()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("content", "media_type", "suffix"),
    [(pdf(), "application/pdf", "pdf"), (picture("JPEG"), "image/jpeg", "jpg"), (picture(), "image/png", "png")],
)
def test_a_scan_is_kept_by_its_hash_and_on_record(town: Town, content: bytes, media_type: str, suffix: str) -> None:
    version = town.made()
    before = version.sha256
    scan = add_scan(town.actor(town.coordinator), version, content)
    assert (scan.number, scan.media_type, scan.size, scan.added_by) == (1, media_type, len(content), town.coordinator)
    assert storage.read(scan.sha256) == content
    assert scan_name(scan) == version.filename.replace(".pdf", f"-signed-by-hand-1.{suffix}")
    entry = AuditEntry.objects.latest("sequence")
    assert (entry.action, entry.object_id) == ("paper.scan_added", str(version.pk))
    assert entry.detail == {"number": 1, "sha256": scan.sha256, "replaced": ""}
    version.refresh_from_db()
    assert (version.sha256, version.is_ready) == (before, True)
    assert not Submission.objects.exists()


@pytest.mark.usefixtures("opened")
def test_a_scan_is_replaced_and_the_old_one_kept(town: Town) -> None:
    version = town.made()
    first = add_scan(town.actor(town.coordinator), version, picture())
    second = add_scan(town.actor(town.coordinator), version, picture(colour="grey"))
    assert newest_scan(version) == second
    assert [scan.number for scan in version.scans.all()] == [2, 1]
    assert AuditEntry.objects.latest("sequence").detail["replaced"] == first.sha256
    with pytest.raises(CannotKeepScan, match="เหมือนกับสำเนาที่เก็บไว้แล้วทุกประการ"):
        add_scan(town.actor(town.coordinator), version, picture(colour="grey"))
    assert version.scans.count() == 2


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NOT_TAKEN),
        (b"GIF89a" + b"\0" * 20, NOT_TAKEN),
        (b"PK\x03\x04" + b"\0" * 40, NOT_TAKEN),
        (b"%PDF-1.7\n" + b"x" * 200, "เปิดไฟล์นี้ไม่สำเร็จ"),
        (pdf()[:150], "เปิดไฟล์นี้ไม่สำเร็จ"),
        (picture()[:60], "รูปนี้เสียหรือไม่สมบูรณ์"),
    ],
)
def test_what_is_no_scan_is_refused(town: Town, content: bytes, said: str) -> None:
    version = town.made()
    with pytest.raises(CannotKeepScan, match=said):
        add_scan(town.actor(town.coordinator), version, content)
    assert not SignedScan.objects.exists()


@pytest.mark.usefixtures("opened")
def test_only_the_coordinator_brings_a_scan_and_only_of_a_ready_version(town: Town) -> None:
    version = town.made()
    for actor in (town.actor(town.auditor), town.actor(town.mayor), system_actor(town.municipality)):
        with pytest.raises(PermissionDenied):
            add_scan(actor, version, picture())
    queued = actions.make_paper(town.actor(town.coordinator), "plan", 2569)
    with pytest.raises(CannotKeepScan, match="ยังจัดทำไม่เสร็จ"):
        add_scan(town.actor(town.coordinator), queued, picture())


def test_it_is_brought_and_saved_on_the_versions_page(town: Town, client: Client) -> None:
    version = town.made()
    parts = {"code": town.municipality.code, "pk": version.pk}
    page, add = reverse("approvals:version", kwargs=parts), reverse("approvals:scan", kwargs=parts)
    client.force_login(town.coordinator)
    assert "ไม่ใช่ไฟล์ที่ลงลายมือชื่ออิเล็กทรอนิกส์" in client.get(page).text
    refused = client.post(add, {"file": SimpleUploadedFile("a.gif", b"GIF89a")})
    assert (refused.status_code, NOT_TAKEN in refused.text) == (422, True)
    assert client.post(add).status_code == 422
    content = picture("JPEG")
    assert client.post(add, {"file": SimpleUploadedFile("<b>.jpg", content)}).headers["Location"] == page
    with open_municipality(town.municipality):
        scan = SignedScan.objects.get()
    assert scan.sha256 in client.get(page).text
    client.force_login(town.mayor)
    answer = client.get(reverse("approvals:scan-file", kwargs={**parts, "number": 1}))
    assert (answer.content, answer.headers["Content-Type"]) == (content, "image/jpeg")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "เก็บไฟล์สแกน</button>" not in client.get(page).text


def test_the_public_page_calls_a_scan_a_copy(town: Town, client: Client) -> None:
    submission = town.sealed()
    address = reverse("verify-code", kwargs={"verification_code": submission.version.code})
    assert "สำเนาที่ลงนามด้วยมือ" not in client.get(address).text
    with open_municipality(town.municipality):
        scan = add_scan(town.actor(town.coordinator), submission.version, pdf())
    said = client.get(address).text
    assert "ไฟล์สแกนเป็นสำเนา ไม่ใช่ไฟล์ที่ลงลายมือชื่ออิเล็กทรอนิกส์" in said
    assert scan.sha256 in said
    assert town.signed(submission).state == "sealed"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's file is on the same disk")
def test_a_scan_that_a_full_disk_cannot_take_is_told(town: Town, client: Client) -> None:
    version = town.made()
    client.force_login(town.coordinator)
    address = reverse("approvals:scan", kwargs={"code": town.municipality.code, "pk": version.pk})
    with full_disk(100):
        answer = client.post(address, {"file": SimpleUploadedFile("scan.pdf", pdf())})
    assert (answer.status_code, "เก็บไฟล์ไม่ได้" in answer.content.decode()) == (503, True)
    with open_municipality(town.municipality):
        assert not SignedScan.objects.exists()


def test_while_many_files_are_being_opened_the_next_one_is_asked_to_come_again(town: Town, client: Client) -> None:
    version = town.made()
    client.force_login(town.coordinator)
    address = reverse("approvals:scan", kwargs={"code": town.municipality.code, "pk": version.pk})
    with ExitStack() as others:
        for _ in range(3):
            others.enter_context(limited_process.PLACES)
        answer = client.post(address, {"file": SimpleUploadedFile("scan.pdf", pdf())})
    assert answer.status_code == 422
    assert "จึงยังไม่ได้เปิดไฟล์นี้ กรุณาส่งอีกครั้งในอีกสักครู่" in answer.content.decode()
    assert client.post(address, {"file": SimpleUploadedFile("scan.pdf", pdf())}).status_code == 302
