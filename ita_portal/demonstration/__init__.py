"""A demonstration of the whole year: three municipalities with published figures, everything else written for it.

Nothing here names a real person: people are called by their roles. Papers are made and signed by the same actions the
pages call, one in every state, with the demonstration certificate authority.
"""

from __future__ import annotations

import contextlib
import io
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone
from PIL import Image

from accounts.importing import import_municipalities
from accounts.models import ActingAppointment, Membership, Municipality, Oversight, Position, Role, Unit, User
from accounts.permissions import Actor, actor_in, system_actor
from accounts.tenancy import open_municipality
from approvals.actions import approve, make_paper, return_to_drafter, revoke, submit, withdraw
from approvals.checks.checking import checks_today
from approvals.models import Route, RouteStep, Submission
from approvals.numbers.actions import tell_used
from approvals.publishing.actions import What, publish
from approvals.routes.actions import mark_of, save_route
from approvals.signing import sign_pending
from approvals.telling.actions import set_reminder_days
from documents import keys
from documents.actions import cancel, render_stored
from documents.authority import AuthorityExists
from documents.composition import open_paper
from documents.memo_heads import EMPTY, save_head
from documents.models import Paper, PaperKind, PaperVersion
from documents.transitions import State
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.evidence.actions import Upload, add_file
from plans.handover import actions as handover
from plans.measures.actions import add_progress, save_measure
from plans.measures.content import MeasureContent
from plans.models import Measure
from plans.rules.workflow import Stage
from plans.year.actions import open_plan
from scores.importing import import_scores
from thai.dates import ERA

_FOLDER = Path(__file__).parent
PASSWORD = "ita-demo-2569"  # noqa: S105 - printed at start, for this machine only
PREFIXES = {"5520501": "ln", "5240504": "lk", "5521301": "mp"}
OFFICER, ADMINISTRATOR = "province", "admin"
# Whose opinion stands where on the way; the last one seals.
ROUTES = {
    "5520501": [("ความเห็นผู้ตรวจสอบ", "นักวิชาการตรวจสอบภายใน"), ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี")],
    "5240504": [("ความเห็นผู้ตรวจสอบ", "นักวิชาการตรวจสอบภายใน"), ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี")],
    "5521301": [
        ("ความเห็นผู้ตรวจสอบ", "นักวิชาการตรวจสอบภายใน"),
        ("ความเห็นปลัดเทศบาล", "ปลัดเทศบาล"),
        ("คำสั่งนายกเทศมนตรี", "นายกเทศมนตรี"),
    ],
}
# Plans go another way in one of them: its clerk reads them, too.
PLANS_WAY = ROUTES["5521301"]
# Why papers that have an error go all the same; every signer reads it.
REASON = "หลักฐานเป็นบันทึกเวลารายบุคคลของผู้รับบริการ มีข้อมูลส่วนบุคคล จึงเก็บไว้ให้ตรวจที่งานธุรการและไม่แนบในระบบ"


@dataclass(frozen=True)
class DemoAccount:
    """One way to sign in to the demonstration."""

    username: str
    who: str


def demo_accounts() -> Iterator[DemoAccount]:
    """Every demonstration user that exists, in the order of the municipalities."""
    people = _read("people.toml")["members"]
    for code, prefix in PREFIXES.items():
        place = Municipality.objects.get(code=code).name
        for person in people:
            yield DemoAccount(f"{prefix}-{person['username']}", f"{person['name']} {place}")
    yield DemoAccount(OFFICER, "เจ้าหน้าที่ระดับจังหวัด ลำปาง")
    yield DemoAccount(ADMINISTRATOR, "ผู้ดูแลระบบ")


def is_loaded() -> bool:
    """Whether the demonstration is here already."""
    return User.objects.filter(username=ADMINISTRATOR).exists()


def load() -> None:
    """Loads everything in one transaction: whole or not at all. Takes some seconds, mostly rendering and signing."""
    with contextlib.suppress(AuthorityExists):  # left by a load that was interrupted, or given by the operator
        keys.files().create_root("ITA Portal", keys.passphrase(), demonstration=True)
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    with transaction.atomic():
        _refuse_errors(import_municipalities((_FOLDER / "municipalities.csv").read_bytes()).errors)
        places = {m.code: m for m in Municipality.objects.filter(code__in=PREFIXES)}
        for place in places.values():
            place.document_prefix = {"ลำปาง": "ลป 52201", "ฉะเชิงเทรา": "ฉช 53101"}[place.province]
            place.save()
            with open_municipality(place):
                _people(place, password)
        _overseers(password)
        actors = {code: system_actor(place) for code, place in places.items()}
        _refuse_errors(import_scores((_FOLDER / "scores.csv").read_bytes(), actors).errors)
        for plan in _read("plans.toml")["plans"]:
            with open_municipality(places[plan["municipality"]]):
                _plan(actors[plan["municipality"]], plan)
        for place in places.values():
            with open_municipality(place):
                _papers(place)


def _refuse_errors(errors: list[Any]) -> None:
    if errors:
        raise RuntimeError(f"the demonstration's own file is wrong: {errors[0]}")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))


