"""The audit trail as a municipality reads it: plain sentences, chosen, paged at a fixed cost, and as files."""

from __future__ import annotations

import ast
import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.audit import record
from accounts.models import AuditEntry, Municipality, Role, User
from accounts.permissions import Actor, system_actor
from accounts.step_up import NOT_PROVEN, PROVEN
from accounts.tenancy import open_municipality
from approvals.own_certificates.forms import NOT_OPENED, OPENED
from documents.actions import RECORDED
from documents.models import Paper, PaperVersion
from ita_portal import trail
from ita_portal.trail_words import ACTS, ADMINISTERED, GROUPS, changes, sentence
from plans.models import Measure
from plans.rules import workflow
from scores.actions import save_figures
from tests.approvals.town import Town
from tests.factories import actor_for, make_assessment, make_measure, make_member, make_plan
from tests.house.production import ROOT
from tests.house.test_docs import APPS

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(municipality: Municipality) -> User:
    return make_member(municipality, name="นางสาวจัดทำ ดี")


@pytest.fixture
def reader(client: Client, coordinator: User) -> Client:
    client.force_login(coordinator)
    return client


def page(client: Client, place: Municipality, query: str = "") -> str:
    answer = client.get(f"/m/{place.code}/trail/?{query}")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode().partition('<ol class="trail">')[2]))


def numbers(client: Client, place: Municipality, query: str = "") -> list[int]:
    """Of the entries that are shown, from the file of the same filters."""
    text = client.get(f"/m/{place.code}/trail/export.csv?{query}").content.decode("utf-8-sig")
    return [int(row["ลำดับ"]) for row in csv.DictReader(io.StringIO(text))]


# --- Every action has its words ---------------------------------------------------------------------------------------

NOT_LITERAL = {
    ("accounts/step_up.py", "actions[0] if right else actions[1]"): {PROVEN, NOT_PROVEN, OPENED, NOT_OPENED},
    ("accounts/administered.py", "each.action"): {
        f"{noun}.{d}" for noun in ADMINISTERED for d in ("added", "changed", "removed")
    }
    | {"account.password_set", "account.factors_taken"},
    ("approvals/actions.py", "action"): {"paper.withdrawn", "paper.revoked"},
    ("documents/actions.py", "RECORDED[move]"): set(RECORDED.values()),
    ("plans/handover/actions.py", "f'measure.{move}'"): {f"measure.{move}" for move in workflow.Move},
    ("scores/import_jobs.py", "action"): {"scores.file_uploaded", "scores.file_confirmed", "scores.file_cancelled"},
}


def recorded() -> Iterator[tuple[str, str, ast.expr]]:
    """(file, source of the action, the action) of every call that writes an entry of a municipality."""
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            source = file.read_text("utf-8")
            name = str(file.relative_to(ROOT))
            if name == "accounts/audit.py" or "from accounts.audit import" not in source:
                continue
            for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
                if not isinstance(call.func, ast.Name):
                    continue
                actions: list[ast.expr] = []
                if call.func.id == "record":
                    actions = [call.args[1]]
                elif call.func.id == "record_many":
                    actions = [t.elts[1] for t in ast.walk(call) if isinstance(t, ast.Tuple) and len(t.elts) == 4]
                    assert actions, name
                elif call.func.id == "record_each":
                    actions = [t.elts[0] for t in ast.walk(call) if isinstance(t, ast.Tuple) and len(t.elts) == 3]
                    assert actions, name
                for action in actions:
                    yield name, ast.unparse(action), action


def test_every_action_has_its_sentence() -> None:
    found, composed = set(), set()
    for file, source, action in recorded():
        match action:
            case ast.Constant(value=str(word)):
                found.add(word)
            case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
                found |= {one, other}
            case _:
                composed.add((file, source))
    assert composed == set(NOT_LITERAL)
    assert len(found) > 40
    assert (found | set().union(*NOT_LITERAL.values())) - set(ACTS) == set()


def test_no_action_is_described_that_nobody_records() -> None:
    found = {word for _, source, _ in recorded() for word in re.findall(r"'([a-z]+\.[a-z_]+)'", source)}
    assert set(ACTS) - found - set().union(*NOT_LITERAL.values()) == set()


def test_every_word_is_thai_and_every_act_stands_in_a_group() -> None:
    for action, act in ACTS.items():
        assert act.group in GROUPS, action
        assert re.search("[ก-ฮ]", act.label), action
        assert re.search("[ก-ฮ]", act.sentence), action


# --- Sentences --------------------------------------------------------------------------------------------------------


