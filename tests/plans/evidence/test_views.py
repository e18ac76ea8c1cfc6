"""Pages of evidence."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.evidence.actions import Upload, add_file, add_link, store_check
from plans.evidence.links import LinkReport
from plans.models import Evidence, Measure
from tests.factories import make_measure, make_member, make_plan, make_unit
from tests.plans.evidence import samples

pytestmark = pytest.mark.django_db

URL = "https://www.ban.go.th/no-gift"


@pytest.fixture
def measure(municipality: Municipality) -> Measure:
    return make_measure(make_plan(municipality))


@pytest.fixture
def base(municipality: Municipality, measure: Measure) -> str:
    return f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def reader(municipality: Municipality) -> Client:
    client = Client()
    client.force_login(make_member(municipality, Role.AUDITOR))
    return client


def sent(content: bytes = b"", name: str = "รายงาน.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or samples.pdf())


def made(measure: Measure, *, url: str = "", pages: int = 1, title: str = "หลักฐาน") -> Evidence:
    actor = system_actor(measure.plan.municipality)
    with open_municipality(measure.plan.municipality):
        if url:
            return add_link(actor, measure, title, None, url)
        return add_file(actor, measure, title, None, Upload("รายงานผล ปี 2569.pdf", samples.pdf(pages)))


def rows(measure: Measure) -> list[Evidence]:
    with open_municipality(measure.plan.municipality):
        return list(measure.evidence.prefetch_related("files"))


def checked(item: Evidence, **more: Any) -> None:
    report = LinkReport(**{"status": 200, "own_domain": True, "mentions_year": True} | more)
    municipality = item.measure.plan.municipality
    with open_municipality(municipality):
        store_check(system_actor(municipality), item, report)


def test_an_empty_section_says_what_to_do(coordinator: Client, municipality: Municipality, base: str) -> None:
    page = coordinator.get(base).content.decode()
    assert "ยังไม่มีหลักฐาน แนบไฟล์" in page
    assert f'href="{base}evidence/new/"' in page
    page = reader(municipality).get(base).content.decode()
    assert "ยังไม่มีหลักฐาน" in page
    assert "evidence/new/" not in page


def test_a_file_is_added_shown_and_downloaded(coordinator: Client, measure: Measure, base: str) -> None:
    assert coordinator.get(f"{base}evidence/new/").status_code == 200
    data = {"title": "ประกาศ", "day": "2025-01-15", "file": sent(name="ประกาศ “ใหม่”.exe")}
    response = coordinator.post(f"{base}evidence/new/", data)
    assert response.headers["Location"] == f"{base}#evidence"
    (item,) = rows(measure)
    address = f"{base}evidence/{item.pk}/files/1/"
    page = coordinator.get(base).content.decode()
    assert all(text in page for text in ("ประกาศ", "ลงวันที่ 15 ม.ค. 68", f'href="{address}"', "รุ่นที่ 1"))
    for client in (coordinator, reader(measure.plan.municipality)):
        answer = client.get(address)
        assert answer.content == samples.pdf()
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        disposition = answer.headers["Content-Disposition"]
        assert disposition.startswith("attachment; filename*=utf-8''")
        assert disposition.endswith(".exe.pdf")
        assert "private" in answer.headers["Cache-Control"]


def test_a_photo_of_a_telephone_is_kept_as_what_opens_and_said_so(
    coordinator: Client, base: str, measure: Measure
) -> None:
    photo = samples.heic((64, 48))
    data = {"title": "ภาพกิจกรรม", "file": sent(photo, "IMG_0001.HEIC")}
    answer = coordinator.post(f"{base}evidence/new/", data, follow=True)
    assert "แปลงรูป HEIC เป็น JPEG ให้แล้ว" in answer.text
    (item,) = rows(measure)
    file = item.files.all()[0]
    assert (file.filename, file.media_type) == ("IMG_0001.HEIC.jpg", "image/jpeg")
    assert coordinator.get(f"{base}evidence/{item.pk}/files/1/").content.startswith(b"\xff\xd8\xff")
    with open_municipality(measure.plan.municipality):
        [entry] = AuditEntry.objects.filter(action="evidence.added")
    assert entry.detail["sent_sha256"] == hashlib.sha256(photo).hexdigest() != entry.detail["sha256"]
    again = coordinator.post(f"{base}evidence/{item.pk}/", {"title": "ภาพ", "file": sent(photo, "IMG_0001.HEIC")})
    assert "เหมือนกับรุ่นที่ 1" in again.text


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"file": lambda: sent(samples.heic((64, 48))[:300], "IMG.HEIC")}, "file", "รูปนี้เสีย"),
        ({"file": lambda: sent(b"MZ\x90\0", "รายงาน.pdf")}, "file", "ไม่รับไฟล์ชนิดนี้"),
        ({"file": lambda: sent(b"%PDF-1.7 broken")}, "file", "PDF นี้เสีย"),
        ({"file": lambda: sent(b"\0" * (20 * 1024 * 1024 + 1))}, "file", "ใหญ่เกิน 20 MB"),
        ({"file": lambda: SimpleUploadedFile("a.pdf", b"")}, "file", "ไฟล์นี้ว่างเปล่า"),
        ({}, "file", "กรุณาเลือกไฟล์ หรือวางลิงก์"),
        ({"file": sent, "url": lambda: URL}, "url", "อย่างใดอย่างหนึ่ง"),
        ({"url": lambda: "ftp://ban.go.th/"}, "url", "http://"),
        ({"url": lambda: "http://127.0.0.1/"}, "url", "ที่อยู่ภายในเครือข่าย"),
    ],
)
def test_what_is_refused_is_said_beside_its_field_and_nothing_typed_is_lost(
    coordinator: Client, measure: Measure, base: str, data: dict[str, Any], field: str, words: str
) -> None:
    typed = {"title": "ประกาศที่พิมพ์ไว้", "day": "2025-01-15", **{name: make() for name, make in data.items()}}
    response = coordinator.post(f"{base}evidence/new/", typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert words in str(response.context["form"].errors[field])
    assert 'value="ประกาศที่พิมพ์ไว้"' in page
    assert 'value="2025-01-15"' in page
    assert page.index(f'id="id_{field}"') < page.rindex(words)
    assert rows(measure) == []


def test_a_buddhist_year_is_understood_and_a_day_to_come_is_not(
    coordinator: Client, measure: Measure, base: str
) -> None:
    url = f"{base}evidence/new/"
    for day, words in (
        ("2569-13-01", "ไม่มีวันที่ 1/13/2569"),
        ("29 ก.พ. 2568", "ไม่มีวันที่ 29/2/2568"),
        ("0068-11-01", "ปี 68 ไม่น่าเป็นไปได้"),  # what a browser's date box made of 01 11 68
        ("1 ม.ค. 2584", "วันในอนาคต"),
    ):
        response = coordinator.post(url, {"title": "ก", "day": day, "url": URL})
        assert words in str(response.context["form"].errors["day"])
    assert coordinator.post(url, {"title": "ก", "day": "1 ธ.ค. 67", "url": URL}).status_code == 302
    assert str(rows(measure)[0].day) == "2024-12-01"


def test_a_new_version_keeps_the_old_one(coordinator: Client, measure: Measure, base: str) -> None:
    item = made(measure)
    url = f"{base}evidence/{item.pk}/"
    opened = opened_with(coordinator, url)
    assert 'name="url"' not in coordinator.get(url).content.decode()
    response = coordinator.post(url, {"title": "ชื่อใหม่", "file": sent(), **opened})
    assert response.status_code == 422
    assert "เหมือนกับรุ่นที่ 1" in str(response.context["form"].errors["file"])
    assert 'value="ชื่อใหม่"' in response.content.decode()
    assert coordinator.post(url, {"title": "ชื่อใหม่", "file": sent(samples.pdf(2)), **opened}).status_code == 302
    page = coordinator.get(base).content.decode()
    assert all(text in page for text in ("ชื่อใหม่", "รุ่นที่ 2", "<details><summary>รุ่นก่อนหน้า (1)</summary>", "รุ่นที่ 1"))
    assert coordinator.get(f"{base}evidence/{item.pk}/files/1/").content == samples.pdf()
    assert coordinator.get(f"{base}evidence/{item.pk}/files/2/").content == samples.pdf(2)


def test_a_links_address_is_changed(coordinator: Client, measure: Measure, base: str) -> None:
    item = made(measure, url=URL)
    url = f"{base}evidence/{item.pk}/"
    page = coordinator.get(url).content.decode()
    assert f'value="{URL}"' in page
    assert 'type="file"' not in page
    assert coordinator.post(url, {"title": "ก", "url": ""}).status_code == 422
    coordinator.post(url, {"title": "ก", "url": f"{URL}/2569", **opened_with(coordinator, url)})
    assert [row.url for row in rows(measure)] == [f"{URL}/2569"]


def opened_with(client: Client, url: str) -> dict[str, str]:
    """What the page's form remembers."""
    return {"opened_with": str(client.get(url).context["form"]["opened_with"].value())}


