"""What the papers and the assessment are called, as the assessment's own checklist calls them."""

from __future__ import annotations

from documents.models import PaperKind

TITLES: dict[str, str] = {
    PaperKind.ANALYSIS: "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส",
    PaperKind.PLAN: "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ",
    PaperKind.IMPLEMENTATION: "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    PaperKind.MEMO: "บันทึกข้อความ",
}
ASSESSMENT = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
