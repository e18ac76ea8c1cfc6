"""บันทึกข้อความ: the memo that sends a paper up, form 29 of the regulation on government correspondence."""

from __future__ import annotations

from collections.abc import Iterator

from documents.models import PaperKind
from documents.papers.content import Memo, PaperContent
from documents.papers.measures import done_count
from documents.papers.scores import level_words, total_words
from documents.papers.sources import Source
from documents.papers.titles import ASSESSMENT, title
from thai.numbers import describe_change


def memo(source: Source, head: PaperContent, *, about: str) -> Memo:
    """Raises CannotBuild where the paper it sends up could not be made."""
    year, place, paper = source.fiscal_year, source.municipality, title(about, source.asked)
    return Memo(
        **vars(head),
        office=f"{place.name} {place.place}",
        reference=place.document_prefix,
        subject=f"{paper} (ITA) ปีงบประมาณ พ.ศ. {year}",
        addressee=head.signatures[-1].position if head.signatures else "นายกเทศมนตรี",
        background=(
            f"{place.name} เข้ารับ{ASSESSMENT} ซึ่งสำนักงาน ป.ป.ช. ดำเนินการเป็นประจำทุกปี"
            " และต้องนำผลมาวิเคราะห์ กำหนดมาตรการ ติดตาม และรายงานผลการดำเนินการต่อผู้บริหาร",
        ),
        facts=tuple(_facts(source, about)),
        considerations=(
            f"ผู้จัดทำได้จัดทำ{paper} ปีงบประมาณ พ.ศ. {year} เสร็จเรียบร้อยแล้ว ตัวเลขทุกแห่งมาจากคะแนนที่บันทึกไว้ในระบบ"
            " จึงเห็นควรเสนอเพื่อโปรดพิจารณาให้ความเห็นชอบ และเผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป",
        ),
    )


def _facts(source: Source, about: str) -> Iterator[str]:
    if about == PaperKind.ANALYSIS:
        source.require_total()
    read = source.results
    if read and read.total.score is not None:
        said = f"ปีงบประมาณ พ.ศ. {read.fiscal_year} {source.municipality.name} {total_words(read)} {level_words(read)}"
        if read.total.change is not None:
            said += f" {describe_change(read.total.change)}จากปีงบประมาณ พ.ศ. {read.year_before}"
        yield said
    if about != PaperKind.ANALYSIS:
        measures = source.require_measures()
        said = f"แผนปีงบประมาณ พ.ศ. {source.plan_year} มีมาตรการ {len(measures)} รายการ"
        if about == PaperKind.IMPLEMENTATION:
            said += f" ดำเนินการแล้วเสร็จ {done_count(measures)} รายการ"
        yield said
