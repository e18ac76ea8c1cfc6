"""What one cell of a measure table says: titles, indicators, questions, words of state and kind, sums of money."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from scores.rules import Rules
from thai.digits import to_arabic
from thai.likeness import squeezed
from thai.lists import (
    begins_item,
    literal_items,
    split_bullets,
    split_list,
    without_first_number,
    write_literally,
)

_CONTINUED = re.compile(r"\(\s*ต่อ\s*\)$")  # of a text without blanks behind it
THEME = re.compile(r"ประเด็น\s?(?:ที่)?\s*\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})?\)?\s*[.:)–-]*\s*")
_JOINING = {"", "และ", "กับ", "หรือ"}  # between two indicators
_NONE = {"", "-", "–", "—"}
_INDICATOR = re.compile(r"(?:ตัวชี้วัด|ตชว\.?)\s?(?:ที่)?\s*((?:\d{1,2}(?!\d|\.\d)(?:\s*(?:,|และ|-|–|ถึง)\s*(?=\d))?)+)")
_ONLY_NUMBERS = re.compile(r"(?:ตัวชี้วัด|ข้อ|ที่|และ|ถึง|[\d\s,/.–-])++")
_WITHOUT_NUMBER = re.compile(r"ข้อ|(?<!ตัวชี้วัด)ที่")  # behind the last number
_LEADING_NUMBER = re.compile(r"(?m)^[^\S\n]*(?:ตัวชี้วัด(?:ที่)?\s*)?(\d{1,2})(?!\d|\.\d)\s*[.)]?\s*")
_RANGE = re.compile(r"(\d{1,2})(?:\s*(?:-|–|ถึง)\s*(\d{1,2}))?")
_QUESTION = re.compile(
    r"(?:(?:ข้อ|ซื้อ)\s*)?(?<![a-z0-9])([ieo]|0(?=\s?\d{1,2}(?!\d)))\s?(\d{1,2})(?![\d.])"
    r"(?:\s*(?:-|–|ถึง)\s*(?:(?:ข้อ|ซื้อ)\s*)?(?:[ieo]|0(?=\d))?\s?(\d{1,2})(?![\d.]))?"
)
_BETWEEN_QUESTIONS = re.compile(r"(?:ข้อ(?:คำถาม)?|ซื้อ|และ|[IEO]IT|[\s,;/.()•▪■●·*–-])+")
_MONEY = re.compile(
    r"(?:งบประมาณ|งบ|จำนวน(?:เงิน)?|เป็นเงิน)?\s?฿?\s?(\d[\d,]*(?:\.\d{1,2})?)\s?(ล้าน)?\s*(?:[.,/]-\s*)?"
    r"(?:บาท(?:ถ้วน)?\s*|บ\.|ถ้วน\s*|฿)?(?:\.-)?\s?(?:\([^\d()]{0,100}(?:บาท|สตางค์)[^\d()]{0,50}\))?"
)
_TICK = re.compile(r"[/\\✓✔√☑☒🗹✅xX×•●■▪*←→↔⇒➔➜<>_=\s–—-]{1,40}|[üP]")
_BOXES = "☐□○◯⬜"
_TICKED = re.compile(
    rf"([☑☒🗹✓✔✅■●◉]|\(\s?[/✓✔xX]\s?\)|\[\s?[/✓✔xX]\s?\]|[{_BOXES}]|\(\s*\)|\[\s*\])\s*([^☑☒🗹✓✔✅■●◉()\[\]{_BOXES}]+)"
)

KINDS = {"มาตรการ": "measure", "โครงการ": "project", "กิจกรรม": "activity"}
_STATUS_WORDS = {
    "planned": "ยังไม่เริ่ม|ยังไม่(?:ได้)?(?:เริ่ม)?ดำเนินการ|ยังไม่ได้เริ่ม|รอดำเนินการ|อยู่ในแผน|ตามแผน",
    "in_progress": "(?:กำลัง|(?:อยู่)?(?:ใน)?ระหว่าง(?:การ)?)ดำเนิน(?:การ|งาน)(?:อยู่)?"
    "|ดำเนินการ(?:แล้ว)?(?:บางส่วน|ต่อเนื่อง)|(?:ยัง)?ไม่(?:แล้ว)?เสร็จ",
    "done": "(?:ได้)?ดำเนิน(?:การ|งาน)(?:แล้ว|เสร็จ|สิ้น|สมบูรณ์|เรียบร้อย|ครบถ้วน)+(?:ตามแผน)?(?:100%)?"
    "|(?:แล้ว)?เสร็จ(?:สิ้น|แล้ว|สมบูรณ์|เรียบร้อย)?(?:ตามแผน)?(?:100%)?",
    "cancelled": "ยกเลิก(?:โครงการ|มาตรการ|กิจกรรม|การดำเนินการ)?|ไม่(?:ได้)?ดำเนินการ|งดดำเนินการ",
}
_STATUS_LABEL = re.compile(r"^\s*(?:สถานะ|ผลการดำเนิน(?:การ|งาน))\s*:?\s*(?=\S)")
_AROUND_STATUS = " *:.()[]{}-–•\t“”\"'‘’"
_STATUSES = {status: re.compile(words) for status, words in _STATUS_WORDS.items()}


@dataclass
class Found:
    """What was understood of a cell, what is doubtful about it, and the words that were left over."""

    values: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    rest: str = ""


def is_none(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, or a dash."""
    return text.strip() in _NONE


