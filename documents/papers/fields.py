"""Fields: what the data knows of a paper, under Thai names in braces: {คะแนนรวม}. No figure in a text goes stale.

A text keeps the names; `fill` puts today's values in their places when the paper is frozen. Values are final text with
Arabic digits. A field without a value today (None) is not an empty text: a paper that needs it cannot be made yet.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from proofreading.facts import TOTAL
from proofreading.findings import Fact
from scores.results import ResultRow, YearResults
from thai import dates
from thai.digits import to_arabic
from thai.numbers import describe_change, format_change, format_score

NAMED = 10  # mistakes told at once
_FIELD = re.compile(r"\{([^{}\n]{0,60})(\}?)")  # no name is longer: an open brace costs no more than that

Values = Mapping[str, str | None]


@dataclass(frozen=True)
class Facts:
    """All that is known when a paper is made. `read` is None where the assessed year has no figures.

    `done` and `unfinished` count the measures that somebody has reported of; None where nobody has of any yet.
    """

    municipality: str
    place: str
    fiscal_year: int
    assessed_year: int
    plan_year: int
    assessment: str  # what the assessment is called
    paper: str  # what the paper is called, or the one that a memo sends up
    read: YearResults | None
    measures: int
    done: int | None
    unfinished: int | None = None
    responsible: str = ""  # the units that the plan names


@dataclass(frozen=True)
class Field:
    """One field: its name, what it says, and how it is found."""

    name: str
    says: str
    value: Callable[[Facts], str | None]


@dataclass(frozen=True)
class Mistake:
    """A brace that names no field: where it stands (from, to), what is written there, and the field nearest to it."""

    start: int
    end: int
    written: str
    is_open: bool
    nearest: str

    @property
    def words(self) -> str:
        """What is wrong and what to do, in Thai."""
        said = f"“{self.written}” ไม่มีปีกกาปิด" if self.is_open else f"ไม่มีข้อมูลชื่อ {self.written}"
        return (
            f"{said} ใช้ {{{self.nearest}}} แทนได้" if self.nearest else f"{said} เลือกชื่อจากรายการข้อมูลใต้ช่อง หรือลบวงเล็บปีกกา"
        )


def names_in(text: str) -> list[str]:
    """The fields a text names, known or not, in its order."""
    return [_plain(found[1]) for found in _FIELD.finditer(text) if found[2]]


def mistakes(text: str, known: Iterable[str] | None = None) -> list[Mistake]:
    """What of a text's braces names no field; the first few, in the text's order."""
    names = list(BY_NAME if known is None else known)
    found: list[Mistake] = []
    for match in _FIELD.finditer(text):
        name = _plain(match[1])
        if match[2] and name in names:
            continue
        near = difflib.get_close_matches(name, names, 1, 0.5)
        found.append(Mistake(match.start(), match.end(), match[0], not match[2], near[0] if near else ""))
        if len(found) == NAMED:
            break
    return found


def missing(text: str, values: Values) -> list[str]:
    """The fields of a text that have no value today, each once."""
    return [name for name in dict.fromkeys(names_in(text)) if values.get(name) is None]


def fill(text: str, values: Values, without: str | None = None) -> str:
    """The text with its fields' values; values are taken as they are, braces in them mean nothing.

    `without` is what stands where a field has no value today; ValueError where it is not given, or for no field at all.
    """

    def value(match: re.Match[str]) -> str:
        name = _plain(match[1])
        found = values.get(name) if match[2] else None
        if found is not None:
            return found
        if without is None:
            raise ValueError(match[0])
        return without if match[2] and name in values else match[0]

    return _FIELD.sub(value, text)


def filled_places(text: str, values: Values) -> list[tuple[int, int, str]]:
    """The fields of a text that have a value today: (from, to, the value)."""
    found = ((match, values.get(_plain(match[1])) if match[2] else None) for match in _FIELD.finditer(text))
    return [(match.start(), match.end(), value) for match, value in found if value is not None]


def values_of(facts: Facts) -> dict[str, str | None]:
    """Today's value of every field."""
    return {field.name: field.value(facts) for field in FIELDS}


