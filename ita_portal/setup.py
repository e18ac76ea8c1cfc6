"""What a municipality still lacks before its papers can be made and signed: plain facts → gaps, the worst first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.urls import reverse

from accounts.models import Membership, Municipality, Role, Unit
from accounts.permissions import Capability
from approvals.routes.officials import officials_of
from approvals.routes.steps import USUAL, steps_for
from documents.models import OfficeFont, PaperKind


@dataclass(frozen=True)
class StepFacts:
    """One step of a route today. `lack` is why a paper stops there, `until` what happens later; empty where nothing."""

    position: int
    title: str
    lack: str = ""
    until: str = ""


@dataclass(frozen=True)
class SetupFacts:
    """Routes by kind of paper, empty for none; `deserted` are units with so many measures and no people."""

    routes: Mapping[str, Sequence[StepFacts]]
    usual: bool = True  # whether there is a route for all that have none of their own
    units: int = 0
    coordinators: int = 0
    deserted: Sequence[tuple[str, int]] = ()
    prefix: str = ""
    faces: Collection[str] = ()  # of the municipality's own font


@dataclass(frozen=True)
class SetupGap:
    """Something that is missing, what of it, and where it is mended by whoever has the capability.

    `stops`: the labels of the papers that cannot be signed before; none for what is only worth a look.
    """

    title: str
    detail: str
    page: str
    action: str
    capability: Capability
    stops: tuple[str, ...] = ()
    arguments: Mapping[str, str] = field(default_factory=dict)
    query: str = ""

    def url(self, code: str) -> str:
        return reverse(self.page, kwargs={"code": code, **self.arguments}) + self.query


@dataclass(frozen=True)
class SetupListing:
    """The check list: gaps, the one that stops most first; what is in order; each paper with what it lacks."""

    gaps: list[SetupGap]
    passed: list[str]
    papers: list[tuple[str, list[SetupGap]]]

    @property
    def signable(self) -> int:
        return sum(not lacking for _, lacking in self.papers)


def listing_of(facts: SetupFacts) -> SetupListing:
    """Pure: the facts judged."""
    gaps: list[SetupGap] = []
    passed: list[str] = []
    labels = tuple(str(PaperKind(kind).label) for kind in facts.routes)
    for found, fine in (
        (_coordinators(facts, labels), "มีผู้ประสานงานที่จัดทำและเสนอเอกสาร"),
        (_routes(facts), "เอกสารทุกแบบมีเส้นทางการเสนอ"),
        (_steps(facts), "ทุกขั้นของทุกเส้นทางมีผู้พิจารณา"),
        (_units(facts), "มีหน่วยงานให้รับผิดชอบมาตรการ"),
        (_deserted(facts), "ทุกหน่วยงานที่มีมาตรการมีเจ้าหน้าที่"),
        (_ending(facts), "ไม่มีการรักษาราชการแทนที่จะสิ้นสุดโดยไม่มีผู้ดำรงตำแหน่ง"),
        (_prefix(facts), "มีรหัสตัวพยัญชนะของหนังสือ"),
        (_fonts(facts), "ฟอนต์ของเอกสารมีทั้งตัวธรรมดาและตัวหนา"),
    ):
        gaps += found
        passed += [] if found else [fine]
    gaps.sort(key=lambda gap: -len(gap.stops))
    return SetupListing(gaps, passed, [(label, [gap for gap in gaps if label in gap.stops]) for label in labels])


def _coordinators(facts: SetupFacts, everything: tuple[str, ...]) -> list[SetupGap]:
    if facts.coordinators:
        return []
    detail = "ไม่มีผู้จัดทำและเสนอเอกสาร"
    return [SetupGap("ไม่มีผู้ประสานงาน ITA", detail, "people:paste", "เพิ่มบุคคล", Capability.SET_UP, everything)]


def _routes(facts: SetupFacts) -> list[SetupGap]:
    without = [kind for kind, steps in facts.routes.items() if not steps]
    labels = tuple(str(PaperKind(kind).label) for kind in without)
    if not without:
        return []
    if not facts.usual and len(without) > 1:
        detail = f"{'เอกสารทุกแบบ' if len(without) == len(facts.routes) else ' '.join(labels)}ยังเสนอไม่ได้"
        way = ("approvals:route", "สร้างเส้นทาง", Capability.SET_ROUTES)
        return [SetupGap("ยังไม่มีเส้นทางการเสนอ", detail, *way, labels, {"kind": "usual"})]
    return [
        SetupGap(
            f"ยังไม่มีเส้นทางของ{label}",
            f"เสนอ{label}ไม่ได้",
            "approvals:route",
            "สร้างเส้นทาง",
            Capability.SET_ROUTES,
            (label,),
            {"kind": kind},
        )
        for kind, label in zip(without, labels, strict=True)
    ]


def _steps(facts: SetupFacts) -> list[SetupGap]:
    """One gap a position, whichever routes it stands in."""
    stopped: dict[int, tuple[StepFacts, int, list[str]]] = {}
    for kind, steps in facts.routes.items():
        for number, step in enumerate(steps, 1):
            if step.lack:
                stopped.setdefault(step.position, (step, number, []))[2].append(str(PaperKind(kind).label))
    everything = len(facts.routes)
    return [
        SetupGap(
            step.lack,
            f"{'เอกสารทุกแบบ' if len(labels) == everything else ' '.join(labels)}จะหยุดที่ขั้นที่ {number}",
            "people:acting",
            "ตั้งผู้รักษาราชการแทน",
            Capability.SET_UP,
            tuple(labels),
            query=f"?position={position}",
        )
        for position, (step, number, labels) in stopped.items()
    ]


def _units(facts: SetupFacts) -> list[SetupGap]:
    if facts.units:
        return []
    detail = "มาตรการยังไม่มีผู้รับผิดชอบให้เลือก"
    return [SetupGap("ไม่มีหน่วยงาน", detail, "plans:units", "เพิ่มหน่วยงาน", Capability.SET_UP)]


def _deserted(facts: SetupFacts) -> list[SetupGap]:
    return [
        SetupGap(
            f"{name}ไม่มีคน",
            f"มาตรการ {count} รายการของหน่วยงานนี้ไม่มีผู้รายงาน",
            "people:add",
            "เพิ่มบุคคล",
            Capability.SET_UP,
        )
        for name, count in facts.deserted
    ]


def _ending(facts: SetupFacts) -> list[SetupGap]:
    found = {step.position: step for steps in facts.routes.values() for step in steps if step.until and not step.lack}
    return [
        SetupGap(
            f"ตำแหน่ง{step.title}มีเพียงผู้รักษาราชการแทน",
            step.until,
            "people:acting",
            "ดูการรักษาราชการแทน",
            Capability.SET_UP,
            query=f"?position={position}",
        )
        for position, step in found.items()
    ]


def _prefix(facts: SetupFacts) -> list[SetupGap]:
    if facts.prefix:
        return []
    detail = "บันทึกข้อความจะมีแต่เลข ไม่มีรหัสนำหน้า"
    return [SetupGap("ยังไม่มีรหัสตัวพยัญชนะของหนังสือ", detail, "people:identity", "ใส่รหัส", Capability.SET_UP)]


def _fonts(facts: SetupFacts) -> list[SetupGap]:
    """Without a font of its own a municipality prints in the product's, which is whole; with half of one, too."""
    lacking = [face.label for face in OfficeFont.Face if face in OfficeFont.NEEDED - set(facts.faces)]
    if not facts.faces or not lacking:
        return []
    title, detail = f"ฟอนต์ของเทศบาลยังไม่มี{'และ'.join(lacking)}", "เอกสารจึงยังพิมพ์ด้วย Sarabun ของระบบ"
    return [SetupGap(title, detail, "approvals:fonts", "เพิ่มฟอนต์", Capability.SET_FONTS)]


