"""A place among others: of how many, whose names are told to whom, and at the same cost however many there are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Oversight, User
from scores.comparison import Peer, median_of, named_peers, peers_of, places_in_groups, rank_of
from scores.rules.country import CountryResult, country_result
from tests.factories import make_assessment, make_member, make_municipality, make_user

pytestmark = pytest.mark.django_db

D = Decimal
PARTS = ("total", "IIT", "EIT1", "EIT2", "OIT")


def town(name: str, total: str, **fields: str) -> Municipality:
    place = make_municipality(name=f"เทศบาลตำบล{name}", **fields)
    make_assessment(place, 2568, dict.fromkeys(PARTS, D(total)))
    return place


@pytest.fixture
def home() -> Municipality:
    """In Lampang with two others, of its kind with two others, and a year of somebody's that does not count."""
    home = town("บ้านเรา", "90.49")
    town("ใกล้หนึ่ง", "97.00")
    town("ใกล้สอง", "66.90", type="ทม")
    town("ไกล", "90.49", province="แพร่")
    make_assessment(make_municipality(name="เทศบาลตำบลปีก่อน"), 2567, dict.fromkeys(PARTS, D(99)))
    return home


def page(municipality: Municipality, user: User) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(f"/m/{municipality.code}/scores/2568/comparison/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_each_group_says_of_how_many_and_where(home: Municipality) -> None:
    found = places_in_groups(home, peers_of(home, 2568), D("90.49"))
    assert [(each.group, each.rank, each.count, each.median) for each in found] == [
        ("เทศบาลตำบลทั่วประเทศ", 2, 3, D("90.49")),
        ("ทุกแห่งในจังหวัดลำปาง", 2, 3, D("90.49")),
        ("ทุกแห่งทั่วประเทศ", 2, 4, D("90.49")),
    ]
    assert places_in_groups(home, [], None) == []
    assert [each.rank for each in places_in_groups(home, peers_of(home, 2568), None)] == [None] * 3


def test_equal_totals_share_a_rank_and_the_median_is_rounded_once() -> None:
    assert [rank_of(D(total), [D(70), D(90), D(90), D(95)]) for total in (95, 90, 70)] == [1, 2, 4]
    assert median_of([D("90.00"), D("90.01")]) == D("90.01")  # half up


def test_a_municipality_sees_dots_and_no_names(home: Municipality) -> None:
    said = page(home, make_member(home))
    assert "<strong>ลำดับ 2</strong> จาก 3 แห่งที่มีคะแนนในระบบ · มัธยฐาน 90.49" in said
    assert "ที่นี่เท่ากับมัธยฐาน" in said
    assert "ที่นี่ 90.49" in said
    for name in ("ใกล้หนึ่ง", "ใกล้สอง", "ไกล", "ปีก่อน"):
        assert name not in said
    assert "data-at" not in said


def test_what_is_opened_of_others_is_total_level_kind_and_province_alone(home: Municipality) -> None:
    assert sorted(peers_of(home, 2568), key=lambda peer: (peer.total, peer.same_province)) == [
        Peer(D("66.90"), "ต้องปรับปรุงโดยด่วน", same_kind=False, same_province=True),
        Peer(D("90.49"), "ผ่านดี", same_kind=True, same_province=False),
        Peer(D("90.49"), "ผ่านดี", same_kind=True, same_province=True),
        Peer(D("97.00"), "ผ่านดีเยี่ยม", same_kind=True, same_province=True),
    ]


def test_an_officer_sees_the_names_of_the_own_province(home: Municipality) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province="ลำปาง")
    said = page(home, officer)
    assert said.index("ใกล้หนึ่ง") < said.index("ใกล้สอง")
    assert "ไกล" not in said
    assert [peer.name for peer in named_peers(make_member(home), home, 2568)] == ["เทศบาลตำบลบ้านเรา"]


def test_without_a_total_there_is_no_rank_and_the_others_are_shown(home: Municipality) -> None:
    new = make_municipality()
    said = page(new, make_member(new))
    assert "ที่นี่ยังไม่มีคะแนนภาพรวมของปีนี้" in said
    assert '<p class="standing">จาก 3 แห่งที่มีคะแนนในระบบ' in said
    client = Client()
    client.force_login(make_member(new))
    assert "ยังไม่มีคะแนนปี 2566 ของแห่งใดในระบบ" in client.get(f"/m/{new.code}/scores/2566/comparison/").content.decode()
    assert client.get(f"/m/{new.code}/scores/2599/comparison/").status_code == 404


def test_the_countrys_result_comes_with_its_source(home: Municipality) -> None:
    assert country_result(2568, "municipality") == CountryResult(
        2568, 8317, D("93.82"), 7832, "matichon.co.th/politics/news_5328750"
    )
    assert country_result(2567, "municipality") is None
    assert country_result(2568, "nobody") is None
    assert "93.82 จาก 8,317 แห่ง" in page(home, make_member(home))


def test_the_page_costs_the_same_however_many_there_are(home: Municipality) -> None:
    client = Client()
    client.force_login(make_member(home))

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/m/{home.code}/scores/2568/comparison/")
        return len(captured)

    few = cost()
    for number in range(12):
        town(f"เพิ่ม{number}", "88")
    assert cost() == few
