"""A person's own certificate: judged when it is brought, opened when it signs. Pure of Django."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives import serialization

from accounts import limited_process
from documents.authority import Identity, Trust
from documents.certificates import certificates_in, fingerprint

SIZE = 256 * 1024  # bytes of a file; a key and some certificates have ten thousand
_CPU_SECONDS = 6
_MEMORY = 512 * 1024 * 1024


class CannotUse(Exception):
    """The certificate is not taken; the message says why, in Thai."""


class WrongPassphrase(Exception):
    """The key does not open."""


@dataclass(frozen=True)
class JudgedCertificate:
    """What is kept: `key` is PKCS #8 under the person's passphrase, `certificates` PEM up to a root, its own first."""

    key: bytes = field(repr=False)
    certificates: str
    name: str
    issuer: str
    begin: datetime
    end: datetime

    @property
    def fingerprint(self) -> str:
        return fingerprint(certificates_in(self.certificates.encode())[0].dump())


@dataclass(frozen=True)
class OwnKey:
    """A person's key, open, for one signature (documents.authority.Signer)."""

    identity: Identity

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> Identity:
        return self.identity


def judge(content: bytes, passphrase: str, trust: Trust) -> JudgedCertificate:
    """What a PKCS #12 file holds, found out in a limited process. Raises CannotUse."""
    if len(content) > SIZE:
        raise CannotUse(f"ไฟล์ใหญ่เกิน {SIZE // 1024} KB")
    secret = passphrase.encode()
    judged = limited_process.judged(
        CannotUse,
        "อ่านไฟล์นี้ไม่สำเร็จ ไฟล์อาจเสียหาย",
        "documents.judged_certificate:judged",
        len(secret).to_bytes(4, "big") + secret + content,  # among its arguments anybody here could read it
        ",".join(map(bytes.hex, trust.persons)),
        cpu_seconds=_CPU_SECONDS,
        memory=_MEMORY,
        gently=True,
    )
    begin, end = (datetime.fromisoformat(judged[moment]) for moment in ("begin", "end"))
    key = b64decode(judged["key"])
    return JudgedCertificate(key, judged["certificates"], judged["name"], judged["issuer"], begin, end)


def opened(key: bytes, certificates: str, passphrase: bytes) -> OwnKey:
    """The key that `judge` gave. Raises WrongPassphrase."""
    try:
        private = serialization.load_der_private_key(key, passphrase)
    except (ValueError, TypeError) as error:
        raise WrongPassphrase from error
    plain = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    own, *above = (bytes(certificate.dump()) for certificate in certificates_in(certificates.encode()))
    return OwnKey(Identity(own, plain, tuple(above)))
