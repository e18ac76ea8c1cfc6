"""Measure tables: a file's bytes → measures, field by field, and everything that was joined, renumbered or not
understood. Nothing of a table is dropped: what has no field goes to the measure's remark under the heading it had.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plans.transfer.cells import (
    Found,
    indicators_in_prose,
    is_none,
    kind_of,
    plain_text,
    read_budget,
    read_indicators,
    read_kind,
    read_questions,
    read_status,
    read_theme,
    read_title,
    status_above,
)
from plans.transfer.columns import HEADING_LABELS, MEASURE_TABLES
from plans.transfer.grouped_measures import GroupedMeasure
from plans.transfer.row_grouping import group_rows
from plans.transfer.units import ROLES, read_responsible
from scores.rules import Rules
from tables.errors import RowError, Unreadable
from tables.files import read_parts
from tables.grid import LONGEST_CELL, Part, Table
from thai.dates import fiscal_year_bounds, parse_period
from thai.lists import TypedList, split_list
from thai.text import without_letter_spacing

_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_BETWEEN_TIMES = re.compile(r"\n|,|\sและ\s?")
NO_HEADINGS = "ไม่พบแถวหัวตารางที่รู้จัก ต้องมีคอลัมน์มาตรการ/โครงการ/กิจกรรม และอีกอย่างน้อยหนึ่งคอลัมน์ เช่น ผู้รับผิดชอบ"
NO_TABLE = "ไม่พบตาราง ข้อความนี้ไม่ได้แบ่งเป็นคอลัมน์ (เช่น คัดลอกจาก PDF) กรุณาคัดลอกทั้งตารางรวมหัวตารางจาก Word Excel หรือหน้าเว็บ"
STATUS_STANDS_IN = ("outputs", "outcome", "steps", "remark")


@dataclass(frozen=True)
class Note:
    """What the reader did with a measure's cells. Kinds: `joined`, `renumbered` and `inherited` tell; `moved` (into the
    remark) and `doubt` ask for a look."""

    kind: str
    column: str
    message: str

    @property
    def is_warning(self) -> bool:
        return self.kind in ("moved", "doubt")


@dataclass
class ReadMeasure:
    """One measure of a table. `given` are the fields the table says something about, empty or not; `leftover` are the
    words without a field, each line under its heading."""

    rows: list[int]
    title: str
    kind: str = "measure"
    theme: str = ""
    finding: str = ""
    indicators: list[int] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    all_units: bool = False
    start: dt.date | None = None
    end: dt.date | None = None
    outputs: list[str] = field(default_factory=list)
    outcome: str = ""
    status: str | None = None
    budget: Decimal | None = None
    target_group: str = ""
    remark: str = ""
    leftover: list[str] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)


@dataclass
class MeasureTable:
    """What a file holds: its measures, the errors that refuse it, and its other text with its row, 0 for none.

    `outside` stands beside measure tables, `unplaced` inside of one; `left_out` says what is hidden in the file.
    """

    measures: list[ReadMeasure] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def read_measures(content: bytes, rules: Rules, fiscal_year: int, known_units: Collection[str] = ()) -> MeasureTable:
    """Reads a file of measures of this fiscal year, which answer a year with these rules."""
    try:
        parts = read_parts(content, MEASURE_TABLES)
    except Unreadable as error:
        return MeasureTable(errors=[error.as_row_error()])
    return measures_in(parts, rules, fiscal_year, known_units)


def measures_in(
    parts: Sequence[Part], rules: Rules, fiscal_year: int, known_units: Collection[str] = ()
) -> MeasureTable:
    """Reads the measures in a file's parts."""
    table = MeasureTable()
    grouping = group_rows(parts)
    table.outside, table.unplaced, table.left_out = grouping.outside, grouping.unplaced, grouping.left_out
    for grouped in grouping.measures:
        reader = _Reader(grouped, rules, fiscal_year, known_units, table.measures[-1] if table.measures else None)
        table.measures.append(reader.read())
        table.errors += reader.errors
    if not grouping.has_headings:
        table.errors.append(
            RowError(1, "", "", NO_HEADINGS if any(isinstance(part, Table) for part in parts) else NO_TABLE)
        )
    elif not table.measures:
        table.errors.append(RowError(1, "", "", "พบหัวตาราง แต่ไม่พบมาตรการในตาราง"))
    return table


