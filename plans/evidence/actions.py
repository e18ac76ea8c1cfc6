"""Every change of a measure's evidence: files in versions, links and what their checks found."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts import storage
from accounts.audit import record
from accounts.background import enqueue
from accounts.editing import EditedMeanwhile
from accounts.editing.drafts import discard_draft, discard_everybodys_drafts
from accounts.editing.merging import fingerprint, mark, marks_in
from accounts.models import Unit
from accounts.permissions import Actor, Capability, require, system_actor
from accounts.quotas import require_room
from plans.evidence import links
from plans.evidence.file_types import Refused, file_name
from plans.evidence.judging import judge
from plans.handover.actions import touched
from plans.locking import lock_measure, lock_plans
from plans.models import EVIDENCE_TITLE_LENGTH, Evidence, EvidenceFile, Measure
from plans.reporting.parts import ROWS, own_parts, parts_of
from thai.dates import fiscal_year
from thai.text import normalise

CHECKED_LATELY = dt.timedelta(hours=20)  # less than a day: each night's check begins a little later than the last


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: nothing of it is believed yet."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class _Good:
    """A file that was judged good and is stored. `sent`: the SHA-256 of what came, where that was converted."""

    size: int
    sha256: str
    filename: str
    media_type: str
    sent: str

    def on_record(self) -> dict[str, str]:
        """What the audit trail says of it."""
        return {"file": self.filename, "sha256": self.sha256} | ({"sent_sha256": self.sent} if self.sent else {})


def new_draft_name(measure: Measure) -> str:
    """Under which name accounts.editing.drafts keeps what is typed of evidence that is not stored yet."""
    return f"measure/{measure.pk}/evidence"


def draft_name(evidence: Evidence) -> str:
    """The same of evidence that is changed."""
    return f"evidence/{evidence.pk}"


def add_file(
    actor: Actor,
    measure: Measure,
    title: str,
    day: dt.date | None,
    upload: Upload,
    *,
    unit: Unit | None = None,
    step: str = "",
) -> Evidence:
    """New evidence with the file as its first version. ValidationError by field, EditedMeanwhile without the measure.

    The same two are raised by whatever else changes evidence. `unit`: whose part of the measure it proves; `step`: the
    mark of the step.
    """
    require(actor, Capability.EDIT_MEASURE, measure)
    _check(title, day)
    good = _kept(upload)
    with _changing(actor, measure) as held_measure:
        _require_part(actor, held_measure, unit)
        added = Evidence.objects.create(
            measure=held_measure, title=title, day=day, added_by=actor.user, unit=unit, step=step
        )
        _add_version(actor, added, 1, good)
        record(actor, "evidence.added", added, title=title, measure=measure.pk, **good.on_record())
        discard_draft(actor, new_draft_name(measure))
    return added


def add_link(
    actor: Actor,
    measure: Measure,
    title: str,
    day: dt.date | None,
    url: str,
    *,
    unit: Unit | None = None,
    step: str = "",
) -> Evidence:
    """New evidence that stands on a web site; its first check is queued."""
    require(actor, Capability.EDIT_MEASURE, measure)
    _check(title, day)
    _check_url(url)
    with _changing(actor, measure) as held_measure:
        _require_part(actor, held_measure, unit)
        added = Evidence.objects.create(
            measure=held_measure, title=title, day=day, url=url, added_by=actor.user, unit=unit, step=step
        )
        record(actor, "evidence.added", added, title=title, measure=measure.pk, url=url)
        discard_draft(actor, new_draft_name(measure))
        _queue_check(actor, added)
    return added


def change(
    actor: Actor,
    evidence: Evidence,
    title: str,
    day: dt.date | None,
    *,
    upload: Upload | None = None,
    url: str = "",
    opened_with: str | None = None,
) -> Evidence:
    """Another title or day, and with them a file's next version or a link's new address.

    `opened_with` is the fingerprint of the `fields_of` that the form showed: EditedMeanwhile where that is no longer
    what is stored.
    """
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    _check(title, day)
    if evidence.url and upload:
        raise ValidationError({"file": "หลักฐานนี้เป็นลิงก์ หากมีไฟล์ให้เพิ่มเป็นหลักฐานใหม่"})
    url = url if evidence.url else ""
    if url:
        _check_url(url)
    good = _kept(upload) if upload else None
    with _changing(actor, evidence.measure) as measure:
        row = _as_stored(evidence)
        _require_part(actor, measure, row.unit)
        newest = row.files.first()
        if good and newest and newest.sha256 == good.sha256:
            raise ValidationError({"file": f"ไฟล์นี้เหมือนกับรุ่นที่ {newest.number} ที่มีอยู่ทุกประการ จึงไม่ได้เพิ่มรุ่นใหม่"})
        before = {"title": row.title, "day": row.day and row.day.isoformat(), "url": row.url}
        after = {"title": title, "day": day and day.isoformat(), "url": url or row.url}
        if opened_with not in {None, fingerprint(fields_of(row))} and (before != after or good):
            raise EditedMeanwhile
        row.title, row.day, row.url = title, day, url or row.url
        row.save(update_fields=["title", "day", "url"])
        if before != after:
            record(actor, "evidence.changed", row, before=before, after=after)
        if good:
            file = _add_version(actor, row, newest.number + 1 if newest else 1, good)
            record(actor, "evidence.version_added", row, number=file.number, **good.on_record())
        if before["url"] != row.url:
            _queue_check(actor, row)
        discard_draft(actor, draft_name(evidence))
    return row


def remove(actor: Actor, evidence: Evidence) -> None:
    """Takes evidence and all its versions away; the audit trail keeps what they were."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    with _changing(actor, evidence.measure) as measure:
        row = _as_stored(evidence)
        _require_part(actor, measure, row.unit)
        files = [{"number": f.number, "file": f.filename, "sha256": f.sha256} for f in row.files.all()]
        record(actor, "evidence.removed", row, title=row.title, measure=measure.pk, url=row.url, files=files)
        discard_everybodys_drafts(actor, draft_name(row))
        row.delete()


