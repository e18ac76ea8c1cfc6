"""Words are explained once, and where they stand: pressed, not hovered."""

from __future__ import annotations

import re

import pytest
from django.template import Context, Template
from django.test import Client

from accounts.models import Municipality
from scores import glossary
from scores.rules import NO_TITLE, SUBJECT, known_years, rules_for
from scores.rules.corrections import corrected
from tests.factories import make_assessment, make_measure, make_member, make_plan
from tests.house.production import ROOT

TERMS = [term for _, terms in glossary.groups() for term in terms]


def test_every_word_has_its_own_key_and_a_meaning_that_ends_no_sentence_early() -> None:
    assert len({term.key for term in TERMS}) == len(TERMS)
    assert all(len(term.meaning) > 40 for term in TERMS)


@pytest.mark.parametrize("key", ["output", "outcome"])
def test_what_belongs_in_output_and_outcome_has_good_and_poor_examples(key: str) -> None:
    term = glossary.term(key)
    assert len(term.good) == len(term.poor) == 2
    assert all(example.why for example in term.poor)


def test_every_word_that_a_page_asks_for_is_there() -> None:
    asked: set[str] = set()
    for file in (ROOT / "templates").rglob("*.html"):
        for tag, rest in re.findall(r"{% (term|examples) (.+?) %}", file.read_text("utf-8")):
            words = re.findall(r'(?<!=)"([^"]*)"', rest)
            asked.update(words[:1] if tag == "term" else words)
    assert {"iit", "eit", "eit-parts", "oit", "output", "outcome"} <= asked <= {term.key for term in TERMS}


def test_a_word_opens_by_pressing_a_button() -> None:
    html = Template('{% load explaining %}{% term "iit" "-here" %}').render(Context())
    assert '<button type="button" class="explained" popovertarget="term-iit-here">IIT' in html
    assert '<span popover class="explanation" id="term-iit-here">' in html
    assert glossary.term("iit").meaning in html


@pytest.mark.parametrize("year", known_years("municipality"))
def test_every_question_of_a_year_is_told_with_its_indicator(year: int) -> None:
    rules = rules_for(year, "municipality")
    for indicator in rules.indicators:
        for question in indicator.questions:
            named, words = rules.explained((), [question])
            assert named == f"ตัวชี้วัดที่ {indicator.number} {indicator.name}"
            subject = rules.subjects.get(question)
            known = rules.titles.get(question)
            said = [known.words] if known else [SUBJECT, subject.words, "(ระบบสรุป"] if subject else [NO_TITLE]
            assert words.startswith(f"ข้อ {question} {said[0]}")
            assert all(each in words for each in said)


def test_a_question_the_year_does_not_have_is_told_all_the_same() -> None:
    assert rules_for(2568, "municipality").explained([2], ["o99"]) == (
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ",
        "ข้อ o99 (หลักเกณฑ์ที่บันทึกไว้ยังไม่มีข้อความของข้อนี้)",
    )


def test_away_from_its_indicator_a_question_without_words_is_named_with_it() -> None:
    rules = rules_for(2568, "municipality")
    renumbered = corrected(2568, "municipality", (("questions:4", "i10-i11"), ("questions:6", "e1-e2")))
    assert renumbered.item_alone("i10") == "ข้อ i10 (ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ)"
    assert renumbered.item_alone("e1/2") == "ข้อ e1 ส่วนที่ 2 (ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน)"
    assert rules.item_alone("e1/2") == rules.item_name("e1/2")
    assert rules.item_alone("o13") == rules.item_name("o13")
    assert rules.item_alone("EIT1") == "EIT ส่วนที่ 1"


@pytest.mark.django_db
def test_a_number_on_a_page_has_its_wording_there(client: Client, municipality: Municipality) -> None:
    make_assessment(municipality, 2568)
    plan = make_plan(municipality, 2569)
    measure = make_measure(plan, indicators=[9], questions=["o13", "i1"])
    client.force_login(make_member(municipality))
    base = f"/m/{municipality.code}"
    words = ["ข้อ o13 รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ข้อ i1 เรื่องที่ถาม: "]
    for address in (f"plan/2569/measures/{measure.pk}/", "plan/2569/", "scores/2568/items/"):
        text = client.get(f"{base}/{address}").content.decode()
        assert all(each in text.replace(">1. ", ">ตัวชี้วัดที่ 1 ") for each in words), address
    for address in ("scores/2568/", "scores/2568/edit/", "plan/2569/", "plan/2569/analysis/", "plan/2569/effects/"):
        text = client.get(f"{base}/{address}", follow=True).content.decode()
        assert f'href="{base}/scores/2568/items/"' in text, address
    form = client.get(f"{base}/plan/2569/measures/{measure.pk}/edit/").content.decode()
    assert f'href="{base}/scores/2568/items/"' in form
    assert "ควรเลี่ยง" in form
    assert client.get(f"{base}/scores/2599/items/").status_code == 404
