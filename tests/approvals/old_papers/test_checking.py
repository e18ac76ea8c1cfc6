"""Strangers' papers read, proofread and marked, in the processes that do it for real."""

from __future__ import annotations

import base64
import io
import zipfile
from itertools import pairwise

import pypdfium2
import pytest
from django.conf import settings
from docx import Document
from docx.text.run import Run

from accounts.models import Municipality
from approvals.old_papers import pdf_places
from approvals.old_papers.checking import MOST_SHOWN, CannotReadPaper, Checked, check
from approvals.old_papers.opened_file import NOT_TAKEN, opened
from plans.proof_facts import facts_of
from tests.approvals.old_papers.strangers import HEAD, RIGHT, WRONG, pdf, pymupdf, word
from tests.factories import make_assessment
from tests.linear import within


@pytest.fixture
def checked_for(opened: Municipality) -> Municipality:
    make_assessment(opened)
    return opened


def checked(municipality: Municipality, content: bytes, *, is_pasted: bool = False) -> Checked:
    told: list[int] = []
    facts = facts_of(municipality, 2568, "analysis")
    found = check(content, is_pasted=is_pasted, facts=facts, tell=told.append)
    assert told[0] == 5
    assert all(before <= after for before, after in pairwise(told))
    assert told[-1] == 95
    return found


def said(found: Checked) -> list[tuple[str, str, bool]]:
    return [(found.text[f["start"] : f["end"]], f["expected"], f["sure"]) for f in found.report["findings"]]


ERROR = [("93.29", "93.92", True)]


def test_a_pasted_text_is_held_against_the_figures(checked_for: Municipality) -> None:
    found = checked(checked_for, f"{HEAD}\n\n{RIGHT}\n{WRONG}\n".encode(), is_pasted=True)
    assert said(found) == ERROR
    assert (found.report["kind"], found.report["errors"], found.report["warnings"]) == ("paste", 1, 0)
    assert (found.report["page_count"], found.copy, found.pictures) == (0, b"", [])


def test_a_pdf_has_its_places_its_page_and_a_copy_with_comments(checked_for: Municipality) -> None:
    found = checked(checked_for, pdf([HEAD, RIGHT], [RIGHT, WRONG]))
    assert said(found) == ERROR
    [finding] = found.report["findings"]
    assert (finding["page"], found.report["page_count"]) == (2, 2)
    [[x, y, width, height]] = finding["boxes"]
    assert 300 < x < 480
    assert 110 < y < 130  # its line stands at 130 from above
    assert 25 < width < 50
    assert 10 < height < 25
    [picture] = found.pictures
    assert (picture.number, round(picture.width), round(picture.height)) == (2, 595, 842)
    assert picture.jpeg.startswith(b"\xff\xd8\xff")
    with pymupdf.open(stream=found.copy) as copy:
        first, second = copy
        assert list(first.annots()) == []
        [note] = second.annots()
        assert note.type[1] == "Highlight"
        assert "93.92" in note.info["content"]
        assert note.info["content"].startswith("ข้อผิด: ")
        assert note.rect.intersects(pymupdf.Rect(x, y, x + width, y + height))
        assert WRONG[-5:] in second.get_text()


def test_a_turned_page_has_its_marks_where_they_are_seen(checked_for: Municipality) -> None:
    document = pymupdf.open(stream=pdf([HEAD, WRONG]))
    document[0].set_rotation(90)
    [finding] = checked(checked_for, document.tobytes()).report["findings"]
    [[x, y, width, height]] = finding["boxes"]
    assert 842 - 135 < x < 842 - 105  # what stood 130 from above stands as far from the right now
    assert 300 < y < 480
    assert height > width


def test_words_far_apart_in_a_line_are_cells_of_a_table() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for x, words in ((72, "one two"), (300, "three")):
        page.insert_text((x, 100), words)
    found = pdf_places.read(document.tobytes())
    assert "one two\tthree" in found["text"]


