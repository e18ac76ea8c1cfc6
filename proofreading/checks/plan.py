"""Measures, their units, periods and numbers against the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from proofreading.checks import Said
from proofreading.claims import DoneClaim, MeasureCountClaim, PlannedPeriodClaim, UnitClaim
from proofreading.facts import PlanFacts, PlannedMeasure, ProofFacts
from proofreading.findings import Fact, Finding, Kind
from thai import dates

Month = tuple[int, int]  # a year of the Buddhist Era and its month


def check_units(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A measure that is called by its whole title is in the hands of the units the plan names, of a division above or a
    section below them. A name that is no unit's, but nearly one's, is a warning.
    """
    plan = facts.plan
    for claim in said.claims:
        if not isinstance(claim, UnitClaim) or plan is None:
            continue
        if claim.likely:
            message = f"ไม่มีหน่วยงานชื่อนี้ในเทศบาล อาจหมายถึง “{claim.likely}”"
            yield Finding(Kind.MUNICIPALITY, claim.start, claim.end, claim.likely, message, sure=False)
            continue
        measures = _called(claim.title, plan)
        if any(_is_responsible(claim.unit, measure) for measure in measures):
            continue
        right = ", ".join(measures[0].units)
        message = f"ตามแผนผู้รับผิดชอบ “{_one_line(claim.title)}” คือ{right}"
        expected = right if len(measures) == 1 else ""
        yield Finding(Kind.MUNICIPALITY, claim.start, claim.end, expected, message, claim.sure)


def _is_responsible(unit: str, measure: PlannedMeasure) -> bool:
    """Whether it may be said of a measure; where the plan names nobody, anybody may."""
    return measure.everyone or not measure.units or unit in measure.units or unit in measure.related


def check_periods(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The months beside a measure's whole title are those of the plan. Fewer months inside of them are a warning: they
    may be those in which it was carried out.
    """
    for claim in said.claims:
        periods = _periods(claim, facts.plan) if isinstance(claim, PlannedPeriodClaim) else []
        if not isinstance(claim, PlannedPeriodClaim) or not periods or is_as_planned(claim, facts.plan):
            continue
        inside = any(_month(start) <= claim.first and claim.last <= _month(end) for start, end in periods)
        if inside and claim.near:
            continue
        right = dates.period(*periods[0])
        why = " (ช่วงที่เขียนอยู่ภายในช่วงตามแผน)" if inside else ""
        message = f"ตามแผน “{_one_line(claim.title)}” ดำเนินการ {right}{why}"
        yield Finding(Kind.YEAR, claim.start, claim.end, right, message, claim.sure and not inside)


def is_as_planned(claim: PlannedPeriodClaim, plan: PlanFacts | None) -> bool:
    """Whether the plan has just these months."""
    return (claim.first, claim.last) in [(_month(start), _month(end)) for start, end in _periods(claim, plan)]


def _periods(claim: PlannedPeriodClaim, plan: PlanFacts | None) -> list[tuple[dt.date, dt.date]]:
    """When the measures with that title are carried out; none where that is not known of one of them."""
    planned = [measure.period for measure in _called(claim.title, plan)] if plan else []
    return [period for period in planned if period is not None] if None not in planned else []


def check_measures(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The number of measures is the plan's, and what is said to be carried out is reported so in the system. Where
    nobody has reported of a measure yet, it is a warning.
    """
    if facts.plan is None:
        return
    for claim in said.claims:
        if isinstance(claim, MeasureCountClaim):
            yield from _count(claim, facts, facts.plan)
        elif isinstance(claim, DoneClaim) and facts.tells_of_done:
            yield from _done(claim, facts.plan)


def _count(claim: MeasureCountClaim, facts: ProofFacts, plan: PlanFacts) -> Iterator[Finding]:
    if not plan.measures or (claim.done and not facts.tells_of_done):
        return
    done = sum(bool(measure.is_done) for measure in plan.measures)
    wanted = [measure for measure in plan.measures if not measure.is_cancelled]
    right = {done} if claim.done else {len(plan.measures), len(wanted)}
    if claim.number in right:
        return
    reported = all(measure.is_done is not None for measure in wanted)
    words = f"แผนปี {plan.fiscal_year} มี {len(plan.measures)} มาตรการ"
    words += f" รายงานว่าแล้วเสร็จ {done}" if claim.done else ""
    expected = str(done if claim.done else len(plan.measures))
    message = f"{words} แต่เขียนว่า {claim.number}"
    sure = claim.sure and (reported or not claim.done)
    fact = Fact("done" if claim.done else "measures")
    yield Finding(Kind.COUNT, claim.start, claim.end, expected, message, sure, fact=fact)


def _done(claim: DoneClaim, plan: PlanFacts) -> Iterator[Finding]:
    everything = [measure for measure in plan.measures if not measure.is_cancelled]
    measures = _called(claim.title, plan) if claim.title else everything
    open_ones = [measure for measure in measures if not measure.is_done]
    if not open_ones or (claim.title and len(open_ones) < len(measures)):
        return
    told = [measure for measure in open_ones if measure.is_done is False]
    first = (told or open_ones)[0]
    state = "ยกเลิก" if first.is_cancelled else "ยังไม่แล้วเสร็จ" if told else "ยังไม่มีผู้รายงานว่าแล้วเสร็จ"
    more = f" และอีก {len(open_ones) - 1} มาตรการ" if not claim.title and len(open_ones) > 1 else ""
    message = f"ในระบบ “{_one_line(first.title)}”{more} {state}"
    yield Finding(Kind.COUNT, claim.start, claim.end, "", message, claim.sure and bool(told))


def _called(title: str, plan: PlanFacts) -> list[PlannedMeasure]:
    return [measure for measure in plan.measures if measure.title == title]


def _month(day: dt.date) -> Month:
    return day.year + dates.ERA, day.month


def _one_line(title: str) -> str:
    words = " ".join(title.split())
    return words if len(words) <= 60 else f"{words[:60]}…"
