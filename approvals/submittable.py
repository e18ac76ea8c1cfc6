"""Whether a version can be submitted as things stand: asked before anybody types a word, and again by the action."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.permissions import Actor, Capability, can
from approvals.drawings import is_silent
from approvals.models import Submission
from approvals.routes.steps import NO_ROUTE, are_todays, has_route, signature_blocks
from documents.actions import newest_after
from documents.models import PaperVersion


@dataclass(frozen=True)
class Hindrance:
    """Why it does not go, in Thai; `version` is the one that stands in its way, where one does."""

    words: str
    version: PaperVersion | None = None
    no_route: bool = False


def hindrance(actor: Actor, version: PaperVersion) -> Hindrance | None:
    """What keeps this person from submitting this version, whatever they may type; None where nothing does."""
    if not version.is_ready:
        return Hindrance("เอกสารยังจัดทำไม่เสร็จ")
    same = Submission.objects.filter(version__paper=version.paper_id)
    if same.filter(version=version).exists():
        return Hindrance("เอกสารฉบับนี้เสนอไปแล้ว")
    if newer := newest_after(version):
        return Hindrance("มีฉบับใหม่กว่าแล้ว กรุณาเสนอฉบับล่าสุด", newer)
    if under_way := same.filter(state__in=Submission.UNDER_WAY).select_related("version").first():
        return Hindrance(
            f"ฉบับที่ {under_way.version.number} ยังอยู่ระหว่างพิจารณา กรุณาถอนเรื่องนั้นก่อน หรือรอให้พิจารณาเสร็จ",
            under_way.version,
        )
    kind = version.paper.kind
    if not has_route(actor.municipality, kind):
        return Hindrance(NO_ROUTE, no_route=True)
    if not are_todays(version.content["signatures"], signature_blocks(actor, kind)):
        return Hindrance("เส้นทางการเสนอหรือผู้ดำรงตำแหน่งเปลี่ยนไปหลังจัดทำเอกสาร กรุณาจัดทำฉบับใหม่")
    drafter = actor.user.name if actor.user else ""
    if is_silent(version.content) and version.content["signatures"][0]["holder"] != drafter:
        return Hindrance("ชื่อผู้จัดทำที่พิมพ์ในบันทึกไม่ใช่ชื่อของท่าน กรุณาจัดทำฉบับใหม่แล้วเสนอ")
    return None


def told(actor: Actor, version: PaperVersion) -> Hindrance | None:
    """What of it a page tells this person: who submits nothing hears only that there is no route at all."""
    found = hindrance(actor, version)
    return found if found and (found.no_route or can(actor, Capability.SUBMIT_PAPER)) else None
