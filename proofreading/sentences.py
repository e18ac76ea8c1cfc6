"""What the words of one sentence, list item or cell say: tokens → claims, by a closed list of constructions.

A sentence has a subject (an indicator, an instrument, the total …), which holds until the next one, and a licence,
which the first unknown word ends. The rules of the walk are methods, one for each class of token: here those of cues,
figures and counts, in levels.py those of levels, in subjects.py those of subjects and years.
"""

from __future__ import annotations

import re
from decimal import Decimal

from proofreading.ahead import LEADING_NUMBER, WISHES
from proofreading.claims import ChangeClaim, Claim, CountClaim, ScoreClaim, Span
from proofreading.facts import LEAST, WEIGHTS
from proofreading.levels import Levels
from proofreading.lines import has_two_decimals
from proofreading.tokens import Token, count_in

_SIGN = {"up": 1, "down": -1}
_LEVEL_LABELS = ("ผลการประเมิน", "ผลประเมิน", "ผลที่ได้")  # with a colon behind them a level follows
_WEIGHED = frozenset(["IIT", "EIT", "OIT"])
# ผ่านเป้าหมายแต่ได้คะแนนต่ำกว่า 95, 85 ถึงต่ำกว่า 95
_SECOND_BOUND = re.compile(r"(?:เป้าหมาย|เกณฑ์|\d)[ก-๙ ]{0,12}?(?:(?<!ตั้ง)แต่|ถึง)(?:ยัง|ได้|มี|คะแนน)* ?\Z")
WISH = 80  # letters behind a wish, or what something means, in which figures are its own
_CAUSES = ("ทำให้", "ส่งผลให้", "เป็นผลให้")  # before a word of direction, no wish


