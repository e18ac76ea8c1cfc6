"""What became of the figures a measure answers: pure functions of two years' results.

A plan of year N answers the result of N-1; what it was worth shows in the result of N. Of a measure the figure nearest
to what it names decides: its questions where both years have their scores, else their indicator. Nothing here says
that a measure caused a change; it says which measures deserve a second look.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from scores.analysis import change
from scores.rules import Indicator, Rules


class Verdict(StrEnum):
    """`fell` — something it answers lost points; `improved` — something gained and nothing lost; `unchanged`;
    `pending` — no figures of both years to compare yet; `nothing` — the measure names nothing.
    """

    FELL = "fell"
    UNCHANGED = "unchanged"
    IMPROVED = "improved"
    PENDING = "pending"
    NOTHING = "nothing"


VERDICT_LABELS: dict[Verdict, str] = {
    Verdict.FELL: "คะแนนลด",
    Verdict.UNCHANGED: "คะแนนคงเดิม",
    Verdict.IMPROVED: "คะแนนเพิ่ม",
    Verdict.PENDING: "ยังไม่มีผลให้เทียบ",
    Verdict.NOTHING: "ไม่ตอบตัวชี้วัดใด",
}
MOVED_WORDS: dict[Verdict, str] = {Verdict.FELL: "ลดลง", Verdict.UNCHANGED: "คงเดิม", Verdict.IMPROVED: "เพิ่มขึ้น"}
DONE_BUT_FELL = "ทำเสร็จแล้วแต่คะแนนลด"


@dataclass(frozen=True)
class WorkedMeasure:
    """What effects need to know of a measure."""

    pk: int
    number: int
    title: str
    status: str
    is_done: bool
    is_cancelled: bool = False
    indicators: tuple[int, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeBar:
    """A change drawn from the middle of a line 100 wide: a loss to the left, a gain to the right."""

    x: str
    width: str


@dataclass(frozen=True)
class Moved:
    """A figure of the year the plan answers and of the plan's own year. `decides` when the verdict rests on it;
    its bar is drawn against `widest`, an indicator's greatest change: a question that moved further fills its side.
    """

    item: str
    name: str
    before: Decimal | None
    after: Decimal | None
    decides: bool = True
    widest: Decimal = Decimal(1)

    @property
    def change(self) -> Decimal | None:
        return change(self.after, self.before)

    @property
    def verdict(self) -> Verdict:
        moved = self.change
        if moved is None:
            return Verdict.PENDING
        return Verdict.FELL if moved < 0 else Verdict.IMPROVED if moved > 0 else Verdict.UNCHANGED

    @property
    def words(self) -> str:
        """Which way it went; empty where it cannot be compared."""
        return MOVED_WORDS.get(self.verdict, "")

    @property
    def bar(self) -> ChangeBar | None:
        """The change as a bar; None where there is nothing to draw."""
        moved = self.change
        if not moved:
            return None
        width = 50 * min(Decimal(1), abs(moved) / self.widest)
        return ChangeBar(f"{50 - width if moved < 0 else 50:.2f}", f"{width:.2f}")


@dataclass(frozen=True)
class MeasureEffect:
    """A measure and the figures it answers."""

    measure: WorkedMeasure
    moved: tuple[Moved, ...]
    verdict: Verdict

    @property
    def is_done_but_fell(self) -> bool:
        return self.measure.is_done and self.verdict is Verdict.FELL

    @property
    def words(self) -> str:
        return DONE_BUT_FELL if self.is_done_but_fell else VERDICT_LABELS[self.verdict]

    @property
    def worst(self) -> Decimal:
        """The deepest fall among the figures that decide; 0 where nothing fell."""
        return min((m.change for m in self.moved if m.decides and m.change is not None), default=Decimal(0))


@dataclass(frozen=True)
class IndicatorEffect:
    """An indicator and the measures that worked on it."""

    indicator: Indicator
    moved: Moved
    measures: tuple[WorkedMeasure, ...]

    @property
    def fell_unanswered(self) -> bool:
        """Whether it lost points and no measure worked on it."""
        return self.moved.verdict is Verdict.FELL and not self.measures


@dataclass(frozen=True)
class Effects:
    """A plan's measures, most worrying first, and the indicators in their order. A bar of `widest` points is full."""

    measures: tuple[MeasureEffect, ...]
    indicators: tuple[IndicatorEffect, ...]
    widest: Decimal = Decimal(1)

    @property
    def has_result(self) -> bool:
        """Whether there is anything to compare yet."""
        return any(row.moved.change is not None for row in self.indicators)

    @property
    def done_but_fell(self) -> list[MeasureEffect]:
        return [effect for effect in self.measures if effect.is_done_but_fell]

    @property
    def fell_unanswered(self) -> list[IndicatorEffect]:
        return [row for row in self.indicators if row.fell_unanswered]

    def count(self, verdict: Verdict) -> int:
        """How many measures have this verdict."""
        return sum(effect.verdict is verdict for effect in self.measures)


def effects(
    rules: Rules,
    before: Mapping[str, Decimal],
    after: Mapping[str, Decimal],
    measures: Sequence[WorkedMeasure],
    comparable: Collection[str],
) -> Effects:
    """`rules` and `before` are of the year the plan answers, `after` of the plan's year; `comparable` are the items
    that mean the same in both years (a question's number does not where the year's list changed).
    """
    same = {item: score for item, score in after.items() if item in comparable}

    numbers = [i.key for i in rules.indicators if i.key in same and i.key in before]
    widest = max([Decimal(1), *(abs(same[key] - before[key]) for key in numbers)])

    def moved(item: str, decides: bool = True) -> Moved:
        return Moved(item, rules.item_name(item), before.get(item), same.get(item), decides, widest)

    def of_measure(measure: WorkedMeasure) -> MeasureEffect:
        rows: list[Moved] = []
        for indicator in rules.indicators:
            keys = [k for q in measure.questions if q in indicator.questions for k in rules.keys_of_question(q)]
            if indicator.number not in measure.indicators and not keys:
                continue
            nearest = [row for row in map(moved, keys) if row.change is not None]
            rows += [moved(indicator.key, decides=not nearest), *nearest]
        return MeasureEffect(measure, tuple(rows), _verdict(rows))

    found = [of_measure(m) for m in measures if not m.is_cancelled]
    return Effects(
        tuple(sorted(found, key=_order)),
        tuple(
            IndicatorEffect(
                i, moved(i.key), tuple(e.measure for e in found if any(_within(m.item, i) for m in e.moved))
            )
            for i in rules.indicators
        ),
        widest,
    )


def _within(item: str, indicator: Indicator) -> bool:
    return item == indicator.key or item.partition("/")[0] in indicator.questions


def _verdict(rows: Sequence[Moved]) -> Verdict:
    verdicts = {row.verdict for row in rows if row.decides}
    if not rows:
        return Verdict.NOTHING
    order = (Verdict.FELL, Verdict.IMPROVED, Verdict.UNCHANGED)
    return next((verdict for verdict in order if verdict in verdicts), Verdict.PENDING)


_RANK = {verdict: place for place, verdict in enumerate(Verdict)}


def _order(effect: MeasureEffect) -> tuple[bool, int, Decimal, int]:
    fell = effect.worst if effect.verdict is Verdict.FELL else Decimal(0)
    return not effect.is_done_but_fell, _RANK[effect.verdict], fell, effect.measure.number
