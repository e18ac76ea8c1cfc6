"""Django's own pages: for the administrator alone, who reads every model there."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.tenancy import open_all
from tests.conftest import Cases
from tests.matrix.people import ROLES, Place, client_for
from tests.matrix.test_urls import everything

pytestmark = pytest.mark.django_db


def admin_addresses(model: type[Model]) -> list[str]:
    """A model's list, and its forms where it has them."""
    base = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    addresses = [reverse(f"{base}_changelist"), reverse(f"{base}_add")]
    with open_all():
        row = model._default_manager.first()
    return [*addresses, reverse(f"{base}_change", args=[row.pk])] if row else addresses


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_nobody_but_the_administrator_enters_the_admin_site(here: Place, there: Place, role: str, cases: Cases) -> None:
    client, before = client_for(here, role), everything()
    models = admin.site._registry
    for url in [reverse("admin:index"), *(url for model in models for url in admin_addresses(model))]:
        with cases.case(url):
            for answer in (client.get(url), client.post(url, {"name": "x"})):
                assert answer.status_code == 302
                assert answer.headers["Location"].startswith(("/sign-in/?next=", "/admin/login/?next="))
    assert everything() == before


def test_the_administrators_site_shows_no_trail(here: Place) -> None:
    """It holds what municipalities write; on its own page, each tells who reads it."""
    assert AuditEntry not in admin.site._registry


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_the_administrator_sees_every_model(here: Place, there: Place, model: type[Model]) -> None:
    client = client_for(here, "administrator")
    for url in admin_addresses(model):
        assert client.get(url).status_code == 200, url
