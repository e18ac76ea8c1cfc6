"""The register: consecutive numbers per unit and calendar year, kept by corrections, never twice."""

from __future__ import annotations

import datetime as dt
import threading
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader

from accounts import storage
from accounts.editing.merging import fingerprint
from accounts.models import AuditEntry, Municipality, Unit
from accounts.tenancy import open_municipality
from approvals import actions
from approvals.actions import CannotDecide
from approvals.models import LetterNumber, NumberSeries, Submission
from approvals.numbers import actions as numbers
from documents.authority import Authority
from documents.composition import open_paper
from documents.memo_heads import row_of, save_head, stored_fields
from documents.models import Paper, PaperVersion
from documents.signing import verify
from tests.approvals.town import Town
from tests.documents.reading import squeezed, with_fields
from tests.factories import make_unit
from thai.dates import ERA, long_date
from thai.digits import to_thai

YEAR = timezone.localdate().year + ERA
PLACE, REGISTER = Municipality._meta.db_table, NumberSeries._meta.db_table


def headed(town: Town, variant: str, **fields: Any) -> None:
    """Writes a memo's head, whoever wrote it before."""
    actor = town.actor(town.coordinator)
    paper = open_paper(actor, "memo", 2568 if variant == "analysis" else 2569, variant)
    save_head(actor, paper, stored_fields(row_of(paper)) | fields, opened_with=seen(paper))


def seen(paper: Paper) -> str:
    """What a page of its head that is opened now remembers."""
    return fingerprint(stored_fields(row_of(paper)))


def memo(town: Town, variant: str) -> PaperVersion:
    """A version of a memo without its report, ready as a worker would leave it."""
    year = 2568 if variant == "analysis" else 2569
    version = actions.make_paper(town.actor(town.coordinator), "memo", year, variant, with_report=False)
    PaperVersion.objects.filter(pk=version.pk).update(state="ready", sha256="0" * 64, pages=1)
    version.refresh_from_db()
    return version


def submitted(town: Town, variant: str) -> int:
    """The number that a new version of this memo is submitted with."""
    version = memo(town, variant)
    actions.submit(town.actor(town.coordinator), version)
    letter = numbers.letter_of(version)
    assert letter is not None
    return letter.number


def returned(town: Town, variant: str) -> None:
    """Sends the memo of this variant back to its drafter."""
    version = PaperVersion.objects.filter(paper__kind="memo", paper__variant=variant).latest("number")
    step = version.submission.current_step
    assert step is not None
    actions.return_to_drafter(town.actor(town.auditor), step, "แก้ไข")


@pytest.fixture
def unit(town: Town) -> Unit:
    return make_unit(town.municipality, "สำนักปลัดเทศบาล")


@pytest.mark.usefixtures("opened")
def test_two_memos_of_one_unit_and_year_get_consecutive_numbers_and_corrections_keep_them(
    town: Town, unit: Unit
) -> None:
    for variant in ("plan", "implementation"):
        headed(town, variant, unit=unit.pk)
    assert [submitted(town, "plan"), submitted(town, "implementation")] == [1, 2]
    returned(town, "plan")
    assert submitted(town, "plan") == 1
    series = NumberSeries.objects.get()
    assert (series.unit, series.year) == (unit, YEAR)
    assert [(str(letter), letter.version.number) for letter in series.numbers.all()] == [("2", 1), ("1", 2)]
    assert AuditEntry.objects.filter(action="paper.number_taken").count() == 3


@pytest.mark.usefixtures("opened")
def test_a_correction_that_goes_no_further_leaves_the_number_to_the_version_in_force(town: Town) -> None:
    number = submitted(town, "plan")
    first = PaperVersion.objects.get()
    Submission.objects.update(state="sealed")
    for undo in (
        lambda: actions.withdraw(town.actor(town.coordinator), Submission.objects.get(state="in_review")),
        lambda: returned(town, "plan"),
    ):
        assert submitted(town, "plan") == number
        assert numbers.letter_of(first) is None
        undo()
        letter = numbers.letter_of(first)
        assert letter is not None
        assert (letter.number, letter.subject) == (number, first.content["subject"])


@pytest.mark.usefixtures("opened")
def test_units_and_years_count_for_themselves(town: Town, unit: Unit) -> None:
    headed(town, "plan", unit=unit.pk)
    headed(town, "implementation", date=dt.date(2020, 1, 2))
    assert [submitted(town, variant) for variant in ("plan", "implementation", "analysis")] == [1, 1, 1]
    found = NumberSeries.objects.order_by("pk").values_list("unit__name", "year")
    assert list(found) == [("สำนักปลัดเทศบาล", YEAR), (None, 2563), (None, YEAR)]


@pytest.mark.usefixtures("opened")
def test_a_typed_number_is_used_and_the_next_goes_on_from_it(town: Town) -> None:
    headed(town, "plan", number=147)
    assert [submitted(town, "plan"), submitted(town, "implementation")] == [147, 148]


@pytest.mark.usefixtures("opened")
def test_a_number_that_another_memo_has_is_refused_and_the_free_one_named(town: Town) -> None:
    headed(town, "plan", number=147, date=dt.date(2025, 11, 12))
    submitted(town, "plan")
    headed(town, "implementation", number=147, date=dt.date(2025, 12, 1))
    with pytest.raises(CannotDecide, match=r"^เลข 147 มีผู้ใช้แล้ว \(หนังสือวันที่ 12 พ\.ย\. 2568\) ใช้ 148 แทน"):
        submitted(town, "implementation")
    assert LetterNumber.objects.count() == 1
    returned(town, "plan")
    assert submitted(town, "plan") == 147  # its own


