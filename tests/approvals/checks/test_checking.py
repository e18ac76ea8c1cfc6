"""Where on the pages a check's words stand."""

from __future__ import annotations

import pytest

from approvals.checks import checking
from approvals.checks.listing import ListedCheck, Result


@pytest.mark.parametrize(
    ("sought", "marked", "found"),
    [("ข ค", (0, 1), (1, 2, 3)), ("ข ๑", (2, 3), (1, 5, 6)), ("1", (1, 1), (1, 5, 6)), ("จ", (0, 1), None)],
)
def test_letters_are_found_on_a_page_and_what_is_missing_at_its_end_by_its_last(
    sought: str, marked: tuple[int, int], found: tuple[int, int, int] | None
) -> None:
    check = ListedCheck("text", Result.ERROR, "", sought=sought, marked=marked)
    page = checking._page("ก ข\n " + ("ค" if "ค" in sought else "๑"))
    assert checking._found(check, [page]) == found
