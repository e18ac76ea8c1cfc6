"""What each paper says: frozen dataclasses, one for each kind, all final text with Arabic digits.

The templates print it with Thai digits and decide nothing. The snapshot of a version is `freeze(content)`: plain JSON,
complete, so that no later change of a score or a measure touches it. The modules beside this one fill them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.papers.blocks import Chart, ScoreTable

# The text fields of a memo's file for what is known only when its drafter signs.
NUMBER, DATE = "Letter_number", "Letter_date"


class CannotBuild(Exception):
    """The paper cannot be made from what is stored; the message says, in Thai, what is missing."""


class CannotAttach(CannotBuild):
    """A memo could be made, but not the report that it carries."""


@dataclass(frozen=True)
class SignatureBlock:
    """A place to sign: the name of its PDF field, what stands over it, the position whose place it is, who holds it.

    `acting` stands above the position that who signs acts for: the own title and รักษาราชการแทน. `drafter` is the place
    of who made the paper; in a memo it is without a heading, an opinion and a date.
    """

    field: str
    heading: str
    position: str
    holder: str = ""  # empty: several, nobody, or a snapshot made before it was told; then dots are printed
    drafter: bool = False  # whose place is low; not in the snapshots made before it was told
    acting: str = ""


@dataclass(frozen=True)
class Section:
    """One section as printed: a text in paragraphs, or the place of what `block` names; `heading` may be empty.

    A block prints its `tables` and `charts`, or what its template takes from the content, without `left_out` columns.
    `picture` is the hash of the stored picture below the text, `alt` what it shows, for those who do not see it.
    """

    key: str
    block: str
    heading: str
    paragraphs: tuple[str, ...]
    picture: str = ""  # here and below: not in the snapshots made before sections had pictures
    caption: str = ""
    alt: str = ""
    tables: tuple[ScoreTable, ...] = ()  # here and below: not in the snapshots made before it was told
    charts: tuple[Chart, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScoreRow:
    """One line of a table of scores; `score` and `change` are printable, `value` is the bar's length (0–100).

    `derived` marks a score that nobody entered and that was computed from its parts.
    """

    group: str
    number: str
    name: str
    score: str
    before: str
    change: str
    change_words: str
    value: str
    below_target: bool
    derived: bool = False  # here and below: not in the snapshots made before it was told


@dataclass(frozen=True)
class YearScores:
    """One year in the figure of the years and in the table behind it; printable scores in the order of `line_items`."""

    fiscal_year: str
    scores: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """A year's result as every paper shows it, with the year before where that is known.

    The figures (radar, lines) are drawn when the paper is: what is frozen are their numbers. `years` is empty in papers
    without figures.
    """

    fiscal_year: str
    total: str
    total_before: str
    total_change_words: str
    level: str
    level_note: str
    has_before: bool
    year_before: str
    instruments: tuple[ScoreRow, ...]
    indicators: tuple[ScoreRow, ...]
    target: str
    line_items: tuple[str, ...]
    years: tuple[YearScores, ...]
    total_derived: bool = False
    has_derived: bool = False


@dataclass(frozen=True)
class QuestionRow:
    """One question in the table of its indicator; `item` is its number alone, as beside its score."""

    label: str
    score: str
    item: str = ""  # not in the snapshots made before it was told


@dataclass(frozen=True)
class IndicatorText:
    """One indicator's analysis: what people wrote, or where nothing was written what the figures say."""

    number: str
    name: str
    instrument: str
    score: str
    finding: str
    weakness: str
    response: str
    questions: tuple[QuestionRow, ...]
    instrument_name: str = ""  # not in the snapshots made before it was told


@dataclass(frozen=True)
class MeasureRow:
    """One row of the plan or implementation table; `period` in months, `dates` in full."""

    number: str
    kind: str
    title: str
    theme: str
    findings: tuple[str, ...]
    steps: tuple[str, ...]
    period: str
    responsible: str
    outputs: tuple[str, ...]
    outcome: str
    status: str
    is_long: bool  # too long for one page, so that it may be broken
    dates: str = ""  # not in the snapshots made before it was told


@dataclass(frozen=True)
class Theme:
    """The measures of one theme; the theme is empty where the municipality does not use themes."""

    title: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class IndicatorPart:
    """What a plan by indicator says of a measure under one of the indicators it answers; `measure` is its number.

    `meaning` is the indicator's official definition where the year's rules hold one, or else the office's words.
    `elsewhere` is the indicator under which the measure's steps stand, where that is another.
    """

    number: str
    name: str
    meaning: str
    questions: tuple[str, ...]
    measure: str
    elsewhere: str = ""


@dataclass(frozen=True)
class PaperContent:
    """What all papers have: whose, which, of which year, who signs, and their sections in order."""

    kind: str
    variant: str
    title: str
    municipality: str
    place: str
    fiscal_year: str
    made_on: str
    signatures: tuple[SignatureBlock, ...]
    sections: tuple[Section, ...]
    answers: str = field(default="", kw_only=True)  # here and below: not in the snapshots made before it was told
    fonts: Mapping[str, str] = field(
        default_factory=dict, kw_only=True
    )  # face → SHA-256 of the office's own TH Sarabun

    def paragraphs(self, key: str) -> tuple[str, ...]:
        """What a section says; nothing where it is left out."""
        return next((section.paragraphs for section in self.sections if section.key == key), ())


@dataclass(frozen=True)
class Analysis(PaperContent):
    """การวิเคราะห์ผลการประเมิน, with the plan that follows from it."""

    results: Results
    indicators: tuple[IndicatorText, ...]
    plan_year: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class PlanPaper(PaperContent):
    """การนำผลการวิเคราะห์ไปสู่การปฏิบัติ: the five-column table, or the table by indicator.

    By indicator, `measures` stand in that order; `parts` say under which indicators.
    """

    assessed_year: str
    period: str
    measures: tuple[MeasureRow, ...]
    results: Results | None = None  # here and below: not in the snapshots made before it was told
    parts: tuple[IndicatorPart, ...] = ()


@dataclass(frozen=True)
class Implementation(PaperContent):
    """รายงานผลการดำเนินการ: what was done and what changed."""

    period: str
    themes: tuple[Theme, ...]
    results: Results | None


@dataclass(frozen=True)
class Memo(PaperContent):
    """บันทึกข้อความ: form 29 of the regulation on government correspondence.

    `unit` is whose register the number is of, empty for the municipality's own; `reference` stands before the number.
    `date` is an ISO date, `dated` the same as printed. What of number and date is known only when the drafter signs
    stands in `told_at_signing`, by the name of the text field that it goes into. `report` is the whole paper that the
    memo carries in its file; it has no places to sign of its own.
    """

    office: str
    reference: str
    subject: str
    addressee: str
    unit: str = ""  # here and below: not in the snapshots made before it was told
    number: str = ""
    date: str = ""
    dated: str = ""
    told_at_signing: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    report: PaperContent | None = None


def freeze(content: PaperContent) -> dict[str, Any]:
    """The content as plain JSON, the snapshot of a version."""
    return dataclasses.asdict(content)
