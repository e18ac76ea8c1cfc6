"""The list of municipalities: created, updated, refused row by row, whole or not at all."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import ita_portal.demonstration
from accounts.importing import ImportResult, import_municipalities
from accounts.management.municipality import find_municipality, fiscal_year
from accounts.models import AuditEntry, Municipality
from accounts.tenancy import open_municipality
from tables.errors import RowError
from tests.factories import make_municipality
from tests.tables.making import saved

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

HEADER = "code,name,type,district,province,website"
ROW = "5521301,เทศบาลตำบลเมืองปาน,ทต,เมืองปาน,ลำปาง,https://www.muangpan.go.th"


def load(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> ImportResult:
    return import_municipalities("\r\n".join((header, *rows, "")).encode(encoding))


def wrong(result: ImportResult) -> list[tuple[int, str, str]]:
    assert (result.created, result.updated, result.unchanged) == (0, 0, 0)
    assert all(error.message for error in result.errors)
    return [(e.row, e.column, e.value) for e in result.errors]


def test_a_municipality_is_created_with_all_it_says() -> None:
    assert load(ROW) == ImportResult(created=1)
    found = Municipality.objects.get()
    assert (found.code, found.name, found.type) == ("5521301", "เทศบาลตำบลเมืองปาน", "ทต")
    assert (found.place, found.website) == ("อำเภอเมืองปาน จังหวัดลำปาง", "https://www.muangpan.go.th")
    assert found.agency_kind == "municipality"


def test_new_changed_and_same_are_counted() -> None:
    load(ROW)
    new = ROW.replace("5521301", "5521302")
    assert load(ROW, new) == ImportResult(created=1, unchanged=1)
    assert load(ROW.replace("ลำปาง", "ลำพูน"), new) == ImportResult(updated=1, unchanged=1)
    assert Municipality.objects.get(code="5521301").province == "ลำพูน"


def test_what_changed_is_on_record() -> None:
    load(ROW)
    load(ROW.replace("ลำปาง", "ลำพูน"))
    load(ROW.replace("ลำปาง", "ลำพูน"))
    with open_municipality(Municipality.objects.get()):
        assert [e.detail["changes"] for e in AuditEntry.objects.all()][1:] == [{"province": ["ลำปาง", "ลำพูน"]}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_the_encodings_of_excel_are_read(encoding: str) -> None:
    assert load(ROW, encoding=encoding) == ImportResult(created=1)
    assert Municipality.objects.get().name == "เทศบาลตำบลเมืองปาน"


def test_digits_spaces_and_split_vowels_are_brought_to_one_spelling() -> None:
    assert load("๕๕๒๑๓๐๑,  เทศบาลตําบลเมืองปาน ,ทต,เมืองปาน,ล\u0e4d\u0e32ปาง,").errors == []
    found = Municipality.objects.get(code="5521301")
    assert (found.name, found.province) == ("เทศบาลตำบลเมืองปาน", "ลำปาง")


def test_the_website_may_be_left_out() -> None:
    assert load("5521301,เทศบาล,ทต,ก,ข", header=HEADER.removesuffix(",website")) == ImportResult(created=1)


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("552130,ก,ทต,ข,ค,", "code", "552130"),
        ("55213010,ก,ทต,ข,ค,", "code", "55213010"),
        ("552130x,ก,ทต,ข,ค,", "code", "552130x"),
        (",ก,ทต,ข,ค,", "code", ""),
        ("5521302,,ทต,ข,ค,", "name", ""),
        ("5521302,ก,เทศบาลหมู่บ้าน,ข,ค,", "type", "เทศบาลหมู่บ้าน"),
        ("5521302,ก,,ข,ค,", "type", ""),
        ("5521302,ก,ทต,,ค,", "district", ""),
        ("5521302,ก,ทต,ข,,", "province", ""),
        ("5521302,ก,ทต,ข,ค,ไม่มี", "website", "ไม่มี"),
        (f"5521302,{'ก' * 151},ทต,ข,ค,", "name", "ก" * 151),
        ("5521301,ก,ทต,ข,ค,", "code", "5521301"),
    ],
)
def test_one_bad_row_is_named_and_stores_nothing(row: str, column: str, value: str) -> None:
    found = wrong(load(ROW, row))
    assert set(found) == {(3, column, value)}
    assert not Municipality.objects.exists()


def test_a_list_is_read_as_offices_write_it() -> None:
    header = "รหัส อปท.,ชื่อ อปท.,ประเภท,อำเภอ,จังหวัด,เว็บไซต์"
    row = "05521301,เทศบาลตำบลเมืองปาน,เทศบาลตำบล,อ.เมืองปาน,จ.ลำปาง,www.muangpan.go.th"
    assert load("รายชื่อเทศบาล,,,,,", header, row, ",,,,,", header="") == ImportResult(created=1)
    found = Municipality.objects.get()
    assert (found.code, found.type, found.place) == ("5521301", "ทต", "อำเภอเมืองปาน จังหวัดลำปาง")
    assert found.website == "https://www.muangpan.go.th"


@pytest.mark.parametrize("value", ["อบต", "อบต.", "องค์การบริหารส่วนตำบล"])
def test_a_type_is_known_by_its_name_and_its_abbreviation(value: str) -> None:
    assert load(f"5521302,ก,{value},ข,ค,") == ImportResult(created=1)
    assert Municipality.objects.get().type == "อบต"


def test_an_absent_column_changes_nothing() -> None:
    load(ROW)
    assert load("5521301,เทศบาลตำบลเมืองปาน,ทต,เมืองปาน,ลำปาง", header=HEADER.removesuffix(",website")) == ImportResult(
        unchanged=1
    )
    assert Municipality.objects.get().website == "https://www.muangpan.go.th"


def test_refusals_are_thai_and_say_what_to_write() -> None:
    result = load("552130,ก,x,ข,ค,ไม่มี", "5521302,,ทต,ข,ค,")
    assert [(e.row, e.column, e.message) for e in result.errors] == [
        (2, "code", "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก"),
        (2, "type", "ไม่รู้จักประเภทนี้ ต้องเป็น ทน, ทม, ทต, อบต, อบจ หรือชื่อเต็ม เช่น เทศบาลตำบล"),
        (2, "website", "ต้องเป็นที่อยู่เว็บไซต์ เช่น https://www.example.go.th"),
        (3, "name", "ช่องนี้ว่าง กรุณากรอก"),
    ]


def test_every_bad_row_is_named() -> None:
    assert [row for row, _, _ in wrong(load("1,ก,ทต,ข,ค,", ROW, "2,ก,ทต,ข,ค,"))] == [2, 4]


def test_a_missing_column_is_named() -> None:
    result = load("5521301,ก", header="code,name")
    assert result.errors == [RowError(1, "type, district, province", "", "ไม่พบคอลัมน์นี้ในแถวหัวตาราง")]


@pytest.mark.parametrize("rest", ["", "x" * 140_000])  # csv gives up on a cell of 131,072 letters
def test_a_quotation_mark_without_its_pair_is_told_where_its_row_begins(rest: str) -> None:
    result = load(ROW, f'5521302,"เทศบาลตำบลทดสอบ,ทต,ก,ลำปาง,{rest}', "5521303,เทศบาลตำบลอื่น,ทต,ก,ลำปาง,")
    assert [(error.row, "เครื่องหมายคำพูดไม่ครบคู่" in error.message) for error in result.errors] == [(3, True)]
    assert not Municipality.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\x81\x82\xff\xfe"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    assert len(wrong(import_municipalities(content))) == 1


@pytest.mark.parametrize("district", ["ก", "x" * 140_000])
def test_a_quote_without_its_pair_is_named_with_its_row(district: str) -> None:
    broken = f'5999901,"เทศบาลตำบลทดสอบ,ทต,{district},ลำปาง,'
    [error] = load(ROW, broken, ROW.replace("5521301", "5521302")).errors
    assert (error.row, error.column, error.value) == (3, "", "")
    assert error.message == ('อ่านไฟล์ตั้งแต่แถวที่ 3 ไม่ได้: เครื่องหมายคำพูดไม่ครบคู่ กรุณาเติมหรือลบเครื่องหมาย " ในแถวนั้น')
    assert not Municipality.objects.exists()


def test_the_demonstrations_own_list_is_right() -> None:
    file = Path(ita_portal.demonstration.__file__).with_name("municipalities.csv")
    assert import_municipalities(file.read_bytes()) == ImportResult(created=3)


def test_municipalities_come_in_dictionary_order() -> None:
    names = ["จันทบุรี", "แจ้ห่ม", "พระนคร", "พะเยา", "พังงา", "เพชรบุรี", "แพร่", "มหาชัย", "เมืองปาน", "แม่ทะ", "แม่เมาะ"]
    for name in names[::-1]:
        make_municipality(name=name)
    assert [m.name for m in Municipality.objects.all()] == names


def run(path: Path, *options: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("import_municipalities", str(path), *options, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue()
    return 0, out.getvalue()


FIELDS = [
    ("ชื่อ", "เทศบาลตำบลเมืองปาน"),
    ("ประเภท", "ทต"),
    ("อำเภอ", "เมืองปาน"),
    ("จังหวัด", "ลำปาง"),
    ("เว็บไซต์", "https://www.muangpan.go.th"),
]


def new(label: str, after: str) -> dict[str, Any]:
    """A field of the municipality of `ROW` as JSON tells it where there was none."""
    who = {"code": "5521301", "name": "เทศบาลตำบลเมืองปาน"}
    return {**who, "label": label, "before": "", "after": after, "is_new": True}


@pytest.mark.parametrize(
    ("row", "status", "answer"),
    [
        (
            ROW,
            0,
            {
                "created": 1,
                "updated": 0,
                "unchanged": 0,
                "errors": [],
                "notices": [],
                "changes": [new(*field) for field in FIELDS],
            },
        ),
        (
            ROW.replace("5521301", "12"),
            1,
            {
                "created": 0,
                "updated": 0,
                "unchanged": 0,
                "errors": [{"row": 2, "column": "code", "value": "12", "message": "รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก"}],
                "changes": [],
                "notices": [],
            },
        ),
    ],
)
def test_the_command_answers_with_one_json_value_and_its_status(
    tmp_path: Path, row: str, status: int, answer: Any
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADER}\n{row}\n", "utf-8")
    code, output = run(path, "--format", "json")
    assert (code, json.loads(output)) == (status, answer)


def test_the_command_speaks_thai_to_people(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADER}\n{ROW}\n", "utf-8")
    named = f"เพิ่ม 5521301 เทศบาลตำบลเมืองปาน: {', '.join(map(' '.join, FIELDS))}\n"
    assert run(path, "--dry-run") == (0, f"{named}ตรวจแล้ว (ยังไม่บันทึก): ใหม่ 1 แก้ไข 0 เหมือนเดิม 0 แห่ง\n")
    assert run(path) == (0, f"{named}บันทึกแล้ว: ใหม่ 1 แก้ไข 0 เหมือนเดิม 0 แห่ง\n")
    assert run(tmp_path / "missing.csv") == (2, "")
    path.write_text(f"{HEADER}\n{ROW.replace('5521301', '12')}\n", "utf-8")
    assert run(path)[1].startswith("แถว 2 รหัสหน่วยงาน (อปท.) “12”: รหัสหน่วยงานต้องเป็นตัวเลข 7 หลัก")


WITHOUT_WEBSITE = ROW.replace("https://www.muangpan.go.th", "").replace("ลำปาง", "ลำพูน")


def test_the_command_says_before_and_after_and_what_would_be_gone_first(tmp_path: Path) -> None:
    load(ROW)
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADER}\n{WITHOUT_WEBSITE}\n", "utf-8")
    who = "5521301 เทศบาลตำบลเมืองปาน"
    moved = f"เปลี่ยน {who} จังหวัด: ลำปาง → ลำพูน\n"
    gone = f"ลบ {who} เว็บไซต์: https://www.muangpan.go.th\n"
    kept = f"คง {who} เว็บไซต์: https://www.muangpan.go.th (ไฟล์เว้นว่าง สั่ง --remove-empty เพื่อลบ)\n"
    checked = "ตรวจแล้ว (ยังไม่บันทึก): ใหม่ 0 แก้ไข 1 เหมือนเดิม 0 แห่ง\n"
    doubt = "แถวที่ 2 จังหวัดลำพูนไม่มีอำเภอ “เมืองปาน”\n"
    assert run(path, "--dry-run", "--remove-empty") == (0, doubt + gone + moved + checked)
    assert run(path, "--dry-run") == (0, doubt + kept + moved + checked)
    assert Municipality.objects.get().province == "ลำปาง"
    assert run(path)[0] == 0
    assert (Municipality.objects.get().province, Municipality.objects.get().website[:5]) == ("ลำพูน", "https")
    assert run(path) == (0, doubt + kept + "บันทึกแล้ว: ใหม่ 0 แก้ไข 0 เหมือนเดิม 1 แห่ง\n")
    assert run(path, "--remove-empty") == (0, doubt + gone + "บันทึกแล้ว: ใหม่ 0 แก้ไข 1 เหมือนเดิม 0 แห่ง\n")
    assert Municipality.objects.get().website == ""


def test_what_changes_is_named_before_what_is_new_and_as_json_too(tmp_path: Path) -> None:
    load(ROW)
    path = tmp_path / "list.csv"
    path.write_text(f"{HEADER}\n5521302,เทศบาลตำบลใหม่,ทต,ก,ข,\n{WITHOUT_WEBSITE}\n", "utf-8")
    doubts, lines = [], run(path, "--dry-run", "--remove-empty")[1].splitlines()
    while lines[0].startswith("แถวที่"):
        doubts.append(lines.pop(0))
    assert doubts == ["แถวที่ 2 ไม่รู้จักจังหวัด “ข”", "แถวที่ 3 จังหวัดลำพูนไม่มีอำเภอ “เมืองปาน”"]
    assert [line.split()[:2] for line in lines[:3]] == [["ลบ", "5521301"], ["เปลี่ยน", "5521301"], ["เพิ่ม", "5521302"]]
    told = json.loads(run(path, "--dry-run", "--format", "json")[1])["changes"]
    assert [(change["code"], change["before"], change["after"]) for change in told[:3]] == [
        ("5521301", "https://www.muangpan.go.th", ""),
        ("5521301", "ลำปาง", "ลำพูน"),
        ("5521302", "", "เทศบาลตำบลใหม่"),
    ]


def test_a_municipality_is_named_by_code_or_by_its_one_name() -> None:
    one = make_municipality(code="5521301", name="ทต.หนึ่ง")
    make_municipality(name="ทต.ซ้ำ")
    make_municipality(name="ทต.ซ้ำ", province="ตาก")
    assert find_municipality("5521301") == find_municipality("๕๕๒๑๓๐๑") == find_municipality(" ทต.หนึ่ง ") == one
    for text, reason in {"ทต.ซ้ำ": "มีหลายหน่วยงาน", "ทต.": "ไม่รู้จัก", "9999999": "ไม่รู้จัก"}.items():
        with pytest.raises(CommandError, match=reason) as error:
            find_municipality(text)
        assert error.value.returncode == 2


def test_a_fiscal_year_is_one_of_the_buddhist_era() -> None:
    assert fiscal_year("๒๕๖๘") == fiscal_year("2568") == 2568
    for text in ("2025", "68", "ปีนี้", ""):
        with pytest.raises(ValueError, match=r"."):
            fiscal_year(text)


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    book = Workbook()
    first, second = book.active, book.create_sheet("เทศบาลเมือง")
    assert isinstance(first, Worksheet)
    head = ["ลำดับ", "รหัส DLA", "ชื่อองค์กรปกครองส่วนท้องถิ่น", "ประเภท", "อำเภอ/เขต", "จังหวัด", "ที่อยู่เว็บไซต์", "โทรศัพท์"]
    rows = [[n, f"0-552130{n}", f"เทศบาลตำบล{n}", "เทศบาลตำบล (ทต.)", "เมืองปาน", "ลำปาง", "-", "054"] for n in (1, 2)]
    lines: list[list[Any]] = [head, *rows, [None, "", "รวม 2 แห่ง"]]
    for line in lines:
        first.append(line)
    second.append(head)
    first.row_dimensions[3].hidden = True
    path = tmp_path / "รายชื่อ.xlsx"
    path.write_bytes(saved(book))
    out = StringIO()
    call_command("import_municipalities", str(path), stdout=out)
    assert [(m.code, m.type, m.website) for m in Municipality.objects.all()] == [("5521301", "ทต", "")]
    assert out.getvalue().splitlines()[:4] == [
        "แผ่นงาน “Sheet”: แถวที่ 3 ซ่อนอยู่ จึงไม่ได้อ่าน",
        "ไม่ได้อ่านแผ่นงาน “เทศบาลเมือง” เพราะตารางอยู่ในแผ่นงาน “Sheet”",
        "ไม่รู้จักคอลัมน์ “โทรศัพท์” จึงไม่ได้นำเข้าคอลัมน์นี้",
        "แถวที่ 4 มีข้อความเพียงช่องเดียว จึงไม่ได้นำเข้า: “รวม 2 แห่ง”",
    ]


def test_two_columns_of_one_name_are_refused() -> None:
    assert wrong(load(f"9,{ROW}", header=f"รหัส,{HEADER}")) == [(1, "code", "")]
