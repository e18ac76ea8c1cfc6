"""Papers frozen by the first release, before derived scores were marked: they are printed as they were."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string

from documents.models import PaperKind
from documents.rendering import render

FOLDER = Path(__file__).with_name("snapshots")


def frozen(kind: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / f"{kind}.json").read_text("utf-8"))
    return content


def printed(content: dict[str, Any]) -> str:
    context = {"paper": content, "printed_code": "ABCD-EFGH-JKMN", "verify_url": "https://example.go.th/v/", "qr": ""}
    return re.sub(r"\n\s*\n", "\n", render_to_string(f"documents/{content['kind']}.html", context))


@pytest.mark.parametrize("kind", PaperKind.values)
def test_a_paper_of_the_first_release_marks_nothing_as_derived(kind: str) -> None:
    old = frozen(kind)
    told = frozen(kind)
    if results := told.get("results"):
        results |= {"total_derived": False, "has_derived": False}
        for row in (*results["instruments"], *results["indicators"]):
            row["derived"] = False
    assert printed(old) == printed(told)
    assert "คำนวณจากส่วนประกอบ" not in printed(old)
    assert "ตอบข้อ" not in printed(old)


@pytest.mark.parametrize("kind", PaperKind.values)
def test_a_paper_of_the_first_release_can_be_laid_out(kind: str) -> None:
    rendered = render(frozen(kind), "ABCDEFGHJKMN")
    assert rendered.pages >= 1
    assert rendered.pdf.startswith(b"%PDF-")


def test_a_derived_score_is_marked_and_the_mark_explained() -> None:
    told = frozen(PaperKind.ANALYSIS)
    told["results"]["has_derived"] = told["results"]["instruments"][0]["derived"] = True
    page = printed(told)
    assert page.count("*") - printed(frozen(PaperKind.ANALYSIS)).count("*") == 2
    assert "* คำนวณจากส่วนประกอบ ไม่ใช่คะแนนที่กรอก" in page
