"""Nothing typed is lost when a session ends or changes hands, and nothing is saved under another person's name."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, User
from accounts.quotas import DRAFTS
from accounts.tenancy import open_municipality
from plans.models import Measure, Progress
from tests.factories import PASSWORD, make_measure, make_member, make_plan

pytestmark = pytest.mark.django_db

TYPED = "ประชุมแล้ว <สองครั้ง>"
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.COORDINATOR, username="first", name="คนแรก")


@pytest.fixture
def another(municipality: Municipality) -> User:
    return make_member(municipality, Role.COORDINATOR, username="second", name="คนที่สอง")


@pytest.fixture
def measure(municipality: Municipality) -> Measure:
    return make_measure(make_plan(municipality))


@pytest.fixture
def address(measure: Measure) -> str:
    return f"/m/{measure.plan.municipality.code}/plan/2569/measures/{measure.pk}/"


@pytest.fixture
def tab(person: User) -> Client:
    """A client that sends what a browser would, tokens included."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return client


def from_page(address: str) -> dict[str, str]:
    return {"Origin": "http://testserver", "Referer": f"http://testserver{address}"}


def form_on(client: Client, address: str, **typed: str) -> dict[str, str]:
    """The note's form of the measure's page as it would be sent."""
    said = client.get(address).text
    form = next(f for f in re.findall(r"<form.*?</form>", said, re.DOTALL) if f'action="{address}progress/"' in f)
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|page_of)" value="([^"]*)"', form))
    return hidden | {"day": timezone.localdate().isoformat(), "text": TYPED} | typed


def hidden_fields(said: str, action: str) -> dict[str, str]:
    form = next(f for f in re.findall(r"<form.*?</form>", said, re.DOTALL) if f'action="{action}"' in f)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form))
    return {name: value.replace("&lt;", "<").replace("&gt;", ">") for name, value in fields.items()}


def notes(measure: Measure) -> list[tuple[str, User | None]]:
    with open_municipality(measure.plan.municipality):
        return [(note.text, note.by) for note in Progress.objects.all()]


def drafts(measure: Measure) -> list[tuple[str, User, Any]]:
    with open_municipality(measure.plan.municipality):
        return [(draft.form, draft.user, draft.typed["text"]) for draft in Draft.objects.all()]


def sign_in(client: Client, said: str, username: str) -> Any:
    fields = hidden_fields(said, "/sign-in/")
    return client.post("/sign-in/", fields | {"login": username, "password": PASSWORD}, follow=True)


# --- A session that ended ---------------------------------------------------------------------------------------------


def test_a_form_sent_after_the_session_ended_is_on_its_page_after_signing_in(
    tab: Client, person: User, measure: Measure, address: str
) -> None:
    form = form_on(tab, address)
    del tab.cookies["sessionid"]
    late = tab.post(f"{address}progress/", form, headers=from_page(address))
    assert late.status_code == 401
    assert "เข้าสู่ระบบแล้วจะกลับไปหน้าเดิมพร้อมสิ่งที่พิมพ์ไว้" in late.text
    assert (drafts(measure), notes(measure)) == ([], [])  # nothing is kept for nobody
    answer = sign_in(tab, late.text, "first")
    assert answer.redirect_chain == [(address, 302)]
    assert "ประชุมแล้ว &lt;สองครั้ง&gt;" in answer.text
    assert drafts(measure) == [(f"measure/{measure.pk}/progress", person, TYPED)]
    sent = tab.post(f"{address}progress/", form_on(tab, address), headers=from_page(address))
    assert sent.status_code == 302
    assert (notes(measure), drafts(measure)) == ([(TYPED, person)], [])


def test_where_no_more_drafts_are_kept_it_is_shown_to_be_sent_again(
    tab: Client, person: User, measure: Measure, address: str
) -> None:
    form = form_on(tab, address)
    with open_municipality(measure.plan.municipality):
        Draft.objects.bulk_create(
            Draft(municipality=measure.plan.municipality, user=person, form=f"x/{n}", version=0, typed={"text": ""})
            for n in range(DRAFTS)
        )
    del tab.cookies["sessionid"]
    late = tab.post(f"{address}progress/", form, headers=from_page(address))
    answer = sign_in(tab, late.text, "first")
    assert hidden_fields(answer.text, f"{address}progress/")["text"] == TYPED
    assert len(drafts(measure)) == DRAFTS


