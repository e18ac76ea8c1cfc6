"""A municipality's rows are seen and written with that municipality open, and in no other way."""

from collections.abc import Callable

import pytest

from accounts.models import Municipality, Unit
from accounts.tenancy import NoMunicipalityOpen, WrongMunicipality, open_all, open_municipality
from plans.models import Measure, Plan, Step
from scores.models import Assessment, QuestionScore
from tests.factories import make_measure, make_plan, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.mark.parametrize(
    "touch",
    [
        lambda: Unit.objects.count(),
        lambda: Unit.objects.exists(),
        lambda: Unit._base_manager.first(),
        lambda: Measure.objects.with_rows(),
        lambda: QuestionScore.objects.filter(item="i1"),
        lambda: Assessment.objects.none(),
    ],
)
def test_nothing_is_read_without_an_open_municipality(touch: Callable[[], object]) -> None:
    with pytest.raises(NoMunicipalityOpen):
        touch()


def test_only_the_open_municipalitys_rows_are_seen(municipality: Municipality, other: Municipality) -> None:
    mine, theirs = make_unit(municipality, "ของเรา"), make_unit(other, "ของเขา")
    with open_municipality(municipality):
        assert list(Unit.objects.all()) == [mine]
        assert not Unit.objects.filter(pk=theirs.pk).exists()
        assert not Unit._base_manager.filter(pk=theirs.pk).exists()
    with open_all():
        assert set(Unit.objects.all()) == {mine, theirs}


def test_reverse_relations_do_not_go_around(municipality: Municipality, other: Municipality) -> None:
    make_unit(other, "ของเขา")
    with open_municipality(municipality):
        assert list(other.units.all()) == []


def test_rows_reached_through_parents_are_scoped_too(municipality: Municipality, other: Municipality) -> None:
    measure = make_measure(make_plan(other), steps=["ลับ"])
    with open_municipality(municipality):
        assert not Step.objects.filter(text="ลับ").exists()
        assert not Measure.objects.filter(pk=measure.pk).exists()


def test_another_municipalitys_row_is_not_written(municipality: Municipality, other: Municipality) -> None:
    with open_municipality(municipality):
        with pytest.raises(WrongMunicipality):
            Plan.objects.create(municipality=other, fiscal_year=2569)
        with pytest.raises(WrongMunicipality):
            Unit.objects.bulk_create([Unit(municipality=other, name="แทรก")])


def test_closing_restores_what_was_open_before(municipality: Municipality, other: Municipality) -> None:
    make_unit(municipality, "ก")
    with open_municipality(municipality):
        with open_municipality(other):
            assert Unit.objects.count() == 0
        assert Unit.objects.count() == 1
