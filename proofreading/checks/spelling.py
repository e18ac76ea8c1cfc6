"""The field's own words as officials miswrite them: spelling.toml's slips, ไม้ยมก, letters that are none of Thai."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.checks import Said
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.vocabulary import BEFORE_MARK, LATIN_SPELLINGS, THAI_SPELLINGS, one_of

_LEADING = "เแโใไ"
_SLIP = re.compile(
    rf"(?<![{_LEADING}]){one_of(THAI_SPELLINGS)}(?![ัิ-ฺ็-๎])"
    rf"|(?<![A-Za-z])(?=[A-Za-z])(?ai:{one_of(LATIN_SPELLINGS)})(?![A-Za-z])"
)
# Glued to its word, or to what follows it.
_MARK = re.compile("(?<=[ก-ฮะ-ู็-์])ๆ(?P<glued>(?=[ก-ฮเ-ไ]))?|ๆ(?=[ก-ฮเ-ไ])")
_DOUBLED = re.compile(r"[ก-ฮ][ัิ-ู็]?(?P<mark>[ะาัิ-ู็-๎])(?P=mark){1,20}")
_LAO = re.compile("(?<=[ก-๎])[\u0e81-\u0ed9]{1,3}|[\u0e81-\u0ed9]{1,3}(?=[ก-๎])")  # among Thai letters
_THAI = re.compile("[ก-ฺเ-๛]*")
_TO_THAI = 0x80  # how far each Lao letter lies behind the Thai one it looks like …
_LOOKS_LIKE = {"\u0e8d": "ย"}  # … but for this one


def check_spelling(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The field's own words are spelt as they ought to be. A slip of the list (proofreading/spelling.toml), a vowel or
    tone mark typed twice, a Lao letter and a ไม้ยมก without its blanks are warnings with their fix. General spelling is
    not ours.
    """
    yield from _slips(said)
    yield from _marks(said.typed)
    for match in _DOUBLED.finditer(said.typed):
        right = match.group()[: match.start("mark") - match.start() + 1]
        yield _typed(match.start(), match.end(), right, "สระหรือวรรณยุกต์ซ้อนกันสองตัว")
    for match in _LAO.finditer(said.typed):
        right = "".join(_LOOKS_LIKE.get(letter, chr(ord(letter) - _TO_THAI)) for letter in match.group())
        right = right if _THAI.fullmatch(right) else ""  # to some no Thai letter looks alike
        yield _typed(match.start(), match.end(), right, "อักษรลาวที่หน้าตาเหมือนอักษรไทย ค้นคำนี้จะไม่พบ")


def _slips(said: Said) -> Iterator[Finding]:
    for match in _SLIP.finditer(said.view.text):
        word = match.group()
        right = THAI_SPELLINGS.get(word) or LATIN_SPELLINGS[word.casefold()]
        if right != word and not said.view.gap_within(*match.span()):
            yield Finding(Kind.REPEATED_WORD, *match.span(), right, "คำของงานราชการที่มักสะกดผิด", sure=False)


def _marks(typed: str) -> Iterator[Finding]:
    for match in _MARK.finditer(typed):
        before = typed[max(0, match.start() - 12) : match.start()]
        word = next((word for word in BEFORE_MARK if before.endswith(word)), "")
        glued = before[-1:].strip() != ""
        behind = " " if not glued or match["glued"] is not None else ""
        message = "ไม้ยมกเว้นวรรคหน้าและหลัง" if behind else "ไม้ยมกเว้นวรรคหน้า"
        if glued:
            yield _typed(match.start() - len(word), match.end(), f"{word} ๆ{behind}", message)
        else:
            yield _typed(match.start(), match.end(), "ๆ ", "ไม้ยมกเว้นวรรคหลัง")


def _typed(start: int, end: int, right: str, message: str) -> Finding:
    return Finding(Kind.REPEATED_WORD, start, end, right, message, sure=False, typed=True)
