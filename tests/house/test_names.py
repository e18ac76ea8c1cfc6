"""One name means one thing: within a module, and in the whole house."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.house.test_docs import APPS, files, named

MODULES = [
    file
    for file in files()
    if file.suffix == ".py" and named(file).split("/")[0] in APPS and "migrations" not in file.parts
]


def functions_of(tree: ast.Module) -> set[str]:
    """The functions and classes a module makes, and all that it imports."""
    made = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    return made | {alias.asname or alias.name for node in imports for alias in node.names}


def shadowing(text: str) -> Iterator[str]:
    """The parameters that hide a function of their module, as "function(parameter)"."""
    tree = ast.parse(text)
    there = functions_of(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.Lambda):
            continue
        given = node.args
        parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        hidden = {parameter.arg for parameter in parameters if parameter} & there
        yield from (f"{getattr(node, 'name', 'lambda')}({name})" for name in sorted(hidden))


def test_a_parameter_never_shadows_a_function_of_its_module() -> None:
    assert MODULES
    assert [(named(file), hidden) for file in MODULES for hidden in shadowing(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("def year(): ...\ndef page(request, year): ...", ["page(year)"]),
        ("from a import send\ndef make(*, send=True): ...", ["make(send)"]),
        ("def text(): ...\nkey = lambda text: text", ["lambda(text)"]),
        ("class A:\n    def year(self): ...\ndef page(year): ...", []),
    ],
)
def test_what_shadows(text: str, found: list[str]) -> None:
    assert list(shadowing(text)) == found


# What every table of states, every import and every command calls its own parts.
SAME_PART = {"Command", "Move", "State", "STATE_LABELS", "NotAllowed", "ImportResult", "Stopped"}


def test_no_class_and_no_table_of_words_shares_its_name_with_another() -> None:
    places = defaultdict(set)
    for file in MODULES:
        for name in own_names(ast.parse(file.read_text("utf-8"))):
            places[name].add(named(file))
    assert {name: sorted(where) for name, where in places.items() if len(where) > 1 and name not in SAME_PART} == {}


def own_names(tree: ast.Module) -> Iterator[str]:
    """The classes a module makes for others, and its tables of labels."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name) if not name.startswith("_"):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)) if "LABELS" in name:
                yield name
