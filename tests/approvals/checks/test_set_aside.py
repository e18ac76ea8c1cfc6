"""What somebody said is no error, and kinds that are not looked for: both told in the list, neither counted."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from approvals.checks.checking import checks_today
from approvals.checks.listing import read, stored
from approvals.checks.showing import shown
from approvals.old_papers import actions as old_papers
from documents import composition
from documents.composition import open_paper
from documents.models import Paper, PaperVersion
from plans.analyses.actions import AnalysisTexts, save_analyses
from proofreading.findings import Kind
from scores.proofing.actions import set_kind
from tests.approvals.checks.listed import checks, lines, made, read_again
from tests.approvals.town import Town

pytestmark = pytest.mark.usefixtures("opened")

WRONG = "ปีงบประมาณ พ.ศ. 2568 ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน"
WHY = "เป็นคะแนนก่อนทบทวน"
PASSED = ("pass", "ข้อความทุกส่วนตรงกับข้อมูล ไม่มีชื่อเทศบาลหรืออำเภออื่น")


def put_aside(town: Town, url: str, field: str, text: str) -> None:
    """As the page does it: asks, and sets aside what it is told."""
    client = Client(headers={"Accept": "application/json"})
    client.force_login(town.coordinator)
    answer = json.loads(client.post(url, {"proofread": f"check {field}", field: text}).content)
    for key in re.findall(r'data-key="(\w+)"', answer["html"]):
        client.post(url, {"proofread": f"set-aside {field} {key}", field: text, f"because-{key}": WHY})


def _saying(town: Town, text: str) -> PaperVersion:
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "plan", 2569, "")
    composition.save_section(actor, paper, "introduction", {"heading": "บทนำ", "text": text}, opened_with="")
    return made(town, "plan", 2569, "")


def _section(town: Town) -> str:
    paper = Paper.objects.get(kind="plan")
    return reverse("approvals:compose-section", args=[town.municipality.code, paper.pk, "introduction"])


def test_what_was_set_aside_in_a_section_counts_no_more_and_is_told_with_its_reason(town: Town) -> None:
    version = _saying(town, WRONG)
    put_aside(town, _section(town), "text", WRONG)
    [found] = checks(town, version, "text")
    assert (found.result, found.stops, found.place) == ("aside", False, "ส่วน “บทนำ”")
    assert found.reason is not None
    assert (found.reason.words, found.reason.name) == (WHY, str(town.coordinator))
    everything = checks_today(read_again(version))
    assert everything.errors == ()
    assert read(json.loads(json.dumps(stored(everything)))).aside == everything.aside
    listed = shown(everything)
    assert [each.reason.words for each in listed.aside if each.reason] == [WHY]
    assert listed.total == len(everything.checks)


def test_the_auditor_reads_who_said_so_and_why(town: Town) -> None:
    version = _saying(town, WRONG)
    put_aside(town, _section(town), "text", WRONG)
    submission = town.submitted(town.made("plan", 2569, ""))
    assert submission.version.paper_id == version.paper_id
    client = Client()
    client.force_login(town.auditor)
    page = client.get(reverse("approvals:check", args=[town.municipality.code, submission.version_id])).content.decode()
    assert "แจ้งว่าไม่ใช่ข้อผิด" in page
    assert WHY in page
    assert f"เหตุผลของ {town.coordinator}" in page


def test_a_field_in_the_line_is_the_value_it_prints(town: Town) -> None:
    text = "ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ได้คะแนนภาพรวม ๙๑.๘๓ คะแนน"
    version = _saying(town, text)
    put_aside(town, _section(town), "text", text)
    assert [check.result for check in checks(town, version, "text")] == ["aside"]


def test_what_was_set_aside_in_one_line_hides_no_error_of_another_that_says_the_same(town: Town) -> None:
    """Both are told in the same words at the same place; the one below would have stood for the one above."""
    version = _saying(town, f"{WRONG} ตามประกาศ\n{WRONG}")
    put_aside(town, _section(town), "text", WRONG)
    assert [result for result, _ in lines(town, version, "text")] == ["error", "aside"]
    assert [check.stops for check in checks(town, version, "text")] == [True, False]


def test_a_changed_line_is_asked_about_again(town: Town) -> None:
    version = _saying(town, f"{WRONG} เทศบาลนำเสนอแล้ว")
    put_aside(town, _section(town), "text", WRONG)  # as the line stood before
    assert [result for result, _ in lines(town, version, "text")] == ["error"]


def test_what_was_set_aside_in_an_analysis_is_set_aside_in_its_paper(town: Town) -> None:
    text = "ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน"
    save_analyses(town.actor(town.coordinator), town.plan, {10: AnalysisTexts(text)})
    version = made(town, "analysis", 2568, "narrative")
    assert ("error", "“71.00” ตัวชี้วัดที่ 10 ปี 2568 ได้ 70.00 แต่เขียนว่า 71.00") in lines(town, version, "text")
    put_aside(town, reverse("plans:analysis-of", args=[town.municipality.code, 2569, 10]), "finding_10", text)
    assert [result for result, _ in lines(town, version, "text")] == ["aside"]


def test_what_was_set_aside_in_a_measure_is_set_aside_in_the_plan(town: Town) -> None:
    measure = town.plan.measures.get()
    step = "แก้ตัวชี้วัดที่ 10 ซึ่งปี 2568 ได้คะแนน 71.00 คะแนน"
    measure.steps.update(text=step)
    version = made(town)
    assert [result for result, _ in lines(town, version, "text")] == ["error"]
    put_aside(town, reverse("plans:edit", args=[town.municipality.code, 2569, measure.pk]), "steps-0-text", step)
    assert [result for result, _ in lines(town, version, "text")] == ["aside"]


def test_a_kind_that_is_switched_off_is_not_found_and_the_list_says_so(town: Town) -> None:
    version = _saying(town, WRONG)
    set_kind(town.actor(town.coordinator), Kind.SCORE, is_checked=False)
    [found] = checks(town, version, "text")
    assert (found.result, found.words, found.detail) == (
        "warning",
        "ปิดการตรวจ “คะแนนไม่ตรงกับข้อมูล” ของเทศบาลนี้ไว้ จึงไม่ได้ตรวจเรื่องนั้น",
        f"ปิดโดย {town.coordinator}",
    )
    assert found.mend is not None
    assert (found.mend.page, found.mend.anchor) == ("approvals:kinds", "#kind-score")
    paper = old_papers.send(town.actor(town.coordinator), "s", "plan", 2569, "วาง", WRONG.encode(), is_pasted=True)
    old_papers.run(paper.pk)
    paper.refresh_from_db()
    assert paper.report["errors"] == 0  # nor in a paper made elsewhere
    set_kind(town.actor(town.coordinator), Kind.SCORE, is_checked=True)
    assert lines(town, version, "text")[0][0] == "error"


def test_the_list_leads_to_the_very_finding_in_its_box(town: Town) -> None:
    text = "ตัวชี้วัดที่ 10 ได้คะแนน 71.00 คะแนน"
    save_analyses(town.actor(town.coordinator), town.plan, {10: AnalysisTexts(text)})
    version = town.made("analysis", 2568, "narrative")
    client = Client()
    client.force_login(town.coordinator)
    where = reverse("plans:analysis-of", args=[town.municipality.code, 2569, 10])
    [key] = re.findall(r'<li class="bad" data-key="(\w+)"', client.get(where).content.decode())
    for page in ("check", "version"):
        said = client.get(reverse(f"approvals:{page}", args=[town.municipality.code, version.pk])).content.decode()
        assert f'href="{where}?finding={key}"' in said, page
    client.force_login(town.auditor)  # who does not make papers reads the list once it is submitted
    said = client.get(reverse("approvals:version", args=[town.municipality.code, version.pk])).content.decode()
    assert "?finding=" not in said


def test_where_texts_are_written_the_page_says_what_is_switched_off(town: Town) -> None:
    client = Client()
    client.force_login(town.coordinator)
    where = reverse("plans:analysis-of", args=[town.municipality.code, 2569, 10])
    off = "เทศบาลปิดการตรวจข้อความไว้: คะแนนไม่ตรงกับข้อมูล"
    assert off not in client.get(where).content.decode()
    set_kind(town.actor(town.coordinator), Kind.SCORE, is_checked=False)
    assert off in client.get(where).content.decode()
    client.force_login(town.auditor)
    submission = town.submitted(town.made())
    assert submission.current_step is not None
    reading = reverse(
        "approvals:read", args=[town.municipality.code, submission.version_id, submission.current_step.pk]
    )
    assert off in client.get(reading).content.decode()
