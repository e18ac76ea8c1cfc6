"""Files in a bucket: the same promises as in a folder, and an outage is never called damage."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import boto3
import pytest
from moto import mock_aws
from pytest_django.fixtures import Settings

from accounts import buckets, storage
from accounts.buckets import BucketPlace, bucket_at

AMAZON = BucketPlace("ita", "", "us-east-1", "access", "secret")


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """A client keeps what it was made with, and rests after an outage: one for each test."""
    buckets._bucket_of.cache_clear()
    yield
    buckets._bucket_of.cache_clear()


@pytest.fixture
def bucket(settings: Settings) -> Iterator[Any]:
    """An empty one, and a way to it past ours."""
    settings.FILES_BUCKET = AMAZON
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket="ita")
        yield client


def keys(bucket: Any) -> list[str]:
    return [each["Key"] for each in bucket.list_objects_v2(Bucket="ita").get("Contents", ())]


def test_what_is_stored_is_read_back_under_its_hash(bucket: Any) -> None:
    sha256 = storage.put(b"paper")
    assert sha256 == hashlib.sha256(b"paper").hexdigest()
    assert storage.put(b"paper") == sha256
    assert storage.read(sha256) == b"paper"
    assert storage.read(storage.put(b"")) == b""
    assert sorted(storage.stored_elsewhere()) == sorted([sha256, hashlib.sha256(b"").hexdigest()])
    assert f"{sha256[:2]}/{sha256}" in keys(bucket)


def test_a_large_file_comes_in_pieces(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(buckets, "PIECE", 1000)
    for size in (999, 1000, 1001, 2500):
        content = bytes(range(250)) * 10
        assert storage.read(storage.put(content[:size])) == content[:size]


@pytest.mark.parametrize("damage", [b"", b"papes", b"paper and more", None])
def test_what_is_damaged_or_gone_is_never_handed_out(bucket: Any, damage: bytes | None) -> None:
    sha256 = storage.put(b"paper")
    key = f"{sha256[:2]}/{sha256}"
    if damage is None:
        bucket.delete_object(Bucket="ita", Key=key)
    else:
        bucket.put_object(Bucket="ita", Key=key, Body=damage)
    with pytest.raises(storage.FileDamaged, match=sha256):
        storage.read(sha256)
    assert storage.put(b"paper") == sha256
    assert storage.read(sha256) == b"paper"


def test_only_our_own_files_are_listed(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("notes.txt", "aa/" + "b" * 64, "x/" + "a" * 64):
        bucket.put_object(Bucket="ita", Key=key, Body=b"x")
    stored = sorted(storage.put(b"%d" % number) for number in range(3))
    assert sorted(storage.stored_elsewhere()) == stored


# --- An outage --------------------------------------------------------------------------------------------------------


class Failing(BaseHTTPRequestHandler):
    """Answers as services do that cannot: busy, shut to us, without our bucket, or breaking off."""

    answer: tuple[int, str] = (503, "SlowDown")

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, code = self.answer
        body = f"<?xml version='1.0'?><Error><Code>{code}</Code></Error>".encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) + 1000 * (status == 206)))
        self.send_header("Content-Range", "bytes 0-999/1000")
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_HEAD = do_GET  # noqa: N815 - as the standard library calls them

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def failing(settings: Settings) -> Iterator[None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Failing)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    settings.FILES_BUCKET = BucketPlace("ita", address, "us-east-1", "access", "secret")
    yield
    server.shutdown()
    server.server_close()


ANSWERS = [(503, "SlowDown"), (500, "InternalError"), (403, "InvalidAccessKeyId"), (404, "NoSuchBucket"), (206, "cut")]


@pytest.mark.parametrize("answer", ANSWERS, ids=[code for _, code in ANSWERS])
def test_what_is_not_answered_says_nothing_of_the_file(
    failing: None, answer: tuple[int, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Failing, "answer", answer)
    with pytest.raises(storage.StoreAway):
        storage.read("a" * 64)


def test_nothing_is_kept_while_the_service_is_away(failing: None) -> None:
    with pytest.raises(storage.StoreAway):
        storage.put(b"paper")
    assert not storage.is_there()


@pytest.fixture
def gone(settings: Settings) -> None:
    """Nobody listens there."""
    settings.FILES_BUCKET = BucketPlace("ita", "http://127.0.0.1:9", "us-east-1", "access", "secret")


def test_who_waited_once_does_not_wait_again_at_once(gone: None) -> None:
    for said in ("EndpointConnectionError", "it did not answer a moment ago"):
        with pytest.raises(storage.StoreAway, match=said):
            storage.read("a" * 64)


def test_a_bucket_is_asked_by_one_client(bucket: Any) -> None:
    assert bucket_at(AMAZON) is bucket_at(AMAZON)
