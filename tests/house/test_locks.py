"""The locks: every package by hash, no registry's address, nothing declared that is not locked."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUNTIME, DEV = "requirements.lock", "requirements-dev.lock"


def locked(lock: str) -> dict[str, str]:
    """Package → version, as the lock's blocks name them."""
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(), re.MULTILINE))


def required(requirements: list[str]) -> set[str]:
    """The names in "psycopg[binary]~=3.3": the package's, and that of its part in binary."""
    names = set()
    for requirement in requirements:
        match = re.match(r"([\w.-]+)(?:\[(\w+)\])?", requirement)
        assert match is not None
        names |= {match[1]} | ({f"{match[1]}-binary"} if match[2] == "binary" else set())
    return {name.lower().replace("_", "-") for name in names}


@pytest.mark.parametrize("name", [RUNTIME, DEV, "package-lock.json", ".npmrc"])
def test_no_address_is_written_down(name: str) -> None:
    assert not re.findall(r"\b[a-z+]+://\S+", (ROOT / name).read_text()), "write it anew with ./dev lock"


@pytest.mark.parametrize("name", [RUNTIME, DEV])
def test_every_python_package_has_hashes(name: str) -> None:
    blocks = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text(), flags=re.MULTILINE)
    assert not blocks[0].strip("\n")
    assert len(blocks) > 20
    for block in blocks[1:]:
        assert "--hash=sha256:" in block, block.splitlines()[0]


def test_every_npm_package_has_a_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    declared = json.loads((ROOT / "package.json").read_text())
    assert packages.pop("")["dependencies"] == declared["dependencies"]
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_the_locks_hold_what_pyproject_declares() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert required(pyproject["project"]["dependencies"]) <= locked(RUNTIME).keys()
    assert required(pyproject["dependency-groups"]["dev"]) <= locked(DEV).keys()


def test_the_tests_run_on_the_versions_that_users_get() -> None:
    assert locked(RUNTIME).items() <= locked(DEV).items()
