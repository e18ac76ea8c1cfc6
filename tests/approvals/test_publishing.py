"""What a municipality shows of a year to everyone, and nothing beside it."""

from __future__ import annotations

import json
from decimal import Decimal

import lxml.html
import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from accounts.models import Municipality
from accounts.tenancy import open_all, open_municipality
from approvals import actions
from approvals.models import Publication
from approvals.publishing.actions import CannotPublish, What, publish, withdraw_publication
from tests.approvals.town import Town
from tests.factories import make_assessment

SECRET = "บทวิเคราะห์ที่ยังไม่เผยแพร่"


def page(client: Client, town: Town, year: int = 2569, more: str = "") -> str:
    answer = client.get(f"/p/{town.municipality.code}/{year}/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_year_of_which_nothing_is_shown_says_so_and_tells_nothing(client: Client, town: Town) -> None:
    town.sealed()
    said = page(client, town)
    assert "ยังไม่เผยแพร่ข้อมูลของปี 2569" in said
    assert "มาตรการ" not in said
    assert json.loads(page(client, town, more="data.json"))["papers"] == []


def test_a_sealed_paper_is_shown_under_an_address_that_follows_its_versions(client: Client, town: Town) -> None:
    first = town.sealed()
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2569, What.PAPER, first.version.paper)
    address = f"/p/{town.municipality.code}/2569/plan/"
    assert address in page(client, town)
    assert client.get(address).headers["Location"] == f"/v/{first.version.code}/"
    second = town.sealed(town.made())
    assert client.get(address).headers["Location"] == f"/v/{second.version.code}/"
    [paper] = json.loads(page(client, town, more="data.json"))["papers"]
    assert (paper["version"], paper["sha256"]) == (2, second.version.sha256)
    with open_municipality(town.municipality):
        actions.revoke(town.actor(town.mayor), second, "คะแนนผิดปี")
    assert client.get(address).headers["Location"] == f"/p/{town.municipality.code}/2569/"
    assert address not in page(client, town)


def test_what_is_not_sealed_or_of_another_year_cannot_be_shown(town: Town) -> None:
    coordinator = town.actor(town.coordinator)
    with open_municipality(town.municipality):
        paper = town.made().paper
        with pytest.raises(CannotPublish, match="ยังไม่มีฉบับที่ลงนามครบ"):
            publish(coordinator, 2569, What.PAPER, paper)
    town.sealed(town.made())
    with open_municipality(town.municipality):
        with pytest.raises(CannotPublish, match="ไม่มีรายการนี้"):
            publish(coordinator, 2568, What.PAPER, paper)
        assert publish(coordinator, 2569, What.PAPER, paper) == publish(coordinator, 2569, What.PAPER, paper)
        assert Publication.objects.count() == 1


def test_scores_and_measures_are_shown_each_by_itself(client: Client, town: Town) -> None:
    with open_municipality(town.municipality):
        for year, what in ((2568, What.SCORES), (2569, What.MEASURES)):
            publish(town.actor(town.coordinator), year, what)
    scores = json.loads(page(client, town, 2568, "data.json"))
    assert scores["scores"]
    assert not scores["measures"]
    measures = json.loads(page(client, town, 2569, "data.json"))
    assert measures["measures"]
    assert not measures["scores"]
    assert "คะแนนรายตัวชี้วัด" in page(client, town, 2568)
    assert "แล้วเสร็จ 0 จาก" in page(client, town, 2569)
    table = client.get(f"/p/{town.municipality.code}/2568/data.csv").content.decode()
    assert table.startswith("\ufeffประเภท,ลำดับ,ชื่อ,คะแนน")
    assert f"/p/{town.municipality.code}/2568/" in client.get("/sitemap.xml").content.decode()


def test_the_year_before_is_shown_beside_only_where_it_is_shown_itself(client: Client, town: Town) -> None:
    make_assessment(town.municipality, 2567, {"total": Decimal("85.00")})
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2568, What.SCORES)
    assert json.loads(page(client, town, 2568, "data.json"))["scores"][0]["before"] is None
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2567, What.SCORES)
    assert json.loads(page(client, town, 2568, "data.json"))["scores"][0]["before"] == 85.0


def test_copies_of_the_page_are_kept_only_where_it_shows_nobody(client: Client, town: Town) -> None:
    address = f"/p/{town.municipality.code}/2568/"
    assert "public" in client.get(address).headers["Cache-Control"]
    client.force_login(town.coordinator)
    assert "public" not in client.get(address).headers.get("Cache-Control", "")


def test_a_block_for_any_other_site_asks_nobody_who_they_are(client: Client, town: Town) -> None:
    sealed = town.sealed()
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2569, What.PAPER, sealed.version.paper)
        publish(town.actor(town.coordinator), 2569, What.MEASURES)
    address = f"/p/{town.municipality.code}/2569/embed/"
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert not [query for query in queries if "session" in query["sql"]]
    said = answer.content.decode()
    assert f'href="/p/{town.municipality.code}/2569/plan/" target="_blank" rel="noopener"' in said
    assert "มาตรการแล้วเสร็จ" in said
    assert (answer.cookies, answer.headers["Vary"]) == ({}, "Accept-Encoding")
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    client.force_login(town.coordinator)
    assert client.get(address).content == answer.content
    assert len(answer.content) < 4000
    assert "<script" not in said


