"""Text is tidied at the door, never while it is stored."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from django import forms

from accounts.editing.text_fields import TextField

# A pasted table and a list of questions, whose cells come in one by one; a pasted analysis, whose texts come in once it
# is divided; and another's words, which are read as they are and printed nowhere.
AS_PASTED = {
    "TableForm.pasted",
    "OldPaperForm.pasted",
    "PeopleTableForm.pasted",
    "PasteForm.pasted",
    "TitlesForm.pasted",
}
ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "scores", "plans", "documents", "approvals", "ita_portal")


def modules(pattern: str) -> list[str]:
    files = [file for app in APPS for file in sorted((ROOT / app).rglob(pattern))]
    return [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]


@pytest.mark.parametrize("name", modules("*forms.py"))
def test_a_text_of_several_lines_comes_in_through_the_door(name: str) -> None:
    module = importlib.import_module(name)
    kinds = [kind for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, forms.BaseForm)]
    open_to_anything = [
        f"{kind.__name__}.{field_name}"
        for kind in kinds
        for field_name, field in getattr(kind, "base_fields", {}).items()
        if isinstance(field.widget, forms.Textarea) and not isinstance(field, TextField)
    ]
    assert set(open_to_anything) <= AS_PASTED
