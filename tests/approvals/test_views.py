"""Pages of a paper's way: what was typed is not lost with a decision that comes too late."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.tenancy import open_municipality
from approvals.models import Route
from documents.models import WordFile
from documents.word_files import write_stored
from tests.approvals.town import Town


@pytest.mark.parametrize(
    ("name", "field", "typed"), [("approve", "opinion", "เห็นชอบ ตามเสนอ"), ("return", "reason", "แก้ตารางที่ ๒")]
)
def test_a_decision_that_comes_too_late_tells_what_was_typed(
    town: Town, client: Client, name: str, field: str, typed: str
) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    town.approved(submission, town.auditor)
    client.force_login(town.auditor)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    answer = client.post(reverse(f"approvals:{name}", kwargs=parts), {field: typed})
    [told] = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told.startswith("ขั้นนี้พิจารณาไปแล้ว โดย นายตรวจ ถี่ถ้วน ")
    assert told.endswith(f" น. ข้อความที่พิมพ์ไว้: “{typed}”")


def test_an_opinion_keeps_its_lines(town: Town, client: Client) -> None:
    submission = town.submitted()
    with open_municipality(town.municipality):
        step = submission.current_step
    assert step is not None
    client.force_login(town.auditor)
    parts = {"code": town.municipality.code, "pk": submission.version_id, "step": step.pk}
    client.post(reverse("approvals:approve", kwargs=parts), {"opinion": "๑.  เห็นชอบ\r\n๒. รายงานทุกไตรมาส "})
    with open_municipality(town.municipality):
        step.refresh_from_db()
    assert step.opinion == "๑. เห็นชอบ\n๒. รายงานทุกไตรมาส"


def test_without_a_route_the_page_says_so_instead_of_offering_to_submit(town: Town, client: Client) -> None:
    version = town.made()
    with open_municipality(town.municipality):
        Route.objects.all().delete()
    parts = {"code": town.municipality.code, "pk": version.pk}
    client.force_login(town.coordinator)
    page = client.get(reverse("approvals:version", kwargs=parts)).content.decode()
    routes = reverse("approvals:routes", args=[town.municipality.code])
    assert f'เอกสารนี้จึงเป็นร่างที่ยังเสนอไม่ได้ <a href="{routes}">กำหนดเส้นทางการเสนอ</a>' in page
    assert reverse("approvals:submit", kwargs=parts) not in page
    client.force_login(town.auditor)
    page = client.get(reverse("approvals:version", kwargs=parts)).content.decode()
    assert "กรุณาแจ้งผู้ประสานงานให้กำหนดเส้นทาง" in page


def test_a_word_file_is_asked_for_waited_for_and_saved(town: Town, client: Client) -> None:
    version = town.made()
    parts = {"code": town.municipality.code, "pk": version.pk}
    page, ask, file, progress = (
        reverse(f"approvals:{name}", kwargs=parts) for name in ("version", "word", "word-file", "progress")
    )
    client.force_login(town.auditor)
    assert "จัดทำไฟล์ Word (.docx)" in client.get(page).content.decode()
    assert client.get(file).status_code == 404

    assert client.post(ask).headers["Location"] == page
    assert "กำลังจัดทำไฟล์ Word" in client.get(page).content.decode()
    assert "HX-Refresh" not in client.get(progress).headers
    assert client.get(file).status_code == 404
    with open_municipality(town.municipality):
        write_stored(version.pk)

    assert client.get(progress).headers["HX-Refresh"] == "true"
    assert "ดาวน์โหลด Word (.docx)" in client.get(page).content.decode()
    answer = client.get(file)
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="ita-plan-{town.municipality.code}-2569-v1.docx"'
    )
    assert answer.headers["Content-Type"].endswith("wordprocessingml.document")
    assert answer.content[:2] == b"PK"


def test_a_word_file_that_failed_is_offered_again(town: Town, client: Client) -> None:
    version = town.made()
    with open_municipality(town.municipality):
        WordFile.objects.create(version=version, state="failed")
    client.force_login(town.coordinator)
    parts = {"code": town.municipality.code, "pk": version.pk}
    assert "จัดทำ Word ไม่สำเร็จ ลองอีกครั้ง" in client.get(reverse("approvals:version", kwargs=parts)).content.decode()
