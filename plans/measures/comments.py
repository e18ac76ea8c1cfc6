"""Remarks on a measure, told to everyone concerned."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import record
from accounts.editing.drafts import discard_draft
from accounts.permissions import Actor, Capability
from plans.handover.actions import tell_of
from plans.handover.reminders import coordinators, staff_of
from plans.locking import lock_measure
from plans.models import Measure
from plans.reporting.models import MeasureComment
from thai.text import normalise

COMMENT_DRAFT = "measure/{pk}/comment"  # under which name a remark that is not sent yet is kept


def add_comment(actor: Actor, measure: Measure, text: str) -> MeasureComment:
    """Adds a remark; told are the measure's staff once it is handed out, the coordinators, and who remarked before."""
    if not normalise(text):
        raise ValidationError({"text": "กรุณาเขียนความเห็น"})
    with transaction.atomic():
        measure = lock_measure(actor, measure, Capability.COMMENT)
        before = set(measure.comments.exclude(by=None).values_list("by", flat=True))
        comment = MeasureComment.objects.create(measure=measure, text=text, by=actor.user)
        record(actor, "measure.commented", measure, title=measure.title)
        staff = staff_of([measure])[measure.pk] if measure.stage != "draft" else set()
        leaders = {user.pk for user in coordinators(actor.municipality)}
        who = str(actor.user) if actor.user else "ระบบ"
        tell_of(actor, [(measure, staff | leaders | before, f"ความเห็นจาก{who}", text)])
        discard_draft(actor, COMMENT_DRAFT.format(pk=measure.pk))
    return comment
