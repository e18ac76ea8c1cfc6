"""What every page knows: the open municipality and its sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.permissions import Actor


@dataclass(frozen=True)
class Tab:
    """A section of a municipality."""

    label: str
    url: str
    active: bool


SECTIONS = (
    ("ภาพรวม", "municipality"),
    ("คะแนน", "scores:years"),
    ("แผน", "plans:years"),
    ("เอกสาร", "approvals:papers"),
    ("เรื่องเสนอ", "approvals:queue"),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """`actor` and `tabs` inside a municipality, nothing elsewhere. Makes no query."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {}
    code = actor.municipality.code
    urls = [(label, reverse(name, kwargs={"code": code})) for label, name in SECTIONS]
    current = max((url for _, url in urls if request.path.startswith(url)), key=len, default="")
    return {"actor": actor, "tabs": [Tab(label, url, url == current) for label, url in urls]}
