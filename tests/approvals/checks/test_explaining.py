"""Errors stop a submission until each has a reason, which is kept with it; the list is of what is stored just then."""

import threading
from decimal import Decimal

import pytest
from django.db import connection, connections, transaction

from accounts.editing.models import Draft
from accounts.models import AuditEntry, Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.actions import CannotDecide, NotExplained
from approvals.checks.listing import read
from approvals.checks.showing import shown_of
from approvals.models import Submission
from documents.models import PaperVersion
from plans.models import Measure
from scores.actions import save_figures
from tests.approvals.town import Town

OTHER_FIGURES = {"10": Decimal("72.00"), "OIT": Decimal("83.50"), "total": Decimal("91.23")}


def _submit(town: Town, version: PaperVersion, reasons: dict[str, str] | None = None) -> Submission:
    return actions.submit(town.actor(town.coordinator), version, "ขอเสนอ", reasons)


def _open(town: Town, version: PaperVersion) -> list[str]:
    """The keys of the errors that stop it."""
    with pytest.raises(NotExplained) as refused:
        _submit(town, version)
    return [check.key for check in refused.value.checks.open]


@pytest.mark.usefixtures("opened")
def test_a_paper_without_errors_goes_with_its_list(town: Town) -> None:
    submission = Submission.objects.get(pk=_submit(town, town.made()).pk)
    kept = read(submission.checks)
    assert (len(kept.errors), len(kept.warnings), len(kept.passes)) == (0, 2, 8)
    shown = shown_of(submission)
    assert shown is not None
    assert (shown.frozen, shown.after_words) == (True, "ข้อมูลไม่เปลี่ยนหลังจากนั้น")


@pytest.mark.usefixtures("opened")
def test_an_error_stops_it_and_nothing_is_half_done(town: Town) -> None:
    version = town.made()
    Measure.objects.update(inherited=["title"])
    entries = AuditEntry.objects.count()
    with pytest.raises(NotExplained, match="ยังเสนอไม่ได้ 1 ข้อ แก้ไข หรือให้เหตุผลก่อนเสนอ"):
        _submit(town, version)
    assert not Submission.objects.exists()
    assert AuditEntry.objects.count() == entries


@pytest.mark.usefixtures("opened")
def test_a_reason_is_kept_with_name_and_time_and_stands_in_the_audit_trail(town: Town) -> None:
    version = town.made()
    Measure.objects.update(inherited=["title"])
    [key] = _open(town, version)
    submission = Submission.objects.get(pk=_submit(town, version, {key: "อ่านแล้วในที่ประชุม"}).pk)
    [error] = read(submission.checks).answered
    assert error.reason is not None
    assert (error.reason.words, error.reason.name) == ("อ่านแล้วในที่ประชุม", "นางสาวจัดทำ ดี")
    assert error.reason.at[:10] == submission.submitted_at.isoformat()[:10]
    assert AuditEntry.objects.get(action="paper.submitted").detail["reasons"] == [
        {"error": error.words, "reason": "อ่านแล้วในที่ประชุม"}
    ]


@pytest.mark.usefixtures("opened")
def test_a_reason_does_not_count_for_what_was_found_later(town: Town) -> None:
    version = town.made()
    Measure.objects.update(inherited=["title"])
    [key] = _open(town, version)
    Measure.objects.update(inherited=["title", "outcome"])
    with pytest.raises(NotExplained):
        _submit(town, version, {key: "อ่านแล้ว"})
    with pytest.raises(NotExplained):
        _submit(town, version, {_open(town, version)[0]: ""})


@pytest.mark.usefixtures("opened")
def test_a_reason_that_nobody_could_read_is_refused(town: Town) -> None:
    version = town.made()
    Measure.objects.update(inherited=["title"])
    [key] = _open(town, version)
    with pytest.raises(CannotDecide, match="เหตุผลมีอักษรที่ใช้ไม่ได้"):
        _submit(town, version, {key: "\x00"})


