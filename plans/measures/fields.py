"""A measure's fields, said once. The form, the sheet, the history, the copy for another year and the stored JSON derive
from here; tests/plans/measures/test_fields.py holds the model and `MeasureContent` to it.

Pure: knows no model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["text", "items", "numbers", "codes", "units", "choice", "flag", "day", "money"]

LONGEST = 4000  # letters of a text, and of an item of a list


@dataclass(frozen=True)
class MeasureField:
    """One field. `longest`: letters of a text, or of each item. `verbose_name`, where the database says more than the
    label; `heading`, where the column of a sheet does; `column`, where it shares another field's.

    `is_copied`: goes along into another year's plan; `is_sentence`: is marked there until somebody has read it.
    """

    name: str
    label: str
    kind: Kind
    longest: int | None = None
    verbose_name: str = ""
    heading: str = ""
    column: str = ""
    is_copied: bool = True
    is_sentence: bool = False

    def plain(self, value: Any) -> Any:
        """The value as plain JSON; units by their names, which outlive them."""
        match self.kind:
            case "items" | "numbers" | "codes":
                return list(value)
            case "units":
                return [unit.name for unit in value]
            case "day":
                return value.isoformat() if value else None
            case "money":
                return None if value is None else f"{value:.2f}"
            case _:
                return value


# In the order of the form and of the history.
_FIELDS = (
    MeasureField(
        "title",
        "ชื่อ",
        "text",
        1000,
        verbose_name="ชื่อมาตรการ/โครงการ/กิจกรรม",
        heading="มาตรการ/โครงการ/กิจกรรม",
        is_sentence=True,
    ),
    MeasureField("kind", "ประเภท", "choice"),
    MeasureField("theme", "ประเด็น", "text", 300, is_sentence=True),
    MeasureField("finding", "ผลการวิเคราะห์ที่ตอบ", "text", LONGEST, heading="ผลการวิเคราะห์ตัวชี้วัดที่สอดคล้อง", is_sentence=True),
    MeasureField("indicators", "ตัวชี้วัด", "numbers"),
    MeasureField("questions", "ข้อคำถาม", "codes"),
    MeasureField("steps", "ขั้นตอน/วิธีการปฏิบัติ", "items", LONGEST),  # each sentence is marked in its own row
    MeasureField("all_units", "ทุกสำนัก/กอง", "flag", column="units"),
    MeasureField("units", "ผู้รับผิดชอบ", "units"),
    MeasureField("start", "เริ่ม", "day", column="period"),
    MeasureField("end", "สิ้นสุด", "day", column="period"),
    MeasureField("budget", "งบประมาณ (บาท)", "money"),
    MeasureField("target_group", "กลุ่มเป้าหมาย", "text", 300, is_sentence=True),
    MeasureField("status", "สถานะ", "choice", is_copied=False),
    MeasureField("outputs", "ผลการดำเนินการ", "items", LONGEST, heading="ผลการดำเนินการ (Output)", is_copied=False),
    MeasureField("outcome", "ผลลัพธ์", "text", LONGEST, heading="ผลลัพธ์ (Outcome)", is_copied=False),
    MeasureField("remark", "หมายเหตุ", "text", 20_000, is_copied=False),
)
FIELDS = {field.name: field for field in _FIELDS}

FIELD_LABELS = {field.name: field.label for field in _FIELDS}
TEXTS = tuple(field.name for field in _FIELDS if field.kind == "text")
LISTS = {field.name: field.label for field in _FIELDS if field.kind == "items"}  # numbered lists, by their labels
ROWS = frozenset({"items", "numbers", "codes", "units"})  # kinds that stand in rows of their own, not in the measure's
COLUMNS = tuple(field.name for field in _FIELDS if field.kind not in ROWS)
REPORTED = frozenset({"status", "outputs", "outcome"})  # what units report, apart from the plan
SENTENCES = tuple(field.name for field in _FIELDS if field.is_sentence)


def heading(column: str) -> str:
    """What a sheet of our own calls the column of a field."""
    return FIELDS[column].heading or FIELDS[column].label


def column_of(name: str) -> str:
    """The column of a table in which a field stands; "period" holds both its ends."""
    return FIELDS[name].column or name


def fields_in(column: str) -> tuple[str, ...]:
    """The fields that stand in a column of a table."""
    return tuple(field.name for field in _FIELDS if (field.column or field.name) == column)