def facts_of(municipality: Municipality) -> SetupFacts:
    """What is set up in the open municipality now; a fixed number of queries."""
    steps = {kind: steps_for(municipality, kind) for kind in PaperKind.values}
    positions = {step.position_id: step.position for found in steps.values() for step in found}
    officials = officials_of(municipality, positions)
    units = Unit.in_use().annotate(
        measure_count=Count("measures", distinct=True),
        people=Count("membership", filter=Q(membership__user__is_active=True), distinct=True),
    )
    peopled = {unit.pk for unit in units if unit.people}
    routes = {
        kind: [
            StepFacts(
                step.position_id,
                step.position.title,
                officials[step.position_id].lack_of(step.position.title),
                officials[step.position_id].until,
            )
            for step in found
        ]
        for kind, found in steps.items()
    }
    coordinators = Membership.objects.filter(role=Role.COORDINATOR, user__is_active=True)
    return SetupFacts(
        routes,
        usual=bool(steps_for(municipality, USUAL)),
        units=len(units),
        coordinators=coordinators.count(),
        deserted=[
            (unit.name, unit.measure_count)
            for unit in units
            if unit.measure_count and not unit.people and unit.parent_id not in peopled  # whose head reports, too
        ],
        prefix=municipality.document_prefix,
        faces=list(OfficeFont.objects.values_list("face", flat=True)),
    )
