"""Months that are coloured instead of ticked: a bar of time is the measure's period."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from tests.plans.transfer.test_measure_reading import read, span
from tests.tables.making import docx, saved

BAR = PatternFill("solid", fgColor="FF92D050")
WHITE = PatternFill("solid", fgColor="FFFFFFFF")


@pytest.mark.parametrize(
    ("grounds", "expected"),
    [
        ({"C": BAR, "D": BAR}, ("2025-10-01", "2025-11-30")),
        ({"C": BAR, "D": BAR, "E": BAR}, ("2025-10-01", "2025-12-31")),
        ({"D": BAR, "C": WHITE}, ("2025-11-01", "2025-11-30")),
        (dict.fromkeys("ABCDEF", BAR), (None, None)),  # a row in two, for the eye
        ({}, (None, None)),
    ],
)
def test_months_that_are_coloured_are_the_period(
    grounds: dict[str, PatternFill], expected: tuple[str | None, str | None]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["มาตรการ", "ขั้นตอน", "ต.ค.", "พ.ย.", "ธ.ค.", "ผู้รับผิดชอบ"])
    sheet.append(["อบรม", "ร่าง", None, None, None, "กองคลัง"])
    for column, ground in grounds.items():
        sheet[f"{column}2"].fill = ground
    (measure,) = read(saved(book)).measures
    assert span(measure) == expected


def test_a_bar_of_word_is_the_period() -> None:
    rows = [["มาตรการ", "ขั้นตอน", "ต.ค.", "พ.ย.", "ผู้รับผิดชอบ"], ["อบรม", "ร่าง", "", "", "กองคลัง"]]
    document = Document(io.BytesIO(docx(rows)))
    cell = document.tables[0].rows[1].cells[3]
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="92D050"/>'))
    (measure,) = read(saved(document)).measures
    assert span(measure) == ("2025-11-01", "2025-11-30")


@pytest.mark.parametrize(
    ("attributes", "is_bar"),
    [
        ('style="background:#92D050"', True),
        ('bgcolor="#92D050"', True),
        ('class="xl66"', True),
        ('class="xl67"', False),
        ('style="background-color: white"', False),
        ('class="xl66" style="background:none"', False),
    ],
)
def test_a_bar_of_a_paste_is_the_period(attributes: str, is_bar: bool) -> None:
    page = (
        "<style><!-- .xl66 {color:black; background:#92D050; mso-pattern:black none;} .xl67 {background:white} -->"
        "</style>"
        "<table><tr><td>มาตรการ<td>ขั้นตอน<td>ต.ค.<td>พ.ย.<td>ผู้รับผิดชอบ"
        f"<tr><td>อบรม<td>ร่าง<td {attributes}><td><td>กองคลัง</table>"
    )
    (measure,) = read(page.encode()).measures
    assert span(measure) == (("2025-10-01", "2025-10-31") if is_bar else (None, None))
