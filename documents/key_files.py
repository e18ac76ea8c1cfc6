"""Where an installation keeps its keys and certificates. Pure of Django.

    keys/authority.pem                  the root; taken elsewhere after set-up
    keys/issuing/CODE.pem               the authority of a municipality, its key encrypted
    certificates/root.pem               what everyone may have: the root's certificate
    certificates/issuing/FINGERPRINT.pem  of the authorities that may sign today
    certificates/former/ROOT.pem        roots of before, whose papers are still believed
    certificates/ROOT.crl               what a root revoked
    keys/box.pem                        opens what people hand to the worker, encrypted
    certificates/box                    closes it: the other half, 32 bytes
    certificates/persons/, clocks/      whom else the operator trusts: for people's own certificates, for timestamps

The worker opens keys; everything else reads `certificates/` alone.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from documents.authority import (
    FILE,
    Authority,
    AuthorityError,
    AuthorityExists,
    AuthorityLocked,
    AuthorityMissing,
    Trust,
    write_over,
)
from documents.certificates import (
    DEMONSTRATION,
    Revoked,
    bounded,
    certificates_in,
    fingerprint,
    pem_of,
    revoked_in,
)
from documents.sealed_boxes import CannotOpen, new_key, opened_key, public_half

SHORT = 16  # letters of a fingerprint in the names of files and addresses
BOX, LID, LOCK = "box.pem", "box", "lock"


@dataclass(frozen=True)
class RootFile:
    """A root's certificate, and its list of what it revoked, as DER; without a list it is of the kind that has none."""

    certificate: bytes
    revoked: bytes

    @property
    def name(self) -> str:
        return short(self.certificate)


def short(certificate: bytes) -> str:
    """A root's name in files and addresses."""
    return fingerprint(certificate)[:SHORT]


