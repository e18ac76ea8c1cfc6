"""Pages of moving in and out: table, preview, confirmation, last year's plan, the sheet to take along."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.models import AuditEntry, Municipality, Role, Unit
from accounts.tenancy import open_municipality
from plans.models import Measure, Plan
from plans.transfer.import_jobs import run
from plans.transfer.models import MeasureImport
from tests.factories import make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db

TABLE = "\n".join(
    [
        "มาตรการ/โครงการ/กิจกรรม\tตัวชี้วัด\tขั้นตอน/วิธีการปฏิบัติ\tระยะเวลาดำเนินงาน\tผู้รับผิดชอบ",
        "๑. คู่มือ <b>ยืมพัสดุ\t๔\t๑. เขียน ๒. แจ้ง\tต.ค. ๖๘ - ก.ย. ๖๙\tกองคลัง/งานพัสดุ",
        "โครงการอบรม\t๕\t๑. จัดอบรม\tเมื่อพร้อม\tทุกกอง",
    ]
)


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    make_unit(municipality, "กองคลัง")
    return make_plan(municipality)


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/2569/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def measures(plan: Plan) -> list[Measure]:
    with open_municipality(plan.municipality):
        return list(plan.measures.with_rows())


def sent(client: Client, plan: Plan, base: str, **data: Any) -> tuple[str, str]:
    """A table sent and compared as the worker does: its page's address, and the page."""
    response = client.post(f"{base}import/", data)
    assert response.status_code == 302, response.content.decode()
    return response.headers["Location"], worked(client, plan, response.headers["Location"])


def worked(client: Client, plan: Plan, url: str) -> str:
    """The page after the worker has come."""
    with open_municipality(plan.municipality):
        run(MeasureImport.objects.latest("pk").pk)
    return client.get(url).content.decode()


def seen_in(page: str) -> dict[str, str]:
    """What the page's button to confirm sends along."""
    [seen] = re.findall(r'name="seen" value="(\w+)"', page)
    return {"seen": seen}


def test_a_pasted_table_is_shown_field_by_field_and_stored_when_confirmed(
    coordinator: Client, plan: Plan, base: str
) -> None:
    with open_municipality(plan.municipality):
        make_unit(plan.municipality, "งานพัสดุ")
    url, page = sent(coordinator, plan, base, pasted=TABLE)
    assert "อ่านได้ 2 มาตรการ ยังไม่ได้บันทึก" in page
    for text in ("คู่มือ &lt;b&gt;ยืมพัสดุ", "<li>เขียน</li>", "<li>แจ้ง</li>", "ต.ค. 68", "เมื่อพร้อม", "งานพัสดุ", "ทุกสำนัก/กอง"):
        assert text in page
    assert measures(plan) == []
    coordinator.post(f"{url}confirm/", seen_in(page))
    assert measures(plan) == []
    assert "กำลังบันทึก" in coordinator.get(url).content.decode()
    assert "นำเข้าแล้ว: ใหม่ 2 แก้ไข 0 เหมือนเดิม 0 มาตรการ" in worked(coordinator, plan, url)
    guide, training = measures(plan)
    assert [step.text for step in guide.steps.all()] == ["เขียน", "แจ้ง"]
    assert (guide.indicator_numbers, guide.responsible, training.all_units) == ([4], "กองคลัง, งานพัสดุ", True)
    assert "เมื่อพร้อม" in training.remark
    with open_municipality(plan.municipality):
        assert AuditEntry.objects.filter(action="plan.imported").count() == 1
    again = coordinator.post(f"{url}confirm/", seen_in(page), follow=True)
    assert "นำเข้าหรือยกเลิกไปแล้ว" in again.content.decode()
    assert len(measures(plan)) == 2


def test_each_unknown_name_is_chosen_before_anything_is_stored(coordinator: Client, plan: Plan, base: str) -> None:
    url, page = sent(coordinator, plan, base, pasted=TABLE)
    assert "ยังไม่ได้เลือกหน่วยงาน 1 ชื่อ" in page
    assert "ยืนยันและนำเข้า" not in page
    [field] = re.findall(r'<select name="(unit-\w+)"', page)
    refused = coordinator.post(f"{url}units/", {field: "999999"})
    assert refused.status_code == 422
    assert "ยังไม่ได้เลือกหน่วยงาน 1 ชื่อ" in refused.content.decode()
    coordinator.post(f"{url}units/", {field: "new"})
    page = worked(coordinator, plan, url)
    assert "หน่วยงานใหม่ที่จะเพิ่มในระบบ: งานพัสดุ" in page
    with open_municipality(plan.municipality):
        assert not Unit.objects.filter(name="งานพัสดุ").exists()
    coordinator.post(f"{url}confirm/", seen_in(page))
    worked(coordinator, plan, url)
    assert measures(plan)[0].responsible == "กองคลัง, งานพัสดุ"


