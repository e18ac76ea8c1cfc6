"""Beside a section's words: its picture, its history, its way into other papers, its order, and pages to look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.editing.models import Draft
from accounts.tenancy import open_municipality
from documents import composition, draft_pages
from documents.composition import open_paper
from documents.models import DraftPages, Paper, PaperVersion
from plans.evidence.file_types import MAX_BYTES
from tests.approvals.town import Town
from tests.documents.test_pictures import picture


@pytest.fixture(autouse=True)
def _opened(town: Town) -> Iterator[None]:
    with open_municipality(town.municipality):
        yield


@pytest.fixture
def paper(town: Town) -> Paper:
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "memo", 2569, "plan")
    composition.add_section(actor, paper, "ผลที่ประกาศ")
    return paper


@pytest.fixture
def client(town: Town) -> Client:
    client = Client()
    client.force_login(town.coordinator)
    return client


def at(paper: Paper, view: str, key: str = "own-1") -> str:
    return reverse(f"approvals:compose-{view}", args=[paper.municipality.code, paper.pk, key])


def upload(content: bytes) -> dict[str, SimpleUploadedFile]:
    return {"picture": SimpleUploadedFile("ผลการประเมิน.png", content, "image/png")}


def save(client: Client, paper: Paper, text: str, key: str = "facts") -> None:
    seen = client.get(at(paper, "section", key)).context["form"]["opened_with"].value()
    words = {"heading": "ข้อเท็จจริง", "text": text, "opened_with": seen}
    assert client.post(at(paper, "section", key), words).status_code == 302


# --- On to a version


def test_going_on_to_a_version_saves_what_is_typed(client: Client, paper: Paper) -> None:
    seen = client.get(at(paper, "section", "facts")).context["form"]["opened_with"].value()
    words = {"heading": "ข้อเท็จจริง", "text": "พิมพ์แล้วยังไม่บันทึก", "opened_with": seen, "make": "on"}
    answer = client.post(at(paper, "section", "facts"), words)
    version = PaperVersion.objects.get(paper=paper)
    assert answer.headers["Location"] == reverse("approvals:version", args=[paper.municipality.code, version.pk])
    assert "พิมพ์แล้วยังไม่บันทึก" in str(version.content)
    refused = client.post(at(paper, "section", "facts"), words | {"text": "{ไม่มีชื่อนี้}"})
    assert (refused.status_code, PaperVersion.objects.filter(paper=paper).count()) == (422, 1)


def test_going_on_untouched_leaves_the_products_words_its_own(client: Client, paper: Paper) -> None:
    form = client.get(at(paper, "section", "facts")).context["form"]
    client.post(
        at(paper, "section", "facts"), {name: form[name].value() or "" for name in form.fields} | {"make": "on"}
    )
    assert PaperVersion.objects.filter(paper=paper).count() == 1
    assert not paper.sections.filter(key="facts", is_own=True).exists()


def test_what_cannot_be_made_is_said_where_it_was_asked(client: Client, town: Town) -> None:
    nothing = open_paper(town.actor(town.coordinator), "implementation", 2564, "by-measure")
    key = client.get(reverse("approvals:compose", args=[town.municipality.code, nothing.pk])).context["focus"].key
    form = client.get(at(nothing, "section", key)).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"make": "on"}
    answer = client.post(at(nothing, "section", key), typed, follow=True)
    assert answer.redirect_chain == [(at(nothing, "section", key), 302)]
    assert [str(said) for said in answer.context["messages"]] == [
        "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2564 กรุณาเพิ่มมาตรการก่อน"
    ]


# --- Pictures


def test_a_picture_is_put_in_described_and_shown(client: Client, paper: Paper) -> None:
    assert client.post(at(paper, "put-picture"), upload(picture())).status_code == 302
    page = client.get(at(paper, "section"))
    row = paper.sections.get(key="own-1")
    shown = reverse("approvals:compose-picture", args=[paper.municipality.code, paper.pk, row.picture])
    assert page.text.count(f'src="{shown}"') == 2  # beside its words, and in the sheet
    assert "stored:" not in page.text
    answer = client.get(shown)
    assert (answer.headers["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    words = {"heading": "", "text": "", "caption": "", "alt": "", "opened_with": ""}
    refused = client.post(at(paper, "section"), words)
    assert (refused.status_code, refused.context["form"].errors) == (422, {"caption": ["กรุณาพิมพ์คำบรรยายภาพ"]})
    client.post(at(paper, "section"), words | {"caption": "ผลปี {ปีที่ประเมิน}"})
    assert paper.sections.get(key="own-1").caption == "ผลปี {ปีที่ประเมิน}"
    assert "ผลปี ๒๕๖๘" in client.get(at(paper, "section")).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ไฟล์นี้ว่างเปล่า"),
        (b"MZ no picture", "ไม่ใช่รูป PNG JPEG WebP หรือ HEIC"),
        (b"\x89PNG" + b"0" * MAX_BYTES, "ไฟล์ใหญ่เกิน 20 MB"),
    ],
    ids=["empty", "no picture", "too large"],
)
def test_what_is_no_picture_is_refused_at_its_box_and_the_draft_stays(
    client: Client, paper: Paper, content: bytes, words: str
) -> None:
    client.post(at(paper, "section"), {"heading": "ก", "text": "ร่างที่พิมพ์", "opened_with": "", "autosave": "keep"})
    page = client.post(at(paper, "put-picture"), upload(content))
    assert page.status_code == 422
    assert words in page.context["picture_form"].errors["picture"][0]
    assert page.context["form"]["text"].value() == "ร่างที่พิมพ์"
    assert paper.sections.get(key="own-1").picture == ""


def test_without_a_file_and_where_there_is_no_place_for_one_it_is_told(client: Client, paper: Paper) -> None:
    page = client.post(at(paper, "put-picture"), {})
    assert page.context["picture_form"].errors == {"picture": ["กรุณาเลือกไฟล์ภาพ"]}
    page = client.post(at(paper, "put-picture", "facts"), upload(picture()))
    assert "ใส่ภาพได้ในส่วนที่เพิ่มเอง" in page.context["picture_form"].errors["picture"][0]


def test_a_picture_that_was_taken_away_is_not_shown_any_more(client: Client, paper: Paper) -> None:
    client.post(at(paper, "put-picture"), upload(picture()))
    hashes = [paper.sections.get(key="own-1").picture, "x", "0" * 64]
    client.post(at(paper, "change"), {"change": "remove-picture"})
    for sha256 in hashes:
        shown = reverse("approvals:compose-picture", args=[paper.municipality.code, paper.pk, sha256])
        assert client.get(shown).status_code == 404


# --- History


def test_the_history_says_who_changed_what_and_marks_it(client: Client, paper: Paper, town: Town) -> None:
    save(client, paper, "ได้ 89 คะแนน")
    save(client, paper, "ได้ {คะแนนรวม} คะแนน")
    client.post(at(paper, "change", "facts"), {"change": "leave-out"})
    page = client.get(at(paper, "history", "facts"), {"a": "1", "b": "2"})
    assert [each.changed for each in page.context["saves"]] == [["ไม่ใส่ในเอกสาร"], ["ข้อความ"], []]
    assert town.coordinator.name in page.text
    assert "ได้ <del>89</del><ins>{คะแนนรวม}</ins> คะแนน" in page.text


def test_a_section_nobody_changed_has_no_history_yet(client: Client, paper: Paper) -> None:
    assert "ยังเป็นข้อความของระบบ ยังไม่มีใครแก้" in client.get(at(paper, "history", "facts")).text


def test_an_earlier_text_comes_back_into_the_form_and_is_saved_by_hand(client: Client, paper: Paper) -> None:
    save(client, paper, "หนึ่ง")
    save(client, paper, "สอง")
    page = client.get(at(paper, "section", "facts"), {"version": "1"})
    form = page.context["form"]
    assert form["text"].value() == "หนึ่ง"
    assert "ข้อความในช่องเป็นของครั้งก่อน" in page.text
    assert paper.sections.get(key="facts").text == "สอง"
    words = {name: form[name].value() or "" for name in form.fields}
    assert client.post(at(paper, "section", "facts"), words).status_code == 302
    assert paper.sections.get(key="facts").text == "หนึ่ง"


@pytest.mark.parametrize("version", ["9", "x", "", "99999999999999999999", "\x00"])
def test_a_save_that_is_not_there_shows_the_text_of_now(client: Client, paper: Paper, version: str) -> None:
    save(client, paper, "หนึ่ง")
    page = client.get(at(paper, "section", "facts"), {"version": version})
    assert page.status_code in {200, 400}
    if page.status_code == 200:
        assert page.context["form"]["text"].value() == "หนึ่ง"


# --- Other papers, and the order


def test_a_text_is_used_in_other_papers_where_it_waits_to_be_read(client: Client, paper: Paper, town: Town) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    save(client, paper, "ของเทศบาล")
    page = client.get(at(paper, "section", "facts"))
    assert list(page.context["share_form"].others) == [plan.pk]
    assert client.post(at(paper, "share", "facts"), {"papers": []}).status_code == 422
    assert client.post(at(paper, "share", "facts"), {"papers": [plan.pk + 100]}).status_code == 422
    assert client.post(at(paper, "share", "facts"), {"papers": [plan.pk]}).status_code == 302
    assert "ยกมา ยังไม่อ่าน" in client.get(at(plan, "section", "own-1")).text


def test_the_products_words_are_not_offered_to_other_papers(client: Client, paper: Paper, town: Town) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    assert "ใช้ข้อความนี้กับเอกสารอื่นด้วย" not in client.get(at(paper, "section", "facts")).text
    assert client.post(at(paper, "share", "facts"), {"papers": [plan.pk]}).status_code == 422


def test_the_order_comes_whole_and_one_that_is_old_is_told(client: Client, paper: Paper) -> None:
    address = reverse("approvals:compose-order", args=[paper.municipality.code, paper.pk])
    moved = ["own-1", "facts", "background", "law", "considerations"]
    assert client.post(address, {"order": moved}).json() == {"said": "จัดลำดับแล้ว"}
    assert [each.key for each in composition.sections_today(Paper.objects.get(pk=paper.pk), {})][:5] == moved
    for order in ([], moved[:3], [*moved, "nothing"], [*moved, "closing"]):
        answer = client.post(address, {"order": order})
        assert (answer.status_code, answer.json()["said"]) == (409, composition.ORDER_CHANGED)


def test_laws_are_offered_where_they_are_cited(client: Client, paper: Paper) -> None:
    assert "พระราชบัญญัติเทศบาล พ.ศ. 2496" in client.get(at(paper, "section", "law")).text
    assert "พระราชบัญญัติเทศบาล พ.ศ. 2496" not in client.get(at(paper, "section", "facts")).text


# --- Pages to look at


def test_pages_show_what_is_typed_and_make_no_version(client: Client, paper: Paper) -> None:
    client.post(at(paper, "section"), {"heading": "", "text": "ดี", "opened_with": ""})
    typed = {"heading": "ข้อเท็จจริง", "text": "พิมพ์ไว้ {คะแนนรวม}", "opened_with": ""}
    answer = client.post(at(paper, "pages", "facts"), typed)
    assert (answer.status_code, answer.headers["Location"]) == (302, at(paper, "pages", "facts"))
    assert Draft.objects.get().typed["text"] == "พิมพ์ไว้ {คะแนนรวม}"
    asked = DraftPages.objects.get()
    said = next(each for each in asked.content["sections"] if each["key"] == "facts")
    assert said["paragraphs"] == ["พิมพ์ไว้ 90.83"]
    assert asked.content["signatures"][0]["heading"] == "ผู้จัดทำ"
    assert "กำลังจัดหน้า" in client.get(at(paper, "pages", "facts")).text
    assert "HX-Refresh" not in client.get(at(paper, "pages-progress", "facts")).headers
    draft_pages.render_asked(asked.pk)
    assert client.get(at(paper, "pages-progress", "facts")).headers["HX-Refresh"] == "true"
    page = client.get(at(paper, "pages", "facts"))
    first = reverse("approvals:compose-page", args=[paper.municipality.code, paper.pk, asked.pk, 1])
    assert f'src="{first}"' in page.text
    picture = client.get(first)
    assert (picture.headers["Content-Type"], "no-store" in picture.headers["Cache-Control"]) == ("image/png", True)
    assert client.get(first.replace("/1.png", "/99.png")).status_code == 404
    assert not PaperVersion.objects.exists()
    assert paper.sections.filter(key="facts").first() is None


def test_pages_are_cancelled_and_gone(client: Client, paper: Paper) -> None:
    client.post(at(paper, "pages", "facts"), {"heading": "ข้อเท็จจริง", "text": "ก", "opened_with": ""})
    answer = client.post(at(paper, "pages-cancel", "facts"))
    assert (answer.status_code, answer.headers["Location"]) == (302, at(paper, "section", "facts"))
    assert not DraftPages.objects.exists()
    assert client.get(at(paper, "pages-progress", "facts")).headers["HX-Refresh"] == "true"
    assert "ยังไม่ได้ขอหน้า PDF" in client.get(at(paper, "pages", "facts")).text


def test_what_cannot_be_made_yet_says_so_instead(client: Client, town: Town) -> None:
    empty = open_paper(town.actor(town.coordinator), "plan", 2567, "")
    words = {"heading": "", "text": "ก", "opened_with": ""}
    page = client.post(at(empty, "pages", "introduction"), words, follow=True)
    assert "ยังทำหน้า PDF ไม่ได้: ยังไม่มีมาตรการ" in page.text
    assert not DraftPages.objects.exists()
