"""What the pages of a year are tried with: who reads them, a plan with its result, and versions of papers."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import Municipality, Role, User
from documents.models import Paper, PaperVersion
from plans.models import Plan
from tests.factories import make_assessment, make_member, make_plan

READY: dict[str, Any] = {"state": "ready", "sha256": "0" * 64, "pages": 3}


@pytest.fixture
def coordinator(opened: Municipality) -> User:
    return make_member(opened, Role.COORDINATOR, password=None)


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    make_assessment(opened, 2568)
    return make_plan(opened, 2569)


def add_version(place: Municipality, kind: str, variant: str = "", year: int = 2569, **fields: Any) -> PaperVersion:
    """The next version of this paper, ready where nothing else is said."""
    paper, _ = Paper.objects.get_or_create(municipality=place, kind=kind, variant=variant, fiscal_year=year)
    number = paper.versions.count() + 1
    return PaperVersion.objects.create(paper=paper, number=number, content={}, **{**READY, **fields})
