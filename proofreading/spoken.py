"""What a sentence speaks of: its subject, its years, and the licence to bind a figure to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from proofreading.ahead import Ahead
from proofreading.claims import ChangeClaim, Claim, ScoreClaim, Span
from proofreading.facts import TOTAL
from proofreading.tokens import Token, year_of

FILLED = 3  # words between one that compares and its year
MOST_SUBJECTS = 15  # that one list of figures is of
_UNITS_OF_SCORES = frozenset({"คะแนน", "คะแนนเฉลี่ย"})
_IN = ("ใน", "เมื่อ", "ของ", "สำหรับ")  # a year, which a figure may have behind it


@dataclass
class Spoken(Ahead):
    """The state of the walk through one sentence."""

    subject: tuple[str, ...] | None = None  # None: nobody yet; (): somebody else
    claims: list[Claim] = field(default_factory=list)
    sure: bool = True
    soft: bool = False  # the subject is the municipality, or what a heading names
    used: bool = True  # a figure was bound to the subject
    chain: list[tuple[str, ...]] = field(default_factory=list)  # subjects since the last figure
    year: int | None = None
    year_at: Span | None = None
    years: list[int] = field(default_factory=list)  # since the last figure
    compared: int | None = None
    compared_at: Span | None = None
    against: int | None = None  # the same, since the last figure
    leading: int | None = None  # the same, said before the subject: of a change alone
    once: int | None = None  # a year that holds for one figure
    once_at: Span | None = None
    old_year: bool = False  # the year was said of another subject
    relative: bool = False
    cue: str = ""
    cue_at: Span = (0, 0)
    condition: tuple[str, Decimal | None] | None = None
    counted: Token | None = None
    count_sure: bool = True
    leveled: bool = False
    wished: bool = False
    wished_at: int = 0
    about: bool = False  # a result is spoken of
    reference: Token | None = None  # one that may still get its name
    last_name: Token | None = None
    extreme: str = ""
    extreme_of: str = ""  # the superlative's measure: "score", "up", "down"
    most: str = ""  # such a way, or "unknown", until a figure may say how far
    pair: tuple[Decimal, Decimal] | None = None
    introduced: bool = False  # since the last figure, words or a year said that another score follows
    apart: bool = False  # a bound went before: the next figure may be how far it is away
    each_behind: bool = False  # the figure before had its year behind it
    named: bool = False  # the subject is said in this sentence, by its name
    weighed: bool = False  # weights are spoken of
    strange: bool = False  # words nobody knows went before, since the last count
    skip: int = -1
    caused: bool = False  # somebody else is spoken of only as a cause
    others: set[int] = field(default_factory=set)  # where figures begin that are no scores and no changes

    def _take(self, items: tuple[str, ...], *, soft: bool = False) -> None:
        """A new subject; one that still waits for its figure may be meant as well."""
        if not soft and not self.used and self.subject and not self.soft and self.sure and len(self.subject) == 1:
            self.chain = [*self.chain[-MOST_SUBJECTS:], items]
            kinds = {_kind_of(item) for item in (*self.subject, *items)}
            items = items if len(kinds) == 1 else (*self.subject, *items)
        else:
            self.chain = [] if soft else [items]
        self.subject, self.sure, self.soft, self.used = items, True, soft, False
        self.named = not soft
        if self.once is None and not self.relative and self.compared is not None:
            self.leading = self.compared if self.against is not None else None
            self.compared = None
        self.cue, self.leveled, self.pair, self.wished, self.apart = "", False, None, False, False
        self.old_year = self.year is not None and not self.years

    def _year_compared(self, place: int) -> int | None:
        """The year behind a word that compares: สูงกว่าปีก่อน, สูงกว่าผลการประเมินของปี 2567."""
        for token in self.tokens[place + 1 : place + 2 + FILLED]:
            if token.kind in ("year", "bare"):
                return year_of(token.group("y") or token.group("bare"))
            if token.kind == "before":
                return self.facts.assessed - 1
            if not _is_of_result(token):
                return None
        return None

    def _see_year(self, place: int, year: int, at: Span | None) -> None:
        before = self.tokens[place - 1].kind if place else ""
        for token in reversed(self.tokens[max(0, place - 1 - FILLED) : place]):
            if token.kind in ("above", "below"):
                before = token.kind
            if not _is_of_result(token):
                break
        if before in ("compared", "from", "above", "below"):
            self.compared, self.compared_at, self.against = year, at, year
            if before in ("above", "below"):
                self.cue = "up" if before == "above" else "down"
        elif before == "limit":  # ห่างจากปีก่อน
            self.cue, self.compared = "difference", year
        else:
            self.year, self.year_at, self.relative = year, at, at is None
            self.years = [*self.years[-MOST_SUBJECTS:], year]
            self.introduced = True
            self.once, self.old_year = None, False
            self.against = self.against if at is None else None
            if self.compared is not None:  # the comparison is over, but for how far this year is from that
                self.leading, self.compared = self.compared, None
            if self.used and not self.cue:
                self.soft = self.soft or self.subject is None

    def _years_meant(self, place: int) -> tuple[tuple[int, ...], Span | None]:
        """The years that a figure may be of, and where the one is written that it is of."""
        if (behind := self._year_behind(place)) is not None:
            self.skip, year, at = behind
            self.introduced = True
            return (year,), at
        near = None if self.years or self.once is not None else self._year_near(place)
        if near is not None and not self._goes_on(near):  # of this figure, or of the next
            return tuple(dict.fromkeys((*self._years_before()[0], year_of(self.tokens[near].group("y"))))), None
        return self._years_before()

    def _years_before(self) -> tuple[tuple[int, ...], Span | None]:
        """The years that a figure may be of that has none behind it."""
        if self.once is not None:
            return (self.once,), self.once_at
        if self.against is not None:  # จากปีที่แล้ว, and then a figure: of that year, or of this
            year = self.year or self._paper_year()
            return tuple(dict.fromkeys((year, *([year + 1] if self.relative else []), self.against))), None
        if self.year is None:
            return tuple(dict.fromkeys((self._paper_year(), self.facts.assessed))), None
        if self.old_year:
            meant = dict.fromkeys((self._paper_year(), self.year))
            return tuple(year for year in meant if year in self.facts.years) or (self._paper_year(),), None
        return ((self.year, self.year + 1), None) if self.relative else ((self.year,), self.year_at)

    def _years_said(self) -> tuple[int, ...]:
        """The years that what is said in words may be of."""
        if self.year is None:
            return tuple(dict.fromkeys((self._paper_year(), self.facts.assessed)))
        if self.old_year or self.relative:
            return tuple(dict.fromkeys((self.facts.assessed, self._paper_year(), self.year)))
        return (self.year,)

    def _years_of_level(self, place: int) -> tuple[int, ...]:
        """The years that a level may be of: that of the figure before it, or the one compared with, as well.

        96.33 คะแนน ผลปีนี้จึงอยู่ในระดับ: the year that is said behind the figure is meant.
        """
        said, last = self._years_said(), self.claims[-1] if self.claims else None
        now = next((each for each in reversed(self.tokens[max(0, place - 8) : place]) if each.kind == "now"), None)
        if isinstance(last, ScoreClaim) and now is not None and now.start > last.end:
            return said
        if isinstance(last, ChangeClaim) and last.start > (self.compared_at or (0, 0))[0]:
            return said
        scored = last.years if isinstance(last, ScoreClaim) else ()
        others = (*scored, self.once, self.compared, self.leading)
        return tuple(dict.fromkeys((*said, *(year for year in others if year is not None))))

    def _spoken_of(self) -> tuple[str, ...]:
        """The subject, or what the heading names where no other was said."""
        if self.subject is None and self.sure and self.scope.item:
            return (self.scope.item,)
        return self.subject or ()

    def _mean(self, word: str) -> None:
        """คะแนนเฉลี่ย, ทั้งสิ้น after a subject that has its figure: the total may be meant as well."""
        if (
            word.endswith(("คะแนนเฉลี่ย", "ทั้งสิ้น", "รวม"))
            and self.used
            and self.subject
            and TOTAL not in self.subject
            and not self.cue
        ):
            self.subject, self.introduced = (*self.subject, TOTAL), True

    def _year_near(self, place: int) -> int | None:
        """Where a year stands just behind a figure and its unit: ในปี 2567, (ปี 2567)."""
        index, last = place + 1, min(len(self.tokens), place + 4)
        while index < last and self.tokens[index].kind == "filler":
            word = self.tokens[index].group("word")
            if word not in _UNITS_OF_SCORES and not self._leads_in(index):
                return None
            index += 1
        token = self.tokens[index] if index < last else None
        if token is None or token.kind != "year":
            return None
        in_brackets = self.text[max(0, token.start - 1) : token.start] == "("
        return index if in_brackets or token.group("in") or self._leads_in(index - 1) else None

    def _leads_in(self, place: int) -> bool:
        token, behind = self.tokens[place], self.tokens[place + 1 : place + 2]
        return token.kind == "filler" and token.group("word") in _IN and bool(behind) and behind[0].kind == "year"

    def _year_behind(self, place: int) -> tuple[int, int, Span] | None:
        """(ปี 2567) or ในปี 2567 just behind a figure; of the latter only where it does not lead to the next figure.

        เมื่อปี, ของปี, สำหรับปี may as well begin what is said next: only where each figure has its own.
        """
        index = self._year_near(place)
        if index is None:
            self.each_behind = False
            return None
        token = self.tokens[index]
        follows = self._year_follows_next(index)
        in_brackets = self.text[max(0, token.start - 1) : token.start] == "(" and not self._goes_on(index)
        if not in_brackets and (
            not (token.group("in") or follows or self.each_behind) or (self._leads_to_figure(index) and not follows)
        ):
            return None
        self.each_behind = follows
        digits = token.group("y")
        return index, year_of(digits), (token.end - len(digits), token.end)

    def _goes_on(self, place: int) -> bool:
        """Whether a figure follows in the same brackets: (ปี 2567 = 88.11)."""
        for token in self.tokens[place + 1 : place + 4]:
            if token.kind == "figure":
                return ")" not in self.text[self.tokens[place].end : token.start]
            if token.kind not in ("filler", "got"):
                return False
        return False

    def _year_follows_next(self, place: int) -> bool:
        """Whether the next figure has a year behind it, too: then each year belongs to the figure before."""
        figure = next(
            (n for n in range(place + 1, min(place + 14, len(self.tokens))) if self.tokens[n].kind == "figure"), None
        )
        return (
            figure is not None
            and not self.years
            and (year := self._year_near(figure)) is not None
            and self.text[self.tokens[year].start - 1] != "("
        )

    def _from_to(self, place: int) -> tuple[int, int, int | None, int | None] | None:
        """The two figures of จาก X เป็น Y, and the years said beside them."""
        figures: list[int] = []
        years: list[int | None] = [None, None]
        gone_on = False  # past "เป็น": a year before it belongs to the first figure
        for index in range(place + 1, min(len(self.tokens), place + 14)):
            token = self.tokens[index]
            if token.kind == "figure" and not token.group("sign"):
                figures.append(index)
                if len(figures) == 2:
                    behind = self._year_behind(index)
                    return figures[0], index, years[0], years[1] or (behind[1] if behind else None)
            elif token.kind in ("year", "bare"):
                years[len(figures) and int(gone_on)] = year_of(token.group("y") or token.group("bare"))
            elif token.kind == "to":
                if len(figures) != 1:
                    return None
                gone_on = True
            elif token.kind not in ("filler", "got", "to", "town", "before", "now"):
                return None
        return None

    def _unknown(self, place: int, token: Token) -> None:
        self.sure = self.count_sure = False
        self.strange, self.leveled = True, False
        self.extreme = ""
        self.last_name = None
        if self.reference is not None and not self.sure and self.used:
            self.reference = None
        if self.subject is None:
            self.about = self.about or token.kind == "result"


def _is_of_result(token: Token) -> bool:
    """ผลการประเมิน, คะแนน, ของ: between a word that compares and the year whose result is meant."""
    word = token.group("word") if token.kind == "filler" else ""
    return token.kind == "result" or word == "ของ" or "คะแนน" in word or word.startswith("ผล")


def _kind_of(item: str) -> str:
    return "indicator" if item.isdigit() else "part" if item in ("EIT1", "EIT2") else "tool" if item.isupper() else item
