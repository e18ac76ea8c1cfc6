"""What is closed for the worker opens for nobody else, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.authority import AuthorityLocked
from documents.key_files import KeyFiles
from documents.sealed_boxes import CannotOpen, new_key, opened_key, public_half, seal, unseal


def test_a_box_opens_with_its_key_for_its_purpose_only() -> None:
    key, another = (opened_key(new_key(b"long words"), b"long words") for _ in range(2))
    box = seal(public_half(key), "รหัสผ่าน".encode(), "signature/1")
    assert unseal(key, box, "signature/1") == "รหัสผ่าน".encode()
    assert seal(public_half(key), b"same", "x") != seal(public_half(key), b"same", "x")
    for other_key, other_box, purpose in (
        (another, box, "signature/1"),
        (key, box, "signature/2"),
        (key, box[:-1] + bytes([box[-1] ^ 1]), "signature/1"),
        (key, b"", "signature/1"),
        (key, bytes(64), "signature/1"),
    ):
        with pytest.raises(CannotOpen):
            unseal(other_key, other_box, purpose)


def test_the_workers_key_lies_encrypted_and_its_other_half_open(tmp_path: Path) -> None:
    files = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "")
    assert files.box_lid() is None
    with pytest.raises(AuthorityLocked):
        files.box_key(b"")
    key = files.box_key(b"passphrase of the worker")
    assert files.box_lid() == public_half(key)
    assert b"ENCRYPTED PRIVATE KEY" in (tmp_path / "keys" / "box.pem").read_bytes()
    (tmp_path / "certificates" / "box").unlink()  # as were the worker killed between the two
    assert public_half(files.box_key(b"passphrase of the worker")) == public_half(key) == files.box_lid()
    with pytest.raises(AuthorityLocked):
        files.box_key(b"another passphrase")


def test_a_lost_key_is_not_made_anew_over_what_was_closed_for_it(tmp_path: Path) -> None:
    files = KeyFiles(tmp_path / "keys", tmp_path / "certificates", "")
    key = files.box_key(b"passphrase of the worker")
    kept = (tmp_path / "keys" / "box.pem").read_bytes()
    (tmp_path / "keys" / "box.pem").unlink()
    with pytest.raises(AuthorityLocked):
        files.box_key(b"passphrase of the worker")
    assert files.box_lid() == public_half(key)
    (tmp_path / "keys" / "box.pem").write_bytes(kept)  # from the backup
    assert public_half(files.box_key(b"passphrase of the worker")) == public_half(key)
    (tmp_path / "keys" / "box.pem").unlink()
    (tmp_path / "certificates" / "box").unlink()  # as an operator gives it up
    assert public_half(files.box_key(b"passphrase of the worker")) != public_half(key)
