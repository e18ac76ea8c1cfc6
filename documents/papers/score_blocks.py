"""A year's result as the blocks that an office chooses from: tables of scores, each figure by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from documents.papers.blocks import Block, Chart, ScoreColumn, ScoreTable, Series, TableRow, printed
from documents.papers.scores import level_note
from scores.analysis import change, rounded
from scores.results import ResultRow, YearResults
from scores.rules import TOTAL
from scores.years import YearLine
from thai.numbers import format_change, format_score

COMPUTED = "* คำนวณจากคะแนนของส่วนประกอบ มิใช่คะแนนตามประกาศ"
MOST_SHADES = 5  # years that bars can be told apart by
Scores = Sequence[Decimal | None]


def score_blocks(read: YearResults, history: Sequence[YearLine]) -> dict[str, Block]:
    """Every block that these years can fill, by its name in documents.papers.report_sections."""
    compared = any(row.before is not None for row in read.indicators)
    tables = {
        "overall": (_overall(read),),
        "indicator-scores": (_indicators(read, f"ผลการประเมินรายตัวชี้วัด ปีงบประมาณ พ.ศ. {read.fiscal_year}"),),
        "changes": (_overall(read), _indicators(read, _compared_caption(read), mean=True)),
        "history": (_history(read, history),) if len(history) > 1 else (),
        "indicator-years": (_indicator_years(read, history),) if len(history) > 1 else (),
    }
    charts = {
        "chart-total": _total_chart(history) if len(history) > 1 else None,
        "chart-instruments": _instruments_chart(read),
        "chart-indicators": _indicators_chart(read) if compared else None,
        "chart-years": _years_chart(read, history) if len(history) > 2 else None,
        "chart-radar": _radar(read) if read.weakest_first else None,
        "chart-lines": _lines(read, history) if len(history) > 1 else None,
    }
    filled = {name: tuple(filter(None, map(printed, found))) for name, found in tables.items()}
    return {name: Block(tables=found) for name, found in filled.items() if found} | {
        name: Block(charts=(chart,)) for name, chart in charts.items() if chart and _has_figures(chart)
    }


def _overall(read: YearResults) -> ScoreTable:
    level = f" — ระดับ{read.level_name}" if read.level_is_known else ""
    rows = (read.total, *read.instruments)
    note = level_note(read)
    return ScoreTable(
        f"ผลการประเมินในภาพรวมและรายเครื่องมือ ปีงบประมาณ พ.ศ. {read.fiscal_year}",
        (ScoreColumn("item", "รายการ", "name"), *_compared(read)),
        tuple(
            TableRow(
                (row.name + (level if row is read.total else ""), *_figures(row)), row is read.total, row.below_target
            )
            for row in rows
        ),
        notes=(*_notes(rows), *((f"หมายเหตุ: {note}",) if note and read.level_is_known else ())),
    )


def _indicators(read: YearResults, caption: str, *, mean: bool = False) -> ScoreTable:
    """The ten indicators by instrument; where the years are compared, with the line of their means instead of bars."""
    rows = [
        TableRow(
            (row.instrument, row.item, row.name, *(() if mean else (format_score(row.score),)), *_figures(row)),
            below_target=row.below_target,
        )
        for row in read.indicators
    ]
    return ScoreTable(
        caption,
        (
            ScoreColumn("group", "เครื่องมือ", "group"),
            ScoreColumn("number", "ที่", "text"),
            ScoreColumn("name", "ตัวชี้วัด", "name"),
            *(() if mean else (ScoreColumn("bar", "0 – 100", "bar"),)),
            *_compared(read),
        ),
        (*rows, *(_mean(read) if mean else ())),
        str(read.rules.target),
        _notes(read.indicators),
    )


def _compared_caption(read: YearResults) -> str:
    if not read.has_before:
        return f"ผลการประเมินรายตัวชี้วัด ปีงบประมาณ พ.ศ. {read.fiscal_year}"
    return f"ผลการประเมินรายตัวชี้วัด ปีงบประมาณ พ.ศ. {read.year_before} เทียบกับ พ.ศ. {read.fiscal_year}"


def _mean(read: YearResults) -> Iterator[TableRow]:
    """The line of means, of a year in which no indicator is missing; the plain one, which is not the total."""
    now = _mean_of([row.score for row in read.indicators])
    before = _mean_of([row.before for row in read.indicators])
    if now is not None:
        cells = (format_score(before), format_score(now), format_change(change(now, before)))
        yield TableRow(("", "", f"ค่าเฉลี่ย {len(read.indicators)} ตัวชี้วัด", *cells), strong=True)


def _mean_of(scores: Scores) -> Decimal | None:
    known = [score for score in scores if score is not None]
    return rounded(sum(known, Decimal(0)) / len(known)) if known and len(known) == len(scores) else None


def _compared(read: YearResults) -> tuple[ScoreColumn, ...]:
    """Both years in their order, and the signed change; columns in which nothing stands go (blocks.printed)."""
    return (
        ScoreColumn("before", f"ปี {read.year_before}"),
        ScoreColumn("score", f"ปี {read.fiscal_year}" if read.has_before else "คะแนน"),
        ScoreColumn("change", "เปลี่ยนแปลง"),
    )


def _figures(row: ResultRow) -> tuple[str, str, str]:
    before, score = _marked(row.before, computed=row.before_derived), _marked(row.score, computed=row.derived)
    return before, score, format_change(row.change)


def _marked(score: Decimal | None, *, computed: bool) -> str:
    return f"{format_score(score)}{'*' if computed else ''}"


def _notes(rows: Iterable[ResultRow]) -> tuple[str, ...]:
    return (COMPUTED,) if any(row.derived or row.before_derived for row in rows) else ()


def _history(read: YearResults, history: Sequence[YearLine]) -> ScoreTable:
    names = ("ภาพรวม", *read.line_items[1:])
    return ScoreTable(
        "คะแนนย้อนหลังในภาพรวมและรายเครื่องมือ",
        (ScoreColumn("year", "ปีงบประมาณ", "name"), *map(ScoreColumn, read.line_items, names)),
        tuple(TableRow((f"พ.ศ. {line.fiscal_year}", *_year_figures(read, line))) for line in history),
        notes=(" ".join((", ".join(_instrument_names(read)), *_year_notes(history, read.line_items))),),
    )


def _year_figures(read: YearResults, line: YearLine) -> Iterator[str]:
    for item, score in zip(read.line_items, line.scores, strict=True):
        yield _marked(score, computed=item in line.computed)


def _year_notes(history: Iterable[YearLine], items: Collection[str]) -> tuple[str, ...]:
    return () if all(line.computed.isdisjoint(items) for line in history) else (COMPUTED,)


def _indicator_years(read: YearResults, history: Sequence[YearLine]) -> ScoreTable:
    return ScoreTable(
        "คะแนนย้อนหลังรายตัวชี้วัด",
        (
            ScoreColumn("group", "เครื่องมือ", "group"),
            ScoreColumn("number", "ที่", "text"),
            ScoreColumn("name", "ตัวชี้วัด", "name"),
            *(ScoreColumn(str(line.fiscal_year), f"ปี {line.fiscal_year}") for line in history),
        ),
        tuple(
            TableRow(
                (
                    *(row.instrument, row.item, row.name),
                    *(_marked(line.indicators[n], computed=row.item in line.computed) for line in history),
                )
            )
            for n, row in enumerate(read.indicators)
        ),
        notes=_year_notes(history, [row.item for row in read.indicators]),
    )


def _has_figures(chart: Chart) -> bool:
    return any(value != "–" for series in chart.series for value in series.values)


def _told(title: str, names: Sequence[str], series: Sequence[Series], target: str = "") -> str:
    """All of a figure in words: what it shows, and every number of it."""
    rows = (
        f"{name} {', '.join(_value(title, each, n) for each in series if each.values[n] != '–')}"
        for n, name in enumerate(names)
        if any(each.values[n] != "–" for each in series)
    )
    return f"{title} {'; '.join(rows)}" + (f"; เป้าหมาย {target}" if target else "")


def _value(title: str, series: Series, n: int) -> str:
    return series.values[n] if series.label == title else f"{series.label} {series.values[n]}"


def _chart(
    shape: str,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    target: str,
    *,
    names: Sequence[str] = (),
    wide: bool = False,
) -> Chart:
    kept = tuple(each for each in series if any(value != "–" for value in each.values))
    words = _told(title, names if len(names) == len(labels) else labels, kept, target)
    return Chart(shape, title, words, tuple(labels), kept, target, tuple(names), wide)


def _total_chart(history: Sequence[YearLine]) -> Chart:
    series = Series("now", "คะแนนภาพรวม", tuple(format_score(line.scores[0]) for line in history))
    return _chart("bars", "คะแนนภาพรวม", [str(line.fiscal_year) for line in history], [series], "")


def _both_years(read: YearResults, rows: Sequence[ResultRow]) -> list[Series]:
    return [
        Series("before", f"ปี {read.year_before}", tuple(format_score(row.before) for row in rows)),
        Series("now", f"ปี {read.fiscal_year}", tuple(format_score(row.score) for row in rows)),
    ]


def _instruments_chart(read: YearResults) -> Chart:
    rows = [row for row in read.instruments if row.item == row.instrument]
    target = str(read.rules.target)
    series = _both_years(read, rows)
    return _chart("bars", "คะแนนรายเครื่องมือ", [row.item for row in rows], series, target, names=_instrument_names(read))


def _instrument_names(read: YearResults) -> list[str]:
    """What the instruments' letters mean: IIT แบบวัด…"""
    return [f"{instrument.key} {instrument.name}" for instrument in read.rules.instruments]


