"""Is everything whole? Audit chains, stored files, sealed papers and keys, one after the other and in batches.

The row of the check is the truth: a worker takes it for a while, goes on from its cursor and gives it back, so that a
killed one loses some minutes and nothing else. `manage.py check_integrity` does the same in one go.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts import storage
from accounts.audit import broken_links, lost_heads
from accounts.audit_heads import kept_heads
from accounts.audit_key import AuditKeyMissing, read_anew
from accounts.background import enqueue
from accounts.models import AuditEntry, IntegrityCheck, Municipality
from accounts.operator_mail import tell_operator
from accounts.permissions import Capability, PlatformActor, require
from accounts.signing_in import second_factor
from accounts.tenancy import TenantModel, open_all
from approvals.models import Submission, SubmissionStep
from approvals.own_certificates.actions import lost_certificates
from documents import keys
from documents.authority import AuthorityError, AuthorityLocked, AuthorityMissing
from documents.kept_files import KeptFile
from documents.key_checks import Amiss, findings
from ita_portal.stored_files import NAMED

BATCH = 200  # rows that are asked for at once
TURN = 60  # seconds that a worker works on before it lets others have their turn
LEASE = dt.timedelta(minutes=10)
LONGEST = dt.timedelta(hours=20)
ANEW = dt.timedelta(hours=1)  # however many people meet the same damage
KEPT_PROBLEMS, KEPT_CHECKS = 100, 60
AMISS = {
    Amiss.MISSING: "ไฟล์ {} หาย กรุณากู้จากข้อมูลสำรอง",
    Amiss.UNREADABLE: "เปิดอ่านไฟล์ {} ไม่ได้ กรุณาตรวจเจ้าของไฟล์และสิทธิ์ หรือกู้จากข้อมูลสำรอง",
    Amiss.EXPOSED: "ผู้ใช้อื่นของเครื่องเปิด {} ได้ กรุณาตั้งสิทธิ์ให้เจ้าของใช้ได้ผู้เดียว",
    Amiss.OTHER: "ไฟล์ {} เสียหาย ไม่ใช่ไฟล์เดิม หรือรหัสผ่านของกุญแจเปิดไม่ได้ กรุณากู้จากข้อมูลสำรอง",
}
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Damage:
    """Something that is not whole, in Thai; `code` is the municipality's, empty where it concerns all."""

    part: str
    code: str
    words: str


Found = tuple[int, list[Damage]]  # a row's key, and what is wrong with it


@dataclass(frozen=True)
class CheckedPart:
    """One part of the check: how many rows it has, and what is found in those after a key, in the order of keys."""

    name: str  # what is counted
    words: str
    count: Callable[[], int]
    found: Callable[[int], Iterator[Found]]


# --- What is looked at ------------------------------------------------------------------------------------------------


def _keys(after: int) -> Iterator[Found]:
    if after:
        return
    problems = []
    try:
        read_anew()
    except AuditKeyMissing:
        if AuditEntry.objects.filter(algorithm=AuditEntry.Algorithm.KEYED).exists():
            problems.append(Damage("keys", "", "กุญแจของบันทึกการใช้งานหายหรืออ่านไม่ได้ กรุณากู้จากข้อมูลสำรอง"))
    if not second_factor.key_opens():
        problems.append(Damage("keys", "", "กุญแจของวิธียืนยันตัวขั้นที่สองหายหรือไม่ตรงกัน กรุณากู้จากข้อมูลสำรอง"))
    for found in findings(keys.files(), keys.passphrase()):
        problems.append(Damage("keys", "", AMISS[found.amiss].format(found.file)))
    yield 1, [*problems, *_lost_certificates()]


def _authorities(after: int) -> Iterator[Found]:
    """Municipalities that could not sign now. A tenth of a second each, so it is a part of its own."""
    files, passphrase = keys.files(), keys.passphrase()
    they_signed = set(_that_signed().values_list("pk", flat=True))
    for municipality in _with_keys().filter(pk__gt=after).order_by("pk"):
        problems = []
        try:
            files.opened(municipality.code, municipality.name, passphrase)
        except (AuthorityError, OSError) as error:
            # Without the passphrase, in the web's container, nobody can tell; and one that never signed, and was
            # renamed since, misses nothing.
            unknown = isinstance(error, AuthorityLocked) and not passphrase
            if not unknown and (municipality.pk in they_signed or not isinstance(error, AuthorityMissing)):
                lost = f"กุญแจลงลายมือชื่อของ{municipality}หายหรือเปิดไม่ได้ กรุณากู้จากข้อมูลสำรอง หรือออกกุญแจใหม่"
                problems.append(Damage("keys", municipality.code, lost))
        yield municipality.pk, problems


def _that_signed() -> QuerySet[Municipality]:
    signed = SubmissionStep.objects.exclude(signed_at=None).values("submission__version__paper__municipality")
    return Municipality.objects.filter(pk__in=signed)


def _with_keys() -> QuerySet[Municipality]:
    return _that_signed() | Municipality.objects.filter(code__in=keys.files().issued())


