"""The page of a municipality's year, which is its home, and the list of its years."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Actor, Capability
from ita_portal.year.facts import DateFacts, Link
from ita_portal.year.frame import frame_of
from ita_portal.year.reading import facts_of, person_of
from ita_portal.year.rows import Missing, Phase, YearTask, days_between
from ita_portal.year.steps import NextStep, NextSteps, next_steps
from ita_portal.year.tasks import phases_of
from scores.proposed import proposed_year

FOLLOWING = 3  # things that stand beside the next step
DATES = 3  # of the calendar beside the year


@dataclass(frozen=True)
class LinkedTask:
    """A row with its number and addresses; `mine` where the person's next step is about it."""

    number: int
    task: YearTask
    missing: list[tuple[Missing, str]]
    url: str
    mine: bool


@dataclass(frozen=True)
class LinkedPhase:
    """A phase with its rows."""

    phase: Phase
    tasks: list[LinkedTask]


@dataclass(frozen=True)
class LinkedStep:
    """A step with its address."""

    step: NextStep
    url: str


@dataclass(frozen=True)
class LeftDate:
    """A day of the calendar and how far it is."""

    date: DateFacts
    left: str


@require_safe
@requires(Capability.VIEW)
def home(request: MunicipalRequest) -> HttpResponseBase:
    """The municipality's home: the year that is proposed today."""
    return _page(request, proposed_year(request.actor.municipality, timezone.localdate()))


@require_safe
@requires(Capability.VIEW)
def year_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Any year, to be read; what is proposed stays what it was."""
    year_or_404(request.actor, year)
    return _page(request, year)


def is_offered(actor: Actor, year: int) -> bool:
    """Whether the switch in the head leads there."""
    return year in {choice.year for choice in frame_of(actor, None).years}


def year_or_404(actor: Actor, year: int) -> None:
    """Only years that the switch offers are there."""
    if not is_offered(actor, year):
        raise Http404(f"ไม่มีปีงบประมาณ พ.ศ. {year}")


@require_safe
@requires(Capability.VIEW)
def years(request: MunicipalRequest) -> HttpResponseBase:
    """Every year with how far it is: what the switch in the head lists."""
    return render(request, "ita_portal/years.html", {"years": frame_of(request.actor, None).years})


def _page(request: MunicipalRequest, year: int) -> HttpResponse:
    facts, person = facts_of(request.actor, year), person_of(request.actor, year)
    phases = phases_of(facts, person)
    steps = next_steps(facts, person, phases)
    code = request.actor.municipality.code
    context = {
        "facts": facts,
        "phases": _linked(phases, steps, code),
        "steps": steps,
        "first": _to(steps.first, code) if steps.first else None,
        "following": [_to(step, code) for step in steps.following[:FOLLOWING]],
        "result": facts.result,
        "dates": [LeftDate(date, days_between(facts.today, date.end)) for date in facts.coming[:DATES]],
    }
    return render(request, "ita_portal/year.html", context)


def _linked(phases: tuple[Phase, ...], steps: NextSteps, code: str) -> list[LinkedPhase]:
    mine = steps.first.task if steps.first else ""
    linked, number = [], 0
    for phase in phases:
        rows = []
        for task in phase.tasks:
            number += 1
            missing = [(each, _url(each.link, code)) for each in task.missing]
            rows.append(LinkedTask(number, task, missing, _url(task.go, code), task.key == mine))
        linked.append(LinkedPhase(phase, rows))
    return linked


def _url(link: Link | None, code: str) -> str:
    return link.url(code) if link else ""


def _to(step: NextStep, code: str) -> LinkedStep:
    return LinkedStep(step, step.link.url(code))


def steps_at(actor: Actor) -> list[LinkedStep]:
    """What waits for a person in one of several municipalities, the most pressing first."""
    today = timezone.localdate()
    year = proposed_year(actor.municipality, today)
    facts, person = facts_of(actor, year), person_of(actor, year)
    steps = next_steps(facts, person, phases_of(facts, person))
    return [_to(step, actor.municipality.code) for step in (steps.first, *steps.following) if step]
