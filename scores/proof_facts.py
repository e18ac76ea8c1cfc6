"""What scores know, as the proofreader takes it: every year's figures, levels and names, and all municipalities.

plans.proof_facts adds what the plan says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from accounts.models import Municipality
from proofreading.facts import Figure, ItemTitle, ProofFacts, Year
from proofreading.register import OfficePlace
from scores.current_rules import current_rules, current_rules_of
from scores.results import ResultRow, YearResults, read_year
from scores.rules import Rules, UnknownRules, known_years
from scores.years import Years

# By kind of paper, how far its measures' year and its assessed year lie from the year the paper is about; None where
# the kind leaves it open.
_ASSESSED = {"plan": -1}
PAPERS = ("analysis", "plan", "implementation", "memo")
_MEASURES = {"analysis": 1, "plan": 0, "implementation": 0}


def assessed_year(fiscal_year: int, paper: str) -> int:
    """The year whose figures a paper of this kind about this year speaks of."""
    return fiscal_year + _ASSESSED.get(paper, 0)


def year_facts(results: YearResults) -> Year:
    """One year as it is read everywhere; a computed figure is sure where it reproduces an entered total."""
    rules = results.rules
    rows = (results.total, *results.instruments, *results.indicators)
    whole = not results.total.derived and all(
        row.score is not None for row in results.instruments if row.item in rules.indicator_keys
    )
    borne_out = whole and results.total.score is not None and not results.differences

    def figure(row: ResultRow, score: Decimal) -> Figure:
        return Figure(score, entered=not row.derived, sure=not row.derived or borne_out)

    figures = {row.item: figure(row, row.score) for row in rows if row.score is not None}
    figures |= {item: Figure(score) for item, score in results.questions.items()}
    return Year(
        figures=figures,
        levels=frozenset(results.possible_levels),
        names={indicator.key: indicator.name for indicator in rules.indicators},
        questions={indicator.key: indicator.questions for indicator in rules.indicators},
        bands=tuple((step.name, step.total) for step in rules.levels),
        target=rules.target,
    )


def item_titles(rules: Rules) -> dict[str, ItemTitle]:
    """What a year's checklist calls its items."""
    return {item: ItemTitle(title.words, title.verified) for item, title in rules.titles.items()}


def place_of(name: str, kind: str, district: str, province: str) -> OfficePlace:
    """A municipality by its full name, the words of its type and where it lies."""
    return OfficePlace(kind, name.removeprefix(kind), district, province)


def facts_of(municipality: Municipality, fiscal_year: int, paper: str = "") -> ProofFacts:
    """Everything a paper of this kind about this year is held against; the municipality is open.

    Years without rules are left out. Seven queries, whatever the number of years.
    """
    years = Years(municipality)
    known = {}
    for year in years:
        try:
            results = years.results(year)
        except UnknownRules:
            continue
        if results is not None:
            known[year] = year_facts(results)
    checklists = current_rules_of(known_years(municipality.agency_kind), municipality.agency_kind)
    labels = dict(Municipality.Type.choices)
    others = Municipality.objects.exclude(pk=municipality.pk).values_list("name", "type", "district", "province")
    return ProofFacts(
        place=place_of(municipality.name, labels[municipality.type], municipality.district, municipality.province),
        year=fiscal_year,
        assessed=assessed_year(fiscal_year, paper),
        measures=fiscal_year + _MEASURES[paper] if paper in _MEASURES else None,
        years=known,
        others=tuple(place_of(name, labels[kind], district, province) for name, kind, district, province in others),
        titles={year: item_titles(rules) for year, rules in checklists.items()},
    )


def with_scores(facts: ProofFacts, agency_kind: str, scores: Mapping[int, Mapping[str, Decimal]]) -> ProofFacts:
    """The facts with these figures as those of years that nobody has entered; of a year that is stored none counts.
    Raises UnknownRules."""
    given = {
        year: year_facts(read_year(current_rules(year, agency_kind), figures))
        for year, figures in scores.items()
        if year not in facts.years
    }
    return replace(facts, years={**facts.years, **given})
