"""The year out of the database: its facts, its pages for each role, the switch, and what they cost."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Role, User
from approvals.models import Submission, SubmissionStep
from approvals.transitions import State as Way
from documents.models import PaperVersion
from ita_portal.year.facts import PaperState
from ita_portal.year.reading import facts_of, person_of
from ita_portal.year.steps import next_steps
from ita_portal.year.tasks import phases_of
from plans.models import Measure, Plan
from plans.reporting.models import Contribution
from tests.confirming import let_read
from tests.factories import actor_for, make_measure, make_member, make_plan, make_unit, make_user
from tests.ita_portal.year.conftest import READY, add_version

pytestmark = pytest.mark.usefixtures("opened")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def submit(version: PaperVersion, user: User, state: str, **fields: Any) -> Submission:
    submission = Submission.objects.create(version=version, state=state, submitted_by=user, **fields)
    SubmissionStep.objects.create(submission=submission, order=0, field="a", heading="ผู้เสนอ")
    return submission


def test_facts_are_what_the_rows_say(opened: Municipality, coordinator: User, plan: Plan) -> None:
    finance = make_unit(opened, "กองคลัง")
    make_measure(plan, units=[finance], stage="submitted")
    make_measure(plan, all_units=True, indicators=[1], stage="assigned")
    make_measure(plan, indicators=[2], status="cancelled")
    facts = facts_of(actor_for(opened, coordinator), 2569)
    assert (facts.has_total, facts.has_plan, facts.written, facts.unwritten) == (True, True, 0, (10,))
    assert [gap.words for gap in facts.gaps] == ["ที่ 1 ไม่มีช่วงเวลา", "ที่ 2 ไม่มีช่วงเวลา"]
    assert [(m.stage, m.units) for m in facts.measures] == [("submitted", ("กองคลัง",)), ("assigned", ("ทุกสำนัก/กอง",))]
    assert facts.result is not None
    assert (str(facts.result.total), facts.result.mark.name, facts.result.mark.rank, facts.result.mark.ranks) == (
        "90.83",
        "ผ่าน",
        3,
        5,
    )
    assert facts.result.below[0][0] == "OIT"


@pytest.mark.parametrize(
    ("version", "way", "state"),
    [
        (READY, None, PaperState.DRAFT),
        ({"state": "queued", "sha256": "", "pages": None}, None, PaperState.MAKING),
        ({"state": "failed", "sha256": "", "pages": None}, None, PaperState.FAILED),
        (READY, Way.IN_REVIEW, PaperState.REVIEW),
        (READY, Way.RETURNED, PaperState.RETURNED),
        (READY, Way.WITHDRAWN, PaperState.WITHDRAWN),
        (READY, Way.APPROVED, PaperState.SIGNING),
        (READY, Way.SEALED, PaperState.SEALED),
        (READY, Way.REVOKED, PaperState.REVOKED),
    ],
)
def test_a_papers_newest_version_says_where_it_is(
    opened: Municipality, coordinator: User, version: dict[str, Any], way: str | None, state: PaperState
) -> None:
    add_version(opened, "plan")
    newest = add_version(opened, "plan", **version)
    add_version(opened, "plan", state="cancelled", sha256="", pages=None)  # given up: it says nothing
    if way:
        submit(newest, coordinator, way, reason="เหตุ")
    (paper,) = facts_of(actor_for(opened, coordinator), 2569).papers
    assert (paper.state, paper.version) == (state, newest.pk)


def test_only_the_papers_of_the_year_and_none_that_a_later_seal_made_needless(
    opened: Municipality, coordinator: User
) -> None:
    add_version(opened, "plan", year=2568)
    add_version(opened, "analysis", "narrative", year=2569)  # of the year after
    old = add_version(opened, "analysis", "narrative", year=2568)
    submit(old, coordinator, Way.RETURNED, reason="ตัวเลข")
    new = add_version(opened, "analysis", "by-question", year=2568)
    submit(new, coordinator, Way.SEALED, finished_at=new.made_at + dt.timedelta(hours=1))
    papers = facts_of(actor_for(opened, coordinator), 2569).papers
    assert [(paper.version, paper.state) for paper in papers] == [(new.pk, PaperState.SEALED)]


def test_a_platform_administrator_who_is_no_member_has_no_step_of_their_own(opened: Municipality, plan: Plan) -> None:
    make_measure(plan, stage="submitted")
    administrator = make_user(is_superuser=True, is_staff=True)
    assert person_of(actor_for(opened, administrator), 2569).plans is False
    client = signed_in(administrator)
    let_read(client, opened)
    page = client.get(f"/m/{opened.code}/").text
    assert "ไม่มีเรื่องรอท่านในขณะนี้" in page
    assert "เขียนบทวิเคราะห์ 10 ตัวชี้วัด: เริ่มได้ อยู่ที่ผู้ประสานงาน" in page


def test_each_role_sees_its_own_step_first(opened: Municipality, coordinator: User, plan: Plan) -> None:
    unit = make_unit(opened, "กองช่าง")
    make_measure(plan, units=[unit], stage="returned")
    make_measure(plan, units=[unit], stage="submitted")
    people = {
        coordinator: "ตรวจรับรายงาน 1 มาตรการที่ส่งมาแล้ว",
        make_member(opened, Role.STAFF, unit=unit, password=None): "แก้ไขรายงาน 1 มาตรการที่ถูกส่งกลับ",
        make_member(opened, Role.AUDITOR, password=None): "ไม่มีเรื่องรอท่านในขณะนี้",
        make_member(opened, Role.LOCAL_ADMINISTRATOR, password=None): "ตั้งค่าให้ครบ 1 เรื่อง",
    }
    for user, said in people.items():
        page = signed_in(user).get(f"/m/{opened.code}/").text
        found = re.search(r'<h2 id="next">(.*?)</h2>', page)
        assert found is not None
        assert found[1] == said
        assert page.count("btn-primary") == (said != "ไม่มีเรื่องรอท่านในขณะนี้")


def test_a_units_own_part_that_is_handed_in_asks_for_nothing_more(opened: Municipality, plan: Plan) -> None:
    finance, works = make_unit(opened, "กองคลัง"), make_unit(opened, "กองช่าง")
    measure = make_measure(plan, units=[finance, works], stage="assigned")
    Contribution.objects.create(measure=measure, unit=finance, stage="submitted")
    for unit, asked in ((finance, False), (works, True)):
        actor = actor_for(opened, make_member(opened, Role.STAFF, unit=unit, password=None))
        for year in (2569, 2570):
            facts, person = facts_of(actor, year), person_of(actor, year)
            steps = next_steps(facts, person, phases_of(facts, person))
            named = [step.title for step in (steps.first, *steps.following) if step and "มาตรการ" in step.title]
            assert bool(named) is asked, (unit, year, named)


def test_work_that_waits_in_another_year_is_named_on_the_home_page(
    opened: Municipality, coordinator: User, plan: Plan
) -> None:
    make_measure(make_plan(opened, 2568), stage="submitted")
    page = signed_in(coordinator).get(f"/m/{opened.code}/").text
    assert "ปี 2568 ยังมี 1 มาตรการรอท่าน" in page


@pytest.mark.parametrize(
    ("path", "year", "tab", "other"),
    [
        ("", 2569, "ปีนี้", "years/2568/"),
        ("years/2568/", 2568, "ปีนี้", ""),
        ("scores/2568/", 2569, "คะแนน", "scores/2567/"),
        ("plan/2569/analysis/1/", 2569, "แผน", "plan/2568/analysis/"),
        ("plan/2568/remove/", 2568, "แผน", ""),
        ("plan/2568/", 2568, "แผน", "plan/2569/"),
        ("plan/2569/receive/", 2569, "รายงาน", "plan/2568/receive/"),
        ("papers/publication/2568/", 2568, "เอกสาร", "papers/publication/2569/"),
        ("papers/", 2569, "เอกสาร", "years/2568/papers/"),
        ("years/2568/papers/", 2568, "เอกสาร", "years/2569/papers/"),
        ("papers/new/", 2569, "เอกสาร", "years/2568/"),
        ("trail/", 2569, None, "years/2568/"),
    ],
)
def test_the_year_is_in_the_head_and_switched_to_the_same_page(
    opened: Municipality, coordinator: User, plan: Plan, path: str, year: int, tab: str | None, other: str
) -> None:
    make_plan(opened, 2568)
    page = signed_in(coordinator).get(f"/m/{opened.code}/{path}").text
    head = page[page.index('class="place"') : page.index("<main")]
    assert f"</span>ปี {year}</summary>" in head
    current = re.findall(r'aria-current="page">(.*?)</a>', head)
    assert current == ([tab] if tab else [])
    to = 2569 if year == 2568 else 2568
    assert f'<li><a href="/m/{opened.code}/{other}"><b>ปี {to}</b>' in head
    assert [label for label in ("ปีนี้", "คะแนน", "แผน", "รายงาน", "เอกสาร") if f">{label}</a>" in head] == [
        "ปีนี้",
        "คะแนน",
        "แผน",
        "รายงาน",
        "เอกสาร",
    ]


def test_a_papers_page_stands_in_its_own_year(opened: Municipality, coordinator: User) -> None:
    version = add_version(opened, "analysis", "narrative", year=2566, state="queued", sha256="", pages=None)
    page = signed_in(coordinator).get(f"/m/{opened.code}/papers/{version.pk}/").text
    assert "</span>ปี 2567</summary>" in page


def test_any_paper_of_any_year_is_begun_on_a_page_of_its_own(opened: Municipality, coordinator: User) -> None:
    client, base = signed_in(coordinator), f"/m/{opened.code}/papers/new/"
    form = client.get(f"{base}?paper=plan&year=2569").text
    assert '<option value="plan/" selected>' in form
    assert '<option value="2569" selected>' in form
    assert client.get(f"{base}?paper=other&year=x").status_code == 200


def test_reading_a_past_year_asks_nothing_and_changes_nothing(
    opened: Municipality, coordinator: User, plan: Plan
) -> None:
    client, base = signed_in(coordinator), f"/m/{opened.code}/"
    assert "งาน ITA ปีงบประมาณ พ.ศ. 2567" in client.get(f"{base}years/2567/").text
    assert "งาน ITA ปีงบประมาณ พ.ศ. 2569" in client.get(base).text
    assert client.get(f"{base}years/2480/").status_code == 404
    assert "ปีที่ควรทำตอนนี้" in client.get(f"{base}years/").text


def test_opening_another_year_asks_first_and_the_safe_way_leads_home(opened: Municipality, coordinator: User) -> None:
    client, base = signed_in(coordinator), f"/m/{opened.code}/"
    asked = client.post(f"{base}plan/2570/open/")
    assert asked.status_code == 200
    assert "เปิดแผนปี 2570 ใช่หรือไม่" in asked.text
    assert f'<a class="btn btn-primary" href="{base}">กลับไปปี 2569</a>' in asked.text
    assert not Plan.objects.exists()
    assert client.post(f"{base}plan/2570/open/", {"sure": "on"}).status_code == 302
    assert client.post(f"{base}plan/2569/open/").status_code == 302
    assert "งาน ITA ปีงบประมาณ พ.ศ. 2569" in client.get(base).text


def test_a_year_costs_the_same_with_one_measure_and_with_three_hundred(
    opened: Municipality, coordinator: User, plan: Plan
) -> None:
    client = signed_in(coordinator)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/m/{opened.code}/").status_code == 200
        return len(queries)

    make_measure(plan, all_units=True, stage="submitted")
    submit(add_version(opened, "plan"), coordinator, Way.IN_REVIEW)
    make_measure(make_plan(opened, 2568), stage="submitted")
    one = cost()
    Measure.objects.bulk_create(Measure(plan=plan, title=f"ที่ {n}", stage="submitted") for n in range(299))
    for number in range(30):
        variants = ("narrative", "by-question")
        version = add_version(opened, "analysis", variants[number % 2], year=2568)
        submit(version, coordinator, Way.RETURNED, reason="เหตุ")
    add_version(opened, "memo", "plan")
    assert cost() == one <= 50
