"""What an office makes of a paper's sections: order, left out, own words; and what of it is frozen."""

import json
from pathlib import Path

import pytest

from documents.models import VARIANTS
from documents.papers.blocks import Block
from documents.papers.composing import Composition, StoredSection, composed, frozen, moved
from documents.papers.content import CannotBuild, Section
from documents.papers.fields import mistakes, names_in, values_of
from documents.papers.first_release import printed_sections
from documents.papers.sections import sections_of
from tests.documents.papers.test_fields import facts

VALUES = values_of(facts())
MEMO = sections_of("memo", "implementation")
ALL = dict.fromkeys(("overall", "indicators", "plan-table", "implementation-table"), Block())
PAPERS = [(kind, variant) for kind, variants in VARIANTS.items() for variant, _ in variants]


def keys(composition: Composition) -> list[str]:
    return [section.key for section in composed(MEMO, composition, VALUES)]


def made(*stored: StoredSection, order: tuple[str, ...] = ()) -> tuple[Section, ...]:
    return frozen(composed(MEMO, Composition(order, stored), VALUES), VALUES, ALL)


def own(key: str, text: str, **more: object) -> StoredSection:
    return StoredSection(key, True, is_own=True, text=text, **more)  # type: ignore[arg-type]  # of the dataclass


@pytest.mark.parametrize(("kind", "variant"), PAPERS)
def test_the_products_own_words_name_only_fields_that_there_are(kind: str, variant: str) -> None:
    for spec in sections_of(kind, variant):
        assert [mistakes(words) for line in spec.lines for words in (*line, spec.heading)] == [
            [] for line in spec.lines for _ in (*line, spec.heading)
        ]


@pytest.mark.parametrize(("kind", "variant"), PAPERS)
@pytest.mark.parametrize("known", [facts(), facts(None, 0, None), facts(None, 3, None)])
def test_the_products_own_words_can_always_be_filled(kind: str, variant: str, known: object) -> None:
    values = values_of(known)  # type: ignore[arg-type]  # one of the facts above
    printed = frozen(composed(sections_of(kind, variant), Composition(), values), values, ALL)
    assert "{" not in "".join(words for section in printed for words in (section.heading, *section.paragraphs))


def test_a_memo_says_what_the_data_knows_and_what_it_cannot_know_is_not_said() -> None:
    assert [(section.heading, section.paragraphs) for section in made()][1:] == [
        (
            "ข้อเท็จจริง",
            (
                "ปีงบประมาณ พ.ศ. 2568 เทศบาลตำบลตัวอย่าง ได้คะแนนภาพรวม 90.83 คะแนน อยู่ในระดับผ่าน",
                "แผนปีงบประมาณ พ.ศ. 2569 มีมาตรการ 8 รายการ ดำเนินการแล้วเสร็จ 7 รายการ",
            ),
        ),
        (
            "ข้อพิจารณา",
            (
                "รายงาน ประจำปีงบประมาณ พ.ศ. 2568 จัดทำเสร็จเรียบร้อยแล้ว"
                " จึงเห็นควรเสนอเพื่อโปรดพิจารณาให้ความเห็นชอบ และเผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป",
            ),
        ),
        ("", ("จึงเรียนมาเพื่อโปรดพิจารณา",)),
    ]


def test_where_nobody_reported_of_a_measure_none_is_counted_as_done() -> None:
    values = values_of(facts(done=None))
    [text] = [section.text for section in composed(MEMO, Composition(), values) if section.key == "facts"]
    assert text.split("\n")[-1] == "แผนปีงบประมาณ พ.ศ. {ปีแผน} มีมาตรการ {จำนวนมาตรการ} รายการ"


def test_an_offices_words_are_printed_with_todays_figures_in_paragraphs() -> None:
    [facts_] = [
        s for s in made(own("facts", "ได้ {คะแนนรวม} คะแนน\n\n ระดับ{ระดับ}", heading="เรื่องจริง")) if s.key == "facts"
    ]
    assert facts_ == Section("facts", "text", "เรื่องจริง", ("ได้ 90.83 คะแนน", "ระดับผ่าน"))


