"""The coordinator's page of units: the list, what a merge would move, and the merge."""

import re

import pytest
from django.test import Client

from accounts.models import Municipality, Role, Unit
from accounts.tenancy import open_municipality
from tests.factories import make_measure, make_member, make_plan, make_unit

pytestmark = pytest.mark.django_db


def test_a_merge_is_shown_then_made(client: Client, municipality: Municipality) -> None:
    with open_municipality(municipality):
        wrong, right = make_unit(municipality, "กองครัง<b>"), make_unit(municipality, "กองคลัง")
        make_measure(make_plan(municipality), title="คู่มือ", units=[wrong])
    client.force_login(make_member(municipality, Role.COORDINATOR))
    base = f"/m/{municipality.code}/plan/units/"
    assert "กองครัง&lt;b&gt;" in client.get(base).content.decode()
    page = client.get(f"{base}merge/", {"source": wrong.pk, "target": right.pk}).content.decode()
    for said in ("คู่มือ", "กองครัง&lt;b&gt;", "ทะเบียนเลขหนังสือ", "มาตรการที่จะย้าย 1 มาตรการ"):
        assert said in page
    [seen] = re.findall(r'name="seen" value="(\w+)"', page)
    with open_municipality(municipality):
        assert not Unit.objects.exclude(merged_into=None).exists()
    stale = client.post(f"{base}merge/", {"source": wrong.pk, "target": right.pk, "seen": "x"}, follow=True)
    assert "จึงยังไม่ได้รวม" in stale.content.decode()
    done = client.post(f"{base}merge/", {"source": wrong.pk, "target": right.pk, "seen": seen}, follow=True)
    assert "แล้ว ย้าย 1 มาตรการ 0 สมาชิก" in done.content.decode()
    assert "รวมเข้ากับ" in done.content.decode()
    again = client.post(f"{base}merge/", {"source": wrong.pk, "target": right.pk, "seen": seen})
    assert again.status_code == 422


@pytest.mark.parametrize("target", ["", "x", "999999"])
def test_what_is_no_choice_is_said(client: Client, municipality: Municipality, target: str) -> None:
    with open_municipality(municipality):
        unit = make_unit(municipality, "กองคลัง")
    client.force_login(make_member(municipality, Role.COORDINATOR))
    url = f"/m/{municipality.code}/plan/units/merge/"
    assert client.get(url, {"source": str(unit.pk), "target": target}).status_code == 422
    same = client.get(url, {"source": unit.pk, "target": unit.pk})
    assert "กรุณาเลือกสองหน่วยงานที่ต่างกัน" in same.content.decode()
