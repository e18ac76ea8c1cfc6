"""Passwords that came out of breaches, and those that everybody tries: 1.43 million of twelve letters and more.

Kept as a Bloom filter beside this file, which names none of them and is asked without a server: whatever went in is
known, and of all others one in a thousand is taken for one. Made by devtools/breached_passwords.py. Pure of Django.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

FILTER = Path(__file__).with_suffix(".bloom")
BITS, MARKS = 21_000_000, 10  # of the whole; of one password


def folded(password: str) -> str:
    """A password as it is compared: whoever guesses tries capitals, too."""
    return password.strip().lower()


def marks_of(password: str) -> Iterator[int]:
    """Which bits a folded password has."""
    digest = hashlib.sha256(password.encode()).digest()
    start, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:16], "big") | 1
    return ((start + step * number) % BITS for number in range(MARKS))


def is_breached(password: str) -> bool:
    """Whether it is among them. Reads at most ten bytes of the file."""
    with FILTER.open("rb") as file:
        return all(_bit(file, mark) for mark in marks_of(folded(password)))


def _bit(file: BinaryIO, mark: int) -> bool:
    file.seek(mark // 8)
    return bool(file.read(1)[0] >> mark % 8 & 1)
