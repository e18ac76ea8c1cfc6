"""The door's pages: what is brought, refused, shown, taken along; and that nobody else sees any of it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from openpyxl import Workbook

from accounts.models import Municipality, Role, User
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals.old_papers import actions
from approvals.old_papers.forms import LONGEST_PASTE
from approvals.old_papers.models import OldPaper
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.models import Assessment
from scores.proofing.actions import set_kind
from tests.approvals.old_papers.strangers import HEAD, RIGHT, WRONG, pdf, pymupdf, word
from tests.factories import make_assessment, make_member

CHOSEN = {"kind": "analysis", "year": "2568"}
TEXT = f"{HEAD}\n\n{RIGHT}\n{WRONG}"


@pytest.fixture
def person(municipality: Municipality, client: Client) -> User:
    user = make_member(municipality, Role.STAFF, unit=None)
    client.force_login(user)
    return user


@pytest.fixture
def scored(municipality: Municipality) -> None:
    make_assessment(municipality)


def address(municipality: Municipality, name: str = "old-papers", *args: int) -> str:
    return reverse(f"approvals:{name}", args=[municipality.code, *args])


def checked(municipality: Municipality) -> OldPaper:
    """The newest paper, as its worker leaves it."""
    with open_municipality(municipality):
        paper = OldPaper.objects.all()[0]
        actions.run(paper.pk)
    return paper


TYPED = {"item_total": "๙๐.๘๓", "item_7": "93.92", "item_10": "70,00"}


@pytest.mark.usefixtures("person")
def test_without_figures_they_are_typed_on_the_same_page_and_hold_for_that_check_alone(
    municipality: Municipality, client: Client
) -> None:
    said = client.get(address(municipality)).content.decode()
    assert "ยังไม่มีคะแนนของเทศบาลในระบบ" in said
    assert '<details class="typed-scores mb-3" open>' in said
    assert reverse("scores:years", args=[municipality.code]) in said
    sent = client.post(address(municipality), {**CHOSEN, **TYPED, "pasted": TEXT})
    paper = checked(municipality)
    assert sent["Location"] == address(municipality, "old-paper", paper.pk)
    assert paper.scores == {"2568": {"total": "90.83", "7": "93.92", "10": "70.00"}}
    said = client.get(sent["Location"]).content.decode()
    assert "ควรเป็น <strong>“93.92”</strong>" in said
    assert "เทียบกับคะแนนที่ท่านให้ไว้สำหรับการตรวจครั้งนี้" in said
    assert "เทียบกับคะแนนปี 2568 ที่ท่านให้ไว้" in said
    with open_municipality(municipality):
        assert not Assessment.objects.exists()


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        ({}, "item_total", "ยังไม่มีคะแนนปี 2568 ในระบบ กรุณากรอกคะแนนภาพรวมหรือคะแนนรายตัวชี้วัดของปีนั้น"),
        ({"item_3": "101"}, "item_3", "คะแนนต้องไม่เกิน 100"),
        ({"item_total": "เก้าสิบ"}, "item_total", "ต้องเป็นตัวเลข 0 ถึง 100"),
        ({"item_EIT1": "95.1.2"}, "item_EIT1", "ต้องเป็นตัวเลข 0 ถึง 100"),
    ],
)
def test_bad_figures_are_refused_at_their_field_and_stay(
    municipality: Municipality, client: Client, typed: dict[str, str], field: str, why: str
) -> None:
    answer = client.post(address(municipality), {**CHOSEN, "pasted": TEXT, **typed})
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert list(errors) == [field]
    assert why in errors[field][0]
    said = answer.content.decode()
    assert f'id="id_{field}_error"' in said
    assert 'typed-scores mb-3" open>' in said
    assert all(f'value="{value}"' in said for value in typed.values())
    with open_municipality(municipality):
        assert not OldPaper.objects.exists()


@pytest.mark.usefixtures("person", "scored")
def test_where_figures_are_stored_none_are_typed_beside_them(municipality: Municipality, client: Client) -> None:
    assert 'typed-scores mb-3">' in client.get(address(municipality)).content.decode()  # closed
    answer = client.post(address(municipality), {**CHOSEN, **TYPED, "pasted": TEXT})
    assert {*answer.context["form"].errors} == {*TYPED}
    assert "มีคะแนนปี 2568 ในระบบแล้ว" in answer.content.decode()
    client.post(address(municipality), {"kind": "plan", "year": "2568", "item_8": "85.78", "pasted": TEXT})
    assert checked(municipality).scores == {"2567": {"8": "85.78"}}  # of 2567, which has none


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book, file = Workbook(write_only=True), BytesIO()
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(list(row))
    book.save(file)
    return file.getvalue()


LONG = "code,municipality,province,fiscal_year,level,item,score\n"
SIMPLE = "ตัวชี้วัด,คะแนน\nคะแนนรวม,๙๐.๘๓\nตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร,๙๓.๙๒\n\nข้อมูลจากประกาศ,\n"


def test_figures_come_in_a_file_of_one_years_table_or_of_many_years(
    municipality: Municipality, person: User, client: Client
) -> None:
    code, name = municipality.code, municipality.name
    wide = [("code", "municipality", "fiscal_year", "total", "7"), (code, name, 2567, 88.5, 90.07)]
    for file, content, scores in (
        ("scores.csv", SIMPLE.encode("cp874"), {"2568": {"total": "90.83", "7": "93.92"}}),
        (
            "scores.xlsx",
            workbook(*wide, (code, name, 2568, 90.83, 93.92)),
            {"2567": {"total": "88.50", "7": "90.07"}, "2568": {"total": "90.83", "7": "93.92"}},
        ),
        ("scores.csv", f"{LONG}{code},{name},,2568,indicator,7,93.92\n".encode(), {"2568": {"7": "93.92"}}),
    ):
        brought = SimpleUploadedFile(file, content)
        sent = client.post(address(municipality), {**CHOSEN, "pasted": TEXT, "scores_file": brought})
        assert sent.status_code == 302, sent.context["form"].errors
        assert checked(municipality).scores == scores
        said = client.get(sent["Location"]).content.decode()
        assert "ควรเป็น <strong>“93.92”</strong>" in said
        assert "เทียบกับคะแนนปี 2568 ที่ท่านให้ไว้" in said
    with open_municipality(municipality):
        assert not Assessment.objects.exists()


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    ("content", "more", "why"),
    [
        (SIMPLE.replace("๙๓.๙๒", "๑๙๓.๙๒").encode(), {}, "แถวที่ 3 คะแนน: คะแนนต้องไม่เกิน 100"),
        (b"a,b\n1,2\n", {}, "ไม่พบแถวหัวตาราง"),
        (b"%PDF-1.7", {}, "กรุณาคัดลอกตารางมาวาง"),
        (b"PK\x03\x04" + b"\0" * 50, {}, "ไฟล์"),
        (b"", {}, "ไฟล์นี้ว่างเปล่า"),
        (SIMPLE.encode(), {"item_7": "93.92"}, "กรุณาใช้อย่างใดอย่างหนึ่ง: กรอกคะแนน หรือเลือกไฟล์คะแนน"),
        ("ปีงบประมาณ,ตัวชี้วัด,คะแนน\n2567,7,90.07\n".encode(), {}, "ไม่พบคะแนนปี 2568 ของ"),
        ("ตัวชี้วัด,คะแนน\n".encode() + b"7,90.07\n" * 5_001, {}, "ไฟล์คะแนนยาวเกิน 5,000 แถว"),
    ],
)
def test_a_bad_file_of_figures_is_refused_at_its_field(
    municipality: Municipality, client: Client, content: bytes, more: dict[str, str], why: str
) -> None:
    sent = {**CHOSEN, "pasted": TEXT, "scores_file": SimpleUploadedFile("scores.csv", content), **more}
    answer = client.post(address(municipality), sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["scores_file"]
    assert why in answer.content.decode()
    assert 'typed-scores mb-3" open>' in answer.content.decode()


@pytest.mark.usefixtures("person", "scored")
def test_of_a_file_only_years_that_are_not_stored_count(municipality: Municipality, client: Client) -> None:
    table = "ปี,ตัวชี้วัด,คะแนน\n2567,7,90.07\n2568,7,11.11\n2568,8,22.22\n"
    sent = {
        **CHOSEN,
        "pasted": f"{TEXT} ลดลง 5.00 คะแนน จากปี 2567",
        "scores_file": SimpleUploadedFile("s.csv", table.encode()),
    }
    answer = client.post(address(municipality), sent)
    assert checked(municipality).scores == {"2567": {"7": "90.07"}}
    said = client.get(answer["Location"]).content.decode()
    assert "ปี 2567 ได้ 90.07 ปี 2568 ได้ 93.92 จึงเพิ่มขึ้น 3.85" in said
    assert "มีผู้บันทึกคะแนนปี" not in said
    stored = {**sent, "scores_file": SimpleUploadedFile("s.csv", b"item,score\n7,90.07\n")}
    assert "มีคะแนนทุกปีของไฟล์นี้ในระบบแล้ว" in client.post(address(municipality), stored).content.decode()


@pytest.mark.usefixtures("person")
def test_typed_figures_are_a_draft_until_they_are_sent(municipality: Municipality, client: Client) -> None:
    client.post(address(municipality), {**CHOSEN, "item_8": "85.78", "autosave": "keep"})
    assert 'value="85.78"' in client.get(address(municipality)).content.decode()


@pytest.mark.usefixtures("person", "scored")
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (CHOSEN, "กรุณาเลือกไฟล์ หรือวางข้อความ"),
        ({**CHOSEN, "pasted": " \n\t "}, "กรุณาเลือกไฟล์ หรือวางข้อความ"),
        ({**CHOSEN, "year": "2569", "pasted": TEXT}, "ยังไม่มีคะแนนปี 2569 ในระบบ"),
        ({**CHOSEN, "kind": "plan", "pasted": TEXT}, "ยังไม่มีคะแนนปี 2567 ในระบบ"),
        ({**CHOSEN, "year": "2570", "pasted": TEXT}, "เอกสารนี้กล่าวถึงคะแนนปี 2570 ซึ่งระบบยังไม่มีหลักเกณฑ์"),
        ({**CHOSEN, "kind": "novel", "pasted": TEXT}, "ยังตรวจไม่ได้"),
        ({**CHOSEN, "year": "x", "pasted": TEXT}, "ยังตรวจไม่ได้"),
        ({**CHOSEN, "pasted": "ก" * (LONGEST_PASTE + 1)}, "วางได้ไม่เกิน 100,000 ตัวอักษร"),
    ],
)
def test_what_is_amiss_is_told_and_nothing_typed_is_lost(
    municipality: Municipality, client: Client, typed: dict[str, str], why: str
) -> None:
    answer = client.post(address(municipality), typed)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert typed.get("pasted", "").strip() in answer.content.decode()
    with open_municipality(municipality):
        assert not OldPaper.objects.exists()


@pytest.mark.usefixtures("person", "scored")
def test_a_file_and_a_paste_at_once_are_refused(municipality: Municipality, client: Client) -> None:
    file = SimpleUploadedFile("เดิม.pdf", pdf([HEAD]))
    answer = client.post(address(municipality), {**CHOSEN, "pasted": TEXT, "file": file})
    assert "กรุณาใช้อย่างใดอย่างหนึ่ง" in answer.content.decode()


@pytest.mark.usefixtures("person", "scored")
def test_a_paste_is_checked_and_shown_in_its_text(municipality: Municipality, client: Client) -> None:
    sent = client.post(address(municipality), {**CHOSEN, "pasted": TEXT.replace("\n", "\r\n")})
    with open_municipality(municipality):
        pk = OldPaper.objects.get().pk
    assert sent["Location"] == address(municipality, "old-paper", pk)
    assert "กำลังตรวจ" in client.get(sent["Location"]).content.decode()
    assert "HX-Refresh" not in client.get(address(municipality, "old-paper-progress", pk))
    checked(municipality)
    assert client.get(address(municipality, "old-paper-progress", pk))["HX-Refresh"] == "true"
    said = client.get(sent["Location"]).content.decode()
    assert "ควรเป็น <strong>“93.92”</strong>" in said
    assert 'href="#at-1"' in said
    assert '<li id="at-1">' in said
    assert '<mark class="bad">93.29</mark>' in said
    assert "เทียบกับคะแนนที่บันทึกไว้ในระบบ" in said
    assert client.get(address(municipality, "old-paper-copy", pk)).status_code == 404


@pytest.mark.usefixtures("person", "scored")
def test_a_pdf_has_its_picture_and_copy(municipality: Municipality, client: Client) -> None:
    client.post(address(municipality), {**CHOSEN, "file": SimpleUploadedFile("เดิม.pdf", pdf([HEAD, WRONG]))})
    pk = checked(municipality).pk
    said = client.get(address(municipality, "old-paper", pk)).content.decode()
    assert '<g id="mark-1" class="bad">' in said
    picture = client.get(address(municipality, "old-paper-page", pk, 1))
    assert (picture["Content-Type"], picture.content[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    assert client.get(address(municipality, "old-paper-page", pk, 2)).status_code == 404
    copy = client.get(address(municipality, "old-paper-copy", pk))
    assert (copy["Content-Type"], copy.content[:5]) == ("application/pdf", b"%PDF-")
    assert copy["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in copy["Cache-Control"]


@pytest.mark.usefixtures("person", "scored")
def test_a_word_file_comes_back_with_comments(municipality: Municipality, client: Client) -> None:
    client.post(address(municipality), {**CHOSEN, "file": SimpleUploadedFile("เดิม.docx", word(HEAD, WRONG))})
    copy = client.get(address(municipality, "old-paper-copy", checked(municipality).pk))
    assert copy["Content-Type"].endswith("wordprocessingml.document")
    assert len(list(Document(BytesIO(copy.content)).comments)) == 1


@pytest.mark.usefixtures("person", "scored")
def test_a_file_without_a_copy_says_why(municipality: Municipality, client: Client) -> None:
    locked = pymupdf.open(stream=pdf([HEAD, WRONG])).tobytes(
        encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="owner", permissions=pymupdf.PDF_PERM_PRINT
    )
    for content, why in ((locked, "ไม่อนุญาตให้แก้ไข"), (pdf([HEAD, WRONG]), "")):
        sent = client.post(address(municipality), {**CHOSEN, "file": SimpleUploadedFile("เดิม.pdf", content)})
        checked(municipality)
        said = client.get(sent["Location"]).content.decode()
        assert "ควรเป็น <strong>“93.92”</strong>" in said
        assert ("ดาวน์โหลดสำเนาที่มีความเห็น" in said) is not bool(why)
        assert ("ทำสำเนาที่มีความเห็นไม่ได้" in said) is bool(why)
        assert why in said


@pytest.mark.usefixtures("person", "scored")
def test_what_cannot_be_opened_says_why_and_a_right_paper_that_nothing_was_found(
    municipality: Municipality, client: Client
) -> None:
    client.post(address(municipality), {**CHOSEN, "file": SimpleUploadedFile("เดิม.pdf", pdf([HEAD], password="x"))})
    said = client.get(address(municipality, "old-paper", checked(municipality).pk)).content.decode()
    assert "ใส่รหัสผ่านไว้" in said
    client.post(address(municipality), {**CHOSEN, "pasted": f"{HEAD}\n{RIGHT}"})
    said = client.get(address(municipality, "old-paper", checked(municipality).pk)).content.decode()
    assert "ไม่พบสิ่งที่ขัดกับข้อมูล" in said


@pytest.mark.usefixtures("person", "scored")
def test_a_long_paste_is_a_draft_as_a_whole_until_it_is_sent(municipality: Municipality, client: Client) -> None:
    long = ("ข้อความ " * 10_000).strip()
    client.post(address(municipality), {**CHOSEN, "pasted": long, "autosave": "keep"})
    said = client.get(address(municipality)).content.decode()
    assert long in said
    client.post(address(municipality), {**CHOSEN, "pasted": long})
    assert long not in client.get(address(municipality)).content.decode()


@pytest.mark.usefixtures("person", "scored")
def test_it_is_kept_and_taken_away_by_buttons(municipality: Municipality, client: Client) -> None:
    client.post(address(municipality), {**CHOSEN, "pasted": TEXT})
    pk = checked(municipality).pk
    assert "เก็บไว้ 30 วัน" in client.get(address(municipality, "old-paper", pk)).content.decode()
    client.post(address(municipality, "old-paper-keep", pk))
    said = client.get(address(municipality, "old-paper", pk)).content.decode()
    assert "เก็บไว้ถึง" in said
    client.post(address(municipality, "old-paper-discard", pk))
    assert client.get(address(municipality, "old-paper", pk)).status_code == 404
    assert client.post(address(municipality, "old-paper-discard", pk)).status_code == 404


@pytest.mark.usefixtures("person", "scored")
@pytest.mark.parametrize("name", ["old-paper", "old-paper-copy", "old-paper-page", "old-paper-keep"])
def test_a_colleague_sees_nothing_of_it(municipality: Municipality, client: Client, name: str) -> None:
    client.post(address(municipality), {**CHOSEN, "file": SimpleUploadedFile("เดิม.pdf", pdf([HEAD, WRONG]))})
    pk = checked(municipality).pk
    client.force_login(make_member(municipality, Role.COORDINATOR))
    url = address(municipality, name, pk, *([1] if name == "old-paper-page" else []))
    assert (client.post(url) if name == "old-paper-keep" else client.get(url)).status_code == 404
    assert "เดิม.pdf" not in client.get(address(municipality)).content.decode()


@pytest.mark.usefixtures("person", "scored")
def test_a_kind_that_the_municipality_does_not_check_is_told(municipality: Municipality, client: Client) -> None:
    with open_municipality(municipality):
        set_kind(system_actor(municipality), Kind.SCORE, is_checked=False)
    client.post(address(municipality), {**CHOSEN, "pasted": TEXT})
    said = client.get(address(municipality, "old-paper", checked(municipality).pk)).content.decode()
    assert "ไม่พบสิ่งที่ขัดกับข้อมูล" in said
    assert f"เทศบาลปิดการตรวจไว้: {EXPLANATIONS[Kind.SCORE]['title']}" in said


@pytest.mark.usefixtures("person")
def test_a_kind_of_office_without_rules_has_a_page_that_says_so(municipality: Municipality, client: Client) -> None:
    municipality.type = Municipality.Type.SUBDISTRICT_ORGANIZATION
    municipality.save()
    answer = client.get(address(municipality))
    assert answer.status_code == 404
    assert "ยังไม่มีหลักเกณฑ์การประเมิน" in answer.content.decode()


@pytest.mark.usefixtures("person")
def test_a_year_that_is_stored_before_the_check_counts_and_the_person_is_told(
    municipality: Municipality, client: Client
) -> None:
    sent = client.post(address(municipality), {**CHOSEN, "item_7": "11.00", "pasted": TEXT})
    make_assessment(municipality)  # somebody else enters 93.92 meanwhile
    checked(municipality)
    said = client.get(sent["Location"]).content.decode()
    assert "ควรเป็น <strong>“93.92”</strong>" in said
    assert "มีผู้บันทึกคะแนนปี 2568 ในระบบแล้ว ผลนี้จึงเทียบกับคะแนนที่บันทึกไว้ ไม่ใช่คะแนนที่ท่านให้ไว้" in said
    assert "ที่ท่านกรอกเอง" not in said
    assert "เทียบกับคะแนนที่ท่านให้ไว้สำหรับการตรวจครั้งนี้" not in said
