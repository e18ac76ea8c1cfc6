"""Proving once more that it is you: what is asked, how long it holds, and how often one may be wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from accounts.access import MunicipalRequest
from accounts.models import AuditEntry, Municipality, Role, User
from accounts.sessions import SessionStore
from accounts.step_up import PROVEN_AT, ProofForm, proven_until
from accounts.tenancy import open_municipality
from tests.factories import PASSWORD, actor_for, make_member, make_municipality

pytestmark = pytest.mark.usefixtures("opened")
Later = Callable[..., None]


@pytest.fixture
def mayor(municipality: Municipality) -> User:
    return make_member(municipality, Role.EXECUTIVE, password=PASSWORD)


def request_of(municipality: Municipality, user: User) -> MunicipalRequest:
    """A request in a session of its own."""
    request = MunicipalRequest()
    request.session, request.user, request.actor = SessionStore(), user, actor_for(municipality, user)
    return request


@pytest.fixture
def request_(municipality: Municipality, mayor: User) -> MunicipalRequest:
    return request_of(municipality, mayor)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """The clock goes on by so much, from where it stood."""
    real, passed = timezone.now, [dt.timedelta()]

    def go_on(**delta: float) -> None:
        passed[0] += dt.timedelta(**delta)

    monkeypatch.setattr(timezone, "now", lambda: real() + passed[0])
    return go_on


def said(request: MunicipalRequest, password: str) -> str:
    """What is wrong with this password, "" for nothing."""
    form = ProofForm(request, {"password": password})
    return "" if form.is_valid() else "".join(map(str, form.errors["password"]))


def recorded() -> list[str]:
    return list(AuditEntry.objects.order_by("sequence").values_list("action", flat=True))


def test_the_right_password_holds_for_ten_minutes(request_: MunicipalRequest, later: Later) -> None:
    assert proven_until(request_) is None
    assert said(request_, PASSWORD) == ""
    until = proven_until(request_)
    assert until is not None
    assert dt.timedelta(minutes=9, seconds=50) < until - timezone.now() <= dt.timedelta(minutes=10)
    assert "password" not in ProofForm(request_).fields
    assert ProofForm(request_, {}).is_valid()
    later(minutes=10)
    assert proven_until(request_) is None
    assert said(request_, "") == "กรุณากรอกรหัสผ่าน"
    assert recorded() == ["person.proven"]


def test_it_holds_in_its_own_session_only(request_: MunicipalRequest, municipality: Municipality, mayor: User) -> None:
    assert said(request_, PASSWORD) == ""
    assert proven_until(request_of(municipality, mayor)) is None


def test_a_clock_that_is_set_back_does_not_make_it_hold_longer(request_: MunicipalRequest) -> None:
    request_.session[PROVEN_AT] = (timezone.now() + dt.timedelta(minutes=5)).timestamp()
    assert proven_until(request_) is None


def test_a_password_keeps_its_blanks(municipality: Municipality) -> None:
    spaced = make_member(municipality, Role.EXECUTIVE, password=" ประโยคยาว ")
    request = request_of(municipality, spaced)
    assert said(request, "ประโยคยาว") != ""
    assert said(request, " ประโยคยาว ") == ""


def test_five_wrong_ones_pause_for_fifteen_minutes(request_: MunicipalRequest, later: Later) -> None:
    for left in (4, 3, 2, 1):
        assert said(request_, "ผิด") == f"รหัสผ่านไม่ถูกต้อง ลองได้อีก {left} ครั้ง"
        later(seconds=1)
    assert said(request_, "ผิด") == "ลองผิด 5 ครั้ง พัก 15 นาที"
    assert said(request_, PASSWORD).startswith("ลองผิดหลายครั้งเกินไป ลองใหม่ได้หลัง ")
    later(minutes=14)
    assert said(request_, PASSWORD).startswith("ลองผิดหลายครั้งเกินไป")
    assert recorded() == ["person.not_proven"] * 5  # what is not judged is not recorded
    later(minutes=1)
    assert said(request_, PASSWORD) == ""


def test_the_pause_is_counted_from_the_last(request_: MunicipalRequest, later: Later) -> None:
    for _ in range(4):
        said(request_, "ผิด")
    later(minutes=14)
    assert said(request_, "ผิด") == "ลองผิด 5 ครั้ง พัก 15 นาที"
    later(minutes=14)
    assert said(request_, PASSWORD).startswith("ลองผิดหลายครั้งเกินไป")


def test_the_right_one_and_a_while_forget_wrong_ones(request_: MunicipalRequest, later: Later) -> None:
    for _ in range(4):
        said(request_, "ผิด")
    assert said(request_, PASSWORD) == ""
    later(minutes=11)
    assert said(request_, "ผิด") == "รหัสผ่านไม่ถูกต้อง ลองได้อีก 4 ครั้ง"
    later(minutes=16)
    assert said(request_, "ผิด") == "รหัสผ่านไม่ถูกต้อง ลองได้อีก 4 ครั้ง"


def test_another_municipality_is_no_way_around(request_: MunicipalRequest, mayor: User) -> None:
    elsewhere = make_municipality()
    with open_municipality(elsewhere):
        mayor.memberships.create(municipality=elsewhere, role=Role.EXECUTIVE)
    for _ in range(5):
        said(request_, "ผิด")
    with open_municipality(elsewhere):
        assert said(request_of(elsewhere, mayor), PASSWORD).startswith("ลองผิดหลายครั้งเกินไป")


def test_each_person_is_counted_alone(request_: MunicipalRequest, municipality: Municipality) -> None:
    for _ in range(5):
        said(request_, "ผิด")
    other = make_member(municipality, Role.AUDITOR, password=PASSWORD)
    assert said(request_of(municipality, other), PASSWORD) == ""
