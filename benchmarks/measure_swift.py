"""Two machines whose files lie in OpenStack Swift: `./dev bench measure_swift`, minutes and 70 MB from the registry.

The demonstration is loaded on one machine and checked on the other, which has no file of its own. Then the store
refuses us, is given wrong bytes, and loses its object server. What is not as it should be ends the command with 1.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import boto3
import psycopg
from psycopg import sql

from accounts.buckets import Bucket, BucketPlace, NoAnswer, NoSuchName
from benchmarks.swift import VERSION, Swift
from devtools.processes import ROOT, Children, ask

CONTENT = os.urandom(9_000_000)  # more than one piece
NAME = hashlib.sha256(CONTENT).hexdigest()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="ita-swift-") as name, Children() as children:
        folder = Path(name)
        swift = Swift(children, folder / "swift")
        told("installed", f"swift {VERSION}", swift.install)
        told("started", "proxy, account, container and object server", swift.start)
        place = BucketPlace("ita", swift.endpoint, "us-east-1", swift.access_key, swift.secret_key)
        client(place).create_bucket(Bucket=place.name)
        right = two_machines(folder, place) + what_it_answers(place)
        return int(not all(right) or not all(outage(swift, folder, place)))


def two_machines(folder: Path, place: BucketPlace) -> list[bool]:
    at, _, name = os.environ["DATABASE_URL"].rpartition("/")
    with psycopg.connect(f"{at}/postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    for words in (("migrate", "--verbosity", "0"), ("load_demo",)):
        code, said = machine(folder / "a", place, *words)
        if code:
            return [is_so(f"machine a: {words[0]}", False, said)]
    for kept in ("keys", "certificates"):  # which never lie in a bucket
        shutil.copytree(folder / "a" / kept, folder / "b" / kept)
    count = sum(1 for _ in Bucket(place).names())
    return [
        is_so("machine a loads the demonstration", count > 0, f"{count} files in the bucket"),
        is_so("and keeps no file itself", not any((folder / "a").glob("files/*"))),
        is_so("machine b finds all of them whole", (b := checked(folder, place))[0] == 0, b[1]),
    ]


def what_it_answers(place: BucketPlace) -> list[bool]:
    bucket, ours = Bucket(place), bytes.fromhex(NAME)
    bucket.put(NAME, CONTENT, ours)
    bucket.put(NAME, CONTENT, ours)
    found = [is_so("9 MB come back in pieces", bucket.get(NAME) == CONTENT, "stored twice, which does no harm")]
    wrong = replace(place, secret_key="another")  # noqa: S106 - that is what is tried
    found += [
        refused("a wrong secret is no lost file", lambda: Bucket(wrong).get(NAME), NoAnswer),
        refused("a wrong hash is refused", lambda: bucket.put("b" * 64, b"paper", bytes(32)), NoAnswer),
        refused("and nothing of it is kept", lambda: bucket.get("b" * 64), NoSuchName),
    ]
    client(place).put_object(Bucket=place.name, Key=NAME, Body=b"other bytes")
    kept = hashlib.sha256(Bucket(place).get(NAME)).hexdigest()
    return [*found, is_so("other bytes under a name are seen", kept != NAME, f"{kept[:12]}… is not {NAME[:12]}…")]


def outage(swift: Swift, folder: Path, place: BucketPlace) -> list[bool]:
    client(place).delete_object(Bucket=place.name, Key=NAME)
    [some, *_] = Bucket(place).names()
    swift.end("object")
    found = [
        refused("without its object server nothing is read", lambda: Bucket(place).get(some), NoAnswer),
        refused("and nothing is kept", lambda: Bucket(place).put(NAME, CONTENT, bytes.fromhex(NAME)), NoAnswer),
        is_so("machine b calls no file damaged", (away := checked(folder, place))[0] == 2, away[1]),
    ]
    swift.begin("object")
    return [*found, is_so("with it all are whole again", (back := checked(folder, place))[0] == 0, back[1])]


def machine(home: Path, place: BucketPlace, *words: str) -> tuple[int, str]:
    """A command of one machine, which shares the database and the bucket with the other and no folder."""
    told_place = {
        "ITA_S3_BUCKET": place.name,
        "ITA_S3_ENDPOINT": place.endpoint,
        "ITA_S3_ACCESS_KEY": place.access_key,
        "ITA_S3_SECRET_KEY": place.secret_key,
    }
    env = os.environ | told_place | {"ITA_HOME": str(home), "ITA_KEYS_PASSPHRASE": "a passphrase of this run"}
    answer = ask(sys.executable, "manage.py", *words, env=env, cwd=ROOT)
    return answer.returncode, (answer.stdout + answer.stderr).strip()


def checked(folder: Path, place: BucketPlace) -> tuple[int, str]:
    code, said = machine(folder / "b", place, "check_integrity")
    return code, " ".join(line.strip() for line in said.splitlines())


def client(place: BucketPlace) -> Any:
    """A way to the bucket past ours."""
    keys = {"aws_access_key_id": place.access_key, "aws_secret_access_key": place.secret_key}
    return boto3.client("s3", endpoint_url=place.endpoint, region_name=place.region, **keys)


def refused(what: str, attempt: Callable[[], object], error: type[Exception]) -> bool:
    began = time.monotonic()
    try:
        attempt()
    except error as answer:
        said = str(answer) or type(answer).__name__
        return is_so(what, True, f"{said} after {time.monotonic() - began:.2f} s")
    except Exception as other:  # whatever it is, it is told
        return is_so(what, False, repr(other))
    return is_so(what, False, "it was not")


def told(done: str, what: str, work: Callable[[], None]) -> None:
    began = time.monotonic()
    work()
    print(f"       {done} {what} in {time.monotonic() - began:.0f} s")


def is_so(what: str, is_right: bool, more: str = "") -> bool:
    print(f"{'ok' if is_right else 'FAILED':6} {what}{f': {more}' if more else ''}", flush=True)
    return is_right


if __name__ == "__main__":
    sys.exit(main())
