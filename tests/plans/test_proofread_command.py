"""proofread in the shell: findings as other people's scripts expect them, exit status 0, 1 or 2."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.management.commands.proofread import LARGEST
from scores.actions import save_figures
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "บันทึก\nตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต ได้ ๗๐.๐๑ คะแนน\n"


@pytest.fixture
def place() -> Municipality:
    made = factories.make_municipality()
    with open_municipality(made):
        save_figures(system_actor(made), 2568, factories.FIGURES)
    return made


def run(content: bytes | str, place: Municipality, folder: Path, *options: str) -> tuple[int, str]:
    """Exit status and standard output."""
    file = folder / "paper.txt"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    out = StringIO()
    try:
        call_command("proofread", str(file), "--municipality", place.code, "--year", "2568", *options, stdout=out)
    except CommandError as error:
        return error.returncode, str(error)
    return 0, out.getvalue()


def test_json_says_where_in_the_line(place: Municipality, tmp_path: Path) -> None:
    status, output = run(TEXT, place, tmp_path, "--kind", "analysis", "--format", "json")
    assert status == 0
    assert json.loads(output) == [
        {
            "kind": "score",
            "line": 2,
            "start": 40,
            "end": 45,
            "found": "๗๐.๐๑",
            "expected": "๗๐.๐๐",
            "message": "ตัวชี้วัดที่ 10 ปี 2568 ได้ 70.00 แต่เขียนว่า 70.01",
            "severity": "error",
        }
    ]
    assert TEXT.split("\n")[1][40:45] == "๗๐.๐๑"


def test_words_for_people(place: Municipality, tmp_path: Path) -> None:
    status, output = run("\ufeff" + TEXT, place, tmp_path)
    assert status == 0
    assert output.splitlines() == [
        "บรรทัด 2 [ผิด] “๗๐.๐๑” → ๗๐.๐๐: ตัวชี้วัดที่ 10 ปี 2568 ได้ 70.00 แต่เขียนว่า 70.01",
        "พบข้อผิดพลาด 1 แห่ง ข้อสังเกต 0 แห่ง",
    ]


def test_an_empty_file_has_no_findings(place: Municipality, tmp_path: Path) -> None:
    assert run("", place, tmp_path, "--format", "json") == (0, "[]\n")


@pytest.mark.parametrize("content", ["คะแนน".encode("cp874"), "ก".encode() * (LARGEST // 3 + 1)], ids=["cp874", "long"])
def test_a_file_that_cannot_be_read_is_refused(content: bytes, place: Municipality, tmp_path: Path) -> None:
    status, message = run(content, place, tmp_path)
    assert status == 1
    assert message.startswith(("ไฟล์ต้องเป็น", "ข้อความยาวเกิน"))


def test_a_file_that_is_not_there(place: Municipality, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refused:
        call_command("proofread", str(tmp_path / "none"), "--municipality", place.code, "--year", "2568")
    assert refused.value.returncode == 2


def test_the_plan_is_among_the_facts(place: Municipality, tmp_path: Path) -> None:
    plan = factories.make_plan(place, 2568)
    finance, _ = (factories.make_unit(place, name) for name in ("กองคลัง", "กองช่าง"))
    factories.make_measure(plan, title="จัดทำคู่มือการยืมทรัพย์สิน", units=[finance])
    text = "จัดทำคู่มือการยืมทรัพย์สิน ผู้รับผิดชอบ กองช่าง\n"
    status, output = run(text, place, tmp_path, "--kind", "implementation", "--format", "json")
    assert status == 0
    assert [(one["kind"], one["found"], one["expected"]) for one in json.loads(output)] == [
        ("municipality", "กองช่าง", "กองคลัง")
    ]
    assert run(text, place, tmp_path, "--format", "json") == (0, "[]\n")  # which year's plan, nobody knows
