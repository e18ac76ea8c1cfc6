"""Signing and verifying with real keys, real PDFs and two judges: pyHanko, and poppler's pdfsig on NSS."""

# pyHanko types its readers, hardly its writers.
# mypy: disable-error-code="no-untyped-call"

import asyncio
import os
import random
import socket
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from weasyprint import HTML

from documents import authority as authority_module
from documents import signing
from documents.authority import Authority, AuthorityError, AuthorityExists, AuthorityMissing
from documents.certificates import DEMONSTRATION, bounded
from documents.signature_reports import NotAPdf, Problem
from documents.signing import FieldBox, Refusal, Signatory, SigningError

BANGKOK = timezone(timedelta(hours=7))
AT = datetime(2026, 1, 15, 9, 30, tzinfo=BANGKOK)

BOXES = [
    FieldBox("Sig_officer", 0, 60, 400, 260, 460),
    FieldBox("Sig_clerk", 0, 300.4, 400.3, 500.2, 460.6),
    FieldBox("Sig_mayor", 0, 180, 250, 420, 350),
]
SEAL = "Sig_mayor"
SIGNATORIES = [
    Signatory("นายสมชาย ใจดี", ("นักวิเคราะห์นโยบายและแผนชำนาญการ",), "เทศบาลตำบลน้ำปั้ว"),
    Signatory(
        "ว่าที่ร้อยตรีหญิง กุลธิดาภรณ์ศิริรัตนกาญจนาพงศ์ ณ อยุธยาศรีสุวรรณภูมิพัฒนาการ",
        ("รองปลัดเทศบาล", "รักษาราชการแทน", "ปลัดเทศบาลตำบลน้ำปั้ว"),
        "เทศบาลตำบลน้ำปั้ว",
    ),
    Signatory("นางผู้นำ ที่ตั้งใจ", ("นายกเทศมนตรีตำบลน้ำปั้ว",), "เทศบาลตำบลน้ำปั้ว อำเภอเวียงสา จังหวัดน่าน"),
]


def thai_pdf(body: str, page: str) -> bytes:
    font = files("fontpkg_sarabun") / "files" / "Sarabun-Regular.ttf"
    style = f"""
        @font-face {{ font-family: Paper; src: url({Path(str(font)).as_uri()}) }}
        @page {{ {page} }}
        body {{ font: 11pt/1.6 Paper; margin: 0 }}
    """
    html = f"<html lang=th><title>บันทึกข้อความ</title><style>{style}</style><body>{body}"
    return bytes(HTML(string=html).write_pdf())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("own"), name="เทศบาลตำบลน้ำปั้ว", demonstration=True)


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("other"), name="เทศบาลตำบลน้ำปั้ว", demonstration=True)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return thai_pdf("<h1>บันทึกข้อความ</h1><p>ผู้ที่เกี่ยวข้องทำน้ำดื่มให้สะอาด</p>" * 3, "size: A4; margin: 2cm")


@pytest.fixture(scope="module")
def appearance() -> bytes:
    lines = "<br>".join(escape(line) for line in ("(ลงชื่อ) นายสมชาย ใจดี", "ผู้ตรวจ", "๑๕ มกราคม ๒๕๖๙"))
    return thai_pdf(
        f"<div style='border:1pt solid #00f;height:53pt;text-align:center;line-height:17pt'>{lines}</div>",
        "size: 180.3pt 55.7pt; margin: 0.2pt",
    )


@pytest.fixture(scope="module")
def revisions(paper: bytes, appearance: bytes, authority: Authority) -> list[bytes]:
    """The paper, with fields, and after each of the three signatures."""
    made = [paper, signing.add_fields(paper, BOXES, SEAL)]
    for number, (box, signatory) in enumerate(zip(BOXES, SIGNATORIES, strict=True)):
        made.append(
            signing.sign(
                made[-1],
                box.name,
                signatory,
                authority,
                at=AT + timedelta(days=number),
                appearance=appearance,
                reason="เห็นชอบ" if number else "",
                certify=number == 0,
            )
        )
    return made


@pytest.fixture(scope="module")
def sealed(revisions: list[bytes]) -> bytes:
    return revisions[-1]


def refusal(call: Callable[..., object], *args: object, **kwargs: object) -> Refusal:
    with pytest.raises(SigningError) as caught:
        call(*args, **kwargs)
    return caught.value.reason