@dataclass(frozen=True)
class KeyFiles:
    """`private` for the worker, `public` for everyone; `address`: where the public finds what is in it."""

    private: Path
    public: Path
    address: str

    # --- Set-up -------------------------------------------------------------------------------------------------------

    def create_root(self, name: str, passphrase: bytes, *, demonstration: bool, replace: bool = False) -> Authority:
        """A new root, and its certificate where everyone finds it.

        With `replace` the former root goes among those whose papers are still believed; its key is left beside the new
        one for the operator to take away. Municipalities need new keys. Raises AuthorityExists, AuthorityError.
        """
        with self._locked():
            former = self.root_certificate()
            if former and not replace:
                raise AuthorityExists(self.private)
            if former:
                write_over(self.public / "former" / f"{short(former)}.pem", pem_of(x509.Certificate.load(former)))
                if (self.private / FILE).exists():
                    os.rename(self.private / FILE, self.private / f"former-{short(former)}.pem")
                (self.public / "root.pem").unlink(missing_ok=True)
                for file in self._all("issuing"):
                    file.unlink()
            root = Authority.create(self.private, name=name, demonstration=demonstration, passphrase=passphrase)
            self._publish(root)
            return root

    def _publish(self, root: Authority) -> None:
        (self.public / "issuing").mkdir(mode=0o700, parents=True, exist_ok=True)
        write_over(self.public / f"{short(root.certificate_der)}.crl", root.revocation_list([], 1))
        write_over(self.public / "root.pem", root.certificate_pem.encode())

    def root(self, passphrase: bytes, file: Path | None = None) -> Authority:
        """The root with its key: from `file` where it was taken elsewhere.

        Raises AuthorityError, also where the file holds another root than the one that is published.
        """
        root = Authority.opened(file or self.private / FILE, passphrase)
        if root.vouches_for_authorities and self.root_certificate() != root.certificate_der:
            raise AuthorityError("this is another root than the installation's")
        return root

    def root_is_here(self) -> bool:
        """Whether the key of today's root lies on this machine, though it could lie elsewhere."""
        return (self.private / FILE).exists() and not self._is_old()

    def former_roots_here(self) -> list[str]:
        """The files of former roots' keys that nobody took away."""
        return sorted(file.name for file in self.private.glob("former-*.pem"))

    def take_root_away(self, target: Path, passphrase: bytes) -> None:
        """Moves the root's key to `target`, which must not exist, once it is proved that it can be opened there."""
        self.root(passphrase)
        file = self.private / FILE
        try:
            # No link as elsewhere: the file systems of memory sticks have none.
            with open(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as moved:
                moved.write(file.read_bytes())
                moved.flush()
                os.fsync(moved.fileno())
        except FileExistsError as error:
            raise AuthorityExists(target) from error
        Authority.opened(target, passphrase)
        file.unlink()

    # --- A municipality's authority -----------------------------------------------------------------------------------

    def issue(
        self, root: Authority, code: str, organisation: str, passphrase: bytes, *, stolen: bool = False
    ) -> Authority:
        """A new authority for a municipality in the place of its former one, which signs nothing from now on.

        `stolen`: the former key may be in other hands, so it goes on the root's public list as well.
        Raises AuthorityError.
        """
        if not passphrase:
            raise AuthorityError("a municipality's key is never kept without a passphrase")
        with self._locked():
            return self._issue(root, code, organisation, passphrase, stolen=stolen)

    def _issue(
        self, root: Authority, code: str, organisation: str, passphrase: bytes, *, stolen: bool = False
    ) -> Authority:
        made = root.authority_for(organisation, f"{self.address}{short(root.certificate_der)}.crl")
        former = self.issuing_certificate(code)
        if stolen and former:
            self._revoke(root, former)
        write_over(self._key(code), made.sealed(passphrase))
        self._show(made.certificate)
        if former:
            self._shown(former).unlink(missing_ok=True)
        return made

    def _revoke(self, root: Authority, certificate: x509.Certificate) -> None:
        file = self.public / f"{short(root.certificate_der)}.crl"
        number, revoked = revoked_in(file.read_bytes())
        entry = Revoked(certificate.serial_number, datetime.now(UTC))
        write_over(file, root.revocation_list([*revoked, entry], number + 1))

    def renew_list(self, root: Authority) -> None:
        """The root's list once more, with a new date: readers distrust one that is too old."""
        with self._locked():
            file = self.public / f"{short(root.certificate_der)}.crl"
            number, revoked = revoked_in(file.read_bytes())
            write_over(file, root.revocation_list(revoked, number + 1))

    def issuing_certificate(self, code: str) -> x509.Certificate | None:
        """The certificate of a municipality's authority; its key stays closed. Raises AuthorityError."""
        try:
            return x509.Certificate.load(_certificates_of(self._key(code))[0])
        except FileNotFoundError:
            return None

    def issued(self) -> list[str]:
        """The codes of the municipalities that have a key."""
        return sorted(file.stem for file in (self.private / "issuing").glob("*.pem"))

    def speaks_for(self, code: str, organisation: str) -> bool:
        """Whether the municipality has a key, and it signs in this name: one that is renamed needs another."""
        certificate, root = self.issuing_certificate(code), self.root_certificate()
        return (
            certificate is not None
            and root is not None
            and certificate.authority_key_identifier == x509.Certificate.load(root).key_identifier
            and certificate.subject.native.get("organization_name") == bounded(organisation)
        )

    def opened(self, code: str, organisation: str, passphrase: bytes) -> Authority:
        """A municipality's authority with its key, in the worker.

        Raises AuthorityMissing where there is none that signs in this name under today's root, and AuthorityLocked.
        An installation from before November 2026 has a root that signs by itself, until `create_root` replaces it.
        """
        if self._is_old():
            return Authority.opened(self.private / FILE, b"")
        if not self.speaks_for(code, organisation):
            raise AuthorityMissing(f"no key of municipality {code}")
        authority = Authority.opened(self._key(code), passphrase)
        self._show(authority.certificate)  # were it killed between the two files
        return authority

    def opened_or_issued(self, code: str, organisation: str, passphrase: bytes) -> Authority:
        """The same, made where there is none: in a demonstration the root is at hand, under the same passphrase."""
        with self._locked():
            if not self._is_old() and not self.speaks_for(code, organisation):
                return self._issue(self.root(passphrase), code, organisation, passphrase)
        return self.opened(code, organisation, passphrase)

    # --- What people hand to the worker -------------------------------------------------------------------------------

    def box_key(self, passphrase: bytes) -> X25519PrivateKey:
        """What opens sealed boxes, in the worker; made at its first need.

        Raises AuthorityLocked, also where it is gone: people's certificates lie in boxes of that key, and a new one
        would lose them in silence.
        """
        if not passphrase:
            raise AuthorityLocked(self._box())
        with self._locked():
            if not self._box().exists():
                if self.box_lid() is not None:
                    raise AuthorityLocked(self._box())
                write_over(self._box(), new_key(passphrase))
            try:
                key = opened_key(self._box().read_bytes(), passphrase)
            except CannotOpen as error:
                raise AuthorityLocked(self._box()) from error
            if self.box_lid() != public_half(key):
                write_over(self.public / LID, public_half(key))
        return key

    def box_lid(self) -> bytes | None:
        """What closes sealed boxes; None until a worker was there."""
        try:
            return (self.public / LID).read_bytes()
        except FileNotFoundError:
            return None

    def _box(self) -> Path:
        return self.private / BOX

    # --- What everyone may know ---------------------------------------------------------------------------------------

    def root_certificate(self) -> bytes | None:
        """The root's certificate (DER), or None before set-up."""
        for file in (self.public / "root.pem", self.private / FILE):
            if file.exists():
                return _certificates_of(file)[0]
        return None

    def evidence(self, code: str) -> tuple[list[bytes], list[bytes]]:
        """Certificates and lists (DER) by which signatures of this municipality are checked in later years."""
        roots, issuing = self.roots()[:1], self.issuing_certificate(code)
        given = (*self._given("persons"), *self._given("clocks"))
        own = [bytes(issuing.dump())] if issuing is not None else []
        return [*(root.certificate for root in roots), *own, *given], [root.revoked for root in roots if root.revoked]

    @property
    def demonstration(self) -> bool:
        """Whether what is signed here has no effect in law."""
        root = self.root_certificate()
        unit = root and x509.Certificate.load(root).subject.native.get("organizational_unit_name")
        return bool(unit == DEMONSTRATION)

    def roots(self) -> list[RootFile]:
        """The root of today, then those of before."""
        today = self.root_certificate()
        former = [_certificates_of(file)[0] for file in self._all("former")]
        return [RootFile(der, self._list_of(der)) for der in [*filter(None, [today]), *former]]

    def trust(self) -> Trust:
        """All roots, whose papers stay what they were; who may sign today is what `may_sign` says.

        Raises AuthorityError where a file is damaged: what it held must not go unbelieved in silence.
        """
        return Trust(tuple(root.certificate for root in self.roots()), self._given("persons"), self._given("clocks"))

    def providers(self) -> list[str]:
        """What those are called whom the operator trusts to give certificates to people."""
        names = (x509.Certificate.load(der).subject.native for der in self._given("persons"))
        return sorted({str(name.get("common_name") or name.get("organization_name") or "?") for name in names})

    def may_sign(self, issuer: str) -> bool:
        """Whether the authority of this fingerprint signs today: neither rotated, nor revoked, nor of a former root.

        A date that a signature claims proves nothing once its key is in other hands. So of a file that is not known
        here nobody is believed who could not have signed it now.
        """
        if (self.public / "issuing" / f"{issuer}.pem").exists():
            return True
        root = self.root_certificate()
        return root is not None and self._is_old() and fingerprint(root) == issuer

    def _is_old(self) -> bool:
        root = self.root_certificate()
        return root is not None and not (self.public / "root.pem").exists()

    def _list_of(self, root: bytes) -> bytes:
        try:
            return (self.public / f"{short(root)}.crl").read_bytes()
        except FileNotFoundError:
            return b""

    def _given(self, folder: str) -> tuple[bytes, ...]:
        """Certificates that the operator put there."""
        return tuple(der for file in self._all(folder) for der in _certificates_of(file))

    def _all(self, folder: str) -> list[Path]:
        return sorted((self.public / folder).glob("*.pem"))

    def _show(self, certificate: x509.Certificate) -> None:
        if not self._shown(certificate).exists():
            write_over(self._shown(certificate), pem_of(certificate))

    def _key(self, code: str) -> Path:
        return self.private / "issuing" / f"{code}.pem"

    def _shown(self, certificate: x509.Certificate) -> Path:
        return self.public / "issuing" / f"{fingerprint(certificate.dump())}.pem"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One at a time changes what is kept."""
        self.private.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.private / LOCK, "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _certificates_of(file: Path) -> list[bytes]:
    try:
        return [bytes(certificate.dump()) for certificate in certificates_in(file.read_bytes())]
    except ValueError as error:
        raise AuthorityError(f"{file} cannot be read") from error
