"""A version's check list, as tests read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from accounts.tenancy import open_municipality
from approvals import actions
from approvals.checks.checking import checks_today
from approvals.checks.listing import ListedCheck
from documents.models import PaperVersion
from tests.approvals.town import Town

Line = tuple[str, str]  # result and words


def made(town: Town, kind: str = "plan", year: int = 2569, variant: str = "") -> PaperVersion:
    """A version that nobody renders: what is checked is its content."""
    with open_municipality(town.municipality):
        version = actions.make_paper(town.actor(town.coordinator), kind, year, variant)
        return read_again(version)


def read_again(version: PaperVersion) -> PaperVersion:
    return PaperVersion.objects.select_related("paper__municipality").get(pk=version.pk)


def checks(town: Town, version: PaperVersion, identity: str) -> list[ListedCheck]:
    """What one check says of it."""
    with open_municipality(town.municipality):
        return [check for check in checks_today(read_again(version)).checks if check.identity == identity]


def lines(town: Town, version: PaperVersion, identity: str) -> list[Line]:
    return [(check.result, check.words) for check in checks(town, version, identity)]


def rewritten(version: PaperVersion, change: Callable[[dict[str, Any]], object]) -> PaperVersion:
    """The version with another content, as no page would freeze it today."""
    content = dict(version.content)
    change(content)
    PaperVersion.objects.filter(pk=version.pk).update(content=content)
    return read_again(version)
