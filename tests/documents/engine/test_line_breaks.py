"""What stays on one line: asked of the rule, and of the lines that poppler finds in laid-out paragraphs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import weasyprint

from documents.engine import line_breaks, textlayer
from documents.engine.line_breaks import kept_together
from documents.table_columns import letters
from tests.documents.engine.test_textlayer import REGULAR

PROSE = (
    "หน่วยงานได้ ๘๕.๒๐ คะแนน ในปีงบประมาณ พ.ศ. ๒๕๖๘ ตามตัวชี้วัดที่ ๗ เผยแพร่บนเว็บไซต์ต่าง ๆ และอื่น ๆ ของหน่วยงาน"
    " เกี่ยวกับผลประโยชน์ ภายใน ๓๐ กันยายน ๒๕๖๘ (ต.ค. ๖๗ – ก.ย. ๖๘) รวม ๑๕ รายการ "
) * 4
WIDTHS = range(30, 90, 6)
PHRASES = (
    "๘๕.๒๐ คะแนน",
    "พ.ศ. ๒๕๖๘",
    "ตัวชี้วัดที่ ๗",
    "หน่วยงาน",
    "เว็บไซต์",
    "เกี่ยวกับ",
    "ผลประโยชน์",
    "๓๐ กันยายน",
    "ก.ย. ๖๘",
    "๑๕ รายการ",
)


def laid_out(text: str, width: int, style: str = "") -> list[str]:
    textlayer.install()
    line_breaks.install()
    face = f"@font-face {{ font-family: 'ita lines'; src: url({Path(REGULAR).as_uri()}) }}"
    css = f"{face} @page {{ margin: 0; size: {width}mm 900mm }} body {{ font: 10pt 'ita lines'; {style} }}"
    pdf = weasyprint.HTML(string=f"<style>{css}</style><body lang=th><p>{text}").write_pdf()
    found = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return [line.strip() for line in found.stdout.decode().splitlines() if line.strip()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("style", ["", "overflow-wrap: anywhere", "font-feature-settings: 'liga' 0"])
def test_phrases_are_whole_on_their_lines_at_every_width(width: int, style: str) -> None:
    lines = laid_out(PROSE, width, style)
    for phrase in PHRASES:
        assert sum(line.count(phrase) for line in lines) == PROSE.count(phrase), phrase
    assert [line for line in lines if line.startswith("ๆ")] == []


def test_the_text_is_what_was_typed() -> None:
    assert "".join("".join(laid_out(PROSE, 60)).split()) == "".join(PROSE.split())


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("ได้ 85 คะแนน", ["85 คะแนน"]),
        ("ข้อ ๓ และข้อที่ ๔", ["ข้อ ๓", "ข้อที่ ๔"]),
        ("ภายใน ๑ มกราคม ๒๕๖๙", ["ภายใน", "๑ มกราคม"]),
        ("ของ ป.ป.ช. เอง", ["ป.ป.ช."]),
        ("ต่าง ๆ", ["ง ๆ"]),
        ("สำนักปลัดเทศบาล", ["สำนักปลัดเทศบาล"]),
        ("nothing here", []),
    ],
)
def test_what_is_kept_together(text: str, phrases: list[str]) -> None:
    assert [text[start:end] for start, end in kept_together(text)] == phrases


def test_no_word_of_the_list_is_too_long_for_a_column() -> None:
    words = line_breaks._words()
    assert [word for word in words if letters(word) > 14] == []
    assert len(words) == len(set(words)) > 100


def test_a_text_with_nul_characters_is_measured_as_pango_sees_it() -> None:
    lines = laid_out("ก\0ข " + PROSE, 40)
    assert sum(line.count("เว็บไซต์") for line in lines) == PROSE.count("เว็บไซต์")
