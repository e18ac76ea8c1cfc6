"""The head of a memo: what its office wrote of it, and what the product says where nothing is written.

Pure, as its neighbours are: texts keep the names of fields in braces until they are filled. Lists are kept as they are
typed, one item a line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from documents.papers.content import CannotBuild, SignatureBlock
from documents.papers.fields import Values, fill, missing, mistakes

SUBJECT = "{ชื่อเอกสาร} ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ}"
REPORT = "{ชื่อเอกสาร} จำนวน 1 ฉบับ"  # the first of what is sent along, where the report stands in the memo's file
# What a memo's head says in words, and how the form calls it.
TEXTS = {"subject": "เรื่อง", "addressee": "เรียน", "references": "อ้างถึง", "attachments": "สิ่งที่ส่งมาด้วย"}


@dataclass(frozen=True)
class Head:
    """What an office wrote of a memo's head; empty where the product's own stands.

    `number` empty: the next one, taken when the memo is submitted. `date` None: the day on which the drafter signs.
    `inherited`: the texts came from an earlier year's memo and nobody has read them for this one.
    """

    unit: str = ""
    prefix: str = ""  # the unit's own letters before the number; the municipality's where it has none
    telephone: str = ""
    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    addressee: str = ""
    references: str = ""
    attachments: str = ""
    with_report: bool = True
    report_variant: str = ""
    inherited: bool = False


NO_HEAD = Head()


def subject_of(head: Head) -> str:
    """What the memo is about, fields as names."""
    return head.subject or SUBJECT


def attachments_of(head: Head) -> str:
    """What is sent along, one a line; the report first, where it stands in the memo's file."""
    return "\n".join(filter(None, (REPORT if head.with_report else "", head.attachments)))


def addressee_of(places: Sequence[SignatureBlock]) -> str:
    """To whom a memo goes that names nobody: the position that decides last of these places to sign."""
    return places[-1].position if places else ""


def require_ready(head: Head, values: Values) -> None:
    """Raises CannotBuild, naming the box, where a text has no value for its field today or nobody has read it."""
    if head.inherited:
        raise CannotBuild("หัวบันทึกยกข้อความมาจากปีก่อนและยังไม่ได้อ่านทวน เปิดหน้าแก้ข้อความของเอกสาร เลือก “หัวบันทึก” อ่านแล้วกดบันทึก")
    for name, label in TEXTS.items():
        words = getattr(head, name)
        if wrong := mistakes(words):
            raise CannotBuild(f"หัวบันทึก ช่อง “{label}”: {wrong[0].words}")
        if without := missing(words, values):
            named = " ".join(f"{{{field}}}" for field in without)
            raise CannotBuild(f"หัวบันทึก ช่อง “{label}” ใช้ข้อมูลที่ยังไม่มีค่า {named}")


def lines(text: str, values: Values, without: str | None = None) -> tuple[str, ...]:
    """A list's items with their fields filled; ValueError as `fill` does."""
    return tuple(filter(None, (fill(line, values, without).strip() for line in text.split("\n"))))
