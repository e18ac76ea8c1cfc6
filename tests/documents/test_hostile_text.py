"""Whatever people type is printed as text: no tag, no style, no template, and no file or address is ever reached."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from weasyprint import HTML

from accounts.models import Municipality
from accounts.permissions import system_actor
from documents.content import SignatureBlock, build, freeze, load_source
from documents.rendering import _StaticOnly, render, render_appearance
from plans.actions import save_analyses
from tests.approvals.town import Town
from tests.documents.reading import outside, pages_of, squeezed, text_of
from tests.factories import make_measure
from thai import dates

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
    "entities": "&lt;b&gt; &amp; &#3585; \"'",
    "style": "} * { display: none } @import 'file:///etc/passwd';",
    "end of the style": "</style></title></head>",
    "comment": "<!-- ซ่อน -->",
}


def papers(municipality: Municipality, **changes: Any) -> dict[str, bytes]:
    """Every layout that shows what people type."""
    made = {}
    for kind, variant, about, year in (
        ("analysis", "narrative", "analysis", 2568),
        ("analysis", "by-question", "analysis", 2568),
        ("plan", "", "plan", 2569),
        ("implementation", "by-theme", "implementation", 2569),
        ("memo", "plan", "plan", 2569),
    ):
        day = dates.fiscal_year_bounds(2569)[0]
        content = freeze(build(load_source(municipality, about, year), kind, variant, day, [])) | changes
        made[f"{kind} {variant}"] = render(content, CODE).pdf
    return made


def type_everywhere(town: Town, text: str) -> None:
    """Into every box of a measure and of the analysis."""
    make_measure(
        town.plan,
        title=f"ชื่อ {text}"[:500],
        theme=f"ประเด็น {text}"[:300],
        finding=text,
        steps=[text, "ต่อ"],
        outputs=[text, "ต่อ"],
        outcome=text,
    )
    save_analyses(system_actor(town.municipality), town.plan, dict.fromkeys((1, 10), (text, text)))


@pytest.mark.parametrize("text", TYPED.values(), ids=list(TYPED))
def test_markup_is_printed_as_it_was_typed(town: Town, text: str) -> None:
    type_everywhere(town, text)
    for name, pdf in papers(town.municipality).items():
        said = text_of(pdf)
        assert "root:" not in said
        if not name.startswith("memo"):
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


LONG = {"Thai": "ก" * 3000, "Latin": "W" * 3000}


@pytest.mark.parametrize("word", LONG.values(), ids=list(LONG))
def test_a_word_without_end_stays_on_its_pages(town: Town, word: str) -> None:
    type_everywhere(town, word)
    for name, pdf in papers(town.municipality).items():
        assert outside(pdf) == [], name
        if not name.startswith("memo"):
            assert sum(page.count(word[0]) for page in pages_of(pdf)) >= 3000, name


def overlapping(pdf: bytes, opinion: str) -> bool:
    """Whether an opinion of one letter reaches into the signer's half."""
    import contextlib

    import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
        text = document[0].get_textpage()
        rights = [
            text.get_charbox(index)[2]
            for index in range(text.count_chars())
            if text.get_text_range(index, 1) == opinion[0]
        ]
        return max(rights) > document[0].get_size()[0] / 2


@pytest.mark.parametrize("opinion", ["ฮ" * 300, "W" * 300], ids=["Thai", "Latin"])
def test_an_opinion_of_one_word_is_not_written_over_the_signer(opinion: str) -> None:
    context = {"opinion": opinion, "name": "นาย ก", "capacity": ["นายกเทศมนตรี"], "date": "", "demonstration": False}
    pdf = render_appearance(354, 96, context)
    [said] = pages_of(pdf)
    assert said.count(opinion[0]) == 300
    assert outside(pdf) == []
    assert not overlapping(pdf, opinion)


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
        _StaticOnly().fetch(address)
    assert "root:" not in str(refused.value)


def test_the_fetcher_knows_our_own_files() -> None:
    answer = _StaticOnly().fetch("static:documents/paper.css")
    assert b"@page" in answer.read()


@pytest.mark.parametrize("address", ADDRESSES)
def test_even_markup_that_got_through_reaches_nothing(
    address: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """WeasyPrint itself, asked for the address as image, style and attachment."""
    html = f'<img src="{address}"><object data="{address}"></object><link rel=attachment href="{address}"><p>ท้าย'
    with caplog.at_level(logging.ERROR, "weasyprint"):
        pdf = HTML(string=html, base_url="static:", url_fetcher=_StaticOnly()).render().write_pdf()
    assert text_of(pdf) == "ท้าย"
    assert b"/EmbeddedFile" not in pdf
    assert (settings.BASE_DIR / "ita_portal" / "settings.py").exists()  # the file that was asked for
