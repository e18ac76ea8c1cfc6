"""The list of municipalities: found by words, with who looks after each, in the same queries however many."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry, Municipality, Role
from accounts.tenancy import open_municipality
from tests.factories import make_member, make_municipality, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True))
    return client


@pytest.mark.parametrize("words", ["เมืองปาน", "5521301", "ปาน ลำปาง", "แจ้ห่ม"])
def test_a_municipality_is_found_by_name_code_and_place(administrator: Client, words: str) -> None:
    place = make_municipality(name="เทศบาลตำบลเมืองปาน", code="5521301", district="แจ้ห่ม")
    make_municipality(name="เทศบาลตำบลอื่น", code="5521399", district="เถิน", province="แพร่")
    make_member(place, Role.LOCAL_ADMINISTRATOR, name="นางดูแล")
    make_member(place, Role.LOCAL_ADMINISTRATOR, name="คนที่ออกแล้ว", is_active=False)
    page = administrator.get("/municipalities/", {"search": words}).content.decode()
    assert "เทศบาลตำบลเมืองปาน" in page
    assert "นางดูแล" in page
    assert "คนที่ออกแล้ว" not in page
    assert "เทศบาลตำบลอื่น" not in page
    assert '/m/5521301/setup/people/add/?role=local-administrator"' in page


@pytest.mark.parametrize("query", [{"page": "9" * 30}, {"page": "x"}, {"search": "%' OR 1"}, {"search": "x" * 500}])
def test_whatever_is_asked_is_answered(administrator: Client, query: dict[str, str]) -> None:
    assert administrator.get("/municipalities/", query).status_code == 200


def test_the_role_is_ticked_already(administrator: Client) -> None:
    place = make_municipality()
    page = administrator.get(f"/m/{place.code}/setup/people/add/", {"role": "local-administrator"}).content.decode()
    assert page.count(" checked") == 1
    assert administrator.get(f"/m/{place.code}/setup/people/add/", {"role": "emperor"}).status_code == 200


def test_a_page_costs_the_same_with_few_and_with_many(administrator: Client) -> None:
    counts = []
    for count in (2, 60):
        for _ in range(count):
            make_municipality()
        with CaptureQueriesContext(connection) as queries:
            assert administrator.get("/municipalities/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


NEW = {"code": "5520199", "name": "เทศบาลตำบลใหม่", "type": "ทต", "district": "อำเภอเกาะคา", "province": "ลำปาง"}


def test_a_new_municipality_leads_to_whoever_will_look_after_it(administrator: Client) -> None:
    assert "ยังไม่มีเทศบาล" in administrator.get("/municipalities/").text
    stored = administrator.post("/municipalities/add/", NEW)
    assert stored.headers["Location"] == "/m/5520199/setup/people/add/?role=local-administrator"
    place = Municipality.objects.get()
    assert (place.name, place.place) == ("เทศบาลตำบลใหม่", "อำเภอเกาะคา จังหวัดลำปาง")
    with open_municipality(place):
        assert AuditEntry.objects.get().action == "municipality.added"
    again = administrator.post("/municipalities/add/", NEW)
    assert (again.status_code, "มีหน่วยงานที่ใช้รหัสนี้แล้ว" in again.text) == (422, True)
    assert "เทศบาลและผู้ดูแล" in administrator.get("/").text  # as long as there is one only, too


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("code", "55201", "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก"),
        ("province", "กรุงศรี", "ไม่มีจังหวัดนี้ กรุณาเลือกจากรายการ"),
        ("district", "เกาะกา", "จังหวัดลำปางไม่มีอำเภอเกาะกา อาจหมายถึง เกาะคา"),
        ("district", "เถินเหนือจริง", "กรุณาเลือกจากรายการ"),
        ("district", "สันทราย", "จังหวัดลำปางไม่มีอำเภอสันทราย"),
        ("name", " ", ""),
        ("district", "", ""),
    ],
)
def test_what_cannot_be_one_is_said_where_it_stands(administrator: Client, field: str, typed: str, said: str) -> None:
    refused = administrator.post("/municipalities/add/", NEW | {field: typed})
    assert (refused.status_code, said in refused.text, Municipality.objects.count()) == (422, True, 0)


@pytest.mark.parametrize(
    ("typed", "stored"), [("เมือง", "เมืองลำปาง"), ("อ.แจ้ห่ม", "แจ้ห่ม"), ("อำเภอเมืองลำปาง", "เมืองลำปาง")]
)
def test_a_district_is_one_of_its_province_however_it_is_written(
    administrator: Client, typed: str, stored: str
) -> None:
    assert administrator.post("/municipalities/add/", NEW | {"district": typed}).status_code == 302
    assert Municipality.objects.get().district == stored


def test_every_district_is_offered(administrator: Client) -> None:
    page = administrator.get("/municipalities/add/").text
    assert '<option value="แจ้ห่ม">จังหวัดลำปาง</option>' in page
    assert page.count("<option value=") == 878 + 1 + 76 + 1 + len(Municipality.Type)