def test_the_second_of_two_saves_shows_both_and_then_goes_through(
    coordinator: Client, measure: Measure, base: str
) -> None:
    item = made(measure, url=URL)
    url = f"{base}evidence/{item.pk}/"
    opened = opened_with(coordinator, url)
    first = {"title": "ของ <คนแรก>", "day": "2025-01-15", "url": URL}
    assert coordinator.post(url, first | opened).status_code == 302
    second = {"title": "ของคนที่สอง", "day": "", "url": f"{URL}/2569"}
    response = coordinator.post(url, second | opened)
    page = response.content.decode()
    assert response.status_code == 409
    assert "มีผู้บันทึกหลักฐานนี้หลังจากที่ท่านเปิดหน้านี้" in page
    assert "<p>ของ &lt;คนแรก&gt;</p>" in page
    assert "<p>ของคนที่สอง</p>" in page
    assert "นำมาใส่ให้แล้ว: วันที่ของหลักฐาน" in page
    assert [rows(measure)[0].title, rows(measure)[0].url] == ["ของ <คนแรก>", URL]
    form = response.context["form"]
    again = {name: str(form[name].value()) for name in ("title", "day", "url", "opened_with")}
    assert again["title"] == "ของคนที่สอง"
    assert f'value="{again["opened_with"]}"' in page
    assert coordinator.post(url, again).status_code == 302
    (row,) = rows(measure)
    assert (row.title, str(row.day), row.url) == ("ของคนที่สอง", "2025-01-15", f"{URL}/2569")


