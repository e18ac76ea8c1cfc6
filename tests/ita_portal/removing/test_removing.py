"""What was opened by mistake can be removed, on record; what something hangs on stays, and is told why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from accounts.tenancy import open_municipality
from approvals.actions import make_paper
from approvals.models import SignedScan
from approvals.publishing.actions import What, publish
from documents.composition import add_section, open_paper
from documents.models import Paper, PaperKind, PaperVersion
from documents.transitions import State
from ita_portal.removing.actions import CannotRemove, remove_paper, remove_plan, remove_scores, remove_version
from plans.analyses.actions import AnalysisTexts, save_analyses
from plans.bin.actions import delete_measure
from plans.models import Plan
from scores.actions import save_figures
from scores.models import Assessment
from tests.factories import actor_for, make_assessment, make_measure, make_member, make_plan, make_route

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


def reasons(attempt: object) -> str:
    with pytest.raises(CannotRemove) as refused:
        attempt()  # type: ignore[operator]  # a lambda
    return " ".join(refused.value.reasons)


def test_an_empty_plan_is_removed_on_record(actor: Actor, opened: Municipality, client: Client) -> None:
    plan = make_plan(opened)
    assert actor.user is not None
    client.force_login(actor.user)
    base = f"/m/{opened.code}/plan/2569"
    assert f"{base}/remove/" in client.get(f"{base}/").content.decode()
    assert "ไม่มีสิ่งอื่นหายไปด้วย" in client.get(f"{base}/remove/").content.decode()
    assert client.post(f"{base}/remove/")["Location"] == f"/m/{opened.code}/plan/"
    assert not Plan.objects.exists()
    entry = AuditEntry.objects.get(action="plan.removed")
    assert entry.detail == {"title": str(plan), "fiscal_year": 2569}
    assert client.post(f"{base}/remove/").status_code == 404
    make_measure(make_plan(opened))
    page = client.post(f"{base}/remove/")
    assert (page.status_code, "มีมาตรการ 1 รายการ" in page.content.decode()) == (409, True)


def test_a_plan_stays_while_something_hangs_on_it(actor: Actor, opened: Municipality) -> None:
    plan = make_plan(opened)
    measure = make_measure(plan)
    save_analyses(actor, plan, {1: AnalysisTexts("พบว่า")})
    with transaction.atomic():
        open_paper(actor, PaperKind.PLAN, 2569, "")
    said = reasons(lambda: remove_plan(actor, plan))
    assert "มีมาตรการ 1 รายการ" in said
    assert "มีบทวิเคราะห์ 1 ตัวชี้วัด" in said
    assert "มีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2569 (แบบห้าคอลัมน์) ที่จัดทำหรือร่างไว้" in said
    delete_measure(actor, measure)
    save_analyses(actor, plan, {1: AnalysisTexts()})
    remove_paper(actor, Paper.objects.get())
    remove_plan(actor, plan)  # and what lay in its bin
    assert not Plan.objects.exists()


def test_a_wrong_years_scores_are_removed_with_their_figures_on_record(actor: Actor, opened: Municipality) -> None:
    make_assessment(opened, 2567, {"1": Decimal("91.50")})
    remove_scores(actor, Assessment.objects.get(fiscal_year=2567))
    assert not Assessment.objects.exists()
    detail = AuditEntry.objects.get(action="scores.removed").detail
    assert detail["changes"] == {"1": ["91.50", None]}


def test_scores_stay_while_something_hangs_on_them(actor: Actor, opened: Municipality) -> None:
    assessment = make_assessment(opened)
    publish(actor, 2568, What.SCORES)
    make_plan(opened)
    clerk = actor_for(opened, make_member(opened, Role.STAFF))
    assert "ผู้ประสานงานของเทศบาลเท่านั้น" in reasons(lambda: remove_scores(clerk, assessment))
    said = reasons(lambda: remove_scores(actor, assessment))
    assert "แผนปีงบประมาณ พ.ศ. 2569 ตอบผลของปีนี้" in said
    assert "เผยแพร่ต่อสาธารณะอยู่" in said
    save_figures(actor, 2568, dict.fromkeys(assessment.entered()))
    remove_scores(clerk, assessment)  # nothing is left in it
    assert not Assessment.objects.exists()


@pytest.fixture
def version(actor: Actor, opened: Municipality) -> PaperVersion:
    make_assessment(opened)
    make_route(opened)
    return make_paper(actor, PaperKind.ANALYSIS, 2568, "narrative")


def test_an_unsubmitted_version_is_removed_and_its_papers_words_stay(actor: Actor, version: PaperVersion) -> None:
    add_section(actor, version.paper, "เขียนเอง")
    assert "กำลังจัดทำอยู่" in reasons(lambda: remove_version(actor, version))
    PaperVersion.objects.filter(pk=version.pk).update(state=State.CANCELLED)
    remove_version(actor, version)
    assert not PaperVersion.objects.exists()
    assert version.paper.sections.count() == 1
    assert AuditEntry.objects.get(action="paper.version_removed").detail == {"title": str(version)}
    remove_paper(actor, version.paper)
    assert not Paper.objects.exists()


def test_what_was_signed_by_hand_or_submitted_stays(actor: Actor, version: PaperVersion) -> None:
    PaperVersion.objects.filter(pk=version.pk).update(state=State.CANCELLED)
    SignedScan.objects.create(version=version, number=1, sha256="0" * 64, media_type="application/pdf", size=1)
    assert "มีสำเนาที่ลงนามด้วยมือ" in reasons(lambda: remove_version(actor, version))
    assert "มีสำเนาที่ลงนามด้วยมือ" in reasons(lambda: remove_paper(actor, version.paper))


def test_another_municipalitys_paper_is_not_found(actor: Actor, client: Client, other: Municipality) -> None:
    with open_municipality(other), transaction.atomic():
        paper = open_paper(system_actor(other), PaperKind.PLAN, 2569, "")
    assert actor.user is not None
    client.force_login(actor.user)
    assert client.post(f"/m/{actor.municipality.code}/papers/compose/{paper.pk}/remove/").status_code == 404
