"""The page on which a unit reports: its parts as cards, those that still ask first, and the bar at the foot."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import Media
from django.utils import timezone

from accounts.date_fields import ThaiDateInput
from accounts.editing.merging import mark
from accounts.permissions import Actor
from plans.models import Evidence, Measure, Plan
from plans.reporting.actions import reported_by, units_in_use
from plans.reporting.forms import AttachForm, EvidenceDayForm, ReportForm
from plans.reporting.parts import ReportPart, is_shared, parts_of, step_numbers
from plans.rules.checks import FailedCheck
from plans.rules.readiness import REPEATS
from plans.rules.workflow import HANDED_IN, Stage
from plans.year.results import answered_by, rules_of
from scores.rules import Rules
from thai.dates import short_date
from thai.numbers import format_score


@dataclass(frozen=True)
class StepLine:
    """One step to tick, and what proves it."""

    mark: str
    number: int
    text: str
    is_done: bool
    evidence: int


@dataclass(frozen=True)
class OutputLine:
    """One item of the list of outputs, as the tag of findings takes a field."""

    html_name: str
    auto_id: str
    text: str

    def value(self) -> str:
        return self.text


@dataclass(frozen=True)
class FieldNote:
    """What is said below a field: what is wrong with it, and what another person stored there meanwhile."""

    words: list[str] = field(default_factory=list)
    theirs: str | None = None
    by: str = ""


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence beside the report, with the number of the step it proves."""

    item: Evidence
    step: int | None
    form: EvidenceDayForm


@dataclass
class Card:
    """One part on the page. `number` is the measure's place in the plan."""

    part: ReportPart
    number: int
    indicators: list[str]
    others: str  # how many of the other units have handed in
    form: ReportForm
    attach: AttachForm
    conflicts: Mapping[str, Any] = field(default_factory=dict)
    refused: str = ""

    @property
    def tag(self) -> tuple[str, str]:
        """Its state: the colour's name and the words."""
        match self.part.stage:
            case Stage.RETURNED if self.part.lacking:
                return "bad", "ส่งคืนให้แก้"
            case Stage.SUBMITTED:
                return "warn", "ส่งแล้ว รอตรวจรับ"
            case Stage.ACCEPTED if not self.part.is_open:
                return "good", "รับแล้ว"
            case _ if self.part.lacking:
                return "", f"ขาด {len(self.part.lacking)} อย่าง"
            case _:
                return "good", "ครบ พร้อมส่ง"

    @property
    def steps(self) -> list[StepLine]:
        proven = Counter(e.step for e in self.part.evidence)
        done = self.form.values()["done"]
        return [
            StepLine(m, number, self.part.steps[number - 1], m in done, proven[m])
            for m, number in step_numbers(self.part).items()
        ]

    @property
    def evidence(self) -> list[EvidenceLine]:
        numbers = step_numbers(self.part)
        return [EvidenceLine(e, numbers.get(e.step), EvidenceDayForm(e)) for e in self.part.evidence]

    @property
    def output_lines(self) -> list[OutputLine]:
        """The items of the list and an empty one to write in."""
        name = self.form.add_prefix("outputs")
        return [OutputLine(name, f"id_{name}-{n}", text) for n, text in enumerate([*self.form.values()["outputs"], ""])]

    @property
    def status_choices(self) -> list[tuple[str, str, bool]]:
        chosen = self.form.values()["status"]
        return [(str(value), words, value == chosen) for value, words in self.form.fields["status"].choices]  # type: ignore[attr-defined]  # a choice field

    @property
    def notes(self) -> dict[str, FieldNote]:
        """What stands below each field; what is merely empty is told in one line, not in red at every field."""
        by = str(self.part.row.updated_by if self.part.row else self.part.measure.updated_by) or "ระบบ"
        found: dict[str, FieldNote] = {}
        for name in ("done", "outputs", "outcome", "status"):
            errors = [str(e) for e in self.form.errors.get(name, [])] if self.form.is_bound else []
            words = errors + [c.words for c in self.part.lacking if c.field == name and c.kind in REPEATS]
            theirs = in_words(self.part, name, self.conflicts[name]) if name in self.conflicts else None
            found[name] = FieldNote(words, theirs, by)
        return found

    @property
    def missing(self) -> list[FailedCheck]:
        """What is not written yet, in one line at the head."""
        return [check for check in self.part.lacking if check.kind not in REPEATS]


