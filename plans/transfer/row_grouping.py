"""Rows → measures as they stand: which rows are one measure, which words stand in which field. What the words say is
plans.transfer.measure_reading's business.

A measure goes on in the next row where its title is empty or merged with the one above, bears (ต่อ), or, right behind a
repeated heading, is the rest of one. A row with a title and nothing under the indicator has the indicator above it.
A table that was cut by columns has its other half behind it, whose rows are the measures' again: by title, by number,
or, where there are as many, by their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from plans.transfer.cells import THEME, is_continued, is_none, is_tick, read_theme, read_title
from plans.transfer.columns import HEADING_LABELS, fields_of, read_half_headings, read_headings, ticked, ticked_times
from plans.transfer.grouped_measures import GroupedMeasure, Grouping
from tables.grid import LONGEST_CELL, Cell, LeftOut, Part, Row, Table
from tables.headings import Headings
from thai.digits import to_arabic
from thai.likeness import squeezed
from thai.lists import begins_item

_PAGE_NUMBER = re.compile(r"[-–\s/]*(?:หน้า(?:ที่)?\s*)?\d{1,3}[-–\s]*|หน้า(?:ที่)?\s*\d+\s*(?:จาก|/|ของ)\s*\d+")
_INDICATOR_ROW = re.compile(r"ตัวชี้วัด\s?(?:ที่)?\s*\d{1,2}")
_FOOT = re.compile(r"(?:หมายเหตุ|ลงชื่อ|\(?ลงนาม|รวม|ผู้จัดทำ|ผู้รายงาน|ผู้ตรวจสอบ|ที่มา|ตำแหน่ง)")
_SUM = re.compile(r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ|เป็นเงิน|เงิน|จำนวน|มาตรการ|โครงการ|กิจกรรม|แผนงาน|[0-9๐-๙])*")
_SUMMED = re.compile(r"(?:[0-9๐-๙,.\s–-]|บาท|โครงการ|มาตรการ|กิจกรรม)*")
_COLUMN_NUMBER = re.compile(r"\(?\d{1,2}\)?\.?")
_NUMBERED = re.compile(r"(?:ตัวชี้วัด\s?(?:ที่)?\s*)?\(?\d{1,2}\s?[.)]?(?!\d)")
_GOES_ON = re.compile(r"(?:และ|หรือ|ของ|การ|โดย|ให้|เพื่อ|ตาม|ใน|จาก|กับ|แก่|รวมถึง|,|/|\()$")
_THAI_MARK = re.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]")

_BEHIND = 20  # letters; no pattern that is looked for at a text's end is longer
_LONGEST_SUM = 100  # letters of what a sum is called
_LONGEST_BAND = 1000  # letters of an indicator's heading across the table

# Fields that one row often has for several: an empty cell means the one above.
INHERITED = ("indicators", "questions", "theme")


def group_rows(parts: Sequence[Part]) -> Grouping:
    """The measures of all measure tables among the parts."""
    grouper = _Grouper()
    for part in parts:
        if isinstance(part, LeftOut):
            grouper.result.left_out.append(part.message)
        elif isinstance(part, str):
            grouper.line(part)
        else:
            grouper.table(part)
    grouper.finish()
    return grouper.result


@dataclass
class _Grouper:
    result: Grouping = field(default_factory=Grouping)
    headings: Headings | None = None
    name: str = ""
    is_open: bool = False  # whether a table without headings of its own would continue the last one
    fresh: bool = False  # the row behind a repeated heading
    after_gap: bool = False
    numbered: bool = False  # whether this table's titles bear numbers
    current: GroupedMeasure | None = None
    theme: str | None = None
    section: str = ""
    waiting: str = ""  # a line "ประเด็นที่ …" that becomes the theme of the table behind it
    is_half: bool = False  # whether this table may have the rest of those before it, …
    before: dict[str, GroupedMeasure] = field(default_factory=dict)  # … these by their titles, …
    counted: int = 0  # … so many of all measures, …
    joined: set[int] = field(default_factory=set)  # … each once
    right: Headings | None = None  # of a half without titles, with its rows until its end is known
    right_rows: list[Row] = field(default_factory=list)
    whole: int = 0  # how many of the measures have their other half, or had their chance

    def line(self, text: str) -> None:
        """A line outside of tables."""
        self.end()
        if THEME.match(text):
            self.waiting = text
            return
        self.result.outside.append((0, text))
        if not _PAGE_NUMBER.fullmatch(to_arabic(text)):
            self.is_open = False

    def end(self) -> None:
        if self.waiting:
            self.result.outside.append((0, self.waiting))
            self.waiting, self.is_open = "", False

    def table(self, table: Table) -> None:
        width = len(table.rows[0].cells) if table.rows else 0
        if self._is_right_half(table, width):
            return
        self._join_right_half()
        same = self.headings is not None and width == len(self.headings.names) and table.name == self.name
        self.is_open = self.is_open and same
        self.name, self.after_gap = table.name, False
        for row in table.rows:
            headings = read_headings(_spread(row))
            if headings is not None:
                self._begin(headings)
            elif self.headings is None or not self.is_open:
                self._outside(row)
            elif not any(cell.text and not cell.above for cell in row.cells):
                self.after_gap = self.after_gap or not any(cell.text for cell in row.cells)
            else:
                self._row(self.headings, row)
                self.fresh = self.after_gap = False
        self.end()

    def _begin(self, headings: Headings) -> None:
        if self.waiting:
            self._new_theme(self.waiting)
            self.waiting = ""
        self.fresh = self.result.has_headings and self.current is not None
        self.joined.clear()
        self.is_half = self.headings is not None and not fields_of(self.headings) & fields_of(headings)
        for measure in self.result.measures[self.counted :] if self.is_half else ():
            self.before[measure.key] = measure
        self.counted = len(self.result.measures) if self.is_half else self.counted
        if self.headings is None or self.headings.names != headings.names:
            self.numbered = False
        self.headings, self.is_open, self.after_gap = headings, True, False
        self.result.has_headings = True

    def _outside(self, row: Row) -> None:
        if row.text:
            self.result.outside.append((row.number, row.text))

    def _unplaced(self, row: Row) -> None:
        self.result.unplaced.append((row.number, row.text))
        self.current = None

    def _new_theme(self, text: str) -> None:
        self.theme, self.section, self.current = read_theme(text), "", None

    def _row(self, headings: Headings, row: Row) -> None:
        own = [cell for cell in row.cells if cell.text and not cell.above]
        if len(own) > 2 and all(_COLUMN_NUMBER.fullmatch(to_arabic(cell.text)) for cell in own):
            self._outside(row)  # (1) (2) (3) below the headings
        elif _SUM.fullmatch(squeezed(own[0].text[:_LONGEST_SUM])) and all(_SUMMED.fullmatch(c.text) for c in own[1:]):
            self._unplaced(row)
        elif len(own) == 1 and not any(c.above and c.text for c in row.cells) and self._is_band(row, own[0], headings):
            return
        else:
            self._measure_row(headings, row)

    def _is_band(self, row: Row, cell: Cell, headings: Headings) -> bool:
        """A row with one cell across the table: a theme, an indicator's heading, a note below the table."""
        across = cell.span >= max(2, len(headings.names) - 1) or len(row.cells) == 1
        title = any(row.cells[place] is cell for place in headings.columns("title") if place < len(row.cells))
        if THEME.match(cell.text) and (across or row.cells[0] is cell or title):
            self._new_theme(cell.text)
        elif self._is_section(cell.text) and (across or title) and not headings.columns("indicators"):
            self.section, self.current = cell.text, None
        elif across or self.after_gap or (_FOOT.match(cell.text) and (title or row.cells[0] is cell)):
            self._unplaced(row)
        else:
            return False
        return True

    def _is_section(self, text: str) -> bool:
        return len(text) <= _LONGEST_BAND and bool(_INDICATOR_ROW.match(to_arabic(text)))

    def finish(self) -> None:
        """Behind the last part."""
        self.end()
        self._join_right_half()

    def _is_right_half(self, table: Table, width: int) -> bool:
        """Takes the rows of a table without titles, behind one with titles, that says what that one does not."""
        rows = [row for row in table.rows if any(cell.text for cell in row.cells)]
        headings = read_half_headings(_spread(rows[0])) if rows and self.result.measures else None
        if headings is not None and self.headings:
            if fields_of(headings) & fields_of(self.headings):
                self.is_open = False  # a table of something else
                return False
            if self.right and fields_of(self.right) != fields_of(headings):  # a third part, for the same measures
                self._join_right_half(self.whole)
            self.right, rows = headings, rows[1:]
        elif self.right is None or width != len(self.right.names) or any(read_headings(_spread(row)) for row in rows):
            return False
        for row in rows:
            if _counts_columns(row):
                self._outside(row)  # (4) (5) (6) below the headings
            else:
                self.right_rows.append(row)
        return True

    def _join_right_half(self, whole: int | None = None) -> None:
        """Gives each row of a half to its measure, or says that nobody can tell whose it is."""
        if self.right is None:
            return
        headings, rows, left = self.right, self.right_rows, self.result.measures[self.whole :]
        self.right, self.right_rows, self.whole = None, [], len(self.result.measures) if whole is None else whole
        pairs = _paired(headings, rows, left)
        named = ", ".join(HEADING_LABELS[name] for name in HEADING_LABELS if name in fields_of(headings))
        if pairs is None:
            self.result.outside += [(row.number, row.text) for row in rows]
            self.result.left_out.append(
                f"ตารางที่มีคอลัมน์ {named} ไม่มีคอลัมน์ชื่อมาตรการ และจำนวนแถวไม่ตรงกับตารางก่อนหน้า จึงไม่ได้อ่านคอลัมน์เหล่านี้ "
                "กรุณาต่อให้เป็นตารางเดียว หรือเพิ่มคอลัมน์ลำดับที่หรือมาตรการในตารางนั้น"
            )
            return
        for measure, row in pairs:
            said, _ = self._said(headings, row)
            measure.headings = measure.headings.and_more(headings)
            measure.doubts.append(f"{named} อ่านจากตารางอีกส่วนซึ่งไม่มีชื่อมาตรการ แถว {row.number} โปรดตรวจสอบ")
            self._join(measure, said, set(), cut=False)
            measure.halves += 1

    def _measure_row(self, headings: Headings, row: Row) -> None:
        said, above = self._said(headings, row)
        title = "" if "title" in above else said.texts.get("title", [""])[0]
        half = self.before.get(_key(title)) if title and self.is_half else None
        if half is not None and id(half) not in self.joined:
            self.joined.add(id(half))
            said.texts.pop("title")
            half.headings = half.headings.and_more(headings)
            self._join(half, said, set(), cut=False)
            self.current = half
            return
        self._placed(headings, row, said, title, above)

    def _said(self, headings: Headings, row: Row) -> tuple[GroupedMeasure, set[str]]:
        """A row's words by field, and which of them stand in cells merged with those above."""
        said = GroupedMeasure(headings, [row.number], "")
        above: set[str] = set()
        times = ticked_times(headings, row)
        for place, cell in enumerate(row.cells):
            name = headings.names[place] if place < len(headings.names) else None
            wording = headings.wordings[place] if place < len(headings.wordings) else ""
            if cell.fault and not cell.above:
                said.faults.append((row.number, wording, cell.text, cell.fault))
            if len(cell.text) > LONGEST_CELL:
                wording = wording or f"คอลัมน์ที่ {place + 1}"
                said.too_long.append((row.number, wording, cell.text))
                cell = Cell(cell.text[:_BEHIND], cell.above)  # so that the row is still told from others
            if name == "order" and _COLUMN_NUMBER.fullmatch(to_arabic(cell.text)):
                said.number = to_arabic(cell.text).strip("().")
                continue
            if place in times:
                cell = replace(cell, text=times[place])
            elif name in ("period", "status") and (is_tick(cell.text) or is_none(cell.text)) and ticked(wording):
                cell = replace(cell, text="" if is_none(cell.text) else wording)
            if not cell.text:
                continue
            name = None if name == "order" else name  # a row's number is its place; anything else there is kept
            if cell.above:
                above.add(name or wording)
            into = said.texts if name else said.extra
            into.setdefault(name or wording or f"คอลัมน์ที่ {place + 1}", []).append(cell.text)
        said.texts = {name: ["\n".join(texts)] for name, texts in said.texts.items()}
        return said, above

    def _placed(self, headings: Headings, row: Row, said: GroupedMeasure, title: str, above: set[str]) -> None:
        """A row as a measure, or as the rest of one."""
        cut = self._is_cut(headings, row, said, title)
        goes_on = self._continued(title) if is_continued(title) else self.current if not title or cut else None
        if goes_on is None and not title:
            self._unplaced(row)
            return
        if goes_on is not None and not (self.after_gap and not title):
            if is_continued(title):
                said.texts.pop("title")
            self._join(goes_on, said, above, cut or is_continued(title) or self.fresh)
            self.current = goes_on
        elif title:
            self._new(said, title, above)
        else:
            self._unplaced(row)

    def _is_cut(self, headings: Headings, row: Row, said: GroupedMeasure, title: str) -> bool:
        """Whether a row behind a repeated heading is the rest of the row before it: it says neither who nor when, and
        begins no new number."""
        asked = [name for name in ("units", "period") if headings.columns(name)]
        if not (self.fresh and self.current and title and asked) or any(said.texts.get(name) for name in asked):
            return False
        if is_continued(title) or _key(title) == self.current.key:
            return True
        places = [n for n, name in enumerate(headings.names) if name != "order" and n < len(row.cells)]
        first = row.cells[places[0]].text if places else ""
        if headings.names[places[0]] == "title":
            return self.numbered and not begins_item(title)
        return not _NUMBERED.match(to_arabic(first)) and not _NUMBERED.match(to_arabic(title))

    def _continued(self, title: str) -> GroupedMeasure | None:
        """The measure a title with (ต่อ) belongs to: the last of that name, else the one above."""
        key = _key(title)
        for measure in reversed(self.result.measures):
            if key == measure.key:
                return measure
        if self.current is not None:
            self.current.doubts.append(
                f"“{read_title(title)} (ต่อ)” ไม่ตรงกับชื่อมาตรการใดก่อนหน้า จึงต่อเข้ากับแถวบน โปรดตรวจสอบ"
            )
        return self.current

    def _new(self, said: GroupedMeasure, title: str, above: set[str]) -> None:
        before = self.result.measures[-1] if self.result.measures else None
        if said.headings.columns("indicators") or said.headings.columns("questions"):
            empty = [name for name in ("indicators", "questions") if not said.texts.get(name)]
            if before and "indicators" in empty and self.current is not None:
                said.inherited.update(empty)
        if said.headings.columns("theme") and not said.texts.get("theme") and before and self.current is not None:
            said.inherited.add("theme")
        # A merged indicator's definition is said once; a dash says that there is none.
        said.merged = {name for name in INHERITED if name in above and before}
        said.inherited |= said.merged
        said.title, said.key, said.theme, said.section = title, _key(title), self.theme, self.section
        self.numbered = self.numbered or bool(_NUMBERED.match(to_arabic(title)))
        self.result.measures.append(said)
        self.current = said

    def _join(self, measure: GroupedMeasure, more: GroupedMeasure, above: set[str], cut: bool) -> None:
        measure.rows += more.rows
        measure.faults += more.faults
        measure.too_long += more.too_long
        for into, texts in ((measure.texts, more.texts), (measure.extra, more.extra)):
            for name, said in texts.items():
                if name in above:
                    continue
                whole = _lengthened(into.get(name, []), said[0], cut)
                if sum(map(len, whole)) > LONGEST_CELL:
                    wording = measure.headings.wording(name) or HEADING_LABELS[name] if into is measure.texts else name
                    measure.too_long.append((more.rows[0], wording, said[0]))
                else:
                    into[name] = whole
        if "title" in more.texts:
            measure.title = "\n".join(measure.texts.get("title", [measure.title]))
            measure.key = _key(measure.title)
            if self.counted:
                self.before.setdefault(measure.key, measure)


