"""A megabyte of anything takes time in proportion to its length, and never fails."""

from __future__ import annotations

import pytest

from proofreading.proofread import MOST, proofread
from tests.linear import long, within
from tests.proofreading.papers import TWO_YEARS

SHAPES = [
    *("1", "1.", "ก", " ", "\n", "\t1", "|", "<a", "a@", "www.", "a-", "\u200b", "เเ", "**", "(", "-1"),
    *("ตัวชี้วัดที่ ๑ ได้คะแนน ๙๙.๓๔ คะแนน ", "เทศบาลตำบล", "สามารถ", "1. ก ", "ตัวชี้วัดที่ 1, 2", "ต.ค. 68 - "),
    *("จาก 91 ", "ข้อ i1 ", "การใช้งบประมาณ ", "ปี 2568 ", "คะแนน\t", "1\tการใช้อำนาจ\t99.00\n", "ระดับผ่าน", "\ud800"),
]


@pytest.mark.parametrize("shape", SHAPES, ids=ascii)
def test_time_is_in_proportion_to_length(shape: str) -> None:
    with within(6, f"200,000 letters of {shape!r}"):  # a quadratic loop takes minutes
        findings = proofread(long(shape, 200_000), TWO_YEARS)
    assert len(findings) <= MOST * 13


def test_a_megabyte_of_paper() -> None:
    text = long("๑. ตัวชี้วัดที่ ๘ การปรับปรุงการทำงาน ได้ ๙๗.๙๖ คะแนน เพิ่มขึ้น ๑๒.๑๘ คะแนน\n", 1_000_000)
    with within(30, "a megabyte"):
        assert {finding.kind for finding in proofread(text, TWO_YEARS)} <= {"numbering", "change"}
