"""A text as it is read: one spelling, Arabic digits, no blanks inside Thai words, and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from proofreading.vocabulary import INDICATOR_NAMES, one_of
from thai.digits import to_arabic

TAG = "\x1f"  # stands where a tag of HTML stood
HIDDEN = "\x1e"  # stands for each character of an identifier
_THAI = "ก-ฺเ-์ๆฯ"
_IS_THAI = re.compile(f"[{_THAI}]")
_D = "0-9๐-๙"
IDENTIFIER = re.compile(
    rf"""https?://[^\s<>"'()]++
      | (?<![A-Za-z{_D}.-])www\.[^\s<>"'()]++
      | (?<![A-Za-z{_D}_.+@-])[A-Za-z{_D}_.+-]*+@[A-Za-z{_D}_.-]++
      | (?<![A-Za-z{_D}.@-])[A-Za-z][A-Za-z{_D}-]*+(?:\.[A-Za-z{_D}-]++)*?
            \.(?:go|or|ac|co|in|mi|net)\.th(?![A-Za-z])[^\s<>"'()]*+
      | (?<![A-Za-z{_D}.@-])[A-Za-z][A-Za-z{_D}-]{{0,60}}+(?:\.[A-Za-z{_D}-]{{1,60}}+){{0,3}}?
            \.(?:com|me|org)/[^\s<>"'()]++
    """,
    re.VERBOSE,
)
_CHANGED = re.compile(
    "[\u200b-\u200f\u2060\ufeff\u00ad]+"
    r"|\*\*"
    r"|</?[A-Za-z][^<>\n]{0,300}>"
    r"|\.{4,}|…+|_{3,}"
    "|[ \u00a0\u3000\r]*\n[ \u00a0\u3000\r\n]*|[ \u00a0\u3000\r]+"
    "|\u0e4d[\u0e48-\u0e4b]?\u0e32|เเ"
)
# A line that begins so stands for itself, whatever went before.
_BEGINS = re.compile(
    rf"#|[-–—•▪■●❖➢✓]|[(\[]?[{_D}]{{1,2}}(?:[)\]]|/ |\.(?![{_D}]))|[A-Za-zก-ฮ][{_D}]{{0,2}}\)"
    rf"|[1๑]?[{_D}](?:\.[{_D}]{{1,2}}){{1,5}} {{1,3}}(?!คะแนน(?:$|[\s,()]))"
    rf"|[^\s:{_D}]{{1,20}}(?: [^\s:{_D}]{{1,20}}){{0,2}} ?: |[^\s\d:]{{2,24}}ที่ {{0,3}}[{_D}]{{1,2}}[ .:)]"
    rf"|ตัวชี้วัดที่|ข้อ(?:ที่)? {{0,3}}[1-9๑-๙](?![{_D}])|(?:อันดับ|ลำดับ)(?:ที่)? ?[{_D}]"
    rf"|[^\n{_D}.…_]{{2,40}}(?:\.{{4}}|…|____)"  # a form's
    rf"|คำ(?:ถาม|ตอบ)|<|\*\*|เรื่อง|เรียน|ที่ |รวม {{0,3}}[{_D}]"
    rf"|[^\s{_D}=][^\n{_D}=]{{1,40}} = |[^\n{_D}]{{2,50}}(?:\( ?ปี[^()\n]{{0,30}}\)|:) *(?:\n|$)"
    r"|เทศบาล[^\s\d]{2,40}(?: {1,3}(?:อำเภอ|อ\.|จังหวัด|จ\.) ?[^\s\d]{1,30}){0,2} *(?:\n|$)"
)
_TITLE_ENDS = re.compile(r"25\d\d[ *]*$")
TITLE, YEAR = 400, 8  # letters in which a paper's title stands, and the year it ends with
_IN_BRACKETS = re.compile(r"\(\d{1,3}\.\d\d[ )]")
_YEAR_WORD = re.compile(r"(?:พ\.ศ\.|ปี|ปีงบประมาณ)$")
_YEAR = re.compile(r"25\d\d(?!\d)")
_QUESTION_END = re.compile(r"[ieo] ?\d{1,2}$")
_NAME = re.compile(one_of(INDICATOR_NAMES))
_SCORED = re.compile(r" {0,3}(?:ได้|มี|:)? {0,3}(?:คะแนน|ร้อยละ)? {0,3}\d{1,3}\.\d\d")
_LONGEST_NAME = max(map(len, INDICATOR_NAMES))
FULL_LINE = 55  # letters: a shorter line ends where its writer ended it
ALIKE = 4  # letters
WIDEST = 200  # letters of a line on paper: where one is longer, no line was broken by its page


class Match(NamedTuple):
    """An identifier of the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class View:
    """`text` is what is read; `gaps` the places in it where a blank or a break was taken out between Thai letters,
    `blank_lines` those of the breaks behind which a line is empty.
    """

    text: str
    gaps: list[int]
    blank_lines: frozenset[int]
    identifiers: list[Match]  # by characters of the text as typed
    _starts: list[int]
    _sources: list[int]

    def source(self, place: int) -> int:
        """Where a character of the view stands in the text as typed."""
        index = bisect_right(self._starts, place) - 1
        return self._sources[index] + place - self._starts[index]

    def gap_within(self, start: int, end: int) -> bool:
        """Whether a blank was taken out between these characters."""
        return bisect_right(self.gaps, end - 1) > bisect_right(self.gaps, start)

    def next_gap(self, place: int) -> int:
        """The next place behind this one where a blank was taken out; the end of the view where there is none."""
        index = bisect_right(self.gaps, place)
        return self.gaps[index] if index < len(self.gaps) else len(self.text)


def view_of(typed: str) -> View:
    """The view of a text. Linear in its length."""
    identifiers = [Match(m.start(), m.end(), m.group()) for m in IDENTIFIER.finditer(typed) if m.end() > m.start() + 1]
    text = _hide(to_arabic(typed), identifiers)
    is_typed = any(len(line) > WIDEST and "\t" not in line for line in text.split("\n"))
    parts: list[str] = []
    starts, sources, gaps, blank_lines = [0], [0], [], []
    length = end = 0
    line_start = 0
    for match in _CHANGED.finditer(text):
        literal = text[end : match.start()]
        parts.append(literal)
        length += len(literal)
        new = _instead(text, match, line_start, is_typed=is_typed)
        if new is None:
            gaps.append(length)
            new = ""
        elif match.group().count("\n") > 1:
            blank_lines.append(length)
        parts.append(new)
        length += len(new)
        end = match.end()
        if "\n" in match.group():
            line_start = end
        starts.append(length)
        sources.append(end)
    parts.append(text[end:])
    return View("".join(parts), gaps, frozenset(blank_lines), identifiers, starts, sources)


def _hide(text: str, identifiers: list[Match]) -> str:
    parts: list[str] = []
    end = 0
    for start, stop, _ in identifiers:
        parts += [text[end:start], HIDDEN * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _instead(text: str, match: re.Match[str], line_start: int, *, is_typed: bool) -> str | None:
    """What is read instead; None for nothing where a blank joins two Thai letters."""
    found = match.group()
    first = found[0]
    if first == "<":
        return TAG
    if first == "\u0e4d":
        return found[1:-1] + "\u0e33"
    if first == "เ":
        return "แ"
    if first in "._…":
        return " "
    if first not in " \u00a0\u3000\r\n":
        return ""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    joins = bool(_IS_THAI.match(before) and _IS_THAI.match(after))
    ends = "\n" in found and (is_typed or _ends_a_block(text, match, line_start))
    if ends and not _parts_a_name(text, match, joins=joins):
        return "\n"
    return None if joins else " "


def _parts_a_name(text: str, match: re.Match[str], *, joins: bool) -> bool:
    """Whether a break parts a name, or a question from its part or score, as in the narrow column of a table."""
    if match.group().count("\n") > 1:
        return False
    before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
    if _QUESTION_END.search(before) and text.startswith("ส่วนที่", match.end()):
        return True  # ข้อ e1, and its part in the next line
    if _YEAR_WORD.search(before) and _YEAR.match(text, match.end()):
        return True  # พ.ศ., and the year in the next line
    if _IN_BRACKETS.match(text, match.end()):
        return True  # the score of what the line before ends with
    if not joins:
        return False
    around = before + text[match.end() : match.end() + _LONGEST_NAME]
    return any(name.start() < len(before) < name.end() for name in _NAME.finditer(around))


def _ends_a_block(text: str, match: re.Match[str], line_start: int) -> bool:
    """A blank line does, a short line, a row of a table before or behind, and what begins as a list or heading."""
    if match.group().count("\n") > 1 or match.start() - line_start < FULL_LINE or _BEGINS.match(text, match.end()):
        return True
    if line_start < TITLE and _TITLE_ENDS.search(text, max(line_start, match.start() - YEAR), match.start()):
        return True
    if text[line_start : line_start + ALIKE] == text[match.end() : match.end() + ALIKE]:
        return True  # lines of a list begin with the same word
    next_break = text.find("\n", match.end())
    behind = next_break if next_break >= 0 else len(text)
    name = _NAME.match(text, match.end())
    if name and (_SCORED.match(text, name.end()) or not text[name.end() : behind].strip()):
        return True  # a name and its score, or a heading that is a name
    return _is_row(text, line_start, match.start()) or _is_row(text, match.end(), behind)


def is_row(line: str, columns: int = 0) -> bool:
    """Whether a line is a row; tabs before its words are an indent, unless it has the cells of the table above."""
    return "\t" in line.lstrip("\t ") or line.count("|") > 2 or 0 < line.count("\t") == columns - 1


def _is_row(text: str, start: int, end: int) -> bool:
    """Whether cells stand between these places, parted by tabs or by bars."""
    return text.find("\t", start, end) >= 0 or text.count("|", start, end) > 1