def test_a_row_whose_words_take_several_lines_is_one_row(checked_for: Municipality) -> None:
    """As LibreOffice and Word write it: the words of a cell line by line, then the figures beside them."""
    document = pymupdf.open(stream=pdf([HEAD, "", ""]))
    page = document[0]
    page.insert_font(fontname="thai", fontfile=str(settings.VENDOR_DIR / "Sarabun-Regular.ttf"))
    rows = [
        (200, [(72, "ตัวชี้วัด"), (250, "คะแนนปี 2568"), (400, "ผล")]),
        *[(240 + 15 * line, [(72, words)]) for line, words in enumerate(("ตัวชี้วัดที่ 6", "คุณภาพการ", "ดำเนินงาน"))],
        (240, [(250, "95.83"), (400, "ผ่าน")]),  # at the top of its row
        *[(300 + 15 * line, [(72, words)]) for line, words in enumerate(("ตัวชี้วัดที่ 7", "ประสิทธิภาพการ", "สื่อสาร"))],
        (315, [(250, "93.29"), (400, "ผ่าน")]),  # in its middle
    ]
    for y, cells in rows:
        for x, words in cells:
            page.insert_text((x, y), words, fontname="thai", fontsize=12)
    found = checked(checked_for, document.tobytes())
    lines = ["⇥".join(" ".join(cell.split()) for cell in line.split("\t")) for line in found.text.splitlines()]
    assert "ตัวชี้วัดที่ 6 คุณภาพการ ดำเนินงาน⇥95.83⇥ผ่าน" in lines
    assert "ตัวชี้วัดที่ 7 ประสิทธิภาพการ สื่อสาร⇥93.29⇥ผ่าน" in lines
    assert said(found) == ERROR


def test_a_row_of_long_cells_is_one_row_and_its_subject_its_own(checked_for: Municipality) -> None:
    """What a cell of one row speaks of is nobody's subject in the next."""
    document = pymupdf.open(stream=pdf([HEAD, ""]))
    page = document[0]
    page.insert_font(fontname="thai", fontfile=str(settings.VENDOR_DIR / "Sarabun-Regular.ttf"))
    rows = [
        (200, [["ลำดับ"], ["หัวข้อ"], ["ผลการวิเคราะห์"]]),
        (230, [["7."], ["ประสิทธิภาพการ", "สื่อสาร"], ["ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้", "93.29 คะแนน", "ซึ่งสูงขึ้น"]]),
        (290, [["8."], ["การปรับปรุงการ", "ทำงาน"], ["ระบบการทำงานและการให้บริการ ได้", "91.63 คะแนน"]]),
    ]
    for y, cells in rows:
        for x, words in zip((72, 110, 230), cells, strict=True):
            for number, line in enumerate(words):
                page.insert_text((x, y + 15 * number), line, fontname="thai", fontsize=12)
    found = checked(checked_for, document.tobytes())
    lines = ["⇥".join(" ".join(cell.split()) for cell in line.split("\t")) for line in found.text.splitlines()]
    assert "7.⇥ประสิทธิภาพการ สื่อสาร⇥ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 93.29 คะแนน ซึ่งสูงขึ้น" in lines
    assert "8.⇥การปรับปรุงการ ทำงาน⇥ระบบการทำงานและการให้บริการ ได้ 91.63 คะแนน" in lines
    assert said(found) == ERROR


def test_the_columns_of_a_chart_are_no_rows() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for x, y, words in (
        (72, 300, "100.00"),
        (75, 320, "IIT"),
        (172, 310, "91.09"),
        (175, 320, "EIT"),
        (272, 305, "97.50"),
    ):
        page.insert_text((x, y), words)
    assert "\t" not in pdf_places.read(document.tobytes())["text"]


def test_a_mark_that_was_drawn_behind_its_line_is_read_where_it_is_seen(checked_for: Municipality) -> None:
    """As LibreOffice writes the second mark on a letter in some fonts."""
    document = pymupdf.open(stream=pdf([HEAD, "", WRONG.replace("สื่อสาร", "สือสาร")]))
    page = document[0]
    page.insert_font(fontname="thai", fontfile=str(settings.VENDOR_DIR / "Sarabun-Regular.ttf"))
    [seen_at] = page.search_for("สือ")
    page.insert_text((seen_at.x0 + 6, 160), "่", fontname="thai", fontsize=14)
    found = checked(checked_for, document.tobytes())
    assert WRONG in found.text
    assert said(found) == ERROR
    [finding] = found.report["findings"]
    with pymupdf.open(stream=document.tobytes()) as again:
        [there] = again[0].search_for("93.29")
    assert finding["boxes"][0][0] == pytest.approx(there.x0, abs=1)


def test_figures_below_or_above_words_are_no_row_with_them() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for x, y, words in (
        (72, 100, "one"),
        (300, 140, "95.83"),
        (72, 200, "two"),
        (72, 220, "93.29"),
        (60, 300, "x" * 60),
        (300, 280, "91.11"),
    ):
        page.insert_text((x, y), words)
    assert "\t" not in pdf_places.read(document.tobytes())["text"]


