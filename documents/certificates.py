"""X.509 certificates and revocation lists (RFC 5280), as authorities issue them. Pure of Django."""

import secrets
import stringprep
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha1, sha256
from typing import Any

# asn1crypto, not cryptography's builder: the latter counts a common name's 64 characters in bytes, and would
# leave 21 Thai letters. It comes with pyHanko, and neither has types for it.
from asn1crypto import crl, keys, pem, x509  # type: ignore[import-untyped]  # it ships no types
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

DEMONSTRATION = "สาธิต – ไม่มีผลทางกฎหมาย"

# Upper bound, in characters, of commonName, title, organizationName and organizationalUnitName (RFC 5280, app. A).
BOUND = 64
# Readers fetch a list anew when it is this old; writing it needs the root, which lies in a safe.
LIST_LIFE = timedelta(days=400)

ALGORITHM = {"algorithm": "sha256_rsa"}


class UnfitName(Exception):
    """No certificate can carry this name."""


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


def subject_of(name: str, capacity: str, organisation: str, *, demonstration: bool) -> x509.Name:
    """CN = name, title = capacity, O = organisation, each shortened by `bounded`; empty ones but the name are left out.

    Raises UnfitName.
    """
    texts = {
        "country_name": "TH",
        "organization_name": bounded(organisation),
        "organizational_unit_name": DEMONSTRATION if demonstration else "",
        "title": bounded(capacity),
        "common_name": bounded(name),
    }
    if not texts["common_name"]:
        raise UnfitName("a certificate needs a name")
    subject = x509.Name.build({kind: text for kind, text in texts.items() if text})
    try:
        _ = subject.hashable  # what validators compare by; RFC 4518 cannot mix writing directions in one text
    except ValueError as error:
        raise UnfitName(f"no certificate can carry the name {texts['common_name']!r}") from error
    return subject


def certificate_of(
    subject: x509.Name,
    key: rsa.RSAPublicKey,
    issuer: x509.Name,
    issuer_key: rsa.RSAPrivateKey,
    life: tuple[datetime, datetime],
    *,
    authorities_below: int | None,
    revocations: str = "",
) -> x509.Certificate:
    """A certificate for `key`. `authorities_below`: how long a chain of authorities it may vouch for; None: for nobody.

    `revocations` is the address of the list on which it would stand, were it revoked.
    """
    public, issuer_public = _public(key), _public(issuer_key.public_key())
    authority = authorities_below is not None
    basic = {"ca": True, "path_len_constraint": authorities_below} if authority else {"ca": False}
    usage = {"key_cert_sign", "crl_sign"} if authority else {"digital_signature", "non_repudiation"}
    extensions: list[tuple[str, bool, Any]] = [
        ("basic_constraints", True, basic),
        ("key_usage", True, usage),
        ("key_identifier", False, _key_identifier(public)),
        ("authority_key_identifier", False, {"key_identifier": _key_identifier(issuer_public)}),
    ]
    if revocations:
        place = x509.GeneralName("uniform_resource_identifier", revocations)
        extensions.append(
            (
                "crl_distribution_points",
                False,
                [{"distribution_point": x509.DistributionPointName("full_name", [place])}],
            )
        )
    begin, end = life
    body = x509.TbsCertificate(
        {
            "version": "v3",
            # Positive, at most 20 octets, not to be guessed (RFC 5280, 4.1.2.2).
            "serial_number": secrets.randbits(158) + 1,
            "signature": ALGORITHM,
            "issuer": issuer,
            "validity": {"not_before": _moment(begin), "not_after": _moment(end)},
            "subject": subject,
            "subject_public_key_info": public,
            "extensions": [
                {"extn_id": kind, "critical": critical, "extn_value": value} for kind, critical, value in extensions
            ],
        }
    )
    return x509.Certificate(
        {"tbs_certificate": body, "signature_algorithm": ALGORITHM, "signature_value": _signed(body.dump(), issuer_key)}
    )


@dataclass(frozen=True)
class Revoked:
    """A certificate that is not to be believed from a moment on, because its key may be in other hands."""

    serial_number: int
    at: datetime


def revocation_list(
    revoked: Sequence[Revoked], number: int, issuer: x509.Name, issuer_key: rsa.RSAPrivateKey, at: datetime
) -> bytes:
    """The signed list of all certificates that `issuer` revoked (a CRL, DER); each list has a higher number."""
    entries = [
        {
            "user_certificate": item.serial_number,
            "revocation_date": _moment(item.at),
            "crl_entry_extensions": [{"extn_id": "crl_reason", "critical": False, "extn_value": "key_compromise"}],
        }
        for item in revoked
    ]
    body = {
        "version": "v2",
        "signature": ALGORITHM,
        "issuer": issuer,
        "this_update": _moment(at),
        "next_update": _moment(at + LIST_LIFE),
        "crl_extensions": [
            {"extn_id": "crl_number", "critical": False, "extn_value": number},
            {
                "extn_id": "authority_key_identifier",
                "critical": False,
                "extn_value": {"key_identifier": _key_identifier(_public(issuer_key.public_key()))},
            },
        ],
    }
    if entries:  # an empty list is left out (RFC 5280, 5.1.2.6)
        body["revoked_certificates"] = entries
    signed = crl.TbsCertList(body)
    return bytes(
        crl.CertificateList(
            {
                "tbs_cert_list": signed,
                "signature_algorithm": ALGORITHM,
                "signature": _signed(signed.dump(), issuer_key),
            }
        ).dump()
    )


def revoked_in(der: bytes) -> tuple[int, list[Revoked]]:
    """A list's number and what stands on it."""
    body = crl.CertificateList.load(der)["tbs_cert_list"]
    number = next(e["extn_value"].native for e in body["crl_extensions"] if e["extn_id"].native == "crl_number")
    entries = body["revoked_certificates"].native or []
    return number, [Revoked(entry["user_certificate"], entry["revocation_date"]) for entry in entries]


def renewed_until(der: bytes) -> datetime:
    """Until when readers believe a list without a newer one."""
    until: datetime = crl.CertificateList.load(der)["tbs_cert_list"]["next_update"].native
    return until


def fingerprint(der: bytes) -> str:
    """What names a certificate everywhere: its SHA-256 in hexadecimal."""
    return sha256(der).hexdigest()


def pem_of(certificate: x509.Certificate) -> bytes:
    return bytes(pem.armor("CERTIFICATE", certificate.dump()))


def certificates_in(text: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM text, whatever else stands in it. Raises ValueError where there is none."""
    found = [
        x509.Certificate.load(der, strict=True)
        for kind, _, der in pem.unarmor(text, multiple=True)
        if kind == "CERTIFICATE"
    ]
    if not found:
        raise ValueError("no certificate")
    return found


def _signed(content: bytes, key: rsa.RSAPrivateKey) -> bytes:
    return key.sign(content, padding.PKCS1v15(), hashes.SHA256())


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


def belongs(certificate: x509.Certificate, key: rsa.RSAPrivateKey) -> bool:
    """Whether they are a pair."""
    return bool(certificate.public_key.dump() == _public(key.public_key()).dump())


def is_signature_of(certificate: x509.Certificate, signature: bytes, content: bytes) -> bool:
    """Whether the certificate's key signed this: RSA, PKCS #1 1.5, over SHA-256."""
    key = serialization.load_der_public_key(certificate.public_key.dump())
    assert isinstance(key, rsa.RSAPublicKey)
    try:
        key.verify(signature, content, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
