"""A year's questions given their words, many at once, as the platform's administrator found them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.audit import record_above
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import mark
from accounts.permissions import Capability, PlatformActor, require
from scores.current_rules import current_rules
from scores.models import RuleCorrection
from scores.rules import Rules
from scores.rules.corrections import titles_as_value


@dataclass(frozen=True)
class TitleChange:
    """One question's words, before and after; `before` is empty where there were none."""

    question: str
    before: str
    after: str


def title_changes(rules: Rules, titles: Mapping[str, str]) -> list[TitleChange]:
    """What these titles change, in the order of the year's questions. Words that nobody had checked and that are the
    same are a change: they count as checked from then on."""
    found = []
    for indicator in rules.indicators:
        for question in indicator.questions:
            there, words = rules.titles.get(question), titles.get(question)
            if words and not (there and there.verified and there.words == words):
                found.append(TitleChange(question, there.words if there else "", words))
    return found


def seen(changes: Sequence[TitleChange]) -> str:
    """What a page showed, so that nothing is stored that nobody saw."""
    return mark([f"{each.question} {each.before} → {each.after}" for each in changes])


def store_titles(
    actor: PlatformActor, fiscal_year: int, agency_kind: str, titles: Mapping[str, str], source: str, shown: str
) -> int:
    """Stores what these titles change as one correction of the year's rules; how many questions that are.

    EditedMeanwhile where that is not what the page `shown` (see `seen`); UnknownRules for a year without rules.
    """
    require(actor, Capability.CORRECT_RULES)
    with transaction.atomic():
        changes = title_changes(current_rules(fiscal_year, agency_kind), titles)
        if seen(changes) != shown:
            raise EditedMeanwhile
        if changes:
            value = titles_as_value({each.question: each.after for each in changes})
            correction = RuleCorrection.objects.create(
                agency_kind=agency_kind,
                fiscal_year=fiscal_year,
                subject="titles",
                value=value,
                source=source,
                by=actor.user,
            )
            record_above(actor, f"เพิ่มหรือแก้ถ้อยคำของ {len(changes)} ข้อ", correction)
    return len(changes)
