"""Sealed papers for later years (PAdES B-LTA): what may follow a seal, and what hides behind it is told."""

# pyHanko types its readers, hardly its writers.
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.validation.ades import ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    RevinfoOnlineFetchingRule,
    RevocationInfoGatheringSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from documents import long_term, signing
from documents.authority import Authority, Trust
from documents.key_files import KeyFiles
from documents.long_term import with_evidence, with_timestamp
from documents.signature_reports import Problem, VerificationReport
from documents.signing import FieldBox, Refusal, Signatory, SigningError
from tests.documents.hostile_pdfs import one_page
from tests.documents.providers import make_provider
from tests.documents.test_signing import poppler
from tests.documents.test_timestamps import CLAIMED, CONFIRMED, TimestampServer, serving

CODE, TOWN = "5520501", "เทศบาลตำบลน้ำปั้ว"
BOXES = [FieldBox("Sig_0", 0, 10, 10, 140, 100), FieldBox("Sig_1", 0, 160, 10, 290, 100)]
Change = Callable[[IncrementalPdfFileWriter], None]


@pytest.fixture(scope="module")
def server() -> Iterator[TimestampServer]:
    with serving() as made:
        yield made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, server: TimestampServer) -> KeyFiles:
    return installation(tmp_path_factory.mktemp("installation"), server)


def installation(folder: Path, server: TimestampServer) -> KeyFiles:
    """Its operator trusts the server."""
    made = KeyFiles(folder / "keys", folder / "certificates", "https://ita.example.go.th/authority/")
    made.create_root("ทดสอบ", b"of the root", demonstration=True)
    (made.public / "clocks").mkdir()
    (made.public / "clocks" / "server.pem").write_bytes(server.pem)
    return made


@pytest.fixture(scope="module")
def sealed(files: KeyFiles, server: TimestampServer) -> bytes:
    return sealed_at(CLAIMED, files, server)


def sealed_at(at: datetime, files: KeyFiles, server: TimestampServer) -> bytes:
    """Two signatures; before the second, the seal, what both are checked by (B-LT)."""
    authority: Authority = files.issue(files.root(b"of the root"), CODE, TOWN, b"of the worker")
    page = one_page()
    pdf = signing.add_fields(page, BOXES, "Sig_1")
    for number, box in enumerate(BOXES):
        who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), TOWN)
        if box.name == "Sig_1":
            certificates, lists = files.evidence(CODE)
            pdf = with_evidence(pdf, certificates, [*lists, authority.revocation_list([], 1)])
        pdf = signing.sign(
            pdf,
            box.name,
            who,
            authority,
            at=at + timedelta(seconds=number),
            appearance=page,
            certify=number == 0,
            timestamps=server.address,
        )
    return pdf


@pytest.fixture(scope="module")
def preserved(sealed: bytes, server: TimestampServer) -> bytes:
    return with_timestamp(sealed, server.address)


def judged(pdf: bytes, files: KeyFiles) -> VerificationReport:
    return signing.verify(pdf, files.trust())


def test_a_document_timestamp_after_the_seal_leaves_the_paper_intact_and_is_told(
    sealed: bytes, preserved: bytes, files: KeyFiles
) -> None:
    assert preserved.startswith(sealed)
    before, after = judged(sealed, files), judged(preserved, files)
    assert (before.intact, before.preserved) == (True, None)
    assert (after.intact, after.problem, after.preserved) == (True, Problem.NONE, CONFIRMED)
    assert [each.field for each in after.signatures] == ["Sig_0", "Sig_1"]  # it is nobody's signature
    assert all(each.trusted and each.stamped == CONFIRMED for each in after.signatures)
    assert not after.signatures[-1].covers_everything
    assert VerificationReport.from_json(after.as_json()) == after
    old = after.as_json()
    del old["preserved"]  # as reports were stored before
    assert VerificationReport.from_json(old).preserved is None


