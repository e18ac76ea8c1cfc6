"""A year's facts out of the database: a fixed number of queries, however many measures, papers and years there are."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Prefetch
from django.utils import timezone

from accounts.models import Role, Unit
from accounts.permissions import Actor, Capability, can
from approvals.models import Publication, Submission, SubmissionStep
from approvals.transitions import State as Way
from approvals.waiting import waiting_for
from documents.models import Paper, PaperKind, PaperVersion
from documents.papers.sources import asked_of, of_work
from documents.transitions import State as Making
from ita_portal.setup import facts_of as setup_facts
from ita_portal.setup import listing_of
from ita_portal.year.facts import (
    DateFacts,
    DutyFacts,
    LackingSetup,
    Link,
    MeasureFacts,
    PaperFacts,
    PaperState,
    PersonFacts,
    ResultFacts,
    WaitingPaper,
    YearFacts,
)
from plans.analyses.actions import analysed
from plans.calendar.models import OwnDate
from plans.measures.facts import ROWS, covered
from plans.models import Measure, Plan
from plans.reporting.parts import own_parts
from plans.rules.coverage import AnalysedIndicators, weak_indicators
from plans.rules.workflow import Stage
from scores.current_rules import current_calendars, current_rules_of
from scores.results import YearResults
from scores.rules import known_years
from scores.rules.calendar import PAPERS_WANTED, CalendarDate, Event, expected_in
from scores.years import Years

_MEMBERS = frozenset(Role.values)
# What each kind of paper is called in a row that names several.
_NAMES = {PaperKind.ANALYSIS: "บทวิเคราะห์", PaperKind.PLAN: "แผน", PaperKind.IMPLEMENTATION: "รายงาน"}


def facts_of(actor: Actor, year: int) -> YearFacts:
    """The open municipality's year of work as this person's page tells it."""
    municipality, today = actor.municipality, timezone.localdate()
    kind = municipality.agency_kind
    years = Years(municipality, range(year - 3, year + 1))
    rules = years.rules.get(year - 1) or current_rules_of([year - 1], kind).get(year - 1)
    results = _results(years, year - 1)
    has_total = bool(results and results.total.score is not None)
    plan = Plan.objects.select_related("municipality").filter(fiscal_year=year).first()
    rows = list(plan.measures.with_rows().prefetch_related(*ROWS, "contributions")) if plan else []
    alive = [measure for measure in rows if measure.status != Measure.Status.CANCELLED]
    texts = analysed(plan) if plan else AnalysedIndicators()
    weak = weak_indicators(rules, results.scores) if rules and results else frozenset[int]()
    own_stages = _own_stages(actor, alive)
    told = [covered(measure, number, today) for number, measure in enumerate(alive, 1)]
    of_indicator = {q: i.number for i in rules.indicators for q in i.questions} if rules else {}
    answered = {n for m in told for n in (*m.indicators, *(of_indicator.get(q) for q in m.questions))}
    calendars = current_calendars(kind)
    dates = expected_in(year, calendars)
    announced = expected_in(year - 1, calendars).get(Event.RESULT)
    papers = list(_papers(year))
    oit = dates.get(PAPERS_WANTED)
    own = list(OwnDate.objects.filter(fiscal_year=year))
    closing = next((_own(row) for row in own if row.closes), None)
    return YearFacts(
        year=year,
        today=today,
        has_rules=rules is not None,
        is_ruled_kind=bool(known_years(kind)),
        has_total=has_total,
        entered=timezone.localdate(years.assessments[year - 1].updated_at) if has_total else None,
        announced=_date(announced) if announced else None,
        indicators=len(rules.indicators) if rules else 10,
        written=len(texts.indicators),
        unwritten=tuple(sorted(weak - texts.indicators)),
        has_plan=plan is not None,
        unanswered=tuple(sorted(weak - answered)),
        nobodys=sum(not measure.has_responsible for measure in told),
        measures=tuple(
            MeasureFacts(
                number=measure.number,
                stage=row.stage,
                units=("ทุกสำนัก/กอง",) if row.all_units else tuple(unit.name for unit in row.units.all()),
                own=own_stages[row.pk],
                due=row.due,
                days_late=max(0, (today - row.due).days) if row.due else 0,
                has_evidence=measure.has_evidence,
            )
            for row, measure in zip(alive, told, strict=True)
        ),
        papers=tuple(_alive(papers)),
        duties=_duties(kind, year, papers),
        due=closing or (_date(oit) if oit else None),
        result=_result(results or _results(years, year - 2)),
        dates=tuple(sorted([*map(_date, dates.values()), *map(_own, own)], key=lambda each: (each.end, each.name))),
    )


def person_of(actor: Actor, year: int) -> PersonFacts:
    """What the person does here. A platform administrator who is no member, and a provincial officer, do nothing."""
    if not actor.roles & _MEMBERS:
        return PersonFacts()
    plans = can(actor, Capability.EDIT_PLAN) and actor.is_coordinator
    reports = can(actor, Capability.SUBMIT_MEASURE) and bool(actor.unit_ids) and not actor.is_coordinator
    return PersonFacts(
        enters_scores=can(actor, Capability.EDIT_SCORES),
        plans=plans,
        reports=reports,
        makes_papers=can(actor, Capability.MAKE_PAPER),
        submits_papers=can(actor, Capability.SUBMIT_PAPER),
        publishes=can(actor, Capability.PUBLISH) and plans,
        waiting=tuple(
            WaitingPaper(
                name=str(step.submission.version.paper),
                version=step.submission.version_id,
                step=step.pk,
                submitted_by=step.submission.submitted_by.name,
                since=_turn_began(step.submission.steps.all(), step.submission),
            )
            for step in sorted(waiting_for(actor), key=lambda step: (step.submission.submitted_at, step.pk))
        ),
        gaps=_gaps(actor) if can(actor, Capability.SET_UP) else (),
        elsewhere=_elsewhere(actor, year, plans=plans) if plans or reports else (),
    )


def _results(years: Years, year: int) -> YearResults | None:
    return years.results(year) if year in years.assessments and year in years.rules else None


def _result(results: YearResults | None) -> ResultFacts | None:
    if results is None or results.total.score is None:
        return None
    instruments = {row.item: row.score for row in results.instruments}
    target = results.rules.target
    return ResultFacts(
        fiscal_year=results.fiscal_year,
        total=results.total.score,
        mark=results.mark,
        change=results.total.change,
        year_before=results.year_before,
        below=tuple((key, score) for key, score in instruments.items() if score is not None and score < target),
        target=target,
    )


def _date(found: CalendarDate) -> DateFacts:
    return DateFacts(found.name, found.start, found.end, found.expected_from, source=found.source)


def _own(row: OwnDate) -> DateFacts:
    return DateFacts(row.title, None, row.day, own=True, pk=row.pk)


def _gaps(actor: Actor) -> tuple[LackingSetup, ...]:
    found = [gap for gap in listing_of(setup_facts(actor.municipality)).gaps if gap.stops]
    return tuple(LackingSetup(gap.title, gap.detail, Link("ดูสิ่งที่ยังขาด", "setup")) for gap in found)


def _elsewhere(actor: Actor, year: int, *, plans: bool) -> tuple[tuple[int, int], ...]:
    """Other years in which measures wait for this person."""
    stages = frozenset([Stage.SUBMITTED] if plans else [Stage.ASSIGNED, Stage.RETURNED])
    rows = Measure.objects.with_rows().filter(stage__in=stages).exclude(plan__fiscal_year=year)
    rows = rows.exclude(status=Measure.Status.CANCELLED).order_by()
    if plans:
        years = list(rows.values_list("plan__fiscal_year", flat=True))
    else:
        mine = list(rows.of_units(actor.unit_ids).select_related("plan").prefetch_related("contributions"))
        own_stages = _own_stages(actor, mine)
        years = [row.plan.fiscal_year for row in mine if own_stages[row.pk] & stages]
    return tuple(sorted(Counter(years).items(), reverse=True))


def _own_stages(actor: Actor, rows: Sequence[Measure]) -> Mapping[int, frozenset[str]]:
    """Measure → whose hands the parts are in that the person's units report; they come with units and contributions."""
    found: dict[int, frozenset[str]] = defaultdict(frozenset)
    if actor.unit_ids and rows:
        for part in own_parts(actor, rows, list(Unit.in_use())):
            found[part.measure.pk] |= {part.stage}
    return found


