"""The Thai text layer: what is printed is what is read back, and what is seen is what WeasyPrint would have shown."""

import io
import logging
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import fontpkg_sarabun  # type: ignore[import-untyped]  # it ships no types
import pypdfium2
import pytest
import weasyprint
import weasyprint.draw.text
import weasyprint.pdf.stream
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops
from pyhanko.pdf_utils.reader import PdfFileReader

from documents.engine import fast_ways, patching, textlayer

FONTS = Path(fontpkg_sarabun.__file__).parent / "files"
REGULAR = FONTS / "Sarabun-Regular.ttf"
PRIVATE = "ita test sarabun"

PROSE = [
    "เทศบาลตำบลตัวอย่างได้จัดทำแผนยกระดับคุณธรรมและความโปร่งใสประจำปีงบประมาณ",
    "พ.ศ.",
    "๒๕๖๙",
    "เพื่อให้ผู้บริหารและเจ้าหน้าที่ทุกคน",
    "รู้ว่าต้องทำอะไร",
    "เมื่อใด",
    "และใครเป็นผู้รับผิดชอบ",
    "ทั้งนี้",
    "น้ำประปา",
    "ไฟฟ้า",
    "และถนนเป็นเรื่องที่ประชาชนถามถึงบ่อยที่สุด",
    "สำนักปลัดจึงนำคำถามเหล่านั้นมาตั้งเป็นหัวข้อแรก",
    "แล้วกำหนดให้กองช่างตอบภายในสิบห้าวัน",
    "หากล่าช้าต้องชี้แจงเหตุผลเป็นหนังสือ",
    "คะแนน",
    "ITA",
    "ปีก่อนอยู่ที่",
    "87.45",
    "คะแนน",
    "(ระดับ",
    "A)",
    "ข้อที่ต่ำที่สุดคือ",
    "i12",
    "และ",
    "e4/2",
    "ซึ่งเกี่ยวกับการเปิดเผยข้อมูลบนเว็บไซต์",
    "www.example.go.th",
    "การซื้อ",
    "การจ้าง",
    "การให้",
    "การรับของขวัญ",
    "ต้องเป็นไปตามประกาศฯ",
    "อย่างเคร่งครัด",
    "ไม่มีข้อยกเว้น",
    "ก๊าซ",
    "เก๋ง",
    "โต๊ะ",
    "ตั๋ว",
    "จ๋า",
    "เปี๊ยก",
    "ฎีกา",
    "กฎ",
    "ญัตติ",
    "ฐานะ",
    "ผู้ใหญ่บ้าน",
    "กำนัน",
    "และสมาชิกสภาฯ",
    "ร่วมลงชื่อไว้เป็นหลักฐาน",
    "ณ",
    "วันที่",
    "๓๐",
    "กันยายน",
    "๒๕๖๘",
    "ด้วยความเต็มใจทุกประการ",
    "พวกเราพร้อมที่จะน้อมนำคำติชมซ้ำ",
    "ๆ",
    "ไปปรับปรุง",
    "เพราะศักดิ์ศรี",
    "สิทธิ์",
    "และความซื่อสัตย์คือสิ่งที่ประชาชนพึงได้รับ",
    '"อย่างทั่วถึง"',
    "–",
    "มิใช่เพียงถ้อยคำ",
]

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
TONES = ["", "่", "้", "๊", "๋"]
CLUSTERS = [
    *(c + vowel + tone for c in CONSONANTS for vowel in ["", *"ัิีึืุู"] for tone in TONES),
    *(c + tone + after for c in CONSONANTS for tone in TONES for after in "ำาะ"),
    *(before + c + tone for c in CONSONANTS for before in "เแโใไ" for tone in TONES),
    *(c + mark for c in CONSONANTS for mark in ["็", "์", "ํ", "ิ์", "ุ์", "ฺ", "๎"]),
    *["ฤ", "ฤๅ", "ฦ", "ฦๅ", "ฯ", "ๆ", "๏", "๐๑๒๓๔๕๖๗๘๙", "๚", "๛", "฿", "ฯลฯ"],
]

FACES = "".join(
    f"@font-face {{ font-family: '{PRIVATE}'; src: url({(FONTS / f'Sarabun-{name}.ttf').as_uri()});"
    f" font-weight: {weight}; font-style: {style} }}"
    for name, weight, style in [
        ("Regular", 400, "normal"),
        ("Bold", 700, "normal"),
        ("Italic", 400, "italic"),
        ("BoldItalic", 700, "italic"),
    ]
)
ALIAS = f"@font-face {{ font-family: 'ita other'; src: url({REGULAR.as_uri()}) }}"


