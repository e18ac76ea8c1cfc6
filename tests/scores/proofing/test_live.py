"""Findings while somebody writes, asked at the form's own address: analyses, a measure, with and without scripts."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import Municipality, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.models import Plan
from plans.proofs import analysis_proofs
from proofreading.findings import Kind
from scores.proofing import live
from scores.proofing.actions import set_kind
from scores.proofing.live import CHANGED, MOST_AT_ONCE, NOT_MENDED, NOT_STORED
from scores.proofing.models import SetAsideFinding
from scores.proofing.texts import LONGEST
from scores.rules import rules_for
from tests.factories import FIGURES, make_assessment, make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db

WRONG = "ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน"
FIX = "แก้เป็น “70.00”"


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    make_assessment(municipality, 2568, FIGURES)
    return make_plan(municipality)


@pytest.fixture
def url(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/2569/analysis/10/"


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR, name="นางสาวจัดทำ ดี"))
    return client


def ask(client: Client, url: str, words: str, text: str = WRONG, **more: str) -> Any:
    field = words.split(" ")[1]
    data = {"proofread": words, field: text, **more}
    answer = client.post(url, data, headers={"Accept": "application/json"})
    return json.loads(answer.content) | {"status": answer.status_code}


def key_of(answer: Any) -> str:
    return str(answer["html"]).partition('data-key="')[2][:24]


def test_a_text_is_answered_with_its_findings_and_nothing_is_stored(coordinator: Client, plan: Plan, url: str) -> None:
    answer = ask(coordinator, url, "check finding_10")
    assert (answer["status"], answer["state"]) == (200, "found")
    assert answer["told"] == "ผลตรวจข้อความนี้: ข้อผิด 1 จุด"
    assert 'data-start="25" data-end="30" data-found="71.00"' in answer["html"]
    assert FIX in answer["html"]
    assert "ตัวชี้วัดที่ 10 ปี 2568 ได้ 70.00 แต่เขียนว่า 71.00 · เทียบกับคะแนนที่บันทึกไว้" in answer["html"]
    with open_municipality(plan.municipality):
        assert not plan.analyses.exists()


def test_the_indicator_of_the_box_is_whom_its_text_speaks_of(coordinator: Client, plan: Plan, url: str) -> None:
    assert FIX in ask(coordinator, url, "check weakness_10", "ได้คะแนน 71.00 คะแนน")["html"]
    assert ask(coordinator, url, "check weakness_10", "ได้คะแนน 70.00 คะแนน")["told"] == ""


@pytest.mark.parametrize("words", ["check weakness_99", "check opened_with", "check finding_0"])
def test_a_field_that_is_no_text_of_the_paper_has_no_findings(
    coordinator: Client, plan: Plan, url: str, words: str
) -> None:
    assert ask(coordinator, url, words)["told"] == ""


@pytest.mark.parametrize("words", ["", "check", "set-aside finding_10", "spell finding_10", "check a b c", "check ก"])
def test_what_no_page_asks_is_refused(coordinator: Client, plan: Plan, url: str, words: str) -> None:
    answer = coordinator.post(url, {"proofread": words}, headers={"Accept": "application/json"})
    assert answer.status_code == 400
    assert coordinator.post(url, {"proofread": words}).headers["Location"] == url


def test_only_who_may_write_the_text_is_told(client: Client, municipality: Municipality, plan: Plan, url: str) -> None:
    for role in (Role.STAFF, Role.AUDITOR, Role.EXECUTIVE):
        client.force_login(make_member(municipality, role))
        answer = client.post(url, {"proofread": "check finding_10", "finding_10": WRONG})
        assert answer.status_code == 403


def test_a_finding_is_set_aside_with_a_reason_and_asked_about_when_the_text_changes(
    coordinator: Client, plan: Plan, url: str
) -> None:
    key = key_of(ask(coordinator, url, "check finding_10"))
    refused = ask(coordinator, url, f"set-aside finding_10 {key}", **{f"because-{key}": "  "})
    assert "กรุณาบอกว่าเพราะเหตุใดจึงไม่ใช่ข้อผิด" in refused["html"]
    done = ask(coordinator, url, f"set-aside finding_10 {key}", **{f"because-{key}": "เป็นคะแนนของแบบทดสอบ"})
    assert done["told"] == "ผลตรวจข้อความนี้: แจ้งว่าไม่ใช่ข้อผิด 1 จุด"
    assert "เป็นคะแนนของแบบทดสอบ" in done["html"]
    assert "เหตุผลของ นางสาวจัดทำ ดี" in done["html"]
    assert ask(coordinator, url, "check finding_10", f"นำ\n{WRONG}")["told"] == done["told"]
    assert ask(coordinator, url, "check finding_10", f"{WRONG} แล้ว")["told"] == "ผลตรวจข้อความนี้: ข้อผิด 1 จุด"
    assert ask(coordinator, url, "check finding_9")["told"] == "ผลตรวจข้อความนี้: ข้อผิด 1 จุด"  # another text
    again = ask(coordinator, url, f"ask-again finding_10 {key}")
    assert again["told"] == "ผลตรวจข้อความนี้: ข้อผิด 1 จุด"


def test_a_finding_of_a_text_that_changed_meanwhile_is_not_set_aside(coordinator: Client, plan: Plan, url: str) -> None:
    key = key_of(ask(coordinator, url, "check finding_10"))
    answer = ask(coordinator, url, f"set-aside finding_10 {key}", f"{WRONG} แล้ว", **{f"because-{key}": "เพราะ"})
    assert CHANGED in answer["html"]
    with open_municipality(plan.municipality):
        assert not SetAsideFinding.objects.exists()


def test_without_scripts_the_stored_text_has_its_list_and_the_button_leads_back(
    coordinator: Client, plan: Plan, url: str
) -> None:
    with open_municipality(plan.municipality):
        save_analyses(system_actor(plan.municipality), plan, {10: AnalysisTexts(WRONG)})
    page = coordinator.get(url).content.decode()
    assert "ผลตรวจข้อความนี้: ข้อผิด 1 จุด" in page
    key = key_of({"html": page})
    data = {"proofread": f"set-aside finding_10 {key}", "finding_10": WRONG, f"because-{key}": "เพราะ"}
    assert coordinator.post(url, data).headers["Location"] == url
    assert "แจ้งว่าไม่ใช่ข้อผิด 1 จุด" in coordinator.get(url).content.decode()
    missing = coordinator.post(url, {**data, "proofread": f"set-aside finding_10 {'0' * 24}"}, follow=True)
    assert CHANGED in missing.content.decode()


def test_a_line_that_says_the_same_twice_has_two_boxes_and_either_takes_the_reason(
    coordinator: Client, plan: Plan, url: str
) -> None:
    twice = f"{WRONG} และ{WRONG}"
    html = ask(coordinator, url, "check finding_10", twice)["html"]
    boxes = re.findall(r'id="(because-[\w-]+)"', html)
    assert len(boxes) == len(set(boxes)) == 2
    key = key_of({"html": html})
    data = {"proofread": f"set-aside finding_10 {key}", "finding_10": twice, f"because-{key}": ["เพราะ", ""]}
    coordinator.post(url, data)
    with open_municipality(plan.municipality):
        assert [row.reason for row in SetAsideFinding.objects.all()] == ["เพราะ"]


def test_kinds_that_are_switched_off_are_not_found(coordinator: Client, plan: Plan, url: str) -> None:
    with open_municipality(plan.municipality):
        set_kind(system_actor(plan.municipality), Kind.SCORE, is_checked=False)
    assert ask(coordinator, url, "check finding_10")["told"] == ""


def test_a_text_that_is_too_long_is_cut_and_said_so(coordinator: Client, plan: Plan, url: str) -> None:
    answer = ask(coordinator, url, "check finding_10", WRONG + "\nก" * LONGEST)
    assert answer["told"] == f"ผลตรวจข้อความนี้: ข้อผิด 1 จุด · ตรวจเฉพาะ {LONGEST:,} ตัวอักษรแรก"


def test_many_long_texts_do_not_hold_the_page(plan: Plan) -> None:
    long = "ก" * (MOST_AT_ONCE // 12)
    with open_municipality(plan.municipality):
        proofs = analysis_proofs(system_actor(plan.municipality), plan, rules_for(2568, "municipality"))
        read = [proofs.shown(f"finding_{number % 10 + 1}", long) for number in range(30)]
    assert [text.is_unread for text in read] == [False] * 12 + [True] * 18


def test_who_asks_too_often_is_asked_to_wait(
    coordinator: Client, plan: Plan, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "RATE", "2/hour")
    asked = [ask(coordinator, url, "check finding_10")["status"] for _ in range(3)]
    assert asked == [200, 200, 429]
    # What decides of a finding reads the text as well.
    assert ask(coordinator, url, f"set-aside finding_10 {'0' * 24}")["status"] == 429
    page = coordinator.post(url, {"proofread": f"ask-again finding_10 {'0' * 24}", "finding_10": WRONG}, follow=True)
    assert live.NOT_NOW in page.content.decode()


def measure_url(municipality: Municipality, pk: int) -> str:
    return f"/m/{municipality.code}/plan/2569/measures/{pk}/edit/"


def test_a_measure_is_read_field_by_field_by_who_may_edit_it(
    client: Client, municipality: Municipality, plan: Plan
) -> None:
    make_assessment(municipality, 2569, FIGURES | {"10": Decimal(88)})
    unit = make_unit(municipality)
    measure = make_measure(plan, stage="assigned", units=(unit,), finding=WRONG)
    own, foreign = make_member(municipality, Role.STAFF, unit=unit), make_member(municipality, Role.STAFF)
    url = measure_url(municipality, measure.pk)
    client.force_login(foreign)
    assert client.post(url, {"proofread": "check title", "title": WRONG}).status_code == 403
    client.force_login(own)
    assert "ผลตรวจข้อความนี้: ข้อผิด 1 จุด" in client.get(url).content.decode()
    assert FIX in ask(client, url, "check steps-3-text")["html"]
    assert ask(client, url, "check outputs-0-text", "ตัวชี้วัดที่ 10 ได้คะแนน 88.00 คะแนน")["told"] == ""
    assert FIX in ask(client, url, "check theme")["html"]
    assert ask(client, url, "check remark")["told"] == ""  # is not printed
    key = key_of(ask(client, url, "check finding"))
    done = ask(client, url, f"set-aside finding {key}", **{f"because-{key}": "เพราะ"})
    assert done["told"] == "ผลตรวจข้อความนี้: แจ้งว่าไม่ใช่ข้อผิด 1 จุด"


def test_of_a_measure_that_is_not_stored_yet_nothing_is_set_aside(
    coordinator: Client, municipality: Municipality, plan: Plan
) -> None:
    url = f"/m/{municipality.code}/plan/2569/measures/new/"
    answer = ask(coordinator, url, "check finding")
    assert "ไม่ใช่ข้อผิด เพราะ" not in answer["html"]
    key = key_of(answer)
    assert NOT_STORED in ask(coordinator, url, f"set-aside finding {key}", **{f"because-{key}": "เพราะ"})["html"]


# --- Mended without scripts: the text's own form is saved with the mended text ----------------------------------------

OTHER = "ตัวชี้วัดที่ 3 ได้คะแนน 11.00 คะแนน"
BOTH = f"{WRONG}\n{OTHER}"


def saved(plan: Plan) -> str:
    with open_municipality(plan.municipality):
        return str(plan.analyses.get(indicator=10).finding)


def test_every_error_of_a_kind_is_mended_at_once_and_saved_with_all_else_that_was_typed(
    coordinator: Client, plan: Plan, url: str
) -> None:
    assert "mend-all" not in ask(coordinator, url, "check finding_10")["html"]
    answer = ask(coordinator, url, "check finding_10", BOTH)
    assert 'value="mend-all finding_10 score" data-mend-all="score">แก้ทั้งหมด: คะแนนไม่ตรงกับข้อมูล 2 จุด' in answer["html"]
    sent = {"proofread": "mend-all finding_10 score", "finding_10": BOTH.replace("\n", "\r\n"), "response_10": "คงไว้"}
    page = coordinator.post(url, sent, follow=True).content.decode()
    assert "แก้ในข้อความให้แล้ว 2 จุด" in page
    right = FIGURES["3"]
    assert saved(plan) == f"{WRONG.replace('71.00', '70.00')}\n{OTHER.replace('11.00', f'{right:.2f}')}"
    with open_municipality(plan.municipality):
        assert plan.analyses.get(indicator=10).response == "คงไว้"


def test_one_finding_is_mended_and_what_was_set_aside_is_not(coordinator: Client, plan: Plan, url: str) -> None:
    first, second = re.findall(r'data-key="(\w+)"', ask(coordinator, url, "check finding_10", BOTH)["html"])
    ask(coordinator, url, f"set-aside finding_10 {second}", BOTH, **{f"because-{second}": "เพราะ"})
    refused = coordinator.post(url, {"proofread": f"mend finding_10 {second}", "finding_10": BOTH}, follow=True)
    assert NOT_MENDED in refused.content.decode()
    assert saved(plan) == BOTH
    with open_municipality(plan.municipality):
        plan.analyses.all().delete()
    coordinator.post(url, {"proofread": f"mend finding_10 {first}", "finding_10": BOTH})
    assert saved(plan) == BOTH.replace("71.00", "70.00")


def test_a_text_that_changed_meanwhile_is_kept_as_it_was_typed(coordinator: Client, plan: Plan, url: str) -> None:
    sent = {"proofread": f"mend finding_10 {'0' * 24}", "finding_10": BOTH}
    assert NOT_MENDED in coordinator.post(url, sent, follow=True).content.decode()
    assert saved(plan) == BOTH


def test_scripts_mend_in_the_box_and_never_here(coordinator: Client, plan: Plan, url: str) -> None:
    assert ask(coordinator, url, "mend-all finding_10 score", BOTH)["status"] == 400
    with open_municipality(plan.municipality):
        assert not plan.analyses.exists()
