"""A municipality with the people and figures a paper needs, and the way of a paper as its worker would take it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from accounts.models import Municipality, Role, User
from accounts.permissions import Actor
from accounts.tenancy import open_municipality
from approvals import actions, signing
from approvals.models import Submission
from documents.actions import render_stored
from documents.models import PaperVersion
from plans.models import Plan
from tests.factories import (
    AUDITOR_TITLE,
    MAYOR_TITLE,
    actor_for,
    make_assessment,
    make_measure,
    make_member,
    make_plan,
    make_route,
)

# What a measure says so that its papers have no error.
WHOLE: dict[str, Any] = {"all_units": True, "start": dt.date(2025, 10, 1), "end": dt.date(2026, 9, 30)}
DRAFTER_TITLE = "นักวิเคราะห์นโยบายและแผน"


@dataclass(frozen=True)
class Town:
    """Its methods open the municipality by themselves."""

    municipality: Municipality
    coordinator: User
    auditor: User
    mayor: User
    plan: Plan

    def actor(self, user: User) -> Actor:
        return actor_for(self.municipality, user)

    def made(self, kind: str = "plan", year: int = 2569, variant: str = "") -> PaperVersion:
        """A version, rendered."""
        with open_municipality(self.municipality):
            version = actions.make_paper(self.actor(self.coordinator), kind, year, variant)
            render_stored(version.pk)
            version.refresh_from_db()
        assert version.is_ready, version.error
        return version

    def submitted(self, version: PaperVersion | None = None, opinion: str = "") -> Submission:
        """A submission with the drafter's decision and no signature yet."""
        with open_municipality(self.municipality):
            return actions.submit(self.actor(self.coordinator), version or self.made(), opinion)

    def approved(self, submission: Submission, user: User, opinion: str = "") -> Submission:
        """The submission after this user agreed at its current step."""
        with open_municipality(self.municipality):
            step = submission.current_step
            assert step is not None
            return actions.approve(self.actor(user), step, opinion)

    def signed(self, submission: Submission) -> Submission:
        """The submission after its worker came by, read anew."""
        with open_municipality(self.municipality):
            signing.sign_pending(submission.pk)
            return Submission.objects.select_related("version__paper").prefetch_related("steps").get(pk=submission.pk)

    def sealed(self, version: PaperVersion | None = None) -> Submission:
        """A submission everybody signed."""
        submission = self.submitted(version)
        submission = self.approved(submission, self.auditor, "ตรวจแล้วถูกต้อง")
        return self.signed(self.approved(submission, self.mayor, "อนุมัติ"))


def make_town(municipality: Municipality, **measure: Any) -> Town:
    """Three people, their route, the figures of 2568 and the plan of 2569 with one measure."""
    make_route(municipality)
    make_assessment(municipality)
    plan = make_plan(municipality)
    make_measure(plan, **WHOLE | measure)
    return Town(
        municipality,
        coordinator=make_member(
            municipality, Role.COORDINATOR, title=DRAFTER_TITLE, name="นางสาวจัดทำ ดี", password=None
        ),
        auditor=make_member(municipality, Role.AUDITOR, title=AUDITOR_TITLE, name="นายตรวจ ถี่ถ้วน", password=None),
        mayor=make_member(municipality, Role.EXECUTIVE, title=MAYOR_TITLE, name="นายนำ เมืองดี", password=None),
        plan=plan,
    )
