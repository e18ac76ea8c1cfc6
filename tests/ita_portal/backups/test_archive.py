"""An archive of files is read back only when every one is what its list says."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ita_portal.backups.archive import ABOUT, SUMS, NotWhole, read, written

ABOUT_IT = b'{"format": 1}'


def summed(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()).encode()


def tar_of(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    return gzip.compress(out.getvalue())


def unpacked(archive: bytes, folder: Path) -> dict[str, bytes]:
    with read(io.BytesIO(archive)) as reader:
        reader.unpack(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_come_back_with_their_rights_and_a_list_that_sha256sum_reads(tmp_path: Path) -> None:
    key, paper = tmp_path / "a.key", tmp_path / "paper"
    key.write_bytes(b"secret")
    key.chmod(0o600)
    paper.write_bytes(b"%PDF" * 500_000)
    paper.chmod(0o644)
    out = io.BytesIO()
    with written(out, tmp_path) as writer:
        writer.add_about({"made_at": "now"})
        writer.add("keys/issuing/a.key", key)
        writer.add("files/ก", paper)
        writer.add("files/gone", tmp_path / "gone")
    to = tmp_path / "to"
    to.mkdir()
    with read(io.BytesIO(out.getvalue())) as reader:
        assert reader.about == {"format": 1, "made_at": "now"}
        reader.unpack(to)
        assert reader.counted == 2
    assert (to / "keys/issuing/a.key").read_bytes() == b"secret"
    assert (to / "files/ก").read_bytes() == paper.read_bytes()
    modes = [oct((to / name).stat().st_mode & 0o777) for name in ("keys", "keys/issuing", "keys/issuing/a.key")]
    assert [*modes, oct((to / "files/ก").stat().st_mode & 0o777)] == ["0o700", "0o700", "0o600", "0o644"]
    with tarfile.open(fileobj=io.BytesIO(out.getvalue())) as tar:
        last = tar.getmembers()[-1]
        content = tar.extractfile(last)
        assert content is not None
        assert (last.name, content.read()) == (
            SUMS,
            summed(
                {
                    ABOUT: b'{"format": 1, "made_at": "now"}',
                    "keys/issuing/a.key": b"secret",
                    "files/ก": paper.read_bytes(),
                }
            ),
        )


GOOD = {ABOUT: ABOUT_IT, "files/a": b"a", "files/b": b"b"}


def test_a_good_one_is_taken(tmp_path: Path) -> None:
    assert unpacked(tar_of({**GOOD, SUMS: summed(GOOD)}), tmp_path) == {"files/a": b"a", "files/b": b"b"}


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"files/a": b"a"},
        {ABOUT: b'{"format": 2}', SUMS: summed({ABOUT: b'{"format": 2}'})},
        {ABOUT: b"[", SUMS: b""},
        GOOD,  # no list
        {**GOOD, SUMS: summed({**GOOD, "files/c": b"c"})},  # one is missing
        {**GOOD, "files/c": b"c", SUMS: summed(GOOD)},  # one too many
        {**GOOD, "files/b": b"x", SUMS: summed(GOOD)},  # another one
        {**GOOD, SUMS: summed(GOOD), "files/c": b"c"},  # behind the list
        {ABOUT: ABOUT_IT, "../a": b"a", SUMS: summed({ABOUT: ABOUT_IT, "../a": b"a"})},
        {ABOUT: ABOUT_IT, "/tmp/a": b"a", SUMS: summed({ABOUT: ABOUT_IT, "/tmp/a": b"a"})},
    ],
)
def test_anything_else_is_refused(tmp_path: Path, files: dict[str, bytes]) -> None:
    with pytest.raises(NotWhole):
        unpacked(tar_of(files), tmp_path / "to")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    "archive",
    [b"", b"%PDF", tar_of({**GOOD, SUMS: summed(GOOD)})[:-3], gzip.compress(b"x")],
    ids=["nothing", "a PDF", "cut", "no tar"],  # their bytes hold the second they were made in
)
def test_what_is_cut_or_no_archive_is_refused(tmp_path: Path, archive: bytes) -> None:
    with pytest.raises(NotWhole):
        unpacked(archive, tmp_path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        member = tarfile.TarInfo(ABOUT)
        member.size = len(ABOUT_IT)
        tar.addfile(member, io.BytesIO(ABOUT_IT))
        link = tarfile.TarInfo("files/a")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(NotWhole):
        unpacked(gzip.compress(out.getvalue()), tmp_path)
