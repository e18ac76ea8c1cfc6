"""What the database itself refuses of papers and submissions, on either kind of it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Municipality
from approvals.models import Submission, SubmissionStep
from documents.models import VARIANTS, Paper, PaperVersion, new_code
from documents.papers.sources import of_work
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def version(opened: Municipality) -> PaperVersion:
    paper = Paper.objects.create(municipality=opened, kind="plan", fiscal_year=2569)
    return PaperVersion.objects.create(paper=paper, number=1, content={})


@pytest.fixture
def submission(version: PaperVersion) -> Submission:
    return Submission.objects.create(version=version, submitted_by=make_user(password=None))


def refuses(constraint: str, write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        write()
    # SQLite names the columns of a unique constraint, PostgreSQL the constraint.
    assert constraint in str(refused.value) or "UNIQUE" in str(refused.value)


def test_a_paper_is_one_row_and_so_is_each_version(version: PaperVersion) -> None:
    paper = version.paper
    refuses("paper_once", lambda: Paper.objects.create(municipality=paper.municipality, kind="plan", fiscal_year=2569))
    refuses("paper_version_once", lambda: PaperVersion.objects.create(paper=paper, number=1, content={}))
    refuses("code", lambda: PaperVersion.objects.create(paper=paper, number=2, content={}, code=version.code))


@pytest.mark.parametrize("fields", [{}, {"sha256": "a" * 64}, {"pages": 1}])
def test_a_ready_version_has_a_file(version: PaperVersion, fields: dict[str, object]) -> None:
    rows = PaperVersion.objects.filter(pk=version.pk)
    refuses("ready_version_has_a_file", lambda: rows.update(state="ready", **fields))
    rows.update(state="ready", sha256="a" * 64, pages=1)


def test_progress_is_a_percentage(version: PaperVersion) -> None:
    refuses("progress_is_a_percentage", lambda: PaperVersion.objects.update(progress=101))


def test_a_version_is_submitted_once(submission: Submission) -> None:
    user = submission.submitted_by
    refuses("version_id", lambda: Submission.objects.create(version=submission.version, submitted_by=user))


@pytest.mark.parametrize("state", ["returned", "revoked"])
def test_returning_and_revoking_need_a_reason(submission: Submission, state: str) -> None:
    refuses("returning_and_revoking_need_a_reason", lambda: Submission.objects.update(state=state))
    Submission.objects.update(state=state, reason="แก้ไข")


def test_a_decision_has_a_person_and_a_time_and_only_an_approval_is_signed(submission: Submission) -> None:
    step = SubmissionStep.objects.create(submission=submission, order=1, field="Sig_1", heading="ความเห็น")
    rows, person = SubmissionStep.objects.filter(pk=step.pk), submission.submitted_by
    now = timezone.now()
    refuses(
        "step_order_once",
        lambda: SubmissionStep.objects.create(submission=submission, order=1, field="Sig_2", heading="x"),
    )
    refuses("decision_has_a_person_and_a_time", lambda: rows.update(decision="approved", decided_by=person))
    refuses("decision_has_a_person_and_a_time", lambda: rows.update(decision="approved", decided_at=now))
    refuses("only_approved_steps_are_signed", lambda: rows.update(signed_at=now, sha256="a" * 64))
    rows.update(decision="approved", decided_by=person, decided_at=now)
    refuses("only_approved_steps_are_signed", lambda: rows.update(signed_at=now))
    rows.update(signed_at=now, sha256="a" * 64)


def test_codes_are_long_and_have_no_letters_taken_for_figures() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {12}
    assert set("".join(codes)).isdisjoint("01OIL")


def test_a_code_is_printed_in_groups(version: PaperVersion) -> None:
    version.code = "ABCDEFGHJKMN"
    assert version.printed_code == "ABCD-EFGH-JKMN"


def test_a_papers_year_of_work_is_the_same_asked_of_one_and_of_many(opened: Municipality) -> None:
    kinds = [(kind, variant) for kind, variants in VARIANTS.items() for variant, _ in variants]
    for kind, variant in kinds:
        paper = Paper.objects.create(municipality=opened, kind=kind, variant=variant, fiscal_year=2568)
        assert [year for year in (2567, 2568, 2569) if Paper.objects.filter(of_work(year), pk=paper.pk).exists()] == [
            paper.work_year
        ]
