"""Names of indicators, municipalities and places; years in titles and periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from proofreading.checks import Said
from proofreading.checks.plan import is_as_planned
from proofreading.claims import (
    HeadNameClaim,
    NameClaim,
    PeriodClaim,
    PlaceClaim,
    PlannedPeriodClaim,
    Span,
    TitleClaim,
    YearClaim,
)
from proofreading.facts import ProofFacts
from proofreading.findings import Fact, Finding, Kind
from proofreading.titles import as_read

WHOLE = (10, 9)  # the months of a fiscal year
LEAST_ALIKE = 3  # parts of a year, of which one may be odd
BESIDE = 60  # letters behind a municipality in which its district and province stand
LIKE = 0.8  # of two wordings of one name


def check_indicator_names(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """An indicator's number stands with its own name. Another wording of the same name is a warning."""
    known = facts.years.get(facts.assessed)
    for claim in said.claims:
        if not isinstance(claim, NameClaim) or known is None:
            continue
        if claim.item not in known.names:
            yield from _no_such_number(claim, facts)
            continue
        right = known.names[claim.item]
        if claim.written == right:
            continue
        if claim.name == right or (not claim.name and SequenceMatcher(None, claim.written, right).ratio() >= LIKE):
            message = f"ตัวชี้วัดที่ {claim.item} ในหลักเกณฑ์ใช้คำว่า “{right}”"
            yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, right, message, sure=False)
        else:
            whose = next((item for item, name in known.names.items() if name == claim.name), "")
            of = f" (“{claim.name}” เป็นของตัวชี้วัดที่ {whose})" if whose else ""
            message = f"ตัวชี้วัดที่ {claim.item} คือ “{right}”{of}"
            yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, right, message, claim.sure, claim=claim)


def check_names_above_columns(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The scores below an indicator's name are its own: an error where all of them are another's."""
    for claim in said.claims:
        if not isinstance(claim, HeadNameClaim):
            continue
        scores = [(score.years[0], score.value) for score in claim.scores if len(score.years) == 1]
        owners = [
            item for item in facts.years[facts.assessed].names if len(scores) > 1 and _has_all(item, scores, facts)
        ]
        if len(owners) == 1 and claim.item not in owners and not _has_any(claim.item, scores, facts):
            right = facts.years[facts.assessed].names[owners[0]]
            message = f"คะแนนทั้งหมดใต้หัวตารางนี้เป็นของตัวชี้วัดที่ {owners[0]} “{right}”"
            yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, right, message, sure=True)


def _has_all(item: str, scores: Sequence[tuple[int, Decimal]], facts: ProofFacts) -> bool:
    figures = [(facts.figure(item, year), value) for year, value in scores]
    return all(figure is not None and figure.value == value for figure, value in figures)


def _has_any(item: str, scores: Sequence[tuple[int, Decimal]], facts: ProofFacts) -> bool:
    return any(_has_all(item, [one], facts) for one in scores)


def _no_such_number(claim: NameClaim, facts: ProofFacts) -> Iterator[Finding]:
    """An indicator's name behind a number that no indicator of any year has."""
    names = {item: name for its in facts.years.values() for item, name in its.names.items()}
    right = next((item for item, name in names.items() if name == claim.name), None)
    if claim.item not in names and right is not None:
        message = f"ไม่มีตัวชี้วัดที่ {claim.item} “{claim.name}” คือตัวชี้วัดที่ {right}"
        yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, "", message, claim.sure, claim=claim)