class Sentence(Levels):
    """The walk through one sentence."""

    def read(self) -> list[Claim]:
        for place, token in enumerate(self.tokens):
            if place <= self.skip:
                continue
            handle = _HANDLERS.get(token.kind)
            if handle is None:
                self._unknown(place, token)
            else:
                handle(self, place, token)
        return self.claims

    def _filler(self, place: int, token: Token) -> None:
        word = token.group("word")
        if word.endswith("ระดับ") or (word in _LEVEL_LABELS and self._labels_level(place)):
            self.leveled = True
        if word.startswith("ผล") or "คะแนน" in word:
            self.about = True
        self._mean(word)

    def _labels_level(self, place: int) -> bool:
        """ผลการประเมิน: ผ่านดี, or without the colon where nothing follows in its line."""
        token, behind = self.tokens[place], self.tokens[place + 1 : place + 2]
        if self.text[token.end : token.end + 4].lstrip().startswith(":"):
            return True
        ends = behind and self.text[behind[0].end : behind[0].end + 1] in ("", "\n", ")")
        return bool(ends) and behind[0].kind == "leveled" and not self.text[token.end : behind[0].start].strip()

    def _moved(self, place: int, token: Token) -> None:
        if self._is_wished(token):
            self._unknown(place, token)
            return
        self.cue, self.cue_at = token.kind, (token.start, token.end)
        self._condition(place, token.kind, None)

    def _is_wished(self, token: Token) -> bool:
        """ควรพัฒนาให้ดีขึ้น, มิให้ลดลง: nothing moved."""
        return self.text.endswith(WISHES, 0, token.start) and not self.text.endswith(_CAUSES, 0, token.start)

    def _same(self, place: int, token: Token) -> None:
        if place and self.tokens[place - 1].kind == "leveled":
            return  # it is the level that stayed
        self._condition(place, "same", None)
        if self._spoken_of() and self.sure and not self._counts_behind(place):
            self._change(place, token.start, token.end, 0, None, (token.start, token.end))

    def _compare(self, place: int, token: Token) -> None:
        """สูงกว่า, ต่ำกว่า: with a year a change, with a figure a bound."""
        bound = self._bound_behind(place)
        if bound is not None and _SECOND_BOUND.search(self.text, max(0, token.start - 60), token.start):
            self.condition = None  # between two bounds: checks.doubtful_words knows how many are there
        elif bound is not None:
            self._condition(place, "below" if token.kind == "below" else "above", bound)
        self.cue, self.cue_at = token.kind, (token.start, token.end)  # past a count: the bound is no score

    def _limit(self, place: int, token: Token) -> None:
        word = token.group("word")
        if word in ("ผ่านเกณฑ์", "ไม่ผ่านเกณฑ์"):
            self._condition(
                place, "reached" if word == "ผ่านเกณฑ์" else "below", self._bound_behind(place) or self._target()
            )
        elif word in ("เต็ม", "เต็มร้อย", "คะแนนเต็ม"):
            self._condition(place, "full", None)
        self.weighed = self.weighed or word.endswith("น้ำหนัก")
        self.cue = "limit"

    def _bound(self, place: int, token: Token) -> None:
        written = self.text[token.start : token.end]
        if written.endswith("เต็ม") and self.condition is None:
            self._condition(place, "full", None)
        elif written.endswith("ขึ้นไป") and (number := LEADING_NUMBER.match(written)):
            self._condition(place, "reached", Decimal(number.group()))
        if self.cue == "limit":
            self.cue = ""

    def _from(self, place: int, token: Token) -> None:
        found = self._from_to(place)
        if found is not None and self.subject:
            first, last, year_first, year_last = found
            now = year_last or self.once or (self.year if self.year_at else None) or self._paper_year()
            before = year_first or (now - 1)
            for index, year in ((first, before), (last, now)):
                self._score(self.tokens[index], (year,), None)
            self.pair = (Decimal(self.tokens[first].group("v")), Decimal(self.tokens[last].group("v")))
            if self.cue in ("up", "down"):
                self._change(place, *self.cue_at, _SIGN[self.cue], None, self.cue_at)
            self.cue, self.skip = "", last
            self.compared = before
            self.used, self.chain, self.years = True, [], []
        elif (
            found is None
            and ("เดิม" in token.group("word") or "เคย" in token.group("word") or self._leads_to_full(place))
            and self._figure_at_once(place)
        ):
            self.once, self.once_at = (self.year if self.year_at and self.year else self._paper_year()) - 1, None
            self.introduced = True

    def _leads_to_full(self, place: int) -> bool:
        """จาก 95.00 เป็น 100 คะแนนเต็ม."""
        behind = [each for each in self.tokens[place + 1 : place + 9] if each.kind not in ("filler", "got")][:3]
        kinds = [each.kind for each in behind]
        full = kinds[:2] == ["figure", "to"] and kinds[2:] in (["bound"], ["limit"])
        return full and "เต็ม" in self.text[behind[2].start : behind[2].end]

    def _differs(self, place: int, token: Token) -> None:
        self.cue = "difference"

    def _to(self, place: int, token: Token) -> None:
        if self.cue in ("up", "down"):
            self.cue = ""

    def _goal(self, place: int, token: Token) -> None:
        self.wished, self.wished_at = True, token.end
        self._unknown(place, token)

    def _neutral(self, place: int, token: Token) -> None:
        """Compared with, a figure's unit: they neither bind nor loosen."""

    def _figure(self, place: int, token: Token) -> None:
        wished = self.wished and token.start - self.wished_at < WISH
        if not self._read_figure(place, token) or (self.subject == () and not self.caused) or wished:
            self.others.add(token.start)

    def _read_figure(self, place: int, token: Token) -> bool:
        """Whether the figure may be a score or a change at all."""
        if (compared := self._lies_apart(place)) is not None and not self._against_year(compared):
            self.used = True
            self.apart, self.cue = False, ""
            return False  # how far it is from somebody else, or from a goal
        if self.cue in ("up", "down") and self.compared is not None and self._is_compared_score(place):
            self._score(token, (self.compared,), self.compared_at)
            self.used = True
            return True
        if self.cue in ("limit", "below", "above"):
            self.cue, self.years, self.apart = "", [], token.group("v") != "100"
            return False
        if self.apart and self.cue not in ("up", "down"):  # how far it is from the bound
            self.apart = False
            return False
        if self._is_mean_of_years(token):
            return False
        value = Decimal(token.group("v"))
        sign = token.group("sign")
        most, self.most = self.most, ""
        if most and not self.cue and not sign and value < LEAST:
            if most not in _SIGN:
                return False  # how far it is from whatever the superlative is of
            self.cue, self.cue_at = most, (token.start, token.end)  # ที่เพิ่มขึ้นมากที่สุดคือ … (1.70)
        if (
            self.used
            and not sign
            and not self.cue
            and self.subject
            and self.text[max(0, token.start - 1) : token.start] == "("
        ):
            return True  # beside a figure, in brackets: of another year, or how it changed
        if not place and value < 20 and not sign:
            return False  # 2.1 of a heading
        differs, self.cue = self.cue == "difference", "" if self.cue == "difference" else self.cue
        if differs and not sign and value:
            self.years = []
        elif (sign or differs) and self._spoken_of():
            self._change(
                place,
                token.start,
                token.end,
                0 if not value else -1 if sign in "-−–" else 1,
                value,
                (token.start, token.start + 1),
            )
        elif self.cue in ("up", "down"):
            self._change(place, token.end - len(token.group("v")), token.end, _SIGN[self.cue], value, self.cue_at)
            self.cue = ""
        elif not self._zipped(place) and not self._has_another_beside(place):
            years, at = self._years_meant(place)
            self._score(token, years, at)
        self.once, self.against, self.leading, self.introduced = None, None, None, False
        self.used, self.chain, self.years = True, [], []
        return True

    def _against_year(self, place: int) -> bool:
        """สูงกว่าปีก่อน … อยู่: whether a word compares with a year; then it is against that how far a figure is."""
        year = self._year_compared(place)
        if year is None:
            return False
        token = self.tokens[place]
        self.compared, self.years, self.once = year, [], None
        self.cue, self.cue_at = "up" if token.kind == "above" else "down", (token.start, token.end)
        return True

    def _score(self, token: Token, years: tuple[int, ...], year_at: Span | None) -> None:
        value = Decimal(token.group("v"))
        items, sure = self._spoken_of(), self.sure
        weighs = self.weighed or (value in WEIGHTS and _WEIGHED.issuperset(items))
        if weighs and "." not in token.group("v") and value != 100:
            return
        if "." not in token.group("v") and value != 100 and not self._means_score(token):
            return
        sure = sure and (not self.used or self.introduced)
        if not items or (not sure and (self.soft or self.wished or not self._may_be_meant(token))):
            return
        if self.soft and len(items) > 1:
            sure = False
        start = token.end - len(token.group("v")) - len(token.group("of"))
        self.claims.append(
            ScoreClaim(
                start=start,
                end=start + len(token.group("v")),
                sure=sure,
                strict=self.named and len(items) == 1 and (not self.used or bool(self.years)),
                items=items,
                years=years,
                value=value,
                year_at=year_at,
            )
        )

    def _may_be_meant(self, token: Token) -> bool:
        """Whether a figure without a licence is worth a warning.

        It is where it is called a score, or is the first behind a subject that was named, written as scores are.
        """
        written = token.group("v")
        return "." in written and (self._means_score(token) or (not self.used and has_two_decimals(written)))

    def _means_score(self, token: Token) -> bool:
        before = self.text[max(0, token.start - 8) : token.start].rstrip()
        return self.text[token.end : token.end + 8].lstrip().startswith("คะแนน") or before.endswith("ร้อยละ")

    def _zipped(self, place: int) -> bool:
        """Several subjects, or years, and as many figures: each its own."""
        several = [(item,) for items in self.chain or [self.subject or ()] for item in items]
        count = len(several) if len(several) > 1 else len(self.years)
        if count < 2 or not self.subject:
            return False
        run = [place]
        for index in range(place + 1, min(len(self.tokens), place + 3 * count)):
            kind = self.tokens[index].kind
            if kind == "figure" and not self.tokens[index].group("sign"):
                run.append(index)
            elif kind != "filler":
                break
        if len(run) != count:
            return False
        years, at = self._years_meant(run[-1])
        subject = self.subject
        for number, index in enumerate(run):
            self.subject = several[number] if len(several) > 1 else subject
            self._score(self.tokens[index], years if len(several) > 1 else (self.years[number],), at)
        self.skip = max(self.skip, run[-1])
        return True

    def _change(self, place: int, start: int, end: int, direction: int, amount: Decimal | None, word_at: Span) -> None:
        items = self._spoken_of()
        if len(items) != 1 or not self.sure:
            return
        now = self.year if self.year is not None and not self.relative else self._paper_year()
        leading = self.leading if self.leading is not None and self.leading != now else now - 1
        before = self.compared if self.compared is not None else leading
        if self.compared is None and self.year_at is not None and now < self.facts.assessed:
            now, before = self.facts.assessed, now
        if before > now:
            before, now = now, self.facts.assessed if before == now else before
        self.claims.append(
            ChangeClaim(
                start=start,
                end=end,
                sure=self.sure,
                strict=self.named and (self.compared is not None or self.pair is not None),
                items=items,
                years=(before, now),
                direction=direction,
                amount=amount,
                word_at=word_at,
                pair=self.pair,
            )
        )
        self.pair = None

    def _condition(self, place: int, what: str, bound: Decimal | None) -> None:
        if self.counted is None and self._is_somebodys(place) and not self._counts_at_once(place, bound is not None):
            self.condition = None
            return
        self.condition = (what, bound)
        if self.counted is not None and self._is_counted_behind(self.counted, place):
            self.counted, self.count_sure = None, False
        elif self.counted is not None and self.count_sure:
            self._count(self.counted)
            self.counted = None
        elif not self.count_sure:
            self.count_sure = True

    def _counting(self, place: int, token: Token) -> None:
        if place and self.tokens[place - 1].kind == "from":
            self.counted = None
        elif self.cue == "limit" and self.condition is None:
            self.cue = ""
        elif self.condition is not None and (
            not self.text.startswith(("ที่", "ซึ่ง"), token.end) or self._counts_indicators(place)
        ):
            self._count(token)
        else:
            self.counted, self.count_sure, self.condition = None if self._is_whole(place) else token, True, None
        self.used = True

    def _count(self, token: Token) -> None:
        if self.condition is None:
            return
        what, bound = self.condition
        number = count_in(token)
        self.claims.append(
            CountClaim(
                start=token.start,
                end=token.start + len(number),
                sure=self.count_sure,
                strict=not self.strange or bound is not None,
                number=int(number),
                what=what,
                bound=bound,
                years=self._years_said(),
            )
        )
        self.condition, self.cue, self.strange = None, "", False


