"""Figures that are computed from others: a distance, a share, a weight's part, a sum, a mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from proofreading.checks.figures import CENT, HUNDRED
from proofreading.checks.judgements import scores_of
from proofreading.facts import LEAST, WEIGHTS, ProofFacts
from proofreading.surroundings import FIGURE, Surroundings

AROUND = 300  # letters before a figure whose figures it may be computed from
MOST_AROUND, MOST_BEHIND = 16, 4  # figures from which one may be computed
SUMS = 110  # points: a figure above it is a sum
_WHOLE = re.compile(r"(?<![\d.,])\d{1,2}(?![\d.,])")


class ComputedFigures:
    """What figures of a text may be computed from."""

    def __init__(self, around: Surroundings, facts: ProofFacts) -> None:
        self._around, self._facts = around, facts

    def computed(self, value: Decimal, start: int, end: int, items: Collection[str]) -> str:
        """What the figure is, computed from figures and items that stand around it; "" for nothing."""
        before, behind = self._around.text[max(0, start - AROUND) : start], self._around.text[end : end + AROUND // 2]
        of_hundred = before[-12:].rstrip().endswith("ร้อยละ") and value != HUNDRED
        if of_hundred and self._is_share(value, f"{before}\n{behind}"):
            return "สัดส่วน"
        written = [Decimal(each) for each in FIGURE.findall(before)[-MOST_AROUND:]]
        written += [Decimal(each) for each in FIGURE.findall(behind)[:MOST_BEHIND]]
        named = {*items, *self._around.named_in("\n".join(before.split("\n")[-2:]))}
        known = (its.figures[item].value for its in self._facts.years.values() for item in named if item in its.figures)
        figures = sorted({each for each in (*written, *known) if each >= LEAST})
        if value < LEAST:
            if any(b - a == value for a, b in combinations(figures, 2)):
                return "ระยะห่างระหว่างคะแนน"
            shares = (each * weight / 100 for each in figures for weight in WEIGHTS)
            return "คะแนนถ่วงน้ำหนัก" if any(abs(share - value) <= CENT for share in shares) else ""
        if value > SUMS:
            return "ผลรวม"
        if value in self._facts.holders:
            return ""  # somebody's score: no mean is meant
        return "ค่าเฉลี่ย" if any(abs(mean - value) <= CENT for mean in self._means(items, written)) else ""

    def _means(self, items: Collection[str], written: Sequence[Decimal]) -> Iterator[Decimal]:
        """Of the indicators, all and an instrument's; of an item's years; of figures that stand side by side."""
        groups: list[list[Decimal]] = [[a, b] for a, b in pairwise(written) if a != b]
        for its in self._facts.years.values():
            scores = scores_of(its) or {}
            groups.append(list(scores.values()))
            for tool in ("IIT", "EIT", "OIT"):
                groups.append([score for item, score in scores.items() if its.tool_of(item) == tool])
        for item in items:
            its_years = [f.value for year in sorted(self._facts.years) if (f := self._facts.figure(item, year))]
            groups += [its_years, its_years[-2:]]
        yield from (sum(group, Decimal(0)) / len(group) for group in groups if len(group) > 1)

    def _is_share(self, value: Decimal, around: str) -> bool:
        """คิดเป็นร้อยละ 88.89: of two numbers that stand before it."""
        numbers = [int(each) for each in _WHOLE.findall(around)][-MOST_AROUND:]
        return any(whole and abs(Decimal(100 * part) / whole - value) <= CENT for part in numbers for whole in numbers)
