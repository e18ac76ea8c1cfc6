"""A plan as the very sheet that import takes: exported and imported again, nothing changes."""

from __future__ import annotations

import io
import re

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from plans.models import Measure, Plan
from plans.transfer.cells import write_text, write_theme, write_title
from plans.transfer.columns import HEADINGS
from tables.grid import LONGEST_CELL, protect
from tables.workbook import escaped
from thai.dates import long_date
from thai.lists import write_list

FONT = "TH Sarabun New"
_WIDTHS = {
    "title": 36,
    "finding": 36,
    "steps": 48,
    "outputs": 48,
    "outcome": 36,
    "remark": 30,
    "units": 24,
    "theme": 24,
}
_WIDTH = 16
_THIN = Side(style="thin", color="999999")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNWRITABLE = re.compile("[\ufffe\uffff\ud800-\udfff]")  # no XML can hold them


class TooLong(Exception):
    """A text that no cell can hold; the message says which, in Thai."""


def measures_xlsx(plan: Plan) -> bytes:
    """The plan's measures as an .xlsx file, one row each. The caller has opened the municipality. Raises TooLong."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = f"แผน {plan.fiscal_year}"
    for column, (name, heading) in enumerate(HEADINGS.items(), 1):
        cell = _text_cell(sheet.cell(1, column), heading)
        cell.font = Font(name=FONT, size=16, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E79")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDTH)
    for row, measure in enumerate(Measure.objects.with_rows().filter(plan=plan), 2):
        for column, (name, text) in enumerate(_row(measure).items(), 1):
            if len(text) > LONGEST_CELL:
                raise TooLong(f"“{HEADINGS[name]}” ของ “{measure.title[:80]}” ยาวเกินที่เซลล์ Excel เก็บได้")
            cell = _text_cell(sheet.cell(row, column), text)
            cell.font = Font(name=FONT, size=16)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _text_cell(cell: Cell | MergedCell, text: str) -> Cell:
    """A cell that is a text and stays one, whatever it begins with and even when somebody edits it in Excel."""
    assert isinstance(cell, Cell)  # nothing is merged here
    cell.value = escaped(text) or None
    cell.data_type = "s" if text else "n"
    cell.number_format = "@"
    cell.quotePrefix = text[:1] in tuple("=+-@'")
    cell.border = _BORDER
    return cell


def _row(measure: Measure) -> dict[str, str]:
    """A measure's texts under `HEADINGS`, each as the reader turns it back.

    An empty indicator would mean the one above, so none is a dash.
    """
    texts = {
        "theme": write_theme(measure.theme),
        "indicators": ", ".join(map(str, measure.indicator_numbers)) or "-",
        "questions": ", ".join(measure.question_ids) or "-",
        "kind": measure.get_kind_display(),
        "title": write_title(measure.title),
        "finding": write_text(measure.finding),
        "steps": write_list([line.text for line in measure.steps.all()]),
        "period": _period(measure),
        "units": "ทุกสำนัก/กอง" if measure.all_units else "\n".join(unit.name for unit in measure.units.all()),
        "budget": "" if measure.budget is None else f"{measure.budget:,.2f}",
        "target_group": write_text(measure.target_group),
        "status": measure.get_status_display() if measure.status else "",
        "outputs": write_list([line.text for line in measure.outputs.all()]),
        "outcome": write_text(measure.outcome),
        "remark": write_text(measure.remark),
    }
    return {name: protect(_UNWRITABLE.sub("", texts[name])) for name in HEADINGS}


def _period(measure: Measure) -> str:
    if measure.start and measure.end:
        return f"{long_date(measure.start)} - {long_date(measure.end)}"
    if measure.start:
        return f"ตั้งแต่ {long_date(measure.start)}"
    return f"ภายใน {long_date(measure.end)}" if measure.end else ""