def test_only_the_block_may_stand_in_a_frame_elsewhere(client: Client, town: Town) -> None:
    page = f"/p/{town.municipality.code}/2569/"
    block = client.get(f"{page}embed/")
    assert "frame-ancestors *;" in block.headers["Content-Security-Policy"] + ";"
    assert "default-src 'none'" in block.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in block.headers
    for address in (page, f"{page}data.json", "/verify/", "/sign-in/", f"/p/{town.municipality.code}/9999/embed/"):
        other = client.get(address)
        assert "frame-ancestors 'self'" in other.headers["Content-Security-Policy"]
        assert other.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_the_block_of_a_year_of_which_nothing_is_shown_says_so(client: Client, town: Town) -> None:
    assert "ยังไม่เผยแพร่ข้อมูลของปี 2569" in page(client, town, more="embed/")


def test_what_goes_into_the_municipalitys_own_site_is_ready_to_copy(
    client: Client, town: Town, settings: Settings
) -> None:
    settings.PUBLIC_URL = "https://ita.example.go.th"
    sealed = town.sealed()
    with open_all():
        Municipality.objects.filter(pk=town.municipality.pk).update(name='เทศบาล "ก & ข"')
    client.force_login(town.coordinator)
    address, code = f"/m/{town.municipality.code}/papers/publication/2569/", town.municipality.code
    frame = (
        f'<iframe src="https://ita.example.go.th/p/{code}/2569/embed/" '
        'title="ITA ปีงบประมาณ พ.ศ. 2569 เทศบาล &quot;ก &amp; ข&quot;" '
        'width="100%" height="440" style="border:0" loading="lazy"></iframe>'
    )
    link = (
        f'<a href="https://ita.example.go.th/p/{code}/2569/">ITA ปีงบประมาณ พ.ศ. 2569 เทศบาล &quot;ก &amp; ข&quot;</a>'
    )
    assert to_copy(client.get(address).content) == [link, frame]
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2569, What.PAPER, sealed.version.paper)
    shown = client.get(address).content
    assert to_copy(shown) == [f"https://ita.example.go.th/p/{code}/2569/plan/", link, frame]
    assert "ตอบข้อ o" in shown.decode()
    assert to_copy(client.get(f"/p/{code}/2569/").content) == to_copy(shown)


def to_copy(page: bytes) -> list[str | None]:
    """What stands in the boxes that are read only, as a browser would copy it."""
    boxes = lxml.html.fromstring(page.decode()).iter("textarea")
    return [box.text for box in boxes if box.get("readonly") is not None]


def test_what_is_taken_back_leaves_a_dated_note_with_its_reason(client: Client, town: Town) -> None:
    with open_municipality(town.municipality):
        shown = publish(town.actor(town.coordinator), 2568, What.SCORES)
        for _ in range(2):  # twice does no harm
            withdraw_publication(town.actor(town.mayor), shown, "รอประกาศฉบับแก้ไข")
    said = page(client, town, 2568)
    assert "รอประกาศฉบับแก้ไข" in said
    assert "คะแนนรายตัวชี้วัด" not in said
    with open_municipality(town.municipality):
        assert publish(town.actor(town.coordinator), 2568, What.SCORES).pk != shown.pk


def test_who_may_not_publish_is_refused(town: Town) -> None:
    with open_municipality(town.municipality), pytest.raises(PermissionDenied):
        publish(town.actor(town.auditor), 2568, What.SCORES)


def test_the_database_holds_what_the_actions_promise(town: Town) -> None:
    with open_municipality(town.municipality):
        publish(town.actor(town.coordinator), 2568, What.SCORES)
        common = {"municipality": town.municipality, "fiscal_year": 2568}
        for wrong in ({"what": "scores"}, {"what": "paper"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Publication.objects.create(**common, **wrong)


def test_the_municipalitys_page_publishes_and_takes_back(client: Client, town: Town) -> None:
    client.force_login(town.coordinator)
    address = f"/m/{town.municipality.code}/papers/publication/2568/"
    assert "คะแนนของปีนี้" in client.get(address).content.decode()
    client.post(f"{address}show/", {"what": "scores"})
    with open_municipality(town.municipality):
        [shown] = Publication.objects.all()
    without = client.post(f"{address}{shown.pk}/take-back/", {"reason": " "})
    assert (without.status_code, "กรุณาระบุเหตุผล" in without.content.decode()) == (422, True)
    client.post(f"{address}{shown.pk}/take-back/", {"reason": "ผิดปี"})
    assert "ผิดปี" in client.get(address).content.decode()
    refused = client.post(f"{address}show/", {"what": "measures"}, follow=True).content.decode()
    assert "ยังไม่มีมาตรการในแผนของปีนี้ จึงเผยแพร่ไม่ได้" in refused


@pytest.mark.parametrize(
    "address",
    [
        "/p/0000000/2568/",
        "/p/0000000/2568/embed/",
        "/p/{code}/9999/embed/",
        "/p/{code}/9999/",
        "/p/{code}/99999999999999/",
        "/p/x y/2568/",
    ],
)
def test_a_page_of_nobody_or_of_no_year_is_not_there(client: Client, town: Town, address: str) -> None:
    assert client.get(address.format(code=town.municipality.code)).status_code == 404
