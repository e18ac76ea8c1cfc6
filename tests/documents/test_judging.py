"""Judging files nobody knows: what is refused by counting, what a limited process ends, and that nothing is held."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accounts.limited_process import Busy
from documents import judging, pdf_bounds, signing
from documents.authority import Authority
from documents.judging import judge
from documents.pdf_bounds import within_bounds
from documents.signature_reports import NotAPdf, Problem, SignatureReport, VerificationReport, without_signatures
from documents.signing import FieldBox, Signatory
from tests.conftest import ROOT, wait_until
from tests.documents import hostile_pdfs

AT = datetime(2026, 1, 15, 2, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("own"), name="ทดสอบ", demonstration=True)


@pytest.fixture(scope="module")
def sealed(own: Authority) -> bytes:
    """A paper of one page with one signature, certified and sealed."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<>>/Contents 4 0 R>>"
    drawn = b"<</Length 1>>stream\nn\nendstream "
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, drawn]
    paper = hostile_pdfs.with_objects(objects)
    fields = signing.add_fields(paper, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    signatory = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), "เทศบาลตำบลทดสอบ")
    return signing.sign(fields, "Sig_0", signatory, own, at=AT, appearance=paper)


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts a process gets an error instead."""
    monkeypatch.setattr(sys, "executable", "/bin/false")


def test_a_signed_paper_is_judged_as_in_this_process(sealed: bytes, own: Authority) -> None:
    report = judge(sealed, own.trust).report
    assert report == signing.verify(sealed, own)
    [signature] = report.signatures
    assert (report.intact, signature.trusted, signature.name, signature.time) == (True, True, "นายนำ เมืองดี", AT)
    [signature] = judge(sealed, None).report.signatures
    assert (signature.valid, signature.trusted) == (True, False)


def test_a_report_is_stored_and_read_as_it_was() -> None:
    report = VerificationReport(
        intact=False,
        signatures=(
            SignatureReport("a", "นาย ก", ("ปลัด", "รักษาราชการแทน"), "เทศบาล", AT, True, True, False, Problem.NONE),
            SignatureReport("b", "", (), "", None, False, False, False, Problem.UNREADABLE),
        ),
        problem=Problem.UNREADABLE,
    )
    assert VerificationReport.from_json(report.as_json()) == report


@pytest.mark.parametrize(
    ("make", "bound"),
    [
        pytest.param(lambda n: hostile_pdfs.many_fields(n), pdf_bounds.FIELDS, id="fields"),
        pytest.param(lambda n: hostile_pdfs.many_objects(n - 2), pdf_bounds.OBJECTS, id="objects"),
        pytest.param(
            lambda n: hostile_pdfs.many_revisions(hostile_pdfs.many_fields(1), n - 1),
            pdf_bounds.REVISIONS,
            id="revisions",
        ),
        pytest.param(lambda n: hostile_pdfs.HEAD.ljust(n), pdf_bounds.SIZE, id="size"),
    ],
)
def test_each_bound_holds_at_its_number(make: Callable[[int], bytes], bound: int) -> None:
    assert within_bounds(make(bound))
    assert not within_bounds(make(bound + 1))


def test_objects_in_streams_count_as_well() -> None:
    stream = b"<</Type/ObjStm/First 9/N %d/Length 0>>stream\n\nendstream "
    assert within_bounds(hostile_pdfs.with_objects([stream % 40_000]))
    assert not within_bounds(hostile_pdfs.with_objects([stream % 40_000, stream % 40_000]))


@pytest.mark.usefixtures("no_process")
def test_six_thousand_fields_are_refused_before_anything_opens_them() -> None:
    assert judge(hostile_pdfs.many_fields(6000), None).report == without_signatures(Problem.EXCESSIVE)


@pytest.mark.usefixtures("no_process")
def test_what_is_no_pdf_is_not_opened_either() -> None:
    for content in (b"", b"hello", b"\x89PNG\r\n", b" " * 1024 + b"%PDF-1.7"):
        with pytest.raises(NotAPdf):
            judge(content, None)


def test_fields_hidden_from_the_count_are_counted_where_it_does_no_harm() -> None:
    hidden = hostile_pdfs.hidden_fields(6000)
    assert within_bounds(hidden)
    assert judge(hidden, None).report == without_signatures(Problem.EXCESSIVE)


@pytest.mark.parametrize(
    "pdf",
    [
        pytest.param(hostile_pdfs.xref_table_bomb(), id="a table of a billion entries"),
        pytest.param(hostile_pdfs.stream_bomb(), id="a stream larger than the memory"),
        pytest.param(hostile_pdfs.deep_nesting(), id="deep nesting"),
        pytest.param(hostile_pdfs.fields_in_a_circle(), id="fields in a circle"),
        pytest.param(hostile_pdfs.revisions_in_a_circle(), id="revisions in a circle"),
        pytest.param(hostile_pdfs.noise(1), id="noise"),
        pytest.param(hostile_pdfs.HEAD, id="only a head"),
    ],
)
def test_a_hostile_file_gets_an_answer(pdf: bytes) -> None:
    assert judge(pdf, None).report in (without_signatures(Problem.BROKEN), without_signatures(Problem.UNFINISHED))


def test_a_paper_cut_anywhere_is_never_intact(sealed: bytes, own: Authority) -> None:
    for part in (3, 2, 1.2):
        assert not judge(sealed[: int(len(sealed) / part)], own.trust).report.intact


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "CPU_SECONDS", 2)
    assert judge(hostile_pdfs.xref_stream_bomb(), None).report == without_signatures(Problem.UNFINISHED)


def test_what_the_machine_has_no_time_for_is_not_called_too_much(
    monkeypatch: pytest.MonkeyPatch, sealed: bytes, own: Authority
) -> None:
    """As where other work takes the processor: the wall clock runs out first, and the file may be asked about again."""
    monkeypatch.setattr(judging, "WALL_SECONDS", 1)
    with pytest.raises(Busy):
        judge(hostile_pdfs.xref_stream_bomb(), None)
    monkeypatch.undo()
    assert judging.PLACES._value == 2
    assert judge(sealed, own.trust).report.intact


def test_only_a_few_are_judged_at_a_time(monkeypatch: pytest.MonkeyPatch, sealed: bytes) -> None:
    """Two places are taken by files that take long; whoever comes then is told at once, and gets a place later."""
    monkeypatch.setattr(judging, "CPU_SECONDS", 4)
    monkeypatch.setattr(judging, "WALL_SECONDS", 60)
    answers: list[VerificationReport] = []
    slow = [
        threading.Thread(target=lambda: answers.append(judge(hostile_pdfs.xref_stream_bomb(), None).report))
        for _ in range(2)
    ]
    for thread in slow:
        thread.start()
    wait_until(lambda: judging.PLACES._value == 0)
    with pytest.raises(Busy):
        judge(sealed, None)
    assert judge(hostile_pdfs.many_fields(6000), None).report.problem is Problem.EXCESSIVE  # needs no place
    for thread in slow:
        thread.join(timeout=120)
    assert answers == [without_signatures(Problem.UNFINISHED)] * 2
    assert judge(sealed, None).report.intact


def test_a_place_is_given_back_even_where_judging_cannot_work(no_process: None, sealed: bytes) -> None:
    for _ in range(5):
        with pytest.raises(RuntimeError):
            judge(sealed, None)


def test_nobody_loads_pyhanko_to_have_a_file_judged(tmp_path: Path) -> None:
    program = "import documents.judging, sys; sys.exit('pyhanko' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
