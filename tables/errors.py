"""Why a file is refused: as a whole, or cell by cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RowError:
    """One cell that cannot be accepted. `row` counts the file's lines from 1, the first heading being 1."""

    row: int
    column: str
    value: str
    message: str


class Unreadable(Exception):
    """The file holds no table this product reads; the message says why, in Thai, and `row` from where on."""

    def __init__(self, message: str, row: int = 1) -> None:
        super().__init__(message)
        self.row = row

    def as_row_error(self) -> RowError:
        """The refusal as commands and pages list it."""
        return RowError(self.row, "", "", str(self))
