"""Files of LibreOffice as people see them: sheets, tables, lists, notes, what is hidden."""

import io
import zipfile

import pytest

from tables.errors import FORMULA, Unreadable
from tables.files import read_parts
from tables.grid import LeftOut, Part, Table
from tables.rows import read_rows
from tests.tables.test_files import WANTED

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for name, kind in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")),
    )
)


def packed(kind: str, body: str, styles: str = "") -> bytes:
    """A file of LibreOffice: `kind` is text or spreadsheet."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return file.getvalue()


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    inside = "".join(text if text.startswith("<") else cell(text) for text in cells)
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def sheet(*rows: str, columns: str = "", name: str = "แผน", style: str = "") -> str:
    styled = f'table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}" {styled}>{columns}{"".join(rows)}</table:table>'


def parts(content: bytes) -> list[Part]:
    return read_parts(content, WANTED)


def texts(content: bytes) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells] for part in parts(content) if isinstance(part, Table) for row in part.rows
    ]


def left_out(content: bytes) -> list[str]:
    return [part.message for part in parts(content) if isinstance(part, LeftOut)]


def test_a_sheet_says_what_it_shows() -> None:
    shown = cell("95%", 'office:value-type="percentage" office:value="0.95"')
    month = cell("ต.ค. 68", 'office:value-type="date" office:date-value="2025-10-01"')
    foreign = cell("10/01/25", 'office:value-type="date" office:date-value="2025-10-01"')
    english = cell("Oct 25", 'office:value-type="date" office:date-value="2025-10-01"')
    content = packed("spreadsheet", sheet(row("ก", shown, month, foreign, english)))
    assert texts(content) == [["ก", "95%", "ต.ค. 68", "1 ตุลาคม 2568", "ตุลาคม 2568"]]


def test_what_is_repeated_is_counted_out_and_emptiness_is_not() -> None:
    empty = row(
        "<table:table-cell table:number-columns-repeated='16384'/>", attributes="table:number-rows-repeated='1048570'"
    )
    content = packed("spreadsheet", sheet(row("ก", cell("ข", "table:number-columns-repeated='2'")), row("ค"), empty))
    assert texts(content) == [["ก", "ข", "ข"], ["ค", "", ""]]


def test_hidden_rows_columns_and_sheets_are_left_out_and_said() -> None:
    style = '<style:style style:name="gone"><style:table-properties table:display="false"/></style:style>'
    columns = "<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column/>"
    rows = (row("ก", "ลับ", "ข"), row("ลับ", attributes="table:visibility='filter'"), row("ค", "ลับ", "ง"))
    content = packed("spreadsheet", sheet(row("ลับ"), name="เก่า", style="gone") + sheet(*rows, columns=columns), style)
    assert texts(content) == [["ก", "ข"], ["ค", "ง"]]
    assert left_out(content) == [
        "แผ่นงาน “เก่า” ซ่อนอยู่ จึงไม่ได้อ่าน",
        "แผ่นงาน “แผน”: แถวที่ 2 ซ่อนอยู่ จึงไม่ได้อ่าน",
        "แผ่นงาน “แผน”: คอลัมน์ B ซ่อนอยู่ จึงไม่ได้อ่าน",
    ]


def test_merged_cells_are_laid_out_and_formulas_say_what_they_show() -> None:
    merged = cell("รวม", "table:number-rows-spanned='2'")
    seen, unseen = cell("3", "table:formula='of:=1+2'"), cell("", "table:formula='of:=1+2'")
    empty = cell("", "table:formula='of:=T(A9)' office:value-type='string'")
    content = packed("spreadsheet", sheet(row(merged, "ก"), row("<table:covered-table-cell/>", seen, unseen, empty)))
    (table,) = parts(content)
    assert isinstance(table, Table)
    assert [[(c.text, c.above, c.fault) for c in line.cells] for line in table.rows] == [
        [("รวม", False, ""), ("ก", False, ""), ("", False, "")],
        [("รวม", True, ""), ("3", False, ""), ("=1+2", False, FORMULA)],
    ]


def test_a_sheet_is_a_table_of_records() -> None:
    title = row(cell("คะแนน", "table:number-columns-spanned='2'"), "<table:covered-table-cell/>")
    content = packed("spreadsheet", sheet(title, row("code", "score"), row("5521301", "95.00")))
    table = read_rows(content, lambda cells: sum(text in ("code", "score") for text in cells))
    assert (table.header, list(table.rows)) == (["code", "score"], [(3, ["5521301", "95.00"])])


def test_a_text_has_tables_lists_and_notes() -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/>'
        "</text:list-style>"
        '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="gone"><style:text-properties text:display="none"/></style:style>'
    )
    inner = "<text:list><text:list-item><text:p>ย่อย</text:p></text:list-item></text:list>"
    items = (
        '<text:list text:style-name="L">'
        f"<text:list-item><text:p>ร่าง</text:p>{inner}</text:list-item>"
        "<text:list-item><text:p>ลงนาม</text:p></text:list-item></text:list>"
    )
    said = "<text:note-body><text:p>บางงาน</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{said}</text:note>"
    power = '10<text:span text:style-name="up">3</text:span><text:span text:style-name="gone">ลับ</text:span>'
    table = sheet(row(f"<table:table-cell>{items}</table:table-cell>", f"ข{note}", power))
    content = packed("text", f"<text:p>คำนำ</text:p>{table}<text:p>ท้าย<text:line-break/>เรื่อง</text:p>", styles)
    assert [part if not isinstance(part, Table) else len(part.rows) for part in parts(content)] == [
        *("คำนำ", 1, "ท้าย", "เรื่อง", "เชิงอรรถ: บางงาน"),
        LeftOut("ส่วนที่ซ่อนอยู่ในไฟล์ 1 แห่ง ไม่ได้อ่าน"),
    ]
    assert texts(content) == [["1. ร่าง\n- ย่อย\n2. ลงนาม", "ข", "10³"]]


HIDDEN_ROWS = "<table:table-row table:visibility='collapse' table:number-rows-repeated='2000000'/>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (sheet(row("ก", attributes="table:number-rows-repeated='900000'")), "แถว"),
        (sheet(*[row(*["ก"] * 400)]), "คอลัมน์"),
        (sheet(*[HIDDEN_ROWS] * 200), "ซ่อน"),
    ],
)
def test_more_than_any_plan_is_refused(body: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parts(packed("spreadsheet", body))


def test_a_row_of_a_text_that_is_repeated_counts_its_letters_each_time() -> None:
    body = sheet(row(cell("ก" * 100_000), attributes="table:number-rows-repeated='5000'"))
    with pytest.raises(Unreadable, match="ตัวอักษร"):
        parts(packed("text", body))


def test_a_broken_and_an_encrypted_file_are_refused() -> None:
    content = packed("text", "")
    with pytest.raises(Unreadable, match="เสียหาย"):
        parts(content.replace(b"office:body", b"office:bold"))
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<m><encryption-data/></m>")
    with pytest.raises(Unreadable, match="รหัสผ่าน"):
        parts(file.getvalue())


def test_boxes_on_a_sheet_are_told_and_hidden_paragraphs_are_not_there() -> None:
    shape = "<draw:text-box><text:p>แผนปี 2569</text:p></draw:text-box>"
    box = f"<table:shapes><draw:frame xmlns:draw='urn:drawing'>{shape}</draw:frame></table:shapes>"
    shown = parts(packed("spreadsheet", sheet(row("ก"), columns=box)))
    assert [part for part in shown if isinstance(part, str)] == ["กล่องข้อความ: แผนปี 2569"]
    hidden = "<text:p><text:hidden-paragraph text:is-hidden='true'/>ลับ</text:p><text:p>เห็น</text:p>"
    assert [part for part in parts(packed("text", hidden)) if isinstance(part, str)] == ["เห็น"]


def test_comments_are_told_and_no_text() -> None:
    note = "<office:annotation><text:p>ถามหัวหน้าก่อน</text:p></office:annotation>"
    said = ["ข้อคิดเห็นที่แนบไว้ในไฟล์ 1 แห่ง ไม่ได้นำเข้า: “ถามหัวหน้าก่อน”"]
    noted = f"<table:table-cell>{note}<text:p>ร่าง</text:p></table:table-cell>"
    content = packed("spreadsheet", sheet(row("มาตรการ", noted)))
    assert (texts(content), left_out(content)) == ([["มาตรการ", "ร่าง"]], said)
    content = packed("text", f"<text:p>ร่าง{note}</text:p>")
    assert (parts(content)[0], left_out(content)) == ("ร่าง", said)
