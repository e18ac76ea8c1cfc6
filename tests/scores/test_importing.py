"""Score files: what is read, what is refused (row by row), and that a file is stored whole or not at all."""

from decimal import Decimal

import pytest

from accounts.audit import broken_links
from accounts.importing import import_municipalities
from accounts.models import AuditEntry, Municipality
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_all, open_municipality
from scores.importing import ImportResult, import_scores
from scores.models import Assessment, AssessmentRevision
from tests.factories import FIGURES, actor_for, make_assessment, make_member, make_municipality
from tests.scores.published import FILE, published

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

HEADER = "code,municipality,province,fiscal_year,level,item,score"
D = Decimal


def actors(*municipalities: Municipality) -> dict[str, Actor]:
    return {m.code: system_actor(m) for m in municipalities}


def lines(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows, "")).encode()


def load(municipality: Municipality, *rows: str, header: str = HEADER, dry_run: bool = False) -> ImportResult:
    """An import of rows in which {} stands for the municipality's code."""
    filled = (row.replace("{}", municipality.code) for row in rows)
    return import_scores(lines(*filled, header=header), actors(municipality), dry_run=dry_run)


def counts(result: ImportResult) -> tuple[int, int, int]:
    return result.created, result.updated, result.unchanged


def wrong(result: ImportResult) -> list[tuple[int, str, str]]:
    return [(e.row, e.column, e.value) for e in result.errors]


def stored(municipality: Municipality, year: int = 2568) -> dict[str, Decimal]:
    with open_municipality(municipality):
        found = Assessment.objects.filter(municipality=municipality, fiscal_year=year).first()
        return found.entered() if found else {}


def test_the_published_file_is_stored_figure_by_figure() -> None:
    places = {
        name: make_municipality(code=code, name=name)
        for code, name in {(line.split(",")[0], line.split(",")[1]) for line in FILE.read_text().splitlines()[1:]}
    }
    content = FILE.read_bytes()
    assert counts(import_scores(content, actors(*places.values()))) == (98, 0, 0)
    for (name, year), figures in published().items():
        assert stored(places[name], year) == figures
    assert counts(import_scores(content, actors(*places.values()))) == (0, 0, 98)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_encodings_of_excel_are_read(municipality: Municipality, encoding: str, newline: str) -> None:
    text = newline.join((HEADER, f",{municipality.name},ลำปาง,๒๕๖๘,indicator,๑๐,๗๐.๐๐", ""))
    assert import_scores(text.encode(encoding), actors(municipality)).errors == []
    assert stored(municipality) == {"10": D("70.00")}


@pytest.mark.parametrize(
    "header",
    ["รหัส,หน่วยงาน,จังหวัด,ปีงบประมาณ,ระดับ,รายการ,คะแนน", " CODE ,Municipality,PROVINCE,Fiscal_Year,Level,Item,Score "],
)
def test_headers_are_known_by_their_words(municipality: Municipality, header: str) -> None:
    assert load(municipality, "{},,,2568,question,e1/2,99.5", header=header).errors == []
    assert stored(municipality) == {"e1/2": D("99.50")}


def test_columns_come_in_any_order_and_only_three_are_needed_beside_the_place(municipality: Municipality) -> None:
    assert load(municipality, "99.35,1,2568,{}", header="score,item,fiscal_year,code").errors == []
    assert stored(municipality) == {"1": D("99.35")}


@pytest.mark.parametrize("header", ["ลำดับ,code,fiscal_year,total,1", "code,ลำดับ,fiscal_year,item,score"])
def test_a_note_below_the_table_is_no_row_and_said(municipality: Municipality, header: str) -> None:
    row = f"1,{municipality.code},2568,95,90" if header.startswith("ล") else f"{municipality.code},1,2568,total,95"
    result = load(municipality, row, "หมายเหตุ: ข้อมูล ณ ส.ค. 2568,,,,", header=header)
    assert (result.errors, stored(municipality)["total"]) == ([], D("95.00"))
    [said] = [warning.message for warning in result.warnings if warning.code == "left_out"]
    assert said == "แถวที่ 3 ไม่มีปีงบประมาณ เป็นข้อความใต้ตารางหรือแถวรวม จึงไม่ได้นำเข้า: “หมายเหตุ: ข้อมูล ณ ส.ค. 2568”"


