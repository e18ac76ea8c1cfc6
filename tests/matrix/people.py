"""Two municipalities that hold the same kinds of things, everyone who might ask for them, and an address for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver
from django.utils import timezone

from accounts import storage
from accounts.calendar_links import make_link
from accounts.digest import token_of
from accounts.models import ActingAppointment, Membership, Municipality, Notice, Oversight, Position, Role, User
from accounts.notices import tell
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals.models import OwnCertificate, SignedScan, Submission, SubmissionStep
from approvals.publishing.actions import What, publish
from approvals.routes.steps import signature_blocks
from approvals.transitions import State
from documents import keys
from documents.composition import add_section, open_paper, put_picture, save_section
from documents.models import DraftPages, OfficeFont, Paper, PaperVersion, WordFile
from documents.papers.building import build
from documents.papers.content import freeze
from documents.papers.sources import load_source
from documents.rendering import render
from documents.signature_reports import Problem, SignatureReport, VerificationReport
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.bin.actions import delete_measure
from plans.calendar.actions import add_date
from plans.evidence.actions import Upload, add_file, add_link
from plans.models import Evidence, Measure
from plans.reporting.models import Contribution
from plans.rules.workflow import Stage
from plans.transfer import import_jobs as moving
from plans.transfer.models import MeasureImport
from scores.models import ScoreImport
from tests.confirming import let_read, prove
from tests.factories import (
    AUDITOR_TITLE,
    MAYOR_TITLE,
    PASSWORD,
    make_assessment,
    make_measure,
    make_member,
    make_municipality,
    make_plan,
    make_route,
    make_unit,
    make_user,
)
from tests.matrix.old_papers import add_old_paper
from tests.matrix.posts import POSTED, Data, picture

# The columns of the matrix, in order.
ROLES = (
    "anonymous",
    "unit",  # staff of the unit that is responsible for the measure
    "staff",  # staff of another unit
    "coordinator",
    "auditor",
    "mayor",
    "officer",  # of the province
    "administrator",
    "elsewhere",  # coordinator of the other municipality
    "far officer",  # of the other municipality's province
    "nobody",  # a user without membership
    "inactive",  # once coordinator here
)

OF_THE_PLACE = {"municipality", "papers", "years", "setup", "trail", "trail-csv", "trail-xlsx", "content-access"}


@dataclass
class Place:
    """A municipality in full: one version of a paper in every state a page treats differently."""

    municipality: Municipality
    secret: str  # words that stand in everything of this municipality and nowhere else
    people: dict[str, User]
    measure: Measure
    versions: dict[str, PaperVersion] = field(default_factory=dict)
    step: SubmissionStep | None = None
    decided: int = 0  # the key of a step of the sealed version
    paper: Paper | None = None  # being composed
    picture: str = "0" * 64  # the hash of one in it; here, none
    draft_pages: DraftPages | None = None  # the coordinator's
    imports: dict[str, ScoreImport] = field(default_factory=dict)  # of this municipality, and of the country
    submitted: Measure | None = None
    shared: int = 0  # the key of a measure of all units, of which one part is in
    table: MeasureImport | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)  # a file and a link
    publication: int = 0
    binned: int = 0  # of a measure that was deleted
    old_paper: int = 0  # the coordinator's
    spare: int = 0  # the key of a position that nothing refers to
    acting: int = 0  # of an appointment in force
    unit: int = 0  # of one that stands first
    calendar: str = "nobody"  # the coordinator's token, where one was made
    own_date: int = 0

    def address(self, name: str) -> dict[str, Any]:
        """The URL's arguments, naming an object in the state its view is about."""
        code = {"code": self.municipality.code}
        if name in {"verify-code", "public-file", "public-pages"}:
            return {"verification_code": self.versions["sealed"].code}
        if name in {"authority-certificate", "authority-revocations"}:
            return {"name": keys.files().roots()[0].name}
        if name == "public-page":
            sealed = self.versions["sealed"]
            return {"verification_code": sealed.code, "stamp": f"{sealed.sha256[:12]}-sealed", "number": 1}
        if name.startswith("public-year"):
            return {**code, "fiscal_year": 2568, **({"slug": "plan"} if name == "public-year-paper" else {})}
        if name in {"approvals:publication", "approvals:publish", "approvals:take-back"}:
            return {**code, "year": 2568, **({"pk": self.publication} if name == "approvals:take-back" else {})}
        if name in {"guide-page", "guide-picture"}:
            return {"slug": "staff"} if name == "guide-page" else {"name": "setup"}
        if name == "notice":
            return {"pk": Notice.objects.get(user=self.people["coordinator"]).pk}
        if name == "account_reset_password_from_key":
            return {"uidb36": "1", "key": "made-up"}
        if name == "email-confirm":
            return {"key": "made-up"}
        if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"}:
            return {"pk": 1}
        if name == "unsubscribe":
            return {"token": token_of(self.people["coordinator"])}
        if name in {"people:offer-withdraw", "offer-answer"}:
            return {**(code if name == "people:offer-withdraw" else {}), "pk": 1}  # there is none
        if name == "plans:line":
            return {**code, "name": "steps", "number": 1}
        if name.startswith("plans:evidence-"):
            evidence = self.evidence["link" if name in {"plans:evidence-check", "plans:evidence-state"} else "file"]
            which = {} if name == "plans:evidence-add" else {"evidence": evidence.pk}
            which |= {"number": 1} if name == "plans:evidence-file" else {}
            return {**code, "year": 2569, "pk": self.measure.pk, **which}
        if name.startswith("plans:report-evidence-"):
            return {**code, "year": 2569, "key": str(self.measure.pk), "evidence": self.evidence["file"].pk}
        if name.startswith("plans:report-"):
            assert self.submitted is not None
            taken_back = name == "plans:report-take-back"
            return {**code, "year": 2569, "key": str(self.submitted.pk if taken_back else self.measure.pk)}
        if name in {"plans:merged", "plans:merged-add", "plans:merged-accept", "plans:merged-return"}:
            return {**code, "year": 2569, "pk": self.shared}
        if name in {"plans:withdraw", "plans:accept", "plans:return"}:
            assert self.submitted is not None
            return {**code, "year": 2569, "pk": self.submitted.pk}
        if name in {f"plans:{view}" for view in OF_A_MEASURE}:
            return {**code, "year": 2569, "pk": self.measure.pk}
        if name.startswith("plans:import-"):
            assert self.table is not None
            return {**code, "year": 2569, "pk": self.table.pk}
        if name.startswith("scores:import-"):
            return code | {"pk": self.imports["own"].pk}
        if name.startswith("country-import-"):
            return {"pk": self.imports["country"].pk}
        if name in {f"scores:{view}" for view in ("year", "edit", "template", "check", "items", "comparison")}:
            return {**code, "year": 2568}
        if name in {"people:person", "people:code", "leave"}:
            return {**code, "pk": self.people["staff"].pk}
        if name in {"people:position", "people:position-remove"}:
            return {**code, "pk": self.spare}
        if name in {f"plans:unit{part}" for part in ("", "-move", "-close", "-open")}:
            return {**code, "pk": self.unit}
        if name == "people:acting-end":
            return {**code, "pk": self.acting}
        if name == "plans:analysis-of":
            return {**code, "year": 2569, "number": 10}
        if name == "plans:restore":
            return {**code, "year": 2569, "pk": self.binned}
        if name in {"remove-plan", "remove-scores"}:
            return {**code, "year": 2569 if name == "remove-plan" else 2568}
        if name == "remove-paper":
            assert self.paper is not None
            return {**code, "pk": self.paper.pk}
        if name == "calendar-ics":
            return {"token": self.calendar}
        if name in {"year", "year-papers", "calendar", "calendar-remove"}:
            return {**code, "year": 2569, **({"pk": self.own_date} if name == "calendar-remove" else {})}
        if name == "year-zip":
            return {**code, "year": 2567}  # of the paper that is sealed
        if name == "plans:open":
            return {**code, "year": 2567}
        if name.startswith("plans:") and name not in OF_NO_YEAR:
            return {**code, "year": 2569}
        if name in {"approvals:route", "approvals:route-usual"}:
            return {**code, "kind": "memo"}
        if name == "approvals:font-picture":
            with open_municipality(self.municipality):
                font = OfficeFont.objects.first()
            return {**code, "sha256": font.picture if font else "0" * 64}
        if name.startswith("approvals:old-paper-") or name == "approvals:old-paper":
            return {**code, "pk": self.old_paper, **({"number": 1} if name == "approvals:old-paper-page" else {})}
        if name in {f"approvals:{view}" for view in OF_A_PAPER}:
            assert self.paper is not None
            return {**code, "pk": self.paper.pk}
        if name == "approvals:compose-picture":
            assert self.paper is not None
            return {**code, "pk": self.paper.pk, "sha256": self.picture}
        if name == "approvals:compose-page":
            assert self.paper is not None
            asked = self.draft_pages.pk if self.draft_pages else 1
            return {**code, "pk": self.paper.pk, "asked": asked, "number": 1}
        if name in {f"approvals:compose-{view}" for view in OF_A_SECTION}:
            assert self.paper is not None
            return {**code, "pk": self.paper.pk, "key": "own-1" if name == "approvals:compose-put-picture" else "facts"}
        if name in STATES:
            version = self.versions[STATES[name]]
            more: dict[str, Any] = {"pk": version.pk}
            if name == "approvals:page":
                more |= {"sha256": version.sha256[:12], "number": 1}
            if name in {"approvals:read", "approvals:approve", "approvals:return"}:
                assert self.step is not None
                more |= {"step": self.step.pk}
            if name == "approvals:scan-file":
                more |= {"number": 1}
            if name in {"approvals:decided", "approvals:sign-with"}:
                more |= {"step": self.decided}
            return code | more
        return code if ":" in name or name in OF_THE_PLACE else {}

    def data(self, name: str, role: str) -> Data:
        """What a well-meaning person would post there."""
        make = POSTED.get(name)
        return make(self, role) if make else {}


