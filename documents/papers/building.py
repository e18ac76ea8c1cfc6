"""From what is stored to a paper of any kind: what all papers begin with, and which module says the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from documents.models import VARIANTS, PaperKind
from documents.papers.analysis import analysis
from documents.papers.content import CannotBuild, PaperContent, SignatureBlock
from documents.papers.implementation import implementation
from documents.papers.memo import memo
from documents.papers.plan import plan
from documents.papers.sources import Source
from documents.papers.titles import answers_words, title
from thai import dates

BY_THEME = "by-theme"


def build(
    source: Source, kind: str, variant: str, today: dt.date, signatures: Sequence[SignatureBlock]
) -> PaperContent:
    """The content of a paper. Raises CannotBuild when what it must say is not there."""
    if variant not in dict(VARIANTS[kind]):
        raise CannotBuild(f"เอกสารประเภทนี้ไม่มีรูปแบบ {variant}")
    head = PaperContent(
        kind=kind,
        variant=variant,
        title="บันทึกข้อความ" if kind == PaperKind.MEMO else title(kind, source.asked),
        municipality=source.municipality.name,
        place=source.municipality.place,
        fiscal_year=str(source.fiscal_year),
        made_on=dates.long_date(today),
        signatures=tuple(signatures),
        answers=answers_words(source.asked),
    )
    match kind:
        case PaperKind.ANALYSIS:
            return analysis(source, head)
        case PaperKind.PLAN:
            return plan(source, head)
        case PaperKind.IMPLEMENTATION:
            return implementation(source, head, by_theme=variant == BY_THEME)
        case _:
            return memo(source, head, about=variant)
