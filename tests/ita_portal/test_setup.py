"""What a municipality lacks: judged from plain facts, read from its rows, shown with the link that mends it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, Municipality, Position, Role, Unit, User
from accounts.tenancy import open_municipality
from documents.models import PaperKind
from ita_portal.setup import SetupFacts, StepFacts, facts_of, listing_of
from tests.factories import MAYOR_TITLE, make_measure, make_member, make_plan, make_route, make_unit

KINDS = PaperKind.values
FINE = [StepFacts(1, "นายกเทศมนตรี")]
WHOLE = SetupFacts(dict.fromkeys(KINDS, FINE), units=1, coordinators=1, prefix="ลป 52201")


def titles(facts: SetupFacts) -> list[tuple[str, int]]:
    return [(gap.title, len(gap.stops)) for gap in listing_of(facts).gaps]


def changed(**fields: object) -> SetupFacts:
    return SetupFacts(**(vars(WHOLE) | fields))


def test_where_all_is_there_nothing_is_missing() -> None:
    listing = listing_of(WHOLE)
    assert (listing.gaps, listing.signable, len(listing.passed)) == ([], 4, 8)


def test_an_empty_municipality_lacks_what_stops_everything_first() -> None:
    listing = listing_of(SetupFacts({kind: [] for kind in KINDS}, usual=False))
    assert [gap.title for gap in listing.gaps] == [
        "ไม่มีผู้ประสานงาน ITA",
        "ยังไม่มีเส้นทางการเสนอ",
        "ไม่มีหน่วยงาน",
        "ยังไม่มีรหัสตัวพยัญชนะของหนังสือ",
    ]
    assert listing.signable == 0


def test_a_vacant_position_stops_the_papers_whose_routes_it_stands_in() -> None:
    vacant = StepFacts(2, "ปลัดเทศบาล", "ไม่มีผู้ดำรงตำแหน่งปลัดเทศบาล")
    routes = dict.fromkeys(KINDS, FINE) | {"memo": [*FINE, vacant]}
    [gap] = listing_of(changed(routes=routes)).gaps
    assert (gap.title, gap.detail) == ("ไม่มีผู้ดำรงตำแหน่งปลัดเทศบาล", "บันทึกข้อความจะหยุดที่ขั้นที่ 2")
    assert gap.url("5000000") == "/m/5000000/setup/acting/?position=2"
    everywhere = listing_of(changed(routes={kind: [vacant] for kind in KINDS})).gaps
    assert [gap.detail for gap in everywhere] == ["เอกสารทุกแบบจะหยุดที่ขั้นที่ 1"]


def test_a_kind_without_a_route_is_named() -> None:
    [gap] = listing_of(changed(routes=dict.fromkeys(KINDS, FINE) | {"memo": []})).gaps
    assert (gap.title, gap.url("5000000")) == ("ยังไม่มีเส้นทางของบันทึกข้อความ", "/m/5000000/papers/routes/memo/")


def test_what_is_only_worth_a_look_stops_nothing() -> None:
    assert titles(changed(units=0)) == [("ไม่มีหน่วยงาน", 0)]
    assert titles(changed(prefix="")) == [("ยังไม่มีรหัสตัวพยัญชนะของหนังสือ", 0)]
    assert titles(changed(faces=["bold"])) == [("ฟอนต์ของเทศบาลยังไม่มีตัวธรรมดา", 0)]
    assert titles(changed(faces=["italic"])) == [("ฟอนต์ของเทศบาลยังไม่มีตัวธรรมดาและตัวหนา", 0)]
    assert titles(changed(faces=["regular", "bold"])) == []
    assert titles(changed(deserted=[("กองช่าง", 2)])) == [("กองช่างไม่มีคน", 0)]
    ending = [StepFacts(1, "ปลัดเทศบาล", until="เอกสารที่ค้างหลังวันที่ 1 ม.ค. 2570 จะหยุดที่ขั้นนี้")]
    assert titles(changed(routes=dict.fromkeys(KINDS, ending))) == [("ตำแหน่งปลัดเทศบาลมีเพียงผู้รักษาราชการแทน", 0)]


@pytest.mark.django_db
def test_the_facts_are_those_of_today(municipality: Municipality, other: Municipality) -> None:
    make_route(other)
    make_route(municipality, ["ปลัดเทศบาล", MAYOR_TITLE])
    mayor = make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE)
    office, section = make_unit(municipality, "สำนักปลัด"), make_unit(municipality, "กองช่าง")
    make_measure(make_plan(municipality), units=[office, section])
    make_member(municipality, Role.COORDINATOR, unit=office)
    with open_municipality(municipality):
        steps = facts_of(municipality).routes["memo"]
        assert [(step.title, step.lack) for step in steps] == [
            ("ปลัดเทศบาล", "ไม่มีผู้ดำรงตำแหน่งปลัดเทศบาล"),
            (MAYOR_TITLE, ""),
        ]
        assert facts_of(municipality).deserted == [("กองช่าง", 1)]
        today = timezone.localdate()
        ActingAppointment.objects.create(
            position=Position.objects.get(title="ปลัดเทศบาล"),
            membership=Membership.objects.get(user=mayor),
            start=today,
            end=today + dt.timedelta(days=1),
        )
        Unit.objects.filter(pk=section.pk).update(parent=office)
        facts = facts_of(municipality)
        assert [bool(step.until) for step in facts.routes["memo"]] == [True, False]
        assert [step.lack for step in facts.routes["memo"]] == ["", ""]
        assert (facts.deserted, facts.units, facts.coordinators) == ([], 2, 1)


@pytest.mark.django_db
def test_who_mends_a_gap_is_led_there_and_others_are_told_who_does(client: Client, municipality: Municipality) -> None:
    make_route(municipality, ["ปลัดเทศบาล"])
    page = f"/m/{municipality.code}/setup/"
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    said = client.get(page).content.decode()
    assert re.search(r'href="/m/\d+/setup/people/paste/">เพิ่มบุคคล', said)
    home = client.get(f"/m/{municipality.code}/").content.decode()
    assert "ตั้งค่าให้ครบ 2 เรื่อง" in home
    client.force_login(make_member(municipality, Role.COORDINATOR))
    said = client.get(page).content.decode()
    assert "ทำเรื่องนี้ก่อน: ไม่มีผู้ดำรงตำแหน่งปลัดเทศบาล" in said
    assert "ผู้ดูแลของเทศบาลหรือผู้ดูแลระบบเป็นผู้ตั้งค่าเรื่องนี้" in said
    assert "setup/acting/" not in said
    assert "ตั้งค่าให้ครบ" not in client.get(f"/m/{municipality.code}/").content.decode()
    client.force_login(make_member(municipality, Role.STAFF))
    assert client.get(page).status_code == 403
    assert "setup/" not in client.get(f"/m/{municipality.code}/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["setup/", "setup/people/", "setup/positions/", "setup/acting/", "plan/units/"])
def test_a_page_of_the_set_up_costs_the_same_with_few_and_with_many(
    client: Client, municipality: Municipality, path: str
) -> None:
    make_route(municipality)
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    counts = []
    for count in (2, 6):  # from two units on there is something to merge
        for n in range(count):
            add_somebody(municipality, f"{count}-{n}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/m/{municipality.code}/{path}").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], [query["sql"] for query in queries.captured_queries]


def add_somebody(municipality: Municipality, name: str) -> User:
    """With a unit, a position, an appointment and a measure of the unit."""
    unit = make_unit(municipality, f"กอง {name}")
    person = make_member(municipality, Role.AUDITOR, unit=unit, title=f"ตำแหน่ง {name}")
    make_measure(make_plan(municipality), units=[unit])
    with open_municipality(municipality):
        ActingAppointment.objects.create(
            position=Position.objects.all()[0],
            membership=Membership.objects.get(user=person),
            start=timezone.localdate(),
            end=timezone.localdate(),
        )
    return person
