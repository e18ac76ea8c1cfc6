"""The certificate authority of one installation: it vouches for who signed which paper.

Pure of Django. The certificates are X.509 version 3 (RFC 5280). They prove origin and integrity; they are the
server's word, not a person's own certificate under section 28 of the Electronic Transactions Act.
"""

import os
import secrets
import stringprep
import tempfile
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import Path

# asn1crypto, not cryptography's builder: the latter counts a common name's 64 characters in bytes, and would
# leave 21 Thai letters. It comes with pyHanko, and neither has types for it.
from asn1crypto import keys, pem, x509  # type: ignore[import-untyped]  # it ships no types
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

DEMONSTRATION = "สาธิต – ไม่มีผลทางกฎหมาย"
FILE = "authority.pem"

# Upper bound, in characters, of commonName, title, organizationName and organizationalUnitName (RFC 5280, app. A).
BOUND = 64

# Nobody countersigns the time offline, so a validator judges by today's clock: what was signed must outlive the
# longest keeping of papers, and no certificate may outlive its root.
ROOT_LIFE = timedelta(days=50 * 365)
# Clocks differ between the server, its containers and the readers.
CLOCK_SKEW = timedelta(hours=1)
# A demonstration tells a story that began before it was installed.
DEMONSTRATION_PAST = timedelta(days=5 * 365)

# RSA, not P-256: NSS (pdfsig) and Adobe take it everywhere, and pyHanko would raise a P-256 paper to PDF 2.0, which
# PDF/A-2 and -3 are not. 3072 bits stand beyond 2030 (NIST SP 800-57) at 0.2 s a key; the root is made once.
ROOT_BITS = 4096
SIGNATORY_BITS = 3072


class AuthorityError(Exception):
    """The authority cannot do what was asked."""


class AuthorityMissing(AuthorityError):
    """No authority stands in the directory."""


class AuthorityExists(AuthorityError):
    """An authority stands there already; replacing it would orphan every paper it vouched for."""


@dataclass(frozen=True)
class Identity:
    """A certificate and its key for exactly one signature, as DER bytes; `key` is PKCS #8, unencrypted."""

    certificate: bytes
    key: bytes = field(repr=False)


class Authority:
    """An installation's root key and certificate, kept together in the file `authority.pem` (mode 0600)."""

    def __init__(self, certificate: x509.Certificate, key: rsa.RSAPrivateKey) -> None:
        self._certificate = certificate
        self._key = key

    @classmethod
    def create(cls, directory: Path, *, name: str, demonstration: bool) -> "Authority":
        """Make a new authority called `name` in `directory`, which is made (0700) when absent.

        A demonstration authority says so in its own subject and in that of every certificate it issues.
        Raises AuthorityExists when the directory holds one, AuthorityError when the name is empty.
        """
        if (directory / FILE).exists():
            raise AuthorityExists(directory)
        key = rsa.generate_private_key(public_exponent=65537, key_size=ROOT_BITS)
        now = datetime.now(UTC)
        begin = now - (DEMONSTRATION_PAST if demonstration else CLOCK_SKEW)
        subject = _subject(name, "", "", demonstration)
        certificate = _certificate(subject, key, subject, key, begin, now + ROOT_LIFE, root=True)
        _write_once(directory / FILE, _private(key, serialization.Encoding.PEM) + _pem_certificate(certificate))
        return cls(certificate, key)

    @classmethod
    def load(cls, directory: Path) -> "Authority":
        """Read the authority of `directory`; raises AuthorityMissing, or AuthorityError when it cannot be read."""
        try:
            text = (directory / FILE).read_bytes()
        except FileNotFoundError as error:
            raise AuthorityMissing(directory) from error
        try:
            # Our own key: proving its primes on every load takes a third of a second.
            key = serialization.load_pem_private_key(text, password=None, unsafe_skip_rsa_key_validation=True)
            _, _, der = next(part for part in pem.unarmor(text, multiple=True) if part[0] == "CERTIFICATE")
            certificate = x509.Certificate.load(der, strict=True)
            same = certificate.public_key.dump() == _public(key.public_key()).dump()  # type: ignore[arg-type]  # ours is RSA
        except (ValueError, TypeError, StopIteration) as error:
            raise AuthorityError(f"{directory / FILE} cannot be read") from error
        if not isinstance(key, rsa.RSAPrivateKey) or not same:
            raise AuthorityError(f"{directory / FILE}: key and certificate are no pair")
        return cls(certificate, key)

    @property
    def demonstration(self) -> bool:
        """Whether what it vouches for has no effect in law."""
        return bool(self._certificate.subject.native.get("organizational_unit_name") == DEMONSTRATION)

    @property
    def certificate_pem(self) -> str:
        """The root certificate to hand out, so that readers elsewhere can trust the papers."""
        return _pem_certificate(self._certificate).decode("ascii")

    @property
    def certificate_der(self) -> bytes:
        """The same certificate as DER bytes."""
        return bytes(self._certificate.dump())

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> Identity:
        """A fresh key and certificate for one signature by `name`, acting as `capacity`, claimed at `at` (aware).

        The key is never stored, and lives as long as the returned object: what no longer exists cannot be stolen,
        lent or made to sign a second paper, there is nothing to revoke, and a signatory needs no device. Who may
        sign is decided before this call, by the application; the certificate records that decision.

        CN = name, title = capacity, O = organisation, each shortened by `bounded`; empty ones but the name are left
        out. Raises AuthorityError for an empty name or an `at` outside the authority's own life.
        """
        if at.tzinfo is None:
            raise ValueError("the time of signing must be aware")
        begin, end = self._certificate.not_valid_before, self._certificate.not_valid_after
        if not begin <= at < end:
            raise AuthorityError(f"the authority lives from {begin} to {end}, not at {at}")
        key = rsa.generate_private_key(public_exponent=65537, key_size=SIGNATORY_BITS)
        subject = _subject(name, capacity, organisation, self.demonstration)
        start = max(begin, at - CLOCK_SKEW)
        certificate = _certificate(subject, key, self._certificate.subject, self._key, start, end, root=False)
        return Identity(bytes(certificate.dump()), _private(key, serialization.Encoding.DER))


