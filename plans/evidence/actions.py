"""Every change of a measure's evidence: files in versions, links and what their checks found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import storage
from accounts.audit import record
from accounts.background import enqueue
from accounts.permissions import Actor, Capability, require, system_actor
from plans.evidence import file_types, links
from plans.handover import touched
from plans.models import THEME_LENGTH, Evidence, EvidenceFile, Measure
from thai.dates import fiscal_year
from thai.text import normalise

CHECKED_LATELY = dt.timedelta(hours=20)  # less than a day: each night's check begins a little later than the last


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: nothing of it is believed yet."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class _Kept:
    """A file that was judged good; its bytes are stored."""

    sha256: str
    filename: str
    media_type: str
    size: int


def add_file(actor: Actor, measure: Measure, title: str, day: dt.date | None, upload: Upload) -> Evidence:
    """New evidence with the file as its first version. ValidationError by field."""
    require(actor, Capability.EDIT_MEASURE, measure)
    title = _checked(title, day)
    kept = _keep(upload)
    with _changing(actor, measure) as locked:
        added = Evidence.objects.create(measure=locked, title=title, day=day, added_by=actor.user)
        file = _add_version(actor, added, 1, kept)
        record(actor, "evidence.added", added, title=title, measure=locked.pk, file=file.filename, sha256=file.sha256)
    return added


def add_link(actor: Actor, measure: Measure, title: str, day: dt.date | None, url: str) -> Evidence:
    """New evidence that stands on a web site; its first check is queued. ValidationError by field."""
    require(actor, Capability.EDIT_MEASURE, measure)
    title, url = _checked(title, day), _checked_url(url)
    with _changing(actor, measure) as locked:
        added = Evidence.objects.create(measure=locked, title=title, day=day, url=url, added_by=actor.user)
        record(actor, "evidence.added", added, title=title, measure=locked.pk, url=url)
        _queue_check(actor, added)
    return added


def change(
    actor: Actor, evidence: Evidence, title: str, day: dt.date | None, *, upload: Upload | None = None, url: str = ""
) -> Evidence:
    """Another title or day, and with them a file's next version or a link's new address. ValidationError by field."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    title = _checked(title, day)
    if evidence.url and upload:
        raise ValidationError({"file": "หลักฐานนี้เป็นลิงก์ หากมีไฟล์ให้เพิ่มเป็นหลักฐานใหม่"})
    url = _checked_url(url) if evidence.url and url else evidence.url
    kept = _keep(upload) if upload else None
    with _changing(actor, evidence.measure):
        row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
        newest = row.files.first()
        if kept and newest and newest.sha256 == kept.sha256:
            raise ValidationError({"file": f"ไฟล์นี้เหมือนกับรุ่นที่ {newest.number} ที่มีอยู่ทุกประการ จึงไม่ได้เพิ่มรุ่นใหม่"})
        before = {"title": row.title, "day": row.day and row.day.isoformat(), "url": row.url}
        after = {"title": title, "day": day and day.isoformat(), "url": url}
        row.title, row.day, row.url = title, day, url
        row.save(update_fields=["title", "day", "url"])
        if before != after:
            record(actor, "evidence.changed", row, before=before, after=after)
        if kept:
            file = _add_version(actor, row, newest.number + 1 if newest else 1, kept)
            record(actor, "evidence.version_added", row, number=file.number, file=file.filename, sha256=file.sha256)
        if before["url"] != url:
            _queue_check(actor, row)
    return row


