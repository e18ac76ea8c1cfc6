"""A plan's analyses: the page of every indicator's texts, its drafts, two people at once."""

from decimal import Decimal

import pytest
from django.test import Client

from accounts.models import Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.analyses.actions import AnalysisTexts, save_analyses, written
from plans.models import IndicatorAnalysis, Plan
from tests.factories import FIGURES, make_assessment, make_member, make_plan

pytestmark = pytest.mark.django_db

D = Decimal
QUESTIONS = {"o21": D(0), "o22": D(100), "e1/1": D(100), "e1/2": D(80)}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def page(client: Client, url: str) -> str:
    return client.get(url).content.decode()


KEEP = {"autosave": "keep"}


def fields(client: Client, url: str) -> dict[str, str]:
    """The analysis form as a browser would send it back."""
    return {field.html_name: field.value() or "" for field in client.get(url).context["form"]}


def stored(plan: Plan) -> dict[int, AnalysisTexts]:
    with open_municipality(plan.municipality):
        return written(plan)


def test_analyses_are_shown_beside_their_scores_and_stored(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {10: AnalysisTexts("พบข้อบกพร่อง")})
    url = f"{base}2569/analysis/"
    assert all(text in page(coordinator, url) for text in ("พบข้อบกพร่อง", "70.00", 'id="indicator-10"', "ข้อ o21"))
    response = coordinator.post(
        url,
        fields(coordinator, url) | {"finding_1": "ดี", "weakness_1": "ช้า", "meaning_1": "หมายถึง ก", "finding_10": ""},
    )
    assert response.headers["Location"] == f"{base}2569/"
    assert stored(plan) == {1: AnalysisTexts("ดี", "ช้า", "", "หมายถึง ก")}
    assert "หมายถึง ก" in page(coordinator, url)


def test_a_draft_fills_only_the_empty_texts_and_saves_nothing(coordinator: Client, plan: Plan, base: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES | QUESTIONS)
    url = f"{base}2569/analysis/"
    typed = fields(coordinator, url) | {"finding_10": "คนเขียนเอง", "response_9": "ยังพิมพ์ค้าง", "draft": "10"}
    response = coordinator.post(url, typed)
    form = response.context["form"]
    assert response.status_code == 200
    assert form["finding_10"].value() == "คนเขียนเอง"
    assert "ข้อ o21 ประกาศเจตนารมณ์" in form["weakness_10"].value()
    assert form["response_10"].value().startswith("ต้องปรับปรุง: ")
    assert (form["response_9"].value(), form["finding_9"].value()) == ("ยังพิมพ์ค้าง", "")
    assert stored(plan) == {}
    assert coordinator.post(url, typed | {"draft": "99"}).status_code == 200


def test_two_at_once_lose_nothing(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}2569/analysis/"
    opened = fields(coordinator, url)
    assert coordinator.post(url, opened | {"finding_1": "ของเขา", "weakness_2": "ของเขาด้วย"}).status_code == 302
    assert coordinator.post(url, opened | {"response_3": "คนละช่อง"}).status_code == 302
    response = coordinator.post(url, opened | {"finding_1": "ของเรา", "finding_4": "สี่"})
    said = response.content.decode()
    assert response.status_code == 409
    assert all(text in said for text in ("ที่ผู้อื่นบันทึกไว้", "ของเขา", "ของเรา", "สี่", "ของเขาด้วย"))
    assert stored(plan) == {
        1: AnalysisTexts("ของเขา"),
        2: AnalysisTexts("", "ของเขาด้วย"),
        3: AnalysisTexts("", "", "คนละช่อง"),
    }
    shown = {field.html_name: field.value() or "" for field in response.context["form"]}
    taken = coordinator.post(url, shown | {"take": "1-finding"})
    assert taken.context["form"]["finding_1"].value() == "ของเขา"
    helped = coordinator.post(url, shown | {"draft": "5"})
    assert "ที่ผู้อื่นบันทึกไว้" in helped.content.decode()
    assert coordinator.post(url, shown).status_code == 302
    assert stored(plan) == {
        1: AnalysisTexts("ของเรา"),
        2: AnalysisTexts("", "ของเขาด้วย"),
        3: AnalysisTexts("", "", "คนละช่อง"),
        4: AnalysisTexts("สี่"),
    }


def test_what_is_typed_is_kept_until_it_is_saved_or_thrown_away(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}2569/analysis/"
    opened = fields(coordinator, url)
    kept = coordinator.post(url, opened | KEEP | {"finding_1": "ยังไม่เสร็จ"}).json()
    assert (kept["state"], kept["newer"]) == ("kept", "")
    assert stored(plan) == {}
    assert fields(coordinator, url)["finding_1"] == "ยังไม่เสร็จ"
    assert "มีร่างที่ยังไม่ได้บันทึก" in page(coordinator, url)
    assert coordinator.post(url, {"autosave": "discard"}).headers["Location"] == url
    assert fields(coordinator, url)["finding_1"] == ""
    assert coordinator.post(url, opened | KEEP).json()["state"] == "saved"


def test_an_untouched_text_of_several_lines_is_no_draft(coordinator: Client, plan: Plan, base: str) -> None:
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {1: AnalysisTexts("บรรทัดหนึ่ง\nบรรทัดสอง")})
    opened = fields(coordinator, f"{base}2569/analysis/")
    as_a_browser_sends_it = {name: text.replace("\n", "\r\n") for name, text in opened.items()}
    kept = coordinator.post(f"{base}2569/analysis/", as_a_browser_sends_it | KEEP).json()
    assert kept["state"] == "saved"


def test_a_draft_meets_what_was_saved_meanwhile(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}2569/analysis/"
    coordinator.post(url, fields(coordinator, url) | KEEP | {"finding_1": "ของเรา"})
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {1: AnalysisTexts("ของเขา"), 2: AnalysisTexts("ใหม่")})
    said = page(coordinator, url)
    assert all(text in said for text in ("ของเรา", "ที่ผู้อื่นบันทึกไว้", "ของเขา", "ใหม่"))


def test_a_draft_is_not_kept_for_another_person(coordinator: Client, plan: Plan, base: str) -> None:
    response = coordinator.post(f"{base}2569/analysis/", KEEP | {"finding_1": "ก", "page_of": "0"})
    assert response.status_code == 409


def test_last_years_text_is_reviewed_in_one_click(coordinator: Client, plan: Plan, base: str) -> None:
    with open_municipality(plan.municipality):
        IndicatorAnalysis.objects.create(plan=plan, indicator=4, response="ของปีก่อน", inherited=True)
    url = f"{base}2569/analysis/"
    assert "ยังไม่ทบทวน" in page(coordinator, url)
    response = coordinator.post(url, fields(coordinator, url) | {"review": "4", "finding_1": "ค้าง"})
    assert "ยังไม่ทบทวน" not in response.content.decode()
    assert response.context["form"]["finding_1"].value() == "ค้าง"
    with open_municipality(plan.municipality):
        assert [a.inherited for a in plan.analyses.all()] == [False]


def test_a_text_too_long_is_refused_and_kept(coordinator: Client, plan: Plan, base: str) -> None:
    url = f"{base}2569/analysis/"
    response = coordinator.post(url, fields(coordinator, url) | {"finding_1": "ก" * 8001})
    assert response.status_code == 422
    assert response.context["form"]["finding_1"].value() == "ก" * 8001
