"""The zip a .docx or .xlsx is: opened only once it is known to be no bomb and to hide nothing."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from tables.errors import Unreadable

MAX_RATIO, SMALL = 200, 1024 * 1024  # a part that packs better than this is a bomb, unless it is small anyway
_STRICT = b"http://purl.oclc.org/ooxml/"
_OFFICE = b"http://schemas.openxmlformats.org/"
_USUAL = {
    b"officeDocument/relationships": _OFFICE + b"officeDocument/2006/relationships",
    b"officeDocument/math": _OFFICE + b"officeDocument/2006/math",
    b"wordprocessingml/main": _OFFICE + b"wordprocessingml/2006/main",
    b"drawingml/main": _OFFICE + b"drawingml/2006/main",
}
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError, struct.error)


@dataclass(frozen=True)
class Limits:
    """What a package may unpack to, in bytes: all of it, one XML part of it; `whole_ratio`: how well it may pack."""

    unpacked: int
    xml_part: int
    whole_ratio: int = 2000  # deflate does not pack better
    entries: int = 2000


def names_in(content: bytes, limits: Limits) -> set[str]:
    """The names of a package's parts. Raises Unreadable, or one of BROKEN where it is damaged."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable("ไฟล์นี้เข้ารหัสผ่าน กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน")
        unpacked = sum(entry.file_size for entry in entries)
        if (
            len(entries) > limits.entries
            or unpacked > min(limits.unpacked, limits.whole_ratio * len(content))
            or any(_is_bomb(entry, limits) for entry in entries)
        ):
            raise Unreadable("ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ จึงไม่เปิด")
        if any(_declares_entities(archive, entry) for entry in entries if _is_xml(entry)):
            raise Unreadable("ไฟล์นี้มีส่วนที่โปรแกรม Word และ Excel ไม่ใช้ (DOCTYPE) จึงไม่เปิด")
        return set(archive.namelist())


def is_workbook(content: bytes) -> bool:
    """Whether a zip is an .xlsx, by the folder all of its parts lie in."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(name.startswith("xl/") for name in archive.namelist())
    except BROKEN:
        return False


def without_strict(content: bytes) -> bytes:
    """A .docx of the Strict kind, whose namespaces no library knows, as the usual kind; any other as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "word/document.xml" not in archive.namelist() or _STRICT not in archive.read("word/document.xml")[:8192]:
            return content
        new = io.BytesIO()
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in archive.infolist():
                part = archive.read(entry)
                for name, usual in _USUAL.items() if _is_xml(entry) else ():
                    part = part.replace(_STRICT + name, usual)
                target.writestr(entry.filename, part)
    return new.getvalue()


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.endswith((".xml", ".rels"))


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    packs_too_well = entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
    return packs_too_well or (_is_xml(entry) and entry.file_size > limits.xml_part)


def _declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares its own entities, which no Office writes: they can unpack without end."""
    with archive.open(entry) as part:
        return b"<!DOCTYPE" in part.read(1 << 16).replace(b"\0", b"")
