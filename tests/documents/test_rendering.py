"""The papers as PDF: every kind and variant without a warning, their words, pages, digits and places to sign."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pypdfium2
import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from approvals.routes.steps import signature_blocks
from documents.form_fields import taken_size
from documents.layout import lay_out
from documents.models import VARIANTS, PaperKind
from documents.papers.building import build
from documents.papers.composing import Composition, StoredSection
from documents.papers.content import Memo, SignatureBlock, freeze
from documents.papers.sources import load_source
from documents.preview import page_image
from documents.rendering import Rendered, RenderingFailed, paper_html, render, render_appearance, render_words
from documents.signing import FieldBox, SigningError, add_fields
from tests.approvals.town import Town
from tests.documents.reading import boxes_of, fields_of, outside, pages_of, squeezed, text_of
from tests.factories import AUDITOR_TITLE, FIGURES, MAYOR_TITLE, make_assessment, make_measure
from thai.digits import to_thai

pytestmark = pytest.mark.django_db

CODE = "ABCDEFGHJKMN"
PAPERS = [(kind.value, variant) for kind in PaperKind for variant, _ in VARIANTS[kind]]


def content(municipality: Municipality, kind: str, variant: str = "", **changes: Any) -> Any:
    """The frozen content of a paper with the places of the municipality's route."""
    about = variant if kind == "memo" else kind
    year = 2568 if about == "analysis" else 2569
    blocks = signature_blocks(system_actor(municipality), "plan")
    made = build(load_source(municipality, about, year), kind, variant, dt.date(2025, 10, 6), blocks)
    return freeze(replace(made, **changes))


def rendered(municipality: Municipality, kind: str, variant: str = "", **changes: Any) -> Rendered:
    return render(content(municipality, kind, variant, **changes), CODE)


@pytest.fixture
def full(town: Town) -> Municipality:
    """A municipality with two years' figures, questions among them, and measures that fill every column."""
    town.municipality.name = "เทศบาลตำบลตัวอย่าง"
    make_assessment(town.municipality, 2567, FIGURES | {"10": Decimal("73.00")})
    make_assessment(town.municipality, 2568, FIGURES | {"i1": Decimal("98.05"), "i2": Decimal(100)})
    make_measure(
        town.plan,
        title="เผยแพร่แผนปี 2569 ที่ https://www.example.go.th/2569 ให้ครบ",
        theme="การเปิดเผยข้อมูล",
        questions=["o21", "o28"],
        steps=["ตั้งผู้รับผิดชอบ", "นำขึ้นเว็บไซต์ภายในวันที่ 15"],
        outputs=["เผยแพร่ครบ 8 ข้อ"],
        outcome="ประชาชนตรวจสอบได้เอง",
        all_units=True,
        start=dt.date(2025, 10, 1),
        end=dt.date(2026, 9, 30),
        status="done",
    )
    return town.municipality


@pytest.mark.parametrize(("kind", "variant"), PAPERS)
def test_every_paper_is_laid_out_without_a_warning_and_within_its_pages(
    full: Municipality, kind: str, variant: str
) -> None:
    steps: list[int] = []
    made = render(content(full, kind, variant), CODE, steps.append)
    said = text_of(made.pdf)
    assert made.pages == len(pages_of(made.pdf))
    for words in (
        full.name,
        "http://localhost:8000/v/ABCDEFGHJKMN/",
        "รหัสตรวจสอบ ABCD-EFGH-JKMN",
        f"ความเห็น{MAYOR_TITLE}",
    ):
        assert squeezed(words) in said
    assert said.count("รหัสตรวจสอบ") == 1
    assert outside(made.pdf) == []
    assert steps == sorted(steps)
    assert {0 < step < 100 for step in steps} == {True}