def _plain(name: str) -> str:
    return " ".join(name.split())


def indicator_words(row: ResultRow) -> str:
    """ตัวชี้วัดที่ 10 การป้องกันการทุจริต"""
    return f"ตัวชี้วัดที่ {row.item} {row.name}"


def _with_score(row: ResultRow) -> str:
    return f"{indicator_words(row)} ({format_score(row.score)})"


def _with_change(row: ResultRow) -> str:
    return f"{indicator_words(row)} ({describe_change(row.change)})"


def _of(value: Callable[[YearResults], str | None]) -> Callable[[Facts], str | None]:
    """A value that only a year with figures has."""
    return lambda facts: value(facts.read) if facts.read else None


def _of_total(value: Callable[[YearResults], str | None]) -> Callable[[Facts], str | None]:
    """A value that only a year with a total has."""
    return _of(lambda read: None if read.total.score is None else value(read))


def _of_both_years(value: Callable[[YearResults], str | None]) -> Callable[[Facts], str | None]:
    """A value that only two years with totals have."""
    return _of(lambda read: None if read.total.change is None else value(read))


def _listed(
    rows: Callable[[YearResults], list[ResultRow]], words: Callable[[ResultRow], str], between: str = ", "
) -> Callable[[Facts], str | None]:
    """The named indicators in a row; no value where there is none to name."""
    return _of(lambda read: between.join(map(words, rows(read))) or None)


def _total_and_origin(read: YearResults) -> str:
    computed = " (คำนวณจากส่วนประกอบ)" if read.total.derived else ""
    return f"{format_score(read.total.score)} คะแนน{computed}"


def _standing(read: YearResults) -> str | None:
    """That nothing is below the target, where that is so; a missing score never counts as passed."""
    if read.below_target or not read.weakest_first:
        return None
    if read.unscored:
        return f"ตัวชี้วัดที่มีคะแนนแล้ว {len(read.weakest_first)} ตัวชี้วัดผ่านเป้าหมาย"
    return "ทุกตัวชี้วัดผ่านเป้าหมาย"


def _weakest(read: YearResults) -> list[ResultRow]:
    """The weakest indicators; none where nothing is missing in any."""
    return [row for row in read.weakest if row.score != 100]


def _unchanged(read: YearResults) -> list[ResultRow]:
    return [row for row in read.indicators if row.change == 0]


def _compared(rows: Callable[[YearResults], list[ResultRow]]) -> Callable[[Facts], str | None]:
    """How many; no value where no indicator has a year to be compared with."""
    return _of(lambda read: str(len(rows(read))) if any(row.change is not None for row in read.indicators) else None)


def _instrument(key: str, words: Callable[[YearResults, ResultRow], str]) -> Callable[[Facts], str | None]:
    """What is said of an instrument or a part of one; no value where it has no score."""

    def value(read: YearResults) -> str | None:
        found = (row for row in read.instruments if row.item == key and row.score is not None)
        return next((words(read, row) for row in found), None)

    return _of(value)


def _score(_: YearResults, row: ResultRow) -> str:
    return format_score(row.score)


def _against_target(read: YearResults, row: ResultRow) -> str:
    """แบบวัด… (IIT) ได้ 98.97 คะแนน ผ่านเป้าหมาย 85 คะแนน"""
    computed = " (คำนวณจากส่วนประกอบ)" if row.derived else ""
    standing = "ต่ำกว่า" if row.below_target else "ผ่าน"
    return f"{row.name} ได้ {format_score(row.score)} คะแนน{computed} {standing}เป้าหมาย {read.rules.target} คะแนน"


