"""Between two rows of a municipality no relation leads to a stranger: in no model, no way of writing, and no form."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.test import RequestFactory

from accounts import bulk
from accounts.editing.models import Draft
from accounts.models import (
    ActingAppointment,
    AppendOnly,
    Membership,
    MembershipOffer,
    Municipality,
    Position,
    Role,
    Unit,
    User,
)
from accounts.permissions import system_actor
from accounts.tenancy import TenantModel, WrongMunicipality, open_all, open_municipality, tenant_relations
from approvals.models import LetterNumber, NumberSeries, RouteStep, SignerReminders
from documents.kept_files import KeptFile
from documents.memo_heads import EMPTY, save_head
from plans.measures.forms import MeasureForm
from plans.models import Measure, Output, Plan, Progress
from plans.reporting.models import MeasureComment
from plans.units.forms import MergeForm
from scores.models import Assessment, QuestionScore
from scores.proofing.models import SetAsideFinding, UncheckedKind
from scores.rules import rules_for
from tests.factories import make_member, make_route, make_unit
from tests.house.test_date_fields import APPS, ROOT, OurForm, our_forms
from tests.matrix.people import Place, make_place

pytestmark = pytest.mark.django_db

TENANTS = [model for model in apps.get_models() if issubclass(model, TenantModel)]
# Every relation of a row to another row of a municipality, and the one that says whose it is.
RELATIONS: list[tuple[type[TenantModel], Any]] = [
    (m, f) for m in TENANTS for f in (m._meta.get_field(m.tenant_path.split("__")[0]), *tenant_relations(m))
]
MANY: list[tuple[type[TenantModel], Any]] = [
    (m, f) for m in TENANTS for f in m._meta.many_to_many if f.related_model in TENANTS
]
BOTH = pytest.mark.parametrize("by_key", [False, True], ids=["row", "key"])


@pytest.fixture
def places() -> tuple[Municipality, Municipality]:
    """Two municipalities with a row of every model."""
    return tuple(map(filled, ("ลำปาง", "ฉะเชิงเทรา")))  # type: ignore[return-value]  # two in, two out


def filled(province: str) -> Municipality:
    place: Place = make_place(province, f"ของ{province}")
    with open_municipality(place.municipality):
        member = Membership.objects.get(user=place.people["auditor"])
        clerk = Position.objects.create(municipality=place.municipality, title="ปลัดเทศบาล")
        day = dt.date(2026, 1, 1)
        acting = ActingAppointment.objects.create(position=clerk, membership=member, start=day, end=day)
        assert place.step is not None
        place.step.appointment = acting
        place.step.save()
        Progress.objects.create(measure=place.measure, day=day, text="ประชุม")
        Output.objects.create(measure=place.measure, order=1, text="คู่มือ")
        MeasureComment.objects.create(measure=place.measure, text="ขอวันที่")
        QuestionScore.objects.create(assessment=Assessment.objects.all()[0], item="i1", score=90)
        Draft.objects.create(
            municipality=place.municipality, user=place.people["auditor"], form="f", version=0, typed={}
        )
        assert place.paper is not None
        save_head(system_actor(place.municipality), place.paper, EMPTY | {"telephone": "0 5400 0000"}, opened_with="")
        unit = Unit.objects.all()[0]
        MembershipOffer.objects.create(municipality=place.municipality, named="x", role="staff", unit=unit)
        series = NumberSeries.objects.create(municipality=place.municipality, unit=unit, year=2569)
        version = place.versions["sealed"]
        LetterNumber.objects.create(
            series=series, number=1, paper=version.paper, version=version, date=day, subject="นำส่งแผน"
        )
        KeptFile.objects.create(municipality=place.municipality, version=version, sha256="0" * 64)
        SignerReminders.objects.create(municipality=place.municipality, days=5)
        UncheckedKind.objects.create(municipality=place.municipality, kind="count")
        SetAsideFinding.objects.create(
            municipality=place.municipality, belongs="measure/1/", key="0" * 24, kind="score", found="91", reason="ก"
        )
    return place.municipality


def row_of(model: type[models.Model], place: Municipality) -> Any:
    if model is Municipality:
        return place
    row = model._default_manager.filter(**{model.tenant_path: place}).first()  # type: ignore[attr-defined]  # of every TenantModel
    assert row is not None, f"make a {model.__name__} in `filled`"
    return row


def pointed(row: Any, field: Any, stranger: models.Model, by_key: bool) -> Any:
    setattr(row, field.attname if by_key else field.name, stranger.pk if by_key else stranger)
    return row


def new(row: Any) -> Any:
    again = copy.copy(row)
    again.pk, again._state = None, copy.copy(row._state)
    again._state.adding = True
    return again


def test_every_relation_between_two_rows_is_known() -> None:
    """By Django's own list: none is left out because of the way it is declared."""
    listed = {
        (m, f.name)
        for m in TENANTS
        for f in m._meta.get_fields()
        if f.concrete and f.is_relation and f.related_model in TENANTS
    }
    known = {(m, f.name) for m, f in (*RELATIONS, *MANY) if f.related_model in TENANTS}
    assert listed == known
    assert {(Unit, "parent"), (Measure, "copied_from"), (Measure, "units"), (Membership, "position")} <= listed


