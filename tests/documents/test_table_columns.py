"""Widths of columns: what they need, never less than their least, and all of the page."""

from itertools import product

import pytest

from documents.table_columns import fitted, letters, lines


def test_marks_above_and_below_take_no_room() -> None:
    assert letters("ที่ผู้") == 2


@pytest.mark.parametrize(("paragraphs", "width", "expected"), [([], 40, 0), ([1, 1], 40, 2), ([100], 29.0, 9.3)])
def test_lines(paragraphs: list[int], width: float, expected: float) -> None:
    assert lines(paragraphs, width) == pytest.approx(expected)


def test_a_table_without_rows_is_divided_evenly() -> None:
    assert fitted([], [20, 20], 101) == [50, 51]


def test_a_table_without_columns_has_no_widths() -> None:
    assert fitted([], [], 101) == []


def test_a_column_of_many_words_takes_from_the_others_as_much_as_they_can_give() -> None:
    assert fitted([[[10], [2000], [10]]], [22, 30, 30], 260) == [22, 208, 30]


def test_no_other_widths_on_the_grid_make_the_rows_lower() -> None:
    rows = [[[300], [900, 40], [120]], [[80], [200], [700]], [[40, 40], [500], [300]]]

    def height(widths: tuple[int, ...]) -> float:
        return sum(max(lines(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    widths = fitted(rows, [30, 30, 30], 180)
    assert sum(widths) == 180
    best = min(height((a, b, 180 - a - b)) for a, b in product(range(30, 122, 2), repeat=2) if 180 - a - b >= 30)
    assert height(tuple(widths)) <= best * 1.01
