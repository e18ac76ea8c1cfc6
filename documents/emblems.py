"""A municipality's own emblem: one picture, on the covers of the papers that are begun after it was put in."""

from __future__ import annotations

from django.db import transaction

from accounts import storage
from accounts.administered import Administered, keep_administered, words_of
from accounts.audit import lock
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from documents.pictures import printable


def put_emblem(actor: Actor, content: bytes) -> None:
    """Puts a picture in, in place of the one before. Raises Refused for what is no picture that can be printed."""
    require(actor, Capability.SET_UP)
    _set(actor, storage.store(printable(content)))


def remove_emblem(actor: Actor) -> None:
    """Takes it away; the papers that have it keep it."""
    require(actor, Capability.SET_UP)
    _set(actor, "")


def _set(actor: Actor, picture: str) -> None:
    with transaction.atomic():
        lock([actor.municipality.pk])
        place = Municipality.objects.get(pk=actor.municipality.pk)
        before, place.emblem = place.emblem, picture
        if before == picture:
            return
        place.save(update_fields=["emblem"])
        change = (str(Municipality._meta.get_field("emblem").verbose_name), before[:12], picture[:12])
        words = f"{'เปลี่ยน' if picture else 'นำออก'}ตราของ{words_of(place)}"
        keep_administered(actor.user, [Administered(place, "municipality.changed", words, (change,))], [place])
