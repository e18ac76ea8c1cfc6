"""Measure tables as staff have them, with every hazard of structure; the sentences are made up.

`NARRATIVE` has a finding that names indicators. `BY_QUESTION` has cells of literal HTML, an indicator for several
measures, pages cut in the middle of sentences. `REPORT` repeats a title with (ต่อ) and numbers 1 2 3 4 5 3.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from openpyxl import Workbook

from tables.grid import clean

Rows = list[list[str]]

NARRATIVE_HEADINGS = [
    "มาตรการ/โครงการ/กิจกรรม",
    "ผลการวิเคราะห์ตัวชี้วัดตามหลักเกณฑ์ การประเมิน ITA",
    "ขั้นตอน/วิธีการปฏิบัติ",
    "ช่วงระยะเวลา ในการดำเนินการ",
    "ผู้รับผิดชอบ",
]
NARRATIVE: Rows = [
    NARRATIVE_HEADINGS,
    [
        "โครงการเรียนรู้จรรยาบรรณ ของคนทำงาน",
        "วิเคราะห์ตัวชี้วัดที่ ๑ ได้คะแนน ๙๙.๓๕ การปฏิบัติหน้าที่ วิเคราะห์ตัวชี้วัดที่ ๕ ได้คะแนน ๙๘.๗๑ การแก้ไขปัญหาการทุจริต",
        "๑. เชิญวิทยากร จำนวน ๒ คน ๒. เปิดอบรมตามแผน พ.ศ. ๒๕๖๘ ๓. สรุปผล",
        "ต.ค. ๖๘ - ก.ย. ๖๙",
        "งานธุรการ สำนักปลัด",
    ],
    ["มาตรการแบ่งงานให้ชัด", "วิเคราะห์ตัวชี้วัดที่ ๓ ได้คะแนน ๑๐๐ การใช้อำนาจ", "๑. ออกคำสั่งที่ ๓๓/๒๕๖๘", "ต.ค. ๖๘", "ทุกกอง"],
    [],
    NARRATIVE_HEADINGS,
    [
        "กิจกรรมเปิดบ้าน",
        "วิเคราะห์ตัวชี้วัดที่ ๙ ได้คะแนน ๙๕.๐๐ การใช้งบประมาณ",
        "๑) นัดวัน ๒) ต้อนรับ",
        "พ.ย. – ธ.ค. ๖๘",
        "ทุกสำนัก/กอง",
    ],
]

_QUESTION_HEADINGS = ["ตัวชี้วัด", "ข้อความ", "มาตรการโครงการ/กิจกรรม", "ผู้รับผิดชอบ/ผู้ที่เกี่ยวข้อง", "ขั้นตอน/วิธีปฏิบัติ"]
QUESTION_HEADINGS = [*_QUESTION_HEADINGS, "ระยะเวลาดำเนินงาน"]
LATER_HEADINGS = ["ตัวชี้วัด", "ข้อคำถาม", *QUESTION_HEADINGS[2:]]
YEAR = "<p>๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙</p>"
BY_QUESTION: Rows = [
    QUESTION_HEADINGS,
    [
        "<p>๑. การปฏิบัติหน้าที่ หมายถึง</p> <p>-ทำงานตรงเวลา</p>",
        '<ul style="list-style-type: none;"> ▪ ข้อ i๑ ▪ ข้อ i๒ </ul>',
        "<p>- ทำคู่มือให้ครบทุกงาน</p> <p>- วางไว้ที่หน้าห้อง</p>",
        "<p>สำนักปลัดเทศบาล</p>",
        "<p>ลำดับการทำงาน</p> <p>๑. ร่าง</p> <p>๒. ตรวจ</p>",
        YEAR,
    ],
    ["", "", "<p>- ประชุมทุกเดือน</p>", "<p>สำนักปลัดเทศบาล</p>", "<p>๑. นัด</p> <p>๒. ประชุม</p>", YEAR],
    [],
    LATER_HEADINGS,
    [
        "<p>๒. การใช้งบประมาณ หมายถึง -ใช้คุ้มค่า</p>",
        "<p>ข้อ i๔ ข้อ i๕</p>",
        "<p>- สอนเรื่องพัสดุ - เปิดช่องทางแจ้งเหตุ</p>",
        "<p>งานพัสดุ/กองคลัง/ งานนิติการ/สำนัก ปลัดเทศบาล</p>",
        "<p>๑. ตั้งผู้สอน</p>",
        YEAR,
    ],
    [
        "๘. การปรับปรุงการทำงาน หมายถึง",
        "ข้อ e๗ ข้อ e๘",
        "ขยายช่องทางให้ถึงคนทุกกลุ่ม และส่งเสริม",
        "นายก/ปลัด/ หัวหน้ากอง",
        "๑.สำรวจตลาดและ",
        "๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๙",
    ],
    [],
    QUESTION_HEADINGS,
    [
        "<ul> - ฟังเสียงประชาชน - ปรับระบบ </ul>",
        "",
        "<p>ให้คนทำงานได้เรียนเพิ่ม</p>",
        "",
        "<p>ชุมชนใกล้เคียง</p> <ul> - ๒. รวบรวม - ๓. รายงาน </ul>",
        "",
    ],
    [],
    LATER_HEADINGS,
    [
        "๑๐.การเปิดเผยข้อมูล หมายถึง -เปิดให้ดู",
        "ซื้อ ๐๒๑ ข้อ ๐๒๒",
        "ประชุมติดตาม",
        "สำนักปลัดเทศบาล",
        "จัดประชุมแล้วเล่าให้ฟัง",
        YEAR,
    ],
]

REPORT_HEADINGS = [
    "มาตรการ โครงการ หรือกิจกรรม",
    "ขั้นตอนหรือวิธีการปฏิบัติ",
    "ผู้รับผิดชอบ",
    "ช่วงระยะเวลา ในการดำเนินการ",
    "ผลการดำเนินการ (output)",
    "ผลลัพธ์ในการดำเนินงาน (Outcome)",
]
REPORT: Rows = [
    REPORT_HEADINGS,
    [
        "<p>๑. ประกาศ แนวทาง ของเรา</p>",
        "<p>๑.ร่างประกาศ ๒.ลงนาม แล้วเก็บ ๓. แจก</p>",
        "<p>งานการ เจ้าหน้าที่</p>",
        "<p>ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘</p>",
        "<p>๑. ประกาศลงวันที่ ๔ พฤศจิกายน ๒๕๖๗</p> <p>๒. แจ้งตามแบบ ๓ และ แบบ ๔</p> <p>๓. ติดบอร์ด</p>",
        "<p>คนทำงานเข้าใจตรงกัน</p> <p>ไม่มีเรื่องร้องเรียน</p>",
    ],
    [],
    REPORT_HEADINGS,
    [
        "ประกาศแนวทางของเรา (ต่อ)",
        "",
        "",
        "",
        "<p>๔. ส่งเวียน</p> <p>๕. สรุป</p> <p>๓. ลงเว็บ https://www.example.go.th/ หัวข้อ</p> <ul> - ก่อนปี - หลังปี",
        "",
    ],
    ["๒. มาตรการ No Gift Policy", "ทำป้าย", "ทุกสำนัก/กอง", "ตุลาคม ๒๕๖๗ - กันยายน ๒๕๖๘", '๑. คำว่า "งดรับ" และ "งดให้"', "ดี"],
]


def tsv(rows: Rows) -> bytes:
    """As a table is copied: no quotes, an empty row is an empty line."""
    return "\n".join("\t".join(row) for row in rows).encode()


def comma_separated(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def windows_874(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().replace("▪", "•").encode("cp874")


def xlsx(rows: Rows) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ตารางแสดงมาตรการ"])
    for row in rows:
        sheet.append([clean(cell) for cell in row] or [None])
    return saved(book)


def docx(rows: Rows) -> bytes:
    """Each block a table of its own, each line a paragraph."""
    document = Document()
    document.add_paragraph("บทนำ")
    for block in blocks(rows):
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                first, *lines = clean(text).split("\n")
                cell.paragraphs[0].text = first
                for line in lines:
                    cell.add_paragraph(line)
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return saved(document)


def web(rows: Rows, encoding: str = "utf-8") -> bytes:
    def cell(text: str) -> str:
        return "<td>" + "".join(f"<p>{html.escape(line)}</p>" for line in clean(text).split("\n")) + "</td>"

    tables = ["".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in block) for block in blocks(rows)]
    body = "<p>&nbsp;</p>".join(f"<table>{table}</table>" for table in tables)
    charset = "windows-874" if encoding == "cp874" else encoding
    page = f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'
    return page.encode(encoding, "xmlcharrefreplace")


def windows_web(rows: Rows) -> bytes:
    return web(rows, "cp874")


def blocks(rows: Rows) -> list[Rows]:
    """The rows between empty ones."""
    found: list[Rows] = [[]]
    for row in rows:
        if row:
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return found


def saved(document: WordFile | Workbook) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FORMATS: Sequence[Callable[[Rows], bytes]] = (tsv, comma_separated, windows_874, xlsx, docx, web, windows_web)
