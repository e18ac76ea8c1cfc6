"""The fast ways make what WeasyPrint makes, to the byte, and where they would not, papers are made without them."""

from __future__ import annotations

import logging
import subprocess
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from PIL import ImageChops
from weasyprint.layout import inline
from weasyprint.text.line_break import Layout

from documents import layout
from documents.engine import composite_fonts, fast_ways, one_pass, paragraphs
from documents.engine.fast_ways import FastWaysFail
from documents.layout import lay_out
from documents.rendering import render
from tests.documents.long_papers import snapshot, with_measures

CODE = "ABCDEFGHJKMN"
HOSTILE = (
    "ไว้ 🙂👨‍👩‍👧 ท้าย",
    "ข้อความ שלום مرحبا بالعالم ท้าย (ก) ๑๒๓",
    "ก่อน\u202eกลับ\u202c \u2066หลัง\u2069",
    "้า ่ ิ ู ์ ็ ํ ๎ ำ เ แ โ",
    "e\u0301 a\u0308\u0323 คํา น\u0e4dา \ufffe \uffff \u0378 \U0001fffe",
    "ต่ำกว่าที่ต่ำที่สุด ำ ำำ นำำ ก้ำ กำ้ ต่ํา ทำ ณ ที่นำ ",
    "ก" * 3000,
    "W" * 3000,
    "น้ำ" * 1000,
    "ก\u200bข\u2060ค\u00ad" * 40 + " \u00a0 " + "ซ้ำ\u200cๆ " * 30,
    "<b>&amp;</b> \\ ( ) [ ] % { }",
)


def hostile() -> dict[str, Any]:
    plan = with_measures("plan", len(HOSTILE))
    for row, text in zip(plan["measures"], HOSTILE, strict=True):
        row |= {"title": text[:400], "steps": [text, "ต่อ"], "outputs": [text], "outcome": text[:900]}
    return plan


PAPERS = {
    "memo": lambda: snapshot("memo"),
    "analysis": lambda: with_measures("analysis", 5) | {"variant": "narrative"},
    "analysis by question": lambda: with_measures("analysis", 5) | {"variant": "by-question"},
    "plan": lambda: with_measures("plan", 5),
    "implementation": lambda: with_measures("implementation", 7),
    "implementation by theme": lambda: with_measures("implementation", 12, by_theme=True),
    "60 measures": lambda: with_measures("implementation", 60),
    "hostile": hostile,
}


@pytest.fixture
def proved() -> Iterator[None]:
    """However a test leaves the process, the next finds the fast ways taken."""
    layout.warm_up()
    fast_ways.take()
    yield
    fast_ways.take()


def taken() -> bool:
    ways = ((getattr(owner, name), way) for owner, name, way in fast_ways.WAYS)
    return all(
        getattr(now.fget if isinstance(now, property) else now, "_ita_wrapper", None) is way for now, way in ways
    )


def words(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def pages_differ(one: bytes, other: bytes) -> list[int]:
    """Numbers of the pages that do not look the same to the last pixel."""
    ours, theirs = pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other)
    try:
        assert len(ours) == len(theirs)
        pairs = zip(ours, theirs, strict=True)
        pictures = ((page.render(scale=0.8).to_pil() for page in pair) for pair in pairs)
        return [number for number, pair in enumerate(pictures, 1) if ImageChops.difference(*pair).getbbox()]
    finally:
        ours.close()
        theirs.close()


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_the_same_both_ways(name: str, proved: None) -> None:
    content = PAPERS[name]()
    fast = render(content, CODE)
    fast_ways.leave()
    slow = render(content, CODE)
    assert fast.pages == slow.pages
    assert words(fast.pdf) == words(slow.pdf)
    assert pages_differ(fast.pdf, slow.pdf) == []


