"""What becomes of the files of keys is found: gone, unreadable, open to others, changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from documents.key_checks import Amiss, findings
from documents.key_files import KeyFiles

CODE, TOWN = "5520501", "เทศบาลตำบลน้ำปั้ว"
ROOT_PASSPHRASE, PASSPHRASE = b"of the root, in a safe", b"of the worker, in its environment"


@pytest.fixture
def files(tmp_path: Path) -> KeyFiles:
    """An installation with all that it may have."""
    made = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "")
    made.create_root("จังหวัดน่าน", ROOT_PASSPHRASE, demonstration=False)
    made.create_root("จังหวัดน่าน", ROOT_PASSPHRASE, demonstration=False, replace=True)
    made.issue(made.root(ROOT_PASSPHRASE), CODE, TOWN, PASSPHRASE)
    made.box_key(PASSPHRASE)
    (made.private / "audit.key").touch(0o600)
    return made


def found(files: KeyFiles, passphrase: bytes = PASSPHRASE) -> list[tuple[str, str]]:
    return [(finding.file, str(finding.amiss)) for finding in findings(files, passphrase)]


def test_what_is_whole_is_not_told_of(files: KeyFiles, tmp_path: Path) -> None:
    assert found(files) == []
    assert found(files, b"") == []  # in the web's container
    files.take_root_away(tmp_path / "stick.pem", ROOT_PASSPHRASE)
    assert found(files) == []
    assert found(KeyFiles(tmp_path / "new", tmp_path / "new-certificates", "")) == []  # before set-up


def _written(content: bytes) -> Callable[[Path], None]:
    return lambda path: _put(path, content)


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _exposed(path: Path) -> None:
    path.chmod(0o640)


NO_CERTIFICATE = b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"


@pytest.mark.parametrize(
    ("file", "change", "amiss"),
    [
        ("keys/box.pem", Path.unlink, Amiss.MISSING),
        ("keys/box.pem", _written(b""), Amiss.OTHER),
        ("keys/box.pem", _written(b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n"), Amiss.OTHER),
        ("keys/box.pem", _exposed, Amiss.EXPOSED),
        ("certificates/box", Path.unlink, Amiss.MISSING),
        ("certificates/box", _written(bytes(32)), Amiss.OTHER),  # whoever changed it reads what people hand over
        ("keys/audit.key", _exposed, Amiss.EXPOSED),
        (f"keys/issuing/{CODE}.pem", _exposed, Amiss.EXPOSED),
        ("keys/authority.pem", _exposed, Amiss.EXPOSED),
        ("keys/authority.pem", _written(NO_CERTIFICATE), Amiss.OTHER),
        ("certificates/root.pem", _written(NO_CERTIFICATE), Amiss.OTHER),
        ("certificates/clocks/of-the-operator.pem", _written(b"nothing"), Amiss.OTHER),
        ("keys/somebodys-copy.pem", _written(b"-----BEGIN PRIVATE KEY-----\n"), Amiss.OTHER),
    ],
)
def test_what_is_amiss_is_found(
    files: KeyFiles, tmp_path: Path, file: str, change: Callable[[Path], None], amiss: Amiss
) -> None:
    path = tmp_path / file
    path.parent.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        path.touch(0o600)
    change(path)
    assert (file, str(amiss)) in found(files)
    assert {name for name, _ in found(files)} <= {file, "keys/authority.pem"}  # beside a root that cannot be compared


def test_a_folder_that_others_may_enter_is_found(files: KeyFiles) -> None:
    (files.private / "issuing").chmod(0o755)
    assert found(files) == [("keys/issuing", "exposed")]


def test_what_cannot_be_read_is_found(files: KeyFiles) -> None:
    """A link to itself stands for a disk that fails: to root, who may run the tests, rights refuse nothing."""
    box = files.private / "box.pem"
    box.unlink()
    os.symlink(box, box)
    assert ("keys/box.pem", "unreadable") in found(files)


def test_a_key_of_another_passphrase_is_found_where_there_is_one(files: KeyFiles) -> None:
    assert found(files, b"another passphrase") == [("keys/box.pem", "other")]


def test_a_former_root_under_another_name_is_found(files: KeyFiles) -> None:
    [former] = files.former_roots_here()
    (files.private / former).rename(files.private / "former-0123456789abcdef.pem")
    assert found(files) == [("keys/former-0123456789abcdef.pem", "other")]
