"""Fields of an office's texts: they agree with the paper's tables, and a wrong one is told where it stands."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.papers.fields import BY_NAME, FIELDS, Facts, fill, missing, mistakes, names_in, values_of
from documents.papers.scores import score_tables
from scores.results import YearResults, read_year
from tests.documents.papers.test_agreement import named, read_off, readings
from tests.factories import FIGURES
from tests.linear import LETTERS, long, within
from tests.scores.published import municipal

D = Decimal
READ = read_year(municipal(), FIGURES)


def facts(read: YearResults | None = READ, measures: int = 8, done: int | None = 7) -> Facts:
    year = read.fiscal_year if read else 2568
    return Facts("เทศบาลตำบลตัวอย่าง", "อำเภอเมือง", year, year, year + 1, "การประเมิน ITA", "รายงาน", read, measures, done)


VALUES = values_of(facts())


def test_a_text_is_filled_with_todays_values() -> None:
    text = "{ชื่อเทศบาล} ได้ {คะแนนรวม} คะแนน ระดับ{ระดับ} แล้วเสร็จ {มาตรการแล้วเสร็จ} จาก {จำนวนมาตรการ}"
    assert fill(text, VALUES) == "เทศบาลตำบลตัวอย่าง ได้ 90.83 คะแนน ระดับผ่าน แล้วเสร็จ 7 จาก 8"


def test_blanks_around_and_in_a_name_do_not_matter() -> None:
    assert fill("{ คะแนน  IIT }", VALUES) == "98.97"
    assert mistakes("{ คะแนน  IIT }") == []


def test_braces_in_a_value_are_only_letters() -> None:
    assert fill("{ชื่อเทศบาล}", {"ชื่อเทศบาล": "ก {คะแนนรวม}"}) == "ก {คะแนนรวม}"


def test_a_field_without_a_value_is_named_and_is_not_filled_with_nothing() -> None:
    values = values_of(facts(done=None))
    text = "แล้วเสร็จ {มาตรการแล้วเสร็จ} รายการ {มาตรการแล้วเสร็จ} {ปีก่อน}"
    assert missing(text, values) == ["มาตรการแล้วเสร็จ"]
    with pytest.raises(ValueError, match="มาตรการแล้วเสร็จ"):
        fill(text, values)
    assert fill(text, values, "–") == "แล้วเสร็จ – รายการ – 2567"


@pytest.mark.parametrize(
    ("text", "span", "nearest", "words"),
    [
        ("ได้ {คะแนนรวมทั้งหมด} คะแนน", (4, 21), "คะแนนรวม", "ไม่มีข้อมูลชื่อ {คะแนนรวมทั้งหมด} ใช้ {คะแนนรวม} แทนได้"),
        ("ได้ {คะแนนรวม คะแนน", (4, 19), "คะแนนรวม", "“{คะแนนรวม คะแนน” ไม่มีปีกกาปิด ใช้ {คะแนนรวม} แทนได้"),
        ("{}", (0, 2), "", "ไม่มีข้อมูลชื่อ {} เลือกชื่อจากรายการข้อมูลใต้ช่อง หรือลบวงเล็บปีกกา"),
        ("{zzz}", (0, 5), "", "ไม่มีข้อมูลชื่อ {zzz} เลือกชื่อจากรายการข้อมูลใต้ช่อง หรือลบวงเล็บปีกกา"),
    ],
)
def test_what_names_no_field_is_told_with_its_place(text: str, span: tuple[int, int], nearest: str, words: str) -> None:
    [found] = mistakes(text)
    assert ((found.start, found.end), found.nearest, found.words) == (span, nearest, words)


def test_a_brace_that_is_open_does_not_swallow_the_next_field() -> None:
    text = "{ก {คะแนนรวม}\n{ระดับ"
    assert names_in(text) == ["คะแนนรวม"]
    assert [text[found.start : found.end] for found in mistakes(text)] == ["{ก ", "{ระดับ"]


def test_a_closing_brace_alone_is_a_letter() -> None:
    assert mistakes("ก } ข") == []
    assert fill("ก } ข", VALUES) == "ก } ข"


@given(st.text(alphabet="{}ก \nคะแนนรวม", max_size=200))
def test_a_text_without_a_mistake_can_be_filled_and_any_other_not(text: str) -> None:
    if mistakes(text):
        with pytest.raises(ValueError, match=r"\{"):
            fill(text, VALUES)
    else:
        assert "{" not in fill(text, VALUES)


@pytest.mark.parametrize(
    "token", ["{", "}", "{}", "{ก", "{คะแนนรวม}", "{คะแนนรวม", "{" * 59 + "}", "{" + "ก" * 60, " {\n"]
)
def test_reading_a_text_takes_no_longer_than_the_text(token: str) -> None:
    text = long(token)
    assert len(text) >= LETTERS // 2
    with within(2.0, token):
        mistakes(text)
        missing(text, VALUES)
        fill(text, VALUES, "–")


def test_every_field_has_a_name_and_says_what_it_is() -> None:
    assert len(BY_NAME) == len(FIELDS)
    assert all(field.says and names_in(f"{{{field.name}}}") == [field.name] for field in FIELDS)


@settings(max_examples=150, deadline=None)
@given(readings())
def test_every_field_agrees_with_the_tables_of_the_same_year(read: YearResults) -> None:
    values, results = values_of(facts(read)), score_tables(read)
    rows = results.indicators
    scores = {row.number: score for row in rows if (score := read_off(row.score)) is not None}
    assert values["คะแนนรวม"] == (None if results.total == "–" else results.total)
    assert values["ระดับ"] == (None if results.level == "ยังระบุไม่ได้" else results.level)
    assert (values["คะแนนรวมปีก่อน"] is None) == ("–" in (results.total, results.total_before))
    if values["คะแนนรวมปีก่อน"]:
        assert (values["คะแนนรวมปีก่อน"], values["การเปลี่ยนแปลงคะแนนรวม"]) == (
            results.total_before,
            results.total_change_words,
        )
    for key in ("IIT", "EIT", "OIT"):
        table = next(row for row in results.instruments if row.group == key)
        assert values[f"คะแนน {key}"] == (None if table.score == "–" else table.score)
    for count, names, expected in (
        ("จำนวนต่ำกว่าเป้าหมาย", "ตัวชี้วัดต่ำกว่าเป้าหมาย", {row.number for row in rows if row.below_target}),
        ("จำนวนไม่มีคะแนน", "ตัวชี้วัดไม่มีคะแนน", {row.number for row in rows if row.score == "–"}),
        ("จำนวนเพิ่มขึ้น", "ตัวชี้วัดเพิ่มขึ้น", {row.number for row in rows if row.change.startswith("+")}),
        ("จำนวนลดลง", "ตัวชี้วัดลดลง", {row.number for row in rows if row.change.startswith("−")}),
        ("จำนวนเท่าเดิม", "ตัวชี้วัดเท่าเดิม", {row.number for row in rows if row.change == "0.00"}),
    ):
        assert set(named(values[names] or "")) == expected
        assert values[count] == str(len(expected)) or (values[count], expected) == (None, set())
    lowest = {number for number, score in scores.items() if score == min(scores.values()) and score != 100}
    assert set(named(values["ตัวชี้วัดต่ำสุด"] or "")) == lowest
    assert (values["คะแนนต่ำสุด"] or None) == (str(min(scores.values())) if lowest else None)
    if values["ผลเทียบเป้าหมาย"]:
        assert min(scores.values()) >= D(results.target)
        assert ("ทุกตัวชี้วัด" in values["ผลเทียบเป้าหมาย"]) == (len(scores) == len(rows))


def test_without_figures_nothing_is_said_of_them() -> None:
    values = values_of(facts(None, 0, None))
    known = {name for name, value in values.items() if value is not None}
    assert known == {"ชื่อเทศบาล", "ที่ตั้ง", "ชื่อเอกสาร", "ชื่อการประเมิน", "ปีงบประมาณ", "ปีที่ประเมิน", "ปีแผน", "ช่วงปีงบประมาณ"}