def test_the_code_may_be_left_out_where_the_name_is_unique(municipality: Municipality) -> None:
    row = f"{municipality.name},2568,indicator,1,90"
    assert load(municipality, row, header="municipality,fiscal_year,level,item,score").errors == []
    assert stored(municipality) == {"1": D("90.00")}


def test_the_province_tells_two_municipalities_of_one_name_apart() -> None:
    here, there = make_municipality(name="ทต.ซ้ำ"), make_municipality(name="ทต.ซ้ำ", province="ตาก")
    result = import_scores(lines(",ทต.ซ้ำ,จังหวัดตาก,2568,indicator,1,90"), actors(here, there))
    assert result.errors == []
    assert (stored(here), stored(there)) == ({}, {"1": D("90.00")})
    ambiguous = import_scores(lines(",ทต.ซ้ำ,,2568,indicator,1,90"), actors(here, there))
    assert wrong(ambiguous) == [(2, "municipality", "ทต.ซ้ำ")]
    assert "หลายหน่วยงาน" in ambiguous.errors[0].message


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("9999999,,,2568,indicator,1,90", "code", "9999999"),
        ("{},เทศบาลอื่น,,2568,indicator,1,90", "code", "{}"),
        (",เทศบาลที่ไม่มี,,2568,indicator,1,90", "municipality", "เทศบาลที่ไม่มี"),
        (",,,2568,indicator,1,90", "municipality", ""),
        ("{},,,68,indicator,1,90", "fiscal_year", "68"),
        ("{},,,2025,indicator,1,90", "fiscal_year", "2025"),
        ("{},,,ปีนี้,indicator,1,90", "fiscal_year", "ปีนี้"),
        ("{},,,2600,indicator,1,90", "fiscal_year", "2600"),
        (f"{{}},,,{'9' * 5000},indicator,1,90", "fiscal_year", "9" * 5000),
        ("{},,,2568,sub,1,90", "level", "sub"),
        ("{},,,2568,indicator,11,90", "item", "11"),
        ("{},,,2568,question,e1,90", "item", "e1"),
        ("{},,,2568,question,i16,90", "item", "i16"),
        ("{},,,2568,indicator,,90", "level", "indicator"),
        ("{},,,2568,indicator,1,101", "score", "101"),
        ("{},,,2568,indicator,1,-1", "score", "-1"),
        ("{},,,2568,indicator,1,1.234", "score", "1.234"),
        ("{},,,2568,indicator,1,ไม่มี", "score", "ไม่มี"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_stored(
    municipality: Municipality, row: str, column: str, value: str
) -> None:
    result = load(municipality, "{},,,2568,indicator,2,90", row)
    assert wrong(result) == [(3, column, value.replace("{}", municipality.code))]
    assert result.errors[0].message
    assert counts(result) == (0, 0, 0)
    assert result.warnings == []
    assert stored(municipality) == {}


@pytest.mark.parametrize("cells", ["total,10", "question,10", "indicator,i1", "instrument,1", "indicator,IIT"])
def test_a_level_that_contradicts_its_item_is_refused(municipality: Municipality, cells: str) -> None:
    assert [row for row, _, _ in wrong(load(municipality, f"{{}},,,2568,{cells},90"))] == [2]
    assert stored(municipality) == {}


def test_every_bad_row_is_named_and_not_only_the_first(municipality: Municipality) -> None:
    result = load(municipality, "{},,,2568,,1,101", "", "{},,,68,,1,ก", "{},,,2568,,2,90", "9,,,2568,,x,90")
    assert wrong(result) == [(2, "score", "101"), (4, "fiscal_year", "68"), (4, "score", "ก"), (6, "code", "9")]


def test_an_item_given_twice_names_the_first_row(municipality: Municipality) -> None:
    result = load(municipality, "{},,,2568,question,i1,90", "{},,,2568,question,I๑,91")
    assert [(e.row, e.column, e.message) for e in result.errors] == [(3, "item", "ซ้ำกับแถวที่ 2")]
    assert load(municipality, "{},,,2568,,i1,90", "{},,,2567,,i1,91").errors == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        HEADER.encode(),
        lines(),
        lines(",,,,,,"),
        b"\x00\x01\x02\xff" * 50,
        b"%PDF-1.7 \x00",
        lines("1", header="item"),
        "ชื่อ,นามสกุล\nก,ข\n".encode(),
    ],
)
def test_a_file_without_scores_is_refused(municipality: Municipality, content: bytes) -> None:
    result = import_scores(content, actors(municipality))
    assert len(result.errors) == 1
    assert result.errors[0].message
    assert counts(result) == (0, 0, 0)