def _papers(year: int) -> Iterable[tuple[Paper, PaperVersion, Submission | None]]:
    """Each paper of the year with its newest version that was not given up, and how that was submitted."""
    submissions = Submission.objects.defer("checks").prefetch_related("steps__position")
    versions = PaperVersion.objects.defer("content").prefetch_related(Prefetch("submission", submissions))
    papers = Paper.objects.filter(of_work(year)).order_by("pk")
    for paper in papers.prefetch_related(Prefetch("versions", versions)):
        version = next((each for each in paper.versions.all() if each.state != Making.CANCELLED), None)
        if version is not None:
            yield paper, version, getattr(version, "submission", None)


def _alive(papers: Sequence[tuple[Paper, PaperVersion, Submission | None]]) -> Iterable[PaperFacts]:
    """Without those that a later sealed paper of the same matter has made needless."""
    sealed: dict[tuple[str, str], dt.datetime] = {}
    for paper, _, submission in papers:
        if submission and submission.state == Way.SEALED and submission.finished_at:
            key = (paper.kind, paper.about)
            sealed[key] = max(submission.finished_at, sealed.get(key, submission.finished_at))
    for paper, version, submission in papers:
        facts = _paper(paper, version, submission)
        later = sealed.get((paper.kind, paper.about))
        under_way = facts.state in {PaperState.SEALED, PaperState.REVIEW, PaperState.SIGNING}
        if under_way or later is None or (version.made_at > later and facts.state != PaperState.REVOKED):
            yield facts


