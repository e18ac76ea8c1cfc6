"""A file somebody brings to be checked: its text, of a .docx a copy with comments; a file of scores. Pure of Django.

Run in the limited process (accounts.limited_process): nobody knows what is in the bytes.
"""

from __future__ import annotations

import base64
from itertools import islice
from typing import Any

from approvals.old_papers import pdf_places
from scores.wordings import known_columns
from tables.errors import Unreadable
from tables.files import OLE, ZIP, read_parts
from tables.grid import LeftOut, Part, Table, Wanted
from tables.rows import read_rows
from tables.word_comments import Comment, with_comments

SIZE = 10 * 1024 * 1024  # bytes
MOST_ROWS = 5_000  # of a file of scores: twice the country's municipalities
NOT_TAKEN = "รับเฉพาะไฟล์ .docx .odt หรือ PDF ถ้าเป็นไฟล์ชนิดอื่น คัดลอกข้อความมาวางแทน"
_NO_TABLE = Wanted("ที่ต้องการ", lambda texts: False, lambda text: False)


def opened(content: bytes) -> dict[str, Any]:
    """{"kind": "pdf" or "tables", "text", "pages": where each begins} or {"refused": why, in Thai}."""
    if b"%PDF-" in content[:1024]:
        return {"kind": "pdf", "pages": []} | pdf_places.read(content)
    if not content.startswith((ZIP, OLE)):
        return {"refused": NOT_TAKEN}
    try:
        text = "\n".join(filter(None, map(_said, read_parts(content, _NO_TABLE, SIZE))))
    except Unreadable as error:
        return {"refused": str(error)}
    if len(text) > pdf_places.MOST_LETTERS:
        return {"refused": f"ข้อความยาวเกิน {pdf_places.MOST_LETTERS:,} ตัวอักษร กรุณาแบ่งเป็นหลายไฟล์"}
    return {"kind": "tables", "text": text, "pages": []} if text.strip() else {"refused": "ไม่พบข้อความในไฟล์นี้"}


def commented(given: bytes) -> str:
    """A .docx with comments, base64; "" for a file that is none, or becomes too large. Raises what a bad one raises.

    `given`: a line of JSON, [[words, how-manieth of their kind, comment], …], and the file.
    """
    wanted, content = pdf_places.unpacked(given)
    copy = with_comments(content, [Comment(*each) for each in wanted])
    return base64.b64encode(copy if len(copy) <= pdf_places.LARGEST_COPY else b"").decode()


def records(given: bytes) -> dict[str, Any]:
    """A file of scores: {"header", "header_row", "rows": [[number, cells], …], "notices"} or {"refused": why, in Thai}.

    `given`: a line of JSON, [the indicators' names, squeezed → number], and the file.
    """
    (names,), content = pdf_places.unpacked(given)
    if content.startswith(b"%PDF"):
        return {"refused": "ไฟล์คะแนนนี้เป็น PDF กรุณาคัดลอกตารางมาวางในช่องคะแนนแทน"}
    try:
        table = read_rows(content, lambda cells: known_columns(cells, names))
        rows = list(islice(table.rows, MOST_ROWS + 1))
    except Unreadable as error:
        return {"refused": str(error)}
    if len(rows) > MOST_ROWS:
        return {"refused": f"ไฟล์คะแนนยาวเกิน {MOST_ROWS:,} แถว กรุณาตัดให้เหลือแถวของเทศบาลนี้"}
    return {"header": table.header, "header_row": table.header_row, "rows": rows, "notices": table.notices}


def _said(part: Part) -> str:
    """A part as lines: of a table each row is one, its cells parted by tabs; a merged cell is told once."""
    if isinstance(part, LeftOut):
        return ""
    if isinstance(part, Table):
        rows = (("" if cell.above else " ".join(cell.text.split()) for cell in row.cells) for row in part.rows)
        return "\n".join("\t".join(row) for row in rows) + "\n"
    return part
