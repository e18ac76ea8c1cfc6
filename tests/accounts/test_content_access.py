"""A platform administrator reads what a municipality writes only after saying why; it is on record, and told there."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from accounts.content_access import LASTS, OPENED
from accounts.models import AuditEntry, Municipality, Notice, Oversight, Role, User
from accounts.tenancy import open_municipality
from tests.factories import make_measure, make_member, make_plan, make_unit, make_user

pytestmark = pytest.mark.django_db
WHY = "เทศบาลแจ้งว่าส่งรายงานไม่ได้"


@pytest.fixture
def administrator() -> User:
    return make_user(is_superuser=True, is_staff=True, name="ผู้ดูแลกลาง")


def pages(place: Municipality) -> list[str]:
    measure = make_measure(make_plan(place, 2569), title="เรื่องของเราเอง")
    base = f"/m/{place.code}"
    return [f"{base}/", f"{base}/plan/2569/", f"{base}/plan/2569/measures/{measure.pk}/", f"{base}/trail/"]


def entries(place: Municipality) -> list[tuple[str, dict[str, str]]]:
    with open_municipality(place):
        return list(AuditEntry.objects.order_by("sequence").values_list("action", "detail"))


def test_nothing_is_read_before_it_is_said_why(client: Client, municipality: Municipality, administrator: User) -> None:
    client.force_login(administrator)
    _, _, measure, _ = found = pages(municipality)
    for page in found:
        answer = client.get(page)
        asked = f"/m/{municipality.code}/reading/?{urlencode({'next': page})}"
        assert (answer.status_code, answer.headers["Location"]) == (302, asked)
    written = client.post(f"{measure}comment/", {"text": "ดี"})
    assert written.headers["Location"].startswith(f"/m/{municipality.code}/reading/")
    asked = client.get(f"/m/{municipality.code}/reading/").content.decode()
    assert "ผู้ดูแลระบบไม่ดูข้อมูลของเทศบาลตามปกติ" in asked
    assert "เรื่องของเราเอง" not in asked
    assert "/measures/" not in client.get("/search/", {"q": "ของเราเอง"}).content.decode()
    assert [action for action, _ in entries(municipality)] == ["plan.opened", "measure.saved"]


def test_who_says_why_reads_and_the_municipality_is_told_at_once(
    client: Client, municipality: Municipality, administrator: User
) -> None:
    people = [make_member(municipality, role) for role in (Role.EXECUTIVE, Role.COORDINATOR, Role.LOCAL_ADMINISTRATOR)]
    staff = make_member(municipality, Role.STAFF)
    client.force_login(administrator)
    page = pages(municipality)[1]
    address = f"/m/{municipality.code}/reading/?next={page}"
    refused = client.post(address, {"reason": "  "})
    assert refused.status_code == 422
    assert "บอกเหตุผลก่อนเปิดดู" in refused.content.decode()
    assert client.post(address, {"reason": WHY}).headers["Location"] == page
    assert "เรื่องของเราเอง" in client.get(page).content.decode()
    assert f"{municipality.code}/plan/2569/measures/" in client.get("/search/", {"q": "ของเราเอง"}).content.decode()
    assert client.get(address).headers["Location"] == page
    assert entries(municipality)[-1] == ("municipality.content_opened", {"reason": WHY})
    told = Notice.objects.values_list("user", "title", "detail")
    assert sorted(told) == sorted((each.pk, "ผู้ดูแลระบบเปิดดูข้อมูลของเทศบาล (ผู้ดูแลกลาง)", f"เหตุผล: {WHY}") for each in people)
    assert staff.pk not in {user for user, *_ in told}
    client.force_login(people[0])
    assert f"ผู้ดูแลระบบเปิดดูข้อมูลของเทศบาล เพราะ “{WHY}”" in client.get(f"/m/{municipality.code}/trail/").content.decode()


def test_it_holds_in_this_session_for_four_hours_and_for_this_municipality(
    client: Client, municipality: Municipality, other: Municipality, administrator: User
) -> None:
    client.force_login(administrator)
    client.post(f"/m/{municipality.code}/reading/", {"reason": WHY})
    assert client.get(f"/m/{municipality.code}/").status_code == 200
    assert client.get(f"/m/{other.code}/").status_code == 302
    session = client.session
    session[OPENED] = {str(municipality.pk): (timezone.now() - LASTS - dt.timedelta(seconds=1)).timestamp()}
    session.save()
    assert client.get(f"/m/{municipality.code}/").status_code == 302
    elsewhere = Client()
    elsewhere.force_login(administrator)
    assert elsewhere.get(f"/m/{municipality.code}/").status_code == 302


@pytest.mark.parametrize("address", ["https://example.com/", "//example.com/", "/m/999/", "/account/"])
def test_it_leads_to_no_other_place(
    client: Client, municipality: Municipality, administrator: User, address: str
) -> None:
    client.force_login(administrator)
    answer = client.post(f"/m/{municipality.code}/reading/?next={address}", {"reason": WHY})
    assert answer.headers["Location"] == f"/m/{municipality.code}/"


def test_setting_up_needs_no_look(client: Client, municipality: Municipality, administrator: User) -> None:
    client.force_login(administrator)
    for page in (
        "setup",
        "setup/people",
        "setup/identity",
        "setup/acting",
        "plan/units",
        "papers/routes",
        "papers/fonts",
    ):
        assert client.get(f"/m/{municipality.code}/{page}/").status_code == 200, page
    assert entries(municipality) == []


def test_where_setting_up_names_what_was_written_it_is_asked(
    client: Client, municipality: Municipality, administrator: User
) -> None:
    client.force_login(administrator)
    unit = make_unit(municipality)
    for page in ("plan/units/merge", f"plan/units/{unit.pk}/close", "setup/people/1/leave"):
        assert (
            client.get(f"/m/{municipality.code}/{page}/")
            .headers["Location"]
            .startswith(f"/m/{municipality.code}/reading/")
        ), page


def test_who_is_at_work_there_as_well_reads_as_that(client: Client, municipality: Municipality) -> None:
    client.force_login(make_member(municipality, Role.COORDINATOR, is_superuser=True))
    assert client.get(f"/m/{municipality.code}/").status_code == 200
    officer = make_user(is_superuser=True)
    Oversight.objects.create(user=officer, province=municipality.province)
    client.force_login(officer)
    assert client.get(f"/m/{municipality.code}/").status_code == 200
    assert client.get(f"/m/{municipality.code}/reading/").headers["Location"] == f"/m/{municipality.code}/"
