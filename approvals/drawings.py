"""What a signature looks like, and the texts that go into the paper with it; in the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import timezone

from approvals.models import SubmissionStep
from approvals.numbers import actions as numbers
from documents.models import PaperKind
from thai.dates import long_date
from thai.digits import to_thai


def has_low_place(content: Mapping[str, Any]) -> bool:
    """Whether the drafter's place in this frozen content is low; papers of before have high ones."""
    return any(block.get("drafter") for block in content.get("signatures", [])[:1])


def is_silent(content: Mapping[str, Any]) -> bool:
    """Whether the drafter's place is without an opinion: in a memo it stands under the memo's own words."""
    return content["kind"] == PaperKind.MEMO and has_low_place(content)


def printed_capacity(capacity: Sequence[str]) -> list[str]:
    """As offices write it: "ผู้อำนวยการกองคลัง รักษาราชการแทน" and beneath it the position acted for."""
    own, *acting = capacity
    return [" ".join((own, *acting[:-1])), *acting[-1:]]


# What a signature rests on: (the person's own certificate, a timestamp server) → words in the paper.
RESTS_ON = {
    (False, False): "ใบรับรองและเวลาของระบบ",
    (False, True): "ใบรับรองของระบบ มีการประทับเวลา",
    (True, False): "ใบรับรองของผู้ลงนามเอง เวลาของระบบ",
    (True, True): "ใบรับรองของผู้ลงนามเอง มีการประทับเวลา",
}


def drawings(pdf: bytes, step: SubmissionStep, *, demonstration: bool, own: bool = False) -> dict[str, Any]:
    """What the signature looks like, and the words beside it where the paper has a place for them.

    `own`: the certificate is the person's own.
    """
    from documents.form_fields import taken_size
    from documents.limited_rendering import drawn_limited
    from documents.rendering import render_appearance, render_mark, render_told, render_words
    from documents.signing import Words, field_size, text_size, words_size

    assert step.decided_at is not None
    content = step.submission.version.content
    fonts = content.get("fonts")  # of the office, frozen with the paper
    said: dict[str, Any] = {
        "opinion": step.opinion,
        "name": step.name,
        "capacity": step.capacity,
        "date": long_date(timezone.localdate(step.decided_at)),
        "demonstration": demonstration,
        "rests_on": RESTS_ON[own, bool(settings.TIMESTAMP_URL)],
    }
    size = field_size(pdf, step.field)
    beside = words_size(pdf, step.field)
    if step.order == 0 and is_silent(content):
        told = {}
        for name, text in numbers.told_by_drafter(step.submission.version).items():
            place = text_size(pdf, name) or (0.0, 0.0)
            told[name] = Words(text, drawn_limited(partial(render_told, *place, text, fonts)))
        return {"appearance": drawn_limited(partial(render_mark, *size, said, fonts)), "told": told}
    if beside is None:
        return {"appearance": drawn_limited(partial(render_appearance, *size, said, fonts))}
    said["capacity"] = printed_capacity(step.capacity)
    lines = filter(None, (step.opinion, f"({step.name})", *said["capacity"], said["date"]))
    shown = drawn_limited(partial(render_words, *beside, said, fonts, taken_size(pdf, step.field)))
    return {
        "appearance": drawn_limited(partial(render_mark, *size, said, fonts)),
        "words": Words(to_thai("\n".join(lines)), shown),
    }
