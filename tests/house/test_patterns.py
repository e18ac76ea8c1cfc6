"""No text stops the product: each of its patterns is fed a hundred thousand letters of what it is made of.

All patterns are found: those that modules keep, by importing every module of the product; those written where they are
used, by reading the source. A pattern that is put together while the product runs is named in `MADE_WHILE_RUNNING`
with what it may look like; one that is not named there fails.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]  # private, and untyped
from re import _parser as parser  # type: ignore[attr-defined]  # likewise
from types import ModuleType
from typing import Any

import pytest

from tests.linear import LETTERS, SECONDS, long, within

ROOT = Path(__file__).resolve().parents[2]
PRODUCT: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["root_packages"]
FUNCTIONS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
MOST_INPUTS = 40  # of one pattern, evenly out of all that are derived

# By module and the argument's source: patterns like those it makes.
MADE_WHILE_RUNNING: dict[tuple[str, str], list[str]] = {
    ("plans.transfer.cells", r"""f'\\s*{pattern}'"""): [r"\s*ก\s*า\s*ร\s*ใ\s*ช\s*้\s*ก\s*า\s*ร"],
    ("tables.separated", r"""f'[{separator}\n]|$(?![\\s\\S])'"""): ["[\t\n]|$(?![\\s\\S])", "[,\n]|$(?![\\s\\S])"],
    ("documents.word.pictures", "f'--{name}: #([0-9a-f]+);'"): ["--ink: #([0-9a-f]+);"],
    ("plans.evidence.links", "f'(?<![0-9]){year}(?![0-9])'"): ["(?<![0-9])2568(?![0-9])"],
    ("proofreading.measure_units", "one_of(self._units)"): ["กองการศึกษา|กองคลัง|สำนักปลัด"],
    ("thai.lists", r"""f'\\n\\[{{{depth}}}([0-9]+)\\]{{{depth}}}(?: |(?=\\n)|$)'"""): [
        rf"\n\[{{{depth}}}([0-9]+)\]{{{depth}}}(?: |(?=\n)|$)" for depth in (1, 2, 1000)
    ],
}

Pattern = re.Pattern[str] | re.Pattern[bytes]


@dataclass
class Found:
    """A pattern, where it stands, and the ways it is asked."""

    name: str
    pattern: Pattern
    asked: set[str] = field(default_factory=set)


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product, parsed."""
    files = [file for package in PRODUCT for file in (ROOT / package).rglob("*.py") if "migrations" not in file.parts]
    return {".".join(file.relative_to(ROOT).with_suffix("").parts): ast.parse(file.read_text()) for file in files}


def modules() -> Iterator[ModuleType]:
    for package in PRODUCT:
        root = importlib.import_module(package)
        yield root
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if ".migrations" not in found.name:
                yield importlib.import_module(found.name)


def kept_in(value: object) -> Iterator[Pattern]:
    """The patterns that a module's value is, or holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from kept_in(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from kept_in(one)


@cache
def uses() -> dict[str, set[str]]:
    """By a name of the product: the methods called on it. What is passed on may be asked anything."""
    found: dict[str, set[str]] = defaultdict(set)
    for tree in sources().values():
        called = set[ast.AST]()
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in FUNCTIONS:
                found[node.value.id].add(node.attr)
                called.add(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node not in called:
                found[node.id].add("search")
    return found


def kept_patterns() -> Iterator[Found]:
    for module in modules():
        for name, value in vars(module).items():
            for place, pattern in enumerate(kept_in(value)):
                suffix = "" if isinstance(value, re.Pattern) else f"-{place}"
                yield Found(f"{module.__name__}.{name}{suffix}", pattern, uses()[name] or {"search"})


def written_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of the module re, with its module."""
    for name, tree in sources().items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in FUNCTIONS
            ):
                yield name, node


def in_functions(tree: ast.Module) -> set[ast.AST]:
    inside = set[ast.AST]()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            inside.update(ast.walk(node))
    return inside


def written_patterns() -> Iterator[Found]:
    """Those written into functions; the others are kept by their module."""
    inside = {name: in_functions(tree) for name, tree in sources().items()}
    for name, call in written_calls():
        if call not in inside[name]:
            continue
        assert isinstance(call.func, ast.Attribute)
        argument, asked = call.args[0], {call.func.attr} - {"compile"} or {"search"}
        if isinstance(argument, ast.Constant):
            assert isinstance(argument.value, str | bytes)
            yield Found(f"{name}:{call.lineno}", re.compile(argument.value, flags_of(call)), asked)
        elif examples := MADE_WHILE_RUNNING.get((name, ast.unparse(argument))):
            for place, example in enumerate(examples):
                yield Found(f"{name}:{call.lineno}-{place}", re.compile(example, flags_of(call)), asked)


def flags_of(call: ast.Call) -> int:
    said = [node for part in [*call.args[1:], *call.keywords] for node in ast.walk(part)]
    flags = {getattr(re, node.attr, None) for node in said if isinstance(node, ast.Attribute)}
    return sum(flag for flag in flags if isinstance(flag, re.RegexFlag))


@cache
def patterns() -> list[Found]:
    """All of them, one that several modules have once."""
    found: dict[tuple[str | bytes, int], Found] = {}
    for one in [*kept_patterns(), *written_patterns()]:
        first = found.setdefault((one.pattern.pattern, one.pattern.flags), one)
        first.asked = first.asked | one.asked
    return sorted(found.values(), key=lambda one: one.name)


