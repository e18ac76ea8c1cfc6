"""Where keys lie, who may open them, and what the certificates say to readers elsewhere."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import crl, x509  # type: ignore[import-untyped]  # it ships no types
from cryptography import x509 as other_reader
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from documents import signing
from documents.authority import (
    CLOCK_SKEW,
    FILE,
    ROOT_LIFE,
    Authority,
    AuthorityError,
    AuthorityExists,
    AuthorityLocked,
    AuthorityMissing,
    write_once,
)
from documents.certificates import DEMONSTRATION, certificate_of, certificates_in, fingerprint, subject_of
from documents.key_files import KeyFiles
from documents.signing import FieldBox, Signatory
from tests.documents.hostile_pdfs import one_page
from tests.documents.test_signing import poppler

CODE, TOWN = "5520501", "เทศบาลตำบลน้ำปั้ว"
ROOT_PASSPHRASE, PASSPHRASE = b"of the root, in a safe", b"of the worker, in its environment"


@pytest.fixture
def files(tmp_path: Path) -> KeyFiles:
    """An installation's keys after set-up: a root and nothing else."""
    made = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "https://ita.example.go.th/authority/")
    made.create_root("จังหวัดน่าน", ROOT_PASSPHRASE, demonstration=False)
    return made


def issued(files: KeyFiles, code: str = CODE, name: str = TOWN, *, stolen: bool = False) -> Authority:
    return files.issue(files.root(ROOT_PASSPHRASE), code, name, PASSPHRASE, stolen=stolen)


def signed(authority: Authority, organisation: str = TOWN, at: datetime | None = None) -> bytes:
    paper = one_page()
    fields = signing.add_fields(paper, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), organisation)
    return signing.sign(fields, "Sig_0", who, authority, at=at or datetime.now(UTC), appearance=paper)


def old_root(directory: Path, name: str = "จังหวัดน่าน", *, demonstration: bool = False) -> Authority:
    """A root as they were made until November 2026: it signs by itself, and its key lies open."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    subject = subject_of(name, "", "", demonstration=demonstration)
    begin = datetime.now(UTC) - CLOCK_SKEW
    life = (begin, begin + ROOT_LIFE)
    root = Authority(certificate_of(subject, key.public_key(), subject, key, life, authorities_below=0), key)
    write_once(directory / FILE, root.sealed(b""))
    return root


def test_no_key_lies_open_and_only_its_passphrase_opens_it(files: KeyFiles) -> None:
    issued(files)
    kept = [files.private / FILE, files.private / "issuing" / f"{CODE}.pem"]
    for file in kept:
        assert b"-----BEGIN ENCRYPTED PRIVATE KEY" in file.read_bytes()
        assert b"-----BEGIN PRIVATE KEY" not in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert files.opened(CODE, TOWN, PASSPHRASE).certificate.subject.native["organization_name"] == TOWN
    for wrong in (b"", ROOT_PASSPHRASE):
        with pytest.raises(AuthorityLocked):
            files.opened(CODE, TOWN, wrong)
    with pytest.raises(AuthorityLocked):
        files.root(PASSPHRASE)
    with pytest.raises(AuthorityError, match="without a passphrase"):
        files.issue(files.root(ROOT_PASSPHRASE), CODE, TOWN, b"")


def test_what_everyone_may_have_holds_no_key(files: KeyFiles) -> None:
    issued(files)
    public = [file for file in files.public.rglob("*") if file.is_file()]
    assert len(public) == 3  # the root's certificate and its list, the municipality's certificate
    assert not any(b"KEY" in file.read_bytes() for file in public)


def test_a_reader_elsewhere_finds_the_way_up_to_the_root(files: KeyFiles, tmp_path: Path) -> None:
    pdf = signed(issued(files))
    status = read_elsewhere(files, pdf)
    assert status.bottom_line
    names = [c.subject.native["common_name"] for c in status.validation_path or ()]
    assert names == ["จังหวัดน่าน", TOWN, "นายนำ เมืองดี"]
    assert "Signature is Valid" in poppler(pdf, tmp_path)
    [report] = signing.verify(pdf, files.trust()).signatures
    assert (report.trusted, report.own, report.stamped) == (True, False, None)
    assert files.may_sign(report.issuer)


def test_a_reader_elsewhere_with_the_list_believes_no_stolen_key(files: KeyFiles) -> None:
    pdf = signed(issued(files))
    after = issued(files, stolen=True)
    assert not read_elsewhere(files, pdf).bottom_line
    assert read_elsewhere(files, signed(after)).bottom_line


def read_elsewhere(files: KeyFiles, pdf: bytes) -> PdfSignatureStatus:
    """As a reader judges that imported the root's certificate and fetched its list."""
    [embedded] = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
    [root] = files.roots()
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(root.certificate)], crls=[root.revoked], allow_fetching=False
    )
    return validate_pdf_signature(embedded, context)


