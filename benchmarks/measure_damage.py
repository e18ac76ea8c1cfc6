"""Damaged files against every reader of tables: `./dev bench measure_damage [SECONDS]`, 60 s for each kind of file.

A reader answers with parts or with `Unreadable`, in time. Anything else it raises is a crash, more than `SLOW` seconds
for one file is a hang; either is named with the seed that makes the file again, and the command ends with 1.
"""

from __future__ import annotations

import io
import random
import signal
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.comments import Comment

from tables.errors import Unreadable
from tables.files import read_parts
from tables.grid import Wanted
from tables.rows import read_rows

SECONDS, SLOW = 60.0, 20
WANTED = Wanted("มาตรการ", lambda cells: "มาตรการ" in cells, lambda text: text.startswith("ประเด็น"))
ROWS = (
    ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "คะแนน"),
    ("เปิดเผยข้อมูล", "1. ร่าง\n2. ลงนาม", "กองคลัง", "95.00"),
    ("อบรม", "- ก\n- ข", "สำนักปลัด", "0.5"),
)
FORM = (
    f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox>'
    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="ก"/></w:ddList></w:ffData></w:fldChar></w:r>'
)
_NUMBERS = ("0", "-1", "1", "16384", "99999999999999999999", "1E400", "NaN", "", "x", "#REF!")
_PIECES = (b"<", b">", b"&#0;", b"</", b'"', b"\xff\xfe", b"\x00", b"_x000D_", b"hidden='1'", "์".encode() * 40)


def xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet["D3"] = 0.5
    sheet["D3"].number_format = "0%"
    sheet.merge_cells("A4:B5")
    sheet.row_dimensions[3].hidden = True
    sheet["A2"].comment = Comment("ถามก่อน", "ก")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def docx() -> bytes:
    document = Document()
    document.add_paragraph("บทนำ")
    table = document.add_table(rows=0, cols=4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.rows[1].cells[0].merge(table.rows[2].cells[0])
    asked = document.add_paragraph("ท้าย")
    asked._p.append(parse_xml(FORM))
    document.add_comment(asked.runs, "ถามก่อน", author="ก")
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def open_document(kind: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in ROWS
    )
    table = f'<table:table table:name="ก"><table:table-column table:number-columns-repeated="4"/>{rows}</table:table>'
    body = f"<office:body><office:{kind}>{table}</office:{kind}></office:body>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    return file.getvalue()


def web_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td rowspan=1>{text}</td>" for text in row) + "</tr>" for row in ROWS)
    return f"<html><style>.x{{display:none}}</style><table><col class=x>{rows}</table><ol><li>ก</ol></html>".encode()


def separated() -> bytes:
    return "\r\n".join(",".join(f'"{text}"' for text in row) for row in ROWS).encode("utf-8-sig")


def barred() -> bytes:
    rows = ["| " + " | ".join(text.replace("\n", "<br>") for text in row) + " |" for row in ROWS]
    return "\n".join([rows[0], "|---|:-:|---|---|", *rows[1:]]).encode()


SOUND = {
    "xlsx": xlsx(),
    "docx": docx(),
    "html": web_page(),
    "csv": separated(),
    "bars": barred(),
    "ods": open_document("spreadsheet"),
    "odt": open_document("text"),
}


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """The file with some damage: to its bytes, or to the XML of its parts, which readers see."""
    if not sound.startswith(b"PK") or chance.random() < 0.2:
        return _bent(sound, chance)
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as source, zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 3))))
        for name in names:
            part = source.read(name)
            if name in chosen and chance.random() < 0.05:
                continue
            target.writestr(name, _bent(part, chance) if name in chosen else part)
    return new.getvalue()


def _bent(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(content) + 1), chance.randint(0, 60)
        match chance.randrange(6):
            case 0:
                content = content[:at] + content[at + length :]
            case 1:
                content = content[:at] + content[at : at + length] * chance.randint(2, 400) + content[at + length :]
            case 2:
                content = content[:at] + chance.choice(_PIECES) + content[at:]
            case 3:
                content = content[:at] + chance.randbytes(chance.randint(1, 8)) + content[at + 1 :]
            case 4:
                content = content[:at]
            case _:
                content = _with_another_number(content, chance)
    return content


def _with_another_number(content: bytes, chance: random.Random) -> bytes:
    """One number between quotation marks becomes another."""
    pieces = content.split(b'"')
    places = [n for n, piece in enumerate(pieces) if piece.isdigit()]
    if places:
        pieces[chance.choice(places)] = chance.choice(_NUMBERS).encode()
    return b'"'.join(pieces)


class Hang(Exception):
    """A reader took too long."""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SLOW)
    try:
        yield
    finally:
        signal.alarm(0)


def attack(kind: str, seed: int) -> str:
    """What is wrong with how readers take the damaged file of this seed; empty where nothing is."""
    content = damaged(SOUND[kind], random.Random(seed))
    try:
        with _limited():
            for reader in (_as_parts, _as_records):
                try:
                    reader(content)
                except Unreadable:
                    continue
    except Hang:
        return f"{kind} {seed}: more than {SLOW} s"
    except Exception as error:  # whatever it is, it is a crash
        return f"{kind} {seed}: {type(error).__name__}: {error}"
    return ""


def _as_parts(content: bytes) -> None:
    read_parts(content, WANTED)


def _as_records(content: bytes) -> None:
    for _ in read_rows(content, lambda cells: sum(cell in ROWS[0] for cell in cells)).rows:
        pass


def main(seconds: float) -> int:
    wrong: list[str] = []
    for kind in SOUND:
        began, seed = time.monotonic(), 0
        while time.monotonic() - began < seconds:
            seed += 1
            if said := attack(kind, seed):
                wrong.append(said)
                print(said)
        print(f"{kind}: {seed} damaged files in {seconds:.0f} s")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
