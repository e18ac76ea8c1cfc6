"""Signatures by a person's own certificate, through the interface that a file, a device or a service elsewhere has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from documents import signing
from documents.authority import Authority, Identity, SigningKey, Trust
from documents.signing import FieldBox, Signatory
from tests.documents.hostile_pdfs import one_page

AT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class OwnCertificate:
    """One certificate, whatever is signed with it; a device would ask its holder in `sign`."""

    held: Identity

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> SigningKey:
        return self.held


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Somebody who gives certificates to persons, by way of an authority below the root."""
    root = Authority.create(tmp_path_factory.mktemp("provider"), name="ผู้ให้บริการออกใบรับรอง", demonstration=True)
    return root.authority_for("ผู้ให้บริการออกใบรับรอง")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("ours"), name="ทดสอบ", demonstration=True)


@pytest.fixture(scope="module")
def paper(provider: Authority) -> bytes:
    """Signed by a certificate that says nothing of an office."""
    page = one_page()
    fields = signing.add_fields(page, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    own = OwnCertificate(provider.issue("นายนำ เมืองดี", "", "", AT))
    who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), "เทศบาลตำบลน้ำปั้ว")
    return signing.sign(fields, "Sig_0", who, own, at=AT, appearance=page)


def test_it_is_told_apart_from_the_systems(paper: bytes, provider: Authority, ours: Authority) -> None:
    trust = Trust(ours.trust.roots, persons=provider.trust.roots)
    [report] = signing.verify(paper, trust).signatures
    assert (report.valid, report.trusted, report.own, report.name) == (True, True, True, "นายนำ เมืองดี")


def test_what_the_certificate_does_not_say_is_not_believed(paper: bytes, provider: Authority) -> None:
    [report] = signing.verify(paper, Trust(persons=provider.trust.roots)).signatures
    assert (report.capacity, report.organisation) == ((), "")


def test_nobody_believes_a_provider_that_the_operator_does_not_name(paper: bytes, ours: Authority) -> None:
    [report] = signing.verify(paper, ours).signatures
    assert (report.valid, report.trusted) == (True, False)


def test_a_provider_of_persons_does_not_vouch_as_the_system(
    paper: bytes, provider: Authority, ours: Authority, tmp_path: Path
) -> None:
    """Who may only sign for persons gives no signature that is taken for the municipality's."""
    own = provider.issue("นายนำ เมืองดี", "นายกเทศมนตรี", "เทศบาลตำบลน้ำปั้ว", AT)
    page = one_page()
    fields = signing.add_fields(page, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), "เทศบาลตำบลน้ำปั้ว")
    pdf = signing.sign(fields, "Sig_0", who, OwnCertificate(own), at=AT, appearance=page)
    [report] = signing.verify(pdf, Trust(ours.trust.roots, persons=provider.trust.roots)).signatures
    assert report.own
