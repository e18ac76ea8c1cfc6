"""import_measures in the shell: one JSON value as other people's scripts expect it, exit status 0, 1 or 2."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from plans.management.commands.import_measures import Command
from plans.models import Measure
from tests.plans.transfer import hazards
from tests.tables.making import docx, tsv

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "measures.docx"
    path.write_bytes(docx(hazards.BY_QUESTION))
    return path


def run(path: Path, place: Municipality, *options: str, year: int = 2569) -> tuple[int, str]:
    """Exit status and standard output."""
    out = StringIO()
    try:
        call_command(
            "import_measures", str(path), "--municipality", place.code, "--year", str(year), *options, stdout=out
        )
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def as_json(path: Path, place: Municipality, *options: str) -> tuple[int, Any]:
    status, output = run(path, place, "--format", "json", *options)
    return status, json.loads(output)


def count(place: Municipality) -> int:
    with open_municipality(place):
        return Measure.objects.count()


def test_json_has_the_measures_as_the_formats_say(file: Path, municipality: Municipality) -> None:
    status, answer = as_json(file, municipality)
    assert status == 0
    assert list(answer) == ["created", "updated", "unchanged", "measures", "errors", "warnings"]
    assert (answer["created"], answer["updated"], answer["unchanged"], answer["errors"]) == (5, 0, 0, [])
    assert answer["measures"][1] == {
        "title": "ประชุมทุกเดือน",
        "indicators": [1],
        "questions": ["i1", "i2"],
        "steps": ["นัด", "ประชุม"],
        "units": ["สำนักปลัดเทศบาล"],
        "all_units": False,
        "start": "2025-10-01",
        "end": "2026-09-30",
        "outputs": [],
        "outcome": "",
        "theme": None,
        "status": None,
    }
    assert {"row", "column", "value", "message"} == set(answer["warnings"][0])
    assert as_json(file, municipality)[1]["unchanged"] == 5


def test_a_dry_run_stores_nothing(file: Path, municipality: Municipality) -> None:
    status, answer = as_json(file, municipality, "--dry-run")
    assert (status, answer["created"], count(municipality)) == (0, 5, 0)
    assert run(file, municipality)[0] == 0
    assert count(municipality) == 5


def test_refused_input_is_status_1_with_every_error(tmp_path: Path, municipality: Municipality) -> None:
    path = tmp_path / "measures.tsv"
    path.write_bytes(tsv([["มาตรการ", "ข้อคำถาม"], ["ก", "i1"], ["ข", "i98"], ["ค", "e99"]]))
    status, answer = as_json(path, municipality)
    assert status == 1
    assert answer["errors"] == [
        {"row": 3, "column": "ข้อคำถาม", "value": "i98", "message": "ปีงบประมาณ พ.ศ. 2568 ไม่มีข้อ i98"},
        {"row": 4, "column": "ข้อคำถาม", "value": "e99", "message": "ปีงบประมาณ พ.ศ. 2568 ไม่มีข้อ e99"},
    ]
    assert (answer["created"], count(municipality)) == (0, 0)
    path.write_bytes(b"%PDF-1.7")
    status, output = run(path, municipality)
    assert status == 1
    assert "PDF" in output
    assert run(path, municipality, year=2599)[0] == 1


def test_plain_output_is_thai(file: Path, municipality: Municipality) -> None:
    status, output = run(file, municipality, "--dry-run")
    assert status == 0
    assert "ตรวจแล้ว (ยังไม่บันทึก): ใหม่ 5 แก้ไข 0 เหมือนเดิม 0 มาตรการ" in output
    assert "ใหม่: ประชุมทุกเดือน (2 ขั้นตอน)" in output
    assert "ใช้ตัวชี้วัดของแถวบน (1)" in output
    assert "นอกตาราง:" in output


def test_wrong_usage_is_status_2(file: Path, municipality: Municipality, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(file.with_name("missing.docx"), municipality)[0] == 2
    with pytest.raises(CommandError, match="ไม่รู้จักหน่วยงานนี้") as error:
        call_command("import_measures", str(file), "--municipality", "0000000", "--year", "2569")
    assert error.value.returncode == 2
    for words in (["--year", "2569"], ["--municipality", "1", "--year", "69"], ["--municipality", "1"]):
        with pytest.raises(SystemExit) as end:
            Command().run_from_argv(["manage.py", "import_measures", str(file), *words])
        assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_each_field_is_told_before_and_after_and_removals_first(tmp_path: Path, municipality: Municipality) -> None:
    path = tmp_path / "measures.tsv"
    header = ["มาตรการ", "ขั้นตอน", "ผลลัพธ์"]
    path.write_bytes(tsv([header, ["ก", "1. นัด 2. ประชุม", "พอใจ"], ["ข", "ร่าง", ""]]))
    assert run(path, municipality)[0] == 0
    path.write_bytes(tsv([header, ["ก", "1. นัด", ""], ["ข", "1. ร่าง 2. ลงนาม", ""]]))
    told = run(path, municipality, "--dry-run")[1].splitlines()
    assert told[0] == "ลบ ก ขั้นตอน/วิธีการปฏิบัติ: ประชุม"
    assert "    ขั้นตอน/วิธีการปฏิบัติ: 1. นัด / 2. ประชุม → 1. นัด" in told
    assert "    คง ผลลัพธ์: พอใจ (ตารางเว้นว่าง สั่ง --remove-empty เพื่อลบ)" in told
    assert "ลบ ก ผลลัพธ์: พอใจ" in run(path, municipality, "--dry-run", "--remove-empty")[1]
    assert run(path, municipality)[0] == 0
    with open_municipality(municipality):
        assert Measure.objects.get(title="ก").outcome == "พอใจ"
    assert run(path, municipality, "--remove-empty")[0] == 0
    with open_municipality(municipality):
        assert Measure.objects.get(title="ก").outcome == ""
