"""The zip of a Word file: the parts that are the same in every paper, and the same bytes each time it is written."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path

from django.conf import settings
from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from documents.word import fonts

SKELETON = Path(__file__).with_name("skeleton")
HEADER = "rId4"  # the relationship of the part with the page's number
_TABLE_OF_FONTS = "word/fontTable.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FACES = {f"{_W}embedRegular": "Sarabun-Regular.ttf", f"{_W}embedBold": "Sarabun-Bold.ttf"}
_NO_DATE = (1980, 1, 1, 0, 0, 0)  # a zip's earliest


def new_document() -> WordDocument:
    """A Word file with our styles and fonts, and nothing said in it yet."""
    return Document(io.BytesIO(_skeleton()))


@functools.cache
def _skeleton() -> bytes:
    parts = {str(file.relative_to(SKELETON)): file.read_bytes() for file in SKELETON.rglob("*.*") if file.is_file()}
    table = etree.fromstring(parts[_TABLE_OF_FONTS])
    uses = [(font.get(f"{_W}name"), use) for font in table for use in font.iter(*_FACES)]
    for number, (name, use) in enumerate(uses, 1):
        file, key = settings.VENDOR_DIR / _FACES[use.tag], use.get(f"{_W}fontKey")
        parts[f"word/fonts/font{number}.odttf"] = fonts.embedded(file, key, of_numbers=name == fonts.DIGITS)
    return _zipped(parts)


def packed(document: WordDocument) -> bytes:
    """The bytes of the file. python-docx writes the hour into its zip, which is taken out again."""
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as archive:
        return _zipped({name: archive.read(name) for name in archive.namelist()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        # "[" stands before every letter: the types come first, as readers of streams want them.
        for name in sorted(parts, key=lambda name: (name[0] != "[", name)):
            archive.writestr(zipfile.ZipInfo(name, _NO_DATE), parts[name], zipfile.ZIP_DEFLATED, 6)
    return written.getvalue()
