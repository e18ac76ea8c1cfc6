"""What each paper says: frozen dataclasses, one for each kind, all final text with Arabic digits.

The templates print it with Thai digits and decide nothing. The snapshot of a version is `freeze(content)`: plain JSON,
complete, so that no later change of a score or a measure touches it. The modules beside this one fill them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


class CannotBuild(Exception):
    """The paper cannot be made from what is stored; the message says, in Thai, what is missing."""


@dataclass(frozen=True)
class SignatureBlock:
    """A place to sign: the name of its PDF field, what stands over it, the position whose place it is, who holds it."""

    field: str
    heading: str
    position: str
    holder: str = ""  # empty: several, nobody, or a snapshot made before it was told; then dots are printed
    drafter: bool = False  # whose place is low; not in the snapshots made before it was told


@dataclass(frozen=True)
class Section:
    """One section as printed: a text in paragraphs, or the place of what `block` names; `heading` may be empty."""

    key: str
    block: str
    heading: str
    paragraphs: tuple[str, ...]


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
    """One question in the table of its indicator."""

    label: str
    score: str


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


@dataclass(frozen=True)
class MeasureRow:
    """One row of the plan or implementation table."""

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


@dataclass(frozen=True)
class Theme:
    """The measures of one theme; the theme is empty where the municipality does not use themes."""

    title: str
    measures: tuple[MeasureRow, ...]


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
    """การนำผลการวิเคราะห์ไปสู่การปฏิบัติ: the five-column table."""

    assessed_year: str
    period: str
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class Implementation(PaperContent):
    """รายงานผลการดำเนินการ: what was done and what changed."""

    period: str
    themes: tuple[Theme, ...]
    results: Results | None


@dataclass(frozen=True)
class Memo(PaperContent):
    """บันทึกข้อความ: form 29 of the regulation on government correspondence."""

    office: str
    reference: str
    subject: str
    addressee: str


def freeze(content: PaperContent) -> dict[str, Any]:
    """The content as plain JSON, the snapshot of a version."""
    return dataclasses.asdict(content)
