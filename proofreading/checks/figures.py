"""Scores, changes and sums against the year's figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from proofreading.checks import Said
from proofreading.claims import ChangeClaim, ScoreClaim, SeriesClaim, Span, SumClaim
from proofreading.facts import TOTAL, Figure, ProofFacts
from proofreading.findings import Fact, Finding, Kind

HUNDRED = Decimal(100)
CENT = Decimal("0.01")
LEAST_RIGHT = 4  # figures of a column that tell what it is
MOST_OF_ONE_YEAR = 2  # figures that one of another year makes doubt the year above them


def item_words(item: str) -> str:
    """An item as a message calls it."""
    if item == TOTAL:
        return "คะแนนภาพรวม"
    if item.isdigit():
        return f"ตัวชี้วัดที่ {item}"
    if item in ("EIT1", "EIT2"):
        return f"EIT ส่วนที่ {item[-1]}"
    return item if item.isupper() else f"ข้อ {item}"


def _of(item: str) -> str:
    """Whose a figure is; a name in Latin letters stands apart."""
    words = item_words(item)
    return f"ของ {words}" if words[0].isascii() else f"ของ{words}"


def agrees(value: Decimal, figure: Figure) -> bool:
    """Whether a written score is the figure, rounded to the decimals that were written."""
    exponent = value.as_tuple().exponent
    right = figure.value.quantize(Decimal(1).scaleb(int(exponent)), ROUND_HALF_UP)
    if value == right:
        return True
    return not figure.entered and exponent == -2 and abs(value - figure.value) <= CENT


def check_scores(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A score is the figure entered for its item and year.

    An error where every word between the item and the score is known, a warning where one is not, where the score was
    cut off instead of rounded, where the figure is computed and no entered figure bears it out, or where nothing near
    names the item and the figure is neither a slip of the right one nor somebody else's. Right for another year than
    the one written beside it, it is the year that is wrong.
    """
    claims = [claim for claim in said.claims if isinstance(claim, ScoreClaim)]
    moved = _years_of_tables(claims, facts)
    for at, (year, written) in moved.items():
        message = f"คะแนนข้างล่างเป็นของปี {year} ไม่ใช่ปี {written}"
        yield Finding(Kind.YEAR, *at, str(year)[-(at[1] - at[0]) :], message)
    below = Counter(claim.year_at for claim in claims)
    for claim in claims:
        if claim.year_at in moved:
            continue
        one_of_many = below[claim.year_at] > MOST_OF_ONE_YEAR  # so that not their year is wrong
        if (finding := _score(replace(claim, year_at=None) if one_of_many else claim, facts)) is not None:
            yield replace(finding, claim=claim)