OF_NO_YEAR = {"plans:years", "plans:mine", "plans:units", "plans:units-merge", "plans:units-add"}
OF_A_SECTION = [
    *("section", "change", "preview", "history", "share", "put-picture"),
    *("pages", "pages-progress", "pages-cancel"),
]
OF_A_PAPER = ["compose", "compose-add", "compose-head", "compose-head-preview", "compose-order"]
OF_A_MEASURE = ["measure", "edit", "history", "progress", "comment", "review", "submit", "delete", "move"]
# The state a version must be in for each page about one.
STATES = {
    "approvals:version": "review",
    "approvals:progress": "queued",
    "approvals:cancel": "queued",
    "remove-version": "failed",
    "approvals:retry": "failed",
    "approvals:file": "draft",
    "approvals:page": "draft",
    "approvals:word": "review",
    "approvals:word-file": "draft",
    "approvals:scan": "draft",
    "approvals:scan-file": "draft",
    "approvals:check": "draft",
    "approvals:submit": "draft",
    "approvals:withdraw": "review",
    "approvals:revoke": "sealed",
    "approvals:sign-again": "review",
    "approvals:read": "review",
    "approvals:approve": "review",
    "approvals:return": "review",
    "approvals:decided": "sealed",
    "approvals:sign-with": "sealed",
}


