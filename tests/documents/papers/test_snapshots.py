"""Papers frozen by earlier releases: the first knew no sections, a later one no tables and charts of their own."""

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


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.json")))
def test_every_frozen_paper_can_be_laid_out(name: str) -> None:
    rendered = render(frozen(name), "ABCDEFGHJKMN")
    assert rendered.pages >= 1
    assert rendered.pdf.startswith(b"%PDF-")


def test_a_derived_score_is_marked_and_the_mark_explained() -> None:
    told = frozen(PaperKind.ANALYSIS)
    told["results"]["has_derived"] = told["results"]["instruments"][0]["derived"] = True
    page = printed(told)
    assert page.count("*") - printed(frozen(PaperKind.ANALYSIS)).count("*") == 2
    assert "* คำนวณจากส่วนประกอบ ไม่ใช่คะแนนที่กรอก" in page


def test_a_block_of_the_second_release_is_printed_by_its_own_template() -> None:
    """Sections, and with them `results` as one block, with all its tables and figures."""
    told = frozen(PaperKind.ANALYSIS)
    told["sections"] = [{"key": "results", "block": "results", "heading": "ผล", "paragraphs": []}]
    page = printed(told)
    assert page.count("<table") == 2 + (len(told["results"]["years"]) > 1)
    assert "ผลการประเมินรายตัวชี้วัด" in page


def test_tables_and_charts_are_printed_from_what_was_frozen() -> None:
    page = printed(frozen("analysis-whole"))
    assert page.count("<figure") == 6
    assert page.count("<svg") == page.count("<title>") - 1  # each drawing has one, and so has the page
    assert page.count('rowspan="5">IIT') == 2
    assert "ค่าเฉลี่ย ๑๐ ตัวชี้วัด" in printed(frozen("implementation-by-theme"))
