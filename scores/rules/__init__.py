"""The assessment's rules: one data file per fiscal year and kind of agency, and the frozen classes that hold it.

A year without a file is an error, never another year's rules. Each file names its sources and marks what is not
verified; unverified derivations are shown as such and never computed from.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

_FOLDER = Path(__file__).parent
TOTAL = "total"


class UnknownRules(LookupError):
    """There is no rules file for this fiscal year and kind of agency."""


@dataclass(frozen=True)
class Instrument:
    """IIT, EIT or OIT: its weight in the total and, for EIT, the two parts whose mean it is."""

    key: str
    name: str
    weight: Decimal
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """One of the ten indicators, the questions it is made of and how sure we are of these."""

    number: int
    name: str
    instrument: str
    questions: tuple[str, ...]
    questions_verified: bool
    sub_indicators: tuple[tuple[str, ...], ...] = ()

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
class Rules:
    """Everything that was announced for one fiscal year (Buddhist Era) and kind of agency."""

    fiscal_year: int
    agency_kind: str
    target: Decimal
    tolerance: Decimal
    sources: tuple[str, ...]
    notes: tuple[str, ...]
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    levels: tuple[LevelStep, ...]
    levels_verified: bool

    @cached_property
    def headline_items(self) -> tuple[str, ...]:
        """Keys in the order results are printed: total, instruments with their parts, indicators."""
        instruments = (key for i in self.instruments for key in (i.key, *i.parts))
        return (TOTAL, *instruments, *(i.key for i in self.indicators))

    @cached_property
    def question_items(self) -> dict[str, tuple[str, ...]]:
        """Indicator key → keys of its questions; a question asked in two parts has two ("e1/1", "e1/2")."""
        return {i.key: tuple(key for q in i.questions for key in self.keys_of_question(q)) for i in self.indicators}

    @cached_property
    def items(self) -> frozenset[str]:
        """Every key a figure of this year may have."""
        return frozenset(self.headline_items) | {key for keys in self.question_items.values() for key in keys}

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

    def item_name(self, item: str) -> str:
        """The Thai words for a key, as results print them; KeyError for a key the year does not have."""
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
            return f"ข้อ {question}" + (f" ส่วนที่ {part}" if part else "")
        raise KeyError(item)


def known_years(agency_kind: str) -> list[int]:
    """Fiscal years with a rules file for this kind of agency, newest first."""
    return sorted((int(path.stem) for path in (_FOLDER / agency_kind).glob("*.toml")), reverse=True)


@cache
def rules_for(fiscal_year: int, agency_kind: str) -> Rules:
    """The rules of a fiscal year (Buddhist Era) for a kind of agency ("municipality"). Raises UnknownRules."""
    path = _FOLDER / agency_kind / f"{fiscal_year}.toml"
    if not path.is_file():
        raise UnknownRules(f"ยังไม่มีหลักเกณฑ์การประเมินของปีงบประมาณ พ.ศ. {fiscal_year} สำหรับหน่วยงานประเภทนี้")
    data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    return Rules(
        fiscal_year=data["fiscal_year"],
        agency_kind=data["agency_kind"],
        target=Decimal(data["target"]),
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
                questions_verified=i["questions_certainty"] == "verified",
                sub_indicators=tuple(map(tuple, i.get("sub_indicators", ()))),
            )
            for i in data["indicators"]
        ),
        levels=tuple(
            LevelStep(
                s["name"], Decimal(s["total"]), Decimal(s["every_instrument"]) if "every_instrument" in s else None
            )
            for s in data["levels"]["steps"]
        ),
        levels_verified=data["levels"]["certainty"] == "verified",
    )