def make_place(province: str, secret: str) -> Place:
    """A municipality with its members, figures, plan and papers. People have no password: they are signed in."""
    municipality = make_municipality(name=f"เทศบาลตำบล{secret}", province=province)
    unit, another = make_unit(municipality, f"กองคลัง{secret}"), make_unit(municipality, "กองช่าง")
    members: dict[str, tuple[Role, dict[str, Any]]] = {
        "unit": (Role.STAFF, {"unit": unit}),
        "staff": (Role.STAFF, {"unit": another}),
        "coordinator": (Role.COORDINATOR, {}),
        "auditor": (Role.AUDITOR, {"title": AUDITOR_TITLE}),
        "mayor": (Role.EXECUTIVE, {"title": MAYOR_TITLE}),
        "inactive": (Role.COORDINATOR, {}),
    }
    people = {
        name: make_member(municipality, role, **more, name=f"{name} {secret}", password=None)
        for name, (role, more) in members.items()
    }
    people["officer"] = make_user(password=None)
    Oversight.objects.create(user=people["officer"], province=province)
    make_route(municipality)
    make_route(municipality, kind="memo")
    make_assessment(municipality)
    plan = make_plan(municipality)
    make_measure(plan, all_units=True)
    make_measure(make_plan(municipality, 2568))
    measure = make_measure(plan, title=f"มาตรการ{secret}", units=[unit], stage=Stage.ASSIGNED)
    place = Place(municipality, secret, people, measure, unit=unit.pk)
    place.submitted = make_measure(plan, title=f"ส่งแล้ว{secret}", units=[unit], stage=Stage.SUBMITTED)
    place.shared = make_measure(plan, title=f"ทำร่วม{secret}", all_units=True, stage=Stage.ASSIGNED).pk
    for name, owner in (("own", municipality), ("country", None)):
        place.imports[name] = ScoreImport.objects.create(
            municipality=owner, user=people["coordinator"], filename=f"{secret}.csv", content=b"", state="checked"
        )
    tell([people["coordinator"]], municipality, key="k", title=f"แจ้ง{secret}", detail="", path="/style/")
    place.calendar = make_link(people["coordinator"])
    with open_municipality(municipality):
        Contribution.objects.create(measure_id=place.shared, unit=unit, stage=Stage.SUBMITTED, outcome=f"ผล{secret}")
        day = dt.date(2026, 4, 1)
        place.own_date = add_date(system_actor(municipality), 2569, f"กำหนด{secret}", day).pk
        save_analyses(system_actor(municipality), plan, {1: AnalysisTexts(f"พบว่า{secret}")})
        place.binned = delete_measure(system_actor(municipality), make_measure(plan, title=f"ลบแล้ว{secret}")).pk
        _add_papers(place)
        _add_proof(place)
        _add_positions(place)
        place.old_paper = add_old_paper(municipality, people["coordinator"], secret)
    return place


