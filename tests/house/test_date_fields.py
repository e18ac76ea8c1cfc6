"""One date field in the whole product: every form, every page of the administrator and every template is looked at."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.db import models
from django.test import RequestFactory

from accounts.date_fields import ThaiDateField, ThaiDateInput
from accounts.models import User
from accounts.tenancy import open_all

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "scores", "plans", "documents", "approvals", "ita_portal")
FORBIDDEN_FIELDS = (forms.DateField, forms.DateTimeField, forms.TimeField, forms.SplitDateTimeField)
FORBIDDEN_WIDGETS = (
    forms.DateInput,
    forms.DateTimeInput,
    forms.TimeInput,
    forms.SplitDateTimeWidget,
    forms.SelectDateWidget,
    AdminDateWidget,
)
NATIVE_TYPES = {"date", "month", "week", "datetime-local", "time"}


OurForm: TypeAlias = "type[forms.Form] | type[forms.ModelForm[Any]]"


def our_forms() -> "Iterator[OurForm]":
    """Every form class of the product."""
    for name in APPS:
        package = import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if ".migrations" not in module.name:
                import_module(module.name)
    waiting: list[Any] = [forms.Form, forms.ModelForm]
    while waiting:
        for found in waiting.pop().__subclasses__():
            waiting.append(found)
            if found.__module__.split(".")[0] in APPS:
                yield found


def fields_of_forms() -> Iterator[tuple[str, forms.Field]]:
    for form in our_forms():
        for name, field in form.base_fields.items():
            yield f"{form.__module__}.{form.__name__}.{name}", field


def fields_of_the_administrator() -> Iterator[tuple[str, forms.Field]]:
    request = RequestFactory().get("/admin/")
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    with open_all():
        for model, site in admin.site._registry.items():
            if not site.has_add_permission(request):
                continue  # for reading only
            pages = [site.get_form(request), *(form.form for form, _ in site.get_formsets_with_inlines(request))]
            for page in pages:
                for name, field in page.base_fields.items():
                    yield f"{model._meta.label} {page.__name__}.{name}", field


def is_foreign(field: forms.Field) -> bool:
    """Whether a field reads or shows a date in another way than ours."""
    widget = field.widget
    native = getattr(widget, "input_type", "") in NATIVE_TYPES or widget.attrs.get("type") in NATIVE_TYPES
    if isinstance(field, ThaiDateField):
        return native or not isinstance(widget, ThaiDateInput)
    return native or isinstance(field, FORBIDDEN_FIELDS) or isinstance(widget, FORBIDDEN_WIDGETS)


@pytest.mark.django_db
def test_every_date_of_every_form_is_our_date_field() -> None:
    found = [*fields_of_forms(), *fields_of_the_administrator()]
    assert [name for name, field in found if is_foreign(field)] == []
    assert {"start", "end"} <= {name.rsplit(".")[-1] for name, field in found if isinstance(field, ThaiDateField)}


@pytest.mark.parametrize(
    "field",
    [
        models.DateField().formfield(),
        models.DateTimeField().formfield(),
        forms.CharField(widget=forms.TextInput({"type": "month"})),
        ThaiDateField(widget=forms.DateInput),
    ],
)
def test_the_test_would_notice_another_field(field: forms.Field) -> None:
    assert is_foreign(field)


def test_no_list_of_the_administrator_is_sifted_by_years_of_the_common_era() -> None:
    for model, site in admin.site._registry.items():
        assert site.date_hierarchy is None, model
        for name in site.get_list_filter(RequestFactory().get("/")):
            assert isinstance(name, str), model
            assert not isinstance(model._meta.get_field(name), models.DateField), (model, name)


def test_no_template_and_no_script_has_a_date_box_of_the_browser() -> None:
    native = re.compile(rf"type\s*=\s*[\"']?(?:{'|'.join(NATIVE_TYPES)})\b")
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static").rglob("*.js")]
    files += [file for name in APPS for file in (ROOT / name).rglob("*.py")]
    assert [file.name for file in files if native.search(file.read_text())] == []


def test_no_template_prints_a_year_of_the_common_era() -> None:
    """Django's own filter knows no other era: of a moment it may print the hour, nothing else."""
    formats = re.compile(r"\|(?:date|time)(?::[\"']([^\"']*)[\"'])?|{%\s*now\b")
    for file in (ROOT / "templates").rglob("*.html"):
        for found in formats.finditer(file.read_text()):
            assert found[1] == "H:i", (file.name, found[0])