def test_a_wrong_password_does_not_lose_it(tab: Client, measure: Measure, address: str) -> None:
    form = form_on(tab, address)
    del tab.cookies["sessionid"]
    late = tab.post(f"{address}progress/", form, headers=from_page(address))
    wrong = tab.post("/sign-in/", hidden_fields(late.text, "/sign-in/") | {"login": "first", "password": "x"})
    assert sign_in(tab, wrong.text, "first").redirect_chain == [(address, 302)]
    assert [text for _, _, text in drafts(measure)] == [TYPED]


def test_another_person_who_signs_in_there_gets_nothing_of_it(
    tab: Client, another: User, measure: Measure, address: str
) -> None:
    form = form_on(tab, address)
    del tab.cookies["sessionid"]
    late = tab.post(f"{address}progress/", form, headers=from_page(address))
    answer = sign_in(tab, late.text, "second")
    assert "เป็นของผู้ใช้อีกคน จึงไม่ได้บันทึกและไม่นำมาแสดง" in answer.text
    assert "ประชุมแล้ว" not in answer.text
    assert (drafts(measure), notes(measure)) == ([], [])


def test_a_button_without_words_leads_back_to_its_page(tab: Client, person: User, address: str) -> None:
    tab.get(address)
    token = tab.cookies["csrftoken"].value
    del tab.cookies["sessionid"]
    data = {"csrfmiddlewaretoken": token, "page_of": str(person.pk)}
    answer = tab.post(f"{address}accept/", data, headers=from_page(address))
    assert answer.headers["Location"] == f"/sign-in/?next={address}"


def test_figures_sent_after_the_session_ended_are_a_draft_after_signing_in(
    tab: Client, person: User, municipality: Municipality
) -> None:
    page = f"/m/{municipality.code}/scores/2568/edit/"
    form = dict(re.findall(r'name="(csrfmiddlewaretoken|page_of)" value="([^"]*)"', tab.get(page).text))
    del tab.cookies["sessionid"]
    late = tab.post(page, form | {"item_total": "88.5", "version": "0"}, headers=from_page(page))
    assert late.status_code == 401
    assert sign_in(tab, late.text, "first").redirect_chain == [(page, 302)]
    with open_municipality(municipality):
        assert [(draft.user, draft.typed["item_total"]) for draft in Draft.objects.all()] == [(person, "88.5")]


def test_a_button_that_forgets_a_draft_and_comes_too_late_leaves_it(tab: Client, municipality: Municipality) -> None:
    page = f"/m/{municipality.code}/scores/2568/edit/"
    form = dict(re.findall(r'name="(csrfmiddlewaretoken|page_of)" value="([^"]*)"', tab.get(page).text))
    tab.post(page, form | {"item_total": "88.5", "version": "0", "autosave": "keep"}, headers=from_page(page))
    del tab.cookies["sessionid"]
    tab.cookies["csrftoken"] = "x" * 32  # and signed in and out meanwhile: the token holds no more
    late = tab.post(page, form | {"autosave": "discard"}, headers=from_page(page))
    assert sign_in(tab, late.text, "first").redirect_chain == [(page, 302)]
    with open_municipality(municipality):
        assert [draft.typed["item_total"] for draft in Draft.objects.all()] == ["88.5"]


@pytest.mark.parametrize("referer", ["", "https://elsewhere.example/", "http://testserver//elsewhere.example/", "x"])
def test_the_way_back_is_never_elsewhere(client: Client, address: str, referer: str) -> None:
    answer = client.post(f"{address}accept/", headers={"Referer": referer})
    assert answer.headers["Location"] == f"/sign-in/?next={address}accept/"


