"""Thai digits in prose, Arabic ones in whatever a reader must be able to type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_arabic, to_thai

PLAIN = st.text(alphabet="0123456789กขคงจ ะาิีเแโ่้.,()%–-\n")


@pytest.mark.parametrize(
    "identifier",
    [
        "https://www.muangpan.go.th/ita/2568?page=3#o12",
        "http://10.0.0.1:8080/o1",
        "www.lampang12.go.th/2568",
        "moph2.go.th",
        "muang-pan.go.th/ita2568/12",
        "facebook.com/1234567",
        "bit.ly/2568",
        "info44@mp2.go.th",
        "saraban_05521301@dla.go.th",
        "@404mnqcv",
        "ITA2568",
        "ITA2568/12",
        "COVID-19",
        "5G",
        "ISO 9001",
        "ISO 9001:2015",
        "ISO/IEC 27001",
        "Windows 11",
        "PM 2.5",
    ],
)
@pytest.mark.parametrize("around", ["{}", "ดูที่ {} ครับ", "({})", "LINE: {}", "ข้อ {}, ต่อไป"])
def test_an_identifier_keeps_its_digits(identifier: str, around: str) -> None:
    text = around.format(identifier)
    assert to_thai(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("", ""),
        ("90.83", "๙๐.๘๓"),
        ("ปีงบประมาณ พ.ศ. 2568", "ปีงบประมาณ พ.ศ. ๒๕๖๘"),
        ("ต.ค. 68 – ก.ย. 69", "ต.ค. ๖๘ – ก.ย. ๖๙"),
        ("ลป 52201/123", "ลป ๕๒๒๐๑/๑๒๓"),
        ("โทร. 054-123-456 ต่อ 12", "โทร. ๐๕๔-๑๒๓-๔๕๖ ต่อ ๑๒"),
        ("30/9/2568", "๓๐/๙/๒๕๖๘"),
        ("ตัวชี้วัดที่ 10 (OIT 70.00)", "ตัวชี้วัดที่ ๑๐ (OIT ๗๐.๐๐)"),
        ("ร้อยละ 12.50%", "ร้อยละ ๑๒.๕๐%"),
        ("1 ข้อ o1 ได้ 100 คะแนน", "๑ ข้อ o๑ ได้ ๑๐๐ คะแนน"),
        ("ข้อ i1, i15 และ e1/2 (o28)", "ข้อ i๑, i๑๕ และ e๑/๒ (o๒๘)"),
        ("o1.go.th i1a e2-b o123 https://x.go.th/o1", "o1.go.th i1a e2-b o123 https://x.go.th/o1"),
        ("เว็บไซต์ https://x.go.th/1 ปี 2568", "เว็บไซต์ https://x.go.th/1 ปี ๒๕๖๘"),
        ("e-Service 24 ชั่วโมง", "e-Service ๒๔ ชั่วโมง"),
        ("IIT 95.20 และ EIT 2 ส่วน", "IIT ๙๕.๒๐ และ EIT ๒ ส่วน"),
        ("ISO 9001 จำนวน 2 กอง", "ISO 9001 จำนวน ๒ กอง"),
        (2568, "๒๕๖๘"),
    ],
)
def test_everything_else_is_printed_with_thai_digits(text: object, printed: str) -> None:
    assert to_thai(text) == printed


def test_digits_of_either_kind_become_arabic() -> None:
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙ 0123456789 ก") == "0123456789 0123456789 ก"


@given(PLAIN)
def test_plain_text_comes_back_from_thai_digits(text: str) -> None:
    assert to_arabic(to_thai(text)) == text


@given(PLAIN)
def test_plain_text_keeps_no_arabic_digit(text: str) -> None:
    assert not any(c.isascii() and c.isdigit() for c in to_thai(text))