def _parts(read: YearResults) -> str | None:
    """โดยส่วนที่ 1 ได้ 95.92 คะแนน และส่วนที่ 2 ได้ 91.67 คะแนน; no value where a part has no score."""
    rows = [row for row in read.instruments if row.item != row.instrument]
    if not rows or any(row.score is None for row in rows):
        return None
    words = [f"{row.name.removeprefix(row.instrument).strip()} ได้ {format_score(row.score)} คะแนน" for row in rows]
    return "โดย" + " และ".join(words)


def _high(read: YearResults) -> Decimal:
    """The least total of the year's best level; what is above it is kept as it is."""
    return read.rules.levels[0].total


def _to_improve(read: YearResults) -> list[ResultRow]:
    """The indicators that passed the target and are still below that, weakest first."""
    return [
        row for row in read.weakest_first if not row.below_target and row.score is not None and row.score < _high(read)
    ]


def _to_keep(read: YearResults) -> list[ResultRow]:
    """The indicators from there on, in the order of their numbers."""
    return [
        row for row in read.indicators if row.score is not None and row.score >= _high(read) and not row.below_target
    ]


def _counted(rows: Callable[[YearResults], list[ResultRow]]) -> Callable[[Facts], str | None]:
    """How many; none of a kind is no value while a missing score may be one."""

    def value(read: YearResults) -> str | None:
        found = rows(read)
        return None if read.unscored and not found else str(len(found))

    return _of(value)


def _period(facts: Facts) -> str:
    first, last = dates.fiscal_year_bounds(facts.fiscal_year)
    return f"{dates.short_date(first)} – {dates.short_date(last)}"


