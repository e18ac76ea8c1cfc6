"""The papers of a year out of the database: a fixed number of queries, however many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from approvals.models import Publication, Submission, SubmissionStep
from approvals.transitions import State as Way
from documents.models import Paper, PaperKind, PaperVersion
from documents.papers.sources import asked_of, of_work
from documents.transitions import State as Making
from ita_portal.year.facts import DutyFacts, PaperFacts, PaperState

# What each kind of paper is called in a row that names several.
_NAMES = {PaperKind.ANALYSIS: "บทวิเคราะห์", PaperKind.PLAN: "แผน", PaperKind.IMPLEMENTATION: "รายงาน"}


@dataclass(frozen=True)
class YearPaper:
    """A paper of the year with its versions, the newest first, without their contents. `version` is the newest that was
    not given up and `facts` says where it stands; both are None while the paper is only being composed."""

    paper: Paper
    versions: tuple[PaperVersion, ...]
    version: PaperVersion | None
    facts: PaperFacts | None

    @property
    def submission(self) -> Submission | None:
        """How the newest version was submitted, if it was."""
        return submission_of(self.version) if self.version else None

    @property
    def sealed(self) -> Submission | None:
        """That of the version in force, which may be older than the newest."""
        found = map(submission_of, self.versions)
        return next((each for each in found if each and each.state == Way.SEALED), None)

    @property
    def matter(self) -> tuple[str, str]:
        """What it is and what it is about: of several forms the one sealed last makes the others needless."""
        return self.paper.kind, self.paper.about


def submission_of(version: PaperVersion) -> Submission | None:
    """How a version was submitted; None where it was not."""
    return getattr(version, "submission", None)


def papers_of(year: int) -> list[YearPaper]:
    """The papers of a year of work, those being composed included."""
    submissions = Submission.objects.defer("checks").prefetch_related("steps__position")
    versions = PaperVersion.objects.defer("content").prefetch_related(Prefetch("submission", submissions))
    papers = Paper.objects.filter(of_work(year)).order_by("pk").select_related("municipality")
    found = []
    for paper in papers.prefetch_related(Prefetch("versions", versions)):
        made = tuple(paper.versions.all())
        version = next((each for each in made if each.state != Making.CANCELLED), None)
        facts = _paper(paper, version, submission_of(version)) if version else None
        found.append(YearPaper(paper, made, version, facts))
    return found


def alive(papers: Sequence[YearPaper]) -> list[YearPaper]:
    """The papers with a version, without those that a later sealed paper of the same matter has made needless."""
    sealed: dict[tuple[str, str], dt.datetime] = {}
    for each in papers:
        submission = each.submission
        if submission and submission.state == Way.SEALED and submission.finished_at:
            sealed[each.matter] = max(submission.finished_at, sealed.get(each.matter, submission.finished_at))
    return [each for each in papers if _is_needed(each, sealed.get(each.matter))]


def _is_needed(each: YearPaper, sealed: dt.datetime | None) -> bool:
    if each.version is None or each.facts is None:
        return False
    under_way = each.facts.state in {PaperState.SEALED, PaperState.REVIEW, PaperState.SIGNING}
    return under_way or sealed is None or (each.version.made_at > sealed and each.facts.state != PaperState.REVOKED)


_OF_VERSION = {Making.QUEUED: PaperState.MAKING, Making.RENDERING: PaperState.MAKING, Making.FAILED: PaperState.FAILED}
_OF_SUBMISSION: Mapping[Way, PaperState] = {
    Way.IN_REVIEW: PaperState.REVIEW,
    Way.APPROVED: PaperState.SIGNING,
    Way.RETURNED: PaperState.RETURNED,
    Way.WITHDRAWN: PaperState.WITHDRAWN,
    Way.SEALED: PaperState.SEALED,
    Way.SUPERSEDED: PaperState.SEALED,
    Way.REVOKED: PaperState.REVOKED,
}


def _paper(paper: Paper, version: PaperVersion, submission: Submission | None) -> PaperFacts:
    label = paper.variant_label
    name = label if paper.kind == PaperKind.MEMO else f"{PaperKind(paper.kind).label} {label}".rstrip()
    if submission is None:
        state = _OF_VERSION.get(Making(version.state), PaperState.DRAFT)
        return PaperFacts(paper.kind, name, state, version.pk, reason=version.error)
    steps = list(submission.steps.all())
    state = _OF_SUBMISSION[Way(submission.state)]
    current = next((step for step in steps if not step.decision), None)
    since = turn_began(steps, submission) if state == PaperState.REVIEW else None
    finished = timezone.localdate(submission.finished_at) if submission.finished_at else None
    return PaperFacts(
        kind=paper.kind,
        name=name,
        state=state,
        version=version.pk,
        holder=str(current.position or "") if current and state == PaperState.REVIEW else "",
        since=since or finished,
        reason=submission.reason,
        signed=sum(bool(step.decision) for step in steps),
        steps=len(steps),
    )


def turn_began(steps: Iterable[SubmissionStep], submission: Submission) -> dt.date:
    """The day on which it became the current step's turn."""
    decided = [step.decided_at for step in steps if step.decided_at]
    return timezone.localdate(max(decided, default=submission.submitted_at))


def duties_of(kind: str, year: int, papers: Sequence[YearPaper]) -> tuple[DutyFacts, ...]:
    """The two papers that the checklist asks for; two queries."""
    asked = asked_of(kind, [(PaperKind.PLAN, year), (PaperKind.IMPLEMENTATION, year)])
    published = set(Publication.objects.filter(fiscal_year=year, withdrawn_at=None).values_list("paper", flat=True))
    duties = []
    for about in (PaperKind.PLAN, PaperKind.IMPLEMENTATION):
        own = [each for each in papers if each.paper.kind == about]
        item = asked.get((about, year))
        duties.append(
            DutyFacts(
                name=_NAMES[about],
                kind=about,
                fiscal_year=year,
                item=item.item if item else "",
                item_year=item.fiscal_year if item else 0,
                verified=bool(item and item.verified),
                sealed=any(each.sealed for each in own),
                published=any(each.paper.pk in published for each in own),
            )
        )
    return tuple(duties)