PROSE = "เทศบาลได้น้ำใจของผู้ใหญ่ที่ทำงาน ณ ที่แห่งนี้ ๘๕.๒๐ คะแนน (ITA) ต่าง ๆ นานา Annual report, quietly said. " * 4
STYLES = {
    "justified": "p { text-align: justify }",
    "justified to the end": "p { text-align: justify; text-align-last: justify }",
    "right": "p { text-align: right }",
    "spaced letters": "p { letter-spacing: 1pt }",
    "spaced words": "p { word-spacing: 4pt }",
    "underlined": "p { text-decoration: underline overline line-through }",
    "kept spaces": "p { white-space: pre-wrap }",
    "no lines": "p { white-space: nowrap }",
    "hyphens": "html { hyphens: auto } p { width: 4cm }",
    "any letter": "p { word-break: break-all }",
    "broken words": "p { overflow-wrap: break-word; width: 1.2cm }",
    "narrow": "p { width: 6mm }",
    "indented": "p { text-indent: 2cm }",
    "indented in a column": "p { text-indent: 9mm; width: 4cm } p + p { width: 13mm }",
    "indented without lines": "p { text-indent: 1cm; white-space: nowrap }",
    "hanging": "p { text-indent: -5mm; margin-left: 5mm }",
    "indented in percent": "p { text-indent: 20% }",
    "first line": "p::first-line { font-weight: bold; font-size: 20pt } p::first-letter { font-size: 30pt }",
    "floating": "b { float: left; width: 3cm; height: 2cm }",
    "beside": "b { display: inline-block; width: 9cm }",
    "columns": "div { columns: 2 }",
    "clipped": "p { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; width: 5cm }",
    "some lines": "p { max-lines: 2; block-ellipsis: auto }",
    "leftwards": "p { direction: rtl }",
    "flexible": "div { display: flex; gap: 5% } div > * { flex: 1 1 30% }",
    "grid": "div { display: grid; grid-template-columns: 30% 1fr; padding: 3% }",
    "capitals": "p { text-transform: uppercase; font-variant: small-caps }",
    "raised": "b { vertical-align: super; font-size: 60% } p { line-height: 2.3 }",
    "before and after": "p::before { content: 'ก' counter(page) } p::after { content: 'ห'; position: absolute }",
    "margins of pages": "@page { @bottom-left { content: counter(page) '/' counter(pages) } }",
    "kinds of pages": "@page :first { margin: 5cm } @page :left { background: #eee } p { break-before: page }",
    "behind": "p { background: #eee; border-radius: 3px; box-shadow: 1px 1px red } b { background: yellow }",
    "moved": "b { position: relative; top: 4px } p { position: relative; left: 5mm }",
    "hidden": "p { visibility: hidden } b { visibility: visible }",
    "logical sides": "p { margin-inline-start: 3cm; padding-block-start: 1cm; border-inline-end: 2pt solid }",
    "named pages": "@page b { margin: 4cm } p + p { page: b } p { outline: 1pt solid }",
    "inherited": "p { border: inherit; margin: inherit; color: currentcolor } div { border: 1pt dashed; margin: 7mm }",
    "centred": "p { text-align: center } p + p { text-align: end }",
    "turned": "p { transform: rotate(3deg); opacity: .5 }",
}


@pytest.mark.parametrize("name", STYLES)
def test_a_style_is_the_same_both_ways(name: str, proved: None) -> None:
    """Also what no paper uses today: the fast ways know what they do not know."""
    body = f"<p> {PROSE} <b>ก้ {PROSE[:60]}</b> {PROSE} </p><p>{'ฮ' * 200} {PROSE}<p>{PROSE * 3}<p>๘๕.๒๐ คะแนน"
    html = (
        f"<html lang=th><title>ก</title><style>p {{ margin: 3% }} {STYLES[name]}</style><div class=report>{body}</div>"
    )
    fast = fast_ways._made(lay_out(html))
    fast_ways.leave()
    fast_ways._compare(fast, fast_ways._made(lay_out(html)))


def test_a_document_written_twice_is_the_same(proved: None) -> None:
    document = lay_out(fast_ways.TRIAL)
    assert document.write_pdf() == document.write_pdf()


