"""What is found in a paper made elsewhere, and where: in the worker, for a stranger's file may take long."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts import limited_process
from approvals.old_papers.pdf_places import packed
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.proofread import proofread

MOST_SHOWN = 300  # findings, errors first; the others are counted
MOST_PICTURES = 40  # pages on which something was found
_AT_ONCE = 5  # of these pictures
_SECONDS = 30
_MEMORY = 1024 * 1024 * 1024
_BROKEN = "เปิดไฟล์นี้ไม่สำเร็จ ไฟล์อาจเสียหาย ไม่ครบ หรือซับซ้อนเกินไป กรุณาบันทึกใหม่ หรือคัดลอกข้อความมาวางแทน"
_ROOM = "approvals.old_papers"
_UNMARKED = (limited_process.GaveUp, limited_process.Busy)  # what is found is told with its words alone

# A PDF does not say which of its words stand in one cell: the numbers of several cells' lists come mixed.
_IN_PDF = tuple(kind for kind in Kind if kind is not Kind.NUMBERING)

Tell = Callable[[int], None]  # of progress, in per cent; may raise to stop


class CannotReadPaper(Exception):
    """The paper cannot be read; the message says why, in Thai."""


@dataclass(frozen=True)
class PagePicture:
    """A page (from 1), its size in points, and what it looks like."""

    number: int
    width: float
    height: float
    jpeg: bytes


@dataclass
class Checked:
    """The text, what was found in it as `showing` takes it, the pages it was found on, a copy with comments."""

    text: str
    report: dict[str, Any]
    pictures: list[PagePicture] = field(default_factory=list)
    copy: bytes = b""


def check(
    content: bytes, *, is_pasted: bool, facts: ProofFacts, tell: Tell, kinds: Collection[Kind] = tuple(Kind)
) -> Checked:
    """Reads, proofreads, marks. Raises CannotReadPaper, and whatever `tell` raises."""
    tell(5)
    kind, text, starts = ("paste", content.decode(), []) if is_pasted else _opened(content)
    tell(30)
    found = proofread(text, facts, [each for each in kinds if kind != "pdf" or each in _IN_PDF])
    tell(50)
    shown = sorted(sorted(found, key=lambda each: not each.sure)[:MOST_SHOWN], key=lambda each: each.start)
    errors = sum(each.sure for each in found)
    report = {
        "kind": kind,
        "letters": len(text),
        "page_count": len(starts),
        "errors": errors,
        "warnings": len(found) - errors,
        "findings": [_as_json(each, starts) for each in shown],
        "unchecked": [each for each in Kind if each not in kinds],
    }
    checked = Checked(text, report)
    if kind == "pdf":
        _mark_pdf(checked, content, shown, starts, tell)
    elif kind == "tables" and shown:
        checked.copy = _commented(content, text, shown)
    tell(95)
    return checked


def said_of(finding: Finding) -> str:
    """A finding in a few words, as a comment beside the text says it."""
    right = f"\nควรเป็น “{finding.expected}”" if finding.expected and finding.expected != finding.found else ""
    return f"{'ข้อผิด' if finding.sure else 'ควรดู'}: {finding.message}{right}"


def _opened(content: bytes) -> tuple[str, str, list[int]]:
    """The kind of file, its text, where its pages begin in the text."""
    with limited_process.refusing(CannotReadPaper, _BROKEN):
        found = _limited("opened_file:opened", content)
    if "refused" in found:
        raise CannotReadPaper(found["refused"])
    return found["kind"], found["text"], found["pages"]


def _as_json(finding: Finding, starts: Sequence[int]) -> dict[str, Any]:
    return {
        "kind": str(finding.kind),
        "sure": finding.sure,
        "start": finding.start,
        "end": finding.end,
        "expected": finding.expected,
        "message": finding.message,
        "page": _page(finding, starts) + 1,  # 0: there are none
        "boxes": [],
    }


def _page(finding: Finding, starts: Sequence[int]) -> int:
    """The page (from 0) on which a finding begins, -1 where there are no pages."""
    return sum(start <= finding.start for start in starts) - 1


def _mark_pdf(checked: Checked, pdf: bytes, shown: Sequence[Finding], starts: Sequence[int], tell: Tell) -> None:
    """Where the findings stand, the pages there, the copy. What cannot be marked is told with its words alone."""
    wanted = []
    for each in shown:
        page = _page(each, starts)
        wanted.append([page, each.start - starts[page], each.end - starts[page]])
    if not wanted:
        return
    try:
        marked = _limited("pdf_places:places", packed(wanted, pdf))
    except _UNMARKED:
        return
    for finding, boxes in zip(checked.report["findings"], marked["boxes"], strict=True):
        finding["boxes"] = boxes
    notes = [
        [page, lines, said_of(each), each.sure]
        for each, lines, (page, *_) in zip(shown, marked["lines"], wanted, strict=True)
    ]
    checked.copy = _copy("pdf_comments:commented", packed(notes, pdf))
    tell(65)
    pages = sorted({page for page, *_ in wanted})[:MOST_PICTURES]
    for begin in range(0, len(pages), _AT_ONCE):
        some = pages[begin : begin + _AT_ONCE]
        try:
            drawn = _limited("pdf_places:pictures", packed(some, pdf))
        except _UNMARKED:
            return
        for page, picture in zip(some, drawn, strict=True):
            width, height = marked["sizes"][str(page)]
            checked.pictures.append(PagePicture(page + 1, width, height, base64.b64decode(picture)))
        tell(65 + 30 * (begin + len(some)) // len(pages))


def _commented(content: bytes, text: str, shown: Sequence[Finding]) -> bytes:
    """The .docx with comments; nothing for another file, or where it cannot be done."""
    wanted = []
    for each in shown:
        if words := re.split(r"[\n\t]", each.found, maxsplit=1)[0]:
            wanted.append([words, text.count(words, 0, each.start), said_of(each)])
    return _copy("opened_file:commented", packed(wanted, content))


def _copy(function: str, given: bytes) -> bytes:
    try:
        return base64.b64decode(_limited(function, given))
    except _UNMARKED:
        return b""


def _limited(function: str, given: bytes) -> Any:
    return limited_process.run(
        f"{_ROOM}.{function}", given, cpu_seconds=_SECONDS, wall_seconds=2 * _SECONDS, memory=_MEMORY, gently=True
    )
