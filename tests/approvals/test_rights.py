"""Who may sign what: every combination of role, position, relation and state with its answer; and drafting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from importlib import import_module
from itertools import product

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Position, Role, User
from accounts.permissions import ADMINISTRATOR, OFFICER, Actor, actor_in
from accounts.tenancy import open_all
from approvals import actions
from approvals.models import Submission, SubmissionStep
from approvals.routes.rights import concerns, drafters_of, why_not
from approvals.transitions import State
from approvals.waiting import deciders
from documents.composition import add_section, open_paper, remove_section, save_section
from documents.memo_heads import EMPTY, save_head
from tests.approvals.town import Town
from tests.documents.test_composition import seen
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_member

pytestmark = pytest.mark.usefixtures("opened")

ROLES = [
    frozenset(roles)
    for roles in (
        {Role.STAFF},
        {Role.COORDINATOR},
        {Role.AUDITOR},
        {Role.EXECUTIVE},
        {OFFICER},
        {ADMINISTRATOR},
        {Role.COORDINATOR, Role.AUDITOR},
        {Role.STAFF, Role.EXECUTIVE},
        {ADMINISTRATOR, Role.EXECUTIVE},
        {ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR},
    )
]
POSITIONS = ("none", "held", "acts", "acted", "will act")
RELATIONS = ("none", "made", "submitted", "drafted", "decided another step")
TURNS = ("decided", "now", "later")
# The first line whose condition holds is the answer; where none does, the person may.
ANSWERS: list[tuple[str, str]] = [
    ("turn=decided", "ขั้นนี้พิจารณาไปแล้ว โดย "),
    ("state!=in_review", "เรื่องนี้ไม่ได้รอพิจารณาแล้ว"),
    ("turn=later", "ยังไม่ถึงขั้นนี้"),
    ("administrator", "ลงนามไม่ได้ บัญชีผู้ดูแลระบบไม่ลงนาม"),
    ("role without deciding", "บัญชีนี้ไม่มีสิทธิพิจารณาเรื่อง"),
    ("position=none", "บัญชีนี้ไม่มีสิทธิพิจารณาเรื่อง"),
    ("position=acted", "ลงนามเรื่องนี้ไม่ได้ การรักษาราชการแทนนายกเทศมนตรีของท่านสิ้นสุดเมื่อวันที่"),
    ("position=will act", "ลงนามเรื่องนี้ไม่ได้ การรักษาราชการแทนนายกเทศมนตรีของท่านเริ่มวันที่"),
    ("relation=made", "ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้จัดทำฉบับนี้"),
    ("relation=submitted", "ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้เสนอฉบับนี้"),
    ("relation=drafted", "ลงนามเรื่องนี้ไม่ได้ ท่านเป็นผู้เขียนหรือแก้ข้อความในฉบับนี้"),
    ("relation=decided another step", "ลงนามเรื่องนี้ไม่ได้ ท่านพิจารณาขั้น “ความเห็นปลัดเทศบาล” ของเรื่องนี้ไปแล้ว"),
]


@dataclass(frozen=True)
class Case:
    roles: frozenset[str]
    position: str
    relation: str
    state: State
    turn: str

    @property
    def answer(self) -> str:
        holds = {
            f"turn={self.turn}",
            f"position={self.position}",
            f"relation={self.relation}",
            "state!=in_review" if self.state != State.IN_REVIEW else "",
            "administrator" if ADMINISTRATOR in self.roles else "",
            "" if self.roles & {Role.AUDITOR, Role.EXECUTIVE} else "role without deciding",
        }
        return next((words for condition, words in ANSWERS if condition in holds), "")


CASES = [Case(*each) for each in product(ROLES, POSITIONS, RELATIONS, State, TURNS)]


def situation(town: Town, case: Case, person: User, submission: Submission) -> tuple[Actor, SubmissionStep]:
    """The case as plain rows in memory: three steps, of which the person asks for the one in the middle."""
    _, first, step, last = submission.steps.all()
    position = step.position
    assert position is not None
    today = timezone.localdate()
    first_day = {"acts": today, "acted": today - dt.timedelta(days=9), "will act": today + dt.timedelta(days=1)}
    appointments = {}
    if start := first_day.get(case.position):
        end = today if case.position == "acts" else start + dt.timedelta(days=1)
        appointments[position.pk] = ActingAppointment(position=position, start=start, end=end)
    actor = Actor(
        town.municipality,
        person,
        case.roles,
        held={position.pk: position.title} if case.position == "held" else {},
        acting=appointments if case.position == "acts" else {},
        not_acting={} if case.position == "acts" else appointments,
    )
    stranger = town.coordinator
    submission.state = case.state
    submission.version.made_by = person if case.relation == "made" else stranger
    submission.submitted_by = person if case.relation == "submitted" else stranger
    submission.drafters = [person.pk] if case.relation == "drafted" else []
    for each in (first, step, last):
        each.decision, each.decided_by, each.name = "", None, ""
    other = last if case.turn == "later" else first  # out of order, but nothing else could have been decided
    if case.turn != "later":
        first.decision, first.decided_by = "approved", stranger
    if case.turn == "decided":
        step.decision, step.decided_by, step.name, step.decided_at = "approved", stranger, "ผู้อื่น", timezone.now()
    if case.relation == "decided another step":
        other.decision, other.decided_by = "approved", person
    return actor, step


@pytest.fixture
def submission(town: Town) -> Submission:
    """One with the steps of auditor, mayor and clerk."""
    sent = town.submitted()
    first, last = sent.steps.filter(order__gt=0)
    SubmissionStep.objects.filter(pk=first.pk).update(heading="ความเห็นปลัดเทศบาล")
    clerk = Position.objects.create(municipality=town.municipality, title="ปลัดเทศบาล")
    SubmissionStep.objects.create(submission=sent, order=3, field="Sig_3", heading="ความเห็นปลัดเทศบาล", position=clerk)
    assert last.position is not None
    assert last.position.title == MAYOR_TITLE
    rows = Submission.objects.select_related("version__made_by", "submitted_by")
    return rows.prefetch_related("steps__position").get(pk=sent.pk)


def test_every_combination_has_its_answer(town: Town, submission: Submission) -> None:
    assert len(CASES) == 10 * 5 * 5 * 7 * 3
    person = make_member(town.municipality, Role.STAFF, password=None)
    wrong, allowed = [], set()
    for case in CASES:
        actor, step = situation(town, case, person, submission)
        said = why_not(actor, step)
        if not (said.startswith(case.answer) if case.answer else said == ""):
            wrong.append((case, said))
        if not said:
            allowed.add(case)
    assert wrong == []
    deciding = [roles for roles in ROLES if roles & {Role.AUDITOR, Role.EXECUTIVE} and ADMINISTRATOR not in roles]
    assert allowed == {
        Case(roles, position, "none", State.IN_REVIEW, "now") for roles in deciding for position in ("held", "acts")
    }


def member(town: Town, title: str, role: str) -> User:
    return make_member(town.municipality, role, title=title, password=None)


def also(town: Town, user: User, role: str, title: str = "") -> None:
    """Another role of the same person."""
    position = Position.objects.get(title=title) if title else None
    Membership.objects.create(municipality=town.municipality, user=user, role=role, position=position)


def test_who_wrote_a_section_before_the_version_was_made_drafted_it(town: Town) -> None:
    writer, later = member(town, "นักวิชาการคลัง", Role.COORDINATOR), member(town, "นิติกร", Role.COORDINATOR)
    paper = open_paper(town.actor(town.coordinator), "memo", 2569, "plan")
    save_section(town.actor(writer), paper, "facts", {"heading": "ข้อเท็จจริง", "text": "พบว่า"}, opened_with="")
    version = town.made("memo", 2569, "plan")
    save_head(town.actor(later), paper, EMPTY | {"telephone": "0 5400 0000"}, opened_with="")
    assert drafters_of(version) == [writer.pk]
    submission = town.submitted(version, why="หัวเรื่องเปลี่ยนภายหลัง")
    also(town, writer, Role.AUDITOR, AUDITOR_TITLE)
    assert submission.drafters == [writer.pk]
    step = submission.steps.get(order=1)
    with pytest.raises(PermissionDenied, match="ท่านเป็นผู้เขียนหรือแก้ข้อความในฉบับนี้"):
        actions.approve(town.actor(writer), step)
    assert concerns(town.actor(writer), step)
    also(town, later, Role.AUDITOR, AUDITOR_TITLE)
    assert actions.approve(town.actor(later), step).state == State.IN_REVIEW


def test_who_wrote_a_section_that_was_removed_after_the_version_was_made_drafted_it(town: Town) -> None:
    writer, tidy = member(town, "นักวิชาการคลัง", Role.COORDINATOR), member(town, "นิติกร", Role.COORDINATOR)
    paper = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    key = add_section(town.actor(town.coordinator), paper, "ข้อเท็จจริง")
    words, opened_with = {"heading": "ข้อเท็จจริง", "text": "พบว่า"}, seen(paper, key)
    save_section(town.actor(writer), paper, key, words, opened_with=opened_with)
    version = town.made("plan", 2569)
    remove_section(town.actor(tidy), paper, key)
    assert drafters_of(version) == [town.coordinator.pk, writer.pk]
    assert drafters_of(town.made("plan", 2569)) == []  # where it stands no more


@pytest.mark.embedded
def test_what_was_submitted_before_gets_its_drafters(town: Town) -> None:
    writer = member(town, "นักวิชาการคลัง", Role.COORDINATOR)
    report = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    save_section(town.actor(writer), report, "law", {"heading": "ข้อกฎหมาย", "text": "ตามระเบียบ"}, opened_with="")
    memo = town.submitted(town.made("memo", 2569, "plan"))
    plan = town.submitted()
    Submission.objects.update(drafters=[])
    with open_all():
        import_module("approvals.migrations.0007_routes_and_rights").note_drafters(apps, None)
    assert [s.drafters for s in Submission.objects.filter(pk__in=[memo.pk, plan.pk])] == [[writer.pk], [writer.pk]]


def test_who_wrote_the_report_drafted_the_memo_that_carries_it(town: Town) -> None:
    writer = member(town, "นักวิชาการคลัง", Role.COORDINATOR)
    report = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    save_section(town.actor(writer), report, "law", {"heading": "ข้อกฎหมาย", "text": "ตามระเบียบ"}, opened_with="")
    assert drafters_of(town.made("memo", 2569, "plan")) == [writer.pk]


def test_one_person_decides_one_step_though_holding_one_position_and_acting_for_another(town: Town) -> None:
    also(town, town.auditor, Role.EXECUTIVE)
    today = timezone.localdate()
    ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.filter(user=town.auditor).order_by("pk")[0],
        start=today,
        end=today,
    )
    submission = town.submitted()
    first, last = submission.steps.filter(order__gt=0)
    stale = SubmissionStep.objects.select_related("submission").prefetch_related("submission__steps").get(pk=last.pk)
    assert [step.decision for step in stale.submission.steps.all()] == ["approved", "", ""]
    actions.approve(town.actor(town.auditor), first)
    for step in (last, stale):
        with pytest.raises(PermissionDenied, match="คนหนึ่งพิจารณาได้ขั้นเดียว"):
            actions.approve(town.actor(town.auditor), step)
    assert actions.approve(town.actor(town.mayor), last).state == State.APPROVED


def test_an_administrator_neither_submits_nor_decides_whatever_else_the_person_is(town: Town) -> None:
    User.objects.filter(pk__in=[town.coordinator.pk, town.mayor.pk]).update(is_superuser=True)
    version = town.made()
    with pytest.raises(PermissionDenied, match="บัญชีผู้ดูแลระบบไม่ลงนาม"):
        actions.submit(town.actor(User.objects.get(pk=town.coordinator.pk)), version)
    User.objects.filter(pk=town.coordinator.pk).update(is_superuser=False)
    submission = town.approved(town.submitted(version, why="ผู้ลงนามมาภายหลัง"), town.auditor)
    step = submission.steps.get(order=2)
    with pytest.raises(PermissionDenied, match="บัญชีผู้ดูแลระบบไม่ลงนาม"):
        actions.approve(town.actor(User.objects.get(pk=town.mayor.pk)), step)
    assert deciders(town.municipality, [step]) == [[]]


def test_the_order_by_which_one_acts_is_kept_with_the_step(town: Town) -> None:
    clerk = member(town, "ปลัดเทศบาล", Role.EXECUTIVE)
    today = timezone.localdate()
    appointment = ActingAppointment.objects.create(
        position=Position.objects.get(title=MAYOR_TITLE),
        membership=Membership.objects.get(user=clerk),
        start=today,
        end=today,
        order_number="412/2569",
        order_date=dt.date(2026, 10, 31),
    )
    submission = town.approved(town.approved(town.submitted(), town.auditor), clerk)
    ActingAppointment.objects.filter(pk=appointment.pk).update(order_number="9/2569")
    first, last = submission.steps.filter(order__gt=0)
    assert (first.appointment, first.acting_order) == (None, None)
    assert (last.appointment, last.capacity) == (appointment, ["ปลัดเทศบาล", "รักษาราชการแทน", MAYOR_TITLE])
    order = last.acting_order
    assert order is not None
    assert order.words == "คำสั่งที่ 412/2569 ลงวันที่ 31 ตุลาคม 2569"
    assert (order.start, order.end, order.days_left(today)) == (today, today, 1)


def test_who_has_to_do_with_a_step_is_told_and_nobody_else(town: Town) -> None:
    submission = town.submitted()
    step = submission.steps.get(order=1)
    told = {user.name for user in (town.coordinator, town.auditor, town.mayor) if concerns(town.actor(user), step)}
    assert told == {"นายตรวจ ถี่ถ้วน"}
    assert actor_in(town.municipality, town.auditor) is not None