def test_a_mistake_does_not_forget_what_the_form_was_opened_with(
    coordinator: Client, measure: Measure, base: str
) -> None:
    item = made(measure)
    url = f"{base}evidence/{item.pk}/"
    opened = opened_with(coordinator, url)
    coordinator.post(url, {"title": "ของคนแรก", "file": sent(samples.pdf(2)), **opened})
    answer = coordinator.post(url, {"title": "", **opened})
    assert answer.status_code == 422
    assert answer.context["form"]["opened_with"].value() == opened["opened_with"]
    answer = coordinator.post(url, {"title": "หลักฐาน", "file": sent(samples.pdf(3)), **opened})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert all(words in page for words in ("อีกฝ่ายเพิ่มไฟล์รุ่นที่ 2", "กรุณาเลือกไฟล์อีกครั้ง", "ไม่มีช่องใดที่แก้ชนกัน"))
    assert 'value="ของคนแรก"' in page


def test_evidence_removed_meanwhile_is_told_and_what_was_typed_is_named(
    coordinator: Client, measure: Measure, base: str
) -> None:
    item = made(measure)
    url = f"{base}evidence/{item.pk}/"
    with open_municipality(measure.plan.municipality):
        Evidence.objects.all().delete()
    assert coordinator.get(url).status_code == 404
    answer = coordinator.post(url, {"title": "ชื่อที่พิมพ์ไว้"}, follow=True)
    assert answer.redirect_chain == [(f"{base}#evidence", 302)]
    assert "มีผู้ลบไปแล้วหลังจากที่ท่านเปิดหน้า จึงไม่ได้บันทึก “ชื่อที่พิมพ์ไว้”" in answer.content.decode()
    assert "มีผู้ลบไปแล้ว" in coordinator.post(f"{url}remove/", follow=True).content.decode()
    with open_municipality(measure.plan.municipality):
        Measure.objects.all().delete()
    for path in (f"{item.pk}/", f"{item.pk}/remove/", "new/"):
        assert coordinator.post(f"{base}evidence/{path}", {"title": "ก", "url": URL}).status_code == 404


def test_removing_asks_first(coordinator: Client, measure: Measure, base: str) -> None:
    item = made(measure, title="ลบฉัน")
    url = f"{base}evidence/{item.pk}/remove/"
    assert "ลบหลักฐาน “ลบฉัน”?" in coordinator.get(url).content.decode()
    assert len(rows(measure)) == 1
    assert coordinator.post(url).headers["Location"] == f"{base}#evidence"
    assert rows(measure) == []


@pytest.mark.parametrize(
    ("reachable", "mentions", "words"),
    [(True, True, "ใช้ได้"), (True, False, "ควรตรวจดู"), (False, None, "เปิดไม่ได้")],
)
def test_a_check_is_shown_in_words(
    coordinator: Client, measure: Measure, base: str, reachable: bool, mentions: bool | None, words: str
) -> None:
    item = made(measure, url=URL)
    state = f"{base}evidence/{item.pk}/state/"
    for page in (coordinator.get(base).content.decode(), coordinator.get(state).content.decode()):
        assert "กำลังตรวจ" in page
        assert f'hx-get="{state}"' in page
        assert f'href="{base}?checked={item.pk}#evidence"' in page  # the way without JavaScript
    checked(item, reachable=reachable, mentions_year=mentions, message="ผลที่พบ")
    fragment = coordinator.get(state).content.decode()
    for page in (coordinator.get(base).content.decode(), fragment):
        assert all(text in page for text in (words, "ผลที่พบ", "ตรวจเมื่อ", "ตรวจลิงก์อีกครั้ง"))
        assert "กำลังตรวจ" not in page
    assert "<html" not in fragment
    assert "hx-trigger" not in fragment


