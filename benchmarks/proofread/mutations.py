"""One error at a time, put on a marked piece of a right text: what people do to papers in a hurry."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from benchmarks.proofread.towns import DISTRICTS, PROVINCES
from benchmarks.proofread.writing import DOWN, UP, Draft, Piece
from proofreading.facts import ProofFacts
from proofreading.vocabulary import LATIN_SPELLINGS, THAI_SPELLINGS
from thai.digits import to_arabic, to_thai

Change = Callable[[ProofFacts, random.Random, Piece, str], str | None]


@dataclass(frozen=True)
class Seeded:
    """A text with one error at these characters."""

    text: str
    start: int
    end: int


def _like(text: str, value: str) -> str:
    """A value in the digits of a text."""
    return to_thai(value) if text != to_arabic(text) else value


def swapped(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    """Two digits exchanged, as fingers do."""
    places = [n for n in range(len(text)) if text[n].isdigit()]
    pairs = [(a, b) for a, b in pairwise(places) if text[a] != text[b]]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    letters = list(text)
    letters[a], letters[b] = letters[b], letters[a]
    return "".join(letters)


def nobodys(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    """A figure that nobody has, of a draft or of another office's paper."""
    if len(to_arabic(text).partition(".")[2]) != 2:
        return None
    values = (f"{chance.randint(6000, 9999) / 100:.2f}" for _ in range(9))
    return next((_like(text, value) for value in values if Decimal(value) not in facts.holders), None)


def other_item(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    figures = facts.years[piece.year].figures
    if not piece.item.isdigit():
        return None
    value = figures[str(chance.randint(1, 10))].value
    return None if value == figures[piece.item].value else _like(text, f"{value:.2f}")


def other_year(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    before = facts.figure(piece.item, piece.year - 1)
    now = facts.figure(piece.item, piece.year)
    if piece.year != facts.assessed or before is None or before == now:
        return None
    return _like(text, f"{before.value:.2f}")


def sign(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    flipped = {"+": "-", "-": "+"}
    if text[0] in flipped:
        return flipped[text[0]] + text[1:]
    pairs = {UP: DOWN, "สูงกว่า": "ต่ำกว่า", "สูงขึ้น": "ต่ำลง"}
    return (pairs | {down: up for up, down in pairs.items()}).get(text)


def other_name(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    names = facts.years[facts.assessed].names
    return chance.choice([name for item, name in names.items() if item != piece.item])


def other_town(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return chance.choice(facts.others).full_name


def other_district(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return chance.choice([name for name in DISTRICTS if name != text])


def other_province(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return chance.choice([name for name in PROVINCES if name != text])


def year(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return _like(text, str(int(to_arabic(text)) + chance.choice((-1, 1, -2))))


def level(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    names = [name for name, _ in facts.years[piece.year].bands]
    return chance.choice([name for name in names if name != text])


def count(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    right = int(to_arabic(text))
    return _like(text, str(chance.choice([n for n in (right - 1, right + 1, right + 2) if 0 <= n <= 10])))


def numbering(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    right = int(to_arabic(text))
    return None if right == 1 else _like(text, str(chance.choice([right - 1, right + 1, right + 2])))


def twice(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return text + text


def mixed(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    thai = to_thai(text[:2]) + to_arabic(text[2:])
    return thai if thai not in (text, to_thai(text)) else None


def thai_address(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return "".join(to_thai(letter) if letter.isdigit() else letter for letter in text)


def other_unit(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    plan = facts.plan
    if plan is None:
        return None
    taken = {unit for measure in plan.measures if measure.title == piece.item for unit in measure.units}
    return chance.choice([unit for unit in plan.units if unit not in taken])


def other_months(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    """The year before, as it stands in last year's file."""
    years = {str(facts.year - n + short): str(facts.year - n - 1 + short) for n in (1, 0) for short in (0, -2500)}
    thai = text != to_arabic(text)
    words = to_arabic(text).split(" ")
    return _like(text if thai else "", " ".join(years.get(word, word) for word in words))


def done(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return "ดำเนินการแล้วเสร็จ"


def measure_count(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    right = int(to_arabic(text))
    return _like(text, str(right + chance.choice((1, 2, 3))))


def other_title(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    return chance.choice([title.words for title in facts.titles[facts.assessed].values() if title.words != text])


def misspelt(facts: ProofFacts, chance: random.Random, piece: Piece, text: str) -> str | None:
    slips = [slip for slip, right in (THAI_SPELLINGS | LATIN_SPELLINGS).items() if right == text != slip]
    return chance.choice(sorted(slips)) if slips else None


# The words of the table, the marked pieces it is put on, and what it does to them.
MUTATIONS: dict[str, tuple[frozenset[str], Change]] = {
    "score, two digits swapped": (frozenset({"score"}), swapped),
    "score of another indicator": (frozenset({"score"}), other_item),
    "score that nobody has": (frozenset({"score"}), nobodys),
    "last year's score": (frozenset({"score"}), other_year),
    "change, digits": (frozenset({"change", "signed"}), swapped),
    "change, sign or verb": (frozenset({"verb", "signed"}), sign),
    "indicator's name exchanged": (frozenset({"name"}), other_name),
    "other municipality": (frozenset({"town"}), other_town),
    "district": (frozenset({"district"}), other_district),
    "province": (frozenset({"province"}), other_province),
    "fiscal year": (frozenset({"year"}), year),
    "period's year": (frozenset({"period"}), year),
    "level": (frozenset({"level"}), level),
    "count": (frozenset({"count"}), count),
    "numbering": (frozenset({"number"}), numbering),
    "repeated word": (frozenset({"word"}), twice),
    "mixed digits": (frozenset({"score"}), mixed),
    "Thai digits in an identifier": (frozenset({"address"}), thai_address),
    "measure's unit": (frozenset({"unit"}), other_unit),
    "measure's months": (frozenset({"months"}), other_months),
    "number of measures": (frozenset({"measures"}), measure_count),
    "said to be done": (frozenset({"status"}), done),
    "item's title": (frozenset({"title"}), other_title),
    "misspelt word": (frozenset({"spelt"}), misspelt),
}


def seeded(facts: ProofFacts, draft: Draft, what: str, chance: random.Random) -> Seeded | None:
    """The draft with one such error; None where it has no piece that can bear it."""
    kinds, change = MUTATIONS[what]
    pieces = [piece for piece in draft.pieces if piece.kind in kinds]
    chance.shuffle(pieces)
    for piece in pieces:
        text = draft.text[piece.start : piece.end]
        new = change(facts, chance, piece, text)
        if new is not None and new != text:
            whole = draft.text[: piece.start] + new + draft.text[piece.end :]
            return Seeded(whole, piece.start, piece.start + len(new))
    return None
