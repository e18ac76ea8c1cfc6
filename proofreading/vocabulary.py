"""The words of words.toml and spelling.toml, made ready for one search through a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_DATA: dict[str, Any] = tomllib.loads((_FOLDER / "words.toml").read_text("utf-8"))


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first: a tree, so that a letter is asked about once.

    Once it has chosen a word it never goes back, so that it takes no longer than its text.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return f"(?>{_branches(tree)})"


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    ways = [re.escape(letter) + _branches(child) for letter, child in sorted(node.items()) if letter]
    if not ways:
        return ""
    if len(ways) == 1 and not ends:
        return ways[0]
    return f"(?:{'|'.join([*ways, ''] if ends else ways)})"


# เทศบาลได้คะแนน, คะแนนของเทศบาล: the municipality's total where no other subject stands.
OFFICE_GOT: frozenset[str] = frozenset(
    form.format(who=who) for who in _DATA["office"]["who"] for form in _DATA["office"]["got"]
)
CLASS_OF: dict[str, str] = {
    **dict.fromkeys(OFFICE_GOT, "result"),
    **{word: "indicator" for name, others in _DATA["indicators"].items() for word in (name, *others)},
    **dict.fromkeys(_DATA["instruments"], "instrument"),
    **{word: kind for kind, words in _DATA["classes"].items() for word in words},
    **{  # เพิ่มขึ้นมากที่สุด, of which no part is a word by itself
        f"{way}{most}": f"{kind}_most"
        for kind in ("up", "down")
        for way in _DATA["classes"][kind]
        for most in _DATA["classes"]["highest"]
        if not most.startswith("ที่")
    },
}
LEVELS: dict[str, str] = _DATA["levels"]
INSTRUMENTS: dict[str, str] = _DATA["instruments"]
# Every wording of an indicator's name → the name it stands for.
INDICATOR_NAMES: dict[str, str] = {
    word: name for name, others in _DATA["indicators"].items() for word in (name, *others)
}
UNITS: list[str] = _DATA["counted"]["units"]
MEASURED: list[str] = _DATA["counted"]["measured"]
NUMBERED: list[str] = _DATA["counted"]["numbered"]
PARTNERS = re.compile(one_of(_DATA["places"]["partners"]))
WELCOMES = re.compile(one_of(_DATA["places"]["welcomes"]))
OWN_PEOPLE: tuple[str, ...] = tuple(_DATA["places"]["own_people"])
NO_NAME: tuple[str, ...] = tuple(_DATA["places"]["no_name"])
MEASURES: dict[str, list[str]] = _DATA["measures"]
PERIODS: dict[str, list[str]] = _DATA["periods"]
DOUBTS: dict[str, list[str]] = _DATA["doubts"]
SHORTLY: dict[str, Any] = _DATA["shortly"]
RIGHT_REPEATS: frozenset[str] = frozenset(_DATA["repeats"]["right"])
REPEATS_OVER_BLANK: frozenset[str] = frozenset(_DATA["repeats"]["over_blank"])
SHORT_REPEATS: list[str] = _DATA["repeats"]["short"]
# Every slip → how it is spelt; among the Thai ones the right words, too, which stand for themselves.
_SPELLING: dict[str, Any] = tomllib.loads((_FOLDER / "spelling.toml").read_text("utf-8"))
THAI_SPELLINGS: dict[str, str] = {
    **{slip: right for right, slips in _SPELLING["thai"].items() for slip in slips},
    **{right: right for right in (*_SPELLING["thai"], *_SPELLING["covers"]["also_right"])},
}
LATIN_SPELLINGS: dict[str, str] = {
    slip.casefold(): right for right, slips in _SPELLING["latin"].items() for slip in slips
}
BEFORE_MARK: tuple[str, ...] = tuple(sorted(_SPELLING["repeated"]["before_mark"], key=len, reverse=True))
PROVINCES: frozenset[str] = frozenset(_DATA["geography"]["provinces"])
# What each kind of finding is called and explained as, with an example, in Thai.
EXPLANATIONS: dict[str, dict[str, str]] = tomllib.loads((_FOLDER / "explanations.toml").read_text("utf-8"))