def test_the_fast_ways_are_taken_before_the_first_paper(proved: None) -> None:
    assert taken()
    assert fast_ways.take_if_proved(layout._laid_out)
    assert taken()


def wrong_width(slow: Any, context: Any, box: Any, available_width: Any, *rest: Any, **named: Any) -> Any:
    room = available_width and available_width * 0.9
    return paragraphs.split_text_box(slow, context, box, room, *rest, **named)


def wrong_glyph(slow: Any, content: bytes, index: int, composites: Any) -> bytes:
    moved = {
        gid: composite._replace(parts=tuple(part._replace(x=part.x + 1) for part in composite.parts))
        for gid, composite in composites.items()
    }
    return composite_fonts.by_struct(slow, content, index, moved)


def broken(*_: Any, **__: Any) -> Any:
    raise AttributeError("an internal has moved")


@pytest.mark.parametrize(
    ("way", "wrong", "reason"),
    [
        (paragraphs.split_text_box, wrong_width, "FastWaysFail"),
        (composite_fonts.by_struct, wrong_glyph, "a font's glyphs are others"),
        (one_pass.draw_first_line, broken, "an internal has moved"),
        (paragraphs.split_text_box, broken, "an internal has moved"),
    ],
    ids=["lines", "glyphs", "drawing fails", "lines fail"],
)
def test_a_way_that_is_wrong_is_left_and_papers_are_made(
    way: Any,
    wrong: Any,
    reason: str,
    proved: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    fast_ways.leave()
    memo = render(snapshot("memo"), CODE)
    ways = [(owner, name, wrong if now is way else now) for owner, name, now in fast_ways.WAYS]
    with monkeypatch.context() as patched:
        patched.setattr(fast_ways, "WAYS", ways)
        with caplog.at_level(logging.WARNING, "documents"):
            assert not fast_ways.take_if_proved(layout._laid_out)
        assert "the slow way" in caplog.text
        assert reason in caplog.text
        assert render(snapshot("memo"), CODE) == memo
    assert getattr(inline.split_text_box, "_ita_wrapper", None) is None


def test_another_pango_is_left_alone(
    proved: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(one_pass, "suits", lambda: False)
    with caplog.at_level(logging.WARNING, "documents"):
        assert not fast_ways.take_if_proved(layout._laid_out)
    assert "Pango" in caplog.text
    assert not taken()


def test_what_fails_without_them_is_not_called_their_fault(proved: None) -> None:
    def fail(_: str) -> Any:
        raise layout.RenderingFailed("no font")

    with pytest.raises(layout.RenderingFailed, match="no font"):
        fast_ways.take_if_proved(fail)


def test_differing_objects_are_told(proved: None) -> None:
    made = fast_ways._made(lay_out("<html lang=th><title>ก</title><p>น้ำ"))
    with pytest.raises(FastWaysFail, match="other objects"):
        fast_ways._compare(made, made._replace(objects=made.objects[1:]))


def laid_out(letters: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Bytes that Pango was given for one paragraph of so many letters."""
    given: list[int] = []
    set_text = Layout.set_text

    def counted(self: Any, text: str, justify: bool = False) -> None:
        given.append(len(text.encode()))
        set_text(self, text, justify)

    with monkeypatch.context() as patched:
        patched.setattr(Layout, "set_text", counted)
        text = (PROSE * (letters // len(PROSE) + 1))[:letters]
        lay_out(f"<html lang=th><title>ก</title><div class=report><p>{text}</div>")
    return sum(given)


def test_pango_shapes_a_text_little_more_than_once_however_long(proved: None, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = laid_out(5_000, monkeypatch), laid_out(50_000, monkeypatch)
    assert long < 10.5 * short
    assert long < 1.5 * len(PROSE.encode()) / len(PROSE) * 50_000
    fast_ways.leave()
    assert laid_out(5_000, monkeypatch) > 3 * short
