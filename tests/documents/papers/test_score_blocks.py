"""A year's result as blocks: what the tables say to the letter, and what of them goes where nothing is known."""

import dataclasses
from dataclasses import asdict
from decimal import Decimal

import pytest
from hypothesis import given, settings

from documents.papers.blocks import NOTHING, Block, Chart, ScoreTable, printed
from documents.papers.score_blocks import COMPUTED, score_blocks
from documents.templatetags.paper_figures import drawing
from scores.results import EarlierYear, YearResults, line_items, read_year
from scores.years import YearLine
from tests.documents.papers.test_agreement import readings
from tests.factories import FIGURES
from tests.scores.published import municipal

D = Decimal
BEFORE = {item: score - D("1.20") for item, score in FIGURES.items()} | {"10": D("73.00"), "2": FIGURES["2"]}
ONE = read_year(municipal(), FIGURES)
TWO = read_year(municipal(), FIGURES, earlier=EarlierYear(2567, BEFORE))


def line(year: int, less: int = 0) -> YearLine:
    rules = municipal()
    scores = {item: score - less for item, score in FIGURES.items()} | {"IIT": D(98), "EIT": D(93)}
    return YearLine(
        year,
        tuple(scores.get(item) for item in line_items(rules)),
        tuple(scores[indicator.key] for indicator in rules.indicators),
    )


YEARS = [line(2566, 2), line(2567, 1), line(2568)]


def blocks(read: YearResults = TWO, history: list[YearLine] = YEARS) -> dict[str, Block]:
    return score_blocks(read, history)


def table(name: str, read: YearResults = TWO) -> ScoreTable:
    return blocks(read)[name].tables[-1]


def chart(name: str) -> Chart:
    return blocks()[name].charts[0]


def test_the_year_before_stands_left_of_the_year_with_the_signed_change() -> None:
    changes = table("changes")
    assert [column.heading for column in changes.columns] == [
        *("เครื่องมือ", "ที่", "ตัวชี้วัด", "ปี 2567", "ปี 2568", "เปลี่ยนแปลง"),
    ]
    assert [row.cells for row in changes.rows][1::4] == [
        ("IIT", "2", "การใช้งบประมาณ", "99.78", "99.78", "0.00"),
        ("EIT", "6", "คุณภาพการดำเนินงาน", "94.63", "95.83", "+1.20"),
        ("OIT", "10", "การป้องกันการทุจริต", "73.00", "70.00", "−3.00"),
    ]


def test_the_line_of_means_is_of_all_indicators_or_is_not_there() -> None:
    assert table("changes").rows[-1].cells == ("", "", "ค่าเฉลี่ย 10 ตัวชี้วัด", "93.46", "94.12", "+0.66")
    assert table("changes").rows[-1].strong
    some = {item: score for item, score in FIGURES.items() if item not in {"3", "IIT"}}
    rows = table("changes", read_year(municipal(), some, earlier=EarlierYear(2567, BEFORE))).rows
    assert not [row for row in rows if row.strong]


def test_without_an_earlier_year_nothing_is_compared() -> None:
    known = blocks(ONE, YEARS[-1:])
    assert set(known) == {"overall", "indicator-scores", "changes", "chart-radar", "chart-instruments"}
    assert [column.heading for column in known["indicator-scores"].tables[0].columns] == [
        *("เครื่องมือ", "ที่", "ตัวชี้วัด", "0 – 100", "คะแนน"),
    ]


def test_the_overall_table_says_the_level_and_marks_what_was_computed() -> None:
    overall = table("overall")
    assert (overall.rows[0].cells[0], overall.rows[0].strong) == ("คะแนนภาพรวม — ระดับผ่าน", True)
    assert overall.rows[1].cells[:3] == ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "–", "98.97*")
    assert overall.notes == (COMPUTED,)