def test_the_page_asks_again_until_the_worker_is_done(coordinator: Client, plan: Plan, base: str) -> None:
    url = coordinator.post(f"{base}import/", {"pasted": TABLE}).headers["Location"]
    assert f'hx-get="{url}progress/"' in coordinator.get(url).content.decode()
    waiting = coordinator.get(f"{url}progress/")
    assert ("รอตรวจ" in waiting.content.decode(), "HX-Refresh" in waiting.headers) == (True, False)
    worked(coordinator, plan, url)
    assert coordinator.get(f"{url}progress/").headers["HX-Refresh"] == "true"


def test_a_plan_changed_since_the_preview_is_shown_again(coordinator: Client, plan: Plan, base: str) -> None:
    with open_municipality(plan.municipality):
        make_unit(plan.municipality, "งานพัสดุ")
    url, page = sent(coordinator, plan, base, pasted=TABLE)
    make_measure(plan, title="คู่มือ <b>ยืมพัสดุ", outcome="เพื่อนเพิ่งเขียน")
    again = coordinator.post(f"{url}confirm/", seen_in(page), follow=True)
    assert "มีผู้อื่นแก้ไขแผนหรือหน่วยงานหลังจากที่ท่านเปิดดู" in again.content.decode()
    page = worked(coordinator, plan, url)
    assert "เทียบกับแผนล่าสุดแล้ว" in page
    assert [(m.outcome, m.version) for m in measures(plan)] == [("เพื่อนเพิ่งเขียน", 1)]
    coordinator.post(f"{url}confirm/", seen_in(page))
    worked(coordinator, plan, url)
    assert [m.version for m in measures(plan)] == [2, 1]


def test_what_would_be_gone_stands_first_and_is_named(coordinator: Client, plan: Plan, base: str) -> None:
    make_measure(plan, title="คู่มือ", steps=["เขียน", "แจ้งทุกกองทราบ"], outcome="ดีขึ้น<b>")
    url, page = sent(coordinator, plan, base, pasted="มาตรการ\tขั้นตอน\tOutcome\nใหม่\t๑. ก\tข\nคู่มือ\t๑. เขียน\t")
    assert "ข้อมูลเดิมที่จะหายไป 2 รายการ" in page
    places = [page.index(text) for text in ("แจ้งทุกกองทราบ</td>", "ดีขึ้น&lt;b&gt;</td>", 'class="tag good">ใหม่')]
    assert places == sorted(places)
    assert "ลบข้อมูลเดิม 1 ช่องที่ตารางเว้นว่างไว้ด้วย" in page
    coordinator.post(f"{url}confirm/", seen_in(page) | {"removes": "on"})
    worked(coordinator, plan, url)
    assert [m.outcome for m in measures(plan)] == ["", "ข"]


def test_an_uploaded_file_is_read_by_what_it_is(coordinator: Client, plan: Plan, base: str) -> None:
    file = SimpleUploadedFile("ตาราง.docx", TABLE.encode("cp874", "replace"))
    assert "อ่านได้ 2 มาตรการ" in sent(coordinator, plan, base, file=file)[1]


