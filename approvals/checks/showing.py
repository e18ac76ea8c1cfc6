"""A check list as a page shows it, the same for drafter, auditor and signers.

`templates/approvals/_checks.html` prints it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.forms import BoundField
from django.urls import reverse

from approvals.checks.checking import changed_since
from approvals.checks.listing import CheckList, ListedCheck, Mend, Result, Since, moment, read
from approvals.models import Submission


@dataclass(frozen=True)
class ShownReason:
    """Somebody's words for an error, quoted."""

    words: str
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class ShownCheck:
    """One line; `box` is where a reason is typed, None for who only reads. `is_missing`: it was asked for in vain."""

    check: ListedCheck
    could_not: bool
    reason: ShownReason | None
    mend_url: str = ""
    box: BoundField | None = None
    is_missing: bool = False


@dataclass(frozen=True)
class ShownChecks:
    """The whole list. `frozen`: as it stood when the paper was submitted; then nothing links to where it is mended, and
    `after_words` and `after` tell what the data say otherwise since."""

    at: dt.datetime
    frozen: bool
    errors: tuple[ShownCheck, ...]
    warnings: tuple[ShownCheck, ...]
    aside: tuple[ShownCheck, ...]
    passes: tuple[ListedCheck, ...]
    open: int
    answered: int
    since: Since | None
    after_words: str = ""
    after: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many lines there are."""
        return len(self.errors) + len(self.warnings) + len(self.aside) + len(self.passes)

    @property
    def missing(self) -> list[ShownCheck]:
        """The errors that were to be explained and were not: the summary of a refused press."""
        return [each for each in self.errors if each.is_missing]


@dataclass(frozen=True)
class PageMark:
    """A box on a page's picture, in thousandths of the page; the first of a finding has its `anchor`."""

    anchor: str
    x: float
    y: float
    width: float
    height: float
    tone: str
    words: str


@dataclass(frozen=True)
class ShownPage:
    """A page of the paper, and what is marked on it."""

    number: int
    marks: tuple[PageMark, ...] = ()


def shown_pages(checks: ShownChecks | None, count: int) -> list[ShownPage]:
    """The pages with a mark where each error and each doubt stands."""
    marks: dict[int | None, list[PageMark]] = defaultdict(list)
    if checks:
        for tone, those in (("bad", checks.errors), ("warn", checks.warnings)):
            for each in those:
                marks[each.check.page] += _marks(each.check, tone)
    return [ShownPage(number, tuple(marks[number])) for number in range(1, count + 1)]


def _marks(check: ListedCheck, tone: str) -> Iterator[PageMark]:
    for line, box in enumerate(check.boxes):
        x, y, width, height = (round(1000 * part, 1) for part in box)
        yield PageMark("" if line else f"mark-{check.key}", x, y, width, height, tone, check.words)


def shown(
    checks: CheckList,
    code: str = "",
    boxes: Mapping[str, BoundField] | None = None,
    *,
    is_refused: bool = False,
    after_words: str = "",
    after: tuple[str, ...] = (),
) -> ShownChecks:
    """For the drafter with `boxes` for the reasons, by the errors' keys; without a municipality's `code`, frozen."""
    boxes = boxes or {}

    def line(check: ListedCheck) -> ShownCheck:
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
        aside=tuple(map(line, checks.aside)),
        passes=checks.passes,
        open=len(checks.open),
        answered=len(checks.answered),
        since=checks.since,
        after_words=after_words,
        after=after,
    )


def _address(mend: Mend, code: str) -> str:
    asked = f"?finding={mend.finding}" if mend.finding else ""
    return reverse(mend.page, kwargs={"code": code, **mend.parts}) + asked + mend.anchor


def shown_of(submission: Submission) -> ShownChecks | None:
    """The list that was kept with a submission; None for one that was submitted before lists were kept.

    While the paper is on its way, what the data say otherwise since is read anew.
    """
    if not submission.checks:
        return None
    checks = read(submission.checks)
    if submission.state not in Submission.UNDER_WAY:  # later, data may change as they like
        return shown(checks)
    after = changed_since(submission.version, checks)
    if after is None:
        return shown(checks, after_words="วันนี้ตรวจไม่ได้ว่าข้อมูลเปลี่ยนหลังจากนั้นหรือไม่")
    words = f"หลังเสนอ ข้อมูลเปลี่ยน {len(after)} แห่ง" if after else "ข้อมูลไม่เปลี่ยนหลังจากนั้น"
    return shown(checks, after_words=words, after=after)
