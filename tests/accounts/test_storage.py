"""Files under the hash of what they hold."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from accounts import storage
from tests.full_disk import full_disk


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES_DIR = tmp_path / "files"
    return tmp_path / "files"


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_stored_is_read_back_under_its_hash(folder: Path) -> None:
    sha256 = storage.put(b"paper")
    assert sha256 == hashlib.sha256(b"paper").hexdigest()
    assert storage.read(sha256) == b"paper"
    assert files(folder) == [folder / sha256[:2] / sha256]


def test_the_same_bytes_are_kept_once(folder: Path) -> None:
    before = storage.put(b"paper")
    [path] = files(folder)
    written = path.stat().st_mtime_ns
    assert storage.put(b"paper") == before
    assert [p.stat().st_mtime_ns for p in files(folder)] == [written]


def test_many_at_once_leave_one_whole_file(folder: Path) -> None:
    content = b"paper" * 100_000
    with ThreadPoolExecutor(8) as pool:
        [sha256] = set(pool.map(storage.put, [content] * 16))
    assert storage.read(sha256) == content
    assert len(files(folder)) == 1


@pytest.mark.parametrize("damage", [b"", b"papes", b"paper and more"])
def test_a_damaged_file_is_never_handed_out(folder: Path, damage: bytes) -> None:
    sha256 = storage.put(b"paper")
    files(folder)[0].write_bytes(damage)
    with pytest.raises(storage.FileDamaged, match=sha256):
        storage.read(sha256)


def test_what_a_full_disk_cannot_take_leaves_nothing_behind(folder: Path) -> None:
    sha256 = storage.put(b"paper")
    with full_disk(1000), pytest.raises(storage.NotStored):
        storage.put(b"paper" * 1000)
    assert files(folder) == [folder / sha256[:2] / sha256]
    assert storage.read(storage.put(b"paper" * 1000)) == b"paper" * 1000


def test_a_lost_file_is_damage_too(folder: Path) -> None:
    sha256 = storage.put(b"paper")
    files(folder)[0].unlink()
    with pytest.raises(storage.FileDamaged):
        storage.read(sha256)


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n", "/" + "a" * 63]
)
def test_only_a_hash_is_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256 hash"):
        storage.read(name)
