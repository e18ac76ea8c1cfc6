"""What a municipality says of itself: where it is reached, and the letters before its numbers; its name is given."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from django.db import transaction

from accounts.administered import administered, keep_administered
from accounts.audit import lock
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.models import Municipality
from accounts.permissions import Actor, Capability, PlatformActor, require
from accounts.tenancy import open_municipality

FIELDS = ("document_prefix", "telephone", "address", "website")


def stored_identity(municipality: Municipality) -> dict[str, str]:
    """What is set, by the names of the form's fields."""
    return {name: getattr(municipality, name) for name in FIELDS}


def set_identity(actor: Actor, given: Mapping[str, str], *, opened_with: str) -> bool:
    """Stores all of it; False where nothing is new. EditedMeanwhile where somebody else changed it since."""
    require(actor, Capability.SET_UP)
    new = {name: given[name] for name in FIELDS}
    with transaction.atomic():
        lock([actor.municipality.pk])
        place = Municipality.objects.get(pk=actor.municipality.pk)
        before, stored = copy.copy(place), stored_identity(place)
        if stored == new:
            return False
        if opened_with != fingerprint(stored):
            raise EditedMeanwhile
        for name, value in new.items():
            setattr(place, name, value)
        place.save(update_fields=FIELDS)
        keep_administered(actor.user, [administered("municipality.changed", before, place)], [place])
    return True


def begin_municipality(actor: PlatformActor, place: Municipality) -> None:
    """Stores a new one, whose trail begins with that. IntegrityError where its code was taken meanwhile."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        place.save()
        with open_municipality(place):
            keep_administered(actor.user, [administered("municipality.added", None, place)], [place])
