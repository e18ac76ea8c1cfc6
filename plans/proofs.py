"""What the texts of a plan are proofread as: what each belongs to, and the year that it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from accounts.permissions import Actor, Capability
from plans.models import Measure, Plan
from plans.proof_facts import facts_of
from proofreading.facts import ProofFacts
from scores.proofing.live import Proofs
from scores.proofing.texts import WrittenText
from scores.rules import Rules

_OF_ANALYSIS = re.compile(r"(?:finding|weakness|response|meaning)_(\d{1,3})")
_OF_MEASURE = re.compile(r"(title|finding|theme|outcome|steps|outputs)(?:-\d{1,4}-text)?")
_OF_REPORT = re.compile(r"(\d{1,18})(?:u\d{1,18})?-(?:outputs|outcome)")
_DONE = {"outputs", "outcome"}  # what is told in the report on the year


def analysis_of(plan_year: int, number: int | str = "") -> str:
    """What the texts of one indicator's analysis belong to; without a number, how those of all of a year begin."""
    return f"analysis/{plan_year}/{number}/" if number else f"analysis/{plan_year}/"


def measure_of(pk: int) -> str:
    """What the texts of a measure belong to."""
    return f"measure/{pk}/"


def analysis_proofs(actor: Actor, plan: Plan, rules: Rules) -> Proofs:
    """The texts of every indicator; they speak of the assessed year."""
    names = {indicator.number: indicator.name for indicator in rules.indicators}
    facts = cache(lambda: facts_of(plan.municipality, plan.assessed_year, "analysis"))

    def written(name: str) -> WrittenText | None:
        found = _OF_ANALYSIS.fullmatch(name)
        number = int(found[1]) if found else 0
        if number not in names:
            return None
        above = f"ตัวชี้วัดที่ {number} {names[number]}"
        return WrittenText(analysis_of(plan.fiscal_year, number), facts(), Capability.EDIT_PLAN, above=above)

    return Proofs(actor, written)


def measure_proofs(actor: Actor, plan: Plan, measure: Measure | None) -> Proofs:
    """The texts of a measure that are printed; None for one that is not stored yet."""
    belongs = measure_of(measure.pk) if measure else ""
    facts = cache(lambda: facts_of(plan.municipality, plan.fiscal_year, "plan"))
    of_what_was_done = cache(lambda: replace(facts(), assessed=plan.fiscal_year))

    def written(name: str) -> WrittenText | None:
        found = _OF_MEASURE.fullmatch(name)
        if found is None:
            return None
        about: ProofFacts = of_what_was_done() if found[1] in _DONE else facts()
        return WrittenText(belongs, about, Capability.EDIT_MEASURE, units=measure)

    return Proofs(actor, written)


def report_proofs(actor: Actor, plan: Plan, measures: Iterable[Measure]) -> Proofs:
    """The texts in which units report of these measures, whoever's part they are."""
    known = {measure.pk: measure for measure in measures}
    facts = cache(lambda: replace(facts_of(plan.municipality, plan.fiscal_year, "plan"), assessed=plan.fiscal_year))

    def written(name: str) -> WrittenText | None:
        found = _OF_REPORT.fullmatch(name)
        measure = known.get(int(found[1])) if found else None
        if measure is None:
            return None
        return WrittenText(measure_of(measure.pk), facts(), Capability.EDIT_MEASURE, units=measure)

    return Proofs(actor, written)