def _counts_columns(row: Row) -> bool:
    """Whether the row's cells are numbers one after the other; a measure's number and its budget of 0 are not."""
    texts = [to_arabic(cell.text) for cell in row.cells if cell.text]
    numbers = [int(text.strip("().")) for text in texts if _COLUMN_NUMBER.fullmatch(text)]
    return len(numbers) == len(texts) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _paired(
    headings: Headings, rows: Sequence[Row], measures: Sequence[GroupedMeasure]
) -> list[tuple[GroupedMeasure, Row]] | None:
    """Which row of a right half is whose: by its number, or one for each measure of one row; None: nobody can tell."""
    order = headings.columns("order")[:1]
    numbers = [to_arabic(c.text).strip("().") for row in rows for place in order for c in row.cells[place : place + 1]]
    counted = {measure.number: measure for measure in measures if measure.number}
    differ = len({*numbers}) == len(numbers) == len(rows) and len(counted) == sum(bool(m.number) for m in measures)
    if rows and differ and {*numbers} <= counted.keys():
        return [(counted[number], row) for number, row in zip(numbers, rows, strict=True)]
    if not rows or len(rows) != len(measures) or any(len(measure.rows) > 1 + measure.halves for measure in measures):
        return None
    return list(zip(measures, rows, strict=True))


def _spread(row: Row) -> list[str]:
    """A row's texts, each in every column its cell covers."""
    texts = [cell.text for cell in row.cells]
    for place, cell in enumerate(row.cells):
        for covered in range(place + 1, min(place + cell.span, len(texts))):
            texts[covered] = texts[covered] or cell.text
    return texts


def _key(title: str) -> str:
    """What two spellings of one title share."""
    return squeezed(read_title(title))


def _lengthened(texts: Iterable[str], more: str, cut: bool) -> list[str]:
    """The texts with one more, made whole where a page's end cut a sentence."""
    before = list(texts)
    if not before or is_none(more):
        return before + ([] if is_none(more) and before else [more])
    last = before[-1]
    if not cut and not _GOES_ON.search(last[-_BEHIND:]):
        return [*before, more]
    joint = "\n" if begins_item(more) or more.startswith(("ข้อ", "ตัวชี้วัด", "วิเคราะห์ตัวชี้วัด")) else " "
    if joint == " " and _THAI_MARK.match(last[-1]) and _THAI_MARK.match(more[0]):
        joint = ""
    return [*before[:-1], last + joint + more]