@pytest.mark.usefixtures("opened")
def test_what_changed_after_submitting_is_told_to_who_signs(town: Town) -> None:
    submission = _submit(town, town.made())
    Measure.objects.get().steps.update(text="ขั้นใหม่")
    shown = shown_of(Submission.objects.get(pk=submission.pk))
    assert shown is not None
    assert (shown.after_words, shown.after) == (
        "หลังเสนอ ข้อมูลเปลี่ยน 1 แห่ง",
        (f"มาตรการ “{Measure.objects.get().title}”: ขั้นตอนเปลี่ยน",),
    )
    Measure.objects.all().delete()
    shown = shown_of(Submission.objects.get(pk=submission.pk))
    assert shown is not None
    assert shown.after_words == "วันนี้ตรวจไม่ได้ว่าข้อมูลเปลี่ยนหลังจากนั้นหรือไม่"


@pytest.mark.usefixtures("opened")
def test_what_differed_already_is_no_change_and_its_return_is_one(town: Town) -> None:
    version = town.made()
    step = Measure.objects.get().steps.get()
    Measure.objects.get().steps.update(text="ขั้นใหม่")
    submission = _submit(town, version, dict.fromkeys(_open(town, version), "แก้แล้วในแผน"))
    shown = shown_of(Submission.objects.get(pk=submission.pk))
    assert shown is not None
    assert shown.after_words == "ข้อมูลไม่เปลี่ยนหลังจากนั้น"
    step.save()
    shown = shown_of(Submission.objects.get(pk=submission.pk))
    assert shown is not None
    assert shown.after == (f"กลับเป็นเหมือนในเอกสาร: มาตรการ “{Measure.objects.get().title}”: ขั้นตอนเปลี่ยน",)


@pytest.mark.usefixtures("opened")
def test_the_list_of_a_second_version_tells_what_changed_since_the_first(town: Town) -> None:
    town.made()
    Measure.objects.get().steps.update(text="ขั้นใหม่")
    since = read(Submission.objects.get(pk=_submit(town, town.made()).pk).checks).since
    assert since is not None
    assert (since.number, since.lines) == (1, (f"มาตรการ “{Measure.objects.get().title}”: ขั้นตอนเปลี่ยน",))


@pytest.mark.usefixtures("opened")
def test_what_was_submitted_before_lists_were_kept_has_none(town: Town) -> None:
    submission = _submit(town, town.made())
    Submission.objects.update(checks=None)
    assert shown_of(Submission.objects.get(pk=submission.pk)) is None


@pytest.mark.usefixtures("opened")
def test_submitting_forgets_the_draft_of_reasons(town: Town) -> None:
    version = town.made()
    Draft.objects.create(
        municipality=town.municipality,
        user=town.coordinator,
        form=actions.SUBMIT_DRAFT.format(pk=version.pk),
        typed={"opinion": "ขอ"},
        version=0,
    )
    _submit(town, version)
    assert not Draft.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_a_score_that_is_being_saved_is_waited_for(municipality: Municipality, town: Town) -> None:
    version = town.made()
    answered: list[object] = []

    def other() -> None:
        try:
            with open_municipality(municipality):
                answered.append(_submit(town, version))
        except Exception as error:
            answered.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=other)
    with open_municipality(municipality), transaction.atomic():
        save_figures(system_actor(municipality), 2568, OTHER_FIGURES)
        thread.start()
        thread.join(1)
        assert thread.is_alive()  # it waits
    thread.join(20)
    [error] = answered
    assert isinstance(error, NotExplained)
    assert [check.identity for check in error.checks.open] == ["text", "changed"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_two_tabs_submit_once(municipality: Municipality, town: Town) -> None:
    version = town.made()
    answered: list[object] = []

    def press() -> None:
        try:
            with open_municipality(municipality):
                answered.append(_submit(town, version))
        except Exception as error:
            answered.append(str(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(type(each).__name__ for each in answered) == ["Submission", "str"]
    assert "เอกสารฉบับนี้เสนอไปแล้ว" in answered
