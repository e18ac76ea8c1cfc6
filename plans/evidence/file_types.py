"""What a file is, judged by what is in it and never by its name; and a name that says the same.

Knows nothing of Django. Whatever else the bytes might also be taken for does no harm: files are kept outside the web
root and handed out as attachments of the type found here, under a name that ends as that type does.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image

from accounts.limited_process import ASK_AGAIN, Busy
from plans.evidence import pdf
from thai.text import normalise

MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 85_000_000  # an A3 sheet scanned at 600 dots per inch; Pillow warns of more
MAX_DECODED = 16 * MAX_PIXELS  # of a JPEG that comes in several passes over the whole picture; programs write a dozen
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ENTRIES = 5000
MAX_STATED = 1024 * 1024  # what a package says of itself; it is read whole and parsed
NAME_LENGTH = 200
ACCEPTED = "PDF, รูปภาพ (JPEG PNG WebP GIF HEIC), Word, Excel, PowerPoint (.docx .xlsx .pptx) หรือ .odt .ods .odp"


class Refused(Exception):
    """The file is not taken; the message says why, and what to do instead, in Thai."""


@dataclass(frozen=True)
class FileType:
    """A type that is accepted; a name ends in one of its suffixes, the first where it ends in none."""

    media_type: str
    suffixes: tuple[str, ...]


PDF = FileType("application/pdf", (".pdf",))
IMAGES = {
    "JPEG": FileType("image/jpeg", (".jpg", ".jpeg")),
    "PNG": FileType("image/png", (".png",)),
    "WEBP": FileType("image/webp", (".webp",)),
    "GIF": FileType("image/gif", (".gif",)),
}
# Telephones put a second picture or a film behind a JPEG (Pillow calls the first MPO); every viewer shows the first.
IMAGES["MPO"] = IMAGES["JPEG"]
_BEHIND_GIF = 62  # bytes that may stand behind a GIF's end
_BEFORE_PDF = 1024  # bytes in which readers look for its beginning
_NEVER_BEFORE_PDF = (b"MZ", b"\x7fELF", b"#!", b"<", b"PK", b"\xd0\xcf\x11\xe0")  # programs, pages, packages
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
# The content type of a package's main part → what the file is.
OFFICE = {
    f"{_OOXML}{main}.main+xml": FileType(f"{_OOXML}{main.removesuffix('.main')}", (suffix,))
    for main, suffix in (
        ("wordprocessingml.document", ".docx"),
        ("spreadsheetml.sheet", ".xlsx"),
        ("presentationml.presentation", ".pptx"),
    )
}
OPEN_DOCUMENT = {
    f"{_ODF}{kind}": FileType(f"{_ODF}{kind}", (suffix,))
    for kind, suffix in (("text", ".odt"), ("spreadsheet", ".ods"), ("presentation", ".odp"))
}
TYPES = {kind.media_type: kind for kind in (PDF, *IMAGES.values(), *OFFICE.values(), *OPEN_DOCUMENT.values())}
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")
_HEIC = {*(b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), *(b"avif", b"avis")}
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_JPEG_PASS = b"\xff\xda"
_JPEG_MARK = re.compile(b"\xff+[^\xff\x00\x01\xd0-\xd7]", re.DOTALL)  # within the picture's own data others stand, too
BROKEN_PICTURE = "รูปนี้เสียหรือไม่สมบูรณ์ เปิดไม่ได้ กรุณาบันทึกใหม่"
_TOO_LARGE = f"รูปนี้ใหญ่เกิน {MAX_PIXELS // 1_000_000} ล้านพิกเซล กรุณาย่อรูปก่อน"
_SWELLS = "เนื้อหาในไฟล์นี้ใหญ่ผิดปกติเมื่อคลายออก จึงไม่รับ กรุณาบันทึกเป็น PDF"
_MACROS = re.compile(r"(^|/)vbaProject\w*\.bin$|(^|/)macrosheets/|^(Basic|Scripts)/", re.IGNORECASE)


def is_heic(content: bytes) -> bool:
    """Whether the bytes begin as a telephone's photo that only some machines open."""
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


