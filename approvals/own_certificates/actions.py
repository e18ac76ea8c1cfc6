"""A person's own certificate: brought, removed, and handed to the worker for one signature.

The key lies encrypted by its passphrase in a box that the worker alone opens. The passphrase is kept nowhere but in
such a box, for one signature and one day: whoever reads the database has neither.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.audit import lock, record
from accounts.certificate_notices import forget
from accounts.models import User
from accounts.permissions import Actor, Capability, require
from approvals.models import OwnCertificate, SubmissionStep
from approvals.transitions import State
from documents import keys
from documents.own_keys import CannotUse, OwnKey, WrongPassphrase, judge, opened
from documents.sealed_boxes import CannotOpen, seal, unseal
from thai.dates import long_date

HANDED_OVER = dt.timedelta(days=1)  # that a passphrase waits for its signature
TITLES = ("นางสาว", "นาง", "นาย", "ดร.", "ว่าที่ร้อยตรี", "ว่าที่ ร.ต.")
NO_WORKER = "ระบบยังไม่พร้อมรับใบรับรอง กรุณาแจ้งผู้ดูแลระบบ (worker ยังไม่เริ่มทำงาน)"
AGAIN = "กรุณาเปิดเอกสารแล้วพิมพ์รหัสผ่านของใบรับรองอีกครั้ง หรือเลือกใบรับรองของระบบ"


class OwnKeyLost(Exception):
    """The person's certificate cannot sign; the message says why, in Thai, and what the person does."""


@dataclass(frozen=True)
class Handed:
    """With what a person signs: the certificate, and what opens its key."""

    certificate: OwnCertificate
    passphrase: str = field(repr=False)


def own_certificate_of(actor: Actor) -> OwnCertificate | None:
    """The certificate the person brought here, whether it still holds or not."""
    if actor.user is None:
        return None
    return OwnCertificate.objects.filter(municipality=actor.municipality, user=actor.user, removed_at=None).first()


def usable_certificate_of(actor: Actor) -> OwnCertificate | None:
    """The same, where it may sign now."""
    found = own_certificate_of(actor)
    return found if found and found.begins_at <= timezone.now() < found.ends_at else None


def add(actor: Actor, content: bytes, passphrase: str) -> OwnCertificate:
    """Takes a PKCS #12 file in the place of the person's former one. Raises CannotUse."""
    require(actor, Capability.OWN_CERTIFICATE)
    assert isinstance(actor.user, User)
    if (lid := keys.box_lid()) is None:
        raise CannotUse(NO_WORKER)
    judged = judge(content, passphrase, keys.files().trust())
    if not is_name_of(judged.name, actor.user.name):
        raise CannotUse(f"ใบรับรองนี้เป็นของ “{judged.name}” ไม่ใช่ของ “{actor.user.name}”")
    with transaction.atomic():
        lock([actor.municipality.pk])  # two tabs come one after the other
        _remove(actor)
        made = OwnCertificate.objects.create(
            municipality=actor.municipality,
            user=actor.user,
            fingerprint=judged.fingerprint,
            certificates=judged.certificates,
            name=judged.name,
            issuer=judged.issuer,
            begins_at=judged.begin,
            ends_at=judged.end,
            sealed=seal(lid, judged.key, _about_key(actor.user.pk, judged.fingerprint)),
            proof=make_password(passphrase),
        )
        end = long_date(timezone.localdate(made.ends_at))
        record(actor, "certificate.added", made, name=made.name, issuer=made.issuer, end=end, sha256=made.fingerprint)
    return made


def is_name_of(certified: str, name: str) -> bool:
    """Whether a certificate may be this person's: by a Thai name but for its title; others are not compared."""
    if not any("ก" <= char <= "ฮ" for char in certified):
        return True
    return _bare(certified) == _bare(name)


def _bare(name: str) -> str:
    for title in TITLES:
        name = name.strip().removeprefix(title)
    return "".join(name.split())


def remove(actor: Actor) -> None:
    """Forgets the person's key. What it signed stays signed; what it was to sign waits for the person."""
    require(actor, Capability.OWN_CERTIFICATE)
    with transaction.atomic():
        lock([actor.municipality.pk])
        _remove(actor)


def _remove(actor: Actor) -> None:
    if found := own_certificate_of(actor):
        found.sealed, found.proof, found.removed_at = b"", "", timezone.now()
        found.save()
        forget(actor.municipality, notice_serial(found))
        record(actor, "certificate.removed", found, name=found.name, issuer=found.issuer, sha256=found.fingerprint)


