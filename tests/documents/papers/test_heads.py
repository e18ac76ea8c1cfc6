"""A memo's head in words: the product's own where nothing is written, the office's with its fields filled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from accounts.models import Municipality
from documents.papers.building import build
from documents.papers.composing import Composition
from documents.papers.content import CannotBuild, Memo, SignatureBlock
from documents.papers.heads import NO_HEAD, Head
from documents.papers.sources import load_source
from tests.documents.papers.test_building import TODAY
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db
BLOCKS = [SignatureBlock("Sig_0", "ผู้จัดทำ", ""), SignatureBlock("Sig_1", "คำสั่ง", "นายกเทศมนตรีตำบลตัวอย่าง")]


@pytest.fixture
def place(opened: Municipality) -> Municipality:
    opened.name, opened.district, opened.document_prefix = "เทศบาลตำบลตัวอย่าง", "เมือง", "ลป 52201"
    make_assessment(opened)
    return opened


def memo(place: Municipality, head: Head, signatures: list[SignatureBlock] | None = None) -> Memo:
    blocks = BLOCKS if signatures is None else signatures
    made = build(load_source(place, "analysis", 2568), "memo", "analysis", TODAY, blocks, Composition(head=head))
    assert isinstance(made, Memo)
    return made


def test_without_a_word_of_the_office_the_product_speaks(place: Municipality) -> None:
    made = memo(place, NO_HEAD)
    assert made.office == "เทศบาลตำบลตัวอย่าง อำเภอเมือง จังหวัดลำปาง"
    assert made.subject == "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. 2568"
    assert made.addressee == "นายกเทศมนตรีตำบลตัวอย่าง"
    assert made.attachments == ("รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส จำนวน 1 ฉบับ",)
    assert (made.unit, made.number, made.date, made.dated, made.references) == ("", "", "", "", ())
    assert made.told_at_signing == ("Letter_number", "Letter_date")


def test_the_offices_words_are_filled_with_todays_values(place: Municipality) -> None:
    head = Head(
        unit="สำนักปลัดเทศบาล",
        telephone="0 5400 0000 ต่อ 11",
        number="147",
        date=dt.date(2025, 11, 12),
        subject="ผลการประเมิน ปี {ปีงบประมาณ}",
        addressee="ปลัด{ชื่อเทศบาล}",
        references="หนังสือ ก\n\n หนังสือ ข ",
        attachments="ภาพ {คะแนนรวม} คะแนน",
        with_report=False,
    )
    made = memo(place, head)
    assert made.office == "สำนักปลัดเทศบาล เทศบาลตำบลตัวอย่าง โทร. 0 5400 0000 ต่อ 11"
    assert (made.unit, made.reference, made.number) == ("สำนักปลัดเทศบาล", "ลป 52201", "147")
    assert (made.date, made.dated) == ("2025-11-12", "12 พฤศจิกายน 2568")
    assert (made.subject, made.addressee) == ("ผลการประเมิน ปี 2568", "ปลัดเทศบาลตำบลตัวอย่าง")
    assert made.references == ("หนังสือ ก", "หนังสือ ข")
    assert made.attachments == ("ภาพ 90.83 คะแนน",)
    assert made.told_at_signing == ()


@pytest.mark.parametrize(
    ("known", "told"),
    [({"number": "1"}, ("Letter_date",)), ({"date": dt.date(2025, 1, 1)}, ("Letter_number",))],
)
def test_only_what_is_not_known_is_left_to_the_signing(
    place: Municipality, known: dict[str, object], told: tuple[str, ...]
) -> None:
    assert memo(place, replace(NO_HEAD, **known)).told_at_signing == told  # type: ignore[arg-type]  # fields of a head


def test_a_memo_that_nobody_signs_has_no_fields_to_fill(place: Municipality) -> None:
    made = memo(place, NO_HEAD, [])
    assert (made.told_at_signing, made.addressee) == ((), "")  # its page says to whom it goes


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (Head(subject="ลดลง {ตัวชี้วัดลดลง}"), "หัวบันทึก ช่อง “เรื่อง” ใช้ข้อมูลที่ยังไม่มีค่า {ตัวชี้วัดลดลง}"),
        (Head(references="{ไม่มี}"), "หัวบันทึก ช่อง “อ้างถึง”: ไม่มีข้อมูลชื่อ {ไม่มี}"),
        (Head(addressee="{คะแนนรวม"), "หัวบันทึก ช่อง “เรียน”: “{คะแนนรวม” ไม่มีปีกกาปิด"),
        (Head(references="ก", inherited=True), "หัวบันทึกยกข้อความมาจากปีก่อนและยังไม่ได้อ่านทวน"),
    ],
)
def test_what_cannot_be_said_today_stops_the_memo_and_names_the_box(
    place: Municipality, head: Head, words: str
) -> None:
    with pytest.raises(CannotBuild) as error:
        memo(place, head)
    assert str(error.value).startswith(words)
