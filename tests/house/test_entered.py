"""What was entered of a year is read where it is entered, corrected or exported, and nowhere else."""

import ast
from pathlib import Path

from scores.models import HEADLINE_FIELDS
from tests.house.production import ROOT

APPS = ["accounts", "scores", "plans", "documents", "approvals", "ita_portal"]
READS = {"entered", "entered_headline", "question_scores", "QuestionScore", "HEADLINE_FIELDS"}
ALLOWED = {
    "scores/models.py",  # says it
    "scores/years.py",  # reads it, for everybody else
    "scores/actions.py",  # stores it; brings the stored levels to corrected rules
    "scores/forms.py",  # the entry form
    "scores/edit_views.py",  # the entry page, beside last year's entries
    "scores/grid.py",  # two people's entries
    "scores/exporting.py",  # the file that import takes
    "ita_portal/removing/actions.py",  # takes it away, and leaves it in the audit trail
}
COLUMNS = set(HEADLINE_FIELDS.values())


def modules() -> list[str]:
    files = (file for app in APPS for file in (ROOT / app).rglob("*.py") if file.parent.name != "migrations")
    return sorted(str(file.relative_to(ROOT)) for file in files)


def reads(module: str) -> set[str]:
    """What of the entered figures a module reads: the model's methods, its rows of questions, its columns."""
    found = set()
    for node in ast.walk(ast.parse(Path(ROOT, module).read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name), args=[], keywords=[]) if name.startswith("entered"):
                found.add(name)
            case ast.Attribute(attr=name) | ast.Name(id=name):
                found.add(name if name not in {"entered", "entered_headline"} else "")
            case ast.Constant(value=str(text)) | ast.keyword(arg=str(text)) if text.isidentifier():
                parts = set(text.split("__"))
                found |= parts & {"question_scores"} | (
                    {"HEADLINE_FIELDS"} if len(parts) > 1 and parts & COLUMNS else set()
                )
    return found & READS


def test_only_entering_and_exporting_read_what_was_entered() -> None:
    assert {module: reads(module) for module in modules() if module not in ALLOWED and reads(module)} == {}


def test_every_module_that_may_read_it_does() -> None:
    assert {module for module in ALLOWED if not reads(module)} == set()
