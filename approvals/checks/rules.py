"""What a check of the list is: its identity, its rule in the function's docstring, what is said where all is well."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from approvals.checks.listing import ListedCheck, Result
from approvals.checks.subject import CheckedPaper
from documents.models import PaperKind

logger = logging.getLogger(__name__)

MOST = 20  # findings of one check and result that are told one by one
Looking = Callable[[CheckedPaper], Iterator[ListedCheck]]


class CannotCheck(Exception):
    """The check has not what it needs; the message says in Thai why, and follows "ตรวจไม่ได้ "."""


@dataclass(frozen=True)
class Rule:
    """One check. `passes` is what the list says where it finds nothing; it `concerns` the papers it has to do with."""

    identity: str
    passes: str
    looking: Looking
    concerns: Callable[[CheckedPaper], bool]
    most: int = MOST

    def checks(self, subject: CheckedPaper) -> list[ListedCheck]:
        """What it finds, or that it found nothing; what breaks is told and counts as an error, never as a pass."""
        if not self.concerns(subject):
            return []
        try:
            found = list(self.looking(subject))
            return self._capped(found) or [ListedCheck(self.identity, Result.PASSED, self.passes)]
        except CannotCheck as error:
            return [ListedCheck(self.identity, Result.FAILED, str(error), detail=self.passes)]
        except Exception as error:
            # Whatever broke, who signs must know that nobody looked.
            logger.error("check %s broke: %s", self.identity, type(error).__name__, exc_info=True)
            return [ListedCheck(self.identity, Result.FAILED, "เพราะระบบขัดข้อง กรุณาแจ้งผู้ดูแลระบบ", detail=self.passes)]

    def _capped(self, found: Sequence[ListedCheck]) -> list[ListedCheck]:
        """Each once, the first of each result one by one, the others together: nobody writes three hundred reasons."""
        # What was set aside stands for no error that says the same of another line.
        found, told = list({(check.key, check.result, check.reason): check for check in found}.values()), []
        for result in dict.fromkeys(check.result for check in found):
            same = [check for check in found if check.result is result]
            told += same[: self.most]
            if rest := [check.words for check in same[self.most :]]:
                told.append(ListedCheck(self.identity, result, f"พบเรื่องเดียวกันอีก {len(rest)} แห่ง", together(rest)))
        return told


def every_paper(subject: CheckedPaper) -> bool:
    return True


def with_tables(subject: CheckedPaper) -> bool:
    """A memo that goes alone says nothing of measures and results by itself."""
    return subject.has_tables


def of_plan(subject: CheckedPaper) -> bool:
    """Papers that tell what will be done."""
    return subject.has_tables and subject.about in {PaperKind.ANALYSIS, PaperKind.PLAN}


def of_report(subject: CheckedPaper) -> bool:
    """Papers that tell what was done."""
    return subject.has_tables and subject.about == PaperKind.IMPLEMENTATION


def rule(
    identity: str, passes: str, concerns: Callable[[CheckedPaper], bool] = every_paper, most: int = MOST
) -> Callable[[Looking], Rule]:
    """Makes a function of its findings a rule."""
    return lambda looking: Rule(identity, passes, looking, concerns, most)


def together(items: Sequence[str], most: int = 10) -> str:
    """The items in one line, the first ones by name."""
    more = f" และอีก {len(items) - most}" if len(items) > most else ""
    return ", ".join(items[:most]) + more
