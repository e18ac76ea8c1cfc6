"""Every address × every role where nothing, or half of it, is filled in: no 500, and a page says what to do next."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Membership, Municipality, Oversight
from accounts.tenancy import open_municipality
from documents.authority import Authority
from scores.models import Assessment
from tests.confirming import let_read
from tests.factories import make_assessment, make_municipality, make_plan
from tests.matrix.people import Place
from tests.matrix.test_urls import ROWS
from tests.matrix.unfinished_places import make_half_filled_place, make_members

pytestmark = pytest.mark.django_db

UNLIKE = ("unit", "coordinator", "mayor", "officer", "administrator")  # of whom each reads pages that look otherwise
WRITING = ("coordinator", "administrator")  # of whom each is shown whatever such a page can hold


@pytest.fixture
def half(authority: Authority) -> Place:
    return make_half_filled_place()


@pytest.fixture
def bare(half: Place) -> Place:
    """A municipality that holds nothing but its members; its addresses name the other one's objects."""
    municipality = make_municipality(province="แพร่", name="เทศบาลตำบลว่างเปล่า")
    people = make_members(municipality)
    Oversight.objects.create(user=people["officer"], province=half.municipality.province)
    return replace(half, municipality=municipality, people=people)


def failures(place: Place, arguments: Place, role: str) -> dict[str, int]:
    """What fails of all that the matrix allows this role, read and posted to, each in a transaction that is undone."""
    client = Client(raise_request_exception=False)
    client.force_login(place.people[role])
    let_read(client, place.municipality)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    failed = {}
    for (name, method), cells in ROWS.items():
        if cells[role] not in {"200", "302"}:
            continue
        parts = arguments.address(name)
        url = reverse(name, kwargs=parts | ({"code": place.municipality.code} if "code" in parts else {}))
        data = arguments.data(name, role) if method == "POST" else {"year": 2568}
        with transaction.atomic():
            status = getattr(client, method.lower())(url, data).status_code
            transaction.set_rollback(True)
        client.cookies[settings.SESSION_COOKIE_NAME] = session  # signing out was undone
        if status >= 500:
            failed[f"{method} {name}"] = status
    return failed


@pytest.mark.parametrize("opened", [False, True], ids=["nothing", "a plan without measures"])
def test_nothing_fails_where_there_is_nothing(half: Place, bare: Place, opened: bool) -> None:
    if opened:
        make_plan(bare.municipality)
    roles = WRITING if opened else UNLIKE
    assert {role: failures(bare, half, role) for role in roles} == {role: {} for role in roles}


def test_nothing_fails_where_half_is_filled_in(half: Place) -> None:
    assert {role: failures(half, half, role) for role in UNLIKE} == {role: {} for role in UNLIKE}


@pytest.fixture
def unruled(half: Place) -> Place:
    """A municipality whose type was changed to one that no year has rules for, after its work had begun."""
    half.municipality.type = Municipality.Type.SUBDISTRICT_ORGANIZATION
    half.municipality.save()
    return half


def test_nothing_fails_where_no_year_has_rules(unruled: Place) -> None:
    roles = (*WRITING, "officer")
    assert {role: failures(unruled, unruled, role) for role in roles} == {role: {} for role in roles}


@pytest.mark.parametrize("name", ["municipality", "scores:years", "plans:year"])
def test_where_no_year_has_rules_a_page_says_so(unruled: Place, name: str) -> None:
    assert "ถ้าประเภทของหน่วยงานไม่ถูกต้อง กรุณาแจ้งผู้ดูแลระบบ" in said(unruled, unruled, name, "coordinator")


def test_a_year_that_lost_its_rules_hides_no_other(half: Place) -> None:
    make_assessment(half.municipality, 2566, {"total": Decimal("70.00")})
    with open_municipality(half.municipality):
        Assessment.objects.filter(fiscal_year=2566).update(fiscal_year=2560)
    years = said(half, half, "scores:years", "coordinator")
    assert "มีคะแนนของปี พ.ศ. 2560" in years
    assert "พ.ศ. 2568</a>" in years
    assert ",70.00," in said(half, half, "scores:export", "coordinator")


