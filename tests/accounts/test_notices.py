"""What people are told: once each, only what they may still see, and read when they say so."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Municipality, Notice, Oversight, Role, User
from accounts.notices import mark_read, notices_of, settle, tell, unread_count, unsettled
from accounts.tenancy import open_municipality
from tests.factories import make_member, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.STAFF, email="person@example.go.th")


@pytest.fixture
def signed_in(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def told(municipality: Municipality, *users: User, key: str = "k", **fields: str) -> None:
    defaults = {"title": "ได้รับมอบหมาย: มาตรการ", "detail": "ส่งภายใน 1 ตุลาคม 2569", "path": "/style/"}
    tell(users, municipality, key=key, **{**defaults, **fields})


def page(client: Client, query: str = "") -> str:
    answer = client.get(reverse("notices") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def leave(municipality: Municipality, user: User) -> None:
    with open_municipality(municipality):
        Membership.objects.filter(user=user).delete()


def test_the_same_thing_is_told_once_and_again_under_a_new_key(municipality: Municipality, person: User) -> None:
    colleague = make_member(municipality, Role.STAFF)
    told(municipality, person, key="measure/1/2569-10-01")
    told(municipality, person, colleague, key="measure/1/2569-10-01", title="อีกครั้ง")
    told(municipality, person, key="measure/1/2569-11-01", title="เลื่อนแล้ว")
    assert [n.title for n in notices_of(person)] == ["เลื่อนแล้ว", "ได้รับมอบหมาย: มาตรการ"]
    assert [n.title for n in notices_of(colleague)] == ["อีกครั้ง"]


def test_one_key_in_two_municipalities_is_two_things(
    municipality: Municipality, other: Municipality, person: User
) -> None:
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    told(municipality, person)
    told(other, person)
    assert unread_count(person) == 2


def test_telling_many_costs_what_telling_one_costs(municipality: Municipality, person: User) -> None:
    def queries(*users: User, key: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            told(municipality, *users, key=key)
        return len(captured)

    many = [make_user() for _ in range(20)]
    assert queries(person, key="a") == queries(*many, key="b")
    assert Notice.objects.count() == 21


def test_long_titles_and_line_breaks_fit_the_row(municipality: Municipality, person: User) -> None:
    told(municipality, person, title="บรรทัดหนึ่ง\nบรรทัดสอง " + "ย" * 400, detail="ย" * 2000)
    notice = notices_of(person).get()
    assert notice.title.startswith("บรรทัดหนึ่ง บรรทัดสอง ย")
    assert (len(notice.title), len(notice.detail), notice.detail[-1]) == (300, 1000, "…")


@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "evil", ""])
def test_a_notice_never_leads_out_of_the_portal(
    municipality: Municipality, person: User, signed_in: Client, path: str
) -> None:
    with pytest.raises(ValueError, match="a page of the portal"):
        told(municipality, person, path=path)
    told(municipality, person)
    Notice.objects.update(path=path)  # as if something else had written it
    assert signed_in.get(reverse("notice", args=[notices_of(person).get().pk])).headers["Location"] == "/notices/"


def test_following_a_notice_reads_it_and_leads_there(
    municipality: Municipality, person: User, signed_in: Client
) -> None:
    told(municipality, person)
    told(municipality, person, key="other")
    opened = notices_of(person)[0]
    assert signed_in.get(reverse("notice", args=[opened.pk])).headers["Location"] == "/style/"
    assert [n.read_at is None for n in notices_of(person)] == [False, True]


def test_somebody_elses_notice_is_not_found_and_stays_unread(
    municipality: Municipality, person: User, signed_in: Client
) -> None:
    colleague = make_member(municipality, Role.STAFF)
    told(municipality, colleague, title="ลับของเพื่อน")
    notice = notices_of(colleague).get()
    assert signed_in.get(reverse("notice", args=[notice.pk])).status_code == 404
    signed_in.post(reverse("notices-read"), {"until": notice.pk})
    assert "ลับของเพื่อน" not in page(signed_in)
    assert unread_count(colleague) == 1


def test_who_left_a_municipality_sees_nothing_of_it(
    municipality: Municipality, other: Municipality, person: User, signed_in: Client
) -> None:
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    told(municipality, person, title="เรื่องของที่นี่")
    told(other, person, title="เรื่องลับของเขา")
    theirs = notices_of(person)[0]
    assert "เรื่องลับของเขา" in page(signed_in)
    assert other.name in page(signed_in)
    leave(other, person)
    after = page(signed_in)
    assert "เรื่องของที่นี่" in after
    assert "เรื่องลับของเขา" not in after
    assert other.name not in after
    assert unread_count(person) == 1
    assert signed_in.get(reverse("notice", args=[theirs.pk])).status_code == 404
    Oversight.objects.create(user=person, province=other.province)  # may look at it again, another way
    assert "เรื่องลับของเขา" in page(signed_in)


def test_the_list_says_in_words_what_is_unread_and_escapes_what_was_typed(
    municipality: Municipality, person: User, signed_in: Client
) -> None:
    told(municipality, person, key="read", title="อ่านไปแล้ว")
    mark_read(person)
    told(municipality, person, title="<script>alert(1)</script>", detail="<b>หนา</b>")
    html = page(signed_in)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<b>หนา</b>" not in html
    assert html.index("alert(1)") < html.index("อ่านไปแล้ว")  # newest first
    assert html.count(">ยังไม่อ่าน<") == html.count(">อ่านแล้ว<") == 1


def test_reading_all_spares_what_came_after_the_page(
    municipality: Municipality, person: User, signed_in: Client
) -> None:
    told(municipality, person, key="seen")
    newest = signed_in.get(reverse("notices")).context["newest"]
    told(municipality, person, key="came since")
    signed_in.post(reverse("notices-read"), {"until": newest})
    assert [(n.key, n.read_at is None) for n in notices_of(person)] == [("came since", True), ("seen", False)]
    for nonsense in ("", "x", "-1", "9" * 40):
        signed_in.post(reverse("notices-read"), {"until": nonsense})
    assert unread_count(person) == 1


def test_the_empty_page_says_so_and_offers_no_button(signed_in: Client) -> None:
    html = page(signed_in)
    assert "ยังไม่มีแจ้งเตือน" in html
    assert "อ่านทั้งหมดแล้ว" not in html


def test_fifty_to_a_page_and_the_same_queries_at_one_and_at_many(
    municipality: Municipality, person: User, signed_in: Client
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(signed_in)
        return len(captured)

    told(municipality, person, key="first", title="เรื่องแรกสุด")
    one = queries()
    for number in range(50):
        told(municipality, person, key=str(number))
    assert queries() == one
    assert "เรื่องแรกสุด" not in page(signed_in)
    assert "เรื่องแรกสุด" in page(signed_in, "?page=2")
    assert "หน้า 2 จาก 2" in page(signed_in, "?page=99")
    assert "หน้า 1 จาก 2" in page(signed_in, "?page=x")


def test_every_page_counts_the_unread_in_one_query(municipality: Municipality, person: User, signed_in: Client) -> None:
    def visit() -> tuple[str, int]:
        with CaptureQueriesContext(connection) as captured:
            html = signed_in.get("/style/").content.decode()
        return html, sum("accounts_notice" in query["sql"] for query in captured)

    words = '<span class="visually-hidden"> เรื่องที่ยังไม่อ่าน</span>'
    html, counted = visit()
    assert (words in html, counted) == (False, 1)
    for number in range(3):
        told(municipality, person, key=str(number))
    html, counted = visit()
    assert ('<span class="count">3</span>' + words in html, counted) == (True, 1)


def test_strangers_are_not_counted_for(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert "แจ้งเตือน" not in client.get(reverse("sign-in")).content.decode()


def test_the_digest_is_switched_off_and_on(person: User, signed_in: Client) -> None:
    assert "person@example.go.th" in page(signed_in)
    for typed, wanted in (("off", False), ("", False), ("on", True), ("x", True)):
        signed_in.post(reverse("notices-digest"), {"digest": typed})
        person.refresh_from_db()
        assert person.wants_digest is wanted, typed
    User.objects.update(email="")
    assert "ยังไม่มีที่อยู่อีเมล" in page(signed_in)


def test_where_no_mail_is_sent_the_page_says_so(signed_in: Client, settings: Any) -> None:
    assert "ยังไม่ได้ตั้งค่าการส่งอีเมล" not in page(signed_in)
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    assert "ยังไม่ได้ตั้งค่าการส่งอีเมล" in page(signed_in)


def test_what_is_settled_is_no_news_and_stays_to_be_read(
    municipality: Municipality, other: Municipality, signed_in: Client, person: User
) -> None:
    with open_municipality(other):
        Membership.objects.create(municipality=other, user=person, role=Role.STAFF)
    told(municipality, person, key="paper/1/waits/1/1", title="รอท่าน หนึ่ง")
    told(municipality, person, key="paper/12/waits/1/1", title="รอท่าน สิบสอง")
    told(other, person, key="paper/1/waits/1/1", title="รอท่าน ที่อื่น")
    settle(unsettled(municipality, "paper/1/"))
    assert unread_count(person) == 2
    settled = notices_of(person).get(settled_at__isnull=False)
    assert settled.title == "รอท่าน หนึ่ง"
    said = page(signed_in)
    assert said.count('<span class="note">ไม่รอแล้ว</span>') == 1
    assert said.count('<span class="tag warn">ยังไม่อ่าน</span>') == 2