FIELDS: tuple[Field, ...] = (
    Field("ชื่อเทศบาล", "ชื่อเต็มของเทศบาล", lambda facts: facts.municipality),
    Field("ที่ตั้ง", "อำเภอและจังหวัด", lambda facts: facts.place or None),
    Field("ชื่อเอกสาร", "ชื่อของเอกสารนี้ หรือของเอกสารที่บันทึกนำส่ง", lambda facts: facts.paper),
    Field("ชื่อการประเมิน", "ชื่อเต็มของการประเมิน ITA", lambda facts: facts.assessment),
    Field("ปีงบประมาณ", "ปีของเอกสาร", lambda facts: str(facts.fiscal_year)),
    Field("ปีที่ประเมิน", "ปีของผลการประเมินที่เอกสารอ้างถึง", lambda facts: str(facts.assessed_year)),
    Field("ปีแผน", "ปีของแผนที่เอกสารอ้างถึง", lambda facts: str(facts.plan_year)),
    Field("ปีก่อน", "ปีที่ใช้เปรียบเทียบ", _of(lambda read: str(read.year_before))),
    Field("ช่วงปีงบประมาณ", "วันแรกถึงวันสุดท้ายของปีงบประมาณ", _period),
    Field("คะแนนรวม", "คะแนนภาพรวม", _of_total(lambda read: format_score(read.total.score))),
    Field("คะแนนรวมและที่มา", "คะแนนภาพรวมพร้อมหน่วย บอกไว้เมื่อเป็นคะแนนที่คำนวณ", _of_total(_total_and_origin)),
    Field("ระดับ", "ระดับผลการประเมิน", _of(lambda read: read.level_name if read.level_is_known else None)),
    Field(
        "ผลระดับ",
        "ประโยคบอกระดับ หรือบอกว่ายังระบุไม่ได้",
        _of_total(lambda read: f"อยู่ในระดับ{read.level_name}" if read.level_is_known else "ยังระบุระดับไม่ได้"),
    ),
    Field("เป้าหมาย", "คะแนนเป้าหมายของปีที่ประเมิน", _of(lambda read: str(read.rules.target))),
    Field("คะแนนรวมปีก่อน", "คะแนนภาพรวมของปีก่อน", _of_both_years(lambda read: format_score(read.total.before))),
    Field(
        "การเปลี่ยนแปลงคะแนนรวม",
        "เพิ่มขึ้นหรือลดลงกี่คะแนน เป็นคำ",
        _of_both_years(lambda read: describe_change(read.total.change)),
    ),
    Field("ผลต่างคะแนนรวม", "ผลต่างกับปีก่อน มีเครื่องหมาย", _of_both_years(lambda read: format_change(read.total.change))),
    Field("คะแนน IIT", "คะแนนแบบวัด IIT", _instrument("IIT", _score)),
    Field("คะแนน EIT", "คะแนนแบบวัด EIT", _instrument("EIT", _score)),
    Field("คะแนน OIT", "คะแนนแบบตรวจ OIT", _instrument("OIT", _score)),
    Field("ผล IIT", "ชื่อแบบวัด IIT คะแนน และผลเทียบเป้าหมาย", _instrument("IIT", _against_target)),
    Field("ผล EIT", "ชื่อแบบวัด EIT คะแนน และผลเทียบเป้าหมาย", _instrument("EIT", _against_target)),
    Field("ผลแต่ละส่วนของ EIT", "คะแนนส่วนที่ 1 และส่วนที่ 2 ของ EIT", _of(_parts)),
    Field("ผล OIT", "ชื่อแบบตรวจ OIT คะแนน และผลเทียบเป้าหมาย", _instrument("OIT", _against_target)),
    Field("เกณฑ์คะแนนสูง", "คะแนนต่ำสุดของระดับที่ดีที่สุดในปีนั้น", _of(lambda read: f"{_high(read).normalize():f}")),
    Field("จำนวนต่ำกว่าเป้าหมาย", "จำนวนตัวชี้วัดที่ต่ำกว่าเป้าหมาย", _of(lambda read: str(len(read.below_target)))),
    Field("ตัวชี้วัดต่ำกว่าเป้าหมาย", "รายชื่อพร้อมคะแนน น้อยที่สุดก่อน", _listed(lambda read: read.below_target, _with_score)),
    Field("จำนวนต้องพัฒนา", "จำนวนตัวชี้วัดที่ผ่านเป้าหมายแต่ต่ำกว่าเกณฑ์คะแนนสูง", _counted(_to_improve)),
    Field(
        "ตัวชี้วัดต้องพัฒนา",
        "รายชื่อพร้อมคะแนน ตัวที่ผ่านเป้าหมายแต่ต่ำกว่าเกณฑ์คะแนนสูง น้อยที่สุดก่อน",
        _listed(_to_improve, _with_score),
    ),
    Field("จำนวนรักษามาตรฐาน", "จำนวนตัวชี้วัดที่ได้ตั้งแต่เกณฑ์คะแนนสูงขึ้นไป", _counted(_to_keep)),
    Field("ตัวชี้วัดรักษามาตรฐาน", "รายชื่อพร้อมคะแนน ตัวที่ได้ตั้งแต่เกณฑ์คะแนนสูงขึ้นไป", _listed(_to_keep, _with_score)),
    Field("ผลเทียบเป้าหมาย", "ประโยคว่าผ่านเป้าหมาย เมื่อไม่มีตัวชี้วัดใดต่ำกว่า", _of(_standing)),
    Field("ตัวชี้วัดต่ำสุด", "ตัวชี้วัดที่ได้คะแนนน้อยที่สุด", _listed(_weakest, indicator_words, " และ")),
    Field(
        "คะแนนต่ำสุด", "คะแนนของตัวชี้วัดนั้น", _of(lambda read: next((format_score(r.score) for r in _weakest(read)), None))
    ),
    Field("จำนวนไม่มีคะแนน", "จำนวนตัวชี้วัดที่ยังไม่มีคะแนน", _of(lambda read: str(len(read.unscored)))),
    Field("ตัวชี้วัดไม่มีคะแนน", "รายชื่อตัวชี้วัดที่ยังไม่มีคะแนน", _listed(lambda read: read.unscored, indicator_words)),
    Field("จำนวนเพิ่มขึ้น", "จำนวนตัวชี้วัดที่คะแนนเพิ่มขึ้น", _compared(lambda read: read.risen)),
    Field("ตัวชี้วัดเพิ่มขึ้น", "รายชื่อพร้อมคะแนนที่เพิ่มขึ้น", _listed(lambda read: read.risen, _with_change)),
    Field("จำนวนลดลง", "จำนวนตัวชี้วัดที่คะแนนลดลง", _compared(lambda read: read.fallen)),
    Field("ตัวชี้วัดลดลง", "รายชื่อพร้อมคะแนนที่ลดลง", _listed(lambda read: read.fallen, _with_change)),
    Field("จำนวนเท่าเดิม", "จำนวนตัวชี้วัดที่คะแนนเท่าเดิม", _compared(_unchanged)),
    Field("ตัวชี้วัดเท่าเดิม", "รายชื่อตัวชี้วัดที่คะแนนเท่าเดิม", _listed(_unchanged, indicator_words)),
    Field("ตัวชี้วัดเพิ่มคะแนนได้มาก", "ตัวชี้วัดที่ถ้าได้เต็มคะแนนภาพรวมจะเพิ่มมากที่สุด", _of(lambda read: read.best_gain_name or None)),
    Field(
        "คะแนนที่จะเพิ่มขึ้น",
        "คะแนนภาพรวมที่จะเพิ่ม ถ้าตัวชี้วัดนั้นได้เต็ม",
        _of(lambda read: format_score(read.best_gain_points) if read.best_gain else None),
    ),
    Field("จำนวนมาตรการ", "จำนวนมาตรการในแผน", lambda facts: str(facts.measures) if facts.measures else None),
    Field(
        "มาตรการแล้วเสร็จ", "จำนวนมาตรการที่ดำเนินการแล้วเสร็จ", lambda facts: None if facts.done is None else str(facts.done)
    ),
    Field(
        "มาตรการยังไม่แล้วเสร็จ",
        "จำนวนมาตรการที่รายงานสถานะแล้วแต่ยังไม่แล้วเสร็จ ไม่นับที่ยังไม่มีใครรายงาน",
        lambda facts: None if facts.unfinished is None else str(facts.unfinished),
    ),
    Field("ผู้รับผิดชอบในแผน", "สำนัก กอง และงานที่ระบุเป็นผู้รับผิดชอบในแผน", lambda facts: facts.responsible or None),
)
BY_NAME = {field.name: field for field in FIELDS}

