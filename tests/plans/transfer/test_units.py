"""Who is responsible: names as they are written, two of them never one, and names spelt almost like a known one."""

import pytest

from plans.transfer.units import read_responsible
from thai.likeness import close_name


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("นายกเทศมนตรี ปลัดเทศบาล", ("นายกเทศมนตรี", "ปลัดเทศบาล")),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", ("กองการศึกษา ศาสนา และวัฒนธรรม",)),
        ("คณะกรรมการ ๔ ฝ่าย", ("คณะกรรมการ ๔ ฝ่าย",)),
        ("กองคลัง กองช่าง", ("กองคลัง", "กองช่าง")),
        ("หัวหน้าสำนักปลัด ผู้อำนวยการกองคลัง", ("หัวหน้าสำนักปลัด", "ผู้อำนวยการกองคลัง")),
        ("กองการศึกษา\nศาสนาและวัฒนธรรม", ("กองการศึกษาศาสนาและวัฒนธรรม",)),
    ],
)
def test_names_stay_as_they_are_written(cell: str, names: tuple[str, ...]) -> None:
    assert read_responsible(cell, []).names == names


def test_a_name_spelt_almost_like_a_known_one_is_noticed() -> None:
    assert close_name("กองการศึษา", ["กองการศึกษา", "กองช่าง"]) == "กองการศึกษา"
    assert close_name("กองช่าง", ["กองคลัง"]) is None
