"""What an address may hold."""

from __future__ import annotations


class Number:
    """A year, or a row's key: as many digits as a column of 64 bits holds, so that no view meets more."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
