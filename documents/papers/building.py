"""From what is stored to a paper of any kind: what all papers begin with, and which module says the rest."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from documents.models import VARIANTS, PaperKind
from documents.papers.analysis import analysis
from documents.papers.blocks import Block
from documents.papers.composing import NO_VALUE, ComposedSection, Composition, composed, drafted, frozen
from documents.papers.content import CannotBuild, PaperContent, SignatureBlock, freeze
from documents.papers.fields import Values, values_of
from documents.papers.heads import NO_HEAD, Head, require_ready
from documents.papers.implementation import implementation
from documents.papers.memo import memo
from documents.papers.plan import plan
from documents.papers.report_sections import BY_INDICATOR, BY_QUESTION
from documents.papers.score_blocks import score_blocks
from documents.papers.sections import sections_of
from documents.papers.sources import Source, facts_of
from documents.papers.titles import answers_words, title
from thai import dates

BY_THEME = "by-theme"
AS_IT_IS = Composition()


def about(kind: str, variant: str) -> str:
    """Which paper's data a paper is made from: a memo has those of the paper it sends up."""
    return variant if kind == PaperKind.MEMO else kind


def build(
    source: Source,
    kind: str,
    variant: str,
    today: dt.date,
    signatures: Sequence[SignatureBlock],
    composition: Composition = AS_IT_IS,
) -> PaperContent:
    """The content of a paper as its office composed it. Raises CannotBuild when what it must say is not there."""
    if variant not in dict(VARIANTS[kind]):
        raise CannotBuild(f"เอกสารประเภทนี้ไม่มีรูปแบบ {variant}")
    values = values_of(facts_of(source, about(kind, variant)))
    if kind == PaperKind.MEMO:
        require_ready(composition.head, values)
    content = _data(source, kind, variant, today, signatures, composition.head, values)
    sections = composed(sections_of(kind, variant), composition, values)
    return dataclasses.replace(content, sections=frozen(sections, values, _blocks(source, content)))


def draft(
    source: Source,
    kind: str,
    variant: str,
    today: dt.date,
    sections: Sequence[ComposedSection],
    signatures: Sequence[SignatureBlock] = (),
    head: Head = NO_HEAD,
) -> tuple[dict[str, Any], str]:
    """The paper as far as it can be made today, to be looked at, and what of it cannot ("" where all can)."""
    values = values_of(facts_of(source, about(kind, variant)))
    try:
        content = _data(source, kind, variant, today, signatures, head, values, NO_VALUE)
    except CannotBuild as error:
        return {"sections": [dataclasses.asdict(each) for each in drafted(sections, values, {})]}, str(error)
    printed = drafted(sections, values, _blocks(source, content))
    return freeze(dataclasses.replace(content, sections=printed)), ""


def _data(
    source: Source,
    kind: str,
    variant: str,
    today: dt.date,
    signatures: Sequence[SignatureBlock],
    head: Head,
    values: Values,
    without: str | None = None,
) -> PaperContent:
    """All of the paper but its sections; a memo without its report."""
    common = PaperContent(
        kind=kind,
        variant=variant,
        title="บันทึกข้อความ" if kind == PaperKind.MEMO else title(kind, source.asked),
        municipality=source.municipality.name,
        place=source.municipality.place,
        fiscal_year=str(source.fiscal_year),
        made_on=dates.long_date(today),
        signatures=tuple(signatures),
        sections=(),
        # An office signs no number of which nobody is sure; the page of the paper tells it, and that it is unsure.
        answers=answers_words(source.asked) if source.asked and source.asked.verified else "",
    )
    match kind:
        case PaperKind.ANALYSIS:
            return analysis(source, common)
        case PaperKind.PLAN:
            return plan(source, common, by_indicator=variant == BY_INDICATOR)
        case PaperKind.IMPLEMENTATION:
            return implementation(source, common, by_theme=variant == BY_THEME)
        case _:
            return memo(source, common, head, values, about=variant, without=without)


def _blocks(source: Source, content: PaperContent) -> dict[str, Block]:
    """The blocks that this content can fill."""
    filled: dict[str, Block] = {}
    if getattr(content, "results", None) and source.results:
        filled = score_blocks(source.results, source.history)
    if getattr(content, "indicators", ()):
        filled["questions" if content.variant == BY_QUESTION else "indicators"] = Block()
    if getattr(content, "parts", ()):
        filled["plan-by-indicator"] = Block()
    elif getattr(content, "measures", ()):
        filled["plan-table"] = Block()
    if getattr(content, "themes", ()):
        filled["implementation-table"] = Block()
    return filled
