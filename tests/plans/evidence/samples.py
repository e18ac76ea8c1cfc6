"""Real files of every kind, as small as they come; `broken` ones look right at first sight."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import openpyxl
import pillow_heif
import pypdfium2
from PIL import Image

CONTENT_TYPES = "[Content_Types].xml"
_OOXML = "application/vnd.openxmlformats-officedocument."


def pdf(pages: int = 1) -> bytes:
    """The same bytes each time, which PDFium itself never writes."""
    return _pdf(pages)


@functools.cache
def _pdf(pages: int) -> bytes:
    buffer = io.BytesIO()
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def pdf_saying(text: str) -> bytes:
    """A PDF whose one page says something in ASCII."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode()
    return _written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            _stream(stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def endless_pdf(depth: int = 12) -> bytes:
    """A small PDF whose page draws a drawing ten times, which draws another ten times, and so on."""
    first = 5
    drawings = [
        _stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % below)
        for below in range(first + 1, first + depth)
    ]
    return _written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            _stream(b"/X Do"),
            *drawings,
            _stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"),
        ]
    )


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def _written(objects: list[bytes]) -> bytes:
    """The objects, numbered from 1, as a PDF; the first is its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


TAKEN = "2026:11:26 10:00:00"


def heic(size: tuple[int, int], mode: str = "RGB", orientation: int = 1) -> bytes:
    """A telephone's photo, blue above and red below as the camera sees it, with the moment it was taken."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, size[1] // 2, *size))
    exif = Image.Exif()
    exif[0x0112], exif[0x0132] = orientation, TAKEN
    file = pillow_heif.from_pillow(image.convert(mode))
    buffer = io.BytesIO()
    file.save(buffer, exif=exif.tobytes())
    return buffer.getvalue()


def packed(entries: Mapping[str, str | bytes], **options: Any) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(**more: str | bytes) -> bytes:
    """A Word file; `more` are further entries, by their path with __ for /."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def sheet() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


def slides(main: str = f"{_OOXML}presentationml.presentation.main+xml") -> bytes:
    override = f'<Override PartName="/ppt/presentation.xml" ContentType="{main}"/>'
    types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{override}</Types>'
    return packed({CONTENT_TYPES: types, "ppt/presentation.xml": "<p/>"})


def open_document(kind: str, **more: str) -> bytes:
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</m:manifest>'
    entries = {
        "mimetype": f"application/vnd.oasis.opendocument.{kind}",
        "content.xml": "<c/>",
        "META-INF/manifest.xml": manifest.format(more.pop("manifest", "")),
    }
    return packed(entries | {name.replace("__", "/"): content for name, content in more.items()})
