"""Entering a year: the page, its live check, its draft, and two people at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, User
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from scores.actions import save_figures
from scores.forms import typed_score
from scores.models import Assessment, AssessmentRevision
from tests.factories import FIGURES, actor_for, make_member, make_municipality

pytestmark = pytest.mark.django_db

YEAR = 2568
KEEP = {"autosave": "keep"}


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.STAFF, name="สมชาย ใจดี")


@pytest.fixture
def colleague(municipality: Municipality) -> User:
    return make_member(municipality, Role.COORDINATOR, name="สมหญิง รักงาน")


@pytest.fixture
def staff(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def store(municipality: Municipality, figures: Mapping[str, Any], by: User | None = None, **more: Any) -> None:
    with open_municipality(municipality):
        actor = actor_for(municipality, by) if by else system_actor(municipality)
        year = more.pop("year", YEAR)
        save_figures(actor, year, {item: score and Decimal(score) for item, score in figures.items()}, **more)


def url(name: str, municipality: Municipality, year: int = YEAR) -> str:
    return reverse(f"scores:{name}", kwargs={"code": municipality.code, "year": year})


def typed(figures: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    fields = {f"item_{item.replace('/', '_')}": str(score) for item, score in figures.items()}
    return {"version": "0", **fields, **more}


def stored(municipality: Municipality) -> dict[str, Decimal]:
    with open_municipality(municipality):
        return Assessment.objects.get(fiscal_year=YEAR).entered()


def drafts(municipality: Municipality) -> list[Draft]:
    with open_municipality(municipality):
        return list(Draft.objects.all())


# --- What is typed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("๙๙.๓๕", "99.35"),
        ("99,35", "99.35"),
        (" 99 .35", "99.35"),
        ("99.35,", "99.35"),
        ("\u200b99.35\u00a0", "99.35"),
        ("100", "100.00"),
        ("0", "0.00"),
        ("-", None),
        ("–", None),
        ("−", None),
        ("", None),
    ],
)
def test_scores_as_people_type_and_paste_them(text: str, score: str | None) -> None:
    assert typed_score(text) == (score and Decimal(score))


@pytest.mark.parametrize("text", ["9 5", "1,000", "99,355", "1,0,0", "-5", "ํา", "99.35.1", "100.01", "o"])
def test_what_is_no_score_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"ทศนิยม|100"):
        typed_score(text)


# --- The live check ---------------------------------------------------------------------------------------------------


def test_check_says_what_each_row_gives(staff: Client, municipality: Municipality) -> None:
    answer = staff.post(url("check", municipality), typed({**FIGURES, "5": "๘๘.๗๑", "IIT": "98.97", "9": "abc"}))
    assert answer.status_code == 200
    assert answer.json() == {
        "items": {
            "IIT": {
                "derived": "96.97",
                "differs": True,
                "explained_by": [],
                "error": "",
                "words": "คำนวณได้ 96.97 ไม่ตรงกับที่กรอก",
            },
            "EIT": {
                "derived": "93.79",
                "differs": False,
                "explained_by": [],
                "error": "",
                "words": "คำนวณได้ 93.79",
            },
            "total": {
                "derived": "90.83",
                "differs": False,
                "explained_by": [],
                "error": "",
                "words": "คำนวณได้ 90.83",
            },
            "9": {
                "derived": "",
                "differs": False,
                "explained_by": [],
                "error": "ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือ “-” เมื่อไม่มีคะแนน",
                "words": "ต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกิน 2 ตำแหน่ง หรือ “-” เมื่อไม่มีคะแนน",
            },
        },
        "level": '<span class="level l3"><i aria-hidden="true">'
        + '<b class="on"></b>' * 3
        + "<b></b><b></b></i>ผ่าน</span>",
        "reason": "คะแนนภาพรวม 90.83 แต่ แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) 82.50 ต่ำกว่า 85",
        "changes_stored": False,
    }


def test_check_names_the_figure_that_explains_a_difference(staff: Client, municipality: Municipality) -> None:
    figures = {"i1": "98.05", "i2": "100", "i3": "100", "1": "99.53", "2": "99.78", "3": "100", "4": "96.99"}
    answer = staff.post(url("check", municipality), typed({**figures, "5": "98.71", "IIT": "98.97"})).json()
    assert answer["items"]["IIT"]["words"] == "คำนวณได้ 99.00 น่าจะผิดที่ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"
    assert answer["items"]["1"]["words"] == "คำนวณได้ 99.35 ไม่ตรงกับที่กรอก"


def test_check_stores_nothing_and_knows_a_change_from_a_first_entry(staff: Client, municipality: Municipality) -> None:
    store(municipality, {"9": "95.00"})
    first = staff.post(url("check", municipality), typed({"9": "๙๕", "10": "70"}, version="1")).json()
    change = staff.post(url("check", municipality), typed({"9": "", "10": "70"}, version="1")).json()
    assert (first["changes_stored"], change["changes_stored"]) == (False, True)
    assert stored(municipality) == {"9": Decimal("95.00")}


# --- Who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["check", "edit"])
def test_only_who_may_edit_scores_here(
    client: Client, municipality: Municipality, other: Municipality, name: str
) -> None:
    client.force_login(make_member(municipality, Role.AUDITOR))
    assert client.post(url(name, municipality), typed(FIGURES)).status_code == 403
    client.force_login(make_member(other))
    assert client.post(url(name, municipality), typed(FIGURES)).status_code == 404
    client.logout()
    assert client.post(url(name, municipality), typed(FIGURES)).status_code == 302
    with open_municipality(municipality):
        assert not Assessment.objects.exists()
        assert not Draft.objects.exists()


@pytest.mark.parametrize("name", ["check", "edit"])
def test_what_javascript_calls_is_posted_with_a_token(person: User, municipality: Municipality, name: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(person)
    assert strict.post(url(name, municipality), typed(FIGURES, autosave="keep")).status_code == 403


@pytest.mark.parametrize("name", ["check", "edit"])
def test_a_year_without_rules_is_not_found(staff: Client, municipality: Municipality, name: str) -> None:
    assert staff.post(url(name, municipality, 2540), typed(FIGURES)).status_code == 404


# --- The draft --------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_as_typed_offered_again_and_gone_after_saving(
    staff: Client, person: User, municipality: Municipality
) -> None:
    form = typed({"9": "๙๕", "10": "หกสิบ", "no_such": "1"}, reason="พิมพ์ผิด", page_of=person.pk, official_level="")
    answer = staff.post(url("edit", municipality), KEEP | form)
    assert answer.json()["said"].startswith("บันทึกร่างแล้ว ")
    assert answer.json()["newer"] == ""
    [draft] = drafts(municipality)
    assert (draft.user, draft.form, draft.version) == (person, f"scores/{YEAR}", 0)
    assert draft.typed == {
        "version": "0",
        "item_9": "๙๕",
        "item_10": "หกสิบ",
        "reason": "พิมพ์ผิด",
        "official_level": "",
    }

    page = staff.get(url("edit", municipality))
    assert page.status_code == 200
    for text in ("มีร่างที่ยังไม่ได้บันทึก", 'value="๙๕"', 'value="หกสิบ"', "ต้องเป็นตัวเลข 0 ถึง 100"):
        assert text in page.text

    saved = staff.post(url("edit", municipality), typed({"9": "๙๕", "10": "60"}))
    assert saved.status_code == 302
    assert stored(municipality) == {"9": Decimal("95.00"), "10": Decimal("60.00")}
    assert drafts(municipality) == []


def test_a_draft_that_says_nothing_new_is_not_kept(staff: Client, person: User, municipality: Municipality) -> None:
    store(municipality, {"9": "95.00"})
    staff.post(url("edit", municipality), KEEP | typed({"9": "96"}, version="1"))
    assert len(drafts(municipality)) == 1
    answer = staff.post(url("edit", municipality), KEEP | typed({"9": "๙๕"}, version="1"))
    assert answer.json() == {"state": "saved", "said": "ไม่มีสิ่งที่ยังไม่ได้บันทึก", "newer": ""}
    assert drafts(municipality) == []


def test_a_draft_is_thrown_away_when_asked(staff: Client, municipality: Municipality) -> None:
    staff.post(url("edit", municipality), KEEP | typed({"9": "96"}))
    answer = staff.post(url("edit", municipality), {"autosave": "discard"})
    assert answer.headers["Location"] == url("edit", municipality)
    assert drafts(municipality) == []
    assert "data-discard" not in staff.get(url("edit", municipality)).text


def test_a_draft_stays_with_its_writer(staff: Client, colleague: User, municipality: Municipality) -> None:
    staff.post(url("edit", municipality), KEEP | typed({"9": "12.34"}))
    staff.force_login(colleague)
    assert "12.34" not in staff.get(url("edit", municipality)).text
    # The page of the one, in a browser where the other has signed in since.
    other = typed({"9": "56.78"}, page_of=colleague.pk + 1000)
    assert staff.post(url("edit", municipality), KEEP | other).status_code == 409
    assert [draft.typed["item_9"] for draft in drafts(municipality)] == ["12.34"]


def test_a_refused_save_keeps_the_draft(staff: Client, municipality: Municipality) -> None:
    staff.post(url("edit", municipality), KEEP | typed({"9": "195"}))
    answer = staff.post(url("edit", municipality), typed({"9": "195"}))
    assert answer.status_code == 422
    assert 'value="195"' in answer.text
    assert len(drafts(municipality)) == 1


# --- Two people -------------------------------------------------------------------------------------------------------


@pytest.fixture
def behind(municipality: Municipality, person: User, colleague: User) -> dict[str, Any]:
    """What a person typed into a form of version 1, while a colleague saved version 2.

    Only the person changed 8, only the colleague 9, both 10; both wrote the same into 7.
    """
    store(municipality, {"6": "60", "8": "80", "9": "90", "10": "70"}, person)
    store(municipality, {"7": "75", "9": "91", "10": "71"}, colleague, version=1)
    return typed({"6": "60", "7": "75", "8": "88", "9": "90", "10": "๗๒"}, version="1", reason="ตามประกาศ")


def test_who_saves_second_compares_and_loses_nothing(
    staff: Client, municipality: Municipality, behind: dict[str, Any]
) -> None:
    answer = staff.post(url("edit", municipality), behind)
    assert answer.status_code == 409
    rows = {row.item: row for row in answer.context["conflicts"]}
    assert {(row.item, row.conflict.stored, row.conflict.by, row.conflict.touched) for row in rows.values()} == {
        ("9", "91.00", "สมหญิง รักงาน", False),
        ("10", "71.00", "สมหญิง รักงาน", True),
    }
    # The colleague's where nothing was changed here; where both changed, no choice is made for anyone.
    assert (rows["9"].choice.value(), rows["10"].choice.value()) == ("theirs", None)
    for text in ('value="88"', 'value="๗๒"', "91.00", "สมหญิง รักงาน", 'value="ตามประกาศ"'):
        assert text in answer.text
    assert stored(municipality)["10"] == Decimal("71.00")

    chosen = {**behind, "version": "2", "base": "1", "choose_item_9": "theirs"}
    unchosen = staff.post(url("edit", municipality), chosen)
    assert unchosen.status_code == 422
    assert "กรุณาเลือกว่าจะใช้คะแนนใด" in unchosen.text

    assert staff.post(url("edit", municipality), {**chosen, "choose_item_10": "mine"}).status_code == 302
    assert stored(municipality) == {
        "6": Decimal("60.00"),
        "7": Decimal("75.00"),
        "8": Decimal("88.00"),
        "9": Decimal("91.00"),
        "10": Decimal("72.00"),
    }
    with open_municipality(municipality):
        last = AssessmentRevision.objects.get(version=3)
    assert last.changes == {"8": ["80.00", "88.00"], "10": ["71.00", "72.00"]}
    assert last.reason == "ตามประกาศ"


def test_the_colleagues_figure_can_be_taken_over_what_cannot_be_read(
    staff: Client, municipality: Municipality, behind: dict[str, Any]
) -> None:
    choices = {"version": "2", "base": "1", "choose_item_9": "theirs", "choose_item_10": "theirs"}
    assert staff.post(url("edit", municipality), {**behind, "item_10": "abc", **choices}).status_code == 302
    assert stored(municipality)["10"] == Decimal("71.00")


def test_a_third_save_in_between_is_compared_again(
    staff: Client, municipality: Municipality, colleague: User, behind: dict[str, Any]
) -> None:
    store(municipality, {"8": "81"}, colleague, version=2)
    again = {**behind, "version": "2", "base": "1", "choose_item_9": "theirs", "choose_item_10": "mine"}
    answer = staff.post(url("edit", municipality), again)
    assert answer.status_code == 409
    rows = {row.item: row for row in answer.context["conflicts"]}
    assert {item: row.choice.value() for item, row in rows.items()} == {"8": None, "9": "theirs", "10": "mine"}


def test_a_draft_from_before_a_colleagues_save_is_shown_beside_it(
    staff: Client, municipality: Municipality, behind: dict[str, Any]
) -> None:
    answer = staff.post(url("edit", municipality), KEEP | behind).json()
    assert answer["newer"].startswith("สมหญิง รักงาน บันทึกคะแนนปีนี้เมื่อ ")
    page = staff.get(url("edit", municipality))
    assert {row.item for row in page.context["conflicts"]} == {"9", "10"}
    assert page.context["form"].data["version"] == 2
    assert page.context["form"].data["base"] == 1
    assert "กรุณาเลือกว่าจะใช้คะแนนใด" not in page.text
    # On the comparison page itself the colleague's save is no news, and the choices are part of the draft.
    chosen = {**behind, "version": "2", "base": "1", "choose_item_10": "mine"}
    assert staff.post(url("edit", municipality), KEEP | chosen).json()["newer"] == ""
    [draft] = drafts(municipality)
    assert (draft.version, draft.typed["choose_item_10"]) == (1, "mine")


def test_a_year_entered_by_two_at_once(staff: Client, municipality: Municipality, colleague: User) -> None:
    store(municipality, {"9": "91"}, colleague, official_level="ผ่าน")
    answer = staff.post(url("edit", municipality), typed({"9": "92", "10": "70"}, official_level="ผ่านดี"))
    assert answer.status_code == 409
    assert [(row.item, row.conflict.stored) for row in answer.context["conflicts"]] == [
        ("9", "91.00"),
        ("level", "ผ่าน"),
    ]
    choices = {"version": "1", "base": "0", "choose_item_9": "mine", "choose_official_level": "theirs"}
    form = typed({"9": "92", "10": "70"}, official_level="ผ่านดี") | choices
    assert staff.post(url("edit", municipality), form).status_code == 302
    with open_municipality(municipality):
        assert Assessment.objects.get().official_level == "ผ่าน"
    assert stored(municipality) == {"9": Decimal("92.00"), "10": Decimal("70.00")}


# --- What stands beside a figure --------------------------------------------------------------------------------------


def test_every_change_is_shown_with_who_when_why(
    staff: Client, municipality: Municipality, colleague: User, person: User
) -> None:
    store(municipality, {"9": "90.00"}, colleague)
    staff.post(url("edit", municipality), typed({"9": "95"}, version="1", reason="ผลอุทธรณ์  คําร้อง"))
    page = staff.get(url("edit", municipality))
    row = next(g.indicator for g in page.context["groups"] if g.indicator.item == "9")
    assert [(c.by, c.before, c.after, c.source, c.reason) for c in row.history] == [
        ("สมชาย ใจดี", "90.00", "95.00", "กรอก", "ผลอุทธรณ์ คำร้อง"),
        ("สมหญิง รักงาน", None, "90.00", "กรอก", ""),
    ]
    assert "90.00 → 95.00" in page.text
    assert "เหตุผล: ผลอุทธรณ์ คำร้อง" in page.text


def test_a_reason_is_at_most_300_characters(staff: Client, municipality: Municipality) -> None:
    answer = staff.post(url("edit", municipality), typed({"9": "95"}, reason="ก" * 301))
    assert answer.status_code == 422
    store(municipality, {"9": "95"})
    assert staff.post(url("edit", municipality), typed({"9": "96"}, version="1", reason="ก" * 300)).status_code == 302


def test_last_year_stands_beside_what_means_the_same(staff: Client, municipality: Municipality) -> None:
    """Question i3 of 2567 is another question than i3 of 2568 where the lists differ."""
    store(municipality, {"total": "88.88", "9": "77.77"}, year=2567)
    page = staff.get(url("edit", municipality))
    assert page.context["summary"][0].before == Decimal("88.88")
    assert next(g.indicator.before for g in page.context["groups"] if g.indicator.item == "9") == Decimal("77.77")


def test_the_grid_has_every_question_of_the_year_in_its_parts(staff: Client, municipality: Municipality) -> None:
    groups = staff.get(url("edit", municipality)).context["groups"]
    sixth = {heading: [row.item for row in rows] for heading, rows in groups[5].parts}
    assert sixth == {"ส่วนที่ 1": ["e1/1", "e2/1", "e3/1"], "ส่วนที่ 2": ["e1/2", "e2/2", "e3/2"]}
    assert [group.count for group in groups] == [3, 3, 3, 3, 3, 6, 6, 6, 20, 8]


def test_queries_do_not_grow(
    staff: Client,
    municipality: Municipality,
    colleague: User,
    django_assert_max_num_queries: Any,
    django_assert_num_queries: Any,
) -> None:
    store(municipality, {**FIGURES, "i1": "98"}, year=2567)
    store(municipality, {**FIGURES, "i1": "98", "i2": "97"}, colleague)
    with django_assert_max_num_queries(18) as first:
        staff.get(url("edit", municipality))
    for n in range(3):
        store(municipality, {"i1": f"9{n}", "9": f"9{n}", "o1": "100"}, colleague)
    with django_assert_num_queries(len(first)):
        staff.get(url("edit", municipality))
    with django_assert_max_num_queries(13):
        staff.get(url("year", municipality))


def test_nonsense_for_a_version_is_a_form_from_before_anything(staff: Client, municipality: Municipality) -> None:
    assert staff.post(url("edit", municipality), typed({"9": "95"}, version="x")).status_code == 302
    for version in ("x", "", "-1", "9" * 30):
        answer = staff.post(url("edit", municipality), typed({"9": "96"}, version=version, base="?"))
        assert answer.status_code == 409, version
    assert stored(municipality) == {"9": Decimal("95.00")}


def test_drafts_of_different_municipalities_do_not_meet(staff: Client, municipality: Municipality) -> None:
    second = make_municipality()
    member = make_member(second)
    staff.post(url("edit", municipality), KEEP | typed({"9": "12.34"}))
    staff.force_login(member)
    staff.post(url("edit", second), KEEP | typed({"9": "56.78"}))
    assert json.dumps([d.typed for d in drafts(municipality)]).count("12.34") == 1
    assert "12.34" not in staff.get(url("edit", second)).text
