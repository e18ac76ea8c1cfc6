"""The page of the root's certificate, and the files that readers elsewhere fetch."""

from __future__ import annotations

from pathlib import Path

from asn1crypto import crl, x509  # type: ignore[import-untyped]  # it ships no types
from django.test import Client
from pytest_django.fixtures import Settings

from documents import keys
from documents.authority import FILE, Authority
from documents.certificates import fingerprint
from tests.documents.test_key_files import old_root


def test_anyone_reads_the_fingerprint_and_takes_the_certificate(client: Client, authority: Authority) -> None:
    page = client.get("/authority/").content.decode()
    plain = fingerprint(authority.certificate_der).upper()
    assert " ".join(plain[at : at + 2] for at in range(0, 64, 2)) in page
    assert "ไม่ใช่ลายมือชื่อด้วยใบรับรองส่วนบุคคล" in page
    assert "เอกสารที่ลงนามไม่มีผลทางกฎหมาย" in page  # a demonstration's
    [root] = keys.files().roots()
    file = client.get(f"/authority/{root.name}.cer")
    assert file.content == authority.certificate_der
    assert file.headers["Content-Type"] == "application/pkix-cert"


def test_the_list_stands_where_certificates_say(client: Client, authority: Authority) -> None:
    issued = authority.authority_for("เทศบาล", f"{keys.files().address}{keys.files().roots()[0].name}.crl")
    address = x509.Certificate.load(issued.certificate_der).crl_distribution_points[0].url
    file = client.get(address.removeprefix("http://localhost:8000"))
    assert file.headers["Content-Type"] == "application/pkix-crl"
    assert crl.CertificateList.load(file.content).issuer == authority.certificate.subject
    assert client.get("/authority/0123456789abcdef.crl").status_code == 404


def test_before_set_up_and_with_a_damaged_file_the_page_says_so(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    assert "ยังไม่มีใบรับรองหลัก" in client.get("/authority/").content.decode()
    (tmp_path / "certificates").mkdir()
    (tmp_path / "certificates" / "root.pem").write_text(
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    )
    damaged = client.get("/authority/")
    assert damaged.status_code == 503
    assert "อ่านใบรับรองหลักไม่ได้" in damaged.content.decode()


def test_the_root_of_before_stands_below_the_new_one(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.KEYS_DIR, settings.CERTIFICATES_DIR = tmp_path / "keys", tmp_path / "certificates"
    old = old_root(tmp_path / "keys")
    assert fingerprint(old.certificate_der).upper()[:2] in client.get("/authority/").content.decode()
    keys.files().create_root("ใหม่", keys.passphrase(), demonstration=False, replace=True)
    page = client.get("/authority/").content.decode()
    assert "ใบรับรองหลักของเดิม" in page
    [new, former] = keys.files().roots()
    assert page.index(f"/authority/{new.name}.cer") < page.index(f"/authority/{former.name}.cer")
    assert client.get(f"/authority/{former.name}.cer").content == old.certificate_der
    assert client.get(f"/authority/{former.name}.crl").status_code == 404  # its kind has none
    assert not (tmp_path / "keys" / FILE).read_bytes().startswith(b"-----BEGIN PRIVATE KEY")
