"""A check list as a page shows it: the same for drafter, auditor and signers; `approvals/_checks.html` prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse

from approvals.checks.listing import Check, CheckList, Mend, Result, Since, moment, read
from approvals.models import Submission


@dataclass(frozen=True)
class ShownReason:
    """A coordinator's words for an error, quoted."""

    words: str
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class ShownCheck:
    """One line; `box` is where a reason is typed, None for who only reads. `is_missing`: it was asked for in vain."""

    check: Check
    could_not: bool
    reason: ShownReason | None
    mend_url: str = ""
    box: BoundField | None = None
    is_missing: bool = False


@dataclass(frozen=True)
class ShownChecks:
    """The whole list. `frozen`: as it stood when the paper was submitted; then `after` is what the data say otherwise
    since, None where nobody can tell today, and nothing links to where it is mended."""

    at: dt.datetime
    frozen: bool
    errors: tuple[ShownCheck, ...]
    warnings: tuple[ShownCheck, ...]
    passes: tuple[Check, ...]
    open: int
    answered: int
    since: Since | None
    after: tuple[str, ...] | None = ()

    @property
    def total(self) -> int:
        """How many lines there are."""
        return len(self.errors) + len(self.warnings) + len(self.passes)

    @property
    def missing(self) -> list[ShownCheck]:
        """The errors that were to be explained and were not: the summary of a refused press."""
        return [each for each in self.errors if each.is_missing]


def shown(
    checks: CheckList,
    code: str = "",
    boxes: Mapping[str, BoundField] | None = None,
    *,
    is_refused: bool = False,
    after: tuple[str, ...] | None = (),
) -> ShownChecks:
    """For the drafter with `boxes` for the reasons, by the errors' keys; without a municipality's `code`, frozen."""
    boxes = boxes or {}

    def line(check: Check) -> ShownCheck:
        reason = check.reason
        return ShownCheck(
            check,
            check.result is Result.FAILED,
            ShownReason(reason.words, reason.name, moment(reason.at)) if reason else None,
            _address(check.mend, code) if code and check.mend else "",
            boxes.get(check.key),
            is_refused and check.stops,
        )

    return ShownChecks(
        at=moment(checks.at),
        frozen=not code,
        errors=tuple(map(line, checks.errors)),
        warnings=tuple(map(line, checks.warnings)),
        passes=checks.passes,
        open=len(checks.open),
        answered=len(checks.answered),
        since=checks.since,
        after=after,
    )


def _address(mend: Mend, code: str) -> str:
    return reverse(mend.page, kwargs={"code": code, **mend.parts}) + mend.anchor


def shown_of(submission: Submission) -> ShownChecks | None:
    """The list that was kept with a submission; None for one that was submitted before lists were kept."""
    return shown(read(submission.checks), after=None) if submission.checks else None
