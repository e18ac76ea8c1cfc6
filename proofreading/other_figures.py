"""What else the figures of a text may be: another's, another year's, how far something moved or lies apart.

By such a reading what is written may be true; by some of them nobody would doubt it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from proofreading.checks import Said
from proofreading.checks.figures import HUNDRED, item_words
from proofreading.claims import Claim, DoubtfulClaim, PlaceClaim, ScoreClaim
from proofreading.computed_figures import AROUND, MOST_BEHIND, ComputedFigures
from proofreading.facts import LEAST, WEIGHTS, ProofFacts
from proofreading.findings import Kind
from proofreading.lines import has_two_decimals
from proofreading.surroundings import FIGURE, Surroundings
from proofreading.vocabulary import CLASS_OF, one_of

MOST_FINDINGS = 400  # that are looked at; what else a text with more of them says is not sure
PAIR = 60  # letters from a year's figure to the next year's
BEHIND = 60  # letters behind a figure in which its year may be said
BESIDE = 30  # letters between a figure and what it is surely of
NARROW = 150  # letters before a place that tell of what it is
UNREAL = re.compile(
    r"ไม่(?=ได้|ใช่|ถึง|อยู่)|หาก|(?<![ก-ฮ])ถ้า|ควร|จะ(?!เห็น|พบ|แนก)|เกือบ|ห่างจาก|ขาดอีก|ขึ้นไป|ตั้งแต่|ถึงระดับ|คาดว่า|มุ่ง|เป้า|เพื่อ"
    r"|(?<![กถยี])ต้อง(?!ปรับปรุง)"
)
SOMETHING = "อย่างอื่น"
_BELONGS = re.compile(r" ?(?:คะแนน)? ?(?:(?:ซึ่ง|ที่)?(?:เป็น|คือ)(?:คะแนน)?(?:ของ|ใน)?|(?:คะแนน)?(?:ของ|ใน)|ได้แก่)")
_IN_BRACKETS = re.compile(r" ?(?:คะแนน)? ?\((?=[IEO]IT|ตัวชี้วัด|ด้าน|การ|คุณภาพ|ประสิทธิภาพ)")
_ARROW = re.compile(r" ?(?:คะแนน)? ?(?:→|->|➔|➜|⇒|=>|(?:มา|ไป)?เป็น) ?(\d{1,3}\.\d\d)(?![\d.])")
_FROM = re.compile(r"จาก(?:เดิม|ที่|เคย|ได้|คะแนน| ){0,5}$")
_MEAN = re.compile(r"เฉลี่ย|[Mm]ean|[Aa]verage")
_OF_OTHERS = re.compile(r"ประเทศ|จังหวัด|อำเภอ|ระดับภาค|แห่ง")
_SUPPOSED = re.compile(r"(?<![ก-ฮ])(?:หาก|ถ้า|สมมติ)(?!แยก|เทียบ|พิจารณา|เปรียบ|นับ|รวม)")
_WAYS = {"up": 1, "above": 1, "down": -1, "below": -1}
_DIRECTION = re.compile(f"({one_of(word for word, kind in CLASS_OF.items() if kind in _WAYS)})")
OF_A_YEAR = re.compile(r"25\d\d|ปี|เดิม|ก่อน|เคย|ที่แล้ว|ผ่านมา|รอบ|ปัจจุบัน|ล่าสุด|จาก")
CLOSED = re.compile(r"\)|\d\.\d\d")
COMPARED = re.compile(r"(?:จาก|เทียบ|กว่า|ต่าง|กับ)[^\d\n]{0,30}$")


class OtherFigures:
    """What else a text's scores may be."""

    def __init__(self, said: Said, facts: ProofFacts) -> None:
        self._said, self._text, self._facts = said, said.view.text, facts
        self._around = Surroundings(self._text, facts)
        self._figures = ComputedFigures(self._around, facts)
        self._doubted: set[int] = set()

    def _is_meant_so(self, claim: ScoreClaim | DoubtfulClaim, *, sure: bool) -> bool:
        """Whether a figure can hardly be meant otherwise than as what it is, so that not even a warning is due."""
        self._doubted.add(claim.start)
        if len(self._doubted) > MOST_FINDINGS:
            return False
        if isinstance(claim, DoubtfulClaim):
            if claim.value not in self._facts.holders and self._is_guests(claim.start):
                return True
            if claim.moved:
                return self._is_left(claim) or self._is_supposed(claim) or self._is_move_of_written(claim)
            return self._is_computed(claim) or self._goes_to(claim, claim.near) or self._is_mean_of_others(claim)
        if self._is_its_move(claim) or self._goes_to(claim, claim.items) or self._is_from(claim):
            return True
        if sure:
            return False
        of = {item for item, _ in self._facts.holders.get(claim.value, ())}
        far = claim.value < LEAST
        if far and self._lies_between_written(claim.value, claim.start):
            return True
        of_hundred = self._text[max(0, claim.start - BESIDE) : claim.start].rstrip().endswith("ร้อยละ")
        if (far or of_hundred) and self._figures.computed(claim.value, claim.start, claim.end, claim.items):
            return True
        parts = claim.items == ("EIT",) and not of.isdisjoint(("EIT1", "EIT2"))  # EIT สองส่วน 95.37 กับ 99.67
        return parts or self._is_left(claim) or bool(self._beside(claim))

    def _other_score(self, claim: ScoreClaim, kind: Kind) -> str:
        if not WEIGHTS.isdisjoint((claim.value, 100 * claim.value)):
            return "ค่าน้ำหนัก"
        if not has_two_decimals(self._text[claim.start : claim.end]) and claim.value != HUNDRED:
            return "เกณฑ์หรือจำนวนของอย่างอื่น"
        if kind == Kind.YEAR and (year := self._year_behind(claim)):
            return f"ปี {year} ที่ตามมา"
        if self._is_of_this_year(claim):
            return f"ปี {self._facts.assessed}"
        if claim.value < LEAST and self._moved(claim.value):
            return "คะแนนที่เปลี่ยนไป"
        if claim.value < LEAST and self._is_apart(claim):
            return "คะแนนที่ห่างจากเกณฑ์"
        if self._is_supposed(claim):
            return "สิ่งที่ยังไม่เกิดขึ้น"
        if self._is_guests(claim.start):
            return "คะแนนของหน่วยงานอื่น"
        if computed := self._figures.computed(claim.value, claim.start, claim.end, claim.items):
            return computed
        if kind == Kind.SCORE and not claim.year_at and (year := self._year_of_a_pair(claim)):
            return f"ปี {year}"
        if claim.strict:
            return self._beside(claim)
        known = (self._facts.figure(item, year) for item in claim.items for year in claim.years)
        if kind == Kind.SCORE and self._stands_beside({f.value for f in known if f}, claim.start, claim.end):
            return SOMETHING
        return self._of_another(claim, kind)

    def _of_another(self, claim: ScoreClaim, kind: Kind) -> str:
        named = self._around.named_near(claim.start)
        for item, year in self._facts.holders.get(claim.value, ()):
            if (
                item in claim.items
                and kind == Kind.SCORE
                and not claim.year_at
                and self._around.says_beside(year, claim.start)
            ):
                return f"{item_words(item)} ปี {year}"
            if item not in claim.items and item.partition("/")[0] in named:
                return f"{item_words(item)} ปี {year}"
        return "คะแนนที่เปลี่ยนไป" if self._moved(claim.value) else ""

    def _stands_beside(self, right: Collection[Decimal], start: int, end: int) -> bool:
        """+4.36 +15.00 +1.71: whether what would be right is written beside it, so that it is of something else."""
        line, line_end = self._around.line_of(start, BESIDE), min(end + BESIDE, self._around.line_end(end))
        beside = (*FIGURE.findall(self._text[line:start]), *FIGURE.findall(self._text[end:line_end]))
        return not set(right).isdisjoint(map(Decimal, beside))

    def _year_of_a_pair(self, claim: ScoreClaim) -> int:
        """The year whose figure it is, where that of the year in question stands behind it; 0 for none."""
        behind = self._text[claim.end : min(claim.end + PAIR, self._around.line_end(claim.end))]
        for item in claim.items:
            now = [known.value for year in claim.years if (known := self._facts.figure(item, year))]
            if not set(now).isdisjoint(map(Decimal, FIGURE.findall(behind))):
                years = (year for each, year in self._facts.holders.get(claim.value, ()) if each == item)
                return next(years, 0)
        return 0

    def _beside(self, claim: ScoreClaim) -> str:
        """Somebody else who is named in the figure's own clause, or in the heading above, whose figure it is."""
        holders = [(item, year) for item, year in self._facts.holders.get(claim.value, ()) if item not in claim.items]
        if not holders:
            return ""
        in_clause = self._around.named_in(self._around.clause(claim.start))
        named = in_clause | self._around.headed(claim.start)
        if in_clause.isdisjoint(claim.items):  # ปีที่แล้วสองตัวนี้ได้ 94.11 และ 100.00
            named |= self._around.named_in(self._around.line_before(claim.start, NARROW))
        if claim.items[0][0] in "ieo":  # a question is spoken of beside the indicator that it belongs to
            named |= self._around.named_near(claim.start)
        if _BELONGS.match(self._text, claim.end) or _IN_BRACKETS.match(self._text, claim.end):
            named |= self._around.named_in(self._text[claim.end : self._around.next_figure(claim.end)])
        for item, year in holders:
            if item.partition("/")[0] in named:
                return f"{item_words(item)} ปี {year}"
        return ""

    def _is_guests(self, place: int) -> bool:
        """Whether another municipality is named in the figure's own clause."""
        before = bisect_left(self._guests, place)
        return before > 0 and self._guests[before - 1] >= place - len(self._around.clause(place))

    @cached_property
    def _guests(self) -> list[int]:
        return sorted(
            c.start for c in self._said.claims if isinstance(c, PlaceClaim) and c.what == "town" and not c.own
        )

    def _other_doubtful(self, claim: DoubtfulClaim) -> str:
        if claim.moved and UNREAL.search(self._around.clause(claim.start)):
            return "สิ่งที่ยังไม่เกิดขึ้น"
        return ""

    def _is_computed(self, claim: DoubtfulClaim) -> bool:
        return bool(self._figures.computed(claim.value, claim.start, claim.end, (*claim.near, *claim.items)))

    def _is_apart(self, claim: ScoreClaim) -> bool:
        """Whether the figure is how far one of its items is from the target, a level or the full mark."""
        for year in claim.years:
            its = self._facts.years.get(year)
            bounds = {HUNDRED, *its.bounds} if its else set()
            known = [self._facts.figure(item, year) for item in claim.items]
            if any(f is not None and abs(f.value - bound) == claim.value for f in known for bound in bounds):
                return True
        return False

    def _is_its_move(self, claim: ScoreClaim) -> bool:
        """ลดลงจากปี 2567 ซึ่งได้ 96.98 คะแนน จำนวน 3.70: how far its own item moved, that way."""
        if claim.value >= LEAST or not self._moved(claim.value):
            return False
        line = self._around.line_before(claim.start, NARROW)
        said = _DIRECTION.findall(line)
        ways = {_WAYS[CLASS_OF[each]] for each in said[-1:]} or {1, -1}
        return any(item in claim.items for way in ways for item, _, _ in self._facts.moves.get(claim.value * way, ()))

    def _moved(self, value: Decimal) -> bool:
        return not {value, -value}.isdisjoint(self._facts.moves)

    def _is_of_this_year(self, claim: ScoreClaim) -> bool:
        """The figure of the paper's own year, held against another that is not written just beside it.

        (-0.70 จากผลปี 2567) / OIT 89.75, แผนของปี 2569 เน้นตัวชี้วัดที่ 9 (80.81): the year is of something else. In a row
        of a table it is the column's.
        """
        own = self._facts.assessed
        if not any((item, own) in self._facts.holders.get(claim.value, ()) for item in claim.items):
            return False
        line, at = self._around.line_of(claim.start, AROUND), claim.year_at
        if "\t" in self._text[line : claim.start]:
            return False
        if at is None or at[0] < line:
            return not OF_A_YEAR.search(self._since_name(claim, line)[-BESIDE:])
        between = self._text[at[1] : claim.start]
        return at[1] <= claim.start and (
            len(between) > BESIDE
            or bool(CLOSED.search(between) or self._around.named_in(between))
            or bool(COMPARED.search(self._text, max(line, at[0] - BEHIND), at[0]))
        )

    def _since_name(self, claim: ScoreClaim, line: int) -> str:
        """What stands between the name of its item in the same line and a figure; all before it where none does."""
        before = self._text[max(line, claim.start - NARROW) : claim.start]
        its = self._facts.years.get(self._facts.assessed)
        names = (its.names.get(item, "") for item in claim.items) if its else ()
        return min((before.rpartition(name)[2] for name in names if name), key=len, default=before)

    def _goes_to(self, claim: ScoreClaim | DoubtfulClaim, items: Sequence[str]) -> bool:
        """88.72 → 98.29: a score of whom is spoken of, with an arrow, or เป็น, to the one of the year behind."""
        arrow = _ARROW.match(self._text, claim.end)
        of = {(item, year + 1) for item, year in self._facts.holders.get(claim.value, ()) if item in items}
        return arrow is not None and not of.isdisjoint(self._facts.holders.get(Decimal(arrow[1]), ()))

    def _is_from(self, claim: ScoreClaim) -> bool:
        """จาก 95.00 คะแนน ทำได้เต็ม: the score of a year before, where the claim is of the paper's."""
        own = self._facts.assessed
        if own not in claim.years or not _FROM.search(
            self._text, self._around.line_of(claim.start, BESIDE), claim.start
        ):
            return False
        holders = self._facts.holders.get(claim.value, ())
        return any(item in claim.items and year < own for item, year in holders)

    def _is_supposed(self, claim: Claim) -> bool:
        """ถ้าคะแนน OIT เพิ่ม 1 คะแนน คะแนนรวมจะเพิ่ม 0.40."""
        return bool(_SUPPOSED.search(self._around.line_before(claim.start, NARROW)))

    def _is_move_of_written(self, claim: DoubtfulClaim) -> bool:
        """เทียบกับ 93.79 ของปีก่อน นับว่าต่ำลง 6.33: how far that moved whose score is written before it, that way."""
        line = self._around.line_before(claim.start, NARROW)
        written = set(map(Decimal, FIGURE.findall(line)))
        for way in (claim.direction,) if claim.direction else (1, -1):
            for item, *years in self._facts.moves.get(claim.value * way, ()):
                if any(figure.value in written for year in years if (figure := self._facts.figure(item, year))):
                    return True
        return False

    def _lies_between_written(self, value: Decimal | None, place: int) -> bool:
        """i2 (82.36) ต่างจากข้อสูงสุด i3 (89.23) อยู่ 6.87."""
        written = [Decimal(each) for each in FIGURE.findall(self._around.line_before(place, NARROW))[-MOST_BEHIND:]]
        return any(abs(a - b) == value for a, b in combinations(written, 2))

    def _is_mean_of_others(self, claim: DoubtfulClaim) -> bool:
        """ค่าเฉลี่ยทั้งประเทศ 93.82."""
        line = self._around.line_before(claim.start, NARROW)
        return bool(_MEAN.search(line[-BESIDE * 2 :]) and _OF_OTHERS.search(line))

    def _is_left(self, claim: ScoreClaim | DoubtfulClaim) -> bool:
        """หากจะไปถึง 95 คะแนน ต้องเพิ่มอีก 2.03: what a figure written before it lacks to a level, or to the full mark."""
        clause = self._around.clause(claim.start)
        if not (UNREAL.search(clause) or clause.rstrip().endswith("อีก")):  # ยังเหลือให้ทำเพิ่มอีก 26.10
            return False
        its = self._facts.years.get(self._facts.assessed)
        bounds = {HUNDRED, *its.bounds} if its else set()
        before = self._text[max(0, claim.start - AROUND) : claim.start]
        written = [Decimal(each) for each in FIGURE.findall(before)[-MOST_BEHIND:]]
        return any(bound - each == claim.value for bound in bounds for each in written)

    def _year_behind(self, claim: ScoreClaim) -> int:
        """The year whose figure it is, where that is said behind it as well; 0 for none."""
        behind = self._text[claim.end : claim.end + BEHIND]
        years = (year for item, year in self._facts.holders.get(claim.value, ()) if item in claim.items)
        return next((year for year in years if str(year) in behind), 0)