def test_a_sentence_says_who_did_what_to_which_paper_at_which_step(town: Town, client: Client) -> None:
    town.sealed()
    client.force_login(town.mayor)
    text = page(client, town.municipality)
    assert re.search(r"นายตรวจ ถี่ถ้วน เห็นชอบ.+ฉบับที่ 1 ในขั้นความเห็นนักวิชาการตรวจสอบภายใน “ตรวจแล้วถูกต้อง”", text)
    assert "นางสาวจัดทำ ดี ลงนามและเสนอ" in text
    assert re.search(r"ระบบ ปิดผนึก.+ฉบับที่ 1 เพราะลงนามครบทุกขั้น", text)


def test_figures_stand_before_and_after_with_the_names_of_their_year(
    reader: Client, municipality: Municipality, coordinator: User
) -> None:
    make_assessment(municipality)
    with open_municipality(municipality):
        save_figures(actor_for(municipality, coordinator), 2568, {"10": Decimal("70.50")}, official_level="ผ่าน")
    text = page(reader, municipality)
    assert "บันทึกคะแนนปีงบประมาณ พ.ศ. 2568" in text
    assert re.search(r"ตัวชี้วัดที่ 10 การป้องกันการทุจริต: 70.00 → 70.50", text)
    assert re.search(r"ระดับ: – → ผ่าน", text)


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ({}, []),
        ({"changes": {"1": [None, "90.00"]}}, [("1", "–", "90.00")]),
        ({"changes": {"1": ["90.00"], "2": "x"}}, []),
        ({"before": {"title": "ก", "day": None}, "after": {"title": "ข", "day": None}}, [("ชื่อ", "ก", "ข")]),
        ({"before": 3, "now": 9}, [("", "3", "9")]),
        ({"before": "good", "after": "bad"}, [("", "good", "bad")]),
        (
            {"before": [], "after": [{"a": "ความเห็น", "b": "ปลัด"}, {"a": "คำสั่ง", "b": "นายก"}]},
            [("", "–", "ความเห็น – ปลัด; คำสั่ง – นายก")],
        ),
    ],
)
def test_changes_are_read_in_every_form_they_were_kept_in(
    detail: dict[str, object], told: list[tuple[str, str, str]]
) -> None:
    assert changes(detail) == told


@pytest.mark.parametrize("action", ACTS)
def test_an_old_entry_without_detail_still_makes_a_sentence(action: str) -> None:
    assert "{" not in sentence(action, {}, "", "")


def test_braces_and_markup_in_what_was_typed_stay_what_they_are(
    reader: Client, municipality: Municipality, coordinator: User
) -> None:
    make_measure(make_plan(municipality), title="<script>{what.__class__}</script>")
    body = reader.get(f"/m/{municipality.code}/trail/").content.decode()
    assert "&lt;script&gt;{what.__class__}&lt;/script&gt;" in body


def test_what_is_gone_is_named_by_the_entry_itself(reader: Client, municipality: Municipality) -> None:
    measure = make_measure(make_plan(municipality), title="มาตรการที่จะลบ")
    with open_municipality(municipality):
        record(system_actor(municipality), "measure.progressed", measure, day="2026-01-01")
        Measure.objects.all().delete()
    assert "บันทึกความคืบหน้าของมาตรการ “รายการที่ลบไปแล้ว”" in page(reader, municipality)
    assert "บันทึกมาตรการ “มาตรการที่จะลบ” รุ่นที่ 1" in page(reader, municipality)


def test_an_action_of_another_release_is_told_as_unknown(reader: Client, municipality: Municipality) -> None:
    with open_municipality(municipality):
        record(system_actor(municipality), "later.added", municipality, **{"0": 1})
    assert "ระบบ ทำรายการที่ระบบรุ่นนี้ไม่มีคำอธิบาย" in page(reader, municipality)


# --- Choosing ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def entries(municipality: Municipality, coordinator: User) -> None:
    """1: the system saves figures; 2: the coordinator opens a plan; 3: the same, publishes."""
    actor = actor_for(municipality, coordinator)
    with open_municipality(municipality):
        for who, action in (
            (system_actor(municipality), "scores.saved"),
            (actor, "plan.opened"),
            (actor, "font.added"),
        ):
            record(who, action, municipality, fiscal_year=2569)


def test_the_filters_choose_by_person_kind_thing_and_day(
    reader: Client, municipality: Municipality, coordinator: User, entries: None
) -> None:
    def chosen(query: str) -> list[int]:
        return numbers(reader, municipality, query)

    assert chosen("") == [3, 2, 1]
    assert chosen(f"person={coordinator.pk}") == [3, 2]
    assert chosen("person=system") == [1]
    assert chosen("action=plan.opened") == [2]
    assert chosen("group=papers") == [3]
    assert chosen(f"person={coordinator.pk}&group=scores") == []
    assert chosen("start=1/1/2569&end=31/12/2580") == [3, 2, 1]
    assert chosen("end=1/1/2569") == []
    assert chosen("start=1/1/2580") == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("start=31/2/2569", "31"),
        ("start=2/1/2569&end=1/1/2569", "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"),
        ("person=99999999999999999999", "99999999999999999999"),
        ("action=nothing", "nothing"),
    ],
)
def test_what_is_not_understood_is_told_and_chooses_nothing(
    reader: Client, municipality: Municipality, entries: None, query: str, message: str
) -> None:
    answer = reader.get(f"/m/{municipality.code}/trail/?{query}")
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode()
    assert message in answer.content.decode()