def notice_serial(certificate: OwnCertificate) -> str:
    """What tells its notices from another's: one file may have been brought by a person twice."""
    return f"{certificate.pk}-{certificate.fingerprint[:16]}"


def opens(certificate: OwnCertificate, passphrase: str) -> bool:
    """Whether this is its passphrase; told by the hash, as the web has no key to try."""
    return check_password(passphrase, certificate.proof)


# --- One signature ----------------------------------------------------------------------------------------------------


def hand_over(step: SubmissionStep, handed: Handed) -> None:
    """Gives the worker what it needs for this signature; the caller stores the step. Raises CannotUse."""
    lid = keys.box_lid()
    certificate = OwnCertificate.objects.filter(pk=handed.certificate.pk, removed_at=None, user=step.decided_by).first()
    if certificate is None or not certificate.begins_at <= timezone.now() < certificate.ends_at:
        raise CannotUse("ใบรับรองของท่านถูกนำออกหรือหมดอายุแล้ว จึงยังไม่ได้ลงนาม")
    if lid is None:
        raise CannotUse(NO_WORKER)
    step.own = certificate
    step.handed_over_at = timezone.now()
    step.passphrase = seal(lid, handed.passphrase.encode(), _about_signature(step))


def opened_for(step: SubmissionStep) -> OwnKey:
    """The person's key, in the worker. Raises OwnKeyLost, and AuthorityLocked where the worker cannot open boxes."""
    now, own = timezone.now(), step.own
    assert own is not None
    if own.removed_at:
        raise OwnKeyLost(f"ใบรับรองของผู้ลงนามถูกนำออกก่อนลงลายมือชื่อ {AGAIN}")
    if not own.begins_at <= now < own.ends_at:
        raise OwnKeyLost(f"ใบรับรองของผู้ลงนามหมดอายุก่อนลงลายมือชื่อ {AGAIN}")
    if step.passphrase is None or step.handed_over_at is None or now - step.handed_over_at > HANDED_OVER:
        raise OwnKeyLost(f"รหัสผ่านของใบรับรองที่พิมพ์ไว้ถูกลบแล้วเพราะรอนานเกินหนึ่งวัน {AGAIN}")
    box = keys.files().box_key(keys.passphrase())
    if not _is_kept(box, own):
        raise OwnKeyLost("ระบบเปิดใบรับรองที่ผู้ลงนามนำเข้าไว้ไม่ได้แล้ว กรุณานำใบรับรองเข้าใหม่ก่อนลงนามอีกครั้ง หรือเลือกใบรับรองของระบบ")
    try:
        passphrase = unseal(box, bytes(step.passphrase), _about_signature(step))
        return opened(_kept_key(box, own), own.certificates, passphrase)
    except (CannotOpen, WrongPassphrase) as error:
        raise OwnKeyLost(f"เปิดใบรับรองของผู้ลงนามไม่ได้ {AGAIN}") from error


def lost_certificates() -> list[OwnCertificate]:
    """Those that the worker's key does not open any more. Raises AuthorityLocked where it has none itself."""
    kept = list(OwnCertificate.objects.filter(removed_at=None).select_related("municipality", "user"))
    if not kept:
        return []
    box = keys.files().box_key(keys.passphrase())
    return [own for own in kept if not _is_kept(box, own)]


def _is_kept(box: X25519PrivateKey, own: OwnCertificate) -> bool:
    try:
        return bool(_kept_key(box, own))
    except CannotOpen:
        return False


def _kept_key(box: X25519PrivateKey, own: OwnCertificate) -> bytes:
    """The person's key as it is kept, still closed by the person's passphrase. Raises CannotOpen."""
    return unseal(box, bytes(own.sealed), _about_key(own.user_id, own.fingerprint))


def forget_passphrases() -> None:
    """Those that waited too long, or for a paper that was returned or taken back."""
    late = Q(handed_over_at__lt=timezone.now() - HANDED_OVER)
    over = ~Q(submission__state__in=[State.IN_REVIEW, State.APPROVED])
    SubmissionStep.objects.filter(late | over, passphrase__isnull=False).update(passphrase=None)


def _about_key(user: int, fingerprint: str) -> str:
    return f"key/{user}/{fingerprint}"


def _about_signature(step: SubmissionStep) -> str:
    assert step.handed_over_at is not None
    return f"signature/{step.submission_id}/{step.order}/{step.own_id}/{step.handed_over_at.isoformat()}"