def is_pdf(content: bytes) -> bool:
    """Whether the bytes begin as a PDF, and as nothing else."""
    begins_otherwise = _is_picture(content) or is_heic(content) or content.startswith(_NEVER_BEFORE_PDF)
    return b"%PDF-" in content[:_BEFORE_PDF] and not begins_otherwise


def _is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES) or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")


def check_size(content: bytes) -> None:
    """Raises Refused for more than is kept of one file."""
    if len(content) > MAX_BYTES:
        raise Refused(f"ไฟล์ใหญ่เกิน {MAX_BYTES // 1024 // 1024} MB กรุณาลดขนาดหรือแบ่งเป็นหลายไฟล์")


def recognise(content: bytes) -> FileType:
    """The type of a file that is accepted as it is. Raises Refused."""
    if not content:
        raise Refused("ไฟล์นี้ว่างเปล่า")
    check_size(content)
    if _is_picture(content):
        return _image(content)
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if is_pdf(content):
        return _pdf(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            "ไฟล์นี้เป็น Office รุ่นเก่า (.doc .xls .ppt) หรือใส่รหัสผ่านไว้ กรุณาบันทึกเป็น PDF หรือ .docx .xlsx .pptx ที่ไม่มีรหัสผ่าน"
        )
    raise Refused(f"ไม่รับไฟล์ชนิดนี้ รับเฉพาะ {ACCEPTED}")


def _pdf(content: bytes) -> FileType:
    try:
        pdf.check_opens(content)
    except pdf.NeedsPassword as error:
        raise Refused("PDF นี้ใส่รหัสผ่านไว้ ผู้ตรวจจะเปิดไม่ได้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน") from error
    except Busy as error:
        raise Refused(ASK_AGAIN) from error
    except pdf.Broken as error:
        raise Refused("PDF นี้เสียหรือไม่สมบูรณ์ เปิดไม่ได้ กรุณาส่งออกจากต้นฉบับใหม่") from error
    return PDF


