"""Thai text in one spelling, without typed numbers, in dictionary order."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.text import normalise, sort_key, without_number

NIKHAHIT, SARA_AA, MAI_THO = "\u0e4d", "\u0e32", "\u0e49"

OFFICIAL_LIST = """
กระบี่ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย
เชียงใหม่ ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ
บุรีรัมย์ ปทุมธานี ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี
เพชรบูรณ์ แพร่ ภูเก็ต มหาสารคาม มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย
ศรีสะเกษ สกลนคร สงขลา สตูล สมุทรปราการ สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี
สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
"""
PROVINCES = OFFICIAL_LIST.split()


@pytest.mark.parametrize(
    ("arrived", "stored"),
    [
        ("จ" + NIKHAHIT + SARA_AA + "นวน", "จำนวน"),
        ("น" + NIKHAHIT + MAI_THO + SARA_AA, "น้ำ"),
        ("น" + MAI_THO + NIKHAHIT + SARA_AA, "น้ำ"),
        ("เเผน", "แผน"),
        ("ก\u200bข\u200cค\u200dง\u2060จ\ufeffฉ\u00adช", "กขคงจฉช"),
        ("\u202eกลับ\u202c\u200f", "กลับ"),
        ("e\u0301", "\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("ก  ข\u00a0\u00a0ค\tง", "ก ข ค ง"),
        ("a\x00b\x07c\x1b[31m\x85d", "abc[31md"),
        ("  บรรทัดหนึ่ง \r\n\r\nสอง\rสาม\n\n", "บรรทัดหนึ่ง\n\nสอง\nสาม"),
        ("ข้อ ๐๑๒", "ข้อ o๑๒"),
        ("ข้อ 01", "ข้อ o1"),
        ("ข้อ๐๔๒", "ข้อo๔๒"),
        ("ข้อ o12", "ข้อ o12"),
        ("ข้อ ๑๐", "ข้อ ๑๐"),
        ("ข้อ ๐", "ข้อ ๐"),
        ("ได้ ๐๑ คะแนน", "ได้ ๐๑ คะแนน"),
        ("๑๒ และ 12", "๑๒ และ 12"),
        ("● หนึ่ง\n \uf0b7 สอง ● สาม", "• หนึ่ง\n• สอง ● สาม"),
        ("1\u20113 \u2010", "1-3 -"),
        ("ดี\u2764\ufe0f", "ดี\u2764"),
        ("", ""),
    ],
)
def test_text_is_stored_in_one_spelling(arrived: str, stored: str) -> None:
    assert normalise(arrived) == stored


@given(st.text() | st.text(alphabet="กเแขอ้๐๑0าำ่ํุ\u0301\u200b\x00 \n\t\r"))
@example(NIKHAHIT + "\x00" + SARA_AA)
@example("\u0e48\u0340\u0e48")
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_normalised_text_has_no_control_character_but_the_line_break(text: str) -> None:
    assert not [c for c in normalise(text) if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        *((f"{number}จัดทำคู่มือ", "จัดทำคู่มือ") for number in ("๑. ", "1) ", "(๑) ", "(1)", "1.", "๑๐. ", "1.) ")),
        *((f"{bullet} จัดทำคู่มือ", "จัดทำคู่มือ") for bullet in "-–•▪■"),
        ("  ๒. จัดทำ ๓ ครั้ง", "จัดทำ ๓ ครั้ง"),
        ("จัดทำ 1. คู่มือ", "จัดทำ 1. คู่มือ"),
        ("๑.๑ จัดทำ", "๑.๑ จัดทำ"),
        ("12.00 น. ประชุม", "12.00 น. ประชุม"),
        ("2568 เป็นปีแรก", "2568 เป็นปีแรก"),
        ("100. ข้อ", "100. ข้อ"),
        ("3 ครั้งต่อปี", "3 ครั้งต่อปี"),
        ("1. 2. จัดทำ", "จัดทำ"),
        ("• ๑. จัดทำ", "จัดทำ"),
        ("1) 2) จัดทำ", "จัดทำ"),
        ("- (๑) • จัดทำ", "จัดทำ"),
        ("๑. ๓ ประการ", "๓ ประการ"),
        ("๑. 2569 เป็นปีแรก", "2569 เป็นปีแรก"),
        ("๑. ๑.๑ จัดทำ", "๑.๑ จัดทำ"),
        ("1.", ""),
        ("", ""),
    ],
)
def test_the_number_its_writer_typed_is_taken_off(typed: str, kept: str) -> None:
    assert without_number(typed) == kept


@given(st.text() | st.text(alphabet="ก๑1 .)(-•*\n"))
@example("• ๑. ก")
@example("(๑) 1.) ก")
def test_a_number_once_taken_off_leaves_nothing_more_to_take(typed: str) -> None:
    kept = without_number(normalise(typed))
    assert without_number(kept) == kept
    assert normalise(kept) == kept


def test_the_provinces_sort_as_they_are_officially_listed() -> None:
    assert len(PROVINCES) == 77
    backwards = PROVINCES[::-1]
    assert sorted(backwards, key=sort_key) == PROVINCES
    assert sorted(PROVINCES) != PROVINCES


@pytest.mark.parametrize(
    "names",
    [
        ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า", "ปาด", "ป่าดง"],  # tones count where all else is equal
        ["นา", "นาแก", "น้ำ", "น้ำตก", "นิล", "เนินปอ"],
        ["รู", "ฤดู", "ลา"],
        ["เต", "แต", "โต", "ใต้", "ไทย"],
        ["มหาชัย", "เมืองปาน", "เมืองยาว", "แม่ทะ", "แม่พริก", "แม่เมาะ"],
        ["ทต.ก1", "ทต.ก๒", "ทต.ก3"],
    ],
)
def test_names_sort_as_in_a_dictionary(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


@pytest.mark.parametrize("names", [["กาก้า", "ก่ากา"], ["ก่", "ก ข"]])
def test_where_a_tone_stands_counts(names: list[str]) -> None:
    backwards = names[::-1]
    assert sorted(backwards, key=sort_key) == names


def test_what_looks_the_same_sorts_the_same() -> None:
    assert sort_key("น" + NIKHAHIT + MAI_THO + SARA_AA) == sort_key("น้ำ")


def test_marks_stacked_without_end_are_cut_and_cost_nothing() -> None:
    began = time.monotonic()
    assert normalise("ก" + "\u0e38\u0301" * 60_000) == normalise("ก" + "\u0e38\u0301" * 15)
    assert time.monotonic() - began < 60  # a guard against hanging, not a measurement


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("นำ\u0e49ใส", "น\u0e49ำใส"),
        ("น\u0e4d\u0e49าใส", "น\u0e49ำใส"),
        ("น\u0e49\u0e4dาใส", "น\u0e49ำใส"),
        ("นํ\u0e32\u0e49ใส", "น\u0e49ำใส"),
        ("นำำ\u0e49ใส", "น\u0e49ำใส"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ท\u0e35\u0e35\u0e48\u0e48", "ท\u0e35\u0e48"),
        ("ก\u0e49\u0e39", "ก\u0e39\u0e49"),
        ("สิทธ\u0e4c\u0e34", "สิทธ\u0e34\u0e4c"),
        ("เป\u0e47\u0e47น", "เป\u0e47น"),
    ],
)
def test_marks_have_one_order_and_stand_once(typed: str, stored: str) -> None:
    assert normalise(typed) == stored


def test_glyphs_of_old_thai_fonts_are_letters() -> None:
    assert normalise("ท\uf702\uf70a เป\uf712น ป\uf70b\uf70e") == "ที\u0e48 เป็น ป\u0e49\u0e4c"
    assert normalise("".join(map(chr, range(0xF700, 0xF71B)))).isascii() is False
    assert not any(0xF700 <= ord(letter) <= 0xF71A for letter in normalise("".join(map(chr, range(0xF700, 0xF71B)))))


def test_signs_that_only_say_how_another_is_drawn_are_left_out() -> None:
    assert normalise("✔\ufe0f ก") == "✔ ก"
