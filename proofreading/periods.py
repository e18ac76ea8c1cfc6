"""Months from and to, with the year that is said beside them; years for which something is planned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from proofreading.claims import PeriodClaim, Span, YearClaim
from proofreading.facts import ProofFacts
from proofreading.tokens import Token, month_of, year_of
from proofreading.view import TAG
from proofreading.vocabulary import PERIODS, one_of

LONGEST = 100  # letters before a year that may say that something is planned for it
NEAR = 4  # tokens between a year and its months
YET, NEAR_BEHIND = 60, 20  # letters before and behind a year that tell what is yet to be done
FIRST, EARLY = 10, 7  # the month a fiscal year begins with, and the one from which it is prepared
_YEARS = ("year", "bare")
_UNTIL = re.compile(" ?[-–] ?25")  # a plan of several years
_JOINS = re.compile(r" ?(?:กับ|และ|เทียบกับ|เปรียบเทียบกับ|เมื่อเทียบกับ|→|->) ?")
_BETWEEN = re.compile(rf"[ (:–-]*(?:{one_of(PERIODS['before'])}[ (:–-]*){{0,3}}")
_PLANNED_FOR = re.compile(
    rf"(?:{one_of(PERIODS['plans'])}[^\d\n]{{0,60}}(?:มาตรการ|แผน)|{one_of(PERIODS['wishes'])})[^\d\n]{{0,30}}$"
    rf"|{one_of(PERIODS['next'])} ?\($"
)
_OF_RESULT = re.compile(r"ผล(?:การ)?ประเมิน(?:ฯ|ITA|[ ()]){0,4}$")
_PLAN_OF = re.compile(r"(?:มาตรการ|แผน)(?:งาน|ปฏิบัติการ|ต่อเนื่อง|ฉบับใหม่)?(?:ของ|ใน|สำหรับ|ประจำ){0,2} ?$")
_YET = re.compile(r"จะ|ควร|ต่อไป|ต่อเนื่อง|นำเข้า|นำไป|เสนอ|ให้(?=.{0,12}ตาม)")  # around: it is not done yet
_DUE = re.compile(rf"{one_of(PERIODS['due'])}[ :=.–-]{{0,4}}(?:ณ|วัน|ที่|ใน|ช่วง|ต้น|กลาง|สิ้น|เดือน){{0,3}} ?$")
_TO_DO = re.compile(one_of(PERIODS["to_do"]))
_TOLD = re.compile(one_of(PERIODS["told"]))
_PAST = re.compile(one_of(PERIODS["past"]))


def period_claims(text: str, words: str, tokens: Sequence[Token], *, of_measure: bool = False) -> Iterator[PeriodClaim]:
    """The periods of a line or cell with these words; `of_measure` for a cell of a table of measures."""
    for place, token in enumerate(tokens):
        alone = of_measure and len(words.strip(f" {TAG}")) <= token.end - token.start + 2
        match = token.match
        if match is None or (token.kind != "period" and not (token.kind == "date" and alone)):
            continue
        if token.kind == "date":  # the one month of a measure
            month, at = (year_of(match["y0"]), month_of(match["m0"])), match.span("y0")
            yield PeriodClaim(
                start=token.start, end=token.end, first=month, last=month, of_measure=False, first_at=at, last_at=at
            )
            continue
        said = next((each for each in reversed(tokens[max(0, place - NEAR) : place]) if each.kind in _YEARS), None)
        between = _BETWEEN.fullmatch(text, said.end, token.start) if said else None
        year, year_at = _written(said) if said and between else (None, (0, 0))
        last = year_of(match["y2"])
        yield PeriodClaim(
            start=token.start,
            end=token.end,
            first=(year_of(match["y1"]) if match["y1"] else last, month_of(match["m1"])),
            last=(last, month_of(match["m2"])),
            of_measure=alone,
            first_at=match.span("y1") if match["y1"] else match.span("y2"),
            last_at=match.span("y2"),
            year=year,
            year_at=year_at,
            fiscal=bool(said and between and "(" in between.group() and "งบ" in text[said.start : said.end]),
        )


def year_claims(text: str, tokens: Sequence[Token], facts: ProofFacts) -> Iterator[YearClaim]:
    """Years of a line for which something is planned, and those that are compared with themselves."""
    for token in tokens:
        if token.kind == "date" and (allowed := _due(text, token, facts)):
            start, end = token.match.span("y0") if token.match else (0, 0)
            year = year_of(token.group("y0"))
            yield YearClaim(start=start, end=end, year=year, allowed=allowed, sure=False, what="due")
    later = (facts.planned_year, facts.year + 1)
    years = [(place, token) for place, token in enumerate(tokens) if token.kind in _YEARS]
    for (place, token), behind in zip_longest(years, years[1:]):
        year, (start, end) = _written(token)
        if _is_planned(text, token):
            yield YearClaim(start=start, end=end, year=year, allowed=later, sure=False, what="planned")
        if behind is None or behind[0] - place > 2 or not _JOINS.fullmatch(text, token.end, behind[1].start):
            continue
        if year == _written(behind[1])[0]:
            other = facts.assessed - (year == facts.assessed)
            yield YearClaim(start=start, end=end, year=year, allowed=(other,), what="twice")


def _due(text: str, token: Token, facts: ProofFacts) -> tuple[int, ...]:
    """The years in which a month may lie that something is to be done in; none where nothing is.

    It is one of the year of the measures, or of the months just before and behind it; none begins behind it, none is
    done before it.
    """
    before = _before(text, token)
    due = _DUE.search(before)
    if _TOLD.search(before) or not (due or _TO_DO.search(before)):
        return ()
    word = due.group() if due else ""
    years = [facts.planned_year]
    years += [facts.plan.fiscal_year] if facts.plan else []
    years += [facts.year + 1] if facts.year in years else []
    month = month_of(token.group("m0"))
    first = [year - (month >= FIRST) for year in years]
    near = [year - (month < FIRST) for year in years] if month >= EARLY else []
    if "ภายใน" not in word and ("เริ่ม" if month >= FIRST else "เสร็จ") in word:
        near = []
    return tuple(dict.fromkeys((*first, *near)))


def _before(text: str, token: Token) -> str:
    first = max(0, token.start - LONGEST)
    return text[max(first, text.rfind("\n", first, token.start) + 1) : token.start]


def _is_planned(text: str, token: Token) -> bool:
    before = _before(text, token)
    if _OF_RESULT.search(before):
        return False  # แนวทางยกระดับผลการประเมิน ประจำปี 2568: the year is the result's
    if _PLAN_OF.search(before) and _YET.search(f"{before[-YET:]}\n{text[token.end : token.end + NEAR_BEHIND]}"):
        return not _PAST.search(before[-YET:]) and not _UNTIL.match(text, token.end)
    return bool(_PLANNED_FOR.search(before)) and not _PAST.search(before) and not _UNTIL.match(text, token.end)


def _written(token: Token) -> tuple[int, Span]:
    """A year and where it is written."""
    digits = token.group("y") or token.group("bare")
    return year_of(digits), (token.end - len(digits), token.end)
