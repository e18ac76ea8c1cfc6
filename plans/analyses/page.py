"""What the page of one indicator's analysis shows: its figures, the questions that cost points, the others beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from plans.analyses.actions import FIELDS, NOTHING, AnalysisTexts, Texts, written
from plans.models import Measure, Plan
from plans.rules.drafting import FULL, draft_analysis
from plans.rules.needed import needed_texts
from plans.year.results import rules_of, with_year_before
from scores.grid import comparable_items
from scores.results import ResultRow, YearResults
from scores.rules import Indicator, Rules

DONE_SHOWN = 3  # measures of last year that are named


@dataclass(frozen=True)
class QuestionLine:
    """A question with what is known of its words, its score and last year's; None where there is none, or it asked
    otherwise."""

    key: str
    words: str
    score: Decimal
    before: Decimal | None


@dataclass(frozen=True)
class Standing:
    """An indicator in the list at the side: its score, and how far its texts are."""

    indicator: Indicator
    score: Decimal | None
    is_low: bool
    filled: int
    needed: int
    is_unread: bool  # what stands there is last year's, or the product's draft

    @property
    def is_done(self) -> bool:
        return self.filled >= self.needed

    @property
    def words(self) -> str:
        """ว่าง, 1/3, ร่าง or nothing, where all that is needed was written."""
        if self.is_unread and self.filled:
            return "ร่าง"
        if not self.filled:
            return "ว่าง"
        return "" if self.is_done else f"{self.filled}/{self.needed}"


@dataclass(frozen=True)
class LastYear:
    """What was written of the same indicator a year ago, and what was carried out since."""

    fiscal_year: int
    texts: AnalysisTexts
    done: list[Measure]


class AnalysesPage:
    """A plan's analyses and the figures they are about, read once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rules: Rules = rules_of(plan)
        self.results, self.before = with_year_before(plan)
        self.stored: dict[int, AnalysisTexts] = written(plan)
        rows = list(plan.analyses.all())
        self.unread = {row.indicator for row in rows if row.inherited or row.drafted}
        self.drafted = {row.indicator for row in rows if row.drafted}
        self.rows: Mapping[str, ResultRow] = {row.item: row for row in self.results.indicators} if self.results else {}
        self.scores: dict[str, Decimal] = self.results.scores if self.results else {}

    def indicator(self, number: int) -> Indicator | None:
        return next((i for i in self.rules.indicators if i.number == number), None)

    def needed(self, indicator: Indicator) -> tuple[str, ...]:
        """The texts that this indicator needs."""
        return needed_texts(self.scores.get(indicator.key), self.rules.target)

    @cached_property
    def standings(self) -> list[Standing]:
        """Every indicator in the year's order."""
        return [self._standing(indicator) for indicator in self.rules.indicators]

    def _standing(self, indicator: Indicator) -> Standing:
        row, texts = self.rows.get(indicator.key), self.stored.get(indicator.number, NOTHING)
        needed = self.needed(indicator)
        return Standing(
            indicator,
            row.score if row else None,
            bool(row and row.below_target),
            sum(bool(getattr(texts, name)) for name in needed),
            len(needed),
            indicator.number in self.unread,
        )

    @property
    def done(self) -> int:
        """How many have all that they need, read by somebody."""
        return sum(each.is_done and not each.is_unread for each in self.standings)

    def open_after(self, number: int) -> Standing | None:
        """The next one that lacks something, from this one round to it; None where none does."""
        places = [each.indicator.number for each in self.standings]
        start = places.index(number) + 1 if number in places else 0
        around = self.standings[start:] + self.standings[:start]
        return next((each for each in around if not each.is_done and each.indicator.number != number), None)

    def beside(self, number: int) -> tuple[Indicator | None, Indicator | None]:
        """The indicators before and after this one."""
        all_ = self.rules.indicators
        place = next(place for place, each in enumerate(all_) if each.number == number)
        return all_[place - 1] if place else None, all_[place + 1] if place + 1 < len(all_) else None

    def drafts(self) -> Texts:
        """The product's drafts for what is needed and empty, by number; none for an indicator without a score."""
        found = {}
        for indicator in self.rules.indicators:
            texts, row = self.stored.get(indicator.number, NOTHING), self.rows.get(indicator.key)
            missing = [name for name in self.needed(indicator) if not getattr(texts, name)]
            if not missing or indicator.key not in self.scores:
                continue
            draft = draft_analysis(self.rules, indicator, self.scores, row.before if row else None)
            proposed = {name: getattr(draft, name) for name in missing if getattr(draft, name)}
            if proposed:
                found[indicator.number] = AnalysisTexts(**proposed)
        return found

    def questions(self, indicator: Indicator) -> tuple[list[QuestionLine], list[QuestionLine]]:
        """The questions that have a score: those below full, weakest first, and the full ones."""
        lines = [self._line(key) for key in self.rules.question_items[indicator.key] if key in self.scores]
        lost = sorted((line for line in lines if line.score < FULL), key=lambda line: line.score)
        return lost, [line for line in lines if line.score >= FULL]

    def _line(self, key: str) -> QuestionLine:
        question, _, part = key.partition("/")
        words = self.rules.words_of(question)
        before = self._questions_before.get(key)
        return QuestionLine(f"{question} ส่วนที่ {part}" if part else question, words, self.scores[key], before)

    @cached_property
    def _questions_before(self) -> Mapping[str, Decimal]:
        """Last year's scores of the questions that asked the same."""
        before: YearResults | None = self.before
        if before is None:
            return {}
        same = comparable_items(self.rules, before.rules)
        return {key: score for key, score in before.questions.items() if key in same}

    def last_year(self, indicator: Indicator) -> LastYear | None:
        """What stands in the plan of the year before; None where nothing was written there."""
        plan = Plan.objects.filter(fiscal_year=self.plan.fiscal_year - 1).first()
        row = plan.analyses.filter(indicator=indicator.number).first() if plan else None
        texts = AnalysisTexts(*(getattr(row, name) for name in FIELDS)) if row else NOTHING
        if plan is None or not texts.analyses:
            return None
        done = plan.measures.filter(targets__item=indicator.key, status=Measure.Status.DONE)
        return LastYear(self.plan.assessed_year - 1, texts, list(done.prefetch_related("outputs")[:DONE_SHOWN]))
