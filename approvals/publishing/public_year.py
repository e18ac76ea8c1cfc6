"""A municipality's year as everyone may see it: what it chose to show, and the same as data."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from accounts.models import Municipality
from accounts.tenancy import open_all, open_municipality
from approvals.models import Publication, Submission
from approvals.transitions import State
from documents.models import Paper, PaperKind
from documents.papers.sources import asked_of
from documents.papers.titles import answers_words
from plans.models import Measure, Plan
from scores.results import YearResults
from scores.rules import UnknownRules
from scores.years import Years
from thai.numbers import format_score

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.th"


@dataclass(frozen=True)
class PublicPaper:
    """A paper on the page, with the version that holds today, and the item of the checklist that it answers."""

    paper: Paper
    submission: Submission
    answers: str

    @property
    def slug(self) -> str:
        return slug_of(self.paper)

    @property
    def name(self) -> str:
        """Which paper of its year it is; a memo's own title says nothing of that."""
        paper = self.paper
        if paper.kind == PaperKind.MEMO:
            return f"{paper.get_kind_display()} {paper.variant_label}".rstrip()
        title = self.submission.version.content["title"]
        return f"{title} ({paper.variant_label})" if paper.variant_label else str(title)


def slug_of(paper: Paper) -> str:
    """In the paper's public address, which stays for ever."""
    return f"{paper.kind}-{paper.variant}" if paper.variant else paper.kind


@dataclass(frozen=True)
class PublicYear:
    """What is shown of a year. `results` and `measures` are None where they are not. `withdrawn` in words and days."""

    municipality: Municipality
    fiscal_year: int
    years: tuple[int, ...]
    published_at: dt.datetime | None
    results: YearResults | None
    measures: tuple[Measure, ...] | None
    papers: tuple[PublicPaper, ...]
    withdrawn: tuple[Publication, ...]

    @property
    def done(self) -> int:
        """How many measures were carried out."""
        return sum(measure.status == Measure.Status.DONE for measure in self.measures or ())

    @property
    def is_empty(self) -> bool:
        return self.results is None and self.measures is None and not self.papers

    def paper(self, slug: str) -> PublicPaper | None:
        """The paper of this address, if it is shown today."""
        return next((each for each in self.papers if each.slug == slug), None)


def public_year(municipality: Municipality, fiscal_year: int) -> PublicYear:
    """Reads what a municipality shows of a year; nothing that it does not show is even read."""
    with open_municipality(municipality):
        rows = list(
            Publication.objects.filter(fiscal_year=fiscal_year).select_related("paper__municipality").order_by("pk")
        )
        shown = [row for row in rows if row.withdrawn_at is None]
        what = {row.what for row in shown}
        papers = _papers(municipality, [row.paper for row in shown if row.paper])
        moments = [row.withdrawn_at or row.published_at for row in rows]
        moments += [each.submission.finished_at for each in papers if each.submission.finished_at]
        years = Publication.objects.filter(withdrawn_at=None).values_list("fiscal_year", flat=True)
        return PublicYear(
            municipality=municipality,
            fiscal_year=fiscal_year,
            years=tuple(sorted({*years, fiscal_year})),
            published_at=max(moments, default=None),
            results=_results(municipality, fiscal_year) if Publication.What.SCORES in what else None,
            measures=_measures(fiscal_year) if Publication.What.MEASURES in what else None,
            papers=papers,
            withdrawn=tuple(row for row in rows if row.withdrawn_at),
        )


def shown_papers(municipality: Municipality, fiscal_year: int) -> tuple[PublicPaper, ...]:
    """Only the papers of what `public_year` reads."""
    shown = Publication.objects.filter(
        municipality=municipality, fiscal_year=fiscal_year, what=Publication.What.PAPER, withdrawn_at=None
    )
    rows = shown.select_related("paper__municipality").order_by("pk")
    return _papers(municipality, [row.paper for row in rows if row.paper])


