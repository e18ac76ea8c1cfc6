"""What people write of each indicator: stored, cleared, on record only where it changed, and never lost to another."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import draft_of, keep_draft
from accounts.editing.merging import fingerprint, marks_in
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from plans.analyses.actions import (
    AnalysisTexts,
    Texts,
    analysed,
    draft_empty,
    draft_name,
    fields_of,
    merged,
    review_analysis,
    save_analyses,
    texts_of,
    written,
)
from plans.analyses.forms import AnalysisForm, as_data
from plans.models import IndicatorAnalysis, Plan
from plans.rules.coverage import AnalysedIndicators
from tests.factories import actor_for, make_member, make_plan

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]
W = AnalysisTexts


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened)


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return system_actor(opened)


def entered(plan: Plan, typed: Texts) -> Texts:
    """What the form makes of the texts as typed."""
    form = AnalysisForm(range(1, 11), written(plan), as_data(typed, ""))
    assert form.is_valid()
    return {number: row for number, row in form.texts().items() if any(row) or number in typed}


def recorded(action: str = "plan.analysed") -> list[list[int]]:
    return [entry.detail["indicators"] for entry in AuditEntry.objects.filter(action=action)]


def test_the_three_texts_come_in_one_spelling_and_are_stored_as_they_come(actor: Actor, plan: Plan) -> None:
    typed = {10: W(" พบว่า  จ\u0e4d\u0e32นวน\r\nน้อย ", " ช้า", "ปรับปรุง"), 3: W("", "", "รักษาระดับ"), 4: W("", " ", "")}
    save_analyses(actor, plan, entered(plan, typed))
    assert written(plan) == {10: W("พบว่า จำนวน\nน้อย", "ช้า", "ปรับปรุง"), 3: W("", "", "รักษาระดับ")}
    assert recorded() == [[3, 10]]


def test_a_text_that_came_in_otherwise_stays_letter_by_letter(actor: Actor, plan: Plan) -> None:
    untidy = W("จ\u0e4d\u0e32นวน  มาก\nสอง", "ข\u200b", " ค")
    save_analyses(actor, plan, {1: untidy})
    save_analyses(actor, plan, entered(plan, {1: W(*(text.replace("\n", "\r\n") for text in untidy))}))
    assert written(plan) == {1: untidy}
    assert recorded() == [[1]]


def test_only_what_changed_is_on_record(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("ก", "", "ข"), 2: W("ค")})
    save_analyses(actor, plan, {1: W("ก", "", "ข"), 2: W("ค", "ง"), 3: W()})
    assert written(plan) == {1: W("ก", "", "ข"), 2: W("ค", "ง")}
    assert recorded() == [[1, 2], [2]]


def test_saving_what_is_there_already_writes_nothing(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("ก", "ข")})
    save_analyses(actor, plan, entered(plan, {1: W(" ก ", "ข\u200b"), 2: W()}))
    assert recorded() == [[1]]


def test_emptying_all_takes_the_row_away_and_unnamed_indicators_stay(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("ก", "ข", "ค"), 2: W("ง", "จ")})
    save_analyses(actor, plan, {1: W()})
    assert written(plan) == {2: W("ง", "จ")}
    save_analyses(actor, plan, {2: W("", "จ")})
    assert written(plan) == {2: W("", "จ")}


def test_nobody_without_the_right_writes_or_reviews(opened: Municipality, plan: Plan) -> None:
    clerk = actor_for(opened, make_member(opened, Role.STAFF))
    with pytest.raises(PermissionDenied):
        save_analyses(clerk, plan, {1: W("ก")})
    with pytest.raises(PermissionDenied):
        review_analysis(clerk, plan, 1)


def test_what_is_saved_is_no_longer_last_years(actor: Actor, plan: Plan) -> None:
    for number in (1, 2, 3):
        IndicatorAnalysis.objects.create(plan=plan, indicator=number, response="ของปีก่อน", inherited=True)
    save_analyses(actor, plan, {1: W("", "", "ของปีนี้"), 2: W("", "", "ของปีก่อน")})
    review_analysis(actor, plan, 3)
    review_analysis(actor, plan, 3)
    assert [(a.indicator, a.inherited) for a in plan.analyses.all()] == [(1, False), (2, True), (3, False)]
    assert (recorded(), recorded("plan.reviewed")) == ([[1]], [[3]])


def test_saving_ends_the_draft(opened: Municipality, plan: Plan) -> None:
    writer = actor_for(opened, make_member(opened))
    keep_draft(writer, draft_name(2569, 1), 0, {"finding_1": "ก"})
    save_analyses(writer, plan, {1: W("ก")})
    assert draft_of(writer, draft_name(2569, 1)) is None


def test_texts_that_only_another_changed_are_kept(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("ก", "ข"), 2: W("ค")})
    opened = fingerprint(fields_of(written(plan)))
    save_analyses(actor, plan, {1: W("ก", "ข ของเขา", "ใหม่ของเขา"), 2: W()}, opened_with=opened)
    save_analyses(actor, plan, {1: W("ก ของเรา", "ข"), 2: W("ค"), 3: W("ของเรา")}, opened_with=opened)
    assert written(plan) == {1: W("ก ของเรา", "ข ของเขา", "ใหม่ของเขา"), 3: W("ของเรา")}


def test_a_text_that_both_changed_is_a_choice_and_nothing_is_stored(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("ก")})
    opened = fingerprint(fields_of(written(plan)))
    save_analyses(actor, plan, {1: W("ของเขา"), 2: W("", "ของเขา")}, opened_with=opened)
    mine = {1: W("ของเรา"), 2: W(), 3: W("สาม")}
    with pytest.raises(EditedMeanwhile):
        save_analyses(actor, plan, mine, opened_with=opened)
    assert written(plan) == {1: W("ของเขา"), 2: W("", "ของเขา")}
    found = merged(marks_in(opened), written(plan), mine)
    assert (found.mine, found.theirs, found.both) == (["3finding"], ["2weakness"], ["1finding"])
    assert texts_of(found.together, mine) == {1: W("ของเรา"), 2: W("", "ของเขา"), 3: W("สาม")}


@pytest.mark.parametrize("opened", ["", "nonsense", "1finding: 9:9", "1finding:0000000000000000"])
def test_a_broken_fingerprint_shows_both_rather_than_overwrite(opened: str) -> None:
    assert merged(marks_in(opened), {1: W("ของเขา")}, {1: W("ของเรา")}).both == ["1finding"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ก\nข \ud800", "ตัวชี้วัดที่ 10: บรรทัดที่ 2: อักขระ U\\+D800 เก็บไม่ได้"),
        ("ก" * 8001, "ตัวชี้วัดที่ 10: ยาวเกิน 8,000 ตัวอักษร"),
    ],
)
def test_a_text_that_cannot_be_stored_or_is_too_long_changes_nothing(
    actor: Actor, plan: Plan, text: str, said: str
) -> None:
    save_analyses(actor, plan, {3: W("ก", "", "")})
    with pytest.raises(ValidationError, match=said):
        save_analyses(actor, plan, {3: W("ข", "", ""), 10: W("", text, "")})
    assert written(plan) == {3: W("ก", "", "")}


def test_a_page_that_saves_as_one_types_meets_only_others(actor: Actor, plan: Plan) -> None:
    opened, mine, theirs = fingerprint({}), "aaaaaaaa", "bbbbbbbb"

    def save(texts: Texts, page: str) -> None:
        save_analyses(actor, plan, texts, opened_with=opened, page=page)

    save({1: W("ก")}, mine)
    save({1: W("กข")}, mine)  # what the page remembers is what it was opened with, still
    save({1: W("", "ของเขา")}, theirs)
    save({1: W("กขค")}, mine)
    assert written(plan) == {1: W("กขค", "ของเขา")}
    save({1: W("", "ของเขา")}, mine)  # emptied, and written again
    save({1: W("ใหม่", "ของเขา")}, mine)
    with pytest.raises(EditedMeanwhile):
        save({1: W("เขาก็เขียน", "ของเขา")}, theirs)
    save_analyses(actor, plan, {1: W("จากที่อื่น")})
    with pytest.raises(EditedMeanwhile):
        save({1: W("ใหม่กว่า")}, mine)
    assert recorded() == [[1], [1], [1]]  # once for each page, not for each word


def test_drafts_fill_what_is_empty_and_are_marked_until_read(actor: Actor, plan: Plan) -> None:
    save_analyses(actor, plan, {1: W("คนเขียน"), 2: W("คนเขียน", "คนเขียน", "คนเขียน")})
    draft = W("ร่าง", "ร่าง", "ร่าง")
    assert draft_empty(actor, plan, {1: draft, 2: draft, 3: W("ร่าง")}) == [1, 3]
    assert written(plan)[1] == W("คนเขียน", "ร่าง", "ร่าง")
    assert analysed(plan) == AnalysedIndicators(frozenset({2}), frozenset({1, 3}))
    review_analysis(actor, plan, 1)
    save_analyses(actor, plan, {3: W("แก้แล้ว")})
    assert analysed(plan) == AnalysedIndicators(frozenset({1, 2, 3}), frozenset())
    assert draft_empty(actor, plan, {1: draft}) == []


def test_what_an_indicator_means_is_no_analysis_of_its_result(plan: Plan, actor: Actor) -> None:
    save_analyses(actor, plan, {1: W(meaning="หมายถึง"), 2: W("พบ"), 3: W(weakness="ช้า"), 4: W(response="ทำ")})
    IndicatorAnalysis.objects.filter(plan=plan, indicator=4).update(inherited=True)
    assert analysed(plan) == AnalysedIndicators(frozenset({2, 3}), frozenset({4}))
