"""Proving once more that it is you: what is asked, how long it holds, and how often one may be wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.access import MunicipalRequest
from accounts.models import AuditEntry, Municipality, Role, User
from accounts.sessions import SessionStore
from accounts.step_up import PROVEN_AT, ProofForm, proven_until
from accounts.tenancy import open_municipality
from tests.accounts.signing_in.second_factors import code_of, give_app, recovery_codes_of
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
    request.session.save()
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


# --- By the second factor ---------------------------------------------------------------------------------------------


def said_of(request: MunicipalRequest, **given: str) -> str:
    form = ProofForm(request, given)
    assert "password" not in form.fields
    return "" if form.is_valid() else "".join(map(str, form.errors["code"]))


def test_the_session_goes_on_under_another_key_once_it_was_proven(request_: MunicipalRequest) -> None:
    request_.session["town"] = "5520501"
    before = request_.session.session_key
    assert said(request_, f"{PASSWORD}?")
    assert request_.session.session_key == before
    assert said(request_, PASSWORD) == ""
    after = request_.session.session_key
    assert after != before
    request_.session.save()
    assert SessionStore(after)["town"] == "5520501"
    assert [row.session_key for row in Session.objects.all()] == [after]


def test_a_proof_brings_no_session_back_that_was_ended_meanwhile(request_: MunicipalRequest) -> None:
    request_.session.delete()
    with pytest.raises(SessionInterrupted):
        said(request_, PASSWORD)
    assert not Session.objects.exists()


def test_who_has_an_app_proves_by_its_code_alone(request_: MunicipalRequest, mayor: User) -> None:
    secret = give_app(mayor)
    assert said_of(request_, password=PASSWORD) == "กรุณากรอกรหัส"
    assert said_of(request_, code=code_of(secret)) == ""
    assert ProofForm(request_, {}).is_valid()
    (entry,) = AuditEntry.objects.all()
    assert (entry.action, entry.detail) == ("person.proven", {"by": "ด้วยรหัส 6 หลัก"})


def test_a_recovery_code_proves_once(request_: MunicipalRequest, mayor: User) -> None:
    give_app(mayor)
    code = recovery_codes_of(mayor)[0]
    assert said_of(request_, code=f"{code[:4]} {code[4:]}") == ""
    del request_.session[PROVEN_AT]
    assert said_of(request_, code=code).startswith("รหัสไม่ถูกต้องหรือหมดเวลาแล้ว")
    assert [entry.detail["by"] for entry in AuditEntry.objects.all()] == ["ด้วยรหัสสำรอง"] * 2


@pytest.mark.parametrize(("code", "count"), [("48291", 5), ("1", 1), ("1234567", 7)])
def test_a_code_of_another_length_is_no_attempt(request_: MunicipalRequest, mayor: User, code: str, count: int) -> None:
    give_app(mayor)
    assert said_of(request_, code=code) == f"รหัสมี 6 หลัก ท่านกรอก {count} หลัก"
    assert recorded() == []


def test_five_wrong_codes_pause_as_passwords_do(request_: MunicipalRequest, mayor: User) -> None:
    secret = give_app(mayor)
    wrong = f"{(int(code_of(secret)) + 111111) % 1000000:06}"
    for _ in range(5):
        said_of(request_, code=wrong)
    assert said_of(request_, code=code_of(secret)).startswith("ลองผิดหลายครั้งเกินไป ลองใหม่ได้หลัง ")


@pytest.mark.parametrize("credential", ["x", "{}", "[1]", "9" * 60_000])
def test_what_no_passkey_answers_proves_nothing(request_: MunicipalRequest, mayor: User, credential: str) -> None:
    give_app(mayor)
    form = ProofForm(request_, {"credential": credential})
    assert not form.is_valid()
    assert proven_until(request_) is None


def test_only_who_has_a_passkey_is_asked_for_it(request_: MunicipalRequest, mayor: User) -> None:
    assert ProofForm(request_).passkey_options == ""
    give_app(mayor)
    assert ProofForm(request_).passkey_options == ""


def test_where_one_is_required_no_password_stands_in(request_: MunicipalRequest, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    form = ProofForm(request_, {"password": PASSWORD})
    assert not form.is_valid()
    assert "เพิ่มวิธียืนยันตัวขั้นที่สอง" in str(form.non_field_errors())


def test_whom_another_let_in_anew_signs_nothing_for_a_while(request_: MunicipalRequest, mayor: User) -> None:
    mayor.signs_from = timezone.now() + dt.timedelta(hours=1)
    refused = ProofForm(request_, {"password": PASSWORD})
    assert not refused.is_valid()
    assert str(refused.non_field_errors()[0]).startswith("ผู้ดูแลเพิ่งเปิดทางเข้าบัญชีนี้ให้ใหม่ จึงลงนามได้ตั้งแต่")
    assert not AuditEntry.objects.exists()  # nor was the password looked at
    mayor.signs_from = timezone.now()
    assert ProofForm(request_, {"password": PASSWORD}).is_valid()
