"""Whether a report says anything: outputs that only repeat the steps, outcomes that only repeat the outputs, "done"
without proof, a period outside the year.

Pure. Thai has no blanks between words, so texts are compared by their runs of letters, after taking out what a repeat
usually adds: "แล้ว", "ดำเนินการ", "มีการ", the fiscal year. A text that brings a fact the other has not – a number, a
date, a place, a link, a counted thing – is never called a repeat.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from thai.dates import MONTHS, SHORT_MONTHS, fiscal_year_bounds
from thai.digits import to_arabic
from thai.text import normalise, without_number

RUN = 3  # letters that are compared together
REPEATED = 0.7  # share of a text's runs that the other text has too
MOST_COMPARED = 1_000  # letters; a repeat shows itself sooner
SHORTEST = 6  # letters; less says too little to compare

_FISCAL_YEAR = re.compile(
    r"(?:ประจำ)?ปี\s*(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25\d\d|(?:พ\.ศ\.)\s*25\d\d(?:\s*[-–]\s*25\d\d)?"
)
_COMPLETION = re.compile(
    "เป็นที่เรียบร้อย|เสร็จเรียบร้อย|เสร็จสิ้น|แล้วเสร็จ|เรียบร้อย|ครบถ้วน|สำเร็จ|ดำเนินการ|ได้มีการ|มีการ|จัดให้มี|ได้จัด|ทำการ"
    "|ตามที่กำหนด|ตามแผน|ตามขั้นตอน|ประจำปี|ดังกล่าว|ต่อไป|แล้ว|ได้|ทุกสำนัก/กอง|ของหน่วยงาน|ของเทศบาล(?:ตำบล|เมือง|นคร)?"
)
# Each may begin where its first word begins, not at every word of a long one.
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w-])(?<![\w-]\.)[\w-]+(?:\.[\w-]+)*\.(?:go|or|ac|co|in|mi|net)\.th\S*|(?<!\S)\S+@\S+",
    re.ASCII,
)
_NUMBER = re.compile(r"\d[\d,./]*")
_WORD_COUNT = re.compile(
    "(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|หลาย)"
    "(?:ครั้ง|คน|ราย|ฉบับ|เล่ม|ช่องทาง|แห่ง|หน่วยงาน|เรื่อง|วัน|เดือน|รุ่น|จุด|ชุมชน|หมู่บ้าน|โครงการ|กิจกรรม)"
    "|ทุก(?:วัน|สัปดาห์|เดือน|ไตรมาส)|รายเดือน|รายไตรมาส|ร้อยละ"
)
_PLACE = re.compile(
    "ห้องประชุม|หอประชุม|ศาลา|อาคาร|โรงเรียน|ตลาด|สวนสาธารณะ|ชุมชน|หมู่บ้าน|ป้ายประชาสัมพันธ์|บอร์ด|จุดบริการ|จุดประชาสัมพันธ์"
    "|เว็บไซต์|เว็บบอร์ด|เฟซบุ๊ก|(?<!ออน)ไลน์|วารสาร|หอกระจายข่าว|เสียงตามสาย|facebook|(?<![a-z])line(?![a-z])|youtube|messenger|e-?mail|e-?service",
    re.IGNORECASE,
)
_PERSON = re.compile("นาย(?!ก)|นางสาว|นาง(?!สาว)|ว่าที่ร้อย|คำสั่ง")
_MONTH = re.compile("|".join(map(re.escape, (*MONTHS, *SHORT_MONTHS))))
_LETTERS = re.compile(r"[^ก-๙a-z]+")


@dataclass(frozen=True)
class Proof:
    """One piece of evidence: the day it bears, and whether there is a file or a link behind it."""

    day: dt.date | None
    has_content: bool


@dataclass(frozen=True)
class Told:
    """What a measure says of itself."""

    fiscal_year: int
    place: str = ""  # the municipality's own name, which says nothing new
    steps: Sequence[str] = ()
    outputs: Sequence[str] = ()
    outcome: str = ""
    is_done: bool = False
    proofs: Sequence[Proof] = field(default=())
    start: dt.date | None = None
    end: dt.date | None = None


@dataclass(frozen=True)
class FailedCheck:
    """One thing to mend: what kind, in which field of the measure, in which item of a list (from 1), in words."""

    kind: str
    field: str
    item: int | None
    words: str


def failed_checks(told: Told) -> list[FailedCheck]:
    """Everything there is to mend, in the order of the measure's page."""
    return [*_outside(told), *_repeated_steps(told), *_repeated_outputs(told), *_unproven(told)]