def poppler(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf)
    # A home of its own: pdfsig would look into the user's Firefox for trust. A missing tool raises, and must.
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    command = ["pdfsig", str(path)]
    said = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60).stdout
    return said.decode(errors="replace")  # NSS cuts long Thai titles in the middle of a character


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_signature_stands_after_each_step(
    count: int, revisions: list[bytes], authority: Authority, tmp_path: Path
) -> None:
    pdf = revisions[1 + count]
    report = signing.verify(pdf, authority)
    assert report.intact
    assert report.problem is Problem.NONE
    assert [item.field for item in report.signatures] == [box.name for box in BOXES[:count]]
    assert all(item.valid and item.trusted for item in report.signatures)
    assert [item.covers_everything for item in report.signatures] == [False] * (count - 1) + [True]

    reader = PdfFileReader(BytesIO(pdf))
    root = x509.Certificate.load(authority.certificate_der)
    for embedded in reader.embedded_regular_signatures:
        context = ValidationContext(trust_roots=[root], allow_fetching=False)  # judged by today's clock
        assert validate_pdf_signature(embedded, context).bottom_line

    said = poppler(pdf, tmp_path)
    assert said.count("Signature Validation: Signature is Valid.") == count
    assert said.count("ETSI.CAdES.detached") == count


def test_names_capacities_and_times_come_back_exactly(sealed: bytes, authority: Authority) -> None:
    report = signing.verify(sealed, authority)
    assert [(s.name, s.capacity, s.organisation) for s in report.signatures] == [
        (s.name, s.capacity, s.organisation) for s in SIGNATORIES
    ]
    assert len(SIGNATORIES[1].name) > 64
    assert [s.time for s in report.signatures] == [AT, AT + timedelta(days=1), AT + timedelta(days=2)]
    assert str(report.signatures[0].time) == "2026-01-15 09:30:00+07:00"


def test_the_first_certifies_and_the_last_locks(sealed: bytes) -> None:
    reader = PdfFileReader(BytesIO(sealed))
    levels = [embedded.docmdp_level for embedded in reader.embedded_regular_signatures]
    assert levels == [MDPPerm.FILL_FORMS, None, MDPPerm.NO_CHANGES]
    assert reader.root["/Perms"]["/DocMDP"]["/Name"] == SIGNATORIES[0].name
    lock = reader.root["/AcroForm"]["/Fields"][2]["/Lock"]
    assert (lock["/Action"], lock["/P"]) == ("/All", 1)


def test_each_revision_is_an_exact_prefix_of_the_next(revisions: list[bytes]) -> None:
    for earlier, later in pairwise(revisions):
        assert later.startswith(earlier)
        assert len(later) > len(earlier)


def test_the_certificate_says_who_as_what_for_whom(sealed: bytes, authority: Authority) -> None:
    reader = PdfFileReader(BytesIO(sealed))
    certificates = [embedded.signer_cert for embedded in reader.embedded_regular_signatures]
    subject = certificates[0].subject.native
    assert subject["common_name"] == "นายสมชาย ใจดี"
    assert subject["title"] == "นักวิเคราะห์นโยบายและแผนชำนาญการ"
    assert subject["organization_name"] == "เทศบาลตำบลน้ำปั้ว"
    assert subject["organizational_unit_name"] == DEMONSTRATION
    assert certificates[1].subject.native["common_name"] == bounded(SIGNATORIES[1].name)
    assert certificates[1].subject.native["title"] == "รองปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาลตำบลน้ำปั้ว"
    assert len({certificate.public_key.dump() for certificate in certificates}) == 3
    assert len({certificate.serial_number for certificate in certificates}) == 3
    root = x509.Certificate.load(authority.certificate_der)
    for certificate in certificates:
        assert certificate.key_usage_value.native == {"digital_signature", "non_repudiation"}
        assert certificate.authority_key_identifier == root.key_identifier
        assert certificate.not_valid_after == root.not_valid_after
        assert not certificate.ca