def test_days_are_those_of_bangkok(municipality: Municipality, entries: None) -> None:
    """An entry of 00:30 in Bangkok is one of that day, though of the day before in UTC."""
    with open_municipality(municipality):
        last = AuditEntry.objects.order_by("-sequence")[0]
        day = dt.datetime.fromtimestamp(last.at.timestamp(), tz=dt.timezone(dt.timedelta(hours=7))).date()
        chosen = trail.entries_of(municipality, trail.TrailChoice(start=day, end=day))
        assert chosen.filter(pk=last.pk).exists()


def test_the_filters_name_former_members_too(reader: Client, municipality: Municipality, coordinator: User) -> None:
    gone = make_member(municipality, Role.STAFF, name="นายเคย อยู่")
    with open_municipality(municipality):
        record(Actor(municipality=municipality, user=gone), "plan.opened", municipality)
        gone.memberships.all().delete()
    assert "นายเคย อยู่</option>" in reader.get(f"/m/{municipality.code}/trail/").content.decode()


# --- Its cost ---------------------------------------------------------------------------------------------------------


def test_a_page_costs_the_same_with_one_entry_and_with_many(
    reader: Client, municipality: Municipality, coordinator: User
) -> None:
    plan = make_plan(municipality)
    counts = []
    for years in (range(2569, 2570), range(2560, 2568)):
        with open_municipality(municipality):
            for year in years:
                paper = Paper.objects.create(municipality=municipality, kind="plan", fiscal_year=year)
                version = PaperVersion.objects.create(paper=paper, number=1, content={}, made_by=coordinator)
                record(actor_for(municipality, coordinator), "paper.made", version)
                record(
                    system_actor(municipality), "scores.saved", municipality, fiscal_year=year, changes={"1": [1, 2]}
                )
        for _ in years:
            make_measure(plan)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(f"/m/{municipality.code}/trail/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], [query["sql"] for query in queries.captured_queries]


def test_pages_keep_the_filters(reader: Client, municipality: Municipality) -> None:
    with open_municipality(municipality):
        for _ in range(trail.PAGE + 1):
            record(system_actor(municipality), "plan.opened", municipality)
    first = reader.get(f"/m/{municipality.code}/trail/?action=plan.opened").content.decode()
    assert 'href="?action=plan.opened&amp;page=2"' in first
    assert "รายการที่ 1 " in page(reader, municipality, "action=plan.opened&page=2")


# --- As files ---------------------------------------------------------------------------------------------------------


def test_both_files_hold_what_the_page_shows_and_no_formula(
    reader: Client, municipality: Municipality, coordinator: User
) -> None:
    coordinator.name = "=HYPERLINK(1)"
    coordinator.save()
    with open_municipality(municipality):
        record(
            actor_for(municipality, coordinator),
            "scores.saved",
            municipality,
            fiscal_year=2568,
            changes={"1": [None, "9"]},
        )
        entry = record(system_actor(municipality), "measure.return", municipality, title="ก", reason="แก้\x07ตัวเลข")
    answer = reader.get(f"/m/{municipality.code}/trail/export.csv")
    assert "attachment; filename=" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["ลำดับ", "2", "1"]
    assert rows[1][3:] == ["ส่งมาตรการกลับ", "ส่งมาตรการ “ก” กลับให้แก้ไข", "", "แก้\x07ตัวเลข", entry.hash]
    assert (rows[2][2], rows[2][5]) == ("'=HYPERLINK(1)", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่: – → 9")
    book = load_workbook(io.BytesIO(reader.get(f"/m/{municipality.code}/trail/export.xlsx").content))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["ลำดับ", "2", "1"]
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=HYPERLINK(1)", "s")


def test_too_much_for_one_file_is_told(
    reader: Client, municipality: Municipality, entries: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "MOST_EXPORTED", 2)
    for name in ("csv", "xlsx"):
        answer = reader.get(f"/m/{municipality.code}/trail/export.{name}?person=", follow=True)
        assert answer.redirect_chain == [(f"/m/{municipality.code}/trail/?", 302)]
        assert "ส่งออกได้ครั้งละไม่เกิน 2 รายการ" in answer.content.decode()
    assert numbers(reader, municipality, "action=plan.opened") == [2]
