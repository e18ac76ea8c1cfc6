"""Pages of a municipality's scores."""

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Role
from accounts.tenancy import open_municipality
from scores.import_jobs import run
from scores.models import Assessment, ScoreImport
from tests.factories import FIGURES, make_assessment, make_member
from tests.scores.published import municipal

pytestmark = pytest.mark.django_db

D = Decimal


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/scores/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def figures(municipality: Municipality, year: int = 2568) -> dict[str, Decimal]:
    with open_municipality(municipality):
        return {k: v for a in Assessment.objects.filter(fiscal_year=year) for k, v in a.entered().items()}


def test_the_years_are_listed_with_total_level_and_change(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, 2568)
    make_assessment(municipality, 2567, {"total": D("88.00")})
    page = coordinator.get(base).content.decode()
    assert page.index("พ.ศ. 2568") < page.index("พ.ศ. 2567")
    assert all(text in page for text in ("90.83", "ผ่าน", "+2.83", "ตัวเลขสอดคล้องกัน"))


def test_a_year_is_shown_with_reason_and_greatest_gain(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality)
    page = coordinator.get(f"{base}2568/").content.decode()
    assert "คะแนนภาพรวม 90.83 แต่ แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) 82.50 ต่ำกว่า 85" in page
    assert "กู้คืนได้อีก" in page
    assert "6.00" in page
    assert "98.97*" in page


def test_a_difference_is_shown_with_both_numbers_and_what_explains_it(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, figures=FIGURES | {"IIT": D("99.80")})
    page = coordinator.get(f"{base}2568/").content.decode()
    assert "<strong>คะแนนภาพรวม</strong> กรอก 90.83 แต่ส่วนประกอบให้ 91.08 — น่าจะผิดที่" in page


def test_a_year_without_scores_offers_to_enter_them(coordinator: Client, base: str) -> None:
    response = coordinator.get(f"{base}2567/")
    assert response.status_code == 200
    assert f'href="{base}start/?year=2567"' in response.content.decode()


@pytest.mark.parametrize("path", ["2600/", "2600/edit/", "2600/template.csv"])
def test_a_year_without_rules_is_not_found(coordinator: Client, base: str, path: str) -> None:
    assert coordinator.get(base + path).status_code == 404


def test_what_was_typed_is_stored(coordinator: Client, municipality: Municipality, base: str) -> None:
    typed = {"version": "0", "item_total": "๙๐.๘๓", "item_10": "70", "item_e1_2": "99.5", "item_1": "-"}
    response = coordinator.post(f"{base}2568/edit/", typed, follow=True)
    assert response.redirect_chain == [(f"{base}2568/", 302)]
    assert "บันทึกคะแนนปีงบประมาณ พ.ศ. 2568 แล้ว (เปลี่ยน 3 รายการ)" in response.content.decode()
    assert figures(municipality) == {"total": D("90.83"), "10": D("70.00"), "e1/2": D("99.50")}


def test_after_an_error_everything_typed_is_still_there(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, figures={"1": D(90)})
    typed = {"version": "1", "item_1": "๘๘.๑๒", "item_10": "ร้อย", "item_i7": "101"}
    response = coordinator.post(f"{base}2568/edit/", typed)
    page = response.content.decode()
    assert response.status_code == 422
    assert all(f'value="{text}"' in page for text in ("๘๘.๑๒", "ร้อย", "101"))
    assert "คะแนนต้องไม่เกิน 100" in page
    assert figures(municipality) == {"1": D(90)}


def test_a_form_overtaken_by_another_is_a_conflict_that_keeps_what_was_typed(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, figures={"1": D(90)})
    make_assessment(municipality, figures={"1": D(91)})
    response = coordinator.post(f"{base}2568/edit/", {"version": "1", "item_1": "88.88", "item_2": "77.77"})
    page = response.content.decode()
    assert response.status_code == 409
    assert 'value="88.88"' in page
    assert 'value="77.77"' in page
    assert figures(municipality) == {"1": D(91)}


def test_a_choice_of_year_leads_to_its_form(coordinator: Client, base: str) -> None:
    assert coordinator.get(f"{base}start/?year=2568").headers["Location"] == f"{base}2568/edit/"
    assert coordinator.get(f"{base}start/?year=1").headers["Location"] == base