def test_a_missing_score_removes_what_was_there_and_is_not_zero(municipality: Municipality) -> None:
    make_assessment(municipality, figures={"1": D(90), "i1": D(80), "i2": D(0)})
    assert counts(load(municipality, "{},,,2568,,1,-", "{},,,2568,,i1,", "{},,,2568,,i3,–")) == (0, 2, 1)
    assert stored(municipality) == {"i2": D(0)}


def test_a_second_import_counts_what_is_new_changed_and_the_same(municipality: Municipality) -> None:
    make_assessment(municipality, figures={"1": D(90), "2": D(90)})
    assert counts(load(municipality, "{},,,2568,,1,90", "{},,,2568,,2,91", "{},,,2568,,3,92")) == (1, 1, 1)
    assert stored(municipality) == {"1": D(90), "2": D(91), "3": D(92)}


def test_a_dry_run_answers_the_same_and_stores_nothing(municipality: Municipality) -> None:
    rows = ("{},,,2568,instrument,IIT,99.80", "{},,,2568,indicator,1,90", "{},,,2568,total,,90")
    rehearsed = load(municipality, *rows, dry_run=True)
    assert counts(rehearsed) == (3, 0, 0)
    assert stored(municipality) == {}
    with open_all():
        assert not AuditEntry.objects.exists()
    assert load(municipality, *rows) == rehearsed


def test_warnings_carry_code_entered_and_derived(municipality: Municipality) -> None:
    make_assessment(municipality, figures=FIGURES)
    result = load(municipality, "{},,,2568,instrument,IIT,99.80")
    assert [(w.municipality, w.fiscal_year, w.code, w.entered, w.derived) for w in result.warnings] == [
        (municipality.name, 2568, "IIT", "99.80", "98.97"),
        (municipality.name, 2568, "total", "90.83", "91.08"),
    ]
    assert "(IIT)" in result.warnings[1].message


def test_an_open_level_and_missing_questions_are_warned_of(municipality: Municipality) -> None:
    [level, question] = load(municipality, "{},,,2568,question,i1,99", "{},,,2568,total,,96").warnings
    assert (level.code, level.entered, level.derived) == ("level", "", "")
    assert (question.code, question.entered, question.derived) == ("i2", "", "")
    assert question.message.endswith("i2, i3")


def test_oit_items_that_cannot_be_checked_are_warned_of(municipality: Municipality) -> None:
    rows = [f"{{}},,,2568,question,o{n},100" for n in range(21, 29)]
    codes = [w.code for w in load(municipality, *rows, "{},,,2568,total,,60", "{},,,2568,indicator,10,70").warnings]
    assert codes == ["10"]


def test_a_name_typed_in_another_order_is_the_same_name() -> None:
    row = "5999901,เทศบาลตำบลน\u0e33\u0e49ใส,ทต,ก,ลำปาง,"  # SARA AM before the tone: it looks the same
    assert import_municipalities(f"code,name,type,district,province,website\r\n{row}\r\n".encode()).errors == []
    place = Municipality.objects.get()
    file = lines("เทศบาลตำบลน\u0e49\u0e33ใส,ลำปาง,2568,95", header="municipality,province,fiscal_year,total")
    assert counts(import_scores(file, actors(place))) == (1, 0, 0)