@contextmanager
def _holding(actor: Actor, measure: Measure) -> Iterator[Measure]:
    """One transaction with the measure held."""
    with transaction.atomic():
        yield lock_measure(actor, measure, Capability.EDIT_MEASURE)


@contextmanager
def _changing(actor: Actor, measure: Measure) -> Iterator[Measure]:
    """The same for a change of what the coordinator may have accepted."""
    with _holding(actor, measure) as as_stored:
        yield as_stored
        touched(actor, as_stored)


def _require_part(actor: Actor, measure: Measure, unit: Unit | None) -> None:
    """What proves a unit's part is that unit's, until it hands the part in: PermissionDenied, ValidationError."""
    if unit is None or actor.is_coordinator:
        return
    units = list(Unit.in_use())
    whole = Measure.objects.with_rows().prefetch_related(*ROWS).select_related("plan__municipality").get(pk=measure.pk)
    part = next((part for part in parts_of(whole, units) if part.unit == unit), None)
    if part is None:  # whose it is no more, or not by itself
        return
    if not any(own.unit == unit for own in own_parts(actor, [whole], units)):
        raise PermissionDenied("ส่วนนี้เป็นของหน่วยงานอื่น")
    if not part.is_open:
        raise ValidationError("ส่งไปแล้ว จึงยังเปลี่ยนหลักฐานไม่ได้ ดึงกลับมาก่อน")


def _as_stored(evidence: Evidence) -> Evidence:
    """The evidence as it is now, once its measure is held."""
    found = Evidence.objects.filter(pk=evidence.pk, measure=evidence.measure_id).first()
    if found is None:
        raise EditedMeanwhile
    return found


def _check(title: str, day: dt.date | None) -> None:
    """ValidationError, by field, for a title or a day that evidence cannot have."""
    errors = {}
    if not _one_line(title):
        errors["title"] = "กรุณาตั้งชื่อหลักฐาน"
    if len(title) > EVIDENCE_TITLE_LENGTH:
        errors["title"] = f"ยาวเกิน {EVIDENCE_TITLE_LENGTH} ตัวอักษร"
    if day and day > timezone.localdate():
        errors["day"] = "วันที่ของหลักฐานต้องไม่เป็นวันในอนาคต"
    if errors:
        raise ValidationError(errors)


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())


def _check_url(url: str) -> None:
    if why := links.problem(url):
        raise ValidationError({"url": why})


def _no_room(why: str) -> ValidationError:
    return ValidationError({"file": why})


def _kept(upload: Upload) -> _Good:
    """Judges a file and stores it, before anybody is kept waiting. ValidationError for what is not taken.

    Where the change is refused after all, the file stays, named by no row, as that of evidence which was removed.
    """
    require_room(len(upload.content), _no_room)
    try:
        taken = judge(upload.content)
    except Refused as error:
        raise ValidationError({"file": str(error)}) from error
    sent = "" if taken.content is upload.content else hashlib.sha256(upload.content).hexdigest()
    name = file_name(upload.filename, taken.kind)
    return _Good(len(taken.content), storage.store(taken.content), name, taken.kind.media_type, sent)


def _add_version(actor: Actor, evidence: Evidence, number: int, good: _Good) -> EvidenceFile:
    """ValidationError where the municipality, which is held, has no room for it."""
    require_room(good.size, _no_room)
    return EvidenceFile.objects.create(
        evidence=evidence,
        number=number,
        added_by=actor.user,
        sha256=good.sha256,
        filename=good.filename,
        media_type=good.media_type,
        size=good.size,
    )


# --- Two people at once -----------------------------------------------------------------------------------------------


def fields_of(evidence: Evidence) -> dict[str, Any]:
    """What two people may both change; of a file the number of its newest version."""
    newest = _newest(evidence)
    fields = {"title": evidence.title, "day": evidence.day, "url": evidence.url}
    return fields | {"file": newest.number if newest else None}


def newer_file(opened_with: str, stored: Evidence) -> EvidenceFile | None:
    """The file's version that came since a form was opened with this fingerprint of `fields_of`."""
    newest = _newest(stored)
    return newest if newest and mark(newest.number) != marks_in(opened_with).get("file") else None


def _newest(evidence: Evidence) -> EvidenceFile | None:
    return next(iter(evidence.files.all()), None)


# --- Checking links ---------------------------------------------------------------------------------------------------


def request_check(actor: Actor, evidence: Evidence) -> None:
    """Has a link checked by the worker; until then it counts as not checked. ValidationError for a file."""
    require(actor, Capability.EDIT_MEASURE, evidence.measure)
    if not evidence.url:
        raise ValidationError("หลักฐานนี้เป็นไฟล์ ไม่มีลิงก์ให้ตรวจ")
    with _holding(actor, evidence.measure):
        row = _as_stored(evidence)
        record(actor, "evidence.check_requested", row, url=row.url)
        _queue_check(actor, row)


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
        lock_plans(actor)
        row = Evidence.objects.filter(pk=evidence.pk, url=evidence.url).first()
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