@BOTH
def test_no_stored_row_points_to_a_stranger_or_moves_to_another_municipality(
    places: tuple[Municipality, Municipality], by_key: bool
) -> None:
    here, there = places
    for model, field in RELATIONS:
        with open_all():
            row = pointed(row_of(model, here), field, row_of(field.related_model, there), by_key)
            with pytest.raises(ValidationError) as refused:
                row.full_clean()
            assert field.name in refused.value.message_dict, (model, field)
            with pytest.raises((WrongMunicipality, AppendOnly)), transaction.atomic():
                row.save()
        with open_municipality(here), pytest.raises((WrongMunicipality, AppendOnly, field.related_model.DoesNotExist)):
            row.save()


@BOTH
def test_no_new_row_points_to_a_stranger(places: tuple[Municipality, Municipality], by_key: bool) -> None:
    here, there = places
    for model in TENANTS:
        for field in tenant_relations(model):
            with open_all():
                row = pointed(new(row_of(model, here)), field, row_of(field.related_model, there), by_key)
                for write in (row.save, partial(model.objects.bulk_create, [row])):
                    with pytest.raises(WrongMunicipality), transaction.atomic():
                        write()
                with pytest.raises(ValidationError) as refused:
                    row.full_clean()
                assert field.name in refused.value.message_dict, (model, field)


def test_rows_copied_in_bulk_point_to_nothing_that_was_not_looked_at() -> None:
    for model in TENANTS:
        for field in tenant_relations(model):
            with pytest.raises(TypeError, match="use bulk_create"):
                bulk.insert(model, [field.attname], [(1,)])


def test_no_update_points_rows_to_a_stranger(places: tuple[Municipality, Municipality]) -> None:
    here, there = places
    for model, field in RELATIONS:
        with open_all():
            row, stranger = row_of(model, here), row_of(field.related_model, there)
            for scope in (open_all(), open_municipality(here)):
                with scope:
                    for value in (stranger, stranger.pk):
                        with pytest.raises(WrongMunicipality), transaction.atomic():
                            model.objects.filter(pk=row.pk).update(**{field.name: value})
                    with pytest.raises(WrongMunicipality), transaction.atomic():
                        model.objects.bulk_update([pointed(row, field, stranger, False)], [field.name])


def test_no_many_to_many_relation_takes_a_stranger(places: tuple[Municipality, Municipality]) -> None:
    here, there = places
    assert MANY
    for model, field in MANY:
        with open_all():
            row, stranger = row_of(model, here), row_of(field.related_model, there)
            own, other_way = getattr(row, field.name), getattr(stranger, field.remote_field.get_accessor_name())
            ways: list[Callable[[], None]] = [
                partial(own.add, stranger),
                partial(own.add, stranger.pk),
                partial(own.set, [stranger]),
                partial(other_way.add, row),
            ]
            for write in ways:
                with pytest.raises(WrongMunicipality), transaction.atomic():
                    write()
            assert stranger not in own.all()


def test_rows_of_many_to_many_relations_are_written_through_them_alone() -> None:
    """The rows between have no municipality of their own to be asked for, so the product only reads them."""
    written = re.compile(r"through(?:\.objects|\._default_manager)?\.(?:\w*create|\w*update)|through\(")
    files = [file for name in APPS for file in (ROOT / name).rglob("*.py") if "migrations" not in Path(file).parts]
    assert [file.name for file in files if written.search(file.read_text())] == []


