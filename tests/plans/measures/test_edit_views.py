"""Entering a measure: the form, its draft, its buttons, and two people at once."""

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from accounts.editing.models import Draft
from accounts.models import Municipality, Role, User
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from plans.bin.actions import delete_measure
from plans.measures.actions import save_measure
from plans.measures.content import content_of
from plans.models import Measure, MeasureRevision, Plan
from plans.rules.workflow import Stage
from scores.rules import rules_for
from tests.factories import FIGURES, make_assessment, make_measure, make_member, make_plan, make_unit
from tests.scores.published import municipal

pytestmark = pytest.mark.django_db

NO_LINES = {f"{name}-{counter}_FORMS": "0" for name in ("steps", "outputs") for counter in ("TOTAL", "INITIAL")}
TYPED = {"version": "0", "kind": "measure", "title": "มาตรการใหม่", "status": "planned"} | NO_LINES
KEEP, DISCARD, SCRIPT = {"autosave": "keep"}, {"autosave": "discard"}, {"Accept": "application/json"}
STEPS = {"steps-TOTAL_FORMS": "3", "steps-0-text": "๑. หนึ่ง", "steps-1-text": "", "steps-2-text": "สอง"}


@pytest.fixture
def plan(municipality: Municipality) -> Plan:
    return make_plan(municipality)


@pytest.fixture
def base(municipality: Municipality) -> str:
    return f"/m/{municipality.code}/plan/"


@pytest.fixture
def new(base: str) -> str:
    return f"{base}2569/measures/new/"


@pytest.fixture
def person(municipality: Municipality) -> User:
    return make_member(municipality, Role.COORDINATOR, name="ผู้ประสานงานหนึ่ง")