def _lost_certificates() -> Iterator[Damage]:
    """People's own, kept for a key of the worker that is not there any more."""
    try:
        lost = lost_certificates()
    except AuthorityLocked:
        return  # said of the key's file
    for own in lost:
        words = f"ระบบเปิดใบรับรองของ{own.user.name}ที่เก็บไว้ไม่ได้ กรุณากู้ keys/box.pem หรือให้ผู้นั้นนำใบรับรองเข้าใหม่"
        yield Damage("keys", own.municipality.code, words)


def _chains(after: int) -> Iterator[Found]:
    kept = kept_heads()
    for place in Municipality.objects.filter(pk__gt=after).order_by("pk").iterator(chunk_size=BATCH):
        problems = []
        try:
            broken = broken_links(place)
        except AuditKeyMissing:
            broken = []  # said once, by the part of the keys
        if broken:
            words = f"บันทึกการใช้งานถูกแก้ไขหรือขาดหายที่รายการที่ {_first_of(broken)}"
            problems.append(Damage("chains", place.code, words))
        if lost := lost_heads(place, kept.get(place.code, ())):
            words = f"บันทึกการใช้งานไม่มีรายการที่ {_first_of(lost)} ตามที่จดปลายสายไว้ อาจถูกตัดท้ายหรือเขียนใหม่"
            problems.append(Damage("chains", place.code, words))
        yield place.pk, problems


def _file_problem(sha256: str, code: str, what: str) -> list[Damage]:
    try:
        storage.read(sha256)
    except (storage.FileDamaged, OSError, ValueError):
        return [Damage("files", code, f"{what}หายหรือไม่ตรงกับที่บันทึกไว้ (แฮช {sha256[:12]}…)")]
    return []


def _files(model: type[TenantModel | Municipality], column: str, what: str) -> CheckedPart:
    path = f"{model.tenant_path}__code" if issubclass(model, TenantModel) else "code"
    return _files_of(lambda: model.objects.exclude(**{column: ""}), column, path, what)


def _files_of(rows: Callable[[], QuerySet[Any]], column: str, path: str, what: str) -> CheckedPart:
    def found(after: int) -> Iterator[Found]:
        while True:
            batch = list(rows().filter(pk__gt=after).order_by("pk").values_list("pk", column, path)[:BATCH])
            for pk, sha256, code in batch:
                yield pk, _file_problem(sha256, code, what)
            if not batch:
                return
            after = batch[-1][0]

    return CheckedPart("files", what, lambda: rows().count(), found)


def _kept_for_papers() -> QuerySet[KeptFile]:
    """What only frozen papers name, each file once."""
    return KeptFile.counted(KeptFile.objects.filter(size__gt=0))


def _papers(after: int) -> Iterator[Found]:
    """What sealed papers know of their municipality's chain."""
    from documents.trail_marks import marks_in  # pyHanko takes a second to import

    papers = _sealed().filter(pk__gt=after).order_by("pk")
    for submission in (
        papers.select_related("version__paper__municipality").defer("version__content").iterator(chunk_size=BATCH)
    ):
        place = submission.version.paper.municipality
        try:
            marks = marks_in(storage.read(submission.version.sha256))
        except storage.FileDamaged:
            marks = []  # said by the part of the files
        except (OSError, ValueError):
            yield submission.pk, [Damage("papers", place.code, f"{submission.version} เปิดอ่านไม่ได้")]
            continue
        lost = lost_heads(place, [mark for mark in marks if mark[0]])
        words = f"บันทึกการใช้งานไม่มีรายการที่ {{}} ซึ่ง {submission.version} ที่ลงนามแล้วอ้างถึง"
        yield submission.pk, [Damage("papers", place.code, words.format(_first_of(lost)))] if lost else []


def _first_of(numbers: list[int]) -> str:
    return str(numbers[0]) + (f" และอีก {len(numbers) - 1} แห่ง" if len(numbers) > 1 else "")


def _sealed() -> Any:
    return Submission.objects.filter(state__in=Submission.PUBLIC)


PARTS = (
    CheckedPart("keys", "กุญแจ", lambda: 1, _keys),
    CheckedPart("keys", "กุญแจของเทศบาล", lambda: _with_keys().count(), _authorities),
    CheckedPart("chains", "บันทึกการใช้งาน", lambda: Municipality.objects.count(), _chains),
    *(_files(model, column, words) for model, column, words in NAMED),
    _files_of(_kept_for_papers, "sha256", "municipality__code", "ภาพหรือฟอนต์ของเอกสารที่จัดทำแล้ว"),
    CheckedPart("papers", "เอกสารที่ลงนาม", lambda: _sealed().count(), _papers),
)
COUNTED = {"keys": "กุญแจ", "chains": "บันทึกการใช้งาน", "files": "ไฟล์", "papers": "เอกสารที่ลงนาม"}


# --- The check --------------------------------------------------------------------------------------------------------


