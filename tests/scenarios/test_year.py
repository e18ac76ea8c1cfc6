"""One municipality's whole year, through its own pages: from the figures to a paper anyone can verify."""

import os
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.audit import broken_links
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Municipality, Role, Unit
from accounts.tenancy import open_municipality
from approvals.models import Submission
from approvals.signing import sign_pending
from documents.actions import render_stored
from documents.authority import Authority
from documents.models import PaperVersion
from plans.models import Measure
from tests.confirming import prove, shown_on
from tests.documents.reading import squeezed, text_of
from tests.factories import AUDITOR_TITLE, FIGURES, MAYOR_TITLE, make_member, make_municipality, make_route, make_unit
from thai.digits import to_thai


@pytest.fixture
def town(db: None, authority: Authority) -> Municipality:
    """A municipality with its people, and nothing entered yet."""
    town = make_municipality(name="เทศบาลตำบลทดสอบ", document_prefix="ลป 52201")
    finance = make_unit(town, "กองคลัง")
    for username, name, role, more in (
        ("coordinator", "นางสาวจัดทำ ดี", Role.COORDINATOR, {"title": "นักวิเคราะห์นโยบายและแผน"}),
        ("finance", "นายคลัง รอบคอบ", Role.STAFF, {"unit": finance}),
        ("auditor", "นายตรวจ ถี่ถ้วน", Role.AUDITOR, {"title": AUDITOR_TITLE}),
        ("mayor", "นายนำ เมืองดี", Role.EXECUTIVE, {"title": MAYOR_TITLE}),
    ):
        make_member(town, role, username=username, name=name, password=None, **more)
    make_route(town)
    return town


class Person:
    """Someone signed in, whose requests end well."""

    def __init__(self, town: Municipality, username: str = "") -> None:
        self.base, self.client = f"/m/{town.code}/", Client()
        if username:
            with open_municipality(town):
                self.client.force_login(town.memberships.get(user__username=username).user)
            prove(self.client)

    def reads(self, path: str = "") -> str:
        answer = self.client.get(path if path.startswith("/") else self.base + path)
        assert answer.status_code == 200, path
        return answer.content.decode()

    def sends(self, path: str, **data: Any) -> str:
        """Posts a form that is accepted, and reads the page it leads to."""
        answer = self.client.post(self.base + path, data, follow=True)
        return self._accepted(answer, path)

    def signs(self, path: str, **data: Any) -> str:
        """The same with a form that is asked about once more."""
        answer = self.client.post(self.base + path, data)
        assert answer.status_code == 200, path
        shown = {"shown": shown_on(answer.content.decode())}
        return self._accepted(self.client.post(self.base + path, data | shown, follow=True), path)

    def _accepted(self, answer: Any, path: str) -> str:
        assert [status for _, status in answer.redirect_chain] == [302], path
        assert answer.status_code == 200
        return str(answer.content.decode())


def lines(name: str, *texts: str) -> dict[str, Any]:
    """A numbered list as the page's form sends it."""
    management = {f"{name}-TOTAL_FORMS": len(texts), f"{name}-INITIAL_FORMS": 0}
    return management | {f"{name}-{n}-text": text for n, text in enumerate(texts)}


def worker(town: Municipality) -> None:
    """Does what waits for the worker."""
    with open_municipality(town):
        for version in PaperVersion.objects.filter(state="queued"):
            render_stored(version.pk)
        for submission in Submission.objects.all():
            sign_pending(submission.pk)


def make_analysis(town: Municipality, coordinator: Person) -> PaperVersion:
    coordinator.sends("papers/make/", paper="analysis/narrative", year="2568")
    with open_municipality(town):
        version = PaperVersion.objects.latest("pk")
    assert "รอจัดทำ" in coordinator.reads(f"papers/{version.pk}/")
    worker(town)
    assert coordinator.client.get(f"{coordinator.base}papers/{version.pk}/progress/").headers["HX-Refresh"] == "true"
    assert "ลงนามและเสนอ" in coordinator.reads(f"papers/{version.pk}/")
    return version


def decide(town: Municipality, person: Person, version: PaperVersion, move: str, **said: str) -> None:
    """Finds the paper in the queue, reads it and decides at the step whose turn it is."""
    assert f"queue/{version.pk}/" in person.reads("queue/")
    with open_municipality(town):
        step = Submission.objects.get(version=version).current_step
    assert step is not None
    assert "ข้อความครบทุกตัวอักษร" in person.reads(f"queue/{version.pk}/steps/{step.pk}/")
    send = person.signs if move == "approve" else person.sends
    send(f"queue/{version.pk}/steps/{step.pk}/{move}/", **said)
    worker(town)


