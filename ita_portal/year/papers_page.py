"""The page of a year's papers: what is still to be made or submitted, what is on its way, what is sealed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from approvals.models import LetterNumber, Submission, SubmissionStep
from approvals.publishing.public_year import slug_of
from documents.models import VARIANTS, Paper, PaperKind, PaperVersion
from ita_portal.year.facts import Link, PaperFacts, PaperState, PersonFacts, YearFacts
from ita_portal.year.paper_rows import LONG, PAPERS, paper_row, unmade_row
from ita_portal.year.papers import YearPaper, alive, submission_of
from ita_portal.year.rows import State, YearTask, days_between, until
from thai.dates import short_date

_ON_ITS_WAY = {PaperState.REVIEW, PaperState.SIGNING}


@dataclass(frozen=True)
class KnownOfPapers:
    """What else is told of them: `letters` by the version that carries the number, the keys of those `published` to
    everyone, and in words which item of the checklist the papers about a matter and year answer."""

    letters: Mapping[int, LetterNumber]
    published: Collection[int]
    answers: Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class FormerVersion:
    """A version that another took the place of, or that was given up."""

    version: PaperVersion
    submission: Submission | None


@dataclass(frozen=True)
class OpenPaper:
    """A paper that is still to be made or submitted, as its row of the year tells it.

    `make` is what the form of new papers calls it, empty where nothing is to be made; `go` leads on, `edit` to its
    words, `remove` to the page that asks before. `leads`: the page's one main button is its.
    """

    title: str
    task: YearTask
    year: int
    answers: str
    make: str = ""
    version: PaperVersion | None = None
    go: Link | None = None
    edit: Link | None = None
    remove: Link | None = None
    former: tuple[FormerVersion, ...] = ()
    leads: bool = False
    composed: int = 0  # the key of a paper without a version

    @property
    def anchor(self) -> str:
        """Its place on the page; what is not begun is known by its kind."""
        if self.version:
            return f"version-{self.version.pk}"
        return f"composed-{self.composed}" if self.composed else self.task.key


@dataclass(frozen=True)
class PaperStop:
    """A place on a paper's way: `done`, `now` or nothing yet, and the day in words."""

    name: str
    state: str = ""
    said: str = ""


@dataclass(frozen=True)
class PaperOnItsWay:
    """A submitted paper: whose desk it lies on and for how long, with its whole way."""

    paper: Paper
    title: str
    version: PaperVersion
    letter: LetterNumber | None
    said: str
    is_long: bool
    way: tuple[PaperStop, ...]
    former: tuple[FormerVersion, ...]


@dataclass(frozen=True)
class SealedPaper:
    """A paper in force; `slug` is its name in the public address, where it is shown there."""

    paper: Paper
    title: str
    submission: Submission
    version: PaperVersion
    letter: LetterNumber | None
    is_published: bool
    slug: str
    answers: str
    former: tuple[FormerVersion, ...]


@dataclass(frozen=True)
class PapersPage:
    """A year's papers by what they want; `until` and `left` say by which day they are wanted, and how far it is."""

    open: tuple[OpenPaper, ...]
    on_way: tuple[PaperOnItsWay, ...]
    sealed: tuple[SealedPaper, ...]
    until: str
    left: str

    @property
    def told(self) -> str:
        """ลงนามครบ 2 จาก 4 ฉบับ · กำลังเสนอ 1 · ยังขาด 1"""
        sealed = {each.paper.kind for each in self.sealed}
        way = {each.paper.kind for each in self.on_way} - sealed
        rest = len(PAPERS) - len(sealed) - len(way)
        parts = [f"ลงนามครบ {len(sealed)} จาก {len(PAPERS)} ฉบับ", *([f"กำลังเสนอ {len(way)}"] if way else [])]
        return " · ".join([*parts, *([f"ยังขาด {rest}"] if rest else [])])

    @property
    def is_done(self) -> bool:
        """Whether each of the four is in force and nothing else is open."""
        return len({each.paper.kind for each in self.sealed}) == len(PAPERS) and not self.on_way and not self.open


