"""A year's questions given their words: pasted, looked at, confirmed; from then on they stand where numbers stand."""

from __future__ import annotations

import io
import re

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from accounts.editing import EditedMeanwhile
from accounts.models import Municipality, User
from accounts.permissions import PlatformActor
from scores.current_rules import current_rules
from scores.models import RuleCorrection
from scores.titles.actions import seen, store_titles, title_changes
from tests.factories import make_member, make_user

LIST = "i1 คำลองหนึ่ง\ni2\tคำลองสอง\no99 คำอื่น\nบรรทัดแปลก"
POST = {"year": "2569", "pasted": LIST, "source": "คู่มือ หน้า 3"}


@pytest.fixture
def administrator(db: None, client: Client) -> User:
    user = make_user(is_superuser=True)
    client.force_login(user)
    return user


def shown_in(html: str) -> str:
    found = re.search(r'name="shown" value="([0-9a-f]+)"', html)
    assert found
    return found[1]


def test_a_list_is_shown_before_it_is_stored_and_then_holds(client: Client, administrator: User) -> None:
    page = client.post(reverse("titles"), POST).content.decode()
    assert not RuleCorrection.objects.exists()
    assert all(words in page for words in ("จะเพิ่มหรือเปลี่ยน 2 ข้อ", "อ่านไม่ได้ 2 บรรทัด", "ไม่มีข้อ o99", "บรรทัดแปลก"))
    assert "ข้อ i3–i15, e1–e9 ไม่อยู่ในรายการนี้" in page
    answer = client.post(reverse("titles"), {**POST, "shown": shown_in(page)}, follow=True)
    assert answer.redirect_chain == [("/titles/?year=2569", 302)]
    assert "บันทึกถ้อยคำของปี 2569 แล้ว 2 ข้อ" in answer.content.decode()
    kept = RuleCorrection.objects.get()
    assert (kept.subject, kept.value, kept.source, kept.by) == (
        "titles",
        "i1 คำลองหนึ่ง\ni2 คำลองสอง",
        "คู่มือ หน้า 3",
        administrator,
    )
    assert LogEntry.objects.get().change_message == "เพิ่มหรือแก้ถ้อยคำของ 2 ข้อ"
    assert current_rules(2569, "municipality").item_name("i2") == "ข้อ i2 คำลองสอง"


def test_nothing_is_stored_that_nobody_saw(client: Client, administrator: User) -> None:
    shown = shown_in(client.post(reverse("titles"), POST).content.decode())
    other = {"i1": "คำของอีกคน"}
    rules = current_rules(2569, "municipality")
    actor = PlatformActor(administrator)
    assert store_titles(actor, 2569, "municipality", other, "ที่อื่น", seen(title_changes(rules, other))) == 1
    answer = client.post(reverse("titles"), {**POST, "shown": shown})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "เปลี่ยนไปจากที่แสดงไว้" in page
    assert "คำของอีกคน" in page  # as it stands now, before what was pasted
    assert RuleCorrection.objects.count() == 1
    with pytest.raises(EditedMeanwhile):
        store_titles(actor, 2569, "municipality", {"i1": "คำลอง"}, "ที่อื่น", "")


def test_the_same_words_again_change_nothing_and_unchecked_words_become_checked(
    client: Client, administrator: User
) -> None:
    rules = current_rules(2569, "municipality")
    question = next(q for q, title in rules.titles.items() if not title.verified)
    titles = {question: rules.titles[question].words}
    changes = title_changes(rules, titles)
    assert store_titles(PlatformActor(administrator), 2569, "municipality", titles, "ประกาศ", seen(changes)) == 1
    now = current_rules(2569, "municipality")
    assert now.titles[question].verified
    page = client.post(reverse("titles"), {**POST, "pasted": f"{question} {titles[question]}"}).content.decode()
    assert "ไม่มีข้อใดเปลี่ยนไปจากที่ใช้อยู่ เหมือนเดิม 1 ข้อ" in page
    assert 'name="shown"' not in page