def test_a_script_is_told_in_its_own_words(client: Client, address: str) -> None:
    answer = client.post(f"{address}progress/", {"autosave": "keep"}, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (401, {"state": "session"})


def test_a_part_of_a_page_is_left_as_it_is(client: Client, address: str) -> None:
    answer = client.get(address, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Trigger"], answer.content) == (204, "session-lost", b"")


def test_what_the_sign_in_page_carries_is_not_believed_when_altered(client: Client, person: User) -> None:
    data = {"login": "first", "password": PASSWORD, "interrupted": "eyJwYXRoIjoiLyJ9:1u:forged"}
    assert client.post("/sign-in/", data).headers["Location"] == "/"


# --- Signed in again in another tab -----------------------------------------------------------------------------------


def test_a_stale_token_is_replaced_and_what_was_typed_is_sent_again(
    tab: Client, person: User, measure: Measure, address: str
) -> None:
    form = form_on(tab, address)
    tab.logout()
    sign_in(tab, tab.get("/sign-in/").text, "first")
    stale = tab.post(f"{address}progress/", form, headers=from_page(address))
    assert stale.status_code == 403
    assert "ประชุมแล้ว &lt;สองครั้ง&gt;" in stale.text
    again = hidden_fields(stale.text, f"{address}progress/")
    assert again["csrfmiddlewaretoken"] != form["csrfmiddlewaretoken"]
    assert (
        tab.post(f"{address}progress/", again, headers=from_page(address)).headers["Location"] == f"{address}#progress"
    )
    assert notes(measure) == [(TYPED, person)]


def test_a_script_gets_the_token_that_holds_now(tab: Client, measure: Measure, address: str) -> None:
    form = form_on(tab, address) | {"autosave": "keep"}
    tab.logout()
    sign_in(tab, tab.get("/sign-in/").text, "first")
    told = tab.post(f"{address}progress/", form, headers=SCRIPT)
    assert (told.status_code, told.json()["state"]) == (403, "token")
    kept = tab.post(f"{address}progress/", form | {"csrfmiddlewaretoken": told.json()["token"]}, headers=SCRIPT)
    assert (kept.status_code, kept.json()["state"], kept.json()["newer"]) == (200, "kept", "")


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", ""])
def test_a_strangers_form_is_not_offered_to_be_sent(tab: Client, person: User, address: str, origin: str) -> None:
    data = {"text": "ของคนแปลกหน้า", "page_of": str(person.pk)}
    answer = tab.post(f"{address}progress/", data, headers={"Origin": origin} if origin else {})
    assert answer.status_code == 403
    assert "ของคนแปลกหน้า" not in answer.text


@pytest.mark.parametrize("origin", [{"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {}])
@pytest.mark.parametrize("is_signed_in", [True, False])
def test_another_site_cannot_plant_a_form_behind_the_sign_in_page(
    tab: Client, person: User, measure: Measure, address: str, origin: dict[str, str], is_signed_in: bool
) -> None:
    form = {"page_of": str(person.pk), "text": TYPED, "day": timezone.localdate().isoformat()}
    asked = Client().post(f"{address}progress/", form, headers=from_page(address))  # anybody can, without a browser
    sealed = hidden_fields(asked.text, "/sign-in/")["interrupted"]
    if not is_signed_in:
        tab.logout()
    answer = tab.post("/sign-in/", {"interrupted": sealed}, headers=origin)
    assert sealed not in answer.text
    assert TYPED not in answer.text
    assert drafts(measure) == []


@pytest.mark.parametrize("header", ["Origin", "Referer"])
@pytest.mark.parametrize("address", ["http://[::1", "http://[x]", "//]", "http://testserver[/"])
def test_an_address_that_no_browser_sends_is_nobodys(tab: Client, header: str, address: str) -> None:
    typed = {"text": TYPED}
    assert Client().post("/notices/read/", typed, headers={header: address}).status_code == 302
    for path in ("/notices/read/", "/sign-in/"):
        answer = tab.post(path, typed, headers={header: address})
        assert answer.status_code in {302, 403}
        assert TYPED not in answer.text


def test_a_sign_in_page_that_stood_open_for_long_says_so_and_keeps_no_password(client: Client, person: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"login": "first", "password": "ลับมาก"}, headers=from_page("/sign-in/"))
    assert answer.status_code == 403
    assert "กรุณาเข้าสู่ระบบอีกครั้ง" in answer.text
    assert "ลับมาก" not in answer.text


# --- Another person signed in in another tab --------------------------------------------------------------------------


@pytest.mark.parametrize("fresh_token", [True, False])
def test_another_persons_form_is_refused_shown_and_sent_once_its_writer_is_back(
    tab: Client, person: User, another: User, measure: Measure, address: str, fresh_token: bool
) -> None:
    form = form_on(tab, address)
    tab.logout()
    sign_in(tab, tab.get("/sign-in/").text, "second")
    if fresh_token:  # as scripts see to
        form["csrfmiddlewaretoken"] = tab.cookies["csrftoken"].value
    refused = tab.post(f"{address}progress/", form, headers=from_page(address))
    assert refused.status_code == 409
    assert "ผู้ที่เข้าสู่ระบบอยู่ตอนนี้คือ คนที่สอง ไม่ใช่ผู้ที่เปิดหน้าที่ส่งมา" in refused.text
    assert "ประชุมแล้ว &lt;สองครั้ง&gt;" in refused.text
    assert (notes(measure), drafts(measure)) == ([], [])
    again = hidden_fields(refused.text, f"{address}progress/")
    assert tab.post(f"{address}progress/", again, headers=from_page(address)).status_code == 409
    tab.logout()
    sign_in(tab, tab.get("/sign-in/").text, "first")
    offered = tab.post(f"{address}progress/", again, headers=from_page(address))
    sent = tab.post(
        f"{address}progress/", hidden_fields(offered.text, f"{address}progress/"), headers=from_page(address)
    )
    assert sent.status_code == 302
    assert notes(measure) == [(TYPED, person)]


def test_another_persons_draft_is_refused(tab: Client, another: User, measure: Measure, address: str) -> None:
    form = form_on(tab, address) | {"autosave": "keep"}
    tab.force_login(another)
    form["csrfmiddlewaretoken"] = tab.cookies["csrftoken"].value
    answer = tab.post(f"{address}progress/", form, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (409, {"state": "person"})
    assert drafts(measure) == []


# --- How long a session goes on ---------------------------------------------------------------------------------------


def left(hours: float) -> None:
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(hours=hours))


def test_working_renews_a_session_once_half_of_it_has_gone(client: Client, person: User) -> None:
    client.force_login(person)
    left(5)
    assert "sessionid" not in client.get("/style/").cookies
    left(3)
    assert client.get("/style/").cookies["sessionid"]["max-age"] == 8 * 60 * 60
    assert Session.objects.get().expire_date > timezone.now() + dt.timedelta(hours=7)


def test_asking_how_long_it_goes_on_does_not_renew_it_and_a_button_does(client: Client, person: User) -> None:
    client.force_login(person)
    left(0.1)
    asked = client.get("/session/").json()
    assert 350 < asked["seconds"] <= 360
    assert asked["page_of"] == str(person.pk)
    assert client.post("/session/").json()["seconds"] == 8 * 60 * 60
    assert client.get("/session/").json()["seconds"] > 7 * 60 * 60


def test_every_page_knows_how_long_its_session_goes_on(client: Client, person: User) -> None:
    client.force_login(person)
    left(5)
    found = re.search(r'data-left="(\d+)" data-owner="(\d+)"', client.get("/style/").text)
    assert found
    assert (4.9 * 3600 < int(found[1]) <= 5 * 3600, found[2]) == (True, str(person.pk))


def test_what_was_typed_comes_back_within_bounds(tab: Client, another: User, address: str) -> None:
    """An answer must not grow with what is sent: the beginning is shown, and all of it or nothing can be sent again."""
    form, action = form_on(tab, address, text="ก" * 100_000), f"{address}progress/"
    tab.force_login(another)
    form["csrfmiddlewaretoken"] = tab.get(address).cookies["csrftoken"].value
    said = tab.post(action, form, headers=from_page(address)).text
    assert said.count("ก" * 20_000 + "…") == 1
    assert hidden_fields(said, action)["text"] == "ก" * 100_000
    too_much = tab.post(action, form | {"text": "ก" * 200_001}, headers=from_page(address))
    assert (too_much.status_code, "ย้อนกลับไปหน้าเดิม สิ่งที่กรอกไว้ยังอยู่ที่นั่น" in too_much.text) == (409, True)
    assert len(too_much.content) < 20_000
