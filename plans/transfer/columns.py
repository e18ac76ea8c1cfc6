"""Which column of a measure table holds what, from the wordings its heading is usually given.

Compared without blanks: a heading is broken over lines, and scanned ones have blanks inside words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from plans.measures.fields import heading
from plans.transfer.cells import is_tick, read_status
from tables.grid import Row, Wanted
from tables.headings import Headings
from thai.dates import parse_period
from thai.text import normalise

# The headings a sheet of our own has, in its order; `read_headings` knows them all.
HEADINGS = {
    **{name: heading(name) for name in ("theme", "indicators", "questions", "kind", "title", "finding", "steps")},
    "period": "ช่วงระยะเวลา",
    **{name: heading(name) for name in ("units", "budget", "target_group", "status", "outputs", "outcome", "remark")},
}
HEADING_LABELS = HEADINGS | {"order": "ลำดับ", "start": "วันเริ่ม", "end": "วันสิ้นสุด"}

_OR = r"(?:[/,.]|หรือ|และ)*"
_NAME = r"(?:มาตรการ|โครงการ|กิจกรรม|แผนงาน|แนวทาง|งาน)"
_TAIL = (
    r"(?:(?:ที่|ซึ่ง|จะ|ต้อง|ใช้|ได้)+(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ|กำหนด|สอดคล้อง|เกี่ยวข้อง)"
    r"|(?:ใน)?(?:การ|เพื่อ)?(?:ส่งเสริม|ปรับปรุง|พัฒนา|ยกระดับ|แก้ไข|ขับเคลื่อน).{0,60})?"
)
_PATTERNS = {
    "title": rf"(?:ชื่อ)?{_NAME}(?:{_OR}{_NAME})*{_TAIL}|วิธี(?:การ)?นำผล(?:การ)?วิเคราะห์(?:ไป)?สู่การ(?:ปฏิบัติ|ปรับปรุง|พัฒนา).*"
    r"|การนำผล(?:การ)?วิเคราะห์ไปสู่การปฏิบัติ.*",
    "finding": r"ผล(?:การ)?วิเคราะห์.*|ข้อค้นพบ.*|ประเด็นที่พบ.*",
    "indicators": r"ตัวชี้วัด(?:ที่(?:เกี่ยวข้อง|สอดคล้อง)?|(?:การประเมิน)?ita|การประเมิน|ตามการประเมิน.*)?",
    "questions": r"(?:ข้อ|ซื้อ|ประเด็น)?คำถาม(?:ที่(?:เกี่ยวข้อง|สอดคล้อง))?|[ขซ]ื?้อความ|ข้อ(?:ที่)?|รายข้อ",
    "steps": rf"(?:รายละเอียด)?ขั้นตอน.{{0,60}}|วิธี(?:การ)?(?:ปฏิบัติ|ดำเนิน).{{0,40}}|แนวทาง(?:การ)?(?:ปฏิบัติ|ดำเนิน).{{0,40}}"
    rf"|วิธีการ|การดำเนินการ|รายละเอียด(?:การดำเนิน(?:การ|งาน)|{_OR}กิจกรรม)",
    "period": r"(?:ช่วง|ห้วง|กำหนด)?(?:ระยะ)?เวลา.{0,40}|กำหนดการ|วันที่ดำเนินการ|ปฏิทิน.{0,20}",
    "units": r"(?:หน่วยงาน|ส่วนราชการ|สำนัก/กอง|ผู้|กอง)?(?:ที่)?(?:รับ)?ผิดชอบ.{0,40}|(?:หน่วยงาน|ผู้)(?:ที่)?เกี่ยวข้อง|หน่วยงาน",
    "outputs": r"(?:สรุป|รายงาน)?ผล(?:ของ)?(?:การ)?(?:ดำเนิน(?:การ|งาน)|ปฏิบัติงาน|ปฏิบัติ).{0,60}|ผลผลิต.*|output.*",
    "outcome": r"ผล(?:ลัพธ์|สัมฤทธิ์).*|outcome.*|ผลที่เกิดขึ้น.*",
    "theme": r"ประเด็น(?:การ(?:พัฒนา|ขับเคลื่อน|ประเมิน|ปรับปรุง))?|theme",
    "status": r"สถานะ.{0,40}|สถานภาพ.{0,40}",
    "kind": r"ประเภท.{0,40}",
    "budget": r"(?:วงเงิน)?งบประมาณ(?:ที่ใช้|รายจ่าย)?|วงเงิน|จำนวนเงิน",
    "target_group": r"กลุ่มเป้าหมาย.{0,40}",
    "remark": r"หมายเหตุ.{0,40}",
    "order": r"ลำดับ(?:ที่)?|ที่|no\.?|#",
    "start": r"(?:วัน|เดือน)?(?:ที่)?เริ่ม(?:ต้น|ดำเนินการ)?",
    "end": r"(?:วัน|เดือน)?(?:ที่)?(?:สิ้นสุด|แล้วเสร็จ)",
}
_KNOWN = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_ANY_YEAR = 2569  # whether a heading is a time hangs on no year
_MOST_BLANKS = 400
_LONGEST = 90  # without blanks; what is longer is a column's content, not its heading


def read_headings(cells: Sequence[str]) -> Headings | None:
    """The row as headings, if it is a measure table's: a title, at least one other field, and most cells known."""
    names = tuple(_field(cell) for cell in cells)
    if "title" in names:
        ticks = tuple(None if name else ticked(cell) for name, cell in zip(names, cells, strict=True))
        if sum(1 for tick in ticks if tick) > 1:  # one alone is what a row says
            names = tuple(name or tick for name, tick in zip(names, ticks, strict=True))
    filled = sum(1 for cell in cells if cell.strip())
    known = {name for name in names if name}
    if "title" not in known or len(known) < 2 or 2 * sum(1 for name in names if name) < filled:
        return None
    return _headings(names, cells)