def test_a_word_file_has_its_rows_and_comments_at_its_words(checked_for: Municipality) -> None:
    rows = [["ตัวชี้วัด", "คะแนนปี 2568"], ["6 คุณภาพการดำเนินงาน", "95.83"], ["7 ประสิทธิภาพการสื่อสาร", "93.29"]]
    content = word(HEAD, f"{RIGHT} จากเดิม 93.29", WRONG, rows=rows)
    found = checked(checked_for, content)
    assert "7 ประสิทธิภาพการสื่อสาร\t93.29" in found.text
    assert ("93.29", "93.92", True) in said(found)
    assert said(found).count(("93.29", "93.92", True)) == 2
    copy = Document(io.BytesIO(found.copy))
    assert len(list(copy.comments)) == len(found.report["findings"])
    assert all("93.92" in comment.text for comment in copy.comments if "ข้อผิด" in comment.text)
    body = copy.element.body
    starts = [e for e in body.iter() if e.tag.endswith("}commentRangeStart")]
    marked = [Run(start.getnext(), copy).text for start in starts]
    assert marked.count("93.29") == 2
    assert [p.text for p in copy.paragraphs] == [HEAD, f"{RIGHT} จากเดิม 93.29", WRONG]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", NOT_TAKEN),
        (b"plain words", NOT_TAKEN),
        (b"GIF89a" + b"\0" * 30, NOT_TAKEN),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "รุ่นเก่า"),
        (b"PK\x03\x04" + b"\0" * 40, "เปิดไฟล์ไม่ได้"),
        (b"%PDF-1.7\n" + b"x" * 300, "เปิดไฟล์นี้ไม่สำเร็จ"),
        (pdf([HEAD])[:200], "เปิดไฟล์นี้ไม่สำเร็จ"),
        (pdf([HEAD], password="secret"), "ใส่รหัสผ่าน"),
        (pdf([]), "ภาพสแกน"),
        (pdf(*[["x"]] * (pdf_places.MOST_PAGES + 1)), "ตรวจได้ไม่เกิน 200 หน้า"),
        (word(), "ไม่พบข้อความ"),
    ],
)
def test_what_cannot_be_read_says_why(checked_for: Municipality, content: bytes, why: str) -> None:
    with pytest.raises(CannotReadPaper, match=why):
        checked(checked_for, content)


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    return file.getvalue()


def swelling_pdf() -> bytes:
    """A page of four thousand million points, which no picture could hold."""
    document, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    document.new_page(200, 200)
    document.save(file)
    return file.getvalue().replace(b"200 200", b"1e9 1e9")


@pytest.mark.parametrize("content", [bomb(), swelling_pdf()])
def test_a_bomb_is_refused_in_time(checked_for: Municipality, content: bytes) -> None:
    with pytest.raises(CannotReadPaper):
        checked(checked_for, content)


@pytest.mark.parametrize(
    "words", ["1", "ได้คะแนน ๙๙.๓๕ ", "ปี 2568 ได้ 99.35 ", "เทศบาลตำบล", "ตัวชี้วัดที่ 7 ได้ 93.29\n", "\t1.1\t", "ๆ "]
)
def test_hostile_texts_end_and_are_told_in_part(checked_for: Municipality, words: str) -> None:
    text = (words * (pdf_places.MOST_LETTERS // len(words)))[: pdf_places.MOST_LETTERS]
    with within(20, words):
        found = checked(checked_for, text.encode(), is_pasted=True)
    assert len(found.report["findings"]) <= MOST_SHOWN


def test_a_megabyte_of_text_in_a_file_is_refused() -> None:
    assert "ยาวเกิน 300,000" in opened(word(*[f"{number} " * 100 for number in range(3000)]))["refused"]


def test_what_goes_in_one_piece_comes_out_again() -> None:
    given = pdf_places.packed([[1, "ก\nข"]], b"%PDF\n\x00")
    assert pdf_places.unpacked(given) == ([[1, "ก\nข"]], b"%PDF\n\x00")


def test_errors_are_shown_before_warnings_where_there_are_too_many(checked_for: Municipality) -> None:
    lines = [f"{WRONG}\n{RIGHT} คะแนน คะแนน\n"] * 400
    found = checked(checked_for, "\n".join(lines).encode(), is_pasted=True)
    assert found.report["errors"] >= 200
    assert len(found.report["findings"]) <= MOST_SHOWN
    assert sum(f["sure"] for f in found.report["findings"]) == min(found.report["errors"], MOST_SHOWN)


def test_a_picture_is_of_the_page_that_was_asked_for() -> None:
    [drawn] = pdf_places.pictures(pdf_places.packed([1], pdf(["first"], ["second"])))
    assert base64.b64decode(drawn).startswith(b"\xff\xd8\xff")
