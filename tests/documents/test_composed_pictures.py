"""A picture in a section: put in, described, frozen by its hash, printed with its words; and of its year only.

A cover's is the office's emblem, which needs no words and stands on all its covers.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.utils import timezone

from accounts import storage
from accounts.models import AuditEntry
from documents import composition
from documents.actions import make_version
from documents.composition import open_paper
from documents.layout import RenderingFailed
from documents.papers.content import CannotBuild
from documents.rendering import render
from documents.word.papers import word_file
from plans.evidence.file_types import Refused
from tests.approvals.town import Town
from tests.documents.long_papers import snapshot
from tests.documents.reading import text_of
from tests.documents.test_composition import opened, printed, section, seen
from tests.documents.test_pdf_archive import failures
from tests.documents.test_pictures import picture


def describe(town: Town, caption: str, alt: str = "") -> None:
    actor, paper = opened(town)
    words = {"heading": "ผลที่ประกาศ", "text": "", "caption": caption, "alt": alt}
    composition.save_section(actor, paper, "own-1", words, opened_with=seen(paper, "own-1"))


@pytest.fixture
def pictured(town: Town) -> Town:
    """A memo with a picture in a section of its own, still without words."""
    actor, paper = opened(town)
    key = composition.add_section(actor, paper, "ผลที่ประกาศ")
    composition.put_picture(actor, paper, key, picture())
    return town


def frozen(town: Town) -> dict[str, Any]:
    return next(each for each in printed(town.actor(town.coordinator)) if each["key"] == "own-1")


def test_a_picture_is_frozen_by_its_hash_with_its_words_filled(pictured: Town) -> None:
    describe(pictured, "ผลปี {ปีที่ประเมิน}", "ตารางคะแนน {คะแนนรวม}")
    found = frozen(pictured)
    assert (found["caption"], found["alt"], found["paragraphs"]) == ("ผลปี 2568", "ตารางคะแนน 90.83", [])
    assert storage.read(found["picture"]).startswith(b"\x89PNG")


def test_who_does_not_see_it_hears_the_caption_where_nothing_else_is_said(pictured: Town) -> None:
    describe(pictured, "ผลปี {ปีที่ประเมิน}")
    assert frozen(pictured)["alt"] == "ผลปี 2568"


@pytest.mark.parametrize(
    ("caption", "words"), [("", "มีภาพที่ยังไม่มีคำบรรยาย"), ("{คะแนนทั้งหมด}", "ไม่มีข้อมูลชื่อ"), ("{คะแนนรวมปีก่อน}", "ยังไม่มีค่า")]
)
def test_a_picture_without_words_that_can_be_printed_makes_no_version(pictured: Town, caption: str, words: str) -> None:
    describe(pictured, caption)
    with pytest.raises(CannotBuild, match=words):
        frozen(pictured)


def test_it_is_printed_with_its_words_for_archives_and_screen_readers(pictured: Town) -> None:
    describe(pictured, "ผลที่ประกาศ <b>", "ตารางคะแนน")
    actor, paper = opened(pictured)
    composition.put_picture(actor, paper, "own-1", picture("JPEG", (3000, 9000)))  # higher than a page
    content = {**snapshot("memo"), "sections": printed(actor)}
    made = render(content, "ABCDEFGHJKMN")
    assert "ผลที่ประกาศ<b>" in text_of(made.pdf)
    assert failures(made.pdf) == []
    assert render(content, "ABCDEFGHJKMN") == made


def test_a_paper_reads_only_the_pictures_it_names(pictured: Town) -> None:
    stored = storage.store(picture(colour="blue"))
    hostile = f'<img src="stored:{stored}">'
    sections = [{"key": "own-1", "block": "text", "heading": "", "paragraphs": [hostile]}]
    made = render({**snapshot("memo"), "sections": sections}, "ABCDEFGHJKMN")
    assert "stored:" in text_of(made.pdf)
    named = [{**sections[0], "picture": "0" * 64, "caption": "ก", "alt": "ก"}]
    with pytest.raises(RenderingFailed):
        render({**snapshot("memo"), "sections": named}, "ABCDEFGHJKMN")


def test_replacing_keeps_the_words_and_removing_takes_them_along(pictured: Town) -> None:
    describe(pictured, "ผลที่ประกาศ")
    actor, paper = opened(pictured)
    first = section(paper, "own-1").picture
    composition.put_picture(actor, paper, "own-1", picture(colour="blue"))
    now = section(paper, "own-1")
    assert (now.picture != first, now.caption) == (True, "ผลที่ประกาศ")
    composition.put_picture(actor, paper, "own-1", picture(colour="blue"))  # the same: nothing changes
    composition.remove_picture(actor, paper, "own-1")
    now = section(paper, "own-1")
    assert (now.picture, now.caption, now.words) == ("", "", {"heading": "ผลที่ประกาศ", "text": ""})
    history = [revision.content["caption"] for revision in paper.sections.get().revisions.all()]
    assert history == ["", "ผลที่ประกาศ", "ผลที่ประกาศ", "", ""]
    assert AuditEntry.objects.filter(action="paper.picture_put").count() == 2


def test_only_a_section_of_the_office_has_a_picture_and_only_a_picture(town: Town) -> None:
    actor, paper = opened(town)
    with pytest.raises(composition.CannotCompose, match="ใส่ภาพได้ในส่วนที่เพิ่มเอง"):
        composition.put_picture(actor, paper, "facts", picture())
    key = composition.add_section(actor, paper, "ก")
    with pytest.raises(Refused):
        composition.put_picture(actor, paper, key, b"GIF89a")
    assert section(paper, key).picture == ""


def test_a_picture_is_of_its_year(town: Town) -> None:
    actor, last = opened(town, year=2568)
    key = composition.add_section(actor, last, "ผลที่ประกาศ")
    composition.put_picture(actor, last, key, picture())
    _, paper = opened(town)
    now = section(paper, key)
    assert (now.heading, now.picture) == ("ผลที่ประกาศ", "")


def test_a_cover_bears_the_offices_emblem_above_its_words(town: Town) -> None:
    actor = town.actor(town.coordinator)
    plan = open_paper(actor, "plan", 2569, "")
    composition.include_section(actor, plan, "cover", included=True)
    plain = make_version(actor, "plan", 2569, "", [], in_background=False)
    composition.put_picture(actor, plan, "cover", picture(size=(300, 300)))
    version = make_version(actor, "plan", 2569, "", [], in_background=False)
    cover = version.content["sections"][0]
    assert (cover["alt"], cover["caption"]) == (f"ตราของ{town.municipality.name}", "")
    assert section(plan, "cover").words.keys() == {"heading", "text"}
    made = render(version.content, "ABCDEFGHJKMN")
    assert failures(made.pdf) == []
    assert text_of(made.pdf) == text_of(render(plain.content, "ABCDEFGHJKMN").pdf)
    [image] = images_of(word_file(version.content, timezone.now()))
    assert image == storage.read(cover["picture"])


def images_of(word: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]


def test_the_emblem_of_one_cover_stands_on_those_of_new_papers_and_can_be_taken_away_there(town: Town) -> None:
    actor = town.actor(town.coordinator)
    plan = open_paper(actor, "plan", 2569, "")
    emblem = composition.put_picture(actor, plan, "cover", picture())
    analysis = open_paper(actor, "analysis", 2568, "narrative")
    assert (section(analysis, "cover").picture, section(analysis, "cover").included) == (emblem, False)
    assert not open_paper(actor, "memo", 2569, "plan").sections.exists()  # which has no cover
    composition.remove_picture(actor, analysis, "cover")
    assert (section(analysis, "cover").picture, section(plan, "cover").picture) == ("", emblem)
