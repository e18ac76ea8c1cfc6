"""What is wrong whatever the facts are: numbers of lists, doubled words, digits of two kinds, broken addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.checks import Said
from proofreading.claims import NumberClaim
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.view import View
from proofreading.vocabulary import REPEATS_OVER_BLANK, RIGHT_REPEATS, SHORT_REPEATS, one_of
from thai.digits import to_arabic, to_thai

SHORTEST, LONGEST = 5, 30  # letters of a word that is found twice
_ZEROS = {length: re.compile(rb"\x00{%d,}" % length) for length in range(SHORTEST, LONGEST + 1)}
_SHORT = re.compile(rf"(?<![ก-ฺเ-์]){one_of(SHORT_REPEATS)}(?![ะ-ฺ็-์])")
_BEGINS = re.compile("[ก-ฮเแโใไ]")
_GOES_ON = re.compile("[ะ-ฺ็-์ๆ]")
_THAI_WORD = re.compile("[ก-ฺเ-์]+")
_LEADING = "เแโใไ"
_TURNED_ROUND = re.compile(r"(?<![\w.,/:-])010(?![\w.,/:-]| ?\d)")
_OF_SCORES = re.compile(r"คะแนน|ร้อยละ|เพิ่มขึ้น|ลดลง|\d\d\.\d\d")
_BESIDE = 60  # letters


def check_numbering(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The numbers of a list, and of the questions down a table, follow one another."""
    for claim in said.claims:
        if isinstance(claim, NumberClaim):
            message = f"ลำดับถัดไปควรเป็น {claim.expected} แต่เขียนว่า {claim.number}"
            yield Finding(Kind.NUMBERING, claim.start, claim.end, claim.expected.lstrip("ieo"), message, claim.sure)


def check_repeats(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """A word does not stand twice in a row: an error where five letters or more are glued, a warning over a blank."""
    found: dict[int, Finding] = {}
    for start, end in _repeats(said.view):
        word = said.view.text[start : start + (end - start) // 2]
        over = said.view.gap_within(start, end)
        is_unit = said.view.text[max(0, start - 2) : start].strip(" ").isdigit()  # ๙๙ คะแนน คะแนนภาพรวม
        if over and (is_unit or word in REPEATS_OVER_BLANK):
            continue
        message = f"คำว่า “{word}” ซ้ำกัน" + (" (มีวรรคคั่น)" if over else "")
        found.setdefault(start, Finding(Kind.REPEATED_WORD, start, end, word, message, not over))
    yield from found.values()


def _repeats(view: View) -> Iterator[tuple[int, int]]:
    """Where a word stands twice.

    For each length of a word the text is compared with itself, moved by that length, all bytes at once as one number.
    """
    text = view.text
    letters = text.encode("cp874", "replace")
    number = int.from_bytes(letters, "big")
    taken = -1
    for length, zeros in reversed(_ZEROS.items()):
        if 2 * length > len(letters):
            continue
        same = (number ^ (number >> 8 * length)).to_bytes(len(letters), "big")
        for match in zeros.finditer(same, length):
            first = match.start() - length
            for start in range(min(match.end() - 2 * length, first + length), first - 1, -1):
                if _is_word(text, start, length):
                    yield start, start + 2 * length
                    taken = start
                    break
    for short in _SHORT.finditer(text):
        if short.start() != taken:
            yield short.start(), short.end()


def _is_word(text: str, start: int, length: int) -> bool:
    word = text[start : start + length]
    if not _THAI_WORD.fullmatch(word) or not _BEGINS.match(word) or word + word in RIGHT_REPEATS:
        return False
    before, behind = text[start - 1 : start], text[start + 2 * length : start + 2 * length + 1]
    if (before and before in _LEADING) or (behind and _GOES_ON.match(behind)) or word[-1] in _LEADING:
        return False
    half = length // 2
    return not (length % 2 == 0 and word[:half] == word[half:])


_QUESTION = re.compile("(?:ข้อ|ซื้อ) *$")
_MIXED = re.compile(
    r"(?<![๐-๙0-9])(?<![๐-๙0-9][.,])(?=[๐-๙.,]{0,12}[0-9]|[0-9.,]{0,12}[๐-๙])[๐-๙0-9][๐-๙0-9]*+(?:[.,][๐-๙0-9]++)*+"
)


def check_digits(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """The digits of one number are Thai or Arabic, never both. (ข้อ ๐1 is a question whose letter o is a Thai zero.)"""
    for match in _MIXED.finditer(said.typed):
        number = match.group()
        if number.startswith("๐") and _QUESTION.search(said.typed, max(0, match.start() - 6), match.start()):
            continue
        arabic, thai = sum("0" <= digit <= "9" for digit in number), sum("๐" <= digit <= "๙" for digit in number)
        if arabic and thai:
            if thai == arabic:  # as the numbers before it are written
                thai += sum("๐" <= each <= "๙" for each in said.typed[max(0, match.start() - _BESIDE) : match.start()])
                arabic += sum(
                    "0" <= each <= "9" for each in said.typed[max(0, match.start() - _BESIDE) : match.start()]
                )
            right = to_thai(number) if thai > arabic else to_arabic(number)  # as most of them are written
            message = "เลขไทยกับเลขอารบิกปนกันในจำนวนเดียว"
            yield Finding(Kind.MIXED_DIGITS, match.start(), match.end(), right, message, typed=True)


def check_scores_turned_round(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """No score begins with a zero that no decimals follow: ๐๑๐ is ๑๐๐ with two digits exchanged. A warning."""
    for match in _TURNED_ROUND.finditer(said.view.text):
        text = said.view.text
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()][-_BESIDE:] + text[match.end() :][:_BESIDE]
        if _OF_SCORES.search(line):
            yield Finding(Kind.SCORE, *match.span(), "100", "คะแนนไม่ขึ้นต้นด้วยเลขศูนย์ (ตัวเลขสลับหลัก)", sure=False)


def check_identifiers(said: Said, facts: ProofFacts) -> Iterator[Finding]:
    """Web and mail addresses and LINE ids have Arabic digits: with Thai ones they lead nowhere."""
    for start, end, address in said.view.identifiers:
        right = to_arabic(address)
        if right != address:
            message = "ที่อยู่เว็บไซต์ อีเมล หรือ LINE ต้องใช้เลขอารบิก จึงจะใช้งานได้"
            yield Finding(Kind.IDENTIFIER, start, end, right, message, typed=True)
