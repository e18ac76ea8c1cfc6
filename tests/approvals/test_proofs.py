"""Findings while papers are written: a section with its fields, a memo's head, opinions as warnings only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.tenancy import open_municipality
from documents.composition import open_paper
from documents.models import Paper
from plans.proofs import measure_proofs
from proofreading.register import OfficePlace, Register
from tests.approvals.town import Town

WRONG = "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน"
ERROR, WARNING = "ผลตรวจข้อความนี้: ข้อผิด 1 จุด", "ผลตรวจข้อความนี้: ควรดู 1 จุด"


@pytest.fixture(autouse=True)
def _opened(town: Town) -> Iterator[None]:
    with open_municipality(town.municipality):
        yield


@pytest.fixture
def memo(town: Town) -> Paper:
    return open_paper(town.actor(town.coordinator), "memo", 2569, "plan")


def ask(user: User, url: str, field: str, text: str = WRONG) -> Any:
    client = Client(headers={"Accept": "application/json"})
    client.force_login(user)
    answer = client.post(url, {"proofread": f"check {field}", field: text})
    return json.loads(answer.content) if answer.status_code == 200 else answer.status_code


def at(memo: Paper, view: str, *more: object) -> str:
    return reverse(f"approvals:{view}", args=[memo.municipality.code, memo.pk, *more])


def test_a_section_is_read_with_todays_values(town: Town, memo: Paper) -> None:
    url = at(memo, "compose-section", "facts")
    answer = ask(town.coordinator, url, "text", "ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน")
    assert answer["told"] == ERROR
    assert "แก้เป็น “๙๐.๘๓”" in answer["html"]
    assert ask(town.coordinator, url, "text", "ได้คะแนนภาพรวม {คะแนนรวม} คะแนน")["told"] == ""
    assert ask(town.coordinator, url, "heading")["told"] == ERROR
    assert ask(town.coordinator, url, "make")["told"] == ""
    assert ask(town.auditor, url, "text") == 403


def test_a_memos_head_is_read_field_by_field(town: Town, memo: Paper) -> None:
    url = at(memo, "compose-head")
    assert ask(town.coordinator, url, "subject")["told"] == ERROR
    assert ask(town.coordinator, url, "telephone")["told"] == ""


def test_in_opinions_everything_is_a_warning_that_nobody_sets_aside(town: Town) -> None:
    version = town.made()
    drafters = reverse("approvals:submit", args=[town.municipality.code, version.pk])
    told = ask(town.coordinator, drafters, "opinion")
    assert told["told"] == WARNING
    submission = town.submitted(version)
    step = submission.current_step
    assert step is not None
    for view, field in (("approve", "opinion"), ("return", "reason")):
        url = reverse(f"approvals:{view}", args=[town.municipality.code, version.pk, step.pk])
        answer = ask(town.auditor, url, field)
        assert answer["told"] == WARNING
        assert "ไม่ใช่ข้อผิด เพราะ" not in answer["html"]
        assert ask(town.mayor, url, field) == 403


def test_the_register_is_made_once_for_all_texts_of_a_measure(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Register] = []
    make = Register.__init__

    def counted(register: Register, places: tuple[OfficePlace, ...]) -> None:
        made.append(register)
        make(register, places)

    monkeypatch.setattr(Register, "__init__", counted)
    proofs = measure_proofs(town.actor(town.coordinator), town.plan, town.plan.measures.get())
    for name in ("title", "steps-0-text", "steps-1-text", "outputs-0-text", "outputs-1-text", "outcome"):
        assert proofs.shown(name, WRONG).findings
    assert len(made) == 2  # one for what is planned, one for what was done


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน", "{คะแนนรวม}", "แทนตัวเลข"),
        ("ผลการประเมินอยู่ในระดับต้องปรับปรุง", "{ระดับ}", "แทนข้อความนี้"),
        ("มี 9 ตัวชี้วัดที่คะแนนลดลง", "", ""),  # no year before is known, so nothing is found
        ("ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน", "", ""),  # a finding, of which no field knows the figure
    ],
)
def test_the_field_that_knows_a_figure_is_offered_in_its_place(
    town: Town, memo: Paper, text: str, field: str, words: str
) -> None:
    html = ask(town.coordinator, at(memo, "compose-section", "facts"), "text", text)["html"]
    assert (f"ใช้ {field} {words}" in html, "name-field" in html) == (bool(field), bool(field))


def test_without_scripts_a_field_takes_the_figures_place_and_the_section_is_saved(town: Town, memo: Paper) -> None:
    url = at(memo, "compose-section", "facts")
    key = str(ask(town.coordinator, url, "text")["html"]).partition('data-key="')[2][:24]
    client = Client()
    client.force_login(town.coordinator)
    page = client.get(url).content.decode()
    opened_with = page.partition('name="opened_with" value="')[2].partition('"')[0]
    sent = {"proofread": f"name-field text {key}", "heading": "หัวข้อ", "text": WRONG, "opened_with": opened_with}
    assert client.post(url, sent).status_code == 302
    memo.refresh_from_db()
    assert memo.sections.get(key="facts").text == "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม {คะแนนรวม} คะแนน"


def test_a_button_that_mends_sends_no_opinion(town: Town) -> None:
    version = town.made()
    step = town.submitted(version).current_step
    assert step is not None
    url = reverse("approvals:approve", args=[town.municipality.code, version.pk, step.pk])
    client = Client()
    client.force_login(town.auditor)
    assert client.post(url, {"proofread": "mend-all opinion score", "opinion": WRONG}).status_code == 302
    step.refresh_from_db()
    assert step.decided_at is None
