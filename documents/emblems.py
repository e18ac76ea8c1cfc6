"""A municipality's own emblem: one picture, on the covers of the papers that are begun after it was put in. It takes
room as every picture does, and one that was replaced as long as a cover has it."""

from __future__ import annotations

from django.db import transaction

from accounts import storage
from accounts.administered import Administered, keep_administered, words_of
from accounts.audit import lock
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, require
from accounts.quotas import require_room
from documents.kept_files import KeptFile
from documents.models import PaperSection
from documents.pictures import printable
from plans.evidence.file_types import Refused


def put_emblem(actor: Actor, content: bytes) -> None:
    """Puts a picture in, in place of the one before. Raises Refused for what is no picture that can be printed."""
    require(actor, Capability.SET_UP)
    require_room(len(content), Refused)
    kept = printable(content)
    _set(actor, storage.store(kept), len(kept))


def remove_emblem(actor: Actor) -> None:
    """Takes it away; the papers that have it keep it."""
    require(actor, Capability.SET_UP)
    _set(actor, "")


def _set(actor: Actor, picture: str, size: int = 0) -> None:
    with transaction.atomic():
        lock([actor.municipality.pk])
        place = Municipality.objects.get(pk=actor.municipality.pk)
        before, place.emblem = place.emblem, picture
        if before == picture:
            return
        if picture:
            require_room(size, Refused)
        place.save(update_fields=["emblem"])
        for former in KeptFile.objects.filter(municipality=place, version=None):
            _leave_to_a_cover(former)
            former.delete()
        if picture:
            KeptFile.objects.create(municipality=place, sha256=picture, size=size)
        change = (str(Municipality._meta.get_field("emblem").verbose_name), before[:12], picture[:12])
        words = f"{'เปลี่ยน' if picture else 'นำออก'}ตราของ{words_of(place)}"
        keep_administered(actor.user, [Administered(place, "municipality.changed", words, (change,))], [place])


def _leave_to_a_cover(former: KeptFile) -> None:
    """Of the covers that have the emblem one counts it from now on."""
    covers = PaperSection.objects.filter(paper__municipality=former.municipality_id, picture=former.sha256)
    if not covers.filter(picture_size__gt=0).exists() and (cover := covers.first()):
        PaperSection.objects.filter(pk=cover.pk).update(picture_size=former.size)