@pytest.fixture
def coordinator(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


def measures(plan: Plan) -> list[Measure]:
    with open_municipality(plan.municipality):
        return list(plan.measures.with_rows())


def drafts(plan: Plan) -> list[Draft]:
    with open_municipality(plan.municipality):
        return list(Draft.objects.all())


def edit(base: str, measure: Measure) -> str:
    return f"{base}2569/measures/{measure.pk}/edit/"


def meanwhile(measure: Measure, **changes: Any) -> None:
    """A colleague saves it."""
    with open_municipality(measure.plan.municipality):
        stored = Measure.objects.with_rows().get(pk=measure.pk)
        content = type(content_of(stored))(**vars(content_of(stored)) | changes)
        save_measure(system_actor(measure.plan.municipality), measure.plan, content, measure=stored)


def test_a_gap_begins_the_measure_that_closes_it(coordinator: Client, plan: Plan, new: str) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    form = coordinator.get(f"{new}?indicator=10").context["form"]
    assert form["indicators"].value() == [10]
    assert "70.00" in form["finding"].value()
    form = coordinator.get(f"{new}?question=o21").context["form"]
    assert (form["indicators"].value(), form["questions"].value()) == ([10], "o21")
    for nonsense in ("indicator=x", "indicator=99", "question=q1", "indicator=" + "9" * 400):
        assert coordinator.get(f"{new}?{nonsense}").context["form"]["indicators"].value() is None


def test_a_finding_speaks_of_a_score_that_was_derived(coordinator: Client, plan: Plan, new: str) -> None:
    questions = dict.fromkeys(municipal().question_items["1"], Decimal("60.00"))
    make_assessment(plan.municipality, 2568, {i: s for i, s in FIGURES.items() if i != "1"} | questions)
    finding = coordinator.get(f"{new}?indicator=1").context["form"]["finding"].value()
    assert "ได้ 60.00 คะแนน ต่ำกว่าเป้าหมาย 85 คะแนนอยู่ 25.00 คะแนน" in finding


def test_the_questions_of_a_measure_stand_with_their_names(coordinator: Client, plan: Plan, base: str) -> None:
    with open_municipality(plan.municipality):
        measure = make_measure(plan, questions=["i10", "o13", "o27"])
    page = coordinator.get(f"{base}2569/measures/{measure.pk}/edit/")
    i10 = f"ข้อ i10 {rules_for(2568, 'municipality').words_of('i10')}"
    o13 = "ข้อ o13 รายงานผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุประจำปี"
    o27 = "ข้อ o27 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ชื่อข้อยังไม่ยืนยัน)"
    assert page.context["form"].asked_names() == (
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล",
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต",
        *(i10, o13, o27),
    )
    assert [len(names) for _, names in page.context["form"].known_names()] == [3, 3, 3, 3, 3, 3, 3, 3, 20, 8]
    assert f"<div>{o13}</div><div>{o27}</div>" in coordinator.get(f"{base}2569/measures/{measure.pk}/").content.decode()


def test_what_was_typed_is_stored(coordinator: Client, plan: Plan, base: str, new: str) -> None:
    more: dict[str, Any] = {
        "title": "มาตรการใหม่\r\nบรรทัดที่สอง",
        "indicators": ["9", "10"],
        "questions": "o๑๒",
        "start": "2025-10-01",
        "end": "2026-09-01",
        "budget": "๑๕,๐๐๐.๕๐ บาท",
        "target_group": "ประชาชน",
        "remark": "โทรถามกองช่าง",
    }
    response = coordinator.post(new, TYPED | STEPS | more, follow=True)
    [measure] = measures(plan)
    assert response.redirect_chain == [(f"{base}2569/measures/{measure.pk}/", 302)]
    assert measure.title == "มาตรการใหม่\nบรรทัดที่สอง"
    assert [(s.order, s.text) for s in measure.steps.all()] == [(1, "หนึ่ง"), (2, "สอง")]
    assert (measure.indicator_numbers, measure.question_ids) == ([9, 10], ["o12"])
    assert (measure.start, measure.end) == (dt.date(2025, 10, 1), dt.date(2026, 9, 30))
    assert (str(measure.budget), measure.target_group, measure.remark) == ("15000.50", "ประชาชน", "โทรถามกองช่าง")


def test_all_mistakes_are_told_at_once(coordinator: Client, plan: Plan, new: str) -> None:
    wrong = {"title": "", "budget": "สองหมื่น", "questions": "i99", "start": "2026-05-01", "end": "2025-10-01"}
    answer = coordinator.post(new, TYPED | wrong)
    assert set(answer.context["form"].errors) == {"title", "budget", "questions", "end"}


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        ({"title": ""}, "กรุณาระบุชื่อมาตรการ/โครงการ/กิจกรรม"),
        ({"questions": "i99"}, "ปีงบประมาณ พ.ศ. 2568 ไม่มีข้อ i99"),
        ({"start": "2026-05-01", "end": "2025-10-01"}, "วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม"),
        ({"budget": "สองหมื่น"}, "กรุณากรอกเป็นจำนวนเงิน เช่น 15000 หรือ 15,000.50"),
        ({"budget": "-5"}, "กรุณากรอกเป็นจำนวนเงิน เช่น 15000 หรือ 15,000.50"),
    ],
)
def test_after_an_error_everything_typed_is_still_there(
    coordinator: Client, plan: Plan, new: str, mistake: dict[str, str], message: str
) -> None:
    unit = make_unit(plan.municipality)
    typed: dict[str, Any] = TYPED | STEPS | {"finding": "พบ <ปัญหา>", "theme": "ประเด็นหนึ่ง", "outcome": "ผลลัพธ์ที่ได้"}
    chosen = {"indicators": ["9"], "units": [str(unit.pk)]}
    response = coordinator.post(new, typed | chosen | mistake)
    page = response.content.decode()
    assert response.status_code == 422
    assert message in page
    for text in ("พบ &lt;ปัญหา&gt;", "ประเด็นหนึ่ง", "ผลลัพธ์ที่ได้", "๑. หนึ่ง", "สอง"):
        assert text in page
    form = response.context["form"]
    assert (form["indicators"].value(), form["units"].value()) == (["9"], [str(unit.pk)])
    assert measures(plan) == []


def test_a_period_outside_the_year_or_within_a_month_survives_an_edit(
    coordinator: Client, plan: Plan, base: str
) -> None:
    measure = make_measure(plan, start=dt.date(2025, 9, 15), end=dt.date(2026, 3, 10))
    page = coordinator.get(edit(base, measure))
    form = page.context["form"]
    assert (form["start"].value(), form["end"].value()) == ("2025-09-01", "2026-03-01")
    assert "ก.ย. 2568 (นอกปีงบประมาณ)" in page.content.decode()
    typed = TYPED | {"version": "1", "title": "แก้ชื่อ", "start": "2025-09-01", "end": "2026-03-01"}
    assert coordinator.post(edit(base, measure), typed).status_code == 302
    [stored] = measures(plan)
    assert (stored.start, stored.end) == (dt.date(2025, 9, 15), dt.date(2026, 3, 10))


