"""The guide names what there is: its pictures, its buttons, its steps; and everybody reaches it from every page."""

from __future__ import annotations

import re
from functools import cache

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Municipality, Oversight, Role, User
from ita_portal.first_steps import STEPS
from ita_portal.guide import FOLDER, MOVING_IN, PAGES, PICTURES, guide_page, pictures
from tests.factories import make_member, make_user
from tests.house.production import ROOT
from tests.house.test_docs import APPS

OWN = [slug for slug in PAGES if slug != MOVING_IN]
LARGEST = 40 * 1024


@cache
def product_words() -> str:
    """Every template and every module: where a label can stand."""
    folders = [(ROOT / "templates").rglob("*.html"), *((ROOT / app).rglob("*.py") for app in APPS)]
    return "\n".join(file.read_text("utf-8") for files in folders for file in files)


def written(slug: str) -> str:
    return (FOLDER / f"{slug}.md").read_text("utf-8")


@pytest.mark.parametrize("slug", ["index", *OWN])
def test_every_named_button_and_link_is_in_the_product(slug: str) -> None:
    for label in re.findall(r"\*\*(.+?)\*\*", written(slug)):
        whole = rf"""(?<=[>"}}])\s*{re.escape(label)}\s*(?=[<"{{])"""
        assert re.search(whole, product_words()), label


def test_every_picture_is_named_and_there_and_small() -> None:
    named = {name for slug in ["index", *OWN] for name in re.findall(r"\(pictures/([\w-]+)\.png\)", written(slug))}
    sizes = {file.stem: file.stat().st_size for file in PICTURES.iterdir()}
    assert sizes.keys() == named
    assert max(sizes.values()) <= LARGEST
    beside = {file.stem for file in (FOLDER.parent / MOVING_IN).iterdir()}
    assert sizes.keys().isdisjoint(beside)  # both are served under one address
    assert pictures().keys() == sizes.keys() | beside


def test_each_role_has_a_page_with_its_three_steps() -> None:
    assert {*STEPS} == {*OWN} == {*Role.values, "officer", "administrator"}
    for role, steps in STEPS.items():
        said = re.findall(
            r"^\d\. (.+?):", written(role).partition("## สามขั้นแรก")[2].partition("\n## ")[0], re.MULTILINE
        )
        assert said == [step.title for step in steps], role


@pytest.mark.parametrize("slug", ["index", *PAGES])
def test_every_page_is_served_to_everyone_with_its_pictures_and_links(client: Client, slug: str) -> None:
    page = client.get(reverse("guide-page", kwargs={"slug": slug}))
    assert page.status_code == 200
    text = page.content.decode()
    assert f"<h1>{guide_page(slug).title}</h1>" in text
    for address in re.findall(r'(?:src|href)="(/guide/[^"#]*)', text):
        assert client.get(address).status_code == 200, address
    assert ".md" not in re.sub(r"<code>.*?</code>", "", text)


def test_what_is_no_page_and_no_picture_is_not_found(client: Client) -> None:
    for address in ("/guide/nobody/", "/guide/pictures/nothing.png", f"/guide/pictures/{'a' * 5000}.png"):
        assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_the_way_to_the_guide_stands_on_every_page(client: Client, municipality: Municipality) -> None:
    assert '<a href="/guide/">คู่มือ</a>' in client.get("/sign-in/").content.decode()
    client.force_login(make_member(municipality))
    assert '<a href="/guide/">คู่มือ</a>' in client.get("/notices/").content.decode()


def steps_on(client: Client, address: str) -> list[str]:
    page = client.get(address).content.decode()
    return re.findall(r'<div class="what"><a href="[^"]+">(.+?)</a>', page.partition('id="first-steps"')[2])


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_the_home_page_shows_each_role_its_steps(client: Client, municipality: Municipality, role: str) -> None:
    client.force_login(make_member(municipality, role))
    assert steps_on(client, f"/m/{municipality.code}/") == [step.title for step in STEPS[role]]
    page = client.get(f"/m/{municipality.code}/").content.decode()
    for address in re.findall(r'<div class="what"><a href="([^"]+)"', page.partition('id="first-steps"')[2]):
        assert client.get(address, follow=True).status_code == 200, address


@pytest.mark.django_db
def test_above_the_municipalities_they_are_those_of_officer_and_administrator(client: Client) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province="ลำปาง")
    for user, role in ((officer, "officer"), (make_user(is_superuser=True), "administrator")):
        client.force_login(user)
        assert steps_on(client, "/") == [step.title for step in STEPS[role]]
    client.force_login(make_user())
    assert steps_on(client, "/") == []


@pytest.mark.django_db
def test_they_are_put_away_and_shown_again_for_the_person_alone(client: Client, municipality: Municipality) -> None:
    person, other = make_member(municipality), make_member(municipality)
    client.force_login(person)
    assert client.post("/guide/first-steps/").status_code == 302
    assert steps_on(client, f"/m/{municipality.code}/") == []
    assert list(User.objects.filter(hides_first_steps=True)) == [person]
    assert "แสดงสามขั้นแรกในหน้าแรกอีกครั้ง" in client.get("/guide/").content.decode()
    client.post("/guide/first-steps/", {"show": "on"})
    assert len(steps_on(client, f"/m/{municipality.code}/")) == 3
    assert not other.hides_first_steps
