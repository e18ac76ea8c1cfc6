"""Where nothing is named, the figure itself must bear an error out; and counts that make up the whole are right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from proofreading.proofread import proofread
from proofreading.witnesses import is_slip, make_up_the_whole
from tests.proofreading.test_ordinary_thai import FACTS, NAMES, of


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        ("93.20", "93.02", True),
        ("39.20", "93.20", True),
        ("92.30", "93.20", True),  # the point stands between the two
        ("93.80", "93.20", True),
        ("9.20", "93.20", True),
        ("933.20", "93.20", True),
        ("93.02", "03.92", False),
        ("94.30", "93.20", False),
        ("72.50", "93.20", False),
    ],
)
def test_what_fingers_do_is_a_slip(written: str, right: str, slip: bool) -> None:
    assert is_slip(Decimal(written), Decimal(right)) is slip
    assert is_slip(Decimal(right), Decimal(written)) is slip


@pytest.mark.parametrize(
    ("counts", "whole"),
    [
        ("เพิ่มขึ้น 6 ตัวชี้วัด ลดลง 3 ตัวชี้วัด คงเดิม 1 ตัวชี้วัด", True),
        ("ดีกว่าปีก่อน 5 ตัว\nด้อยกว่าปีก่อน 5 ตัว", True),
        ("ทั้งหมด 10 ตัวชี้วัด เพิ่มขึ้น 6 ตัวชี้วัด", False),
        ("เพิ่มขึ้น 6 ตัวชี้วัด ลดลง 3 ตัวชี้วัด", False),
        ("เพิ่มขึ้น 6 ตัวชี้วัดที่ 4", False),
    ],
)
def test_counts_that_make_up_the_whole_bear_one_another_out(counts: str, whole: bool) -> None:
    at = counts.index("6" if "6" in counts else "5")
    assert make_up_the_whole(counts, at, at + 1, 10) is whole


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"ตัวชี้วัดที่ 1 {NAMES['1']} ได้ 72.91 คะแนน", "error"),  # nobody's figure, but it can be of nothing else
        ("เทศบาลได้คะแนน 72.91 คะแนน", "warning"),  # whose?
        ("เทศบาลได้คะแนน 92.30 คะแนน", "error"),  # two digits exchanged
        (f"เทศบาลได้คะแนน {of('4')} คะแนน", "error"),  # another's
        ("อัตราการตอบกลับของ IIT ร้อยละ 72.5", "warning"),  # scores have two decimals
        ("ตัวชี้วัดที่ 10 การป้องกันการทุจริต คะแนนคงเดิม", "error"),
    ],
)
def test_a_figure_is_an_error_where_it_is_named_or_bears_witness(text: str, severity: str) -> None:
    assert [finding.severity for finding in proofread(text, FACTS)] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "ในบรรดาตัวชี้วัดทั้ง 10 ตัว ที่ได้คะแนนมากกว่าตัวอื่นคือ การปฏิบัติหน้าที่",
        "ผมไปดู dashboard ของเทศบาลเมืองเขาสมมุติมา เขาทำดีมาก",
        "OIT	89.75	-3.45	+4.75	-0.35",  # from the total, from the target, from the year before
    ],
)
def test_what_may_be_meant_otherwise_is_no_error(text: str) -> None:
    assert [finding.message for finding in proofread(text, FACTS) if finding.sure] == []


@pytest.mark.parametrize(
    "text",
    [
        "ถ้าคะแนน OIT เพิ่ม 1 คะแนน คะแนนรวมเพิ่ม 0.40 คะแนน",
        "ข้อที่ควรพิจารณาก่อนคือ i2 (97.57) ต่างจากข้อสูงสุด i1 (98.65) อยู่ 1.08 คะแนน",
        "OIT ต่ำกว่าปี 2567 เท่ากับ 0.35 คะแนน",
    ],
)
def test_nothing_is_doubted_that_can_be_reckoned(text: str) -> None:
    assert proofread(text, FACTS) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("OIT 89.75 | สูงกว่าปี 2567 เท่ากับ 0.35 คะแนน", "สูงกว่า"),
        ("คะแนนรวม 93.20 คะแนน ลดลง 0.70 คะแนนจากปี 2568", "2568"),
        ("เทศบาลตำบลบ้านสมมุติ (อ.เมืองทอง จ.ตราด)", "เมืองทอง"),
    ],
)
def test_what_is_wrong_is_found(text: str, wrong: str) -> None:
    assert [finding.found for finding in proofread(text, FACTS)] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "เพื่อนจากเทศบาลเมืองเขาสมมุติ อำเภอเมืองตราด จังหวัดตราด มาเยี่ยม",
        "ขณะที่เทศบาลเมืองเขาสมมุติได้ 89.84 คะแนน",
        "คะแนนสูงสุดของกลุ่มคือเทศบาลเมืองเขาสมมุติ ได้ 96.43 คะแนน",
        "ปรบมือดัง ๆ ให้เทศบาลเมืองเขาสมมุติ ที่คว้าอันดับหนึ่ง",
        "คะแนนรวม = 0.30 IIT + 0.30 EIT + 0.40 OIT",
        "การเปิดเผยข้อมูลได้ 90.19 กับการป้องกันการทุจริตได้ 89.31 คะแนน ปีที่แล้วสองตัวนี้ได้ 89.59 และ 90.61 คะแนน",
        "คำถามที่ 9 ตัวชี้วัดที่ได้ 90 คะแนนขึ้นไปมีอะไรบ้าง",
        "คะแนนรวม 93.20 คะแนน ลดลง 0.70 คะแนนเมื่อวางคู่กับปี 2567 ระดับผ่านดี",
        "- การใช้งบประมาณ ได้ 97.42 คะแนน ในปีนี้ (ปี 2567 98.82 คะแนน)",
        "เอกสารนี้เสนอให้เทศบาลกำหนดมาตรการของปีงบประมาณ พ.ศ. 2569 โดยคำนึงถึงจุดอ่อนเป็นสำคัญ",
        "ตัวชี้วัด	คะแนน	น้ำหนัก	เพิ่มได้\nการใช้อำนาจ	96.53	0.06	0.00",
    ],
)
def test_guests_weights_and_asides_are_no_errors(text: str) -> None:
    assert [finding.message for finding in proofread(text, FACTS) if finding.sure] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("เทศบาลเมืองเขาสมมุติ อำเภอนาสมมุติ จังหวัดตราด", "เทศบาลเมืองเขาสมมุติ"),  # the paper's own address
        ("ผลการประเมิน ITA ของเทศบาลเมืองเขาสมมุติ ปีงบประมาณ พ.ศ. 2568", "เทศบาลเมืองเขาสมมุติ"),
        ("ตามที่เทศบาลเมืองเขาสมมุติได้เข้าร่วมการประเมิน", "เทศบาลเมืองเขาสมมุติ"),
        ("เทศบาลเมืองเขาสมมุติได้คะแนนรวม 93.20 คะแนน", "เทศบาลเมืองเขาสมมุติ"),  # the paper's own score
    ],
)
def test_another_town_in_the_papers_own_place_is_an_error(text: str, wrong: str) -> None:
    assert [finding.found for finding in proofread(text, FACTS) if finding.sure] == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 9 จาก 89.59 เป็น 100 คะแนนเต็ม",  # the two of the year before are right, the full mark is none
        "ตัวชี้วัดที่ 8 ปีก่อนได้ 92.28 คะแนน ปีนี้ได้ 91.08",  # no eight years ago
        "ในบรรดาตัวชี้วัดทั้ง 10 ตัว ที่ต่ำกว่า 90 มีเรื่องการป้องกันการทุจริต",
        "ใน 8 ตัวชี้วัดที่มาจากการถามคน ที่ต่ำกว่า 85 ไม่มีเลย",
        "คะแนนรวม 93.20 คะแนน ต่ำกว่าปี 2567 ที่ได้ 93.90 คะแนน เกินเกณฑ์ 85 คะแนนอยู่ 8.20 คะแนน",
        "คะแนนเฉลี่ยทั้งประเทศ 93.82 คะแนน เทศบาลได้ 93.20 คะแนน",
        "เมื่อนำไปเทียบเคียงกับ 90.10 คะแนนของปี 2567 แล้ว นับว่าต่ำลง 0.35 คะแนน",
        "สั่ง ณ วันที่ 2 ตุลาคม พ.ศ. 2568 ให้ดำเนินการต่อไป",
        "สิบตัวชี้วัดนั้นดีขึ้นเสีย 4 ตัว ถอยหลัง 6 ตัว ที่ยังต่ำกว่า 90 มีเรื่องเดียว",
        "ที่ได้ 95 คะแนนขึ้นไปมีกี่ตัว ตัวที่ต่ำกว่า 85 คะแนนมีกี่ตัว\nหัวหน้าสำนักปลัด: มี 0 ตัวชี้วัด",
        "ตัวชี้วัดที่ปรับตัวดีที่สุด: การปรับปรุงการทำงาน",
        "กองสวัสดิการเสนอไปดูระบบคิวที่เทศบาลเมืองเขาสมมุติ",
    ],
)
def test_what_a_clerk_writes_is_not_even_doubted_as_an_error(text: str) -> None:
    assert [finding.message for finding in proofread(text, FACTS) if finding.sure] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("เทศบาลตำบลบ้านสมมุติได้คะแนนรวม 85.12 คะแนน", ["85.12"]),
        ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568 ได้คะแนน 88.45 คะแนน", ["88.45"]),
        ("คะแนนรวมลดลงจากปีที่ผ่านมา 2.45 คะแนน", ["2.45"]),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ ลดลง 4.22 คะแนน", ["4.22"]),
        ("IIT 96.49 เพิ่มขึ้น 2.15 คะแนน", ["2.15"]),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 97.42 คะแนน เมื่อเทียบกับปี 2567 ที่ได้ 88.15 คะแนน", ["88.15"]),
        ("มีตัวชี้วัดเพิ่มขึ้น 6 ตัวชี้วัด และลดลง 4 ตัวชี้วัด", ["6", "4"]),  # what is made to add up
        ("ตั้งแต่ 95 คะแนนขึ้นไป จำนวน 7 ตัวชี้วัด และต่ำกว่า 95 คะแนน จำนวน 3 ตัวชี้วัด", ["7", "3"]),
        ("มีตัวชี้วัดที่ได้คะแนนเพิ่มขึ้น จำนวน 10 ตัวชี้วัด", ["10"]),
        ("ปี 2567 อยู่ในระดับผ่าน และปี 2568 อยู่ในระดับผ่านดี", ["ผ่าน"]),
        ("เช่นเดียวกับเทศบาลเมืองเขาสมมุติ เทศบาลตำบลบ้านสมมุติ อำเภอเมืองตราด", ["เมืองตราด"]),
        ("ประกาศ ณ วันที่ 12 ธันวาคม 2568\nนายกเทศมนตรีเมืองเขาสมมุติ", ["เทศมนตรีเมืองเขาสมมุติ"]),
        ("บันทึกข้อความ\nเรียน นายกเทศมนตรีเมืองเขาสมมุติ", ["เทศมนตรีเมืองเขาสมมุติ"]),
        ("เพื่อให้เทศบาลเมืองเขาสมมุติมีแนวทางยกระดับคุณธรรม", ["เทศบาลเมืองเขาสมมุติ"]),
        ("การใช้งบประมาณของเทศบาลเมืองเขาสมมุติมีความโปร่งใส", ["เทศบาลเมืองเขาสมมุติ"]),
    ],
)
def test_plain_words_are_taken_at_their_word(text: str, wrong: list[str]) -> None:
    assert [finding.found for finding in proofread(text, FACTS) if finding.sure] == wrong


def test_the_fix_of_a_mayors_name_is_a_mayors_and_an_unknown_name_has_none() -> None:
    (mayor,) = proofread("ประกาศ ณ วันที่ 12 ธันวาคม 2568\nนายกเทศมนตรีเมืองเขาสมมุติ", FACTS)
    assert (mayor.expected, mayor.fact) == ("เทศมนตรีตำบลบ้านสมมุติ", None)
    (unknown,) = proofread("เห็นควรแจ้งทุกกองของเทศบาลตำบลทุ่งกว๋าวทราบ และเผยแพร่", FACTS)
    assert unknown.expected == ""


@pytest.mark.parametrize(
    "text",
    [
        "มีตัวชี้วัดที่ต่ำกว่า 95..50 คะแนน จำนวน 3 ตัวชี้วัด",
        "ที่\tตัวชี้วัด\tคะแนน\n2²\tการใช้งบประมาณ\t97.42",
        "ที่\tตัวชี้วัด\tคะแนน\n①\tการใช้งบประมาณ\t97.42",
        "ปี 2567 ได้ 93.90 คะแนน ลดลงจากปี 2567",
    ],
)
def test_odd_figures_stop_no_paper(text: str) -> None:
    proofread(text, FACTS)
    years = {year: its for year, its in FACTS.years.items() if year != FACTS.assessed}
    proofread(text, replace(FACTS, years=years))
