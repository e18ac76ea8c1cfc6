"""Numbers of lists and questions, in the order a reader follows them: along a cell, down a column, down a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from proofreading.claims import NumberClaim
from proofreading.tokens import Token

LEAST_LABELS = 3  # that make a list
MOST_LEFT_OUT = 2  # numbers of one: where more are, it is no list
_LABEL = re.compile(
    r"[ #*•▪\t-]{0,6}(?P<words>[^\d\s.:#*•▪-][^\d\n\t.:]{0,28}?) ?(?P<n>\d{1,2})(?P<end>[).:\]–-]?)(?![\d.,/%])"
)

# 3.1, 3.2.1 and what they are headings of; คะแนน alone is a figure's unit.
_SUB_HEADING = re.compile(
    r"[ #*\t]{0,8}(?P<words>\d{1,2}\.(?:\d{1,2}\.){0,3})(?P<n>[1-9]\d?)(?P<end>[.)]?)(?= ?[ก-ฮเ-ไA-Z“\"(])"
    r"(?! ?(?:คะแนน(?!ราย|ตาม|ภาพรวม|รวม|เฉลี่ย|ของ|แยก|จำแนก)|น\.|%))"
)


class ListNumber(NamedTuple):
    """A list's number and its characters."""

    value: int
    start: int
    end: int


def style_of(text: str, token: Token) -> str:
    """How the list numbers: "1." and "1)" and "(1)" are three lists."""
    written = text[token.start : token.end]
    return "".join(letter for letter in written if not letter.isdigit())


def number_of(token: Token) -> ListNumber:
    start = token.match.start("i") if token.match else token.start
    digits = token.group("i")
    return ListNumber(int(digits), start, start + len(digits))


class Track:
    """One list: each number it is given follows the last, begins a list inside it, or goes on with one around it."""

    def __init__(self, *, nested: bool = False) -> None:
        self._last = 0
        self._run = 0  # numbers that followed one another
        self._around: list[int] | None = [] if nested else None
        self._alone = 0  # cells in a row that held one number, the next
        self._doubtful: NumberClaim | None = None  # may begin the list of a cell; the next cell tells

    def take(self, numbers: Sequence[ListNumber], *, fresh: bool) -> list[NumberClaim]:
        """The numbers of a cell or line in order; `fresh` where another list may begin."""
        claims = []
        for place, number in enumerate(numbers):
            behind = numbers[place + 1].value if place + 1 < len(numbers) else None
            first = fresh and not place
            doubtful, self._doubtful = self._doubtful, None
            if doubtful is not None and first and len(numbers) == 1 and number.value == int(doubtful.expected) + 1:
                claims.append(doubtful)
                self._last = number.value
                continue
            claim = self._next(number, behind, first=first, alone=first and len(numbers) == 1)
            if claim is not None:
                claims.append(claim)
        self._alone = self._alone + 1 if len(numbers) == 1 else 0
        return claims

    def _next(self, number: ListNumber, behind: int | None, *, first: bool, alone: bool) -> NumberClaim | None:
        value, expected = number.value, self._last + 1
        if value == expected:
            self._last = value
            self._run += 1
            return None
        if alone and self._alone == 1 and self._last == 1:
            self._doubtful = NumberClaim(start=number.start, end=number.end, number=str(value), expected=str(expected))
        if value == 1 and (first or not self._last or behind == 2):
            if self._around is not None:
                self._around = [*self._around[-5:], self._last]
            self._last = self._run = 1
            return None
        if self._around is not None and value - 1 in self._around:
            if value == expected + 1:
                return NumberClaim(
                    start=number.start, end=number.end, number=str(value), expected=str(expected), sure=False
                )
            while self._around.pop() != value - 1:
                pass
            self._last = value
            return None
        if not self._last or (first and not (alone and self._alone > 1)):
            self._last = value
            return None
        resumes = behind in (expected, expected + 1)
        sure = resumes or (self._run > 1 and value != 1)
        self._last = expected if resumes or behind is None else value
        self._run = self._run + 1 if resumes else 0
        return NumberClaim(start=number.start, end=number.end, number=str(value), expected=str(expected), sure=sure)