def test_the_root_is_taken_away_and_brought_back_for_new_keys_only(files: KeyFiles, tmp_path: Path) -> None:
    issued(files)
    stick = tmp_path / "stick.pem"
    files.take_root_away(stick, ROOT_PASSPHRASE)
    assert not (files.private / FILE).exists()
    assert stat.S_IMODE(stick.stat().st_mode) == 0o600
    assert signing.verify(signed(files.opened(CODE, TOWN, PASSPHRASE)), files.trust()).signatures[0].trusted
    with pytest.raises(AuthorityMissing):
        files.root(ROOT_PASSPHRASE)
    root = files.root(ROOT_PASSPHRASE, stick)
    assert files.issue(root, "5240504", "เทศบาลตำบลอื่น", PASSPHRASE).certificate.issuer == root.certificate.subject
    with pytest.raises(AuthorityExists):
        files.create_root("อีกแห่ง", ROOT_PASSPHRASE, demonstration=False)


def test_nothing_is_moved_over_another_file_or_without_the_passphrase(files: KeyFiles, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("something")
    with pytest.raises(AuthorityExists):
        files.take_root_away(tmp_path / "there", ROOT_PASSPHRASE)
    with pytest.raises(AuthorityLocked):
        files.take_root_away(tmp_path / "new", PASSPHRASE)
    assert (files.private / FILE).exists()
    assert not (tmp_path / "new").exists()


def test_a_root_that_is_not_this_installations_issues_nothing_here(files: KeyFiles, tmp_path: Path) -> None:
    Authority.create(tmp_path / "other", name="จังหวัดน่าน", demonstration=False, passphrase=ROOT_PASSPHRASE)
    with pytest.raises(AuthorityError, match="another root"):
        files.root(ROOT_PASSPHRASE, tmp_path / "other" / FILE)


def test_a_municipality_vouches_in_its_own_name_only(files: KeyFiles) -> None:
    [report] = signing.verify(signed(issued(files), "เทศบาลตำบลอื่น"), files.trust()).signatures
    assert (report.valid, report.trusted, report.issuer) == (True, False, "")


def test_a_municipality_that_is_renamed_needs_another_key(files: KeyFiles) -> None:
    issued(files)
    with pytest.raises(AuthorityMissing):
        files.opened(CODE, "เทศบาลเมืองน้ำปั้ว", PASSPHRASE)
    issued(files, name="เทศบาลเมืองน้ำปั้ว")
    assert files.opened(CODE, "เทศบาลเมืองน้ำปั้ว", PASSPHRASE)


def test_a_rotated_key_signs_nothing_that_is_believed_today(files: KeyFiles) -> None:
    former = issued(files)
    genuine = signed(former)
    today = issued(files)
    assert files.opened(CODE, TOWN, PASSPHRASE).certificate_der == today.certificate_der
    [report] = signing.verify(genuine, files.trust()).signatures
    assert report.trusted  # as what is known here is judged
    assert not files.may_sign(report.issuer)
    assert files.may_sign(fingerprint(today.certificate_der))
    assert listed(files) == []  # readers elsewhere go on believing what it signed


def test_a_stolen_key_is_on_the_public_list(files: KeyFiles) -> None:
    former = issued(files)
    issued(files, stolen=True)
    assert listed(files) == [former.certificate.serial_number]
    again = issued(files, stolen=True)
    assert len(listed(files)) == 2
    assert again.certificate.serial_number not in listed(files)
    assert again.certificate.crl_distribution_points[0].url == (
        f"https://ita.example.go.th/authority/{files.roots()[0].name}.crl"
    )


def test_the_list_is_renewed_with_all_that_stood_on_it(files: KeyFiles) -> None:
    issued(files)
    issued(files, stolen=True)
    before = crl.CertificateList.load(files.roots()[0].revoked)
    files.renew_list(files.root(ROOT_PASSPHRASE))
    after = crl.CertificateList.load(files.roots()[0].revoked)
    numbers = [item.crl_number_value.native for item in (before, after)]
    assert numbers == [2, 3]
    assert len(listed(files)) == 1


def listed(files: KeyFiles) -> list[int]:
    """The serial numbers on the root's list, its signature proved by the root's key."""
    root = files.roots()[0]
    revoked = crl.CertificateList.load(root.revoked)
    by_another = other_reader.load_der_x509_crl(root.revoked)
    key = other_reader.load_der_x509_certificate(root.certificate).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert by_another.is_signature_valid(key)
    entries = revoked["tbs_cert_list"]["revoked_certificates"].native or []
    return [entry["user_certificate"] for entry in entries]


def test_an_old_root_signs_on_until_it_is_replaced_and_its_papers_stay_genuine(tmp_path: Path) -> None:
    files = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "https://ita.example.go.th/authority/")
    root = old_root(files.private)
    authority = files.opened(CODE, TOWN, b"")
    assert authority.certificate_der == root.certificate_der
    paper = signed(authority)
    [report] = signing.verify(paper, files.trust()).signatures
    assert (report.trusted, files.may_sign(report.issuer)) == (True, True)

    files.create_root("จังหวัดน่าน", ROOT_PASSPHRASE, demonstration=False, replace=True)
    [report] = signing.verify(paper, files.trust()).signatures
    assert (report.trusted, files.may_sign(report.issuer)) == (True, False)
    assert [item.certificate for item in files.roots()][1] == root.certificate_der
    with pytest.raises(AuthorityMissing):  # the old key signs nothing any more
        files.opened(CODE, TOWN, PASSPHRASE)
    assert signing.verify(signed(issued(files)), files.trust()).signatures[0].trusted
    with pytest.raises(AuthorityError, match="signs by itself"):
        root.authority_for(TOWN)


