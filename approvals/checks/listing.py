"""The check list of a paper as plain values: what was checked, what came of it, why it goes on its way all the same.

`stored` and `read` are the two ways between a list and the JSON that is kept with a submission.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from documents.page_boxes import PartOfPage


class Result(StrEnum):
    """`error` — mend it or say why not; `failed` — could not be checked, which counts as an error; `warning` — look
    at it; `aside` — somebody said why it is none; `pass` — nothing was found."""

    ERROR = "error"
    FAILED = "failed"
    WARNING = "warning"
    ASIDE = "aside"
    PASSED = "pass"


STOPS = frozenset({Result.ERROR, Result.FAILED})


@dataclass(frozen=True)
class Mend:
    """Where something is mended: a named page of the municipality's, and what the link says there is to do.

    `finding` names what the proofreader found in a text of that page, at which its box is opened.
    """

    label: str
    page: str
    parts: Mapping[str, Any] = field(default_factory=dict)
    anchor: str = ""
    finding: str = ""


@dataclass(frozen=True)
class Reason:
    """Why a paper goes on its way with an error, or why a finding is none: a person's words, name and time (ISO)."""

    words: str
    name: str
    at: str


@dataclass(frozen=True)
class ListedCheck:
    """One line of the list: which check says so, what it says, the fact it is held against, and where in the paper.

    `page` is the page of the file where it stands, None where nobody knows, and `boxes` are where on it. `sought` are
    words that stand there, by which it is found, and `marked` which of their letters are meant (from, to); these two
    are not kept.
    """

    identity: str
    result: Result
    words: str
    detail: str = ""
    place: str = ""
    page: int | None = None
    mend: Mend | None = None
    reason: Reason | None = None
    boxes: tuple[PartOfPage, ...] = ()
    sought: str = field(default="", compare=False)
    marked: tuple[int, int] | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """Names this very finding: a reason given for it does not count for another one."""
        said = "\n".join((self.identity, self.words, self.detail, self.place))
        return f"{self.identity}-{hashlib.sha256(said.encode()).hexdigest()[:12]}"

    @property
    def stops(self) -> bool:
        """Whether the paper cannot be submitted before this is mended or has a reason."""
        return self.result in STOPS and self.reason is None


@dataclass(frozen=True)
class Since:
    """What a version says otherwise than the one before, a line each."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CheckList:
    """All of it, as it stood at one time; `differs` is what the data say otherwise than the paper, a line each."""

    at: str  # ISO
    checks: tuple[ListedCheck, ...]
    since: Since | None = None
    differs: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[ListedCheck, ...]:
        """Those that are to be mended or explained, in the list's order."""
        return tuple(check for check in self.checks if check.result in STOPS)

    @property
    def open(self) -> tuple[ListedCheck, ...]:
        """Those that nobody has explained yet."""
        return tuple(check for check in self.checks if check.stops)

    @property
    def answered(self) -> tuple[ListedCheck, ...]:
        """Those with a reason."""
        return tuple(check for check in self.errors if check.reason)

    @property
    def warnings(self) -> tuple[ListedCheck, ...]:
        return tuple(check for check in self.checks if check.result is Result.WARNING)

    @property
    def aside(self) -> tuple[ListedCheck, ...]:
        """Those of which somebody said that they are no errors, each with the reason."""
        return tuple(check for check in self.checks if check.result is Result.ASIDE)

    @property
    def passes(self) -> tuple[ListedCheck, ...]:
        return tuple(check for check in self.checks if check.result is Result.PASSED)

    def with_reasons(self, reasons: Mapping[str, Reason]) -> CheckList:
        """The list with the reasons that were given for its errors, by the errors' keys."""
        return replace(
            self,
            checks=tuple(
                replace(check, reason=reasons[check.key]) if check.stops and check.key in reasons else check
                for check in self.checks
            ),
        )


def stored(checks: CheckList) -> dict[str, Any]:
    """The list as plain JSON."""
    kept = asdict(checks)
    for check in kept["checks"]:
        del check["sought"], check["marked"]
    return kept


def read(kept: Mapping[str, Any]) -> CheckList:
    """The list out of such JSON."""
    since = kept["since"]
    return CheckList(
        at=kept["at"],
        checks=tuple(map(_check, kept["checks"])),
        since=Since(since["number"], tuple(since["lines"])) if since else None,
        differs=tuple(kept["differs"]),
    )


def _check(kept: Mapping[str, Any]) -> ListedCheck:
    mend, reason = kept["mend"], kept["reason"]
    boxes = tuple((x, y, width, height) for x, y, width, height in kept.get("boxes", ()))  # older lists have none
    return ListedCheck(
        **{**kept, "result": Result(kept["result"]), "boxes": boxes}
        | {"mend": Mend(**mend) if mend else None, "reason": Reason(**reason) if reason else None}
    )


def moment(iso: str) -> dt.datetime:
    """The time that a list or a reason bears."""
    return dt.datetime.fromisoformat(iso)
