"""What documents, docstrings and comments claim is true: names resolve, paths exist, a test spoken of is named.

Prose is every .md file but the change log, and the docstrings and comments of every module of ours.
"""

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.house.production import ROOT
from tests.house.test_docs import APPS, MARKDOWN, architecture, files, named, pyproject

PACKAGES = [*APPS, "tests", "devtools", "benchmarks"]
FOLDERS = [*PACKAGES, "docs", "static", "templates"]
NAME = re.compile(rf"(?<![\w/.\"'-])((?:{'|'.join(PACKAGES)})(?:\.[A-Za-z_]\w*)+)\b(?![\w/-])")
PATH = re.compile(rf"(?<![\w/.-])((?:{'|'.join(FOLDERS)})/(?:[\w./<>*-]*(?:\.\w+|/))?)(?![\w*<-])")
SUFFIXES = {"py", "md", "toml", "html", "css", "js", "csv", "txt", "xlsx", "json"}
TEST = re.compile(r"\btest_\w+")
NAMED_TEST = re.compile(r"`test_\w+`|`tests/[\w/]+\.py`")
SENTENCE_ENDS = re.compile(r"(?<=[.;])\s|\n\s*\n")
OF_A_TEST = re.compile(r"\b[Aa] (?:house )?test (?:of|holds|asks|counts|names|proves|compares|shows)\b")
PYTHON = [file for file in files() if (file.suffix == ".py" or file.name == "dev") and "migrations" not in file.parts]
PROSE = [*(file for file in MARKDOWN if file.name != "CHANGELOG.md"), *PYTHON]
TESTS = {
    name
    for file in PYTHON
    if named(file).startswith("tests/")
    for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.MULTILINE)
}


@cache
def prose(file: Path) -> str:
    """A document whole; of a module its docstrings and comments."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        return text
    comments = (t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT)
    return "\n\n".join([*docstrings(text), *comments])


def docstrings(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield ast.get_docstring(node) or ""


@cache
def resolves(dotted: str) -> bool:
    """Whether the name is a module, or something in one."""
    words = dotted.split(".")
    for length in range(len(words), 0, -1):
        try:
            found: Any = importlib.import_module(".".join(words[:length]))
        except ModuleNotFoundError:
            continue
        for word in words[length:]:
            if not hasattr(found, word) and word not in getattr(found, "__annotations__", {}):
                return False
            found = getattr(found, word, None)
        return True
    return False


@cache
def exists(path: str) -> bool:
    """A file or a folder; `<year>`, `*` and NAME stand for any."""
    return any(ROOT.glob(re.sub(r"<\w+>|\bNAME\b", "*", path).rstrip("/")))


def test_every_name_in_prose_resolves() -> None:
    names = [(named(file), name) for file in PROSE for name in sorted(set(NAME.findall(prose(file))))]
    assert names
    assert [
        (file, name) for file, name in names if name.rpartition(".")[2] not in SUFFIXES and not resolves(name)
    ] == []


def test_every_path_in_prose_exists() -> None:
    paths = [(named(file), path) for file in PROSE for path in sorted(set(PATH.findall(prose(file))))]
    assert paths
    assert [(file, path) for file, path in paths if not exists(path)] == []


def test_whoever_speaks_of_a_test_names_it() -> None:
    spoken = {named(file): prose(file) for file in PROSE if not named(file).startswith("tests/")}
    known = TESTS | {file.stem for file in PYTHON}
    assert {(file, name) for file, text in spoken.items() for name in TEST.findall(text) if name not in known} == set()
    sentences = [(file, sentence) for file, text in spoken.items() for sentence in SENTENCE_ENDS.split(text)]
    unnamed = [said for said in sentences if OF_A_TEST.search(said[1]) and not NAMED_TEST.search(said[1])]
    assert unnamed == []


def test_every_name_of_the_glossary_stands_in_the_code() -> None:
    rows = re.findall(r"^\|[^|]*\|([^|]*)\|", (ROOT / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE)
    said = set(re.findall(r"[A-Za-z_]\w*", " ".join(name for row in rows for name in re.findall(r"`([^`]+)`", row))))
    code = [file for file in files() if file.suffix in {".py", ".toml"} and named(file).split("/")[0] in APPS]
    assert said
    assert said - set(re.findall(r"\w+", " ".join(file.read_text("utf-8") for file in code))) == set()


def test_the_picture_of_the_layers_is_the_one_that_is_enforced() -> None:
    layers = next(c["layers"] for c in pyproject()["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    assert f"`{' → '.join(layers)}`" in architecture()
    picture = architecture().split("```")[1]
    assert [name for name in layers if not re.search(rf"[│ ]{name} ", picture)] == []
    assert sorted(APPS) == sorted(layers)


def test_every_tool_looks_at_the_same_packages() -> None:
    tool = pyproject()["tool"]
    assert sorted(tool["importlinter"]["root_packages"]) == sorted(APPS)
    assert sorted(tool["coverage"]["run"]["source_pkgs"]) == sorted(APPS)
    assert sorted(tool["mypy"]["packages"]) == sorted(PACKAGES)


@pytest.mark.parametrize(
    ("dotted", "there"),
    [
        ("thai.digits", True),
        ("thai.digits.to_thai", True),
        ("accounts.models.User.wants_digest", True),
        ("thai.digits.to_roman", False),
        ("thai.fractions", False),
    ],
)
def test_a_name_is_a_module_or_something_in_it(dotted: str, there: bool) -> None:
    assert resolves(dotted) is there


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("scores/rules/<kind>/<year>.toml", True),
        ("tests/house/", True),
        ("benchmarks/NAME.py", True),
        ("thai/fractions.py", False),
    ],
)
def test_a_path_may_leave_out_what_differs(path: str, there: bool) -> None:
    assert exists(path) is there
