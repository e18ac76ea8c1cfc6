"""Lists come back as their person left them, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.editing.models import RememberedChoice
from accounts.editing.remembered import RememberedList
from accounts.models import Municipality, Role
from tests.factories import (
    make_assessment,
    make_measure,
    make_member,
    make_municipality,
    make_plan,
    make_unit,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


def test_a_plans_list_comes_back_as_it_was_left(client: Client, municipality: Municipality) -> None:
    plan, unit = make_plan(municipality), make_unit(municipality)
    make_measure(plan, title="ของกองคลัง", units=[unit])
    make_measure(plan, title="ของใครไม่รู้")
    client.force_login(make_member(municipality, Role.COORDINATOR))
    url = f"/m/{municipality.code}/plan/2569/"

    def shown(query: str = "") -> list[str]:
        themes = client.get(url + query).context["themes"]
        return [line.measure.title for theme in themes for line in theme.lines]

    assert shown(f"?unit={unit.pk}&stage=&status=") == ["ของกองคลัง"]
    assert shown() == ["ของกองคลัง"]
    client.force_login(make_member(municipality, Role.STAFF))
    assert len(shown()) == 2
    assert RememberedChoice.objects.count() == 1


def test_the_overview_comes_back_and_is_cleared(client: Client) -> None:
    user = make_user(is_superuser=True)
    client.force_login(user)
    for province in ("ลำปาง", "แพร่"):
        make_assessment(make_municipality(province=province))

    def count(query: str = "") -> int:
        return int(client.get(f"/overview/{query}").context["page"].paginator.count)

    assert count("?year=2568&province=แพร่") == 1
    assert count() == 1
    assert count("?year=2568") == 1
    assert count("?year=2568&province=&level=") == 2
    assert count() == 2
    assert not RememberedChoice.objects.exists()


@pytest.mark.parametrize("query", ["unit=999999", "stage=x", "status=%00", f"unit={'9' * 900}"])
def test_what_cannot_be_understood_is_not_remembered(client: Client, municipality: Municipality, query: str) -> None:
    make_plan(municipality)
    client.force_login(make_member(municipality, Role.COORDINATOR))
    assert client.get(f"/m/{municipality.code}/plan/2569/?{query}").status_code in {200, 400}
    assert not RememberedChoice.objects.exists()


def test_long_thai_names_are_remembered_whole() -> None:
    user, chosen = make_user(), {"province": "พระนครศรีอยุธยา", "district": "ก" * 100, "level": "ต้องปรับปรุงโดยด่วน"}
    RememberedList(user, "overview", chosen, chosen).remember(chosen)
    assert RememberedList(user, "overview", chosen, {}).choice() == chosen