def label_claims(lines: Sequence[tuple[int, str]]) -> Iterator[NumberClaim]:
    """Lines that begin with the same words and a number: ข้อตรวจพบที่ 1, ข้อตรวจพบที่ 2; 3.1, 3.2. One may be wrong.

    `lines` with the places where they begin. It is sure where all others follow one another from 1 on; doubtful where
    the list goes on from a number that jumps.
    """
    lists: dict[tuple[str, str], list[ListNumber]] = defaultdict(list)
    for start, line in lines:
        if match := _LABEL.match(line) or _SUB_HEADING.match(line):
            at = start + match.start("n")
            lists[match["words"].strip(), match["end"]].append(ListNumber(int(match["n"]), at, at + len(match["n"])))
    order = {start: place for place, start in enumerate(sorted(n.start for each in lists.values() for n in each))}
    for (words, _), numbers in lists.items():
        runs = list(_runs(numbers))
        if words.endswith((".", "ที่")):
            yield from _said_twice(runs, order)
        for run in runs:
            wrong = [place for place, number in enumerate(run) if number.value != place + 1]
            if len(run) >= LEAST_LABELS and len(wrong) == 1:
                last = wrong[0] == len(run) - 1
                yield _out_of_order(run, wrong[0], sure=not last or run[wrong[0]].value <= wrong[0])
            elif wrong and run[0].value == 1 and run[wrong[0]].value <= wrong[0] + MOST_LEFT_OUT + 1:
                yield _out_of_order(run, wrong[0], sure=False)


def row_number_claims(numbers: Sequence[ListNumber]) -> Iterator[NumberClaim]:
    """The one number down a column that does not follow, where all others do from 1 on."""
    for run in _runs(numbers):
        wrong = [place for place, number in enumerate(run) if number.value != place + 1]
        if len(run) > LEAST_LABELS and len(wrong) == 1:
            yield _out_of_order(run, wrong[0], sure=wrong[0] < len(run) - 1)


def _said_twice(runs: Sequence[Sequence[ListNumber]], order: Mapping[int, int]) -> Iterator[NumberClaim]:
    """3.1 and again 3.1, with no other number between: the second may be 3.2."""
    for run, behind in pairwise(runs):
        if len(run) == len(behind) == 1 and order[behind[0].start] == order[run[0].start] + 1:
            yield _out_of_order([run[0], behind[0]], 1, sure=False)


def is_heading(line: str) -> bool:
    """Whether a line begins with the number of a section: 3.1, 3.2.1."""
    return bool(_SUB_HEADING.match(line))


def _runs(numbers: Sequence[ListNumber]) -> Iterator[list[ListNumber]]:
    """The lists that the same words number: each begins with 1, unless the next goes on as if it were none."""
    run: list[ListNumber] = []
    for place, number in enumerate(numbers):
        behind = numbers[place + 1].value if place + 1 < len(numbers) else 2
        if run and number.value == 1 and behind != len(run) + 2:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _out_of_order(run: Sequence[ListNumber], place: int, *, sure: bool) -> NumberClaim:
    number = run[place]
    return NumberClaim(start=number.start, end=number.end, number=str(number.value), expected=str(place + 1), sure=sure)


def question_claims(tokens: Sequence[Token]) -> list[NumberClaim]:
    """A question that is left out of a run of at least three that each follow the one before."""
    claims = []
    run, letter, last = 0, "", 0
    for token in tokens:
        if token.kind != "question":
            continue
        kind = token.group("q").lower() or "o"
        digits = token.group("qn") or token.group("zero")
        number = int(digits)
        left_out = kind == letter and run >= 2 and last + 1 < number <= last + 3
        if left_out:
            expected = f"{kind}{last + 1}"
            claims.append(
                NumberClaim(start=token.end - len(digits), end=token.end, number=f"{kind}{number}", expected=expected)
            )
        if left_out or (kind == letter and number == last + 1):
            run += 1
        elif (kind, number) != (letter, last):
            run = 0
        letter, last = kind, number
    return claims
