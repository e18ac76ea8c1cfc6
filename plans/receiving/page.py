"""The page on which a coordinator receives what units report: what waits, what is not in yet, what was taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from plans.handover.reminders import stage_days
from plans.models import Measure, Plan
from plans.receiving.actions import Proposal, proposal
from plans.reporting.actions import units_in_use
from plans.reporting.parts import ROWS, ReportPart, is_shared, parts_of
from plans.rules.workflow import HANDED_IN, OWED, Stage
from thai.dates import short_date


@dataclass(frozen=True)
class ReceivedRow:
    """One measure in the coordinator's list. `number` is its place in the plan; `since` when it came in."""

    part: ReportPart
    number: int
    parts: list[ReportPart]
    since: dt.date | None

    @property
    def measure(self) -> Measure:
        return self.part.measure

    @property
    def is_shared(self) -> bool:
        return is_shared(self.measure)

    @property
    def problems(self) -> list[str]:
        """What is lacking in the measure's own text; nothing is chosen beforehand where there is something."""
        if self.is_shared and not self.part.report["outputs"] and not self.part.report["outcome"]:
            return ["ยังไม่ได้รวมส่วนของแต่ละแห่งเป็นข้อความเดียว"]
        return [check.words for check in self.part.lacking]

    @property
    def completeness(self) -> str:
        """2 จาก 2 ขั้น · หลักฐาน 3, or how many of its units have handed in."""
        evidence = f" · หลักฐาน {len(self.part.evidence)}" if self.part.evidence else ""
        if self.is_shared:
            sent = sum(part.stage in HANDED_IN for part in self.parts)
            return f"ส่งแล้ว {sent} จาก {len(self.parts)} แห่ง{evidence}"
        steps = len(self.part.steps)
        return f"{steps - len(self.part.undone)} จาก {steps} ขั้น{evidence}"

    @property
    def missing(self) -> list[str]:
        """The units whose part is not in."""
        return [str(part.unit) for part in self.parts if part.unit and part.stage not in HANDED_IN]

    @property
    def came_late(self) -> bool:
        """Whether parts came in after the measure was taken."""
        return self.measure.stage == Stage.ACCEPTED and any(part.stage == Stage.SUBMITTED for part in self.parts)

    @property
    def tag(self) -> tuple[str, str]:
        """Its state: the colour's name and the words."""
        measure = self.measure
        late = (timezone.localdate() - measure.due).days if measure.due else 0
        match measure.stage:
            case Stage.SUBMITTED:
                return ("bad", f"พบ {len(self.problems)} จุด") if self.problems else ("good", "ครบถ้วน")
            case Stage.ACCEPTED:
                return ("warn", "มีส่วนที่ส่งมาทีหลัง") if self.came_late else ("good", "รับแล้ว")
            case _ if late > 0:
                return "bad", f"เกินกำหนด {late} วัน"
            case Stage.RETURNED:
                return "bad", "ส่งกลับให้แก้ไข"
            case _ if self.part.report["outputs"] or self.part.report["done"] or any(p.row for p in self.parts):
                return "warn", "กำลังเขียน"
            case _:
                return "", "ยังไม่เริ่ม"


@dataclass(frozen=True)
class ReceivingPage:
    """A plan's measures by what they want of the coordinator."""

    plan: Plan
    waiting: list[ReceivedRow]
    not_in: list[ReceivedRow]
    accepted: list[ReceivedRow]
    not_handed_out: int

    @property
    def total(self) -> int:
        return len(self.waiting) + len(self.not_in) + len(self.accepted) + self.not_handed_out

    @property
    def is_done(self) -> bool:
        return bool(self.accepted) and len(self.accepted) == self.total

    @property
    def told(self) -> str:
        """รับแล้ว 1 จาก 8 มาตรการ · ส่งภายใน 31 มี.ค. 69"""
        days = [row.measure.due for row in self.not_in if row.measure.due]
        due = f" · กำหนดส่งถัดไป {short_date(min(days))}" if days else ""
        return f"รับแล้ว {len(self.accepted)} จาก {self.total} มาตรการ{due}"


def receiving_page(plan: Plan) -> ReceivingPage:
    """The page as it stands; as many queries for one measure as for hundreds."""
    found = plan.measures.with_rows().prefetch_related(*ROWS).select_related("plan__municipality", "copied_from")
    measures, units = list(found), units_in_use()
    since = stage_days(measures)
    rows = [
        ReceivedRow(ReportPart(m), number, parts_of(m, units), since.get(m.pk)) for number, m in enumerate(measures, 1)
    ]
    return ReceivingPage(
        plan,
        _in_stages(rows, Stage.SUBMITTED),
        _in_stages(rows, *OWED),
        _in_stages(rows, Stage.ACCEPTED),
        len(_in_stages(rows, Stage.DRAFT)),
    )


def _in_stages(rows: Iterable[ReceivedRow], *stages: Stage) -> list[ReceivedRow]:
    return [row for row in rows if row.measure.stage in stages]


@dataclass(frozen=True)
class PartOfText:
    """A unit's part beside the measure's own text, and what of it does not stand there yet."""

    part: ReportPart
    proposal: Proposal | None

    @property
    def tag(self) -> tuple[str, str]:
        at = self.part.row.handed_in_at if self.part.row else None
        match self.part.stage:
            case Stage.SUBMITTED | Stage.ACCEPTED:
                return "good", f"ส่ง {short_date(timezone.localdate(at))}" if at else "ส่งแล้ว"
            case Stage.RETURNED:
                return "bad", "ส่งกลับให้แก้ไข"
            case _:
                return ("warn", "กำลังเขียน") if self.part.row else ("", "ยังไม่เริ่ม")

    @property
    def is_in(self) -> bool:
        return self.part.stage in HANDED_IN

    @property
    def is_new(self) -> bool:
        """Whether it would add something to the text."""
        return self.is_in and bool(self.proposal and (self.proposal.outputs or self.proposal.outcome))


def parts_beside(whole: ReportPart, parts: Iterable[ReportPart]) -> list[PartOfText]:
    """Each unit's part with what it proposes; those that are in stand first."""
    found = [PartOfText(part, proposal(whole, part.row) if part.row else None) for part in parts if part.unit]
    return sorted(found, key=lambda each: not each.is_in)
