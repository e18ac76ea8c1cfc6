"""The columns of a paper's tables: what they are called, how narrow they may be, which an office may leave out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Choices = tuple[tuple[str, str], ...]  # (key, heading) of what may be left out


@dataclass(frozen=True)
class TextColumn:
    """A column of a table of words. `least` in mm: words that are never broken must fit into it."""

    key: str
    heading: str
    least: int
    needed: bool = False


def choices(columns: Iterable[TextColumn]) -> Choices:
    """Those an office may leave out."""
    return tuple((column.key, column.heading) for column in columns if not column.needed)


_MEASURE = TextColumn("measure", "มาตรการ/โครงการ/กิจกรรม", 34, needed=True)
_STEPS = TextColumn("steps", "ขั้นตอน/วิธีการปฏิบัติ", 32)
_PERIOD = TextColumn("period", "ช่วงระยะเวลา", 22)
_RESPONSIBLE = TextColumn("responsible", "ผู้รับผิดชอบ", 28)

PLAN = (_MEASURE, TextColumn("findings", "ผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง", 32), _STEPS, _PERIOD, _RESPONSIBLE)
PLAN_BY_INDICATOR = (
    TextColumn("indicator", "ตัวชี้วัด", 34, needed=True),
    TextColumn("questions", "ข้อคำถาม", 24),
    _MEASURE,
    _RESPONSIBLE,
    _STEPS,
    TextColumn("dates", "ระยะเวลาดำเนินงาน", 30),
)
IMPLEMENTATION = (
    _MEASURE,
    _STEPS,
    _RESPONSIBLE,
    _PERIOD,
    TextColumn("outputs", "ผลการดำเนินการ (output)", 32),
    TextColumn("outcome", "ผลลัพธ์ (outcome)", 32),
)
QUESTIONS = (
    TextColumn("number", "ลำดับ", 13),
    TextColumn("topic", "หัวข้อ", 28, needed=True),
    TextColumn("questions", "ข้อคำถาม", 42),
    TextColumn("score", "คะแนน", 18),
    TextColumn("finding", "ผลการวิเคราะห์", 34),
    TextColumn("weakness", "ข้อบกพร่อง/จุดอ่อน", 34),
    TextColumn("response", "แนวทางแก้ไข/ปรับปรุง/รักษาระดับ", 34),
)
COMPARED: Choices = (("before", "คะแนนปีก่อน"), ("change", "เปลี่ยนแปลง"))
INDICATORS: Choices = (("group", "เครื่องมือ"), ("number", "ตัวชี้วัดที่"), ("bar", "แถบคะแนน"), *COMPARED)
