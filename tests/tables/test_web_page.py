"""Web pages as people see them: what is hidden, drawn bullets, lists inside lists, raised digits."""

import pytest

from tables.files import read_parts
from tables.grid import LeftOut, Table
from tests.tables.test_files import WANTED


def cells(page: str) -> list[list[str]]:
    parts = read_parts(page.encode(), WANTED)
    return [[cell.text for cell in row.cells] for part in parts if isinstance(part, Table) for row in part.rows]


def left_out(page: str) -> list[str]:
    return [part.message for part in read_parts(page.encode(), WANTED) if isinstance(part, LeftOut)]


def in_cell(inside: str) -> str:
    ((text,),) = cells(f"<table><tr><td>{inside}</td></tr></table>")
    return text


HIDDEN = ["hidden", "style='display:none'", "style='visibility:hidden'", "style='mso-hide:all'", "class='a x'"]
STYLES = "<html><head><style>.y{color:red} tr.x, p.x, span.x, .z { display : none }</style></head><body>"


@pytest.mark.parametrize("how", HIDDEN)
def test_what_is_hidden_is_not_there_and_said(how: str) -> None:
    page = (
        f"{STYLES}<p {how}>ลับ</p><table><tr><td>ก<td>ข<tr {how}><td>ลับ<td>ค<tr><td>ง<span {how}>ลับ</span><td>จ</table>"
    )
    assert cells(page) == [["ก", "ข"], ["ง", "จ"]]
    assert left_out(page) == ["ส่วนที่ซ่อนอยู่ในหน้าเว็บ 3 แห่ง ไม่ได้อ่าน"]


@pytest.mark.parametrize("how", ["style='display:none'", "class=z", "hidden"])
def test_a_hidden_column_is_not_there(how: str) -> None:
    table = f"<table><col><col {how}><col><tr><td>ก<td>ข<td>ค<tr><td>ง<td colspan=2>จ</table>"
    assert cells(STYLES + table) == [["ก", "ค"], ["ง", "จ"]]


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [
        ("#z{display:none}", "ข"),
        (".a .b{display:none}", "ข"),
        ("table>.b{display:none}", "กข"),
        ("td > .b.c {color:red; display: none}", "ข"),
        (".c.d{display:none}", "กข"),
        ("span{display:none}", "ข"),
        ("@media print{.b{display:none}}", "กข"),
        ("@media screen{.b{display:none}}", "ข"),
        (".b{display:none}.b{display:inline}", "กข"),
        ("td .b{display:none}.b{display:inline}", "ข"),
        (".b:hover{display:none}", "กข"),
        ("/* .b{display:none} */ @import 'x'; .b{font-size:0}", "กข"),
    ],
)
def test_a_pages_sheets_say_what_is_hidden(sheet: str, seen: str) -> None:
    page = f"<style>{sheet}</style><table class=a><tr><td><span id=z class='b c'>ก</span>ข</table>"
    (table, *_) = read_parts(page.encode(), WANTED)
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].text == seen


def test_an_elements_own_style_counts_most_and_a_hidden_group_hides_its_rows() -> None:
    page = (
        "<style>.b{display:none}</style><table><caption>แผน</caption><tbody hidden><tr><td>ซ่อน</tbody>"
        "<tr><td><b class=b style='display:inline'>ก</b><b class=b style='color:red'>ข</b></table>"
    )
    caption, table, left_out = read_parts(page.encode(), WANTED)
    assert (caption, isinstance(left_out, LeftOut)) == ("แผน", True)
    assert isinstance(table, Table)
    assert [cell.text for row in table.rows for cell in row.cells] == ["ก"]


def test_a_page_in_utf_16_is_a_page() -> None:
    (table,) = read_parts("<table><tr><td>ก</table>".encode("utf-16"), WANTED)
    assert isinstance(table, Table)


def test_a_class_that_hides_nothing_hides_nothing() -> None:
    assert left_out(f"{STYLES}<table><tr><td class=y>ก</table>") == []
    assert cells(f"{STYLES}<table><tr><td class=y>ก</table>") == [["ก"]]


IGNORED = "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times New Roman\"'>&nbsp; </span></span>"


@pytest.mark.parametrize("letter", ["Ø", "ü", "§", "v", "o"])
@pytest.mark.parametrize("family", ["font-family:Wingdings", "font-family:Symbol", "font:7pt Webdings"])
def test_bullets_that_word_draws_are_bullets(letter: str, family: str) -> None:
    item = f"<p style='mso-list:l0 level1 lfo1'><span style='{family}'>{IGNORED.format(letter)}</span>{{}}</p>"
    assert in_cell(item.format("ร่าง") + item.format("ลงนาม")) == "• ร่าง\n• ลงนาม"


def test_a_drawn_letter_elsewhere_is_a_bullet_and_others_are_letters() -> None:
    assert in_cell("<font face=Wingdings>§</font>ร่าง") == "• ร่าง"
    assert in_cell("<span style='font-family:Sarabun'>v</span>2") == "v2"
    assert in_cell("<p style='font-family:Wingdings'><span style='font-family:Sarabun'>ก</span></p>") == "ก"


def test_levels_of_word_are_lines_of_their_item() -> None:
    def item(level: int, number: str, text: str) -> str:
        return f"<p style='mso-list:l0 level{level} lfo1'>{IGNORED.format(number)}{text}</p>"

    page = item(1, "1.", "ก") + item(2, "1.", "ข") + item(2, "2.", "ค") + item(1, "2.", "ง")
    assert in_cell(page) == "1. ก\n- ข\n- ค\n2. ง"


@pytest.mark.parametrize(
    "page",
    [
        "<ol><li>ก<ol><li>ข</li><li>ค</li></ol></li><li>ง</li></ol>",
        "<ol><li aria-level=1>ก</li></ol><ol><li aria-level=2>ข</li><li aria-level=2>ค</li></ol>"
        "<ol start=2><li aria-level=1>ง</li></ol>",
        "<ol class='lst-kix_a-0 start'><li>ก</li></ol><ol class='lst-kix_a-1'><li>ข</li><li>ค</li></ol>"
        "<ol class=lst-kix_a-0 start=2><li>ง</li></ol>",
    ],
    ids=["nested", "pasted from Google Docs", "saved by Google Docs"],
)
def test_lists_inside_lists_stay_inside(page: str) -> None:
    assert in_cell(page) == "1. ก\n- ข\n- ค\n2. ง"


def test_bullets_inside_bullets_are_told_apart() -> None:
    page = "<ul><li><p>ก</p><ul><li><p>ข</p></li></ul></li><li>ค</li></ul>"
    assert in_cell(page) == "• ก\n- ข\n• ค"


def test_raised_digits_change_no_number() -> None:
    assert in_cell("10<sup>3</sup> CO<sub>2</sub> ครั้งที่ 4<sup>th</sup>") == "10³ CO₂ ครั้งที่ 4th"
