"""What an upgraded database holds is brought to the lists of items as they are known now."""

from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import Municipality
from accounts.tenancy import open_all, open_municipality
from scores.current_rules import current_rules
from scores.models import Assessment, QuestionScore, RuleCorrection
from tests.factories import make_assessment, make_user

MIGRATION = import_module("scores.migrations.0005_corrected_lists")
D = Decimal

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


def upgrade() -> None:
    with open_all():
        MIGRATION.keep_corrections(apps, None)
        MIGRATION.bring_along(apps, None)


def correct(year: int, **said: str) -> None:
    user = make_user()
    for subject, value in said.items():
        subject = subject.replace("__", ":")
        RuleCorrection.objects.create(fiscal_year=year, subject=subject, value=value, source="คู่มือ", by=user)


def test_what_is_shown_follows_the_list_of_2566(municipality: Municipality) -> None:
    items = {f"o{n}": D(100) for n in range(31, 44)} | {"o31": D(0), "o43": D(0)}
    make_assessment(municipality, 2566, items)
    with open_municipality(municipality):
        Assessment.objects.update(shown_indicator_10=None)  # as under the former list
    upgrade()
    with open_municipality(municipality):
        found = Assessment.objects.get()
        assert (found.shown_indicator_10, found.indicator_10, found.version) == (D("83.75"), None, 1)


def test_figures_of_items_that_2569_does_not_have_go_to_its_history(municipality: Municipality) -> None:
    make_assessment(municipality, 2569, {"total": D(90), "o26": D(100)})
    with open_municipality(municipality):
        found = Assessment.objects.get()
        for item in ("o27", "o28"):
            QuestionScore.objects.create(assessment=found, item=item, score=D("50.00"))
    upgrade()
    upgrade()
    with open_municipality(municipality):
        found = Assessment.objects.get()
        assert found.entered() == {"total": D(90), "o26": D(100)}
        assert (found.version, found.shown_total) == (2, D(90))
        last = found.revisions.get(version=2)
        assert last.changes == {"o27": ["50.00", None], "o28": ["50.00", None]}
        assert last.reason == "ปีงบประมาณ พ.ศ. 2569 ไม่มีข้อ o27, o28 คะแนนเดิมเก็บไว้ในประวัตินี้"


def test_an_administrators_word_on_the_former_list_keeps_the_whole_of_it() -> None:
    correct(2569, sub_indicators__10="o21-o26; o27-o28", questions_certainty__10="ตรวจแล้ว")
    upgrade()
    rules = current_rules(2569, "municipality")
    assert rules.indicator(9).questions == tuple(f"o{n}" for n in range(1, 21))
    assert rules.question_groups["10"] == (tuple(f"o{n}" for n in range(21, 27)), ("o27", "o28"))
    assert not rules.indicator(9).questions_verified


def test_a_word_on_something_else_takes_the_corrected_list() -> None:
    correct(2569, target="80")
    upgrade()
    rules = current_rules(2569, "municipality")
    assert (rules.target, rules.indicator(10).questions[0]) == (D(80), "o20")