def check_columns(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """In a column that no head explains, a score is its item's in the year of which all the others are.

    An error where three in four of the column are, and four at least; a warning where more than half are.
    """
    for claim in said.claims:
        if not isinstance(claim, SeriesClaim):
            continue
        every = (*claim.scores, *claim.others)
        known = {year: [_right(one, year, facts) for one in every] for year in facts.years}
        year = max(known, key=lambda year: (sum(known[year]), year), default=0)
        right = sum(known[year]) if known else 0
        if right < 2 or right * 2 <= len(every):
            continue
        least = LEAST_RIGHT - claim.alike  # the same words say more than a place in a row
        sure = right >= least and right * 4 >= len(every) * 3
        for one in claim.scores:
            if not _right(one, year, facts) and facts.figure(one.items[0], year) is not None:
                yield from _of_column(replace(one, years=(year,), sure=sure), facts)


def _of_column(claim: ScoreClaim, facts: ProofFacts) -> Iterator[Finding]:
    finding = _score(claim, facts)
    if finding is not None:
        yield replace(finding, claim=claim)


def _years_of_tables(claims: list[ScoreClaim], facts: ProofFacts) -> dict[Span, tuple[int, int]]:
    """The years above figures that, all but one in five, are of another year: where, of which, and what is written."""
    moved = {}
    below: dict[Span, list[ScoreClaim]] = defaultdict(list)
    for claim in claims:
        if claim.year_at is not None and len(claim.years) == 1 and claim.sure:
            below[claim.year_at].append(claim)
    for at, group in below.items():
        written = group[0].years[0]
        telling = [claim for claim in group if not _right(claim, written, facts)]
        for year in facts.years:
            right = sum(_right(claim, year, facts) for claim in telling)
            if year != written and len(telling) > 2 and right > 0.8 * len(telling):
                moved[at] = year, written
    return moved


def _right(claim: ScoreClaim, year: int, facts: ProofFacts) -> bool:
    figures = [facts.figure(item, year) for item in claim.items]
    return any(figure is not None and agrees(claim.value, figure) for figure in figures)


def _score(claim: ScoreClaim, facts: ProofFacts) -> Finding | None:
    value = claim.value
    if value > HUNDRED:
        message = f"คะแนนต้องไม่เกิน 100 แต่เขียนว่า {value}"
        return Finding(Kind.ARITHMETIC, claim.start, claim.end, "", message, claim.sure)
    known = [(item, year, facts.figure(item, year)) for item in claim.items for year in claim.years]
    figures = [(item, year, figure) for item, year, figure in known if figure is not None]
    if any(agrees(value, figure) for _, _, figure in figures):
        return None
    if len(figures) < len(known):
        return None if figures else _year_without_facts(claim, facts)
    if len({item for item, _, _ in figures}) > 1 and _is_mean(value, [figure for _, _, figure in figures]):
        return None
    item, year, figure = figures[0]
    other = next((y for y in sorted(facts.years, reverse=True) if y != year and _is_of(value, item, y, facts)), None)
    if other is not None and claim.year_at is not None and year != facts.assessed and len(claim.items) == 1:
        message = f"{value} เป็นคะแนน{_of(item)} ปี {other} ไม่ใช่ปี {year} ({figure.value:.2f})"
        return Finding(Kind.YEAR, *claim.year_at, str(other), message, claim.sure)
    if (other is not None and not claim.sure and claim.year_at is None) or _numbers_indicator(claim, facts):
        return None
    sure, why = claim.sure and figure.sure and len(claim.items) == 1, ""
    if len(claim.items) == 2 and claim.sure:
        sure = all(figure.sure for _, _, figure in figures)
    if value == figure.value.quantize(Decimal(1).scaleb(int(value.as_tuple().exponent)), ROUND_DOWN):
        sure, why = False, " (ตัดทศนิยมแทนการปัด)"
    elif not claim.sure:
        why = " (มีคำอื่นคั่นอยู่ อาจไม่ได้หมายถึงคะแนนนี้)"
    elif not figure.entered:
        why = " (คำนวณจากคะแนนที่บันทึก)"
    hint = f" ตัวเลขนี้เป็นของปี {other}" if other else _whose(value, year, facts)
    message = f"{item_words(item)} ปี {year} ได้ {figure.value:.2f} แต่เขียนว่า {value}{why}{hint}"
    fact = Fact("score", item, year)
    return Finding(Kind.SCORE, claim.start, claim.end, f"{figure.value:.2f}", message, sure, fact=fact)


def _numbers_indicator(claim: ScoreClaim, facts: ProofFacts) -> bool:
    """I3 where indicator 3 is meant: the figure is that one's."""
    numbers = {item[1:] for item in claim.items if item[0] in "ieo"}
    return any(_is_of(claim.value, number, year, facts) for number in numbers for year in claim.years)


def _year_without_facts(claim: ScoreClaim, facts: ProofFacts) -> Finding | None:
    """Beside a year that nothing is known of, exactly a figure of a year that is."""
    if claim.year_at is None or len(claim.years) > 1 or claim.years[0] in facts.years or claim.value == HUNDRED:
        return None
    for year in sorted(facts.years, reverse=True):
        item = next((item for item in claim.items if _is_of(claim.value, item, year, facts)), None)
        if item is not None:
            message = f"{claim.value} เป็นคะแนน{_of(item)} ปี {year} ไม่ใช่ปี {claim.years[0]}"
            return Finding(Kind.YEAR, *claim.year_at, str(year), message, claim.sure)
    return None


def _is_of(value: Decimal, item: str, year: int, facts: ProofFacts) -> bool:
    figure = facts.figure(item, year)
    return figure is not None and figure.value == value


def _is_mean(value: Decimal, figures: list[Figure]) -> bool:
    return agrees(value, Figure(sum((f.value for f in figures), Decimal(0)) / len(figures), entered=False))


def _whose(value: Decimal, year: int, facts: ProofFacts) -> str:
    """Which other indicator or instrument the figure belongs to."""
    known = facts.years[year].figures if year in facts.years else {}
    for item, figure in known.items():
        if figure.value == value and value != HUNDRED and "/" not in item:
            return f" ตัวเลขนี้เป็น{_of(item)}"
    return ""


def check_changes(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A rise or fall has the sign and the size that the two years' figures give.

    A change in per cent of the old score is taken as right, too, and so is the old score itself (เพิ่มขึ้นจากเดิม ๙๖.๓๓).
    """
    for claim in said.claims:
        if isinstance(claim, ChangeClaim) and len(claim.items) == 1 and (found := _change(claim, facts)) is not None:
            yield replace(found, claim=claim)


def _change(claim: ChangeClaim, facts: ProofFacts) -> Finding | None:
    (item,) = claim.items
    before, now = (facts.figure(item, year) for year in claim.years)
    if before is None or now is None or len({*claim.years}) == 1:
        return _pair(claim)
    delta = now.value.quantize(CENT, ROUND_HALF_UP) - before.value.quantize(CENT, ROUND_HALF_UP)
    entered = before.entered and now.entered
    size = Figure(abs(delta), entered=entered)
    right_size = (
        claim.amount is None
        or claim.amount == before.value
        or agrees(claim.amount, size)
        or is_per_cent(claim.amount, delta, before.value)
    )
    right_sign = claim.direction == (delta > 0) - (delta < 0)
    if right_size and right_sign:
        return None
    was, sure = (
        f"{item_words(item)} ปี {claim.years[0]} ได้ {before.value:.2f} ปี {claim.years[1]} ได้ {now.value:.2f}",
        claim.sure,
    )
    sure = sure and before.sure and now.sure
    words = f"เพิ่มขึ้น {delta:.2f}" if delta > 0 else f"ลดลง {-delta:.2f}" if delta < 0 else "ไม่เปลี่ยนแปลง"
    message = f"{was} จึง{words}"
    if right_size or claim.amount is None:
        expected = "ไม่มีการเปลี่ยนแปลง" if not delta else _sign(claim, delta)
        return Finding(Kind.CHANGE, *claim.word_at, expected, message, sure)
    expected = (
        f"{abs(delta):.2f}"
        if claim.word_at != (claim.start, claim.start + 1)
        else f"{'+' if delta > 0 else '-' if delta else ''}{abs(delta):.2f}"
    )
    return Finding(Kind.CHANGE, claim.start, claim.end, expected, message, sure)


def _sign(claim: ChangeClaim, delta: Decimal) -> str:
    if claim.word_at == (claim.start, claim.start + 1):
        return "+" if delta > 0 else "-"
    return "เพิ่มขึ้น" if delta > 0 else "ลดลง"


def is_per_cent(amount: Decimal, delta: Decimal, before: Decimal) -> bool:
    return bool(before) and amount == abs(delta / before * 100).quantize(CENT, ROUND_HALF_UP)


def _pair(claim: ChangeClaim) -> Finding | None:
    """Both ends and the size of a change in one sentence: they speak for themselves."""
    if claim.pair is None or claim.amount is None:
        return None
    first, last = claim.pair
    right = abs(last - first)
    if claim.amount == right:
        return None
    message = f"จาก {first} เป็น {last} ต่างกัน {right} ไม่ใช่ {claim.amount}"
    return Finding(Kind.ARITHMETIC, claim.start, claim.end, f"{right:.2f}", message, claim.sure)


def check_sums(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A line of weighted figures gives the result behind its equals sign; 0.01 may be lost in rounding."""
    for claim in said.claims:
        if not isinstance(claim, SumClaim):
            continue
        right = sum((a * b for a, b in claim.products), Decimal(0)).quantize(CENT, ROUND_HALF_UP)
        if abs(right - claim.result) > CENT:
            message = f"คำนวณได้ {right} แต่เขียนว่า {claim.result}"
            yield Finding(Kind.ARITHMETIC, claim.start, claim.end, f"{right:.2f}", message, claim.sure)
