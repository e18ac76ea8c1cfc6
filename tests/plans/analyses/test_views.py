"""Pages of a plan's analyses: one indicator after the other, saved as one types, two people at once, a pasted whole."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from accounts.editing.models import Draft
from accounts.models import Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.analyses.actions import AnalysisTexts, save_analyses, written
from plans.models import IndicatorAnalysis, Plan
from tests.factories import FIGURES, make_assessment, make_measure, make_member, make_plan

pytestmark = pytest.mark.django_db

D = Decimal
QUESTIONS = {"o21": D(0), "o22": D(100), "e1/1": D(100), "e1/2": D(80)}
KEEP = {"autosave": "keep"}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/2569/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def fields(client: Client, url: str) -> dict[str, str]:
    """The form as a browser would send it back."""
    return {field.html_name: field.value() or "" for field in client.get(url).context["form"]}


def stored(plan: Plan) -> dict[int, AnalysisTexts]:
    with open_municipality(plan.municipality):
        return written(plan)


def test_one_indicator_stands_with_its_figures_and_questions(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2567, FIGURES | {"10": D("65.00"), "o21": D(50)})
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    said = page(coordinator, f"{base}analysis/10/")
    for words in ("เพิ่มขึ้น 5.00", "ต่ำกว่าเป้า 85 อยู่ 15.00", "o21", "ข้อที่ได้เต็ม 1 ข้อ", "ต้องมี เพราะคะแนนต่ำกว่าเป้า"):
        assert words in said, words
    assert "ไม่บังคับ" in page(coordinator, f"{base}analysis/1/")
    context = coordinator.get(f"{base}analysis/10/").context
    assert [(line.key, line.score) for line in context["lost"]] == [("o21", D(0))]
    assert coordinator.get(f"{base}analysis/11/").status_code == 404


def test_the_list_says_how_far_each_is(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    with open_municipality(plan.municipality):
        texts = {1: AnalysisTexts("ดี"), 10: AnalysisTexts("พบ", response="ทำ")}
        save_analyses(system_actor(plan.municipality), plan, texts)
        IndicatorAnalysis.objects.create(plan=plan, indicator=4, finding="ของปีก่อน", inherited=True)
    shown = coordinator.get(f"{base}analysis/10/").context["page"]
    assert [each.words for each in shown.standings] == ["", "ว่าง", "ว่าง", "ร่าง", *["ว่าง"] * 5, "2/3"]
    assert shown.done == 1
    assert coordinator.get(f"{base}analysis/").headers["Location"] == f"{base}analysis/2/"


def test_who_does_not_write_reads_them_all(client: Client, plan: Plan, base: str, municipality: Municipality) -> None:
    with open_municipality(municipality):
        save_analyses(system_actor(municipality), plan, {10: AnalysisTexts("พบข้อบกพร่อง")})
    client.force_login(make_member(municipality, Role.EXECUTIVE))
    assert client.get(f"{base}analysis/10/").headers["Location"] == f"{base}analysis/#indicator-10"
    said = page(client, f"{base}analysis/")
    assert "พบข้อบกพร่อง" in said
    assert 'id="indicator-10"' in said
    assert "<textarea" not in said


def test_what_is_typed_is_saved_as_one_types(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}analysis/1/"
    opened = fields(coordinator, url)
    for text in ("ก", "กข", "", "กขค"):
        told = coordinator.post(url, opened | KEEP | {"finding_1": text}).json()
        assert (told["state"], told["newer"]) == ("saved", "")
        assert told["said"].startswith("บันทึกแล้ว ")
    assert stored(plan) == {1: AnalysisTexts("กขค")}
    answer = coordinator.post(url, opened | {"finding_1": "กขคง", "weakness_1": "ช้า", "go": "2"})
    assert answer.headers["Location"] == f"{base}analysis/2/"
    answer = coordinator.post(url, fields(coordinator, url))
    assert answer.headers["Location"] == base
    assert stored(plan) == {1: AnalysisTexts("กขคง", "ช้า")}
    with open_municipality(plan.municipality):
        assert not Draft.objects.exists()


def test_two_at_once_lose_nothing(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}analysis/1/"
    mine, theirs = fields(coordinator, url), fields(coordinator, url)
    assert coordinator.post(url, theirs | KEEP | {"finding_1": "ของเขา"}).json()["state"] == "saved"
    assert coordinator.post(url, mine | KEEP | {"response_1": "คนละช่อง"}).json()["state"] == "saved"
    told = coordinator.post(url, mine | KEEP | {"finding_1": "ของเรา", "response_1": "คนละช่อง"}).json()
    assert told["state"] == "kept"
    assert told["newer"].startswith("มีผู้อื่นบันทึก")
    said = page(coordinator, url)
    assert all(text in said for text in ("มีร่างที่ยังไม่ได้บันทึก", "ที่ผู้อื่นบันทึกไว้", "ของเขา", "ของเรา"))
    refused = coordinator.post(url, mine | {"finding_1": "ของเรา", "response_1": "คนละช่อง"})
    assert refused.status_code == 409
    shown = {field.html_name: field.value() or "" for field in refused.context["form"]}
    taken = coordinator.post(url, shown | {"take": "finding"})
    assert taken.context["form"]["finding_1"].value() == "ของเขา"
    assert coordinator.post(url, shown).status_code == 302
    assert stored(plan) == {1: AnalysisTexts("ของเรา", "", "คนละช่อง")}
    told = coordinator.post(url, theirs | KEEP | {"finding_1": "ของเขาอีก"}).json()
    assert told["newer"].startswith("มีผู้อื่นบันทึก")


def test_what_cannot_be_saved_is_kept_and_says_why(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}analysis/1/"
    told = coordinator.post(url, fields(coordinator, url) | KEEP | {"finding_1": "ก" * 8001}).json()
    assert told["state"] == "kept"
    assert told["said"].startswith("เก็บเป็นร่างแล้ว ยังบันทึกไม่ได้: ")
    assert len(fields(coordinator, url)["finding_1"]) == 8001
    refused = coordinator.post(url, fields(coordinator, url))
    assert (refused.status_code, stored(plan)) == (422, {})
    assert coordinator.post(url, {"autosave": "discard"}).headers["Location"] == url
    assert fields(coordinator, url)["finding_1"] == ""
    assert coordinator.post(url, KEEP | {"finding_1": "ก", "page_of": "0"}).status_code == 409


def test_drafts_fill_all_that_is_empty_at_once(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    url = f"{base}analysis/10/"
    coordinator.post(url, fields(coordinator, url) | {"finding_10": "คนเขียนเอง"})
    assert "ร่างที่ยังว่างทั้งหมด (10)" in page(coordinator, url)
    assert coordinator.post(f"{base}analysis/draft/").headers["Location"] == f"{base}analysis/1/"
    texts = stored(plan)
    assert sorted(texts) == list(range(1, 11))
    assert texts[10].finding == "คนเขียนเอง"
    assert "ข้อ o21" in texts[10].weakness
    assert texts[9].response == ""  # above the target nothing more is needed
    said = page(coordinator, url)
    assert "ร่างจากคะแนน อ่านและแก้" in said
    assert "ร่างที่ยังว่างทั้งหมด" not in said
    read = coordinator.post(url, fields(coordinator, url) | {"review": "10"})
    assert "ร่างจากคะแนน อ่านและแก้" not in read.content.decode()
    assert coordinator.post(f"{base}analysis/draft/").headers["Location"] == f"{base}analysis/"


def test_last_years_text_stands_beside_and_is_copied(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}analysis/10/"
    assert "เขียนไว้ว่า" not in page(coordinator, url)
    before = make_plan(plan.municipality, 2568)
    make_measure(before, title="ทำแล้วปีก่อน", status="done", outputs=["ประกาศ 3 ครั้ง"])
    make_measure(before, title="ยังไม่ทำ")
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), before, {10: AnalysisTexts("พบปีก่อน", "อ่อนปีก่อน")})
    said = page(coordinator, url)
    assert all(words in said for words in ("ปี 2567 เขียนไว้ว่า", "อ่อนปีก่อน", "ที่ทำจริงปี 2568", "ประกาศ 3 ครั้ง"))
    assert "ยังไม่ทำ" not in said
    form = coordinator.post(url, fields(coordinator, url) | {"finding_10": "ของปีนี้", "copy": "10"}).context["form"]
    assert (form["finding_10"].value(), form["weakness_10"].value()) == ("ของปีนี้", "อ่อนปีก่อน")
    assert stored(plan) == {}


def test_a_pasted_whole_is_shown_before_it_is_taken(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    with open_municipality(plan.municipality):
        texts = {7: AnalysisTexts("ของเดิมเจ็ด"), 8: AnalysisTexts("ของเดิมแปด"), 9: AnalysisTexts("ของเดิมเก้า")}
        save_analyses(system_actor(plan.municipality), plan, texts)
    url = f"{base}analysis/paste/"
    pasted = "\n".join(
        [
            *("คำนำ", "ตัวชี้วัดที่ ๑", "ได้ ๙๙.๓๕ คะแนน", "ตัวชี้วัดที่ 3 การใช้จ่ายเงิน", "สาม"),
            *("ตัวชี้วัดที่ 7", "เจ็ด", "ตัวชี้วัดที่ 8", "แปด", "ตัวชี้วัดที่ 9", "เก้า"),
            *("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", "ได้คะแนน 71.00 คะแนน", "จุดอ่อน", "o22"),
        ]
    )
    shown = coordinator.post(url, {"pasted": pasted})
    said = shown.content.decode()
    assert stored(plan)[7].finding == "ของเดิมเจ็ด"
    for words in (
        *("พบ 6 หัวข้อ 7 ข้อความ · ควรดู 5 ข้อความ", "ชื่อของปี 2568 คือ การใช้อำนาจ จะใช้เลข 3"),
        *("ในระบบมีข้อความแล้ว 11 ตัวอักษร", "ได้ 70.00 แต่เขียนว่า 71.00", "ไม่ได้ลงที่ใด</strong> คำนำ", "รับ 6 หัวข้อ"),
    ):
        assert words in said, words
    chosen = {"how_8_finding": "keep", "how_9_finding": "append", "take": "on"}
    taken = {"pasted": pasted, "opened_with": shown.context["opened_with"]} | chosen
    assert coordinator.post(url, taken).headers["Location"] == f"{base}analysis/"
    assert stored(plan) == {
        1: AnalysisTexts("ได้ ๙๙.๓๕ คะแนน"),
        3: AnalysisTexts("สาม"),
        7: AnalysisTexts("เจ็ด"),
        8: AnalysisTexts("ของเดิมแปด"),
        9: AnalysisTexts("ของเดิมเก้า\nเก้า"),
        10: AnalysisTexts("ได้คะแนน 71.00 คะแนน", "o22"),
    }
    meanwhile = coordinator.post(url, taken)
    assert (meanwhile.status_code, "ยังไม่มีอะไรถูกบันทึก" in meanwhile.content.decode()) == (409, True)


@pytest.mark.parametrize(
    ("heading", "is_told"),
    [
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต (71.00 คะแนน)", True),
        ("10. การป้องกันการทุจริต ได้ ๗๑.๐๐ คะแนน", True),
        ("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต – ๗๑.๐๐ คะแนน", True),
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต (70.00 คะแนน)", False),
        ("10. การป้องกันการทุจริต", False),
    ],
)
def test_a_figure_of_a_heading_is_held_against_the_score(
    coordinator: Client, plan: Plan, base: str, heading: str, is_told: bool
) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    shown = coordinator.post(f"{base}analysis/paste/", {"pasted": f"{heading}\nเผยแพร่ไม่ครบ"}).content.decode()
    assert ("ตัวเลขไม่ตรง" in shown, "ได้ 70.00 แต่เขียนว่า" in shown) == (is_told, is_told)


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("", "กรุณาวางบทวิเคราะห์ก่อน"),
        ("ไม่มีหัวข้อใดเลย", "ไม่พบหัวข้อของตัวชี้วัด"),
        ("ก" * 200_001, "ยาวเกิน 200,000 ตัวอักษร"),
        ("ตัวชี้วัดที่ 1\n" + "ก" * 8001, "ยาวเกิน 8,000 ตัวอักษร"),
    ],
)
def test_what_cannot_be_taken_says_why_and_stays(
    coordinator: Client, plan: Plan, base: str, pasted: str, said: str
) -> None:
    answer = coordinator.post(f"{base}analysis/paste/", {"pasted": pasted, "take": "on", "opened_with": ""})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert stored(plan) == {}


def test_what_was_typed_into_the_old_form_is_kept_for_the_page_of_each(
    coordinator: Client, plan: Plan, base: str, municipality: Municipality
) -> None:
    user = int(coordinator.session["_auth_user_id"])
    with open_municipality(municipality):
        typed = {"finding_1": "", "finding_7": "ค้างไว้", "opened_with": "", "compared": ""}
        Draft.objects.create(municipality=municipality, user_id=user, form="analysis/2569", version=0, typed=typed)
        import_module("plans.migrations.0008_words_of_measures").split_drafts(apps, None)
        assert list(Draft.objects.values_list("form", flat=True)) == ["analysis/2569/7"]
    assert fields(coordinator, f"{base}analysis/7/")["finding_7"] == "ค้างไว้"
