"""Certificate authorities: a root vouches for one authority a municipality, which vouches for who signed which paper.

Pure of Django. What they issue proves origin and integrity; it is the server's word, not a person's own certificate
under section 28 of the Electronic Transactions Act. Where authorities are kept is for documents.key_files.
"""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from documents.certificates import (
    DEMONSTRATION,
    Revoked,
    UnfitName,
    belongs,
    certificate_of,
    certificates_in,
    pem_of,
    revocation_list,
    subject_of,
)

FILE = "authority.pem"

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
KEY_BITS = 3072


class AuthorityError(Exception):
    """The authority cannot do what was asked."""


class AuthorityMissing(AuthorityError):
    """No authority stands there."""


class AuthorityExists(AuthorityError):
    """An authority stands there already; writing over it would orphan every paper it vouched for."""


class AuthorityLocked(AuthorityError):
    """The key is encrypted, and this is not its passphrase."""


@dataclass(frozen=True)
class Identity:
    """A certificate and its key for exactly one signature, as DER bytes; `key` is PKCS #8, unencrypted.

    `chain`: the certificates between it and a root, which stays outside: nothing would sign its copy in a file, and
    whoever is to trust it must have it anyhow.
    """

    certificate: bytes
    key: bytes = field(repr=False)
    chain: tuple[bytes, ...] = ()

    def sign(self, data: bytes) -> bytes:
        """RSA, PKCS #1 1.5, over SHA-256 of the data."""
        # Without proving the key's primes anew, which takes longer than making the key.
        key = serialization.load_der_private_key(self.key, password=None, unsafe_skip_rsa_key_validation=True)
        assert isinstance(key, rsa.RSAPrivateKey)
        return key.sign(data, padding.PKCS1v15(), hashes.SHA256())


class SigningKey(Protocol):
    """What makes one signature: a one-time key, a person's own, one in a device or at a service elsewhere.

    `certificate` and `chain` as in Identity. `sign` answers with RSA, PKCS #1 1.5, over SHA-256 of the data, so that a
    device or a service needs to be handed the digest alone; it is asked once a signature. Raises AuthorityError where
    no answer is to be had: the signature then waits and is tried again.
    """

    @property
    def certificate(self) -> bytes: ...

    @property
    def chain(self) -> tuple[bytes, ...]: ...

    def sign(self, data: bytes) -> bytes: ...


class Signer(Protocol):
    """What finds the key for a signatory: an authority makes one, a person's own certificate is one."""

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> SigningKey: ...


@dataclass(frozen=True)
class Trust:
    """Which certificates (DER) are believed, without any key: all that verifying needs.

    `roots`: the installation's, of today and of before; `persons`: those above people's own certificates; `clocks`:
    those above timestamp servers.
    """

    roots: tuple[bytes, ...] = ()
    persons: tuple[bytes, ...] = ()
    clocks: tuple[bytes, ...] = ()

    @property
    def trust(self) -> "Trust":
        return self


