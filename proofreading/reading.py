"""A view → its claims: lines, cells and headings, each read in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from proofreading.ahead import Scope
from proofreading.claims import Claim, HeadNameClaim, NameClaim, PeriodClaim, ScoreClaim, YearClaim
from proofreading.columns import FigureCell, FigureColumn, columns_of, dated, items_across, names_across, row_claims
from proofreading.doubts import Doubts
from proofreading.facts import TOTAL, ProofFacts
from proofreading.formulas import formula_claims
from proofreading.heads import OF_LAW, SPEAKS_OF_SCORES, YEAR_ALONE, last_of, names_its_year
from proofreading.lists import (
    ListNumber,
    Track,
    is_heading,
    item_claims,
    label_claims,
    number_of,
    question_claims,
    row_number_claims,
)
from proofreading.measures import measure_claims
from proofreading.periods import period_claims, year_claims
from proofreading.places import read_places
from proofreading.sentences import Sentence
from proofreading.series import ChartLines, FigureSeries
from proofreading.titles import title_claims
from proofreading.tokens import Token, name_of, tokens_of, year_of
from proofreading.view import TAG, View, is_row

HEADING = 100  # letters at most
HIGHEST_SECTION = 20  # chapter
FAR = 3  # numbers of one list that a mistake lies apart
HEAD = 8  # lines of a text that may be its title
_WITH_SCORE = re.compile(
    r"^[^\d\n]{0,20}\d{1,2} [^\d\n()]{2,60}\(\d{1,3}(?:\.\d\d)?(?: คะแนน)?\) ?$"
)  # ตัวชี้วัดที่ 2 … (100)
_TITLE = re.compile(r"วิเคราะห์|การประเมินคุณธรรม|รายงานผล|ประเมิน ?ITA|(?<![ก-์])แผน|การนำผล|ผล ?ITA|คะแนน ?ITA")
_OF_MEASURES = re.compile(r"แผน|มาตรการ|สู่การปฏิบัติ|สู่การพัฒนา")
_PLAN = re.compile(r"[#* ]*(?:เรื่อง ?)?(?:ร่าง)?(?:แผน|การนำผล)")
_ASSESSMENT = re.compile(r"ผลการประเมิน|ประเมินคุณธรรม|วิเคราะห์|ITA")
_OF_SCORES = re.compile(r"[#* ]{0,9}(?:สรุป|ตาราง|แสดง)?(?:ผล|คะแนน)")
_OF_OTHER_PAPERS = re.compile(r"[ #*]*(?:อ้างถึง|เอกสารแนบ|เอกสารอ้างอิง|สิ่งที่ส่งมาด้วย|ตามที่|ตามหนังสือ|ที่มา|แหล่งข้อมูล)")
_NUMBERED_OTHERWISE = frozenset(["item", "reference", "question", "period", "date", "year", "bare", "document"])
_NAMES = frozenset(["reference", "indicator", "question", "tool", "instrument", "total"])


class Reader:
    """Reads a view line by line."""

    def __init__(self, view: View, facts: ProofFacts) -> None:
        self.facts = facts
        self._view = view
        self.text, places = read_places(view, facts.place, facts.register)
        self.claims: list[Claim] = [*places]
        self._scope = Scope()
        self._columns: list[FigureColumn] | None = None
        self._series = FigureSeries(facts)
        self._chart = ChartLines()
        self._doubts = Doubts(self.text, facts)
        self._tracks: dict[str, list[Track]] = {}
        self._row_numbers: list[list[ListNumber]] = []  # of tables with scores, whose numbers may name indicators
        self._heads: dict[int, HeadNameClaim] = {}  # names above columns
        self._naming_numbers: list[list[bool]] = []  # those before an indicator's name, and whether they are its own
        self._row_tracks: list[Track] = []
        # Numbers of lists outside of tables; what follows a row may go on with its last cell, and begins anew.
        self._items: list[list[Token]] = [[]]
        self._indented = False  # the line before began with a tab
        self._labels: list[tuple[int, str]] = []
        self._was_title = False
        self._title_words = ""
        self._head = HEAD  # lines that may still be the paper's title
        self._questions: list[Token] = []

    @property
    def _names(self) -> Mapping[str, str]:
        known = self.facts.years.get(self.facts.assessed)
        return known.names if known else {}

    def read(self) -> list[Claim]:
        tokens = tokens_of(self.text)
        place, start = 0, 0
        for line in self.text.split("\n"):
            end = start + len(line)
            first = place
            while (
                place < len(tokens)
                and tokens[place].start <= end
                and not (tokens[place].kind == "break" and tokens[place].start == end)
            ):
                place += 1
            if line.strip() and not self._chart.takes(tokens[first:place]):
                self._line(start, line, tokens[first:place])
                self._series.take(tokens[first:place])
                self._doubts.take(tokens[first:place], self._scope)
            while place < len(tokens) and tokens[place].start <= end:
                place += 1
            start = end + 1
        self.claims += [*self._series.claims(self.claims), *self._doubts.claims(self.claims)]
        self.claims += question_claims(self.text, self._questions)
        self.claims += title_claims(self._view, self._questions, self.facts)
        if self.facts.plan is not None:
            periods = [claim for claim in self.claims if isinstance(claim, PeriodClaim)]
            self.claims += measure_claims(self._view, self.text, self.facts.plan, periods)
        self.claims += label_claims(self._labels, self.text, self._names)
        for numbers, own in zip(self._row_numbers, self._naming_numbers, strict=True):
            if 2 * sum(own) <= len(own):  # they count the rows
                self.claims += row_number_claims(numbers)
        self.claims += item_claims(self.text, self._items)
        return self.claims

    def _line(self, start: int, line: str, tokens: Sequence[Token]) -> None:
        if is_row(line, len(self._columns or ())):
            self._row(start, line, tokens)
            return
        if not line.startswith("<"):
            self._columns = None
        self._heading(start, line, tokens)
        self.claims += formula_claims(start, line, self._scope.year or self.facts.assessed)
        if tokens and (tokens[0].kind not in _NUMBERED_OTHERWISE or is_heading(line)):
            self._labels.append((start, line))
        items = [token for token in tokens if token.kind == "item"]
        if items and line.startswith("\t") and self._begins_a_cell(items[0]):
            self._items.append([])
        self._items[-1] += items
        self._indented = line.startswith("\t")
        self.claims += period_claims(self.text, line, tokens)
        self.claims += year_claims(self.text, tokens, self.facts)
        self._questions += [token for token in tokens if token.kind == "question"]
        self._remember(tokens, self._sentences(tokens))

    def _begins_a_cell(self, token: Token) -> bool:
        """Whether a number behind a tab may begin the list of a cell, where a table is written down its cells.

        It is 1, or the line before had no tab and it is far from what would follow.
        """
        number, before = number_of(token).value, self._items[-1][-1:]
        if number == 1 or self._indented or not before:
            return number == 1
        return not 0 <= number - number_of(before[0]).value <= FAR

    def _remember(self, tokens: Sequence[Token], last: Sentence | None) -> None:
        """What the next line may mean by "that year" and "that one"."""
        years = [token for token in tokens if token.kind in ("year", "bare")]
        self._scope.said = year_of(years[-1].group("y") or years[-1].group("bare")) if years else None
        named = [token for token in tokens if token.kind in _NAMES]
        several = len(named) - (len(named) == 2 and [token.kind for token in named] == ["reference", "indicator"]) > 1
        subject = last.subject if last is not None and named and not several else None
        self._scope.spoken = subject if subject and len(subject) == 1 else ()

    # --- Headings and titles -----------------------------------------------------------------------------------------

    def _heading(self, start: int, line: str, tokens: Sequence[Token]) -> None:
        kinds = {token.kind for token in tokens[_is_section(start, tokens) :]}
        if self._scope.item == TOTAL and not kinds & {"figure", "leveled"}:
            self._scope.item = ""  # it holds for the figures just below it
        years = [token for token in tokens if token.kind in ("year", "bare")]
        short = len(line) <= HEADING
        self._head = max(0, self._head - 1) if short and "figure" not in kinds else 0
        if not short and years:
            self._scope.year = self._scope.year_at = None
        if line.startswith("#") or (short and re.match(r"ส่วนที่ ?\d", line)):
            self._scope.item = ""
        references = [token for token in tokens if token.kind == "reference"]
        if "figure" in kinds or "counted" in kinds:
            self._was_title = False
            if short and _WITH_SCORE.search(line) and len(references) == 1 and references[0].start - start < 12:
                self._scope.item, self._scope.by_name = references[0].group("n"), False
            return
        if short:
            references = [token for token in references if not token.group("sub")]
            if len(references) == 1 and references[0].start - start < 12 and not references[0].group("more"):
                self._scope.item, self._scope.by_name = references[0].group("n"), False
            elif kinds <= {"filler", "indicators", "indicator", "item", "town"} and "indicator" in kinds:
                named = name_of(next(token for token in tokens if token.kind == "indicator"))
                known = self.facts.years.get(self.facts.assessed)
                self._scope.item = next((k for k, name in known.names.items() if name == named), "") if known else ""
                self._scope.by_name = True
            elif self._scope.by_name and kinds <= {"unknown", "filler"} and "unknown" in kinds:
                self._scope.item = ""  # a heading of something else, as short as a name
            elif "total" in kinds and kinds <= {"filler", "total", "result", "item", "town", "numbered"}:
                self._scope.item = TOTAL
            if len(years) == 1 and (YEAR_ALONE.fullmatch(line) or _OF_SCORES.match(line)) and "ประจำ" not in line:
                digits = years[0].group("y") or years[0].group("bare")
                self._scope.year, self._scope.year_at = year_of(digits), (years[0].end - len(digits), years[0].end)
        self._title(line, years)

    def _title(self, line: str, years: Sequence[Token]) -> None:
        is_title = bool(_TITLE.search(line)) and len(line) < 2 * HEADING and not _OF_OTHER_PAPERS.match(line)
        is_title = is_title and not OF_LAW.search(line)
        alone = bool(YEAR_ALONE.fullmatch(line)) and self._was_title
        if len(years) == 1 and (is_title or alone) and not self._scope.item:
            allowed, doubtful = self._allowed(line if is_title else self._title_words, same_line=is_title)
            digits = years[0].group("y") or years[0].group("bare")
            self.claims.append(
                YearClaim(
                    start=years[0].end - len(digits),
                    end=years[0].end,
                    year=year_of(digits),
                    allowed=allowed,
                    sure=year_of(digits) not in doubtful,
                )
            )
        elif len(years) == 1 and not self._scope.item and names_its_year(line, HEAD - self._head, HEAD):
            digits = years[0].group("y") or years[0].group("bare")
            measures = () if SPEAKS_OF_SCORES.search(line) else (self.facts.planned_year,)
            known = (self.facts.assessed, self.facts.year, *measures)
            self.claims.append(
                YearClaim(
                    start=years[0].end - len(digits), end=years[0].end, year=year_of(digits), allowed=known, sure=False
                )
            )
        self._was_title = is_title
        if is_title:
            self._title_words = line

    def _allowed(self, line: str, *, same_line: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The years that may stand in a title, and those of which nobody can be sure that they are wrong."""
        facts = self.facts
        measures = facts.measures if facts.measures is not None else facts.year + 1
        of_measures, of_assessment = (last_of(pattern, line) for pattern in (_OF_MEASURES, _ASSESSMENT))
        if of_measures > of_assessment >= 0 and not same_line:
            return (facts.assessed, facts.year), (measures,)
        if of_measures > of_assessment or _PLAN.match(line):
            return (facts.year, facts.assessed, measures), ()
        return ((facts.assessed,), ()) if of_assessment >= 0 else ((facts.year, facts.assessed), ())

    # --- Rows of tables ----------------------------------------------------------------------------------------------

    def _row(self, start: int, line: str, tokens: Sequence[Token]) -> None:
        cells = self._cells(start, line, tokens)
        self._head = 0
        if self._items[-1]:
            self._items.append([])
        words = [cell.text for cell in cells]
        is_head = not any(token.kind in ("item", "period", "date", "figure") for token in tokens)
        columns = columns_of(words) if is_head else items_across(words)
        if is_head and (across := names_across(words, self._names)) is not None:
            columns = across
            self._heads = {
                place: HeadNameClaim(start=token.start, end=token.end, item=column.item, scores=[])
                for place, (cell, column) in enumerate(zip(cells, across, strict=True))
                for token in cell.tokens
                if token.kind == "indicator"
            }
            self.claims += self._heads.values()
        elif columns is not None:
            self._heads = {}
        if columns is not None:
            self._columns = dated(columns, cells)
            head = f"{words[0]}\t{words[-1]}\t{len(words)}"
            self._row_tracks = self._tracks.setdefault(head, [Track() for _ in columns])
            self._row_numbers.append([])
            self._naming_numbers.append([])
            return
        first = words[0].strip(f" {TAG}")
        fresh = bool(first) and "(ต่อ)" not in first and not first.startswith("-")
        read: set[int] = set()
        names_indicator = False
        subject: tuple[str, ...] = ()
        if self._columns is not None:
            claims, read, subject = row_claims(
                cells,
                self._columns,
                self.facts,
                self._scope.year or self.facts.assessed,
                year_at=self._scope.year_at,
                heading=self._scope.item if self._scope.item.isdigit() else "",
            )
            self.claims += claims
            for place, above in self._heads.items():
                cell = cells[place] if len(cells) == len(self._columns) else None
                its = [
                    c
                    for c in claims
                    if cell and isinstance(c, ScoreClaim) and 0 <= c.start - cell.start <= len(cell.text)
                ]
                above.scores.extend(its)
            names_indicator = any(isinstance(claim, NameClaim) and not claim.strict for claim in claims) and not any(
                token.kind == "reference" for token in tokens
            )
        carried: Sentence | None = None
        named = any(token.kind in _NAMES for token in tokens)
        scope = replace(self._scope, item="") if named else self._scope  # a row that says of whom it is
        for place, cell in enumerate(cells):
            column = self._columns[place] if self._columns and place < len(self._columns) else None
            if place < len(self._row_tracks) and self._columns:
                numbers = [number_of(token) for token in self._list_numbers(cell.tokens)]
                alone = cell.text.strip(f" {TAG}.") if column is not None and column.role == "number" else ""
                if column is not None and alone.isdecimal():
                    at = cell.start + cell.text.index(alone)
                    number = ListNumber(int(alone[:4]), at, at + len(alone))
                    if self._is_counting(column):
                        numbers = [number]
                    else:
                        self._row_numbers[-1].append(number)
                        if names_indicator:
                            self._naming_numbers[-1].append(self._names_its_own(claims))
                self.claims += self._row_tracks[place].take(numbers, fresh=fresh)
            self.claims += period_claims(self.text, cell.text, cell.tokens, of_measure=column is not None)
            self._questions += [token for token in cell.tokens if token.kind == "question"]
            if column is not None and len(cells) == len(self._columns or ()) and column.role == "other":
                self._doubts.others.update(token.start for token in cell.tokens if token.kind == "figure")
            if place in read or (column is not None and column.role in ("number", "question")):
                continue
            goes_on = (
                carried is not None
                and self._columns is None
                and cell.tokens
                and cell.tokens[0].kind in ("up", "down", "same", "figure", "level")
            )
            if column is not None and column.role == "score" and subject:
                self._sentences(cell.tokens, self._about(subject), scope)
            else:
                carried = self._sentences(cell.tokens, carried if goes_on else None, scope)

    def _list_numbers(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Numbers of a list; one that stands before its own indicator's name numbers that."""
        known = self.facts.years.get(self.facts.assessed)
        names = known.names if known else {}
        for token, behind in zip_longest(tokens, tokens[1:]):
            named = behind is not None and behind.kind == "indicator" and name_of(behind)
            if token.kind == "item" and (not named or names.get(token.group("i")) != named):
                yield token

    def _names_its_own(self, claims: Sequence[Claim]) -> bool:
        return any(isinstance(claim, NameClaim) and self._names.get(claim.item) == claim.name for claim in claims)

    def _is_counting(self, column: FigureColumn) -> bool:
        """Whether the column counts the rows of a table of measures; in one of scores it may name indicators."""
        assert self._columns is not None
        return column.role == "number" and all(each.role not in ("score", "change") for each in self._columns)

    def _about(self, subject: tuple[str, ...]) -> Sentence:
        """A sentence that has named its subject, to be gone on with."""
        return Sentence(self.text, (), self.facts, self._scope, subject=subject)

    def _cells(self, start: int, line: str, tokens: Sequence[Token]) -> list[FigureCell]:
        separator = "\t" if "\t" in line else "|"
        cells, place = [], 0
        begin = start
        for words in line.split(separator):
            end = begin + len(words)
            first = place
            while place < len(tokens) and tokens[place].start < end:
                place += 1
            inside = [token for token in tokens[first:place] if self.text[token.start : token.end] != "\t"]
            cells.append(FigureCell(begin, words, inside))
            begin = end + 1
        return cells

    # --- What stands in a line or cell --------------------------------------------------------------------------------

    def _sentences(
        self, tokens: Sequence[Token], before: Sentence | None = None, scope: Scope | None = None
    ) -> Sentence | None:
        sentence, scope = None, scope or self._scope
        if len(tokens) < 2 and before is None and not scope.item and "leveled" not in {token.kind for token in tokens}:
            return None
        for part in _split(self.text, tokens):
            sentence = Sentence(self.text, part, self.facts, scope)
            if before is not None:
                sentence.subject, sentence.sure, sentence.soft = before.subject, before.sure, before.soft
                sentence.year, sentence.year_at = before.year, before.year_at
                before = None
            self.claims += sentence.read()
            self._doubts.others |= sentence.others
        return sentence


def _is_section(start: int, tokens: Sequence[Token]) -> bool:
    """Whether a line begins with the number of its section, and then names an item: 3.8 ตัวชี้วัดที่ 8."""
    if len(tokens) < 2 or tokens[0].kind != "figure" or tokens[0].start > start + 1 or tokens[0].group("sign"):
        return False
    return Decimal(tokens[0].group("v")) < HIGHEST_SECTION and tokens[1].kind in ("reference", "indicator")


def _split(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The sentences between tags."""
    part: list[Token] = []
    for token in tokens:
        if token.kind == "break":
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def claims_of(view: View, facts: ProofFacts) -> list[Claim]:
    """Everything the text says that facts may speak against, each once."""
    return list(dict.fromkeys(Reader(view, facts).read()))
