"""Measure tables made to keep the server busy: read in time, or an error that says where. Bounds guard against hangs;
they are no benchmark."""

import time

import pytest

from plans.transfer.columns import HEADINGS
from plans.transfer.measure_reading import MeasureTable, read_measures
from scores.rules import rules_for
from tables.grid import LONGEST_CELL, clean
from tests.tables.making import comma_separated, tsv
from thai.lists import literal_items, split_bullets, split_list, write_list

RULES = rules_for(2568, "municipality")
SECONDS = 60.0  # what these guard against takes minutes and doubles with each letter
LONG = 15_000
FIELDS = [name for name in HEADINGS.values() if name != HEADINGS["title"]]
TOKENS = [
    *(
        " ",
        "\n",
        "\n \n",
        "\xa0",
        "(",
        ")",
        "[",
        "]",
        "[1] ก\n",
        "1",
        "๑",
        "1.",
        "๑. ",
        "1) ",
        "(1) ",
        "1.1 ",
        "1,",
        "1 ก\n",
    ),
    *("-", " - ", "- ก\n", "1 - ", "• ", "▪ ", "*", "<p>", "<p> ", "<ul>", "<ul> - ก ", "<br>", "<p", "<", "&lt;"),
    *("(ต่อ)", " (ต่อ) ", "(ต่อ", "ข้อ", "ข้อ ", "ข้อ i1 ", "i0-99 ", "i1-", "o", "01", "/", "กอง/", "ทุกกอง/", "กอง และ "),
    *("ทุกกอง ", "ตัวชี้วัดที่ ", "ตัวชี้วัดที่ 1 ", "ตัวชี้วัดที่1", "ตัวชี้วัด1,", "ประเด็นที่ 1 ", "และ", "ถึง", "ต.ค. 68 - ", "แล้วเสร็จ"),
    *('"', '""', "1. ก (2) ", "- ก 1. ข\n", "1. ก 5) ", "ก\u200b", "หัวหน้า\n"),
]


def read(content: bytes) -> MeasureTable:
    """The file's measures, read in time."""
    start = time.monotonic()
    table = read_measures(content, RULES, 2569, ["กองคลัง", "สำนักปลัด"])
    assert time.monotonic() - start < SECONDS
    return table


@pytest.mark.parametrize("token", TOKENS)
def test_a_long_cell_of_anything_is_read_in_time(token: str) -> None:
    text = (token * LONG)[:LONG]
    start = time.monotonic()
    clean(text)
    split_list(text), split_bullets(text), literal_items(text), write_list(text.split("\n"))
    assert time.monotonic() - start < SECONDS
    read(comma_separated([["มาตรการ", "ลำดับ"], [f"1. ก {text}", "1"]]))
    for field in FIELDS:
        read(comma_separated([["มาตรการ", field], ["ก", f"1. ก {text}"]]))


def test_a_list_of_many_literal_items_is_read_in_time() -> None:
    text = "\n".join(f"[{number}] ก" for number in range(1, 4000))
    start = time.monotonic()
    assert split_list(text).items == ("ก",) * 3999
    assert time.monotonic() - start < SECONDS


def test_many_continued_rows_are_joined_in_time() -> None:
    rows = [
        ["มาตรการ", "ขั้นตอน"],
        *([f"มาตรการที่ {n} ก", "x"] for n in range(1000)),
        *([f"อื่น {n} (ต่อ)", "y"] for n in range(1000)),
    ]
    assert len(read(tsv(rows)).measures) == 1000


@pytest.mark.parametrize(
    "rows",
    [
        [["มาตรการ", "Outcome"], ["ก", "ข"], ["ค", "ง" * (LONGEST_CELL + 1)]],
        [["มาตรการ", "Outcome"], ["ก", "ข" * LONGEST_CELL], ["", "ง"]],  # together
    ],
)
def test_more_than_a_cell_holds_is_an_error_with_row_and_column(rows: list[list[str]]) -> None:
    (error,) = read(tsv(rows)).errors
    assert (error.row, error.column) == (3, "Outcome")
    assert error.message.startswith("ยาวเกิน 32,767 ตัวอักษร")
    assert len(error.value) < 100


def test_a_cell_as_long_as_excel_allows_is_read_whole() -> None:
    text = "ง" * LONGEST_CELL
    table = read(tsv([["มาตรการ", "Outcome"], ["ก", text]]))
    assert (table.errors, table.measures[0].outcome) == ([], text)


def test_a_budget_of_many_digits_is_kept_in_the_remark() -> None:
    (measure,) = read(tsv([["มาตรการ", "งบประมาณ"], ["ก", "9" * 40]])).measures
    assert (measure.budget, measure.leftover) == (None, ["งบประมาณ: " + "9" * 40])


def test_a_long_list_is_numbered_in_time() -> None:
    page = f"<table><tr><td>มาตรการ<td>ขั้นตอน<tr><td>ก<td><ol>{'<li>ก' * 900}</ol></table><ol>{'<li>ข' * 50_000}</ol>"
    table = read(page.encode())
    assert table.measures[0].steps == ["ก"] * 900
    assert table.outside[-1] == (0, "50000. ข")
