"""make_paper and verify_paper as other people's scripts rely on them: the JSON and the exit status."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from accounts import storage
from accounts.models import AuditEntry, Municipality
from accounts.templatetags.thai_text import thai_moment
from accounts.tenancy import open_all, open_municipality
from approvals import actions
from approvals.models import Route
from documents import judging
from documents.models import Paper, PaperVersion
from tests.approvals.town import DRAFTER_TITLE, Town
from tests.documents.hostile_pdfs import many_fields
from tests.documents.reading import squeezed, text_of
from tests.documents.word.reading import words_of
from tests.factories import AUDITOR_TITLE, MAYOR_TITLE, make_municipality

Run = Callable[..., Any]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command with --format json; its one JSON value, and nothing else, is on stdout."""

    def ran(*words: object) -> Any:
        call_command(*map(str, words), "--format", "json")
        return json.loads(capsys.readouterr().out)

    return ran


def refused(*words: object) -> tuple[int, str]:
    """Exit status and message of a command that must not succeed."""
    with pytest.raises(CommandError) as error:
        call_command(*map(str, words))
    return error.value.returncode, str(error.value)


def test_make_paper_writes_the_pdf_and_says_what_it_wrote(town: Town, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "แผน.pdf"
    said = run("make_paper", "plan", "--municipality", town.municipality.code, "--year", 2569, "--output", file)
    written = file.read_bytes()
    pages = len(pypdfium2.PdfDocument(written))
    assert said == {"path": str(file), "pages": pages, "sha256": hashlib.sha256(written).hexdigest()}
    with open_municipality(town.municipality):
        version = PaperVersion.objects.get()
    assert (version.sha256, version.state, version.made_by) == (said["sha256"], "ready", None)


def test_make_paper_writes_a_word_file_where_the_name_says_so(town: Town, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "บันทึก.DOCX"
    words = ["--variant", "plan", "--municipality", town.municipality.code, "--year", 2569, "--output", file]
    said = run("make_paper", "memo", *words)
    assert said["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert words_of(file.read_bytes()).startswith("บันทึกข้อความส่วนราชการ")
    with open_municipality(town.municipality):
        assert PaperVersion.objects.get().pages == said["pages"]


@pytest.mark.parametrize(
    ("kind", "year", "variant", "stored"),
    [
        ("analysis", "๒๕๖๘", "", "narrative"),
        ("analysis", 2568, "by-question", "by-question"),
        ("implementation", 2569, "by-theme", "by-theme"),
        ("memo", 2569, "plan", "plan"),
    ],
)
def test_make_paper_takes_every_kind_and_variant(
    town: Town, tmp_path: Path, run: Run, kind: str, year: object, variant: str, stored: str
) -> None:
    more = ["--variant", variant] if variant else []
    name, file = town.municipality.name, tmp_path / "paper.pdf"
    said = run("make_paper", kind, "--municipality", name, "--year", year, "--output", file, *more)
    assert len(pypdfium2.PdfDocument(file)) == said["pages"]
    with open_municipality(town.municipality):
        assert [paper.variant for paper in Paper.objects.all()] == [stored]


def test_make_paper_writes_a_memo_alone_or_with_its_report(town: Town, tmp_path: Path, run: Run) -> None:
    words = ("make_paper", "memo", "--municipality", town.municipality.code, "--year", 2569, "--variant", "plan")
    alone = run(*words, "--output", tmp_path / "alone.pdf")
    both = run(*words, "--output", tmp_path / "both.pdf", "--with-report")
    assert both["pages"] == alone["pages"] + 1
    with open_municipality(town.municipality):
        with_report = [version.content["report"] is not None for version in PaperVersion.objects.order_by("number")]
    assert with_report == [False, True]


def test_make_paper_makes_a_draft_before_there_is_a_route(run: Run, town: Town, tmp_path: Path) -> None:
    with open_all():
        Route.objects.all().delete()
    file = tmp_path / "paper.pdf"
    run("make_paper", "plan", "--municipality", town.municipality.code, "--year", 2569, "--output", file)
    said = text_of(file.read_bytes())
    assert squeezed("คำสั่งนายกเทศมนตรี ลงชื่อ () นายกเทศมนตรี") in said


def test_make_paper_refuses_without_changing_anything(town: Town, tmp_path: Path) -> None:
    file, code = tmp_path / "paper.pdf", town.municipality.code
    with open_all():
        entries = AuditEntry.objects.count()
        elsewhere = make_municipality()
        for kind, place, year, words in (
            ("analysis", code, 2567, "ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. 2567"),
            ("plan", code, 2568, "ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. 2568"),
            ("analysis", elsewhere.code, 2568, "ยังไม่มีคะแนนภาพรวมของปีงบประมาณ พ.ศ. 2568"),
        ):
            status, said = refused("make_paper", kind, "--municipality", place, "--year", year, "--output", file)
            assert (status, words in said) == (1, True), said
        assert (Paper.objects.count(), AuditEntry.objects.count()) == (0, entries)
    assert not file.exists()


@pytest.mark.parametrize(
    ("kind", "place", "more"),
    [
        ("plan", "9999999", []),
        ("plan", "เทศบาลที่ไม่มี", []),
        ("plan", "", ["--variant", "by-theme"]),
        ("analysis", "", ["--variant", "nonsense"]),
        ("plan", "", ["--with-report"]),
        ("plan", "", ["--output", "/nowhere/at/all/paper.pdf"]),
        pytest.param(
            "plan",
            "",
            ["--output", "/tmp"],
        ),
    ],
)
def test_make_paper_tells_wrong_usage_from_refusal(
    town: Town, tmp_path: Path, kind: str, place: str, more: list[str]
) -> None:
    place = place or town.municipality.code
    words = ["--municipality", place, "--year", 2569, "--output", tmp_path / "paper.pdf", *more]
    assert refused("make_paper", kind, *words)[0] == 2
    with open_all():
        assert not Paper.objects.exists()


def test_a_name_two_municipalities_share_is_not_enough(municipality: Municipality, tmp_path: Path) -> None:
    make_municipality(name=municipality.name, province="น่าน")
    words = ["--municipality", municipality.name, "--year", 2569, "--output", tmp_path / "paper.pdf"]
    assert refused("make_paper", "plan", *words)[0] == 2


def test_verify_paper_tells_who_signed_as_what_and_when(town: Town, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "paper.pdf"
    version = town.sealed().version
    file.write_bytes(storage.read(version.sha256))
    said = run("verify_paper", file)
    assert {key: said[key] for key in ("known", "intact", "status")} == {
        "known": True,
        "intact": True,
        "status": "current",
    }
    assert set(said) == {"known", "intact", "status", "signatures"}
    times = [dt.datetime.fromisoformat(signature.pop("time")) for signature in said["signatures"]]
    assert times == sorted(times)
    assert all(time.tzinfo for time in times)
    output = StringIO()
    call_command("verify_paper", str(file), stdout=output)
    assert all(f") {thai_moment(time)} ถูกต้อง" in output.getvalue() for time in times)  # as pages show it, in พ.ศ.
    assert said["signatures"] == [
        {"name": name, "capacity": capacity, "valid": True, "trusted": True}
        for name, capacity in (
            ("นางสาวจัดทำ ดี", DRAFTER_TITLE),
            ("นายตรวจ ถี่ถ้วน", AUDITOR_TITLE),
            ("นายนำ เมืองดี", MAYOR_TITLE),
        )
    ]


def test_verify_paper_succeeds_only_for_a_current_intact_paper_with_all_its_signatures(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "paper.pdf"

    def judged(content: bytes) -> tuple[bool, bool, str, list[bool]]:
        file.write_bytes(content)
        assert refused("verify_paper", file, "--format", "json")[0] == 1
        said = json.loads(capsys.readouterr().out)
        return said["known"], said["intact"], said["status"], [s["valid"] for s in said["signatures"]]

    draft = town.made()
    assert judged(storage.read(draft.sha256)) == (True, False, "unknown", [])
    sealed = town.sealed(draft)
    pdf = storage.read(sealed.version.sha256)
    file.write_bytes(pdf)
    call_command("verify_paper", str(file))
    capsys.readouterr()
    altered = judged(pdf.replace(b"/Type", b"/Tipe", 1))
    assert altered == (False, False, "unknown", [False, False, False])
    with open_municipality(town.municipality):
        [after_drafter, _, _] = sealed.steps.values_list("sha256", flat=True)
    assert judged(storage.read(after_drafter)) == (True, True, "superseded", [True])
    assert judged(b"no pdf at all") == (False, False, "unknown", [])
    assert judged(many_fields(6000)) == (False, False, "unknown", [])
    with open_municipality(town.municipality):
        actions.revoke(town.actor(town.mayor), sealed, "คะแนนผิดปี")
    assert judged(pdf) == (True, True, "revoked", [True, True, True])


def test_verify_paper_refuses_what_is_no_pdf_and_what_is_not_there(db: None, tmp_path: Path) -> None:
    text = tmp_path / "text.pdf"
    text.write_text("hello")
    assert refused("verify_paper", text)[0] == 1
    assert refused("verify_paper", tmp_path / "missing.pdf")[0] == 2
    assert refused("verify_paper", tmp_path)[0] == 2


def test_verify_paper_on_a_loaded_machine_says_nothing_of_the_file(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(many_fields(1))
    monkeypatch.setattr(judging, "WALL_SECONDS", 0)
    for form in ("text", "json"):
        status, said = refused("verify_paper", file, "--format", form)
        assert (status, said) == (1, "ระบบกำลังตรวจเอกสารอื่นอยู่ กรุณาลองใหม่ ไฟล์นี้ยังไม่ได้ตรวจ")
        assert capsys.readouterr().out == ""


def test_verify_paper_speaks_plain_thai_to_people(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "paper.pdf"
    with open_municipality(town.municipality):
        file.write_bytes(storage.read(town.made().sha256))
    status, said = refused("verify_paper", file)
    assert (status, said) == (1, "ไฟล์นี้ไม่ใช่เอกสารของระบบนี้ที่มีผลอยู่และลงนามครบถ้วน")
    assert capsys.readouterr().out.splitlines() == [
        "จัดทำจากระบบนี้",
        "สถานะ: ไม่ใช่เอกสารที่เผยแพร่จากระบบนี้",
        "ไม่มีลายมือชื่ออิเล็กทรอนิกส์ในไฟล์นี้",
    ]
