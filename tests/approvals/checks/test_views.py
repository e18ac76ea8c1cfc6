"""The page before submitting: the list, the reasons, what a refused press says, and what everyone reads afterwards."""

from contextlib import closing

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdfium2 import PdfDocument

from accounts import storage
from accounts.tenancy import open_municipality
from approvals.checks.checking import checks_today
from approvals.models import Route, RouteStep, Submission
from documents.models import PaperVersion
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.models import Measure
from tests.approvals.checks.listed import made, read_again
from tests.approvals.town import Town
from tests.confirming import confirmed, prove, shown_on
from tests.factories import make_many_measures
from thai.digits import to_arabic

ASKED = "แก้ไข หรือให้เหตุผลก่อนเสนอ"


def _address(town: Town, version: PaperVersion, name: str = "check") -> str:
    return reverse(f"approvals:{name}", kwargs={"code": town.municipality.code, "pk": version.pk})


def _faulty(town: Town) -> tuple[PaperVersion, str]:
    """A rendered version with one error, and the name of its reason's box."""
    version = town.made()
    with open_municipality(town.municipality):
        Measure.objects.update(inherited=["title"])
        [error] = checks_today(read_again(version)).errors
    return version, f"reason-{error.key}"


def _said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_drafter_sees_the_list_the_pages_and_the_button_in_this_order(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    page = _said(client, _address(town, version))
    places = ["ต้องแก้ หรือให้เหตุผล", f'name="{box}"', "ผ่าน 7 ข้อ", 'id="page-1"', "ลงนามและเสนอ</button>"]
    assert [page.index(each) for each in places] == sorted(page.index(each) for each in places)
    assert 'loading="lazy" width="210" height="297"' in page
    assert f'<a href="#mark-{box.removeprefix("reason-")}">หน้า 1</a> · ตารางมาตรการ' in page
    assert "ส่งถึง นักวิชาการตรวจสอบภายใน (นายตรวจ ถี่ถ้วน) เป็นคนแรก" in page


def test_the_words_of_a_finding_are_marked_on_the_page_where_they_stand(town: Town, client: Client) -> None:
    with open_municipality(town.municipality):
        save_analyses(town.actor(town.coordinator), town.plan, {10: AnalysisTexts("ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน")})
    version = town.made("analysis", 2568, "narrative")
    with open_municipality(town.municipality):
        version = read_again(version)
        [found] = [check for check in checks_today(version).errors if check.words.startswith("“71.00”")]
    assert found.page is not None
    with closing(PdfDocument(storage.read(version.sha256))) as document:
        page = document[found.page - 1]
        [(x, y, across, down)] = found.boxes
        width, height = page.get_size()
        inside = page.get_textpage().get_text_bounded(
            x * width - 1, height * (1 - y - down) - 1, (x + across) * width + 1, height * (1 - y) + 1
        )
    assert to_arabic(inside).strip() == "71.00"
    client.force_login(town.coordinator)
    said = _said(client, _address(town, version))
    assert said.count(f'<g id="mark-{found.key}" class="bad"><title>“71.00”') == 1
    assert f'<a href="#mark-{found.key}">หน้า {found.page}</a>' in said


def test_a_refused_press_leads_to_what_is_missing_with_all_that_was_typed(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    answer = client.post(_address(town, version, "submit"), {"opinion": "ขอเสนอ <b>", box: "  "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="refused" role="alert" tabindex="-1" autofocus><p><strong>ยังเสนอไม่ได้ 1 ข้อ</strong>' in page
    assert f'<a href="#check-{box.removeprefix("reason-")}">มาตรการที่ 1 มีข้อความจากแผนปีก่อน' in page
    assert ASKED in page
    assert "ขอเสนอ &lt;b&gt;</textarea>" in page


def test_a_reason_lets_it_go_and_everyone_reads_it(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    typed = {"opinion": "ขอเสนอ", box: "อ่านแล้ว <i>ในที่ประชุม</i>"}
    asked = client.post(_address(town, version, "submit"), typed).content.decode()
    assert "<div>อ่านแล้ว &lt;i&gt;ในที่ประชุม&lt;/i&gt;</div>" in asked
    same = client.post(_address(town, version, "submit"), typed | {box: "ขอเสนอ"}).content.decode()
    assert "<div>ขอเสนอ</div>" in same  # a reason in the opinion's words is shown, too
    answer = confirmed(client, _address(town, version, "submit"), **typed)
    assert answer.headers["Location"] == _address(town, version, "version")
    for user in (town.coordinator, town.auditor, town.mayor):
        client.force_login(user)
        for name in ("version", "check"):
            page = _said(client, _address(town, version, name))
            assert "ข้อผิดที่เสนอพร้อมเหตุผล" in page
            assert "เหตุผลของ นางสาวจัดทำ ดี" in page
            assert "อ่านแล้ว &lt;i&gt;ในที่ประชุม&lt;/i&gt;" in page
            assert f'name="{box}"' not in page


def test_a_reason_is_kept_while_it_is_typed(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    kept = client.post(_address(town, version, "submit"), {box: "กำลังพิมพ์", "autosave": "keep"})
    assert kept.json()["state"] == "kept"
    page = _said(client, _address(town, version))
    assert "กำลังพิมพ์</textarea>" in page
    assert "<b>1</b> มีเหตุผลแล้ว" in page
    assert "ต้องแก้หรือให้เหตุผล" not in page
    assert client.post(_address(town, version, "submit"), {box: " ", "autosave": "keep"}).json()["state"] == "saved"


def test_a_reason_with_a_letter_that_cannot_be_printed_stays_in_its_box(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    answer = client.post(_address(town, version, "submit"), {box: "อ่านแล้ว 🚧"})
    assert answer.status_code == 422
    assert "อ่านแล้ว 🚧</textarea>" in answer.content.decode()
    assert "“🚧” พิมพ์ลงเอกสารไม่ได้" in answer.content.decode()
    long = client.post(_address(town, version, "submit"), {box: "ก" * 1001})
    assert long.status_code == 422
    with open_municipality(town.municipality):
        assert not Submission.objects.exists()


def test_boxes_that_nobody_asked_for_are_not_read(town: Town, client: Client) -> None:
    version, _ = _faulty(town)
    client.force_login(town.coordinator)
    hostile = {f"reason-x-{n:012x}": "ก" for n in range(900)} | {"reason-../../etc": "ก"}
    answer = client.post(_address(town, version, "submit"), hostile)
    assert answer.status_code == 422
    assert "etc" not in answer.content.decode()


def test_who_only_reads_gets_no_boxes(town: Town, client: Client) -> None:
    version, box = _faulty(town)
    client.force_login(town.auditor)
    page = _said(client, _address(town, version))
    assert "มาตรการที่ 1 มีข้อความจากแผนปีก่อน" in page
    assert box not in page
    assert "ลงนามและเสนอ" not in page


def test_without_a_route_the_page_says_so(town: Town, client: Client) -> None:
    version = town.made()
    with open_municipality(town.municipality):
        Route.objects.all().delete()
    client.force_login(town.coordinator)
    page = _said(client, _address(town, version))
    assert "เอกสารนี้จึงเป็นร่างที่ยังเสนอไม่ได้ <a href=" in page
    assert "ลงนามและเสนอ" not in page


def test_a_version_that_is_not_ready_leads_to_its_own_page(town: Town, client: Client) -> None:
    version = made(town)
    client.force_login(town.coordinator)
    assert client.get(_address(town, version)).headers["Location"] == _address(town, version, "version")


def test_a_tab_that_was_left_open_is_told_that_the_paper_has_gone(town: Town, client: Client) -> None:
    version = town.made()
    town.submitted(version)
    client.force_login(town.coordinator)
    answer = confirmed(client, _address(town, version, "submit"), opinion="ขอเสนออีก")
    assert "เอกสารฉบับนี้เสนอไปแล้ว ข้อความที่พิมพ์ไว้: “ขอเสนออีก”" in _said(client, answer.headers["Location"])


def test_a_newer_version_in_another_tab_is_told_with_what_was_typed(town: Town, client: Client) -> None:
    version = town.made()
    made(town)
    client.force_login(town.coordinator)
    assert "มีฉบับใหม่กว่าแล้ว" in _said(client, _address(town, version))
    answer = confirmed(client, _address(town, version, "submit"), opinion="ขอเสนอ")
    assert "มีฉบับใหม่กว่าแล้ว กรุณาเสนอฉบับล่าสุด ข้อความที่พิมพ์ไว้: “ขอเสนอ”" in _said(client, answer.headers["Location"])


def test_while_another_version_is_under_way_the_next_one_has_no_boxes_and_no_button(town: Town, client: Client) -> None:
    """Nobody types reasons and a password to hear of it afterwards."""
    under_way = town.submitted().version
    version, box = _faulty(town)
    client.force_login(town.coordinator)
    for name in ("check", "version"):
        page = _said(client, _address(town, version, name))
        assert f"ฉบับที่ {under_way.number} ยังอยู่ระหว่างพิจารณา กรุณาถอนเรื่องนั้นก่อน" in page
        assert f'<a href="{_address(town, under_way, "version")}">เปิดฉบับที่ {under_way.number}</a>' in page
        assert box not in page
        assert "ตรวจก่อนเสนอ</a>" not in page
        assert "ลงนามและเสนอ</button>" not in page
    asked = client.post(_address(town, version, "submit"), {box: "อ่านแล้ว"})  # in a tab of before
    assert asked.headers["Location"] == _address(town, version, "version")
    said = _said(client, asked.headers["Location"])
    assert "ยังอยู่ระหว่างพิจารณา" in said
    assert "ข้อความที่พิมพ์ไว้: “อ่านแล้ว”" in said
    client.force_login(town.mayor)
    assert "กรุณาถอนเรื่องนั้นก่อน" not in _said(client, _address(town, version, "version"))


@pytest.mark.parametrize("name", ["version", "check"])
def test_a_paper_of_another_route_says_so_before_anything_is_typed(town: Town, client: Client, name: str) -> None:
    version = town.made()
    with open_municipality(town.municipality):
        RouteStep.objects.filter(order=1).delete()
    client.force_login(town.coordinator)
    page = _said(client, _address(town, version, name))
    assert "เส้นทางการเสนอหรือผู้ดำรงตำแหน่งเปลี่ยนไปหลังจัดทำเอกสาร" in page
    assert ">แก้ข้อความและจัดทำฉบับใหม่</a>" in page
    assert "ลงนามและเสนอ</button>" not in page


@pytest.mark.parametrize("name", ["version", "check"])
def test_an_old_submission_without_a_list_opens(town: Town, client: Client, name: str) -> None:
    version = town.submitted().version
    with open_municipality(town.municipality):
        Submission.objects.update(checks=None)
    client.force_login(town.mayor)
    page = _said(client, _address(town, version, name))
    assert ("จึงไม่มีผลตรวจให้ดู" in page) == (name == "check")


def test_the_list_costs_the_same_with_one_measure_and_with_many_and_is_made_once_a_press(
    town: Town, client: Client
) -> None:
    client.force_login(town.coordinator)
    counts = []
    for more in (1, 12):
        make_many_measures(town.plan, more)
        version = town.made()
        with CaptureQueriesContext(connection) as queries:
            assert "ลงนามและเสนอ" in _said(client, _address(town, version))
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert _readings(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        asked = client.post(_address(town, version, "submit"))
    assert (asked.status_code, _readings(queries)) == (200, 1)
    prove(client)
    with CaptureQueriesContext(connection) as queries:
        sent = client.post(_address(town, version, "submit"), {"shown": shown_on(asked.content.decode())})
    assert (sent.status_code, _readings(queries)) == (302, 1)


def _readings(queries: CaptureQueriesContext) -> int:
    """How often a plan was read with its rows."""
    return sum('FROM "plans_step"' in query["sql"] for query in queries)
