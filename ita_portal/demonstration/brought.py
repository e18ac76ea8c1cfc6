"""What an office of the demonstration would bring: its announced table, a Word table of measures, a paper of its own, a
telephone's photo. Made for docs/moving-in.md, with the small faults that such files have."""

from __future__ import annotations

import io
from decimal import Decimal
from html import escape
from typing import Any

import docx
from openpyxl import Workbook
from PIL import Image
from pillow_heif import from_pillow

from accounts.models import Municipality
from scores.results import YearResults

CHANGED, EMPTIED = "7", "9"  # indicators: one figure is another than the stored one, one is missing
MEASURES = (
    ("มาตรการ/โครงการ/กิจกรรม", "ตัวชี้วัด", "ขั้นตอน/วิธีการปฏิบัติ", "ระยะเวลา", "ผู้รับผิดชอบ"),
    (
        "เปิดเผยแผนและผลการใช้จ่ายงบประมาณรายไตรมาส",
        "2",
        "๑. สรุปแผนและผลเป็นหน้าเดียวที่อ่านเข้าใจง่าย\n๒. ติดประกาศที่จุดบริการทุกแห่ง",
        "ต.ค. ๖๘ - ก.ย. ๖๙",
        "กองคลัง",
    ),
    (
        "อบรมเจ้าหน้าที่จุดบริการเรื่องการตอบคำถามประชาชน",
        "7",
        "๑. รวบรวมคำถามที่พบบ่อย\n๒. จัดอบรมครึ่งวัน",
        "ม.ค. ๖๙ - มี.ค. ๖๙",
        "กองคัลง",
    ),
)


def pasted_scores(results: YearResults) -> str:
    """The announced table as it is copied out of a sheet: the number, the name and the figure of every indicator."""
    rows = enumerate(results.rules.indicators, 1)
    return "\n".join(f"{number}\t{indicator.name}\t{results.scores[indicator.key]}" for number, indicator in rows)


def announced(place: Municipality, results: YearResults) -> bytes:
    """The announced figures as a sheet of its own below a title, shown in per cent; beside one that is hidden."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "ผลคะแนน"
    sheet.append([f"ผลคะแนน ITA {place} ปีงบประมาณ พ.ศ. {results.fiscal_year}"])
    sheet.append(["รหัสหน่วยงาน", "ปี พ.ศ.", "ตัวชี้วัด", "คะแนน"])
    for indicator in results.rules.indicators:
        score = results.scores[indicator.key] + (indicator.key == CHANGED)
        words = f"ตัวชี้วัดที่ {indicator.number} {indicator.name}"
        sheet.append([place.code, results.fiscal_year, words, None if indicator.key == EMPTIED else score / 100])
        sheet.cell(sheet.max_row, 4).number_format = "0.00%"
    book.create_sheet("ร่างเก่า").sheet_state = "hidden"
    book["ร่างเก่า"].append(["ร่าง"])
    return _saved(book)


def refused(place: Municipality, year: int) -> bytes:
    """A CSV with what cannot be taken: a formula's error, a figure above 100, an indicator the year does not have."""
    rows = [("1", "#DIV/0!"), ("2", "950"), ("13", "91.20")]
    lines = ["รหัสหน่วยงาน,ปี พ.ศ.,ตัวชี้วัด,คะแนน", *(f"{place.code},{year},{item},{said}" for item, said in rows)]
    return "\r\n".join(lines).encode("utf-8-sig")


def measures() -> bytes:
    """A Word file: one of the plan's measures with other steps, and a new one whose unit's name is misspelt."""
    document = docx.Document()
    document.add_paragraph("แผนขับเคลื่อนการประเมินคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. ๒๕๖๙")
    table = document.add_table(rows=0, cols=len(MEASURES[0]))
    for row in MEASURES:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document)


def pasted_measures() -> tuple[str, str]:
    """The same table as it is copied out of a web page: its plain text, and its HTML."""
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in MEASURES)
    text = "\n".join("\t".join(cell.replace("\n", " ") for cell in row) for row in MEASURES)
    return text, f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def paper(place: Municipality, results: YearResults) -> str:
    """Lines of an analysis as an office wrote it: the second indicator's figure is wrong."""
    right, wrong = results.scores["1"], results.scores["2"] - Decimal("1.10")
    return (
        f"รายงานการวิเคราะห์ผลการประเมิน ITA {place} ประจำปีงบประมาณ พ.ศ. {results.fiscal_year}\n"
        f"คะแนนรวม {results.total.score} คะแนน\n"
        f"ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ {right} คะแนน\n"
        f"ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ {wrong} คะแนน\n"
    )


def photo() -> bytes:
    """A photo as a telephone keeps it."""
    return _saved(from_pillow(Image.new("RGB", (640, 480), (196, 214, 206))))


def _saved(whole: Any) -> bytes:
    file = io.BytesIO()
    whole.save(file)
    return file.getvalue()
