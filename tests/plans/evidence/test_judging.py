"""Evidence judged in a limited process: kept as it came, and photos of telephones as what every machine opens."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image

from accounts import limited_process
from plans.evidence import judged_upload, judging
from plans.evidence.file_types import IMAGES, MAX_BYTES, PDF, Refused
from plans.evidence.judging import judge
from tests.conftest import ROOT
from tests.plans.evidence import samples


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (samples.picture("JPEG"), ".jpg"),
        (samples.picture("PNG"), ".png"),
        (samples.word(), ".docx"),
        (samples.open_document("text"), ".odt"),
        (samples.pdf(), ".pdf"),
    ],
)
def test_what_every_machine_opens_is_kept_as_it_came(content: bytes, suffix: str) -> None:
    judged = judge(content)
    assert (judged.kind.suffixes[0], judged.content is content) == (suffix, True)


def test_a_picture_is_never_opened_here_whatever_stands_in_it() -> None:
    """Only a PDF is judged by who opens it in another process; a picture that says %PDF- is none."""
    photo = samples.picture("JPEG")
    comment = b"\xff\xfe\x00\x0a%PDF-1.7"
    assert judge(photo[:2] + comment + photo[2:]).kind is IMAGES["JPEG"]
    program = "import plans.evidence.judging, sys; sys.exit('pillow_heif' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_a_photo_of_a_telephone_becomes_a_jpeg_as_it_was_held() -> None:
    judged = judge(samples.heic((64, 48), orientation=6))
    assert judged.kind is IMAGES["JPEG"]
    with Image.open(io.BytesIO(judged.content), formats=["JPEG"]) as image:
        exif = image.getexif()
        assert (image.size, exif.get(0x0112, 1)) == ((48, 64), 1)
        assert exif[0x0132] == samples.TAKEN
        left, right = image.getpixel((2, 32)), image.getpixel((45, 32))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert (left[0] > 200, right[2] > 200) == (True, True)  # red on the left, blue on the right


def test_a_transparent_photo_and_one_of_another_maker_are_taken() -> None:
    for content in (samples.heic((20, 20), mode="RGBA"), samples.picture("AVIF", (20, 20))):
        with Image.open(io.BytesIO(judge(content).content)) as image:
            assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (20, 20))


def test_a_large_photo_is_made_smaller() -> None:
    with Image.open(io.BytesIO(judge(samples.heic((5000, 40))).content)) as image:
        assert image.size == (judged_upload.LONGEST, 33)


@pytest.mark.parametrize("kept", [12, 100, 0.5, 0.9])
def test_a_photo_that_breaks_off_is_refused(kept: float) -> None:
    whole = samples.heic((64, 48))
    with pytest.raises(Refused, match="เสียหรือ"):
        judge(whole[: int(kept * len(whole)) if kept < 1 else int(kept)])


@pytest.mark.parametrize(
    ("side", "said"),
    [
        pytest.param(20_000, "ใหญ่เกิน 50 ล้านพิกเซล", id="far too many"),
        pytest.param(7_072, "ใหญ่เกิน 50 ล้านพิกเซล", id="just too many"),
        pytest.param(7_071, "เสียหรือไม่สมบูรณ์", id="as many as are opened: only then it is found to lie"),
    ],
)
def test_a_photo_that_says_it_is_huge_is_refused_before_it_is_opened(side: int, said: str) -> None:
    whole = samples.heic((64, 64))
    size = (64).to_bytes(4, "big") + (64).to_bytes(4, "big")
    assert whole.count(size) == 1
    with pytest.raises(Refused, match=said):
        judge(whole.replace(size, side.to_bytes(4, "big") * 2))


def test_a_photo_of_a_telephone_is_no_larger_than_other_files() -> None:
    with pytest.raises(Refused, match="ใหญ่เกิน 20 MB"):
        judge(samples.heic((64, 48)) + bytes(MAX_BYTES))


def test_what_takes_too_long_or_too_much_is_refused_in_thai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "MEMORY", 60_000_000)
    with pytest.raises(Refused, match="ซับซ้อนเกินกว่าจะเปิดได้"):
        judge(samples.heic((64, 48)) + bytes(15_000_000))


def test_a_machine_that_has_too_much_to_do_says_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise limited_process.Late

    monkeypatch.setattr(limited_process, "run", late)
    for content in (samples.picture("JPEG"), samples.word(), samples.pdf()):
        with pytest.raises(Refused, match="ยังไม่ได้เปิดไฟล์นี้") as refused:
            judge(content)
        assert "เสีย" not in str(refused.value)


def test_what_is_refused_there_is_told_here() -> None:
    with pytest.raises(Refused, match="ไม่รับไฟล์ชนิดนี้"):
        judge(b"<html>")
    with pytest.raises(Refused, match="ว่างเปล่า"):
        judge(b"")
    assert judge(samples.pdf()).kind is PDF
