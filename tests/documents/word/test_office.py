"""Word files as a word processor opens them: LibreOffice, which has none of our fonts, makes pages of every kind."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.documents.reading import squeezed
from tests.documents.word.reading import elements, words_of
from tests.documents.word.test_papers import NUMBER, PAPERS, word


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a PDF of every paper; the program is started once, and its settings are this test's own."""
    folder = tmp_path_factory.mktemp("word")
    for name in PAPERS:
        (folder / f"{name}.docx").write_bytes(word(name))
    command = ["soffice", f"-env:UserInstallation=file://{folder}/settings", "--headless", "--convert-to", "pdf"]
    files = [str(file) for file in folder.glob("*.docx")]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=180)
    return folder


def ran(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("name", PAPERS)
def test_every_word_is_on_its_pages_and_no_other(pages: Path, name: str) -> None:
    read = NUMBER.sub("", re.sub(r"- \d+ -", "", ran("pdftotext", "-raw", pages / f"{name}.pdf", "-")))
    shown, letters = squeezed(read), words_of(word(name))
    words = [w for text in elements(word(name), "w:t") for w in (text.text or "").split()]
    assert len(words) > 60
    # A line's end, and the end of a page, may cut a word in two, and a repeated head may stand between the parts.
    lost = [
        w
        for w in words
        if w not in shown and not any(w[:cut] in shown and w[cut:] in shown for cut in range(1, len(w)))
    ]
    assert lost == []
    # The dots of leaders are drawn as full stops, and page numbers are Arabic digits here, drawn as Thai ones.
    assert [w for w in read.split() if w.strip(".") not in letters and not re.search(r"\.{4}|^\d+$", w)] == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_font_it_carries_stands_in_for_the_one_it_names(pages: Path, name: str) -> None:
    fonts = set(re.findall(r"\+(\w+)", ran("pdffonts", pages / f"{name}.pdf")))
    # Page numbers have a font of their own on every sheet but the first of a paper.
    assert fonts == {"ITASarabun", "ITAThaiDigits"}


def test_tables_lie_across(pages: Path) -> None:
    sizes = {
        name: re.findall(r"Page +\d+ size: +(\d+)", ran("pdfinfo", "-l", "99", pages / f"{name}.pdf"))
        for name in PAPERS
    }
    assert set(sizes["memo"]) == {"595"}
    assert set(sizes["plan"]) == set(sizes["implementation"]) == {"841"}
    assert sizes["analysis"] == sorted(sizes["analysis"])
    assert set(sizes["analysis"]) == {"595", "841"}


def test_the_head_of_a_table_is_on_each_of_its_pages(pages: Path) -> None:
    said = ran("pdftotext", "-raw", pages / "plan.pdf", "-").split("\f")[:-1]
    tables = [page for page in said if "ลงชื่อ" not in page]
    assert len(tables) > 1
    assert all("มาตรการ/โครงการ/กิจกรรม" in squeezed(page) for page in tables)