def test_the_dictionary_is_believed_only_where_the_certificate_agrees(
    revisions: list[bytes], appearance: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = authority.issue
    monkeypatch.setattr(authority, "issue", lambda *_: issue("นายคนอื่น", "", "ที่อื่น", AT))
    forged = signing.sign(revisions[1], SEAL, SIGNATORIES[2], authority, at=AT, appearance=appearance)
    (report,) = signing.verify(forged, authority).signatures
    assert (report.name, report.capacity, report.organisation) == ("นายคนอื่น", (), "ที่อื่น")


def test_another_authority_does_not_vouch(sealed: bytes, stranger: Authority) -> None:
    for other in (stranger, None):
        report = signing.verify(sealed, other)
        assert report.intact
        assert [(s.valid, s.trusted) for s in report.signatures] == [(True, False)] * 3


def test_a_running_event_loop_changes_nothing(sealed: bytes, authority: Authority) -> None:
    async def inside() -> bool:
        return signing.verify(sealed, authority).intact

    assert asyncio.run(inside())


def test_verifying_touches_no_network(sealed: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert signing.verify(sealed, authority).intact


def test_a_flipped_byte_of_anything_signed_is_found(sealed: bytes, authority: Authority, tmp_path: Path) -> None:
    # The last signature itself is the one thing nobody signs: its envelope has bytes of no meaning (RFC 5652).
    hole = range(sealed.rindex(b"/Contents <"), sealed.rindex(b"000000>"))
    signed = [place for place in range(16, len(sealed)) if place not in hole]
    body = sealed.index(b"stream") + 20
    for place in [body, *random.Random(26).sample(signed, 30)]:
        altered = bytearray(sealed)
        altered[place] ^= 0x01
        report = signing.verify(bytes(altered), authority)
        assert not report.intact, place
    altered = bytearray(sealed)
    altered[body] ^= 0x01
    report = signing.verify(bytes(altered), authority)
    assert [(s.valid, s.trusted, s.problem) for s in report.signatures] == [(False, False, Problem.ALTERED)] * 3
    assert "Signature is Valid" not in poppler(bytes(altered), tmp_path)


def test_the_hole_of_a_signature_hides_nothing(sealed: bytes, authority: Authority) -> None:
    end = sealed.rindex(b"000000>") + 6
    report = signing.verify(sealed[: end - 2] + b"41" + sealed[end:], authority)
    assert report.problem is Problem.ALTERED


@pytest.mark.parametrize("count", [2, 3])
def test_an_annotation_added_later_is_found(count: int, revisions: list[bytes], authority: Authority) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(revisions[1 + count]))
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 700, 300, 750))),
            generic.pdf_name("/Contents"): generic.pdf_string("อนุมัติ"),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))
    output = BytesIO()
    writer.write(output)
    report = signing.verify(output.getvalue(), authority)
    assert not report.intact
    assert report.problem is Problem.MODIFIED
    assert len(report.signatures) == count


@pytest.mark.parametrize("count", [1, 2, 3])
def test_even_an_empty_revision_after_the_last_signature_is_found(
    count: int, revisions: list[bytes], authority: Authority
) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(revisions[1 + count]))
    writer.update_root()
    output = BytesIO()
    writer.write(output)
    report = signing.verify(output.getvalue(), authority)
    assert not report.intact
    assert report.problem is Problem.APPENDED
    assert not signing.verify(revisions[1 + count] + b"\n", authority).intact


def test_a_signature_emptied_by_a_later_revision_is_missed(sealed: bytes, authority: Authority) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    mayor = writer.root["/AcroForm"]["/Fields"][2]
    del mayor["/V"]
    writer.update_container(mayor)
    output = BytesIO()
    writer.write(output)
    assert not signing.verify(output.getvalue(), authority).intact


