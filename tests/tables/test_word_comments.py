"""Comments in a .docx from outside: at their words, in whatever runs these stand, and nothing else changed."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.text.run import Run

from tables.word_comments import Comment, with_comments


def file_of(*paragraphs: list[str]) -> bytes:
    """A .docx whose paragraphs are given as their runs."""
    document, file = Document(), io.BytesIO()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, run in enumerate(runs):
            paragraph.add_run(run).bold = bool(number % 2)
    document.save(file)
    return file.getvalue()


def commented(content: bytes, *comments: Comment) -> tuple[Any, list[tuple[str, str]]]:
    """The file, and of each comment the words it stands at and what it says."""
    document = Document(io.BytesIO(with_comments(content, comments)))
    words: dict[str, str] = {}
    open_now: list[str] = []
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_now.append(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.remove(element.get(qn("w:id")))
        elif element.tag == qn("w:r"):
            words |= {each: words.get(each, "") + Run(element, document).text for each in open_now}
    found = [(words[str(comment.comment_id)], comment.text) for comment in document.comments]
    return document, found


def test_a_comment_stands_at_its_words_alone() -> None:
    document, found = commented(file_of(["ได้ 92.12 คะแนน"]), Comment("92.12", 0, "ควรเป็น 91.12"))
    assert found == [("92.12", "ควรเป็น 91.12")]
    assert [paragraph.text for paragraph in document.paragraphs] == ["ได้ 92.12 คะแนน"]


def test_several_stand_in_one_run_in_whatever_order_they_come() -> None:
    content = file_of(["ก ข ค ง"])
    for order in ("กขคง", "งคขก", "ขงกค"):
        document, found = commented(content, *(Comment(word, 0, word) for word in order))
        assert found == [(word, word) for word in order]
        assert [paragraph.text for paragraph in document.paragraphs] == ["ก ข ค ง"]


def test_the_time_that_was_meant_is_found_beyond_a_paragraph() -> None:
    _, found = commented(file_of(["x x"], ["x"]), Comment("x", 1, "second"), Comment("x", 2, "third"))
    assert [said for _, said in found] == ["second", "third"]
    assert [words for words, _ in found] == ["x", "x"]


def test_words_in_two_looks_keep_both() -> None:
    document, found = commented(file_of(["ได้ 92", ".12 คะแนน"]), Comment("92.12", 0, "ผิด"))
    assert found == [("92.12", "ผิด")]
    looks = [(run.text, bool(run.bold)) for run in document.paragraphs[0].runs if run.text]
    assert looks == [("ได้ ", False), ("92", False), (".12", True), (" คะแนน", True)]


def test_words_that_are_not_found_are_quoted_at_the_beginning() -> None:
    _, found = commented(file_of(["ก"], ["ข"]), Comment("ไม่มี", 0, "ผิด"), Comment("ข", 5, "ผิดด้วย"))
    assert found == [("ก", "“ไม่มี” ผิด\n“ข” ผิดด้วย")]


def test_a_run_with_a_tab_stays_whole() -> None:
    document, found = commented(file_of(["ก\tข"]), Comment("ข", 0, "ผิด"))
    assert found == [("ก\tข", "ผิด")]
    assert document.paragraphs[0].text == "ก\tข"


def test_a_file_without_a_word_takes_no_comment() -> None:
    _, found = commented(file_of([]), Comment("ก", 0, "ผิด"))
    assert found == []


BOX = """<w:r {ns} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
  <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{words}</wps:txbx></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""
IN_BOX = "<w:txbxContent><w:p><w:r><w:t>ได้ 92.12 คะแนน</w:t></w:r></w:p></w:txbxContent>"
MOVED = "<w:moveFrom {ns} w:id='7' w:author='ก'><w:r><w:t>ได้ 92.12 คะแนน</w:t></w:r></w:moveFrom>"


def test_of_a_text_box_the_comment_stands_at_what_carries_it() -> None:
    """Word ignores comments inside of text boxes; the second copy of one, for programs of long ago, is no text."""
    document = Document(io.BytesIO(file_of([""], ["ได้ 92.12 คะแนน"])))
    first = document.paragraphs[0]
    first._p.append(parse_xml(MOVED.format(ns=nsdecls("w"))))
    first._p.append(parse_xml(BOX.format(ns=nsdecls("w"), words=IN_BOX)))
    file = io.BytesIO()
    document.save(file)
    document, found = commented(file.getvalue(), Comment("92.12", 0, "ในกรอบ"), Comment("92.12", 1, "ในข้อความ"))
    assert [said for _, said in found] == ["“92.12” ในกรอบ", "ในข้อความ"]
    assert found[1][0] == "92.12"
    inside = [each for box in document.element.body.iter(qn("w:txbxContent")) for each in box.iter()]
    assert not any(each.tag in {qn("w:commentRangeStart"), qn("w:commentReference")} for each in inside)
    [start, _] = document.element.body.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(".//" + qn("w:txbxContent")) is not None