def test_what_was_computed_of_an_earlier_year_is_marked_as_this_years() -> None:
    earlier = EarlierYear(2567, BEFORE | {"IIT": D("97.77")}, frozenset({"IIT"}))
    overall = table("overall", read_year(municipal(), FIGURES | {"IIT": D("98.97")}, earlier=earlier))
    assert overall.rows[1].cells[1:] == ("97.77*", "98.97", "+1.20")
    assert COMPUTED in overall.notes
    history = blocks(TWO, [*YEARS[:2], dataclasses.replace(YEARS[2], computed=frozenset({"IIT", "EIT", "1"}))])
    assert [row.cells for row in history["history"].tables[0].rows[1:]] == [
        ("พ.ศ. 2567", "89.83", "98.00", "93.00", "81.50"),
        ("พ.ศ. 2568", "90.83", "98.00*", "93.00*", "82.50"),
    ]
    assert history["history"].tables[0].notes[0].endswith(f"สาธารณะ {COMPUTED}")
    years = history["indicator-years"].tables[0]
    assert (years.rows[0].cells[-1], years.rows[1].cells[-1], years.notes) == ("99.35*", "99.78", (COMPUTED,))


def test_a_level_that_is_not_known_is_not_spoken_of() -> None:
    overall = table("overall", read_year(municipal(), {"total": D(90), "1": D(90)}))
    assert [row.cells for row in overall.rows] == [("คะแนนภาพรวม", "90.00")]
    assert overall.notes == ()


def test_every_figure_is_told_whole_to_those_who_do_not_see_it() -> None:
    assert chart("chart-instruments").words == (
        "คะแนนรายเครื่องมือ IIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ปี 2568 98.97;"
        " EIT แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก ปี 2568 93.79;"
        " OIT แบบตรวจการเปิดเผยข้อมูลสาธารณะ ปี 2567 81.30, ปี 2568 82.50; เป้าหมาย 85"
    )
    assert chart("chart-total").words == "คะแนนภาพรวม 2566 88.83; 2567 89.83; 2568 90.83"
    assert "10 การป้องกันการทุจริต ปี 2566 68.00, ปี 2567 69.00, ปี 2568 70.00" in chart("chart-years").words


@pytest.mark.parametrize("name", ["chart-radar", "chart-indicators", "chart-years", "chart-instruments", "chart-lines"])
def test_no_number_stands_in_a_figure_without_the_thai_name_of_its_item(name: str) -> None:
    told = chart(name)
    named = {each.partition(" ")[0]: each.partition(" ")[2] for each in told.names}
    items = told.labels if name != "chart-lines" else [series.look for series in told.series if series.look != "total"]
    assert all(named[item] for item in items)


def test_the_years_stand_in_their_order_darkest_last() -> None:
    assert [(series.look, series.label) for series in chart("chart-years").series] == [
        *(("year-3", "ปี 2566"), ("year-4", "ปี 2567"), ("year-5", "ปี 2568")),
    ]


def test_columns_that_are_left_out_are_gone_and_the_rest_stays_in_its_order() -> None:
    left = printed(table("changes"), {"group", "change"})
    assert left is not None
    assert [column.key for column in left.columns] == ["number", "name", "before", "score"]
    assert left.rows[0].cells == ("1", "การปฏิบัติหน้าที่", "98.15", "99.35")


@settings(max_examples=100, deadline=None)
@given(readings())
def test_no_row_and_no_column_holds_nothing_but_dashes(read: YearResults) -> None:
    for block in score_blocks(read, []).values():
        for each in block.tables:
            figures = [n for n, column in enumerate(each.columns) if column.shape in {"figure", "bar"}]
            assert figures
            assert all({row.cells[n] for n in figures} - NOTHING for row in each.rows)
            assert all({row.cells[n] for row in each.rows} - NOTHING for n in range(len(each.columns)))
        for told in block.charts:
            assert all({*series.values} - NOTHING for series in told.series)
            assert drawing(asdict(told)).startswith("<svg")