def test_signing_is_refused_with_its_reason(
    revisions: list[bytes], sealed: bytes, appearance: bytes, authority: Authority
) -> None:
    def attempt(pdf: bytes, field: str, drawing: bytes = appearance, *, certify: bool = False) -> Refusal:
        who = SIGNATORIES[0]
        return refusal(signing.sign, pdf, field, who, authority, at=AT, appearance=drawing, certify=certify)

    empty, once = revisions[1], revisions[2]
    assert attempt(once, BOXES[0].name) is Refusal.ALREADY_SIGNED
    assert attempt(once, BOXES[1].name, certify=True) is Refusal.ALREADY_SIGNED
    assert attempt(sealed, BOXES[0].name) is Refusal.SEALED
    assert attempt(empty, "Sig_nobody") is Refusal.FIELD_MISSING
    assert attempt(revisions[0], BOXES[0].name) is Refusal.FIELD_MISSING
    assert attempt(empty[: len(empty) // 2], BOXES[0].name) is Refusal.BROKEN
    assert attempt(b"no paper", BOXES[0].name) is Refusal.BROKEN
    assert attempt(empty, BOXES[0].name, b"no drawing") is Refusal.BROKEN
    assert attempt(encrypted(empty), BOXES[0].name) is Refusal.ENCRYPTED


def test_a_seal_before_the_others_leaves_them_unsigned(
    revisions: list[bytes], appearance: bytes, authority: Authority
) -> None:
    early = signing.sign(revisions[2], SEAL, SIGNATORIES[2], authority, at=AT, appearance=appearance)
    assert signing.verify(early, authority).intact
    reason = refusal(signing.sign, early, BOXES[1].name, SIGNATORIES[1], authority, at=AT, appearance=appearance)
    assert reason is Refusal.SEALED


@pytest.mark.parametrize(
    ("boxes", "seal", "reason"),
    [
        (BOXES, "Sig_nobody", Refusal.FIELD_MISSING),
        ([*BOXES, BOXES[0]], SEAL, Refusal.FIELD_INVALID),
        ([FieldBox("", 0, 0, 0, 9, 9)], "", Refusal.FIELD_INVALID),
        ([FieldBox("a.b", 0, 0, 0, 9, 9)], "a.b", Refusal.FIELD_INVALID),
        ([FieldBox("a", 1, 0, 0, 9, 9)], "a", Refusal.FIELD_INVALID),
        ([FieldBox("a", -1, 0, 0, 9, 9)], "a", Refusal.FIELD_INVALID),
        ([FieldBox("a", 0, 9, 0, 9.3, 9)], "a", Refusal.FIELD_INVALID),
    ],
)
def test_fields_are_refused(boxes: list[FieldBox], seal: str, reason: Refusal, paper: bytes) -> None:
    assert refusal(signing.add_fields, paper, boxes, seal) is reason


def test_fields_come_before_the_first_signature(revisions: list[bytes]) -> None:
    late = [FieldBox("Sig_late", 0, 0, 0, 90, 90)]
    assert refusal(signing.add_fields, revisions[2], late, "Sig_late") is Refusal.ALREADY_SIGNED
    assert refusal(signing.add_fields, revisions[1], BOXES, SEAL) is Refusal.FIELD_INVALID


def encrypted(pdf: bytes) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(pdf)))
    writer.encrypt(owner_pass="ลับ", user_pass="")
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def test_papers_that_cannot_be_judged(revisions: list[bytes], sealed: bytes, authority: Authority) -> None:
    for unsigned in revisions[:2]:
        report = signing.verify(unsigned, authority)
        assert (report.intact, report.signatures, report.problem) == (False, (), Problem.UNSIGNED)
    assert signing.verify(encrypted(revisions[0]), authority).problem is Problem.ENCRYPTED
    for length in (20, len(sealed) // 2, len(sealed) - 40):
        report = signing.verify(sealed[:length], authority)
        assert (report.intact, report.signatures, report.problem) == (False, (), Problem.BROKEN)
    for stuff in (b"", b"PK\x03\x04", "บันทึกข้อความ".encode()):
        with pytest.raises(NotAPdf):
            signing.verify(stuff, authority)


def test_a_signature_that_cannot_be_read_is_not_passed_over(sealed: bytes, authority: Authority) -> None:
    report = signing.verify(sealed.replace(b"/ETSI.CAdES.detached", b"/Else.Where.detached"), authority)
    assert not report.intact
    assert len(report.signatures) == 3
    assert report.problem is Problem.UNREADABLE


def test_hostile_names_sign_and_come_back(revisions: list[bytes], appearance: bytes, authority: Authority) -> None:
    who = Signatory("นาย\r\n(จริง)\\ <b>😀\u200b\x00", ("", "ก\nข"), ")>> endobj")
    pdf = signing.sign(revisions[1], SEAL, who, authority, at=AT, appearance=appearance, reason="(\\")
    (report,) = signing.verify(pdf, authority).signatures
    assert (report.name, report.capacity, report.organisation) == (who.name, who.capacity, who.organisation)
    assert report.valid
    assert report.trusted


def test_a_claimed_time_must_be_aware_and_in_the_authoritys_life(authority: Authority) -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="aware"):
        authority.issue("ก", "", "", naive)
    with pytest.raises(ValueError, match="aware"):
        signing.sign(b"", SEAL, SIGNATORIES[0], authority, at=naive, appearance=b"")
    for outside in (datetime(2001, 1, 1, tzinfo=UTC), datetime(2199, 1, 1, tzinfo=UTC)):
        with pytest.raises(AuthorityError):
            authority.issue("ก", "", "", outside)
    for unfit in ("", " \n", "\u200b", "ก\u05d0"):  # the last mixes writing directions
        with pytest.raises(AuthorityError):
            authority.issue(unfit, "", "", AT)


