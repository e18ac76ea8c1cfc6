"""Tables without a head that anybody foresaw: blanks between the columns, a cell a line, none at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.proofreading.papers import TWO_YEARS, found

NAMES = TWO_YEARS.years[2568].names
NOW = {item: f"{TWO_YEARS.years[2568].figures[item].value:.2f}" for item in NAMES}
BEFORE = {item: f"{TWO_YEARS.years[2567].figures[item].value:.2f}" for item in NAMES}
PLAIN = "{name}\t{now}"
FULL_MARK = "{name}\t100\t{now}"
WRONG = ("score", "error", "97.69", "97.96")


def rows(row: str, between: str = "\n", *, wrong: bool = False) -> str:
    """A row for each indicator; the eighth with two digits of this year's score exchanged."""
    said = []
    for item, name in NAMES.items():
        now = "97.69" if wrong and item == "8" else NOW[item]
        change = Decimal(NOW[item]) - Decimal(BEFORE[item])
        said.append(row.format(n=item, name=name, now=now, before=BEFORE[item], change=f"{change:+.2f}"))
    return between.join(said)


@pytest.mark.parametrize(
    "row",
    [
        "{n}\n{name}\n{now}",
        "ตัวชี้วัดที่ {n} {name}\n{now}",
        "{name}\nคะแนน {now}",
        "{n} {name}     {before}     {now}",
        "{n} {name}     {before}     {now}   {change}",
        "{name}\t{now}",
        "{n}\t{name}\t{before}\t{now}",
        "{name} {before} -> {now}",
        "★ {name} ➜ {now}",
        "<tr><td>{name}</td><td>{now}</td></tr>",
        "{name} {now} / 100",
    ],
)
def test_a_column_tells_itself_of_which_year_it_is(row: str) -> None:
    assert found(rows(row), TWO_YEARS) == []
    assert found(rows(row, wrong=True), TWO_YEARS) == [WRONG]


@pytest.mark.parametrize("head", ["ผลการประเมิน", "ร้อยละ", "ค่าเฉลี่ย", "ปีนี้"])
def test_whatever_stands_above_it(head: str) -> None:
    table = f"ตัวชี้วัด\t{head}\n{rows(PLAIN, wrong=True)}"
    assert found(table, TWO_YEARS) == [WRONG]


def test_last_years_score_in_this_years_column_is_an_error() -> None:
    table = rows(PLAIN).replace(NOW["8"], BEFORE["8"])
    assert found(table, TWO_YEARS) == [("score", "error", "85.78", "97.96")]


def test_a_column_of_something_else_says_nothing() -> None:
    assert found("\n".join(f"{name}\t{70 + 2.31 * int(n):.2f}" for n, name in NAMES.items()), TWO_YEARS) == []
    assert found(f"ตัวชี้วัด\tคะแนนเต็ม\tได้\n{rows(FULL_MARK)}", TWO_YEARS) == []


def test_of_three_rows_two_that_are_right_make_the_third_doubtful() -> None:
    lines = rows("{name} {before} {now}").replace("97.96", "97.55").split("\n")
    assert found("\n".join(lines[5:8]), TWO_YEARS) == [("score", "warning", "97.55", "97.96")]
    assert [f[:3] for f in found("\n".join(lines[6:8]), TWO_YEARS)] == [("score", "warning", "97.55")]  # neither year's
    lines = rows("{name} {before} {now}", wrong=True).split("\n")
    assert found("\n".join(lines[6:8]).replace("97.69", "97.96"), TWO_YEARS) == []


def test_a_name_that_is_broken_in_a_narrow_column_is_one_name() -> None:
    broken = rows("{name} \n{before}\t{now}", wrong=True).replace("การปรับปรุงการทำงาน", "การปรับปรุงการ \nทำงาน")
    assert found(broken, TWO_YEARS) == [WRONG]
    assert found("ระบบ\nการใช้\n\nอำนาจ", TWO_YEARS) == []


def test_a_list_of_names_is_not_the_last_ones_score() -> None:
    scores = " ".join(NOW.values())
    assert found(f"{', '.join(NAMES.values())} ได้คะแนน {scores} ตามลำดับ", TWO_YEARS) == []


def test_a_chart_names_its_bars_below_their_figures_and_has_an_axis() -> None:
    bars = [f"{TWO_YEARS.years[2568].figures[tool].value:.2f}\n{tool}" for tool in ("IIT", "EIT", "OIT")]
    chart = "\n".join(["OIT", "80", "60", "0", "20", "100", *bars])
    assert found(f"{rows(PLAIN)}\n{chart}", TWO_YEARS) == []
    assert found(f"{rows(PLAIN, wrong=True)}\n{chart}", TWO_YEARS) == [WRONG]
