"""Each kind of finding, what is only a warning, and what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proofreading.findings import Kind
from proofreading.proofread import LONGEST, MOST, TextTooLong, proofread
from proofreading.register import OfficePlace
from tests.proofreading.papers import NARRATIVE, TWO_YEARS, found, places

EIGHT = "ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (f"{EIGHT} ได้ ๙๗.๖๙ คะแนน", [("score", "error", "๙๗.๖๙", "๙๗.๙๖")]),
        (f"{EIGHT} ได้ ๙๗.๙๖ คะแนน", []),
        (f"{EIGHT} ได้ ๙๘ คะแนน", []),  # rounded
        (f"{EIGHT} ได้ ๙๗.๙ คะแนน", [("score", "warning", "๙๗.๙", "๙๗.๙๖")]),  # cut off
        (f"{EIGHT} ที่เพื่อนบ้านชื่นชม ๙๗.๕๖ คะแนน", [("score", "warning", "๙๗.๕๖", "๙๗.๙๖")]),  # unlicensed
        (f"{EIGHT} ที่เพื่อนบ้านชื่นชม ๙๗.๕๖", [("score", "warning", "๙๗.๕๖", "๙๗.๙๖")]),  # written as scores are
        (f"{EIGHT} ที่เพื่อนบ้านชื่นชม ๙๗.๗", []),
        ("เราทำไว้ในคราวนั้น ๙๙.๗๓ คะแนน", [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]),  # nobody's, but like one
        ("เราทำไว้ในคราวนั้น ๙๙.๓๗ คะแนน", []),
        ("คะแนนรวม ๙๙.๗๓", [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]),
        ("คะแนนรวม ๙๙.๗๓ / ๑๐๐", [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]),
        (f"{EIGHT} เพราะปีนี้ได้แค่ ๙๗.๖๙ คะแนน", [("score", "error", "๙๗.๖๙", "๙๗.๙๖")]),
        (f"{EIGHT} ปี ๒๕๖๖ ได้ ๙๗.๙๖ คะแนน", [("year", "error", "๒๕๖๖", "๒๕๖๘")]),
        (f"{EIGHT} ปี ๒๕๖๗ ได้ ๙๗.๙๖ คะแนน", [("year", "error", "๒๕๖๗", "๒๕๖๘")]),
        (f"{EIGHT} ได้ ๙๗.๙๖ คะแนน ลดลง ๑๒.๑๘ คะแนน", [("change", "error", "ลดลง", "เพิ่มขึ้น")]),
        (f"{EIGHT} เพิ่มขึ้น ๑๒.๘๑ คะแนน", [("change", "error", "๑๒.๘๑", "๑๒.๑๘")]),
        (f"{EIGHT} จาก ๘๕.๗๘ เป็น ๙๗.๙๖ เพิ่มขึ้น ๑๒.๑๘", []),
        (f"{EIGHT} เพิ่มขึ้นจากเดิม ๘๕.๗๘ คะแนน", []),
        (f"{EIGHT} คะแนนคงเดิม", [("change", "error", "คะแนนคงเดิม", "เพิ่มขึ้น")]),
        (f"{EIGHT} ได้ ๑๐๗.๙๖ คะแนน", [("arithmetic", "error", "๑๐๗.๙๖", "")]),
        ("(๙๙.๐๐ x ๐.๓๐) + (๙๘.๐๐ x ๐.๗๐) = ๙๘.๐๓", [("arithmetic", "error", "๙๘.๐๓", "๙๘.๓๐")]),
        ("ผลการประเมินอยู่ในระดับผ่านดี", [("level", "error", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("ปี ๒๕๖๗ ผลการประเมินอยู่ในระดับผ่าน", []),  # a part that is not known may have decided so
        ("ตั้งเป้าสู่ระดับผ่านดี", []),
        ("ผลการประเมิน : ผ่านดี", [("level", "error", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("ผลการประเมินผ่านเว็บไซต์", []),
        ("คะแนนภาพรวม ๙๙.๓๗ (ผ่านดี)", [("level", "error", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("คะแนนภาพรวม ๙๙.๓๗ คะแนน ผ่านดีครับ", [("level", "warning", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("ประกาศเทศบาล ประจำปี ๒๕๖๗", [("year", "warning", "๒๕๖๗", "๒๕๖๘")]),  # in the head of a paper
        ("คะแนนภาพรวม ๙๙.๓๗ คะแนน\nประกาศเทศบาล ประจำปี ๒๕๖๗", []),  # past it
        ("เทศบาลตำบลเมืองปาน อ.งาว จ.ลำปาง", [("place", "error", "งาว", "เมืองปาน")]),
        ("เทศบาลตำบลเมืองปาน อ.เมืองปาน จ.แพร่", [("place", "error", "แพร่", "ลำปาง")]),
        ("นัดหมายร.อ.งาว", []),
        ("ตัวชี้วัดที่คะแนนเพิ่มขึ้นจำนวน ๕ ตัวชี้วัด", [("count", "error", "๕", "๔")]),
        ("มี ๒ ตัวชี้วัดที่มีคะแนนต่ำกว่า ๙๘ คะแนน", []),
        (f"{EIGHT} ได้ ๙๗.๙๖ คะแนน มี ๒ ตัวชี้วัดที่ได้คะแนนต่ำกว่า ๙๘ คะแนน", []),
        ("ตัวชี้วัดที่ได้คะแนนต่ำที่สุดคือ ตัวชี้วัดที่ ๘", [("score", "error", "ตัวชี้วัดที่ ๘", "")]),
        ("มี ๗ ตัวชี้วัดที่ได้ตั้งแต่ ๙๘ คะแนนขึ้นไป", [("count", "error", "๗", "๘")]),
        ("ผ่านเกณฑ์ ๘๕ คะแนน ๙ จาก ๑๐ ตัวชี้วัด", [("count", "error", "๙", "๑๐")]),
        ("คะแนน ITA รวม ๙๙.๓๗ (ปี ๒๕๖๗ = ๙๖.๓๓)", []),  # the year in the brackets is of the figure there
        ("คะแนน ITA รวม ๙๙.๓๗ (ปี ๒๕๖๗ = ๙๖.๓๔)", [("score", "error", "๙๖.๓๔", "๙๖.๓๓")]),
        ("ปี ๒๕๖๘ เทศบาลตำบลเมืองปาน ได้รับคะแนน ๙๙.๗๓ คะแนน", [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]),
        ("เทียบกับปี ๒๕๖๗ พบว่าคะแนนภาพรวมเพิ่มขึ้น ๓.๐๔ คะแนน", []),
        ("ถาม: แล้วปี ๒๕๖๗ ได้เท่าไร\nตอบ: ปีนั้นได้ ๙๖.๓๓ คะแนน", []),  # of the year in the line before
        (f"ถาม: {EIGHT} เป็นอย่างไร\nตอบ: ตัวนี้ได้ ๙๗.๖๙ คะแนน", [("score", "error", "๙๗.๖๙", "๙๗.๙๖")]),
        ("ถาม: ตัวชี้วัดที่ ๗ และ ๘ เป็นอย่างไร\nตอบ: ตัวนี้ได้ ๙๗.๙๖", []),  # of which of the two?
        ("ถาม: ตัวชี้วัดที่ ๗ และ ๘ เป็นอย่างไร\nตอบ: ตัวนี้ได้ ๙๗.๖๙", [("score", "error", "๙๗.๖๙", "๙๗.๙๖")]),  # the eighth's
        ("คุณภาพงานปีนี้ลดลง ๗.๓๐ คะแนน", [("change", "warning", "๗.๓๐", "")]),  # nobody's, and no item fell so far
        ("คุณภาพงานปีนี้เพิ่มขึ้น ๓.๐๔ คะแนน", []),
        (f"{EIGHT} ที่ทุกคนชื่นชอบ (-๑๒.๑๘)", [("change", "error", "๑๒.๑๘", "")]),  # it rose so far
        (f"{EIGHT} ที่ทุกคนชื่นชอบ (+๑๒.๑๘)", []),
        (  # the year after has it: one of the two is wrong
            "เมื่อปี ๒๕๖๗ กรรมการชอบใจเราที่คะแนน ๙๙.๓๗",
            [("year", "warning", "๒๕๖๗", ""), ("score", "warning", "๙๙.๓๗", "")],
        ),
        ("คะแนนโดยรวมเพิ่มขึ้นเท่ากับ ๓.๔๐", [("change", "error", "๓.๔๐", "๓.๐๔")]),
        ("ได้ผลดีกว่าปีก่อน (๒๕๖๖)", [("year", "error", "๒๕๖๖", "๒๕๖๗")]),
        ("เก็บข้อมูล มกราคม ๒๕๖๙ ถึง มิถุนายน ๒๕๖๘", [("year", "error", "๒๕๖๘", "")]),
        ("ปี ๒๕๖๘ เทศบาลได้คะแนน ๙๙.๗๓", [("score", "error", "๙๙.๗๓", "๙๙.๓๗")]),
        ("ตัวชี้วัดที่\t๗\t๘\nคะแนน\t๙๗.๑๙\t๙๗.๖๙", [("score", "error", "๙๗.๖๙", "๙๗.๙๖")]),
        ("ปีงบประมาณ\tคะแนนภาพรวม\tระดับ\nปี ๒๕๖๘\t๙๙.๓๗\tผ่านดี", [("level", "error", "ผ่านดี", "ผ่านดีเยี่ยม")]),
        ("แผ่นที่ ๒ – ภาพรวม\n- คะแนนปีล่าสุด ๙๙.๓๗\n- ผลต่าง -๓.๐๔", [("change", "error", "-", "+")]),
        ("แผ่นที่ ๒ – ภาพรวม\nกองช่างรายงานผล\n- ได้ ๙๑.๑๑", []),  # not just below it
        ("ตัวที่ ๗ การปรับปรุงการทำงาน ๙๗.๙๖", [("indicator-name", "error", "การปรับปรุงการทำงาน", "ประสิทธิภาพการสื่อสาร")]),
        ("อำเภอ ......งาว...... ", []),  # not behind its municipality
        ("เทศบาลตำบลเมืองปาน อำเภอ ......งาว......", [("place", "error", "งาว", "เมืองปาน")]),
        ("ขั้นตอน\tมาตรการ\n๑. ก\tอบรม\n๓. ข\tเชิญ\n๓. ค\tสรุป", [("numbering", "error", "๓", "๒")]),
        ("ที่\tมาตรการ\tสถานะ\n๑\tอบรม\t-\n๓\tเชิญ\t-\n๓\tสรุป\t-", [("numbering", "error", "๓", "๒")]),
        ("มาตรการ\tขั้นตอน\n๘. การปรับปรุงการทำงาน\tอบรม\n๗. ประสิทธิภาพการสื่อสาร\tอบรม", []),  # the indicators' own numbers
        ("เทศบาลตำบลนาสมมุติได้รายงานผล", [("municipality", "error", "เทศบาลตำบลนาสมมุติ", "เทศบาลตำบลเมืองปาน")]),
        ("ไปศึกษาดูงาน ณ เทศบาลตำบลนาสมมุติ", [("municipality", "warning", "เทศบาลตำบลนาสมมุติ", "เทศบาลตำบลเมืองปาน")]),
        ("ระยะเวลาดำเนินการ\tมาตรการ\tขั้นตอน\nต.ค. ๖๗ - ก.ย. ๖๙\tอบรม\tเชิญ", [("year", "error", "๖๙", "๖๘")]),
        ("การวิเคราะห์ผลการประเมิน ITA\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖", [("year", "error", "๒๕๖๖", "๒๕๖๘")]),
        ("คะแนน ๙๙.37", [("mixed-digits", "error", "๙๙.37", "99.37")]),
        ("คะแนน ๙๙.3๗", [("mixed-digits", "error", "๙๙.3๗", "๙๙.๓๗")]),  # as most of them are written
        ("คะแนน ๑๐๐.๐๐ และ ๙๙.37", [("mixed-digits", "error", "๙๙.37", "๙๙.๓๗")]),  # a tie goes with those before
        ("๑. ก\n๒. ข\n๔. ค\n๕. ง", [("numbering", "error", "๔", "๓")]),
    ],
)
def test_findings(text: str, findings: list[tuple[str, str, str, str]]) -> None:
    assert found(text, TWO_YEARS) == findings


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ ๑ ได้ ๙๙.๓๕ เนื่องจากประชาชนร้อยละ ๓๕.๗๑ ไม่ทราบ",
        "ความพึงพอใจของผู้รับบริการร้อยละ ๙๒.๕๐ และคะแนน LPA ๘๘.๑๐ คะแนน",
        "ระดับ ผ่านดี หมายถึง คะแนน ๘๕ ขึ้นไป",
        "ตัวชี้วัดที่ ๑ เปิดเวลา ๐๘.๓๐-๑๖.๓๐ น. ตามคำสั่งที่ ๓๓/๒๕๖๘ หน้า ๑๒ ใช้เงิน ๑๕,๐๐๐ บาท",
        "เจ้าหน้าที่ที่รับผิดชอบ สถานที่ที่ติดต่อ เมืองเมืองหนึ่ง",
        "สำนักปลัดเทศบาล เทศบาลตำบลหลวงเหนือ",
        "ตัวชี้วัดที่ ๔ สูงกว่าเป้าหมาย ๘๕ อยู่ ๑๑.๙๙ คะแนน",
    ],
)
def test_figures_that_are_nobodys_score(text: str) -> None:
    assert found(text, NARRATIVE) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("คะแนนรวมเพิ่มขึ้น ๓.๐๔ คะแนน มี ๗ ตัวชี้วัดที่ได้คะแนนเต็ม", []),
        ("คะแนนรวมเพิ่มขึ้นจากปีก่อน โดยมี ๗ ตัวชี้วัด ได้คะแนนเต็ม", []),
        ("คะแนนเพิ่มขึ้นจากปีก่อน มี ๓ ตัวชี้วัดที่ต้องปรับปรุง", []),
        ("ผลการประเมิน ITA ผ่านเกณฑ์ มี ๔ ตัวชี้วัดที่เพิ่มขึ้น", []),
        ("ประกอบด้วย ๑๐ ตัวชี้วัด คะแนนรวมเพิ่มขึ้น ๓.๐๔ คะแนน", []),
        (f"{EIGHT} เพิ่มขึ้น ๑๒.๑๘ คะแนน\nมี ๗ ตัวชี้วัดที่ได้คะแนนเต็ม", []),
        ("คะแนนรวมเพิ่มขึ้น มี ๖ ตัวชี้วัดที่ได้คะแนนเต็ม", [("count", "warning", "๖", "๗")]),  # what rose?
        ("มี ๖ ตัวชี้วัดที่ได้คะแนนเต็ม", [("count", "error", "๖", "๗")]),
        ("คะแนนรวมเพิ่มขึ้น ๕ ตัวชี้วัด", [("count", "error", "๕", "๔")]),
        ("ตัวชี้วัดที่คะแนนเพิ่มขึ้นจากปีก่อน มีจำนวน ๕ ตัวชี้วัด", [("count", "error", "๕", "๔")]),
    ],
)
def test_what_moved_counts_only_indicators_that_are_said_to_have_moved(
    text: str, findings: list[tuple[str, str, str, str]]
) -> None:
    assert found(text, TWO_YEARS) == findings


@pytest.mark.parametrize("words", ["จากเดิม", "จากเดิมได้", "จากเดิมที่ได้", "ซึ่งเดิมได้", "จากเดิมปี ๒๕๖๗ ได้"])
def test_what_it_was_before_is_held_against_the_year_before(words: str) -> None:
    assert found(f"{EIGHT} ได้ ๙๗.๙๖ คะแนน {words} ๘๕.๗๘ คะแนน", TWO_YEARS) == []
    assert [f[:3] for f in found(f"{EIGHT} ได้ ๙๗.๙๖ คะแนน {words} ๘๕.๘๗ คะแนน", TWO_YEARS)] == [
        ("score", "error", "๘๕.๘๗")
    ]


def test_a_finding_lies_on_the_characters_as_typed() -> None:
    text = "บันทึก\n**ตัวชี้วัดที่ ๘**  ได้  ๙๗.๖๙ คะแนน ทํางานสามารถสามารถ"
    assert places(text, TWO_YEARS) == [(2, 25, 30), (2, 43, 55)]
    assert [text.split("\n")[1][start:end] for _, start, end in places(text, TWO_YEARS)] == ["๙๗.๖๙", "สามารถสามารถ"]


def test_only_the_kinds_that_are_asked_for() -> None:
    text = f"{EIGHT} ได้ ๙๗.๖๙ คะแนน และ ๙๙.37"
    assert [f.kind for f in proofread(text, TWO_YEARS, {Kind.MIXED_DIGITS})] == [Kind.MIXED_DIGITS]


def test_of_one_kind_no_more_than_a_reader_can_use() -> None:
    assert len(proofread("๙๙.37 \n" * (MOST + 50), TWO_YEARS)) == MOST


def test_a_text_past_the_limit_is_refused_in_thai() -> None:
    with pytest.raises(TextTooLong, match="ยาวเกิน"):
        proofread("ก" * (LONGEST + 1), TWO_YEARS)


def test_a_whole_country_is_read_once_however_many_texts_a_paper_has(monkeypatch: pytest.MonkeyPatch) -> None:
    country = tuple(OfficePlace("เทศบาลตำบล", f"สมมุติ{n}", "เขาสมมุติ", "ตราด") for n in range(50))
    held_against = replace(NARRATIVE, others=country)
    assert not proofread("เทศบาลตำบลหลวงเหนือมีคะแนนรวม 90.83 คะแนน", held_against)
    monkeypatch.setattr(OfficePlace, "__hash__", None)  # nor compared again: a text costs what it has
    monkeypatch.setattr(OfficePlace, "__eq__", None)
    [finding] = proofread("เทศบาลตำบลสมมุติ7 มีคะแนนรวม 90.83 คะแนน", held_against)
    assert finding.kind == Kind.MUNICIPALITY


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"{EIGHT} ได้ ๙๗.๙๑ คะแนน", "ตัวชี้วัดที่ 8 ปี 2568 ได้ 97.96 แต่เขียนว่า 97.91 ตัวเลขนี้เป็นของ EIT"),
        (f"{EIGHT} ได้ ๙๗.๑๙ คะแนน", "ตัวชี้วัดที่ 8 ปี 2568 ได้ 97.96 แต่เขียนว่า 97.19 ตัวเลขนี้เป็นของตัวชี้วัดที่ 7"),
        (
            "ตัวชี้วัดที่ได้คะแนนสูงที่สุดคือ ตัวชี้วัดที่ ๘",
            "ตัวชี้วัดที่ได้คะแนนสูงที่สุดของปี 2568 คือตัวชี้วัดที่ 1, 2, 3, 4, 5, 9 และ 10 (100.00)",
        ),
    ],
)
def test_what_a_finding_says(text: str, message: str) -> None:
    assert [finding.message for finding in proofread(text, TWO_YEARS)] == [message]
