"""What a page's style sheets hide on a screen. Selectors of tags, classes and ids are read, one inside another; a rule
with any other hides nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

MOST_LETTERS = 500_000  # of all sheets that are looked at
MOST_RULES = 5_000
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|<!--|-->")
_SHOWING = re.compile(r"(?<![\w-])(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)
_COMPOUND = re.compile(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_BRACE = re.compile(r"([{}])")
_NAMES = re.compile(r"[.#][\w-]+")
_HIDDEN = {("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")}
_ON_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\s*", re.IGNORECASE)


def said_of_showing(style: str) -> bool | None:
    """Whether declarations hide an element; None where they say nothing of it. The last of a kind counts."""
    said = {name.lower(): value.lower() for name, value in _SHOWING.findall(style)}
    if any(pair in _HIDDEN for pair in said.items()):
        return True
    return False if "display" in said else None


@dataclass(frozen=True)
class _Part:
    """One element of a selector: its tag, its names (".a", "#b"), and whether the part before is its very parent."""

    tag: str
    names: frozenset[str]
    of_parent: bool = False

    def fits(self, element: Element) -> bool:
        return self.tag in ("", "*", element.tag) and self.names <= _names_of(element)


@dataclass(frozen=True)
class _Rule:
    """A selector from its last part to its first, how much it counts beside others, and what it says."""

    parts: tuple[_Part, ...]
    weight: tuple[int, int, int, int]
    hides: bool

    def fits(self, element: Element) -> bool:
        at: Element | None = element
        for place, part in enumerate(self.parts):
            if place:
                at = at.getparent() if at is not None else None
                while at is not None and not part.fits(at) and not self.parts[place - 1].of_parent:
                    at = at.getparent()
            if at is None or not part.fits(at):
                return False
        return True


class StyleSheets:
    """The rules of a page's sheets that show or hide."""

    def __init__(self, root: Element) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)  # by what their last part must have
        text = "".join(str(text) for style in root.iter("style") for text in style.itertext())[:MOST_LETTERS]
        for number, (selector, hides) in enumerate(_rules_in(_COMMENT.sub("", text))):
            if number == MOST_RULES:
                break
            if (parts := _parts_of(selector)) is not None:
                last = parts[0]
                names = [name for part in parts for name in part.names]
                ids = sum(name.startswith("#") for name in names)
                weight = ids, len(names) - ids, sum(part.tag not in ("", "*") for part in parts), number
                self._rules[min(last.names, default=last.tag or "*")].append(_Rule(parts, weight, hides))
        self._hides = any(rule.hides for rules in self._rules.values() for rule in rules)

    def hide(self, element: Element) -> bool:
        """Whether the rule that counts most for an element hides it."""
        if not self._hides:
            return False
        keys = (*_names_of(element), element.tag, "*")
        rules = [rule for key in keys for rule in self._rules.get(key, ())]
        if not any(rule.hides for rule in rules):
            return False
        return max(((rule.weight, rule.hides) for rule in rules if rule.fits(element)), default=((), False))[1]


def _names_of(element: Element) -> set[str]:
    names = {f".{name}" for name in element.get("class", "").split()}
    return names | {f"#{element.get('id')}"} if element.get("id") else names


def _rules_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each selector of the sheets that shows or hides something on every screen."""
    within: list[bool] = []  # for each open block with rules inside, whether it is for every screen
    pieces = _BRACE.split(text)
    for head, mark, body in zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False):
        if mark == "}":
            del within[-1:]
        elif head.strip().startswith("@"):
            within.append(bool(_ON_SCREEN.fullmatch(head.strip() + " ")))
        else:
            said = said_of_showing(body)
            if said is not None and all(within):
                yield from ((selector.strip(), said) for selector in head.rpartition(";")[2].split(","))
            within.append(True)


def _parts_of(selector: str) -> tuple[_Part, ...] | None:
    parts: list[_Part] = []
    of_parent = False
    for piece in selector.replace(">", " > ").split():
        found = _COMPOUND.fullmatch(piece)
        if piece == ">":
            of_parent = True
        elif found is None:
            return None
        else:
            parts.append(_Part((found[1] or "").lower(), frozenset(_NAMES.findall(found[2])), of_parent))
            of_parent = False
    return tuple(reversed(parts)) or None
