"""What people are told, and the heads of the audit chains, in the worker. A lost or repeated task does no harm."""

from celery import shared_task
from django.utils import timezone

from accounts import acting_notices, audit_heads, digest
from accounts.editing.drafts import forget_old_drafts
from accounts.sessions import SessionStore
from accounts.signing_in import events, mails, profile, recovery_codes
from accounts.tenancy import open_all


@shared_task
def send_digests() -> None:
    """Each morning: one task a person, so that one that fails keeps nobody waiting."""
    for user_id in digest.people_to_mail():
        send_digest.delay(user_id)


@shared_task
def send_digest(user_id: int) -> None:
    """Mails one person's notices."""
    digest.send_digest(user_id)


@shared_task
def tell_of_acting() -> None:
    """Each morning: whoever acts for a position, or did until yesterday, knows; and whoever holds it."""
    acting_notices.tell_todays(timezone.localdate())


@shared_task
def keep_heads() -> None:
    """Each night: where every audit chain ends, into the file and to the operator."""
    audit_heads.keep_heads(timezone.localdate())


@shared_task
def mail_security_event(event_id: int) -> None:
    """At once: something happened to a person's way in."""
    mails.mail_event(event_id)


@shared_task
def mail_invitation(user_id: int, by_id: int) -> None:
    """At once: the link by which a person comes in for the first time."""
    mails.mail_invitation(user_id, by_id)


@shared_task
def mail_offer(offer_id: int) -> None:
    """At once: a municipality asks the person to work there, too."""
    mails.mail_offer(offer_id)


@shared_task
def mail_new_password(user_id: int) -> None:
    """At once: the link that sets a new password."""
    mails.mail_new_password(user_id)


@shared_task
def mail_new_email(user_id: int) -> None:
    """At once: the link that confirms a new address."""
    mails.mail_new_email(user_id)


@shared_task
def hash_recovery_codes(pk: int) -> None:
    """At once: what a person has seen and kept is readable here no more."""
    recovery_codes.hash_codes(pk)


@shared_task
def forget_old() -> None:
    """Each night: ended sessions, old events, drafts untouched for long; recovery codes whose task was lost."""
    SessionStore.clear_expired()
    profile.forget_ended()
    events.forget_old()
    for pk in recovery_codes.shown_and_readable():
        hash_recovery_codes.delay(pk)
    with open_all():
        forget_old_drafts()
