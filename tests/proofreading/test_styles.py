"""The benchmark's floor: of the known styles nearly every error is found, and next to nothing right is called wrong."""

from __future__ import annotations

import pytest

from benchmarks.measure_proofreading import FAMILIES, measure


def test_known_styles() -> None:
    tally = measure(FAMILIES["known"], range(1, 3))
    counts = [sum(column) for column in zip(*tally.found.values(), strict=True)]
    assert tally.errors <= tally.numbers / 1000
    assert counts[0] >= 0.97 * sum(counts)
    for what, (error, warning, missed) in tally.found.items():
        assert error + warning >= 0.9 * (error + warning + missed), what


@pytest.mark.parametrize("family", ["unseen", "letters", "boards"])
def test_families_that_were_strange_when_they_were_written(family: str) -> None:
    tally = measure(FAMILIES[family], range(1, 3))
    errors, warnings, missed = (sum(column) for column in zip(*tally.found.values(), strict=True))
    assert tally.errors == 0
    assert errors >= 0.7 * (errors + warnings + missed)
    assert errors + warnings >= 0.95 * (errors + warnings + missed)


@pytest.mark.parametrize("family", ["accounts", "grids", "strangers", "handed_out", "desks", "chapters"])
def test_families_that_are_still_strange(family: str) -> None:
    tally = measure(FAMILIES[family], range(1, 3))
    errors, warnings, missed = (sum(column) for column in zip(*tally.found.values(), strict=True))
    assert (tally.errors, tally.warnings) == (0, 0)
    assert errors >= 0.65 * (errors + warnings + missed)
    assert errors + warnings >= 0.9 * (errors + warnings + missed)


def test_papers_about_measures() -> None:
    tally = measure(FAMILIES["plans"], range(1, 3))
    assert (tally.errors, tally.warnings) == (0, 0)
    for what in ("measure's unit", "measure's months", "said to be done", "item's title"):
        assert tally.found[what][1:] == [0, 0], what
    error, warning, missed = tally.found["misspelt word"]
    assert (error, missed) == (0, 0)
    assert warning


@pytest.mark.parametrize("family", ["city_hall", "small_office"])
def test_families_that_were_written_blind(family: str) -> None:
    tally = measure(FAMILIES[family], range(1, 3))
    errors, warnings, missed = (sum(column) for column in zip(*tally.found.values(), strict=True))
    assert tally.errors <= tally.numbers / 1000
    assert tally.warnings <= 30 * tally.numbers / 1000
    assert errors >= 0.75 * (errors + warnings + missed)
    assert errors + warnings >= 0.9 * (errors + warnings + missed)