class Authority:
    """A certificate that may vouch for others, with its key, and the certificates above it, the root last."""

    def __init__(
        self, certificate: x509.Certificate, key: rsa.RSAPrivateKey, above: Sequence[x509.Certificate] = ()
    ) -> None:
        self.certificate = certificate
        self._key = key
        self._above = tuple(above)

    @classmethod
    def create(cls, directory: Path, *, name: str, demonstration: bool, passphrase: bytes = b"") -> "Authority":
        """Make a new root called `name`, and keep it in the file `authority.pem` of `directory`.

        A demonstration's root says so in its own subject and in that of every certificate under it.
        Raises AuthorityExists when the directory holds one, AuthorityError when the name is empty.
        """
        if (directory / FILE).exists():
            raise AuthorityExists(directory)
        key = rsa.generate_private_key(public_exponent=65537, key_size=ROOT_BITS)
        now = datetime.now(UTC)
        begin = now - (DEMONSTRATION_PAST if demonstration else CLOCK_SKEW)
        subject = _subject(name, "", "", demonstration)
        life = (begin, now + ROOT_LIFE)
        certificate = certificate_of(subject, key.public_key(), subject, key, life, authorities_below=1)
        root = cls(certificate, key)
        write_once(directory / FILE, root.sealed(passphrase))
        return root

    @classmethod
    def load(cls, directory: Path, passphrase: bytes = b"") -> "Authority":
        """The root of `directory`; raises AuthorityMissing, or AuthorityError when it cannot be read."""
        return cls.opened(directory / FILE, passphrase)

    @classmethod
    def opened(cls, file: Path, passphrase: bytes) -> "Authority":
        """The authority that `sealed` made the text of; raises what `load` raises, and AuthorityLocked."""
        try:
            text = file.read_bytes()
        except FileNotFoundError as error:
            raise AuthorityMissing(file) from error
        encrypted = b"BEGIN ENCRYPTED PRIVATE KEY" in text
        if encrypted and not passphrase:
            raise AuthorityLocked(file)
        try:
            # Our own key: proving its primes on every load takes a third of a second.
            key = serialization.load_pem_private_key(
                text, password=passphrase if encrypted else None, unsafe_skip_rsa_key_validation=True
            )
            certificate, *above = certificates_in(text)
        except (ValueError, TypeError) as error:
            # An encrypted text that was damaged looks no other than one whose passphrase is another.
            raise (AuthorityLocked if encrypted else AuthorityError)(f"{file} cannot be read") from error
        if not isinstance(key, rsa.RSAPrivateKey) or not belongs(certificate, key):
            raise AuthorityError(f"{file}: key and certificate are no pair")
        return cls(certificate, key, above)

    def sealed(self, passphrase: bytes) -> bytes:
        """Key and certificates as PEM, the key encrypted by the passphrase; without one it lies open."""
        encryption = serialization.BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
        key = self._key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption)
        return key + b"".join(pem_of(certificate) for certificate in (self.certificate, *self._above))

    @property
    def demonstration(self) -> bool:
        """Whether what it vouches for has no effect in law."""
        return bool(self.certificate.subject.native.get("organizational_unit_name") == DEMONSTRATION)

    @property
    def vouches_for_authorities(self) -> bool:
        """Whether it may stand above others; the roots of before November 2026 signed by themselves, and may not."""
        below: int | None = self.certificate.basic_constraints_value["path_len_constraint"].native
        return below is None or below > 0

    @property
    def certificate_pem(self) -> str:
        """Its certificate to hand out: of a root, so that readers elsewhere can trust the papers."""
        return pem_of(self.certificate).decode("ascii")

    @property
    def certificate_der(self) -> bytes:
        """The same certificate as DER bytes."""
        return bytes(self.certificate.dump())

    @property
    def trust(self) -> Trust:
        """What is to be believed where this authority is."""
        return Trust(roots=((self._above or (self.certificate,))[-1].dump(),))

    def authority_for(self, organisation: str, revocations: str = "") -> "Authority":
        """A new authority that vouches for signatures in the name of this organisation, as long as this one lives.

        `revocations`: where its readers find this authority's list. Raises AuthorityError.
        """
        if not self.vouches_for_authorities:
            raise AuthorityError("this root is of the kind that signs by itself")
        key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
        begin, end = self.certificate.not_valid_before, self.certificate.not_valid_after
        if not self.demonstration:
            begin = max(begin, datetime.now(UTC) - CLOCK_SKEW)
        certificate = certificate_of(
            _subject(organisation, "", organisation, self.demonstration),
            key.public_key(),
            self.certificate.subject,
            self._key,
            (begin, end),
            authorities_below=0,
            revocations=revocations,
        )
        return Authority(certificate, key, (self.certificate, *self._above))

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> Identity:
        """A fresh key and certificate for one signature by `name`, acting as `capacity`, claimed at `at` (aware).

        The key is never stored, and lives as long as the returned object: what no longer exists cannot be stolen,
        lent or made to sign a second paper, there is nothing to revoke, and a signatory needs no device. Who may
        sign is decided before this call, by the application; the certificate records that decision.

        Raises AuthorityError for a name no certificate can carry or an `at` outside the authority's own life.
        """
        if at.tzinfo is None:
            raise ValueError("the time of signing must be aware")
        begin, end = self.certificate.not_valid_before, self.certificate.not_valid_after
        if not begin <= at < end:
            raise AuthorityError(f"the authority lives from {begin} to {end}, not at {at}")
        key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
        certificate = certificate_of(
            _subject(name, capacity, organisation, self.demonstration),
            key.public_key(),
            self.certificate.subject,
            self._key,
            (max(begin, at - CLOCK_SKEW), end),
            authorities_below=None,
        )
        private = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        chain = (self.certificate, *self._above)[:-1]
        return Identity(bytes(certificate.dump()), private, tuple(bytes(item.dump()) for item in chain))

    def revocation_list(self, revoked: Sequence[Revoked], number: int) -> bytes:
        """Its signed list (DER) of what it revoked, for everybody."""
        return revocation_list(revoked, number, self.certificate.subject, self._key, datetime.now(UTC))


def _subject(name: str, capacity: str, organisation: str, demonstration: bool) -> x509.Name:
    try:
        return subject_of(name, capacity, organisation, demonstration=demonstration)
    except UnfitName as error:
        raise AuthorityError(str(error)) from error


def write_once(path: Path, content: bytes) -> None:
    """Write `content` with mode 0600, wholly or not at all, and never over another; raises AuthorityExists."""
    temporary = _written_beside(path, content)
    try:
        # Unlike a rename, a link refuses an existing name, even one made since we looked.
        os.link(temporary, path)
    except FileExistsError as error:
        raise AuthorityExists(path.parent) from error
    finally:
        os.unlink(temporary)


def write_over(path: Path, content: bytes) -> None:
    """Write `content` with mode 0600, wholly or not at all, in the place of what was there."""
    os.replace(_written_beside(path, content), path)


def _written_beside(path: Path, content: bytes) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # 0600 from its first moment
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary
