"""From a municipality's rows to the reading of a year."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality
from scores.rules import UnknownRules
from scores.years import Years, results_of
from tests.factories import FIGURES, make_assessment
from tests.scores.published import municipal

pytestmark = pytest.mark.django_db

D = Decimal
QUESTIONS = dict.fromkeys(municipal(2568).question_items["1"], D(80))


def test_a_year_is_read_against_the_one_before_unless_told_otherwise(opened: Municipality) -> None:
    for year, total in ((2566, 70), (2567, 80), (2568, 90)):
        make_assessment(opened, year, {"total": D(total)})
    years = Years(opened)
    assert list(years) == [2568, 2567, 2566]
    for against, before in ((None, D(80)), (2566, D(70)), (2565, None)):
        read = years.results(2568, against)
        assert read is not None
        assert read.total.before == before
    assert years.results(2565) is None


def test_the_year_before_is_told_as_its_own_page_tells_it(opened: Municipality) -> None:
    make_assessment(opened, 2568, QUESTIONS)  # indicator 1 is derived from its questions
    make_assessment(opened, 2569, {"1": D(85)})
    now, before = results_of(opened, 2569), results_of(opened, 2568)
    assert now is not None
    assert before is not None
    assert [row.before for row in now.indicators] == [row.score for row in before.indicators]
    assert (now.indicators[0].before, now.has_before) == (D(80), True)


def test_lines_are_the_last_five_years_oldest_first(opened: Municipality) -> None:
    for year in range(2564, 2570):
        make_assessment(opened, year, {"total": D(year - 2500), "EIT1": D(90), "EIT2": D(91)})
    lines = Years(opened).lines(2568)
    assert [line.fiscal_year for line in lines] == [2564, 2565, 2566, 2567, 2568]
    assert lines[-1].scores == (D(68), None, D("90.50"), None)


def test_any_number_of_years_costs_three_queries(opened: Municipality) -> None:
    for year in (2566, 2567, 2568):
        make_assessment(opened, year, FIGURES | {"i1": D(90)})
    for wanted in ([2568], [2566, 2567, 2568], None):
        with CaptureQueriesContext(connection) as queries:
            years = Years(opened, wanted)
            for year in years:
                years.results(year)
            years.lines(2568)
        assert len(queries) == 3


@pytest.mark.parametrize("kind", ["อบต", "อบจ"])
def test_no_other_kind_of_agency_is_measured_by_the_municipal_rules(opened: Municipality, kind: str) -> None:
    make_assessment(opened, 2568)
    opened.type = kind
    with pytest.raises(UnknownRules, match="2568"):
        results_of(opened, 2568)


def test_nothing_of_another_municipality_is_read(opened: Municipality, other: Municipality) -> None:
    make_assessment(other, 2567, {"total": D(11)})
    make_assessment(other, 2568, {"total": D(22)})
    make_assessment(opened, 2568, {"total": D(90)})
    read = results_of(opened, 2568)
    assert read is not None
    assert (read.total.score, read.total.before) == (D(90), None)
