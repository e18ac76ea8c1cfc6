"""What a municipality says of itself: its website and the letters before its numbers.

Name and place are the platform administrator's, who begins it.
"""

from __future__ import annotations

import copy

from django.db import transaction

from accounts.administered import administered, keep_administered
from accounts.audit import lock
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, PlatformActor, require
from accounts.tenancy import open_municipality


def stored_identity(municipality: Municipality) -> dict[str, str]:
    """What is set, by the names of the form's fields."""
    return {"website": municipality.website, "document_prefix": municipality.document_prefix}


def set_identity(actor: Actor, website: str, document_prefix: str, *, opened_with: str) -> bool:
    """Stores both; False where nothing is new. EditedMeanwhile where somebody else changed it since."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        place = Municipality.objects.get(pk=actor.municipality.pk)
        before, stored = copy.copy(place), stored_identity(place)
        if stored == {"website": website, "document_prefix": document_prefix}:
            return False
        if opened_with != fingerprint(stored):
            raise EditedMeanwhile
        place.website, place.document_prefix = website, document_prefix
        place.save(update_fields=["website", "document_prefix"])
        keep_administered(actor.user, [administered("municipality.changed", before, place)], [place])
    return True


def begin_municipality(actor: PlatformActor, place: Municipality) -> None:
    """Stores a new one, whose trail begins with that. IntegrityError where its code was taken meanwhile."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        place.save()
        with open_municipality(place):
            keep_administered(actor.user, [administered("municipality.added", None, place)], [place])