@pytest.mark.usefixtures("opened")
def test_what_went_out_elsewhere_is_told_and_counted_on_from(town: Town) -> None:
    actor = town.actor(town.coordinator)
    numbers.tell_used(actor, None, YEAR, 146)
    assert submitted(town, "plan") == 147
    headed(town, "implementation", number=100)
    with pytest.raises(CannotDecide, match=r"อยู่ในช่วงที่แจ้งไว้ว่าออกนอกระบบแล้ว \(ถึงเลข 146\) ใช้ 148 แทน"):
        submitted(town, "implementation")
    numbers.tell_used(actor, None, YEAR, 99)
    assert submitted(town, "implementation") == 100
    told = AuditEntry.objects.filter(action="numbers.used_elsewhere")
    assert [entry.detail for entry in told] == [{"before": 0, "now": 146}, {"before": 146, "now": 99}]
    with pytest.raises(PermissionDenied):
        numbers.tell_used(town.actor(town.mayor), None, YEAR, 1)


@pytest.mark.usefixtures("opened")
def test_a_unit_that_is_called_otherwise_meanwhile_asks_for_a_new_version(town: Town, unit: Unit) -> None:
    headed(town, "plan", unit=unit.pk)
    version = memo(town, "plan")
    Unit.objects.filter(pk=unit.pk).update(name="สำนักปลัด")
    with pytest.raises(CannotDecide, match="ไม่มีหน่วยงาน “สำนักปลัดเทศบาล” แล้ว"):
        actions.submit(town.actor(town.coordinator), version)
    assert not LetterNumber.objects.exists()


@pytest.mark.usefixtures("opened")
def test_other_papers_and_memos_of_before_take_no_number(town: Town) -> None:
    version = memo(town, "plan")
    for key in ("number", "told_at_signing"):
        del version.content[key]
    version.save()
    actions.submit(town.actor(town.coordinator), version)
    assert not LetterNumber.objects.exists()


@pytest.mark.usefixtures("opened")
def test_the_database_keeps_a_number_from_being_given_twice(town: Town) -> None:
    submitted(town, "plan")
    letter = LetterNumber.objects.get()
    other = memo(town, "implementation")
    with pytest.raises(IntegrityError), transaction.atomic():
        LetterNumber.objects.create(
            series=letter.series, number=letter.number, paper=other.paper, version=other, date=letter.date, subject="ก"
        )


def test_two_submissions_at_once_get_two_numbers(transactional_db: None, town: Town) -> None:
    with open_municipality(town.municipality):
        versions = [memo(town, variant) for variant in ("plan", "implementation", "analysis")]
    start, failed = threading.Barrier(len(versions)), []

    def submit(version: PaperVersion) -> None:
        try:
            start.wait()
            with open_municipality(town.municipality):
                actions.submit(town.actor(town.coordinator), version)
        except BaseException as error:  # whatever it was, the test tells
            failed.append(error)
        finally:
            connection.close()

    people = [threading.Thread(target=submit, args=(version,)) for version in versions]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert failed == []
    with open_municipality(town.municipality):
        assert sorted(LetterNumber.objects.values_list("number", flat=True)) == [1, 2, 3]
        assert NumberSeries.objects.count() == 1


@pytest.mark.usefixtures("opened")
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_who_takes_and_who_tells_a_number_hold_the_municipality_first(town: Town) -> None:
    """In another order each could hold what the other waits for."""
    version, actor = memo(town, "plan"), town.actor(town.coordinator)
    numbers.tell_used(actor, None, YEAR, 5)
    for act in (lambda: numbers.tell_used(actor, None, YEAR, 6), lambda: actions.submit(actor, version)):
        with CaptureQueriesContext(connection) as queries:
            act()
        locked = [query["sql"] for query in queries if " FOR " in query["sql"]]
        first = {name: next(n for n, sql in enumerate(locked) if f'FROM "{name}"' in sql) for name in (PLACE, REGISTER)}
        assert first[PLACE] < first[REGISTER]


@pytest.mark.usefixtures("opened")
def test_the_signed_file_says_number_and_day_to_every_reader(town: Town, authority: Authority) -> None:
    town.municipality.document_prefix = "ลป 52201"
    town.municipality.save()
    numbers.tell_used(town.actor(town.coordinator), None, YEAR, 146)
    submission = town.sealed(town.made("memo", 2569, "plan"))
    pdf = storage.read(submission.version.sha256)
    report = verify(pdf, authority)
    assert (report.intact, len(report.signatures)) == (True, 3)
    fields = (reference.get_object() for reference in PdfFileReader(BytesIO(pdf)).root["/AcroForm"]["/Fields"])
    values = {str(field["/T"]): str(field["/V"]) for field in fields if field["/FT"] == "/Tx"}
    today = to_thai(long_date(timezone.localdate()))
    assert (values["Letter_number"], values["Letter_date"]) == ("๑๔๗", today)
    assert squeezed(f"ที่ ลป ๕๒๒๐๑/ ๑๔๗ วันที่ {today}") in with_fields(pdf)
    assert str(numbers.letter_of(submission.version)) == "ลป 52201/147"


@pytest.mark.usefixtures("opened")
def test_a_memo_is_signed_by_the_drafter_whose_name_it_prints_and_without_an_opinion(town: Town) -> None:
    version = memo(town, "plan")
    with pytest.raises(CannotDecide, match="ไม่มีช่องความเห็น"):
        actions.submit(town.actor(town.coordinator), version, "ขอเสนอ")
    town.coordinator.name = "นางสาวอื่น"
    town.coordinator.save()
    with pytest.raises(CannotDecide, match="ชื่อผู้จัดทำที่พิมพ์ในบันทึกไม่ใช่ชื่อของท่าน"):
        actions.submit(town.actor(town.coordinator), version)