def in_words(part: ReportPart, name: str, value: Any) -> str:
    """A field's value as people read it."""
    match name:
        case "done":
            numbers = step_numbers(part)
            return ", ".join(f"ขั้นที่ {numbers[each]}" for each in value if each in numbers) or "(ยังไม่ทำ)"
        case "outputs":
            return "\n".join(f"{number}. {text}" for number, text in enumerate(value, 1)) or "(ว่าง)"
        case "status":
            return str(dict(Measure.Status.choices).get(value, "(ไม่ระบุ)"))
        case _:
            return str(value or "(ว่าง)")


@dataclass(frozen=True)
class ReportPage:
    """All of a unit's parts: `open_cards` in the order of what they want, `closed` folded to a line."""

    plan: Plan
    open_cards: list[Card]
    closed: list[Card]

    @property
    def cards(self) -> list[Card]:
        return [*self.open_cards, *self.closed]

    @property
    def ready(self) -> int:
        return sum(card.part.is_ready for card in self.open_cards)

    @property
    def told(self) -> str:
        """พร้อมส่ง 1 · ยังขาด 2 · ส่งแล้ว 1 · รับแล้ว 1"""
        stages = Counter(card.part.stage for card in self.closed)
        parts = [
            (self.ready, "พร้อมส่ง"),
            (len(self.open_cards) - self.ready, "ยังขาด"),
            (stages[Stage.SUBMITTED], "ส่งแล้ว"),
            (stages[Stage.ACCEPTED], "รับแล้ว"),
        ]
        return " · ".join(f"{words} {count}" for count, words in parts if count)

    @property
    def units(self) -> list[str]:
        """Whose page it is."""
        names = [str(card.part.unit) if card.part.unit else card.part.measure.responsible for card in self.cards]
        return list(dict.fromkeys(names))

    @property
    def due(self) -> str:
        """The next day something is wanted, and how long that is."""
        days = [card.part.measure.due for card in self.open_cards if card.part.measure.due]
        if not days:
            return ""
        left = (min(days) - timezone.localdate()).days
        return f"ส่งภายใน {short_date(min(days))} {_left(left)}"

    @property
    def media(self) -> Media:
        """What the day fields need."""
        return ThaiDateInput().media

    def card(self, key: str) -> Card | None:
        return next((card for card in self.cards if card.part.key == key), None)


def _left(days: int) -> str:
    if days < 0:
        return f"เลยกำหนด {-days} วัน"
    return f"อีก {days} วัน" if days else "วันนี้"


def _order(card: Card) -> tuple[bool, bool, dt.date, int]:
    part = card.part
    return part.stage != Stage.RETURNED, part.is_ready, part.measure.due or dt.date.max, card.number


def report_page(actor: Actor, plan: Plan, forms: Mapping[str, ReportForm] | None = None) -> ReportPage:
    """The page as it stands, with these bound forms in their places; as many queries for one measure as for many."""
    cards = cards_of(plan, reported_by(actor, plan), forms)
    return ReportPage(
        plan,
        sorted((card for card in cards if card.part.is_open), key=_order),
        sorted((c for c in cards if not c.part.is_open), key=lambda c: (c.part.stage == Stage.ACCEPTED, c.number)),
    )


def cards_of(plan: Plan, parts: Iterable[ReportPart], forms: Mapping[str, ReportForm] | None = None) -> list[Card]:
    """A card for each part."""
    numbers = {pk: place for place, pk in enumerate(plan.measures.values_list("pk", flat=True), 1)}
    rules, units, answered = rules_of(plan), units_in_use(), answered_by(plan)
    scores = answered.scores if answered else {}
    return [
        Card(
            part,
            numbers.get(part.measure.pk, 0),
            _indicators(part.measure, rules, scores),
            _others(part, parts_of(part.measure, units)),
            (forms or {}).get(part.key) or ReportForm(part),
            AttachForm(part),
        )
        for part in parts
    ]


def _indicators(measure: Measure, rules: Rules, scores: Mapping[str, Any]) -> list[str]:
    names = {indicator.number: indicator.name for indicator in rules.indicators}
    return [
        f"{number} {names.get(number, '')}" + (f" ({format_score(scores[key])})" if key in scores else "")
        for number in measure.indicator_numbers
        for key in [str(number)]
    ]


def _others(part: ReportPart, parts: list[ReportPart]) -> str:
    if not is_shared(part.measure) or not part.unit:
        return ""
    others = [each for each in parts if each.unit != part.unit]
    sent = sum(each.stage in HANDED_IN for each in others)
    return f"สำนัก/กองอื่นส่งแล้ว {sent} จาก {len(others)}" if others else ""


def marks_of(part: ReportPart) -> dict[str, str]:
    """The marks of what is stored, field by field, as the page's script keeps them."""
    return {name: mark(value) for name, value in part.report.items()}
