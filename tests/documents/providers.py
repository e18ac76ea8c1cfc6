"""Somebody who gives certificates to people, as good and as bad as a test wants them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "รหัสของนำ 2569"
NOW = dt.datetime.now(dt.UTC)
YEAR = dt.timedelta(days=365)
SIGNING = {"digital_signature": True, "content_commitment": True}
_USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)
_NO_USE = dict.fromkeys(_USES, False)


def _key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _certificate(
    name: x509.Name,
    key: Any,
    issuer: x509.Name,
    issuer_key: Any,
    life: tuple[dt.datetime, dt.datetime],
    uses: dict[str, bool],
    authority: bool = False,
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(life[0])
        .not_valid_after(life[1])
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(**_NO_USE | uses), critical=True)
        .sign(issuer_key, hashes.SHA256())
    )


@dataclass(frozen=True)
class Provider:
    """A root, and the authority below it that gives certificates."""

    root: x509.Certificate
    between: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def pem(self) -> bytes:
        """What an operator puts among those who are trusted."""
        return self.root.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self) -> bytes:
        return self.root.public_bytes(serialization.Encoding.DER)

    def file(
        self,
        name: str = "นายนำ เมืองดี",
        *,
        life: tuple[dt.datetime, dt.datetime] = (NOW - YEAR, NOW + YEAR),
        uses: dict[str, bool] = SIGNING,
        key: Any = None,
        with_chain: bool = True,
        self_made: bool = False,
        passphrase: str = PASSPHRASE,
    ) -> bytes:
        """A person's certificate with its key as PKCS #12."""
        key = key or _key()
        issuer, issuer_key = (_name(name), key) if self_made else (self.between.subject, self.key)
        made = _certificate(_name(name), key, issuer, issuer_key, life, uses)
        return pkcs12.serialize_key_and_certificates(
            b"own",
            key,
            made,
            [self.between] if with_chain else None,
            serialization.BestAvailableEncryption(passphrase.encode()),
        )


def make_provider(name: str = "ผู้ให้บริการ") -> Provider:
    life = (NOW - 3 * YEAR, NOW + 9 * YEAR)
    vouching = {"key_cert_sign": True, "crl_sign": True}
    root_key, key = _key(), _key()
    root = _certificate(_name(name), root_key, _name(name), root_key, life, vouching, authority=True)
    between = _certificate(_name(f"{name} ชั้นที่ 2"), key, root.subject, root_key, life, vouching, authority=True)
    return Provider(root, between, key)


def elliptic_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def short_key() -> rsa.RSAPrivateKey:
    return _key(1024)