def _outside(told: Told) -> Iterator[FailedCheck]:
    first, last = fiscal_year_bounds(told.fiscal_year)
    for name, day in (("start", told.start), ("end", told.end)):
        if day and not first <= day <= last:
            side = "เริ่ม" if name == "start" else "สิ้นสุด"
            yield FailedCheck(
                "outside",
                name,
                None,
                f"ช่วงเวลา{side}อยู่นอกปีงบประมาณ พ.ศ. {told.fiscal_year}"
                f" (ต.ค. {told.fiscal_year - 1} – ก.ย. {told.fiscal_year})",
            )


def _repeated_steps(told: Told) -> Iterator[FailedCheck]:
    steps = [_text(step, told.place) for step in told.steps]
    for number, output in enumerate(told.outputs, 1):
        text = _text(output, told.place)
        place = next((place for place, step in enumerate(steps, 1) if text.repeats(step)), None)
        if place:
            yield FailedCheck(
                "output_repeats_step",
                "outputs",
                number,
                f"ผลการดำเนินการข้อ {number} กล่าวซ้ำขั้นตอนข้อ {place} ควรบอกสิ่งที่เกิดขึ้นจริง เช่น จำนวน วันที่ สถานที่ หรือลิงก์",
            )


def _repeated_outputs(told: Told) -> Iterator[FailedCheck]:
    lines = [line for line in told.outcome.split("\n") if line.strip()]
    outputs = [_text(output, told.place) for output in told.outputs] if lines else []
    for number, line in enumerate(lines, 1):
        text = _text(line, told.place)
        place = next((place for place, output in enumerate(outputs, 1) if text.repeats(output)), None)
        if place:
            item = number if len(lines) > 1 else None
            yield FailedCheck(
                "outcome_repeats_output",
                "outcome",
                item,
                f"ผลลัพธ์{f'บรรทัดที่ {number} ' if item else ''}กล่าวซ้ำผลการดำเนินการข้อ {place}"
                " ควรบอกสิ่งที่เปลี่ยนไปสำหรับประชาชนหรือหน่วยงาน",
            )


def _unproven(told: Told) -> Iterator[FailedCheck]:
    if not told.is_done:
        return
    if not any(output.strip() for output in told.outputs):
        yield FailedCheck("done_without_output", "outputs", None, "แจ้งว่าแล้วเสร็จ แต่ยังไม่บอกผลการดำเนินการ")
    if not told.outcome.strip():
        yield FailedCheck("done_without_outcome", "outcome", None, "แจ้งว่าแล้วเสร็จ แต่ยังไม่บอกผลลัพธ์")
    if any(proof.day and proof.has_content for proof in told.proofs):
        return
    if any(proof.has_content for proof in told.proofs):
        words = "แจ้งว่าแล้วเสร็จ แต่หลักฐานที่แนบยังไม่ระบุวันที่"
    else:
        words = "แจ้งว่าแล้วเสร็จ แต่ยังไม่มีหลักฐาน"
    yield FailedCheck("done_without_evidence", "evidence", None, words)


@dataclass(frozen=True)
class _Text:
    """A text made ready to be compared."""

    facts: frozenset[str]
    core: str
    runs: frozenset[str]

    def repeats(self, other: _Text) -> bool:
        if self.facts - other.facts:
            return False
        if min(len(self.core), len(other.core)) < SHORTEST:
            return bool(self.core) and self.core == other.core
        return len(self.runs & other.runs) / len(self.runs) >= REPEATED


@lru_cache(maxsize=2048)  # a plan's page compares all its measures anew each time it is shown
def _text(text: str, place: str = "") -> _Text:
    plain = _plain(text, place)
    core = _core(plain)[:MOST_COMPARED]
    return _Text(facts(plain), core, frozenset(core[i : i + RUN] for i in range(len(core) - RUN + 1)))


def repeats(text: str, other: str, place: str = "") -> bool:
    """Whether `text` says only what `other` says already; `place` is the municipality's own name."""
    return _text(text, place).repeats(_text(other, place))


def facts(text: str) -> frozenset[str]:
    """What a plain text holds that can be checked: links, numbers, counts, places, persons, months."""
    links = _LINK.findall(text)
    rest = _LINK.sub(" ", text)
    found = [m.group() for p in (_NUMBER, _WORD_COUNT, _PLACE, _PERSON, _MONTH) for m in p.finditer(rest)]
    return frozenset([*links, *(word.strip(",./") for word in found)])


def _plain(text: str, place: str = "") -> str:
    """One line, Arabic digits, small letters, without a typed number, the own name and the fiscal year."""
    line = without_number(normalise(text)).replace("\n", " ")
    if place:
        line = line.replace(f"ของ{place}", " ").replace(place, " ")
    return _FISCAL_YEAR.sub(" ", to_arabic(line)).lower()


def _core(text: str) -> str:
    """The letters that carry meaning."""
    letters = _LETTERS.sub("", _LINK.sub(" ", text).replace(" ", ""))
    return _COMPLETION.sub("", letters).removeprefix("การ")