@pytest.mark.parametrize("role", [Role.STAFF, Role.AUDITOR, Role.EXECUTIVE])
def test_who_may_not_edit_a_measure_is_refused_the_form(client: Client, plan: Plan, base: str, role: str) -> None:
    theirs = make_measure(plan, title="ของกองช่าง", units=[make_unit(plan.municipality, "กองช่าง")], stage=Stage.ASSIGNED)
    client.force_login(make_member(plan.municipality, role, unit=make_unit(plan.municipality)))
    url = edit(base, theirs)
    assert client.get(url).status_code == 403
    assert client.post(url, TYPED | {"version": "1"}).status_code == 403
    assert client.post(url, TYPED | KEEP).status_code == 403
    assert client.post(url, DISCARD).status_code == 403
    assert client.get(f"{base}2569/measures/new/").status_code == 403
    assert [m.title for m in measures(plan)] == ["ของกองช่าง"]
    assert drafts(plan) == []


def test_staff_edit_their_units_measure(client: Client, plan: Plan, base: str) -> None:
    unit = make_unit(plan.municipality)
    measure = make_measure(plan, units=[unit], stage=Stage.ASSIGNED)
    client.force_login(make_member(plan.municipality, Role.STAFF, unit=unit))
    assert client.post(edit(base, measure), TYPED | {"version": "1", "units": [unit.pk]}).status_code == 302
    assert [m.title for m in measures(plan)] == ["มาตรการใหม่"]


# --- Buttons within the form ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "order"),
    [
        ("steps:2:up", ["๑. หนึ่ง", "สอง", ""]),
        ("steps:0:down", ["", "๑. หนึ่ง", "สอง"]),
        ("steps:0:up", ["๑. หนึ่ง", "", "สอง"]),
        ("steps:9:up", ["๑. หนึ่ง", "", "สอง"]),
        ("nothing:x:up", ["๑. หนึ่ง", "", "สอง"]),
    ],
)
def test_an_item_moves_and_nothing_is_saved(
    coordinator: Client, plan: Plan, new: str, asked: str, order: list[str]
) -> None:
    response = coordinator.post(new, TYPED | STEPS | {"arrange": asked, "title": "", "indicators": ["9"]})
    assert response.status_code == 200
    steps = next(formset for name, _, formset in response.context["lists"] if name == "steps")
    assert [form["text"].value() for form in steps][:3] == order
    assert response.context["form"]["indicators"].value() == ["9"]
    assert "กรุณาระบุชื่อ" not in response.content.decode()
    assert measures(plan) == []


def test_a_finding_is_drafted_where_none_is_written_and_never_over_one(
    coordinator: Client, plan: Plan, new: str
) -> None:
    make_assessment(plan.municipality, 2568, FIGURES)
    typed: dict[str, Any] = TYPED | {"draft_finding": "1", "indicators": ["10"], "title": ""}
    assert "70.00" in coordinator.post(new, typed).context["form"]["finding"].value()
    kept = coordinator.post(new, typed | {"finding": "เขียนเอง"}).context["form"]["finding"].value()
    assert kept == "เขียนเอง"


