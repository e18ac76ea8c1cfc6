"""What was found wrong in three published papers, each fault told in a sentence of our own with the paper's figures."""

from __future__ import annotations

import pytest

from proofreading.facts import ProofFacts
from tests.proofreading.papers import BY_QUESTION, NARRATIVE, TWO_YEARS, found

HEAD = "ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n"

FAULTS: list[tuple[str, ProofFacts, str, list[tuple[str, str, str, str]]]] = [
    (
        "a district that does not exist",
        NARRATIVE,
        "เทศบาลตำบลหลวงเหนือ อำเภอลำปาง จังหวัดลำปาง",
        [("place", "error", "ลำปาง", "งาว")],
    ),
    (
        "an instrument nobody entered, borne out by the total",
        NARRATIVE,
        "๑. แบบวัดผู้มีส่วนได้ส่วนเสียภายใน (IIT) คะแนนรวม ๙๙.๘๐ คะแนน",
        [("score", "error", "๙๙.๘๐", "๙๘.๙๗")],
    ),
    (
        "names that are no indicator's",
        NARRATIVE,
        HEAD + "2\tการใช้งบประมาณ\t99.78\n3\tการใช้จ่ายเงิน\t100.00\n4\tการให้บริการประชาชน\t96.99",
        [
            ("indicator-name", "error", "การใช้จ่ายเงิน", "การใช้อำนาจ"),
            ("indicator-name", "error", "การให้บริการประชาชน", "การใช้ทรัพย์สินของราชการ"),
        ],
    ),
    (
        "another wording of the name",
        NARRATIVE,
        "#### ตัวชี้วัดที่ ๕ การแก้ไขปัญหาทุจริต",
        [("indicator-name", "warning", "การแก้ไขปัญหาทุจริต", "การแก้ไขปัญหาการทุจริต")],
    ),
    (
        "the word of a level on an indicator below its bound",
        NARRATIVE,
        "ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสารของเทศบาลตำบลหลวงเหนือ ผลการประเมินอยู่ในระดับดีเยี่ยม",
        [("level", "warning", "ดีเยี่ยม", "")],
    ),
    (
        "another municipality on the cover",
        BY_QUESTION,
        "รายงานการวิเคราะห์\n\nเทศบาลตำบลท่าวาสุกรี\nอำเภอบ้านโพธิ์ จังหวัดฉะเชิงเทรา",
        [("municipality", "error", "เทศบาลตำบลท่าวาสุกรี", "เทศบาลตำบลลาดขวาง")],
    ),
    (
        "the name of the indicator before",
        BY_QUESTION,
        "ตัวชี้วัด\tข้อคำถาม\tมาตรการ\n<p>๑๐.การเปิดเผยข้อมูล หมายถึง</p>\tข้อ ๐๒๑\tจัดประชุม",
        [("indicator-name", "error", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต")],
    ),
    (
        "a question left out",
        BY_QUESTION,
        "ข้อคำถาม\tคะแนน\n" + "\n".join(f"ข้อ ๐๑{n}\t๑๐๐.๐๐" for n in "๑๒๓๔๖๗"),
        [("numbering", "error", "๑๖", "๑๕")],
    ),
    (
        "a word twice, once over a blank",
        BY_QUESTION,
        "ข้อมูลที่ทุกคนสามารถสามารถดูได้ และทุกคนสามารถ สามารถขอได้",
        [("repeated-word", "error", "สามารถสามารถ", "สามารถ"), ("repeated-word", "warning", "สามารถ สามารถ", "สามารถ")],
    ),
    (
        "a list that goes back",
        TWO_YEARS,
        "มาตรการ\tขั้นตอน\tผล\n๒. ประกาศ\t๑. แจ้ง\t๑. ก ๒. ข ๓. ค\n\nมาตรการ\tขั้นตอน\tผล\nประกาศ (ต่อ)\t\t๔. ง ๕. จ ๓. ฉ",
        [("numbering", "error", "๓", "๖")],
    ),
    (
        "a LINE id with Thai digits",
        TWO_YEARS,
        "ติดต่อ Line ID @๔๐๔mnqcv",
        [("identifier", "error", "@๔๐๔mnqcv", "@404mnqcv")],
    ),
    (
        "names of three indicators in both years' tables",
        TWO_YEARS,
        "ปี 2567\n\n" + HEAD + "1\tการป้องกันทุจริต\t100.00\n8\tการปรับปรุงการทำงาน\t85.78",
        [("indicator-name", "error", "การป้องกันทุจริต", "การปฏิบัติหน้าที่")],
    ),
]


@pytest.mark.parametrize(
    ("about", "text", "faults"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS]
)
def test_the_faults_of_published_papers_are_found(
    about: ProofFacts, text: str, faults: list[tuple[str, str, str, str]]
) -> None:
    assert found(text, about) == faults


RIGHT = [
    (NARRATIVE, "ผลของเทศบาลตำบลหลวงเหนืออยู่ในระดับผ่าน โดยมีคะแนนในภาพรวมอยู่ที่ ๙๐.๘๓ คะแนน"),
    (NARRATIVE, "ตัวชี้วัดที่ ๓ การใช้อำนาจของเทศบาลตำบล หลวง เหนือ อยู่ในระดับสูงสุด กลุ่มเป้าหมาย ๘๐ คน"),
    (NARRATIVE, "วิเคราะห์ตัวชี้วัดที่ ๓ มีผลคะแนนเฉลี่ย ๑๐๐ การใช้อำนาจ วิเคราะห์ตัวชี้วัดที่ ๕ มีผลคะแนนเฉลี่ย ๙๘.๗๑"),
    (NARRATIVE, "๒. แบบวัด (EIT)\n - ส่วนที่ ๑ คะแนนรวม ๙๕.๙๒ คะแนน\n - ส่วนที่ ๒ คะแนนรวม ๙๑.๖๗ คะแนน"),
    (BY_QUESTION, "คะแนนที่ได้.....๙๙.๓๔.....คะแนน ระดับผลการประเมินอยู่ที่.....ระดับผ่านดีเยี่ยม....."),
    (BY_QUESTION, "มาตรการ\tระยะเวลา\tผู้รับผิดชอบ\nอบรม\t๑ ตุลาคม ๒๕๖๘ - ๓๐ กันยายน ๒๕๖๙\tสำนักปลัด"),
    (TWO_YEARS, "ในปี ๒๕๖๗ มีคะแนนเฉลี่ย ๙๖.๓๓ คะแนน จากคะแนนเต็ม ๑๐๐ คะแนน ผลการประเมินอยู่ในระดับ “ผ่านดี”"),
    (TWO_YEARS, "เมื่อเทียบกับผลการประเมินในปีที่ผ่านมา (ปี ๒๕๖๗) คะแนนภาพรวมเพิ่มขึ้น ๓.๐๔ คะแนน"),
    (TWO_YEARS, "คะแนนรายตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน มีคะแนนอยู่ที่ ๙๘.๕๗ คะแนน\tเพิ่มขึ้น ๓.๓๓ คะแนน"),
    (TWO_YEARS, "คะแนนรายตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ มีคะแนนอยู่ที่ ๑๐๐ คะแนน\tไม่มีการเปลี่ยนแปลง"),
    (TWO_YEARS, "ที่ต้องเร่งแก้ไข ได้แก่ ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ในปี ๒๕๖๗ (ได้คะแนน ๘๕.๗๘)"),
]


@pytest.mark.parametrize(("about", "text"), RIGHT)
def test_what_is_right_in_them_is_left_alone(about: ProofFacts, text: str) -> None:
    assert found(text, about) == []
