"""PDFs nobody knows, read in a process of their own."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from plans.evidence import pdf
from tests.conftest import ROOT
from tests.plans.evidence import samples


def test_what_a_pdf_says() -> None:
    assert pdf.text(samples.pdf_saying("Report 2569")).split() == ["Report", "2569"]
    assert pdf.text(samples.pdf(2)).strip() == ""
    pdf.check_opens(samples.endless_pdf(depth=3))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"MZ", samples.pdf_saying("x")[:100]])
def test_what_is_no_pdf_is_broken(content: bytes) -> None:
    for read in (pdf.check_opens, pdf.text):
        with pytest.raises(pdf.Broken):
            read(content)


def test_a_pdf_without_an_end_is_broken_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "OPENS_SECONDS", 2)
    began = time.monotonic()
    with pytest.raises(pdf.Broken):
        pdf.check_opens(samples.endless_pdf())
    assert time.monotonic() - began < 25


def test_a_pdf_that_wants_too_much_memory_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    large = samples.pdf() + b"\0" * 15_000_000
    pdf.check_opens(large)
    monkeypatch.setattr(pdf, "MEMORY", 10_000_000)
    with pytest.raises(pdf.Broken):
        pdf.check_opens(large)


def test_a_reader_that_cannot_work_is_no_broken_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError):
        pdf.check_opens(samples.pdf())


def test_nothing_but_the_reader_loads_pdfium() -> None:
    program = "import plans.evidence.links, plans.evidence.file_types, sys; sys.exit('pypdfium2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