def _people(place: Municipality, password: str) -> None:
    people = _read("people.toml")
    units = {n: Unit.objects.create(municipality=place, name=n, order=i) for i, n in enumerate(people["units"])}
    for parent, names in people["sections"].items():
        for name in names:
            units[name] = Unit.objects.create(
                municipality=place, name=name, parent=units[parent], order=units[parent].order
            )
    titles = [p["position"] for p in people["members"] if "position" in p] + ["ปลัดเทศบาล"]
    positions = {title: Position.objects.create(municipality=place, title=title) for title in titles}
    members = {}
    for person in people["members"]:
        user = User.objects.create(
            username=f"{PREFIXES[place.code]}-{person['username']}", password=password, name=person["name"]
        )
        members[person["username"]] = Membership.objects.create(
            municipality=place,
            user=user,
            role=Role(person["role"]),
            unit=units.get(person.get("unit", "")),
            position=positions.get(person.get("position", "")),
        )
    first = timezone.localdate().replace(month=1, day=1)
    ActingAppointment.objects.create(
        position=positions["ปลัดเทศบาล"],
        membership=members["treasurer"],
        start=first,
        end=first.replace(year=first.year + 5),
        order_number=f"412/{first.year + ERA}",
        order_date=first,
    )
    route = Route.objects.create(municipality=place)
    for order, (heading, title) in enumerate(ROUTES[place.code], 1):
        RouteStep.objects.create(route=route, order=order, heading=heading, position=positions[title])


def _overseers(password: str) -> None:
    officer = User.objects.create(username=OFFICER, password=password, name="เจ้าหน้าที่ระดับจังหวัด")
    Oversight.objects.create(user=officer, province="ลำปาง")
    User.objects.create(username=ADMINISTRATOR, password=password, name="ผู้ดูแลระบบ", is_staff=True, is_superuser=True)


def _plan(actor: Actor, data: dict[str, Any]) -> None:
    plan = open_plan(actor, data["fiscal_year"])
    save_analyses(actor, plan, {int(n): AnalysisTexts(*texts) for n, texts in data.get("analyses", {}).items()})
    units = {unit.name: unit for unit in Unit.objects.all()}
    for measure in data["measures"]:
        followed = {name: measure.pop(name) for name in ("stage", "progress", "evidence", "reason") if name in measure}
        fields = measure | {"units": [units[name] for name in measure.get("units", [])]}
        _follow(actor, save_measure(actor, plan, MeasureContent(**fields)), **followed)


def _follow(
    actor: Actor,
    measure: Measure,
    stage: str = Stage.ASSIGNED,
    progress: Iterable[Mapping[str, Any]] = (),
    evidence: Iterable[Mapping[str, Any]] = (),
    reason: str = "",
) -> None:
    """What became of a measure: handed out, worked on, handed in, taken or sent back."""
    for note in progress:
        add_progress(actor, measure, note["day"], note["text"])
    for proof in evidence:
        add_file(actor, measure, proof["title"], proof["day"], Upload("ภาพกิจกรรม.png", _picture()))
    if stage == Stage.DRAFT:
        return
    handover.assign(actor, measure.plan, [measure.pk])
    if stage in {Stage.SUBMITTED, Stage.RETURNED, Stage.ACCEPTED}:
        handover.submit(actor, measure)
    if stage == Stage.RETURNED:
        handover.send_back(actor, measure, reason)
    if stage == Stage.ACCEPTED:
        handover.accept(actor, measure)


