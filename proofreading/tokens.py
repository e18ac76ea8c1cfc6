"""A view cut into what matters: figures, references, names, years, cues. Everything else is an unknown word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from proofreading.vocabulary import CLASS_OF, INDICATOR_NAMES, INSTRUMENTS, LEVELS, MEASURED, NUMBERED, UNITS, one_of
from thai.dates import MONTHS, SHORT_MONTHS

_MONTHS = [*MONTHS, *SHORT_MONTHS, *(short.removesuffix(".") for short in SHORT_MONTHS)]
_MONTH_OF = {name: number % 12 + 1 for number, name in enumerate([*MONTHS, *SHORT_MONTHS])} | {
    short.removesuffix("."): number + 1 for number, short in enumerate(SHORT_MONTHS)
}
_M = one_of(_MONTHS)
_ERA = r"(?:ปี\ ?)?(?:พ\.\ ?ศ\.\ ?)?"
_NUMBER = r"\d{1,3}(?:\.\d{1,2})?(?!\d|[.,]\d)"
_NO_UNIT = r"แนน|ข้าง|นอก|ใน|การ|คุณภาพ|ประสิทธิภาพ|นั้น|นี้|กับ|ที่|ก่อน|ปัจจุบัน|งบ|\ ?25\d\d"  # behind what only looks like a unit
_EMPTY_BOX = re.compile(r"(?:[(\[] {0,3}[)\]]|[☐□◻]) ?$")
_DIRECTIONS = frozenset(["up", "down", "same"])
_IN_BOXES = frozenset(["up", "down", "same", "above", "below", "leveled"])  # what a form lets choose
_LETTER = "ก-ฺเ-์A-Za-z"

# In this order: what claims its characters first keeps them.
_SEARCH = re.compile(
    rf"""(?P<period>(?<!\d)(?:\d{{1,2}}\ ?)?(?:เดือน)?(?P<m1>{_M})\ ?{_ERA}(?P<y1>25\d\d|\d\d)?(?!\d)\ ?
            (?:[-–—−~→]|(?:ไป)?(?:จน)?(?:กระทั่ง)?ถึง|(?:และ)?(?:แล้ว)?(?:เสร็จ|สิ้นสุด)(?:ใน|เมื่อ)?)\ ?(?:วันที่\ ?|สิ้น)?
            (?:\d{{1,2}}\ ?)?(?:เดือน)?(?P<m2>{_M})\ ?{_ERA}(?P<y2>25\d\d|\d\d)(?!\d))
      | (?P<date>(?<!\d)(?:\d{{1,2}}\ ?)?(?:เดือน)?(?P<m0>{_M})\ ?{_ERA}(?P<y0>25\d\d|\d\d)(?![\d.]))
      | (?P<question>(?:(?:ข้อ|ซื้อ)(?:คำถาม)?(?:ที่)?\ ?)?
            (?<![A-Za-z])(?P<q>[ieoIEO])\ ?(?P<qn>\d{{1,2}})(?:/(?P<qp>[12]))?(?![\d.A-Za-z])
            |(?:ข้อ|ซื้อ)\ ?0(?P<zero>\d{{1,2}})(?![\d.]))
      | (?P<reference>(?:(?:ตัวชี้วัด(?:ย่อย)?|ตชว\.?)\ ?(?:ที่\ ?)?|(?<![ก-์])ตัวที่\ ?)
            (?![2-9]\d\.\d\d(?!\d))(?P<n>\d{{1,2}})(?!\d)
            (?:\.(?P<sub>\d{{1,2}})(?!\d))?
            (?:(?:\ ?[-–]\ ?|\ ?ถึง(?:ตัวชี้วัด)?(?:ที่)?\ ?(?=1?\d(?!\d)))(?P<until>\d{{1,2}})(?![\d.])
            |(?P<more>(?:(?:\ 1?\d(?![\d.,])){{1,8}}(?=\ ?(?:และ|กับ))|(?:,\ ?(?:ที่\ ?)?\d{{1,2}}(?![\d.]))*)
                (?:\ ?(?:และ|กับ)(?:ตัวชี้วัด)?(?:ที่)?\ ?1?\d(?![\d.]))?)))
      | (?P<year>(?P<in>ใน)?(?:ประจำ)?(?:ปี(?:งบประมาณ|งบฯ?|งป\.|งปม\.)?|พ\. ?ศ\.)\ ?(?:พ\. ?ศ\.)?\ ?
            (?P<y>25\d\d|[67]\d(?![.]))(?!\d))
      | (?=[\d(+\-−–x×*])(?:
            (?P<document>(?!\d{{1,3}}\.\d\d\ ?/\ ?100(?!\d))(?<![\d./-])\d+(?:[./-]\d+){{0,6}}/[\d-]+
                  |(?<![\d.])0\d[\d-]{{6,}}
                  |(?<![\d.])0\d{{0,2}}\ \d{{3,4}}\ (?!25)\d{{3,4}}(?![\d.])
                  |(?<![\d.])\d-\d{{4}}-\d{{4}}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?
                  |(?<![\d.])\d{{1,2}}[.:]\d\d\ ?(?:[-–]\ ?\d{{1,2}}[.:]\d\d\ ?)?น\.|(?<![\d.])\d+(?:\.\d+){{2,}})
          | (?P<bare>(?<![\d./-])25\d\d(?![\d.,/]|\ ?[-–]\ ?\d))
          | (?P<years>25\d\d\ ?[-–]\ ?25\d\d)
          | (?P<counted>(?<![\d.,])(?P<c>\d{{1,2}})\ {{0,3}}(?:จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวน)?\ ?\d{{1,2}}\ ?)?ตัวชี้วัด(?!ที่\ ?\d))
          | (?P<heads>(?<![\d.,])(?P<h>\d{{1,2}})\ {{0,3}}ตัว(?!ชี้|อย่าง|แทน|เลข|แปร|กลาง|ตน|บุคคล|ละคร|ที่\ ?\d))
          | (?P<item>(?<![\d.,/(])\(?(?P<i>\d{{1,2}})
                (?:(?:\.\)|\)|\.(?!\d))(?=\ ?[^\d\s.:])|\)(?:(?<=\n.\))|(?<=\n..\)))(?=\ ?\d)
                |(?<=\n\d)\.(?=\ \d)|(?<=\n\d)/(?=\ [^\d\s])))
          | (?P<units>(?<![\d.,])\d+\ ?{one_of(UNITS)}(?!{_NO_UNIT})
                |(?<![\d.,])\d+\.\d+\ ?{one_of(MEASURED)}(?!{_NO_UNIT}))
          | (?P<range>(?<![\d.,])\d{{1,3}}(?:\.\d+)?(?:[-–]\ ?|\ [-–]\ )\d{{1,3}}(?:\.\d+)?(?![\d.]))
          | (?P<bound>(?<![\d.,]){_NUMBER}\ ?(?:คะแนน\ ?)?(?:ขึ้นไป|เต็ม|ลงมา|ลงไป))
          | (?P<weight>[x×*]\ ?{_NUMBER}|(?<![\d.,]){_NUMBER}\ ?[x×*](?=\ ?(?:[\d.(]|น้ำหนัก|ค่า))(?:\ ?{_NUMBER})?)
          | (?P<figure>(?<![\d.,])(?P<sign>(?<![\d\ ])[-−–+]|(?<=\ )[-−–+](?=\d))?(?P<v>{_NUMBER})
                (?P<of>\ ?%|\ ?/\ ?100(?!\d))?)
          | (?P<digits>\d+))
      | (?P<part>ส่วนที่\ ?(?P<p>[12])(?!\d))
      | (?P<numbered>(?<![{_LETTER}]){one_of(NUMBERED)}\.?\ ?(?![4-9]\d\.\d\d(?!\d))\d+(?:[./]\d+){{0,6}}(?![\d.])
            (?:\ \d{{3,4}}\ \d{{3,4}}(?![\d.]))?)
      | (?P<tool>(?<![A-Za-z])[IEO]IT(?![A-Za-z]))
      | (?P<leveled>{one_of(LEVELS)}(?!เกณฑ์|ช่องทาง|ระบบ|ทาง))
      | (?P<town>\x1d+)
      | (?P<word>{one_of(CLASS_OF)})
      | (?P<break>[\n\t\x1f])
    """,
    re.VERBOSE,
)
# What is no sign that may stand in a gap: letters and digits, and what compares figures.
_SAYS = re.compile(r"[^\W_]|<|(?<![-=])>|[≤≥±ๆฯ]")


class Token(NamedTuple):
    """`kind` is a group of the search or a class of words.toml; `unknown` one or more words that nobody knows."""

    kind: str
    start: int
    end: int
    match: re.Match[str] | None = None

    def group(self, name: str) -> str:
        assert self.match is not None
        return self.match[name] or ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a view in order. Linear: every alternative is bounded or chooses once."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    end, of_indicators, scored, moved = 0, False, False, False
    for match in _SEARCH.finditer(text):
        start = match.start()
        if start > end and _SAYS.search(text, end, start):
            yield Token("unknown", end, start)
        kind = match.lastgroup or ""
        end = match.end()
        kind = CLASS_OF[match.group()] if kind == "word" else kind
        if kind in _IN_BOXES and _EMPTY_BOX.search(text, max(0, start - 6), start):
            kind = "filler"
        if kind == "heads":  # 4 ตัว: indicators where the line speaks of them, else heads of something else
            kind = "counted" if of_indicators or moved else "units"
        moved = kind in _DIRECTIONS and scored  # คะแนนเพิ่ม 4 ตัว
        scored = "คะแนน" in match.group()
        of_indicators = match.group() != "\n" and (of_indicators or kind in ("indicators", "reference", "counted"))
        yield Token(kind, start, end, match)
    if _SAYS.search(text, end):
        yield Token("unknown", end, len(text))


def month_of(name: str) -> int:
    """1 for มกราคม, ม.ค. and ม.ค."""
    return _MONTH_OF[name]


def year_of(digits: str) -> int:
    """A year of four or two digits."""
    return int(digits) if len(digits) == 4 else 2500 + int(digits)


def count_in(token: Token) -> str:
    """The digits of a count of indicators."""
    return token.group("c") or token.group("h")


def name_of(token: Token) -> str:
    """The indicator's name in the rules that a token's wording stands for."""
    return INDICATOR_NAMES[token.group("word")]


def instrument_of(token: Token) -> str:
    """IIT, EIT or OIT."""
    return token.group("tool") or INSTRUMENTS[token.group("word")]
