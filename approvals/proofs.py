"""What the texts of papers are proofread as while they are written: a section, a memo's head, an opinion."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from accounts.permissions import Actor
from documents.models import Paper
from documents.papers.fields import Values, field_of, fill, filled_places
from documents.papers.heads import TEXTS
from plans.proof_facts import facts_of
from proofreading.findings import Finding
from scores.proofing.live import Proofs
from scores.proofing.texts import WrittenText


def section_of(paper_pk: int | None, key: str = "") -> str:
    """What the words of a section belong to; without a key, how those of all of a paper's sections begin."""
    return f"section/{paper_pk}/{key}/" if key else f"section/{paper_pk}/"


def head_of(paper_pk: int) -> str:
    """What the texts of a memo's head belong to."""
    return f"head/{paper_pk}/"


def section_proofs(actor: Actor, paper: Paper, key: str, heading: str, values: Values) -> Proofs:
    """The words of one section, its fields filled with today's values; its text stands below its heading."""
    above = fill(heading, values, "")
    names = {"heading": "", "text": above, "caption": above, "alt": above}
    return Proofs(actor, _written(names, section_of(paper.pk, key), paper, values))


def head_proofs(actor: Actor, paper: Paper, values: Values) -> Proofs:
    """The texts of a memo's head, filled the same way."""
    return Proofs(actor, _written(dict.fromkeys(TEXTS, ""), head_of(paper.pk), paper, values))


def opinion_proofs(actor: Actor, paper: Paper, name: str) -> Proofs:
    """A decider's own words: whatever is found in them is only to be looked at."""
    facts = cache(lambda: facts_of(paper.municipality, paper.fiscal_year, paper.about))

    def written(asked: str) -> WrittenText | None:
        return WrittenText("", facts(), is_opinion=True) if asked == name else None

    return Proofs(actor, written)


def _written(names: dict[str, str], belongs: str, paper: Paper, values: Values) -> Callable[[str], WrittenText | None]:
    """By a field's name what its text is about; `names` says what stands above it."""
    facts = cache(lambda: facts_of(paper.municipality, paper.fiscal_year, paper.about))
    replaced = partial(filled_places, values=values)

    def field(finding: Finding) -> str:
        return field_of(finding.fact, finding.expected, facts().assessed, values)

    def written(name: str) -> WrittenText | None:
        if name not in names:
            return None
        return WrittenText(belongs, facts(), above=names[name], replaced=replaced, field_of=field)

    return written
