"""The page on which a paper is composed: words, fields and their values today, sections in and out, refusals."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from accounts.editing.models import Draft
from accounts.tenancy import open_municipality
from documents import composition
from documents.actions import make_version
from documents.composition import open_paper
from documents.models import Paper, PaperVersion
from tests.approvals.town import Town
from tests.documents.test_pictures import picture


@pytest.fixture(autouse=True)
def _opened(town: Town) -> Iterator[None]:
    with open_municipality(town.municipality):
        yield


@pytest.fixture
def paper(town: Town) -> Paper:
    return open_paper(town.actor(town.coordinator), "memo", 2569, "plan")


@pytest.fixture
def client(town: Town) -> Client:
    client = Client()
    client.force_login(town.coordinator)
    return client


def at(paper: Paper, view: str = "section", key: str = "facts") -> str:
    return reverse(f"approvals:compose-{view}", args=[paper.municipality.code, paper.pk, key])


def stored(paper: Paper, key: str = "facts") -> str:
    return paper.sections.get(key=key).text


def remembered(client: Client, paper: Paper) -> str:
    return str(client.get(at(paper)).context["form"]["opened_with"].value())


def test_a_paper_is_opened_for_composing_before_its_first_version(client: Client, town: Town) -> None:
    code = town.municipality.code
    answer = client.post(
        reverse("approvals:compose-open", args=[code]), {"paper": "analysis/narrative", "year": "2568"}
    )
    made = Paper.objects.get(kind="analysis")
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("approvals:compose", args=[code, made.pk]))
    page = client.get(answer.headers["Location"])
    assert page.context["focus"].key == "summary"
    assert not PaperVersion.objects.exists()


def test_the_page_shows_the_text_with_names_and_the_fields_with_todays_values(client: Client, paper: Paper) -> None:
    page = client.get(at(paper))
    assert "ได้คะแนนภาพรวม {คะแนนรวมและที่มา} {ผลระดับ}" in page.text
    assert "<code>{คะแนนรวม}</code>" in page.text
    assert "<strong>90.83</strong>" in page.text
    assert "ได้คะแนนภาพรวม ๙๐.๘๓ คะแนน อยู่ในระดับผ่าน" in page.text  # the sheet, with Thai digits


def test_saved_words_are_the_offices_and_shown_again(client: Client, paper: Paper) -> None:
    typed = {"heading": "ข้อเท็จจริง", "text": "ได้ {คะแนนรวม} คะแนน", "opened_with": remembered(client, paper)}
    assert client.post(at(paper), typed).status_code == 302
    page = client.get(at(paper))
    assert stored(paper) == "ได้ {คะแนนรวม} คะแนน"
    assert "ข้อความของหน่วยงาน" in page.text
    assert "ได้ ๙๐.๘๓ คะแนน" in page.text


def test_an_unknown_field_is_refused_at_its_box_with_the_nearest_name(client: Client, paper: Paper) -> None:
    page = client.post(at(paper), {"heading": "", "text": "ได้ {คะแนนรวมทั้งหมด}", "opened_with": ""})
    assert page.status_code == 422
    assert page.context["form"].errors == {"text": ["ไม่มีข้อมูลชื่อ {คะแนนรวมทั้งหมด} ใช้ {คะแนนรวม} แทนได้"]}
    assert "ได้ {คะแนนรวมทั้งหมด}" in page.text
    assert not paper.sections.exists()


def test_what_is_typed_is_looked_at_and_judged_without_being_stored(client: Client, paper: Paper) -> None:
    told = client.post(at(paper, "preview"), {"heading": "ก", "text": "ได้ {คะแนนรวม} <b> {ไม่มี}"})
    assert "ได้ ๙๐.๘๓ &lt;b&gt; {ไม่มี}" in told.text
    assert "ไม่มีข้อมูลชื่อ {ไม่มี}" in told.text
    assert not paper.sections.exists()


def test_a_draft_is_kept_and_offered_again(client: Client, paper: Paper) -> None:
    typed = {"heading": "ข้อเท็จจริง", "text": "ร่างที่พิมพ์", "opened_with": remembered(client, paper)}
    assert client.post(at(paper), typed | {"autosave": "keep"}).json()["state"] == "kept"
    page = client.get(at(paper))
    assert "มีร่างที่ยังไม่ได้บันทึก" in page.text
    assert page.context["form"]["text"].value() == "ร่างที่พิมพ์"
    client.post(at(paper), typed)
    assert not Draft.objects.exists()


def test_an_untouched_text_of_several_lines_is_no_draft(client: Client, paper: Paper) -> None:
    page = client.get(at(paper)).context["form"]
    as_sent = {name: str(page[name].value() or "").replace("\n", "\r\n") for name in page.fields}
    assert "\r\n" in as_sent["text"]
    assert client.post(at(paper), as_sent | {"autosave": "keep"}).json()["state"] == "saved"
    client.post(at(paper), as_sent)
    assert not paper.sections.exists()


def test_two_people_see_both_texts_and_nothing_is_lost(client: Client, paper: Paper) -> None:
    opened_with = remembered(client, paper)
    client.post(at(paper), {"heading": "", "text": "ของคนแรก", "opened_with": opened_with})
    page = client.post(at(paper), {"heading": "", "text": "ของคนที่สอง", "opened_with": opened_with})
    assert page.status_code == 409
    assert page.context["form"]["text"].value() == "ของคนที่สอง"
    assert "ของคนแรก" in page.text
    again = {"heading": "", "text": "ของทั้งสอง", "opened_with": opened_with}
    again["compared"] = page.context["form"]["compared"].value()
    assert client.post(at(paper), again).status_code == 302
    assert stored(paper) == "ของทั้งสอง"


@pytest.mark.parametrize(
    ("buttons", "order", "out"),
    [
        ([("facts", "up")], "facts background law considerations closing", {"law"}),
        ([("facts", "down"), ("law", "take-in")], "background law facts considerations closing", set()),
        ([("facts", "leave-out")], "background facts law considerations closing", {"facts", "law"}),
    ],
)
def test_buttons_move_sections_and_take_them_in_and_out(
    client: Client, paper: Paper, buttons: list[tuple[str, str]], order: str, out: set[str]
) -> None:
    for key, button in buttons:
        assert client.post(at(paper, "change", key), {"change": button}).status_code == 302
    sections = client.get(at(paper)).context["page"].sections
    assert [each.key for each in sections] == order.split()
    assert {each.key for each in sections if not each.included} == out


def test_a_section_is_added_written_and_removed(client: Client, paper: Paper) -> None:
    address = reverse("approvals:compose-add", args=[paper.municipality.code, paper.pk])
    assert client.post(address, {"heading": ""}).status_code == 422
    assert client.post(address, {"heading": "ข้อสังเกต"}).headers["Location"] == at(paper, key="own-1")
    client.post(at(paper, key="own-1"), {"heading": "ข้อสังเกต", "text": "ดี", "opened_with": ""})
    client.post(at(paper, "change", "own-1"), {"change": "remove"})
    assert client.get(at(paper, key="own-1")).status_code == 404


def test_a_text_that_lacks_a_value_today_is_told_when_the_version_is_made(client: Client, paper: Paper) -> None:
    client.post(at(paper), {"heading": "", "text": "ลดลง {ตัวชี้วัดลดลง}", "opened_with": remembered(client, paper)})
    assert "ลดลง (ยังไม่มีข้อมูล)" in client.get(at(paper)).text
    make = reverse("approvals:make", args=[paper.municipality.code])
    page = client.post(make, {"paper": "memo/plan", "year": "2569"})
    assert page.status_code == 422
    assert "ส่วน “ข้อเท็จจริง” ใช้ข้อมูลที่ยังไม่มีค่า {ตัวชี้วัดลดลง}" in page.text


def test_what_changed_since_the_last_version_is_shown(client: Client, paper: Paper) -> None:
    make = reverse("approvals:make", args=[paper.municipality.code])
    assert client.post(make, {"paper": "memo/plan", "year": "2569"}).status_code == 302
    assert client.get(at(paper)).context["named_changes"] == []
    client.post(at(paper), {"heading": "ข้อเท็จจริง", "text": "ได้ {คะแนนรวม}", "opened_with": remembered(client, paper)})
    page = client.get(at(paper))
    assert "เปลี่ยนจากฉบับที่ 1: ข้อความและภาพ 1 ส่วน คะแนน 0 แห่ง" in page.text
    assert "<ins>ได้ 90.83</ins>" in page.text
    assert [name for name, _ in page.context["named_changes"]] == ["ข้อเท็จจริง"]


def test_another_picture_since_the_last_version_is_told_by_its_caption(client: Client, town: Town) -> None:
    actor = town.actor(town.coordinator)
    plan = open_paper(actor, "plan", 2569, "")
    key = composition.add_section(actor, plan, "ผลที่ประกาศ")
    composition.put_picture(actor, plan, key, picture())
    words = {"heading": "ผลที่ประกาศ", "text": "", "caption": "หน้าเว็บไซต์", "alt": ""}
    composition.save_section(actor, plan, key, words, opened_with="")
    make_version(actor, "plan", 2569, "", [], in_background=False)
    stored = composition.put_picture(actor, plan, key, picture(colour="blue"))
    page = client.get(at(plan, key=key))
    panel = page.text.partition("เปลี่ยนจากฉบับที่ 1: ")[2].partition("</details>")[0]
    assert "<p>ภาพ “หน้าเว็บไซต์” เปลี่ยน</p>" in panel
    assert not [each for each in ("<del>", "<ins>", stored[:8]) if each in panel]


def test_what_the_products_form_needs_is_refused_with_words(client: Client, town: Town) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    page = client.post(at(plan, "change", "plan-table"), {"change": "leave-out"}, follow=True)
    assert "เอกสารนี้ต้องมีส่วน “ตารางมาตรการ”" in page.text


def test_without_data_the_page_says_what_is_missing_and_still_takes_words(client: Client, town: Town) -> None:
    empty = open_paper(town.actor(town.coordinator), "plan", 2567, "")
    page = client.get(at(empty, key="introduction"))
    assert "ยังจัดทำเป็นฉบับไม่ได้: ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2567" in page.text


def test_columns_are_chosen_by_ticks_and_one_that_there_is_not_is_refused(client: Client, town: Town) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    page = client.get(at(plan, key="plan-table"))
    assert page.text.count('name="columns"') == page.text.count(" checked") == 4
    client.post(at(plan, "change", "plan-table"), {"change": "columns", "columns": ["steps", "period"]})
    assert plan.sections.get().columns_left_out == ["findings", "responsible"]
    page = client.get(at(plan, key="plan-table"))
    assert page.text.count(" checked") == 2
    assert '<th scope="col">ผู้รับผิดชอบ</th>' not in page.text
    refused = client.post(at(plan, "change", "plan-table"), {"change": "columns", "columns": ["x"]}, follow=True)
    assert "ส่วนนี้ไม่มีคอลัมน์ตามที่เลือก" in refused.text
    assert plan.sections.get().columns_left_out == ["findings", "responsible"]


def test_what_the_data_does_not_hold_is_told_beside_the_paper(client: Client, paper: Paper) -> None:
    page = client.get(at(paper))
    assert "ไม่มีคะแนนปีงบประมาณ พ.ศ. 2567 จึงไม่มีคอลัมน์และประโยคเปรียบเทียบ" in page.text


def test_a_cover_is_text_that_can_be_written_anew_and_is_not_what_the_page_opens_with(
    client: Client, town: Town
) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "by-indicator")
    assert client.get(reverse("approvals:compose", args=[plan.municipality.code, plan.pk])).context["focus"].key == (
        "introduction"
    )
    page = client.post(at(plan, "preview", "cover"), {"heading": "", "text": "แผนของ{ชื่อเทศบาล}"})
    assert '<div class="cover"><p>แผนของเทศบาลตำบลตัวอย่าง' in page.text
