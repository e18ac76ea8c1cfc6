"""The sections of each kind of paper, in order: texts in the product's own words, with fields, and blocks of data.

Those of a memo are here, those of the reports in report_sections; both keep its law: nothing commits the signer to what
the data does not know.
"""

from __future__ import annotations

from documents.papers.report_sections import DONE, LAW, TOTAL, report_sections
from documents.papers.section_spec import TEXT, Line, SectionSpec

__all__ = ["TEXT", "SectionSpec", "sections_of"]

_PLANNED = "แผนปีงบประมาณ พ.ศ. {ปีแผน} มีมาตรการ {จำนวนมาตรการ} รายการ"


def _memo(*facts: Line) -> tuple[SectionSpec, ...]:
    """Form 29: what came before, what is so, the law where it is cited, what is asked for."""
    return (
        SectionSpec(
            "background",
            "เรื่องเดิม",
            heading="เรื่องเดิม",
            lines=(
                (
                    "{ชื่อเทศบาล} เข้ารับ{ชื่อการประเมิน} ซึ่งสำนักงาน ป.ป.ช. ดำเนินการเป็นประจำทุกปี"
                    " และต้องนำผลมาวิเคราะห์ กำหนดมาตรการ ติดตาม และรายงานผลการดำเนินการต่อผู้บริหาร",
                ),
            ),
        ),
        SectionSpec("facts", "ข้อเท็จจริง", heading="ข้อเท็จจริง", lines=facts),
        LAW,
        SectionSpec(
            "considerations",
            "ข้อพิจารณา",
            heading="ข้อพิจารณา",
            lines=(
                (
                    "{ชื่อเอกสาร} ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ} จัดทำเสร็จเรียบร้อยแล้ว"
                    " จึงเห็นควรเสนอเพื่อโปรดพิจารณาให้ความเห็นชอบ และเผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป",
                ),
            ),
        ),
        SectionSpec("closing", "คำลงท้าย", lines=(("จึงเรียนมาเพื่อโปรดพิจารณา",),), fixed=True),
    )


_TOTALS = (f"{TOTAL} {{การเปลี่ยนแปลงคะแนนรวม}}จากปีงบประมาณ พ.ศ. {{ปีก่อน}}", TOTAL)
_MEMOS = {
    "analysis": _memo(_TOTALS),
    "plan": _memo(_TOTALS, (_PLANNED,)),
    "implementation": _memo(_TOTALS, (f"{_PLANNED} {DONE}", _PLANNED)),
}


def sections_of(kind: str, variant: str) -> tuple[SectionSpec, ...]:
    """The sections of a paper; of a memo, by what it sends up."""
    return _MEMOS[variant] if kind == "memo" else report_sections(kind, variant)