def test_one_more_line_carries_its_number_and_the_next(coordinator: Client, base: str) -> None:
    response = coordinator.get(f"{base}lines/steps/4/", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert 'name="steps-4-text"' in page
    assert 'value="steps:4:up"' in page
    assert '<input type="hidden" name="steps-TOTAL_FORMS" value="5"' in page
    assert f'hx-get="{base}lines/steps/5/"' in page
    assert "<html" not in page
    for path in ("lines/steps/60/", "lines/units/1/"):
        assert coordinator.get(base + path).status_code == 404


# --- The draft --------------------------------------------------------------------------------------------------------


def test_a_draft_is_kept_as_typed_offered_again_and_gone_after_saving(
    coordinator: Client, person: User, plan: Plan, base: str
) -> None:
    measure = make_measure(plan, title="เดิม", steps=["เดิม"])
    typed: dict[str, Any] = TYPED | STEPS | {"version": "1", "title": "", "indicators": ["1", "2"], "budget": "ไม่รู้"}
    answer = coordinator.post(edit(base, measure), typed | KEEP)
    assert "บันทึกร่างแล้ว" in answer.content.decode()
    [draft] = drafts(plan)
    assert (draft.user, draft.form, draft.version) == (person, f"measure/{measure.pk}", 1)
    response = coordinator.get(edit(base, measure))
    page, form = response.content.decode(), response.context["form"]
    assert "มีร่างที่ยังไม่ได้บันทึก" in page
    assert (form["indicators"].value(), form["budget"].value(), form["title"].value()) == (["1", "2"], "ไม่รู้", "")
    assert "๑. หนึ่ง" in page
    assert coordinator.post(edit(base, measure), TYPED | {"version": "1"}).status_code == 302
    assert drafts(plan) == []


def test_a_new_measure_has_a_draft_for_each_page_it_is_typed_on(coordinator: Client, plan: Plan, new: str) -> None:
    first, second = (coordinator.get(new).context["key"] for _ in range(2))
    assert first != second
    coordinator.post(new, TYPED | STEPS | KEEP | {"key": first, "title": "หน้าแรก"})
    coordinator.post(new, TYPED | STEPS | KEEP | {"key": second, "title": "หน้าที่สอง"})
    opened = coordinator.get(new)
    assert (opened.context["form"]["title"].value(), opened.context["key"]) == ("หน้าที่สอง", second)
    coordinator.post(new, TYPED | {"key": second, "title": "หน้าที่สอง"})
    assert coordinator.get(new).context["form"]["title"].value() == "หน้าแรก"
    assert coordinator.post(new, DISCARD | {"key": first}).headers["Location"] == new
    assert coordinator.get(new).context["form"]["title"].value() is None
    assert [m.title for m in measures(plan)] == ["หน้าที่สอง"]


def test_a_draft_that_says_nothing_new_is_not_kept(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="เดิม", steps=[], indicators=[])
    same = TYPED | {"version": "1", "title": "เดิม"}
    answer = coordinator.post(edit(base, measure), same | KEEP)
    assert "ไม่มีสิ่งที่ยังไม่ได้บันทึก" in answer.content.decode()
    assert drafts(plan) == []


def test_another_persons_page_keeps_nothing(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan)
    answer = coordinator.post(edit(base, measure), TYPED | KEEP | {"page_of": "999999"}, headers=SCRIPT)
    assert (answer.status_code, answer.json()) == (409, {"state": "person"})
    assert drafts(plan) == []


def test_a_draft_stays_with_its_writer(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan)
    coordinator.post(edit(base, measure), TYPED | KEEP | {"title": "ลับของคนแรก"})
    colleague = Client()
    colleague.force_login(make_member(plan.municipality, Role.COORDINATOR))
    assert "ลับของคนแรก" not in colleague.get(edit(base, measure)).content.decode()


# --- Two people at once -----------------------------------------------------------------------------------------------


def test_a_save_that_comes_second_shows_both_texts_and_loses_none(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="เดิม", theme="เดิม", steps=["เดิม"], indicators=[])
    meanwhile(measure, title="ของเพื่อน", theme="เพื่อนเพิ่ม")
    mine = TYPED | {"version": "1", "title": "ของฉัน", "theme": "เดิม", "steps-TOTAL_FORMS": "1", "steps-0-text": "ใหม่"}
    response = coordinator.post(edit(base, measure), mine)
    assert response.status_code == 409
    form, differences = response.context["form"], response.context["differences"]
    assert [(d.name, d.before, d.after) for d in differences] == [("title", "ของเพื่อน", "ของฉัน")]
    assert (form["title"].value(), form["theme"].value(), form["version"].value()) == ("ของฉัน", "เพื่อนเพิ่ม", 2)
    assert [m.title for m in measures(plan)] == ["ของเพื่อน"]
    # Saved again, knowingly; and once with theirs chosen.
    again = mine | {"version": "2", "theme": "เพื่อนเพิ่ม"}
    assert coordinator.post(edit(base, measure), again | {"take": ["title"]}).status_code == 302
    [stored] = measures(plan)
    assert (stored.title, stored.theme, [s.text for s in stored.steps.all()]) == ("ของเพื่อน", "เพื่อนเพิ่ม", ["ใหม่"])


def test_a_draft_overtaken_by_a_save_is_compared_when_it_is_opened_again(
    coordinator: Client, plan: Plan, base: str
) -> None:
    measure = make_measure(plan, title="เดิม", steps=[])
    mine = TYPED | KEEP | {"version": "1", "title": "ร่างของฉัน"}
    coordinator.post(edit(base, measure), mine)
    meanwhile(measure, title="ของเพื่อน")
    assert coordinator.post(edit(base, measure), mine).json()["newer"] == "ระบบ บันทึกมาตรการนี้หลังจากที่ท่านเปิดหน้านี้"
    response = coordinator.get(edit(base, measure))
    assert response.status_code == 200
    assert [d.name for d in response.context["differences"]] == ["title"]
    assert response.context["form"]["title"].value() == "ร่างของฉัน"


def test_moving_an_item_does_not_hide_a_colleagues_save(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="เดิม")
    meanwhile(measure, title="ของเพื่อน")
    response = coordinator.post(edit(base, measure), TYPED | STEPS | {"version": "1", "arrange": "steps:0:down"})
    assert response.context["form"]["version"].value() == 1
    assert coordinator.post(edit(base, measure), TYPED | STEPS | {"version": "1"}).status_code == 409


def test_every_save_leaves_its_revision(coordinator: Client, person: User, plan: Plan, base: str) -> None:
    measure = make_measure(plan, title="หนึ่ง")
    coordinator.post(edit(base, measure), TYPED | {"version": "1", "title": "สอง"})
    with open_municipality(plan.municipality):
        rows = [(r.version, r.by, r.content["title"]) for r in MeasureRevision.objects.order_by("version")]
    assert rows == [(1, None, "หนึ่ง"), (2, person, "สอง")]


def test_what_is_typed_into_a_measure_handed_in_meanwhile_is_kept_as_a_draft(
    client: Client, plan: Plan, base: str
) -> None:
    unit = make_unit(plan.municipality)
    measure = make_measure(plan, title="เดิม", units=[unit], stage=Stage.SUBMITTED)
    client.force_login(make_member(plan.municipality, Role.STAFF, unit=unit))
    answer = client.post(edit(base, measure), TYPED | {"version": "1", "title": "พิมพ์ช้าไป"}, follow=True)
    assert "สิ่งที่พิมพ์เก็บเป็นร่างไว้" in answer.content.decode()
    assert [draft.typed["title"] for draft in drafts(plan)] == ["พิมพ์ช้าไป"]
    assert [m.title for m in measures(plan)] == ["เดิม"]
    with open_municipality(plan.municipality):
        Measure.objects.update(stage=Stage.RETURNED)
    assert client.get(edit(base, measure)).context["form"]["title"].value() == "พิมพ์ช้าไป"


def test_what_is_typed_into_a_deleted_measure_is_given_back(coordinator: Client, plan: Plan, base: str) -> None:
    measure = make_measure(plan)
    with open_municipality(plan.municipality):
        delete_measure(system_actor(plan.municipality), measure)
    answer = coordinator.post(edit(base, measure), TYPED | STEPS | {"outcome": "ข้อความที่พิมพ์ไว้"})
    assert answer.status_code == 404
    assert all(text in answer.content.decode() for text in ("ข้อความที่พิมพ์ไว้", "๑. หนึ่ง"))


def test_a_unit_cannot_hand_its_measure_to_others(client: Client, plan: Plan, base: str) -> None:
    mine, theirs = make_unit(plan.municipality), make_unit(plan.municipality, "กองช่าง")
    measure = make_measure(plan, units=[mine], stage=Stage.ASSIGNED)
    client.force_login(make_member(plan.municipality, Role.STAFF, unit=mine))
    assert client.post(edit(base, measure), TYPED | {"version": "1", "units": [theirs.pk]}).status_code == 302
    [stored] = measures(plan)
    assert (stored.title, list(stored.units.all())) == ("มาตรการใหม่", [mine])


def test_a_list_too_long_is_refused_in_thai_and_shown_whole(coordinator: Client, plan: Plan, new: str) -> None:
    lines = {f"steps-{n}-text": f"ขั้นที่ {n}" for n in range(90)} | {"steps-TOTAL_FORMS": "90"}
    answer = coordinator.post(new, TYPED | lines)
    assert answer.status_code == 422
    assert "มี 90 ข้อ เกิน 60 ข้อ" in answer.content.decode()
    assert "ขั้นที่ 89" in answer.content.decode()


def test_without_a_script_one_more_line_is_a_button_of_the_form(coordinator: Client, plan: Plan, new: str) -> None:
    response = coordinator.post(new, TYPED | STEPS | {"arrange": "steps:more"})
    steps = next(formset for name, _, formset in response.context["lists"] if name == "steps")
    assert [form["text"].value() for form in steps][:4] == ["๑. หนึ่ง", "", "สอง", ""]
    assert len(steps.forms) == 5


@pytest.mark.embedded
@pytest.mark.parametrize("key", ["9" * 30, str(2**63), "9" * 5000, "x"])
def test_a_unit_that_cannot_be_is_no_choice(coordinator: Client, plan: Plan, new: str, key: str) -> None:
    make_unit(plan.municipality)
    answer = coordinator.post(new, TYPED | {"units": [key]})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["units"])


