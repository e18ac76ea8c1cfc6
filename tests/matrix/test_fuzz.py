"""Whatever is sent to whatever address, the answer is never a 500.

How much is tried: --fuzz N, requests for each part; without it a number that takes some seconds. Always the same ones.
`./dev test tests/matrix/test_fuzz.py -n 0 --fuzz 1300` sends 5,200 and takes some minutes: before a release.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.contrib import admin
from django.core.signals import got_request_exception
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.confirming import let_read
from tests.matrix.crawling import Form, forms_of
from tests.matrix.hostile import LONG_NAMES, PARTS, VALUES, random_file, random_value, values
from tests.matrix.people import Place
from tests.matrix.test_administration import admin_addresses
from tests.matrix.test_urls import ROWS

pytestmark = pytest.mark.django_db

_PART = re.compile(r"<(?:\w+:)?(\w+)>")
URLENCODED = "application/x-www-form-urlencoded"
PEOPLE = ("anonymous", "unit", "coordinator", "mayor", "officer", "administrator")
METHODS = ("get", "get", "post", "post", "head", "put", "delete", "options")  # the first two reach code, so twice
CRAWLERS = ("coordinator", "unit", "mayor", "administrator")


@pytest.fixture
def most(request: pytest.FixtureRequest) -> int:
    """How many requests each part may make."""
    asked: int = request.config.getoption("--fuzz")
    return asked or (80 if connection.vendor == "sqlite" else 250)


class Attempts:
    """Sends requests, each in a transaction that is undone, and keeps what failed with the place where it did."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.failed: dict[str, str] = {}
        self.statuses: set[int] = set()
        self._raised: list[BaseException] = []

    def client(self, role: str) -> Client:
        client = Client(raise_request_exception=False)
        if role != "anonymous":
            client.force_login(self._place.people[role])
            let_read(client, self._place.municipality)
        return client

    def note(self, sender: object, **_: object) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            self._raised.append(error)

    def try_(self, said: str, send: Callable[[], Any]) -> Any:
        """One request; `said` names it when it fails."""
        self._raised.clear()
        with transaction.atomic():
            answer = send()
            transaction.set_rollback(True)
        self.statuses.add(answer.status_code)
        if answer.status_code >= 500 or self._raised:
            self.failed[said[:300]] = f"{answer.status_code} {_place_of(self._raised)}"
        return answer


def _place_of(raised: list[BaseException]) -> str:
    """What was raised and the last line of ours that it came through."""
    if not raised:
        return ""
    trace, ours = raised[-1].__traceback__, ""
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if "site-packages" not in name and "/tests/" not in name:
            ours = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(raised[-1]).__name__}: {str(raised[-1])[:200]} at {ours}"


@pytest.fixture
def attempts(here: Place) -> Iterator[Attempts]:
    found = Attempts(here)
    got_request_exception.connect(found.note)
    yield found
    got_request_exception.disconnect(found.note)


