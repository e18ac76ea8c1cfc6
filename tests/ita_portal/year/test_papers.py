"""The page of a year's papers: each in every state with its way on, its former versions, and what the page costs."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import storage
from accounts.models import Municipality, Position, Role, User
from approvals.models import Publication, Submission, SubmissionStep
from approvals.transitions import State as Way
from documents.models import Paper, PaperVersion
from plans.models import Plan
from tests.factories import make_measure, make_member
from tests.ita_portal.year.conftest import READY, add_version

pytestmark = pytest.mark.usefixtures("opened")
FOUR = (
    ("analysis", "narrative", 2568),
    ("plan", "", 2569),
    ("memo", "plan", 2569),
    ("implementation", "by-theme", 2569),
)


@pytest.fixture
def client(coordinator: User) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client


def submit(version: PaperVersion, user: User, state: str, **fields: Any) -> Submission:
    return Submission.objects.create(version=version, state=state, submitted_by=user, **fields)


def seal(version: PaperVersion, user: User) -> Submission:
    return submit(version, user, Way.SEALED, finished_at=timezone.now())


def shown(client: Client, place: Municipality, path: str = "papers/") -> Any:
    answer = client.get(f"/m/{place.code}/{path}")
    assert answer.status_code == 200
    return answer


def test_nothing_yet_says_of_each_paper_what_it_waits_for(opened: Municipality, client: Client) -> None:
    answer = shown(client, opened)
    assert answer.context["page"].told == "ลงนามครบ 0 จาก 4 ฉบับ · ยังขาด 4"
    assert [each.title for each, _ in answer.context["open"]] == [
        "รายงานการวิเคราะห์ผล",
        "แผนการนำผลสู่การปฏิบัติ",
        "บันทึกข้อความนำส่ง",
        "รายงานผลการดำเนินการ",
    ]
    assert "จัดทำร่าง" not in answer.text


def test_what_can_be_made_has_its_own_button_and_the_first_is_the_pages(
    opened: Municipality, plan: Plan, client: Client
) -> None:
    make_measure(plan, stage="assigned")
    answer = shown(client, opened)
    found = {each.task.key: (each.make, each.year) for each, _ in answer.context["open"]}
    assert found == {
        "paper-analysis": ("", 2568),
        "paper-plan": ("plan/", 2569),
        "paper-memo": ("", 2569),
        "paper-implementation": ("implementation/by-measure", 2569),  # a draft shows what is missing
    }
    assert answer.text.count("btn-primary") == 1
    assert f'<a href="/m/{opened.code}/plan/2569/reports/">เริ่มได้เมื่อรับรายงานครบ 1 มาตรการ</a>' in answer.text
    made = client.post(f"/m/{opened.code}/papers/make/", {"paper": "plan/", "year": 2569})
    assert made.status_code == 302
    refused = client.post(f"/m/{opened.code}/papers/make/", {"paper": "memo/analysis", "year": 2567})
    assert (refused.status_code, "จัดทำเอกสาร</h1>" in refused.text) == (422, True)


@pytest.mark.parametrize(
    ("version", "way", "said", "leads"),
    [
        (READY, "", "ร่าง ยังไม่เสนอ", "papers/{pk}/check/"),
        (READY, Way.RETURNED, "ตัวเลขผิด", "papers/compose/{paper}/"),
        (READY, Way.WITHDRAWN, "ถอนเรื่องแล้ว", "papers/compose/{paper}/"),
        ({"state": "failed", "sha256": "", "pages": None, "error": "ตัวเลขผิด"}, "", "ตัวเลขผิด", "papers/{pk}/"),
        ({"state": "queued", "sha256": "", "pages": None}, "", "กำลังจัดทำ", "papers/{pk}/"),
    ],
)
def test_what_is_not_on_its_way_says_why_and_leads_on(
    opened: Municipality, client: Client, coordinator: User, version: dict[str, Any], way: str, said: str, leads: str
) -> None:
    found = add_version(opened, "plan", **version)
    if way:
        submit(found, coordinator, way, reason="ตัวเลขผิด" if way == Way.RETURNED else "")
    answer = shown(client, opened)
    address = f"/m/{opened.code}/{leads.format(pk=found.pk, paper=found.paper_id)}"
    assert [links["go"] for each, links in answer.context["open"] if each.version] == [address]
    assert said in answer.text
    reader = Client()
    reader.force_login(make_member(opened, Role.STAFF, password=None))
    assert f'btn-primary" href="{address}"' not in shown(reader, opened).text


def test_a_paper_on_its_way_names_the_desk_and_every_stop(
    opened: Municipality, client: Client, coordinator: User
) -> None:
    found = add_version(opened, "plan")
    submission = submit(found, coordinator, Way.IN_REVIEW)
    ago = timezone.now() - dt.timedelta(days=6)
    for order, (heading, decided) in enumerate((("ผู้จัดทำ", ago), ("ปลัดเทศบาล", None), ("นายกเทศมนตรี", None))):
        position = Position.objects.create(municipality=opened, title=heading) if order else None
        SubmissionStep.objects.create(
            submission=submission,
            order=order,
            field=f"s{order}",
            heading=heading,
            position=position,
            decision="approved" if decided else "",
            decided_by=coordinator if decided else None,
            decided_at=decided,
        )
    (each,) = shown(client, opened).context["page"].on_way
    assert (each.said, each.is_long) == ("รอปลัดเทศบาล 6 วัน", True)
    assert [(stop.name, stop.state) for stop in each.way] == [
        ("ผู้จัดทำ", "done"),
        ("ปลัดเทศบาล", "now"),
        ("นายกเทศมนตรี", ""),
        ("ผนึก", ""),
    ]


def test_what_is_sealed_has_its_link_and_former_versions_are_folded(
    opened: Municipality, client: Client, coordinator: User
) -> None:
    returned = add_version(opened, "plan")
    submit(returned, coordinator, Way.RETURNED, reason="เลขที่ว่าง")
    in_force = add_version(opened, "plan")
    seal(in_force, coordinator)
    draft = add_version(opened, "plan")
    page = shown(client, opened).context["page"]
    (sealed,) = page.sealed
    assert (sealed.version, sealed.is_published) == (in_force, False)
    assert [each.version for each in sealed.former] == [returned]
    assert [(each.version, each.former) for each in page.open if each.version] == [(draft, ())]
    Publication.objects.create(
        municipality=opened, fiscal_year=2569, what=Publication.What.PAPER, paper=draft.paper, published_by=coordinator
    )
    text = shown(client, opened).text
    assert f'/p/{opened.code}/2569/plan/" readonly' in text
    assert "“เลขที่ว่าง”" in text


def test_a_whole_year_says_so_and_comes_as_one_file(opened: Municipality, client: Client, coordinator: User) -> None:
    for kind, variant, year in FOUR:
        made = storage.store(f"%PDF {kind}".encode())
        seal(add_version(opened, kind, variant, year, sha256=made), coordinator)
    answer = shown(client, opened)
    assert answer.context["page"].told == "ลงนามครบ 4 จาก 4 ฉบับ"
    assert "ลงนามครบทั้ง 4 ฉบับแล้ว" in answer.text
    assert "ยังขาด</h2>" not in answer.text
    assert "btn-primary" not in answer.text
    file = client.get(f"/m/{opened.code}/years/2569/papers.zip")
    with zipfile.ZipFile(io.BytesIO(file.getvalue())) as archive:
        assert {archive.read(name) for name in archive.namelist()} == {f"%PDF {kind}".encode() for kind, *_ in FOUR}
    assert client.get(f"/m/{opened.code}/years/2568/papers.zip").status_code == 404


def test_other_years_are_links_with_counts(opened: Municipality, client: Client, coordinator: User) -> None:
    seal(add_version(opened, "plan", year=2568), coordinator)
    add_version(opened, "analysis", "narrative", year=2567)
    text = shown(client, opened).text
    assert f'<a href="/m/{opened.code}/years/2568/papers/">เอกสารปี 2568 (ลงนามครบ 1 จาก 2 ฉบับ)</a>' in text
    assert "เอกสารปี 2568</h1>" in shown(client, opened, "years/2568/papers/").text


def test_the_page_costs_the_same_at_one_version_and_at_three_hundred(
    opened: Municipality, plan: Plan, client: Client, coordinator: User
) -> None:
    make_measure(plan)
    found = add_version(opened, "plan")
    seal(found, coordinator)
    submit(add_version(opened, "analysis", "narrative", year=2568), coordinator, Way.IN_REVIEW)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            shown(client, opened)
        return len(captured)

    one = cost()
    PaperVersion.objects.bulk_create(
        PaperVersion(paper=found.paper, number=number, content={}, **READY) for number in range(2, 301)
    )
    assert cost() == one


def test_a_paper_of_a_year_that_the_switch_lacks_is_shown(opened: Municipality, client: Client) -> None:
    version = add_version(opened, "plan", year=2560)
    assert version in [each.version for each, _ in shown(client, opened, "years/2560/papers/").context["open"]]
    version.delete()
    Paper.objects.all().delete()
    assert client.get(f"/m/{opened.code}/years/2560/papers/").headers["Location"] == f"/m/{opened.code}/papers/"


def test_a_paper_whose_making_was_cancelled_keeps_its_words(opened: Municipality, plan: Plan, client: Client) -> None:
    version = add_version(opened, "analysis", "by-question", 2568, state="cancelled", sha256="")
    [edit] = [links["edit"] for each, links in shown(client, opened).context["open"] if each.composed]
    assert edit == reverse("approvals:compose", kwargs={"code": opened.code, "pk": version.paper.pk})
