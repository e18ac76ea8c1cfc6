"""What somebody sends as evidence, judged in a limited process (plans.evidence.judging). Pure of Django.

The only place that loads a reader of HEIC: a telephone's photo leaves it as the JPEG that every machine opens, be it
evidence or a picture of a paper (documents.picture_pixels).
"""

from __future__ import annotations

import base64
import io

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from plans.evidence.file_types import BROKEN_PICTURE, Refused, check_size, is_heic, recognise

MAX_PIXELS = 50_000_000  # the most that telephones take; decoded they fill half of the memory there is
TOO_LARGE = f"รูปนี้ใหญ่เกิน {MAX_PIXELS // 1_000_000} ล้านพิกเซล กรุณาย่อรูปก่อน"
LONGEST = 4096  # pixels of a side; a telephone's usual twelve millions stay as they are
QUALITIES = (90, 80, 60)  # of the JPEG, the first that is small enough
LARGEST = 9 * 1024 * 1024  # bytes; an answer holds no more
LONGEST_EXIF = 65_000  # bytes; a JPEG holds no more


def judged(content: bytes) -> dict[str, str]:
    """{"media_type"} of what is taken as it is, {"jpeg": in base64} of a HEIC photo, or {"refused": why, in Thai}."""
    try:
        if is_heic(content):
            check_size(content)
            return {"jpeg": base64.b64encode(as_jpeg(content)).decode()}
        return {"media_type": recognise(content).media_type}
    except Refused as error:
        return {"refused": str(error)}


def as_jpeg(content: bytes) -> bytes:
    """The photo's first picture as it was held, in its own colours, with the day and place that the camera noted."""
    register_heif_opener(decode_threads=1, thumbnails=False, depth_images=False, aux_images=False)
    try:
        with Image.open(io.BytesIO(content), formats=["HEIF", "AVIF"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Refused(TOO_LARGE)
            image.load()
            pixels = ImageOps.exif_transpose(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError, KeyError, EOFError, RuntimeError) as error:
        raise Refused(BROKEN_PICTURE) from error
    exif = pixels.getexif().tobytes()
    kept = {"icc_profile": pixels.info.get("icc_profile"), "exif": exif if len(exif) < LONGEST_EXIF else b""}
    pixels.thumbnail((LONGEST, LONGEST))
    for quality in QUALITIES:
        jpeg = io.BytesIO()
        pixels.convert("RGB").save(jpeg, "JPEG", quality=quality, **kept)
        if jpeg.tell() <= LARGEST:
            break
    return jpeg.getvalue()
