"""docs/security.md answers every requirement once, and the tests it names exist."""

from __future__ import annotations

import ast
import re
from functools import cache

from accounts.signing_in.passwords import WORDS
from tests.house.production import ROOT

TEXT = (ROOT / "docs" / "security.md").read_text("utf-8")
# ASVS 5.0.0, levels 1 and 2: how many requirements each section has, which come first in it.
SECTIONS = {"6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2} | {
    "7.4": 5,
    "7.5": 2,
    "7.6": 2,
    "8.1": 2,
    "8.2": 3,
    "8.3": 1,
    "8.4": 1,
}


@cache
def names_in(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_requirement_is_answered_once() -> None:
    rows = re.findall(r"^\| (\d\.\d\.\d+) \| [^|]+ \| (met|not met|not applicable) \| [^|]+ \|$", TEXT, re.MULTILINE)
    assert [number for number, _ in rows] == [
        f"{section}.{n + 1}" for section, of in SECTIONS.items() for n in range(of)
    ]


def test_every_named_test_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)
    assert len(named) > 50
    assert [f"{path}::{name}" for path, name in named if name not in names_in(path)] == []


def test_the_words_no_password_is_made_of_are_listed() -> None:
    section = TEXT.partition("## Passwords")[2].partition("##")[0].replace("\n", " ")
    assert [word for word in WORDS if f"`{word}`" not in section and f" {word}," not in section] == []
