"""Judging the signatures of a PDF from anywhere without harm to the process that is asked.

First its bytes are counted, then a limited process reads it, and only a few of those run at a time: a web process
keeps its threads for its pages, whatever is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import BoundedSemaphore

from accounts import limited_process
from documents.authority import Trust
from documents.pdf_bounds import within_bounds
from documents.signature_reports import NotAPdf, Problem, VerificationReport, without_signatures

CPU_SECONDS = 8  # a paper with four signatures takes two
WALL_SECONDS = (
    20  # so that a loaded machine, too, finds out what a forged paper is; with two places no page waits for it
)
MEMORY = 512 * 1024 * 1024
PLACES = BoundedSemaphore(2)  # of those that limited_process has: one is left for who is signed in


@dataclass(frozen=True)
class Judgement:
    """What the signatures in a file are worth, and the code of a paper of ours that is printed in it, if any."""

    report: VerificationReport
    printed_code: str = ""


def judge(pdf: bytes, trust: Trust | None) -> Judgement:
    """What a file is; EXCESSIVE or UNFINISHED where it is too much. Raises NotAPdf; Busy where the machine is, which
    says nothing of the file."""
    if b"%PDF-" not in pdf[:1024]:
        raise NotAPdf
    if not within_bounds(pdf):
        return Judgement(without_signatures(Problem.EXCESSIVE))
    if not PLACES.acquire(blocking=False):
        raise limited_process.Busy
    try:
        judged = limited_process.run(
            "documents.judged_file:judged",
            pdf,
            *_arguments(trust or Trust()),
            cpu_seconds=CPU_SECONDS,
            wall_seconds=WALL_SECONDS,
            memory=MEMORY,
            gently=True,
        )
    except limited_process.GaveUp:
        return Judgement(without_signatures(Problem.UNFINISHED))
    finally:
        PLACES.release()
    return Judgement(VerificationReport.from_json(judged["report"]), judged["code"])


def _arguments(trust: Trust) -> list[str]:
    return [",".join(map(bytes.hex, part)) for part in (trust.roots, trust.persons, trust.clocks)]
