"""What else a count of indicators may count: all of them, those of an instrument, what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise

from proofreading.checks.judgements import count_of, scores_of, wrong_counts
from proofreading.claims import CountClaim, DoubtfulCountClaim
from proofreading.computed_figures import AROUND
from proofreading.other_figures import NARROW, OtherFigures
from proofreading.short_counts import counted_beside
from proofreading.vocabulary import CLASS_OF, one_of
from proofreading.witnesses import make_up_the_whole

MOVES = ("up", "down", "same")
_CONDITIONS = ("up", "down", "same", "full")
_SIDES = ("below", "above", "reached", "most")
_PICKS = re.compile(r"เลือก|หยิบ|คัด|มาตรการ|โครงการ|รองรับ|เช่น|บางส่วน|บาง|อย่างน้อย|แก้ไข|ดูแล|รับผิดชอบ")
_FAR = re.compile(r"เกิน|มากกว่า|น้อยกว่า|ตั้งแต่|ไม่ถึง|ติดต่อกัน|ต่อเนื่อง")
_BOUND = re.compile(r"(?<![\d.,])(?:[5-9]\d|100)(?:\.\d\d)?(?![\d.,])")
RANGE = 60  # letters before a count in which both bounds of it stand
_TARGET = re.compile("เป้า|เกณฑ์")  # a bound without its number
_THERE_ARE = re.compile(r"(?:มี|จำนวน|เหลือ|พบ|เพียง|อีก|ทั้งสิ้น|ได้แก่)(?:อยู่|แค่|เพียง|ว่า|ถึง|ทั้งสิ้น| ){0,4}$")
_ASKED = re.compile(r"กี่[^\n]{0,40}\n?[^\n]{0,60}$")
_ORDINAL = re.compile(r"(?:(?<!คง)ที่|ข้อ|ถาม|ตอน|วาระ|(?:ใน|จาก)(?:บรรดา|จำนวน)?|บรรดา|ตัวชี้วัดทั้ง) ?$")
_OF_ALL_OF_THEM = re.compile(r"\d (?:ใน|จาก) ?$")  # 9 ใน 10 ตัวชี้วัด
_BOUND_BEFORE = re.compile(
    r"(?:ต่ำกว่า|ไม่ถึง|น้อยกว่า|ตั้งแต่|สูงกว่า|มากกว่า|เกิน) ?(?:ร้อยละ )?\d\d\d?(?:\.\d\d)? ?(?:คะแนน)?"
    r"(?:ขึ้นไป)?(?: ?(?:มี|จำนวน)){0,3} ?$"
)
_CONDITION = re.compile(f"({one_of(word for word, kind in CLASS_OF.items() if kind in MOVES)})")


def _tells(words: str, claim: CountClaim) -> bool:
    """Whether the words say what is counted: the bound, or which way it went."""
    if claim.bound is not None:
        return claim.bound in map(Decimal, _BOUND.findall(words)) or bool(_TARGET.search(words))
    return any(CLASS_OF[word] == claim.what for word in _CONDITION.findall(words))


class OtherCounts(OtherFigures):
    """What else a text's counts may be."""

    def _other_count(self, claim: CountClaim) -> str:
        clause = self._around.line_before(claim.start, NARROW)
        if claim.what in _CONDITIONS and _FAR.search(clause[-40:]):
            return "การนับด้วยเงื่อนไขอื่น"
        if _ORDINAL.search(clause):
            return "ลำดับหรือจำนวนทั้งหมด"
        if _OF_ALL_OF_THEM.search(clause):
            return "จำนวนตัวชี้วัดทั้งหมด"
        if _PICKS.search(clause[-60:]):
            return "เพียงบางส่วน"
        named = self._around.named_in(clause) | self._around.headed(claim.start)
        for tool in named & {"IIT", "EIT", "OIT"}:
            if claim.number in {self._count_within(tool, claim, year) for year in claim.years}:
                return f"เฉพาะ {tool}"
        if self._is_asked_elsewhere(claim):
            return "เงื่อนไขอื่นที่ถามไว้"
        beside = counted_beside(self._text, claim.start)
        if self._is_led_by_another(claim) or (beside and claim.what not in beside):
            return "เงื่อนไขที่เขียนไว้ก่อน"  # another reader, of the words right beside it, disagrees
        if claim.number in self._counts_beside(claim) or self._is_one_of_several(claim):
            return "เงื่อนไขที่อยู่ข้างกัน"
        return "การนับด้วยเงื่อนไขอื่น" if not claim.strict and claim.number in self._counts else ""

    def _is_asked_elsewhere(self, claim: CountClaim) -> bool:
        """ต่ำกว่า 85 มีกี่ตัว / มี 1 ตัวชี้วัด: whether a question, or another bound, stands nearest before it."""
        before = self._text[max(0, claim.start - AROUND // 2) : claim.start]
        if _ASKED.search(before):
            return True
        whole = [bound for bound in map(Decimal, _BOUND.findall(before)) if bound == int(bound)]  # else it is a score
        return claim.bound is not None and claim.bound in whole and whole[-1] != claim.bound

    def _is_led_by_another(self, claim: CountClaim) -> bool:
        """Whether its condition stands in another line, or behind it and another's before it: ถอยหลัง 6 ตัว ที่ต่ำกว่า 90."""
        if claim.what == "full":
            return False  # said by many words
        before = self._around.line_before(claim.start, AROUND)
        behind = self._text[claim.end : min(claim.end + RANGE, self._around.line_end(claim.end))]
        return not _tells(before, claim) and not (_tells(behind, claim) and _THERE_ARE.search(before))

    def _is_counted_this_year(self, claim: CountClaim) -> bool:
        """ปี 2568 กับปี 2567 เพิ่มขึ้น 5 ตัวชี้วัด: what rose did so since the year that is compared with."""
        year = self._facts.assessed
        return year in self._facts.years and count_of(claim.what, None, year, self._facts) == claim.number

    def _counts_beside(self, claim: CountClaim) -> Iterator[int | None]:
        """What the condition before it counts, where it was taken as the count of the one behind it."""
        before = self._around.line_of(claim.start, AROUND)
        if claim.what in MOVES and _BOUND_BEFORE.search(self._text, max(before, claim.start - RANGE), claim.start):
            yield claim.number  # ต่ำกว่า 85.00 คะแนน 1 ตัวชี้วัด เมื่อเทียบกับปีก่อน: the bound's
        said = _CONDITION.findall(self._text, before, claim.start)
        if said and claim.what in MOVES and CLASS_OF[said[-1]] != claim.what:
            yield from (count_of(CLASS_OF[said[-1]], None, year, self._facts) for year in claim.years)

    def _is_one_of_several(self, claim: CountClaim) -> bool:
        """Whether it is the count of another way, or since another year, and the counts beside it say so.

        All of them make up the whole, or another is as wrong if it is read so.
        """
        if claim.what not in MOVES or claim.number not in self._moved_counts:
            return False
        if self._makes_up_the_whole(claim):
            return True
        first = bisect_right(self._wrong_counts, claim.start)
        beside = self._wrong_counts[max(0, first - 2) : first + 1]
        return any(at != claim.start and self._text.count("\n", *sorted((at, claim.start))) == 0 for at in beside)

    def _makes_up_the_whole(self, claim: CountClaim | DoubtfulCountClaim) -> bool:
        """Whether it and those beside it are all indicators, and so many did something between two years."""
        whole = max((len(its.names) for its in self._facts.years.values()), default=0)
        if claim.number not in self._moved_counts or (isinstance(claim, DoubtfulCountClaim) and claim.bounds):
            return False
        return make_up_the_whole(self._text, claim.start, claim.end, whole)

    @cached_property
    def _moved_counts(self) -> frozenset[int]:
        """How many indicators rose, fell or stayed between any two years."""
        found: set[int] = set()
        for before, now in combinations(sorted(self._facts.years), 2):
            old, new = scores_of(self._facts.years[before]), scores_of(self._facts.years[now])
            if old and new and old.keys() == new.keys():
                ways = Counter((new[item] > old[item]) - (new[item] < old[item]) for item in new)
                found.update(ways[way] for way in (1, -1, 0))
        return frozenset(found)

    @cached_property
    def _wrong_counts(self) -> list[int]:
        every = (claim for claim in self._said.claims if isinstance(claim, CountClaim))
        return sorted(claim.start for claim in every if wrong_counts(claim, self._facts))

    def _within_bounds(self, claim: CountClaim) -> set[int]:
        """ตั้งแต่ 85 แต่ไม่ถึง 95 คะแนน: how many indicators lie between two bounds that are written before a count."""
        clause = self._around.line_before(claim.start, RANGE)
        bounds = sorted({Decimal(each) for each in _BOUND.findall(clause)})
        scores = [
            (scores_of(self._facts.years[year]) or {}).values() for year in claim.years if year in self._facts.years
        ]
        if len(bounds) != 2:
            return set()
        low, high = bounds
        return {sum(low <= each < high for each in its) for its in scores} | {
            sum(low <= each <= high for each in its) for its in scores
        }

    def _count_within(self, tool: str, claim: CountClaim, year: int) -> int | None:
        """How many of an instrument's indicators did that."""
        within = {}
        for each, its in self._facts.years.items():
            names = {item: name for item, name in its.names.items() if its.tool_of(item) == tool}
            within[each] = replace(its, names=names)
        return count_of(claim.what, claim.bound, year, replace(self._facts, years=within)) if year in within else None

    @cached_property
    def _counts(self) -> frozenset[int]:
        """Every number of indicators that some condition counts."""
        return frozenset(self._counted())

    def _counted(self) -> Iterator[int]:
        for year, its in self._facts.years.items():
            scores = (scores_of(its) or {}).values()
            bounds = sorted(its.bounds)
            for low, high in pairwise([*bounds, Decimal(101)]):
                yield sum(low <= score < high for score in scores)
            counts = [count_of(what, None, year, self._facts) for what in _CONDITIONS]
            counts += [count_of(what, bound, year, self._facts) for what in _SIDES for bound in bounds]
            yield from (number for number in counts if number is not None)