@pytest.fixture(autouse=True)
def installed_and_silent(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The layer alone is installed, and WeasyPrint has nothing to warn about."""
    textlayer.install()
    fast_ways.leave()  # another test of this process may have taken them
    yield
    for phase in ("setup", "call"):
        warned = [r.getMessage() for r in caplog.get_records(phase) if r.name.startswith("weasyprint")]
        assert warned == []


def html(body: str, css: str = "", family: str = PRIVATE, faces: str = FACES) -> str:
    # The family is the root's, not the body's: the boxes in the page's margins inherit from nothing else.
    base = f"@page {{ size: A4; margin: 15mm }} html {{ font: 12pt/1.8 '{family}' }} body, p {{ margin: 0 }}"
    return f"<html lang=th><style>{faces}{base}{css}</style><body>{body}"


def render(source: str) -> bytes:
    pdf = weasyprint.HTML(string=source).write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


def render_stock(source: str) -> bytes:
    """The same page by WeasyPrint as it is, in a process where nothing is wrapped."""
    script = "import sys, weasyprint; weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.stdout.buffer)"
    run = subprocess.run([sys.executable, "-c", script], input=source.encode(), capture_output=True, check=True)
    return run.stdout


def by_pdfium(pdf: bytes) -> str:
    with_pages = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in with_pages)
    finally:
        with_pages.close()


def by_poppler(pdf: bytes) -> str:
    # A missing pdftotext is an error, not a skip: this is half of what is promised.
    run = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()


EXTRACTORS = pytest.mark.parametrize("extract", [by_pdfium, by_poppler])


def pictures(pdf: bytes, scale: float = 3) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=scale).to_pil().convert("L") for page in document]
    finally:
        document.close()


def extracted_as(words: list[str], pdf: bytes) -> None:
    assert by_pdfium(pdf).split() == words
    assert by_poppler(pdf).split() == words


@pytest.mark.parametrize("style", ["", "font-weight: 700", "font-style: italic", "font: italic 700 9.7pt/2 inherit"])
def test_prose_reads_back_exactly(style: str) -> None:
    words = "".join(f"<p>{word}</p>" for word in PROSE)
    extracted_as(PROSE, render(html(words, f"body {{ {style} }}")))


@EXTRACTORS
def test_running_prose_has_no_spurious_spaces(extract: Callable[[bytes], str]) -> None:
    text = extract(render(html(f"<p>{' '.join(PROSE)}")))
    # Thai breaks lines inside sentences, so a line's end may be a space or nothing; all else must be exact.
    pattern = "[ \r\n]+".join(r"[\r\n]*".join(map(re.escape, word)) for word in PROSE)
    assert re.fullmatch(pattern, text.strip())


@pytest.mark.parametrize("weight", [400, 700])
def test_every_cluster_reads_back_exactly(weight: int) -> None:
    pdf = render(html(f"<p>{' '.join(CLUSTERS)}", f"p {{ font-weight: {weight}; font-size: 14pt }}"))
    extracted_as(CLUSTERS, pdf)


def test_stock_fails_what_we_pass() -> None:
    """The samples can fail: without the layer neither list survives."""
    stock = render_stock(html(f"<p>{' '.join(CLUSTERS)}") + "".join(f"<p>{word}" for word in PROSE))
    assert by_pdfium(stock).split() != CLUSTERS + PROSE
    assert by_poppler(stock).split() != CLUSTERS + PROSE


# Each cluster stands in a box of its own, so that one difference cannot move all that follows.
GRID = "".join(f"<b>{cluster}</b>" for cluster in CLUSTERS)
GRID_CSS = "b { display: inline-block; width: 9mm; height: 11mm; font-weight: 400 }"


@pytest.mark.parametrize(
    ("source", "differing", "opposite"),
    [(html(GRID, GRID_CSS), 0.03, 0.001), (html(f"<p>{' '.join(PROSE)}"), 0.12, 0.001)],
    ids=["clusters", "prose"],
)
def test_looks_as_stock_would_draw_it(
    source: str, differing: float, opposite: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shares of the inked pixels that differ by a quarter of the grey scale, and by three quarters.

    They are not nought: WeasyPrint raises marks by 1/1000 where Pango means 1/1024, and rounds its kerning down.
    """
    # What papers keep on one line is not the text layer's affair.
    line = weasyprint.text.line_break.Layout
    monkeypatch.setattr(line, "set_text", patching.stock(line, "set_text"))
    ours, stock = pictures(render(source)), pictures(render_stock(source))
    assert len(ours) == len(stock)
    for mine, theirs in zip(ours, stock, strict=True):
        ink = sum(theirs.histogram()[:128])
        differences = ImageChops.difference(mine, theirs).histogram()
        assert ink > 1000
        assert sum(differences[64:]) / ink < differing
        assert sum(differences[192:]) / ink < opposite


def test_documents_leave_nothing_to_each_other() -> None:
    one = html(f"<p>{' '.join(PROSE)}")
    other = html(f"<p><b>{' '.join(CLUSTERS[:300])}</b> {' '.join(CLUSTERS[300:600])}")
    alone = render(one)
    extracted_as(CLUSTERS[:600], render(other))
    assert render(one) == alone


def test_a_document_written_twice_is_the_same() -> None:
    document = weasyprint.HTML(string=html(f"<p>{' '.join(PROSE)}")).render()
    assert document.write_pdf() == document.write_pdf()


def test_installing_twice_wraps_once() -> None:
    wrapped = weasyprint.draw.text.draw_first_line
    textlayer.install()
    assert weasyprint.draw.text.draw_first_line is wrapped


def used_cids(reader: PdfFileReader) -> dict[str, set[int]]:
    """Per font resource, the ids that the pages' text operators show."""
    used: dict[str, set[int]] = {}
    for reference in reader.root["/Pages"]["/Kids"]:
        page = reference.get_object()
        font = ""
        for name, hexadecimal in re.findall(rb"(/\w+) [\d.]+ Tf|<([0-9a-f]+)>", page["/Contents"].data):
            font = name.decode() or font
            ids = used.setdefault(font, set())
            ids |= {int(hexadecimal[i : i + 4], 16) for i in range(0, len(hexadecimal), 4)}
    return used


def test_every_id_is_mapped_and_as_wide_as_the_font_says() -> None:
    prose = f"<p>{' '.join(PROSE)}<p><b>{' '.join(PROSE)}</b><p><i>{' '.join(CLUSTERS)}</i> \u0e49"
    reader = PdfFileReader(io.BytesIO(render(html(prose, "@page { @top-center { content: 'น้ำ' } }"))))
    used = used_cids(reader)
    assert len(used) == 3
    for name, cids in used.items():
        dictionary = reader.root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"][name]
        descendant = dictionary["/DescendantFonts"][0].get_object()
        program = TTFont(io.BytesIO(descendant["/FontDescriptor"]["/FontFile2"].data))
        order = program.getGlyphOrder()
        cmap = dictionary["/ToUnicode"].data.partition(b"endcodespacerange")[2]
        mapped = {
            int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for cid, text in re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>\n", cmap)
        }
        assert mapped.keys() == cids
        assert all(mapped.values())
        assert not any(0xE000 <= ord(character) <= 0xF8FF for text in mapped.values() for character in text)
        widths: dict[int, int] = {}
        ranges = list(descendant["/W"])
        for first, values in zip(ranges[::2], ranges[1::2], strict=True):
            widths |= {int(first) + i: int(width) for i, width in enumerate(values)}
        assert widths.keys() == cids
        assert widths == {
            cid: round(program["hmtx"][order[cid]][0] * 1000 / program["head"].unitsPerEm) for cid in cids
        }
        # Each composite draws only glyphs that are in the file, and its bearing is its outline's.
        for glyph_name in order:
            glyph = program["glyf"][glyph_name]
            if glyph.isComposite():
                assert all(program["glyf"][part.glyphName].numberOfContours for part in glyph.components)
                assert program["hmtx"][glyph_name][1] == glyph.xMin
        assert {"GDEF", "GSUB", "GPOS"}.isdisjoint(program.keys())


@pytest.mark.parametrize(
    ("body", "css", "words"),
    [
        ("<p>น้ำ ผู้ ที่", "p { letter-spacing: 0.5pt }", ["น้ำ", "ผู้", "ที่"]),
        (
            "<p>น้ำ ผู้ ที่ ประกาศ น้ำ",
            "p { width: 9cm; text-align: justify; text-align-last: justify }",
            ["น้ำ", "ผู้", "ที่", "ประกาศ", "น้ำ"],
        ),
        ("<p>ITAน้ำ2569ผู้i12 fi é e\u0301 ๒๕๖๙.๐๐", "", ["ITAน้ำ2569ผู้i12", "fi", "é", "e\u0301", "๒๕๖๙.๐๐"]),
        ("<p><span></span>น้ำ<b></b><span> </span><b>ผู้</b>", "", ["น้ำ", "ผู้"]),
        ("<p>น้ำ\u200bประปา<wbr>ที่\u2060นี่ ซ้ำ\u200cๆ", "", ["น้ำประปาที่นี่", "ซ้ำๆ"]),
        ("<p>ก<b>้</b>า ้า", "", ["ก้า", "้า"]),
        # PDFium joins lines of one glyph each, in stock's files too; a list of single clusters would prove nothing.
        ("<ol><li>น้ำใจ<li>ผู้ใหญ่</ol>", "ol { list-style: thai }", ["๑.", "น้ำใจ", "๒.", "ผู้ใหญ่"]),
        ("<ul><li>ประกาศ</ul>", "ul { list-style-type: 'ที่ ' }", ["ที่", "ประกาศ"]),
        ("<p>เนื้อความ", "@page { @top-center { content: 'ที่ว่าการ' counter(page, thai) } }", ["ที่ว่าการ๑", "เนื้อความ"]),
        (
            "<h1>คำนำ</h1>",
            "h1 { string-set: t content() } @page { @bottom-left { content: string(t) } }",
            ["คำนำ", "คำนำ"],
        ),
        ("<p>ผู้", "p::before { content: 'น้ำ ' } p { text-decoration: underline line-through }", ["น้ำ", "ผู้"]),
        ("<p>น้ำ", "p { transform: rotate(0.1deg); opacity: 0.5 }", ["น้ำ"]),
        ("<p>น้ำ", "p { font-size: 5pt } p::first-letter { font-size: 30pt }", ["น้ำ"]),
    ],
)
def test_reads_back_wherever_text_may_stand(body: str, css: str, words: list[str]) -> None:
    pdf = render(html(body, css))
    # Sorted: where a marker or a margin box comes among the lines is not the layer's affair.
    assert sorted(by_pdfium(pdf).split()) == sorted(words)
    assert sorted(by_poppler(pdf).split()) == sorted(words)


EMPTY, UNKNOWN = 0x0FFFFFFF, 0x10000000


@pytest.mark.parametrize(
    ("text", "glyphs", "groups"),
    [
        ("", [], []),
        ("กน้ำ", [(1, 0), (2, 3), (3, 3), (4, 3), (5, 3)], [[0], [1, 2, 3, 4]]),
        ("นำ", [(1, 0), (2, 3)], [[0, 1]]),  # SARA AM that the shaper did not split
        ("ก\u200bข", [(1, 0), (EMPTY, 3), (2, 6)], [[0], [1], [2]]),
        ("ก\u200d้", [(1, 0), (EMPTY, 0), (2, 0)], [[0, 1, 2]]),
        ("\u0378้", [(UNKNOWN + 0x378, 0), (1, 2)], [[0], [1]]),
        ("ก\u0378", [(1, 0), (UNKNOWN + 0x378, 0)], [[0], [1]]),
    ],
)
def test_glyphs_are_grouped_by_cluster(text: str, glyphs: list[tuple[int, int]], groups: list[list[int]]) -> None:
    shaped = [SimpleNamespace(glyph=glyph) for glyph, _ in glyphs]
    assert textlayer._groups(shaped, [start for _, start in glyphs], text.encode()) == groups


def test_no_break_space_and_space_keep_apart() -> None:
    """Both have one glyph, which stock reads as whichever came first."""
    # Only PDFium: poppler turns every kind of space into the plain one.
    assert by_pdfium(render(html("<p>ที่ ๑\u00a0น้ำ ผู้\u00a0ที่"))) == "ที่ ๑\u00a0น้ำ ผู้\u00a0ที่"


def test_text_in_svg_reads_back() -> None:
    """Only its letters: WeasyPrint sets each alone, so PDFium may break lines between them and marks are not raised."""
    svg = f"<svg width=400 height=40><text x=10 y=30 font-family='{PRIVATE}' font-size=20>{{}}</text></svg>"
    extracted_as(["น้ำ", "ผู้", "ประกาศ"], render(html("".join(svg.format(w) for w in ("น้ำ", "ผู้", "ประกาศ")))))


@pytest.mark.parametrize("css", ["text-overflow: ellipsis; white-space: nowrap", "block-ellipsis: auto; max-lines: 1"])
def test_clipped_text_reads_as_it_is_seen(css: str) -> None:
    pdf = render(html("<p>น้ำ ประกาศ ที่ซ่อนไว้", f"p {{ width: 14mm; overflow: hidden; {css} }}"))
    shown = by_pdfium(pdf).strip()
    assert shown.startswith("น้ำ")
    assert shown.endswith("…")
    assert "ซ่อนไว้" not in shown


def test_missing_characters_keep_ids_of_their_own(caplog: pytest.LogCaptureFixture) -> None:
    pdf = render(html("<p>น้ำ\u0378 ผู้\u0379 ที่\u0378 ประกาศ"))
    extracted_as(["น้ำ\u0378", "ผู้\u0379", "ที่\u0378", "ประกาศ"], pdf)
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert all(".notdef" in record.getMessage() for record in caplog.records)
    caplog.clear()


def test_fonts_with_one_hash_share_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint sometimes makes several Font objects of one face; here every size makes its own."""
    key_of = weasyprint.pdf.stream.get_pango_font_key

    def key_by_size(pango_font: object) -> tuple[object, object, float]:
        key, description, size = key_of(pango_font)
        return (key, size), description, size

    monkeypatch.setattr(weasyprint.pdf.stream, "get_pango_font_key", key_by_size)
    body = "<p>น้ำ ผู้ ก้<p style='font-size: 20pt'>ที่ ประกาศ น้ำ<p style='font-size: 8pt'>ก้ ข้ ผู้"
    extracted_as(["น้ำ", "ผู้", "ก้", "ที่", "ประกาศ", "น้ำ", "ก้", "ข้", "ผู้"], render(html(body)))


def cff_face(folder: Path) -> str:
    """Sarabun with its outlines rewritten as CFF."""
    font = TTFont(REGULAR)
    glyphs = font.getGlyphSet()
    charstrings = {}
    for name in font.getGlyphOrder():
        pen = T2CharStringPen(font["hmtx"][name][0], glyphs)
        glyphs[name].draw(pen)
        charstrings[name] = pen.getCharString()
    for tag in ("glyf", "loca", "fpgm", "prep", "cvt ", "gasp"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "OTTO"
    font["maxp"].tableVersion = 0x00005000
    FontBuilder(font=font).setupCFF("ItaTestCff", {}, charstrings, {})
    font.save(folder / "cff.otf")
    return f"@font-face {{ font-family: 'ita test cff'; src: url({(folder / 'cff.otf').as_uri()}) }}"


def test_fonts_and_directions_that_cannot_be_composed_are_left_to_stock(tmp_path: Path) -> None:
    cff = html("<p>น้ำ ผู้ ITA", family="ita test cff", faces=cff_face(tmp_path))
    assert render(cff) == render_stock(cff)
    leftwards = html("<p>\u202eABC กขค\u202c")
    assert render(leftwards) == render_stock(leftwards)


def test_mixed_directions_on_one_line() -> None:
    pdf = render(html("<p>น้ำ \u202eabc\u202c ผู้"))
    assert by_pdfium(pdf).split()[::2] == ["น้ำ", "ผู้"]


def test_latin_text_alone_is_stock_to_the_byte() -> None:
    source = html("<p>Annual report 2569, quietly.")
    assert render(source) == render_stock(source)


def test_a_family_shared_with_form_fields_is_refused() -> None:
    source = html("<p>น้ำ<input name=a>", f"input {{ appearance: auto; font-family: '{PRIVATE}' }}")
    with pytest.raises(textlayer.TextLayerError, match="form field"):
        weasyprint.HTML(string=source).write_pdf(pdf_forms=True)
    apart = html("<p>น้ำ<input name=a>", "input { appearance: auto; font-family: 'ita other' }", faces=FACES + ALIAS)
    extracted_as(["น้ำ"], weasyprint.HTML(string=apart).write_pdf(pdf_forms=True))


def test_full_fonts_are_refused() -> None:
    with pytest.raises(textlayer.TextLayerError, match="full_fonts"):
        weasyprint.HTML(string=html("<p>น้ำ")).write_pdf(full_fonts=True)


@pytest.mark.parametrize("name", ["Regular", "Bold", "Italic", "Thin"])
def test_self_test_passes(name: str) -> None:
    textlayer.self_test(FONTS / f"Sarabun-{name}.ttf")


def test_self_test_refuses_a_font_that_is_not_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    with pytest.raises(textlayer.TextLayerError, match="was not used"):
        textlayer.self_test(tmp_path / "broken.ttf")
    assert "cannot be loaded" in caplog.text
    caplog.clear()
    with pytest.raises(FileNotFoundError):
        textlayer.self_test(tmp_path / "none.ttf")


def test_self_test_fails_where_nothing_is_installed() -> None:
    script = (
        "import sys, pathlib; from documents.engine import textlayer; textlayer.self_test(pathlib.Path(sys.argv[1]))"
    )
    root = Path(textlayer.__file__).parent.parent.parent
    run = subprocess.run([sys.executable, "-c", script, REGULAR], cwd=root, capture_output=True, check=False)
    assert run.returncode == 1
    assert b"TextLayerError" in run.stderr
    assert "read back" in run.stderr.decode()


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(textlayer.TextLayerError, match=r"70\.0, found 70\.1"):
        textlayer.install()
