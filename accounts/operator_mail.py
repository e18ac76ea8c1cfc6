"""Mail to whoever runs the platform: what the machine found, once a day or when something is damaged."""

from __future__ import annotations

import logging

from django.conf import settings

from accounts.background import enqueue
from accounts.machine_mail import machine_mail, mail_is_sent, sent
from accounts.models import User

logger = logging.getLogger(__name__)


def operators() -> list[str]:
    """Where such a mail goes: the operator's own address, otherwise every administrator's."""
    if settings.OPERATOR_EMAIL:
        return [settings.OPERATOR_EMAIL]
    administrators = User.objects.filter(is_superuser=True, is_active=True).exclude(email="")
    return list(administrators.order_by("pk").values_list("email", flat=True))


def damage_met(said: str) -> None:
    """Somebody met damage: it is logged, and everything is checked at once, of which the operator gets a mail."""
    logger.error("%s", said)
    enqueue("ita_portal.tasks.check_integrity_anew")


def tell_operator(subject: str, text: str, *, attachment: tuple[str, str] | None = None) -> bool:
    """Mails the operator; `attachment`: a file's name and its text (CSV). Says whether it went out; never raises."""
    to = operators() if mail_is_sent() else []
    if not to:
        return False
    message = machine_mail(subject, text, *to)
    if attachment:
        name, content = attachment
        message.attach(name, content, "text/csv")
    return sent(message, "a mail to the operator", logging.ERROR)