def test_readers_elsewhere_take_it_for_a_signature_that_can_be_checked_in_later_years(tmp_path: Path) -> None:
    """By the algorithm of ETSI EN 319 102-1, 5.6.3, with the root, the server's certificate and what is in the file.

    The server tells today's time: no list is believed that was made after the timestamp.
    """
    with serving(confirms=None) as server:
        files = installation(tmp_path, server)
        pdf = with_timestamp(sealed_at(datetime.now(UTC), files, server), server.address)
    reader = PdfFileReader(BytesIO(pdf))
    [root] = files.roots()
    [stamp] = reader.embedded_timestamp_signatures
    for embedded in reader.embedded_regular_signatures:
        embedded.compute_integrity_info()
        result = asyncio.run(ades_lta_validation(embedded, as_elsewhere(root.certificate, server.certificate)))
        assert result.ades_subindic == AdESPassed.OK
        assert result.oldest_evidence_record_timestamp == judged(pdf, files).preserved
        assert result.api_status is not None
        assert result.api_status.bottom_line
    assert (stamp.fq_name, stamp.sig_object_type) == ("Timestamp", "/DocTimeStamp")
    assert poppler(pdf, tmp_path).count("Signature Validation: Signature is Valid.") == len(BOXES)


def as_elsewhere(*roots: bytes) -> PdfSignatureValidationSpec:
    """Nothing is fetched: the list that each certificate is to be checked by must be in the file."""
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(trust_roots=[x509.Certificate.load(root) for root in roots]),
        revinfo_policy=CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy("require")),
    )
    local = RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY)
    return PdfSignatureValidationSpec(SignatureValidationSpec(policy, local))


