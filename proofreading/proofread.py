"""proofread: a text and the facts → findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from proofreading.checks import Check, Said
from proofreading.checks.doubtful_words import (
    check_doubtful_counts,
    check_doubtful_moves,
    check_doubtful_years,
    check_names_twice,
)
from proofreading.checks.doubts import check_doubtful_changes, check_doubtful_scores
from proofreading.checks.figures import check_changes, check_columns, check_scores, check_sums
from proofreading.checks.judgements import check_counts, check_extremes, check_levels
from proofreading.checks.names import (
    check_indicator_names,
    check_municipalities,
    check_names_above_columns,
    check_places,
    check_titles,
    check_years,
)
from proofreading.checks.plan import check_measures, check_periods, check_units
from proofreading.checks.spelling import check_spelling
from proofreading.checks.surface import (
    check_digits,
    check_identifiers,
    check_numbering,
    check_repeats,
    check_scores_turned_round,
)
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.other_readings import OtherReadings
from proofreading.reading import claims_of
from proofreading.view import View, view_of
from thai.digits import to_arabic, to_thai

LONGEST = 2_000_000  # letters: about a thousand pages
MOST = 200  # errors, and warnings, of one kind

# Every check and the kind of what it mostly finds; docs/proofreading.md is written from them.
CHECKS: dict[Check, Kind] = {
    check_scores: Kind.SCORE,
    check_columns: Kind.SCORE,
    check_extremes: Kind.SCORE,
    check_doubtful_scores: Kind.SCORE,
    check_scores_turned_round: Kind.SCORE,
    check_changes: Kind.CHANGE,
    check_doubtful_changes: Kind.CHANGE,
    check_doubtful_moves: Kind.CHANGE,
    check_levels: Kind.LEVEL,
    check_indicator_names: Kind.INDICATOR_NAME,
    check_names_above_columns: Kind.INDICATOR_NAME,
    check_names_twice: Kind.INDICATOR_NAME,
    check_titles: Kind.INDICATOR_NAME,
    check_municipalities: Kind.MUNICIPALITY,
    check_units: Kind.MUNICIPALITY,
    check_periods: Kind.YEAR,  # before the fiscal year alone: of two findings at one place the first stands
    check_years: Kind.YEAR,
    check_doubtful_years: Kind.YEAR,
    check_counts: Kind.COUNT,
    check_doubtful_counts: Kind.COUNT,
    check_measures: Kind.COUNT,
    check_places: Kind.PLACE,
    check_sums: Kind.ARITHMETIC,
    check_numbering: Kind.NUMBERING,
    check_repeats: Kind.REPEATED_WORD,
    check_spelling: Kind.REPEATED_WORD,
    check_digits: Kind.MIXED_DIGITS,
    check_identifiers: Kind.IDENTIFIER,
}
# Of two findings on the same characters the first of these stands.
_FIRST = (Kind.IDENTIFIER, Kind.MIXED_DIGITS, Kind.YEAR, Kind.INDICATOR_NAME, Kind.CHANGE, Kind.ARITHMETIC, Kind.SCORE)


class TextTooLong(ValueError):
    """More than `LONGEST` letters; the message says so in Thai."""

    def __init__(self) -> None:
        super().__init__(f"ข้อความยาวเกิน {LONGEST:,} ตัวอักษร กรุณาแบ่งเป็นหลายไฟล์")


def proofread(text: str, facts: ProofFacts, kinds: Collection[Kind] = tuple(Kind)) -> list[Finding]:
    """The findings of these kinds in the order of the text, of each at most `MOST` errors and `MOST` warnings.

    Raises TextTooLong. Each speaks of characters of `text` and holds what is found there.
    """
    if len(text) > LONGEST:
        raise TextTooLong
    view = view_of(text)
    said = Said(claims_of(view, facts), view, text)
    readings = OtherReadings(said, facts)
    graded = (readings.graded(finding) for check in CHECKS for finding in check(said, facts))
    found = [_typed(finding, view) for finding in graded if finding is not None]
    settled = _settled(finding for finding in found if finding.kind in kinds)
    counts: Counter[tuple[Kind, bool]] = Counter()
    kept = []
    for finding in settled:
        counts[finding.kind, finding.sure] += 1
        if counts[finding.kind, finding.sure] <= MOST:
            written = text[finding.start : finding.end]
            kept.append(replace(finding, found=written, expected=_in_digits_of(written, finding), claim=None))
    return kept


def _typed(finding: Finding, view: View) -> Finding:
    """The finding at the characters of the text as typed."""
    if finding.typed:
        return finding
    start = view.source(finding.start)
    end = view.source(finding.end - 1) + 1 if finding.end > finding.start else start
    return replace(finding, start=start, end=end)


def _in_digits_of(written: str, finding: Finding) -> str:
    """What would be right, in the digits its writer used."""
    if finding.kind in (Kind.IDENTIFIER, Kind.MIXED_DIGITS) or written == to_arabic(written):
        return finding.expected
    return to_thai(finding.expected)


def _settled(found: Iterator[Finding]) -> list[Finding]:
    """In order, without those that lie on another's characters."""
    rank = {kind: place for place, kind in enumerate(_FIRST)}
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda f: (f.start, f.end, rank.get(f.kind, len(rank)), not f.sure)):
        if kept and finding.start < kept[-1].end:
            last = kept[-1]
            better = (rank.get(finding.kind, 99), not finding.sure) < (rank.get(last.kind, 99), not last.sure)
            if better:
                kept[-1] = finding
            continue
        kept.append(finding)
    return kept
