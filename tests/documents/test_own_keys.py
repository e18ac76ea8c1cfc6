"""A person's PKCS #12 file: what is taken, and why another is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types

from documents.authority import Trust
from documents.own_keys import SIZE, CannotUse, WrongPassphrase, judge, opened
from tests.documents.providers import (
    NOW,
    PASSPHRASE,
    YEAR,
    Provider,
    elliptic_key,
    make_provider,
    short_key,
)


@pytest.fixture(scope="module")
def provider() -> Provider:
    return make_provider()


def refusal(content: bytes, provider: Provider, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(CannotUse) as refused:
        judge(content, passphrase, Trust(persons=(provider.der,)))
    return str(refused.value)


def test_what_is_taken_says_whose_it_is_and_signs(provider: Provider) -> None:
    taken = judge(provider.file(), PASSPHRASE, Trust(persons=(provider.der,)))
    assert (taken.name, taken.issuer) == ("นายนำ เมืองดี", "ผู้ให้บริการ ชั้นที่ 2")
    assert abs(taken.end - NOW - YEAR).total_seconds() < 1
    assert PASSPHRASE not in repr(taken)
    identity = opened(taken.key, taken.certificates, PASSPHRASE.encode()).identity
    assert x509.Certificate.load(identity.certificate).subject.native["common_name"] == "นายนำ เมืองดี"
    [between] = identity.chain  # without the root
    assert x509.Certificate.load(between).subject.native["common_name"] == "ผู้ให้บริการ ชั้นที่ 2"
    assert len(identity.sign(b"words")) == 256
    with pytest.raises(WrongPassphrase):
        opened(taken.key, taken.certificates, b"another")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"life": (NOW - 2 * YEAR, NOW - YEAR)}, "ใบรับรองนี้หมดอายุแล้ว"),
        ({"life": (NOW + YEAR, NOW + 2 * YEAR)}, "ใบรับรองนี้ยังไม่ถึงวันเริ่มใช้"),
        ({"uses": {"key_encipherment": True}}, "ใบรับรองนี้ไม่ได้ออกให้ใช้ลงลายมือชื่อ (ไม่มีการใช้งานแบบ non-repudiation)"),
        ({"self_made": True}, "ใบรับรองนี้ทำขึ้นเอง ไม่มีผู้ให้บริการออกใบรับรองรับรองว่าเป็นของท่าน"),
        (
            {"with_chain": False},
            "ระบบนี้ยังไม่เชื่อถือผู้ออกใบรับรองนี้ (ผู้ให้บริการ ชั้นที่ 2) หรือในไฟล์ขาดใบรับรองระหว่างทาง",
        ),
    ],
)
def test_why_a_certificate_is_refused(provider: Provider, made: dict[str, Any], words: str) -> None:
    assert refusal(provider.file(**made), provider) == words


def test_why_a_key_is_refused(provider: Provider) -> None:
    assert "ไม่ใช่แบบ RSA" in refusal(provider.file(key=elliptic_key()), provider)
    assert "ยาว 1,024 บิต ต้องยาว 2,048" in refusal(provider.file(key=short_key()), provider)


def test_a_strangers_provider_is_not_believed(provider: Provider) -> None:
    assert "ยังไม่เชื่อถือผู้ออกใบรับรองนี้" in refusal(make_provider().file(), provider)


def test_a_wrong_passphrase_is_told_from_a_broken_file(provider: Provider, tmp_path: Path) -> None:
    whole = provider.file()
    assert refusal(whole, provider, "ผิด") == "รหัสผ่านของไฟล์ไม่ถูกต้อง"
    assert refusal(whole, provider, "") == "รหัสผ่านของไฟล์ไม่ถูกต้อง"
    for broken in (b"", b"%PDF-1.7", whole[:-200], b"\x30\x80" * 5000, bytes(3000)):
        assert refusal(broken, provider) == "ไฟล์นี้ไม่ใช่ใบรับรองพร้อมกุญแจ (.p12 หรือ .pfx)"
    assert refusal(bytes(SIZE + 1), provider) == "ไฟล์ใหญ่เกิน 256 KB"
