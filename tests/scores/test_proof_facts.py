"""What the proofreader is told of a municipality: its figures as pages show them, how sure, and its neighbours."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from proofreading.facts import Figure, ProofFacts
from scores.actions import save_figures
from scores.proof_facts import facts_of, with_scores
from scores.rules import UnknownRules, known_years, rules_for
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Municipality:
    made = factories.make_municipality(name="เทศบาลตำบลหนองแสง", district="งาว", province="ลำปาง")
    with open_municipality(made):
        save_figures(system_actor(made), 2568, factories.FIGURES)
    return made


def told(place: Municipality, year: int = 2568, paper: str = "analysis") -> ProofFacts:
    with open_municipality(place):
        return facts_of(place, year, paper)


def test_entered_figures_are_sure_and_a_computed_one_where_the_total_bears_it_out(place: Municipality) -> None:
    facts = told(place)
    assert facts.figure("total", 2568) == Figure(Decimal("90.83"))
    assert facts.figure("IIT", 2568) == Figure(Decimal("98.97"), entered=False, sure=True)
    assert facts.figure("i1", 2568) is None
    assert facts.figure("total", 2567) is None
    assert facts.years[2568].levels == {"ผ่าน"}
    assert facts.years[2568].names["3"] == "การใช้อำนาจ"


def test_a_municipality_without_the_words_of_its_type(place: Municipality) -> None:
    other = factories.make_municipality(name="เทศบาลเมืองดอนทอง", type="ทม", district="ดอน", province="ตราด")
    facts = told(place)
    assert (facts.place.full_name, facts.place.name) == ("เทศบาลตำบลหนองแสง", "หนองแสง")
    assert [(o.kind, o.name, o.district, o.province) for o in facts.others] == [("เทศบาลเมือง", "ดอนทอง", "ดอน", "ตราด")]
    assert other.name == facts.others[0].full_name


@pytest.mark.parametrize(
    ("paper", "assessed", "measures"),
    [
        ("analysis", 2568, 2569),
        ("plan", 2567, 2568),
        ("implementation", 2568, 2568),
        ("memo", 2568, None),
        ("", 2568, None),
    ],
)
def test_which_years_a_kind_of_paper_speaks_of(
    place: Municipality, paper: str, assessed: int, measures: int | None
) -> None:
    facts = told(place, paper=paper)
    assert (facts.year, facts.assessed, facts.measures) == (2568, assessed, measures)


def test_titles_of_every_years_items_and_how_sure_they_are(place: Municipality) -> None:
    facts = told(place)
    assert set(facts.titles) == set(known_years("municipality"))
    titles = rules_for(2568, "municipality").titles
    assert {item: (title.words, title.sure) for item, title in facts.titles[2568].items()} == {
        item: (title.words, title.verified) for item, title in titles.items()
    }


def test_scores_that_nobody_entered_hold_for_years_that_are_not_stored(place: Municipality) -> None:
    given = {2567: {"total": Decimal("85.78"), "8": Decimal("70.00")}, 2568: {"total": Decimal("11.11")}}
    facts = with_scores(told(place, 2567), "municipality", given)
    assert facts.figure("total", 2567) == Figure(Decimal("85.78"))
    assert facts.figure("8", 2567) == Figure(Decimal("70.00"))
    assert facts.figure("total", 2568) == Figure(Decimal("90.83"))  # as entered
    with pytest.raises(UnknownRules):
        with_scores(told(place, 2580), "municipality", {2580: {"total": Decimal(80)}})