_HANDLERS = {
    "reference": Sentence._reference,
    "indicator": Sentence._indicator,
    "question": Sentence._question,
    "tool": Sentence._instrument,
    "instrument": Sentence._instrument,
    "part": Sentence._part,
    "total": Sentence._total,
    "result": Sentence._result,
    "town": Sentence._result,
    "alien": Sentence._alien,
    "item": Sentence._item,
    "year": Sentence._year,
    "bare": Sentence._year,
    "before": Sentence._before,
    "now": Sentence._now,
    "that_year": Sentence._that_year,
    "that_one": Sentence._that_one,
    "filler": Sentence._filler,
    "got": Sentence._got,
    "up": Sentence._moved,
    "down": Sentence._moved,
    "same": Sentence._same,
    "difference": Sentence._differs,
    "above": Sentence._compare,
    "below": Sentence._compare,
    "limit": Sentence._limit,
    "bound": Sentence._bound,
    "from": Sentence._from,
    "to": Sentence._to,
    "goal": Sentence._goal,
    "compared": Sentence._neutral,
    "lowest": Sentence._extremes,
    "highest": Sentence._extremes,
    "up_most": Sentence._extremes,
    "down_most": Sentence._extremes,
    "indicators": Sentence._indicators,
    "figure": Sentence._figure,
    "leveled": Sentence._level,
    "level": Sentence._leveling,
    "counted": Sentence._counting,
}