def test_the_cells_of_a_paste_win_over_its_plain_text(coordinator: Client, plan: Plan, base: str) -> None:
    html = "<table><tr><th>มาตรการ</th><th>ขั้นตอน</th></tr><tr><td>คู่มือ</td><td>๑. เขียน<br>๒. แจ้ง</td></tr></table>"
    _, page = sent(coordinator, plan, base, pasted="คู่มือ ๑. เขียน\n๒. แจ้ง", pasted_html=html)
    assert "อ่านได้ 1 มาตรการ" in page


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "กรุณาเลือกไฟล์ หรือวางตาราง"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}, "PDF"),
        ({"file": SimpleUploadedFile("a.docx", b"")}, "ไฟล์นี้ว่างเปล่า"),
        ({"file": SimpleUploadedFile("a.csv", b"x"), "pasted": TABLE}, "อย่างใดอย่างหนึ่ง"),
    ],
)
def test_what_can_be_no_table_is_refused_and_the_paste_stays(
    coordinator: Client, plan: Plan, base: str, data: dict[str, Any], message: str
) -> None:
    refused = coordinator.post(f"{base}import/", data)
    assert refused.status_code == 422
    assert message in refused.content.decode()
    assert refused.context["form"]["pasted"].value() == data.get("pasted")
    with open_municipality(plan.municipality):
        assert not MeasureImport.objects.exists()


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("ข้อความธรรมดา ไม่มีตาราง", "ข้อความนี้ไม่ได้แบ่งเป็นคอลัมน์"),
        (TABLE.replace("\t๔\t", "\t๔๔\t").replace("\t๕\t", "\tข้อ i๙๙\t"), "ไม่มีตัวชี้วัดที่ 44"),
    ],
)
def test_a_table_with_an_error_is_shown_and_not_stored(
    coordinator: Client, plan: Plan, base: str, pasted: str, said: str
) -> None:
    url, page = sent(coordinator, plan, base, pasted=pasted)
    for text in (said, "ยังนำเข้าไม่ได้ ข้อมูลเดิมไม่เปลี่ยน"):
        assert text in page
    assert "ยืนยันและนำเข้า" not in page
    coordinator.post(f"{url}confirm/", {"seen": ""})
    worked(coordinator, plan, url)
    assert measures(plan) == []


def test_a_table_can_be_dropped(coordinator: Client, plan: Plan, base: str) -> None:
    url, page = sent(coordinator, plan, base, pasted="มาตรการ\tขั้นตอน\nคู่มือ\t๑. เขียน")
    assert coordinator.post(f"{url}cancel/").headers["Location"] == f"{base}import/"
    coordinator.post(f"{url}confirm/", seen_in(page))
    worked(coordinator, plan, url)
    assert measures(plan) == []
    assert "ไม่ได้นำเข้า" in coordinator.get(url).content.decode()


def test_the_sheet_taken_along_comes_back_unchanged(coordinator: Client, plan: Plan, base: str) -> None:
    make_measure(plan, title="=1+1", steps=["- หนึ่ง", "สอง\nบรรทัดใหม่"], outcome="@ดีขึ้น")
    response = coordinator.get(f"{base}export.xlsx")
    assert response.headers["Content-Disposition"] == f'attachment; filename="plan-{plan.municipality.code}-2569.xlsx"'
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    _, shown = sent(coordinator, plan, base, file=SimpleUploadedFile("plan.xlsx", response.content))
    assert "ใหม่ <strong>0</strong> · เปลี่ยนจากเดิม <strong>0</strong> · เหมือนเดิม 1" in shown


def test_last_years_plan_is_carried_forward_with_its_marks(coordinator: Client, plan: Plan, base: str) -> None:
    assert "ยังไม่มีแผนของปีก่อนหน้าให้คัดลอก" in coordinator.get(f"{base}copy/").content.decode()
    make_measure(make_plan(plan.municipality, 2568), title="ของปีก่อน")
    assert coordinator.post(f"{base}copy/", {"source": "2567"}).status_code == 422
    copied = coordinator.post(f"{base}copy/", {"source": "2568"}, follow=True)
    assert "คัดลอก 1 มาตรการจากแผนปี 2568 แล้ว" in copied.content.decode()
    assert [(m.title, m.unreviewed) for m in measures(plan)] == [("ของปีก่อน", 2)]


def test_the_list_of_tables_costs_the_same_queries_at_one_and_at_ten(
    coordinator: Client, plan: Plan, base: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            coordinator.get(f"{base}import/")
        return len(captured)

    coordinator.post(f"{base}import/", {"pasted": TABLE})
    one = queries()
    for _ in range(9):
        coordinator.post(f"{base}import/", {"pasted": TABLE})
    assert queries() == one


def test_a_status_that_stands_above_the_results_is_shown_before_it_is_stored(
    coordinator: Client, plan: Plan, base: str
) -> None:
    table = 'มาตรการ\tตัวชี้วัด\tผลการดำเนินการ\nอบรม\t5\t"อยู่ระหว่างดำเนินการ\nอบรมแล้ว 1 รุ่น"'
    _, page = sent(coordinator, plan, base, pasted=table)
    assert "<dt>สถานะ</dt><dd>กำลังดำเนินการ</dd>" in page
