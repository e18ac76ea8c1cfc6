"""What is done with the bytes of a picture in the process of its own (documents.pictures)."""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageOps

from plans.evidence.file_types import Refused, check_size, is_heic, recognise
from plans.evidence.judged_upload import as_jpeg

ACCEPTED = ("PNG", "JPEG", "WEBP")
LONGEST = 2000  # pixels of a side: 300 to the inch over the width of a page
QUALITY = 88
LARGEST_PNG = 2 * 1024 * 1024  # bytes; a photograph kept as PNG is many times the size of the same JPEG


def redrawn(content: bytes) -> dict[str, str]:
    """{"picture": its pixels as a new file, in base64}, or {"refused": why not, in Thai}."""
    try:
        return {"picture": base64.b64encode(_redrawn(content)).decode()}
    except Refused as error:
        return {"refused": str(error)}


def _redrawn(content: bytes) -> bytes:
    if is_heic(content):
        check_size(content)
        content = as_jpeg(content)
    if content and not _is_accepted(content):
        raise Refused("ไฟล์นี้ไม่ใช่รูป PNG JPEG WebP หรือ HEIC")
    recognise(content)  # whole, and not too large
    with Image.open(io.BytesIO(content), formats=ACCEPTED) as image:
        is_photograph = image.format == "JPEG"
        image.draft("RGB", (LONGEST, LONGEST))  # a large JPEG is decoded at a half or less, never below this
        pixels = _on_white(ImageOps.exif_transpose(image))
    pixels.thumbnail((LONGEST, LONGEST))
    if not is_photograph and len(drawn := _file(pixels, "PNG", optimize=True)) <= LARGEST_PNG:
        return drawn
    return _file(pixels, "JPEG", quality=QUALITY)


def _is_accepted(content: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(content), formats=ACCEPTED):
            return True
    except Image.DecompressionBombError:
        return True  # of a size that the judge has words for
    except (OSError, SyntaxError, ValueError):
        return False


def _on_white(image: Image.Image) -> Image.Image:
    """The picture in RGB, without transparency: paper is white."""
    if image.mode.startswith("I"):  # greys of 16 bits
        image = image.point(lambda value: value / 256).convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground
    return image.convert("RGB")


def _file(pixels: Image.Image, kind: str, **how: int) -> bytes:
    file = io.BytesIO()
    bare = Image.new("RGB", pixels.size)  # nothing that the file said of itself comes along
    bare.paste(pixels)
    bare.save(file, kind, **how)
    return file.getvalue()
