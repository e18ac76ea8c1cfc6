"""words.toml is data: every word stands once, and every year's names are in it."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from proofreading import vocabulary
from proofreading.findings import Kind
from proofreading.proofread import CHECKS
from scores.rules import known_kinds, known_years, rules_for

DATA = tomllib.loads((Path(vocabulary.__file__).parent / "words.toml").read_text("utf-8"))


def test_a_word_has_one_class() -> None:
    words = Counter(word for words in DATA["classes"].values() for word in words)
    assert [word for word, count in words.items() if count > 1] == []


def test_every_name_of_every_year_is_known() -> None:
    names = {
        indicator.name
        for kind in known_kinds()
        for year in known_years(kind)
        for indicator in rules_for(year, kind).indicators
    }
    assert names <= set(vocabulary.INDICATOR_NAMES)


def test_every_kind_is_checked_and_explained() -> None:
    assert set(CHECKS.values()) == set(Kind)
    assert set(vocabulary.EXPLANATIONS) == {kind.value for kind in Kind}
    assert all(check.__doc__ for check in CHECKS)


def test_the_longest_word_wins() -> None:
    pattern = re.compile(vocabulary.one_of(["ผ่าน", "ผ่านดี", "ผ่านดีเยี่ยม"]))
    assert [match.group() for match in pattern.finditer("ผ่านดีเยี่ยม ผ่านดี ผ่าน")] == ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]
