"""The end of the audit chain in a signature: what is read back; what is written is seen in test_integrity."""

from __future__ import annotations

import pytest

from documents.trail_marks import marks_in, written
from tests.documents.test_signing import thai_pdf


def test_a_mark_is_number_and_hash() -> None:
    assert written((12, "a" * 64)) == f"12:{'a' * 64}"


def test_a_paper_without_signatures_has_no_mark() -> None:
    assert marks_in(thai_pdf("<p>ร่าง", "size: A4")) == []


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="no readable PDF"):
        marks_in(content)
