"""What may be kept has bounds: who reaches one is told what to do, and what nobody needs is forgotten."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.editing.models import Draft
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import PlatformActor
from accounts.quotas import ALL_DRAFTS, DRAFTS, WAITING_FILES, used_bytes
from accounts.tasks import forget_old
from accounts.tenancy import open_all, open_municipality
from approvals.old_papers import actions as old_papers
from approvals.routes import scans
from documents import composition
from documents.models import OfficeFont, PaperSection
from documents.office_fonts import CannotUseFont, add_font
from ita_portal.room import nearly_full
from plans.evidence.actions import Upload, add_file, remove
from plans.models import Measure
from plans.transfer.import_jobs import receive
from plans.transfer.models import MeasureImport
from scores.import_jobs import cancel, upload
from scores.models import ScoreImport
from scores.tasks import forget_files
from tests.approvals.town import Town, make_town
from tests.factories import actor_for, make_measure, make_member, make_plan, make_user
from tests.plans.evidence import samples

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


@pytest.fixture
def town(municipality: Municipality) -> Town:
    return make_town(municipality)


FULL = f"มีไฟล์ที่ส่งไว้และยังไม่ได้ยืนยัน {WAITING_FILES} ไฟล์แล้ว"


def test_evidence_fills_its_municipalitys_room_and_no_others(
    municipality: Municipality, other: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Upload("a.pdf", samples.pdf(1))
    monkeypatch.setattr(settings, "FILES_QUOTA", 2 * len(file.content))
    person = make_member(municipality, Role.COORDINATOR)
    with open_municipality(municipality):
        actor, measure = actor_for(municipality, person), make_measure(make_plan(municipality))
        first = add_file(actor, measure, "หนึ่ง", None, file)
        add_file(actor, measure, "สอง", None, file)
        with pytest.raises(ValidationError) as refused:
            add_file(actor, measure, "สาม", None, file)
        assert refused.value.message_dict["file"][0].startswith("ไฟล์ของเทศบาลใช้เนื้อที่ 0.0 GB")
        remove(actor, first)
        add_file(actor, measure, "สาม", None, file)
    with open_municipality(other):
        theirs = actor_for(other, make_member(other, Role.COORDINATOR))
        add_file(theirs, make_measure(make_plan(other)), "หนึ่ง", None, file)


def test_files_of_scores_that_nobody_confirms_keep_others_out(municipality: Municipality, client: Client) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    client.force_login(person)
    with open_municipality(municipality):
        actor = actor_for(municipality, person)
        jobs = [upload(actor, "a.csv", b"x") for _ in range(WAITING_FILES)]
        with pytest.raises(ValidationError, match=FULL):
            upload(actor, "a.csv", b"x")
    address = f"/m/{municipality.code}/scores/import/"
    refused = client.post(address, {"file": samples_csv()})
    assert (refused.status_code, FULL in refused.text) == (422, True)
    with open_municipality(municipality):
        assert cancel(actor, jobs[0])
    assert client.post(address, {"file": samples_csv()}).status_code == 302
    upload(PlatformActor(make_user(is_superuser=True)), "country.csv", b"x")


def test_what_waits_is_listed_however_much_came_after_it(municipality: Municipality, client: Client) -> None:
    """Or nobody could confirm or cancel it, and no file would be taken for a month."""
    person = make_member(municipality, Role.COORDINATOR)
    client.force_login(person)
    with open_municipality(municipality):
        plan = make_plan(municipality)
    about = {"user": person, "content": b""}
    for name, state in [("waits.csv", "checked"), *[("refused.csv", "refused")] * 12]:
        ScoreImport.objects.create(municipality=municipality, filename=name, state=state, **about)
        with open_municipality(municipality):
            MeasureImport.objects.create(plan=plan, filename=name, state=state, **about)
    for address in ("scores/import/", "plan/2569/import/"):
        said = client.get(f"/m/{municipality.code}/{address}").text
        assert (said.count("waits.csv</a>"), said.count("refused.csv</a>")) == (1, 10)


def samples_csv() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.csv", b"code,fiscal_year,item,score\n")


def test_tables_that_nobody_confirms_keep_others_out(municipality: Municipality, client: Client) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    client.force_login(person)
    with open_municipality(municipality):
        actor, plan = actor_for(municipality, person), make_plan(municipality)
        for _ in range(WAITING_FILES):
            receive(actor, plan, "a.csv", b"x")
    refused = client.post(f"/m/{municipality.code}/plan/2569/import/", {"pasted": "มาตรการ\tขั้นตอน\nก\tข"})
    assert (refused.status_code, FULL in refused.text) == (422, True)
    with open_municipality(municipality):
        receive(actor, make_plan(municipality, 2570), "a.csv", b"x")  # whose page lists none of those
    with open_all():
        assert MeasureImport.objects.count() == WAITING_FILES + 1


def test_a_person_keeps_so_many_drafts_and_those_may_go_on_changing(municipality: Municipality, client: Client) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    client.force_login(person)
    with open_municipality(municipality):
        measure = make_measure(make_plan(municipality))
        Draft.objects.bulk_create(
            Draft(municipality=municipality, user=person, form=f"x/{n}", version=0, typed={}) for n in range(DRAFTS - 1)
        )
        another = make_measure(measure.plan)

    def kept(of: Measure, title: str) -> dict[str, str]:
        address = f"/m/{municipality.code}/plan/2569/measures/{of.pk}/evidence/new/"
        told: dict[str, str] = client.post(address, {"title": title, "autosave": "keep"}).json()
        return told

    assert [kept(measure, title)["state"] for title in ("ก", "กข")] == ["kept", "kept"]
    full = kept(another, "ก")
    assert full["state"] == "full"
    assert full["said"].startswith(f"ยังไม่ได้บันทึกร่าง เพราะท่านมีร่างค้าง {DRAFTS} รายการแล้ว")


def test_everybodys_drafts_have_a_bound_too(municipality: Municipality, client: Client) -> None:
    first, person = (make_member(municipality, Role.COORDINATOR) for _ in range(2))
    client.force_login(person)
    with open_municipality(municipality):
        measure = make_measure(make_plan(municipality))
        Draft.objects.bulk_create(
            Draft(municipality=municipality, user=first, form=f"x/{n}", version=0, typed={}) for n in range(ALL_DRAFTS)
        )
    address = f"/m/{municipality.code}/plan/2569/measures/{measure.pk}/evidence/new/"
    told = client.post(address, {"title": "ก", "autosave": "keep"}).json()
    assert told["said"].startswith("ยังไม่ได้บันทึกร่าง เพราะเทศบาลมีร่างค้างรวม 2,000 รายการแล้ว")
    page = client.get(f"/m/{municipality.code}/setup/").text
    assert ("2,000 จาก 2,000 รายการ" in page, page.count("ใกล้เต็ม 100%")) == (True, 1)


def test_old_papers_pictures_and_scans_have_bounds(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = town.actor(town.coordinator)
    for module, bound in ((old_papers, "OLD_PAPERS"), (composition, "PICTURES"), (scans, "SCANS")):
        monkeypatch.setattr(module, bound, 0 if bound != "SCANS" else 1)
    with open_municipality(town.municipality):
        with pytest.raises(old_papers.TooMany, match=r"^เทศบาลมีเอกสารที่ตรวจค้างอยู่รวม 0 เรื่องแล้ว"):
            old_papers.send(actor, "s", "plan", 2569, "a.txt", b"x", is_pasted=True)
        version = town.made()
        scans.add_scan(actor, version, samples.pdf(1))
        with pytest.raises(scans.CannotKeepScan, match=r"^ฉบับนี้มีสำเนาที่เก็บไว้แล้ว 1 ไฟล์"):
            scans.add_scan(actor, version, samples.pdf(2))
        cover = next(s for s in composition.sections_today(version.paper, {}) if s.takes_picture)
        with pytest.raises(composition.CannotCompose, match=r"^เอกสารของเทศบาลมีภาพรวม 0 ภาพแล้ว"):
            composition.put_picture(actor, version.paper, cover.key, samples.picture("PNG"))


def test_pictures_fonts_and_scans_take_the_same_room_and_a_full_one_judges_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor, version = town.actor(town.coordinator), town.made()
    with open_municipality(town.municipality):
        cover = next(s for s in composition.sections_today(version.paper, {}) if s.takes_picture)
        composition.put_picture(actor, version.paper, cover.key, samples.picture("PNG"))
        picture = PaperSection.objects.get(key=cover.key).picture_size
        scan = scans.add_scan(actor, version, samples.pdf(1)).size
        OfficeFont.objects.create(
            municipality=town.municipality,
            face="bold",
            family="TH Sarabun",
            sha256="0" * 64,
            picture="1" * 64,
            size=100,
        )
        assert (picture > 0, used_bytes()) == (True, picture + scan + 100)
        monkeypatch.setattr(settings, "FILES_QUOTA", used_bytes())
        full = "ไฟล์ของเทศบาลใช้เนื้อที่ 0.0 GB"  # and not that the file is broken, for which it would be judged
        with pytest.raises(composition.CannotCompose, match=full):
            composition.put_picture(actor, version.paper, cover.key, b"\x89PNG broken")
        with pytest.raises(scans.CannotKeepScan, match=full):
            scans.add_scan(actor, version, b"%PDF-broken")
        with pytest.raises(CannotUseFont, match=full):
            add_font(actor, b"\0\1\0\0 broken")
        with pytest.raises(ValidationError, match=full):
            add_file(actor, town.plan.measures.all()[0], "หนึ่ง", None, Upload("a.pdf", b"%PDF-broken"))
        assert nearly_full() == [town.municipality]
        composition.remove_picture(actor, version.paper, cover.key)
        assert used_bytes() == scan + 100


def test_who_runs_the_platform_sees_whose_evidence_is_nearly_full(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Upload("a.pdf", samples.pdf(1))
    with open_municipality(municipality):
        actor = actor_for(municipality, make_member(municipality, Role.COORDINATOR))
        add_file(actor, make_measure(make_plan(municipality)), "หนึ่ง", None, file)
    assert nearly_full() == []
    monkeypatch.setattr(settings, "FILES_QUOTA", len(file.content))
    assert nearly_full() == [municipality]


def test_old_drafts_and_ended_sessions_are_forgotten(municipality: Municipality, client: Client) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    with open_municipality(municipality):
        for form, days in (("old", 181), ("new", 179)):
            Draft.objects.create(municipality=municipality, user=person, form=form, version=0, typed={})
            Draft.objects.filter(form=form).update(saved_at=timezone.now() - dt.timedelta(days=days))
    Client().force_login(person)
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(minutes=1))
    client.force_login(person)
    forget_old()
    forget_old()
    with open_municipality(municipality):
        assert list(Draft.objects.values_list("form", flat=True)) == ["new"]
    assert Session.objects.count() == 1


def test_a_file_nobody_confirms_for_a_month_is_forgotten_on_record(municipality: Municipality) -> None:
    person = make_member(municipality, Role.COORDINATOR)
    for state, days in (("checked", 31), ("checked", 29), ("stored", 31)):
        job = ScoreImport.objects.create(
            municipality=municipality, user=person, filename="a.csv", content=b"x", state=state
        )
        ScoreImport.objects.filter(pk=job.pk).update(created_at=timezone.now() - dt.timedelta(days=days))
    ScoreImport.objects.create(user=person, filename="country.csv", content=b"x", state="checked")
    ScoreImport.objects.filter(municipality=None).update(created_at=timezone.now() - dt.timedelta(days=31))
    forget_files()
    forget_files()
    found = ScoreImport.objects.order_by("pk").values_list("state", "content")
    told = [(state, bytes(content)) for state, content in found]
    assert told == [("cancelled", b""), ("checked", b"x"), ("stored", b"x"), ("cancelled", b"")]
    with open_municipality(municipality):
        assert list(AuditEntry.objects.values_list("action", flat=True)) == ["scores.file_forgotten"]
