"""What each element and class of a paper's HTML becomes, whichever paper prints it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from weasyprint import HTML

from accounts import storage
from documents.word import fonts
from documents.word.inline import UnknownMarkup
from documents.word.package import SKELETON, new_document
from documents.word.printer import NOT_SIGNED, Printer
from tests.documents.word.reading import said, value
from thai.digits import to_thai


def printed(*bodies: str, page: str = "report") -> Any:
    """The body of a Word file that says this, without the line at its end."""
    document = new_document()
    Printer(document).print(*(HTML(string=f"<body class='{page}'>{body}").etree_element[1] for body in bodies))
    body = document.element.body
    assert said(body[-2]) == said_of(NOT_SIGNED)
    body.remove(body[-2])
    return body


def said_of(words: str) -> str:
    return "".join(words.split())


def paragraphs(body: Any) -> list[str]:
    return [said(p) for p in body.iter(qn("w:p")) if said(p)]


def test_white_space_is_taken_as_html_takes_it() -> None:
    body = printed("<p>  ก \n\n <b> ข</b>  ค<br>\n ง </p><p> </p>")
    [text] = body.iter(qn("w:p"))
    assert [t.text for t in text.iter(qn("w:t"))] == ["ก", " ข", " ค", "ง"]
    assert len(list(text.iter(qn("w:br")))) == 1


def test_bold_letters_are_bold_in_thai_too() -> None:
    [run] = printed("<p><b>ก</b></p>").iter(qn("w:r"))
    assert [child.tag for child in run[0]] == [qn("w:b"), qn("w:bCs")]


@pytest.mark.parametrize(
    "markup", ["<blockquote>ก</blockquote>", "<p><u>ก</u></p>", "<p><img src='https://a.th/a.png'></p>"]
)
def test_what_is_not_known_is_an_error_and_not_a_gap(markup: str) -> None:
    with pytest.raises(UnknownMarkup):
        printed(markup)


def test_a_cover_has_a_page_of_its_own_and_no_number() -> None:
    body = printed("<div class='cover'><p>ชื่อ</p><p>ปี</p><p>เทศบาล</p><p>ที่ตั้ง</p></div><h1>เรื่อง</h1>", page="report wide")
    cover, inside = body.iter(qn("w:sectPr"))
    assert paragraphs(body) == ["ชื่อ", "ปี", "เทศบาล", "ที่ตั้ง", "เรื่อง"]
    assert (value(cover, "w:pgSz", "orient"), value(inside, "w:pgSz", "orient")) == (None, "landscape")
    assert cover.find(qn("w:titlePg")) is not None
    assert inside.find(qn("w:titlePg")) is None  # the second page is number two
    assert (value(cover, "w:pgNumType", "start"), value(inside, "w:pgNumType", "start")) == ("1", None)


def test_a_contents_leads_to_the_pages_of_its_headings() -> None:
    body = printed(
        "<div class='contents'><p><span>หนึ่ง</span><span class='leader'></span>"
        "<a href='#plan-one' class='page-of'></a></p></div>"
        "<h2 id='plan-one'>หนึ่ง</h2>"
    )
    [field] = body.iter(qn("w:fldSimple"))
    [mark] = body.iter(qn("w:bookmarkStart"))
    assert field.get(qn("w:instr")) == f" PAGEREF {mark.get(qn('w:name'))} "
    assert said(mark.getparent()) == "หนึ่ง"
    assert value(body[0], "w:pPr/w:tabs/w:tab", "leader") == "dot"
    assert value(field, "w:r/w:rPr/w:rFonts", "ascii") == fonts.DIGITS


def test_numbers_of_pages_look_thai_where_they_are_not() -> None:
    header = etree.parse(SKELETON / "word" / "header1.xml").getroot()
    assert {look.get(qn("w:ascii")) for look in header.iter(qn("w:rFonts"))} == {fonts.DIGITS}
    key = "{00000000-0000-0000-0000-000000000000}"  # hides nothing
    file = fonts.embedded(settings.VENDOR_DIR / "Sarabun-Regular.ttf", key, of_numbers=True)
    letters = TTFont(io.BytesIO(file)).getBestCmap()
    assert len(letters) == 20
    assert all(letters[ord(digit)] == letters[ord(to_thai(digit))] for digit in "0123456789")


def test_a_cell_over_several_rows_is_one() -> None:
    body = printed(
        "<table><thead><tr><th scope='col'>ก</th><th scope='col'>ข</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>กลุ่ม</td><td>1</td></tr><tr><td>2</td></tr>"
        "<tr><td>อื่น</td><td>3</td></tr></tbody></table>"
    )
    merged = [[value(c, "w:tcPr/w:vMerge") for c in row.iter(qn("w:tc"))] for row in body.iter(qn("w:tr"))]
    assert merged == [[None, None], ["restart", None], ["continue", None], [None, None]]
    assert paragraphs(body) == ["ก", "ข", "กลุ่ม", "1", "2", "อื่น", "3"]


def test_words_and_their_figure_stand_at_the_ends_of_a_line() -> None:
    [pair] = printed("<p class='pair'><span>ข้อ i1</span><span class='figure'>๙๘.๐๕</span></p>").iter(qn("w:p"))
    assert [t.text for t in pair.iter(qn("w:t"))] == ["ข้อ i1", "๙๘.๐๕"]
    assert value(pair, "w:pPr/w:tabs/w:tab") == "right"


def test_what_is_listed_stands_beside_its_label() -> None:
    first, second = printed(
        "<div class='listed'><p class='label'>อ้างถึง</p><ol class='items'><li>๑. ก</li><li>๒. ข</li></ol></div>",
        page="memo",
    ).iter(qn("w:p"))
    assert (said(first), said(second)) == ("อ้างถึง๑.ก", "๒.ข")
    assert value(first, "w:pPr/w:ind", "left") == value(second, "w:pPr/w:ind", "left")
    assert value(first, "w:pPr/w:ind", "hanging") == value(first, "w:pPr/w:ind", "left")
    assert value(second, "w:pPr/w:ind", "hanging") is None


def test_a_table_of_scores_is_one_piece_though_a_group_goes_over_several_rows() -> None:
    rows = "<tr><td class='group' rowspan='3'>IIT</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr>"
    body = printed(f"<table class='scores data'><tbody>{rows}</tbody></table>")
    kept = [
        [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))]
        for row in body.iter(qn("w:tr"))
    ]
    assert kept == [[True, True], [True, True], [False, False]]


def test_figures_of_half_a_line_stand_in_a_row() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 320 240'><title>รูป</title></svg>"
    half = f"<figure class='chart alone'>{svg}<figcaption>ครึ่ง</figcaption></figure>"
    broad = half.replace("alone", "alone broad").replace("ครึ่ง", "กว้าง")
    body = printed(half + " " + half + broad + half)
    [row] = body.iter(qn("w:tr"))
    assert [said(cell) for cell in row.iter(qn("w:tc"))] == ["ครึ่ง", "ครึ่ง"]
    assert paragraphs(body) == ["ครึ่ง", "ครึ่ง", "กว้าง", "ครึ่ง"]
    widths = [int(extent.get("cx")) // 36000 for extent in body.iter(qn("wp:extent"))]
    assert widths == [66, 66, 136, 66]


def test_a_picture_of_the_office_is_as_large_as_its_pixels_or_its_room() -> None:
    sizes = []
    for size in ((96, 48), (4000, 1000), (1000, 4000)):
        data = io.BytesIO()
        Image.new("RGB", size).save(data, "PNG")
        image = f"<img src='stored:{storage.put(data.getvalue())}' alt='จอ'>"
        [shown] = printed(f"<figure class='picture'>{image}<figcaption>ภาพ</figcaption></figure>").iter(qn("wp:inline"))
        assert shown.docPr.get("descr") == "จอ"
        extent = shown.extent
        sizes.append((round(extent.cx / 36000, 1), round(extent.cy / 36000, 1)))
    assert sizes == [(25.4, 12.7), (160.0, 40.0), (47.5, 190.0)]


def test_a_report_in_the_file_of_its_memo_begins_anew() -> None:
    body = printed("<h1>บันทึก</h1>", "<h1>รายงาน</h1>")
    memo, report = body.iter(qn("w:sectPr"))
    for section in (memo, report):
        assert value(section, "w:pgNumType", "start") == "1"
        assert section.find(qn("w:titlePg")) is not None


def test_what_only_pages_have_is_left_out() -> None:
    body = printed(
        "<p>ก</p><p data-cont=''>ก (ต่อ)</p><aside class='verify'><p>รหัส</p></aside><div class='draft-mark'>ร่าง</div>"
    )
    assert paragraphs(body) == ["ก"]


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize(("drafter", "others", "rows"), [(True, 1, 0), (True, 2, 1), (False, 3, 1), (True, 4, 2)])
def test_a_place_to_sign_is_complete_and_in_one_piece(*, across: bool, drafter: bool, others: int, rows: int) -> None:
    blocks = [
        {"field": "Sig_0", "heading": "ผู้จัดทำ", "position": "นักวิเคราะห์", "holder": "นางสาว ก", "drafter": True},
        {"field": "Sig_1", "heading": "ความเห็น", "position": "", "holder": ""},
        {"field": "Sig_2", "heading": "คำสั่ง", "position": "นายก", "holder": "นาย ข"},
        {"field": "Sig_3", "heading": "ทราบ", "position": "รองนายก", "holder": "นาย ค"},
        {"field": "Sig_4", "heading": "รับ", "position": "ปลัด", "holder": "นาย ง"},
    ][not drafter :][: drafter + others]
    words = [
        *("ผู้จัดทำ", "ลงชื่อ", "(นางสาวก)", "นักวิเคราะห์"),
        *("ความเห็น", "ลงชื่อ", "()", "ตำแหน่ง"),
        *("คำสั่ง", "ลงชื่อ", "(นายข)", "นายก"),
        *("ทราบ", "ลงชื่อ", "(นายค)", "รองนายก"),
        *("รับ", "ลงชื่อ", "(นายง)", "ปลัด"),
    ][4 * (not drafter) :][: 4 * len(blocks)]
    html = render_to_string("documents/_signatures.html", {"paper": {"signatures": blocks, "kind": "plan"}})
    body = printed(html, page="report wide" if across else "report")
    assert paragraphs(body) == words
    # As on the pages: the drafter has a row alone, and of an odd number the first.
    assert [len(list(row.iter(qn("w:tc")))) for row in body.iter(qn("w:tr"))] == [2] * (rows if across else 0)
    in_rows = [said(p) for row in body.iter(qn("w:tr")) for p in row.iter(qn("w:p"))]
    assert in_rows == words[len(words) - len(in_rows) :]
    kept = [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in body.iter(qn("w:p")) if said(p)]
    alone = len(blocks) - len(in_rows) // 4
    assert kept == [True, True, True, False] * alone + [False] * len(in_rows)
