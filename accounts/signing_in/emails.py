"""The address that links to set a new password are mailed to: whose it is decides who gets the account.

A new one counts when the person, signed in, has opened the link that was mailed to it; whoever asked for it. Both
addresses are told.
"""

from __future__ import annotations

import copy

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.administered import administered, keep_administered
from accounts.background import enqueue
from accounts.machine_mail import mail_is_sent
from accounts.models import User
from accounts.recorded_admin import municipalities_of_row
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.models import Invitation
from accounts.signing_in.way_in import is_in_use
from accounts.tenancy import open_all


class _Links(PasswordResetTokenGenerator):
    """Good until the address, the one asked for or the password changes, for `PASSWORD_RESET_TIMEOUT`."""

    key_salt = "accounts.signing_in.emails"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return "\0".join([str(user.pk), user.password, user.email, user.email_asked, str(timestamp)])


_links = _Links()


def set_email(user: User, email: str, request: HttpRequest | None = None) -> bool:
    """Somebody sets another address, the person or an administrator; whether it counts at once.

    It does for an account that is not in use yet, whose invitations are good no more: one may have gone to the wrong
    place. For one in use it waits for the person, unless there is no mail that could ask. Inside a transaction.
    """
    if email == user.email:
        return True
    if email and is_in_use(user) and mail_is_sent():
        user.email_asked = email
        user.save(update_fields=["email_asked"])
        record_event(user, Kind.EMAIL_ASKED, request)
        enqueue("accounts.tasks.mail_new_email", user.pk)
        return False
    if not is_in_use(user):
        Invitation.objects.filter(user=user, used_at=None).update(ends_at=timezone.now())
    _change(user, email, request)
    return True


def confirm_email(user: User, key: str, request: HttpRequest) -> bool:
    """The person, signed in, opened the link: from now on the new address counts. Whether the link was good."""
    with transaction.atomic(), open_all():  # the trail of wherever the person works
        user = User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if not is_good(user, key):
            return False
        before = copy.copy(user)
        _change(user, user.email_asked, request)
        done = [administered("account.changed", before, user)]
        keep_administered(user, done, municipalities_of_row(user))
    return True


def is_good(user: User, key: str) -> bool:
    """Whether a link still confirms the address that this person is asked about."""
    return bool(user.email_asked) and _links.check_token(user, key)


def new_email_path(user: User) -> str:
    """Where the person confirms the new address."""
    return reverse("email-confirm", kwargs={"key": _links.make_token(user)})


def _change(user: User, email: str, request: HttpRequest | None) -> None:
    former, user.email, user.email_asked = user.email, email, ""
    user.save(update_fields=["email", "email_asked"])
    record_event(user, Kind.EMAIL_CHANGED, request, also_to=former)
