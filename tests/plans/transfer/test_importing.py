"""Measure tables into a plan: matched by title, all or nothing, and what a preview shows."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry, Municipality, Role, Unit
from accounts.permissions import Actor, system_actor
from plans.models import Measure, Plan
from plans.transfer.importing import MeasureImportResult, import_measures
from tests import factories
from tests.plans.transfer import hazards
from tests.tables.making import Rows, tsv

pytestmark = pytest.mark.django_db

H = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"]


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


def run(actor: Actor, rows: Rows, *, year: int = 2569, dry_run: bool = False) -> MeasureImportResult:
    return import_measures(tsv(rows), actor, year, dry_run=dry_run)


def counts(result: MeasureImportResult) -> tuple[int, int, int]:
    return result.created, result.updated, result.unchanged


@pytest.mark.parametrize(
    ("rows", "year", "measures"),
    [(hazards.NARRATIVE, 2569, 3), (hazards.BY_QUESTION, 2569, 5), (hazards.REPORT, 2568, 2)],
)
def test_a_table_is_stored_and_is_the_same_the_next_time(actor: Actor, rows: Rows, year: int, measures: int) -> None:
    assert counts(run(actor, rows, year=year)) == (measures, 0, 0)
    before = AuditEntry.objects.count()
    again = run(actor, rows, year=year)
    assert counts(again) == (0, 0, measures)
    assert (again.errors, [m.changes for m in again.measures]) == ([], [[]] * measures)
    assert AuditEntry.objects.count() == before


def test_what_is_stored_is_what_the_table_says(actor: Actor) -> None:
    run(actor, hazards.BY_QUESTION)
    measure = Measure.objects.get(order=4)
    assert measure.title == "ขยายช่องทางให้ถึงคนทุกกลุ่ม และส่งเสริมให้คนทำงานได้เรียนเพิ่ม"
    assert [step.text for step in measure.steps.all()] == ["สำรวจตลาดและชุมชนใกล้เคียง", "รวบรวม", "รายงาน"]
    assert (measure.indicator_numbers, measure.question_ids) == ([8], ["e7", "e8"])
    assert measure.responsible == "นายก, ปลัด, หัวหน้ากอง"
    assert measure.period == "ต.ค. 68 – ก.ย. 69"
    assert measure.remark == "ตัวชี้วัด: หมายถึง\n- ฟังเสียงประชาชน\n- ปรับระบบ"
    assert measure.status == ""


def test_an_item_keeps_the_bullets_inside_it(actor: Actor) -> None:
    run(actor, hazards.REPORT, year=2568)
    last = Measure.objects.get(order=1).outputs.last()
    assert last is not None
    assert last.text == "ลงเว็บ https://www.example.go.th/ หัวข้อ\n- ก่อนปี\n- หลังปี"


def test_a_measure_is_matched_by_its_title_without_blanks_and_only_columns_of_the_table_change(actor: Actor) -> None:
    plan = factories.make_plan(actor.municipality)
    stored = factories.make_measure(
        plan, title="มาตรการ No Gift", outcome="ดี", budget=Decimal(500), steps=["เก่า"], indicators=[4], remark="จำไว้"
    )
    result = run(actor, [H, ["มาตรการno gift", "๑. ใหม่", ""]])
    assert counts(result) == (0, 1, 0)
    (imported,) = result.measures
    assert [(c.name, c.label, c.before, c.after) for c in imported.changes] == [
        ("steps", "ขั้นตอน/วิธีการปฏิบัติ", "1. เก่า", "1. ใหม่")
    ]
    measure = Measure.objects.get()
    assert (measure.pk, measure.title, measure.version) == (stored.pk, "มาตรการ No Gift", 2)
    assert [step.text for step in measure.steps.all()] == ["ใหม่"]
    assert (measure.outcome, measure.budget, measure.indicator_numbers, measure.remark) == (
        "ดี",
        Decimal(500),
        [4],
        "จำไว้",
    )
    assert measure.status == "planned"


def test_words_without_a_field_are_added_to_the_remark_once(actor: Actor) -> None:
    factories.make_measure(factories.make_plan(actor.municipality), title="ก", remark="จำไว้")
    rows = [[*H, "แปลก"], ["ก", "๑. x", "กองคลัง", "คำที่เหลือ"]]
    result = run(actor, rows)
    assert result.measures[0].remark == "จำไว้\nแปลก: คำที่เหลือ"
    assert Measure.objects.get().remark == "จำไว้\nแปลก: คำที่เหลือ"
    assert [(w.row, w.column, w.value) for w in result.warnings] == [(2, "แปลก", "ก")]
    assert counts(run(actor, rows)) == (0, 0, 1)


def test_units_are_matched_and_new_ones_are_made_and_named(actor: Actor) -> None:
    office = factories.make_unit(actor.municipality, "สำนักปลัดเทศบาล")
    rows = [H, ["ก", "", "สำนักปลัด/กอง คลัง"], ["ข", "", "กองคลัง, สำนักปลัดเทศบาล"]]
    result = run(actor, rows, dry_run=True)
    assert [m.new_units for m in result.measures] == [["กองคลัง"], ["กองคลัง"]]
    assert [unit.name for unit in Unit.objects.all()] == ["สำนักปลัดเทศบาล"]
    run(actor, rows)
    assert [unit.name for unit in Unit.objects.all()] == ["สำนักปลัดเทศบาล", "กองคลัง"]
    assert office in Measure.objects.get(title="ก").units.all()
    assert Measure.objects.get(title="ข").units.count() == 2
    entry = AuditEntry.objects.get(action="unit.created")
    assert entry.detail == {"name": "กองคลัง"}


def test_a_municipalitys_name_behind_a_unit_makes_no_other_unit(actor: Actor) -> None:
    run(actor, [H, ["ก", "", "สำนักปลัด"], ["ข", "", "สำนักปลัดเทศบาลตำบลตัวอย่าง"]])
    assert [unit.name for unit in Unit.objects.all()] == ["สำนักปลัด"]


def test_a_dry_run_keeps_nothing_not_even_the_plan(actor: Actor) -> None:
    result = run(actor, hazards.NARRATIVE, dry_run=True)
    assert counts(result) == (3, 0, 0)
    assert not Plan.objects.exists()
    assert not Unit.objects.exists()
    assert not AuditEntry.objects.exists()


def table_of(measures: int) -> Rows:
    return [H, *([f"มาตรการที่ {n} ก", "๑. ร่าง ๒. ตรวจ", f"กองคลัง, กองที่ {n}"] for n in range(measures))]


def queries(actor: Actor, measures: int) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert counts(run(actor, table_of(measures), dry_run=True)) == (measures - 1, 1, 0)
    return [query["sql"] for query in captured.captured_queries]


def test_a_dry_run_only_reads_and_as_often_at_3_measures_as_at_60(actor: Actor) -> None:
    factories.make_measure(factories.make_plan(actor.municipality), title="มาตรการที่ 0 ก", steps=["เก่า"])
    three, sixty = queries(actor, 3), queries(actor, 60)
    assert all(sql.startswith("SELECT") and " FOR " not in sql for sql in sixty)
    assert len(three) == len(sixty) <= 12


def test_changes_cost_as_many_statements_at_3_measures_as_at_40(actor: Actor) -> None:
    def statements(measures: int, steps: str) -> int:
        rows = [[*row[:1], steps, *row[2:]] for row in table_of(measures)[1:]]
        with CaptureQueriesContext(connection) as captured:
            assert counts(run(actor, [H, *rows]))[1:] == (measures, 0)
        return len(captured)

    run(actor, table_of(40))
    three, forty = statements(3, "๑. สาม"), statements(40, "๑. สี่สิบ")
    assert three == forty <= 45
    measure = Measure.objects.with_rows().first()
    assert measure is not None
    assert ([step.text for step in measure.steps.all()], measure.version) == (["สี่สิบ"], 3)
    assert [revision.version for revision in measure.revisions.order_by("version")] == [1, 2, 3]


def test_a_change_keeps_the_marks_of_what_nobody_has_read(actor: Actor) -> None:
    plan = factories.make_plan(actor.municipality)
    measure = factories.make_measure(plan, title="มาตรการที่ 0 ก", steps=["ร่าง", "เก่า"], theme="ธีม")
    measure.steps.update(inherited=True)
    Measure.objects.filter(pk=measure.pk).update(inherited=["title", "theme"])
    run(actor, [["มาตรการ", "ขั้นตอน"], ["มาตรการที่ 0 ก", "๑. ร่าง ๒. ใหม่"]])
    changed = Measure.objects.get(pk=measure.pk)
    assert [(step.text, step.inherited) for step in changed.steps.all()] == [("ร่าง", True), ("ใหม่", False)]
    assert (changed.inherited, changed.theme, changed.updated_by) == (["title", "theme"], "ธีม", actor.user)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no read-only transactions")
def test_a_dry_run_needs_no_more_than_a_read_only_transaction(actor: Actor) -> None:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        assert counts(run(actor, table_of(3), dry_run=True)) == (3, 0, 0)
        assert run(actor, hazards.NARRATIVE, year=2600, dry_run=True).errors
        transaction.set_rollback(True)


def test_a_dry_run_says_what_storing_says(actor: Actor) -> None:
    factories.make_measure(factories.make_plan(actor.municipality), title="ประชุมทุกเดือน", steps=["เก่า"])
    dry, stored = run(actor, hazards.BY_QUESTION, dry_run=True), run(actor, hazards.BY_QUESTION)
    assert counts(dry) == counts(stored) == (4, 1, 0)
    for one, other in zip(dry.measures, stored.measures, strict=True):
        assert (one.as_json(), one.action, one.changes, one.remark) == (
            other.as_json(),
            other.action,
            other.changes,
            other.remark,
        )
    assert dry.warnings == stored.warnings


def test_what_no_form_could_edit_is_refused_by_row_and_column_in_thai(actor: Actor) -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน", "Output", "Outcome", "หมายเหตุ"],
        ["ก", " ".join(f"{n}. x" for n in range(1, 62)), f"1. ก 2. {'ข' * 4001}", "ค" * 4001, "ง" * 20_001],
        ["ข", "", "", "ค" * 4000, "ง" * 20_000],
        ["ค", "", "", "จ" * 32_768, ""],
    ]
    for dry_run in (True, False):
        result = run(actor, rows, dry_run=dry_run)
        assert {(e.row, e.column): e.message for e in result.errors} == {
            (2, "ขั้นตอน/วิธีการปฏิบัติ"): "มี 61 ข้อ เกิน 60 ข้อ กรุณารวมข้อที่เป็นเรื่องเดียวกัน",
            (2, "ผลการดำเนินการ (Output)"): "ข้อ 2 ยาวเกิน 4000 ตัวอักษร",
            (2, "ผลลัพธ์ (Outcome)"): "ยาวเกิน 4000 ตัวอักษร",
            (2, "หมายเหตุ"): "ยาวเกิน 20000 ตัวอักษร",
            (4, "Outcome"): "ยาวเกิน 32,767 ตัวอักษร ซึ่งมากกว่าที่เซลล์หนึ่งเก็บได้",
        }
        assert all(len(error.value) < 250 for error in result.errors)
        assert not Plan.objects.exists()


def test_what_papers_cannot_print_is_refused_by_row_and_column_unless_it_is_stored(
    actor: Actor, opened: Municipality
) -> None:
    factories.make_measure(factories.make_plan(opened), title="เดิม 😀", steps=["ข้อ 中"])
    rows = [["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"], ["ก 😀", "1. ข 2. ค \uf0fc", "กอง 😀"], ["เดิม 😀", "1. ข้อ 中 2. ใหม่", ""]]
    assert {(e.row, e.column): e.message for e in run(actor, rows).errors} == {
        (2, "มาตรการ/โครงการ/กิจกรรม"): "“😀” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ",
        (2, "ขั้นตอน/วิธีการปฏิบัติ"): "ข้อ 2 อักขระ U+F0FC พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ",
        (2, "ผู้รับผิดชอบ"): "“😀” พิมพ์ลงเอกสารไม่ได้ ลบหรือเปลี่ยนเป็นคำ",
    }


def test_a_table_that_would_flood_the_units_is_refused(actor: Actor) -> None:
    rows = [H, *([f"มาตรการ {n} ก", "", f"กองที่{n}ก"] for n in range(201))]
    (error,) = run(actor, rows).errors
    assert (error.row, error.column, error.value) == (202, "ผู้รับผิดชอบ", "กองที่200ก")
    assert not Unit.objects.exists()


def test_one_bad_cell_stores_nothing_and_every_bad_cell_is_named(actor: Actor) -> None:
    rows = [
        ["มาตรการ", "ตัวชี้วัด", "ข้อคำถาม", "ประเด็น", "ผู้รับผิดชอบ"],
        ["ก", "1", "i1", "น้ำ", "กองคลัง"],
        ["ข", "12", "i99", "ไฟ", "กองคลัง"],
        ["ค", "-", "-", "ฟ" * 301, "กอง" + "ง" * 150],
        ["ม" * 1001, "-", "-", "-", ""],
    ]
    result = run(actor, rows)
    assert counts(result) == (0, 0, 0)
    assert [(error.row, error.column) for error in result.errors] == [
        (3, "ตัวชี้วัด"),
        (3, "ข้อคำถาม"),
        (4, "ผู้รับผิดชอบ"),
        (4, "ประเด็น"),
        (5, "มาตรการ/โครงการ/กิจกรรม"),
    ]
    assert len(result.measures) == 4
    assert not Plan.objects.exists()
    assert not Unit.objects.exists()


def test_a_year_without_rules_is_an_error(actor: Actor) -> None:
    result = run(actor, hazards.NARRATIVE, year=2600)
    assert [error.value for error in result.errors] == ["2600"]


def test_titles_that_occur_twice_are_two_measures_both_times(actor: Actor) -> None:
    rows = [H, ["ก", "๑. x", "กองคลัง"], ["ก", "๑. y", "กองช่าง"]]
    first = run(actor, rows)
    assert counts(first) == (2, 0, 0)
    assert [w.value for w in first.warnings] == ["ก"]
    assert counts(run(actor, rows)) == (0, 0, 2)


def test_text_outside_is_warned_of(actor: Actor) -> None:
    result = run(actor, [["คำนำ"], H, ["ก", "", "กองคลัง"], ["รวม", "", ""], [], ["ลงท้าย"]])
    assert result.outside == ["คำนำ", "ลงท้าย"]
    assert [(w.row, w.value) for w in result.warnings] == [(4, "รวม"), (0, "คำนำ\nลงท้าย")]


@pytest.mark.parametrize(
    "pasted",
    [
        "มาตรการ\tผู้รับผิดชอบ\nก\tกองคลัง",
        "<meta charset='utf-8'><table><tr><td>มาตรการ<td>ผู้รับผิดชอบ<tr><td>ก<td>กองคลัง</table>",
    ],
)
def test_what_is_pasted_is_read_like_a_file(actor: Actor, pasted: str) -> None:
    assert counts(import_measures(pasted, actor, 2569)) == (1, 0, 0)
    assert Measure.objects.get().responsible == "กองคลัง"


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_only_who_may_edit_the_plan_imports(opened: Municipality, role: str) -> None:
    actor = factories.actor_for(opened, factories.make_member(opened, role))
    with pytest.raises(PermissionDenied):
        run(actor, hazards.NARRATIVE, dry_run=True)


def test_measures_the_table_does_not_have_stay_and_are_named(actor: Actor) -> None:
    first = "มาตรการ\tขั้นตอน\nอบรมจริยธรรมบุคลากร\tร่าง\nเปิดศูนย์รับเรื่องร้องเรียน\tร่าง"
    import_measures(first, actor, 2569)
    result = import_measures("มาตรการ\tขั้นตอน\nอบรมจริยธรรมบุคคลากร\tลงนาม", actor, 2569, dry_run=True)
    assert (result.created, result.absent) == (1, ["อบรมจริยธรรมบุคลากร", "เปิดศูนย์รับเรื่องร้องเรียน"])
    [note] = result.measures[0].read.notes
    assert note.message.startswith("ชื่อคล้าย “อบรมจริยธรรมบุคลากร” ที่มีอยู่ในแผน")
    assert [warning.row for warning in result.warnings] == [2]
