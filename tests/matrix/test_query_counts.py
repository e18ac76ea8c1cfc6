"""Every page costs the same number of queries where there is little of everything and where there is much."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import ActingAppointment, Membership, MembershipOffer, Notice, Position, Role, Unit, User
from accounts.tenancy import open_municipality
from approvals.models import Submission, SubmissionStep
from documents.models import Paper, PaperVersion
from plans.models import Measure
from plans.reporting.models import Contribution, MeasureComment
from plans.transfer.models import MeasureImport
from tests.factories import make_assessment, make_many_measures, make_municipality
from tests.matrix.people import Place, client_for
from tests.matrix.test_urls import ROWS

pytestmark = pytest.mark.django_db

FEW, MANY = 1, 300
READERS = ("coordinator", "unit", "auditor", "mayor", "officer", "administrator")


def more_of_everything(place: Place, count: int) -> None:
    """So many more units, people, measures in every stage, papers in every state, and whatever belongs to them."""
    town, year = place.municipality, place.measure.plan
    user = place.people["coordinator"]
    with open_municipality(town):
        units = Unit.objects.bulk_create(Unit(municipality=town, name=f"งานที่ {count}-{n}") for n in range(count))
        people = User.objects.bulk_create(User(username=f"many{count}-{n}", name=f"คนที่ {n}") for n in range(count))
        posts = Position.objects.bulk_create(
            Position(municipality=town, title=f"ตำแหน่งที่ {count}-{n}") for n in range(count)
        )
        members = Membership.objects.bulk_create(
            Membership(municipality=town, user=person, role=Role.STAFF, unit=unit, position=post)
            for person, unit, post in zip(people, units, posts, strict=True)
        )
        today = timezone.localdate()
        ActingAppointment.objects.bulk_create(
            ActingAppointment(position=post, membership=member, start=today, end=today + dt.timedelta(days=9))
            for post, member in zip(posts, members, strict=True)
        )
        strangers = User.objects.bulk_create(User(username=f"asked{count}-{n}", name=f"คนอื่น {n}") for n in range(count))
        MembershipOffer.objects.bulk_create(
            MembershipOffer(municipality=town, named=person.username, user=person, role=Role.STAFF, by=user)
            for person in strangers
        )
        for stage in ("draft", "assigned", "submitted", "returned", "accepted"):
            make_many_measures(year, max(1, count // 5), stage=stage, all_units=stage == "submitted")
        make_many_measures(year, max(1, count // 5), "กองคลังลับฝั่งเหนือ", stage="assigned")
        measures = list(Measure.objects.filter(plan=year))
        Contribution.objects.bulk_create(
            Contribution(measure=measure, unit=unit, stage="submitted", outcome="ผล")
            for measure in measures if measure.all_units and measure.pk != place.shared
            for unit in units[:2]
        )  # fmt: skip
        talked_of = [*measures, *[place.measure] * count]
        MeasureComment.objects.bulk_create(MeasureComment(measure=each, by=user, text="ความเห็น") for each in talked_of)
        MeasureImport.objects.bulk_create(
            MeasureImport(plan=year, user=user, filename=f"{n}.tsv", content=b"") for n in range(count)
        )
        _more_papers(place, count)
    Notice.objects.bulk_create(
        Notice(user=person, municipality=town, key=f"many{count}-{n}", title=f"แจ้งที่ {n}", path="/style/")
        for person in place.people.values() if person.pk
        for n in range(count)
    )  # fmt: skip
    for _ in range(3):
        make_assessment(make_municipality(province=town.province))


def _more_papers(place: Place, count: int) -> None:
    steps = list(SubmissionStep.objects.filter(submission__version=place.versions["sealed"]))
    kinds = [("implementation", "by-theme"), ("memo", "analysis")]
    kinds += [("analysis", variant) for variant in ("narrative", "by-question")]
    latest = 2569 - Paper.objects.filter(kind="implementation").count()
    papers = Paper.objects.bulk_create(
        Paper(municipality=place.municipality, kind=kind, variant=variant, fiscal_year=latest - n)
        for n in range(-(-count // len(kinds)))
        for kind, variant in kinds
    )
    sealed = place.versions["sealed"]
    file = {"content": sealed.content, "state": "ready", "sha256": sealed.sha256, "pages": 1, "made_by": sealed.made_by}
    versions = PaperVersion.objects.bulk_create(PaperVersion(paper=paper, number=1, **file) for paper in papers)
    states = ("in_review", "returned", "sealed", "withdrawn")
    submissions = Submission.objects.bulk_create(
        Submission(version=version, submitted_by=place.people["coordinator"], state=states[n % 4], reason="แก้ไข")
        for n, version in enumerate(versions)
    )
    SubmissionStep.objects.bulk_create(
        SubmissionStep(
            submission=submission, order=step.order, field=step.field, heading="ความเห็น", position_id=step.position_id
        )
        for submission in submissions
        for step in steps
    )


def queries(client: Client, url: str, session: str) -> Counter[str]:
    """What one reading asks of the database, by its words without values; whatever it writes is undone."""
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        assert client.get(url, {"year": 2568} if "start" in url else {}).status_code == 200, url
        transaction.set_rollback(True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    return Counter(each["sql"].split("WHERE")[0] for each in asked.captured_queries)


def test_no_page_asks_more_where_there_is_more(here: Place) -> None:
    clients = {role: client_for(here, role) for role in READERS}
    sessions = {role: client.cookies[settings.SESSION_COOKIE_NAME].value for role, client in clients.items()}
    pages = [
        (role, reverse(name, kwargs=here.address(name)))
        for (name, method), cells in ROWS.items() if method == "GET"
        for role in READERS if cells[role] == "200"
    ]  # fmt: skip
    pages = list({url: (role, url) for role, url in reversed(pages)}.values())  # each by the first who may

    def counted() -> dict[str, Counter[str]]:
        return {url: queries(clients[role], url, sessions[role]) for role, url in pages}

    more_of_everything(here, FEW)
    before = counted()
    more_of_everything(here, MANY)
    after = counted()
    more = {url: after[url] - before[url] for url in before if after[url].total() > before[url].total()}
    assert more == {}
