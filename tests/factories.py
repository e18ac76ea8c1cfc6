"""Plain factories: each makes one valid thing; a test names only what surprises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import count
from typing import Any

from accounts.models import Membership, Municipality, Position, Role, Unit, User
from accounts.permissions import Actor, actor_in, system_actor
from accounts.tenancy import open_municipality
from approvals.models import Route, RouteStep
from plans.measures.actions import save_measure
from plans.measures.content import MeasureContent
from plans.models import Evidence, Measure, Output, Plan, Step, Target
from plans.year.actions import open_plan
from scores.actions import save_figures
from scores.models import Assessment

_numbers = count(1)
PASSWORD = "a-long-test-password"
AUDITOR_TITLE, MAYOR_TITLE = "นักวิชาการตรวจสอบภายใน", "นายกเทศมนตรี"

# A whole year whose levels agree with one another: total 90.83 from these indicators and parts.
FIGURES: dict[str, Decimal] = {
    item: Decimal(score)
    for item, score in {
        "total": "90.83",
        "EIT1": "95.92",
        "EIT2": "91.67",
        "OIT": "82.50",
        "1": "99.35",
        "2": "99.78",
        "3": "100.00",
        "4": "96.99",
        "5": "98.71",
        "6": "95.83",
        "7": "93.92",
        "8": "91.63",
        "9": "95.00",
        "10": "70.00",
    }.items()
}


def make_municipality(**fields: Any) -> Municipality:
    number = next(_numbers)
    defaults = {
        "code": f"{5000000 + number}",
        "name": f"เทศบาลตำบลตัวอย่าง{number}",
        "type": "ทต",
        "district": "เมือง",
        "province": "ลำปาง",
    }
    return Municipality.objects.create(**defaults | fields)


def make_user(**fields: Any) -> User:
    number = next(_numbers)
    return User.objects.create_user(
        **{"username": f"user{number}", "password": PASSWORD, "name": f"ผู้ใช้ {number}"} | fields
    )


def make_unit(municipality: Municipality, name: str = "กองคลัง", **fields: Any) -> Unit:
    with open_municipality(municipality):
        return Unit.objects.create(municipality=municipality, name=name, **fields)


def make_member(
    municipality: Municipality, role: str = Role.COORDINATOR, *, unit: Unit | None = None, title: str = "", **user: Any
) -> User:
    """A user with this role; `title` is the position held, made where it is missing."""
    person = make_user(**user)
    with open_municipality(municipality):
        position = Position.objects.get_or_create(municipality=municipality, title=title)[0] if title else None
        Membership.objects.create(municipality=municipality, user=person, role=role, unit=unit, position=position)
    return person


def actor_for(municipality: Municipality, user: User) -> Actor:
    actor = actor_in(municipality, user)
    assert actor is not None
    return actor


def make_route(
    municipality: Municipality, titles: Sequence[str] = (AUDITOR_TITLE, MAYOR_TITLE), kind: str = ""
) -> Route:
    with open_municipality(municipality):
        route = Route.objects.create(municipality=municipality, kind=kind)
        for order, title in enumerate(titles, 1):
            position, _ = Position.objects.get_or_create(municipality=municipality, title=title)
            RouteStep.objects.create(route=route, order=order, heading=f"ความเห็น{title}", position=position)
    return route


def make_assessment(
    municipality: Municipality, year: int = 2568, figures: Mapping[str, Decimal | None] = FIGURES
) -> Assessment:
    with open_municipality(municipality):
        save_figures(system_actor(municipality), year, figures)
        return Assessment.objects.get(municipality=municipality, fiscal_year=year)


def make_plan(municipality: Municipality, year: int = 2569) -> Plan:
    with open_municipality(municipality):
        return open_plan(system_actor(municipality), year)


def make_measure(plan: Plan, *, stage: str = "", **content: Any) -> Measure:
    """A measure by its content; `stage` where it is not the coordinator's draft."""
    defaults = {"title": f"มาตรการตัวอย่าง {next(_numbers)}", "indicators": [10], "steps": ["ขั้นแรก"]}
    with open_municipality(plan.municipality):
        measure = save_measure(system_actor(plan.municipality), plan, MeasureContent(**defaults | content))
        if stage:
            measure.stage = stage
            measure.save(update_fields=["stage"])
        return measure


def make_many_measures(plan: Plan, count: int, unit_name: str = "กองช่าง", **fields: Any) -> None:
    """Bulk rows, so that a test with hundreds is quick."""
    with open_municipality(plan.municipality):
        unit, _ = Unit.objects.get_or_create(municipality=plan.municipality, name=unit_name)
        rows = Measure.objects.bulk_create(
            [
                Measure(plan=plan, order=n, title=f"มาตรการที่มาก {n}", theme=f"ประเด็น {n % 7}", **fields)
                for n in range(2, count + 2)
            ]
        )
        Target.objects.bulk_create([Target(measure=row, item=item) for row in rows for item in ("10", "o21")])
        Step.objects.bulk_create([Step(measure=row, order=1, text="จัดทำคู่มือ") for row in rows])
        Output.objects.bulk_create([Output(measure=row, order=1, text="จัดทำคู่มือแล้ว") for row in rows])
        Evidence.objects.bulk_create([Evidence(measure=row, title="รูป", url="https://example.go.th") for row in rows])
        Measure.units.through.objects.bulk_create([Measure.units.through(measure=row, unit=unit) for row in rows])
