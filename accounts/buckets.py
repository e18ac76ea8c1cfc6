"""A bucket of an S3 service: bytes under names, for several machines. That it does not answer is told apart from that
it has no such file. Pure of Django.
"""

from __future__ import annotations

import base64
import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar

PIECE = 8 * 1024 * 1024  # bytes of one answer; what breaks is asked for again, not the whole file
CONNECTS, ANSWERS = 2, 10  # seconds
RESTS = 5.0  # seconds in which nobody waits for a service that has just not answered

T = TypeVar("T")


class NoAnswer(Exception):
    """The service is away, busy, or does not let us in: nothing is known of any file."""


class NoSuchName(Exception):
    """The service answers, and has nothing under this name."""


@dataclass(frozen=True)
class BucketPlace:
    """Where a bucket is and who asks; `endpoint` "" is Amazon's own."""

    name: str
    endpoint: str
    region: str
    access_key: str
    secret_key: str


class Bucket:
    """One bucket, asked by any number of threads."""

    def __init__(self, place: BucketPlace) -> None:
        import boto3  # half a second, only where there is a bucket
        from botocore.config import Config

        self._name, self._rests_until = place.name, 0.0
        self._client: Any = boto3.session.Session().client(
            "s3",
            endpoint_url=place.endpoint or None,
            region_name=place.region,
            aws_access_key_id=place.access_key,
            aws_secret_access_key=place.secret_key,
            config=Config(
                s3={"addressing_style": "path" if place.endpoint else "auto"},
                connect_timeout=CONNECTS,
                read_timeout=ANSWERS,
                retries={"mode": "standard", "total_max_attempts": 2},
                # Newer checksums than every service knows; ours is sent with each file and judged at each reading.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def put(self, name: str, content: bytes, sha256: bytes) -> None:
        """The whole content or nothing; the service compares what arrives with its hash. Raises NoAnswer."""
        checksum = base64.b64encode(sha256).decode()
        whole = {"Bucket": self._name, "Key": name, "Body": content, "ChecksumSHA256": checksum}
        self._asked(partial(self._client.put_object, **whole))

    def get(self, name: str) -> bytes:
        """Raises NoSuchName and NoAnswer."""
        content = b""
        while True:
            piece, size = self._asked(partial(self._piece, name, len(content)))
            content += piece
            if len(content) >= size or not piece:
                return content

    def _piece(self, name: str, start: int) -> tuple[bytes, int]:
        """What begins there, and how long the whole is, in bytes."""
        from botocore.exceptions import ClientError

        asked = f"bytes={start}-{start + PIECE - 1}"
        try:
            answer = self._client.get_object(Bucket=self._name, Key=name, Range=asked)
        except ClientError as error:
            if _code(error) in {"InvalidRange", "416"}:  # it is empty, or ends here
                return b"", start
            raise
        size = int(str(answer.get("ContentRange", "")).rpartition("/")[2] or answer["ContentLength"])
        return answer["Body"].read(), size

    def names(self) -> Iterator[str]:
        """All of them, as they are listed. Raises NoAnswer."""
        return (name for name, _ in self.written(""))

    def written(self, beginning: str) -> Iterator[tuple[str, dt.datetime]]:
        """The names that begin so, and when each was last written. Raises NoAnswer."""
        more: dict[str, str] = {"Prefix": beginning} if beginning else {}
        while True:
            page = self._asked(partial(self._client.list_objects_v2, Bucket=self._name, **more))
            yield from ((each["Key"], each["LastModified"]) for each in page.get("Contents", ()))
            if not page.get("IsTruncated"):
                return
            more["ContinuationToken"] = page["NextContinuationToken"]

    def remove(self, name: str) -> None:
        """Also where there is nothing under it. Raises NoAnswer."""
        self._asked(partial(self._client.delete_object, Bucket=self._name, Key=name))

    def answers(self) -> None:
        """Raises NoAnswer where it does not, or where there is no such bucket."""
        self._asked(partial(self._client.head_bucket, Bucket=self._name))

    def _asked(self, question: Callable[[], T]) -> T:
        from botocore.exceptions import BotoCoreError, ClientError
        from urllib3.exceptions import HTTPError

        if time.monotonic() < self._rests_until:
            raise NoAnswer("it did not answer a moment ago")
        try:
            return question()
        except ClientError as error:
            if _code(error) == "NoSuchKey":
                raise NoSuchName from error
            if error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500:
                self._rest()
            raise NoAnswer(_code(error)) from error
        except (BotoCoreError, HTTPError, OSError) as error:
            self._rest()
            raise NoAnswer(type(error).__name__) from error

    def _rest(self) -> None:
        """Or every thread of a web server would wait for the same service, one press after the other."""
        self._rests_until = time.monotonic() + RESTS


def _code(error: Any) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def bucket_at(place: BucketPlace) -> Bucket:
    """One for each process: connections are not inherited."""
    return _bucket_of(place, os.getpid())


@lru_cache(maxsize=4)
def _bucket_of(place: BucketPlace, process: int) -> Bucket:
    return Bucket(place)
