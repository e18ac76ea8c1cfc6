"""The pages of a memo's head and of the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.editing.models import Draft
from accounts.models import Unit
from accounts.tenancy import open_municipality
from approvals.numbers import actions as numbers
from documents.composition import open_paper, save_section
from documents.memo_heads import head_of, row_of, save_head, stored_fields
from documents.models import Paper, PaperVersion
from tests.approvals.test_numbers import YEAR, seen
from tests.approvals.town import Town
from tests.factories import MAYOR_TITLE, make_measure, make_plan, make_unit


@pytest.fixture(autouse=True)
def _opened(town: Town) -> Iterator[None]:
    with open_municipality(town.municipality):
        yield


@pytest.fixture
def unit(town: Town) -> Unit:
    return make_unit(town.municipality, "สำนักปลัดเทศบาล")


@pytest.fixture
def paper(town: Town) -> Paper:
    return open_paper(town.actor(town.coordinator), "memo", 2569, "plan")


@pytest.fixture
def client(town: Town) -> Client:
    client = Client()
    client.force_login(town.coordinator)
    return client


def at(paper: Paper) -> str:
    return reverse("approvals:compose-head", args=[paper.municipality.code, paper.pk])


def form_of(client: Client, paper: Paper, **typed: Any) -> dict[str, Any]:
    """The form as the page sends it, with this typed into it."""
    form = client.get(at(paper)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent["with_report"] = "on" if sent["with_report"] else None
    return {name: value for name, value in (sent | typed).items() if value is not None}


def test_the_page_shows_the_head_as_it_will_be_printed(client: Client, paper: Paper) -> None:
    page = client.get(at(paper))
    assert page.context["form"]["subject"].value() == "{ชื่อเอกสาร} ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ}"
    assert f"ว่างไว้ ใช้ “{MAYOR_TITLE}”" in page.text
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๙" in page.text  # the sheet
    assert "ออกถึงเลข 0" in page.text
    compose = client.get(reverse("approvals:compose", args=[paper.municipality.code, paper.pk]))
    assert at(paper) in compose.text


def test_what_is_typed_is_saved_and_what_is_the_products_stays_the_products(
    client: Client, paper: Paper, unit: Unit
) -> None:
    typed = form_of(client, paper, unit=str(unit.pk), number="๑๔๗", date="12 พ.ย. 2568", telephone=" 0 5400  0000 ")
    assert client.post(at(paper), typed).status_code == 302
    head = head_of(paper)
    assert (head.unit, head.number, head.telephone, head.subject) == ("สำนักปลัดเทศบาล", "147", "0 5400 0000", "")
    assert str(head.date) == "2025-11-12"
    page = client.get(at(paper))
    assert (page.context["form"]["date"].value(), "สำนักปลัดเทศบาล เทศบาล" in page.text) == (head.date, True)
    assert "รุ่นที่ 1" in page.text


@pytest.mark.parametrize(
    ("box", "typed", "words"),
    [
        ("number", "สิบ", "กรุณาพิมพ์เลขที่หนังสือเป็นตัวเลข"),
        ("number", "0", "เลขที่หนังสือเริ่มที่ 1"),
        ("number", "1000000", "เลขที่หนังสือต้องไม่เกิน 999,999"),
        ("date", "เมื่อวาน", "อ่านวันที่ไม่ได้ กรุณาพิมพ์วัน เดือน และปี พ.ศ. เช่น 30 ก.ย. 2569 หรือ 30/9/2569"),
        ("subject", "{คะแนนรวมทั้งหมด}", "ไม่มีข้อมูลชื่อ {คะแนนรวมทั้งหมด} ใช้ {คะแนนรวม} แทนได้"),
        ("references", "ก\n" * 21, "ไม่เกิน 20 รายการ"),
    ],
)
def test_what_cannot_be_is_refused_at_its_box(client: Client, paper: Paper, box: str, typed: str, words: str) -> None:
    if box == "references":
        typed += "ข"
    page = client.post(at(paper), form_of(client, paper, **{box: typed}, telephone="1"))
    assert page.status_code == 422
    assert page.context["form"].errors == {box: [words]}
    assert page.context["form"]["telephone"].value() == "1"
    assert row_of(paper) is None


def test_a_number_that_is_taken_is_refused_while_it_is_typed(client: Client, paper: Paper, town: Town) -> None:
    numbers.tell_used(town.actor(town.coordinator), None, YEAR, 146)
    page = client.post(at(paper), form_of(client, paper, number="140"))
    [words] = page.context["form"].errors["number"]
    assert words == "เลข 140 อยู่ในช่วงที่แจ้งไว้ว่าออกนอกระบบแล้ว (ถึงเลข 146) ใช้ 147 แทน"


def test_a_draft_is_kept_offered_again_and_untouched_boxes_are_none(client: Client, paper: Paper) -> None:
    assert client.post(at(paper), form_of(client, paper) | {"autosave": "keep"}).json()["state"] == "saved"
    typed = form_of(client, paper, telephone="ร่าง", date="เมื่อ")
    assert client.post(at(paper), typed | {"autosave": "keep"}).json()["state"] == "kept"
    page = client.get(at(paper))
    assert "มีร่างที่ยังไม่ได้บันทึก" in page.text
    form = page.context["form"]
    assert (form["telephone"].value(), form["date"].value()) == ("ร่าง", "เมื่อ")
    client.post(at(paper), form_of(client, paper, date=""))
    assert not Draft.objects.exists()


def test_two_people_see_both_and_nothing_is_lost(client: Client, paper: Paper) -> None:
    mine, theirs = form_of(client, paper, telephone="1"), form_of(client, paper, telephone="2", addressee="ปลัดเทศบาล")
    client.post(at(paper), theirs)
    page = client.post(at(paper), mine)
    assert page.status_code == 409
    form = page.context["form"]
    assert (form["telephone"].value(), form["addressee"].value()) == ("1", "ปลัดเทศบาล")
    assert "โทร.ที่ผู้อื่นบันทึกไว้" in page.text
    again = form_of(client, paper, telephone="1") | {"compared": form["compared"].value()}
    assert client.post(at(paper), again).status_code == 302
    assert (head_of(paper).telephone, head_of(paper).addressee) == ("1", "ปลัดเทศบาล")


def test_what_is_typed_is_looked_at_and_judged_without_being_stored(client: Client, paper: Paper) -> None:
    address = reverse("approvals:compose-head-preview", args=[paper.municipality.code, paper.pk])
    typed = form_of(client, paper, telephone="0 5400 <b>", date="เมื่อ", references="{ไม่มี}", addressee="ถึง {ปีงบประมาณ}")
    told = client.post(address, typed)
    assert "โทร. ๐ ๕๔๐๐ &lt;b&gt;" in told.text
    assert "ถึง ๒๕๖๙" in told.text
    assert "ไม่มีข้อมูลชื่อ {ไม่มี}" in told.text
    assert row_of(paper) is None


def test_only_a_memo_has_a_head(client: Client, town: Town) -> None:
    plan = open_paper(town.actor(town.coordinator), "plan", 2569, "")
    assert client.get(at(plan)).status_code == 404


def test_a_memo_whose_report_cannot_be_made_says_why_and_may_go_alone(client: Client, town: Town) -> None:
    actor, code = town.actor(town.coordinator), town.municipality.code
    make_measure(make_plan(town.municipality, 2568))
    last = open_paper(actor, "plan", 2568, "")
    save_section(actor, last, "introduction", {"heading": "", "text": "ของปีก่อน"}, opened_with="")
    chosen = {"paper": "memo/plan", "year": "2569"}
    refused = client.post(reverse("approvals:make", args=[code]), chosen)
    assert refused.status_code == 422
    assert "รายงานที่แนบยังจัดทำไม่ได้: ส่วน “บทนำ”" in refused.text
    assert "ส่งบันทึกโดยไม่แนบรายงาน" in refused.text
    open_paper(actor, "plan", 2569, "")
    paper = open_paper(actor, "memo", 2569, "plan")
    assert "ส่งบันทึกโดยไม่แนบรายงาน" in client.get(at(paper)).text
    assert client.post(reverse("approvals:make", args=[code]), chosen | {"alone": "on"}).status_code == 302
    assert PaperVersion.objects.get().content["report"] is None


def test_what_changed_in_the_head_is_told_on_the_composing_page(client: Client, paper: Paper, town: Town) -> None:
    make = reverse("approvals:make", args=[paper.municipality.code])
    client.post(make, {"paper": "memo/plan", "year": "2569"})
    compose = reverse("approvals:compose", args=[paper.municipality.code, paper.pk])
    assert client.get(compose).context["named_changes"] == []
    save_head(town.actor(town.coordinator), paper, stored_fields(None) | {"telephone": "1"}, opened_with=seen(paper))
    assert [name for name, _ in client.get(compose).context["named_changes"]] == ["หัวบันทึก"]


def test_the_register_lists_numbers_by_unit_and_year(client: Client, town: Town, unit: Unit, paper: Paper) -> None:
    save_head(town.actor(town.coordinator), paper, stored_fields(None) | {"unit": unit.pk}, opened_with=seen(paper))
    submission = town.submitted(town.made("memo", 2569, "plan"))
    address = reverse("approvals:numbers", args=[town.municipality.code])
    assert "ยังไม่มีบันทึกที่เสนอจากระบบนี้ในทะเบียนนี้" in client.get(address).text
    page = client.get(address, {"unit": unit.pk, "year": YEAR})
    [letter] = page.context["letters"]
    assert (letter.number, letter.version, letter.subject) == (
        1,
        submission.version,
        submission.version.content["subject"],
    )
    assert reverse("approvals:version", args=[town.municipality.code, submission.version_id]) in page.text
    assert (
        "เลขที่หนังสือ 1"
        in client.get(reverse("approvals:version", args=[town.municipality.code, submission.version_id])).text
    )


def test_what_went_out_elsewhere_is_told_in_the_register(client: Client, town: Town) -> None:
    address = reverse("approvals:numbers-tell", args=[town.municipality.code])
    refused = client.post(address, {"unit": "", "year": YEAR, "number": "มาก"})
    assert (refused.status_code, refused.context["used_form"].errors) == (
        422,
        {"number": ["กรุณาพิมพ์เลขที่หนังสือเป็นตัวเลข"]},
    )
    told = client.post(address, {"unit": "", "year": YEAR, "number": "๑๔๖"}, follow=True)
    assert "ออกถึงเลข 146" in told.text
    assert numbers.highest(numbers.series_of(town.municipality, None, YEAR)) == 146


def test_going_on_to_a_version_saves_the_head_that_is_typed(client: Client, paper: Paper) -> None:
    typed = form_of(client, paper, telephone="0 5400 0000", make="on")
    answer = client.post(at(paper), typed)
    version = PaperVersion.objects.get(paper=paper)
    assert answer.headers["Location"] == reverse("approvals:version", args=[paper.municipality.code, version.pk])
    assert "๐ ๕๔๐๐ ๐๐๐๐" in str(version.content) or "0 5400 0000" in str(version.content)


def offered(page: Any, form: str = "form") -> set[str]:
    return {str(label) for _, label in page.context[form].fields["unit"].choices}


def test_a_merged_unit_is_offered_where_a_head_or_a_register_still_has_it(
    client: Client, paper: Paper, town: Town, unit: Unit
) -> None:
    named, gone = make_unit(town.municipality, "กองคัลง"), make_unit(town.municipality, "กองครัง")
    save_head(town.actor(town.coordinator), paper, stored_fields(None) | {"unit": named.pk}, opened_with=seen(paper))
    for merged in (named, gone):
        merged.merged_into = unit
        merged.save()
    register = reverse("approvals:numbers", args=[town.municipality.code])
    own = {"ไม่ระบุ ใช้ชื่อเทศบาล", "เลขรวมของเทศบาล"}
    assert offered(client.get(at(paper))) - own == {unit.name, named.name}
    assert client.post(at(paper), form_of(client, paper, telephone="1")).status_code == 302
    assert head_of(paper).unit == named.name
    assert client.post(at(paper), form_of(client, paper, unit=str(gone.pk))).status_code == 422
    assert offered(client.get(register)) - own == {unit.name, named.name}
    save_head(town.actor(town.coordinator), paper, stored_fields(None) | {"unit": unit.pk}, opened_with=seen(paper))
    assert offered(client.get(at(paper))) - own == offered(client.get(register)) - own == {unit.name}
    numbers.tell_used(town.actor(town.coordinator), named, YEAR, 3)
    assert offered(client.get(register), "used_form") - own == {unit.name, named.name}