def test_what_is_left_out_is_not_printed_and_what_is_offered_only_when_taken_in() -> None:
    printed = made(StoredSection("background", included=False), own("law", "ระเบียบ"))
    assert [section.key for section in printed] == ["facts", "law", "considerations", "closing"]
    assert "law" not in [section.key for section in made(StoredSection("law", included=True))]  # still empty


def test_a_section_that_is_needed_cannot_be_left_out() -> None:
    specs = sections_of("plan", "")
    left_out = Composition((), [StoredSection("plan-table", included=False)])
    printed = [section.key for section in composed(specs, left_out, VALUES) if section.included]
    assert printed == ["introduction", "plan-table"]


def test_the_numbers_of_parts_count_what_is_printed() -> None:
    specs = sections_of("analysis", "narrative")
    left_out = Composition((), [StoredSection("indicators", included=False)])
    assert frozen(composed(specs, left_out, VALUES), VALUES, ALL)[-1].heading == (
        "ส่วนที่ 1 การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2569"
    )


def test_added_sections_stand_in_their_order_before_what_is_fixed() -> None:
    added = [own("own-2", "ข"), own("own-10", "ค"), own("own-1", "ก")]
    assert keys(Composition((), added))[-4:] == ["own-1", "own-2", "own-10", "closing"]


def test_a_section_the_order_does_not_know_stands_after_the_one_it_follows() -> None:
    assert keys(Composition(["considerations", "gone", "facts", "closing"])) == [
        *("background", "considerations", "facts", "law", "closing"),
    ]


@pytest.mark.parametrize(
    ("key", "up", "order"),
    [("b", True, "bac"), ("b", False, "acb"), ("a", True, "abc"), ("c", False, "abc"), ("z", True, "abc")],
)
def test_a_section_moves_one_place_and_never_past_a_fixed_one(key: str, up: bool, order: str) -> None:
    assert moved([*"abc", "z"], key, up, {"z"}) == [*order, "z"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ลดลง {ตัวชี้วัดลดลง}", "ส่วน “ข้อเท็จจริง” ใช้ข้อมูลที่ยังไม่มีค่า {ตัวชี้วัดลดลง} กรอกข้อมูลนั้นก่อน หรือแก้ข้อความของส่วนนี้"),
        ("{คะแนนทั้งหมด}", "ส่วน “ข้อเท็จจริง”: ไม่มีข้อมูลชื่อ {คะแนนทั้งหมด} ใช้ {คะแนนรวม} แทนได้"),
    ],
)
def test_a_text_that_cannot_be_filled_is_refused_with_the_name_of_its_section(text: str, words: str) -> None:
    with pytest.raises(CannotBuild) as refused:
        made(own("facts", text))
    assert str(refused.value) == words


def test_words_of_an_earlier_year_are_not_printed_before_somebody_read_them() -> None:
    with pytest.raises(CannotBuild, match="ส่วน “ข้อเท็จจริง” ยกข้อความมาจากเอกสารอื่นและยังไม่ได้อ่านทวน"):
        made(own("facts", "ดี", inherited=True))
    assert [section.key for section in made(own("law", "ดี", inherited=False))][2] == "law"


@pytest.mark.parametrize(
    ("kind", "sections"),
    [
        ("analysis", ["summary", "results", "indicators", "plan-table"]),
        ("plan", ["introduction", "plan-table"]),
        ("implementation", ["introduction", "implementation-table", "results", "conclusions"]),
        ("memo", ["background", "facts", "considerations", "closing"]),
    ],
)
def test_a_snapshot_of_the_first_release_keeps_its_sentences_in_their_order(kind: str, sections: list[str]) -> None:
    content = json.loads(Path(__file__).with_name("snapshots").joinpath(f"{kind}.json").read_text("utf-8"))
    printed = printed_sections(content)
    assert [section["key"] for section in printed] == sections
    texts = {section["key"]: list(section["paragraphs"]) for section in printed if section["block"] == "text"}
    assert {key: said for key, said in texts.items() if key != "closing"} == {
        key: content[key] for key in texts.keys() - {"closing"}
    }


def test_the_fields_of_the_products_own_words_are_kept_for_the_reader_to_see() -> None:
    [summary] = [s for s in composed(sections_of("analysis", "narrative"), Composition(), VALUES) if s.key == "summary"]
    assert names_in(summary.text)[:3] == ["ชื่อเทศบาล", "คะแนนรวมและที่มา", "ระดับ"]