def is_tick(text: str) -> bool:
    """Whether a cell says nothing but that its column's heading is so: ✓, /, ←→; a lone dash says the opposite."""
    return not is_none(text) and bool(_TICK.fullmatch(text))


def plain_text(text: str) -> str:
    """A text cell: what it says, and nothing where it only has a dash."""
    literal = literal_items(text)
    return literal[0] if literal and len(literal) == 1 else "" if is_none(text) else text


def write_text(text: str) -> str:
    """The inverse of `plain_text`."""
    return text if plain_text(text) == text else write_literally([text])


def _not_continued(text: str) -> str:
    return _CONTINUED.sub("", text.rstrip()).rstrip()


def is_continued(title: str) -> bool:
    """Whether a title ends with (ต่อ)."""
    return literal_items(title) is None and bool(_CONTINUED.search(title.rstrip()))


def read_title(text: str) -> str:
    """A title without number, bullets and (ต่อ). Bulleted lines stay lines; a line merely broken is made whole."""
    if (literal := literal_items(text)) and len(literal) == 1:
        return literal[0]
    text = _not_continued(text).strip()
    if _is_numbered_list(text):
        return text
    text = without_first_number(text)
    return "\n".join(_unbroken(item) for item in split_bullets(text))


def _is_numbered_list(text: str) -> bool:
    """Whether a title counts its own lines, 1 and on: without its first number the others would count from nowhere."""
    numbers = [begins_item(line) and without_first_number(line) != line for line in text.split("\n")]
    return numbers[0] and sum(numbers) > 1


def write_title(title: str) -> str:
    """The inverse of `read_title`."""
    bulleted = "\n".join(f"- {line}" for line in title.split("\n"))
    return next((t for t in (title, bulleted) if read_title(t) == title), write_literally([title]))


def _unbroken(text: str) -> str:
    first, *lines = text.split("\n")
    return "".join([first, *(("\n" if begins_item(line) else " ") + line for line in lines)]).strip()


def read_theme(text: str) -> str:
    """A theme's words without "ประเด็นที่ n"."""
    if is_none(text) or literal_items(text) is not None:
        return plain_text(text)
    return THEME.sub("", _not_continued(text), count=1) if THEME.match(text) else text


def write_theme(theme: str) -> str:
    """The inverse of `read_theme`; a dash for none, as an empty cell means the one above."""
    if not theme:
        return "-"
    return theme if read_theme(theme) == theme else write_literally([theme])


def kind_of(title: str) -> str:
    """What a title's first word says it is."""
    return next((kind for word, kind in KINDS.items() if title.startswith(word)), "measure")


def read_kind(text: str) -> str | None:
    """The kind a cell names; None for anything else."""
    return KINDS.get(squeezed(text))


def read_status(text: str) -> str | None:
    """The state a cell names; None for anything else."""
    if options := _TICKED.findall(text):
        chosen = [words for box, words in options if box not in _BOXES and len(box.strip("()[] ")) > 0]
        if len(chosen) == 1 and all(_status_of(words) for _, words in options):
            return _status_of(chosen[0])
        return None
    return _status_of(text)


def _status_of(words: str) -> str | None:
    said = to_arabic(squeezed(words)).strip(_AROUND_STATUS)
    return next((status for status, pattern in _STATUSES.items() if pattern.fullmatch(said)), None)


def status_above(text: str) -> tuple[str | None, str]:
    """The status that stands above a cell's other words, and those; None where none does."""
    first, _, rest = text.partition("\n")
    if rest.strip() and (status := read_status(_STATUS_LABEL.sub("", first))):
        return status, rest.strip()
    heading = split_list(text).heading
    if heading and "\n" not in heading and (status := read_status(_STATUS_LABEL.sub("", heading))):
        return status, text.strip()[len(heading) :].strip()
    return None, text


def read_budget(text: str) -> Decimal | None:
    """Baht; ValueError for anything but one sum."""
    said = to_arabic(text).strip()
    match = _MONEY.fullmatch(said) or _MONEY.fullmatch(_together(said))
    if match is None:
        raise ValueError(text)
    try:
        return (Decimal(match[1].replace(",", "")) * (10**6 if match[2] else 1)).quantize(Decimal("0.01"))
    except InvalidOperation as error:  # more digits than any sum has
        raise ValueError(text) from error


def _together(said: str) -> str:
    """A sum whose letters were set apart, "1 5 , 0 0 0 บ า ท", or its thousands, "15 000"; any other text as it is."""
    pieces = said.split(" ")
    thousands = pieces[0].isdecimal() and all(len(piece) == 3 and piece.isdecimal() for piece in pieces[1:])
    return "".join(pieces) if thousands or all(len(piece) == 1 for piece in pieces) else said