def test_a_check_is_asked_for_again_with_and_without_javascript(
    coordinator: Client, measure: Measure, base: str
) -> None:
    item = made(measure, url=URL)
    url = f"{base}evidence/{item.pk}/check/"
    for headers in ({}, {"HX-Request": "true"}):
        checked(item, reachable=True, message="เปิดได้")
        response = coordinator.post(url, headers=headers)
        assert response.status_code == (200 if headers else 302)
        assert [(row.check_state, row.checked_at) for row in rows(measure)] == [("", None)]
    assert "กำลังตรวจ" in response.content.decode()
    file = made(measure)
    page = coordinator.post(f"{base}evidence/{file.pk}/check/", follow=True).content.decode()
    assert "ไม่มีลิงก์ให้ตรวจ" in page


def test_a_reader_sees_everything_and_changes_nothing(measure: Measure, base: str) -> None:
    file, link = made(measure), made(measure, url=URL)
    checked(link, reachable=True, message="เปิดได้")
    client = reader(measure.plan.municipality)
    page = client.get(base).content.decode()
    assert f"{base}evidence/{file.pk}/files/1/" in page
    assert not [a for a in ("evidence/new/", f"{link.pk}/remove/", f"{link.pk}/check/", "ตรวจลิงก์อีกครั้ง") if a in page]
    for path in ("new/", f"{file.pk}/", f"{file.pk}/remove/"):
        assert client.get(f"{base}evidence/{path}").status_code == 403


def test_staff_of_another_unit_download_and_do_not_change(municipality: Municipality, measure: Measure) -> None:
    unit, another = make_unit(municipality, "กองคลัง"), make_unit(municipality, "กองช่าง")
    theirs = make_measure(measure.plan, units=[unit])
    with open_municipality(municipality):
        Measure.objects.filter(pk=theirs.pk).update(stage="assigned")
    file = made(theirs)
    base = f"/m/{municipality.code}/plan/2569/measures/{theirs.pk}/evidence/"
    for own, status in ((unit, 200), (another, 403)):
        client = Client()
        client.force_login(make_member(municipality, Role.STAFF, unit=own))
        assert client.get(f"{base}new/").status_code == status
        assert client.get(f"{base}{file.pk}/").status_code == status
        assert client.get(f"{base}{file.pk}/files/1/").status_code == 200


def test_what_belongs_elsewhere_is_not_found(
    coordinator: Client, measure: Measure, other: Municipality, base: str
) -> None:
    foreign = made(make_measure(make_plan(other)))
    neighbour = made(make_measure(measure.plan))
    own = made(measure)
    for item in (foreign, neighbour):
        for path in ("", "remove/", "files/1/", "state/"):
            assert coordinator.get(f"{base}evidence/{item.pk}/{path}").status_code == 404
        assert coordinator.post(f"{base}evidence/{item.pk}/check/").status_code == 404
    assert coordinator.get(f"{base}evidence/{own.pk}/files/2/").status_code == 404
    assert coordinator.get(f"{base}evidence/{own.pk}/files/1/".replace("2569", "2568")).status_code == 404


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.AUDITOR])
def test_evidence_costs_the_same_queries_at_one_and_at_thirty(
    client: Client, measure: Measure, base: str, role: str
) -> None:
    client.force_login(make_member(measure.plan.municipality, role))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(base).status_code == 200
        return len(captured)

    made(measure)
    checked(made(measure, url=URL), reachable=True, message="เปิดได้")
    with open_municipality(measure.plan.municipality):
        Evidence.objects.update(added_by=make_member(measure.plan.municipality))
    few = queries()
    for number in range(14):
        made(measure, pages=number + 1)
        made(measure, url=f"{URL}/{number}")
    assert queries() == few


def test_the_day_box_ends_today(coordinator: Client, base: str) -> None:
    assert (
        f'data-latest="{timezone.localdate().isoformat()}"' in coordinator.get(f"{base}evidence/new/").content.decode()
    )


def test_a_good_file_that_came_with_a_mistake_elsewhere_is_asked_for_again(
    coordinator: Client, measure: Measure, base: str
) -> None:
    item = made(measure)
    for path in ("new/", f"{item.pk}/"):
        page = coordinator.post(f"{base}evidence/{path}", {"title": "", "file": sent()}).content.decode()
        assert "กรุณาเลือกไฟล์อีกครั้ง" in page
        assert "กรุณาเลือกไฟล์อีกครั้ง" not in coordinator.post(f"{base}evidence/{path}", {}).content.decode()
