"""One search: all that holds the words, nothing that the person may not look at, the same few queries for many."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Oversight, Role
from accounts.permissions import system_actor
from accounts.tenancy import open_all, open_municipality
from documents.composition import open_paper
from documents.models import PaperKind
from plans.measures.actions import change_measures
from plans.measures.content import content_of
from plans.models import Measure
from plans.transfer.copying import copy_plan
from tests.confirming import let_read
from tests.factories import make_measure, make_member, make_municipality, make_plan, make_user

pytestmark = pytest.mark.django_db


def found(client: Client, query: str, **more: str) -> str:
    answer = client.get("/search/", {"q": query, **more})
    assert answer.status_code == 200
    return re.sub(r"</?mark>", "", answer.content.decode())


def begin(place: Municipality) -> None:
    with transaction.atomic():
        open_paper(system_actor(place), PaperKind.PLAN, 2569, "")


@pytest.fixture
def coordinator(client: Client, municipality: Municipality) -> Client:
    client.force_login(make_member(municipality, Role.COORDINATOR))
    return client


def test_a_measure_is_found_by_any_of_its_words(coordinator: Client, municipality: Municipality) -> None:
    plan = make_plan(municipality)
    texts: dict[str, Any] = {
        "theme": "ด้านความโปร่งใส",
        "finding": "ข้อค้นพบ ๑๒๓",
        "outcome": "ประชาชนพอใจ",
        "remark": "คุยกับกองช่าง",
    }
    lists: dict[str, Any] = {"steps": ["จัดทําคู่มือ"], "outputs": ["ติดประกาศ 5 แห่ง"]}
    measure = make_measure(plan, title="มาตรการ No Gift Policy", target_group="พนักงาน", **{**texts, **lists})
    make_measure(plan, title="อย่างอื่น")
    typed = ["gift", "โปร่งใส", "123", "พอใจ", "กองช่าง", "จัดทำคู่มือ", "ประกาศ ๕", "พนักงาน no"]
    for query in typed:
        page = found(coordinator, query)
        assert f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/" in page, query
        assert "อย่างอื่น" not in page


def test_what_a_person_may_not_look_at_is_not_found(
    client: Client, municipality: Municipality, other: Municipality
) -> None:
    for place in (municipality, other):
        make_measure(make_plan(place), title=f"ความลับของ{place.code}")
        with open_municipality(place):
            begin(place)
    client.force_login(make_member(municipality, Role.STAFF))
    for query, more in (("ความลับ", {}), ("ความลับ", {"of": other.code}), ("การนำผลการวิเคราะห์", {}), ("ตัวอย่าง", {})):
        page = found(client, query, **more)
        assert other.code not in page
        assert other.name not in page
    client.force_login(make_user())
    assert "ไม่พบ “ความลับ”" in found(client, "ความลับ")
    officer = make_user()
    Oversight.objects.create(user=officer, province=other.province)
    client.force_login(officer)
    page = found(client, "ความลับ")
    assert f"ความลับของ{other.code}" in page
    assert municipality.code not in page
    client.logout()
    assert client.get("/search/", {"q": "ความลับ"}).status_code == 302


def test_indicators_questions_papers_and_municipalities_are_found(client: Client) -> None:
    places = [make_municipality(name=f"เทศบาลตำบลเมืองปาน{n}", district="แจ้ห่ม") for n in (1, 2)]
    client.force_login(make_user(is_superuser=True))
    let_read(client, places[0])
    with open_municipality(places[0]):
        begin(places[0])
    page = found(client, "ป้องกันการทุจริต")
    assert "ตัวชี้วัดที่ 10 การป้องกันการทุจริต" in page
    page = found(client, "แจ้ห่ม ปาน2")
    assert f"/m/{places[1].code}/" in page
    assert places[0].code not in page
    page = found(client, "ปฏิบัติ ๒๕๖๙")
    assert "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ แบบห้าคอลัมน์ ปีงบประมาณ พ.ศ. 2569" in page
    assert "ยังไม่ได้จัดทำ" in page


def test_a_result_of_the_rules_leads_to_the_own_scores(coordinator: Client, municipality: Municipality) -> None:
    page = found(coordinator, "ข้อ o12")
    assert f"/m/{municipality.code}/scores/" in page


@pytest.mark.parametrize(
    "query", ["", "   ", "%", "_", "\\", "x" * 3000, "' OR 1=1", "<b>", "ก " * 500, "\x00", "\u0e4d"]
)
def test_whatever_is_typed_is_answered(coordinator: Client, municipality: Municipality, query: str) -> None:
    make_measure(make_plan(municipality), title="มาตรการธรรมดา")
    answer = coordinator.get("/search/", {"q": query, "of": "ไม่มี", "group": "ไม่มี"})
    assert answer.status_code in ({200} if "\x00" not in query else {200, 400})
    if query in {"%", "_", "\\"}:  # letters as all others
        assert "มาตรการธรรมดา" not in answer.content.decode()
    assert "“<b>”" not in answer.content.decode()


def test_one_kind_alone_shows_more_of_it(coordinator: Client, municipality: Municipality) -> None:
    plan = make_plan(municipality)
    for n in range(8):
        make_measure(plan, title=f"ซ้ำ {n}")
    assert "ดูมาตรการ โครงการ และกิจกรรมอีก 2 รายการ" in found(coordinator, "ซ้ำ")
    assert found(coordinator, "ซ้ำ", group="measures").count("/plan/2569/measures/") == 8


def test_words_follow_every_way_a_measure_is_changed(municipality: Municipality) -> None:
    actor, plan = system_actor(municipality), make_plan(municipality)
    measure = make_measure(plan, title="ชื่อเดิม")
    with open_municipality(municipality):
        assert Measure.objects.get(pk=measure.pk).search_text == "ชื่อเดิม\nขั้นแรก"
        measure = Measure.objects.with_rows().get(pk=measure.pk)
        content = content_of(measure)
        object.__setattr__(content, "title", "ชื่อใหม่ ๑")
        change_measures(actor, plan, [(measure, content)])
        assert Measure.objects.get(pk=measure.pk).search_text == "ชื่อใหม่ 1\nขั้นแรก"
        [copied] = copy_plan(actor, plan, make_plan(municipality, 2568))
        assert Measure.objects.get(pk=copied.pk).search_text == "ชื่อใหม่ 1\nขั้นแรก"
        kept = list(Measure.objects.values_list("search_text", flat=True))
        Measure.objects.update(search_text="")
        import_module("plans.migrations.0008_words_of_measures").write_words(apps, None)
        assert list(Measure.objects.values_list("search_text", flat=True)) == kept


def test_the_search_asks_as_much_for_one_as_for_many(coordinator: Client, municipality: Municipality) -> None:
    plan = make_plan(municipality)
    make_measure(plan, title="ซ้ำ")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(coordinator, "ซ้ำ", group="measures")
        return len(asked)

    one = queries()
    for n in range(12):
        make_measure(plan, title=f"ซ้ำ {n}")
    assert queries() == one


@pytest.mark.parametrize("word", ["ป้องกัน", "รถ", "ฬ", "%", "_", "12", "ที่", "a-b", "\\"])
def test_whatever_is_looked_for_is_found_by_the_index(municipality: Municipality, word: str) -> None:
    """Wherever in a text it stands, and nothing that only has its letters."""
    plan = make_plan(municipality)
    for title in (word, f"ก{word}", f"กข{word}ค", f"1\n{word}\n2"):
        make_measure(plan, title=title)
    make_measure(plan, title=" ".join(word[::-1]), finding=word[:-1])
    with open_all(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        holding = Measure.objects.order_by().filter(search_text__holds=word)
        assert holding.count() == (4 if len(word) > 1 else 5)
        assert connection.vendor != "postgresql" or "measure_letters" in holding.explain()