def _add_positions(place: Place) -> None:
    """One that is spare, and one that the auditor acts for."""
    titles = (f"ตำแหน่งว่าง{place.secret}", f"รองปลัด{place.secret}")
    spare, acted = [Position.objects.create(municipality=place.municipality, title=title) for title in titles]
    place.spare = spare.pk
    appointment = ActingAppointment.objects.create(
        position=acted,
        membership=Membership.objects.get(user=place.people["auditor"]),
        start=timezone.localdate() - dt.timedelta(days=1),
        end=timezone.localdate() + dt.timedelta(days=9),
    )
    place.acting = appointment.pk


def _add_proof(place: Place) -> None:
    """What a year leaves behind in a measure: marks, a table on its way in, a file and a link."""
    Measure.objects.filter(pk=place.measure.pk).update(inherited=["title"])
    place.table = MeasureImport.objects.create(
        plan=place.measure.plan,
        user=place.people["coordinator"],
        filename=f"{place.secret}.tsv",
        content=f"มาตรการ\tขั้นตอน\nจากตาราง{place.secret}\t๑. หนึ่ง".encode(),
    )
    moving.run(place.table.pk)
    actor = system_actor(place.municipality)
    upload = Upload(f"{place.secret}.png", picture("black"))
    place.evidence["file"] = add_file(actor, place.measure, f"หลักฐาน{place.secret}", None, upload)
    place.evidence["link"] = add_link(actor, place.measure, f"ลิงก์{place.secret}", None, "https://www.example.go.th/")
    Evidence.objects.filter(pk=place.evidence["link"].pk).update(checked_at=timezone.now(), check_state="good")


_files: list[tuple[bytes, int]] = []


def rendered_once(content: Any) -> tuple[bytes, int]:
    """A real paper and its number of pages, rendered once: the matrix asks who gets it, not what it says."""
    if not _files:
        rendered = render(content, "A" * 12)
        _files.append((rendered.pdf, rendered.pages))
    return _files[0]


def ask_pages(place: Place, name: str) -> DraftPages:
    """This person's draft pages of the paper that is being composed, ready."""
    assert place.paper is not None
    pdf, pages = _files[0]
    return DraftPages.objects.create(paper=place.paper, asked_by=place.people[name], content={}, pdf=pdf, pages=pages)


