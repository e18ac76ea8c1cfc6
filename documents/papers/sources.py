"""What a paper is made from: the readings of its years and the rows of its plan, read once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import Municipality
from documents.models import PaperKind
from documents.papers.content import CannotBuild
from documents.papers.fields import Facts
from documents.papers.measures import responsible_units, status_count
from documents.papers.titles import ASSESSMENT, answered_duty, title
from plans.analyses.actions import AnalysisTexts, written
from plans.models import Measure, Plan
from scores.current_rules import current_rules_of
from scores.results import YearResults
from scores.rules import Rules
from scores.rules.checklist import DutyItem
from scores.years import HISTORY, YearLine, Years


@dataclass(frozen=True)
class Source:
    """`results` is the assessed year's, `answered` the one the plan's measures answer; None where nothing was entered.

    `history` are the last years, the assessed one included; empty where that has no figures. `asked` is the item of
    the checklist that the paper answers; None where that year's is not known yet. `rules` are those of the year that
    the plan answers.
    """

    municipality: Municipality
    fiscal_year: int
    assessed_year: int
    plan_year: int
    results: YearResults | None
    answered: YearResults | None
    written: Mapping[int, AnalysisTexts]
    measures: tuple[Measure, ...]
    history: tuple[YearLine, ...] = ()
    asked: DutyItem | None = None
    rules: Rules | None = None

    def require_total(self) -> YearResults:
        """The assessed year's result, with its total. Raises CannotBuild."""
        if self.results is None or self.results.total.score is None:
            raise CannotBuild(f"ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. {self.assessed_year} กรุณากรอกคะแนนก่อน")
        return self.results

    def require_measures(self) -> tuple[Measure, ...]:
        """The plan's measures. Raises CannotBuild where it has none."""
        if not self.measures:
            raise CannotBuild(f"ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. {self.plan_year} กรุณาเพิ่มมาตรการก่อน")
        return self.measures


def of_work(year: int) -> Q:
    """Of papers those of a year of work, as `Paper.work_year` tells of one: its own, and last year's analyses."""
    tell_result = Q(kind=PaperKind.ANALYSIS) | Q(kind=PaperKind.MEMO, variant=PaperKind.ANALYSIS)
    return (tell_result & Q(fiscal_year=year - 1)) | (~tell_result & Q(fiscal_year=year))


def load_source(municipality: Municipality, about: str, fiscal_year: int) -> Source:
    """Reads the rows for a paper, or for the memo that sends it up.

    A plan is about the year it runs in and answers the year before; an analysis is about the assessed year and leads to
    the next year's plan; an implementation report is about one year's plan and that year's result.
    """
    is_analysis = about == PaperKind.ANALYSIS
    assessed = fiscal_year - 1 if about == PaperKind.PLAN else fiscal_year
    plan_year = fiscal_year + 1 if is_analysis else fiscal_year
    years = Years(municipality, range(assessed + 1 - HISTORY, assessed + 1))
    plan = Plan.objects.filter(municipality=municipality, fiscal_year=plan_year).first()
    results, answered = years.results(assessed), years.results(plan_year - 1) if plan else None
    return Source(
        municipality=municipality,
        fiscal_year=fiscal_year,
        assessed_year=assessed,
        plan_year=plan_year,
        results=results,
        answered=answered,
        written=written(plan) if plan else {},
        measures=tuple(plan.measures.with_rows()) if plan else (),
        history=tuple(years.lines(assessed)) if results else (),
        asked=asked_of(municipality.agency_kind, [(about, fiscal_year)]).get((about, fiscal_year)),
        rules=answered.rules
        if answered
        else current_rules_of([plan_year - 1], municipality.agency_kind).get(plan_year - 1),
    )


def facts_of(source: Source, about: str) -> Facts:
    """What the fields of a paper's texts are filled from."""
    return Facts(
        municipality=source.municipality.name,
        place=source.municipality.place,
        fiscal_year=source.fiscal_year,
        assessed_year=source.assessed_year,
        plan_year=source.plan_year,
        assessment=ASSESSMENT,
        paper=title(about, source.asked),
        read=source.results,
        measures=len(source.measures),
        done=status_count(source.measures, Measure.Status.DONE),
        unfinished=status_count(source.measures, Measure.Status.IN_PROGRESS),
        responsible=responsible_units(source.measures),
    )


def asked_of(agency_kind: str, papers: Collection[tuple[str, int]]) -> dict[tuple[str, int], DutyItem]:
    """(what a paper is about, its year) → the item it answers, where that year's checklist is known; one query."""
    duties = {paper: answered_duty(*paper) for paper in papers}
    rules = current_rules_of({year for _, year in duties.values()}, agency_kind)
    return {paper: rules[year].duties[duty] for paper, (duty, year) in duties.items() if year in rules}
