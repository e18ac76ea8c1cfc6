"""An office's pictures: judged by what is in them, drawn anew, and nothing but their pixels kept."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from documents.picture_pixels import LONGEST
from documents.pictures import media_type, printable
from plans.evidence.file_types import Refused
from tests.plans.evidence import samples


def picture(
    kind: str = "PNG", size: tuple[int, int] = (8, 6), mode: str = "RGB", colour: Any = "red", **how: Any
) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, colour).save(file, kind, **how)
    return file.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(file, "PNG")
    return file.getvalue()


def read(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("given", "kept"),
    [("PNG", "image/png"), ("WEBP", "image/png"), ("JPEG", "image/jpeg")],
    ids=["png", "webp", "jpeg"],
)
def test_a_picture_stays_what_it_shows(given: str, kept: str) -> None:
    printed = printable(picture(given))
    assert (media_type(printed), read(printed).size, read(printed).mode) == (kept, (8, 6), "RGB")


def test_nothing_but_the_pixels_remains() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "ที่อยู่บ้านของผู้ถ่าย")
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    for content in (picture(pnginfo=told, exif=exif), picture("JPEG", exif=exif, comment=b"secret place")):
        printed = printable(content)
        assert b"secret" not in printed
        assert "ที่อยู่".encode() not in printed
        assert read(printed).getexif() == {}


def test_a_picture_stands_as_its_camera_held_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    assert read(printable(picture("JPEG", (40, 20), exif=exif))).size == (20, 40)


def test_a_photo_of_a_telephone_is_printed_as_it_was_held() -> None:
    printed = printable(samples.heic((40, 20), orientation=6))
    assert (media_type(printed), read(printed).size) == ("image/jpeg", (20, 40))
    assert read(printed).getexif() == {}


def test_a_photo_of_a_telephone_that_is_cut_off_is_refused() -> None:
    with pytest.raises(Refused, match="เสียหรือไม่สมบูรณ์"):
        printable(samples.heic((40, 20))[:-60])


def test_paper_is_white_where_a_picture_is_transparent() -> None:
    clear = picture(mode="RGBA", colour=(255, 0, 0, 0))
    assert read(printable(clear)).getpixel((0, 0)) == (255, 255, 255)
    half = picture(mode="LA", colour=(0, 0))
    assert read(printable(half)).getpixel((0, 0)) == (255, 255, 255)


def test_greys_of_sixteen_bits_keep_their_middle() -> None:
    grey = read(printable(picture(mode="I;16", colour=128 * 256))).getpixel((0, 0))
    assert grey == (128, 128, 128)


def test_what_is_larger_than_a_page_can_show_is_made_smaller() -> None:
    assert read(printable(picture(size=(LONGEST * 2, 300)))).size == (LONGEST, 150)


def test_a_photograph_kept_as_png_does_not_fill_the_paper() -> None:
    content = noise((1500, 1500))
    printed = printable(content)
    assert (media_type(printed), len(printed) < len(content)) == ("image/jpeg", True)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"", "ไฟล์นี้ว่างเปล่า"),
        (lambda: picture("GIF"), "ไม่ใช่รูป PNG JPEG WebP หรือ HEIC"),
        (lambda: b"%PDF-1.7 nothing", "ไม่ใช่รูป PNG JPEG WebP หรือ HEIC"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ไม่ใช่รูป PNG JPEG WebP หรือ HEIC"),
        (lambda: picture("JPEG", (400, 400))[:-200], "เสียหรือไม่สมบูรณ์"),
        (lambda: noise((60, 60))[:-3000], "เสียหรือไม่สมบูรณ์"),
        (lambda: picture(mode="1", size=(9300, 9300), colour=0), "ใหญ่เกิน 85 ล้านพิกเซล"),
        (lambda: picture(mode="1", size=(30000, 30000), colour=0), "ใหญ่เกิน 85 ล้านพิกเซล"),
    ],
    ids=["empty", "gif", "pdf", "svg", "cut jpeg", "cut png", "86 million pixels", "900 million pixels"],
)
def test_what_cannot_be_printed_is_refused_in_words(make: Callable[[], bytes], words: str) -> None:
    with pytest.raises(Refused, match=words):
        printable(make())
