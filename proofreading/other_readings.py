"""The safeguard of every error: it is one only where no other reading makes what is written true.

Claims that speak strictly, of what stands beside them by its name, are taken at their word, but for figures that are
hardly scores. What any other is held against may not be what was meant: where the figure is exactly that of something
else the lines around speak of, or neither named nor borne out (witnesses.py), nobody can be sure. What can hardly be
meant so is no finding at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from proofreading.checks import Said
from proofreading.checks.figures import item_words
from proofreading.checks.judgements import is_extreme_of_tool, scores_of
from proofreading.claims import (
    ChangeClaim,
    Claim,
    CountClaim,
    DoubtfulClaim,
    DoubtfulCountClaim,
    ExtremeClaim,
    LevelClaim,
    NameClaim,
    PeriodClaim,
    PlaceClaim,
    ScoreClaim,
    YearClaim,
)
from proofreading.computed_figures import AROUND
from proofreading.facts import LEAST, OF_ALL, TOTAL, ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.numbered_rows import NumberedRows
from proofreading.other_counts import MOVES, OtherCounts
from proofreading.other_figures import BEHIND, CLOSED, COMPARED, MOST_FINDINGS, NARROW, SOMETHING, UNREAL
from proofreading.surroundings import FIGURE
from proofreading.tokens import year_of
from proofreading.vocabulary import LEVELS, one_of
from proofreading.witnesses import bear_out

_OF_POINTS = re.compile(r" ?(?:คะแนน|จุด|แต้ม|%)")  # behind a whole number that is a change
_DEFINED = re.compile(r"[”\"')]* ?(?:ต้อง(?!ปรับ|ยก|เร่ง|พัฒนา)|คือ|หมายถึง|หมายความ|กำหนด)")
_BECOMES = re.compile(rf"[”\"')]* ?(?:มา|ไป|กลาย)?(?:เป็น|→) ?(?:ระดับ)? ?[“\"'(]?({one_of(LEVELS)})")
_OTHERS_LEVEL = re.compile(r"ระดับ(?:จังหวัด|ประเทศ|อำเภอ|ภาค)|จังหวัด(?:อยู่|ได้|มี)")
_NARROWS = re.compile(
    r"ข้อ(?:ที่|คำถาม|ใด|ย่อย|ซึ่ง)|คำถาม|รายการ|กลุ่ม|บรรดา|ระหว่าง|นอกจาก|ไม่นับ|ยกเว้น|เว้นแต่|เฉพาะ|อันดับ|ลำดับ|รองลง|รองจาก|ที่(?:สอง|สาม|สี่|ห้า)|ถัดไป|ถัดมา|ต่อมา"
    r"|(?<![ก-ฮ])(?:ใน|ของ|จาก)(?! ?(?:"
    r"ปี|รอบ|การประเมิน|ผล|ภาพรวม|เทศบาล|เมือง|ตำบล|หน่วยงาน|องค์กร|เรา|ทั้ง|ทุก|จำนวน|ครั้ง|คะแนน|พ\.ศ"
    r"|ITA|\d"
    r"|แบบ|เครื่องมือ|[IEO]IT))"
)
_PLANS = re.compile(r"(?:เสนอ|ให้|จะ|ควร|กำหนด|จัดทำ|วาง).{0,30}(?:มาตรการ|แผน|โครงการ|แนวทาง)")
_LONG = re.compile(r"ต่อเนื่อง|ระยะ(?:เวลา)? ?\d ?ปี|ผูกพัน|สัญญา|\d ปี|ระยะยาว")
_AWAY = re.compile(
    r"(?:ขณะที่|ส่วน|(?<!เพื่อ)(?<!ผล)(?<!ทำ)ให้|จาก|ไปยัง|ณ|ถึง|ไป|เรียน|แบบอย่าง(?:ที่ดี)?(?:ของ)?|เช่น|ได้แก่|คือ|และ|นายก)"
    r" ?(?:เทศบาล|เทศมนตรี)?$"
)
_VISITS = re.compile(r"(?:จาก|ไปยัง|ดูงาน|เยี่ยม|เยี่ยมชม|ต้อนรับ|คณะ|เพื่อน)(?:ที่|ณ)? ?$")
_OF = re.compile(r"(?:ของ|กับ|แห่ง) ?$")
_AT = re.compile(r"(?<!ตาม)(?<!เรียน)(?<!พบ)ที่ ?$")
_OWN_HEAD = re.compile(  # of whose paper this is
    r"ประเมิน|ITA|คะแนน|ผล|แผน|ตัวชี้วัด|มาตรการ|รายงาน|ปลัด|นายก|สภา|หน่วยงาน|ย้อนหลัง|เปลี่ยนแปลง|ปี|คุณธรรม|ประชาชน|ผู้รับบริการ|บุคลากร"
    r"|การดำเนินงาน|ภารกิจ|พนักงาน|เจ้าหน้าที่|ผู้บริหาร|เว็บไซต์|กอง|สำนัก|พื้นที่|ราชการ|งบประมาณ"
)
_OF_CHANGE = re.compile(r"ปรับ(?:ตัว|ขึ้น|ลง)|พัฒนา|ขยับ|เปลี่ยน|ก้าว|ดีขึ้น|เพิ่ม|ลด|แย่ลง|ถอย|ตก(?!ลง)")  # what went farthest
_OF_TOTAL = re.compile(r"คะแนนรวม|ภาพรวม|คะแนนเฉลี่ยรวม|ผลการประเมิน|ผลประเมิน|ITA|\x1d")
_YEARS_SAID = re.compile(r"(?<!\d)25\d\d(?!\d)")
_COUNTED = re.compile(r"ตัวชี้วัด(?:ที่|ซึ่ง)(?! ?\d)")  # those that did something
_ANOTHER_CELL = re.compile(r"[ก-ฮ][^\t\n]{0,200}\t")
ANOTHER_COLUMN = "ช่องอื่น"
_MEMO, MEMO_HEAD = "บันทึกข้อความ", 300  # it goes to one's own mayor
OWN_HEAD = 60  # letters before another municipality that tell of what it has
OWN_NEAR = 60  # letters from another municipality to the paper's own
LEVEL_CLAUSE = 40  # letters before a level that tell of what it is


class OtherReadings(OtherCounts):
    """What else a text's claims may mean."""

    def __init__(self, said: Said, facts: ProofFacts) -> None:
        super().__init__(said, facts)
        self._looked: set[int] = set()

    def graded(self, finding: Finding) -> Finding | None:
        """The finding, as a warning that says why where another reading is true; None where only that may be meant."""
        claim = finding.claim if isinstance(finding.claim, Claim) else None
        if isinstance(claim, NameClaim) and not claim.strict and self._surely_numbers_rows(claim):
            return None
        if isinstance(claim, ScoreClaim | DoubtfulClaim) and self._is_meant_so(claim, sure=finding.sure):
            return None
        if isinstance(claim, DoubtfulCountClaim) and self._makes_up_the_whole(claim):
            return None
        if isinstance(claim, CountClaim) and claim.what in MOVES and self._is_counted_this_year(claim):
            return None
        if isinstance(claim, CountClaim) and claim.bound is not None and (within := self._within_bounds(claim)):
            return None if claim.number in within else replace(finding, sure=False, expected="")
        if not finding.sure or claim is None or not (other := self._other(claim, finding.kind)):
            return finding
        if other == ANOTHER_COLUMN or (
            isinstance(claim, LevelClaim | ScoreClaim) and self._is_of_another_year(claim, other)
        ):
            return None
        if isinstance(claim, ChangeClaim) and claim.amount and other != SOMETHING and not self._turned(claim):
            return None  # to the last digit how far what is named beside it moved
        why = "ไม่แน่ใจว่าหมายถึงสิ่งนี้" if other == SOMETHING else f"ถ้าหมายถึง{other} ไม่ต้องแก้"
        return replace(finding, sure=False, message=f"{finding.message} ({why})")

    def _other(self, claim: Claim, kind: Kind) -> str:
        """Another reading of a claim by which it is true; "" for none."""
        if self._is_looked_at_often(claim.start):
            return SOMETHING
        if isinstance(claim, ScoreClaim | ChangeClaim):
            other = self._other_score(claim, kind) if isinstance(claim, ScoreClaim) else self._other_change(claim)
            return other or ("" if self._names_its_own(claim) or bear_out(claim, self._facts) else SOMETHING)
        if isinstance(claim, DoubtfulClaim):
            return self._other_doubtful(claim)
        if isinstance(claim, LevelClaim):
            return self._other_level(claim)
        if isinstance(claim, CountClaim):
            return self._other_count(claim)
        if isinstance(claim, ExtremeClaim):
            return self._other_extreme(claim)
        if isinstance(claim, PlaceClaim):
            return self._other_place(claim)
        if isinstance(claim, PeriodClaim):
            return "งานที่ทำต่อเนื่องหลายปี" if _LONG.search(self._around.clause(claim.start)) else ""
        if isinstance(claim, YearClaim):
            return self._other_year(claim)
        if isinstance(claim, NameClaim) and not claim.strict:
            return "ลำดับของแถว" if claim.name and self._may_number_rows(claim) else ""
        return ""

    def _names_its_own(self, claim: ScoreClaim | ChangeClaim) -> bool:
        """Whether nothing else can be meant: its line, or the heading above, names nothing but what it speaks of, and a
        score's own clause the total or the year, unless it is a row.
        """
        if isinstance(claim, ScoreClaim) and claim.value < LEAST:
            called = self._text[max(0, claim.start - LEVEL_CLAUSE) : claim.start].rstrip().endswith("คะแนน")
            return claim.strict and called  # else it is hardly a score at all
        if claim.strict:
            return True
        line = self._around.line_before(claim.start, NARROW)
        clause = self._around.clause(claim.start)
        items = {item.partition("/")[0] for item in claim.items}
        if "EIT" in claim.items:
            items |= {"EIT1", "EIT2"}
        elif items <= {"EIT1", "EIT2"} and "ส่วนที่" in clause:
            items |= {*OF_ALL}  # of whatever has two parts
        named = self._around.named_in(line)
        if len({*claim.items}) > 1 or not named <= items:
            return False
        if claim.items == (TOTAL,):
            return bool(_OF_TOTAL.search(clause if isinstance(claim, ScoreClaim) else line))
        if isinstance(claim, ChangeClaim):
            return bool(named)
        if not named:
            return self._around.headed(claim.start) == items
        return "\t" in line or bool(_YEARS_SAID.search(clause[-BEHIND:]))

    def _is_of_another_year(self, claim: LevelClaim | ScoreClaim, other: str) -> bool:
        """Whether it is right for the paper's own year, and the year it was held against is of something else."""
        if other != f"ปี {self._facts.assessed}":
            return False
        if isinstance(claim, LevelClaim):
            return self._is_left_behind(claim)
        at = claim.year_at
        return at is not None and at[1] < claim.start and bool(CLOSED.search(self._text, at[1], claim.start))

    def _year_before(self, place: int) -> re.Match[str] | None:
        """The last year that a line says before a place."""
        said = list(_YEARS_SAID.finditer(self._text, self._around.line_of(place, AROUND), place))
        return said[-1] if said else None

    def _is_left_behind(self, claim: LevelClaim) -> bool:
        """(ลดลงจากปี 2567) ระดับผ่านดี: whether the year before a level was that of what went before."""
        year = self._year_before(claim.start)
        if year is None:
            return True
        first = max(self._around.line_of(claim.start, AROUND), year.start() - BEHIND)
        compared = COMPARED.search(self._text, first, year.start())
        return bool(compared or CLOSED.search(self._text, year.end(), claim.start))

    def _other_year(self, claim: YearClaim) -> str:
        """กำหนดมาตรการของปีงบประมาณ พ.ศ. 2569: of what is yet to be done the year may be the next one."""
        line = self._around.line_before(claim.start, NARROW)
        if claim.what == "title" and FIGURE.search(
            self._text, claim.end, min(claim.end + BEHIND, self._around.line_end(claim.end))
        ):
            return "ปีของคะแนนที่ตามมา"
        later = claim.what == "title" and claim.year in (self._facts.planned_year, self._facts.assessed + 1)
        return "สิ่งที่จะดำเนินการต่อไป" if later and _PLANS.search(line) else ""

    # --- Levels, superlatives, counts, places, changes ---------------------------------------------------------------

    def _other_level(self, claim: LevelClaim) -> str:
        """The level of the year whose total stands just before it, or else of a year that is named around it."""
        clause = self._around.clause(claim.start)
        if UNREAL.search(clause[-LEVEL_CLAUSE:]) or _OTHERS_LEVEL.search(clause[-LEVEL_CLAUSE:]):
            return "ระดับอื่นที่ไม่ใช่ผลการประเมินนี้"
        if _DEFINED.match(self._text, claim.end):
            return "ความหมายของระดับ"
        if (to := _BECOMES.match(self._text, claim.end)) and LEVELS[to[1]] != claim.level:
            return self._year_of_level(claim, self._facts.years)
        before = self._text[max(0, claim.start - LEVEL_CLAUSE) : claim.start]
        figure = next(iter(reversed(FIGURE.findall(before))), None)
        of = {year for item, year in self._facts.holders.get(Decimal(figure), ()) if item == TOTAL} if figure else set()
        if of:
            return self._year_of_level(claim, of)
        behind = re.match(
            r"[”\"')]* ?\(?(?:ใน|ของ|เมื่อ|เดิม)?ปี[^\d\n]{0,20}(25\d\d)", self._text[claim.end : claim.end + BEHIND]
        )
        if behind:
            return self._year_of_level(claim, {int(behind[1])})
        year = self._year_before(claim.start)
        if year and year_of(year.group()) in claim.years:
            return self._year_of_level(claim, {self._facts.assessed}) if self._is_left_behind(claim) else ""
        far = max(0, claim.start - AROUND)
        paragraph = max(far, self._text.rfind("\n\n", far, claim.start))
        return self._year_of_level(
            claim, {self._facts.assessed, *map(year_of, _YEARS_SAID.findall(self._text, paragraph, claim.end))}
        )

    def _year_of_level(self, claim: LevelClaim, years: Iterable[int]) -> str:
        known = self._facts.years
        return next((f"ปี {y}" for y in years if y in known and claim.level in known[y].levels), "")

    def _other_place(self, claim: PlaceClaim) -> str:
        """Beside its own name, behind a word that leads away, or among others of its kind: somebody else is meant."""
        before = self._around.line_before(claim.start, OWN_HEAD)
        if before.replace(" ", "") == "เรียนนายก" and _MEMO in self._text[:MEMO_HEAD]:
            return ""
        if claim.what != "town" or claim.alone:
            return "หน่วยงานอื่น" if claim.what == "town" and _VISITS.search(before) else ""
        start, end = self._around.line_of(claim.start, AROUND), self._around.line_end(claim.end)
        if "\t" in self._text[start:end]:  # a table of municipalities: the row above or below has its own
            start, end = self._around.line_of(max(0, start - 1), AROUND), self._around.line_end(end + 1)
        near = self._text[max(start, claim.start - OWN_NEAR) : min(end, claim.end + OWN_NEAR)]
        own = self._facts.place.full_name in near
        leads = _AWAY.search(before) or _AT.search(before) or (_OF.search(before) and not self._is_of_own(before))
        score = FIGURE.search(self._text, claim.end, min(end, claim.end + OWN_NEAR))
        if score and (TOTAL, self._facts.assessed) in self._facts.holders.get(Decimal(score.group()), ()):
            return ""  # it has the paper's own score
        if score and not leads:
            leads = Decimal(score.group()) >= LEAST and Decimal(score.group()) not in self._facts.holders
        return "หน่วยงานอื่น" if own or leads else ""

    def _is_of_own(self, before: str) -> bool:
        """Whether what a municipality has is what the paper is about."""
        return bool(_OWN_HEAD.search(before[-OWN_NEAR // 2 :]) or self._around.named_in(before))

    def _other_extreme(self, claim: ExtremeClaim) -> str:
        """The highest or lowest of its instrument's indicators, or of whatever narrows it; in another year."""
        if _NARROWS.search(self._around.line_before(claim.start, NARROW)):
            return "เฉพาะบางส่วน"
        if claim.of != "score":
            return ""
        if _OF_CHANGE.search(self._around.clause(claim.start)):
            return "การเปลี่ยนแปลง"
        most = max if claim.highest else min
        for year in _YEARS_SAID.findall(self._text[max(0, claim.start - AROUND) : claim.start]):
            its = self._facts.years.get(year_of(year))
            known = scores_of(its) if its else None
            if known and known.get(claim.item) == most(known.values()):
                return f"ปี {year}"
        its = self._facts.years.get(claim.years[0])
        known = scores_of(its) if its else None
        if its is None or not known:
            return ""
        before = self._around.named_in(self._around.line_before(claim.start, NARROW))
        if any(known.get(item) == most(known.values()) for item in before):
            return "ตัวชี้วัดที่เขียนไว้ก่อน"  # X ได้คะแนนสูงสุด ขณะที่ Y …
        of_tool = its.tool_of(claim.item) and is_extreme_of_tool(claim, its, known)
        return "เฉพาะเครื่องมือเดียวกัน" if of_tool else ""

    def _other_change(self, claim: ChangeClaim) -> str:
        (item,) = claim.items
        if UNREAL.search(self._around.clause(claim.start)):
            return "สิ่งที่ยังไม่เกิดขึ้น"
        is_whole = claim.amount is not None and "." not in self._text[claim.start : claim.end]
        if is_whole and not (claim.strict and _OF_POINTS.match(self._text, claim.end)):
            return "จำนวนของอย่างอื่น"
        known = [self._facts.figure(item, year) for year in claim.years]
        if claim.amount == 0:
            return SOMETHING
        if claim.amount and known[0] and known[1]:
            moved = abs(known[0].value - known[1].value)
            if moved != claim.amount and self._stands_beside({moved}, claim.start, claim.end):
                return ANOTHER_COLUMN
        its_own = {item for item, _, _ in self._facts.moves.get((claim.amount or Decimal(0)) * -claim.direction, ())}
        turned = claim.amount is not None and item in its_own  # then it is the direction that is wrong
        if not turned and self._lies_between_written(claim.amount, claim.start):
            return "ระยะห่างระหว่างคะแนน"
        keeps = claim.amount is None and item == TOTAL and not claim.direction and self._keeps_its_level(*claim.years)
        if keeps and (not claim.strict or "ระดับ" in self._around.clause(claim.end)):
            return "ระดับผลการประเมิน"
        own = (self._facts.assessed - 1, self._facts.assessed)
        amount = (claim.amount or Decimal(0)) * claim.direction
        if claim.years != own and (item, *own) in self._facts.moves.get(amount, ()):
            return f"{item_words(item)} จากปี {own[0]} ถึงปี {own[1]}"
        if claim.amount:  # +0.70 +1.14 และ -10.65 ตามลำดับ
            named = self._around.named_in(self._around.line_before(claim.start, AROUND))
            if item[0] in "ieo":
                named |= self._around.named_near(claim.start)
            others = (other for other, *years in self._facts.moves.get(amount, ()) if (*years,) == own)
            if (other := next((each for each in others if each in named), "")) and other != item:
                return f"{item_words(other)} จากปี {own[0]} ถึงปี {own[1]}"
        line = self._around.line_before(claim.start, NARROW)
        if claim.amount is None and _COUNTED.search(line):
            return "ตัวชี้วัดที่นับ"
        first, last, *_ = [*(Decimal(each) for each in FIGURE.findall(line)[-2:]), None, None]
        if claim.amount is None and last is not None and (last > first) - (last < first) == claim.direction:
            return "คะแนนสองปีที่เขียนไว้ข้างหน้า"
        if claim.strict:
            return ""
        if claim.amount is None:
            moves = [
                (item, before, now)
                for before, now in combinations(sorted(self._facts.years), 2)
                if self._direction(item, before, now) == claim.direction
            ]
        else:
            moves = list(self._facts.moves.get(claim.amount * claim.direction, ()))
        named = self._around.named_near(claim.start)
        for other, before, now in moves:
            if other == item or (other.partition("/")[0] in named and self._around.says(before)):
                return f"{item_words(other)} จากปี {before} ถึงปี {now}"
        return ""

    def _turned(self, claim: ChangeClaim) -> bool:
        """Whether it is just how far its own item moved, but the other way."""
        amount = (claim.amount or Decimal(0)) * claim.direction
        return any(item in claim.items for item, _, _ in self._facts.moves.get(-amount, ()))

    def _direction(self, item: str, before: int, now: int) -> int | None:
        old, new = self._facts.figure(item, before), self._facts.figure(item, now)
        return (new.value > old.value) - (new.value < old.value) if old and new else None

    def _keeps_its_level(self, before: int, now: int) -> bool:
        years = self._facts.years
        return before in years and now in years and bool(years[before].levels & years[now].levels)

    def _may_number_rows(self, claim: NameClaim) -> bool:
        """Whether a bare number beside an indicator's name may be the row's.

        It may where the words of another cell stand between, and where the numbers of its table count the rows, or more
        than one is wrong, unless more than two in three are right.
        """
        if _ANOTHER_CELL.search(self._text, self._around.line_of(claim.start, AROUND), claim.start):
            return True
        rows = self._tables.of(claim)
        return (rows.counted or rows.wrong > 1) and rows.right <= 2 * rows.wrong

    def _surely_numbers_rows(self, claim: NameClaim) -> bool:
        """Whether nobody would take the number for the indicator's."""
        rows = self._tables.of(claim)
        return rows.wrong > max(rows.right, 2)

    @cached_property
    def _tables(self) -> NumberedRows:
        known = self._facts.years.get(self._facts.assessed)
        return NumberedRows(self._text, self._said.claims, known.names if known else {})

    def _is_looked_at_often(self, place: int) -> bool:
        """Whether so many places were looked at that what stands elsewhere is not sure."""
        self._looked.add(place)
        return len(self._looked) > MOST_FINDINGS
