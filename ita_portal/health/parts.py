"""How each part of the installation is, in plain Thai, and what to do where something is amiss."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from redis.exceptions import RedisError

from accounts.digest import is_overdue
from accounts.machine_mail import mail_is_sent
from accounts.operator_mail import operators
from accounts.templatetags.thai_text import thai_time
from ita_portal import integrity
from ita_portal.backups.actions import last_backup
from ita_portal.health import alive
from ita_portal.health.readiness import readiness
from ita_portal.health.waiting_jobs import waiting_jobs
from ita_portal.room import nearly_full
from thai.dates import medium_date

SLOW, STUCK = dt.timedelta(minutes=10), dt.timedelta(hours=1)  # how long the oldest job may wait
BACKUP_EVERY = dt.timedelta(days=2)  # a night may be missed
CHECKED_EVERY = dt.timedelta(days=2)
MAILED_WITHIN = dt.timedelta(hours=30)  # the next morning's
LITTLE, TOO_LITTLE = 15, 5  # per cent of the disk that is free


class Condition(StrEnum):
    """How it is: the name is also how it looks."""

    GOOD = "good"
    WARN = "warn"
    BAD = "bad"

    @property
    def words(self) -> str:
        """In one word."""
        return {Condition.GOOD: "ปกติ", Condition.WARN: "ควรดู", Condition.BAD: "ต้องแก้"}[self]


@dataclass(frozen=True)
class SystemPart:
    """One part: how it is, and what to do where it is not well."""

    name: str
    condition: Condition
    said: str
    to_do: str = ""


def parts(now: dt.datetime) -> list[SystemPart]:
    """All of them, in the order in which they depend on one another."""
    return [*_needs(), *_processes(), _jobs(now), _disk(), _room(), _backup(now), _integrity(now), _mail(now)]


def _needs() -> Iterator[SystemPart]:
    """The database itself answers, or this page would not be made."""
    there = readiness()
    for need, name, missing, to_do in (
        ("migrations", "ฐานข้อมูล", "ฐานข้อมูลยังไม่ได้ปรับเป็นรุ่นนี้", "ให้ผู้ดูแลเครื่องแม่ข่ายสั่ง docker compose up --detach"),
        ("redis", "ตัวกลางส่งงาน", "ติดต่อ Redis ไม่ได้ งานในพื้นหลังจึงหยุดรอ", _restart("redis")),
        (
            "storage",
            "ที่เก็บไฟล์",
            "อ่านหรือเขียนที่เก็บไฟล์ไม่ได้",
            "ให้ผู้ดูแลเครื่องแม่ข่ายตรวจดิสก์และสิทธิ์ของโฟลเดอร์ files",
        ),
        (
            "authority",
            "กุญแจหลัก",
            "ยังไม่มีใบรับรองหลัก จึงยังลงนามเอกสารไม่ได้",
            "สั่ง create_authority และ issue_keys ตามคู่มือหัวข้อที่ 4 ถ้าเคยมีแล้ว ให้กู้จากข้อมูลสำรอง",
        ),
    ):
        yield (
            SystemPart(name, Condition.GOOD, "พร้อม") if there[need] else SystemPart(name, Condition.BAD, missing, to_do)
        )


def _processes() -> Iterator[SystemPart]:
    for process, name, without in (
        ("worker", "ตัวทำงานเบื้องหลัง (worker)", "เอกสารและลายมือชื่อจะรออยู่"),
        ("beat", "ตัวปลุกงานตามเวลา (beat)", "การเตือน การตรวจทุกคืน และการตามงานที่ค้างจะหยุด"),
    ):
        try:
            silent = alive.silent_for(process)
        except RedisError:
            yield SystemPart(name, Condition.WARN, "ยังไม่ทราบ เพราะติดต่อ Redis ไม่ได้", "แก้ตัวกลางส่งงานก่อน")
            continue
        if silent is not None and silent <= alive.DEAD_AFTER:
            yield SystemPart(name, Condition.GOOD, "ทำงานอยู่")
        else:
            since = f"ไม่รายงานตัวมา {_length(dt.timedelta(seconds=silent))}" if silent is not None else "ยังไม่เคยรายงานตัว"
            yield SystemPart(name, Condition.BAD, f"{since} {without}", _restart(process))


def _jobs(now: dt.datetime) -> SystemPart:
    waiting = [each for each in waiting_jobs() if each.count]
    since = min((each.since for each in waiting if each.since), default=None)
    if not waiting or since is None:
        return SystemPart("งานที่รอ", Condition.GOOD, "ไม่มีงานค้าง")
    age = now - since
    kinds = " · ".join(f"{each.words} {each.count}" for each in waiting)
    condition = Condition.BAD if age > STUCK else Condition.WARN if age > SLOW else Condition.GOOD
    to_do = "" if condition is Condition.GOOD else f"ถ้า worker ทำงานอยู่ ให้ดูบันทึกของ worker แล้ว{_restart('worker')}"
    return SystemPart(
        "งานที่รอ", condition, f"รอ {sum(e.count for e in waiting)} งาน นานสุด {_length(age)} ({kinds})", to_do
    )


def _disk() -> SystemPart:
    usage = shutil.disk_usage(settings.HOME)
    free = usage.free * 100 // usage.total
    condition = Condition.BAD if free < TOO_LITTLE else Condition.WARN if free < LITTLE else Condition.GOOD
    to_do = (
        ""
        if condition is Condition.GOOD
        else "ให้ผู้ดูแลเครื่องแม่ข่ายเพิ่มดิสก์ หรือย้ายไฟล์สำรองเก่าออก ถ้าดิสก์เต็มจะบันทึกไม่ได้ แต่ยังเปิดอ่านได้"
    )
    return SystemPart(
        "เนื้อที่ดิสก์", condition, f"ว่าง {usage.free / 2**30:,.1f} GB จาก {usage.total / 2**30:,.1f} GB ({free}%)", to_do
    )


def _room() -> SystemPart:
    full = nearly_full()
    if not full:
        return SystemPart("ไฟล์ของเทศบาล", Condition.GOOD, "ทุกแห่งมีที่เก็บไฟล์")
    names = " ".join(map(str, full[:3])) + (f" และอีก {len(full) - 3} แห่ง" if len(full) > 3 else "")
    to_do = "ให้เทศบาลลบหลักฐานหรือภาพที่ไม่ใช้ หรือเพิ่มเนื้อที่ด้วย ITA_EVIDENCE_QUOTA_MB"
    return SystemPart("ไฟล์ของเทศบาล", Condition.WARN, f"ที่เก็บไฟล์ใกล้เต็ม {len(full)} แห่ง: {names}", to_do)


def _backup(now: dt.datetime) -> SystemPart:
    last = last_backup()
    to_do = "สั่ง backup ตามคู่มือหัวข้อที่ 7 และตั้งให้ทำทุกคืน"
    if last is None:
        return SystemPart("การสำรองข้อมูล", Condition.BAD, "ยังไม่เคยสำรองข้อมูลของเครื่องนี้", to_do)
    said = f"ล่าสุด {_moment(last.made_at)} จำนวน {last.files} ไฟล์"
    late = now - last.made_at > BACKUP_EVERY
    return SystemPart("การสำรองข้อมูล", Condition.BAD if late else Condition.GOOD, said, to_do if late else "")


def _integrity(now: dt.datetime) -> SystemPart:
    name, last = "ความครบถ้วนของข้อมูล", integrity.last_finished()
    if last is None or last.finished_at is None:
        return SystemPart(name, Condition.WARN, "ยังไม่เคยตรวจ", "เปิดหน้าความครบถ้วนของข้อมูล แล้วกดตรวจเดี๋ยวนี้")
    if last.problem_count:
        return SystemPart(
            name, Condition.BAD, integrity.sentence(last), "เปิดหน้าความครบถ้วนของข้อมูลเพื่อดูว่าสิ่งใดเสียหาย แล้วทำตามที่บอกไว้"
        )
    if now - last.finished_at > CHECKED_EVERY:
        said = f"ตรวจครั้งล่าสุด {_moment(last.finished_at)} ซึ่งนานแล้ว"
        return SystemPart(
            name, Condition.WARN, said, "ดูว่า worker และ beat ทำงานอยู่ แล้วกดตรวจเดี๋ยวนี้ในหน้าความครบถ้วนของข้อมูล"
        )
    return SystemPart(name, Condition.GOOD, f"ครบถ้วน ตรวจเมื่อ {_moment(last.finished_at)}")


def _mail(now: dt.datetime) -> SystemPart:
    if not mail_is_sent():
        to_do = "ให้ผู้ดูแลเครื่องแม่ข่ายตั้ง EMAIL_HOST ตามคู่มือหัวข้อที่ 6 ระหว่างนี้การเตือนแสดงในระบบเท่านั้น"
        return SystemPart("อีเมล", Condition.WARN, "ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล", to_do)
    if is_overdue(now - MAILED_WITHIN):
        to_do = "ลองส่งด้วยคำสั่ง sendtestemail และดูบันทึกของ worker ระบบจะลองส่งใหม่ทุกเช้า"
        return SystemPart("อีเมล", Condition.BAD, "มีเรื่องที่ส่งไม่ออก ตั้งแต่เมื่อวานหรือก่อนหน้า", to_do)
    if not operators():
        return SystemPart(
            "อีเมล",
            Condition.WARN,
            "ส่งได้ แต่ไม่มีอีเมลของผู้ดูแลระบบที่จะแจ้งความเสียหาย",
            "เพิ่มอีเมลในบัญชีผู้ดูแลระบบ หรือตั้ง ITA_OPERATOR_EMAIL",
        )
    return SystemPart("อีเมล", Condition.GOOD, "ส่งได้ ไม่มีเรื่องค้างส่ง")


def _restart(service: str) -> str:
    how = "ปิดแล้วสั่ง ./dev up ใหม่" if settings.EMBEDDED else f"ให้ผู้ดูแลเครื่องแม่ข่ายสั่ง docker compose restart {service}"
    return f"{how} แล้วเปิดหน้านี้ใหม่หลังหนึ่งนาที งานที่ค้างจะทำต่อเอง"


def _length(age: dt.timedelta) -> str:
    minutes = max(0, int(age.total_seconds())) // 60
    if minutes < 120:
        return f"{minutes} นาที"
    return f"{minutes // 60} ชั่วโมง" if minutes < 48 * 60 else f"{minutes // 1440} วัน"


def _moment(moment: dt.datetime) -> str:
    return f"{medium_date(timezone.localtime(moment).date())} เวลา {thai_time(moment)}"