def test_removals_are_named_first_and_once(municipality: Municipality) -> None:
    load(municipality, "{},,,2568,total,,95", "{},,,2568,indicator,1,91.1")
    result = load(municipality, "{},,,2568,total,,", "{},,,2568,indicator,1,-", dry_run=True)
    assert [warning.message for warning in result.warnings[:2]] == [
        "ลบคะแนนภาพรวม: 95.00",
        "ลบคะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่: 91.10",
    ]


def test_one_bad_municipality_holds_back_all(municipality: Municipality, other: Municipality) -> None:
    rows = [f"{municipality.code},,,2568,indicator,1,90", f"{other.code},,,2568,indicator,1,190"]
    assert wrong(import_scores(lines(*rows), actors(municipality, other))) == [(3, "score", "190")]
    assert (stored(municipality), stored(other)) == ({}, {})


def test_nobody_imports_for_a_municipality_not_their_own(municipality: Municipality, other: Municipality) -> None:
    result = import_scores(lines(f"{other.code},,,2568,indicator,1,90"), actors(municipality))
    assert wrong(result) == [(2, "code", other.code)]
    assert stored(other) == {}


@pytest.mark.parametrize("role", ["staff", "auditor", "executive"])
def test_nobody_imports_without_the_right(municipality: Municipality, role: str) -> None:
    actor = actor_for(municipality, make_member(municipality, role))
    result = import_scores(lines(f"{municipality.code},,,2568,,1,90"), {municipality.code: actor})
    assert wrong(result) == [(2, "code", municipality.code)]


def test_an_import_leaves_one_audit_entry_and_a_revision_for_each_year(municipality: Municipality) -> None:
    load(municipality, "{},,,2568,,1,90", "{},,,2568,,2,91", "{},,,2567,,1,80")
    with open_municipality(municipality):
        [entry] = AuditEntry.objects.filter(action="scores.imported")
        revisions = {r.assessment.fiscal_year: r for r in AssessmentRevision.objects.all()}
        assert broken_links(municipality) == []
    assert entry.detail == {"source": "นำเข้าจากไฟล์", "versions": {"2568": 1, "2567": 1}}
    assert {year: revision.changes for year, revision in revisions.items()} == {
        2568: {"1": [None, "90.00"], "2": [None, "91.00"]},
        2567: {"1": [None, "80.00"]},
    }
    assert {revision.source for revision in revisions.values()} == {"นำเข้าจากไฟล์"}


def test_a_revision_names_every_figure_and_the_level(municipality: Municipality) -> None:
    header = "code,fiscal_year,level_name,1,2,i1"
    load(municipality, "{},2568,ผ่าน,90,,80.5", header=header)
    load(municipality, "{},2568,ผ่านดี,91,,", header=header)
    with open_municipality(municipality):
        found = [revision.changes for revision in AssessmentRevision.objects.order_by("version")]
        assert broken_links(municipality) == []  # the second entry goes on from the first
    assert found == [
        {"1": [None, "90.00"], "i1": [None, "80.50"], "level": [None, "ผ่าน"]},
        {"1": ["90.00", "91.00"], "i1": ["80.50", None], "level": ["ผ่าน", "ผ่านดี"]},
    ]


def test_a_number_with_its_zero_a_weight_and_a_place_behind_a_name_are_understood(municipality: Municipality) -> None:
    name = f"{municipality.name.replace('เทศบาลตำบล', 'ทต. ')} อ.เมือง จ.{municipality.province}"
    rows = ("น้ำหนัก,,,30", f"{name},2568.0,1.0,90", f"{municipality.name},2568,10.0,91")
    result = load(municipality, *rows, header="หน่วยงาน,ปี,ตัวชี้วัด,คะแนน")
    assert (result.errors, stored(municipality)) == ([], {"1": D(90), "10": D(91)})
    assert "“น้ำหนัก 30”" in result.warnings[0].message