def remove(actor: Actor, evidence: Evidence) -> None:
    """Takes evidence and all its versions away; the audit trail keeps what they were."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    with _changing(actor, evidence.measure) as measure:
        files = [{"number": f.number, "file": f.filename, "sha256": f.sha256} for f in evidence.files.all()]
        detail = {"title": evidence.title, "measure": measure.pk, "url": evidence.url, "files": files}
        record(actor, "evidence.removed", evidence, **detail)
        evidence.delete()


@contextmanager
def _changing(actor: Actor, measure: Measure) -> Iterator[Measure]:
    """One transaction with the measure held: it may have been handed in since the page was opened."""
    with transaction.atomic():
        locked = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
        require(actor, Capability.EDIT_MEASURE, locked)
        yield locked
        touched(actor, locked)


def _checked(title: str, day: dt.date | None) -> str:
    """The title in one spelling and on one line."""
    title, errors = " ".join(normalise(title).split()), {}
    if not title:
        errors["title"] = "กรุณาตั้งชื่อหลักฐาน"
    if len(title) > THEME_LENGTH:
        errors["title"] = f"ยาวเกิน {THEME_LENGTH} ตัวอักษร"
    if day and day > timezone.localdate():
        errors["day"] = "วันที่ของหลักฐานต้องไม่เป็นวันในอนาคต"
    if errors:
        raise ValidationError(errors)
    return title


def _checked_url(url: str) -> str:
    if why := links.problem(url.strip()):
        raise ValidationError({"url": why})
    return url.strip()


def _keep(upload: Upload) -> _Kept:
    try:
        kind = file_types.recognise(upload.content)
    except file_types.Refused as error:
        raise ValidationError({"file": str(error)}) from error
    name = file_types.file_name(upload.filename, kind)
    return _Kept(storage.store(upload.content), name, kind.media_type, len(upload.content))


def _add_version(actor: Actor, evidence: Evidence, number: int, kept: _Kept) -> EvidenceFile:
    return EvidenceFile.objects.create(evidence=evidence, number=number, added_by=actor.user, **asdict(kept))


# --- Checking links ---------------------------------------------------------------------------------------------------


def request_check(actor: Actor, evidence: Evidence) -> None:
    """Has a link checked by the worker; until then it counts as not checked. ValidationError for a file."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    if not evidence.url:
        raise ValidationError("หลักฐานนี้เป็นไฟล์ ไม่มีลิงก์ให้ตรวจ")
    with transaction.atomic():
        record(actor, "evidence.check_requested", evidence, url=evidence.url)
        _queue_check(actor, evidence)


def _queue_check(actor: Actor, evidence: Evidence) -> None:
    Evidence.objects.filter(pk=evidence.pk).update(check_state="", check_report={}, checked_at=None)
    enqueue("plans.tasks.check_link", actor.municipality.pk, evidence.pk)


def check_now(evidence_id: int, reach: links.Reach = links.EVERYWHERE) -> None:
    """Opens a link and stores what was found. Slow, so never inside a transaction: RuntimeError there.

    Nothing happens where the evidence is gone meanwhile, or is a file.
    """
    with transaction.atomic(durable=True):
        evidence = Evidence.objects.select_related("measure__plan__municipality").filter(pk=evidence_id).first()
    if evidence is None or not evidence.url:
        return
    plan = evidence.measure.plan
    report = links.check(evidence.url, plan.municipality.website, plan.fiscal_year, reach)
    store_check(system_actor(plan.municipality), evidence, report)


def store_check(actor: Actor, evidence: Evidence, report: links.LinkReport) -> None:
    """Keeps a check's result, on record where the verdict is another; nothing if the link was changed meanwhile."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    with transaction.atomic():
        row = Evidence.objects.select_for_update(of=("self",)).filter(pk=evidence.pk, url=evidence.url).first()
        if row is None:
            return
        before, row.check_state = row.check_state, report.verdict
        row.check_report, row.checked_at = asdict(report), timezone.now()
        row.save(update_fields=["check_state", "check_report", "checked_at"])
        if before != row.check_state:
            record(actor, "evidence.checked", row, before=before, after=row.check_state, status=report.status)


def links_due() -> list[tuple[int, int]]:
    """Links not checked lately, of plans that run or ended less than a year ago: municipality and evidence ids."""
    now = timezone.now()
    due = Evidence.objects.filter(
        Q(checked_at__isnull=True) | Q(checked_at__lt=now - CHECKED_LATELY),
        measure__plan__fiscal_year__gte=fiscal_year(timezone.localdate()) - 1,
    ).exclude(url="")
    return list(due.values_list("measure__plan__municipality", "pk").order_by("pk"))
