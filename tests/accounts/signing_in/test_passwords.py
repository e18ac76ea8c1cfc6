"""What a new password must be."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import Municipality, User
from accounts.signing_in.breached_passwords import is_breached
from tests.factories import make_member

KNOWN = "รหัสผ่านนี้มีผู้ใช้กันมากหรือเคยรั่วไหลจากระบบอื่น จึงเดาได้ง่าย กรุณาเติมคำอื่น"
SOMEBODY = User(username="somchai.j", name="สมชาย ใจดีมากจริง", email="somchai@example.go.th")


def said(password: str) -> list[str]:
    try:
        validate_password(password, SOMEBODY)
    except ValidationError as error:
        return list(error.messages)
    return []


@pytest.mark.parametrize("password", ["ดอกปีบบานหน้าบ้าน 3", "a-long-test-password", "ita-demo-2569", "7391-5527-0461"])
def test_a_sentence_will_do_in_any_letters(password: str) -> None:
    assert said(password) == []


def test_eleven_letters_are_too_few() -> None:
    assert said("ดอกปีบบานxx") == ["รหัสผ่านสั้นเกินไป ต้องมีอย่างน้อย 12 ตัวอักษร"]


@pytest.mark.parametrize("password", ["somchai.j.2569", "somchai@example", "สมชาย ใจดีมากจริง1"])
def test_it_is_not_the_persons_own_name(password: str) -> None:
    assert said(password) == ["รหัสผ่านคล้ายชื่อ ชื่อผู้ใช้ หรืออีเมลของท่านเกินไป"]


@pytest.mark.parametrize("password", ["ITA-Portal-2569", "เทศบาลนคร 2569!", "รหัสผ่าน นายก 1"])
def test_it_is_not_made_of_words_of_this_place(password: str) -> None:
    assert said(password) == ["รหัสผ่านประกอบด้วยคำที่เดาได้ เช่น ชื่อเทศบาลหรือชื่อระบบ กรุณาเติมคำอื่น"]
    assert said(f"{password} ดอกปีบ") == []


def test_it_is_not_the_name_of_where_the_person_works(municipality: Municipality, other: Municipality) -> None:
    person = make_member(municipality)
    for place, refused in ((municipality, True), (other, False)):
        try:
            validate_password(f"{place.name}-2569", person)
            assert not refused
        except ValidationError:
            assert refused


@pytest.mark.parametrize("password", ["chickenwing101", "CorrectHorseBatteryStaple", "websolutions", "qwertyuiop1234"])
def test_it_came_out_of_no_breach(password: str) -> None:
    assert said(password) == [KNOWN]


def test_of_other_passwords_one_in_a_thousand_is_taken_for_one() -> None:
    assert sum(is_breached(f"ดอกปีบบานหน้าบ้าน {number}") for number in range(10_000)) < 20


def test_it_is_none_of_those_that_everybody_tries() -> None:
    assert said("q1w2e3r4t5y6") == [KNOWN]
