"""A list comes back as a person left it: its filters are remembered, each list's for each person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from accounts.editing.models import RememberedChoice
from accounts.models import User


class RememberedList:
    """One person's filters of one list, which `place` names; `fields` are those that are remembered."""

    def __init__(self, user: User, place: str, fields: Iterable[str], given: Mapping[str, Any]) -> None:
        self.user, self.place, self.fields = user, place, tuple(fields)
        self.is_given = any(name in given for name in self.fields)  # by the address: a choice of nothing is one, too
        self.given = given

    def choice(self) -> dict[str, Any]:
        """What the address brings; where it chooses nothing of this list, with what was chosen last."""
        found = None if self.is_given else self._mine().first()
        return (QueryDict(found.query).dict() if found else {}) | dict(self.given.items())

    def remember(self, chosen: Mapping[str, Any]) -> None:
        """Keeps what the address chose, as the form understood it."""
        if not self.is_given:
            return
        query = QueryDict(mutable=True)
        query.update({name: str(chosen[name]) for name in self.fields if chosen.get(name)})
        said = query.urlencode()
        if not said:
            self._mine().delete()
        elif not self._mine().filter(query=said).exists():
            RememberedChoice.objects.update_or_create(user=self.user, place=self.place, defaults={"query": said})

    def _mine(self) -> Any:
        return RememberedChoice.objects.filter(user=self.user, place=self.place)
