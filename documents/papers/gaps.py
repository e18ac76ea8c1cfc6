"""What the data of a paper does not hold: told to the drafter on the composing page, and not printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from documents.models import PaperKind
from documents.papers.measures import indicators_of, is_reported
from documents.papers.sources import Source
from plans.models import Measure

NAMED = 5  # measures told by name; the others are counted


def gaps(source: Source, about: str) -> list[str]:
    """Each in a sentence that says what is not printed for it. `about` is the kind of paper, or what a memo sends."""
    return [*_of_year(source, about), *_of_plan(source, about)]


def _of_year(source: Source, about: str) -> Iterator[str]:
    read = source.results
    if read is None or read.total.score is None:
        yield f"ยังไม่มีคะแนนภาพรวมปีงบประมาณ พ.ศ. {source.assessed_year} จึงไม่มีตารางและแผนภูมิคะแนน"
        return
    if not read.level_is_known:
        yield f"ยังระบุระดับของปีงบประมาณ พ.ศ. {read.fiscal_year} ไม่ได้: {read.level.reason}"
    if not read.has_before:
        yield f"ไม่มีคะแนนปีงบประมาณ พ.ศ. {read.year_before} จึงไม่มีคอลัมน์และประโยคเปรียบเทียบ"
    else:
        yield from _without("ไม่มีคะแนนปีก่อนของ", [row.item for row in read.indicators if row.before is None])
    yield from _without("ยังไม่มีคะแนนของ", [row.item for row in read.unscored])
    if not read.questions and about == PaperKind.ANALYSIS:
        yield "ยังไม่ได้กรอกคะแนนรายข้อ ตารางรายข้อคำถามจึงแสดงคะแนนของทั้งตัวชี้วัด"
    elif about == PaperKind.ANALYSIS:
        items = read.rules.question_items
        yield from _without(
            "คะแนนรายข้อยังไม่ครบของ", [row.item for row in read.indicators if {*items[row.item]} - {*read.questions}]
        )
    if len(source.history) < 2:
        yield "มีคะแนนปีเดียว จึงไม่มีตารางและแผนภูมิย้อนหลัง"


def _without(words: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"{words}ตัวชี้วัดที่ {', '.join(items)}"


def _of_plan(source: Source, about: str) -> Iterator[str]:
    measures = source.measures
    if not measures:
        yield f"ยังไม่มีมาตรการในแผนปีงบประมาณ พ.ศ. {source.plan_year} จึงไม่มีตารางมาตรการ"
        return
    yield from _lacking("ยังไม่ระบุผู้รับผิดชอบ", [each for each in measures if not each.responsible])
    yield from _lacking("ยังไม่ระบุระยะเวลา", [each for each in measures if not (each.start or each.end)])
    yield from _lacking("ยังไม่มีขั้นตอน", [each for each in measures if not each.steps.all()])
    if about == PaperKind.IMPLEMENTATION:
        if not any(each.theme for each in measures):
            yield "ไม่มีมาตรการใดระบุประเด็น รายงานที่จัดกลุ่มตามประเด็นจึงเป็นตารางเดียวไม่แบ่งกลุ่ม"
        yield from _lacking("ยังไม่มีใครรายงานสถานะ จึงไม่นับ", [each for each in measures if not is_reported(each)])
        yield from _lacking("ยังไม่มีผลการดำเนินการ", [each for each in measures if not each.outputs.all()])
        return
    answered = {number for measure in measures for number in indicators_of(measure, source.rules)}
    indicators = source.rules.indicators if source.rules else ()
    if without := [indicator.key for indicator in indicators if indicator.number not in answered]:
        yield f"ไม่มีมาตรการของตัวชี้วัดที่ {', '.join(without)} ตารางแผนแบบรายตัวชี้วัดจึงไม่มีแถวนั้น"


def _lacking(what: str, measures: Iterable[Measure]) -> Iterator[str]:
    titles = [measure.title.split("\n")[0] for measure in measures]
    if titles:
        more = f" และอีก {len(titles) - NAMED} รายการ" if len(titles) > NAMED else ""
        yield f"มาตรการที่{what}: {', '.join(titles[:NAMED])}{more}"
