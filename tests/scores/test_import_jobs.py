"""A score file from upload to storage: who may, what is recorded, and what a second click does."""

from decimal import Decimal

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied

from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, PlatformActor, system_actor
from accounts.tenancy import open_all
from scores.actions import save_figures
from scores.import_jobs import cancel, confirm, run, upload
from scores.models import Assessment, ScoreImport
from tests.factories import actor_for, make_assessment, make_member, make_user

pytestmark = pytest.mark.django_db

D = Decimal


@pytest.fixture
def coordinator(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


def file_of(*municipalities: Municipality) -> bytes:
    rows = [f"{municipality.code},2568,1,90" for municipality in municipalities]
    return "\n".join(["code,fiscal_year,item,score", *rows]).encode()


def seen(job: ScoreImport) -> str:
    job.refresh_from_db()
    return job.seen


def audited(municipality: Municipality) -> list[tuple[str, int | None]]:
    with open_all():
        entries = AuditEntry.objects.filter(municipality=municipality).order_by("sequence")
        return [(entry.action, entry.user_id) for entry in entries]


@pytest.mark.embedded
def test_each_act_on_a_file_is_recorded_with_its_person(coordinator: Actor) -> None:
    job = upload(coordinator, "a.csv", file_of(coordinator.municipality))
    run(job.pk)
    assert confirm(coordinator, job, seen(job))
    run(job.pk)
    other = upload(coordinator, "b.csv", file_of(coordinator.municipality))
    assert cancel(coordinator, other)
    assert coordinator.user is not None
    acts = ["scores.file_uploaded", "scores.file_confirmed", "scores.imported", "scores.file_uploaded"]
    expected = [(act, coordinator.user.pk) for act in (*acts, "scores.file_cancelled")]
    assert audited(coordinator.municipality) == expected


def test_a_second_confirmation_or_a_late_cancellation_changes_nothing(coordinator: Actor) -> None:
    job = upload(coordinator, "a.csv", file_of(coordinator.municipality))
    assert not confirm(coordinator, job, seen(job))  # nobody has judged it yet
    run(job.pk)
    assert confirm(coordinator, job, seen(job))
    assert not confirm(coordinator, job, seen(job))
    run(job.pk)
    assert not cancel(coordinator, job)
    job.refresh_from_db()
    assert job.state == "stored"


def test_a_file_of_the_country_is_the_platform_administrators(municipality: Municipality, other: Municipality) -> None:
    administrator = PlatformActor(make_user(is_superuser=True))
    job = upload(administrator, "country.csv", file_of(municipality, other))
    run(job.pk)
    assert confirm(administrator, job, seen(job))
    run(job.pk)
    assert [audited(place) for place in (municipality, other)] == [[("scores.imported", administrator.user.pk)]] * 2
    entries = LogEntry.objects.order_by("pk").values_list("user", "change_message", "object_repr")
    assert list(entries) == [
        (administrator.user.pk, act, "country.csv") for act in ("scores.file_uploaded", "scores.file_confirmed")
    ]
    with pytest.raises(PermissionDenied, match="นำเข้าไฟล์คะแนนของหลายเทศบาล"):
        upload(PlatformActor(make_user()), "country.csv", b"")


def test_nobody_touches_a_file_of_another_municipality(
    coordinator: Actor, other: Municipality, municipality: Municipality
) -> None:
    stranger = actor_for(other, make_member(other, Role.COORDINATOR))
    staff = actor_for(municipality, make_member(municipality, Role.STAFF))
    job = upload(coordinator, "a.csv", file_of(municipality))
    run(job.pk)
    for actor in (stranger, staff, PlatformActor(make_user(is_superuser=True))):
        with pytest.raises(PermissionDenied):
            confirm(actor, job, seen(job))
        with pytest.raises(PermissionDenied):
            cancel(actor, job)
    assert ScoreImport.objects.get().state == "checked"


def test_a_file_has_a_person_behind_it(municipality: Municipality) -> None:
    with pytest.raises(PermissionDenied, match="ต้องมีผู้ส่งไฟล์"):
        upload(system_actor(municipality), "a.csv", b"")


def figures_of(municipality: Municipality) -> dict[str, Decimal]:
    return Assessment.objects.get(municipality=municipality).entered()


@pytest.mark.parametrize("removes", [False, True])
def test_an_empty_cell_removes_only_what_was_confirmed(coordinator: Actor, removes: bool) -> None:
    place = coordinator.municipality
    make_assessment(place, figures={"1": D(95), "2": D(90)})
    job = upload(coordinator, "a.csv", f"code,fiscal_year,1,2\n{place.code},2568,,91".encode())
    run(job.pk)
    job.refresh_from_db()
    assert job.report["removed"] == 1
    assert [(c["name"], c["before"], c["after"]) for c in job.report["changes"]] == [
        ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "95.00", ""),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", "90.00", "91.00"),
    ]
    assert job.report["warnings"][0]["message"] == "ลบคะแนนตัวชี้วัดที่ 1 การปฏิบัติหน้าที่: 95.00"
    assert figures_of(place) == {"1": D(95), "2": D(90)}
    assert confirm(coordinator, job, seen(job), removes=removes)
    run(job.pk)
    assert figures_of(place) == ({"2": D(91)} if removes else {"1": D(95), "2": D(91)})


