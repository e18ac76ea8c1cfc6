"""The one check list: from a version and today's data to what stands between it and a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from django.utils import timezone

from accounts import storage
from approvals.checks.data_rules import DATA_RULES, differs, told
from approvals.checks.listing import CheckList, ListedCheck, Result, Since
from approvals.checks.paper_rules import PAPER_RULES
from approvals.checks.rules import CannotCheck, Rule
from approvals.checks.subject import CheckedPaper, read_subject, read_today
from documents.models import PaperVersion
from documents.papers.differences import differences
from documents.preview import page_words, word_boxes
from scores.rules import UnknownRules
from thai.digits import to_arabic

MOST_PAGES = 40  # that are searched for a finding's words: a quarter of a second

# In the list's order: what its words say, what it rests on, what is asked of it, who is to decide it.
RULES: tuple[Rule, ...] = (*PAPER_RULES[:2], *DATA_RULES, *PAPER_RULES[2:])


def check_list(subject: CheckedPaper) -> CheckList:
    """Everything that is checked, as it stands now; pure but for the clock."""
    checks = tuple(check for rule in RULES for check in rule.checks(subject))
    try:
        lines = differs(subject.content, subject.today)
    except CannotCheck:
        lines = ()
    before = subject.before
    since = (
        Since(before.number, told(differences(before.content, subject.content), subject.today.names))
        if before
        else None
    )
    return CheckList(timezone.now().isoformat(), checks, since, lines)


def checks_today(version: PaperVersion) -> CheckList:
    """A version's list by what is stored today; the version's municipality is open."""
    try:
        checks = check_list(read_subject(version))
    except UnknownRules as error:
        broken = ListedCheck("rules", Result.FAILED, f"เพราะ{error}")
        return CheckList(timezone.now().isoformat(), (broken,))
    return replace(checks, checks=tuple(_on_pages(version, checks.checks)))


def _on_pages(version: PaperVersion, checks: Sequence[ListedCheck]) -> Iterator[ListedCheck]:
    """The checks with the page where their words stand, the first that has them, and where on it."""
    wanted = version.is_ready and any(check.sought for check in checks)
    pages = _pages(version.sha256) if wanted else ()
    found = [_found(check, pages) for check in checks]
    places = list(dict.fromkeys(filter(None, found)))
    boxes = dict(zip(places, word_boxes(storage.read(version.sha256), places), strict=True)) if places else {}
    for check, place in zip(checks, found, strict=True):
        yield replace(check, page=place[0], boxes=tuple(boxes[place])) if place else check


def _found(check: ListedCheck, pages: Sequence[_Page]) -> tuple[int, int, int] | None:
    """The page and the letters of its text layer that are meant, by their letters alone."""
    sought = _letters(check.sought)
    first, last = check.marked or (0, len(check.sought))
    for number, page in enumerate(pages, 1) if sought else ():
        if (at := page.letters.find(sought)) >= 0:
            begins, ends = (at + len(_letters(check.sought[:place])) for place in (first, last))
            begins = min(begins, len(page.places) - 1)  # what is missing at the end of a page
            return number, page.places[begins], page.places[max(begins, ends - 1)] + 1
    return None


@dataclass(frozen=True)
class _Page:
    """A page's letters as they are compared, and where each of them stands in its text layer."""

    letters: str
    places: tuple[int, ...]


@lru_cache(maxsize=8)
def _pages(sha256: str) -> tuple[_Page, ...]:
    """A file's pages: the same file is looked at from the list's page to its being submitted."""
    return tuple(map(_page, page_words(storage.read(sha256), MOST_PAGES)))


def _page(words: str) -> _Page:
    places = tuple(place for place, letter in enumerate(words) if not letter.isspace())
    return _Page(_letters(words), places)


def _letters(text: str) -> str:
    """A text as it is compared with a page's, whose lines break elsewhere and whose digits are Thai."""
    return "".join(to_arabic(text).split())


def changed_since(version: PaperVersion, then: CheckList) -> tuple[str, ...] | None:
    """What the data say otherwise than when this list was kept, a line each; None where nobody can tell today."""
    try:
        now = differs(version.content, read_today(version))
    except (CannotCheck, UnknownRules):
        return None
    back = (f"กลับเป็นเหมือนในเอกสาร: {line}" for line in then.differs if line not in now)
    return (*(line for line in now if line not in then.differs), *back)
