"""Papers as other programs make them, about the figures of tests.factories, each with known errors."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pymupdf as typed
from django.conf import settings
from docx import Document

pymupdf: Any = typed  # it ships no types
# Indicator 7 has 93.92, not 93.29; the paper is of 2568.
RIGHT = "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนน 95.83"
WRONG = "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้คะแนน 93.29"
HEAD = "รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568"


def pdf(*pages: Sequence[str], password: str = "") -> bytes:
    """A PDF of lines, one under the other."""
    document = pymupdf.open()
    for lines in pages:
        page = document.new_page()
        page.insert_font(fontname="thai", fontfile=str(settings.VENDOR_DIR / "Sarabun-Regular.ttf"))
        for number, line in enumerate(lines):
            page.insert_text((72, 100 + 30 * number), line, fontname="thai", fontsize=14)
    secret = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": password} if password else {}
    return bytes(document.tobytes(**secret))


def word(*lines: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A .docx of paragraphs and behind them one table."""
    document, file = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.save(file)
    return file.getvalue()
