"""Lists as people type them into one cell, with whatever numbers and bullets, and back again.

A cell is one text; its items may stand on lines of their own or in one line, behind "๑.", "1)", "(๒)", "๑.จัดทำ", a
bullet, a bullet and a number, or a number that is wrong. What merely looks like a number of the list (99.35, 33/2568,
ตามข้อ ๒, แบบ ๔, มาตรา ๓๕ (๒), an address) stays in the text. Nothing but numbers and bullets is ever left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from thai.digits import to_arabic

# U+F0B7, U+F0A7 … are what Word's Symbol and Wingdings bullets become in plain text.
_SYMBOLS = "•▪■●❖◆◇►▶➢➤✓✔▫□○◦✅☑☐🔹🔸🔷🔶🔵🔴🟢🟡🟠⚫⚪🔘👉📌📍\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
BULLETS = "-–—−*·→⇒➔➜➡★☆⭐" + _SYMBOLS  # inside a line an arrow leads on
_KINDS = ("-–—−", "✓✔✅☑☐", "•●▪❖\uf0b7\uf0a7")  # bullets that people take for one another
_D = "[0-9๐-๙]"
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]\s*")
_AT_LINE_START = re.compile(rf"(?:[{re.escape(BULLETS)}]\s*)?(\(?)\s?({_D}{{1,3}})\s?(\.\)|[.)])(?!{_D})\s*")
_INLINE = re.compile(rf"(?<![\w.,/(-])(\(?)({_D}{{1,2}})(\.\)|[.)])(?![{BULLETS[0]}0-9๐-๙.,;:)])\s*(?=\S)")
_GLUED = re.compile(rf"(?<=[ก-์])()({_D}{{1,2}})(\.)(?!{_D})\s*(?=[ก-์])")
# ① ⑴ ⒈ ❶ ➀ ➊ and key caps, 1️⃣; each kind counts from its first.
_CIRCLED = re.compile(f"(?:[\u2460-\u249b\u2776-\u2793\U0001f51f]|{_D}\ufe0f?\u20e3)\\s*")
_CIRCLED_FROM = (0x278A, 0x2780, 0x2776, 0x2488, 0x2474, 0x2460)
_SUB_NUMBER = re.compile(rf"({_D}{{1,2}})\.({_D}{{1,2}})[.)]?(?!{_D}|[.:/])\s*(?=\S)")
_BARE = re.compile(rf"({_D}{{1,2}})\s+(?=[ก-์A-Za-z])")
_STEP = re.compile(rf"(?:ขั้น(?:ตอน)?(?:ที่)?|[Ss]tep)\s?({_D}{{1,2}})(?!{_D})\s?[:.)]?\s*(?=\S)")
_SLASHED = re.compile(rf"({_D}{{1,2}})/\s*(?=[ก-์A-Za-z])")
_LETTER = re.compile(r"\(?([ก-ฮ])[.)]\s*(?![ก-ฮ]\.)")
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_INLINE_SYMBOL = re.compile(rf"(?<=\s)[{_SYMBOLS}]\s*")
_INLINE_DASH = re.compile(r"(?<=\s)[-–—](?=\s|[ก-์])\s*")
# A number behind these words belongs to them, whatever the list's next number is …
_OWNER = re.compile(
    r"(?:(?:^|\s|ตาม|ใน|และ|หรือ|แห่ง)(?:ข้อ|มาตรา|หมวด|บท|วรรค)"
    r"|(?:ข้อ|ครั้ง|ส่วน|ลำดับ|วัน|ฉบับ|ชุด|รุ่น|ระยะ|หมวด|แบบ|กลุ่ม|ตัวชี้วัด|ประเด็น|ไตรมาส|บัญชี|ตาราง|เวลา)ที่|ม\.|No\.?)\s*$"
)
# … and behind these, unless it is the list's next.
_PERHAPS_OWNER = re.compile(r"(?:(?:^|\s)(?:ที่|แบบ|หมู่|ชั้น|รุ่น|หน้า|ปี|ระดับ)|เวลา|จำนวน|ประมาณ|อายุ|ไตรมาส|พ\.ศ\.)\s*$")
_SUBSECTION = re.compile(rf"(?:{_D}|มาตรา|วรรค|อนุ)\s*$")
LOOK_BACK = 60  # letters
_COUNTED = re.compile(
    r"(?:คน|ครั้ง|วัน|เดือน|ปี|แห่ง|ราย|โครงการ|กิจกรรม|ฉบับ|ชุด|เรื่อง|ช่อง|บาท|ชั่วโมง|น\.|ม\.ค|ก\.พ|มี\.?ค|เม\.?ย|พ\.ค|มิ\.?ย|ก\.ค|ส\.ค"
    r"|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|\S{1,12}?(?:าคม|ายน|าพันธ์))"
)
_LITERAL = re.compile(r"(\[+)1(\]+)(?: |(?=\n)|$)")


@dataclass(frozen=True)
class TypedList:
    """A cell's items without their numbers. `numbers` are those typed, None for a bullet or none; `heading` is what
    stands before the first item."""

    heading: str
    items: tuple[str, ...]
    numbers: tuple[int | None, ...]

    @property
    def misnumbered(self) -> bool:
        """Whether numbers were typed and are not 1, 2, 3 …"""
        typed = [number for number in self.numbers if number is not None]
        return bool(typed) and list(self.numbers) != list(range(1, len(self.numbers) + 1))


@dataclass(frozen=True)
class _Mark:
    """Where an item begins: its number or bullet stands at text[start:end]."""

    start: int
    end: int
    number: int | None
    style: str
    first_on_line: bool


def split_list(text: str) -> TypedList:
    """The items of a cell. Text without any number or bullet is one item, whatever its line breaks."""
    if (literal := literal_items(text)) is not None:
        return TypedList("", tuple(literal), tuple(range(1, len(literal) + 1)))
    text = text.strip()
    marks = _numbers(text) or _alternatives(text)
    bullets = _outermost(_bullets(text), text)
    if marks and bullets and bullets[0].start < marks[0].start and _returns(bullets, marks):
        marks = bullets  # numbers inside bulleted items
    elif marks:
        marks = [mark for mark in bullets if mark.end <= marks[0].start] + marks
    marks = marks or bullets
    if not marks:
        return TypedList("", (text,) if text else (), (None,) if text else ())
    pieces = [text[a.end : b.start].strip() for a, b in pairwise(marks)] + [text[marks[-1].end :].strip()]
    found = [(_without_lone_bullet(piece), mark.number) for piece, mark in zip(pieces, marks, strict=True)]
    before = text[: marks[0].start].strip()
    if before and marks[0].number != 1:  # the first number was forgotten: what stands there is an item
        found, before = [(before, None), *found], ""
    found = [(piece, number) for piece, number in found if piece]
    return TypedList(before, tuple(piece for piece, _ in found), tuple(number for _, number in found))


def begins_item(text: str) -> bool:
    """Whether a text begins with a number or bullet of a list."""
    text = text.lstrip()
    return bool(_AT_LINE_START.match(text) or _BULLET.match(text) or _CIRCLED.match(text) or _LITERAL.match(text))


def split_bullets(text: str) -> list[str]:
    """The bulleted items of a text that begins with a bullet, numbers left alone; any other text is one item."""
    if not _BULLET.match(text):
        return [text]
    marks = _bullets(text)
    ends = [mark.start for mark in marks[1:]] + [len(text)]
    return [text[mark.end : end].strip() for mark, end in zip(marks, ends, strict=True)]


def without_first_number(text: str) -> str:
    """The text without the number it begins with; a bullet stays."""
    match = _AT_LINE_START.match(text) if not _BULLET.match(text) else None
    return text[match.end() :] if match else text


def _line_starts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        yield start + indent, line.lstrip()
        start += len(line) + 1


def _number_marks(text: str) -> list[_Mark]:
    """Everything that could be a number of the list, in order."""
    marks: dict[int, _Mark] = {}
    for start, line in _line_starts(text):
        if match := _AT_LINE_START.match(line):
            marks[start] = _mark(match, start, True)
        elif match := _CIRCLED.match(line):
            marks[start] = _Mark(start, start + match.end(), _circled(match[0][0]), "①", True)
    taken = {place for mark in marks.values() for place in range(mark.start, mark.end)}
    for pattern in (_INLINE, _GLUED):
        for match in pattern.finditer(text):
            if match.start() not in taken and match.start() not in marks:
                marks[match.start()] = _mark(match, 0, False)
    for match in _CIRCLED.finditer(text):
        marks.setdefault(match.start(), _Mark(match.start(), match.end(), _circled(match[0][0]), "①", False))
    return [marks[start] for start in sorted(marks)]


def _circled(sign: str) -> int:
    """The number a sign shows."""
    if sign.isdecimal():
        return int(sign)
    return 10 if sign == "\U0001f51f" else ord(sign) - next(f for f in _CIRCLED_FROM if f <= ord(sign)) + 1


def _mark(match: re.Match[str], offset: int, first_on_line: bool) -> _Mark:
    number = int(to_arabic(match[2]))
    return _Mark(offset + match.start(), offset + match.end(), number, match[1] + match[3], first_on_line)


def _numbers(text: str) -> list[_Mark]:
    """Those that begin an item of the outermost list."""
    candidates = _number_marks(text)
    accepted: list[_Mark] = []
    inner: set[str] = set()
    open_brackets = list(accumulate((letter == "(") - (letter == ")") for letter in text))
    last_two = {mark.style: mark.start for mark in candidates if mark.number == 2}
    for mark in candidates:
        if not accepted:
            goes_on = last_two.get(mark.style, -1) > mark.start
            if mark.first_on_line or (mark.number == 1 and goes_on and not _behind(_OWNER, text, 0, mark)):
                accepted.append(mark)
            continue
        last = accepted[-1]
        if mark.style != accepted[0].style and (mark.style in inner or mark.number == 1):
            inner.add(mark.style)  # "๑. … ดังนี้ ๑) … ๒) …": a list inside an item
        elif not _closes_bracket(open_brackets, last, mark) and (
            mark.first_on_line or _counts_inline(text, last, mark, accepted[0].style)
        ):
            accepted.append(mark)
    return accepted


def _behind(pattern: re.Pattern[str], text: str, start: int, mark: _Mark) -> re.Match[str] | None:
    """The pattern right before a mark, not before `start`. Only the last letters are looked at: cells may be long."""
    return pattern.search(text, max(start, mark.start - LOOK_BACK), mark.start)


def _closes_bracket(open_brackets: Sequence[int], last: _Mark, mark: _Mark) -> bool:
    """(ฉบับที่ ๒): the bracket opened long before the number. `open_brackets` are those behind each letter."""
    return mark.style in (")", ".)") and open_brackets[mark.start - 1] > open_brackets[last.end - 1]


def _counts_inline(text: str, last: _Mark, mark: _Mark, style: str) -> bool:
    number, previous = mark.number or 0, last.number or 0
    if _behind(_OWNER, text, last.end, mark):
        return False
    if mark.style == "()" and _behind(_SUBSECTION, text, last.end, mark):
        return False
    if number == previous + 1:
        return True
    glued = mark.start > 0 and not text[mark.start - 1].isspace()
    return (
        mark.style == style
        and not glued
        and number <= previous + 3
        and not _behind(_PERHAPS_OWNER, text, last.end, mark)
    )


def _alternatives(text: str) -> list[_Mark]:
    """Rarer numberings, taken only where they count 1, 2 … on lines of their own: 1.1 1.2, ก. ข., 1/ 2/,
    ขั้นตอนที่ 1, 1 2 without dots."""
    lines = list(_line_starts(text))
    for pattern in (_SUB_NUMBER, _LETTER, _STEP, _SLASHED, _BARE):
        marks = []
        for start, line in lines:
            match = pattern.match(line)
            if match is None or (pattern is _BARE and _COUNTED.match(line[match.end() :])):
                continue
            typed = match[match.lastindex or 1]
            number = _LETTERS.find(typed) + 1 if typed in _LETTERS else int(to_arabic(typed))
            marks.append(_Mark(start, start + match.end(), number, "", True))
        if len(marks) >= 2 and [mark.number for mark in marks] == list(range(1, len(marks) + 1)):
            return marks
    return []


def _bullets(text: str) -> list[_Mark]:
    marks: dict[int, _Mark] = {}
    for start, line in _line_starts(text):
        if match := _BULLET.match(line):
            marks[start] = _Mark(start, start + match.end(), None, "•", True)
            inline = _INLINE_DASH if line[0] in "-–—" else None
            for pattern in filter(None, (inline, _INLINE_SYMBOL)):
                for found in pattern.finditer(line, match.end()):
                    if not _between_figures(line, found):
                        at = start + found.start()
                        marks[at] = _Mark(at, start + found.end(), None, "•", False)
        else:
            for found in _INLINE_SYMBOL.finditer(line):
                marks[start + found.start()] = _Mark(start + found.start(), start + found.end(), None, "•", False)
    return [marks[start] for start in sorted(marks)]


def _outermost(bullets: Sequence[_Mark], text: str) -> list[_Mark]:
    """Those of the first's kind: lines behind another bullet are inside of the item above them."""
    return [bullet for bullet in bullets if _kind(text[bullet.start]) == _kind(text[bullets[0].start])]


