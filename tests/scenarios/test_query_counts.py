"""A page costs the same number of queries with one paper and with five."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Municipality, Position, Role, User
from accounts.tenancy import open_municipality
from approvals.models import Submission, SubmissionStep
from documents.models import Paper, PaperVersion
from tests.factories import (
    AUDITOR_TITLE,
    MAYOR_TITLE,
    make_assessment,
    make_measure,
    make_member,
    make_plan,
    make_route,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(municipality: Municipality) -> dict[str, User]:
    """Who looks at the pages; the municipality has figures and a plan."""
    make_route(municipality)
    make_assessment(municipality)
    make_measure(make_plan(municipality))
    roles = {"coordinator": (Role.COORDINATOR, ""), "auditor": (Role.AUDITOR, AUDITOR_TITLE)}
    roles["mayor"] = (Role.EXECUTIVE, MAYOR_TITLE)
    return {name: make_member(municipality, role, title=t, password=None) for name, (role, t) in roles.items()}


def add_papers(municipality: Municipality, drafter: User, years: range) -> None:
    """For each year three papers: a draft, one in review, one returned."""
    with open_municipality(municipality):
        positions = list(Position.objects.all())
        for year in years:
            for kind, state in (("plan", ""), ("analysis", "in_review"), ("implementation", "returned")):
                variant = {"analysis": "narrative", "implementation": "by-theme"}.get(kind, "")
                paper = Paper.objects.create(municipality=municipality, kind=kind, variant=variant, fiscal_year=year)
                version = PaperVersion.objects.create(
                    paper=paper, number=1, content={}, state="ready", sha256="a" * 64, pages=1, made_by=drafter
                )
                if state:
                    submission = Submission.objects.create(
                        version=version, submitted_by=drafter, state=state, reason="แก้ไข"
                    )
                    for order, position in enumerate(positions, 1):
                        SubmissionStep.objects.create(
                            submission=submission,
                            order=order,
                            field=f"Sig_{order}",
                            heading="ความเห็น",
                            position=position,
                        )


@pytest.mark.parametrize("path", ["", "papers/", "queue/"])
@pytest.mark.parametrize("who", ["coordinator", "auditor", "mayor"])
def test_a_list_costs_the_same_with_one_paper_and_with_five(
    municipality: Municipality, people: dict[str, User], who: str, path: str
) -> None:
    client = Client()
    client.force_login(people[who])
    counts = []
    for years in (range(2569, 2570), range(2565, 2569)):
        add_papers(municipality, people["coordinator"], years)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/m/{municipality.code}/{path}")
        assert page.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], [query["sql"] for query in queries.captured_queries]
