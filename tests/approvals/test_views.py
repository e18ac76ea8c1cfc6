"""Pages of a paper for its drafter: what may be done, its files, what is asked before it is signed or revoked."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.tenancy import open_municipality
from approvals.actions import return_to_drafter
from approvals.actions import revoke as revoke_now
from approvals.models import Route, Submission
from approvals.publishing.actions import What, publish
from documents.models import WordFile
from documents.word_files import write_stored
from tests.approvals.town import Town
from tests.confirming import confirmed, prove, shown_on
from tests.factories import PASSWORD


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
    assert "กรุณาแจ้งผู้ประสานงานหรือผู้ดูแลของเทศบาลให้กำหนดเส้นทาง" in page


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


def test_submitting_asks_once_more_and_keeps_the_opinion(town: Town, client: Client) -> None:
    version = town.made()
    town.coordinator.set_password(PASSWORD)
    town.coordinator.save()
    parts = {"code": town.municipality.code, "pk": version.pk}
    submit, page = (reverse(f"approvals:{name}", kwargs=parts) for name in ("submit", "check"))
    client.force_login(town.coordinator)
    asked = client.post(submit, {"opinion": "ขอเสนอ"}).content.decode()
    assert "เนื้อหาฉบับนี้จะไม่เปลี่ยนอีก ส่งให้นักวิชาการตรวจสอบภายในพิจารณา" in asked
    assert "นักวิเคราะห์นโยบายและแผน" in asked
    assert submissions(town) == []
    assert "ขอเสนอ</textarea>" in client.get(page).content.decode()
    shown = shown_on(asked)
    wrong = client.post(submit, {"opinion": "ขอเสนอ", "shown": shown, "password": "ผิด"})
    assert (wrong.status_code, submissions(town)) == (422, [])
    assert "ความเห็นของท่านเก็บไว้แล้ว" in wrong.content.decode()
    done = client.post(submit, {"opinion": "ขอเสนอ", "shown": shown, "password": PASSWORD})
    assert (done.status_code, done.headers["Location"]) == (302, reverse("approvals:version", kwargs=parts))
    assert submissions(town) == [("in_review", "ขอเสนอ")]


def test_revoking_asks_once_more_and_says_what_it_means(town: Town, client: Client) -> None:
    sealed = town.sealed()
    client.force_login(town.mayor)
    prove(client)
    parts = {"code": town.municipality.code, "pk": sealed.version_id}
    revoke = reverse("approvals:revoke", kwargs=parts)
    asked = client.post(revoke, {"reason": "คะแนนผิดปี"}).content.decode()
    assert "เปลี่ยนกลับไม่ได้" in asked
    assert "คะแนนผิดปี" in asked
    assert submissions(town)[0][0] == "sealed"
    assert confirmed(client, revoke, reason="คะแนนผิดปี").status_code == 302
    assert submissions(town)[0][0] == "revoked"


def test_who_revokes_what_is_revoked_already_is_told_before_the_password(town: Town, client: Client) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        revoke_now(town.actor(town.mayor), sealed, "คะแนนผิดปี")
    client.force_login(town.mayor)
    parts = {"code": town.municipality.code, "pk": sealed.version_id}
    answer = client.post(reverse("approvals:revoke", kwargs=parts), {"reason": "ผิดอีกเรื่อง"}, follow=True)
    said = answer.content.decode()
    assert "เรื่องนี้เปลี่ยนสถานะไปแล้ว" in said
    assert "“ผิดอีกเรื่อง”" in said
    assert "ยืนยันว่าเป็นท่าน" not in said


def submissions(town: Town) -> list[tuple[str, str]]:
    with open_municipality(town.municipality):
        return [(s.state, s.steps.get(order=0).opinion) for s in Submission.objects.all()]


def test_a_returned_version_leads_to_the_words_and_a_sealed_one_to_its_public_page(town: Town, client: Client) -> None:
    version = town.made()
    compose = reverse("approvals:compose", args=[town.municipality.code, version.paper_id])
    publication = reverse("approvals:publication", args=[town.municipality.code, 2569])

    def shown(user: User) -> str:
        client.force_login(user)
        return client.get(reverse("approvals:version", args=[town.municipality.code, version.pk])).content.decode()

    submission = town.submitted(version)
    assert compose not in shown(town.coordinator)
    with open_municipality(town.municipality):
        return_to_drafter(town.actor(town.auditor), submission.steps.get(order=1), "เพิ่มวันที่ประชุม")
    assert f'href="{compose}">แก้ข้อความของเอกสาร' in shown(town.coordinator)
    assert compose not in shown(town.auditor)

    version = town.made()
    assert f'href="{compose}">แก้ข้อความของเอกสาร' in shown(town.coordinator)
    town.sealed(version)
    assert f'href="{publication}">เผยแพร่ในหน้าสาธารณะของปี 2569' in shown(town.coordinator)
    assert publication not in shown(town.auditor)
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2569, What.PAPER, version.paper)
    assert "แสดงในหน้าสาธารณะของปี 2569 แล้ว" in shown(town.auditor)
