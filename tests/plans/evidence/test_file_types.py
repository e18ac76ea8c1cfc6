"""What may be sent as evidence: judged by what is in the file."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from PIL import Image, ImageFile
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from plans.evidence.file_types import (
    IMAGES,
    MAX_BYTES,
    MAX_STATED,
    MAX_UNPACKED,
    PDF,
    FileType,
    Refused,
    file_name,
    recognise,
)
from tests.plans.evidence import samples

GOOD: dict[str, Callable[[], bytes]] = {
    ".pdf": samples.pdf,
    ".jpg": lambda: samples.picture("JPEG"),
    ".png": lambda: samples.picture("PNG"),
    ".webp": lambda: samples.picture("WEBP"),
    ".gif": lambda: samples.picture("GIF"),
    ".docx": samples.word,
    ".xlsx": samples.sheet,
    ".pptx": samples.slides,
    ".odt": lambda: samples.open_document("text"),
    ".ods": lambda: samples.open_document("spreadsheet"),
    ".odp": lambda: samples.open_document("presentation"),
}


def encrypted(password: str) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(samples.pdf())))
    writer.encrypt("owner", password)  # type: ignore[no-untyped-call]  # pyHanko's gap
    buffer = io.BytesIO()
    writer.write(buffer)  # type: ignore[no-untyped-call]  # likewise
    return buffer.getvalue()


def huge_png() -> bytes:
    """A few bytes that say they are 20,000 × 20,000 pixels."""
    header = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    packed = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def large_jpeg() -> bytes:
    buffer = io.BytesIO()
    Image.new("L", (9300, 9200)).save(buffer, "JPEG", quality=10)  # 86 million pixels, below Pillow's own alarm
    return buffer.getvalue()


def jpeg_of_many_passes() -> bytes:
    """A picture of a hundred kilobytes that is drawn over and over again, for minutes."""
    buffer = io.BytesIO()
    Image.new("L", (2000, 2000)).save(buffer, "JPEG", progressive=True)
    content = buffer.getvalue()
    last = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + last * 2000 + content[-2:]


def swollen(name: str, **entries: str) -> bytes:
    """A package of a few kilobytes, one of whose statements about itself fills twenty megabytes."""
    content = samples.packed(entries | {name: "<x>" + "<a/>" * 5_000_000 + "</x>"})
    assert len(content) < 100_000
    return content


def packed_by(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(samples.CONTENT_TYPES, "<x/>")
    return buffer.getvalue()


def lying_zip() -> bytes:
    """A Word file one of whose entries says that it is smaller than it is."""
    content = samples.word(word__media="x" * 5000)
    real = struct.pack("<I", 5000)
    assert content.count(real) >= 2
    return content.replace(real, struct.pack("<I", 10))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_smallest_picture_is_one(kind: str) -> None:
    assert recognise(samples.picture(kind, (1, 1))) == IMAGES[kind]


@pytest.mark.parametrize("suffix", GOOD)
def test_a_file_is_recognised_by_its_content(suffix: str) -> None:
    kind = recognise(GOOD[suffix]())
    assert kind.suffixes[0] == suffix
    assert not kind.media_type.startswith("text/")


@pytest.mark.parametrize("filled_up", [False, True])  # what WeasyPrint tells Pillow to do once it is imported
@pytest.mark.parametrize("suffix", GOOD)
def test_half_a_file_is_refused(suffix: str, filled_up: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", filled_up)
    content = GOOD[suffix]()
    with pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        recognise(content[: len(content) // 2])


def test_a_picture_that_only_says_somewhere_that_it_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a thousand halves of a GIF one has the two bytes of an end among its points."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    content = samples.picture("GIF")
    half = content[: len(content) // 2 - 10] + b"\x00;" + bytes(8)
    with pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        recognise(half)


@pytest.mark.parametrize(("behind", "taken"), [(0, True), (62, True), (63, False)])
def test_a_gif_may_have_a_little_behind_its_end(behind: int, taken: bool) -> None:
    content = samples.picture("GIF") + bytes(behind)
    with nullcontext() if taken else pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        recognise(content)


def test_a_gif_that_moves_is_whole_with_its_last_picture() -> None:
    buffer = io.BytesIO()
    first, *others = (Image.new("P", (8, 8), colour) for colour in (1, 2, 3))
    first.save(buffer, "GIF", save_all=True, append_images=others, comment=b"ITA")
    content = buffer.getvalue()
    assert recognise(content) == IMAGES["GIF"]
    with pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        recognise(content[:-1])


def test_a_pdf_that_forbids_printing_only_is_taken() -> None:
    assert recognise(encrypted("")) == PDF


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: b"", "ว่างเปล่า"),
        (lambda: b"%PDF-1.7" + b"\0" * MAX_BYTES, "ใหญ่เกิน 20 MB"),
        (lambda: b"%PDF-1.7\n<script>alert(1)</script>", "PDF นี้เสีย"),
        (lambda: encrypted("secret"), "ใส่รหัสผ่าน"),
        (lambda: samples.word(**{"word__vbaProject.bin": b"x"}), "แมโคร"),
        (lambda: samples.word(**{"word__VBAPROJECT.BIN": b"x"}), "แมโคร"),
        (lambda: samples.word(**{"xl__macrosheets__sheet1.xml": b"x"}), "แมโคร"),
        (lambda: samples.slides("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"), "แมโคร"),
        (lambda: samples.open_document("text", Basic__Standard__Module1="x"), "แมโคร"),
        (lambda: samples.open_document("text", manifest="<m:encryption-data/>"), "รหัสผ่าน"),
        (lambda: samples.open_document("graphics"), "ไม่รับไฟล์ชนิดนี้"),
        (lambda: samples.slides("text/html"), "ไม่รับไฟล์ชนิดนี้"),
        (lambda: samples.packed({"index.html": "<script>"}), "ไม่รับไฟล์ชนิดนี้"),
        (lambda: samples.packed({samples.CONTENT_TYPES: "<!DOCTYPE x ["}), "เสีย"),
        (lambda: samples.word(word__media=b"\0" * (MAX_UNPACKED + 1)), "ใหญ่ผิดปกติ"),
        (lambda: samples.packed({str(n): "" for n in range(5001)}), "ใหญ่ผิดปกติ"),
        (lambda: swollen(samples.CONTENT_TYPES), "ใหญ่ผิดปกติ"),
        (lambda: swollen("mimetype"), "ใหญ่ผิดปกติ"),
        (lambda: samples.open_document("text", manifest=" " * MAX_STATED), "ใหญ่ผิดปกติ"),
        (lambda: packed_by(zipfile.ZIP_BZIP2), "เสีย"),
        (lambda: packed_by(zipfile.ZIP_LZMA), "เสีย"),
        (lying_zip, "เสีย"),
        (huge_png, "ล้านพิกเซล"),
        (large_jpeg, "ล้านพิกเซล"),
        (jpeg_of_many_passes, "ซับซ้อนผิดปกติ"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Office รุ่นเก่า"),
        (lambda: b"MZ\x90\0", "ไม่รับไฟล์ชนิดนี้"),
        (lambda: b"<html><script>alert(1)</script>", "ไม่รับไฟล์ชนิดนี้"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "ไม่รับไฟล์ชนิดนี้"),
        (lambda: "รายงาน".encode(), "ไม่รับไฟล์ชนิดนี้"),
        (lambda: b"MZ" + samples.pdf(), "ไม่รับไฟล์ชนิดนี้"),
    ],
)
def test_what_is_refused_is_told_why(content: Callable[[], bytes], why: str) -> None:
    with pytest.raises(Refused, match=why):
        recognise(content())


def test_a_name_that_only_resembles_a_macros_does_no_harm() -> None:
    assert recognise(samples.word(word__vbaProject="x")).suffixes == (".docx",)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("รายงานผล ปี 2569.pdf", "รายงานผล ปี 2569.pdf"),
        ("SCAN.PDF", "SCAN.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\สมชาย\\ประกาศ.pdf", "ประกาศ.pdf"),
        ("report.hta", "report.hta.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie: x=1.pdf"),
        (".pdf", "pdf.pdf"),
        ("  ", "หลักฐาน.pdf"),
        ("ก" * 300 + ".pdf", "ก" * 196 + ".pdf"),
    ],
)
def test_the_name_to_download_under(sent: str, kept: str) -> None:
    assert file_name(sent, PDF) == kept


def test_a_picture_keeps_the_suffix_its_camera_gave() -> None:
    assert file_name("ภาพ.JPEG", FileType("image/jpeg", (".jpg", ".jpeg"))) == "ภาพ.jpeg"


def exif_with_a_picture() -> bytes:
    """What a camera writes before the picture: a small one with an end mark of its own."""
    small = b"Exif\0\0" + samples.picture("JPEG")
    return b"\xff\xe1" + (len(small) + 2).to_bytes(2, "big") + small


def several_pictures() -> bytes:
    buffer = io.BytesIO()
    first, second = Image.new("RGB", (64, 48), "red"), Image.new("RGB", (32, 24), "blue")
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    return buffer.getvalue()


@pytest.mark.parametrize(
    "photo",
    [
        several_pictures,
        lambda: samples.picture("JPEG") + b"\0\0\0\x18ftypmp42" + bytes(200_000),
        lambda: samples.picture("JPEG")[:2] + exif_with_a_picture() + samples.picture("JPEG")[2:] + bytes(70_000),
    ],
    ids=["two pictures", "a film behind it", "a small picture before it"],
)
def test_photos_of_telephones_are_pictures(photo: Callable[[], bytes]) -> None:
    assert recognise(photo()).media_type == "image/jpeg"


def test_a_photo_that_breaks_off_is_refused_in_spite_of_the_small_picture_before_it() -> None:
    whole = samples.picture("JPEG")
    with pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        recognise(whole[:2] + exif_with_a_picture() + whole[2:-2])


@pytest.mark.parametrize("before", [b"\n", b"\xef\xbb\xbf", b"HTTP/1.1 200 OK\r\n\r\n", b" " * 1000])
def test_a_pdf_begins_where_readers_look_for_it(before: bytes) -> None:
    assert recognise(before + samples.pdf()) is PDF


def test_a_pdf_that_begins_further_down_is_none() -> None:
    with pytest.raises(Refused, match="ไม่รับไฟล์ชนิดนี้"):
        recognise(b" " * 1025 + samples.pdf())
