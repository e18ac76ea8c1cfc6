"""What a paper is checked against, read once: what it says, what the data say today, who is to decide it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db.models import prefetch_related_objects

from accounts.models import Position
from approvals.proofs import head_of, section_of
from approvals.routes.rights import drafters_of
from approvals.waiting import ExpectedStep, deciders
from documents.actions import content_today
from documents.composition import composition_of, report_variant
from documents.models import Paper, PaperKind, PaperVersion
from documents.papers.composing import Composition
from documents.papers.content import CannotBuild, SignatureBlock, freeze
from documents.papers.differences import REPORT, measures_of
from documents.papers.sections import sections_of
from documents.papers.sources import Source, load_source
from plans.analyses.actions import analysed
from plans.measures.facts import ROWS, covered
from plans.models import Measure, Plan
from plans.proof_facts import facts_of
from plans.proofs import analysis_of, measure_of
from plans.rules.checks import FailedCheck
from plans.rules.coverage import AnalysedIndicators, CoverageRow, coverage
from proofreading.facts import ProofFacts
from scores.proofing.actions import set_asides, unchecked_kinds
from scores.proofing.models import SetAsideFinding, UncheckedKind


@dataclass(frozen=True)
class CheckedMeasure:
    """A measure as it stands today, the number it is printed under, and what its own words leave open."""

    row: Measure
    number: str
    title: str
    failed: tuple[FailedCheck, ...]


@dataclass(frozen=True)
class Today:
    """What a version would say if it were made now: `content` is None where it cannot be made, for the reason
    `why_not`. `names` are what people call its sections, those of a memo's report under their own keys."""

    content: Mapping[str, Any] | None
    why_not: str
    names: Mapping[str, str]


@dataclass(frozen=True)
class CheckedPaper:
    """A version and everything that its checks ask for; they read no database.

    `content` is the version's own, frozen; `before` is the version before it. `vacant` are the positions on its way in
    which nobody may decide it. `unread` are the indicators of whose analysis only last year's text stands.
    """

    version: PaperVersion
    content: Mapping[str, Any]
    about: str
    source: Source
    proof: ProofFacts
    measures: tuple[CheckedMeasure, ...]
    coverage: tuple[CoverageRow, ...]
    unread: Collection[int]
    today: Today
    before: PaperVersion | None
    vacant: tuple[str, ...]
    report: int | None  # the key of the paper whose report a memo carries
    asides: Mapping[tuple[str, str], SetAsideFinding]  # by what their text belongs to, and the finding's key
    unchecked: tuple[UncheckedKind, ...]  # kinds of findings that the municipality does not look for

    @property
    def paper(self) -> Paper:
        return self.version.paper

    @property
    def body(self) -> Mapping[str, Any]:
        """What holds the tables: the paper itself, or the report that a memo carries."""
        report: Mapping[str, Any] | None = self.content.get("report")
        return report or self.content

    @property
    def has_tables(self) -> bool:
        """Whether it says anything of measures and results by itself: a memo that goes alone does not."""
        return self.content["kind"] != PaperKind.MEMO or bool(self.content.get("report"))


def read_subject(version: PaperVersion) -> CheckedPaper:
    """Reads the rows; the version's municipality is open. Raises UnknownRules for a year that has none any more."""
    paper, content = version.paper, version.content
    about = paper.about
    source = load_source(paper.municipality, about, paper.fiscal_year)
    plan = Plan.objects.filter(municipality=paper.municipality, fiscal_year=source.plan_year).first()
    rows = list(source.measures)
    prefetch_related_objects(rows, "plan__municipality", *ROWS)
    printed = {row["title"]: row["number"] for row in measures_of(content)}
    written = analysed(plan) if plan else AnalysedIndicators()
    covering = [covered(row, place) for place, row in enumerate(rows, 1)]
    composition = _as_made(composition_of(paper), content)
    report = _report(paper, composition)
    written_here = [head_of(paper.pk), *(measure_of(row.pk) for row in rows)]
    return CheckedPaper(
        version=version,
        content=content,
        about=about,
        source=source,
        proof=facts_of(paper.municipality, paper.fiscal_year, about),
        measures=tuple(
            CheckedMeasure(
                row, printed.get(row.title, str(place)), row.title.split("\n")[0], tuple(row.failed_checks())
            )
            for place, row in enumerate(rows, 1)
        ),
        coverage=tuple(
            coverage(source.rules, source.answered.scores if source.answered else {}, written, covering)
            if source.rules
            else ()
        ),
        unread=written.unreviewed,
        today=_today(paper, source, composition, content),
        before=paper.versions.filter(number__lt=version.number).first(),
        vacant=_vacant(version),
        report=report,
        asides=set_asides(written_here, section_of(paper.pk), section_of(report), analysis_of(source.plan_year)),
        unchecked=tuple(unchecked_kinds()),
    )


def _as_made(composition: Composition, content: Mapping[str, Any]) -> Composition:
    """What is composed today, with a memo's report where this version carries one: it may have gone alone for once."""
    if content["kind"] != PaperKind.MEMO:
        return composition
    return replace(composition, head=replace(composition.head, with_report=bool(content.get("report"))))


def read_today(version: PaperVersion) -> Today:
    """Only that, for who looks at what was checked before. Raises UnknownRules."""
    paper = version.paper
    source = load_source(paper.municipality, paper.about, paper.fiscal_year)
    return _today(paper, source, _as_made(composition_of(paper), version.content), version.content)


def _today(paper: Paper, source: Source, composition: Composition, content: Mapping[str, Any]) -> Today:
    names = _section_names(paper, composition, content)
    known = {each.name for each in fields(SignatureBlock)}
    places = [
        SignatureBlock(**{key: value for key, value in place.items() if key in known})
        for place in content["signatures"]
    ]
    try:
        return Today(freeze(content_today(paper, source, composition, places)), "", names)
    except CannotBuild as error:
        return Today(None, str(error), names)


def _section_names(paper: Paper, composition: Composition, content: Mapping[str, Any]) -> dict[str, str]:
    """What people call the sections, those of a memo's report under their own keys; an added one has its heading."""
    names = {spec.key: spec.name for spec in sections_of(paper.kind, paper.variant)}
    names |= {each["key"]: each["heading"] for each in content.get("sections", ()) if each["key"] not in names}
    if paper.kind != PaperKind.MEMO:
        return names
    specs = sections_of(paper.variant, report_variant(paper.variant, composition.head))
    report = (content.get("report") or {}).get("sections", ())
    return names | {
        **{REPORT + each["key"]: each["heading"] for each in report},
        **{REPORT + spec.key: spec.name for spec in specs},
    }


def _report(paper: Paper, composition: Composition) -> int | None:
    if paper.kind != PaperKind.MEMO:
        return None
    variant = report_variant(paper.variant, composition.head)
    same = Paper.objects.filter(kind=paper.variant, variant=variant, fiscal_year=paper.fiscal_year)
    return same.filter(municipality=paper.municipality).values_list("pk", flat=True).first()


def _vacant(version: PaperVersion) -> tuple[str, ...]:
    """The positions on the paper's way, in its order; the drafter's own place is no stop."""
    authors = dict.fromkeys((version.made_by_id, *drafters_of(version)), "จัดทำ")
    titles = [place["position"] for place in version.content["signatures"][1:]]
    there = {each.title: each.pk for each in Position.objects.filter(title__in=titles)}
    people = deciders(version.paper.municipality, [ExpectedStep(there.get(title), authors) for title in titles])
    return tuple(title for title, able in zip(titles, people, strict=True) if not able)
