"""A town whose papers are signed."""

from __future__ import annotations

import pytest

from accounts.models import Municipality
from documents.authority import Authority
from tests.approvals.town import Town, make_town


@pytest.fixture
def town(municipality: Municipality, authority: Authority) -> Town:
    return make_town(municipality)