def _kind(sign: str) -> str:
    return next((kind for kind in _KINDS if sign in kind), sign)


def _between_figures(line: str, dash: re.Match[str]) -> bool:
    """ครั้งที่ 1 - 3, ต.ค. 68 - ก.ย. 69: a dash that joins."""
    before, end = line[max(0, dash.start() - LOOK_BACK) : dash.start()].rstrip(), dash.end()
    return before[-1:].isdigit() and bool(line[end : end + 1].isdigit() or _COUNTED.match(line, end))


def _returns(bullets: Sequence[_Mark], numbers: Sequence[_Mark]) -> bool:
    """Whether the numbers begin again behind a later bullet: they count inside the bulleted items."""
    ones = [mark.start for mark in numbers if mark.number == 1]
    places = [bullet.start for bullet in bullets]
    return any(bisect_right(places, a) < bisect_left(places, b) for a, b in pairwise(ones))


def _without_lone_bullet(piece: str) -> str:
    """ "๑. - จัดทำ" → จัดทำ; a bullet that has sisters in the item stays."""
    match = _BULLET.match(piece)
    if match is None or any(_BULLET.match(line.lstrip()) for line in piece.split("\n")[1:]):
        return piece
    return piece[match.end() :]


# --- Writing a list so that it is read back exactly ---------------------------------------------------------------