def test_an_authority_is_made_once_and_kept_closed(tmp_path: Path, stranger: Authority) -> None:
    directory = tmp_path / "new" / "authority"
    with pytest.raises(AuthorityMissing):
        Authority.load(directory)
    made = Authority.create(directory, name="เทศบาลตำบลน้ำปั้ว", demonstration=False)
    assert stat.S_IMODE((directory / authority_module.FILE).stat().st_mode) == 0o600
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert [path.name for path in directory.iterdir()] == [authority_module.FILE]
    with pytest.raises(AuthorityExists):
        Authority.create(directory, name="อื่น", demonstration=False)
    loaded = Authority.load(directory)
    assert loaded.certificate_pem == made.certificate_pem
    assert loaded.certificate_pem.startswith("-----BEGIN CERTIFICATE-----")
    assert "PRIVATE" not in loaded.certificate_pem
    assert not loaded.demonstration
    identity = loaded.issue("นายสมชาย ใจดี", "", "", datetime.now(UTC))
    assert "organizational_unit_name" not in x509.Certificate.load(identity.certificate).subject.native
    assert "key" not in repr(identity)

    file = directory / authority_module.FILE
    file.write_text(file.read_text().replace(made.certificate_pem, stranger.certificate_pem))
    with pytest.raises(AuthorityError, match="no pair"):
        Authority.load(directory)
    file.write_bytes(b"damaged")
    with pytest.raises(AuthorityError, match="cannot be read"):
        Authority.load(directory)


def test_two_makers_at_once_leave_one_authority(tmp_path: Path) -> None:
    authority_module.write_once(tmp_path / authority_module.FILE, b"first")
    with pytest.raises(AuthorityExists):
        authority_module.write_once(tmp_path / authority_module.FILE, b"second")
    assert (tmp_path / authority_module.FILE).read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_demonstration_says_so(authority: Authority) -> None:
    assert authority.demonstration
    assert DEMONSTRATION == "สาธิต – ไม่มีผลทางกฎหมาย"
    assert x509.Certificate.load(authority.certificate_der).subject.native["organizational_unit_name"] == DEMONSTRATION


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("ปลัดเทศบาล", 64, "ปลัดเทศบาล"),
        ("ปลัด\nเทศบาล \t ตำบล", 64, "ปลัด เทศบาล ตำบล"),
        ("กกก", 3, "กกก"),
        ("กกที่ดี", 5, "กก…"),  # "ที่" has three characters: it goes whole
        ("กกทำดี", 4, "กก…"),  # SARA AM stays with its consonant
        ("กกเขาดี", 4, "กก…"),  # no vowel is left without its consonant
        ("กกก ขขข", 5, "กกก…"),
        ("นาย\x00😀ก\ufffd", 64, "นายก"),
    ],
)
def test_a_text_is_cut_between_clusters(text: str, limit: int, expected: str) -> None:
    assert bounded(text, limit) == expected


def test_the_appearance_sits_in_its_box_undistorted(revisions: list[bytes], tmp_path: Path) -> None:
    """The drawing's blue frame is found again in the rendered page, centred and in proportion."""
    (tmp_path / "paper.pdf").write_bytes(revisions[-1])
    command = ["pdftoppm", "-r", "144", "-singlefile", str(tmp_path / "paper.pdf"), str(tmp_path / "page")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    magic, size, depth, pixels = (tmp_path / "page.ppm").read_bytes().split(b"\n", 3)
    assert (magic, depth) == (b"P6", b"255")
    width, height = map(int, size.split())
    for box in BOXES:
        left, bottom, right, top = (round(edge) * 2 for edge in (box.left, box.bottom, box.right, box.top))
        blue = [
            (x, y)
            for y in range(height)
            for x in range(left - 20, right + 20)
            if bottom - 20 <= height - y <= top + 20
            and pixels[3 * (y * width + x)] < 100
            and pixels[3 * (y * width + x) + 2] > 200
        ]
        seen_left, seen_right = min(x for x, _ in blue), max(x for x, _ in blue) + 1
        seen_bottom, seen_top = height - max(y for _, y in blue) - 1, height - min(y for _, y in blue)
        scale = min((right - left) / 180.3, (top - bottom) / 55.7)
        assert seen_right - seen_left == pytest.approx(scale * 179.9, abs=3)
        assert seen_top - seen_bottom == pytest.approx(scale * 55, abs=3)
        assert (seen_left + seen_right) / 2 == pytest.approx((left + right) / 2, abs=2)
        assert (seen_bottom + seen_top) / 2 == pytest.approx((bottom + top) / 2, abs=2)
        assert left <= seen_left
        assert seen_right <= right
        assert bottom <= seen_bottom
        assert seen_top <= top
