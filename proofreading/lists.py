"""Numbers of lists and questions, in the order a reader follows them: along a cell, down a column, down a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from proofreading.claims import NumberClaim
from proofreading.tokens import Token
from proofreading.vocabulary import NUMBERED, one_of

LEAST_LABELS = 3  # that make a list
MOST_BEFORE = 30  # a run of labels may go on from another page; ร้อยละ 85 is none
MOST_INDENT = 40  # letters before a line's number
LEAST_QUESTIONS = 4  # that follow one another: so many are not picked out
MOST_LINES = 4  # from one question of a list to the next
MOST_LEFT_OUT = 2  # numbers of one: where more are, it is no list
_LABEL = re.compile(
    r"[ #*•▪\t-]{0,6}(?P<words>[^\d\s.:#*•▪-][^\d\n\t.:]{0,28}?) ?(?P<n>\d{1,2})(?P<end>[).:\]–-]?)(?![\d.,/%])"
)

# 3.1, 3.2.1 and what they are headings of; คะแนน alone is a figure's unit.
_SUB_HEADING = re.compile(
    r"[ #*\t]{0,8}(?P<words>\d{1,2}\.(?:\d{1,2}\.){0,3})(?P<n>[1-9]\d?)(?P<end>[.)]?)(?= ?(?:[ก-ฮเ-ไA-Z“\"(]|[ieo]\d))"
    r"(?! ?(?:คะแนน(?!ราย|ตาม|ภาพรวม|รวม|เฉลี่ย|ของ|แยก|จำแนก)|น\.|%))"
)
# A row of a table that begins with a number.
_ROW = re.compile(r"[ \t|*#•\x1f]{0,6}(?P<n>\d{1,3})[.)]{0,2} ?[\t|]")
# Before a number and a colon, wherever it stands: a line's beginning may be lost.
_LABELLED = re.compile(rf"(?P<words>{one_of([*NUMBERED, 'ถาม', 'คำถาม', 'ตอบ', 'คำตอบ'])}) ?(?P<n>\d{{1,2}}) ?:")


class ListNumber(NamedTuple):
    """A list's number and its characters; `below` where it begins the line just below the number before it."""

    value: int
    start: int
    end: int
    below: bool = False


def style_of(text: str, token: Token) -> str:
    """How the list numbers: "1." and "1)" and "(1)" are three lists."""
    written = text[token.start : token.end]
    return "".join(letter for letter in written if not letter.isdigit())


def number_of(token: Token) -> ListNumber:
    start = token.match.start("i") if token.match else token.start
    digits = token.group("i")
    return ListNumber(int(digits), start, start + len(digits))


def numbers_of_lines(text: str, tokens: Sequence[Token]) -> Iterator[ListNumber]:
    """The numbers of lines and of what stands in them, in order."""
    last = -1
    for token in tokens:
        number = number_of(token)
        begins = max(0, token.start - MOST_INDENT)
        before = text[max(begins, text.rfind("\n", begins, token.start) + 1) : token.start]
        at_start = not before.strip(" #*\t•-")
        yield number._replace(below=at_start and last >= 0 and text.count("\n", last, token.start) == 1)
        last = token.start


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
        # In prose it may be a reference to that number.
        goes_back = value == self._last and number.below if self._around is not None else 1 < value <= self._last
        left_out = number.below and value > expected and (self._run > 2 or behind == value + 1)
        sure = resumes or (self._run > 1 and (goes_back or left_out))
        self._last = expected if resumes or behind is None else value
        self._run = self._run + 1 if resumes else 0
        return NumberClaim(start=number.start, end=number.end, number=str(value), expected=str(expected), sure=sure)


def item_claims(text: str, lists: Sequence[Sequence[Token]]) -> Iterator[NumberClaim]:
    """Numbers of a page's lists; a new one of `lists` begins behind each table, and in each cell."""
    for style in sorted({style_of(text, token) for tokens in lists for token in tokens}):
        of_style = [[token for token in tokens if style_of(text, token) == style] for tokens in lists]
        runs = [list(numbers_of_lines(text, tokens)) for tokens in of_style if tokens]
        for numbers in runs:
            yield from Track(nested=True).take(numbers, fresh=False)
        yield from _resumed(runs)


def _resumed(runs: Sequence[Sequence[ListNumber]]) -> Iterator[NumberClaim]:
    """A list that a table interrupts goes on with its next number, and no cell holds 1, the next 1 and 3: doubts."""
    ends: set[int] = set()  # numbers that would go on with a list
    for last, this in pairwise(runs):
        ends.update(number.value + 1 for number, behind in pairwise(last) if behind.value == 1)
        ends.add(last[-1].value + 1)
        first, expected = this[0], last[-1].value + 1
        repeats = len(last) == 1 == first.value == last[0].value and [number.value for number in this[1:2]] == [3]
        jumps = 1 < first.value <= expected + MOST_LEFT_OUT and first.value not in ends and expected > 2
        if repeats or jumps:
            yield NumberClaim(
                start=first.start, end=first.end, number=str(first.value), expected=str(expected), sure=False
            )
        ends.discard(first.value)


