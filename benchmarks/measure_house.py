"""The house in figures: `./dev bench measure_house`. Standard library and the product's own pages; nothing is judged.

- A **module** is a .py file of one of the apps, migrations and empty `__init__.py` files apart; its **lines** are those
  of the file. A **floor** is the folder a module stands in.
- A **circle** is a set of modules each of which imports the others, directly or by way of the rest; imports inside
  functions count, those for type checking only do not.
- A **room** is a module of ours that a request enters: something defined in it is called. A **return** is a call that
  one room makes, without anything of Django's or Python's in between, into another one that was entered before. What is
  measured is a coordinator's POST that saves one measure of a plan: permission, form, action, audit and redirection.
"""

from __future__ import annotations

import ast
import os
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import django
from lxml import html

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")

APPS = ("thai", "tables", "proofreading", "accounts", "scores", "plans", "documents", "approvals", "ita_portal")
Imports = Mapping[str, set[str]]


def modules() -> dict[str, Path]:
    """Dotted name → file."""
    found = {}
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            if "migrations" in file.parts or (file.name == "__init__.py" and not file.read_text("utf-8").strip()):
                continue
            parts = file.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if file.name == "__init__.py" else parts)] = file
    return found


# --- Circles ----------------------------------------------------------------------------------------------------------


def imports(files: Mapping[str, Path]) -> dict[str, set[str]]:
    """Which of our modules each one imports."""
    return {name: set(_imported(name, file, files)) - {name} for name, file in files.items()}


def _imported(name: str, file: Path, known: Mapping[str, Path]) -> Iterator[str]:
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in _running(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield from (found for found in (inner if inner in known else source,) if found in known)


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those below `if TYPE_CHECKING`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from _running(child)


def circles(graph: Imports) -> list[list[str]]:
    """The sets of modules that reach one another."""
    reached = {name: _reach(graph, name) for name in graph}
    together = {frozenset(b for b in reached[a] if a in reached[b]) | {a} for a in graph if a in reached[a]}
    return sorted(sorted(circle) for circle in together)


def _reach(graph: Imports, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph.get(name, ())
    return found


# --- The way of a request through the rooms ---------------------------------------------------------------------------


class Walk:
    """Notes the rooms that are entered while it is on; see the module's docstring for what counts."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._rooms = {str(file): name for name, file in files.items()}
        self.entered: list[str] = []
        self.returns: Counter[tuple[str, str]] = Counter()

    def __enter__(self) -> Walk:
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _note(self, frame: FrameType, event: str, _: Any) -> None:
        room = self._room(frame)
        if event != "call" or room is None:
            return
        caller = self._room(frame.f_back)
        if room not in self.entered:
            self.entered.append(room)
        elif caller is not None and caller != room:
            self.returns[caller, room] += 1

    def _room(self, frame: FrameType | None) -> str | None:
        return self._rooms.get(frame.f_code.co_filename) if frame else None


def filled(page: str, field: str) -> dict[str, str]:
    """What a browser would send of the page's form that has this field."""
    document: Any = html.document_fromstring(page)
    [form] = [form for form in document.forms if field in form.fields]
    return {name: value for name, value in form.fields.items() if value is not None and name != "csrfmiddlewaretoken"}


def saved_measure(files: Mapping[str, Path]) -> Walk:
    """The walk of one saved measure. It needs a database, which it fills."""
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import setup_test_environment
    from django.urls import reverse

    from tests import factories

    setup_test_environment()
    if connection.vendor == "postgresql":
        connection.creation.create_test_db(verbosity=0, serialize=False)  # in a cluster that is thrown away afterwards
    else:
        call_command("migrate", verbosity=0)
    municipality = factories.make_municipality()
    factories.make_assessment(municipality)
    plan = factories.make_plan(municipality)
    measure = factories.make_measure(plan)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(factories.make_member(municipality))
    address = reverse("plans:edit", args=[municipality.code, plan.fiscal_year, measure.pk])
    data = filled(client.get(address).content.decode(), "title")
    with Walk(files) as walk:
        response = client.post(address, data | {"title": "มาตรการที่แก้แล้ว"})
    assert response.status_code == 302, response.content.decode()
    return walk


# --- The figures ------------------------------------------------------------------------------------------------------


def report(files: Mapping[str, Path], walk: Walk) -> str:
    """All of it as Markdown."""
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in files.items()}
    total = sum(lines.values())
    floors = Counter(str(file.parent.relative_to(ROOT)) for file in files.values())
    found = circles(imports(files))
    apps = [app for app in APPS if any(name.split(".")[0] == app for name in files)]
    of_app = {app: [lines[name] for name in files if name.split(".")[0] == app] for app in apps}
    return "\n".join(
        [
            f"{len(files)} modules; a module's lines: median {statistics.median(lines.values()):.0f},"
            f" most {max(lines.values())}.",
            "",
            "| app | modules | lines | share |",
            "|---|---|---|---|",
            *(f"| {app} | {len(n)} | {sum(n)} | {100 * sum(n) / total:.0f} % |" for app, n in of_app.items()),
            "",
            "| floor | modules |",
            "|---|---|",
            *(f"| {floor}/ | {count} |" for floor, count in floors.most_common(10)),
            "",
            f"Circles of imports: {len(found)}.",
            *(f"- {' ↔ '.join(circle)}" for circle in found),
            "",
            f"A saved measure passes {len(walk.entered)} rooms with {walk.returns.total()} returns.",
            f"- rooms: {', '.join(walk.entered)}",
            *(f"- {count} × {caller} → {room}" for (caller, room), count in walk.returns.most_common()),
        ]
    )


def main() -> None:
    django.setup()
    files = modules()
    print(report(files, saved_measure(files)))


if __name__ == "__main__":
    main()