def read_half_headings(cells: Sequence[str]) -> Headings | None:
    """The row as headings of the right half of a table that was cut by columns: no title, and nothing but fields."""
    names = tuple(_field(cell) for cell in cells)
    fields = {name for name in names if name} - {"order"}
    if (
        "title" in fields
        or len(fields) < 2
        or any(cell.strip() and not name for cell, name in zip(cells, names, strict=True))
    ):
        return None
    return _headings(names, cells)


def _headings(names: tuple[str | None, ...], cells: Sequence[str]) -> Headings:
    return Headings(names, tuple(" ".join(normalise(cell).split()) for cell in cells))


def fields_of(headings: Headings) -> set[str]:
    """What a table says of its measures beside their titles."""
    return {name for name in headings.names if name} - {"title", "order"}


@lru_cache(maxsize=1000)
def ticked(wording: str) -> str | None:
    """The field of a column that is merely ticked, whose heading says what that means: "ต.ค.", "ไตรมาสที่ 1" is the
    period, "อยู่ระหว่างดำเนินการ" the status."""
    if len(wording) > _LONGEST:
        return None
    if read_status(wording):
        return "status"
    try:
        parse_period(wording, _ANY_YEAR)
    except ValueError:
        return None
    return "period"


def ticked_times(headings: Headings, row: Row) -> dict[int, str]:
    """The places of a row that are ticked below months or quarters, or coloured, and what they say: a run of them from
    the first to the last, at its first place. A row that is coloured as a whole says nothing by that."""
    painted = any(cell.coloured and cell.text and not is_tick(cell.text) for cell in row.cells)
    places = [
        at
        for place, cell in enumerate(row.cells)
        if is_tick(cell.text) or (cell.coloured and not cell.text and not painted)
        for at in range(place, min(place + cell.span, len(headings.names)))
        if headings.names[at] == "period" and ticked(headings.wordings[at])
    ]
    said = dict.fromkeys(places, "")
    for place in places:
        if place - 1 not in said:
            last = next(at for at in range(place, len(headings.names) + 1) if at + 1 not in said)
            first, end = headings.wordings[place], headings.wordings[last]
            said[place] = first if place == last else f"{first} - {end}"
    return said


def _field(cell: str) -> str | None:
    """What a heading names; "ผลการดำเนินการ (output)" is looked at with and without its brackets."""
    if len(cell) > _MOST_BLANKS + _LONGEST:
        return None
    squeezed = "".join(normalise(cell).lower().split()).strip(":*")
    if len(squeezed) > _LONGEST:
        return None
    for wording in filter(None, (_BRACKETS.sub("", squeezed), squeezed.strip("()"))):
        for name, pattern in _KNOWN.items():
            if pattern.fullmatch(wording):
                return name
    return None


MEASURE_TABLES = Wanted(
    "มาตรการ",
    is_heading=lambda cells: read_headings(cells) is not None,
    is_band=lambda text: text.startswith("ประเด็น"),
)
