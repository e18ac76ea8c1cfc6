"""A town, open for the length of the test."""

from __future__ import annotations

import pytest

from accounts.models import Municipality
from tests.approvals.town import Town, make_town


@pytest.fixture
def town(opened: Municipality) -> Town:
    return make_town(opened)
