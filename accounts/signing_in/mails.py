"""Mails that the worker sends to one person about the way in."""

from __future__ import annotations

from typing import Any

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.machine_mail import machine_mail, mail_is_sent, sent
from accounts.models import MembershipOffer, User
from accounts.signing_in.emails import new_email_path
from accounts.signing_in.invitations import LASTS, invite, start_address
from accounts.signing_in.models import SecurityEvent
from accounts.signing_in.second_factor import is_required_of, ways_of
from accounts.tenancy import open_all


def mail_event(pk: int) -> bool:
    """Tells the person of a security event, at a former address too; says whether a mail went out."""
    event = SecurityEvent.objects.select_related("user").filter(pk=pk).first()
    if event is None:
        return False
    addresses = sorted({event.user.email, event.also_to} - {""})  # each by itself: neither learns the other
    subject = event.get_kind_display()
    went_out = [_mailed(event.user, to, subject, "security_event", event=event) for to in addresses]
    return any(went_out)


def mail_new_password(pk: int) -> bool:
    """Mails the link that sets a new password, to the address that the account has now.

    Not to who must have a second factor and has none: whoever reads that mailbox would be the first to add one.
    """
    user = User.objects.filter(pk=pk, is_active=True).exclude(email="").first()
    if user is None:
        return False
    if is_required_of(user) and not ways_of(user):
        return _mailed(user, user.email, "ตั้งรหัสผ่านใหม่", "new_password_refused")
    return _mailed(user, user.email, "ตั้งรหัสผ่านใหม่", "new_password", link=settings.PUBLIC_URL + new_password_path(user))


def mail_new_email(pk: int) -> bool:
    """Mails the link that confirms a new address, to that address."""
    user = User.objects.filter(pk=pk, is_active=True).exclude(email_asked="").first()
    if user is None:
        return False
    return _mailed(user, user.email_asked, "ยืนยันอีเมลใหม่", "new_email", link=settings.PUBLIC_URL + new_email_path(user))


def mail_invitation(pk: int, by: int) -> bool:
    """Mails a link that lets the person set an own password; the code is made here and known to nobody else."""
    user = User.objects.filter(pk=pk, is_active=True).exclude(email="").first()
    if user is None or not mail_is_sent():
        return False
    link = f"{start_address()}?code={invite(user, User.objects.filter(pk=by).first())}"
    return _mailed(user, user.email, "เริ่มใช้งานบัญชีของท่าน", "invitation", link=link, days=LASTS.days)


def mail_offer(pk: int) -> bool:
    """Tells whoever is asked to work in a municipality where to answer; nobody where the name was nobody's."""
    with open_all():
        offers = MembershipOffer.objects.select_related("user", "municipality").filter(pk=pk, answered_at=None)
        offer = offers.exclude(user=None).exclude(user__email="").first()
    if offer is None or offer.user is None:
        return False
    link = settings.PUBLIC_URL + reverse("profile")
    subject = f"{offer.municipality}เชิญท่านทำงานด้วย"
    return _mailed(offer.user, offer.user.email, subject, "offer", offer=offer, link=link)


def new_password_path(user: User) -> str:
    """Where this person sets a new password: good once, for `PASSWORD_RESET_TIMEOUT`."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=parts)


def _mailed(user: User, to: str, subject: str, template: str, **context: Any) -> bool:
    body = render_to_string(f"accounts/{template}.txt", {"user": user, "base": settings.PUBLIC_URL, **context})
    return sent(machine_mail(subject, body, to), f"a mail about the account of user {user.pk}")