# --- Texts made of a pattern's own parts ------------------------------------------------------------------------------

POOL = "กa1๑ \n-.(/<x\t'\""


def samples(tree: Iterable[tuple[Any, Any]], most: int = 10) -> list[str]:
    """Texts that the sequence takes or nearly takes: each part in each of its forms, the others in their first."""
    parts = [part_samples(code, value) for code, value in tree]
    first = [part[0] for part in parts]
    whole = ["".join([*first[:place], one, *first[place + 1 :]]) for place, part in enumerate(parts) for one in part]
    return list(dict.fromkeys(whole))[:most] or [""]


def part_samples(code: Any, value: Any) -> list[str]:
    if code is op.LITERAL:
        return [chr(value)]
    if code is op.NOT_LITERAL:
        return [next(one for one in POOL if one != chr(value))]
    if code is op.ANY:
        return ["ก", " "]
    if code is op.IN:
        return class_samples(value)
    if code is op.BRANCH:
        return [one for branch in value[1] for one in samples(branch, 3)]
    if code is op.SUBPATTERN:
        return samples(value[3])
    if code is op.ATOMIC_GROUP:
        return samples(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [one * max(1, value[0]) for one in samples(value[2])]
    return [""]  # beginnings, ends, what stands before or behind


def class_samples(items: list[tuple[Any, Any]]) -> list[str]:
    said: list[str] = []
    for code, value in items:
        if code is op.LITERAL:
            said.append(chr(value))
        elif code is op.RANGE:
            said += [chr(value[0]), chr(value[1])]
        elif code is op.CATEGORY:
            said += [one for one in POOL if in_category(value, one)][:3]
    if items[0][0] is op.NEGATE:
        return [one for one in POOL if one not in said][:3] or ["\uffff"]
    return said[:6] or ["ก"]


def in_category(category: Any, letter: str) -> bool:
    name = str(category).rsplit("_", 1)[-1].lower()
    is_in = bool(re.match({"digit": r"\d", "space": r"\s", "word": r"\w"}[name], letter))
    return is_in is not ("_NOT_" in str(category))


def attacks(tree: Iterable[tuple[Any, Any]], before: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each part that repeats, and what it repeats."""
    for code, value in tree:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from ((before, one) for one in samples(value[2]) if one)
            yield from attacks(value[2], before)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from attacks(branch, before)
        elif code is op.SUBPATTERN:
            yield from attacks(value[3], before)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from ((before, one) for one in samples(value[1]) if one)
            yield from attacks(value[1], before)
        elif code is op.ATOMIC_GROUP:
            yield from attacks(value, before)
        before += part_samples(code, value)[0]


def derived(pattern: Pattern) -> list[str]:
    """Long texts of the pattern's own parts."""
    said = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    tree = parser.parse(said, pattern.flags & ~re.UNICODE)
    repeated = list(dict.fromkeys(attacks(tree)))
    whole = [one for one in samples(tree) if one]
    bodies = list(dict.fromkeys(body for _, body in repeated))
    texts = [f"{before}{long(body)}\x00" for before, body in repeated]
    texts += [long(one) for one in whole]
    texts += [long(one[:-1]) for one in whole if len(one) > 1]
    texts += [long(body) for body in bodies]
    texts += [long(a + b) for a, b in itertools.pairwise(bodies)]
    texts += [long(a, LETTERS // 2) + long(b, LETTERS // 2) for a, b in itertools.pairwise(bodies)]
    texts += [long(one) for one in (" ", "1", "ก", "\n")]
    texts = list(dict.fromkeys(texts))
    step = max(1, -(-len(texts) // MOST_INPUTS))
    return texts[::step]


def ask(pattern: re.Pattern[Any], method: str, text: Any) -> None:
    if method in {"match", "search", "fullmatch"}:
        getattr(pattern, method)(text)
    else:  # sub, split, findall: one search behind the other
        for _ in pattern.finditer(text):
            pass


@pytest.mark.parametrize("found", patterns(), ids=lambda found: found.name)
def test_a_pattern_takes_no_longer_than_its_text(found: Found) -> None:
    feed(found)


def feed(found: Found) -> None:
    """Asks the pattern about each of its texts, in each of its ways."""
    for text in derived(found.pattern):
        given = text.encode("utf-8") if isinstance(found.pattern.pattern, bytes) else text
        for method in sorted(found.asked & FUNCTIONS):
            with within(SECONDS, f"{method} of {text[:20]!r}…{text[-3:]!r} by {found.pattern.pattern!r}"):
                ask(found.pattern, method, given)


def test_a_pattern_made_while_running_is_named_above() -> None:
    inside = {name: in_functions(tree) for name, tree in sources().items()}
    made = {
        (name, ast.unparse(call.args[0]))
        for name, call in written_calls()
        if call in inside[name] and not isinstance(call.args[0], ast.Constant)
    }
    assert made == set(MADE_WHILE_RUNNING)


@pytest.mark.parametrize("bad", [r"(?:แล้ว|เสร็จ|แล้วเสร็จ)+", r"\s+$", r"(a+)+b", r"a*a*b"])
def test_the_texts_find_a_bad_pattern(bad: str) -> None:
    """The proof that the texts above are hostile enough."""
    with pytest.raises(pytest.fail.Exception):
        feed(Found(bad, re.compile(bad), {"search", "fullmatch"}))