@pytest.mark.parametrize(
    ("kind", "variant", "phrases"),
    [
        (
            "analysis",
            "narrative",
            [
                "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
                "ได้คะแนนภาพรวม ๙๐.๘๓ คะแนน อยู่ในระดับผ่าน เป้าหมายของปีนี้คือ ๘๕ คะแนน",
                "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต (๗๐.๐๐ คะแนน)",
                "ข้อที่ยังไม่ได้คะแนนเต็มคือข้อ i๑ (๙๘.๐๕ คะแนน)",
                "คะแนนภาพรวม — ระดับผ่าน ๙๐.๘๓",
                "−๓.๐๐",
                "ส่วนที่ ๒ การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. ๒๕๖๙",
            ],
        ),
        ("analysis", "by-question", ["ข้อบกพร่อง/จุดอ่อน", "ข้อ i๑ ๙๘.๐๕ ข้อ i๒ ๑๐๐.๐๐", "ทั้งตัวชี้วัด ๑๐๐.๐๐"]),
        ("plan", "by-indicator", ["ระยะเวลาดำเนินงาน", "๑๐. การป้องกันการทุจริต", "๑ ตุลาคม ๒๕๖๘ – ๓๐ กันยายน ๒๕๖๙"]),
        (
            "plan",
            "",
            [
                "(๑ ตุลาคม ๒๕๖๘ ถึง ๓๐ กันยายน ๒๕๖๙)",
                "๒. เผยแพร่แผนปี ๒๕๖๙ ที่ https://www.example.go.th/2569 ให้ครบ",
                "ข้อ o๒๘",
                "นำขึ้นเว็บไซต์ภายในวันที่ ๑๕",
                "ต.ค. ๖๘ – ก.ย. ๖๙",
                "ทุกสำนัก/กอง",
            ],
        ),
        (
            "implementation",
            "by-theme",
            ["(เดือนตุลาคม ๒๕๖๘ ถึงเดือนกันยายน ๒๕๖๙)", "การเปิดเผยข้อมูล", "ดำเนินการแล้วเสร็จ", "เผยแพร่ครบ ๘ ข้อ"],
        ),
        (
            "memo",
            "analysis",
            ["บันทึกข้อความ", "เรียน นายกเทศมนตรี", "เรื่องเดิม", "จึงเรียนมาเพื่อโปรดพิจารณา"],
        ),
    ],
)
def test_papers_say_exactly_this_in_thai_digits(
    full: Municipality, kind: str, variant: str, phrases: list[str]
) -> None:
    said = text_of(rendered(full, kind, variant).pdf)
    for phrase in phrases:
        assert squeezed(phrase) in said


def test_arabic_digits_are_left_only_in_identifiers(full: Municipality) -> None:
    said = text_of(rendered(full, "plan").pdf)
    for identifier in ("https://www.example.go.th/2569", "http://localhost:8000/v/ABCDEFGHJKMN/"):
        assert identifier in said
        said = said.replace(identifier, "")
    said = said.replace(squeezed("สำนัก/กอง"), "")
    assert [c for c in said if c in "0123456789"] == []


def test_pages_are_numbered_in_thai_from_the_second(full: Municipality) -> None:
    pages = pages_of(rendered(full, "analysis", "narrative").pdf)
    assert len(pages) > 1
    assert "-๑-" not in pages[0]
    for number, page in zip("๒๓๔๕๖๗", pages[1:], strict=False):
        assert f"-{number}-" in page


def test_a_cover_is_a_page_without_a_number_and_the_contents_name_the_pages(full: Municipality) -> None:
    taken_in = [StoredSection(key, included=True) for key in ("cover", "contents", "principles")]
    source = load_source(full, "analysis", 2568)
    made = build(source, "analysis", "narrative", dt.date(2025, 10, 6), (), Composition((), taken_in))
    cover, contents, *others = pages_of(render(freeze(made), CODE).pdf)
    assert cover == squeezed(
        f"รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสประจำปีงบประมาณ พ.ศ. ๒๕๖๘{full.name}{full.place}"
    )
    assert "-๒-" in contents
    [place] = [n for n, page in enumerate(others, 3) if "ตัวชี้วัดที่๒การใช้งบประมาณ(" in page]
    assert f"ส่วนที่๑การวิเคราะห์รายตัวชี้วัด{to_thai(place)}" in contents
    assert contents.count("หลักการและเหตุผล") == 2


def test_the_dots_of_the_contents_reach_the_numbers_of_the_pages(full: Municipality) -> None:
    taken_in = [StoredSection(key, included=True) for key in ("contents", "principles", "purpose")]
    source = load_source(full, "implementation", 2569)
    made = build(source, "implementation", "by-measure", dt.date(2025, 10, 6), (), Composition((), taken_in))
    first = lay_out(paper_html(freeze(made), CODE)).pages[0]._page_box
    lines = {
        css: [box for box in first.descendants() if box.element is not None and box.element.get("class") == css]
        for css in ("leader", "page-of")
    }
    ends = {round(leader.position_x + leader.width) for leader in lines["leader"]}
    number = min(box.position_x for box in lines["page-of"])
    assert len(ends) == 1
    assert 0 < number - ends.pop() < 12


def test_a_text_after_a_table_on_a_lying_page_stays_there(full: Municipality) -> None:
    taken_in = [StoredSection(key, included=True) for key in ("follow-up", "urgent")]
    source = load_source(full, "analysis", 2568)
    made = build(source, "analysis", "by-question", dt.date(2025, 10, 6), (), Composition((), taken_in))
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(render(freeze(made), CODE).pdf)]
    across = [width > height for width, height in sizes]
    assert across == sorted(across)
    assert (across[0], across[-1]) == (False, True)


