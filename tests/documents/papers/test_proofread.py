"""The product's own papers pass its own proofreader: no default wording gives a finding."""

from __future__ import annotations

import datetime as dt
import html
import re
from decimal import Decimal

import pytest

from accounts.models import Municipality
from approvals.old_papers import pdf_places
from documents.models import VARIANTS
from documents.papers.building import build
from documents.papers.content import freeze
from documents.papers.sources import load_source
from documents.rendering import paper_html, render
from plans.proof_facts import facts_of
from proofreading.findings import Kind
from proofreading.proofread import proofread
from tests.factories import FIGURES, make_assessment, make_measure, make_plan

TODAY = dt.date(2025, 10, 6)
LAST_YEAR = {i: s + Decimal("3.00") if i == "10" else s - Decimal("1.20") for i, s in FIGURES.items()}
PAPERS = [(kind, variant) for kind, variants in VARIANTS.items() for variant, _ in variants]

pytestmark = pytest.mark.django_db


def words(page: str) -> str:
    """A paper's HTML as text: rows of tables in lines, cells apart by tabs."""
    body = re.sub(r"(?s)<(style|head|svg|title)\b.*?</\1>", "", page)
    body = re.sub(r"\s+", " ", body)
    body = re.sub(r"</t[dh]>\s*(?=<t[dh])", "\t", body)
    body = re.sub(r"</(?:tr|p|li|h\d|div|figcaption|caption|section)>|<br ?/?>", "\n", body)
    return html.unescape(re.sub(r"<[^>]*>", "", body))


@pytest.mark.parametrize(("kind", "variant"), PAPERS)
def test_a_paper_of_default_words_has_no_finding(opened: Municipality, kind: str, variant: str) -> None:
    opened.name = "เทศบาลตำบลหนองแสง"  # a name without figures
    opened.save()
    make_assessment(opened)
    make_assessment(opened, 2567, LAST_YEAR)
    for year in (2568, 2569):
        make_measure(make_plan(opened, year), title="อบรมเจ้าหน้าที่", steps=["แต่งตั้งคณะทำงาน", "จัดอบรม", "สรุปผล"])
    about = variant if kind == "memo" else kind
    year = 2569 if about == "plan" else 2568
    content = build(load_source(opened, about, year), kind, variant, TODAY, [])
    text = words(paper_html(freeze(content), "ABCD-1234"))
    assert opened.name in text
    assert [(f.kind, f.found, f.message) for f in proofread(text, facts_of(opened, year, about))] == []


def test_our_own_file_has_no_finding_at_the_door_for_papers_made_elsewhere(opened: Municipality) -> None:
    """Its charts, its bars and heads that stand close together are letters of a page there, and nothing more."""
    opened.name = "เทศบาลตำบลหนองแสง"
    opened.save()
    make_assessment(opened)
    make_assessment(opened, 2567, LAST_YEAR)
    for variant in ("narrative", "by-question"):
        content = freeze(build(load_source(opened, "analysis", 2568), "analysis", variant, TODAY, []))
        text = pdf_places.read(render(content, "ABCDEFGHJKMN").pdf)["text"]
        kinds = [kind for kind in Kind if kind is not Kind.NUMBERING]
        found = proofread(text, facts_of(opened, 2568, "analysis"), kinds)
        assert [(f.kind, f.found, f.message) for f in found] == []