def _image(content: bytes) -> FileType:
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP", "GIF"]) as image:
            kind = IMAGES[image.format or ""]
            if image.width * image.height > MAX_PIXELS:
                raise Refused(_TOO_LARGE)
            if kind is IMAGES["JPEG"] and image.width * image.height * content.count(_JPEG_PASS) > MAX_DECODED:
                raise Refused("รูปนี้ซับซ้อนผิดปกติ จึงไม่รับ กรุณาบันทึกใหม่เป็น PNG หรือ JPEG แบบธรรมดา")
            if image.format == "PNG":
                image.verify()  # every part's check sum, without unpacking it
            else:
                image.draft(
                    "RGB", (max(image.width // 8, 1), max(image.height // 8, 1))
                )  # JPEG: read whole, decoded small
                image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(_TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError, KeyError, EOFError) as error:  # all of which Pillow raises
        raise Refused(BROKEN_PICTURE) from error
    # WeasyPrint, once it is imported, has Pillow fill up what is cut off: the end is looked for here.
    if kind is IMAGES["JPEG"] and not _jpeg_is_whole(content):
        raise Refused(BROKEN_PICTURE)
    if kind is IMAGES["GIF"] and not _gif_is_whole(content):
        raise Refused(BROKEN_PICTURE)
    return kind


def _jpeg_is_whole(content: bytes) -> bool:
    """Whether a JPEG's own picture goes on to its end mark, whatever stands behind it. Parts before the picture, which
    may hold a small picture with an end mark of its own, are passed by their length."""
    at = 2
    while found := _JPEG_MARK.search(content, at):
        kind, at = found[0][-1], found.end()
        if kind == 0xD9:
            return True
        if not 0xD0 <= kind <= 0xD8:
            at += int.from_bytes(content[at : at + 2], "big")
    return False


def _gif_is_whole(content: bytes) -> bool:
    """Whether a GIF's parts follow one another to its end mark, and little stands behind that."""
    at = 13 + _colours(content[10:11])  # its head, and the colours of all its pictures
    while introducer := content[at : at + 1]:
        if introducer == b";":
            return len(content) - at - 1 <= _BEHIND_GIF
        if introducer == b"!":  # of which the second byte says what it is
            at += 2
        elif introducer == b",":  # a picture's place and size, its own colours, how many bits a point takes
            at += 10 + _colours(content[at + 9 : at + 10]) + 1
        else:
            return False
        while length := content[at : at + 1]:  # its data, in pieces that say their length; the last is empty
            at += 1 + length[0]
            if not length[0]:
                break
    return False


def _colours(flags: bytes) -> int:
    """The bytes of a table of colours that these flags of a GIF tell of."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _package(content: bytes) -> FileType:
    """An Office or OpenDocument file; any other zip is refused."""
    broken = Refused("ไฟล์นี้เสียหรือไม่สมบูรณ์ เปิดไม่ได้ กรุณาบันทึกใหม่จากโปรแกรมต้นทาง")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise Refused(_SWELLS)
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused("ไฟล์นี้ใส่รหัสผ่านไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน")
            if any(entry.compress_type not in _PACKED for entry in entries):
                raise broken  # bzip2 and LZMA unpack without end at one go, and no Office uses them
            kind = _office(archive) if "[Content_Types].xml" in archive.namelist() else _open_document(archive)
            if archive.testzip() is not None:  # unpacks no more than each entry says it holds, which was added up above
                raise broken
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, LookupError, EOFError, OSError, ValueError) as error:
        raise broken from error
    except NotImplementedError as error:  # a later zip than Python's
        raise broken from error
    return kind


def _refuse_macros(archive: zipfile.ZipFile, content_types: Iterable[str] = ()) -> None:
    macros = any(_MACROS.search(name) for name in archive.namelist())
    if macros or any("macro" in kind.lower() or "vbaproject" in kind.lower() for kind in content_types):
        raise Refused("ไฟล์นี้มีแมโคร ซึ่งอาจเป็นอันตรายต่อผู้เปิด กรุณาบันทึกเป็นชนิดที่ไม่มีแมโคร (.docx .xlsx .pptx) หรือ PDF")


def _office(archive: zipfile.ZipFile) -> FileType:
    parts = {
        part.get("PartName", "").lstrip("/").lower(): part.get("ContentType", "")
        for part in _xml(archive, "[Content_Types].xml").iter("{*}Override")
    }
    _refuse_macros(archive, parts.values())
    names = {name.lower() for name in archive.namelist()}
    for part, content_type in parts.items():
        if content_type in OFFICE and part in names:
            return OFFICE[content_type]
    raise Refused(f"ไม่รับไฟล์ชนิดนี้ รับเฉพาะ {ACCEPTED}")


def _open_document(archive: zipfile.ZipFile) -> FileType:
    entries = archive.infolist()
    stated = _stated(archive, entries[0]).decode("ascii", "replace") if entries[0].filename == "mimetype" else ""
    if stated not in OPEN_DOCUMENT or "content.xml" not in archive.namelist():
        raise Refused(f"ไม่รับไฟล์ชนิดนี้ รับเฉพาะ {ACCEPTED}")
    _refuse_macros(archive)
    if next(_xml(archive, "META-INF/manifest.xml").iter("{*}encryption-data"), None) is not None:
        raise Refused("ไฟล์นี้ใส่รหัสผ่านไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน")
    return OPEN_DOCUMENT[stated]


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(_stated(archive, archive.getinfo(name)), parser)


def _stated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One of the entries in which a package says what it is; Refused where that is too long to be true."""
    if entry.file_size > MAX_STATED:
        raise Refused(_SWELLS)
    with archive.open(entry) as file:
        content = file.read(MAX_STATED + 1)
    if len(content) > MAX_STATED:
        raise Refused(_SWELLS)
    return content


def file_name(name: str, kind: FileType) -> str:
    """A name to download under: no folders, nothing invisible, and the suffix of what the file really is."""
    name = " ".join(normalise(name).split()).replace("\\", "/")
    stem = PurePosixPath(name).name.lstrip(". ")
    suffix = kind.suffixes[0]
    for known in kind.suffixes:
        if stem.lower().endswith(known):
            stem, suffix = stem[: -len(known)], known
    return f"{stem[: NAME_LENGTH - len(suffix)].strip() or 'หลักฐาน'}{suffix}"
