"""How many measures a text says that a plan has, or that were carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.claims import Claim, DoneClaim, MeasureCountClaim
from proofreading.facts import PlanFacts
from proofreading.places import MASK
from proofreading.view import TAG
from proofreading.vocabulary import MEASURES, one_of

DONE = rf"{one_of(MEASURES['done'])}(?!{one_of(MEASURES['done_when'])})"
_NOT_DONE = tuple(MEASURES["not_done"])
_COUNT = re.compile(
    rf"(?P<done>{DONE}(?:แล้ว|จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|ครบ|มี|เป็น|ไป| ){{0,6}})?(?<![\d.,/])(?P<n>\d{{1,3}})"
    r"(?: ?มาตรการ)?(?: ?(?:จาก|ใน|/)(?:จำนวน|ทั้งสิ้น|ทั้งหมด| ){0,4}(?P<of>\d{1,3}))? ?มาตรการ(?!ที่ ?\d)"
    r"(?P<behind> ?(?:ทั้งสิ้น|ทั้งหมด))?"
)
_ALL_DONE = re.compile(
    rf"(?P<a>{DONE})(?:ครบ|ถ้วน|ทั้งหมด|แล้ว| ){{0,4}}ทุกมาตรการ|ทุกมาตรการ(?:ได้|มีการ|ถูก|นั้น| ){{0,4}}(?P<b>{DONE})"
)
_OF_PLAN = re.compile(rf"{one_of(MEASURES['of_plan'])}|[ :,()“”\"'\-–.#*{TAG}{MASK}]|\d+")
_OF_PART = re.compile(rf"(?P<other>{'|'.join(MEASURES['no_part'])})|(?:{'|'.join(MEASURES['of_part'])})")
_WHOLE = re.compile(rf"(?:{'|'.join(MEASURES['whole'])})(?:จำนวน|มี|คือ| ){{0,3}}$")
_OF_WHOLE = re.compile(rf"(?:แผน|มาตรการ)(?:นี้)?(?:{'|'.join(MEASURES['whole'])})")
_YEAR = re.compile(r"(?<!คม )(?<!ยน )(?<!พันธ์ )(?<![คพย]\. )(?<![คพย]\.)25\d\d")  # not that of a month
_DAY = re.compile(r"(?:ณ|ถึง|สิ้น)(?:วันที่|สิ้น|เดือน| |\d){0,6}[ก-ฮะ-์.]{3,12} ?(?P<y>25\d\d)")
_ITS_SCORE = re.compile(r"\d\.\d\d")  # behind a year: that is a score's, not the plan's
_PARAGRAPH = re.compile(r" ?ข้อ ?\d{1,2} ")
_ITS_YEAR = re.compile(r" ?(?:ใน|ของ|สำหรับ)?(?:แผน)?(?:ประจำ)?ปี(?:งบประมาณ)? ?(?:พ\.ศ\.)? ?(?P<y>25\d\d)(?!\d)")
_BULLETS = " #*▪•●■-–\x1f"
_BEFORE, _NEAR = 200, 40  # characters of a line before a number of measures; those in which a part may be named


def count_claims(masked: str, plan: PlanFacts) -> Iterator[Claim]:
    """The numbers of measures; `masked` is the view without the names of municipalities."""
    for match in _COUNT.finditer(masked):
        before, told = _clause_before(masked, match.start(), plan)
        if _is_of_part(before, plan) or (match["done"] and is_denied(masked, match.start())):
            continue
        line = _before(masked, match.start())
        known = _is_whole(line) and not _ITS_SCORE.search(line) and not told
        if match["of"]:
            yield MeasureCountClaim(
                start=match.start("of"), end=match.end("of"), number=int(match["of"]), done=False, sure=known
            )
        if match["done"]:
            yield MeasureCountClaim(
                start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=True, sure=known
            )
        elif match["behind"] or _WHOLE.search(masked, max(0, match.start() - 40), match.start()):
            yield MeasureCountClaim(
                start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=False, sure=known
            )
        elif int(match["n"]) > len(plan.measures) or (
            not before.strip(_BULLETS) and _names_its_year(masked, match.end(), plan)
        ):  # no plan has so many, whatever is counted
            yield MeasureCountClaim(
                start=match.start("n"), end=match.end("n"), number=int(match["n"]), done=False, sure=False
            )
    for match in _ALL_DONE.finditer(masked):
        at = match.start("a") if match["a"] else match.start("b")
        before = _before(masked, match.start())
        if not is_denied(masked, at) and not _is_of_part(before, plan):
            yield DoneClaim(start=match.start(), end=match.end(), title="", sure=_is_whole(before))


def _names_its_year(masked: str, place: int, plan: PlanFacts) -> bool:
    """9 มาตรการ ปีงบประมาณ 2568: the plan's year just behind."""
    year = _ITS_YEAR.match(masked, place)
    return year is not None and int(year["y"]) == plan.fiscal_year


def _before(masked: str, place: int) -> str:
    far = max(0, place - _BEFORE)
    line = max(masked.rfind("\n", far, place), masked.rfind("\t", far, place)) + 1
    return masked[max(line, far) : place]


def _clause_before(masked: str, place: int, plan: PlanFacts) -> tuple[str, bool]:
    """The words before a number, from those on that speak of the whole plan; whether another year goes before."""
    before = _before(masked, place)
    start = max((match.start() for match in _OF_WHOLE.finditer(before)), default=0)
    return before[start:], _is_of_part(before[:start], plan)


def _is_of_part(before: str, plan: PlanFacts) -> bool:
    """Whether a part of the plan is spoken of just before, or another year's."""
    before = _PARAGRAPH.sub("", before, count=1) if _PARAGRAPH.match(before) else before
    parts = any(match["other"] is None for match in _OF_PART.finditer(before[-_NEAR:]))
    years = list(_YEAR.finditer(before))
    days = _DAY.search(before, years[-1].end() if years else 0)
    if days is not None and int(days["y"]) == plan.fiscal_year:
        return parts  # as of a day of the year
    others = [year for year in years if int(year.group()) != plan.fiscal_year]
    return parts or any(not _ITS_SCORE.search(before, year.end()) for year in others)


def is_denied(text: str, place: int) -> bool:
    """Whether it is wished for, or said not to be so, what stands there."""
    return text[max(0, place - 12) : place].rstrip().endswith(_NOT_DONE)


def _is_whole(words: str) -> bool:
    """Whether nothing but words of the whole plan stands there."""
    place = 0
    while place < len(words) and (match := _OF_PLAN.match(words, place)):
        place = match.end()
    return place == len(words)
