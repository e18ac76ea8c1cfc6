"""import_scores in the shell: one JSON value, exit status 0, 1 or 2."""

import json
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from scores.management.commands.import_scores import Command
from scores.models import Assessment
from tests.factories import FIGURES, make_assessment, make_municipality

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> tuple[int, str]:
    """Exit status and standard output."""
    out = StringIO()
    try:
        call_command("import_scores", str(path), *options, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


def as_json(path: Path, *options: str) -> tuple[int, Any]:
    status, output = run(path, "--format", "json", *options)
    return status, json.loads(output)


@pytest.fixture
def file(tmp_path: Path, municipality: Municipality) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(f"code,fiscal_year,item,score\n{municipality.code},2568,IIT,99.80\n", "utf-8")
    return path


def count(municipality: Municipality) -> int:
    with open_municipality(municipality):
        return Assessment.objects.count()


def test_json_has_counts_errors_and_warnings(file: Path, municipality: Municipality) -> None:
    make_assessment(municipality, figures=FIGURES)
    status, answer = as_json(file)
    assert status == 0
    assert {key: answer[key] for key in ("created", "updated", "unchanged", "errors")} == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "errors": [],
    }
    first, second = answer["warnings"]
    message = first.pop("message")
    assert first == {
        "municipality": municipality.name,
        "fiscal_year": 2568,
        "code": "IIT",
        "entered": "99.80",
        "derived": "98.97",
    }
    assert "IIT" in message
    assert (second["code"], second["entered"], second["derived"]) == ("total", "90.83", "91.08")


def test_refused_input_is_status_1_with_every_error(file: Path, municipality: Municipality) -> None:
    with file.open("a", encoding="utf-8") as rows:
        rows.write(f"{municipality.code},2568,i99,๑๐๑\n")
    status, answer = as_json(file)
    assert status == 1
    assert answer == {
        "created": 0,
        "updated": 0,
        "unchanged": 0,
        "errors": [
            {"row": 3, "column": "item", "value": "i99", "message": "ปีงบประมาณ พ.ศ. 2568 ไม่มีรายการนี้"},
            {"row": 3, "column": "score", "value": "๑๐๑", "message": "คะแนนต้องไม่เกิน 100"},
        ],
        "warnings": [],
    }
    assert count(municipality) == 0


def test_a_dry_run_stores_nothing(file: Path, municipality: Municipality) -> None:
    status, answer = as_json(file, "--dry-run")
    assert (status, answer["created"]) == (0, 1)
    assert count(municipality) == 0
    assert run(file)[0] == 0
    assert count(municipality) == 1


def test_plain_output_is_thai(file: Path, municipality: Municipality) -> None:
    status, output = run(file)
    assert status == 0
    assert "บันทึกแล้ว: ใหม่ 1 แก้ไข 0 เหมือนเดิม 0 รายการ" in output
    file.write_text("fiscal_year,item,score\n2568,1,90\n", "utf-8")
    status, output = run(file)
    assert status == 1
    assert "ไม่ได้บันทึก: พบข้อผิดพลาด 1 แห่ง" in output
    file.write_text(f"code,fiscal_year,item,score\n{municipality.code},2568,1,950\n", "utf-8")
    assert run(file)[1].startswith("แถว 2 คะแนน “950”: คะแนนต้องไม่เกิน 100")


def test_a_file_that_cannot_be_opened_is_status_2(tmp_path: Path) -> None:
    assert run(tmp_path / "missing.csv") == (2, "")
    assert run(tmp_path) == (2, "")


@pytest.mark.parametrize("words", [["--format", "xml"], ["--nonsense"], ["second.csv"]])
def test_wrong_usage_is_status_2(file: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        Command().run_from_argv(["manage.py", "import_scores", str(file), *words])
    assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_shell_imports_for_any_number_of_municipalities(tmp_path: Path) -> None:
    places = [make_municipality() for _ in range(3)]
    path = tmp_path / "scores.csv"
    rows = [f"{m.code},{year},1,90" for m in places for year in (2567, 2568)]
    path.write_text("\n".join(("code,fiscal_year,item,score", *rows)), "utf-8")
    assert as_json(path)[1]["created"] == 6
    assert [count(m) for m in places] == [2, 2, 2]


def test_an_empty_cell_removes_only_what_is_asked_to_go(tmp_path: Path, municipality: Municipality) -> None:
    make_assessment(municipality, figures={"1": Decimal(95), "2": Decimal(90)})
    path = tmp_path / "scores.csv"
    path.write_text(f"code,fiscal_year,1,2\n{municipality.code},2568,,91\n", "utf-8")
    name = "คะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่: 95.00"
    status, said = run(path, "--dry-run")
    assert (status, f"คง{name} เพราะไฟล์เว้นว่าง" in said, "--remove-empty" in said) == (0, True, True)
    status, said = run(path, "--dry-run", "--remove-empty")
    assert (status, f"ลบ{name}" in said) == (0, True)
    assert as_json(path)[1]["warnings"][0]["code"] == "kept"
    assert figures(municipality) == {"1": Decimal(95), "2": Decimal(91)}
    assert as_json(path, "--remove-empty")[1]["warnings"][0]["code"] == "removed"
    assert figures(municipality) == {"2": Decimal(91)}


def figures(place: Municipality) -> dict[str, Decimal]:
    with open_municipality(place):
        return Assessment.objects.get().entered()