_OF_VERSION = {Making.QUEUED: PaperState.MAKING, Making.RENDERING: PaperState.MAKING, Making.FAILED: PaperState.FAILED}
_OF_SUBMISSION: Mapping[Way, PaperState] = {
    Way.IN_REVIEW: PaperState.REVIEW,
    Way.APPROVED: PaperState.SIGNING,
    Way.RETURNED: PaperState.RETURNED,
    Way.WITHDRAWN: PaperState.WITHDRAWN,
    Way.SEALED: PaperState.SEALED,
    Way.SUPERSEDED: PaperState.SEALED,
    Way.REVOKED: PaperState.REVOKED,
}


def _paper(paper: Paper, version: PaperVersion, submission: Submission | None) -> PaperFacts:
    label = paper.variant_label
    name = label if paper.kind == PaperKind.MEMO else f"{PaperKind(paper.kind).label} {label}".rstrip()
    if submission is None:
        state = _OF_VERSION.get(Making(version.state), PaperState.DRAFT)
        return PaperFacts(paper.kind, name, state, version.pk, reason=version.error)
    steps = list(submission.steps.all())
    state = _OF_SUBMISSION[Way(submission.state)]
    current = next((step for step in steps if not step.decision), None)
    since = _turn_began(steps, submission) if state == PaperState.REVIEW else None
    finished = timezone.localdate(submission.finished_at) if submission.finished_at else None
    return PaperFacts(
        kind=paper.kind,
        name=name,
        state=state,
        version=version.pk,
        holder=str(current.position or "") if current and state == PaperState.REVIEW else "",
        since=since or finished,
        reason=submission.reason,
        signed=sum(bool(step.decision) for step in steps),
        steps=len(steps),
    )


def _turn_began(steps: Iterable[SubmissionStep], submission: Submission) -> dt.date:
    """The day on which it became the current step's turn."""
    decided = [step.decided_at for step in steps if step.decided_at]
    return timezone.localdate(max(decided, default=submission.submitted_at))


def _duties(
    kind: str, year: int, papers: Sequence[tuple[Paper, PaperVersion, Submission | None]]
) -> tuple[DutyFacts, ...]:
    """The two papers that the checklist asks for; two queries."""
    asked = asked_of(kind, [(PaperKind.PLAN, year), (PaperKind.IMPLEMENTATION, year)])
    published = set(Publication.objects.filter(fiscal_year=year, withdrawn_at=None).values_list("paper", flat=True))
    duties = []
    for about in (PaperKind.PLAN, PaperKind.IMPLEMENTATION):
        own = [(paper, submission) for paper, _, submission in papers if paper.kind == about]
        item = asked.get((about, year))
        duties.append(
            DutyFacts(
                name=_NAMES[about],
                kind=about,
                fiscal_year=year,
                item=item.item if item else "",
                item_year=item.fiscal_year if item else 0,
                verified=bool(item and item.verified),
                sealed=any(submission and submission.state == Way.SEALED for _, submission in own),
                published=any(paper.pk in published for paper, _ in own),
            )
        )
    return tuple(duties)
