"""What a request brings is read by forms; the few modules that stand below the forms are known."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.forms import BaseForm

from tests.house.production import ROOT

APPS = ["accounts", "scores", "plans", "documents", "approvals", "ita_portal"]
RAW = {"POST", "GET", "FILES"}
BELOW_FORMS = {
    "accounts/admin_site.py": "the keys of ticked rows, before Django's own pages ask for them",
    "accounts/editing/autosave.py": "a draft is every field of any form",
    "accounts/editing/page_owner.py": "whose page any form stands on",
    "ita_portal/interrupted_forms.py": "any form, kept while somebody signs in",
    "ita_portal/middleware.py": "characters that nothing may bring",
    "scores/proofing/live.py": "what was sent, with one of its texts mended",
    "ita_portal/sign_in.py": "the interrupted form on the way through the sign-in page",
}
MAKE_FORMS = {"edited.form", "edited.lists"}  # a measure's form and its formsets: plans.measures.edit_page.Editing


def modules() -> list[str]:
    files = (file for app in APPS for file in (ROOT / app).rglob("*.py") if file.parent.name != "migrations")
    return sorted(str(file.relative_to(ROOT)) for file in files)


def is_raw(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr in RAW


def makes_a_form(module: str, called: ast.expr) -> bool:
    if not isinstance(called, ast.Name):
        return ast.unparse(called) in MAKE_FORMS
    kind = getattr(import_module(module.removesuffix(".py").replace("/", ".")), called.id, None)
    return isinstance(kind, type) and issubclass(kind, BaseForm)


def choices(argument: ast.expr) -> list[ast.expr]:
    """What an argument may be: of `request.POST or None` and `request.POST if posted else None` each of the two."""
    match argument:
        case ast.BoolOp(values=values):
            return values
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case _:
            return [argument]


def read_otherwise(module: str, source: str) -> Iterator[str]:
    """The places where a module reads what a request brings, but for handing it whole to a form."""
    nodes = list(ast.walk(ast.parse(source)))
    handed = set()
    for call in (node for node in nodes if isinstance(node, ast.Call)):
        arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
        whole = {choice for argument in arguments for choice in choices(argument) if is_raw(choice)}
        if whole and makes_a_form(module, call.func):
            handed |= whole
    for node in nodes:
        if is_raw(node) and node not in handed:
            yield f"{ast.unparse(node)}, line {getattr(node, 'lineno', 0)}"


def test_a_request_is_read_by_forms() -> None:
    above = [name for name in modules() if name not in BELOW_FORMS]
    assert above
    assert [(name, way) for name in above for way in read_otherwise(name, Path(ROOT, name).read_text("utf-8"))] == []


def test_every_module_below_the_forms_reads_the_request() -> None:
    read = {name for name in BELOW_FORMS if list(read_otherwise(name, Path(ROOT, name).read_text("utf-8")))}
    assert read == set(BELOW_FORMS)


@pytest.mark.parametrize(
    "source",
    [
        'request.POST.get("key")',
        'request.GET["page"]',
        '"draft" in request.POST',
        "data = request.POST",
        "redirect(request.POST)",
        'ReturnForm(request.POST.get("reason"))',
    ],
)
def test_the_test_would_notice_another_reading(source: str) -> None:
    assert len(list(read_otherwise("plans/handover/views.py", source))) == 1