def check_titles(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """An item's number stands with its own title, not with another item's of that year. A warning where one of the two
    titles has not been read in a source of the year; nothing where any year gives the item that title.
    """
    own = facts.titles.get(facts.assessed, {})
    for claim in said.claims:
        if not isinstance(claim, TitleClaim) or claim.item not in own:
            continue
        right = own[claim.item]
        if any(as_read(of[claim.item].words) == claim.written for of in facts.titles.values() if claim.item in of):
            continue
        if SequenceMatcher(None, claim.written, as_read(right.words)).ratio() >= LIKE:
            continue
        whose = next(((item, title) for item, title in own.items() if as_read(title.words) == claim.written), None)
        of = f" ชื่อที่เขียนเป็นของข้อ {whose[0]}" if whose else ""
        message = f"ข้อ {claim.item} ปี {facts.assessed} คือ “{right.words}”{of}"
        sure = claim.sure and right.sure and whose is not None and whose[1].sure
        yield Finding(Kind.INDICATOR_NAME, claim.start, claim.end, right.words, message, sure)


def check_municipalities(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The municipality that is named is the paper's own.

    Another one is an error where it is in the register or fills its line or stands before a district; a warning where
    it is neither, or where words beside it say that a partner is meant.
    """
    own = facts.place.full_name
    for claim in said.claims:
        if isinstance(claim, PlaceClaim) and claim.what == "town" and not claim.own:
            sure = (claim.known or claim.alone) and not claim.partner
            why = "" if sure else " (ถ้าหมายถึงหน่วยงานอื่น ไม่ต้องแก้)"
            message = f"ชื่อนี้ไม่ใช่{own} ซึ่งเป็นเจ้าของเอกสาร{why}"
            mayors = said.view.text.startswith("เทศมนตรี", claim.start)  # นายก|เทศมนตรีตำบล…
            right = own.replace("เทศบาล", "เทศมนตรี", 1) if mayors else own
            right = right if claim.known or claim.alone else ""  # where an unknown name ends nobody knows
            fact = Fact("town") if right == own else None
            yield Finding(Kind.MUNICIPALITY, claim.start, claim.end, right, message, sure, fact=fact, claim=claim)


def check_places(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The district and province behind the municipality's name are its own; elsewhere another one is a warning.

    Behind another municipality's name they are that one's.
    """
    guest = -BESIDE  # where another municipality's name ended, whose district and province may follow
    for claim in said.claims:
        if not isinstance(claim, PlaceClaim):
            continue
        if claim.what == "town":
            guest = -BESIDE if claim.own else claim.end
        elif not claim.own and claim.start > guest + BESIDE:
            district = claim.what == "district"
            right = facts.place.district if district else facts.place.province
            word = "อำเภอ" if district else "จังหวัด"
            message = f"{facts.place.full_name} อยู่ใน{word}{right} ไม่ใช่{word}{claim.name}"
            yield Finding(Kind.PLACE, claim.start, claim.end, right, message, claim.alone)


def check_years(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The year in a title is the paper's; a period lies in one fiscal year, a measure's in the year it runs in.

    No period ends before it begins, none is of another year than the fiscal year whose months follow in brackets, and
    no year is compared with itself. What is planned is of the year to come: else a warning. What the plan itself says
    of a measure is right.
    """
    planned = {c.start for c in said.claims if isinstance(c, PlannedPeriodClaim) and is_as_planned(c, facts.plan)}
    for claim in said.claims:
        if isinstance(claim, YearClaim) and claim.year not in claim.allowed:
            right = claim.allowed[0]
            message = _OF_YEARS[claim.what].format(right=right, year=claim.year)
            fact = Fact("year", "assessed" if right == facts.assessed else "own") if claim.what == "title" else None
            expected = _as_long_as((claim.start, claim.end), right)
            yield Finding(Kind.YEAR, claim.start, claim.end, expected, message, claim.sure, fact=fact, claim=claim)
        elif isinstance(claim, PeriodClaim) and claim.start not in planned:
            yield from _period(claim, facts)
    yield from _odd_periods([claim for claim in said.claims if isinstance(claim, PeriodClaim)])


_OF_YEARS = {
    "title": "เอกสารนี้เป็นของปี {right} แต่เขียนว่า {year}",
    "planned": "สิ่งที่จะดำเนินการต่อไปเป็นของปี {right} แต่เขียนว่า {year}",
    "due": "สิ่งที่กำหนดให้ดำเนินการควรอยู่ในปี {right} แต่เขียนว่า {year}",
    "twice": "ปี {year} เทียบกับปีเดียวกัน",
}


def _fiscal(month: tuple[int, int]) -> int:
    """The fiscal year of a month of a year."""
    return month[0] + (month[1] >= 10)


def _odd_periods(periods: Sequence[PeriodClaim]) -> Iterator[Finding]:
    """Of parts of a year the one of another year than all others, and one that is longer than a year: warnings."""
    parts = [claim for claim in periods if (claim.first[1], claim.last[1]) != WHOLE]
    years = Counter(_fiscal(claim.last) for claim in parts)
    for claim in parts:
        year = _fiscal(claim.last)
        if claim.year == claim.first[0] == claim.last[0]:
            continue  # the months of a calendar year
        if _fiscal(claim.first) < year:
            message = f"ช่วงเวลานี้เริ่มในปีงบประมาณ {_fiscal(claim.first)} แต่สิ้นสุดในปีงบประมาณ {year}"
        elif len(parts) >= LEAST_ALIKE and len(years) == 2 and years[year] == 1:
            message = f"ช่วงเวลาอื่นในเอกสารนี้อยู่ในปีงบประมาณเดียวกัน แต่ช่วงนี้อยู่ในปีงบประมาณ {year}"
        else:
            continue
        yield Finding(Kind.YEAR, *claim.last_at, "", message, sure=False)


def _other_year(claim: PeriodClaim, year: int, allowed: Collection[int | None], planned: int) -> Iterator[Finding]:
    """Months of another year than the one said just before them; sure where they stand in its brackets."""
    message = f"ช่วงเวลานี้อยู่ในปีงบประมาณ {year} แต่เขียนไว้ว่าเป็นของปี {claim.year}"
    if year in allowed and claim.year != planned:
        yield Finding(Kind.YEAR, *claim.year_at, _as_long_as(claim.year_at, year), message, claim.fiscal)
    else:
        yield Finding(Kind.YEAR, *claim.last_at, "", message, claim.fiscal)


def _as_long_as(at: Span, year: int) -> str:
    """A year with two digits where two were written."""
    return str(year)[-(at[1] - at[0]) :]


def _period(claim: PeriodClaim, facts: ProofFacts) -> Iterator[Finding]:
    first, last = (year + (month >= 10) for year, month in (claim.first, claim.last))
    measures = facts.measures
    allowed = (
        {measures}
        if measures is not None and claim.of_measure
        else {facts.assessed, facts.year, facts.year + 1, measures}
    )
    if claim.last < claim.first:
        message = "ช่วงเวลานี้สิ้นสุดก่อนเริ่ม"
        yield Finding(Kind.YEAR, *claim.last_at, "", message, claim.sure and claim.first_at != claim.last_at)
        return
    whole = claim.first[1] == 10 and claim.last[1] == 9
    if claim.year is not None and first == last:
        if claim.year not in (first, claim.first[0] if claim.first[0] == claim.last[0] else first):
            yield from _other_year(claim, first, allowed, facts.planned_year)
        return
    right = measures if measures is not None else facts.year
    if whole and first != last and last == right and first in allowed:
        allowed = {right}  # of the two the one that is no measure's year
    if not claim.of_measure and (not whole or (first == last and first not in allowed)):
        if first == last and first not in (allowed if whole else {*allowed, facts.assessed - 1}):
            message = f"ช่วงเวลานี้อยู่ในปีงบประมาณ {first} แต่เอกสารนี้เป็นของปี {facts.year}"
            yield Finding(Kind.YEAR, *claim.last_at, "", message, sure=False)
        return
    if first not in allowed:
        expected = right - (claim.first[1] >= 10)
        message = f"ช่วงเวลานี้เริ่มในปีงบประมาณ {first} แต่มาตรการอยู่ในปีงบประมาณ {right}"
        yield Finding(
            Kind.YEAR, *claim.first_at, _as_long_as(claim.first_at, expected), message, claim.sure, claim=claim
        )
    if last not in allowed or (whole and first != last and first == right):
        expected = (first if first in allowed and not claim.of_measure else right) - (claim.last[1] >= 10)
        message = f"ช่วงเวลานี้สิ้นสุดในปีงบประมาณ {last} แต่มาตรการอยู่ในปีงบประมาณ {right}"
        yield Finding(Kind.YEAR, *claim.last_at, _as_long_as(claim.last_at, expected), message, claim.sure, claim=claim)
