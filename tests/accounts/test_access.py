"""How a view opens a municipality: 404 elsewhere, 403 without the right, and closed again afterwards."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch

from accounts.access import MunicipalRequest, post_only, requires, requires_above
from accounts.models import Municipality, Oversight, Role, Unit, User
from accounts.permissions import Capability
from accounts.tenancy import NoMunicipalityOpen
from tests.factories import make_member, make_unit, make_user

pytestmark = pytest.mark.django_db


@requires(Capability.EDIT_PLAN)
def view(request: MunicipalRequest, greeting: str = "") -> HttpResponse:
    """Answers with what it sees."""
    units = ",".join(unit.name for unit in Unit.objects.all())
    return HttpResponse(f"{greeting}{request.actor.municipality.code}:{units}:{request.actor.user}")


def ask(user: User, code: str, **kwargs: Any) -> HttpResponse:
    request: HttpRequest = RequestFactory().get("/")
    request.user = user
    answer = view(request, code=code, **kwargs)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_member_with_the_right_sees_the_own_municipality_open(
    municipality: Municipality, other: Municipality
) -> None:
    make_unit(municipality, "กองคลัง")
    make_unit(other, "กองลับ")
    person = make_member(municipality, Role.COORDINATOR, name="ผู้ประสาน")
    assert ask(person, municipality.code, greeting="-").content.decode() == f"-{municipality.code}:กองคลัง:ผู้ประสาน"


def test_afterwards_the_municipality_is_closed(municipality: Municipality) -> None:
    ask(make_member(municipality, Role.COORDINATOR), municipality.code)
    with pytest.raises(NoMunicipalityOpen):
        Unit.objects.count()


def test_another_municipality_is_not_found(municipality: Municipality, other: Municipality) -> None:
    with pytest.raises(Http404):
        ask(make_member(municipality, Role.COORDINATOR), other.code)


@pytest.mark.parametrize("code", ["0000000", "", "x' OR 1=1"])
def test_no_municipality_is_not_found_in_the_same_words(
    municipality: Municipality, other: Municipality, code: str
) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    with pytest.raises(Http404) as nothing:
        ask(person, code)
    with pytest.raises(Http404) as foreign:
        ask(person, other.code)
    assert str(nothing.value) == str(foreign.value)


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_ones_own_municipality_without_the_right_is_forbidden(municipality: Municipality, role: str) -> None:
    with pytest.raises(PermissionDenied, match="แก้ไขแผนและบทวิเคราะห์"):
        ask(make_member(municipality, role), municipality.code)


def test_a_provincial_officer_is_forbidden_in_the_province_and_finds_nothing_outside(
    municipality: Municipality, other: Municipality
) -> None:
    officer = make_user()
    Oversight.objects.create(user=officer, province=municipality.province)
    with pytest.raises(PermissionDenied):
        ask(officer, municipality.code)
    with pytest.raises(Http404):
        ask(officer, other.code)


@pytest.mark.parametrize("unknown", ["EDIT_PLAN", "แก้ไขแผนและบทวิเคราะห์", None])
def test_an_unknown_capability_crashes_where_it_is_written(unknown: Any) -> None:
    for decorator in (requires, requires_above):
        with pytest.raises(TypeError, match="unknown capability"):
            decorator(unknown)


def test_a_view_tells_its_capability() -> None:
    assert vars(view)["capability"] is Capability.EDIT_PLAN
    assert view.__name__ == "view"


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(client: Any, municipality: Municipality) -> None:
    response = client.get(f"/m/{municipality.code}/")
    assert response.headers["Location"] == f"/sign-in/?next=/m/{municipality.code}/"


@post_only("approvals:version", "papers")
def press(request: HttpRequest, **parts: object) -> HttpResponse:
    """A button's address."""
    return HttpResponse("pressed")


@pytest.mark.parametrize(
    ("parts", "page"),
    [
        ({"code": "5521301", "pk": 7, "step": 8}, "/m/5521301/papers/7/"),
        ({"code": "5521301"}, "/m/5521301/papers/"),
    ],
)
def test_who_only_opens_a_buttons_address_is_led_to_its_page(parts: dict[str, Any], page: str) -> None:
    for method in ("get", "head"):
        answer = press(getattr(RequestFactory(), method)("/"), **parts)
        assert (answer.status_code, answer.headers["Location"]) == (302, page)


def test_a_button_is_pressed_by_post_alone() -> None:
    pressed = press(RequestFactory().post("/"), code="5521301")
    assert isinstance(pressed, HttpResponse)
    assert (pressed.status_code, pressed.content) == (200, b"pressed")
    refused = press(RequestFactory().put("/"), code="5521301")
    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_page_that_takes_other_parts_is_a_mistake_of_ours() -> None:
    with pytest.raises(NoReverseMatch, match="none of approvals:version, papers"):
        press(RequestFactory().get("/"), year=2569)
