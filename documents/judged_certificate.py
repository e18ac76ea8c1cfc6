"""A person's certificate with its key (PKCS #12), judged in a process of its own (accounts.limited_process).

Taken is what `documents.signing` can sign papers with and `documents.signing.verify` will believe. Pure of Django.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

from asn1crypto import pkcs12 as containers  # type: ignore[import-untyped]  # it ships no types
from asn1crypto import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from documents.certificates import belongs, pem_of

SHORTEST, LONGEST = 2048, 8192  # bits of a key
USE = "non_repudiation"  # what verifying asks of a certificate that signed
NO_CONTAINER = "ไฟล์นี้ไม่ใช่ใบรับรองพร้อมกุญแจ (.p12 หรือ .pfx)"
WRONG_PASSPHRASE = "รหัสผ่านของไฟล์ไม่ถูกต้อง"  # noqa: S105 - words about one


def judged(both: bytes, roots: str) -> dict[str, Any]:
    """{"refused": why, in Thai}, or what is to be kept of it (documents.own_keys).

    `both`: the passphrase's length in four bytes, the passphrase, the file; `roots` in hexadecimal, commas between.
    "key": PKCS #8 under the same passphrase, in base64; "certificates": PEM, the person's first, then those up to a
    root; "name" and "issuer"; "begin" and "end" of its life in ISO 8601.
    """
    size = 4 + int.from_bytes(both[:4], "big")
    passphrase, content = both[4:size], both[size:]
    try:
        _ = containers.Pfx.load(content, strict=True)["auth_safe"].native
    except (ValueError, TypeError):
        return {"refused": NO_CONTAINER}
    try:
        key, found, others = pkcs12.load_key_and_certificates(content, passphrase)
    except UnsupportedAlgorithm:
        return {"refused": "ไฟล์นี้เข้ารหัสด้วยวิธีที่ระบบไม่รู้จัก กรุณาส่งออกใบรับรองใหม่ด้วยวิธี AES-256"}
    except ValueError:
        return {"refused": WRONG_PASSPHRASE}
    if key is None or found is None:
        return {"refused": "ในไฟล์นี้ไม่มีใบรับรองพร้อมกุญแจ กรุณาส่งออกใหม่โดยเลือกส่งออกกุญแจส่วนตัวด้วย"}
    certificate = _loaded(found)
    if refused := _unfit(certificate, key):
        return {"refused": refused}
    assert isinstance(key, rsa.RSAPrivateKey)
    path = _path(certificate, [_loaded(other) for other in others], roots)
    if path is None:
        return {"refused": _stranger(certificate)}
    sealed = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase),
    )
    return {
        "key": b64encode(sealed).decode(),
        "certificates": b"".join(map(pem_of, path)).decode(),
        "name": _named(certificate.subject),
        "issuer": _named(certificate.issuer),
        "begin": certificate.not_valid_before.isoformat(),
        "end": certificate.not_valid_after.isoformat(),
    }


def _loaded(found: Any) -> x509.Certificate:
    return x509.Certificate.load(found.public_bytes(serialization.Encoding.DER))


def _unfit(certificate: x509.Certificate, key: Any) -> str:
    """Why nothing can be signed with it, whoever gave it."""
    if not isinstance(key, rsa.RSAPrivateKey):
        return "กุญแจของใบรับรองนี้ไม่ใช่แบบ RSA ซึ่งเอกสารแบบ PDF/A-3 ต้องใช้ กรุณาขอใบรับรองแบบ RSA"
    if not SHORTEST <= key.key_size <= LONGEST:
        return f"กุญแจของใบรับรองนี้ยาว {key.key_size:,} บิต ต้องยาว {SHORTEST:,} ถึง {LONGEST:,} บิต"
    if not belongs(certificate, key):
        return "กุญแจในไฟล์นี้ไม่ใช่ของใบรับรองในไฟล์เดียวกัน"
    if certificate.ca:
        return "ใบรับรองนี้ใช้รับรองผู้อื่น ไม่ใช่ใบรับรองของบุคคล"
    now = datetime.now(UTC)
    if certificate.not_valid_after <= now:
        return "ใบรับรองนี้หมดอายุแล้ว"
    if certificate.not_valid_before > now:
        return "ใบรับรองนี้ยังไม่ถึงวันเริ่มใช้"
    usage = certificate.key_usage_value
    if usage is None or USE not in usage.native:
        return "ใบรับรองนี้ไม่ได้ออกให้ใช้ลงลายมือชื่อ (ไม่มีการใช้งานแบบ non-repudiation)"
    return ""


def _path(certificate: x509.Certificate, others: list[x509.Certificate], roots: str) -> list[x509.Certificate] | None:
    """The certificate and those between it and a root that is believed; None where there is no such way."""
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(bytes.fromhex(root)) for root in roots.split(",") if root],
        allow_fetching=False,
    )
    validator = CertificateValidator(certificate, others, validation_context=context)
    try:
        path = asyncio.run(validator.async_validate_usage({USE}))  # type: ignore[no-untyped-call]  # its gap
    except (PathError, ValidationError):
        return None
    upwards = list(path)[::-1]
    return upwards[:-1] if len(upwards) > 1 else None


def _stranger(certificate: x509.Certificate) -> str:
    if certificate.issuer == certificate.subject:
        return "ใบรับรองนี้ทำขึ้นเอง ไม่มีผู้ให้บริการออกใบรับรองรับรองว่าเป็นของท่าน"
    return f"ระบบนี้ยังไม่เชื่อถือผู้ออกใบรับรองนี้ ({_named(certificate.issuer)}) หรือในไฟล์ขาดใบรับรองระหว่างทาง"


def _named(name: x509.Name) -> str:
    """What a person or an office is called in a certificate, in one line."""
    parts = name.native
    found = parts.get("common_name") or parts.get("organization_name") or name.human_friendly
    return " ".join(str(found).split())[:200]
