"""One stream of files, and at its end the SHA-256 of each: written in one go, read in one go, never whole in memory.

A gzipped tar whose last member, SHA256SUMS, has the form that `sha256sum --check` reads. Pure of Django.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

ABOUT, SUMS = "about.json", "SHA256SUMS"
FORMAT = 1
_CHUNK = 1 << 20  # bytes
_MOST_ABOUT = 1 << 20  # bytes


class NotWhole(Exception):
    """The archive ends too early, or holds something else than its list says."""


class ArchiveWriter:
    """Adds one file after another; `counted` is how many."""

    def __init__(self, tar: tarfile.TarFile, sums: BinaryIO) -> None:
        self._tar, self._sums, self.counted = tar, sums, 0

    def add(self, name: str, path: Path) -> None:
        """A file as it is now; what is no longer there is left out: a key that was replaced a moment ago."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            return
        with file:
            status = os.fstat(file.fileno())
            self._add(name, file, status.st_size, status.st_mode & 0o777)
        self.counted += 1

    def add_content(self, name: str, content: bytes) -> None:
        """A file that lies in no folder."""
        self._add(name, io.BytesIO(content), len(content), 0o600)
        self.counted += 1

    def add_about(self, facts: dict[str, Any]) -> None:
        """What the archive is, before everything else."""
        content = json.dumps({"format": FORMAT, **facts}, ensure_ascii=False).encode()
        self._add(ABOUT, io.BytesIO(content), len(content), 0o600)

    def _add(self, name: str, file: BinaryIO, size: int, mode: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, mode
        hashed = _Hashed(file)
        self._tar.addfile(member, cast(Any, hashed))
        self._sums.write(f"{hashed.sha256.hexdigest()}  {name}\n".encode())


@contextmanager
def written(stream: BinaryIO, scratch: Path) -> Iterator[ArchiveWriter]:
    """An archive; its list is gathered in the folder `scratch` and closes it. Left by an error it has none."""
    with (
        tempfile.TemporaryFile(dir=scratch) as sums,
        gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=1, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        yield ArchiveWriter(tar, cast(BinaryIO, sums))
        end = tarfile.TarInfo(SUMS)
        end.size, end.mode = sums.tell(), 0o600
        sums.seek(0)
        tar.addfile(end, sums)


class ArchiveReader:
    """Lays out an archive's files; `about` says what it is and is known before the first of them."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar, self._list, self.counted = tar, hashlib.sha256(), 0
        first = tar.next()
        if first is None or first.name != ABOUT or not first.isreg() or first.size > _MOST_ABOUT:
            raise NotWhole("it does not begin as a backup")
        content = self._content(first).read(first.size)
        self._listed(ABOUT, hashlib.sha256(content))
        self.about: dict[str, Any] = json.loads(content)
        if self.about.get("format") != FORMAT:
            raise NotWhole("its format is not known")

    def unpack(self, folder: Path) -> None:
        """Every file to its place below `folder`, closed to others; NotWhole unless all is as the list says."""
        while (member := self._tar.next()) is not None:
            content = self._content(member)
            if member.name == SUMS:
                if hashlib.sha256(content.read(member.size)).digest() != self._list.digest():
                    raise NotWhole("a file is not what the list says")
                if self._tar.next() is not None:
                    raise NotWhole("something follows its list")
                return
            path = folder / _safe(member.name)
            _make_private(path.parent)
            with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, member.mode & 0o700), "wb") as file:
                hashed = _Hashed(content)
                while chunk := hashed.read(_CHUNK):
                    file.write(chunk)
            path.chmod(member.mode & 0o777)
            self._listed(member.name, hashed.sha256)
            self.counted += 1
        raise NotWhole("it has no list")

    def _content(self, member: tarfile.TarInfo) -> BinaryIO:
        content = self._tar.extractfile(member) if member.isreg() else None
        if content is None:
            raise NotWhole(f"{member.name} is no file")
        return cast(BinaryIO, content)

    def _listed(self, name: str, sha256: Any) -> None:
        self._list.update(f"{sha256.hexdigest()}  {name}\n".encode())


@contextmanager
def read(stream: BinaryIO) -> Iterator[ArchiveReader]:
    """An archive being read. NotWhole where it is none."""
    try:
        with (
            gzip.GzipFile(fileobj=stream, mode="rb") as packed,
            tarfile.open(fileobj=packed, mode="r|") as tar,
        ):
            yield ArchiveReader(tar)
            while packed.read(_CHUNK):  # to the sum at its end
                pass
    except (tarfile.TarError, EOFError, gzip.BadGzipFile, ValueError) as error:
        raise NotWhole(str(error)) from error


def _make_private(folder: Path) -> None:
    """With what is missing above it: `parents=True` would leave those open to others."""
    if not folder.is_dir():
        _make_private(folder.parent)
        folder.mkdir(mode=0o700)


def _safe(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise NotWhole("a file would lie outside")
    return path


class _Hashed:
    """A file whose SHA-256 is known once it was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.sha256 = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        chunk = self._file.read(size)
        self.sha256.update(chunk)
        return chunk
