"""Mails that the worker sends to one person about the way in."""

from __future__ import annotations

import logging

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from accounts.digest import mail_is_sent
from accounts.models import MembershipOffer, User
from accounts.signing_in.events import mail_of
from accounts.signing_in.invitations import LASTS, invite, start_address
from accounts.signing_in.models import SecurityEvent
from accounts.tenancy import open_all

logger = logging.getLogger(__name__)


def mail_event(pk: int) -> bool:
    """Tells the person of a security event; says whether a mail went out."""
    event = SecurityEvent.objects.select_related("user").filter(pk=pk).exclude(user__email="").first()
    return event is not None and _sent(mail_of(event, settings.PUBLIC_URL), event.user)


def mail_new_password(pk: int) -> bool:
    """Mails the link that sets a new password, to the address that the account has now."""
    user = User.objects.filter(pk=pk, is_active=True).exclude(email="").first()
    if user is None:
        return False
    context = {"user": user, "link": settings.PUBLIC_URL + new_password_path(user)}
    body = render_to_string("accounts/new_password.txt", context)
    message = EmailMessage("ITA Portal: ตั้งรหัสผ่านใหม่", body, to=[user.email])
    message.extra_headers = {"Auto-Submitted": "auto-generated"}
    return _sent(message, user)


def mail_invitation(pk: int, by: int) -> bool:
    """Mails a link that lets the person set an own password; the code is made here and known to nobody else."""
    user = User.objects.filter(pk=pk, is_active=True).exclude(email="").first()
    if user is None or not mail_is_sent():
        return False
    code = invite(user, User.objects.filter(pk=by).first())
    link = f"{start_address()}?code={code}"
    body = render_to_string("accounts/invitation.txt", {"user": user, "link": link, "days": LASTS.days})
    message = EmailMessage("ITA Portal: เริ่มใช้งานบัญชีของท่าน", body, to=[user.email])
    message.extra_headers = {"Auto-Submitted": "auto-generated"}
    return _sent(message, user)


def mail_offer(pk: int) -> bool:
    """Tells whoever is asked to work in a municipality where to answer; nobody where the name was nobody's."""
    with open_all():
        offers = MembershipOffer.objects.select_related("user", "municipality").filter(pk=pk, answered_at=None)
        offer = offers.exclude(user=None).exclude(user__email="").first()
    if offer is None or offer.user is None:
        return False
    context = {"offer": offer, "link": settings.PUBLIC_URL + reverse("profile")}
    body = render_to_string("accounts/offer.txt", context)
    message = EmailMessage(f"ITA Portal: {offer.municipality}เชิญท่านทำงานด้วย", body, to=[offer.user.email])
    message.extra_headers = {"Auto-Submitted": "auto-generated"}
    return _sent(message, offer.user)


def new_password_path(user: User) -> str:
    """Where this person sets a new password: good once, for `PASSWORD_RESET_TIMEOUT`."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return reverse("account_reset_password_from_key", kwargs=parts)


def _sent(message: EmailMessage, user: User) -> bool:
    if not mail_is_sent():
        return False
    try:
        message.send()
    except (OSError, ValueError) as error:  # no server, refused by it, or an address no header can hold
        logger.warning("a mail about the account of user %d could not be sent: %s", user.pk, type(error).__name__)
        return False
    return True