def routes(resolver: URLResolver, namespace: str = "", before: str = "/") -> Iterator[tuple[str, str]]:
    """Every address's name and its route with the names of its parts, the admin site left out."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", route
        elif pattern.namespace != "admin":
            yield from routes(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace, route)


def hostile_paths(place: Place, name: str, route: str) -> Iterator[str]:
    """The address with one part of it after another made hostile."""
    parts = place.address(name)
    for part in _PART.findall(route):
        for hostile in PARTS:
            filled = {key: hostile if key == part else quote(str(value)) for key, value in parts.items()}
            yield _PART.sub("{\\1}", route).format(**filled)


@pytest.mark.embedded
def test_hostile_addresses(here: Place, attempts: Attempts, most: int) -> None:
    """One part of each address at a time, by every method, as six people.

    Nobody's page is shown to who is not signed in, and whatever page is shown carries its policy.
    """
    tries = [
        (path, role, method)
        for name, route in routes(get_resolver())
        for path in hostile_paths(here, name, route)
        for role in PEOPLE
        for method in METHODS
    ]
    clients = {role: attempts.client(role) for role in PEOPLE}
    for path, role, method in Random(1).sample(tries, min(most, len(tries))):
        said = f"{method} {path} by {role}"
        answer = attempts.try_(said, partial(getattr(clients[role], method), path))
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"], said
        if role == "anonymous" and answer.status_code == 200 and method != "options":
            assert not getattr(answer.resolver_match.func, "login_required", True), said
    assert attempts.failed == {}
    assert attempts.statuses <= {200, 302, 400, 403, 404, 405, 422}


def test_every_hostile_address_of_what_anyone_may_read(here: Place, attempts: Attempts) -> None:
    """Public years with their data and frames, papers, the authority: all of them, and with what nobody asks for."""
    client, tried = attempts.client("anonymous"), set[str]()
    for name, route in routes(get_resolver()):
        if not name.startswith(("public-", "verify", "authority")):
            continue
        tried.add(name)
        plain = reverse(name, kwargs=here.address(name))
        asked = [f"{plain}?{urlencode({key: value})}" for key in ("page", "format", "callback") for value in VALUES]
        for path in (*hostile_paths(here, name, route), *asked):
            attempts.try_(f"get {path}", partial(client.get, path))
    assert {"public-year-embed", "public-year-json", "public-year-csv", "public-year-paper", "public-page"} <= tried
    assert attempts.failed == {}
    assert attempts.statuses <= {200, 302, 400, 404}


def crawled(place: Place, attempts: Attempts, role: str) -> list[Form]:
    """Each kind of form that this person is shown."""
    client = attempts.client(role)
    found: dict[Any, Form] = {}
    pages = [
        reverse(n, kwargs=place.address(n)) for (n, m), cells in ROWS.items() if m == "GET" and cells[role] == "200"
    ]
    for page in pages:
        for form in forms_of(client, page):
            if "sign-out" not in form.address and "/admin/" not in form.address:
                found.setdefault(form.kind, form)
    return list(found.values())


def mutations(form: Form, chance: Random) -> Iterator[tuple[str, dict[str, Any]]]:
    """The form with one field after another made hostile, then with a hostile name, a hostile file, and all at once."""
    hostile = values(chance)
    for name in form.fields:
        yield name[:60], {**form.fields, name: [next(hostile)]}
    for name in chance.sample(LONG_NAMES, 2):
        yield name[:20], {**form.fields, name: [next(hostile)]}
    for name in form.files:
        yield name, {**form.fields, name: random_file(chance)}
    yield "everything", {name: [random_value(chance) for _ in range(2)] for name in form.fields}


def send_form(client: Client, form: Form, data: dict[str, Any]) -> Any:
    """As a browser would; what a good answer leads to is opened as well."""
    if form.method == "get":
        return client.get(form.address, data, follow=True)
    if form.files:
        return client.post(form.address, data, follow=True)
    return client.post(form.address, urlencode(data, doseq=True), URLENCODED, follow=True)


@pytest.mark.embedded
def test_hostile_forms(here: Place, attempts: Attempts, most: int) -> None:
    """Every field of every form that the pages really show, as everyone who is shown one."""
    chance = Random(2)
    clients = {role: attempts.client(role) for role in CRAWLERS}
    tries = [
        (role, form, said, data)
        for role in CRAWLERS
        for form in crawled(here, attempts, role)
        for said, data in mutations(form, chance)
    ]
    assert len(tries) > 400  # the pages were read
    for role, form, said, data in chance.sample(tries, min(2 * most, len(tries))):
        attempts.try_(
            f"{form.method} {form.address} {said}={str(data.get(said, data))[:80]} by {role}",
            partial(send_form, clients[role], form, data),
        )
    assert attempts.failed == {}
    assert attempts.statuses <= {200, 302, 400, 403, 404, 409, 413, 422}


def test_hostile_admin_pages(here: Place, attempts: Attempts, most: int) -> None:
    """The administrator's lists with hostile filters, and their forms."""
    chance, client = Random(3), attempts.client("administrator")
    tries: list[tuple[Form, dict[str, Any]]] = []
    for model in admin.site._registry:
        listed, *pages = admin_addresses(model)
        for name in ("q", "o", "p", "id__in", "id__exact", "e", "all"):
            tries += [(Form(listed, "get"), {name: value}) for value in VALUES]
        rows = {"action": "delete_selected", "_selected_action": [*VALUES[3:8]], "index": "9" * 5000}
        tries.append((Form(listed, "post"), rows))
        for form in [form for page in pages for form in forms_of(client, page) if form.method == "post"]:
            tries += [(form, data) for _, data in mutations(form, chance)]
    for form, data in chance.sample(tries, min(most, len(tries))):
        attempts.try_(f"{form.method} {form.address} {str(data)[:200]}", partial(send_form, client, form, data))
    assert attempts.failed == {}
