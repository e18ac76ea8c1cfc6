"""The register of letters' numbers: the next one, what is refused, what is taken with a memo that is submitted.

Everything that takes or tells a number holds the municipality and then the row of its series, in this order: of two
people at once the second waits, and reads what the first left behind. A constraint says it once more.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from accounts.audit import lock, record
from accounts.models import Municipality, Unit
from accounts.permissions import Actor, Capability, require
from approvals.models import LetterNumber, NumberSeries, Submission
from documents.models import HIGHEST_NUMBER, MemoHead, Paper, PaperKind, PaperVersion
from documents.papers.content import DATE, NUMBER
from thai.dates import ERA, long_date, medium_date
from thai.digits import to_thai


class NumberRefused(Exception):
    """A number cannot be had; the message says why and which is free, in Thai."""


def series_of(municipality: Municipality, unit: Unit | None, year: int) -> NumberSeries:
    """The series of a unit and a calendar year (B.E.); one that is not stored where nothing was taken or told yet."""
    found = NumberSeries.objects.filter(municipality=municipality, unit=unit, year=year).first()
    return found or NumberSeries(municipality=municipality, unit=unit, year=year)


def highest(series: NumberSeries) -> int:
    """The highest number that is used, here or elsewhere; 0 for none."""
    taken = series.numbers.aggregate(highest=Max("number"))["highest"] if series.pk else None
    return max(taken or 0, series.used_elsewhere)


def refusal(series: NumberSeries, number: int, paper: Paper) -> str:
    """Why this paper cannot have this number, in Thai; empty where it can."""
    free = highest(series) + 1
    instead = f" ใช้ {free} แทน" if free <= HIGHEST_NUMBER else ""
    other = series.numbers.filter(number=number).exclude(paper=paper).first() if series.pk else None
    if other:
        return f"เลข {number} มีผู้ใช้แล้ว (หนังสือวันที่ {medium_date(other.date)}){instead}"
    if number <= series.used_elsewhere and not _own(series, paper).filter(number=number).exists():
        return f"เลข {number} อยู่ในช่วงที่แจ้งไว้ว่าออกนอกระบบแล้ว (ถึงเลข {series.used_elsewhere}){instead}"
    return ""


def take(actor: Actor, version: PaperVersion) -> LetterNumber | None:
    """The number of a memo that is submitted now: its own of before, the one it was typed with, or the next.

    None for other papers and for memos frozen before there was a register. Inside the transaction of submitting; raises
    NumberRefused.
    """
    content = version.content
    if version.paper.kind != PaperKind.MEMO or not ({"number", "told_at_signing"} <= content.keys()):
        return None
    date = dt.date.fromisoformat(content["date"]) if content["date"] else timezone.localdate()
    series = _held(actor.municipality, _unit(actor.municipality, content["unit"]), date.year + ERA)
    typed = int(content["number"]) if content["number"] else None
    number = typed or own_number(series, version.paper) or highest(series) + 1
    if typed and (why := refusal(series, typed, version.paper)):
        raise NumberRefused(f"{why} แก้ที่หัวบันทึก แล้วจัดทำฉบับใหม่")
    if number > HIGHEST_NUMBER:
        raise NumberRefused(f"ทะเบียนนี้ออกเลขครบ {HIGHEST_NUMBER:,} แล้ว")
    said = {"version": version, "date": date, "subject": content["subject"], "prefix": content["reference"]}
    letter, _ = LetterNumber.objects.update_or_create(
        series=series, number=number, defaults={"paper": version.paper, **said}
    )
    record(actor, "paper.number_taken", version, number=number, unit=content["unit"], year=series.year)
    return letter


def give_back(version: PaperVersion) -> None:
    """Where a correction goes no further, its number is again that of the version before it that was signed.

    Inside the transaction that withdraws or returns it. A memo that was never signed keeps its number for the next try.
    """
    letter = letter_of(version)
    signed = (
        Submission.objects.filter(version__paper_id=version.paper_id, state__in=Submission.PUBLIC)
        .exclude(version=version)
        .select_related("version")
        .order_by("-version__number")
        .first()
    )
    if letter is None or signed is None:
        return
    content = signed.version.content
    letter.version = signed.version
    letter.date = (
        dt.date.fromisoformat(content["date"]) if content.get("date") else timezone.localdate(signed.submitted_at)
    )
    letter.subject = content["subject"]
    letter.save()


def tell_used(actor: Actor, unit: Unit | None, year: int, number: int) -> int:
    """Keeps up to which number letters went out that the portal does not know; the next one goes on from there.

    Answers the number that was told before.
    """
    require(actor, Capability.MAKE_PAPER)
    with transaction.atomic():
        series = _held(actor.municipality, unit, year)
        before, series.used_elsewhere = series.used_elsewhere, number
        series.save(update_fields=["used_elsewhere"])
        record(actor, "numbers.used_elsewhere", series, before=before, now=number)
    return before


def register(series: NumberSeries) -> QuerySet[LetterNumber]:
    """The numbers of a series, the highest first, with what a list says of them."""
    return LetterNumber.objects.filter(series_id=series.pk).select_related("paper", "version")


def numbering_units() -> QuerySet[Unit]:
    """Whose letters may bear numbers: units in use, and merged ones with a register or a memo that still names them."""
    named = Q(pk__in=NumberSeries.objects.values("unit")) | Q(pk__in=MemoHead.objects.values("unit"))
    return Unit.objects.filter(Q(merged_into=None) | named)


def years_of(municipality: Municipality) -> list[int]:
    """The calendar years (B.E.) in which a number was taken or told."""
    found = NumberSeries.objects.filter(municipality=municipality).values_list("year", flat=True)
    return sorted(set(found))


def own_number(series: NumberSeries, paper: Paper) -> int | None:
    """The number that a paper was submitted with before, and keeps; None for none."""
    own = _own(series, paper).first() if series.pk else None
    return own.number if own else None


def letter_of(version: PaperVersion) -> LetterNumber | None:
    """The number that a version was submitted with, unless a correction has it now."""
    return LetterNumber.objects.filter(version=version).first()


def told_by_drafter(version: PaperVersion) -> dict[str, str]:
    """What goes into the memo's text fields with its drafter's signature, by their names."""
    wanted = version.content.get("told_at_signing", ())
    if not wanted:
        return {}
    letter = LetterNumber.objects.get(version=version)
    said = {NUMBER: str(letter.number), DATE: long_date(letter.date)}
    return {name: to_thai(said[name]) for name in wanted}


def _own(series: NumberSeries, paper: Paper) -> QuerySet[LetterNumber]:
    """The numbers that a paper has in a series, the latest first."""
    return LetterNumber.objects.filter(series=series, paper=paper).order_by("-pk")


def _held(municipality: Municipality, unit: Unit | None, year: int) -> NumberSeries:
    """The series, made where it is not stored yet, locked until the transaction ends.

    The municipality first, as whoever submits holds it already: the other way round each could wait for the other.
    """
    lock([municipality.pk])
    row, _ = NumberSeries.objects.get_or_create(municipality=municipality, unit=unit, year=year)
    return NumberSeries.objects.select_for_update(of=("self",)).get(pk=row.pk)


def _unit(municipality: Municipality, name: str) -> Unit | None:
    if not name:
        return None
    found = Unit.objects.filter(municipality=municipality, name=name).first()
    if found is None:
        raise NumberRefused(f"ไม่มีหน่วยงาน “{name}” แล้ว เลือกหน่วยงานที่หัวบันทึก แล้วจัดทำฉบับใหม่")
    return found
