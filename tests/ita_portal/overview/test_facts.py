"""What must be looked at first, and what a row says of papers and days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from accounts.agencies import short_name
from ita_portal.overview.facts import (
    FALLEN,
    FIRST,
    HIGHEST,
    LOWEST,
    NAME,
    ORDERS,
    Due,
    OverviewRow,
    Slot,
    ordered,
)
from scores.levels import LevelMark, mark_of
from scores.rules import rules_for

D = Decimal
TODAY = dt.date(2026, 3, 12)
RULES = rules_for(2568, "municipality")
SEALED, WAY, LACKING = Slot.SEALED, Slot.UNDER_WAY, Slot.LACKING
DONE = (SEALED,) * 4


def row(
    name: str,
    total: str = "",
    level: str = "ผ่าน",
    slots: tuple[Slot, ...] = (LACKING,) * 4,
    days: int | None = 49,
    *,
    before: str = "",
    expected: bool = False,
) -> OverviewRow:
    due = None if days is None else Due(TODAY + dt.timedelta(days), expected)
    mark = mark_of(RULES, level) if total else LevelMark("ยังระบุไม่ได้")
    figures = [D(score) if score else None for score in (total, before)]
    return OverviewRow("5000001", name, name, "ทต", "ลำปาง", "เมือง", figures[0], figures[1], mark, slots, due)


ROWS = [
    row("ครบ", "99.12", "ผ่านดีเยี่ยม", DONE, None, before="98.77"),
    row("รอลงนาม", "93.90", "ผ่านดี", (SEALED, SEALED, SEALED, WAY), before="93.16"),
    row("ขาดหนึ่ง", "90.49", "ผ่าน", (SEALED, SEALED, WAY, LACKING), before="88.09"),
    row("ขาดหนึ่งต่ำกว่า", "84.22", "ต้องปรับปรุง", (SEALED, SEALED, SEALED, LACKING), before="84.85"),
    row("ขาดสอง", "81.06", "ต้องปรับปรุง", (SEALED, WAY, LACKING, LACKING)),
    row("ใกล้กว่า", "95.00", "ผ่านดี", (SEALED, SEALED, SEALED, LACKING), 5),
    row("ไม่มีคะแนน", before="70.00"),
    row("เกินหนึ่ง", "66.90", "ต้องปรับปรุงโดยด่วน", days=-1),
    row("เกินสอง", "97.00", "ผ่านดี", (SEALED, SEALED, SEALED, LACKING), -2),
    row("เกินวันที่คาด", "97.00", "ผ่านดี", (SEALED, SEALED, SEALED, LACKING), -90, expected=True),
]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (
            FIRST,
            "เกินสอง เกินหนึ่ง ไม่มีคะแนน เกินวันที่คาด ใกล้กว่า ขาดสอง ขาดหนึ่งต่ำกว่า ขาดหนึ่ง รอลงนาม ครบ",
        ),
        (LOWEST, "เกินหนึ่ง ขาดสอง ขาดหนึ่งต่ำกว่า ขาดหนึ่ง รอลงนาม ใกล้กว่า เกินวันที่คาด เกินสอง ครบ ไม่มีคะแนน"),
        (HIGHEST, "ครบ เกินวันที่คาด เกินสอง ใกล้กว่า รอลงนาม ขาดหนึ่ง ขาดหนึ่งต่ำกว่า ขาดสอง เกินหนึ่ง ไม่มีคะแนน"),
        (FALLEN, "ขาดหนึ่งต่ำกว่า ครบ รอลงนาม ขาดหนึ่ง"),
    ],
)
def test_the_orders(order: str, names: str) -> None:
    expected = names.split()
    assert [each.name for each in ordered(reversed(ROWS), order, TODAY)][: len(expected)] == expected


def test_every_order_keeps_every_row() -> None:
    assert {len(ordered(ROWS, order, TODAY)) for order in ORDERS} == {len(ROWS)}
    assert [each.name for each in ordered(ROWS, NAME, TODAY)] == sorted(each.name for each in ROWS)


@pytest.mark.parametrize(
    ("days", "expected", "slots", "said"),
    [
        (49, False, (*DONE[:3], LACKING), "49 วัน"),
        (49, True, (*DONE[:3], LACKING), "ราว 49 วัน"),
        (0, False, (*DONE[:3], LACKING), "วันนี้"),
        (-2, False, (*DONE[:3], LACKING), "เกิน 2 วัน"),
        (-2, True, (*DONE[:3], LACKING), "เลยวันที่คาด"),
        (None, False, DONE, "เสร็จแล้ว"),
        (None, False, (*DONE[:3], LACKING), "–"),
    ],
)
def test_days_left_in_words(days: int | None, expected: bool, slots: tuple[Slot, ...], said: str) -> None:
    assert row("ก", "90", slots=slots, days=days, expected=expected).left(TODAY) == said


def test_missing_papers_are_named() -> None:
    found = row("ก", "90", slots=(SEALED, WAY, LACKING, LACKING))
    assert (found.lacking, found.under_way, found.lacks_all) == (("บันทึก", "รายงานผล"), ("แผน",), False)
    assert row("ก").lacks_all
    assert row("ก", "90", slots=DONE).is_complete


def test_without_a_year_before_there_is_no_change_and_without_a_score_no_level() -> None:
    assert (row("ก", "90.49", before="88.09").change, row("ก", "90").change, row("ก", before="90").change) == (
        D("2.40"),
        None,
        None,
    )
    assert (row("ก").level, row("ก", "90").level) == ("ยังไม่มีคะแนน", "ผ่าน")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("เทศบาลตำบลเมืองปาน", "ทต.เมืองปาน"),
        ("เทศบาลนครลำปาง", "ทน.ลำปาง"),
        ("องค์การบริหารส่วนตำบลแจ้ซ้อน", "อบต.แจ้ซ้อน"),
        ("เทศบาลตำบล", "เทศบาลตำบล"),
        ("เมืองพัทยา", "เมืองพัทยา"),
    ],
)
def test_names_are_shortened_as_offices_write_them(name: str, short: str) -> None:
    assert short_name(name) == short
