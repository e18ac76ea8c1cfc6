"""The field's own words: each slip with its fix, and that what is right is left alone wherever it stands."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from benchmarks.measure_proofreading import FAMILIES, texts
from benchmarks.proofread.writing import Writer
from proofreading import vocabulary
from proofreading.checks import Said
from proofreading.checks.spelling import check_spelling
from proofreading.view import view_of
from tests.proofreading.papers import TWO_YEARS, found

DATA = tomllib.loads((Path(vocabulary.__file__).parent / "spelling.toml").read_text("utf-8"))
ROOT = Path(vocabulary.__file__).parent.parent
SLIPS = [(slip, right) for kind in ("thai", "latin") for right, slips in DATA[kind].items() for slip in slips]
OURS = ("documents", "plans", "scores", "approvals", "accounts", "ita_portal", "templates")


def slips(text: str) -> list[tuple[str, str]]:
    """What is found there and what would be right, by check_spelling alone."""
    view = view_of(text)
    findings = check_spelling(Said([], view, text), TWO_YEARS)
    return [((text if f.typed else view.text)[f.start : f.end], f.expected) for f in findings]


@pytest.mark.parametrize(("slip", "right"), SLIPS)
def test_every_slip_is_found_and_its_right_word_is_not(slip: str, right: str) -> None:
    assert slips(f"เอกสาร {slip} ฉบับนี้") == [(slip, right)]
    assert slips(f"เอกสาร{right}ฉบับนี้") == []


def test_a_slip_stands_once_and_is_no_right_word() -> None:
    words = [slip.casefold() for slip, _ in SLIPS]
    assert sorted(words) == sorted(set(words))
    assert not {slip for slip, _ in SLIPS} & {right for _, right in SLIPS}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ตามกฏหมายและกฏระเบียบ", [("กฏหมาย", "กฎหมาย"), ("กฏระเบียบ", "กฎระเบียบ")]),
        ("ปรากฏหมายเลขโทรศัพท์", []),  # ปรากฏ + หมายเลข
        ("หลักเกณฑ์ เจ้าหน้าที่ ประชาสัมพันธ์ วิเคราะห์ อิเล็กทรอนิกส์", []),  # slips are their beginnings
        ("เจ้าหน้าที ประชาสัมพันธ", [("เจ้าหน้าที", "เจ้าหน้าที่"), ("ประชาสัมพันธ", "ประชาสัมพันธ์")]),
        ("พื้นที่สาธารณะ สุขภาพ", []),  # over a blank two words
        ("งานสาธารณะสุข", [("สาธารณะสุข", "สาธารณสุข")]),
        ("ระบบ E-Servise และ e-service", [("E-Servise", "E-Service")]),
        ("https://e-servise.example.go.th/สังเกตุ", []),  # an address is as it is
        ("ปฏบัติหน้าที่ ปฎิบัติหน้าที่", [("ปฎิบัติ", "ปฏิบัติ")]),
        ("ด ําเนินการ ทํางาน", []),
        ("ภารกิจจากกอง กิจกรรมมากขึ้น พัฒนานานาชาติ งบประมาณ ณ สิ้นปี", []),
        ("ภารกิจกรมส่งเสริมการปกครองท้องถิ่น อมรบุรี ของกรณ์", []),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert slips(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ช่องทางต่าง ๆ ที่มี", []),
        ("ช่องทางต่างๆ ที่มี", [("ต่างๆ", "ต่าง ๆ")]),
        ("ช่องทางต่างๆที่มี", [("ต่างๆ", "ต่าง ๆ ")]),
        ("ช่องทางต่าง ๆที่มี", [("ๆ", "ๆ ")]),
        ("(อื่น ๆ)", []),
        ("ค่อยๆ", [("ๆ", " ๆ")]),  # a word that the list does not know: only the mark
        ("ดีี มาา ที่่", [("ดีี", "ดี"), ("มาา", "มา"), ("ที่่", "ที่")]),
        ("คະแนน", [("ະ", "ะ")]),  # a Lao letter
        ("ລຍวดเร็ว", [("ລຍ", "ลย")]),
        ("ลาวเรียกว่า ສະບາຍ", []),  # words of theirs
    ],
)
def test_marks_and_letters(text: str, expected: list[tuple[str, str]]) -> None:
    assert slips(text) == expected


def test_they_are_warnings_of_the_kind_for_words_at_the_letters_as_typed() -> None:
    text = "**ตาม**  กฏหมาย และ สามารถสามารถ ๒๕๖๘"
    assert found(text, TWO_YEARS) == [
        ("repeated-word", "warning", "กฏหมาย", "กฎหมาย"),
        ("repeated-word", "error", "สามารถสามารถ", "สามารถ"),
    ]


def test_no_warning_in_the_texts_of_the_benchmark() -> None:
    styles = {style.__name__: style for family in FAMILIES.values() for style in family}
    wrong = []
    for name, seed, facts in texts(styles.values(), range(1, 3)):
        writer = Writer(facts, seed)
        words = styles[name](writer)
        wrong += [(name, *slip) for slip in slips(writer.done(writer.noisy(words) if seed % 2 else words).text)]
    assert wrong == []


def test_no_warning_in_the_products_own_words() -> None:
    """Of pages, papers, messages and the demonstration."""
    known = [  # heads of columns as others write them
        ("accounts/municipality_lists.py", "เว็บไซด์", "เว็บไซต์"),
        ("accounts/people/pasting.py", "อีเมล์", "อีเมล"),
        ("accounts/people/pasting.py", "อีเมลล์", "อีเมล"),
    ]
    wrong = []
    for folder in OURS:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.suffix in (".py", ".html", ".toml", ".csv", ".txt") and "migrations" not in file.parts:
                text = file.read_text("utf-8")
                strings = re.findall(r'"[^"\n]*"', text) if file.suffix == ".py" else [text]
                wrong += [(str(file.relative_to(ROOT)), *slip) for string in strings for slip in slips(string)]
    assert wrong == known


def test_a_letter_that_only_looks_like_one_of_a_word_breaks_nothing() -> None:
    assert slips("ระบบ E-Serv\u0131se และ E-SERV\u0130SE") == []
    assert slips("น\u0ebbก") == [("\u0ebb", "")]  # a Lao vowel like none of Thai