def papers_page(facts: YearFacts, person: PersonFacts, papers: Sequence[YearPaper], known: KnownOfPapers) -> PapersPage:
    """The page of a year's papers, judged as the year's own rows are; pure."""
    needed = alive(papers)
    found = list(_open(facts, person, papers, needed, known))
    leads = next((at for at, each in enumerate(found) if each.go or each.make), None)
    return PapersPage(
        tuple(replace(each, leads=at == leads) for at, each in enumerate(found)),
        tuple(_on_its_way(facts, each, known) for each in needed if each.facts and each.facts.state in _ON_ITS_WAY),
        tuple(_sealed(each, sealed, papers, needed, known) for each in papers if (sealed := each.sealed)),
        until(facts),
        _left(facts),
    )


def _left(facts: YearFacts) -> str:
    if facts.due is None:
        return ""
    expected = facts.due.expected_from
    return f"(คาดจากปี {expected} ยังไม่มีประกาศ)" if expected else days_between(facts.today, facts.due.end)


def _title(paper: Paper) -> str:
    """Its kind, and which of several."""
    return f"{paper.get_kind_display()} {paper.variant_label}".rstrip()


def _answers(known: KnownOfPapers, paper: Paper) -> str:
    return known.answers.get((paper.about, paper.fiscal_year), "")


# --- What is still to be made or submitted ----------------------------------------------------------------------------


def _open(
    facts: YearFacts,
    person: PersonFacts,
    papers: Sequence[YearPaper],
    needed: Sequence[YearPaper],
    known: KnownOfPapers,
) -> Iterator[OpenPaper]:
    """In the order of the year: what is not made, then of what is made all that is neither on its way nor sealed."""
    for kind in PAPERS:
        made = [each for each in needed if each.paper.kind == kind]
        composed = [each.paper for each in papers if each.paper.kind == kind and each.version is None]
        if not made and not composed:
            yield _unmade(facts, person, kind, papers, known)
        for paper in composed:
            yield _composed(person, paper, known)
        for each in made:
            if each.facts and each.facts.state not in _ON_ITS_WAY | {PaperState.SEALED}:
                yield _unsubmitted(facts, person, each, each.facts, known)


def _unmade(
    facts: YearFacts, person: PersonFacts, kind: str, papers: Sequence[YearPaper], known: KnownOfPapers
) -> OpenPaper:
    """A report may be drafted before every unit has handed in: it shows what is missing."""
    task = unmade_row(facts, person, kind)
    variant = _wanted_memo(papers) if kind == PaperKind.MEMO else VARIANTS[kind][0][0]
    about = variant if kind == PaperKind.MEMO else kind
    year = facts.assessed if about == PaperKind.ANALYSIS else facts.year
    may_begin = task.state != State.OFF or (kind == PaperKind.IMPLEMENTATION and facts.has_total and facts.measures)
    of_memo = kind == PaperKind.MEMO and may_begin
    return OpenPaper(
        f"{PaperKind.MEMO.label}{dict(VARIANTS[kind])[variant]}" if of_memo else task.name,
        task,
        year,
        known.answers.get((about, year), ""),
        make=f"{kind}/{variant}" if person.makes_papers and may_begin else "",
    )


def _wanted_memo(papers: Sequence[YearPaper]) -> str:
    """Which paper the memo sends up: the first that was made, in the order of the memo's own forms."""
    made = {each.paper.kind for each in papers if each.version}
    variants = [variant for variant, _ in VARIANTS[PaperKind.MEMO]]
    return next((variant for variant in variants if variant in made), variants[0])


def _composed(person: PersonFacts, paper: Paper, known: KnownOfPapers) -> OpenPaper:
    key, title, at = f"paper-{paper.kind}", _title(paper), {"pk": paper.pk}
    may = person.makes_papers
    return OpenPaper(
        title,
        YearTask(key, title, State.NOW, "แก้ข้อความไว้ ยังไม่จัดทำ"),
        paper.fiscal_year,
        _answers(known, paper),
        make=f"{paper.kind}/{paper.variant}" if may else "",
        composed=paper.pk,
        edit=Link("แก้ข้อความต่อ", "approvals:compose", at) if may else None,
        remove=Link("ลบ", "remove-paper", at) if may else None,
    )


