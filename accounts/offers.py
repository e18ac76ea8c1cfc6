"""Asking somebody who has an account already to work in a municipality, too: they answer on their own page.

Whoever asks learns nothing of accounts: a name that nobody has waits and ends as one that is not answered does.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.administered import administered, keep_administered
from accounts.audit import lock, record
from accounts.background import enqueue
from accounts.models import Membership, MembershipOffer, Unit, User
from accounts.permissions import Actor, Capability, require
from accounts.tenancy import open_all, open_municipality

LASTS = dt.timedelta(days=14)
MOST = 20  # that wait in one municipality
OWN = "เชิญตนเองไม่ได้ ให้ผู้ดูแลคนอื่นหรือผู้ดูแลระบบเป็นผู้เปลี่ยนบทบาทของท่าน"


class CannotOffer(Exception):
    """Nobody is asked; the message says why, in Thai."""


def waiting() -> QuerySet[MembershipOffer]:
    """Those that are not answered and have not ended."""
    return MembershipOffer.objects.filter(answered_at=None, made_at__gt=timezone.now() - LASTS)


def offer_membership(actor: Actor, named: str, role: str, unit: Unit | None) -> None:
    """Asks whoever signs in by this name, or has this e-mail; the answer is the same where nobody does.

    CannotOffer for oneself, as nobody changes their own roles, and while too many wait.
    """
    require(actor, Capability.SET_UP)
    user = _known_as(named)
    if user and user == actor.user:
        raise CannotOffer(OWN)
    with transaction.atomic():
        lock([actor.municipality.pk])
        if waiting().count() >= MOST:
            raise CannotOffer(f"มีคำเชิญที่รอคำตอบอยู่ {MOST} รายการแล้ว รอคำตอบหรือยกเลิกบางรายการก่อน")
        offer = MembershipOffer.objects.create(
            municipality=actor.municipality, named=named, user=user, by=actor.user, role=role, unit=unit
        )
        record(actor, "member.offered", offer, name=named)
        enqueue("accounts.tasks.mail_offer", offer.pk)  # of every name, or the time it takes would tell


def _known_as(named: str) -> User | None:
    """The one open account of this name or e-mail; nobody for an administrator's, or where two share an address."""
    found = User.objects.filter(Q(username__iexact=named) | Q(email__iexact=named), is_active=True, is_superuser=False)
    users = list(found[:2])
    return users[0] if len(users) == 1 else None


def take_back(actor: Actor, pk: int) -> None:
    """The municipality asks no more; one that is answered stays as it is."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        _forget(actor, waiting().filter(pk=pk))


def forget_offers(actor: Actor, user: User) -> None:
    """Who was let go, or has other roles now, finds no way back in what was offered before. Inside a transaction."""
    _forget(actor, waiting().filter(user=user))


def _forget(actor: Actor, offers: QuerySet[MembershipOffer]) -> None:
    for offer in offers:
        record(actor, "member.offer_taken_back", offer, name=offer.named)
        offer.delete()


def offers_to(user: User) -> list[MembershipOffer]:
    """What the person is asked, wherever it is."""
    with open_all():
        return list(waiting().filter(user=user).select_related("municipality", "unit"))


def answer_offer(user: User, pk: int, *, accepts: bool) -> MembershipOffer | None:
    """The person's own answer; None where there is no such offer to them any more. Accepted, they are a member."""
    with open_all():
        found = waiting().filter(user=user, pk=pk).select_related("municipality").first()
    if found is None:
        return None
    place = found.municipality
    with open_municipality(place), transaction.atomic():
        lock([place.pk])
        offer = waiting().filter(pk=pk).select_related("municipality", "unit__merged_into").first()
        if offer is None:
            return None
        offer.answered_at = timezone.now()
        offer.save(update_fields=["answered_at"])
        if not accepts:
            record(Actor(place, user), "member.offer_declined", offer, name=offer.named)
            return offer
        unit = offer.unit and (offer.unit.merged_into or offer.unit)
        unit = None if unit and unit.closed_on else unit
        member, is_new = Membership.objects.get_or_create(
            municipality=place, user=user, role=offer.role, defaults={"unit": unit}
        )
        if is_new:
            keep_administered(user, [administered("member.added", None, member)], [place])
    return offer