def bounded(text: str, limit: int = BOUND) -> str:
    """`text` as a certificate may carry it: one line of at most `limit` characters, "…" where something was cut.

    Never cut inside a Thai cluster: marks and SARA AM stay with their consonant, a leading vowel with the next one.
    Characters that RFC 4518 forbids in names (controls, unassigned in Unicode 3.2) are dropped, or no validator
    could compare the name.
    """
    kept = (char if not char.isspace() else " " for char in text)
    line = " ".join("".join(char for char in kept if _lawful(char)).split())
    if len(line) <= limit:
        return line
    cut = limit - 1
    while cut and (_hangs(line[cut]) or line[cut - 1] in "เแโใไ"):
        cut -= 1
    return line[: cut or limit - 1].rstrip() + "…"


def _lawful(char: str) -> bool:
    return unicodedata.category(char)[0] != "C" and char != "\ufffd" and not stringprep.in_table_a1(char)


def _hangs(char: str) -> bool:
    return unicodedata.category(char)[0] == "M" or char in "\u0e33\u0eb3ะาๅๆฯ"


def _subject(name: str, capacity: str, organisation: str, demonstration: bool) -> x509.Name:
    texts = {
        "country_name": "TH",
        "organization_name": bounded(organisation),
        "organizational_unit_name": DEMONSTRATION if demonstration else "",
        "title": bounded(capacity),
        "common_name": bounded(name),
    }
    if not texts["common_name"]:
        raise AuthorityError("a certificate needs a name")
    subject = x509.Name.build({kind: text for kind, text in texts.items() if text})
    try:
        _ = subject.hashable  # what validators compare by; RFC 4518 cannot mix writing directions in one text
    except ValueError as error:
        raise AuthorityError(f"no certificate can carry the name {texts['common_name']!r}") from error
    return subject


def _certificate(
    subject: x509.Name,
    key: rsa.RSAPrivateKey,
    issuer: x509.Name,
    issuer_key: rsa.RSAPrivateKey,
    begin: datetime,
    end: datetime,
    *,
    root: bool,
) -> x509.Certificate:
    public, issuer_public = _public(key.public_key()), _public(issuer_key.public_key())
    usage = {"key_cert_sign", "crl_sign"} if root else {"digital_signature", "non_repudiation"}
    extensions = [
        ("basic_constraints", True, {"ca": True, "path_len_constraint": 0} if root else {"ca": False}),
        ("key_usage", True, usage),
        ("key_identifier", False, _key_identifier(public)),
        ("authority_key_identifier", False, {"key_identifier": _key_identifier(issuer_public)}),
    ]
    algorithm = {"algorithm": "sha256_rsa"}
    body = x509.TbsCertificate(
        {
            "version": "v3",
            # Positive, at most 20 octets, not to be guessed (RFC 5280, 4.1.2.2).
            "serial_number": secrets.randbits(158) + 1,
            "signature": algorithm,
            "issuer": issuer,
            "validity": {"not_before": _moment(begin), "not_after": _moment(end)},
            "subject": subject,
            "subject_public_key_info": public,
            "extensions": [
                {"extn_id": kind, "critical": critical, "extn_value": value} for kind, critical, value in extensions
            ],
        }
    )
    signature = issuer_key.sign(body.dump(), padding.PKCS1v15(), hashes.SHA256())
    return x509.Certificate({"tbs_certificate": body, "signature_algorithm": algorithm, "signature_value": signature})


def _moment(at: datetime) -> x509.Time:
    # Whole seconds; two-digit years end with 2049 (RFC 5280, 4.1.2.5).
    at = at.astimezone(UTC).replace(microsecond=0)
    return x509.Time({"utc_time" if at.year < 2050 else "general_time": at})


def _public(key: rsa.RSAPublicKey) -> keys.PublicKeyInfo:
    return keys.PublicKeyInfo.load(
        key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def _key_identifier(public: keys.PublicKeyInfo) -> bytes:
    # A name for the key, not a protection (RFC 5280, 4.2.1.2).
    return sha1(bytes(public["public_key"]), usedforsecurity=False).digest()


def _private(key: rsa.RSAPrivateKey, encoding: serialization.Encoding) -> bytes:
    return key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _pem_certificate(certificate: x509.Certificate) -> bytes:
    return bytes(pem.armor("CERTIFICATE", certificate.dump()))


def _write_once(path: Path, content: bytes) -> None:
    """Write `content` with mode 0600, wholly or not at all, and never over another; raises AuthorityExists."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # 0600 from its first moment
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # Unlike a rename, a link refuses an existing name, even one made since we looked.
        os.link(temporary, path)
    except FileExistsError as error:
        raise AuthorityExists(path.parent) from error
    finally:
        os.unlink(temporary)
