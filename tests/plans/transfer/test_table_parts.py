"""A file's tables as plain JSON: the same measures are read from them, and every database takes them."""

import json

import pytest

from plans.transfer.measure_reading import measures_in, read_measures
from plans.transfer.table_parts import as_json, opened, parts_of
from scores.rules import rules_for
from tables.grid import Cell, LeftOut, Part, Row, Table

RULES = rules_for(2568, "municipality")


def test_parts_come_back_as_they_were() -> None:
    cells = (Cell("ก"), Cell("ก", above=True), Cell("ข", span=3), Cell("=1", fault="เซลล์นี้เป็นสูตร"), Cell(""))
    row = Row(3, (*cells, Cell("", coloured=True)))
    parts: list[Part] = ["บรรทัด", LeftOut("แผ่นงานซ่อน"), Table((row,), "แผน"), Table(())]
    plain = json.loads(json.dumps(as_json(parts)))
    assert parts_of(plain) == parts
    told = ["ก", ["ก", 1, 1, "", 0], ["ข", 0, 3, "", 0], ["=1", 0, 1, "เซลล์นี้เป็นสูตร", 0], "", ["", 0, 1, "", 1]]
    assert plain[2]["rows"] == [[3, told]]


def test_a_table_that_was_kept_before_colours_were_is_read() -> None:
    assert parts_of([{"name": "", "rows": [[1, ["ก", ["ข", 0, 3, ""]]]]}]) == [
        Table((Row(1, (Cell("ก"), Cell("ข", span=3))),))
    ]


def test_the_same_measures_are_read() -> None:
    page = "หัวเรื่อง<table><tr><td>มาตรการ<td>ขั้นตอน<tr><td rowspan=2>ก<td>๑. หนึ่ง<tr><td>๒. สอง</table>".encode()
    assert measures_in(parts_of(opened(page)["parts"]), RULES, 2569) == read_measures(page, RULES, 2569)


def test_what_no_database_takes_is_replaced() -> None:
    assert as_json(["ก\x00\ud800ข"]) == ["ก\ufffd\ufffdข"]


@pytest.mark.parametrize(("content", "row"), [(b"", 1), (b"%PDF-1.7", 1), (b"\xd0\xcf\x11\xe0", 1)])
def test_what_cannot_be_opened_says_why(content: bytes, row: int) -> None:
    said = opened(content)
    assert (set(said), said["row"]) == ({"message", "row"}, row)
