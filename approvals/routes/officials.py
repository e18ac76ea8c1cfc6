"""The people of a position today: who holds it, who acts for it, and which of them may decide."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.acting import ActingOrder
from accounts.models import ActingAppointment, Membership, Municipality
from approvals.waiting import ExpectedStep, deciders
from thai.dates import medium_date

NOBODY = "ไม่มีผู้ดำรงตำแหน่งและไม่มีผู้รักษาราชการแทน บันทึกได้ แต่เอกสารจะหยุดที่ขั้นนี้"
NO_ROLE = "ผู้ที่อยู่ในตำแหน่งนี้ยังไม่มีบทบาทผู้ตรวจสอบหรือผู้บริหาร จึงพิจารณาไม่ได้ บันทึกได้ แต่เอกสารจะหยุดที่ขั้นนี้"


@dataclass(frozen=True)
class Officials:
    """The people of one position today. `deciders` are the keys of those whose role lets them decide."""

    holders: list[str] = field(default_factory=list)
    acting: list[tuple[str, ActingOrder]] = field(default_factory=list)
    deciders: set[int] = field(default_factory=set)

    @property
    def warning(self) -> str:
        """Why a paper would stop here, in Thai; empty where it would not."""
        if not self.holders and not self.acting:
            return NOBODY
        return "" if self.deciders else NO_ROLE

    def lack_of(self, title: str) -> str:
        """The same in few words, with the position's title, for lists."""
        if not self.warning:
            return ""
        if self.warning == NOBODY:
            return f"ไม่มีผู้ดำรงตำแหน่ง{title}"
        return f"ผู้ที่อยู่ในตำแหน่ง{title}ยังไม่มีบทบาทที่พิจารณาได้"

    @property
    def until(self) -> str:
        """What happens after the last who acts has stopped, where nobody holds the position."""
        if self.holders or not self.acting:
            return ""
        last = max(order.end for _, order in self.acting)
        return f"เอกสารที่ค้างหลังวันที่ {medium_date(last)} จะหยุดที่ขั้นนี้"


def officials_of(municipality: Municipality, positions: Collection[int]) -> dict[int, Officials]:
    """The people of these positions, by their keys; as many queries for one position as for eight."""
    able = deciders(municipality, [ExpectedStep(pk) for pk in positions])
    found = {pk: Officials(deciders={user.pk for user in users}) for pk, users in zip(positions, able, strict=True)}
    members = Membership.objects.filter(position__in=positions, user__is_active=True)
    for member in members.select_related("user"):
        assert member.position_id is not None
        found[member.position_id].holders.append(member.user.name)
    today = timezone.localdate()
    appointments = ActingAppointment.objects.filter(
        position__in=positions, start__lte=today, end__gte=today, membership__user__is_active=True
    )
    for each in appointments.select_related("membership__user").order_by("end", "pk"):
        found[each.position_id].acting.append((each.membership.user.name, each.order))
    return found