def test_a_year(town: Municipality, tmp_path: Path) -> None:
    coordinator, finance = Person(town, "coordinator"), Person(town, "finance")
    auditor, mayor, anyone = Person(town, "auditor"), Person(town, "mayor"), Person(town)

    # The figures, typed with Thai digits.
    assert "บันทึกคะแนนปี 2568" in coordinator.reads()
    figures = {f"item_{item}": to_thai(score) for item, score in FIGURES.items()}
    page = coordinator.sends("scores/2568/edit/", version=0, official_level="", **figures)
    assert "90.83" in page

    # The plan: analysis, a measure for the weakest indicator, and what the unit made of it.
    assert "เปิดแผนปี 2569" in coordinator.reads()
    coordinator.sends("plan/2569/open/")
    coordinator.sends("plan/2569/analysis/10/", finding_10="เผยแพร่ไม่ครบ 8 ข้อ", response_10="เผยแพร่ให้ครบใน ต.ค. 2568")
    with open_municipality(town):
        unit = Unit.objects.get()
    measure = {
        "kind": "measure",
        "title": "เผยแพร่ข้อมูลให้ครบ",
        "indicators": [10],
        "questions": "O21, o๒๒",
        "units": [unit.pk],
        "start": "2025-10-01",
        "end": "2026-09-01",
        "status": "planned",
        **lines("steps", "๑. ตั้งผู้รับผิดชอบ", "๑. นำขึ้น https://www.example.go.th/2569", ""),
    }
    coordinator.sends("plan/2569/measures/new/", version=0, **measure, **lines("outputs"))
    with open_municipality(town):
        made = Measure.objects.get()
    coordinator.sends("plan/2569/assign/", measures=[made.pk], due="")
    told = {"done": [], "outputs": ["เผยแพร่ครบ 8 ข้อ"], "outcome": "ตรวจสอบได้ทุกข้อ", "status": "done"}
    report = {**told, "opened": fingerprint({"status": "planned"})}
    finance.sends("plan/2569/reports/", **{f"{made.pk}-{name}": value for name, value in report.items()})
    page = finance.reads(f"plan/2569/measures/{made.pk}/")
    assert "ดำเนินการแล้วเสร็จ" in page

    # The paper goes up, comes back with a reason, and goes up again.
    first = make_analysis(town, coordinator)
    coordinator.signs(f"papers/{first.pk}/submit/", opinion="ขอเสนอ")
    worker(town)
    assert f"รอ{AUDITOR_TITLE}พิจารณา" in coordinator.reads(f"papers/{first.pk}/")
    decide(town, auditor, first, "return", reason="ข้อค้นพบของตัวชี้วัดที่ 8 ยังไม่มี")
    assert "ข้อค้นพบของตัวชี้วัดที่ 8 ยังไม่มี" in coordinator.reads()
    coordinator.sends("plan/2569/analysis/8/", finding_8="ประชาชนไม่ทราบช่องทางร้องเรียน")
    second = make_analysis(town, coordinator)
    assert (second.number, second.paper_id) == (2, first.paper_id)
    coordinator.signs(f"papers/{second.pk}/submit/", opinion="")
    assert "ข้อค้นพบของตัวชี้วัดที่ 8 ยังไม่มี" not in coordinator.reads()

    # Everyone agrees; only then is it public.
    decide(town, auditor, second, "approve", opinion="ตรวจแล้วถูกต้อง")
    assert anyone.client.get(f"/v/{second.code}/").status_code == 404
    decide(town, mayor, second, "approve", opinion="อนุมัติ")
    assert "ลงนามครบถ้วน" in mayor.reads(f"papers/{second.pk}/")
    assert anyone.client.get(f"/v/{first.code}/").status_code == 404

    # Anyone verifies it: by its code, by its file, and with a program that is not ours.
    page = anyone.client.post("/verify/", {"code": second.printed_code.lower()}, follow=True).content.decode()
    assert "รหัสนี้เป็นของเอกสารจริง ซึ่งยังใช้อยู่" in page
    assert page.count("ถูกต้อง ใบรับรองออกโดยระบบนี้") == 3
    pdf = anyone.client.get(f"/v/{second.code}/file/").content
    said = text_of(pdf)
    for phrase in (
        "ได้คะแนนภาพรวม ๙๐.๘๓ คะแนน",
        "เผยแพร่ไม่ครบ ๘ ข้อ",
        "ประชาชนไม่ทราบช่องทางร้องเรียน",
        "ข้อ o๒๒ รายงานการรับทรัพย์สินหรือประโยชน์อื่นใดโดยธรรมจรรยา",
        "นำขึ้น https://www.example.go.th/2569",
    ):
        assert squeezed(phrase) in said
    assert "ไฟล์นี้เป็นฉบับจริง และยังใช้อยู่" in anyone.client.post("/verify/", {"file": BytesIO(pdf)}).content.decode()
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    judged = subprocess.run(["pdfsig", str(file)], env=os.environ | {"HOME": str(tmp_path)}, capture_output=True)
    assert judged.stdout.decode(errors="replace").count("Signature is Valid.") == 3

    # And all of it is on record.
    with open_municipality(town):
        assert broken_links(town) == []
        assert [f"{e.user.username if e.user else 'system'} {e.action}" for e in AuditEntry.objects.all()] == [
            "coordinator scores.saved",
            "coordinator plan.opened",
            "coordinator plan.analysed",
            "coordinator measure.saved",
            "coordinator measure.assign",
            "finance measure.saved",
            "coordinator paper.made",
            "system paper.rendered",
            "coordinator paper.submitted",
            "system paper.signed",
            "auditor paper.returned",
            "coordinator plan.analysed",
            "coordinator paper.made",
            "system paper.rendered",
            "coordinator paper.submitted",
            "auditor paper.approved",
            "system paper.signed",
            "system paper.signed",
            "mayor paper.approved",
            "system paper.signed",
            "system paper.sealed",
        ]