def test_a_server_that_nobody_vouches_for_makes_of_it_something_appended(
    sealed: bytes, preserved: bytes, files: KeyFiles
) -> None:
    unknown = signing.verify(preserved, Trust(files.trust().roots))
    assert (unknown.intact, unknown.problem, unknown.preserved) == (False, Problem.APPENDED, None)
    with serving() as stranger:
        report = judged(with_timestamp(sealed, stranger.address), files)
        assert (report.intact, report.problem) == (False, Problem.APPENDED)


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Timestamps take a field of another name, so that one may follow another."""
    monkeypatch.setattr(long_term, "STAMP", "Renewed")


# --- What hides behind a timestamp that is true -----------------------------------------------------------------------


def _metadata(writer: IncrementalPdfFileWriter) -> None:
    text = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>another title</a></x:xmpmeta>'
    stream = generic.StreamObject({generic.pdf_name("/Type"): generic.pdf_name("/Metadata")}, stream_data=text)
    writer.root["/Metadata"] = writer.add_object(stream)
    writer.update_root()


def _title(writer: IncrementalPdfFileWriter) -> None:
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("ไม่อนุมัติ")}))


def _action(writer: IncrementalPdfFileWriter) -> None:
    script = {generic.pdf_name("/S"): generic.pdf_name("/JavaScript"), generic.pdf_name("/JS"): generic.pdf_string("1")}
    writer.root["/OpenAction"] = generic.DictionaryObject(script)
    writer.update_root()


def _extensions(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Extensions"]["/XXXX"] = generic.pdf_string("anything")
    writer.update_root()


def _appearances(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/AcroForm"]["/NeedAppearances"] = generic.BooleanObject(True)
    writer.update_container(writer.root["/AcroForm"])


def _orphan(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(generic.pdf_string("nobody refers to it"))


def _contents(writer: IncrementalPdfFileWriter) -> None:
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 300 300 re f"))
    writer.update_container(page)


def _annotation(writer: IncrementalPdfFileWriter) -> None:
    note: dict[Any, Any] = {"/Type": "/Annot", "/Subtype": "/FreeText", "/Rect": [10, 10, 200, 50]}
    made = generic.DictionaryObject(
        {
            generic.pdf_name(key): generic.ArrayObject(map(generic.NumberObject, value))
            if isinstance(value, list)
            else generic.pdf_name(value)
            for key, value in note.items()
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(made))


def _empty_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec("Sig_2"))


def _free(writer: IncrementalPdfFileWriter) -> str:
    """A name that the timestamp will take, or another where it did."""
    taken = [reference.get_object()["/T"] for reference in writer.root["/AcroForm"]["/Fields"]]
    return "Another" if "Timestamp" in taken else "Timestamp"


def _scripted_field(writer: IncrementalPdfFileWriter) -> None:
    name = _free(writer)
    append_signature_field(writer, SigFieldSpec(name))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        if reference.get_object()["/T"] == name:
            script = {
                generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
                generic.pdf_name("/JS"): generic.pdf_string("1"),
            }
            on_opening = generic.DictionaryObject({generic.pdf_name("/PO"): generic.DictionaryObject(script)})
            reference.get_object()["/AA"] = on_opening


def _shown_field(writer: IncrementalPdfFileWriter) -> None:
    append_signature_field(writer, SigFieldSpec(_free(writer), box=(10, 110, 200, 200)))


CHANGES = [
    *(_metadata, _title, _action, _extensions, _appearances, _orphan, _contents, _annotation),
    *(_empty_field, _scripted_field, _shown_field),
]


def changed(pdf: bytes, change: Change) -> bytes:
    """`pdf` with one more revision."""
    writer, output = signing._Writer(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_a_true_timestamp_hides_no_other_change(
    sealed: bytes, preserved: bytes, files: KeyFiles, server: TimestampServer, change: Change, renewed: None
) -> None:
    """Neither the only one, nor one more over a change that came after the first."""
    before = judged(with_timestamp(changed(sealed, change), server.address), files)
    after = judged(with_timestamp(changed(preserved, change), server.address), files)
    for report in (before, after):
        assert not report.intact
        assert report.problem in {Problem.MODIFIED, Problem.APPENDED}
        assert report.preserved is None


def test_one_more_timestamp_and_nothing_else_leaves_the_paper_intact(
    preserved: bytes, files: KeyFiles, server: TimestampServer, renewed: None
) -> None:
    report = judged(with_timestamp(preserved, server.address), files)
    assert (report.intact, report.problem, report.preserved) == (True, Problem.NONE, CONFIRMED)


def test_without_a_timestamp_over_the_whole_file_what_follows_is_appended(
    sealed: bytes, preserved: bytes, files: KeyFiles
) -> None:
    for pdf in (sealed, preserved):
        more = judged(with_evidence(pdf, [make_provider().der], []), files)
        assert (more.intact, more.preserved) == (False, None)
        assert more.problem in {Problem.MODIFIED, Problem.APPENDED}
        assert judged(pdf + b"\n%%EOF\n", files).problem in {Problem.MODIFIED, Problem.APPENDED, Problem.BROKEN}


def test_a_flipped_byte_of_the_timestamp_is_found(sealed: bytes, preserved: bytes, files: KeyFiles) -> None:
    start = preserved.index(b"/Contents <", len(sealed)) + len(b"/Contents <")
    for place in (start + 1000, len(preserved) - 40, start - 60):
        altered = bytearray(preserved)
        altered[place] ^= 1
        report = judged(bytes(altered), files)
        assert (report.intact, report.preserved) == (False, None)
    filled = preserved.rindex(b"00>", start, preserved.index(b">", start) + 1)
    assert judged(preserved[:filled] + b"01" + preserved[filled + 2 :], files).problem is Problem.APPENDED


def test_after_the_timestamp_nobody_signs(preserved: bytes, files: KeyFiles) -> None:
    authority, who = files.opened(CODE, TOWN, b"of the worker"), Signatory("นายอื่น", ("ปลัดเทศบาล",), TOWN)
    for field in ("Sig_1", "Timestamp"):
        with pytest.raises(SigningError) as caught:
            signing.sign(preserved, field, who, authority, at=CLAIMED, appearance=one_page())
        assert caught.value.reason is Refusal.SEALED


def test_without_the_servers_answer_there_is_no_timestamp(sealed: bytes, server: TimestampServer) -> None:
    server.answers = False
    try:
        for address in (server.address, "http://127.0.0.1:9/"):
            with pytest.raises(SigningError) as caught:
                with_timestamp(sealed, address)
            assert caught.value.reason is Refusal.NO_TIMESTAMP
    finally:
        server.answers = True
