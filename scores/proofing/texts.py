"""One text that somebody writes, held against the facts: what is found in it, at the letters as they were typed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from accounts.permissions import Capability, ForUnits
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.proofread import proofread
from thai.digits import to_arabic
from thai.text import normalise

LONGEST = 20_000  # letters of a text that are read while somebody waits: a tenth of a second
MOST_PRINTED = 2 * LONGEST  # letters with the fields' values: a list's name may stand there a thousand times
MOST = 50  # findings of one text that are told, errors first

Replaced = Callable[[str], Sequence[tuple[int, int, str]]]
FieldOf = Callable[[Finding], str]


def nothing(_: str) -> Sequence[tuple[int, int, str]]:
    """Of a text without fields."""
    return ()


def no_field(_: Finding) -> str:
    """In a text without fields none says what is right."""
    return ""


@dataclass(frozen=True)
class WrittenText:
    """What the text of a form's field is about.

    `belongs` names what it belongs to, "" where that is not stored yet; `above` is the line over it on paper;
    `replaced` tells what of it is printed otherwise: (from, to, what stands there), `field_of` the field that says what
    would be right. Who may set something aside holds `capability`, for `units` where those decide. Of an opinion
    everything is a warning, and nothing is set aside.
    """

    belongs: str
    facts: ProofFacts
    capability: Capability = Capability.MAKE_PAPER
    units: ForUnits | None = None
    above: str = ""
    replaced: Replaced = nothing
    field_of: FieldOf = no_field
    is_opinion: bool = False


@dataclass(frozen=True)
class TypedFinding:
    """A finding at letters of the text as typed; `key` names it in its line.

    `fix` is what may stand there instead, `field` a field that says it and goes on being right.
    """

    finding: Finding
    key: str
    start: int
    end: int
    found: str
    fix: str
    field: str = ""


def finding_key(finding: Finding, text: str) -> str:
    """Names a finding of a printed text in its line: another line, or another fact, is another finding. The fact stands
    in the message alone where nobody can know what would be right; a doubt that became certain is another one, too."""
    start = text.rfind("\n", 0, finding.start) + 1
    end = text.find("\n", finding.end)
    line = text[start : None if end < 0 else end]
    return _digest(
        finding.kind, str(finding.sure), finding.found, finding.expected, finding.message, _digest_of_line(line)
    )[:24]


def _digest(*said: str) -> str:
    return hashlib.sha256("\n".join("".join(to_arabic(each).split()) for each in said).encode()).hexdigest()


@lru_cache(maxsize=4)
def _digest_of_line(line: str) -> str:
    """Once for all findings of a line: a text without breaks is one line."""
    return _digest(normalise(line))


def findings_in(text: str, written: WrittenText, kinds: Collection[Kind]) -> list[TypedFinding]:
    """What is found in the first `LONGEST` letters of a text, in its order, at most `MOST`."""
    typed = text[:LONGEST]
    pieces = list(_pieces(typed, written.replaced(typed)))
    above = f"{written.above}\n" if written.above else ""
    printed = above + "".join(piece.words for piece in pieces)[:MOST_PRINTED]
    found = [each for each in proofread(printed, written.facts, kinds) if each.start >= len(above)]
    told = sorted(sorted(found, key=lambda each: not each.sure)[:MOST], key=lambda each: each.start)
    findings = []
    for each in told:
        start, end, is_typed = _typed_at(pieces, each.start - len(above), each.end - len(above))
        words = typed[start:end]
        fix = each.expected if is_typed and each.expected != words else ""
        finding = replace(each, sure=each.sure and not written.is_opinion)
        field = written.field_of(each) if fix else ""
        findings.append(TypedFinding(finding, finding_key(each, printed), start, end, words, fix, field))
    return findings


def mended(text: str, words_for: Iterable[tuple[TypedFinding, str]]) -> str:
    """The text with other words at these findings, which were found in it in this order."""
    parts: list[str] = []
    place = 0
    for each, words in words_for:
        parts += [text[place : each.start], words]
        place = each.end
    return "".join([*parts, text[place:]])


@dataclass(frozen=True)
class _Piece:
    """Letters of the typed text and what is printed there; `at` is where that begins in the printed text."""

    start: int
    end: int
    words: str
    at: int
    is_typed: bool


def _pieces(text: str, replaced: Sequence[tuple[int, int, str]]) -> Iterator[_Piece]:
    place = at = 0
    for start, end, words in replaced:
        yield _Piece(place, start, text[place:start], at, True)
        at += start - place
        yield _Piece(start, end, words, at, False)
        at, place = at + len(words), end
    yield _Piece(place, len(text), text[place:], at, True)


def _typed_at(pieces: Sequence[_Piece], start: int, end: int) -> tuple[int, int, bool]:
    """Printed letters as typed ones, a field as a whole; and whether all of them were typed."""
    touched = [piece for piece in pieces if piece.at < end and start < piece.at + len(piece.words)]
    if not touched:  # nothing stands there, as where a word is missing
        last = next(piece for piece in reversed(pieces) if piece.at <= start)
        place = last.start + (start - last.at if last.is_typed else 0)
        return place, place, last.is_typed
    first, last = touched[0], touched[-1]
    begins = first.start + (start - first.at if first.is_typed else 0)
    ends = last.start + end - last.at if last.is_typed else last.end
    return begins, ends, all(piece.is_typed for piece in touched)


def as_browsers_count(text: str, place: int) -> int:
    """The place in UTF-16 units, in which scripts count letters."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
