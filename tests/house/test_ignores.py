"""Every silenced check says why, where it is silenced: on its line or on the line above."""

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

from tests.house.production import ROOT
from tests.house.test_docs import files, named

SILENCED = re.compile(r"#\s*(?:type:\s*ignore|(?:ruff:\s*)?noqa|pragma:\s*no cover)\b")
CODES = re.compile(r"#\s*(?:type:\s*ignore(?:\[[\w, -]+\])|(?:ruff:\s*)?noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)")
REASON = re.compile(r"\s*[#-]\s*\w.*", re.DOTALL)
PYTHON = [file for file in files() if (file.suffix == ".py" or file.name == "dev") and "migrations" not in file.parts]


def unexplained(text: str) -> Iterator[int]:
    """Lines on which something is silenced without its code or without a reason beside or above it."""
    comments = [
        token for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT
    ]
    alone = {token.start[0] for token in comments if not token.line[: token.start[1]].strip()}
    for token in comments:
        if SILENCED.search(token.string):
            code = CODES.search(token.string)
            beside = code and REASON.fullmatch(token.string, code.end())
            if not code or not (beside or token.start[0] - 1 in alone):
                yield token.start[0]


def test_every_ignore_has_its_code_and_its_reason() -> None:
    assert PYTHON
    assert [f"{named(file)}:{line}" for file in PYTHON for line in unexplained(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("x = f()  # type: ignore[misc]  # the stub says Self\n", []),
        ("x = f()  # noqa: S603 - our own command\n", []),
        ("# the stub says Self\nx = f()  # type: ignore[misc]\n", []),
        ("x = f()  # type: ignore[misc]\n", [1]),
        ("x = f()  # type: ignore  # without its code\n", [1]),
        ("x = f()  # noqa: S603\n", [1]),
        ("y = 1  # a number\nx = f()  # noqa: S603\n", [2]),
        ('x = "# noqa: S603"\n', []),
    ],
)
def test_a_reason_is_a_comment_beside_it_or_a_line_above(line: str, lines: list[int]) -> None:
    assert list(unexplained(line)) == lines


def test_tests_tools_and_measures_are_under_the_same_strict_types() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text()
    assert "strict = true" in pyproject
    for package in ("tests", "devtools", "benchmarks"):
        assert re.search(rf'^packages = \[.*"{package}"', pyproject, re.MULTILINE), package