def begin(*, in_background: bool = True) -> IntegrityCheck:
    """A new check, or the one that is still going on."""
    with open_all(), transaction.atomic():
        going_on = IntegrityCheck.objects.select_for_update().filter(finished_at=None).first()
        if going_on and going_on.started_at < timezone.now() - LONGEST:
            _give_up(going_on)
            going_on = None
        check = going_on or IntegrityCheck.objects.create(total=sum(part.count() for part in PARTS))
        if in_background and not going_on:
            enqueue("ita_portal.tasks.continue_integrity_check", check.pk)
    return check


def begin_anew() -> None:
    """Somebody met damage: a check now, unless one was begun within the hour, whose mail is out or on its way."""
    if not IntegrityCheck.objects.filter(started_at__gt=timezone.now() - ANEW).exists():
        begin()


def _give_up(check: IntegrityCheck) -> None:
    """Whatever keeps a check from its end must not keep silent about what the next one would find."""
    words = "การตรวจไม่เสร็จภายในหนึ่งวัน กรุณาดูบันทึกของ worker"
    check.problem_count += 1
    check.problems.append(vars(Damage("check", "", words)))
    _finish(check)
    check.save()


def ask(actor: PlatformActor) -> IntegrityCheck:
    """An administrator wants to know now."""
    require(actor, Capability.CHECK_INTEGRITY)
    return begin()


def check_now() -> IntegrityCheck:
    """A whole check in one go, for the shell. Raises StoreAway."""
    with open_all():
        lease = timezone.now() + LEASE
        check = IntegrityCheck.objects.create(total=sum(part.count() for part in PARTS), leased_until=lease)
        _work(check, float("inf"))
    check.leased_until = None
    _finish(check)
    check.save()
    return check


def go_on(check_id: int, seconds: float = TURN) -> bool:
    """Works on a check for about so long; whether to go on. Does nothing where another worker is at it."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    unfinished = IntegrityCheck.objects.filter(pk=check_id, finished_at=None)
    if not unfinished.filter(free).update(leased_until=now + LEASE):
        return False
    check = IntegrityCheck.objects.get(pk=check_id)
    is_away = False
    with open_all():
        try:
            _work(check, time.monotonic() + seconds)
        except storage.StoreAway as error:  # which is no damage; the sweeper takes it up again
            logger.warning("the integrity check waits: the place of the files does not answer (%s)", error)
            is_away = True
    check.leased_until = None
    if check.part == len(PARTS):
        _finish(check)
    check.save()
    return check.finished_at is None and not is_away


def _work(check: IntegrityCheck, deadline: float) -> None:
    saved = time.monotonic()
    while check.part < len(PARTS):
        part = PARTS[check.part]
        for pk, problems in part.found(check.cursor):
            check.cursor, check.done = pk, check.done + 1
            check.counts[part.name] = check.counts.get(part.name, 0) + 1
            check.problem_count += len(problems)
            room = KEPT_PROBLEMS - len(check.problems)
            check.problems += [vars(problem) for problem in problems[:room]]
            if (now := time.monotonic()) > deadline:
                return
            if now - saved > 2:
                check.leased_until = timezone.now() + LEASE
                check.save()
                saved = now
        check.part, check.cursor = check.part + 1, 0


def _finish(check: IntegrityCheck) -> None:
    """The last result is stored; what is damaged is told to the operator, and to the log in case no mail goes out."""
    check.finished_at = timezone.now()
    check.done = check.total = max(check.done, 1)
    old = IntegrityCheck.objects.order_by("-pk").values_list("pk", flat=True)[KEPT_CHECKS:]
    IntegrityCheck.objects.filter(pk__in=list(old)).delete()
    if check.problem_count:
        logger.error("the integrity check found %d problems", check.problem_count)
        lines = "\n".join(f"• {problem['code'] or 'ทั้งระบบ'}: {problem['words']}" for problem in check.problems)
        tell_operator(
            f"พบข้อมูลเสียหาย {check.problem_count} รายการ",
            f"{sentence(check)}\n\n{lines}\n\nดูรายละเอียดที่ {settings.PUBLIC_URL}/integrity/\n"
            "อย่าแก้ไฟล์หรือฐานข้อมูลเอง กรุณาเก็บสภาพเดิมไว้และทำตามคู่มือหัวข้อ Is everything whole?\n",
        )


def last_finished() -> IntegrityCheck | None:
    """The newest check that came to its end."""
    return IntegrityCheck.objects.exclude(finished_at=None).first()


def sentence(check: IntegrityCheck) -> str:
    """What a check found, in one plain sentence."""
    counted = " ".join(f"{COUNTED[name]} {count} รายการ" for name, count in check.counts.items() if name in COUNTED)
    if check.finished_at is None:
        return f"กำลังตรวจ ตรวจแล้ว {counted}" if counted else "กำลังรอตรวจ"
    if check.problem_count:
        return f"พบข้อมูลที่หายหรือไม่ตรงกับที่บันทึกไว้ {check.problem_count} รายการ จากที่ตรวจ {counted}"
    return f"ข้อมูลครบถ้วน ไม่พบความเสียหาย ตรวจแล้ว {counted}"


def unattended() -> list[int]:
    """Checks whose worker was lost."""
    free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    return list(IntegrityCheck.objects.filter(free, finished_at=None).values_list("pk", flat=True))