def test_a_memo_that_goes_on_leads_over_to_its_next_page(full: Municipality) -> None:
    made = rendered(full, "memo", "analysis")
    first, second = pages_of(made.pdf)
    _, _, catchword = first.rpartition("/")
    assert catchword.endswith("...")
    assert second.startswith(catchword.removesuffix("..."))
    assert "-๒-" in second
    assert len(catchword) > len("...")


def test_a_memo_of_one_page_leads_nowhere(full: Municipality) -> None:
    [only] = pages_of(rendered(full, "memo", "analysis", signatures=(), told_at_signing=()).pdf)
    assert "..." not in only
    assert "-๑-" not in only


def test_the_first_words_of_a_page_never_become_style(full: Municipality) -> None:
    """The memo's second page begins with a route's heading, which somebody typed."""
    blocks = [SignatureBlock(f"Sig_{n}", 'ความ"; } * { display: none', "") for n in range(5)]
    pages = pages_of(rendered(full, "memo", "analysis", signatures=tuple(blocks)).pdf)
    assert len(pages) > 1
    assert all(page for page in pages)
    assert pages[0].endswith("/ความ...")
    assert squeezed('ความ"; } * { display: none') in pages[1]


@pytest.mark.parametrize(("kind", "variant"), [("plan", ""), ("analysis", "narrative")])
def test_signature_fields_stand_under_their_headings_and_the_last_seals(
    full: Municipality, kind: str, variant: str
) -> None:
    made = rendered(full, kind, variant)
    fields = fields_of(made.pdf)
    assert [(field.name, field.locks) for field in fields] == [("Sig_0", False), ("Sig_1", False), ("Sig_2", True)]
    words = fields_of(made.pdf, "/Tx")
    assert [field.name for field in words] == ["Words_Sig_0", "Words_Sig_1", "Words_Sig_2"]
    for field, beside, heading in zip(
        fields, words, ("ผู้จัดทำ", f"ความเห็น{AUDITOR_TITLE}", f"ความเห็น{MAYOR_TITLE}"), strict=True
    ):
        above = [
            box
            for page, box in boxes_of(made.pdf, heading)
            if page == beside.page == field.page
            and -3 < box.bottom - beside.box.top < 15
            and abs(box.left - beside.box.left) < 3
        ]
        assert len(above) == 1, heading
        assert beside.box.top - beside.box.bottom > 60
        assert beside.box.right - beside.box.left > 240
        drafts = field.name == "Sig_0"  # beside the signature; others' words go around it
        assert (beside.box.right < field.box.left) == drafts
        across, high = taken_size(made.pdf, field.name)
        assert (across, high) == (0, 0) if drafts else beside.box.right - across < field.box.left
        assert drafts or beside.box.bottom + high >= field.box.top > beside.box.bottom + high / 2


def test_a_place_to_sign_names_who_holds_it_in_the_page_s_own_text(full: Municipality) -> None:
    said = text_of(rendered(full, "memo", "plan").pdf)
    for words in ("ลงชื่อ", "(นายตรวจ ถี่ถ้วน)", AUDITOR_TITLE, "(นายนำ เมืองดี)", MAYOR_TITLE):
        assert squeezed(words) in said


def test_a_place_whose_holder_is_not_known_has_room_for_a_pen(full: Municipality) -> None:
    blocks = (SignatureBlock("Sig_0", "ผู้จัดทำ", ""), SignatureBlock("Sig_1", "ความเห็นนายกเทศมนตรี", MAYOR_TITLE))
    said = text_of(rendered(full, "memo", "plan", signatures=blocks).pdf)
    assert said.count("()") == 2
    assert "ตำแหน่ง" in said


def test_an_acting_officer_is_printed_in_two_lines_which_the_places_words_leave_free(full: Municipality) -> None:
    acting = SignatureBlock("Sig_1", "ความเห็น", "ปลัดเทศบาล", "นาง ข", acting="ผู้อำนวยการกองคลัง รักษาราชการแทน")
    made = rendered(full, "memo", "plan", signatures=(SignatureBlock("Sig_0", "ผู้จัดทำ", "", drafter=True), acting))
    assert squeezed("(นาง ข)ผู้อำนวยการกองคลัง รักษาราชการแทน ปลัดเทศบาล") in squeezed(text_of(made.pdf))


def test_content_whose_fields_cannot_be_is_an_error(full: Municipality) -> None:
    twice = SignatureBlock("Sig_0", "ผู้จัดทำ", "")
    with pytest.raises(RenderingFailed, match="asked for"):
        rendered(full, "memo", "plan", signatures=(twice, twice))


def test_a_paper_nobody_signs_has_no_fields(full: Municipality) -> None:
    assert fields_of(rendered(full, "plan", signatures=()).pdf) == []


def test_a_place_to_sign_that_cannot_be_is_an_error_not_a_paper_without_it() -> None:
    with pytest.raises(SigningError):
        add_fields(b"%PDF-1.7 nonsense", [FieldBox("Sig_0", 0, 1, 1, 2, 2)], seal="Sig_0")


