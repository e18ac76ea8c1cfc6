"""A person's own page: where they work, and the machines that are signed in."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts import tasks
from accounts.models import ActingAppointment, Membership, Municipality, Position, Role, User
from accounts.signing_in.models import SecurityEvent
from accounts.signing_in.profile import PlaceOfWork, places_of
from accounts.tenancy import open_municipality
from tests.factories import MAYOR_TITLE, PASSWORD, make_member, make_unit, make_user
from thai.dates import medium_date

pytestmark = pytest.mark.django_db
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1"


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, username="clerk", title="ปลัดเทศบาล")


def signed_in(agent: str = WINDOWS, address: str = "192.0.2.10") -> Client:
    client = Client(headers={"User-Agent": agent}, REMOTE_ADDR=address)
    assert client.post("/sign-in/", {"login": "clerk", "password": PASSWORD}).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/style/").status_code == 200


def test_positions_held_and_acted_for(person: User, municipality: Municipality, other: Municipality) -> None:
    today = timezone.localdate()
    unit = make_unit(other, "กองช่าง")
    for name, role in (
        ("นางดูแล", Role.LOCAL_ADMINISTRATOR),
        ("นายประสาน", Role.LOCAL_ADMINISTRATOR),
        ("นายช่าง", Role.STAFF),
    ):
        make_member(municipality, role, name=name)
    with open_municipality(municipality):
        mayor = Position.objects.create(municipality=municipality, title=MAYOR_TITLE)
        member = Membership.objects.get(user=person)
        for start, end in ((0, 5), (-9, -1)):
            ActingAppointment.objects.create(
                position=mayor,
                membership=member,
                start=today + dt.timedelta(days=start),
                end=today + dt.timedelta(days=end),
                order_number="412/2568",
            )
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF, unit=unit)
    days = f"{medium_date(today)} – {medium_date(today + dt.timedelta(days=5))}"
    acting = f"รักษาราชการแทน{MAYOR_TITLE} {days} · คำสั่งที่ 412/2568"
    assert places_of(person) == [
        PlaceOfWork(str(municipality), "ผู้บริหาร", "", "ปลัดเทศบาล", [acting], "นางดูแล หรือ นายประสาน"),
        PlaceOfWork(str(other), "เจ้าหน้าที่หน่วยงาน", "กองช่าง", "", [], ""),
    ]
    page = signed_in().get("/account/").text
    assert acting in page
    assert "กองช่าง" in page


def test_machines_are_named_and_ended_one_by_one(person: User) -> None:
    here, telephone, another = signed_in(), signed_in(IPHONE, "198.51.100.7"), signed_in(IPHONE)
    page = here.get("/account/").text
    assert page.count("Safari · iPhone<small>") == 2
    assert "เครือข่าย 198.51.100.x" in page
    assert "198.51.100.7" not in page
    row = UserSession.objects.get(ip="198.51.100.7")
    assert here.post("/account/sessions/end/", {"machine": row.pk}).headers["Location"] == "/account/"
    assert [is_in(client) for client in (here, telephone, another)] == [True, False, True]
    assert SecurityEvent.objects.latest("pk").kind == SecurityEvent.Kind.SESSIONS_ENDED


def test_all_others_are_ended_at_once(person: User) -> None:
    here, telephone, another = signed_in(), signed_in(IPHONE), signed_in(IPHONE)
    here.post("/account/sessions/end/")
    assert [is_in(client) for client in (here, telephone, another)] == [True, False, False]
    assert UserSession.objects.count() == 1


def test_nobody_ends_anothers(person: User) -> None:
    here = signed_in()
    row = UserSession.objects.get()
    stranger = Client()
    stranger.force_login(make_user())
    for data in ({"machine": row.pk}, {}, {"machine": "x"}, {"machine": "9" * 30}):
        assert stranger.post("/account/sessions/end/", data).status_code == 302
    here.post("/account/sessions/end/", {"machine": row.pk})  # nor the own one: that is signing out
    assert is_in(here)


def test_of_a_session_that_is_over_nothing_is_kept(person: User) -> None:
    signed_in()
    tasks.forget_old()
    assert UserSession.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(minutes=1))
    tasks.forget_old()
    assert not UserSession.objects.exists()


def test_ending_them_asks_once_more_who_it_is(person: User, settings: Settings) -> None:
    here, telephone = signed_in(), signed_in(IPHONE)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    asked = here.post("/account/sessions/end/").headers["Location"]
    assert asked.startswith("/account/again/")
    assert is_in(telephone)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
    assert here.post(asked, {"password": PASSWORD}, follow=True).redirect_chain[-1][0] == "/account/"
    assert not is_in(telephone)
