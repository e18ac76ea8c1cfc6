"""Damaged files of each kind are read or refused, never a crash; `./dev bench measure_damage` does it for minutes."""

import pytest

from benchmarks.measure_damage import SOUND, attack


@pytest.mark.parametrize("kind", SOUND)
def test_damage_is_read_or_refused(kind: str) -> None:
    seeds = range(1, 8 if kind == "docx" else 60)
    assert [said for seed in seeds if (said := attack(kind, seed))] == []


@pytest.mark.parametrize(("kind", "seed"), [("docx", 32), ("ods", 127), ("ods", 2318), ("odt", 1564)])
def test_what_once_crashed_does_not(kind: str, seed: int) -> None:
    assert attack(kind, seed) == ""
