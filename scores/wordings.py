"""What the columns and items of score files are called: usual wordings → the names the formats use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from thai.digits import to_arabic
from thai.text import normalise

IDENTITY = ("code", "municipality", "province", "fiscal_year")

# Compared in lower case and without blanks.
_COLUMNS = {
    "code": "code|รหัส|รหัสหน่วยงาน|รหัสอปท|รหัสอปท.|รหัสเทศบาล",
    "municipality": "municipality|หน่วยงาน|ชื่อหน่วยงาน|เทศบาล|ชื่อเทศบาล|อปท|อปท.|ชื่ออปท|ชื่ออปท.|องค์กรปกครองส่วนท้องถิ่น"
    "|ชื่อองค์กรปกครองส่วนท้องถิ่น",
    "province": "province|จังหวัด",
    "fiscal_year": "fiscal_year|fiscalyear|year|ปี|ปีงบประมาณ|ปีพ.ศ.|ปีพ.ศ|ปีพศ|พ.ศ.|พ.ศ|ปีงบประมาณพ.ศ."
    "|ปีงบประมาณพ.ศ|ปีที่ประเมิน|ปีการประเมิน|ประจำปี|ปีงบฯ|ปีงบ|ประจำปีงบประมาณ",
    "level": "level|ระดับ",
    "level_name": "level_name|levelname|ระดับผลการประเมิน|ผลการประเมิน|ระดับคะแนน|ระดับผล",
    "item": "item|รายการ|ข้อ|ตัวชี้วัด|ตัวชี้วัดที่|ตัวชี้วัดการประเมิน|รายการประเมิน|ข้อคำถาม|ตัวชี้วัด/ข้อ|ประเด็นการประเมิน",
    "item_title": "ชื่อตัวชี้วัด|ชื่อรายการ|ชื่อตัวชี้วัดการประเมิน",
    "score": "score|คะแนน|คะแนนที่ได้|ผลคะแนน|คะแนนเฉลี่ย|ร้อยละ|คะแนน(ร้อยละ)"
    "|ผลคะแนน(ร้อยละ)|คะแนนที่ได้(ร้อยละ)|ผลการประเมิน(ร้อยละ)|คะแนน(100)|ค่าคะแนน",
    "total": "total|คะแนนภาพรวม|ภาพรวม|คะแนนรวม|รวม|คะแนนเฉลี่ยรวม|คะแนนita|ผลคะแนนita|คะแนนรวมita"
    "|คะแนนภาพรวมหน่วยงาน|คะแนนรวมทั้งหมด|คะแนนรวมเฉลี่ย|คะแนนประเมินita|ผลการประเมินita|คะแนนผลการประเมิน",
}
_KNOWN = {wording: name for name, wordings in _COLUMNS.items() for wording in wordings.split("|")}
_AS_ITEM = dict.fromkeys(_COLUMNS["total"].split("|"), "total")
_INSTRUMENT = re.compile(
    r"(?:ผล)?(?:คะแนน)?(?:แบบวัด|เครื่องมือ|แบบ)?(iit|eit|oit)(?:\(?(?:ส่วนที่|part|ตอนที่)?([12])\)?)?(?:\([^()\d]{0,40}\))?"
)
_INDICATOR = re.compile(r"(?:(?:ตัวชี้วัด|ตชว\.?)(?:ที่)?)?(\d{1,2})(?:\.00?(?!\d))?(?:[.)]?(?:ตัวชี้วัด)?([^\d./]\D{0,80}))?")
_QUESTION = re.compile(r"(?:ข้อ(?:คำถาม)?(?:ที่)?)?([ieo])0?(\d{1,2})(?:(?:/|ส่วนที่|part)([12]))?")
_BARE = re.compile(r"[/()]")
_LONGEST = 200  # letters of a heading


def squeezed(text: str) -> str:
    """A wording as it is compared: Arabic digits, lower case, no blanks."""
    return "".join(to_arabic(normalise(text[:_LONGEST])).lower().split()).strip(":*")


def column_name(cell: str, names: Mapping[str, str]) -> str:
    """A heading as the name the formats use: "ตัวชี้วัดที่ ๑" → "1", "ปี พ.ศ." → "fiscal_year"; itself where none is known.

    `names` are the indicators' names, squeezed, by which "1. การปฏิบัติหน้าที่" and the name alone are known.
    """
    said = squeezed(cell)
    return _KNOWN.get(said) or item_name(cell, names) or said


def item_name(cell: str, names: Mapping[str, str]) -> str:
    """The item a cell names: "ข้อ o04" → "o4", "EIT ส่วนที่ 1" → "EIT1"; empty where it names none.

    A number beside another indicator's name is none: nobody knows which of the two is meant.
    """
    said = squeezed(cell)
    if said in _AS_ITEM:
        return _AS_ITEM[said]
    if found := _INSTRUMENT.fullmatch(said):
        return f"{found[1].upper()}{found[2] or ''}" if found[1] == "eit" or not found[2] else ""
    if found := _QUESTION.fullmatch(said):
        return f"{found[1]}{int(found[2])}" + (f"/{found[3]}" if found[3] else "")
    if said in names:
        return names[said]
    if found := _INDICATOR.fullmatch(said):
        number = str(int(found[1]))
        name = _BARE.split(found[2] or "")[0].rstrip(".:")
        return number if not name or names.get(name) == number else ""
    return ""


def contradicts(cell: str, names: Mapping[str, str]) -> str:
    """The indicator another number than its own stands before, as "ตัวชี้วัดที่ 3 …"; empty where nothing contradicts."""
    found = _INDICATOR.fullmatch(squeezed(cell))
    name = _BARE.split(found[2] or "")[0].rstrip(".:") if found else ""
    return f"ตัวชี้วัดที่ {names[name]}" if found and name in names and names[name] != str(int(found[1])) else ""


def known_columns(cells: Sequence[str], names: Mapping[str, str]) -> int:
    """How many different columns a heading row names, bare numbers aside: rows of figures are full of them."""
    found = {
        column_name(cell, names) for cell in cells if cell.strip() and not squeezed(cell).replace(".", "").isdigit()
    }
    return len(found & {*_COLUMNS} | {name for name in found if is_item(name)})


def is_item(name: str) -> bool:
    """Whether a column's name is that of an item, of whatever year."""
    return bool(re.fullmatch(r"[ieo]\d{1,2}(?:/\d)?|\d{1,2}|EIT[12]?|IIT|OIT|total", name))