def test_a_replaced_root_takes_its_keys_along(files: KeyFiles) -> None:
    former = issued(files)
    files.create_root("จังหวัดน่าน", ROOT_PASSPHRASE, demonstration=False, replace=True)
    assert not files.may_sign(fingerprint(former.certificate_der))
    with pytest.raises(AuthorityMissing):
        files.opened(CODE, TOWN, PASSPHRASE)
    assert signing.verify(signed(former), files.trust()).signatures[0].trusted
    assert len(files.roots()) == 2


def test_a_certificate_that_was_not_published_before_a_crash_is_published_later(files: KeyFiles) -> None:
    made = issued(files)
    [shown] = (files.public / "issuing").iterdir()
    shown.unlink()
    assert not files.may_sign(fingerprint(made.certificate_der))
    files.opened(CODE, TOWN, PASSPHRASE)
    assert files.may_sign(fingerprint(made.certificate_der))


def test_a_demonstration_says_so_in_every_certificate(tmp_path: Path) -> None:
    files = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "")
    files.create_root("สาธิต", PASSPHRASE, demonstration=True)
    authority = files.opened_or_issued(CODE, TOWN, PASSPHRASE)
    assert authority.demonstration
    identity = authority.issue("ก", "", TOWN, datetime.now(UTC))
    assert x509.Certificate.load(identity.certificate).subject.native["organizational_unit_name"] == DEMONSTRATION
    assert files.opened_or_issued(CODE, TOWN, PASSPHRASE).certificate_der == authority.certificate_der


def test_a_text_without_certificate_is_none() -> None:
    with pytest.raises(ValueError, match="no certificate"):
        certificates_in(b"-----BEGIN NOTHING-----\n-----END NOTHING-----\n")
