"""Every word of allauth's that our pages can say is said in ours."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import allauth
import pytest
from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.template.loader import get_template
from django.urls import URLPattern
from django.utils.module_loading import import_string

from accounts.signing_in import urls
from accounts.signing_in.adapters import ERRORS, SecondFactorAdapter

PACKAGE = Path(allauth.__file__).parent
# What is only raised by pages that have no address here: signing up, e-mail and telephone as names, codes by mail.
UNREACHED = {
    *("cannot_remove_primary_email", "duplicate_email", "email_password_mismatch", "phone_password_mismatch"),
    *("email_taken", "max_email_addresses", "phone_taken", "unknown_email", "unknown_phone", "same_as_current"),
    *(
        "unverified_primary_email",
        "username_blacklisted",
        "username_taken",
        "select_only_one",
        "invalid_or_expired_key",
    ),
}
THAI = re.compile("[ก-๛]")


def classes() -> list[type]:
    found = [getattr(pattern.callback, "view_class", None) for pattern in urls.urlpatterns]
    return [kind for kind in found if kind is not None]


def test_every_error_is_ours_or_belongs_to_a_page_that_is_not() -> None:
    assert set(DefaultAccountAdapter.error_messages) - UNREACHED == set(ERRORS)
    theirs, said = DefaultMFAAdapter.error_messages, SecondFactorAdapter.error_messages
    assert {key for key, words in theirs.items() if said[key] is words} == {"add_email_blocked", "unverified_email"}
    assert all(THAI.search(words) for words in ERRORS.values())


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_every_page_has_a_template_of_ours(kind: type) -> None:
    if name := getattr(kind, "template_name", None):
        template: Any = get_template(name)
        assert Path(template.origin.name).is_relative_to(settings.BASE_DIR / "templates")


@pytest.mark.parametrize("path", [*settings.ACCOUNT_FORMS.values(), *settings.MFA_FORMS.values()])
def test_every_field_has_a_label_of_ours(path: str) -> None:
    module, _, name = path.rpartition(".")
    assert getattr(import_module(module), name) is import_string(path)


def test_the_pages_are_views_of_allauth() -> None:
    assert all(isinstance(pattern, URLPattern) for pattern in urls.urlpatterns)
    assert views.LoginView