def forms_of_the_administrator(place: Municipality) -> Iterator[tuple[Any, type[forms.ModelForm[Any]]]]:
    """Each form of the administrator's site with a stored row it changes."""
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    for model, site in admin.site._registry.items():
        if model in TENANTS and site.has_change_permission(request):
            yield row_of(model, place), site.get_form(request, row_of(model, place))
        if model is Municipality or model in TENANTS:
            for formset, _ in site.get_formsets_with_inlines(request, row_of(model, place)):
                yield row_of(formset.model, place), formset.form


def test_no_form_of_the_administrator_takes_a_stranger(places: tuple[Municipality, Municipality]) -> None:
    here, there = places
    tried = set()
    with open_all():
        for row, form in forms_of_the_administrator(here):
            for field in (*_relations_of(row), *row._meta.many_to_many):
                if field.name in form.base_fields:
                    typed = model_to_dict(row) | {field.name: row_of(field.related_model, there).pk}
                    bound = form(typed, instance=row_of(type(row), here))
                    assert field.name in bound.errors, (type(row), field.name)
                    tried.add((type(row).__name__, field.name))
    expected = {("Unit", "parent"), ("Membership", "unit"), ("Membership", "position")}
    assert expected | {("ActingAppointment", "membership")} <= tried


def test_no_other_form_takes_a_stranger(places: tuple[Municipality, Municipality]) -> None:
    choosing = {
        (form, name)
        for form in our_forms()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.ModelChoiceField) or issubclass(form, forms.ModelForm)
    }
    assert {(form, name) for form, name in choosing if issubclass(_model_of(form), TenantModel)} == set()
    assert {(form.__name__, name) for form, name in choosing if not issubclass(form, forms.ModelForm)} == {
        ("MeasureForm", "units"),
        ("MergeForm", "source"),
        ("MergeForm", "target"),
    }
    here, there = places
    for scope in (open_all(), open_municipality(here)):
        with scope:
            with open_all():
                stranger = row_of(Unit, there)
            form = MeasureForm(row_of(Plan, here), rules_for(2568, "municipality"), {"units": [stranger.pk]})
            assert "units" in form.errors
            merging = MergeForm(here, {"source": stranger.pk, "target": stranger.pk})
            assert {"source", "target"} <= set(merging.errors)


def _relations_of(row: models.Model) -> list[Any]:
    return [field for model, field in RELATIONS if model is type(row) and field.related_model in TENANTS]


def _model_of(form: OurForm) -> type[models.Model]:
    """Municipality where it is of none, or made to be inherited."""
    return (issubclass(form, forms.ModelForm) and form._meta.model) or Municipality


def test_a_section_of_a_municipality_that_is_not_stored_yet_has_no_parent(places: tuple[Municipality, ...]) -> None:
    with open_all():
        section = Unit(municipality=Municipality(name="เทศบาลใหม่"), name="งาน", parent=row_of(Unit, places[0]))
        with pytest.raises(ValidationError, match="ต้องเป็นของเทศบาลเดียวกัน"):
            section.clean()


def test_ones_own_are_taken_and_cost_no_query_when_they_are_at_hand(
    municipality: Municipality, django_assert_num_queries: Any
) -> None:
    unit = make_unit(municipality)
    person = make_member(municipality, Role.STAFF, unit=unit)
    with open_municipality(municipality):
        member = Membership.objects.get(user=person)
        with django_assert_num_queries(1):  # what did not change is not looked at
            member.save()
        parent = Unit.objects.create(municipality=municipality, name="สำนักปลัด")
        with django_assert_num_queries(1):
            Unit.objects.create(municipality=municipality, name="งานธุรการ", parent=parent)
        with django_assert_num_queries(2):  # many rows with keys alone: one more query for all of them
            Unit.objects.bulk_create(
                Unit(municipality=municipality, name=f"งาน {n}", parent_id=parent.pk) for n in range(20)
            )
        unit.parent_id = parent.pk
        unit.save()
    make_route(municipality)
    with open_all(), django_assert_num_queries(2):  # not even the way to the municipality
        RouteStep.objects.all()[0].save()
    with open_municipality(municipality):
        assert Unit.objects.get(pk=unit.pk).parent == parent