def read_questions(text: str, rules: Rules) -> Found:
    """Question ids, "ข้อ i๑", "ข้อ ๐๑" (o1), "o1 - o20"; those the year does not have are `unknown`."""
    said = to_arabic(text).lower()
    questions = [q for indicator in rules.indicators for q in indicator.questions]
    known = {question: place for place, question in enumerate(questions)}
    found: list[str] = []
    for match in _QUESTION.finditer(said):
        letter = "o" if match[1] == "0" else match[1]
        last = int(match[3]) if match[3] else int(match[2])
        found += [f"{letter}{number}" for number in range(int(match[2]), max(last, int(match[2])) + 1)]
    left = _BETWEEN_QUESTIONS.sub(" ", _blanked(_QUESTION, said, text)).strip()
    return Found(
        values=sorted({q for q in found if q in known}, key=known.__getitem__),
        unknown=list(dict.fromkeys(q for q in found if q not in known)),
        rest=text if left else "",
    )


def _blanked(pattern: re.Pattern[str], said: str, text: str) -> str:
    """The text without what the pattern finds in its Arabic twin, which is as long."""
    if len(said) != len(text):  # lower case of a few letters is longer
        return pattern.sub(" ", said)
    pieces, end = [], 0
    for match in pattern.finditer(said):
        pieces.append(text[end : match.start()])
        end = match.end()
    return " ".join([*pieces, text[end:]])


def read_indicators(text: str, rules: Rules) -> Found:
    """The indicators of an indicator's cell: numbers, numbers with names, or names alone. What else the cell says, such
    as a definition, is `rest`."""
    said = to_arabic(text)
    if _is_only_numbers(said.strip()):
        return _known(_numbers(said), rules, Found())
    marks = [*_INDICATOR.finditer(said)] or [*_LEADING_NUMBER.finditer(said)][:1]
    found = Found()
    if not marks:
        named = [i for i in rules.indicators if squeezed(i.name) in squeezed(said)]
        found.values = [str(i.number) for i in named]
        found.rest = text if not named or squeezed(text) not in {squeezed(i.name) for i in named} else ""
        return found
    numbers: list[int] = []
    left = [text[: marks[0].start()]]
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(text)
        here = _numbers(mark[1])
        numbers += here
        left.append(_named_otherwise(text[mark.end() : end], here, rules, found))
    found.rest = "\n".join(part for part in (part.strip(" .:,;\n") for part in left) if part not in _JOINING)
    return _known(numbers, rules, found)


def _is_only_numbers(said: str) -> bool:
    around = re.split(r"\d", said)
    return len(around) > 1 and bool(_ONLY_NUMBERS.fullmatch(said)) and not _WITHOUT_NUMBER.search(around[-1])


def indicators_in_prose(text: str, rules: Rules) -> Found:
    """The indicators a finding speaks of by number, and where it calls one by another's name."""
    said = to_arabic(text)
    marks = [*_INDICATOR.finditer(said)]
    found, numbers = Found(), list[int]()
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(said)
        here = _numbers(mark[1])
        numbers += here
        if len(here) == 1:
            _doubt(squeezed(said[mark.end() : end]), here[0], rules, found, anywhere=True)
    return _known(numbers, rules, found)


def _numbers(text: str) -> list[int]:
    numbers: list[int] = []
    for match in _RANGE.finditer(text):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers += range(first, last + 1) if first <= last else [first, last]
    return numbers


def _named_otherwise(text: str, numbers: list[int], rules: Rules, found: Found) -> str:
    """What is left of an indicator's words once its own name is taken off."""
    own = [i.name for i in rules.indicators if i.number in numbers]
    if len(numbers) == 1:
        _doubt(squeezed(text), numbers[0], rules, found, anywhere=False)
    for name in own:
        pattern = r"\s*".join(map(re.escape, squeezed(name)))
        if match := re.match(rf"\s*{pattern}", text):
            return text[match.end() :]
    return text


def _doubt(words: str, number: int, rules: Rules, found: Found, *, anywhere: bool) -> None:
    """Notes that an indicator's number stands beside another indicator's name."""
    own = next((i for i in rules.indicators if i.number == number), None)
    if own is None or squeezed(own.name) in words:
        return
    for other in rules.indicators:
        name = squeezed(other.name)
        if other is not own and (name in words if anywhere else words.startswith(name)):
            found.doubts.append(
                f"ตัวชี้วัดที่ {number} คือ “{own.name}” แต่ในตารางเขียนว่า “{other.name}” ซึ่งเป็นตัวชี้วัดที่ {other.number} โปรดตรวจสอบ"
            )


def _known(numbers: list[int], rules: Rules, found: Found) -> Found:
    there = {i.number for i in rules.indicators}
    found.values = [str(n) for n in sorted(set(numbers) & there)]
    found.unknown = [str(n) for n in dict.fromkeys(numbers) if n not in there]
    return found