@pytest.mark.embedded
@pytest.mark.parametrize(
    "typed",
    [
        {f"steps-{'9' * 5000}-text": "ข้อ", "arrange": "steps:more"},
        {f"steps-{'9' * 5000}-text": "ข้อ", "arrange": f"steps:{'9' * 5000}:up"},
        {"draft_finding": "", "version": "9" * 5000},
    ],
)
def test_a_number_too_long_to_be_read_is_no_number(
    coordinator: Client, plan: Plan, new: str, typed: dict[str, str]
) -> None:
    data = urlencode(TYPED | typed)  # of a multipart form Django refuses such names itself
    assert coordinator.post(new, data, "application/x-www-form-urlencoded").status_code == 200


@pytest.mark.parametrize("counter", ["TOTAL", "INITIAL"])
@pytest.mark.parametrize("number", [str(10**30), "9" * 5000, "-1"])
def test_a_list_that_claims_to_be_endless_is_refused_or_bounded(
    coordinator: Client, plan: Plan, new: str, counter: str, number: str
) -> None:
    assert coordinator.post(new, TYPED | {f"steps-{counter}_FORMS": number}).status_code in {302, 422}


def test_a_helping_button_with_a_number_too_long_changes_nothing(coordinator: Client, plan: Plan, base: str) -> None:
    for button in ("copy", "take", "review", "go"):
        answer = coordinator.post(f"{base}2569/analysis/10/", {button: "9" * 5000})
        assert answer.status_code in {200, 302}


