"""Only tables/ reads files of tables: what opens a CSV, Excel or Word file or a web page is imported nowhere else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.production import ROOT
from tests.house.test_docs import APPS

# Writing is everyone's own business: csv.writer and openpyxl's Workbook stay allowed, and what opens nothing but our
# own: documents/word its skeleton, documents/large_text what our templates made, brought.py what it writes itself.
OWN = ("documents/word/", "documents/large_text.py", "ita_portal/demonstration/brought.py")
READERS = (
    *("csv.reader", "csv.DictReader", "csv.Sniffer"),
    *("openpyxl.load_workbook", "openpyxl.reader", "openpyxl.worksheet._reader"),
    *("docx", "html.parser", "lxml.html", "lxml.etree.HTML", "lxml.etree.HTMLParser"),
)


def names_used(tree: ast.AST) -> Iterator[str]:
    """Every dotted name a module imports, or reaches through what it imported."""
    meant: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                meant[name.asname or name.name.partition(".")[0]] = (
                    name.name if name.asname else name.name.split(".")[0]
                )
                yield name.name
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                meant[name.asname or name.name] = f"{node.module}.{name.name}"
                yield f"{node.module}.{name.name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (dotted := _dotted(node)):
            first, _, rest = dotted.partition(".")
            if first in meant:
                yield f"{meant[first]}.{rest}"


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return node.id if isinstance(node, ast.Name) else ""


def readers_in(source: str) -> set[str]:
    return {
        name
        for name in names_used(ast.parse(source))
        if any(name == reader or name.startswith(f"{reader}.") for reader in READERS)
    }


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import csv\ncsv.writer(f)", set()),
        ("import csv\ncsv.DictReader(f)", {"csv.DictReader"}),
        ("from csv import reader as r", {"csv.reader"}),
        ("from openpyxl import Workbook", set()),
        ("import openpyxl\nopenpyxl.load_workbook(f)", {"openpyxl.load_workbook"}),
        ("from docx import Document", {"docx.Document"}),
        ("from lxml import etree, html", {"lxml.html"}),
        ("from lxml import etree as e\ne.HTMLParser()", {"lxml.etree.HTMLParser"}),
        ("from lxml import etree\netree.XMLParser()", set()),
    ],
)
def test_a_reader_is_seen_however_it_is_imported(source: str, found: set[str]) -> None:
    assert readers_in(source) == found


def test_only_tables_reads_files_of_tables() -> None:
    modules = [file for app in APPS if app != "tables" for file in sorted(Path(ROOT, app).rglob("*.py"))]
    names = {str(file.relative_to(ROOT)): file for file in modules}
    found = {name: readers_in(f.read_text()) for name, f in names.items() if not name.startswith(OWN)}
    assert {name: readers for name, readers in found.items() if readers} == {}
    assert readers_in((ROOT / "tables" / "word.py").read_text())  # where they are, they are seen
