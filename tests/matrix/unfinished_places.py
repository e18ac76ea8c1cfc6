"""Municipalities as they are before the work is done: one that holds nothing but its members, one half-filled."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils import timezone

from accounts import storage
from accounts.models import Municipality, Oversight, Position, Role, User
from accounts.notices import tell
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals.models import Submission, SubmissionStep
from approvals.transitions import State
from documents.composition import open_paper
from documents.models import Paper, PaperVersion
from documents.papers.building import build
from documents.papers.content import freeze
from documents.papers.sources import load_source
from plans.evidence.actions import Upload, add_file, add_link
from plans.rules.workflow import Stage
from plans.transfer import import_jobs as moving
from plans.transfer.models import MeasureImport
from scores.models import ScoreImport
from scores.rules import rules_for
from tests.factories import make_assessment, make_measure, make_member, make_municipality, make_plan, make_user
from tests.matrix.people import Place, rendered_once, seal

MEMBERS = {
    "unit": Role.STAFF,
    "staff": Role.STAFF,
    "coordinator": Role.COORDINATOR,
    "auditor": Role.AUDITOR,
    "mayor": Role.EXECUTIVE,
}


def make_members(municipality: Municipality) -> dict[str, User]:
    """Everyone by role alone: nobody has a unit, a position or an e-mail address."""
    people = {name: make_member(municipality, role, password=None) for name, role in MEMBERS.items()}
    people["officer"] = make_user(password=None)
    Oversight.objects.create(user=people["officer"], province=municipality.province)
    people["administrator"] = make_user(is_superuser=True, is_staff=True, password=None)
    return people


def make_half_filled_place() -> Place:
    """One of everything, each as little filled in as the product lets it be.

    2567 has a total alone, 2568 questions without their indicator; the plan's measures have a title and nothing else;
    one table cannot be read; papers failed, wait, or are with positions that nobody holds; there is no route.
    """
    municipality = make_municipality(province="น่าน", name="เทศบาลตำบลครึ่งทาง")
    people = make_members(municipality)
    make_assessment(municipality, 2567, {"total": Decimal("85.00")})
    questions = rules_for(2568, municipality.agency_kind).question_items["10"]
    make_assessment(municipality, 2568, dict.fromkeys(questions, Decimal("60.00")))
    plan = make_plan(municipality)
    make_plan(municipality, 2568)
    bare: dict[str, Any] = {"indicators": [], "steps": [], "status": ""}
    measure = make_measure(plan, **bare)
    place = Place(municipality, "ครึ่งทาง", people, measure)
    make_measure(plan, **bare, all_units=True)
    place.submitted = make_measure(plan, **bare, stage=Stage.SUBMITTED)
    for name, owner in (("own", municipality), ("country", None)):
        place.imports[name] = ScoreImport.objects.create(
            municipality=owner, user=people["coordinator"], filename="", content=b"", state="checked"
        )
    tell([people["coordinator"]], municipality, key="k", title="แจ้ง", detail="", path="/style/")
    with open_municipality(municipality):
        place.table = MeasureImport.objects.create(
            plan=plan, user=people["coordinator"], filename="", content="ไม่มีตาราง".encode()
        )
        moving.run(place.table.pk)
        actor = system_actor(municipality)
        place.evidence["file"] = add_file(
            actor, measure, "หลักฐาน", None, Upload("a.pdf", rendered_once(freeze(_content(place)))[0])
        )
        place.evidence["link"] = add_link(actor, measure, "ลิงก์", None, "https://www.example.go.th/")
        _add_papers(place)
        place.paper = open_paper(actor, "memo", 2569, "plan")
    return place


def _content(place: Place) -> Any:
    source = load_source(place.municipality, "plan", 2569)
    return build(source, "plan", "", timezone.localdate(), [])


def _add_papers(place: Place) -> None:
    pdf, pages = rendered_once(freeze(_content(place)))
    file = {"state": "ready", "sha256": storage.store(pdf), "pages": pages}
    kinds: dict[str, dict[str, Any]] = {
        "draft": file,
        "review": file,
        "sealed": file,
        "failed": {"state": "failed"},
        "queued": {},
    }
    for year, (name, fields) in enumerate(kinds.items(), 2565):
        paper = Paper.objects.create(municipality=place.municipality, kind="plan", fiscal_year=year)
        place.versions[name] = PaperVersion.objects.create(
            paper=paper, number=1, content=freeze(_content(place)), made_by=place.people["coordinator"], **fields
        )
    vacant = Position.objects.create(municipality=place.municipality, title="นายกเทศมนตรี")
    for name, state in (("review", State.IN_REVIEW), ("sealed", State.SEALED)):
        submission = Submission.objects.create(
            version=place.versions[name], submitted_by=place.people["coordinator"], state=state
        )
        step = SubmissionStep.objects.create(submission=submission, order=1, field="Sig_1", heading="", position=vacant)
        place.step = place.step or step
        if name == "sealed":
            seal(place.versions[name], submission)
