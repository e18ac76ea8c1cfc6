"""Signatures whose time a server confirms: a real one of our own on this machine, with pyHanko's dummy behind it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from asn1crypto import keys, tsp, x509  # type: ignore[import-untyped]  # it ships no types
from cryptography import x509 as building
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from documents import signing
from documents.authority import Authority, Trust
from documents.signing import FieldBox, Refusal, Signatory, SigningError
from tests.documents.hostile_pdfs import one_page
from tests.documents.test_signing import poppler

CONFIRMED = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
CLAIMED = CONFIRMED + timedelta(minutes=2)


class TimestampServer:
    """Confirms one moment, or today's, to whoever asks; `answers` switches it between working and failing.

    `stops_after`: so many answers and then none.
    """

    def __init__(self, confirms: datetime | None = CONFIRMED) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = building.Name([building.NameAttribute(NameOID.COMMON_NAME, "timestamps for tests")])
        certificate = (
            building.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(CONFIRMED - timedelta(days=1000))
            .not_valid_after(CONFIRMED + timedelta(days=1000))
            .add_extension(building.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.pem = certificate.public_bytes(serialization.Encoding.PEM)
        self.certificate = certificate.public_bytes(serialization.Encoding.DER)
        private = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        stamper = DummyTimeStamper(
            x509.Certificate.load(self.certificate), keys.PrivateKeyInfo.load(private), fixed_dt=confirms
        )
        self.answers = True
        self.stops_after: int | None = None
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
                if server.stops_after is not None:
                    server.answers = server.stops_after > 0
                    server.stops_after -= 1
                self.send_response(200 if server.answers else 503)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(stamper.request_tsa_response(asked).dump() if server.answers else b"")

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/"


@contextmanager
def serving(confirms: datetime | None = CONFIRMED) -> Iterator[TimestampServer]:
    """The server, running."""
    made = TimestampServer(confirms)
    thread = threading.Thread(target=made.http.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        made.http.shutdown()
        made.http.server_close()
        thread.join()


@pytest.fixture(scope="module")
def server() -> Iterator[TimestampServer]:
    with serving() as made:
        yield made


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("keys"), name="ทดสอบ", demonstration=True)


def signed(authority: Authority, timestamps: str) -> bytes:
    paper = one_page()
    fields = signing.add_fields(paper, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), "เทศบาลตำบลน้ำปั้ว")
    return signing.sign(fields, "Sig_0", who, authority, at=CLAIMED, appearance=paper, timestamps=timestamps)


def test_a_confirmed_time_is_told_where_its_server_is_trusted(
    authority: Authority, server: TimestampServer, tmp_path: Path
) -> None:
    server.answers = True
    pdf = signed(authority, server.address)
    report = signing.verify(pdf, Trust(authority.trust.roots, clocks=(server.certificate,)))
    assert report.intact
    [signature] = report.signatures
    assert (signature.trusted, signature.time, signature.stamped) == (True, CLAIMED, CONFIRMED)
    assert type(report).from_json(report.as_json()) == report
    [signature] = signing.verify(pdf, authority).signatures
    assert (signature.trusted, signature.stamped) == (True, None)  # who the server is, nobody told us
    assert "Signature is Valid" in poppler(pdf, tmp_path)


def test_without_its_answer_nothing_is_signed(authority: Authority, server: TimestampServer) -> None:
    server.answers = False
    nobody = "http://127.0.0.1:9/"  # the port where everything is thrown away
    for address in (server.address, nobody):
        with pytest.raises(SigningError) as caught:
            signed(authority, address)
        assert caught.value.reason is Refusal.NO_TIMESTAMP
    server.answers = True
    assert signing.verify(signed(authority, server.address), authority).intact
