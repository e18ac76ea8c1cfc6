"""What stands behind a place of a sentence: the next figure, a bound, a count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from proofreading.claims import Span
from proofreading.facts import LEAST, ProofFacts
from proofreading.tokens import Token, count_in, instrument_of

# What may stand between a subject and its figure.
_LIGHT = frozenset(
    [
        "filler",
        "got",
        "town",
        "result",
        "total",
        "year",
        "bare",
        "before",
        "now",
        "compared",
        "up",
        "down",
        "same",
        "difference",
        "limit",
        "above",
        "below",
        "indicators",
        "from",
        "to",
        "lowest",
        "highest",
    ]
)
# Who may have risen, fallen or reached a bound.
_SUBJECTS = frozenset(["reference", "indicator", "question", "tool", "instrument", "part", "total", "result"])
_CONDITIONS = frozenset(["up", "down", "same", "above", "below", "limit", "bound"])
_TOOLS_BACK = 40  # tokens before an indicator in which its instrument is named
_DIRECTIONS = ("up", "down")
_COMPARING = frozenset(["from", "to", "compared"])
_NO_MEASURE = frozenset(["same", "difference", "above", "below", "limit", "goal", "alien", "level", "leveled"])
_SKIPPED = frozenset(
    ["filler", "town", "result", "total", "year", "bare", "before", "now", "tool", "instrument", "part"]
)
_ENDS_COMPARISON = frozenset(["item", "alien", "break", "up", "down", "counted", "limit"])
_SO_FAR = ("เท่ากับ", "จำนวน", "เป็นจำนวน", "ถึง")  # before how far it is
_ALL = ("ทั้งสิ้น", "ทั้งหมด")
_BETWEEN = " /|→➔➜⇒►>-–—,;"
_SPAN = r"(?:สอง|สาม|สี่|ห้า|(?<![\d.])(?<!ที่)(?<!ที่ )(?<!วัด)(?<!วัด )(?<!ตชว\.)(?<!ตชว\. )(?<!ข้อ)(?<!ข้อ )[2-9] ?)"
_SPAN_BEFORE = re.compile(f"{_SPAN}$")
_MEAN_OF_YEARS = re.compile(rf"เฉลี่ย ?(?:ของ|ใน|รวม|ตลอด|ย้อนหลัง|ทั้ง|รอบ|ช่วง){{0,3}} ?{_SPAN}ปี[^\d\n\t]{{0,30}}$")
_FARTHEST = 60  # letters between "mean" and its figure
WISHES = ("ให้", "ต้อง", "ควร", "จะ", "ไม่", "มิให้คะแนน", "ไม่ให้คะแนน")  # before a word of direction: it is not so
LEADING_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


@dataclass
class Scope:
    """What headings above a sentence say: the item and the year that are spoken of, the instrument of a part.

    `by_name` says that the item's heading is nothing but its name.
    `said` and `spoken` are the last year and the one subject of the line before, () where it had several or none.
    """

    item: str = ""
    by_name: bool = False
    year: int | None = None
    year_at: Span | None = None
    tool: str = ""
    said: int | None = None
    spoken: tuple[str, ...] = ()


@dataclass
class Ahead:
    """A sentence's tokens, and what is known of the paper."""

    text: str
    tokens: Sequence[Token]
    facts: ProofFacts
    scope: Scope

    def _item_named(self, name: str) -> str:
        known = self.facts.years.get(self._paper_year()) or self.facts.years.get(self.facts.assessed)
        return next((item for item, its in known.names.items() if its == name), "") if known else ""

    def _only_connects(self, start: int, end: int) -> bool:
        between = [t for t in self.tokens if start <= t.start and t.end <= end] if end - start < 60 else None
        return between is not None and all(token.kind in ("filler", "tool", "instrument") for token in between)

    def _leads_to_figure(self, place: int) -> bool:
        for token in self.tokens[place + 1 : place + 14]:
            if token.kind == "figure":
                return not self._is_mean_of_years(token)
            if token.kind not in _LIGHT and not self._is_cause_by_score(token):
                return False
        return False

    def _is_cause_by_score(self, token: Token) -> bool:
        """เพราะได้ 85.20: the score itself is the cause."""
        if token.kind != "alien" or token.group("word") not in ("เพราะ", "เนื่องจาก"):
            return False
        place = bisect_left(self.tokens, token.start, key=lambda each: each.start)
        kinds = [behind.kind for behind in self.tokens[place + 1 : place + 3]]
        return kinds[:1] == ["got"] or (kinds[1:] == ["got"] and kinds[0] in ("now", "before", "year"))

    def _figure_at_once(self, place: int) -> bool:
        """Whether nothing but known words of a score stands between a place and the next figure."""
        behind = next((t for t in self.tokens[place + 1 : place + 6] if t.kind not in ("filler", "got")), None)
        return behind is not None and behind.kind == "figure" and not behind.group("sign")

    def _bound_behind(self, place: int) -> Decimal | None:
        """The figure of ต่ำกว่า 85, ต่ำกว่าเกณฑ์ร้อยละ 85; the target where only that is said."""
        goal = False
        for token in self.tokens[place + 1 : place + 6]:
            if token.kind == "figure":
                return Decimal(token.group("v"))
            if token.kind == "bound":
                number = LEADING_NUMBER.match(self.text, token.start)
                return Decimal(number.group()) if number else None
            if token.kind == "limit":
                goal = True
            elif token.kind != "filler":
                break
        return self._target() if goal else None

    def _target(self) -> Decimal:
        known = self.facts.years.get(self._paper_year())
        return known.target if known else Decimal(85)

    def _superlative_of(self, place: int) -> str:
        """What a superlative is of: "score", or "up" or "down" where a change is; "" where that is not known.

        Known words alone may stand between it and what it is said of: พัฒนาการมากที่สุด is no score, and who is farthest
        from a goal has not the highest. มากที่สุด may be of anything, so that a score must be spoken of before it.
        """
        compares, word = False, self.tokens[place].group("word")
        scores, of_anything = "คะแนน" in word, word.startswith(("มาก", "น้อย"))
        for token in reversed(self.tokens[max(0, place - 8) : place]):
            if token.kind in _DIRECTIONS:
                return token.kind
            if token.kind == "got" or (token.kind == "filler" and "คะแนน" in token.group("word")):
                scores = True
            elif token.kind in _COMPARING:
                compares = True
            elif token.kind in _NO_MEASURE:
                return ""
            elif token.kind not in _SKIPPED:
                return "score" if not compares and (scores or not (of_anything or token.kind == "unknown")) else ""
        return "" if compares or (of_anything and not scores) else "score"

    def _tools_named(self, until: int) -> frozenset[str]:
        """The instruments that are spoken of before a place; that of the lines above where none is."""
        place = bisect_left(self.tokens, until, key=lambda each: each.start)
        before = self.tokens[max(0, place - _TOOLS_BACK) : place]
        named = {instrument_of(token) for token in before if token.kind in ("tool", "instrument")}
        return frozenset(named or ({self.scope.tool} if self.scope.tool else ()))

    def _lies_apart(self, place: int) -> int | None:
        """สูงกว่า … อยู่ 3.04: where the word stands to which a figure is how far; None where it is no such figure."""
        before = self.tokens[place - 1] if place else None
        if before is None or before.kind not in ("filler", "got"):
            return None
        word = before.group("word")
        if word != "อยู่" and not (word in _SO_FAR and Decimal(self.tokens[place].group("v")) < LEAST):
            return None
        for index in range(place - 2, max(-1, place - 14), -1):
            if self.tokens[index].kind in ("above", "below"):
                return index
            if self.tokens[index].kind in _ENDS_COMPARISON:
                return None
        return None

    def _is_compared_score(self, place: int) -> bool:
        """สูงกว่าปีก่อน (93.21 คะแนน) อยู่ 3.04: the figure in the brackets is the score of that year."""
        token = self.tokens[place]
        if self.text[max(0, token.start - 1) : token.start] != "(":
            return False
        for index in range(place + 1, min(len(self.tokens), place + 5)):
            if self.tokens[index].kind == "figure":
                return self._lies_apart(index) is not None
            if self.tokens[index].kind != "filler":
                return False
        return False

    def _counts_behind(self, place: int) -> bool:
        behind = self.tokens[place + 1 : place + 4]
        return any(token.kind == "counted" for token in behind)

    def _counts_indicators(self, place: int) -> bool:
        """ตัวชี้วัดที่คะแนนสูงขึ้นมี ๕ ตัวชี้วัด: what was said before the count is said of those that are counted."""
        for token in reversed(self.tokens[max(0, place - 8) : place]):
            if token.kind == "indicators":
                return True
            if token.kind == "counted":
                return self._counts_what_went_before(token)
            if token.kind not in ("filler", "got", "up", "down", "same"):
                return False
        return False

    def _counts_what_went_before(self, counted: Token) -> bool:
        """เพิ่มขึ้น 4 ตัวชี้วัด ลดลง 2 ตัวชี้วัด: so does the next."""
        place = bisect_left(self.tokens, counted.start, key=lambda each: each.start)
        before = next(
            (each for each in reversed(self.tokens[max(0, place - 4) : place]) if each.kind != "filler"), None
        )
        return before is not None and before.kind in _CONDITIONS

    def _is_somebodys(self, place: int) -> bool:
        """Whether what is said at a place is said of a subject, not of indicators that are counted."""
        for token in reversed(self.tokens[max(0, place - 14) : place]):
            if token.kind in _SUBJECTS:
                return True
            if token.kind in ("indicators", "item", "counted"):
                return False
        return False

    def _counts_at_once(self, place: int, with_bound: bool) -> bool:
        """เพิ่มขึ้นจำนวน ๔ ตัวชี้วัด: the count belongs to the word even where that has a subject."""
        for token in self.tokens[place + 1 : place + 7]:
            if token.kind == "counted":
                return True
            bound = with_bound and token.kind in ("figure", "bound", "limit")
            if not bound and (token.kind != "filler" or token.group("word").endswith("มี")):
                return False
        return False

    def _has_another_beside(self, place: int) -> bool:
        """A second figure follows, and no word says of which year either is: a row of a table (series.py)."""
        behind = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        return (
            behind is not None
            and behind.kind == "figure"
            and not behind.group("sign")
            and ("." in behind.group("v") or behind.group("v") == "100")
            and not self.text[self.tokens[place].end : behind.start].strip(_BETWEEN)
        )

    def _is_mean_of_years(self, token: Token) -> bool:
        """เฉลี่ยสามปี 95.24: nobody's score of a year."""
        return bool(_MEAN_OF_YEARS.search(self.text, max(0, token.start - _FARTHEST), token.start))

    def _spans_years(self, token: Token) -> bool:
        """สามปีที่ผ่านมา: several years, none of which is meant."""
        return bool(_SPAN_BEFORE.search(self.text, max(0, token.start - 5), token.start))

    def _is_whole(self, place: int) -> bool:
        """Whether a count is that of all indicators, of which something is said next: ทั้งสิ้น 10 ตัวชี้วัด."""
        token, behind = self.tokens[place], self.text[self.tokens[place].end :][:4]
        if behind.startswith(("ที่", "ซึ่ง")):
            return False
        known = self.facts.years.get(self._paper_year())
        if known and int(count_in(token)) == len(known.names):
            return True
        for before in reversed(self.tokens[max(0, place - 5) : place]):
            if before.kind == "from" or (before.kind == "filler" and before.group("word").endswith(_ALL)):
                return True
            if before.kind not in ("filler", "indicators"):
                break
        return False

    def _is_counted_behind(self, counted: Token, place: int) -> bool:
        """Whether the count of the condition at a place may stand behind it, and another one's before it.

        น่าพอใจ 9 ตัวชี้วัด ไม่ถึง 85 คะแนน 1 ตัวชี้วัด: the run ends with a count. One that ends with a condition has its
        counts before them.
        """
        if self.text.startswith(("ที่", "ซึ่ง"), counted.end) or not self._counts_at_once(place, with_bound=True):
            return False
        last = ""
        for token in self.tokens[place + 1 : place + 40]:
            if token.kind in ("item", "alien", "reference", "indicator"):
                break
            if token.kind in _CONDITIONS or token.kind == "counted":
                last = token.kind
        return last == "counted"

    def _paper_year(self) -> int:
        return self.scope.year or self.facts.assessed
