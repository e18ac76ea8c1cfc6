"""A mail that the machine writes by itself: how all of them begin, say that nobody reads answers, and are sent."""

from __future__ import annotations

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

logger = logging.getLogger(__name__)


def mail_is_sent() -> bool:
    """Whether this installation has a mail server at all."""
    return settings.EMAIL_BACKEND != "django.core.mail.backends.dummy.EmailBackend"


def machine_mail(subject: str, body: str, *to: str, **headers: str) -> EmailMultiAlternatives:
    """Its headers hold nothing that anybody typed but addresses, whose line breaks Django refuses.

    Headers are named as in Python: List_Unsubscribe.
    """
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return EmailMultiAlternatives(
        f"ITA Portal: {subject}", body, to=to, headers={**named, "Auto-Submitted": "auto-generated"}
    )


def sent(message: EmailMultiAlternatives, said: str, level: int = logging.WARNING) -> bool:
    """Sends it; whether it went out. `said` names it in the log. Never raises: False where no mail is sent at all."""
    if not mail_is_sent():
        return False
    try:
        message.send()
    except (OSError, ValueError) as error:  # no server, refused by it, or an address no header can hold
        # Its words may quote the address: the log gets the kind of error only.
        logger.log(level, "%s could not be sent: %s", said, type(error).__name__)
        return False
    return True
