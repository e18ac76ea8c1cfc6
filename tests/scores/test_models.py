"""What the database itself refuses, whoever asks."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Municipality
from scores.models import HEADLINE_FIELDS, Assessment, QuestionScore
from scores.rules import rules_for

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

D = Decimal


@pytest.fixture
def assessment(opened: Municipality) -> Assessment:
    return Assessment.objects.create(municipality=opened, fiscal_year=2568, total=D("90.83"))


@pytest.mark.parametrize("score", ["101", "100.01", "-0.01"])
def test_no_headline_figure_lies_outside_0_and_100(assessment: Assessment, score: str) -> None:
    for field in HEADLINE_FIELDS.values():
        with pytest.raises(IntegrityError, match=f"{field}_between_0_and_100"), transaction.atomic():
            Assessment.objects.update(**{field: D(score)})


@pytest.mark.parametrize("score", ["101", "-0.01"])
def test_no_question_is_scored_outside_0_and_100(assessment: Assessment, score: str) -> None:
    with pytest.raises(IntegrityError, match="question_between_0_and_100"), transaction.atomic():
        QuestionScore.objects.create(assessment=assessment, item="i1", score=D(score))


@pytest.mark.parametrize("score", ["0", "100"])
def test_both_ends_are_scores(assessment: Assessment, score: str) -> None:
    Assessment.objects.update(**dict.fromkeys(HEADLINE_FIELDS.values(), D(score)))
    QuestionScore.objects.create(assessment=assessment, item="i1", score=D(score))
    assert set(Assessment.objects.get().entered().values()) == {D(score)}


def test_a_year_has_one_assessment(assessment: Assessment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(municipality=assessment.municipality, fiscal_year=2568)
    Assessment.objects.create(municipality=assessment.municipality, fiscal_year=2567)


@pytest.mark.parametrize("year", [2025, 2549, 2651])
def test_a_year_is_one_of_the_buddhist_era(opened: Municipality, year: int) -> None:
    with pytest.raises(IntegrityError, match="assessment_year_is_buddhist_era"), transaction.atomic():
        Assessment.objects.create(municipality=opened, fiscal_year=year)


def test_a_question_is_scored_once(assessment: Assessment) -> None:
    QuestionScore.objects.create(assessment=assessment, item="i1", score=D(90))
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionScore.objects.create(assessment=assessment, item="i1", score=D(91))


def test_every_headline_item_of_every_year_has_its_column() -> None:
    assert set(rules_for(2568, "municipality").headline_items) == set(HEADLINE_FIELDS)


def test_a_missing_figure_has_no_key(assessment: Assessment) -> None:
    assert assessment.entered() == {"total": D("90.83")}
