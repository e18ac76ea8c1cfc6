"""Counts that are said shortly: ขึ้น 5 เรื่อง ลง 4, ที่ไม่ถึง 85 มี 2 เรื่อง. The words just beside a number tell what it counts.

By whatever classifier: each claim is a doubt that check_doubtful_counts holds against the figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from proofreading.ahead import WISHES
from proofreading.claims import DoubtfulCountClaim
from proofreading.facts import LEAST, ProofFacts
from proofreading.lines import ReadLine
from proofreading.tokens import Token, year_of
from proofreading.vocabulary import CLASS_OF, SHORTLY, one_of

CLAUSE = 60  # letters before a condition in which another may stand
_WAYS = frozenset(["up", "down", "same"])
_OF_OTHERS = frozenset(["alien", "tool", "instrument", "question"])
_STRONG = ("ตัวชี้วัด", "ตชว.", "ตชว")  # nothing but indicators is counted by them
_LISTED = ("ข้อ", "รายการ")  # questions and documents are counted by them as well
_KIND_OF = {
    **{word: kind for word, kind in CLASS_OF.items() if kind in _WAYS},
    **{word: kind for kind, words in SHORTLY["conditions"].items() for word in words},
}
_UNIT = rf"(?P<unit>(?:{one_of([*_STRONG, *SHORTLY['units']])})(?!{one_of(SHORTLY['no_unit'])}|ที่ ?\d))"
_CONDITION = rf"(?P<words>{one_of(_KIND_OF)})"
_GLUE = rf"(?>(?:[ :=(,…_–-]|\.(?!\d)|%|(?:ปี ?)?25\d\d|{one_of(SHORTLY['glue'])}){{0,10}})"
_BOUND = r"(?P<bound>\d{2,3}(?:\.\d{1,2})?)(?![\d.]) ?(?:คะแนน|แต้ม|%)? ?"
_NUMBER = r"(?<![\d.,])(?P<n>1[0-2]|\d)(?!\d|[.,]\d|[:%])"
_COUNT = rf"{_NUMBER} ?(?:(?:จาก|ใน|/) ?(?:ทั้งหมด|ทั้งสิ้น|จำนวน)? ?\d{{1,2}} ?)?(?:{_UNIT})?"
_ALL = re.compile(rf"(?<![\d.,])(?P<all>\d{{1,2}}|สิบ) ?{_UNIT}")
_TAIL = r"(?P<tail>ขึ้นไป|ลงมา|ลงไป)"
# ที่ไม่ถึง 85 มี 2 เรื่อง, ขึ้น 5 เรื่อง; 95 ขึ้นไปมี 8 เรื่อง; วันนี้ทำได้แล้ว 7 เรื่อง, of a bound said before.
_BEFORE = re.compile(rf"{_CONDITION}(?:{_GLUE}{_BOUND}{_TAIL}?)?{_GLUE}{_COUNT}")
_FROM_BOUND = re.compile(rf"(?<![\d.,]){_BOUND}{_TAIL}{_GLUE}{_COUNT}")
_SO_FAR = re.compile(rf"{one_of(SHORTLY['now'])}{_GLUE}{one_of(SHORTLY['reached'])}{_GLUE}{_COUNT}")
_BEHIND = re.compile(rf"มี(?:อยู่|เพียง|แค่)? ?{_COUNT}(?:ที่|ซึ่ง){_GLUE}{_CONDITION}(?:{_GLUE}{_BOUND}{_TAIL}?)?")
_ANY = re.compile(_CONDITION)
_BOUND_SAID = re.compile(r"(?<![\d.,/])(?P<bound>\d{2,3}(?:\.00?)?)(?![\d.,/]|\d| ?(?:ปี|คน|ครั้ง|วัน|บาท|ข้อ))")
_OTHERS = re.compile(one_of(SHORTLY["others"]))
_WISHED = re.compile(one_of(SHORTLY["wished"]))
_ENDS = re.compile(r" ?(?:$|[\n/;,)|·•\t]|และ|ส่วน|กับ|ที่|ตัวที่)")  # what may stand behind a number without its classifier
# เพิ่มขึ้นจากปีก่อนมี 3 ตัวชี้วัดที่ต้องปรับปรุง counts what follows; ขึ้น 5 เรื่องที่เท่าเดิมมี 1 does not.
_OF_WHAT_FOLLOWS = re.compile(r"(?:ที่|ซึ่ง)(?!(?:ดี|สูง|ต่ำ|น้อย|มาก|แย่)(?:ที่)?สุด|เหลือ)")
_GOES_ON = re.compile(rf"ที่{_GLUE}{_BEFORE.pattern}")
_FARTHER = re.compile(r" ?(?:\d|มาก|เกิน|สูงสุด|ต่อเนื่อง|ติด|แรง|เยอะ|ตั้งแต่|อย่าง)")


def units_of_all(text: str, facts: ProofFacts) -> frozenset[str]:
    """By which words the paper counts all its indicators: ทั้ง 10 เรื่อง."""
    known = facts.years.get(facts.assessed)
    whole = (str(len(known.names)) if known else "", "สิบ")
    return frozenset(match["unit"] for match in _ALL.finditer(text) if match["all"] in whole)


def counted_beside(text: str, place: int) -> frozenset[str]:
    """What the words right beside the number at a place count: those before it, or those behind."""
    first, last = max(0, place - 2 * CLAUSE), place + 2 * CLAUSE
    found: set[str] = set()
    for pattern in (_BEHIND, _FROM_BOUND, _BEFORE):
        for match in pattern.finditer(text, first, last):
            if match.start("n") == place:
                found |= _what(match) or frozenset()
    return frozenset(found)


def short_counts(
    text: str, line: ReadLine, above: ReadLine, facts: ProofFacts, units: frozenset[str]
) -> Iterator[DoubtfulCountClaim]:
    """The counts of a line; `units` are those by which the paper counts all indicators."""
    if not line.tokens:
        return
    begins, ends = line.tokens[0].start, line.tokens[-1].end
    places = [token.start for token in line.tokens]
    claims, last, named = [], begins, False
    weak: set[int] = set()
    for match in _matches(text, begins, ends):
        first, unit = max(last, match.start() - CLAUSE), match["unit"]
        last, named = (match.end(), True) if unit else (last, named)
        what = _what(match)
        if what is None or not (unit or (named and _ENDS.match(text, match.end()))) or _is_wished(text, first, match):
            continue
        near = line.tokens[bisect_left(places, match.start() - CLAUSE) : bisect_left(places, match.end() + CLAUSE // 2)]
        years, moved = _years(near, line, match), what <= _WAYS
        if not _is_of_indicators(text, near) or any(
            y not in facts.years or (moved and y - 1 not in facts.years) for y in years
        ):
            continue
        bounds = _bounds_of(text, match, begins)
        of_mean = "ค่าเฉลี่ย" in match.group() and not bounds
        if not moved and not bounds and not of_mean and "full" not in what:
            first = max(begins, match.start() - 2 * CLAUSE)
            bounds = _said_bounds(text, above, first, match.start())
        claim = DoubtfulCountClaim(
            start=match.start("n"),
            end=match.end("n"),
            sure=False,
            number=int(match["n"]),
            what=what,
            bounds=bounds,
            of_mean=of_mean,
            years=years,
            exact=True,
        )
        claims.append(claim)
        last = match.end()
        scored = "คะแนน" in text[first : match.end()]
        if not (
            unit in (None, *_STRONG, *units) or (unit not in _LISTED and (bounds or of_mean or (moved and scored)))
        ):
            weak.add(claim.start)
    ways = {way for claim in claims for way in claim.what & _WAYS}
    yield from (claim for claim in claims if claim.start not in weak or (len(ways) > 1 and claim.what <= _WAYS))
    if ways == _WAYS and len(claims) == len(ways) and facts.assessed - 1 not in facts.years:
        whole = sum(claim.number for claim in claims)
        yield replace(claims[-1], number=whole, what=frozenset(["all"]))


def _is_of_indicators(text: str, near: Sequence[Token]) -> bool:
    """Whether nothing else is spoken of around a count: a question, an instrument, complaints."""
    of_others = any(token.kind in _OF_OTHERS for token in near)
    return not (of_others or _OTHERS.search(text, near[0].start, near[-1].end))


def _years(near: Sequence[Token], line: ReadLine, match: re.Match[str]) -> tuple[int, ...]:
    """The years that are written around a count but for one that its condition compares with: ลงจากปี 2567."""
    years = [
        year_of(token.group("y") or token.group("bare"))
        for token in near
        if token.kind in ("year", "bare") and not match.start() <= token.start < match.end()
    ]
    return tuple(dict.fromkeys([*years, *([line.year] if line.year else [])]))


def _matches(text: str, begins: int, ends: int) -> list[re.Match[str]]:
    """Every number with the words that stand right beside it, those before it rather than those behind."""
    found: dict[int, re.Match[str]] = {}
    for pattern in (_BEHIND, _SO_FAR, _FROM_BOUND, _BEFORE):
        for match in pattern.finditer(text, begins, ends):
            behind = pattern is _BEHIND
            if not behind and _OF_WHAT_FOLLOWS.match(text, match.end()) and not _GOES_ON.match(text, match.end()):
                continue
            if behind and (_FARTHER.match(text, match.end()) or _BEFORE.match(text, match.start("words"))):
                continue
            last = found.get(match.start("n"))
            if last is None or last.re is _BEHIND or match.start() < last.start():
                found[match.start("n")] = match
    return [found[at] for at in sorted(found)]


def _what(match: re.Match[str]) -> frozenset[str] | None:
    """What the indicators did that are counted."""
    said = match.groupdict()
    if said.get("bound") and Decimal(said["bound"]) < LEAST:
        return None
    if said.get("tail"):
        return frozenset(["reached" if said["tail"] == "ขึ้นไป" else "most"])
    kind = _KIND_OF[said["words"]] if said.get("words") else "reached"
    if match.re is _BEHIND and kind not in {*_WAYS, "full"} and not said["bound"]:
        return None
    if kind in _WAYS and (said.get("bound") or "เป็น" in match.group()):
        return None  # เพิ่มขึ้นเป็น 9 ตัวชี้วัด
    return frozenset([kind, "reached"] if kind == "above" else [kind])


def _is_wished(text: str, first: int, match: re.Match[str]) -> bool:
    """Whether what stands before a condition in its clause says that it is not so, or is a condition as well."""
    begins = match.start()
    return bool(
        text.endswith(("ไม่", *WISHES), first, begins)
        or (match.re is not _SO_FAR and (_WISHED.search(text, first, begins) or _ANY.search(text, first, begins)))
        or (match.groupdict().get("bound") and _BOUND_SAID.search(text, first, begins))
    )


def _bounds_of(text: str, match: re.Match[str], begins: int) -> tuple[Decimal, ...]:
    """The bound of a count, which for those that have reached it by now stands before in the line."""
    said = match.groupdict().get("bound")
    if match.re is _SO_FAR:
        first = max(begins, match.start() - 2 * CLAUSE)
        before = {Decimal(each["bound"]) for each in _BOUND_SAID.finditer(text, first, match.start())}
        return tuple(before) if len(before) == 1 else ()
    return (Decimal(said),) if said else ()


def _said_bounds(text: str, above: ReadLine, begins: int, ends: int) -> tuple[Decimal, ...]:
    """The bounds that are spoken of before a count, and at the end of the line above: เกณฑ์คือ 85."""
    places = [(begins, ends)]
    if above.tokens:
        places.append((max(above.tokens[0].start, above.tokens[-1].end - 2 * CLAUSE), above.tokens[-1].end))
    said = {Decimal(match["bound"]) for place in places for match in _BOUND_SAID.finditer(text, *place)}
    return tuple(bound for bound in said if bound >= LEAST)
