"""Whatever people type is printed as text: no tag, no style, no template, and no file or address is ever reached."""

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from weasyprint import HTML

from accounts.models import Municipality
from accounts.permissions import system_actor
from documents.layout import OwnFiles
from documents.papers.building import build
from documents.papers.content import SignatureBlock, freeze
from documents.papers.sources import load_source
from documents.rendering import render, render_appearance
from plans.analyses.actions import AnalysisTexts, save_analyses
from tests.approvals.town import Town
from tests.documents.reading import boxes_of, outside, squeezed, text_of
from tests.factories import make_measure
from thai import dates
from thai.text import normalise

pytestmark = pytest.mark.django_db

CODE = "ABCDEFGHJKMN"
TYPED = {
    "script": "<script>alert('x')</script>",
    "image of a file": "<img src=file:///etc/passwd>",
    "image of an address": '<img src="http://127.0.0.1:9/x.png">',
    "style sheet": '<link rel=stylesheet href="file:///etc/passwd">',
    "inclusion": '<object data="file:///etc/passwd"></object>',
    "template": "{{ paper.municipality }} {% include 'base.html' %}",
    "end of the cell": "</td></tr></table><h1>ใหญ่</h1>",
    "entities": "&lt;b&gt; &amp; &copy; \"'",
    "style": "} * { display: none } @import 'file:///etc/passwd';",
    "end of the style": "</style></title></head>",
    "comment": "<!-- ซ่อน -->",
}


PAPERS = {
    "analysis": ("analysis", "narrative", 2568),
    "analysis by question": ("analysis", "by-question", 2568),
    "plan": ("plan", "", 2569),
    "implementation": ("implementation", "by-theme", 2569),
    "memo": ("memo", "plan", 2569),
}


def papers(of: Municipality, kinds: Iterable[str] = PAPERS, **changes: Any) -> dict[str, bytes]:
    """Every layout that shows what people type."""
    made = {}
    for name in kinds:
        kind, variant, year = PAPERS[name]
        about = variant if kind == "memo" else kind
        day = dates.fiscal_year_bounds(2569)[0]
        content = freeze(build(load_source(of, about, year), kind, variant, day, [])) | changes
        made[name] = render(content, CODE).pdf
    return made


def type_everywhere(town: Town, text: str) -> None:
    """Into every box of a measure and of the analysis, in the one spelling that forms bring."""
    text = normalise(text)
    make_measure(
        town.plan,
        title=f"ชื่อ {text}"[:500],
        theme=f"ประเด็น {text}"[:300],
        finding=text,
        steps=[text, "ต่อ"],
        outputs=[text, "ต่อ"],
        outcome=text,
    )
    save_analyses(system_actor(town.municipality), town.plan, dict.fromkeys((1, 10), AnalysisTexts(text, text, text)))


def test_markup_is_printed_as_it_was_typed(town: Town) -> None:
    type_everywhere(town, "\n".join(TYPED.values()))
    for text in TYPED.values():
        make_measure(town.plan, title=text, steps=[text, "ต่อ"], outputs=[text, "ต่อ"])
    for name, pdf in papers(town.municipality).items():
        said = text_of(pdf)
        assert "root:" not in said
        for text in TYPED.values() if not name.startswith("memo") else ():
            assert squeezed(text) in said, name


def test_markup_in_names_and_headings_is_printed_too(town: Town) -> None:
    block = SignatureBlock("Sig_0", TYPED["script"], "")
    for name, pdf in papers(town.municipality, municipality=TYPED["image of a file"], signatures=[vars(block)]).items():
        said = text_of(pdf)
        assert squeezed(TYPED["script"]) in said, name
        if not name.startswith("memo"):
            assert squeezed(TYPED["image of a file"]) in said, name


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ก่อน\x00\x07\x1b\u200b\ufeffหลัง", "ก่อนหลัง"),
        ("ก่อน\u202e\u2066หลัง", "ก่อนหลัง"),
        ("น้\u0e4dา", None),
        ("ไว้ 🙂👨‍👩‍👧 ท้าย", "ท้าย"),
        ("ข้อความ שלום مرحبا ท้าย", "ท้าย"),
    ],
    ids=["control characters", "direction marks", "a torn vowel", "emoji", "right to left"],
)
def test_strange_characters_do_no_harm(town: Town, text: str, printed: str | None) -> None:
    type_everywhere(town, text)
    for name, pdf in papers(town.municipality).items():
        if printed and not name.startswith("memo"):
            assert printed in text_of(pdf), name


def test_a_frozen_content_with_control_characters_is_still_a_paper(town: Town) -> None:
    """What normalising did not see: names come from the administrator's pages."""
    for pdf in papers(town.municipality, municipality="เทศบาล\x07\x1bตำบล\x00ตัวอย่าง").values():
        assert "ตัวอย่าง" in text_of(pdf)


@pytest.mark.parametrize("letter", ["ก", "W"])
def test_a_word_without_end_stays_on_its_pages(town: Town, letter: str) -> None:
    make_measure(town.plan, title=letter * 500, steps=[letter * 3000, "ต่อ"], outcome=letter * 500)
    for kind in ("plan", "implementation"):
        pdf = papers(town.municipality, kinds=(kind,))[kind]
        assert outside(pdf) == [], kind
        assert text_of(pdf).count(letter) >= 3500


@pytest.mark.parametrize("letter", ["ฮ", "W"])
def test_an_opinion_of_one_word_is_not_written_over_the_signer(letter: str) -> None:
    context = {"opinion": letter * 300, "name": "นาย ก", "capacity": ["นายก"], "date": "", "demonstration": False}
    pdf = render_appearance(354, 96, context)
    assert text_of(pdf).count(letter) == 300
    assert outside(pdf) == []
    assert max(box.right for _, box in boxes_of(pdf, letter)) <= 354 / 2


ADDRESSES = [
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "http://127.0.0.1:9/",
    "https://example.com/",
    "ftp://example.com/",
    "data:text/plain,root:x:0:0",
    "static:../ita_portal/settings.py",
    "static:documents/../../ita_portal/settings.py",
    "static:/etc/passwd",
    "static:///etc/passwd",
    "static:%2e%2e/ita_portal/settings.py",
    "static:documents/nothing.css",
    "static:",
    "/etc/passwd",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_fetcher_answers_for_static_files_only(address: str) -> None:
    with pytest.raises(Exception, match=r".") as refused:
        OwnFiles().fetch(address)
    assert "root:" not in str(refused.value)


def test_the_fetcher_knows_our_own_files() -> None:
    answer = OwnFiles().fetch("static:documents/paper.css")
    assert b"@page" in answer.read()


@pytest.mark.parametrize("address", ADDRESSES)
def test_even_markup_that_got_through_reaches_nothing(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """WeasyPrint itself, asked for the address as image, style and attachment."""
    html = f'<img src="{address}"><object data="{address}"></object><link rel=attachment href="{address}"><p>ท้าย'
    with caplog.at_level(logging.ERROR, "weasyprint"):
        pdf = HTML(string=html, base_url="static:", url_fetcher=OwnFiles()).render().write_pdf()
    assert text_of(pdf) == "ท้าย"
    assert b"/EmbeddedFile" not in pdf
    assert (settings.BASE_DIR / "ita_portal" / "settings.py").exists()  # the file that was asked for