def _picture() -> bytes:
    """A plain picture in place of a photograph."""
    picture = io.BytesIO()
    Image.new("RGB", (640, 400), (196, 214, 206)).save(picture, "PNG")
    return picture.getvalue()


def _papers(place: Municipality) -> None:
    """One paper in every state, the same way people make them."""

    def person(username: str) -> Actor:
        actor = actor_in(place, User.objects.get(username=f"{PREFIXES[place.code]}-{username}"))
        assert actor is not None
        return actor

    drafter, auditor, treasurer, mayor = map(person, ("coordinator", "auditor", "treasurer", "mayor"))

    def made(kind: str, year: int, variant: str = "") -> PaperVersion:
        version = make_paper(drafter, kind, year, variant, in_background=False)
        render_stored(version.pk)
        version.refresh_from_db()
        return version

    def submitted(kind: str, year: int, variant: str = "", opinion: str = "") -> Submission:
        version = made(kind, year, variant)
        reasons = {error.key: REASON for error in checks_today(version).errors}
        submission = submit(drafter, version, opinion, reasons)
        sign_pending(submission.pk)
        return submission

    def decided(submission: Submission, actor: Actor, opinion: str) -> None:
        step = Submission.objects.get(pk=submission.pk).current_step
        assert step is not None
        approve(actor, step, opinion)
        sign_pending(submission.pk)

    def sealed(kind: str, year: int, variant: str = "") -> Submission:
        opinion = "" if kind == PaperKind.MEMO else "ตรวจทานตัวเลขกับคะแนนที่บันทึกแล้ว"
        submission = submitted(kind, year, variant, opinion)
        decided(submission, auditor, "ตรวจแล้ว ตัวเลขตรงกับคะแนนในระบบ เห็นควรอนุมัติ")
        if place.code == "5521301":
            decided(submission, treasurer, "เห็นชอบ")
        decided(submission, mayor, "อนุมัติ ให้เผยแพร่บนเว็บไซต์")
        return Submission.objects.get(pk=submission.pk)

    def returned(submission: Submission, reason: str) -> None:
        step = Submission.objects.get(pk=submission.pk).current_step
        assert step is not None
        return_to_drafter(auditor, step, reason)

    match PREFIXES[place.code]:
        case "ln":
            set_reminder_days(drafter, 2)
            positions = dict(Position.objects.values_list("title", "pk"))
            steps = [(heading, positions[title]) for heading, title in PLANS_WAY]
            save_route(drafter, PaperKind.PLAN, steps, opened_with=mark_of([]))
            returned(submitted("analysis", 2568, "narrative"), "บทวิเคราะห์ตัวชี้วัดที่ 9 ยังว่าง กรุณาเพิ่มก่อนเสนอใหม่")
            sealed("analysis", 2568, "by-question")
            submitted("plan", 2569, opinion="ขอเสนอแผนเพื่อพิจารณา")
            made("memo", 2569, "plan")
            cancel(drafter, make_paper(drafter, "memo", 2568, "analysis", in_background=False))
        case "mp":
            sealed("implementation", 2568, "by-measure")
            sealed("implementation", 2568, "by-measure")
            paper = open_paper(drafter, "memo", 2568, "implementation")
            unit = Unit.objects.get(name="สำนักปลัดเทศบาล")
            save_head(drafter, paper, EMPTY | {"unit": unit.pk, "telephone": "0 5400 0000 ต่อ 11"}, opened_with="")
            tell_used(drafter, unit, timezone.localdate().year + ERA, 146)
            sealed("memo", 2568, "implementation")
            revoke(mayor, sealed("implementation", 2568, "by-theme"), "ออกฉบับเรียงตามมาตรการแทน")
            for paper in Paper.objects.filter(fiscal_year=2568, versions__submission__state="sealed").distinct():
                publish(drafter, 2568, What.PAPER, paper)
            for what in (What.SCORES, What.MEASURES):
                publish(drafter, 2568, what)
        case "lk":
            withdraw(drafter, submitted("plan", 2569))
            failed = make_paper(drafter, "analysis", 2568, "by-question", in_background=False)
            failed.state, failed.error = State.FAILED, "ตัวอย่างของเอกสารที่จัดทำไม่สำเร็จ กดจัดทำอีกครั้งได้"
            failed.save()