# Which field holds what proofreading finds to be right, by the fact and how many years it lies before the assessed one.
_OF_FACT: dict[tuple[str, str, int], str] = {
    ("score", TOTAL, 0): "คะแนนรวม",
    ("score", TOTAL, 1): "คะแนนรวมปีก่อน",
    ("score", "IIT", 0): "คะแนน IIT",
    ("score", "EIT", 0): "คะแนน EIT",
    ("score", "OIT", 0): "คะแนน OIT",
    ("level", TOTAL, 0): "ระดับ",
    ("count", "below", 0): "จำนวนต่ำกว่าเป้าหมาย",
    ("count", "up", 0): "จำนวนเพิ่มขึ้น",
    ("count", "down", 0): "จำนวนลดลง",
    ("count", "same", 0): "จำนวนเท่าเดิม",
    ("town", "", 0): "ชื่อเทศบาล",
    ("measures", "", 0): "จำนวนมาตรการ",
    ("done", "", 0): "มาตรการแล้วเสร็จ",
    ("year", "assessed", 0): "ปีที่ประเมิน",
    ("year", "own", 0): "ปีงบประมาณ",
}


def field_of(fact: Fact | None, right: str, assessed: int, values: Values) -> str:
    """The field, in its braces, that says today what would be right there; "" where none does."""
    if fact is None:
        return ""
    name = _OF_FACT.get((fact.what, fact.item, assessed - fact.year if fact.year else 0), "")
    return f"{{{name}}}" if name and values.get(name) == to_arabic(right) else ""
