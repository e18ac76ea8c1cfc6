"""The benchmark's floor: of the known styles nearly every error is found, and next to nothing right is called wrong."""

from __future__ import annotations

from benchmarks.measure_proofreading import FAMILIES, measure


def test_known_styles() -> None:
    tally = measure(FAMILIES["known"], range(1, 3))
    counts = [sum(column) for column in zip(*tally.found.values(), strict=True)]
    assert tally.errors <= tally.numbers / 1000
    assert counts[0] >= 0.97 * sum(counts)
    for what, (error, warning, missed) in tally.found.items():
        assert error + warning >= 0.9 * (error + warning + missed), what