def test_the_numbers_of_a_list_are_read_before_their_items(full: Municipality) -> None:
    said = text_of(rendered(full, "plan").pdf)
    assert squeezed("๑. ตั้งผู้รับผิดชอบ ๒. นำขึ้นเว็บไซต์ภายในวันที่ ๑๕") in said


def test_a_measure_longer_than_a_page_goes_on_under_a_repeated_heading(full: Municipality, town: Town) -> None:
    make_measure(town.plan, title="ยาว", steps=[f"ขั้นที่ {n} ทำให้เสร็จตามที่กำหนดไว้ในแผน" for n in range(1, 60)])
    pages = pages_of(rendered(full, "plan").pdf)
    holding = [page for page in pages if "ทำให้เสร็จตามที่กำหนดไว้ในแผน" in page]
    assert len(holding) > 1
    assert all("ขั้นตอน/วิธีการปฏิบัติ" in page for page in holding)
    assert sum(page.count("ทำให้เสร็จตามที่กำหนดไว้ในแผน") for page in pages) == 59


def test_a_memo_has_its_emblem_and_form(full: Municipality) -> None:
    memo = content(full, "memo", "plan")
    assert set(memo) >= set(Memo.__dataclass_fields__)
    image = page_image(render(memo, CODE).pdf, 1, 600)
    assert image.startswith(b"\x89PNG")
    for number in (0, 9):
        with pytest.raises(IndexError):
            page_image(render(memo, CODE).pdf, number, 600)


SIZES = {"a report's": (354, 96), "a memo's": (453, 96)}  # width and height of a place to sign, in points


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
@pytest.mark.parametrize(
    ("opinion", "capacity"),
    [
        pytest.param("", ["นายกเทศมนตรี"], id="nothing said"),
        pytest.param("เห็นชอบตามที่เสนอ ให้ดำเนินการ " * 10, ["นายกเทศมนตรี"], id="300 characters"),
        pytest.param(
            "เห็นชอบตามที่เสนอ ให้ดำเนินการ " * 10,
            ["รองปลัดเทศบาลฝ่ายบริหาร", "รักษาราชการแทน", "ปลัดเทศบาลตำบลตัวอย่างที่มีชื่อยาวมาก"],
            id="acting, three lines",
        ),
    ],
)
def test_a_signature_fits_its_place_on_one_page(opinion: str, capacity: list[str], size: tuple[float, float]) -> None:
    context = {"opinion": opinion.strip(), "name": "ว่าที่ร้อยตรีหญิงกุลธิดาภรณ์ ศิริรัตนกาญจนาพงศ์ ณ อยุธยา", "capacity": capacity}
    pdf = render_appearance(*size, context | {"date": "6 ตุลาคม 2568", "demonstration": True})
    [said] = pages_of(pdf)
    for words in (opinion, *capacity, "๖ ตุลาคม ๒๕๖๘", "ลงนามด้วยลายมือชื่ออิเล็กทรอนิกส์", "สาธิต – ไม่มีผลทางกฎหมาย"):
        assert squeezed(words) in said


@pytest.mark.parametrize("size", [(276, 119), (357, 85)], ids=["a memo's", "across"])
def test_an_opinion_of_two_thousand_letters_is_whole_beside_its_signature(size: tuple[float, float]) -> None:
    context = {"opinion": ("เห็นชอบตามที่เสนอ ให้ดำเนินการ\n" * 70)[:2000], "name": "นาย ก", "date": "6 ตุลาคม 2568"}
    pdf = render_words(*size, context | {"capacity": ["รองปลัดเทศบาล รักษาราชการแทน", "ปลัดเทศบาล"]})
    [said] = pages_of(pdf)
    assert said.count("เห็นชอบตามที่เสนอ") == context["opinion"].count("เห็นชอบตามที่เสนอ")
    assert squeezed("(นาย ก) รองปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาล ๖ ตุลาคม ๒๕๖๘") in said
    assert outside(pdf) == []


def test_the_lines_of_an_opinion_are_kept() -> None:
    context = {"opinion": "หนึ่ง\nสอง\nสาม", "name": "นาย ก", "capacity": ["ข"], "date": ""}
    pdf = render_words(276, 119, context)
    tops = [box.top for words in ("หนึ่ง", "สอง", "สาม") for _, box in boxes_of(pdf, words)]
    assert tops == sorted(tops, reverse=True)
    assert len({round(top) for top in tops}) == 3


def test_the_tone_marks_of_a_signatures_first_line_are_whole() -> None:
    context = {"opinion": "เห็นชอบที่นี่", "name": "นาย ก", "capacity": ["ข"], "date": "", "demonstration": True}
    assert outside(render_appearance(354, 96, context)) == []