def literal_items(text: str) -> list[str] | None:
    """Items written by `write_literally`; None for any other text."""
    match = _LITERAL.match(text)
    if match is None or len(match[1]) != len(match[2]):
        return None
    depth, items, start = len(match[1]), list[str](), match.end()
    for mark in re.finditer(rf"\n\[{{{depth}}}([0-9]+)\]{{{depth}}}(?: |(?=\n)|$)", text[start:]):
        if mark[1] == str(len(items) + 2):
            items.append(text[start : match.end() + mark.start()])
            start = match.end() + mark.end()
    return [*items, text[start:]]


def write_literally(items: Iterable[str]) -> str:
    """[1] first, [2] second …, with more brackets than any line of the items begins with: nothing inside is read."""
    texts = list(items)
    deepest = max((len(found) for text in texts for found in re.findall(r"^\[+", text, re.MULTILINE)), default=0)
    left, right = "[" * (deepest + 1), "]" * (deepest + 1)
    return "\n".join(f"{left}{number}{right} {text}" for number, text in enumerate(texts, 1))


def write_list(items: Sequence[str]) -> str:
    """1. first, 2. second …; written literally where that would be read back as something else."""
    plain = "\n".join(f"{number}. {text}" for number, text in enumerate(items, 1))
    return plain if list(split_list(plain).items) == list(items) else write_literally(items)
