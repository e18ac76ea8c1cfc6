"""The assessment's rules: one data file per fiscal year and kind of agency, and the frozen classes that hold it.

A year without a file is an error, never another year's rules. Each file names its sources and marks what is not
verified; unverified derivations are shown as such and never computed from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache
from operator import itemgetter, mul
from pathlib import Path
from typing import Any

from scores.rules.checklist import Duty, DutyItem, Title, is_verified, read_duties, read_titles

_FOLDER = Path(__file__).parent
TOTAL = "total"
_ZERO = Decimal(0)
UNVERIFIED_TITLE = "ชื่อข้อยังไม่ยืนยัน"
SUBJECT = "เรื่องที่ถาม"
NO_TITLE = "(หลักเกณฑ์ที่บันทึกไว้ยังไม่มีข้อความของข้อนี้)"


class RulesError(ValueError):
    """Rules that contradict themselves; the message says how, in Thai."""


class UnknownRules(LookupError):
    """There is no rules file for this fiscal year and kind of agency."""

    def __init__(self, fiscal_year: int) -> None:
        super().__init__(f"ยังไม่มีหลักเกณฑ์การประเมินของปีงบประมาณ พ.ศ. {fiscal_year} สำหรับหน่วยงานประเภทนี้")


@dataclass(frozen=True)
class Instrument:
    """IIT, EIT or OIT: its weight in the total and, for EIT, the two parts whose mean it is."""

    key: str
    name: str
    weight: Decimal
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One of the ten indicators, the questions it is made of, their groups, and how sure we are of each.

    `meaning` is the official definition where a source of the year holds one: after หมายถึง, never our own words.
    """

    number: int
    name: str
    instrument: str
    questions: tuple[str, ...]
    questions_verified: bool
    sub_indicators: tuple[tuple[str, ...], ...] = ()
    sub_verified: bool = False
    meaning: str = ""

    @property
    def key(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class LevelStep:
    """A level and the least total, and least score of every instrument, it asks for."""

    name: str
    total: Decimal
    every_instrument: Decimal | None = None


@dataclass(frozen=True)
class Formula:
    """One way to compute an item: the mean of its groups' means or, with weights, the sum of its single group."""

    item: str
    groups: tuple[tuple[str, ...], ...]
    weights: tuple[Decimal, ...] = ()

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """All it is computed from."""
        return tuple(item for group in self.groups for item in group)

    @cached_property
    def value(self) -> Callable[[Mapping[str, Decimal]], Decimal]:
        """What it gives, exact, out of all that is known; KeyError where a figure is missing. Made once: a country's
        years are computed two hundred thousand times."""
        first, *others = (_mean_of(group) for group in self.groups)
        if self.weights:
            pick, weights = itemgetter(*self.sources), self.weights
            return lambda known: sum(map(mul, weights, pick(known)), _ZERO)
        count = Decimal(len(self.groups))
        return (lambda known: sum((mean(known) for mean in others), first(known)) / count) if others else first


def _mean_of(group: tuple[str, ...]) -> Callable[[Mapping[str, Decimal]], Decimal]:
    if len(group) == 1:  # of which itemgetter would answer no tuple
        return itemgetter(group[0])
    pick, count = itemgetter(*group), Decimal(len(group))
    return lambda known: sum(pick(known), _ZERO) / count


@dataclass(frozen=True)
class Rules:
    """Everything that was announced for one fiscal year (Buddhist Era) and kind of agency."""

    fiscal_year: int
    agency_kind: str
    target: Decimal
    weights_verified: bool
    tolerance: Decimal
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    levels: tuple[LevelStep, ...]
    levels_verified: bool
    titles: Mapping[str, Title]  # of the questions that have one
    subjects: Mapping[str, Title]  # what they ask about, in our own words, where the files say it
    duties: Mapping[Duty, DutyItem]

    @property
    def verified(self) -> bool:
        """Whether all that figures are judged by has been checked; what a title is worth is told beside each."""
        return self.weights_verified and self.levels_verified and all(i.questions_verified for i in self.indicators)

    @cached_property
    def headline_items(self) -> tuple[str, ...]:
        """Keys in the order results are printed: total, instruments with their parts, indicators."""
        instruments = (key for i in self.instruments for key in (i.key, *i.parts))
        return (TOTAL, *instruments, *(i.key for i in self.indicators))

    @cached_property
    def headline_set(self) -> frozenset[str]:
        """The same keys as a set."""
        return frozenset(self.headline_items)

    @cached_property
    def question_items(self) -> dict[str, tuple[str, ...]]:
        """Indicator key → keys of its questions; a question asked in two parts has two ("e1/1", "e1/2")."""
        return {i.key: tuple(key for q in i.questions for key in self.keys_of_question(q)) for i in self.indicators}

    @cached_property
    def question_groups(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """Indicator key → the groups of question keys whose means' mean it is; none where that is not verified."""
        groups: dict[str, tuple[tuple[str, ...], ...]] = {}
        for indicator in self.indicators:
            items = self.question_items[indicator.key]
            if not indicator.questions_verified or not items:
                groups[indicator.key] = ()
            elif indicator.instrument == "OIT":
                groups[indicator.key] = indicator.sub_indicators if indicator.sub_verified else ()
            elif parts := self.instrument(indicator.instrument).parts:
                groups[indicator.key] = tuple(
                    tuple(item for item in items if item.endswith(f"/{n}")) for n in range(1, len(parts) + 1)
                )
            else:
                groups[indicator.key] = (items,)
        return groups

    @cached_property
    def indicator_keys(self) -> dict[str, tuple[str, ...]]:
        """Instrument key → the keys of its indicators."""
        return {i.key: tuple(n.key for n in self.indicators_of(i.key)) for i in self.instruments}

    @cached_property
    def formulas(self) -> tuple[Formula, ...]:
        """Every way to compute an item, lower levels first: indicators from questions, where their list is verified
        (the OIT's from sub-indicators only); instruments from indicators and from parts, parts from questions; the
        total."""
        found = [Formula(i.key, self.question_groups[i.key]) for i in self.indicators]
        for instrument in self.instruments:
            indicators = self.indicator_keys[instrument.key]
            found += [Formula(instrument.key, (indicators,)), Formula(instrument.key, (instrument.parts,))]
            asked = [self.question_groups[key] for key in indicators]
            if all(asked):
                parts = enumerate(instrument.parts)
                found += [Formula(part, tuple(groups[n] for groups in asked)) for n, part in parts]
        total = tuple(i.key for i in self.instruments)
        found.append(Formula(TOTAL, (total,), tuple(i.weight for i in self.instruments)))
        return tuple(formula for formula in found if formula.groups and all(formula.groups))

    @cached_property
    def formulas_of(self) -> Callable[[tuple[str, ...]], tuple[Formula, ...]]:
        """Those of the formulas that can be computed where figures of these items are there. It depends on nothing
        else, and a country's years mostly have the same: found once for all of them."""
        return lru_cache(maxsize=1000)(self._formulas_of)

    def _formulas_of(self, items: tuple[str, ...]) -> tuple[Formula, ...]:
        known, found = set(items), []
        for formula in self.formulas:
            if known.issuperset(formula.sources):
                known.add(formula.item)
                found.append(formula)
        return tuple(found)

    @cached_property
    def items(self) -> frozenset[str]:
        """Every key a figure of this year may have."""
        return frozenset(self.headline_items) | {key for keys in self.question_items.values() for key in keys}

    @cached_property
    def untitled(self) -> tuple[str, ...]:
        """The questions whose words nobody has told."""
        return tuple(q for indicator in self.indicators for q in indicator.questions if q not in self.titles)

    @cached_property
    def whole_of(self) -> dict[str, Instrument]:
        """Part of an instrument → the instrument."""
        return {part: instrument for instrument in self.instruments for part in instrument.parts}

    @cached_property
    def level_instruments(self) -> tuple[str, ...]:
        """The figures the level rule calls "every instrument": IIT, EIT1, EIT2, OIT."""
        return tuple(key for i in self.instruments for key in (i.parts or (i.key,)))

    def keys_of_question(self, question: str) -> tuple[str, ...]:
        """The keys a question's scores are kept under: one, or one for each part of its instrument."""
        parts = len(self.instrument(self.indicator_of_question(question).instrument).parts)
        return tuple(f"{question}/{n}" for n in range(1, parts + 1)) or (question,)

    def indicator_of_question(self, question: str) -> Indicator:
        """The indicator a question such as "i3" belongs to; KeyError when the year has no such question."""
        for indicator in self.indicators:
            if question in indicator.questions:
                return indicator
        raise KeyError(question)

    def instrument(self, key: str) -> Instrument:
        return next(i for i in self.instruments if i.key == key)

    def indicator(self, number: int | str) -> Indicator:
        return next(i for i in self.indicators if i.key == str(number))

    def indicators_of(self, instrument: str) -> tuple[Indicator, ...]:
        return tuple(i for i in self.indicators if i.instrument == instrument)

    def item_name(self, item: str, *, printed: bool = False) -> str:
        """The Thai words for a key; KeyError for a key the year does not have.

        `printed` in papers and in texts that go into them: what nobody has checked, or we wrote, is left out there.
        """
        if item == TOTAL:
            return "คะแนนภาพรวม"
        for instrument in self.instruments:
            if item == instrument.key:
                return f"{instrument.name} ({instrument.key})"
            if item in instrument.parts:
                return f"{instrument.key} ส่วนที่ {instrument.parts.index(item) + 1}"
        if item.isdigit():
            return f"ตัวชี้วัดที่ {item} {self.indicator(item).name}"
        if item in self.items:
            question, _, part = item.partition("/")
            number = f"{question} ส่วนที่ {part}" if part else question
            return f"ข้อ {number} {self.words_of(question, printed=printed)}".strip()
        raise KeyError(item)

    def item_alone(self, item: str) -> str:
        """The same away from its indicator: a question of which nobody has told the words is named with it."""
        question = item.partition("/")[0]
        if item in self.headline_set or self.words_of(question):
            return self.item_name(item)
        return f"{self.item_name(item)} ({self.item_name(self.indicator_of_question(question).key)})"

    def question_name(self, question: str, *, printed: bool = False) -> str:
        """A question with what is known of its words."""
        return f"{question} {self.words_of(question, printed=printed)}".strip()

    def words_of(self, question: str, *, printed: bool = False) -> str:
        """A question's title; while it has none, what it asks about, or asked in an earlier year, marked as our words.
        What nobody has checked says so, or is not printed, and ours never are; empty where nothing is known."""
        if title := self.titles.get(question):
            return title.words if title.verified else "" if printed else f"{title.words} ({UNVERIFIED_TITLE})"
        if printed or not (subject := self.subjects.get(question)):
            return ""
        of, here = (f"ในปี {subject.of_year}", f" ปี {self.fiscal_year}") if subject.of_year else ("", "")
        return f"{SUBJECT}{of}: {subject.words} (ระบบสรุป{'' if subject.verified else f'{here} ยังไม่ยืนยัน'})"

    def question_names(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Lines for these questions: one for each of which something is known, the numbers of the others together."""
        names = {question: self.question_name(question) for question in questions}
        named = tuple(f"ข้อ {name}" for question, name in names.items() if name != question)
        others = ", ".join(question for question, name in names.items() if name == question)
        return (*named, f"ข้อ {others}") if others else named

    def explained(self, indicators: Iterable[int], questions: Iterable[str]) -> tuple[str, ...]:
        """What numbers on a page stand for, a line each: indicators, and those of the questions; then the questions."""
        asked = list(questions)
        numbers = {*indicators, *(i.number for i in self.indicators if not set(asked).isdisjoint(i.questions))}
        return (*(self.item_name(str(number)) for number in sorted(numbers)), *map(self.question_words, asked))

    def question_words(self, question: str) -> str:
        """A question's line where its number stands alone: what is known of its words, or that nothing is."""
        return f"ข้อ {question} {self.words_of(question) or NO_TITLE}"


def in_ranges(questions: Iterable[str]) -> str:
    """Questions as people write them: "i1–i15, e2, o1–o3"."""
    runs: list[list[str]] = []
    for question in questions:
        if runs and runs[-1][-1] == f"{question[0]}{int(question[1:]) - 1}":
            runs[-1].append(question)
        else:
            runs.append([question])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def known_kinds() -> list[str]:
    """The kinds of agency that have rules: the folders beside this file."""
    return sorted(path.name for path in _FOLDER.iterdir() if any(path.glob("*.toml")))


def known_years(agency_kind: str) -> list[int]:
    """Fiscal years with a rules file for this kind of agency, newest first."""
    return sorted((int(path.stem) for path in (_FOLDER / agency_kind).glob("*.toml")), reverse=True)


@cache
def file_data(fiscal_year: int, agency_kind: str) -> dict[str, Any]:
    """A year's data file as it stands; do not change what is returned. Raises UnknownRules."""
    path = _FOLDER / agency_kind / f"{fiscal_year}.toml"
    if not path.is_file():
        raise UnknownRules(fiscal_year)
    data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    for group in data.get("subjects", ()):
        if "of_year" in group:  # nobody knows what this year's questions ask about
            earlier = file_data(group["of_year"], agency_kind)["subjects"]
            group["names"] = {q: words for each in earlier for q, words in each["names"].items()}
    return data


@cache
def rules_for(fiscal_year: int, agency_kind: str) -> Rules:
    """The rules of a year's data file, without corrections (see scores.current_rules). Raises UnknownRules."""
    return build_rules(file_data(fiscal_year, agency_kind))


def build_rules(data: Mapping[str, Any]) -> Rules:
    """Rules from the content of a data file. Raises RulesError when they contradict themselves."""
    rules = Rules(
        fiscal_year=data["fiscal_year"],
        agency_kind=data["agency_kind"],
        target=Decimal(data["target"]),
        weights_verified=is_verified(data["weights_certainty"]),
        tolerance=Decimal(data["tolerance"]),
        sources=tuple(data["sources"]),
        notes=tuple(data["notes"]),
        instruments=tuple(
            Instrument(i["key"], i["name"], Decimal(i["weight"]), tuple(i.get("parts", ())))
            for i in data["instruments"]
        ),
        indicators=tuple(
            Indicator(
                number=i["number"],
                name=i["name"],
                instrument=i["instrument"],
                questions=tuple(i["questions"]),
                questions_verified=is_verified(i["questions_certainty"]),
                sub_indicators=tuple(map(tuple, i.get("sub_indicators", ()))),
                sub_verified=is_verified(i.get("sub_certainty", "")),
                meaning=i.get("meaning", ""),
            )
            for i in data["indicators"]
        ),
        levels=tuple(
            LevelStep(
                s["name"], Decimal(s["total"]), Decimal(s["every_instrument"]) if "every_instrument" in s else None
            )
            for s in data["levels"]["steps"]
        ),
        levels_verified=is_verified(data["levels"]["certainty"]),
        titles=read_titles(data),
        subjects=read_titles(data, "subjects"),
        duties=read_duties(data),
    )
    _check(rules)
    return rules


def _check(rules: Rules) -> None:
    if sum(i.weight for i in rules.instruments) != 1:
        raise RulesError("น้ำหนักของเครื่องมือรวมกันต้องได้ 1")
    questions = [question for i in rules.indicators for question in i.questions]
    if doubled := {question for question in questions if questions.count(question) > 1}:
        raise RulesError(f"ข้อ {', '.join(sorted(doubled))} อยู่มากกว่าหนึ่งตัวชี้วัด")
    for indicator in rules.indicators:
        grouped = [question for group in indicator.sub_indicators for question in group]
        if grouped and sorted(grouped) != sorted(indicator.questions):
            raise RulesError(f"ตัวชี้วัดย่อยของตัวชี้วัดที่ {indicator.number} ต้องมีข้อครบและไม่ซ้ำกัน")
    totals = [step.total for step in rules.levels]
    if totals != sorted(totals, reverse=True) or totals[-1] != 0:
        raise RulesError("ระดับต้องเรียงจากสูงไปต่ำและระดับสุดท้ายต้องเริ่มที่ 0")