def test_new_figures_are_named_behind_what_changes(coordinator: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    make_assessment(coordinator.municipality, figures={"2": Decimal(90)})
    content = f"code,fiscal_year,1,2,3\n{coordinator.municipality.code},2568,91,92,93\n".encode()
    job = upload(coordinator, "a.csv", content)
    run(job.pk)
    job.refresh_from_db()
    told = [(c["name"].split()[1], c["before"], c["after"]) for c in job.report["changes"]]
    assert (told, job.report["not_shown"]) == ([("2", "90.00", "92.00"), ("1", "", "91.00"), ("3", "", "93.00")], 0)
    monkeypatch.setattr("scores.importing.MOST_CHANGES", 1)
    again = upload(coordinator, "b.csv", content)
    run(again.pk)
    again.refresh_from_db()
    assert (len(again.report["changes"]), again.report["not_shown"]) == (2, 1)


def test_an_absent_column_changes_nothing(coordinator: Actor) -> None:
    place = coordinator.municipality
    make_assessment(place, figures={"1": D(95), "2": D(90)})
    job = upload(coordinator, "a.csv", f"code,fiscal_year,2\n{place.code},2568,91".encode())
    run(job.pk)
    job.refresh_from_db()
    assert (job.report["removed"], [c["name"][:14] for c in job.report["changes"]]) == (0, ["ตัวชี้วัดที่ 2"])


def test_what_has_changed_since_it_was_shown_is_shown_again(coordinator: Actor) -> None:
    place = coordinator.municipality
    make_assessment(place, figures={"1": D(95), "2": D(90)})
    job = upload(coordinator, "a.csv", f"code,fiscal_year,1,2\n{place.code},2568,91,92".encode())
    run(job.pk)
    shown = seen(job)
    save_figures(coordinator, 2568, {"1": D(80)})  # by somebody else, at the entry page
    assert confirm(coordinator, job, shown)
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.report["again"]) == ("checked", True)
    assert [(c["before"], c["after"]) for c in job.report["changes"]] == [("80.00", "91.00"), ("90.00", "92.00")]
    assert figures_of(place) == {"1": D(80), "2": D(90)}
    with pytest.raises(EditedMeanwhile):  # a second tab, with what was shown before
        confirm(coordinator, job, shown)
    assert confirm(coordinator, job, seen(job))
    run(job.pk)
    assert figures_of(place) == {"1": D(91), "2": D(92)}


def test_another_year_may_change_meanwhile(coordinator: Actor) -> None:
    place = coordinator.municipality
    job = upload(coordinator, "a.csv", file_of(place))
    run(job.pk)
    save_figures(coordinator, 2567, {"1": D(80)})
    assert confirm(coordinator, job, seen(job))
    run(job.pk)
    job.refresh_from_db()
    assert job.state == "stored"
