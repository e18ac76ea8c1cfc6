"""A font that an office uploads, judged in a process of its own (accounts.limited_process). Pure of Django.

TH Sarabun's only: the papers' sizes are its sizes, and another family's letters would be half as large again. A font is
taken when papers can be made with it: TrueType outlines, every Thai letter, embedding allowed, and the telling words of
the text layer come back from a PDF.
"""

from __future__ import annotations

import base64
import io
import re
from typing import Any

import pypdfium2
import weasyprint
from fontTools.ttLib import TTFont

from documents.engine import textlayer

_NEEDED = {*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4F), *range(0x0E50, 0x0E5A)}
_FAMILY = re.compile(r"TH ?Sarabun")
# Its Arabic digits look like Thai ones: an address or a code in such a paper could not be typed off it.
_FALSE_DIGITS = re.compile(r"IT(9|๙)")
_NOT_TO_BE_EMBEDDED = 0x0002 | 0x0100 | 0x0200  # restricted, no subsets, bitmaps only: bits of fsType in OS/2
_BOLD, _ITALIC = 1, 2  # bits of macStyle in head
_FACES = {0: "regular", _BOLD: "bold", _ITALIC: "italic", _BOLD | _ITALIC: "bold-italic"}
_PREVIEW = "ผู้ที่ได้รับน้ำดื่มสะอาด ประจำปีงบประมาณ พ.ศ. ๒๕๖๙ – ITA 85.50"


def judged(content: bytes) -> dict[str, Any]:
    """{"family", "face", "preview": a PNG in base64}, or {"refused": why, in Thai}."""
    with TTFont(io.BytesIO(content), lazy=True) as font:
        if any(table.offset + table.length > len(content) for table in font.reader.tables.values()):
            return {"refused": "ไฟล์ฟอนต์นี้ไม่ครบ"}
        family = (font["name"].getDebugName(16) or font["name"].getDebugName(1) or "")[:100]
        if refused := _refusal(font, family):
            return {"refused": refused}
        face = _FACES[font["head"].macStyle & (_BOLD | _ITALIC)]
    textlayer.install()
    try:
        textlayer.read_back(content, family)
    except textlayer.TextLayerError:
        return {"refused": "ข้อความภาษาไทยที่พิมพ์ด้วยฟอนต์นี้อ่านกลับมาไม่ตรงกับที่พิมพ์"}
    return {"family": family, "face": face, "preview": base64.b64encode(_picture(content)).decode()}


def _refusal(font: Any, family: str) -> str:
    if "glyf" not in font or "OS/2" not in font or font["maxp"].numGlyphs > 5000:
        return "ไฟล์นี้ไม่ใช่ฟอนต์แบบ TrueType (.ttf)"
    if not _FAMILY.match(family):
        return f"ฟอนต์นี้ชื่อ “{family}” ใช้ได้เฉพาะ TH SarabunPSK หรือ TH Sarabun New"
    if _FALSE_DIGITS.search(family):
        return f"ฟอนต์ “{family}” พิมพ์เลขอารบิกเป็นเลขไทย ใช้ TH SarabunPSK หรือ TH Sarabun New แทน"
    if font["OS/2"].fsType & _NOT_TO_BE_EMBEDDED:
        return "ผู้จัดทำฟอนต์นี้ไม่อนุญาตให้ฝังในเอกสาร"
    if missing := sorted(_NEEDED - set(font.getBestCmap() or ())):
        return f"ฟอนต์นี้ไม่มีตัวอักษร “{chr(missing[0])}” จึงใช้กับเอกสารไม่ได้"
    return ""


def _picture(content: bytes) -> bytes:
    """One line in this font, as papers will print it."""
    font = base64.b64encode(content).decode()
    html = (
        f"<style>@font-face {{ font-family: 'preview'; src: url(data:font/ttf;base64,{font}) }}"
        " @page { size: 150mm 11mm; margin: 0 2mm } body { font: 20pt/1 preview; margin: 0 }</style>"
        f"<body lang=th>{_PREVIEW}"
    )
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data"})
    pdf = pypdfium2.PdfDocument(weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf())
    try:
        picture = io.BytesIO()
        pdf[0].render(scale=2).to_pil().save(picture, "PNG")
        return picture.getvalue()
    finally:
        pdf.close()
