"""What was found in a paper made elsewhere, as its page shows it: alike findings in one group, places in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from approvals.old_papers.models import OldPaper, OldPaperPage
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.live import SCORES, SOURCES

QUOTED = 80  # letters of what was found
AROUND = 200  # letters of its line on either side
_TYPED_SCORES = "คะแนนที่ท่านให้ไว้สำหรับการตรวจครั้งนี้"
# Why a file has no copy with comments, though something was found in it; a paste has none.
_NO_COPY = {
    "pdf": "ทำสำเนาที่มีความเห็นไม่ได้ เพราะไฟล์ PDF นี้ไม่อนุญาตให้แก้ไข หรือใหญ่หรือซับซ้อนเกินไป",
    "tables": "ทำสำเนาที่มีความเห็นไม่ได้ เพราะทำได้เฉพาะไฟล์ .docx และ PDF ที่ไม่ใหญ่หรือซับซ้อนเกินไป",
}
_ITSELF = "ข้อความของเอกสารเอง"


@dataclass(frozen=True)
class FoundPlace:
    """One place where something was found; its number goes through the whole paper, from 1."""

    number: int
    page: int  # from 1; 0 where the paper has none
    on_picture: bool
    before: str  # what stands around it in its line
    found: str
    after: str
    is_error: bool

    @property
    def anchor(self) -> str:
        """Where on the page of results it is to be seen."""
        return f"{'mark' if self.on_picture else 'at'}-{self.number}"

    @property
    def name(self) -> str:
        """The link's words."""
        return f"จุดที่ {self.number} หน้า {self.page}" if self.page else f"จุดที่ {self.number}"


@dataclass
class FindingGroup:
    """The same thing found in one place or many."""

    title: str
    found: str
    expected: str
    message: str
    source: str
    is_error: bool
    places: list[FoundPlace] = field(default_factory=list)


@dataclass(frozen=True)
class Mark:
    """A box around words on a page's picture, in points."""

    number: int
    anchor: str  # "" for a further line of the same words
    x: float
    y: float
    width: float
    height: float
    is_error: bool
    words: str


@dataclass(frozen=True)
class MarkedPage:
    """A page's picture with its marks."""

    number: int
    width: float
    height: float
    marks: list[Mark]


@dataclass
class Shown:
    """All that the page of results says."""

    errors: list[FindingGroup]
    warnings: list[FindingGroup]
    error_count: int
    warning_count: int
    unshown: int
    letters: int
    page_count: int
    pages: list[MarkedPage]
    excerpts: list[FoundPlace]
    unchecked: list[str]  # the titles of kinds that the municipality has switched off
    no_copy: str  # what is said where a file has no copy with comments
    by_typed: bool  # whether it was held against figures that came with it …
    by_stored: bool  # … or those did not count, for the year was stored meanwhile


def shown(paper: OldPaper) -> Shown:
    """The results of a paper that was checked; one query."""
    report: dict[str, Any] = paper.report or {}
    findings: list[dict[str, Any]] = report["findings"]
    pages = list(OldPaperPage.objects.filter(paper=paper).defer("picture"))
    pictured = {page.number for page in pages}
    places = list(_places(findings, paper.text, pictured))
    groups: dict[tuple[object, ...], FindingGroup] = {}
    by_typed = bool(report.get("by_typed", paper.scores))  # an older report knew no other
    for finding, place in zip(findings, places, strict=True):
        key = (finding["kind"], finding["sure"], place.found, finding["expected"], finding["message"])
        group = groups.setdefault(key, _group(finding, place, typed=by_typed))
        group.places.append(place)
    return Shown(
        errors=[group for group in groups.values() if group.is_error],
        warnings=[group for group in groups.values() if not group.is_error],
        error_count=report["errors"],
        warning_count=report["warnings"],
        unshown=report["errors"] + report["warnings"] - len(findings),
        letters=report["letters"],
        page_count=report["page_count"],
        pages=[MarkedPage(p.number, p.width, p.height, list(_marks(p.number, findings, places))) for p in pages],
        excerpts=[place for place in places if not place.on_picture],
        unchecked=[EXPLANATIONS[kind]["title"] for kind in report.get("unchecked", ())],
        no_copy=_NO_COPY.get(report["kind"], "") if findings else "",
        by_typed=by_typed,
        by_stored=paper.assessed_year in paper.brought and not by_typed,
    )


def _places(findings: Iterable[dict[str, Any]], text: str, pictured: set[int]) -> Iterator[FoundPlace]:
    for number, finding in enumerate(findings, 1):
        start, end = finding["start"], finding["end"]
        before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
        after = text[end : end + AROUND].partition("\n")[0]
        on_picture = finding["page"] in pictured and bool(finding["boxes"])
        found = _cut(text[start:end])
        yield FoundPlace(number, finding["page"], on_picture, before, found, after, finding["sure"])


def _group(finding: dict[str, Any], place: FoundPlace, *, typed: bool) -> FindingGroup:
    expected = "" if finding["expected"] == place.found else finding["expected"]
    kind = finding["kind"]
    title = EXPLANATIONS[kind]["title"]
    source = SOURCES.get(kind, _ITSELF)
    source = _TYPED_SCORES if typed and source == SCORES else source
    return FindingGroup(title, place.found, expected, finding["message"], source, finding["sure"])


def _marks(page: int, findings: Iterable[dict[str, Any]], places: Iterable[FoundPlace]) -> Iterator[Mark]:
    for finding, place in zip(findings, places, strict=True):
        if finding["page"] == page:
            for line, (x, y, width, height) in enumerate(finding["boxes"]):
                anchor = "" if line else place.anchor
                yield Mark(place.number, anchor, x, y, width, height, place.is_error, finding["message"])


def _cut(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= QUOTED else f"{one_line[:QUOTED]}…"
