"""What the auditor of border_town says again and again: changes in few words, rules, causes and advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from benchmarks.proofread.writing import Writer
from scores.analysis import rounded

ALL = [str(n) for n in range(1, 11)]
TOOLS = {"IIT": ALL[:5], "EIT": ALL[5:8], "OIT": ALL[8:]}
SHORT = {"เทศบาลตำบล": "ทต.", "เทศบาลเมือง": "ทม.", "เทศบาลนคร": "ทน."}
WORDS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


def short_name(w: Writer) -> str:
    """ทต.หนองแวง"""
    return f"{SHORT[w.facts.place.kind]}{w.facts.place.name}"


def listed(words: Iterable[str]) -> str:
    *firsts, last = words
    return f"{', '.join(firsts)} กับ {last}" if firsts else last


def reckoned(w: Writer, value: Decimal) -> str:
    return w.d(f"{rounded(value):.2f}")


def pasted(w: Writer, rows: Callable[[], str]) -> str:
    """Out of a spreadsheet, whose digits stay as they are."""
    thai, w.thai = w.thai, False
    text = rows()
    w.thai = thai
    return text


def change(w: Writer, item: str) -> str:
    """What became of it since last year, in few words."""
    if w.delta(item) == 0:
        return w.pick("เท่าปีก่อน", "คะแนนคงที่", f"ปีงบฯ {w.year(w.before)} ก็ได้ {w.score(item, w.before)}")
    return w.pick(
        f"{w.verb(item)}จากปีก่อน {w.amount(item)}",
        f"ปี {w.year(w.before)} ได้ {w.score(item, w.before)} ผลต่าง {w.signed(item)}",
        f"เดิม {w.score(item, w.before)} คะแนน {w.verb(item)} {w.amount(item)} คะแนน",
        f"{w.verb(item, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before, short=True)} จำนวน {w.amount(item)} คะแนน",
        f"({w.signed(item)} จากปีงบฯ {w.year(w.before)})",
        f"{w.verb(item)} {w.amount(item)} คะแนน จากที่เคยได้ {w.score(item, w.before)} คะแนน",
        f"คะแนน{w.verb(item, 'สูงขึ้น', 'ต่ำลง')} {w.amount(item)}",
        f"เทียบปีงบประมาณ {w.year(w.before)} {w.verb(item, 'ดีขึ้น', 'แย่ลง')} {w.amount(item)} คะแนน",
    )


AUDIT = {
    "1": (
        "พ.ร.บ. การอำนวยความสะดวกฯ พ.ศ. 2558 มาตรา 7 ให้มีคู่มือสำหรับประชาชน",
        "คู่มือมี 12 กระบวนงาน แต่ไม่ได้แก้ไขตั้งแต่ปี 2564",
        "ให้ปรับคู่มือให้ตรงกับขั้นตอนจริง",
    ),
    "2": (
        "พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 และระเบียบวิธีการงบประมาณท้องถิ่น พ.ศ. 2563",
        "แจ้งแผนการใช้จ่ายเฉพาะหัวหน้ากอง 7 คน",
        "ให้แจ้งเวียนแผนถึงพนักงานทุกคน",
    ),
    "3": (
        "พ.ร.บ. มาตรฐานทางจริยธรรม พ.ศ. 2562 มาตรา 5",
        "คำสั่งมอบหมายงานไม่ครบทุกตำแหน่ง พบ 4 ตำแหน่งที่ไม่มีคำสั่ง",
        "ให้ออกคำสั่งให้ครบและทบทวนปีละ 1 ครั้ง",
    ),
    "4": (
        "ระเบียบพัสดุ พ.ศ. 2560 ข้อ 207 ถึงข้อ 209 ว่าด้วยการยืม",
        "สุ่มตรวจใบยืม 30 รายการ ไม่ลงวันส่งคืน 6 รายการ คิดเป็นร้อยละ 20",
        "ให้ใช้แบบใบยืมเดียวกันทุกกอง",
    ),
    "5": (
        "นโยบายของนายกเทศมนตรีที่ประกาศเมื่อวันที่ 6 มกราคม 2568",
        "รับเรื่องร้องเรียนผ่านตู้เดียวซึ่งตั้งหน้าห้องผู้บริหาร",
        "ให้ย้ายตู้และเปิดทางออนไลน์ที่ไม่ต้องระบุชื่อ",
    ),
    "6": (
        "ประกาศเวลาให้บริการของเทศบาลเอง งานทั่วไปไม่เกิน 15 นาที",
        "จับเวลา 40 ราย เกินเวลา 9 ราย",
        "ให้เพิ่มคนช่วงพักเที่ยง",
    ),
    "7": (
        "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 9",
        "ถาม-ตอบหน้าเว็บค้างเฉลี่ย 11 วัน",
        "ให้ตอบภายใน 2 วันทำการและตั้งผู้ตอบสำรอง",
    ),
    "8": (
        "พ.ร.บ. การปฏิบัติราชการทางอิเล็กทรอนิกส์ พ.ศ. 2565",
        "บริการออนไลน์มี 5 งาน ใช้จริง 2 งาน",
        "ให้ลดช่องที่ต้องกรอกและประชาสัมพันธ์ที่ด่านหน้า",
    ),
    "9": (
        "แบบตรวจ OIT ข้อ o1 ถึง o20",
        "เปิดลิงก์ 57 ลิงก์ เปิดไม่ได้ 3 ลิงก์",
        "ให้เจ้าของข้อมูลตรวจทุกวันที่ 1 ของเดือน",
    ),
    "10": (
        "แบบตรวจ OIT ข้อ o21 ถึง o28",
        "แผนป้องกันการทุจริตไม่ผูกกับงบประมาณ",
        "ให้ระบุงบประมาณและผู้รับผิดชอบทุกกิจกรรม",
    ),
}