def label_claims(lines: Sequence[tuple[int, str]], text: str, names: Mapping[str, str]) -> Iterator[NumberClaim]:
    """Lines that begin with the same words and a number: ข้อตรวจพบที่ 1, ข้อตรวจพบที่ 2; 3.1, 3.2. One may be wrong.

    `lines` with the places where they begin in the text; `names` are the indicators' by their numbers. It is sure where
    all others follow one another from 1 on; doubtful where the list goes on from a number that jumps.
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
    yield from _doubtful(text, names)


def row_number_claims(numbers: Sequence[ListNumber]) -> Iterator[NumberClaim]:
    """The one number down a column that does not follow, where all others do from 1 on."""
    for run in _runs(numbers):
        wrong = [place for place, number in enumerate(run) if number.value != place + 1]
        if len(run) > LEAST_LABELS and len(wrong) == 1:
            yield _out_of_order(run, wrong[0], sure=wrong[0] < len(run) - 1)


def _doubtful(text: str, names: Mapping[str, str]) -> Iterator[NumberClaim]:
    """The one number that repeats or jumps where all others go on: of the rows of a table, or of labels wherever they
    stand (ถาม 9: … ถาม 10: …). Not in a row that its own indicator's name follows, by `names`.
    """
    rows: list[ListNumber] = []
    own: set[int] = set()
    start, away, ranks = 0, 0, False
    for line in text.split("\n"):
        match = _ROW.match(line)
        ranks = ranks if match or "\t" not in line else "อันดับ" in line  # those that are equal share one
        match = None if ranks else match
        away = 0 if match else away + 1
        if match:
            at = start + match.start("n")
            rows.append(ListNumber(int(match["n"]), at, at + len(match["n"])))
            own |= {at} if names.get(match["n"], line) in line[match.end() :] else set()
        elif away > MOST_LINES or "\t" not in line:
            yield from _doubtful_runs(rows, own)
            rows = []
        start += len(line) + 1
    yield from _doubtful_runs(rows, own)
    labels: dict[str, list[ListNumber]] = defaultdict(list)
    for match in _LABELLED.finditer(text):
        labels[match["words"]].append(ListNumber(int(match["n"]), *match.span("n")))
    for numbers in labels.values():
        yield from _doubtful_runs(numbers, own)


def _doubtful_runs(numbers: Sequence[ListNumber], own: Set[int]) -> Iterator[NumberClaim]:
    """The last of a run may be picked out, unless it is said twice or many go before."""
    for run in _runs(numbers):
        wrong = [place for place, number in enumerate(run) if number.value != run[0].value + place]
        if len(run) < LEAST_LABELS or len(wrong) != 1 or run[wrong[0]].start in own or run[0].value > MOST_BEFORE:
            continue
        number, expected = run[wrong[0]], run[0].value + wrong[0]
        if number is not run[-1] or number.value == expected - 1 or len(run) > LEAST_QUESTIONS:
            yield replace(_out_of_order(run, wrong[0], sure=False), expected=str(expected))


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


class _Question(NamedTuple):
    """A question's letter and number, its line, and the characters of its number."""

    letter: str
    number: int
    line: int
    start: int
    end: int


def _questions_of(text: str, tokens: Sequence[Token]) -> Iterator[_Question]:
    line = place = 0
    for token in tokens:
        line += text.count("\n", place, token.start)
        place = token.start
        digits = token.group("qn") or token.group("zero")
        yield _Question(token.group("q").lower() or "o", int(digits), line, token.end - len(digits), token.end)


def question_claims(text: str, tokens: Sequence[Token]) -> list[NumberClaim]:
    """A question that is left out of a list, in which each stands in a line or row of its own, just below the last.

    Those that are picked out of a questionnaire are no list: it is sure where four or more follow one another before
    it, and one behind.
    """
    questions = list(_questions_of(text, tokens))
    claims, run = [], 1
    for place, (last, this) in enumerate(pairwise(questions), 1):
        below = last.letter == this.letter and 0 < this.line - last.line <= MOST_LINES
        if below and run > 1 and last.number + 1 < this.number <= last.number + MOST_LEFT_OUT + 1:
            behind = questions[place + 1] if place + 1 < len(questions) else None
            goes_on = behind is not None and (behind.letter, behind.number) == (this.letter, this.number + 1)
            if not goes_on and run < LEAST_QUESTIONS:
                run = 1  # the last of a few: picked out
                continue
            claims.append(
                NumberClaim(
                    start=this.start,
                    end=this.end,
                    number=f"{this.letter}{this.number}",
                    expected=f"{this.letter}{last.number + 1}",
                    sure=goes_on and run >= LEAST_QUESTIONS and this.number == last.number + 2,
                )
            )
            run += 1
        elif below and this.number == last.number + 1:
            run += 1
        elif (last.letter, last.number) != (this.letter, this.number):
            run = 1
    return claims