def test_a_new_year_that_is_not_at_hand_is_asked_about_first(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    asked = coordinator.get(f"{base}start/?year=2567").text
    assert "กรอกคะแนนปี 2567 ใช่หรือไม่" in asked
    assert f'href="{base}2567/edit/"' in asked
    make_assessment(municipality, 2567, FIGURES)
    assert coordinator.get(f"{base}start/?year=2567").headers["Location"] == f"{base}2567/edit/"


def sent(client: Client, base: str, text: str) -> tuple[str, ScoreImport]:
    """A file uploaded and judged as the worker does: its page's address and its job."""
    response = client.post(f"{base}import/", {"file": SimpleUploadedFile("scores.csv", text.encode())})
    assert response.status_code == 302
    job = ScoreImport.objects.latest("pk")
    run(job.pk)
    job.refresh_from_db()
    return response.headers["Location"], job


def test_an_import_is_checked_then_confirmed_then_stored(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    url, job = sent(coordinator, base, f"code,fiscal_year,item,score\n{municipality.code},2568,1,90\n")
    assert (job.state, figures(municipality)) == ("checked", {})
    assert "ยังไม่ได้บันทึก" in coordinator.get(url).content.decode()
    coordinator.post(f"{url}confirm/", {"seen": job.seen})
    run(job.pk)
    run(job.pk)  # twice does no harm
    job.refresh_from_db()
    assert (job.state, bytes(job.content), figures(municipality)) == ("stored", b"", {"1": D(90)})
    assert "บันทึกแล้ว" in coordinator.get(url).content.decode()


def test_what_was_not_shown_is_not_confirmed(coordinator: Client, municipality: Municipality, base: str) -> None:
    url, job = sent(coordinator, base, f"code,fiscal_year,item,score\n{municipality.code},2568,1,90\n")
    assert f'name="seen" value="{job.seen}"' in coordinator.get(url).text
    assert "กรุณาตรวจอีกครั้ง" in coordinator.post(f"{url}confirm/", {"seen": "another"}, follow=True).text
    job.refresh_from_db()
    assert (job.state, figures(municipality)) == ("checked", {})


def test_an_import_can_be_cancelled_before_it_is_stored(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    url, job = sent(coordinator, base, f"code,fiscal_year,item,score\n{municipality.code},2568,1,90\n")
    coordinator.post(f"{url}cancel/")
    coordinator.post(f"{url}confirm/")
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, figures(municipality)) == ("cancelled", {})


def test_an_import_with_errors_names_each_and_stores_nothing(
    coordinator: Client, municipality: Municipality, other: Municipality, base: str
) -> None:
    rows = f"{municipality.code},2568,1,90\n{municipality.code},2568,<b>x,90\n{other.code},2568,1,90\n"
    url, job = sent(coordinator, base, f"code,fiscal_year,item,score\n{rows}")
    page = coordinator.get(url).content.decode()
    assert job.state == "refused"
    assert "พบข้อผิดพลาด 2 แห่ง" in page
    assert "&lt;b&gt;x" in page
    assert (figures(municipality), figures(other)) == ({}, {})


def test_an_import_without_a_file_says_so(coordinator: Client, base: str) -> None:
    response = coordinator.post(f"{base}import/", {"only_check": "on"})
    assert response.status_code == 422
    assert "กรุณาเลือกไฟล์" in response.content.decode()


def test_the_empty_file_of_a_year_is_one_the_import_takes(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    response = coordinator.get(f"{base}2568/template.csv")
    assert response.headers["Content-Disposition"] == f'attachment; filename="scores-{municipality.code}-2568.csv"'
    header, row, _ = response.content.decode("utf-8-sig").split("\r\n")
    names = header.split(",")
    filled = [
        value or ("" if name == "level_name" else "50") for name, value in zip(names, row.split(","), strict=True)
    ]
    _, job = sent(coordinator, base, f"{header}\r\n{','.join(filled)}\r\n")
    coordinator.post(f"{base}import/{job.pk}/confirm/", {"seen": job.seen})
    run(job.pk)
    assert figures(municipality) == dict.fromkeys(municipal().items, D(50))


def test_what_is_exported_imports_back_without_a_change(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, 2568, FIGURES | {"i1": D("88.80"), "e1/2": D("77.70")})
    make_assessment(municipality, 2567, {"total": D("80.00"), "10": D("60.00")})
    exported = coordinator.get(f"{base}export.csv").content.decode("utf-8-sig")
    _, job = sent(coordinator, base, exported)
    assert (job.state, job.report["created"], job.report["updated"]) == ("checked", 0, 0)


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_a_year_costs_at_most_thirteen_queries_whether_of_one_question_or_sixty(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    items = [item for group in municipal().question_items.values() for item in group][:60]
    make_assessment(municipality, 2567, FIGURES)
    make_assessment(municipality, 2568, FIGURES | {items[0]: D(90)})
    one = queries(coordinator, f"{base}2568/")
    make_assessment(municipality, 2568, dict.fromkeys(items, D(90)))
    assert queries(coordinator, f"{base}2568/") == one <= 13


def test_the_list_of_years_costs_the_same_queries_at_one_and_at_three(
    coordinator: Client, municipality: Municipality, base: str
) -> None:
    make_assessment(municipality, 2568)
    one = queries(coordinator, base)
    make_assessment(municipality, 2567)
    make_assessment(municipality, 2566)
    assert queries(coordinator, base) == one


@pytest.mark.parametrize(
    ("entered", "words"),
    [
        (FIGURES, "ตัวเลขสอดคล้องกัน"),
        ({"total": D(95), "1": D(90)}, "ยังตรวจทานไม่ได้"),
        (FIGURES | {"total": D(80)}, "ไม่ตรงกัน 1 แห่ง"),
    ],
)
def test_figures_that_nothing_can_check_are_not_called_consistent(
    coordinator: Client, municipality: Municipality, base: str, entered: dict[str, Decimal], words: str
) -> None:
    make_assessment(municipality, figures=entered)
    told = {"ตัวเลขสอดคล้องกัน", "ยังตรวจทานไม่ได้", "ไม่ตรงกัน 1 แห่ง"}
    page = coordinator.get(base).content.decode()
    assert {word for word in told if word in page} == {words}
    page = coordinator.get(f"{base}2568/").content.decode()
    assert ("ยังตรวจทานไม่ได้" in page) == (words == "ยังตรวจทานไม่ได้")


def test_the_page_marks_every_derived_score(coordinator: Client, municipality: Municipality, base: str) -> None:
    questions = dict.fromkeys(municipal().question_items["1"], D("60.00"))
    make_assessment(municipality, figures={i: s for i, s in FIGURES.items() if i not in {"1", "total"}} | questions)
    page = coordinator.get(f"{base}2568/").content.decode()
    assert '<span class="derived" title="คำนวณจากส่วนประกอบ">60.00*</span>' in page
    assert page.count('class="derived"') == 4  # the total, IIT, EIT and indicator 1