def test_a_file_is_read_and_goes_on_as_text(client: Client, administrator: User) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["ข้อ", "ข้อคำถาม"], ["i1", "คำลองหนึ่ง"]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    sent = {**POST, "pasted": "", "file": SimpleUploadedFile("titles.xlsx", kept.getvalue())}
    page = client.post(reverse("titles"), sent).content.decode()
    assert "i1 คำลองหนึ่ง</textarea>" in page
    client.post(reverse("titles"), {**POST, "pasted": "i1 คำลองหนึ่ง", "shown": shown_in(page)})
    assert current_rules(2569, "municipality").titles["i1"].words == "คำลองหนึ่ง"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"pasted": ""}, "กรุณาวางรายการ หรือเลือกไฟล์"),
        ({"source": ""}, "จำเป็น"),
        ({"year": "2599"}, "2599"),
        ({"pasted": "ก" * 60_001}, "ข้อความยาวเกิน 60,000 ตัวอักษร กรุณาแบ่งวาง"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7"), "pasted": ""}, "ไฟล์นี้เป็น PDF"),
        ({"file": SimpleUploadedFile("a.csv", b"i1,x")}, "กรุณาใช้อย่างใดอย่างหนึ่ง"),
    ],
)
def test_what_cannot_be_taken_is_said_at_its_field(
    client: Client, administrator: User, more: dict[str, object], words: str
) -> None:
    answer = client.post(reverse("titles"), {**POST, **more})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not RuleCorrection.objects.exists()


def test_who_may_not_correct_rules_is_refused(client: Client, municipality: Municipality) -> None:
    client.force_login(make_member(municipality))
    assert client.get(reverse("titles")).status_code == 403


def test_where_words_are_missing_it_is_said_to_who_may_paste_them_and_to_who_may_not(
    client: Client, administrator: User, municipality: Municipality
) -> None:
    items = reverse("scores:items", args=[municipality.code, 2569])
    missing = "ข้อ i1–i15, e1–e9 <strong>ยังไม่มีถ้อยคำ</strong>"
    link = f'href="{reverse("titles")}?year=2569"'
    for address in (reverse("home"), items):
        page = client.get(address).content.decode()
        assert missing in page.replace("ข้อคำถาม i1", "ข้อ i1").replace(" ของปี 2569 <strong>", " <strong>")
        assert link in page
    client.force_login(make_member(municipality))
    page = client.get(items).content.decode()
    assert missing in page
    assert "ผู้ดูแลระบบเพิ่มให้ทุกเทศบาลได้" in page
    assert link not in page
    assert "ยังไม่พบแบบวัดของปี 2569 จึงบอกว่าข้อเดียวกันในปี 2568 ถามเรื่องใด" in page
    assert "จึงบอกว่าข้อเดียวกัน" not in client.get(items.replace("2569", "2568")).content.decode()


def test_what_a_question_asks_about_stands_until_its_words_are_there_and_is_said_to_be_ours(
    client: Client, administrator: User, municipality: Municipality
) -> None:
    items = reverse("scores:items", args=[municipality.code, 2568])
    ours = "ข้อ e2 เรื่องที่ถาม: ความเท่าเทียมในการให้บริการ (ระบบสรุป ยังไม่ยืนยัน)"
    page = client.get(items).content.decode()
    assert ours in page
    assert "“เรื่องที่ถาม” ของข้อ i1–i15, e1–e9 เป็นคำสรุปของระบบ ไม่ใช่ถ้อยคำในแบบวัด ไม่พิมพ์ในเอกสาร" in page
    rules = current_rules(2568, "municipality")
    titles = {"e2": "คำลอง"}
    store_titles(PlatformActor(administrator), 2568, "municipality", titles, "คู่มือ", seen(title_changes(rules, titles)))
    page = client.get(items).content.decode()
    assert ours not in page
    assert "<li>ข้อ e2 คำลอง</li>" in page
    assert "ของข้อ i1–i15, e1, e3–e9 เป็นคำสรุปของระบบ" in page
