"""The administrator's pages: open across municipalities for the administrator, and for nobody else."""

import datetime as dt
import gettext
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.audit import record
from accounts.models import (
    ActingAppointment,
    AuditEntry,
    Membership,
    Municipality,
    Oversight,
    Position,
    Role,
    Unit,
    User,
)
from accounts.permissions import actor_in, system_actor
from accounts.templatetags.thai_text import thai_date
from accounts.tenancy import open_all, open_municipality
from scores.models import RuleCorrection
from tests.factories import make_member, make_route, make_unit, make_user
from tests.house.production import ROOT
from thai.dates import medium_date

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
EVERY_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)


def url(model: type[models.Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def filled(municipality: Municipality, other: Municipality) -> None:
    """Two municipalities with a row of everything the lists show."""
    for place in (municipality, other):
        person = make_member(place, Role.EXECUTIVE, title="รองปลัดเทศบาล", unit=make_unit(place))
        make_route(place)
        with open_municipality(place):
            ActingAppointment.objects.create(
                position=Position.objects.create(municipality=place, title="ปลัดเทศบาล"),
                membership=Membership.objects.get(user=person),
                start=dt.date(2025, 10, 1),
                end=dt.date(2026, 9, 30),
            )
            record(system_actor(place), "test.done", place)
        Oversight.objects.create(user=person, province=place.province)
        RuleCorrection.objects.create(fiscal_year=2569, subject="target", value="85", source="ทดสอบ", by=person)


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@EVERY_MODEL
def test_a_list_opens_for_the_administrator_with_every_municipalitys_rows(
    administrator: Client, filled: None, model: type[models.Model]
) -> None:
    response = administrator.get(url(model, "changelist"))
    assert response.status_code == 200
    with open_all():
        assert response.context["cl"].result_count == model._default_manager.count() >= 2


def test_a_row_of_every_list_opens_for_the_administrator(administrator: Client, filled: None) -> None:
    for model in MODELS:
        with open_all():
            pk = model._default_manager.values_list("pk", flat=True)[0]
        assert administrator.get(url(model, "change", pk)).status_code == 200, model


class Words(HTMLParser):
    """Everything of a page that is read or heard."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.hidden, self.found = 0, list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}
        said = dict(attrs)
        heard = ["title", "alt", "placeholder", "aria-label", *(["value"] if said.get("type") == "submit" else [])]
        self.found += [said[name] or "" for name in heard if name in said]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        self.found += [] if self.hidden else [data]


# The product's name and the assessment's, what stands in a row, and the codes of what was done.
NAMES = re.compile(
    r"ITA Portal|ITA|IIT|EIT|OIT|user\d+|admin\b|\w+\.\w+|pbkdf2_sha256|md5|\{.*\}|(?:HMAC-)?SHA-256|[\w*]{16,}"
)
LATIN = re.compile(r"[A-Za-z]{2,}")


def test_no_page_of_the_administrators_has_an_english_word(administrator: Client, filled: None) -> None:
    pages: dict[str, Any] = {"index": administrator.get(reverse("admin:index"))}
    for model in MODELS:
        with open_all():
            pk = model._default_manager.values_list("pk", flat=True)[0]
        lists, rows = url(model, "changelist"), ["change", "delete", "history"]
        pages |= {address: administrator.get(address) for address in (lists, f"{lists}?q=z", url(model, "add"))}
        pages |= {(address := url(model, page, pk)): administrator.get(address) for page in rows}
        deleted = {"action": "delete_selected", "_selected_action": [pk]}
        pages[f"{lists} delete"] = administrator.post(lists, deleted, follow=True)
        empty = {f"{part}-{count}_FORMS": "0" for part in ("units", "positions") for count in ("TOTAL", "INITIAL")}
        pages[f"{lists} refused"] = administrator.post(url(model, "add"), empty)
    person = User.objects.filter(is_superuser=True)[0]
    password = reverse("admin:auth_user_password_change", args=[person.pk])
    pages["password"] = administrator.get(password)
    pages["password refused"] = administrator.post(password, {"password1": "a", "password2": "b"})
    for address, page in pages.items():
        text = page.content.decode()
        english = [word for word in Words(text).found if LATIN.search(NAMES.sub("", word))]
        assert english == [], address


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_the_catalogue_was_made_of_its_source(domain: str) -> None:
    """`msgfmt -o django.mo django.po`, in locale/th/LC_MESSAGES."""
    folder = ROOT / "locale" / "th" / "LC_MESSAGES"
    written = re.findall(
        r'^(?:msgctxt "(.*)"\n)?msgid "(.+)"\n(?:msgid_plural "(.*)"\n)?msgstr(?:\[0\])? "(.+)"$',
        (folder / f"{domain}.po").read_text("utf-8"),
        re.MULTILINE,
    )
    with (folder / f"{domain}.mo").open("rb") as file:
        made = gettext.GNUTranslations(file)
    assert len(written) > 10
    for context, message, plural, thai in written:
        said = made.ngettext(message, plural, 1) if plural else made.gettext(message)
        assert (made.pgettext(context, message) if context else said) == thai


def test_the_scripts_of_the_administrators_pages_speak_thai(administrator: Client) -> None:
    assert json.dumps("เลือกแล้ว %(sel)s จาก %(cnt)s") in administrator.get(reverse("admin:jsi18n")).content.decode()


def test_every_empty_form_opens_unless_the_list_is_for_reading(administrator: Client) -> None:
    for model in MODELS:
        assert administrator.get(url(model, "add")).status_code == (403 if model is AuditEntry else 200), model


@pytest.mark.parametrize("role", Role)
def test_members_are_sent_away_from_every_list(client: Client, municipality: Municipality, role: str) -> None:
    client.force_login(make_member(municipality, role))
    for model in MODELS:
        response = client.get(url(model, "changelist"))
        assert response.headers["Location"] == f"/admin/login/?next={url(model, 'changelist')}"


def test_admin_staff_without_rights_are_refused_every_list(client: Client) -> None:
    client.force_login(make_user(is_staff=True))
    for model in MODELS:
        assert client.get(url(model, "changelist")).status_code == 403, model


def test_the_search_of_a_list_looks_across_municipalities(administrator: Client, filled: None) -> None:
    with open_all():
        membership = Membership.objects.select_related("user").all()[0]
    response = administrator.get(url(Membership, "changelist"), {"q": membership.user.username})
    assert [m.pk for m in response.context["cl"].result_list] == [membership.pk]


def test_a_municipality_is_stored_with_its_units_and_positions(
    administrator: Client, municipality: Municipality
) -> None:
    inlines = {
        f"{prefix}-{name}": value
        for prefix in ("units", "positions")
        for name, value in {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}.items()
    }
    fields = {name: getattr(municipality, name) for name in ("code", "name", "type", "district", "province")}
    new = {"units-0-name": "กองคลัง", "units-0-order": "1", "positions-0-title": "ปลัดเทศบาล"}
    response = administrator.post(url(Municipality, "change", municipality.pk), fields | inlines | new)
    assert response.status_code == 302
    with open_municipality(municipality):
        assert [unit.name for unit in Unit.objects.all()] == ["กองคลัง"]
        assert [position.title for position in Position.objects.all()] == ["ปลัดเทศบาล"]


@pytest.mark.parametrize("field", ["unit", "position"])
def test_a_membership_takes_no_unit_or_position_of_another_municipality(
    administrator: Client, municipality: Municipality, other: Municipality, field: str
) -> None:
    with open_municipality(other):
        foreign = (
            make_unit(other).pk if field == "unit" else Position.objects.create(municipality=other, title="ปลัด").pk
        )
    typed = {"municipality": municipality.pk, "user": make_user().pk, "role": "staff", field: foreign}
    response = administrator.post(url(Membership, "add"), typed)
    assert response.context["adminform"].form.errors == {field: ["ต้องเป็นของเทศบาลเดียวกัน"]}
    with open_all():
        assert not Membership.objects.exists()


def test_a_new_user_is_made_with_name_and_password(administrator: Client) -> None:
    password = "รหัสผ่านที่ยาวพอ-๒๕๖๙"
    typed = {"username": "somchai", "name": "สมชาย ใจดี", "password1": password, "password2": password}
    assert administrator.post(url(User, "add"), typed).status_code == 302
    made = User.objects.get(username="somchai")
    assert (made.name, made.is_staff, made.check_password(password)) == ("สมชาย ใจดี", False, True)


@EVERY_MODEL
@pytest.mark.parametrize("key", ["x", "9" * 30, "9" * 5000, "-1"])
def test_a_ticked_row_that_cannot_be_is_refused(administrator: Client, model: type[models.Model], key: str) -> None:
    ticked = {"action": "delete_selected", "_selected_action": [key], "index": "0"}
    assert administrator.post(url(model, "changelist"), ticked).status_code == 400


@pytest.mark.parametrize("key", ["x", "9" * 5000, "-1"])
def test_a_password_page_of_nobody_is_not_found(administrator: Client, key: str) -> None:
    assert administrator.get(f"/admin/accounts/user/{key}/password/").status_code == 404


def test_units_and_positions_are_told_apart_by_their_municipality(
    administrator: Client, filled: None, municipality: Municipality, other: Municipality
) -> None:
    said = administrator.get(url(Membership, "add")).content.decode()
    for place in (municipality, other):
        assert f">กองคลัง · {place}</option>" in said
        assert f">ปลัดเทศบาล · {place}</option>" in said


def test_a_unit_that_was_merged_gets_no_member_and_no_section(
    administrator: Client, municipality: Municipality
) -> None:
    right = make_unit(municipality, "กองคลัง")
    wrong = make_unit(municipality, "กองคัลง", merged_into=right)
    typed = {"municipality": municipality.pk, "user": make_user().pk, "role": "staff", "unit": wrong.pk}
    said = administrator.get(url(Membership, "add")).text
    assert (f'value="{right.pk}">กองคลัง' in said, "กองคัลง" in said) == (True, False)
    assert "unit" in administrator.post(url(Membership, "add"), typed).context["adminform"].form.errors
    assert f'value="{wrong.pk}">กองคัลง' not in administrator.get(url(Municipality, "change", municipality.pk)).text


def test_people_of_one_name_are_told_apart_by_their_user_name(administrator: Client) -> None:
    make_user(username="mp-auditor", name="ผู้ตรวจสอบ")
    make_user(username="ln-auditor", name="ผู้ตรวจสอบ")
    said = administrator.get(url(Membership, "add")).text
    names = re.findall(r"<option[^>]*>(ผู้ตรวจสอบ.*?)</option>", said.split('name="role"')[0])
    assert sorted(names) == ["ผู้ตรวจสอบ · ln-auditor", "ผู้ตรวจสอบ · mp-auditor"]


def test_a_form_costs_the_same_with_many_rows_to_choose_from(administrator: Client, filled: None) -> None:
    def queries() -> dict[str, int]:
        counts = {}
        for model in (Membership, ActingAppointment):
            with CaptureQueriesContext(connection) as made:
                assert administrator.get(url(model, "add")).status_code == 200
            counts[model.__name__] = len(made)
        return counts

    queries()  # what is asked once a process is asked now
    few = queries()
    for place in Municipality.objects.all():
        for title in ("นายกเทศมนตรี", "รองนายกเทศมนตรี"):
            make_member(place, Role.EXECUTIVE, title=title, unit=make_unit(place, f"งานของ{title}"))
    assert queries() == few


@pytest.fixture
def deputy(municipality: Municipality) -> Membership:
    """Somebody who may act for the clerk."""
    with open_municipality(municipality):
        Position.objects.create(municipality=municipality, title="ปลัดเทศบาล")
        return Membership.objects.get(user=make_member(municipality, Role.EXECUTIVE, title="รองปลัดเทศบาล"))


def acting(deputy: Membership, **days: str) -> dict[str, object]:
    with open_all():
        clerk = Position.objects.get(title="ปลัดเทศบาล")
    return {"position": clerk.pk, "membership": deputy.pk, "order_number": "", **days}


def test_an_acting_officer_appointed_in_buddhist_years_acts(
    administrator: Client, municipality: Municipality, deputy: Membership
) -> None:
    today = timezone.localdate()
    typed = acting(deputy, start=medium_date(today), end=f"{today.day}/{today.month}/{today.year + 543}")
    assert administrator.post(url(ActingAppointment, "add"), typed).status_code == 302
    with open_municipality(municipality):
        stored = ActingAppointment.objects.get()
    assert (stored.start, stored.end) == (today, today)
    actor = actor_in(municipality, deputy.user)
    assert actor is not None
    assert actor.acting == {stored.position_id: stored}


@pytest.mark.parametrize("typed", ["31/2/2569", "1/10/2026", "0069-10-01", "1/10/2469"])
def test_no_implausible_day_of_an_appointment_is_stored(administrator: Client, deputy: Membership, typed: str) -> None:
    response = administrator.post(url(ActingAppointment, "add"), acting(deputy, start=typed, end="30/9/2570"))
    assert list(response.context["adminform"].form.errors) == ["start"]
    with open_all():
        assert not ActingAppointment.objects.exists()


def test_lists_and_forms_show_days_of_the_buddhist_era(administrator: Client, filled: None) -> None:
    with open_all():
        pk = ActingAppointment.objects.values_list("pk", flat=True)[0]
    listed = administrator.get(url(ActingAppointment, "changelist")).content.decode()
    assert '<td class="field-start nowrap">1 ต.ค. 2568</td>' in listed
    opened = administrator.get(url(ActingAppointment, "change", pk)).content.decode()
    assert 'name="end" value="30 ก.ย. 2569"' in opened


def test_no_page_of_a_row_shows_a_year_of_the_common_era(administrator: Client, filled: None) -> None:
    year = str(timezone.localdate().year)
    for model in MODELS:
        with open_all():
            pk = model._default_manager.values_list("pk", flat=True)[0]
        for address in (url(model, "changelist"), url(model, "change", pk), url(model, "history", pk)):
            assert year not in administrator.get(address).content.decode(), address


def test_the_history_of_a_row_tells_its_moments_in_thai(administrator: Client, deputy: Membership) -> None:
    typed = acting(deputy, start="1/10/2569", end="30/9/2570")
    administrator.post(url(ActingAppointment, "add"), typed)
    with open_all():
        pk = ActingAppointment.objects.get().pk
    said = administrator.get(url(ActingAppointment, "history", pk)).content.decode()
    assert f'<th scope="row">{thai_date(timezone.localtime())} ' in said
