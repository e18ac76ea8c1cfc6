"""รายงานผลการดำเนินการ: what was done in a year, and what changed in its result."""

from __future__ import annotations

from collections.abc import Sequence

from documents.papers.content import Implementation, MeasureRow, PaperContent, Theme
from documents.papers.measures import done_count, measure_rows
from documents.papers.scores import indicator_words, level_words, score_tables, total_words
from documents.papers.sources import Source
from scores.results import YearResults
from thai import dates
from thai.numbers import describe_change, format_score

OTHER_THEMES = "ประเด็นอื่น"


def implementation(source: Source, head: PaperContent, *, by_theme: bool) -> Implementation:
    """Raises CannotBuild for a plan without a measure."""
    measures = source.require_measures()
    rows = measure_rows(measures, source.answered)
    first, last = dates.fiscal_year_bounds(source.fiscal_year)
    place, read = source.municipality.name, source.results
    has_total = read is not None and read.total.score is not None
    return Implementation(
        **vars(head),
        period=f"เดือนตุลาคม {source.fiscal_year - 1} ถึงเดือนกันยายน {source.fiscal_year}",
        introduction=(
            f"{place} กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
            f" ประจำปีงบประมาณ พ.ศ. {source.fiscal_year} ({dates.short_date(first)} – {dates.short_date(last)})"
            f" ไว้ {len(measures)} รายการ ดำเนินการแล้วเสร็จ {done_count(measures)} รายการ"
            " รายละเอียดการดำเนินงาน ผลการดำเนินการ และผลลัพธ์ของแต่ละรายการปรากฏตามตาราง",
        ),
        themes=_themes(rows) if by_theme else (Theme("", rows),),
        results=score_tables(read) if read and has_total else None,
        conclusions=conclusions(place, read) if read and has_total else (),
    )


def _themes(rows: Sequence[MeasureRow]) -> tuple[Theme, ...]:
    grouped: dict[str, list[MeasureRow]] = {}
    for row in rows:
        grouped.setdefault(row.theme, []).append(row)
    last = grouped.pop("", [])
    themes = [Theme(title, tuple(measures)) for title, measures in grouped.items()]
    return tuple(themes + ([Theme(OTHER_THEMES, tuple(last))] if last else []))


def conclusions(place: str, read: YearResults) -> tuple[str, ...]:
    """What changed since last year, from the same rows as the tables above."""
    first = f"ปีงบประมาณ พ.ศ. {read.fiscal_year} {place} {total_words(read)} {level_words(read)}"
    if read.total.change is not None:
        first += (
            f" เมื่อเทียบกับปีงบประมาณ พ.ศ. {read.year_before} ซึ่งได้ {format_score(read.total.before)} คะแนน"
            f" {describe_change(read.total.change)}"
        )
    said = [first]
    for rows, heading in ((read.risen, "ตัวชี้วัดที่คะแนนเพิ่มขึ้น"), (read.fallen, "ตัวชี้วัดที่คะแนนลดลงและต้องทบทวนมาตรการ")):
        if rows:
            named = ", ".join(f"{indicator_words(row)} ({describe_change(row.change)})" for row in rows)
            said.append(f"{heading} {len(rows)} ตัวชี้วัด ได้แก่ {named}")
    return tuple(said)
