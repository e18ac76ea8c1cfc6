"""What is asked of people on their way: who signs confirms it once more, an administrator says why they read."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.utils import timezone

from accounts.content_access import OPENED
from accounts.models import Municipality
from accounts.step_up import PROVEN_AT


def prove(client: Client) -> None:
    """As if the person had given the password a moment ago."""
    session = client.session
    session[PROVEN_AT] = timezone.now().timestamp()
    session.save()


def let_read(client: Client, *places: Municipality) -> None:
    """As if a platform administrator had said a moment ago why these are read."""
    session = client.session
    session[OPENED] = {str(place.pk): timezone.now().timestamp() for place in places}
    session.save()


def confirmed(client: Client, address: str, **words: str) -> Any:
    """Presses the button with these words, and the one on the page that asks once more; the last answer."""
    prove(client)
    asked = client.post(address, words)
    shown = shown_on(asked.content.decode())
    return client.post(address, words | {"shown": shown}) if shown else asked


def shown_on(page: str) -> str:
    """The mark of what a page asks to confirm; "" where it asks nothing."""
    found = re.search(r'name="shown" value="(\w+)"', page)
    return found[1] if found else ""