# What a page says to do next, to those who can do it and to those who cannot.
NEXT = [
    ("municipality", "coordinator", "วางตาราง พิมพ์ หรือนำเข้าจากไฟล์"),
    ("municipality", "coordinator", "เริ่มได้เมื่อมีคะแนน"),
    ("municipality", "officer", "อยู่ที่ผู้ประสานงาน"),
    ("municipality", "mayor", "อยู่ที่ผู้ประสานงาน"),
    ("scores:years", "unit", "เริ่มจากปีล่าสุดที่ประกาศผลแล้ว"),
    ("scores:years", "mayor", "เจ้าหน้าที่ของเทศบาลเป็นผู้กรอก"),
    ("scores:year", "coordinator", "กรอกคะแนน</a>"),
    ("scores:year", "auditor", "เจ้าหน้าที่ของเทศบาลเป็นผู้กรอก"),
    ("plans:years", "coordinator", "เปิดแผน พ.ศ. 2569</button>"),
    ("plans:years", "officer", "ผู้ประสานงานของเทศบาลเป็นผู้เปิดแผน"),
    ("papers", "coordinator", "ยังขาด 4"),
    ("papers", "mayor", "ยังเริ่มไม่ได้"),
    ("approvals:queue", "mayor", "ไม่มีเรื่องรอท่านพิจารณา"),
    ("home", "administrator", "ยังไม่มีคะแนน</a>"),
]
NEXT_IN_A_BARE_PLAN = [
    ("plans:reports", "unit", "ผู้ดูแลของเทศบาล"),
    ("plans:year", "coordinator", "กรอกคะแนนปี 2568</a>"),
    ("plans:year", "mayor", "ผู้ประสานงานของเทศบาลเป็นผู้เพิ่มมาตรการ"),
    ("plans:effects", "officer", "ไปที่แผน</a>"),
    ("plans:assign", "coordinator", "เพิ่มหรือนำเข้ามาตรการก่อน"),
    ("plans:copy", "coordinator", "นำเข้าจากตาราง Word หรือ Excel แทน"),
]


def said(place: Place, arguments: Place, name: str, role: str) -> str:
    client = Client()
    client.force_login(place.people[role])
    parts = arguments.address(name)
    url = reverse(name, kwargs=parts | ({"code": place.municipality.code} if "code" in parts else {}))
    return client.get(url).content.decode()


def test_where_there_is_nothing_each_page_says_what_to_do_next(half: Place, bare: Place) -> None:
    assert [row for row in NEXT if row[2] not in said(bare, half, row[0], row[1])] == []
    make_plan(bare.municipality)
    assert [row for row in NEXT_IN_A_BARE_PLAN if row[2] not in said(bare, half, row[0], row[1])] == []


@pytest.mark.parametrize(
    ("name", "role", "words"),
    [
        ("approvals:retry", "coordinator", "จัดทำอีกครั้ง</button>"),
        ("approvals:retry", "mayor", "ผู้ประสานงานของเทศบาลจัดทำฉบับนี้อีกครั้งได้"),
        ("approvals:version", "coordinator", "วันนี้ไม่มีผู้ใดพิจารณาในตำแหน่งนี้ได้ กรุณาแจ้งผู้ดูแลของเทศบาล"),
        ("plans:assign", "coordinator", "ยังไม่ระบุ</a>"),
        ("plans:import-show", "coordinator", "แก้ในตารางแล้วส่งใหม่"),
    ],
)
def test_what_is_half_done_says_how_it_goes_on(half: Place, name: str, role: str, words: str) -> None:
    client = Client()
    client.force_login(half.people[role])
    page = client.get(reverse(name, kwargs=half.address(name)), follow=True).content.decode()
    assert words in page


def test_a_paper_that_somebody_may_decide_waits_for_nobody_in_vain(half: Place) -> None:
    step = half.step
    assert step is not None
    with open_municipality(half.municipality):
        Membership.objects.filter(user=half.people["mayor"]).update(position=step.position_id)
    assert "วันนี้ไม่มีผู้ใด" not in said(half, half, "approvals:version", "coordinator")
