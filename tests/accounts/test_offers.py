"""Somebody with an account elsewhere works here, too: asked by name, without a guesser learning whether it exists."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.editing.merging import fingerprint
from accounts.models import Membership, MembershipOffer, Municipality, Role, Unit, User
from accounts.offers import MOST, answer_offer, offers_to
from accounts.people.actions import change_person, fields_of, let_go, stored_person
from accounts.people.members import person_of
from accounts.permissions import actor_in
from accounts.signing_in.mails import mail_offer
from accounts.tenancy import open_all, open_municipality
from tests.factories import make_member, make_unit, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def local(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.LOCAL_ADMINISTRATOR))
    return client


@pytest.fixture
def person(other: Municipality) -> User:
    return make_member(other, Role.STAFF, username="works.elsewhere", email="Works@example.go.th", name="นางสองแห่ง")


def roles_in(place: Municipality, user: User) -> list[str]:
    with open_municipality(place):
        return list(Membership.objects.filter(user=user).values_list("role", flat=True))


def ask(local: Client, place: Municipality, named: str, **more: object) -> str:
    typed = {"named": named, "role": "staff", **more}
    return local.post(f"/m/{place.code}/setup/people/offers/", typed, follow=True).content.decode()


@pytest.mark.parametrize("named", ["works.elsewhere", "WORKS@example.go.th"])
def test_the_person_accepts_on_the_own_page(
    local: Client, municipality: Municipality, other: Municipality, person: User, named: str
) -> None:
    unit = make_unit(municipality, "กองช่าง")
    ask(local, municipality, named, unit=unit.pk)
    assert roles_in(municipality, person) == []
    there = Client()
    there.force_login(person)
    page = there.get("/account/").content.decode()
    assert municipality.name in page
    address = re.findall(r'action="(/account/offers/\d+/)"', page)[0]
    assert f"ท่านเป็นสมาชิกของ{municipality}แล้ว" in there.post(address, {"accepts": "on"}, follow=True).content.decode()
    assert (roles_in(municipality, person), roles_in(other, person)) == (["staff"], ["staff"])
    with open_municipality(municipality):
        assert Membership.objects.get(user=person).unit == unit
    assert "หมดอายุหรือถูกยกเลิกแล้ว" in there.post(address, {"accepts": "on"}, follow=True).content.decode()


def test_a_guesser_sees_the_same_whether_or_not_there_is_an_account(
    local: Client, municipality: Municipality, person: User
) -> None:
    make_user(username="platform", is_superuser=True)
    pages = []
    for named in ("works.elsewhere", "nobody.at.all", "platform"):
        page = ask(local, municipality, named)
        assert named in page
        with open_municipality(municipality):
            MembershipOffer.objects.all().update(made_at=timezone.now() - dt.timedelta(days=15))
        pages.append(
            re.sub(r"offers/\d+|\d\d\.\d\d น\.|value=\"[^\"]{30,}\"|left=\"\d+\"", "", page.replace(named, ""))
        )
    assert pages[0] == pages[1] == pages[2]


def test_who_is_not_asked_answers_for_nobody_and_what_is_declined_or_old_is_over(
    local: Client, municipality: Municipality, person: User
) -> None:
    ask(local, municipality, "works.elsewhere")
    offer = offers_to(person)[0]
    stranger, there = Client(), Client()
    stranger.force_login(make_user())
    stranger.post(f"/account/offers/{offer.pk}/", {"accepts": "on"})
    assert len(offers_to(person)) == 1
    there.force_login(person)
    there.post(f"/account/offers/{offer.pk}/")
    assert (offers_to(person), roles_in(municipality, person)) == ([], [])
    ask(local, municipality, "works.elsewhere")
    with open_all():
        MembershipOffer.objects.filter(answered_at=None).update(made_at=timezone.now() - dt.timedelta(days=15))
    assert offers_to(person) == []


@pytest.mark.parametrize("leaves", [True, False])
def test_who_is_let_go_or_gets_other_roles_finds_no_way_back(
    local: Client, municipality: Municipality, person: User, leaves: bool
) -> None:
    with open_municipality(municipality):
        for role in (Role.STAFF, Role.AUDITOR):
            Membership.objects.create(municipality=municipality, user=person, role=role)
    ask(local, municipality, "works.elsewhere", role="executive")
    actor = actor_in(municipality, User.objects.get(pk=local.session["_auth_user_id"]))
    assert actor is not None
    with open_municipality(municipality):
        if leaves:
            let_go(actor, person.pk, {})
        else:
            found = person_of(municipality, person.pk)
            assert found is not None
            fields = replace(fields_of(found), roles=("staff",))
            change_person(actor, person.pk, fields, opened_with=fingerprint(stored_person(found)))
    assert offers_to(person) == []


def test_nobody_gives_themselves_another_role(local: Client, municipality: Municipality) -> None:
    own = User.objects.get(pk=local.session["_auth_user_id"])
    User.objects.filter(pk=own.pk).update(email="own@example.go.th")
    for named in (own.username, own.username.upper(), "own@example.go.th"):
        assert "เชิญตนเองไม่ได้" in ask(local, municipality, named, role="executive")
    assert offers_to(own) == []


def test_only_so_many_wait_and_one_can_be_withdrawn(local: Client, municipality: Municipality, person: User) -> None:
    ask(local, municipality, "works.elsewhere")
    offer = offers_to(person)[0]
    local.post(f"/m/{municipality.code}/setup/people/offers/{offer.pk}/withdraw/")
    assert offers_to(person) == []
    with open_municipality(municipality):
        MembershipOffer.objects.bulk_create(
            [MembershipOffer(municipality=municipality, named=str(n), role="staff") for n in range(MOST)]
        )
    assert "รอคำตอบอยู่ 20 รายการแล้ว" in ask(local, municipality, "one.more")


def test_the_person_is_told_by_mail_and_nobody_else_is(local: Client, municipality: Municipality, person: User) -> None:
    ask(local, municipality, "works.elsewhere")
    assert mail_offer(offers_to(person)[0].pk)
    assert [message.to for message in mail.outbox] == [["Works@example.go.th"]]
    ask(local, municipality, "nobody.at.all")
    with open_all():
        assert not mail_offer(MembershipOffer.objects.get(named="nobody.at.all").pk)


def test_a_unit_that_was_merged_meanwhile_is_the_one_it_became(
    local: Client, municipality: Municipality, person: User
) -> None:
    unit, became = make_unit(municipality, "กองครัง"), make_unit(municipality, "กองคลัง")
    ask(local, municipality, "works.elsewhere", unit=unit.pk)
    with open_municipality(municipality):
        Unit.objects.filter(pk=unit.pk).update(merged_into=became)
        offer = MembershipOffer.objects.get()
    assert answer_offer(person, offer.pk, accepts=True)
    with open_municipality(municipality):
        assert Membership.objects.get(user=person).unit == became
