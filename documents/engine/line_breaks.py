"""Words that stay on one line: a number and its unit, พ.ศ. and the year, official compounds; and ๆ begins no line.

Pango breaks Thai by libthai's dictionary, which knows no papers: หน่วย|งาน, ๘๕|คะแนน. No-break spaces and word joiners
do nothing there, because the dictionary's breaks are set after Unicode's rules, and they would stay in the text that
readers copy. Pango's attribute `allow_breaks` forbids a break and leaves the text as it is.

A phrase wider than its column cannot be broken at all, so they are short. Nothing is kept together across the edge of
an inline element.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from weasyprint.text.ffi import ffi, pango
from weasyprint.text.line_break import Layout

from documents.engine.patching import wrap

WORDS = Path(__file__).with_name("unbroken_words.txt")

_FIGURE = "[๐-๙0-9]"
_MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_UNITS = (
    "คะแนน|บาท|วัน|เดือน|ปี|คน|รายการ|ราย|ครั้ง|ข้อ|เรื่อง|ฉบับ|หน้า|แห่ง|โครงการ|กิจกรรม|มาตรการ|ช่องทาง|ตัวชี้วัด"
    "|ชั่วโมง|นาที|ประเด็น|หมู่บ้าน|ชุมชน"
)
_COUNTED = "ตัวชี้วัดที่|มาตรการที่|ประเด็นที่|มาตรา|ข้อที่|ข้อ|ส่วนที่|ฉบับที่|ครั้งที่|ขั้นที่|วันที่|หมู่ที่|ไตรมาสที่|ไตรมาส"


def _declare() -> None:
    ffi.cdef("PangoAttribute * pango_attr_allow_breaks_new (gboolean);")  # WeasyPrint declares what it uses itself


def _alternatives(words: Iterable[str]) -> str:
    """One pattern for many words, the longest first; grouped by the first letter, so that a miss costs one look."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        by_letter[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def _words() -> list[str]:
    lines = (line.strip() for line in WORDS.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


_TOGETHER = re.compile(
    "|".join(
        (
            rf"(?:{_COUNTED}) {_FIGURE}{{1,4}}",
            rf"{_FIGURE}{{1,2}} (?:{_MONTHS})",
            rf"(?:[ก-ฮ]\.)+ ?{_FIGURE}{{2,4}}",  # พ.ศ. ๒๕๖๘, ก.ย. ๖๘
            rf"{_FIGURE}[๐-๙0-9.,]{{0,9}} (?:{_UNITS})",
            r"(?:[ก-ฮ]\.){2,}",
            _alternatives(_words()),
        )
    )
)
_REPEATED = "ๆ"


def kept_together(text: str) -> Iterator[tuple[int, int]]:
    """Where phrases stand that must not be broken: first letter, and the letter after the last."""
    for found in _TOGETHER.finditer(text):
        yield found.span()
    end, place = 0, text.find(_REPEATED)
    while place >= 0:
        start = place - 2 if text[max(0, place - 1)] == " " else place - 1
        if start >= end and not text[start].isspace():
            end = place + 1
            yield start, end
        place = text.find(_REPEATED, place + 1)


def install() -> None:
    """Keeps these phrases together in every text this process lays out. Calling it again changes nothing."""
    if not hasattr(pango, "pango_attr_allow_breaks_new"):
        _declare()
    wrap(Layout, "set_text", _set_text)


def _set_text(stock: Any, layout: Any, text: str, justify: bool = False) -> None:
    stock(layout, text, justify)
    if justify:  # it is being drawn: its lines are broken already
        return
    text = layout.text.replace("\0", "")  # stock may have taken less of it, and gave Pango no NUL characters
    spans = list(kept_together(text))
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if not spans:
        return
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    before, offset = 0, 0
    for start, end in sorted(spans):
        offset += len(text[before:start].encode())
        attribute = pango.pango_attr_allow_breaks_new(False)
        attribute.start_index, attribute.end_index = offset, offset + len(text[start:end].encode())
        pango.pango_attr_list_insert(attributes, attribute)
        before = start
    pango.pango_layout_set_attributes(layout.layout, attributes)