def _add_papers(place: Place) -> None:
    actor = system_actor(place.municipality)
    place.publication = publish(replace(actor, roles=frozenset({Role.COORDINATOR})), 2568, What.SCORES).pk
    stored = storage.store(place.secret.encode())
    OfficeFont.objects.create(
        municipality=place.municipality,
        face="regular",
        family=f"TH Sarabun {place.secret}",
        sha256=stored,
        picture=stored,
    )
    place.paper = open_paper(actor, "memo", 2569, "plan")
    words = {"heading": "ข้อเท็จจริง", "text": f"พบว่า{place.secret} {{คะแนนรวม}}"}
    save_section(actor, place.paper, "facts", words, opened_with="")
    key = add_section(actor, place.paper, f"ภาพของ{place.secret}")
    place.picture = put_picture(actor, place.paper, key, picture("red"))
    content = build(
        load_source(place.municipality, "plan", 2569), "plan", "", timezone.localdate(), signature_blocks(actor, "plan")
    )
    pdf, pages = rendered_once(freeze(content))
    place.draft_pages = ask_pages(place, "coordinator")
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
            paper=paper, number=1, content=freeze(content), made_by=place.people["coordinator"], **fields
        )
    for role in ("coordinator", "auditor", "mayor"):  # one that is over: nobody is asked for its passphrase
        over = {"begins_at": timezone.now(), "ends_at": timezone.now()}
        OwnCertificate.objects.create(municipality=place.municipality, user=place.people[role], **over)
    scan = storage.store(f"สแกน{place.secret}".encode())
    SignedScan.objects.create(version=place.versions["draft"], number=1, sha256=scan, media_type="image/png", size=1)
    WordFile.objects.create(version=place.versions["draft"], state="ready", sha256=storage.store(pdf))
    positions = {person.memberships.get().position for person in map(place.people.get, ("auditor", "mayor")) if person}
    for name, state in (("review", State.IN_REVIEW), ("sealed", State.SEALED)):
        submission = Submission.objects.create(
            version=place.versions[name], submitted_by=place.people["coordinator"], state=state
        )
        for order, position in enumerate(sorted(filter(None, positions), key=lambda p: p.pk), 1):
            step = SubmissionStep.objects.create(
                submission=submission, order=order, field=f"Sig_{order}", heading=place.secret, position=position
            )
            if name == "review" and order == 1:
                place.step = step
        if name == "sealed":
            place.decided = seal(place.versions[name], submission)
            SubmissionStep.objects.filter(pk=place.decided).update(
                decision="approved", decided_by=place.people["mayor"], decided_at=timezone.now()
            )


def seal(version: PaperVersion, submission: Submission) -> int:
    """Lets the last step be the one that signed the file; what stands in the file is not asked here. Its key."""
    signature = SignatureReport("Sig_1", "นายนำ เมืองดี", ("นายกเทศมนตรี",), "", None, True, True, True, Problem.NONE)
    report = VerificationReport(intact=True, signatures=(signature,), problem=Problem.NONE)
    last = submission.steps.order_by("order").last()
    assert last is not None
    SubmissionStep.objects.filter(pk=last.pk).update(sha256=version.sha256, report=report.as_json())
    return last.pk


def client_for(place: Place, role: str) -> Client:
    """Signed in as this role; the inactive one was switched off while signed in."""
    client = Client()
    if role != "anonymous":
        client.force_login(place.people[role])
        prove(client)
        let_read(client, place.municipality)  # an administrator; of others nobody asks
    if role == "inactive":
        person = place.people[role]
        person.is_active = False
        person.set_password(PASSWORD)
        person.save()
    return client


def addresses(resolver: URLResolver, namespace: str = "", route: str = "") -> Iterator[str]:
    """Every pattern's full name, or where it has none its route; the admin site is one family, tested below."""
    for pattern in resolver.url_patterns:
        where = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield namespace + pattern.name if pattern.name else where
        elif pattern.namespace != "admin":
            yield from addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace, where)