def published_years() -> list[tuple[str, int, dt.datetime]]:
    """(code, fiscal year, last change) of every page on which something stands."""
    with open_all():
        rows = Publication.objects.filter(withdrawn_at=None).values_list(
            "municipality__code", "fiscal_year", "published_at"
        )
        latest: dict[tuple[str, int], dt.datetime] = {}
        for code, year, at in rows.order_by("published_at"):
            latest[code, year] = at
    return sorted((code, year, at) for (code, year), at in latest.items())


def _results(municipality: Municipality, fiscal_year: int) -> YearResults | None:
    """The year's result, beside the year before only where that is shown to everyone, too."""
    before = Publication.objects.filter(
        fiscal_year=fiscal_year - 1, what=Publication.What.SCORES, withdrawn_at=None
    ).exists()
    try:
        return Years(municipality, [fiscal_year, *([fiscal_year - 1] if before else [])]).results(fiscal_year)
    except UnknownRules:
        return None


def _measures(fiscal_year: int) -> tuple[Measure, ...]:
    plan = Plan.objects.filter(fiscal_year=fiscal_year).first()
    return tuple(plan.measures.with_rows()) if plan else ()


def _papers(municipality: Municipality, papers: list[Paper]) -> tuple[PublicPaper, ...]:
    """Those with a version in force; a paper that was revoked leaves its place to the next version."""
    in_force = {
        submission.version.paper_id: submission
        for submission in Submission.objects.filter(version__paper__in=papers, state=State.SEALED).select_related(
            "version__paper__municipality"
        )
    }
    about = {paper: (paper.about, paper.fiscal_year) for paper in papers}
    asked = asked_of(municipality.agency_kind, set(about.values()))
    return tuple(
        PublicPaper(paper, in_force[paper.pk], answers_words(asked.get(about[paper])))
        for paper in papers
        if paper.pk in in_force
    )


def as_data(year: PublicYear, address: str) -> dict[str, Any]:
    """The page as plain JSON. `address` is the installation's, without a stroke at its end."""
    place = year.municipality
    return {
        "municipality": {"code": place.code, "name": place.name, "place": place.place},
        "fiscal_year": year.fiscal_year,
        "licence": LICENCE,
        "published_at": year.published_at.isoformat() if year.published_at else None,
        "scores": [
            {
                "item": row.item,
                "name": row.name,
                "score": _number(row.score),
                "before": _number(row.before),
                "change": _number(row.change),
                "computed": row.derived,
            }
            for row in _rows(year)
        ],
        "level": year.results.level_name if year.results and year.results.level_is_known else None,
        "measures": [
            {
                "number": number,
                "title": measure.title,
                "indicators": measure.indicator_numbers,
                "responsible": measure.responsible,
                "status": measure.status or None,
            }
            for number, measure in enumerate(year.measures or (), 1)
        ],
        "papers": [
            {
                "kind": each.paper.kind,
                "variant": each.paper.variant,
                "title": each.submission.version.content["title"],
                "version": each.submission.version.number,
                "pages": each.submission.version.pages,
                "sha256": each.submission.version.sha256,
                "address": f"{address}/p/{place.code}/{year.fiscal_year}/{each.slug}/",
            }
            for each in year.papers
        ],
    }


def as_csv(year: PublicYear) -> str:
    """Scores and measures as one table, to be opened in a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["ประเภท", "ลำดับ", "ชื่อ", "คะแนน", "ปีก่อน", "เปลี่ยนแปลง", "ผู้รับผิดชอบ", "สถานะ"])
    for row in _rows(year):
        figures = (format_score(figure) if figure is not None else "" for figure in (row.score, row.before, row.change))
        writer.writerow(["คะแนน", row.item, row.name, *figures, "", ""])
    for number, measure in enumerate(year.measures or (), 1):
        said = (measure.title, "", "", "", measure.responsible, measure.get_status_display())
        writer.writerow(["มาตรการ", number, *map(_plain, said)])
    return "\ufeff" + text.getvalue()


def _rows(year: PublicYear) -> Iterator[Any]:
    if year.results:
        yield from (year.results.total, *year.results.instruments, *year.results.indicators)


def _number(figure: Decimal | None) -> float | None:
    return None if figure is None else float(figure)


def _plain(text: str) -> str:
    """Text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