class _Reader:
    """Reads one measure's words, field by field."""

    def __init__(
        self,
        grouped: GroupedMeasure,
        rules: Rules,
        fiscal_year: int,
        known_units: Collection[str],
        before: ReadMeasure | None,
    ) -> None:
        self.said, self.rules, self.year, self.known_units, self.before = (
            grouped,
            rules,
            fiscal_year,
            known_units,
            before,
        )
        self.errors: list[RowError] = []
        self.measure = ReadMeasure(list(grouped.rows), read_title(grouped.title))
        self.measure.given = {name for name in grouped.headings.names if name} - {"order", "start", "end"}

    def read(self) -> ReadMeasure:
        measure = self.measure
        self.errors += [RowError(*fault) for fault in self.said.faults]
        for row, column, text in self.said.too_long:
            self.errors.append(
                RowError(row, column, _short(text), f"ยาวเกิน {LONGEST_CELL:,} ตัวอักษร ซึ่งมากกว่าที่เซลล์หนึ่งเก็บได้")
            )
        if len(measure.rows) > 1:
            rows = ", ".join(map(str, measure.rows[1:]))
            self._note("joined", "title", f"รวมแถวที่ {rows} เข้ากับแถวที่ {measure.rows[0]}")
        for doubt in self.said.doubts:
            self._note("doubt", "title", doubt)
        self._kind()
        self._theme()
        self._indicators()
        self._questions()
        self._status_above()
        measure.steps, measure.outputs = self._list("steps"), self._list("outputs")
        self._units()
        self._period()
        self._status()
        self._budget()
        for name in ("finding", "outcome", "target_group", "remark"):
            setattr(measure, name, plain_text(self._text(name)))
        for name in ("title", "finding", "outcome", "remark", "steps", "outputs"):
            if mended := without_letter_spacing(measure.title if name == "title" else self._text(name)):
                self._note("doubt", name, f"ตัวอักษรเว้นห่างผิดปกติ อาจหมายถึง “{_short(mended)}” โปรดแก้ในตารางหรือหลังนำเข้า")
        for wording, texts in self.said.extra.items():
            self._leave(wording, "\n".join(texts), "ไม่รู้จักคอลัมน์นี้")
        return measure

    def _text(self, name: str) -> str:
        return "\n".join(self.said.texts.get(name, []))

    def _own_text(self, name: str) -> str:
        """The field's text without that of a cell merged with the one above."""
        texts = self.said.texts.get(name, [])
        return "\n".join(texts[1:] if name in self.said.merged else texts)

    def _wording(self, name: str) -> str:
        return self.said.headings.wording(name) or HEADING_LABELS[name]

    def _note(self, kind: str, name: str, message: str) -> None:
        self.measure.notes.append(Note(kind, self._wording(name) if name in HEADING_LABELS else name, message))

    def _refuse(self, name: str, value: str, message: str) -> None:
        self.errors.append(RowError(self.measure.rows[0], self._wording(name), value, message))

    def _leave(self, label: str, text: str, reason: str) -> None:
        """Puts words without a field into the remark."""
        if text.strip() and not is_none(text):
            self.measure.leftover.append(f"{label}: {text}")
            self.measure.notes.append(Note("moved", label, f"{reason} จึงเก็บไว้ในหมายเหตุ: “{_short(text)}”"))

    def _kind(self) -> None:
        text = self._text("kind")
        kind = None if is_none(text) else read_kind(text)
        if kind is None:
            self._leave(self._wording("kind"), text, "ไม่ใช่มาตรการ โครงการ หรือกิจกรรม")
            self.measure.given.discard("kind")
        self.measure.kind = kind or kind_of(self.measure.title)

    def _theme(self) -> None:
        if self.said.theme is not None:
            self.measure.given.add("theme")
            self.measure.theme = self.said.theme
        if text := self._own_text("theme"):
            self.measure.theme = read_theme(text)
        elif "theme" in self.said.inherited and self.before:
            self.measure.theme = self.before.theme

    def _indicators(self) -> None:
        measure = self.measure
        if self.said.headings.columns("indicators"):
            if "indicators" in self.said.inherited and self.before:
                measure.indicators = list(self.before.indicators)
                if measure.indicators:
                    numbers = ", ".join(map(str, measure.indicators))
                    self._note("inherited", "indicators", f"ใช้ตัวชี้วัดของแถวบน ({numbers})")
            text = self._own_text("indicators")
            if is_none(text):
                return
            found = read_indicators(text, self.rules)
            if found.values or found.unknown or not measure.indicators:
                self._take("indicators", found)
            named = read_questions(text, self.rules)
            if found.rest == text and named.values and not named.rest:
                self._take("questions", named)  # questions stand where indicators should
                measure.given.add("questions")
            elif found.rest:
                reason = "เป็นคำอธิบายตัวชี้วัด" if measure.indicators else "ไม่พบเลขตัวชี้วัด"
                self._leave(self._wording("indicators"), found.rest, reason)
            return
        if self.said.section:
            self._take("indicators", read_indicators(self.said.section, self.rules))
            measure.given.add("indicators")
        elif "finding" in measure.given:
            self._take("indicators", indicators_in_prose(self._text("finding"), self.rules))
            if measure.indicators:
                measure.given.add("indicators")

    def _take(self, name: str, found: Found) -> None:
        values = found.values if name == "questions" else [int(value) for value in found.values]
        setattr(self.measure, name, values)
        for doubt in found.doubts:
            self._note("doubt", name, doubt)
        what = "ข้อ" if name == "questions" else "ตัวชี้วัดที่"
        for value in found.unknown:
            self._refuse(name, value, f"ปีงบประมาณ พ.ศ. {self.rules.fiscal_year} ไม่มี{what} {value}")

    def _questions(self) -> None:
        if "questions" in self.said.inherited and self.before:
            self.measure.questions = list(self.before.questions)
            if self.measure.questions:
                self._note("inherited", "questions", f"ใช้ข้อคำถามของแถวบน ({', '.join(self.measure.questions)})")
        text = self._own_text("questions")
        if not is_none(text):
            found = read_questions(text, self.rules)
            if found.values or found.unknown or not self.measure.questions:
                self._take("questions", found)
            self._leave(self._wording("questions"), found.rest, "มีคำที่ไม่ใช่รหัสข้อคำถาม")

    def _status_above(self) -> None:
        """A status that stands above what was done is the measure's, where no column says another."""
        said = read_status(self._text("status"))
        for name in STATUS_STANDS_IN:
            for place, text in enumerate(self.said.texts.get(name, [])):
                status, rest = status_above(text)
                if status is not None and said in (None, status):
                    said = status
                    self.said.texts[name][place] = rest
                    self._note("inherited", "status", f"ใช้สถานะที่เขียนไว้เหนือ{self._wording(name)}")
        if said is not None and not self._text("status"):
            self.measure.status = said
            self.measure.given.add("status")

    def _list(self, name: str) -> list[str]:
        items: list[str] = []
        typed: list[int | None] = []
        for text in self.said.texts.get(name, []):
            found = split_list(text)
            self._leave(self._wording(name), found.heading, "เป็นหัวข้อก่อนรายการข้อแรก")
            items += found.items
            typed += found.numbers
        if TypedList("", tuple(items), tuple(typed)).misnumbered:
            as_typed = " ".join("–" if number is None else str(number) for number in typed)
            self._note("renumbered", name, f"เลขข้อที่พิมพ์ไว้คือ {_short(as_typed)} เรียงใหม่เป็น 1–{len(items)}")
        if len(items) == 1 and typed == [None] and items[0].count("\n"):
            self._note("joined", name, "มีหลายบรรทัดแต่ไม่มีเลขข้อ จึงเก็บเป็นข้อเดียว")
        return items

    def _units(self) -> None:
        text = self._text("units")
        if is_none(text):
            return
        found = read_responsible(text, self.known_units)
        if ROLES.search(text):
            self._leave(self._wording("units"), text, "มีคำบอกว่าหน่วยงานใดเป็นหลักหรือร่วม")
        self.measure.all_units = found.everyone
        if found.everyone:
            self._leave(self._wording("units"), ", ".join(found.names), "กำหนดให้ทุกหน่วยงานรับผิดชอบอยู่แล้ว")
        else:
            self.measure.units = list(found.names)

    def _period(self) -> None:
        texts = [text for text in self.said.texts.get("period", []) if not is_none(text)]
        ends = [self._text(name) for name in ("start", "end")]
        if any(ends):
            self.measure.given.add("period")
            texts.append(" - ".join(filter(None, ends)) if all(ends) else ends[0] or f"ภายใน {ends[1]}")
        spans = [span for text in texts if (span := self._span(text))]
        if not spans:
            return
        starts, lasts = [span[0] for span in spans if span[0]], [span[1] for span in spans if span[1]]
        self.measure.start = min(starts) if len(starts) == len(spans) else None
        self.measure.end = max(lasts) if len(lasts) == len(spans) else None
        if len(set(spans)) > 1:
            self._leave(self._wording("period"), "\n".join(texts), "มีหลายช่วงเวลา เก็บตั้งแต่ช่วงแรกถึงช่วงสุดท้าย")
        first, last = fiscal_year_bounds(self.year)
        if any(day and not first <= day <= last for day in (self.measure.start, self.measure.end)):
            self._note(
                "doubt", "period", f"ช่วงเวลา “{_short(' '.join(texts))}” อยู่นอกปีงบประมาณ พ.ศ. {self.year} โปรดตรวจสอบ"
            )

    def _span(self, text: str) -> tuple[dt.date | None, dt.date | None] | None:
        for said in (text, text.split("(")[0], *_IN_BRACKETS.findall(text)[:1]):
            try:
                span = parse_period(said, self.year)
            except ValueError:
                continue
            if said != text:
                self._leave(self._wording("period"), text, "มีข้อความต่อท้ายช่วงเวลา")
            return span
        lines = [line for line in _BETWEEN_TIMES.split(text) if line.strip()]
        if len(lines) > 1:
            try:
                spans = [parse_period(line, self.year) for line in lines]
            except ValueError:
                spans = []
            if spans and all(start and end for start, end in spans):
                self._leave(self._wording("period"), text, "มีหลายช่วงเวลา เก็บตั้งแต่ช่วงแรกถึงช่วงสุดท้าย")
                return min(s for s, _ in spans if s), max(e for _, e in spans if e)
        self._leave(self._wording("period"), text, "อ่านช่วงเวลาไม่ได้")
        return None

    def _status(self) -> None:
        text = self._text("status")
        if not is_none(text):
            self.measure.status = read_status(text)
            if self.measure.status is None:
                self.measure.status = read_status(text.split("(")[0])
                reason = "มีข้อความต่อท้ายสถานะ" if self.measure.status else "ไม่ใช่คำบอกสถานะที่รู้จัก"
                self._leave(self._wording("status"), text, reason)

    def _budget(self) -> None:
        text = self._text("budget")
        if not is_none(text):
            try:
                self.measure.budget = read_budget(text)
            except ValueError:
                self._leave(self._wording("budget"), text, "ไม่ใช่จำนวนเงินจำนวนเดียว")


def _short(text: str, length: int = 80) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length]}…"
