"""A whole analysis as it was pasted, divided by its headings: which indicator, which of its texts. Pure.

A line is an indicator's heading that begins with its number ("ตัวชี้วัดที่ ๓ การใช้อำนาจ", "3. การใช้อำนาจ") or is its
name; a paragraph belongs to a text by the word it begins with, and what follows belongs to it until the next. Nothing
is thrown away: what stands above the first heading is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from thai.digits import to_arabic
from thai.text import normalise

MOST_PASTED = 200_000  # letters
HEADING = 80  # letters behind the number that a heading may have
FIGURE = 40  # letters behind the name, such as "(98.52 คะแนน)"

_NUMBERED = re.compile(r"(?:\d{1,2}[.)] ?)?(?:ผลการวิเคราะห์ ?)?ตัวชี้วัด(?:ที่)? ?(\d{1,2})(?!\d)[.):]? ?")
_BARE = re.compile(r"(\d{1,2})[.)] ?")
_PARTS = {
    "weakness": "จุดอ่อน|จุดที่ควรปรับปรุง|จุดที่ต้องปรับปรุง|ข้อบกพร่อง|ปัญหา|ประเด็นที่ต้องแก้ไข",
    "response": "แนวทาง|มาตรการ|ข้อเสนอ",
    "meaning": "ความหมายของตัวชี้วัด|ความหมาย",
    "finding": "ผลการวิเคราะห์|ผลการประเมิน|บทวิเคราะห์|ข้อค้นพบ",
}
_PART = re.compile(
    rf"(?:\d{{1,2}}[.)] ?|[-•] ?)?(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _PARTS.items())})"
)
_LABEL = re.compile(r"[^:]{0,40}?(?:: ?|$)")  # the rest of a label: up to its colon, or the whole line
_LONG_LABEL = 60  # letters of a line that is a label alone


@dataclass
class PastedSection:
    """What stands under one heading, where `named` is the indicator's name; `texts` by the names of AnalysisTexts."""

    number: int
    heading: str
    named: str
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PastedAnalysis:
    """The sections in their order, each indicator once; `above`: what stands before the first, and belongs nowhere."""

    sections: tuple[PastedSection, ...]
    above: str


def divide(pasted: str, names: Mapping[int, str]) -> PastedAnalysis:
    """Divides a pasted analysis; `names` are the year's indicators."""
    lines = normalise(pasted[:MOST_PASTED]).split("\n")
    starts = list(_starts(lines, names))
    above = "\n".join(lines[: starts[0][0]] if starts else lines).strip()
    found: dict[int, PastedSection] = {}
    said: dict[tuple[int, str], list[str]] = {}
    for place, (first, number, named, rest) in enumerate(starts):
        last = starts[place + 1][0] if place + 1 < len(starts) else len(lines)
        found.setdefault(number, PastedSection(number, lines[first][: HEADING + FIGURE], named))
        body = ([rest] if rest else []) + lines[first + 1 : last]
        for name, text in _texts(body):
            said.setdefault((number, name), []).append(text)
    for (number, name), texts in said.items():
        found[number].texts[name] = "\n".join(texts)
    return PastedAnalysis(tuple(found.values()), above)


def _starts(lines: list[str], names: Mapping[int, str]) -> Iterator[tuple[int, int, str, str]]:
    """(line, indicator, the name in the heading, text behind it on the same line).

    A sentence that begins like a heading is one only where its indicator has no other.
    """
    found = [(place, *heading) for place, line in enumerate(lines) if (heading := _heading(line, names))]
    with_heading = {number for _, number, _, rest in found if len(rest) <= FIGURE}
    for place, number, named, rest in found:
        if len(rest) <= FIGURE:
            yield place, number, named, rest if _is_said(rest) else ""
        elif number not in with_heading:
            with_heading.add(number)
            yield place, number, named, lines[place]


def _is_said(rest: str) -> bool:
    """Whether what stands behind a heading's name says something, more than a bracketed figure or a dash."""
    return bool(rest.strip(" -–:().")) and not rest.startswith("(")


def _heading(line: str, names: Mapping[int, str]) -> tuple[int, str, str] | None:
    plain = to_arabic(line)
    by_name = {name: number for number, name in names.items()}
    if line.rstrip(" :") in by_name:
        name = line.rstrip(" :")
        return by_name[name], name, ""
    told = _NUMBERED.match(plain)
    bare = None if told else _BARE.match(plain)
    match = told or bare
    if match is None or int(match[1]) not in names:
        return None
    number, rest = int(match[1]), line[match.end() :]
    for name in (names[number], *by_name):
        if rest.startswith(name):
            return number, name, rest[len(name) :].strip()
    if bare or len(rest) > HEADING or _PART.match(rest):
        return None
    return number, rest.strip(" :"), ""


def _texts(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The paragraphs by the text they belong to, each text once for each run."""
    name, kept = "finding", list[str]()
    for line in lines:
        part = _PART.match(line)
        if part is None:
            kept.append(line)
            continue
        if text := "\n".join(kept).strip():
            yield name, text
        name, kept = str(part.lastgroup), [_without_label(line, part.end())]
    if text := "\n".join(kept).strip():
        yield name, text


def _without_label(line: str, end: int) -> str:
    """A label that stands alone on its line, or before a colon, is none of the text."""
    label = _LABEL.match(line, end)
    if label is None:
        return line
    is_whole_line = len(line) <= _LONG_LABEL and label.end() == len(line) and _is_bare(line, end)
    return line[label.end() :].strip() if is_whole_line or label[0].rstrip().endswith(":") else line


def _is_bare(line: str, end: int) -> bool:
    """Whether nothing but the label stands on the line: "แนวทางปรับปรุงหรือรักษาระดับ", not "ปัญหาคือไม่มีคน"."""
    return (
        re.fullmatch(r"(?:การ)?(?:ปรับปรุง|แก้ไข|พัฒนา|รักษาระดับ|ที่พบ|ของตัวชี้วัด|หรือ|และ| |/|ตัวชี้วัด|เชิงนโยบาย|แนะ)*", line[end:])
        is not None
    )
