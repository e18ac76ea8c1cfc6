"""How a list of municipalities is written: its columns and what people call them; a file's list as text."""

from __future__ import annotations

from collections.abc import Sequence

from tables.errors import Unreadable
from tables.rows import read_rows
from thai.text import normalise

_WORDINGS = {
    **dict.fromkeys(("รหัส", "รหัสหน่วยงาน", "รหัสอปท.", "รหัสอปท", "รหัสเทศบาล", "รหัสdla", "dlacode"), "code"),
    **dict.fromkeys(("ชื่อ", "ชื่อหน่วยงาน", "หน่วยงาน", "ชื่อเทศบาล", "เทศบาล", "ชื่ออปท.", "ชื่ออปท", "อปท.", "อปท"), "name"),
    **dict.fromkeys(("องค์กรปกครองส่วนท้องถิ่น", "ชื่อองค์กรปกครองส่วนท้องถิ่น"), "name"),
    **dict.fromkeys(("ประเภท", "ประเภทหน่วยงาน", "ประเภทอปท.", "ประเภทอปท"), "type"),
    **dict.fromkeys(("อำเภอ", "อำเภอ/เขต", "เขต/อำเภอ"), "district"),
    "จังหวัด": "province",
    **dict.fromkeys(("เว็บไซต์", "เว็บไซด์", "ที่อยู่เว็บไซต์", "เว็บไซต์หน่วยงาน", "url", "เว็บ"), "website"),
}
REQUIRED = ("code", "name", "type", "district", "province")
COLUMNS = (*REQUIRED, "website")


def list_as_text(content: bytes) -> dict[str, object]:
    """A file's list as `text` that can be pasted, or why it is `refused`, in Thai.

    Run in a process of its own (accounts.limited_process): nobody knows what is in the bytes.
    """
    try:
        table = read_rows(content, known_headings)
        rows = [table.header, *(cells for _, cells in table.rows)]
    except Unreadable as error:
        return {"refused": str(error)}
    return {"text": "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for cells in rows)}


def known_headings(cells: Sequence[str]) -> int:
    """How many of a row's cells are headings of such a list."""
    return len({*COLUMNS} & {*map(column_of, cells)})


def column_of(cell: str) -> str:
    """A heading as the name of what its column holds."""
    said = normalise(cell).lower()
    return _WORDINGS.get("".join(said.split()), said)
