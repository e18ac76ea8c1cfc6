"""What the papers and the assessment are called, and which item of which year's checklist a paper answers."""

from __future__ import annotations

from documents.models import PaperKind
from scores.rules.checklist import Duty, DutyItem

ANALYSIS_TITLE = "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส"
# Where the year's own checklist is not known yet: never another year's title.
PLAIN_TITLES: dict[Duty, str] = {
    Duty.PLAN: "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ",
    Duty.REPORT: "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
}
ASSESSMENT = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
# The duty each paper answers, and how many years after its own that is asked: the next assessment looks at an analysis
# of a result and at a report of what was done; a plan is looked at in the year it runs in.
_ANSWERS: dict[str, tuple[Duty, int]] = {
    PaperKind.ANALYSIS: (Duty.PLAN, 1),
    PaperKind.PLAN: (Duty.PLAN, 0),
    PaperKind.IMPLEMENTATION: (Duty.REPORT, 1),
}


def answered_duty(about: str, fiscal_year: int) -> tuple[Duty, int]:
    """The duty that a year's paper answers, and the fiscal year in whose checklist it stands."""
    duty, later = _ANSWERS[about]
    return duty, fiscal_year + later


def title(about: str, asked: DutyItem | None) -> str:
    """A paper's title: that of the year whose item it answers, the plain one where there is no such list yet."""
    if about == PaperKind.ANALYSIS:
        return ANALYSIS_TITLE
    return asked.paper_title if asked else PLAIN_TITLES[_ANSWERS[about][0]]


def answers_words(asked: DutyItem | None) -> str:
    """ตอบข้อ o27 ปี 2568, and that the number is not confirmed where it is not; empty where the list is not known."""
    if asked is None:
        return ""
    doubt = "" if asked.verified else f" (เลขข้อปี {asked.fiscal_year} ยังไม่ยืนยันกับประกาศ)"
    return f"ตอบข้อ {asked.item} ปี {asked.fiscal_year}{doubt}"
