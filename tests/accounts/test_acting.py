"""The order by which somebody acts: its words, its days, and what a step keeps of it."""

import datetime as dt

import pytest

from accounts.acting import UNKNOWN_ORDER, ActingOrder

START, END = dt.date(2025, 11, 1), dt.date(2025, 11, 30)
DATED = dt.date(2025, 10, 31)


@pytest.mark.parametrize(
    ("number", "dated", "words"),
    [
        ("412/2568", DATED, "คำสั่งที่ 412/2568 ลงวันที่ 31 ตุลาคม 2568"),
        ("412/2568", None, "คำสั่งที่ 412/2568"),
        ("คำสั่งเทศบาลที่ 412/2568", DATED, "คำสั่งเทศบาลที่ 412/2568 ลงวันที่ 31 ตุลาคม 2568"),
        ("", DATED, UNKNOWN_ORDER),
    ],
)
def test_an_order_is_named_as_far_as_it_is_stored(number: str, dated: dt.date | None, words: str) -> None:
    order = ActingOrder(number, dated, START, END)
    assert (order.words, order.days) == (words, "1 พ.ย. 2568 – 30 พ.ย. 2568")
    assert ActingOrder.from_json(order.as_json()) == order


@pytest.mark.parametrize(
    ("today", "left"), [(dt.date(2025, 11, 14), 17), (END, 1), (dt.date(2025, 12, 1), 0), (START, 30)]
)
def test_the_days_that_are_left_count_today(today: dt.date, left: int) -> None:
    assert ActingOrder("", None, START, END).days_left(today) == left