def test_results_drafted_in_the_form_of_an_earlier_release_are_shown_and_stay_in_the_draft(
    client: Client, municipality: Municipality, plan: Plan, base: str
) -> None:
    """Units report on a page of their own now; what somebody had typed here is not dropped unseen."""
    unit = make_unit(municipality)
    measure, clerk = (
        make_measure(plan, units=[unit], stage=Stage.ASSIGNED),
        make_member(municipality, Role.STAFF, unit=unit),
    )
    old = {"title": "ชื่อ", "version": "1", "outcome": "ผลลัพธ์ที่ร่างไว้", "outputs-0-text": "ผลที่ร่างไว้"} | NO_LINES
    with open_municipality(municipality):
        Draft.objects.create(municipality=municipality, user=clerk, form=f"measure/{measure.pk}", version=1, typed=old)
    client.force_login(clerk)
    address = f"{base}2569/measures/{measure.pk}/edit/"
    page = client.get(address).content.decode()
    assert ("ผลลัพธ์ที่ร่างไว้" in page, "ผลที่ร่างไว้" in page, f"{base}2569/reports/" in page) == (True, True, True)
    assert '<input type="hidden" name="outputs-0-text" value="ผลที่ร่างไว้">' in page
    client.post(address, old | {"title": "ชื่อที่แก้ต่อ"} | KEEP, headers=SCRIPT)
    assert "ผลที่ร่างไว้" in client.get(address).content.decode()
