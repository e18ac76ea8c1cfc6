"""Word files as people see them: hidden text and rows, notes and heads of pages, equations, raised digits."""

import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Piece
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tables.files import read_parts
from tables.grid import LeftOut, Table
from tests.tables.making import saved
from tests.tables.test_files import WANTED

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def cells(content: bytes) -> list[str]:
    parts = read_parts(content, WANTED)
    return [cell.text for part in parts if isinstance(part, Table) for row in part.rows for cell in row.cells]


def beside(content: bytes) -> list[str]:
    return [part for part in read_parts(content, WANTED) if isinstance(part, str)]


def left_out(content: bytes) -> list[str]:
    return [part.message for part in read_parts(content, WANTED) if isinstance(part, LeftOut)]


def cell_with(*runs: str) -> WordFile:
    """A table whose second cell holds these runs (XML of their properties and text)."""
    document = Document()
    paragraph = document.add_table(rows=2, cols=1).rows[1].cells[0].paragraphs[0]
    for run in runs:
        paragraph._p.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))
    return document


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("properties", "seen"),
    [
        ("<w:vanish/>", "ก"),
        ('<w:vanish w:val="1"/>', "ก"),
        ('<w:vanish w:val="0"/>', "กข"),
        ('<w:vanish w:val="false"/>', "กข"),
        ('<w:rStyle w:val="Secret"/>', "ก"),
        ('<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>', "กข"),
    ],
)
def test_hidden_text_is_not_there(properties: str, seen: str) -> None:
    document = cell_with(run("ก"), run("ข", properties))
    document.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    assert cells(saved(document)) == ["", seen]
    said = [] if "ข" in seen else ["ข้อความหรือแถวที่ซ่อนอยู่ในไฟล์ Word 1 แห่ง ไม่ได้อ่าน"]
    assert left_out(saved(document)) == said


def test_a_paragraph_of_a_hidden_style_is_not_there() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=1)
    base = document.styles.add_style("Secret", WD_STYLE_TYPE.PARAGRAPH)
    base.font.hidden = True
    document.styles.add_style("Below", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    table.rows[0].cells[0].paragraphs[0].text = "ก"
    table.rows[0].cells[0].add_paragraph("ข", style="Below")
    assert cells(saved(document)) == ["ก"]


def test_a_hidden_row_is_not_there() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=1)
    table.rows[0].cells[0].text, table.rows[1].cells[0].text = "ก", "ข"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    assert cells(saved(document)) == ["ข"]
    assert left_out(saved(document)) == ["ข้อความหรือแถวที่ซ่อนอยู่ในไฟล์ Word 1 แห่ง ไม่ได้อ่าน"]


def test_the_prompt_of_an_empty_control_is_no_text() -> None:
    control = "<w:r><w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>คลิกที่นี่</w:t></w:r></w:sdtContent></w:sdt></w:r>"
    assert cells(saved(cell_with(run("ก"), control.format("<w:showingPlcHdr/>")))) == ["", "ก"]
    assert cells(saved(cell_with(run("ก"), control.format("")))) == ["", "กคลิกที่นี่"]


@pytest.mark.parametrize(("place", "seen"), [("superscript", "10³"), ("subscript", "10₃"), ("baseline", "103")])
def test_raised_and_lowered_digits_change_no_number(place: str, seen: str) -> None:
    raised = run("๓" if place != "baseline" else "3", f'<w:vertAlign w:val="{place}"/>')
    assert cells(saved(cell_with(run("10"), raised))) == ["", seen]


@pytest.mark.parametrize(
    ("equation", "seen"),
    [
        ("<m:r><m:t>ร้อยละ = 100</m:t></m:r>", "ก ร้อยละ = 100"),
        ("<m:f><m:num><m:r><m:t>ก</m:t></m:r></m:num><m:den><m:r><m:t>ข+1</m:t></m:r></m:den></m:f>", "ก ก/(ข+1)"),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>", "ก 10³"),
    ],
)
def test_an_equation_is_read_where_it_stands(equation: str, seen: str) -> None:
    document = cell_with(run("ก"))
    paragraph = document.tables[0].rows[1].cells[0].paragraphs[0]._p
    paragraph.append(parse_xml(f"<m:oMath {MATH}>{equation}</m:oMath>"))
    assert cells(saved(document)) == ["", seen]


def test_notes_and_heads_of_pages_are_shown_beside() -> None:
    document = cell_with(run("ก"))
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "ประเด็นที่ 1 ก", "หน้า 1"
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>เฉพาะบางงาน</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    part = Piece(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert beside(saved(document)) == ["เชิงอรรถ: เฉพาะบางงาน", "หัวกระดาษ: ประเด็นที่ 1 ก", "ท้ายกระดาษ: หน้า 1"]
    assert cells(saved(document)) == ["", "ก"]


def test_a_strict_document_is_nothing_special() -> None:
    plain = saved(cell_with(run("ก"), run("ข", "<w:vanish/>")))
    new = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            for usual, strict in (
                (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"wordprocessingml/main"),
                (
                    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    b"officeDocument/relationships",
                ),
            ):
                text = text.replace(usual, b"http://purl.oclc.org/ooxml/" + strict)
            target.writestr(name, text)
    assert cells(new.getvalue()) == ["", "ก"]


BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/><w:checkBox><w:sizeAuto/>{}</w:checkBox>'
    "</w:ffData></w:fldChar></w:r>"
)
LIST = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{}<w:listEntry w:val="ยังไม่เริ่ม"/>'
    '<w:listEntry w:val="แล้วเสร็จ"/></w:ddList></w:ffData></w:fldChar></w:r>'
)


@pytest.mark.parametrize(
    ("field", "seen"),
    [
        (BOX.format('<w:default w:val="1"/>'), "☒"),
        (BOX.format('<w:default w:val="1"/><w:checked w:val="0"/>'), "☐"),
        (BOX.format('<w:default w:val="0"/><w:checked/>'), "☒"),
        (BOX.format(""), "☐"),
        (LIST.format('<w:result w:val="1"/>'), "แล้วเสร็จ"),
        (LIST.format(""), "ยังไม่เริ่ม"),
        (LIST.format('<w:result w:val="9"/>'), ""),
    ],
)
def test_a_field_of_an_old_form_says_what_it_shows(field: str, seen: str) -> None:
    assert cells(saved(cell_with(field)))[1] == seen


def test_comments_at_the_margin_are_told_and_no_text() -> None:
    document = cell_with(run("ร่าง"))
    document.add_comment(document.add_paragraph("ท้าย").runs, "ถามหัวหน้าก่อน", author="ก")
    content = saved(document)
    assert left_out(content) == ["ข้อคิดเห็นที่แนบไว้ในไฟล์ 1 แห่ง ไม่ได้นำเข้า: “ถามหัวหน้าก่อน”"]
    assert (beside(content), cells(content)[1]) == (["ท้าย"], "ร่าง")
