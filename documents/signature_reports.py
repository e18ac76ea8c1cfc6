"""What is found out about the signatures of a PDF, as plain values that can be stored. Knows no PDF library."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class NotAPdf(Exception):
    """The bytes do not even claim to be a PDF."""


class Problem(StrEnum):
    """What is wrong with a signature or a whole paper; NONE is falsy."""

    NONE = ""
    UNREADABLE = "unreadable"  # a filled signature field whose signature cannot be understood
    ALTERED = "altered"  # the signed bytes, or the signature itself, are not what was signed
    MODIFIED = "modified"  # a later revision changed what the signatures do not allow
    APPENDED = "appended"  # something follows the last signature
    UNSIGNED = "unsigned"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"  # it begins like a PDF and cannot be read
    EXCESSIVE = "excessive"  # it holds more than is judged, see documents.pdf_bounds
    UNFINISHED = "unfinished"  # judging it took too much time or memory, or crashed


@dataclass(frozen=True)
class SignatureReport:
    """What one signature says and is worth.

    The texts are the full ones of the signature where the certificate agrees with them, else the certificate's.
    `time` is the signer's claim (aware, whole seconds), None where none is readable. `valid`: digest and
    cryptography right, and no later revision changed what is not allowed. `trusted`: valid, and vouched for by the
    installation's authority at that time; this alone tells who signed. `covers_everything`: nothing follows it.
    `issuer` is the fingerprint of the certificate that vouches, empty where none does; `own`: the certificate is the
    person's own, not the system's; `stamped`: the moment that a trusted timestamp server confirms.
    """

    field: str
    name: str
    capacity: tuple[str, ...]
    organisation: str
    time: datetime | None
    valid: bool
    trusted: bool
    covers_everything: bool
    problem: Problem
    issuer: str = ""
    own: bool = False
    stamped: datetime | None = None


@dataclass(frozen=True)
class VerificationReport:
    """All signatures of a paper, oldest first, before them any that cannot be read.

    `intact` speaks of the signatures present: at least one, every one valid, and nothing after the last but what
    preserves it. So an unsigned paper is not intact, and one cut back to an earlier revision can be: compare the fields
    with the record. `preserved`: the moment that a trusted timestamp server confirms for the whole file (B-LTA).
    """

    intact: bool
    signatures: tuple[SignatureReport, ...]
    problem: Problem
    preserved: datetime | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON, from which `from_json` makes the same report."""
        return asdict(self) | {
            "preserved": self.preserved.isoformat() if self.preserved else None,
            "signatures": [
                asdict(item)
                | {
                    "capacity": list(item.capacity),
                    "time": item.time.isoformat() if item.time else None,
                    "stamped": item.stamped.isoformat() if item.stamped else None,
                }
                for item in self.signatures
            ],
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> VerificationReport:
        """The report that `as_json` wrote."""
        signatures = tuple(
            SignatureReport(
                **item
                | {
                    "capacity": tuple(item["capacity"]),
                    "time": datetime.fromisoformat(item["time"]) if item["time"] else None,
                    "problem": Problem(item["problem"]),
                    # Reports from before November 2026 have none.
                    "stamped": datetime.fromisoformat(item["stamped"]) if item.get("stamped") else None,
                }
            )
            for item in stored["signatures"]
        )
        preserved = stored.get("preserved")
        return cls(
            stored["intact"],
            signatures,
            Problem(stored["problem"]),
            datetime.fromisoformat(preserved) if preserved else None,
        )


def without_signatures(problem: Problem) -> VerificationReport:
    """The report on a file of which no signature could be judged, or that has none."""
    return VerificationReport(intact=False, signatures=(), problem=problem)
