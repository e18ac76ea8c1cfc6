"""The words a newcomer asks about, each explained once: read by pages, by the guide and by its page of words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class PoorExample:
    """What people write and should not, and why not."""

    words: str
    why: str


@dataclass(frozen=True)
class Term:
    """A word, what it means, and how it is written well and poorly where it is something to be written."""

    key: str
    word: str
    meaning: str
    good: tuple[str, ...] = ()
    poor: tuple[PoorExample, ...] = ()


@cache
def groups() -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """Every term under its group's name, in the order of scores/glossary.toml."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return tuple((group["name"], tuple(map(_term, group["terms"]))) for group in data["groups"])


def term(key: str) -> Term:
    """One of them; KeyError for a key that is none, so that a page that names it wrongly fails."""
    return _by_key()[key]


@cache
def _by_key() -> dict[str, Term]:
    return {found.key: found for _, terms in groups() for found in terms}


def _term(said: dict[str, Any]) -> Term:
    poor = tuple(PoorExample(**example) for example in said.get("poor", ()))
    return Term(**said | {"good": tuple(said.get("good", ())), "poor": poor})
