"""A year's facts out of the database: a fixed number of queries, however many measures, papers and years there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.utils import timezone

from accounts.models import Role, Unit
from accounts.permissions import Actor, Capability, can
from approvals.waiting import waiting_for
from ita_portal.setup import facts_of as setup_facts
from ita_portal.setup import listing_of
from ita_portal.year.facts import (
    DateFacts,
    LackingSetup,
    Link,
    MeasureFacts,
    PersonFacts,
    ResultFacts,
    WaitingPaper,
    YearFacts,
)
from ita_portal.year.papers import YearPaper, alive, duties_of, papers_of, turn_began
from plans.analyses.actions import analysed
from plans.calendar.models import OwnDate
from plans.measures.facts import ROWS, covered
from plans.models import Measure, Plan
from plans.reporting.parts import own_parts
from plans.rules.coverage import AnalysedIndicators, coverage, gaps, weak_indicators
from plans.rules.workflow import OWED, Stage
from scores.current_rules import current_calendars, current_rules_of
from scores.results import YearResults
from scores.rules import known_years
from scores.rules.calendar import PAPERS_WANTED, CalendarDate, Event, expected_in
from scores.years import Years

_MEMBERS = frozenset(Role.values)


def facts_of(actor: Actor, year: int, papers: Sequence[YearPaper] | None = None) -> YearFacts:
    """The open municipality's year of work as this person's page tells it; `papers` where they were read already."""
    municipality, today = actor.municipality, timezone.localdate()
    kind = municipality.agency_kind
    years = Years(municipality, range(year - 3, year + 1))
    rules = years.rules.get(year - 1) or current_rules_of([year - 1], kind).get(year - 1)
    results = _results(years, year - 1)
    has_total = bool(results and results.total.score is not None)
    plan = Plan.objects.select_related("municipality").filter(fiscal_year=year).first()
    rows = list(plan.measures.with_rows().prefetch_related(*ROWS, "contributions")) if plan else []
    measures = [measure for measure in rows if measure.status != Measure.Status.CANCELLED]
    texts = analysed(plan) if plan else AnalysedIndicators()
    weak = weak_indicators(rules, results.scores) if rules and results else frozenset[int]()
    own_stages = _own_stages(actor, measures)
    told = [covered(measure, number) for number, measure in enumerate(rows, 1)]
    covering = coverage(rules, results.scores if results else {}, texts, told) if rules else []
    numbered = {measure.pk: measure for measure in told}
    calendars = current_calendars(kind)
    dates = expected_in(year, calendars)
    announced = expected_in(year - 1, calendars).get(Event.RESULT)
    papers = papers_of(year) if papers is None else papers
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
        gaps=tuple(gaps(covering, told)),
        measures=tuple(
            MeasureFacts(
                number=numbered[row.pk].number,
                stage=row.stage,
                units=("ทุกสำนัก/กอง",) if row.all_units else tuple(unit.name for unit in row.units.all()),
                own=own_stages[row.pk],
                due=row.due,
                days_late=max(0, (today - row.due).days) if row.due else 0,
                has_evidence=numbered[row.pk].has_evidence,
            )
            for row in measures
        ),
        papers=tuple(each.facts for each in alive(papers) if each.facts),
        duties=duties_of(kind, year, papers),
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
                since=turn_began(step.submission.steps.all(), step.submission),
            )
            for step in sorted(waiting_for(actor), key=lambda step: (step.submission.submitted_at, step.pk))
        ),
        gaps=_set_up_gaps(actor) if can(actor, Capability.SET_UP) else (),
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


def _set_up_gaps(actor: Actor) -> tuple[LackingSetup, ...]:
    found = [gap for gap in listing_of(setup_facts(actor.municipality)).gaps if gap.stops]
    return tuple(LackingSetup(gap.title, gap.detail, Link("ดูสิ่งที่ยังขาด", "setup")) for gap in found)


def _elsewhere(actor: Actor, year: int, *, plans: bool) -> tuple[tuple[int, int], ...]:
    """Other years in which measures wait for this person."""
    stages = frozenset({Stage.SUBMITTED}) if plans else OWED
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