def _indicator_names(read: YearResults) -> list[str]:
    return [f"{row.item} {row.name}" for row in read.indicators]


def _indicators_chart(read: YearResults) -> Chart:
    title = f"คะแนนรายตัวชี้วัด ปี {read.year_before} และปี {read.fiscal_year}"
    labels, names = [row.item for row in read.indicators], _indicator_names(read)
    series = _both_years(read, read.indicators)
    return _chart("bars", title, labels, series, str(read.rules.target), names=names, wide=True)


def _years_chart(read: YearResults, history: Sequence[YearLine]) -> Chart:
    shades = [f"year-{n}" for n in range(MOST_SHADES - len(history) + 1, MOST_SHADES + 1)]
    series = [
        Series(shade, f"ปี {line.fiscal_year}", tuple(map(format_score, line.indicators)))
        for shade, line in zip(shades, history, strict=True)
    ]
    labels, names = [row.item for row in read.indicators], _indicator_names(read)
    title = f"คะแนนรายตัวชี้วัดย้อนหลัง {len(history)} ปี"
    return _chart("bars", title, labels, series, str(read.rules.target), names=names, wide=True)


def _radar(read: YearResults) -> Chart:
    labels, names = [row.item for row in read.indicators], _indicator_names(read)
    before, now = _both_years(read, read.indicators)
    return _chart("radar", "คะแนนรายตัวชี้วัด", labels, [now, before], str(read.rules.target), names=names)


def _lines(read: YearResults, history: Sequence[YearLine]) -> Chart:
    title = f"คะแนนย้อนหลัง {len(history)} ปี"
    series = [
        Series(item, "ภาพรวม" if item == TOTAL else item, tuple(format_score(line.scores[n]) for line in history))
        for n, item in enumerate(read.line_items)
    ]
    years, names = [str(line.fiscal_year) for line in history], _instrument_names(read)
    return _chart("lines", title, years, series, str(read.rules.target), names=names)
