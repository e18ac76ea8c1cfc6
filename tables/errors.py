"""Why a file is refused: as a whole, or cell by cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORMULA = "เซลล์นี้เป็นสูตรที่ไม่มีผลลัพธ์เก็บไว้ในไฟล์ กรุณาเปิดด้วย Excel หรือ LibreOffice แล้วบันทึกใหม่ หรือวางเป็นค่า"
_NO_VALUE = re.compile(
    r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA|BLOCKED!|FIELD!|#{1,300})"
)
NO_VALUE = "โปรแกรมตารางแสดงค่าผิดพลาดในเซลล์นี้ กรุณาแก้สูตรหรือลบค่านี้ในไฟล์ต้นฉบับ"


def is_no_value(text: str) -> bool:
    """Whether a text is what a spreadsheet shows where it has no value: #DIV/0!, #REF!, ####."""
    return text.startswith("#") and bool(_NO_VALUE.fullmatch(text))


def named(numbers: list[str], most: int = 8) -> str:
    """Rows or columns as a message names them; of many only the first."""
    return ", ".join(numbers[:most]) + (" …" if len(numbers) > most else "")


@dataclass(frozen=True)
class RowError:
    """One cell that cannot be accepted. `row` counts the file's lines from 1, the first heading being 1."""

    row: int
    column: str
    value: str
    message: str


class Unreadable(Exception):
    """The file holds no table this product reads; the message says why, in Thai, and `row` from where on."""

    def __init__(self, message: str, row: int = 1) -> None:
        super().__init__(message)
        self.row = row

    def as_row_error(self) -> RowError:
        """The refusal as commands and pages list it."""
        return RowError(self.row, "", "", str(self))