def _unsubmitted(
    facts: YearFacts, person: PersonFacts, each: YearPaper, paper: PaperFacts, known: KnownOfPapers
) -> OpenPaper:
    assert each.version is not None  # of a paper with facts
    state, at = paper.state, {"pk": each.version.pk}
    to_words = {"pk": each.paper.pk}
    again = Link("แก้แล้วเสนอใหม่", "approvals:compose", to_words)
    go = {
        PaperState.DRAFT: Link("ตรวจและเสนอ", "approvals:check", at),
        PaperState.RETURNED: again,
        PaperState.WITHDRAWN: again,
        PaperState.FAILED: Link("จัดทำอีกครั้ง", "approvals:version", at),
        PaperState.MAKING: Link("ดูความคืบหน้า", "approvals:version", at),
    }.get(state)
    open_ = OpenPaper(
        _title(each.paper),
        paper_row(facts, person, paper),
        each.paper.fiscal_year,
        _answers(known, each.paper),
        version=each.version,
        former=tuple(_former(each, each.version)),
    )
    if not person.makes_papers:
        return open_
    return replace(
        open_,
        go=go if state != PaperState.DRAFT or person.submits_papers else None,
        make=f"{each.paper.kind}/{each.paper.variant}" if state == PaperState.REVOKED else "",
        edit=Link("แก้ข้อความ", "approvals:compose", to_words) if state == PaperState.DRAFT else None,
        remove=Link("ลบ", "remove-version", at) if state in {PaperState.DRAFT, PaperState.FAILED} else None,
    )


# --- What is on its way, and what is sealed ---------------------------------------------------------------------------


def _on_its_way(facts: YearFacts, each: YearPaper, known: KnownOfPapers) -> PaperOnItsWay:
    submission, paper, version = each.submission, each.facts, each.version
    assert submission is not None  # of a paper on its way
    assert version is not None
    assert paper is not None
    days = (facts.today - paper.since).days if paper.since and paper.state == PaperState.REVIEW else 0
    said = f"รอ{paper.holder}" if paper.holder else "กำลังลงลายมือชื่อ"
    return PaperOnItsWay(
        each.paper,
        _title(each.paper),
        version,
        known.letters.get(version.pk),
        f"{said} {days} วัน" if days else said,
        days > LONG,
        tuple(_way(submission.steps.all(), paper)),
        tuple(_former(each, version)),
    )


def _way(steps: Iterable[SubmissionStep], paper: PaperFacts) -> Iterator[PaperStop]:
    waits = paper.state == PaperState.REVIEW
    for step in steps:
        name = str(step.position or step.heading)
        if step.decided_at:
            yield PaperStop(name, "done", short_date(timezone.localdate(step.decided_at)))
        elif waits:
            yield PaperStop(name, "now", f"ตั้งแต่ {short_date(paper.since)}" if paper.since else "")
            waits = False
        else:
            yield PaperStop(name)
    yield PaperStop("ผนึก", "now" if paper.state == PaperState.SIGNING else "")


def _sealed(
    each: YearPaper,
    sealed: Submission,
    papers: Sequence[YearPaper],
    needed: Sequence[YearPaper],
    known: KnownOfPapers,
) -> SealedPaper:
    """With its own former versions, and those of other forms of the same matter that this seal made needless."""
    needless = [other for other in papers if other.matter == each.matter and other not in needed and other != each]
    version = next(found for found in each.versions if found.pk == sealed.version_id)
    return SealedPaper(
        each.paper,
        _title(each.paper),
        sealed,
        version,
        known.letters.get(version.pk),
        each.paper.pk in known.published,
        slug_of(each.paper),
        _answers(known, each.paper),
        (
            *_former(each, version),
            *(FormerVersion(found, submission_of(found)) for other in needless for found in other.versions),
        ),
    )


def _former(each: YearPaper, shown: PaperVersion) -> Iterator[FormerVersion]:
    """The versions before the one that is shown, down to the one in force, which has its own; and those given up."""
    in_force = each.sealed.version_id if each.sealed else None
    for version in each.versions:
        if version.pk == in_force and version != shown:
            break
        if version.number < shown.number or (shown == each.version and version != shown):
            yield FormerVersion(version, submission_of(version))
