"""The daily e-mail: what a person was told and has not been mailed yet, and the way to stop it."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.machine_mail import machine_mail, mail_is_sent, sent
from accounts.models import Notice, User
from accounts.notices import notices_of

OLDEST = dt.timedelta(days=14)  # what could not be mailed for so long is no news any more
_signer = signing.Signer(salt="accounts.digest.stop")


def people_to_mail() -> list[int]:
    """Who may have something to be mailed; nobody where no mail is sent."""
    if not mail_is_sent():
        return []
    people = _readers().filter(pk__in=_unmailed().values("user"))
    return list(people.order_by("pk").values_list("pk", flat=True))


def is_overdue(before: dt.datetime) -> bool:
    """Whether somebody has not been mailed what the person was told before this moment, and may still read."""
    late = _unmailed().filter(created_at__lt=before)
    readers = _readers().filter(pk__in=late.values("user")).order_by("pk")
    return any(notices_of(user).filter(pk__in=late.values("pk")).exists() for user in readers.iterator())


def _readers() -> QuerySet[User]:
    return User.objects.filter(is_active=True, wants_digest=True).exclude(email="")


def _unmailed() -> QuerySet[Notice]:
    return Notice.objects.filter(
        mailed_at__isnull=True, settled_at__isnull=True, created_at__gte=timezone.now() - OLDEST
    )


def send_digest(user_id: int) -> bool:
    """Mails one person's unmailed notices; says whether something was sent. RuntimeError inside a transaction.

    They are marked as mailed first, in a short transaction, so that another worker finds nothing to send, and the mail
    goes out while nothing is locked: a slow mail server keeps nobody from working. A mail that could not be sent gives
    them back for tomorrow's. A worker that dies in between loses this one mail: the notices are still there, unread, in
    the portal, whereas marking afterwards would repeat a mail that kills its worker every morning.
    """
    if not mail_is_sent():
        return False
    user = _readers().filter(pk=user_id).first()
    notices = _claimed(user) if user else []
    if user is None or not notices:
        return False
    went_out = False
    try:
        went_out = sent(_message(user, notices), f"digest of user {user_id}")
    finally:
        if not went_out:
            Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=None)
    return went_out


def _claimed(user: User) -> list[Notice]:
    """The person's notices to be mailed, marked as mailed: nobody else gets them after this."""
    now = timezone.now()
    with transaction.atomic(durable=True):
        unmailed = notices_of(user) & _unmailed()
        notices = list(
            unmailed.select_for_update(skip_locked=True, of=("self",), no_key=True).order_by(
                "municipality__name_key", "municipality", "pk"
            )
        )
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=now)
    return notices


def _message(user: User, notices: list[Notice]) -> EmailMultiAlternatives:
    stop = settings.PUBLIC_URL + reverse("unsubscribe", kwargs={"token": token_of(user)})
    context = {"user": user, "notices": notices, "base": settings.PUBLIC_URL, "stop": stop}
    message = machine_mail(
        f"แจ้งเตือน {len(notices)} เรื่อง",
        render_to_string("accounts/digest.txt", context),
        user.email,
        List_Unsubscribe=f"<{stop}>",
        List_Unsubscribe_Post="List-Unsubscribe=One-Click",  # RFC 8058: a mail program may stop it by itself
    )
    message.attach_alternative(render_to_string("accounts/digest.html", context), "text/html")
    return message


def token_of(user: User) -> str:
    """What the way out of the mail bears instead of a sign-in. It stops the mail and does nothing else."""
    return _signer.sign(str(user.pk))


def user_of(token: str) -> User | None:
    """Whose mail a token stops; None for one that is not ours."""
    try:
        return User.objects.filter(pk=int(_signer.unsign(token))).first()
    except signing.BadSignature:
        return None


def set_digest(user: User, wanted: bool) -> None:
    """Switches a person's e-mail on or off."""
    User.objects.filter(pk=user.pk).update(wants_digest=wanted)
