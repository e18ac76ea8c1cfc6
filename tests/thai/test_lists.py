"""Cells split into items whatever was typed, and written so that they are read back."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from thai.lists import begins_item, split_bullets, split_list, without_first_number, write_list, write_literally


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("๑. ร่าง ๒. ตรวจ ๓. แจก", ["ร่าง", "ตรวจ", "แจก"]),
        ("1) ร่าง\n2) ตรวจ", ["ร่าง", "ตรวจ"]),
        ("(๑) ร่าง (๒) ตรวจตามมาตรา ๓๕ (๒) (๓) แจก", ["ร่าง", "ตรวจตามมาตรา ๓๕ (๒)", "แจก"]),
        ("๑.ร่าง\n๒.ตรวจ ๓. แจก", ["ร่าง", "ตรวจ", "แจก"]),
        ("๑. ก ๒. ข ๓. ค ๔. ง ๕. จ ๓. ฉ", ["ก", "ข", "ค", "ง", "จ", "ฉ"]),
        ("๑. ก\n๒. ข\n๒. ค\n๙. ง", ["ก", "ข", "ค", "ง"]),
        ("๔. ก\n๕. ข", ["ก", "ข"]),
        ("๑. ลงเว็บ\n- หน้าแรก\n- หน้าข่าว\n๒. สรุป", ["ลงเว็บ\n- หน้าแรก\n- หน้าข่าว", "สรุป"]),
        ("๑. ดังนี้ ๑) ก ๒) ข ๒. จบ", ["ดังนี้ ๑) ก ๒) ข", "จบ"]),
        ("- ก - ข - ค", ["ก", "ข", "ค"]),
        ("▪ ข้อ i๑ ▪ ข้อ i๒", ["ข้อ i๑", "ข้อ i๒"]),
        ("\uf0b7 ก\n\uf0a7 ข", ["ก", "ข"]),
        ("* ก\n* ข", ["ก", "ข"]),
        ("- ๒. ก\n- ๓. ข", ["ก", "ข"]),
        ("- ก\n๑. ย่อย\n๒. ย่อยสอง\n- ข\n๑. ย่อย", ["ก\n๑. ย่อย\n๒. ย่อยสอง", "ข\n๑. ย่อย"]),
        ("① ก ② ข", ["ก", "ข"]),
        ("1\ufe0f\u20e3 ก 2\ufe0f\u20e3 ข", ["ก", "ข"]),
        ("1\u20e3 ก\n2\u20e3 ข", ["ก", "ข"]),
        ("❶ ก ❷ ข ❸ ค", ["ก", "ข", "ค"]),
        ("⑴ ก\n⑵ ข", ["ก", "ข"]),
        ("✅ ก\n✅ ข", ["ก", "ข"]),
        ("☑ ก ☑ ข", ["ก", "ข"]),
        ("→ ก\n→ ข", ["ก", "ข"]),
        ("🔹 ก\n🔹 ข", ["ก", "ข"]),
        ("๑ ก\n๒ ข", ["ก", "ข"]),
        ("ก. หนึ่ง\nข. สอง", ["หนึ่ง", "สอง"]),
        ("๑.๑ ก\n๑.๒ ข", ["ก", "ข"]),
        ("ขั้นตอนที่ ๑: ก\nขั้นตอนที่ ๒: ข", ["ก", "ข"]),
        ("ขั้นที่ 1 ก\nขั้นที่ 2 ข", ["ก", "ข"]),
        ("Step 1 ก\nStep 2 ข", ["ก", "ข"]),
        ("1/ ก\n2/ ข", ["ก", "ข"]),
        ("ขั้นตอนที่ 2 ตามคู่มือ\nขั้นตอนที่ 3", ["ขั้นตอนที่ 2 ตามคู่มือ\nขั้นตอนที่ 3"]),
        ("๑. - จัดทำ", ["จัดทำ"]),
        ("ร่าง\n๒. ตรวจ", ["ร่าง", "ตรวจ"]),
        ("บรรทัดหนึ่ง\nบรรทัดสอง", ["บรรทัดหนึ่ง\nบรรทัดสอง"]),
        ("๑.\n๒. ข", ["ข"]),
        ("", []),
        ("-", []),
    ],
)
def test_items_are_told_apart(typed: str, items: list[str]) -> None:
    assert list(split_list(typed).items) == items


@pytest.mark.parametrize(
    "text",
    [
        "ได้ ๙๙.๓๕ คะแนน",
        "ตามคำสั่งที่ ๓๓/๒๕๖๘ ลงวันที่ ๒ มกราคม ๒๕๖๘",
        "ตามข้อ ๑. ของระเบียบ",
        "อบรมครั้งที่ ๑ - ๓ ที่ห้องประชุม",
        "12.00 น. ประชุม",
        "ร่าง → ตรวจ → ลงนาม",
        "๑ ตุลาคม ๒๕๖๘\n๒ ครั้งต่อปี",
        "พ.ร.บ. (ฉบับที่ ๒) พ.ศ. ๒๕๖๐",
        "ดู http://www.example.go.th/1.html ได้",
        "ต.ค. ๖๘ - ก.ย. ๖๙",
    ],
)
def test_other_numbers_split_nothing(text: str) -> None:
    assert split_list(text).items == (text,)


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("๑. สมุดตามแบบ ๓ และ แบบ ๔ ๓. เผยแพร่", ["สมุดตามแบบ ๓ และ แบบ ๔", "เผยแพร่"]),
        ("๑. แผน พ.ศ. ๒๕๖๘ ๒. ผล ๙๙.๓๕", ["แผน พ.ศ. ๒๕๖๘", "ผล ๙๙.๓๕"]),
        ("๑. อบรม (รุ่นที่ ๒) ตามข้อ ๒. ของแผน ๒. สรุป", ["อบรม (รุ่นที่ ๒) ตามข้อ ๒. ของแผน", "สรุป"]),
        ("๑. แก่เจ้าหน้าที่ ๒. ประจำปี ๓. จบ", ["แก่เจ้าหน้าที่", "ประจำปี", "จบ"]),
    ],
)
def test_other_numbers_inside_items_stay(typed: str, items: list[str]) -> None:
    assert list(split_list(typed).items) == items


def test_what_stands_before_the_first_item_is_a_heading() -> None:
    found = split_list("ดังนี้ ๑. ก ๒. ข")
    assert (found.heading, found.items, found.misnumbered) == ("ดังนี้", ("ก", "ข"), False)
    assert split_list("๑. ก ๑. ข").misnumbered


@pytest.mark.parametrize(
    ("text", "begins"), [("๑. ก", True), ("(๒) ก", True), ("- ก", True), ("① ก", True), ("๒๕๖๘ ก", False), ("ก", False)]
)
def test_the_beginning_of_an_item_is_known(text: str, begins: bool) -> None:
    assert begins_item(text) is begins


def test_bullets_are_split_and_numbers_left_alone() -> None:
    assert split_bullets("- ก ๑. ข\n- ค") == ["ก ๑. ข", "ค"]
    assert split_bullets("ก - ข") == ["ก - ข"]
    assert without_first_number("๑. - ก") == "- ก"
    assert without_first_number("- ๑. ก") == "- ๑. ก"


WORDS = st.text(alphabet="กขค ๑2.)(-•[]\n", max_size=25).map(lambda t: " ".join(t.split(" ")).strip()).filter(bool)


@given(st.lists(WORDS, max_size=5))
@example(["[1] ก\n[2] ข", "[[3]] ค"])
@example(["๑. ก\n๒. ข"])
@example(["- ก", "•"])
def test_a_list_that_is_written_is_read_back(items: list[str]) -> None:
    assert list(split_list(write_list(items)).items) == items
    assert list(split_list(write_literally(items)).items) == items


@given(st.text(alphabet="กขคงจ ๑๒๓123.)(-•\n/", max_size=60))
def test_no_word_is_lost(text: str) -> None:
    found = split_list(text)
    kept = re.findall("[ก-ฮ]+", "\n".join([found.heading, *found.items]))
    lettered = re.sub(r"(?m)^\s*\(?[กขคงจ][.)]", "", text)  # ก. ข. number a list, too
    assert len("".join(kept)) >= len("".join(re.findall("[ก-ฮ]+", lettered)))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("• ก\n- ข\n- ค\n• ง", ["ก\n- ข\n- ค", "ง"]),
        ("- ก\n• ข\n– ง", ["ก\n• ข", "ง"]),
        ("✓ ก\n☑ ข", ["ก", "ข"]),
    ],
)
def test_lines_behind_another_bullet_are_inside_of_the_item_above(text: str, items: list[str]) -> None:
    assert list(split_list(text).items) == items
