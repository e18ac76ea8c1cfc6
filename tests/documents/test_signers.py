"""A signer elsewhere: a service in another process holds the key, gets digests and answers with raw signatures."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.serialization import pkcs12

from documents import signing
from documents.authority import AuthorityError, SigningKey, Trust
from documents.signing import FieldBox, Signatory
from tests.documents.hostile_pdfs import one_page
from tests.documents.providers import PASSPHRASE, make_provider
from tests.documents.test_signing import poppler


def serve(pipe: Connection) -> None:
    """The service, in a process of its own: neither its key nor its provider's ever leaves it."""
    provider = make_provider()
    opened, certificate, _ = pkcs12.load_key_and_certificates(provider.file(), PASSPHRASE.encode())
    assert isinstance(opened, rsa.RSAPrivateKey)
    assert certificate is not None
    key: rsa.RSAPrivateKey = opened

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            digest = self.rfile.read(int(self.headers["Content-Length"]))
            pipe.send(digest)
            answer = key.sign(digest, padding.PKCS1v15(), Prehashed(hashes.SHA256()))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer if self.path == "/sign" else answer[::-1])

        def log_message(self, *_: object) -> None:
            pass

    http = HTTPServer(("127.0.0.1", 0), Handler)
    der = [each.public_bytes(serialization.Encoding.DER) for each in (certificate, provider.between)]
    pipe.send((http.server_address[1], *der, provider.der))
    http.serve_forever()


@dataclass(frozen=True)
class KeyElsewhere:
    """documents.authority.Signer and SigningKey at once, as a plug-in for such a service would be written."""

    address: str
    certificate: bytes
    chain: tuple[bytes, ...]

    def issue(self, name: str, capacity: str, organisation: str, at: datetime) -> SigningKey:
        return self

    def sign(self, data: bytes) -> bytes:
        try:
            with urlopen(self.address, sha256(data).digest(), timeout=5) as answer:  # noqa: S310 - the service above
                return bytes(answer.read())
        except URLError as error:
            raise AuthorityError("the service does not answer") from error


@dataclass(frozen=True)
class Service:
    address: str
    certificate: bytes
    between: bytes
    root: bytes
    asked: Connection

    def signer(self, path: str = "sign") -> KeyElsewhere:
        return KeyElsewhere(f"{self.address}{path}", self.certificate, (self.between,))


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    assert ours.poll(60)
    port, certificate, between, root = ours.recv()
    yield Service(f"http://127.0.0.1:{port}/", certificate, between, root, ours)
    process.terminate()
    process.join()


def signed(signer: KeyElsewhere) -> bytes:
    paper = one_page()
    fields = signing.add_fields(paper, [FieldBox("Sig_0", 0, 10, 10, 200, 100)], "Sig_0")
    who = Signatory("นายนำ เมืองดี", ("นายกเทศมนตรี",), "เทศบาลตำบลน้ำปั้ว")
    return signing.sign(fields, "Sig_0", who, signer, at=datetime.now(UTC), appearance=paper)


def test_a_key_that_is_elsewhere_signs_by_the_same_way(service: Service, tmp_path: Path) -> None:
    pdf = signed(service.signer())
    report = signing.verify(pdf, Trust(persons=(service.root,)))
    [signature] = report.signatures
    assert report.intact
    assert (signature.trusted, signature.own, signature.name) == (True, True, "นายนำ เมืองดี")
    assert "Signature is Valid" in poppler(pdf, tmp_path)
    assert len(service.asked.recv()) == 32  # a digest and nothing else of the paper
    assert not service.asked.poll()  # once: a device may ask its holder each time


def test_what_it_answers_is_proved_before_anything_is_kept(service: Service) -> None:
    with pytest.raises(AuthorityError, match="no signature of its certificate"):
        signed(service.signer("garbage"))
    service.asked.recv()


def test_a_service_that_does_not_answer_is_said_to_be_the_reason() -> None:
    nobody = make_provider()
    with pytest.raises(AuthorityError, match="does not answer"):
        signed(KeyElsewhere("http://127.0.0.1:9/", nobody.der, ()))
