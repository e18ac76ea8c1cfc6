"""The lines that are a measure's: the rest of its title's line, and those below up to where something else begins."""

from __future__ import annotations

import re

from proofreading.claims import Span
from proofreading.places import LETTER
from proofreading.view import View
from proofreading.vocabulary import MEASURES

LONGEST = 400  # characters behind a title
_NEAR = 40  # of a line: before a title that begins it, behind one that has lines of its own
_OPENING = re.compile(
    rf"(?P<mark>[^{LETTER}\n]{{0,12}}(?:[{LETTER}]{{2,16}} ?\d{{1,3}}[^{LETTER}\n]{{0,3}})?)"
    rf"(?:{'|'.join([*MEASURES['kinds'], *MEASURES['named_by']])})?[^{LETTER}\n]{{0,3}}"
)
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:\d{1,2}\.)*\d{1,2}(?=[. ])")
_HEADING = re.compile(r"[#<]|[^\n]{0,300}[\t|][^\n]{0,300}[\t|]")


def lines_of(view: View, title: Span, stop: int, above: int) -> list[Span]:
    """The lines of the measure whose title stands there; `stop` is where the next title begins, `above` where the one
    before ends.

    Lines below are its own only where the title begins its line and little follows, but for the last of a list of
    titles, below which the text goes on.
    """
    text = view.text
    stop = min(len(text), stop, title[1] + LONGEST)
    end = _end_of_line(text, title[1], stop)
    lines = [(title[1], end)]
    begin = text.rfind("\n", max(0, title[0] - _NEAR), title[0]) + 1
    opening = _OPENING.fullmatch(text, begin, title[0]) if begin or title[0] <= _NEAR else None
    if opening is None or end - title[1] > _NEAR or (above and text.find("\n", above, begin) + 1 == begin):
        return lines
    mark = opening["mark"].strip()
    while end < stop and end not in view.blank_lines and not _begins_another(text, end + 1, mark):
        begin, end = end + 1, _end_of_line(text, end + 1, stop)
        lines.append((begin, end))
    return lines


def _end_of_line(text: str, place: int, stop: int) -> int:
    end = text.find("\n", place, stop)
    return end if end >= 0 else stop


def _begins_another(text: str, place: int, mark: str) -> bool:
    """Whether a line is marked as the title's is, or numbered as high, or is a heading or a row."""
    if _HEADING.match(text, place):
        return True
    number, own = _NUMBER.match(text, place), _NUMBER.match(f"{mark} ")
    if number and own and number.group().count(".") <= own.group().count("."):
        return True
    return bool(mark) and _DIGITS.sub("0", text[place : place + 2 * _NEAR]).startswith(_DIGITS.sub("0", mark))
