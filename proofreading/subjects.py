"""Who or what a sentence comes to speak of: references, names, instruments, the total, others; and of which year."""

from __future__ import annotations

from proofreading.claims import Claim, ExtremeClaim, NameClaim, ScoreClaim, YearClaim
from proofreading.facts import TOTAL, ProofFacts
from proofreading.lines import is_in_title
from proofreading.spoken import MOST_SUBJECTS, Spoken
from proofreading.tokens import Token, instrument_of, name_of, year_of
from proofreading.vocabulary import OFFICE_GOT

FAR = 12  # tokens back to the year that is meant
_YEARS = ("year", "bare")
_OF_TOOLS = ("เครื่องมือ", "แบบ")
_PARTS = {"1": "EIT1", "2": "EIT2"}
_IS = ("(", "[", "ซึ่งเป็น", "คือ", "หรือ", ":", "=", "–", "-")

CAUSES = ("เพราะ", "เนื่องจาก", "อันเนื่องมาจาก")
_AND = ("และ", "กับ", "ส่วน")


class Subjects(Spoken):
    """One method for each class of token that names a subject or a year."""

    def _reference(self, place: int, token: Token) -> None:
        items = references(token)
        if self.extreme and len(items) == 1 and self.sure:
            self._extreme(items[0], token)
        if self.last_name is not None and self.text[self.last_name.end : token.start].strip() in _IS:
            self._name_claim(items, self.last_name)
            if self.subject and len(self.subject) == 1:
                self.subject = tuple(dict.fromkeys((*self.subject, *items)))
                self.reference, self.last_name = None, None
                return
        self._take(() if token.group("sub") else items)
        self.reference = token if len(items) == 1 and not token.group("sub") else None
        self.last_name = None

    def _indicator(self, place: int, token: Token) -> None:
        item = self._item_named(name_of(token))
        if is_in_title(self.tokens, place):
            self._unknown(place, token)
            return
        if (
            self.reference is not None
            and self._only_connects(self.reference.end, token.start)
            and not self._joins(place - 1)
        ):
            (number,) = references(self.reference)
            self._name_claim((number,), token)
            if item and item != number:
                self.subject = (number, item)
            self.reference = None
            return
        leads = self._leads_to_figure(place) or self._is_listed(place)
        claimed = self.claims[-1] if self.claims else None
        follows = self.reference is not None and isinstance(claimed, ScoreClaim) and not leads and self.sure
        if follows and self._name_behind_score(claimed, token):
            return
        self.reference = None
        before = self.tokens[place - 1] if place else None
        strong = (
            before is None
            or before.kind in ("item", "indicators")
            or self.text[before.start : before.end].endswith("ด้าน")
        )
        if item and self.extreme and self.sure:
            self._extreme(item, token)
            strong = True
        behind = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        in_brackets = (
            behind is not None and behind.kind == "reference" and self.text[token.end : behind.start].strip() in _IS
        )
        if item and (leads or strong or in_brackets):
            self._take((item,))
        else:
            self._unknown(place, token)
        self.last_name = token

    def _is_listed(self, place: int) -> bool:
        """Whether other names follow, joined to this one, and then figures: each has its own."""
        last = self.tokens[place]
        for behind in range(place + 1, min(len(self.tokens), place + 2 * MOST_SUBJECTS)):
            token = self.tokens[behind]
            if token.kind == "indicator":
                if self.text[last.end : token.start].strip(" ,") not in ("", *_AND):
                    return False
                if self._leads_to_figure(behind):
                    return True
                last = token
            elif token.kind != "filler":
                return False
        return False

    def _name_behind_score(self, claimed: Claim | None, token: Token) -> bool:
        """The name of a reference whose score was said first: ตัวชี้วัดที่ 1 มีคะแนน 99.35 การปฏิบัติหน้าที่."""
        if claimed is None or self.reference is None or claimed.start < self.reference.start:
            return False
        if self.text[claimed.end : token.start].strip(" คะแน"):
            return False
        self._name_claim(references(self.reference), token)
        self.reference = None
        return True

    def _question(self, place: int, token: Token) -> None:
        self._take(question_items(token, self.facts, self._paper_year()))

    def _instrument(self, place: int, token: Token) -> None:
        item = instrument_of(token)
        self.scope.tool = item
        behind = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if behind is not None and behind.kind == "part" and not self.text[token.end : behind.start].strip(" ("):
            self.skip = place + 1
            item = _PARTS[behind.group("p")] if item == "EIT" else item
        self._take((item,))

    def _part(self, place: int, token: Token) -> None:
        asked = self.tokens[place - 1] if place else None
        if asked is not None and asked.kind == "question" and not self.text[asked.end : token.start].strip(" ("):
            question = f"{(asked.group('q') or 'o').lower()}{int(asked.group('qn') or asked.group('zero'))}"
            self.used = True
            self._take((f"{question}/{token.group('p')}",))
        elif self.subject and len(self._asked()) == 1:
            self._take((f"{self._asked().pop()}/{token.group('p')}",))
            self.named = False
        elif self._of_indicator():
            self._unknown(place, token)
            self.subject = ()  # a part of an indicator has no score that is known
        elif self.scope.tool == "EIT" and self.subject and set(self.subject) <= {"EIT", "EIT1", "EIT2"}:
            leads = self._leads_to_figure(place)
            self.used = True
            self._take((_PARTS[token.group("p")],))
            self.sure = self.named = leads
        elif self.scope.tool == "EIT" and self._leads_to_figure(place):
            self.used = True
            self._take((_PARTS[token.group("p")],))
            self.named = False
        else:
            self._unknown(place, token)

    def _asked(self) -> set[str]:
        """The questions that are spoken of, without their parts; none where anything else is."""
        questions = {item.partition("/")[0] for item in self.subject or ()}
        return questions if all(question[0] in "ieo" for question in questions) else set()

    def _of_indicator(self) -> bool:
        return any(item.isdigit() for item in self.subject or (self.scope.item,))

    def _total(self, place: int, token: Token) -> None:
        self.about, self.counted = True, None
        self._take((TOTAL,))

    def _result(self, place: int, token: Token) -> None:
        """The municipality, or its assessment: its total is meant where nothing else is spoken of."""
        self.about = True
        town = token.kind == "town"
        if not town and token.group("word") in OFFICE_GOT:
            self._got(place, token)
        self.counted = self.counted if town else None
        if not town and not self.used and place and self._joins(place - 1):
            self._take((TOTAL,))  # IIT และคะแนนรวม: beside it, not of it
            return
        if self.subject is None or self.soft or (self.subject == () and not town):
            if not (town and self.soft and self.sure and self.subject):
                self._take(tuple(dict.fromkeys((TOTAL, self.scope.item or TOTAL))), soft=True)
        elif (self.subject and not self.sure) or (self.subject and self.used and not town and not self.cue):
            self.subject = tuple(dict.fromkeys((*self.subject, TOTAL)))

    def _got(self, place: int, token: Token) -> None:
        self._mean(token.group("word"))
        before = self.tokens[place - 1].kind if place else ""
        if token.group("word") == "เท่ากับ" and before in ("up", "down"):
            return  # ลดลงเท่ากับ 3.70: by how much
        self.apart, self.introduced = False, True
        if self.compared is not None and self.cue != "from":
            self.once, self.once_at, self.compared, self.against = self.compared, self.compared_at, None, None
        if self.cue in ("up", "down", "above", "below"):
            self.cue = ""

    def _joins(self, place: int) -> bool:
        token = self.tokens[place]
        return token.kind == "filler" and token.group("word") in _AND

    def _alien(self, place: int, token: Token) -> None:
        """Somebody else; in brackets behind an instrument's part only who was asked."""
        if self.text[max(0, token.start - 1) : token.start] == "(" and self.text[token.end : token.end + 1] == ")":
            return
        if self._is_cause_by_score(token):
            return
        self.subject, self.sure, self.cue, self.chain, self.used = (), False, "", [], True
        self.condition, self.reference = None, None
        self.caused = token.group("word") in CAUSES

    def _item(self, place: int, token: Token) -> None:
        """A number of a list: what went before is over."""
        self.subject, self.sure, self.cue, self.chain, self.used, self.soft = None, True, "", [], True, False
        self.condition, self.reference, self.extreme, self.leveled, self.wished = None, None, "", False, False
        self.strange = False

    def _year(self, place: int, token: Token) -> None:
        year = year_of(token.group("y") or token.group("bare"))
        self._same_year(place, year, token)
        self._see_year(place, year, (token.end - len(token.group("y") or token.group("bare")), token.end))

    def _same_year(self, place: int, year: int, token: Token) -> None:
        """ปีก่อน (2567), ปีนี้ (ปี 2568): the year in the brackets is the one that was said."""
        said = self.tokens[place - 1] if place else None
        if said is None or said.kind not in ("before", "now") or self.text[said.end : token.start].strip() != "(":
            return
        digits = token.group("y") or token.group("bare")
        right = self.facts.assessed - (said.kind == "before")
        sure = self.scope.year in (None, self.facts.assessed)
        if len(digits) == 4:
            self.claims.append(YearClaim(start=token.end - 4, end=token.end, year=year, allowed=(right,), sure=sure))

    def _before(self, place: int, token: Token) -> None:
        if not self._spans_years(token):
            self._see_year(place, self.facts.assessed - 1, None)

    def _now(self, place: int, token: Token) -> None:
        self._see_year(place, self.facts.assessed, None)
        self.relative = False

    def _that_year(self, place: int, token: Token) -> None:
        """The year this line compares with, or that of the line before; one that was said holds anyway."""
        compared = next((t for t in reversed(self.tokens[max(0, place - FAR) : place]) if t.kind in _YEARS), None)
        said = year_of(compared.group("y") or compared.group("bare")) if compared else self.scope.said
        if self.year is None and said is not None:
            self._see_year(place, said, None)
            self.relative = False
        elif self.year is None:
            self._unknown(place, token)

    def _that_one(self, place: int, token: Token) -> None:
        """The one subject of the line before, or the heading's; one that was named in this line holds anyway."""
        meant = self.scope.spoken or ((self.scope.item,) if self.scope.item else ())
        if token.group("word").startswith("ตัวชี้วัด") and self.scope.item.isdigit():
            meant = (self.scope.item,)
        if self.scope.tool and token.group("word").startswith(_OF_TOOLS):
            meant = (self.scope.tool,)
        said = tuple(item for item in self.subject or () if item != TOTAL)
        if not self.soft and len(said) == 1:
            self._take(said)
        elif self.subject == (TOTAL,) and not self.used:  # ภาพรวมของเครื่องมือนี้: no total of the municipality's
            self.used = True
            self._take(meant)
            self.named = False
        elif (self.subject is None or self.soft) and meant:
            self._take(meant)
            self.named = False
        elif not self.subject:
            self._unknown(place, token)

    def _extremes(self, place: int, token: Token) -> None:
        way = token.kind.removesuffix("_most")
        self.extreme_of, self.sure = self._superlative_of(place) if way == token.kind else way, True
        self.most = "" if self.extreme_of == "score" else self.extreme_of or "unknown"
        kind = token.kind if way == token.kind else "highest"
        self.extreme = kind if self.extreme_of == "score" or (self.extreme_of and kind == "highest") else ""
        if self.subject and (self.used or self.soft):
            self.subject = None  # of whom it is said comes next
        self.old_year = self.old_year or (self.year is not None and not self.years)

    def _indicators(self, place: int, token: Token) -> None:
        """ตัวชี้วัด without a number: those that are counted."""
        self.count_sure, self.strange = True, False
        self.old_year = self.old_year or (self.year is not None and not self.years)
        if self.used:
            self.subject, self.sure, self.soft = self.subject if self.soft else None, self.sure, self.soft

    def _extreme(self, item: str, token: Token) -> None:
        self.claims.append(
            ExtremeClaim(
                start=token.start,
                end=token.end,
                item=item,
                highest=self.extreme == "highest",
                years=self._years_said(),
                of=self.extreme_of,
                tools=self._tools_named(token.start),
            )
        )
        self.extreme = ""

    def _name_claim(self, items: tuple[str, ...], token: Token) -> None:
        if len(items) == 1:
            self.claims.append(
                NameClaim(
                    start=token.start,
                    end=token.end,
                    strict=True,
                    item=items[0],
                    name=name_of(token),
                    written=token.group("word"),
                )
            )


def references(token: Token) -> tuple[str, ...]:
    """ตัวชี้วัดที่ 6, 6-8, or 2, 3 และ 4."""
    first = token.group("n")
    if until := token.group("until"):
        return tuple(str(n) for n in range(int(first), min(int(until), 99) + 1))
    more = "".join(letter if letter.isdigit() else " " for letter in token.group("more")).split()
    return (str(int(first)), *more)


def question_items(token: Token, facts: ProofFacts, year: int) -> tuple[str, ...]:
    """The keys a question's score may be kept under: those that are known."""
    question = f"{token.group('q').lower() or 'o'}{int(token.group('qn') or token.group('zero'))}"
    if part := token.group("qp"):
        return (f"{question}/{part}",)
    known = facts.years.get(year)
    keys = [key for key in (question, f"{question}/1", f"{question}/2") if known and key in known.figures]
    return tuple(keys) or (question,)
