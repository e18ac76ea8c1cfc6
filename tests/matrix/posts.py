"""What a well-meaning person would post to each address of the matrix."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.editing import merging
from accounts.models import Membership, Position, Unit
from accounts.people.actions import stored_person
from accounts.people.members import people_of, person_of
from accounts.people.pasting import Judge
from accounts.tenancy import open_municipality
from approvals.checks.checking import checks_today
from approvals.routes.actions import mark_of, stored_steps
from documents.memo_heads import row_of, stored_fields
from documents.models import PaperVersion
from plans.evidence.actions import fields_of
from plans.rules.workflow import Stage
from plans.transfer.models import MeasureImport
from plans.units.actions import what_moves
from plans.units.tree_actions import stored_unit
from scores.titles.actions import TitleChange, seen
from tests.documents.office_fonts import office_font
from tests.factories import MAYOR_TITLE, PASSWORD
from tests.matrix.confirmations import confirming
from thai.dates import ERA

if TYPE_CHECKING:
    from tests.matrix.people import Place

Data = Mapping[str, Any]


def picture(colour: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return file.getvalue()


def _explained(place: Place, role: str) -> Data:
    """An opinion, and a reason for all that is wrong with a paper of one year that has another year's content."""
    with open_municipality(place.municipality):
        version = PaperVersion.objects.select_related("paper__municipality").get(pk=place.versions["draft"].pk)
        errors = checks_today(version).errors
    return {"opinion": "ขอเสนอ", **{f"reason-{error.key}": "ตัวอย่าง" for error in errors}}


def _scores(place: Place, role: str) -> Data:
    return {"version": 1, "item_total": "91.00", "official_level": ""}


def _score_file(place: Place, role: str) -> Data:
    text = f"code,fiscal_year,level,item,score\n{place.municipality.code},2567,total,,88.10\n"
    return {"file": SimpleUploadedFile("scores.csv", text.encode())}


def _order(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        return {"order": list(place.measure.plan.measures.order_by("-order").values_list("pk", flat=True))}


def _unassigned(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        return {"measures": [place.measure.plan.measures.get(stage=Stage.DRAFT, all_units=True).pk]}


def _own_key(place: Place, role: str) -> str:
    """The part that somebody of a unit reports."""
    if role != "staff":
        return str(place.measure.pk)
    with open_municipality(place.municipality):
        return f"{place.shared}u{Membership.objects.get(user=place.people[role]).unit_id}"


def _report(key: str) -> Data:
    return {f"{key}-{name}": typed for name, typed in (("outcome", "ดีขึ้น"), ("status", "planned"), ("opened", ""))}


def _waiting(place: Place) -> Data:
    assert place.submitted is not None
    return {"measures": [place.submitted.pk]}


def _evidence(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        return {"title": "ชื่อใหม่", "opened_with": merging.fingerprint(fields_of(place.evidence["file"]))}


def _section(place: Place, role: str) -> Data:
    assert place.paper is not None
    with open_municipality(place.municipality):
        row = place.paper.sections.filter(key="facts").first()
    stored = {"heading": row.heading, "text": row.text} if row else {}
    return {"heading": "ข้อเท็จจริง", "text": "ข้อความใหม่", "opened_with": merging.fingerprint(stored)}


def _head(place: Place, role: str) -> Data:
    assert place.paper is not None
    with open_municipality(place.municipality):
        return {"telephone": "1", "with_report": "on", "opened_with": merging.fingerprint(stored_head(place))}


def stored_head(place: Place) -> Data:
    """What is stored of the head of the memo that is being composed."""
    assert place.paper is not None
    return stored_fields(row_of(place.paper))


def _seen(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        return {"seen": MeasureImport.objects.get().seen}


def _pasted_people(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        units = Unit.objects.select_related("merged_into")
        judge = Judge(people_of(place.municipality), units, Position.objects.all())
    rows = {"row-TOTAL_FORMS": 1, "row-INITIAL_FORMS": 0, "row-0-name": "คนใหม่", "row-0-role": "staff"}
    return rows | {"add": "on", "seen": judge.seen}


def _units(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        if Unit.objects.count() < 2:
            return {}
        source, target = Unit.objects.order_by("pk")[:2]
        return {"source": source.pk, "target": target.pk, "seen": what_moves(source, target).fingerprint()}


def _measure(place: Place, role: str) -> Data:
    management = {f"{n}-{k}": v for n in ("steps", "outputs") for k, v in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))}
    return {"version": 1, "kind": "project", "title": "ชื่อใหม่", "status": "done", "outcome": "ดีขึ้น", **management}


def _route(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        opened_with = mark_of(stored_steps(place.municipality, "memo"))
        position = Position.objects.get(title=MAYOR_TITLE).pk
    management = {"step-TOTAL_FORMS": 1, "step-INITIAL_FORMS": 0}
    return {**management, "opened_with": opened_with, "step-0-heading": "คำสั่งนายก", "step-0-position": position}


def _signing_in(place: Place, role: str) -> Data:
    return {"login": place.people[role].username if role in place.people else "nobody", "password": PASSWORD}


def _unit(place: Place, role: str) -> Data:
    with open_municipality(place.municipality):
        unit = Unit.objects.filter(pk=place.unit).first()
        stored = stored_unit(unit) if unit else {}
    return {**stored, "name": "ชื่อใหม่", "opened_with": merging.fingerprint(stored)}


def _person(place: Place, role: str) -> Data:
    """The same person by another name."""
    with open_municipality(place.municipality):
        person = person_of(place.municipality, place.people["staff"].pk)
        assert person is not None
        stored = stored_person(person)
    return {**stored, "name": "ชื่อใหม่", "opened_with": merging.fingerprint(stored)}


def _appointed(place: Place, role: str) -> Data:
    return {
        "position": place.spare,
        "person": place.people["mayor"].pk,
        "start": "1 ต.ค. 2569",
        "end": "30 ก.ย. 2570",
    }


POSTED: dict[str, Callable[[Place, str], Data]] = {
    "sign-in": _signing_in,
    "account_login": _signing_in,
    "verify": lambda place, role: {"code": place.versions["sealed"].code},
    "notices-read": lambda place, role: {"until": "1"},
    "notices-digest": lambda place, role: {"digest": "off"},
    "scores:edit": _scores,
    "scores:check": _scores,
    "scores:import": _score_file,
    "country-import": _score_file,
    "titles": lambda place, role: {
        "year": "2569",
        "pasted": "i1 คำลอง",
        "source": "คู่มือ หน้า 3",
        "shown": seen([TitleChange("i1", "", "คำลอง")]),
    },
    "municipality-import": lambda place, role: {
        "pasted": "รหัส\tชื่อ\tประเภท\tอำเภอ\tจังหวัด\n5521301\tเทศบาลตำบลใหม่\tทต.\tแจ้ห่ม\tลำปาง"
    },
    "municipality-add": lambda place, role: {
        "code": "5521300",
        "name": "เทศบาลตำบลใหม่",
        "type": "ทต",
        "district": "แจ้ห่ม",
        "province": "ลำปาง",
    },
    "plans:analysis-of": lambda place, role: {"finding_10": "ข้อค้นพบใหม่"},
    "plans:analysis-paste": lambda place, role: {"pasted": "ตัวชี้วัดที่ 2\nวางมา", "take": "on", "opened_with": ""},
    "plans:add": _measure,
    "plans:edit": _measure,
    "plans:reorder": _order,
    "plans:assign": _unassigned,
    "plans:progress": lambda place, role: {"day": timezone.localdate().isoformat(), "text": "ประชุมแล้ว"},
    "plans:return": lambda place, role: {"reason": "เพิ่มขั้นตอน"},
    "plans:comment": lambda place, role: {"text": "ขอวันที่"},
    "plans:reports": lambda place, role: _report(_own_key(place, role)),
    "plans:report-save": lambda place, role: _report(str(place.measure.pk)),
    "plans:merged": lambda place, role: _report(str(place.shared)),
    "plans:report-attach": lambda place, role: {f"{place.measure.pk}-url": "https://www.example.go.th/"},
    "plans:report-evidence-day": lambda place, role: {f"evidence{place.evidence['file'].pk}-day": "2 มี.ค. 2569"},
    "plans:receive-accept": lambda place, role: _waiting(place),
    "plans:receive-return": lambda place, role: {**_waiting(place), "reason": "เพิ่มขั้นตอน"},
    "plans:receive-due": lambda place, role: {"measures": [place.measure.pk], "due": "30 ก.ย. 2570"},
    "plans:receive-remind": lambda place, role: {"measures": [place.measure.pk]},
    "plans:merged-add": lambda place, role: {"unit": place.unit},
    "plans:merged-return": lambda place, role: {"unit": place.unit, "reason": "เพิ่มขั้นตอน"},
    "plans:import": lambda place, role: {"pasted": "มาตรการ\tขั้นตอน/วิธีการปฏิบัติ\nมาตรการที่วาง\t๑. หนึ่ง"},
    "plans:units-merge": _units,
    "plans:units-add": lambda place, role: {"names": "กองสวัสดิการสังคม\r\nหน่วยตรวจสอบภายใน"},
    "plans:unit": _unit,
    "people:identity": lambda place, role: {"document_prefix": "ลป 52201"},
    "people:add": lambda place, role: {"name": "คนใหม่", "roles": ["staff"]},
    "people:offers": lambda place, role: {"named": "somebody", "role": "staff"},
    "people:paste": _pasted_people,
    "people:person": _person,
    "people:positions": lambda place, role: {"title": "รองนายกเทศมนตรี"},
    "people:position": lambda place, role: {"title": "รองนายกเทศมนตรี"},
    "people:acting": _appointed,
    "plans:import-confirm": _seen,
    "calendar": lambda place, role: {"title": "ประชุมติดตาม", "day": "1 มี.ค. 2569"},
    "plans:open": lambda place, role: {"sure": "on"},
    "plans:copy": lambda place, role: {"source": "2568"},
    "plans:evidence-add": lambda place, role: {"title": "หลักฐานใหม่", "url": "https://www.example.go.th/"},
    "plans:evidence-edit": _evidence,
    "plans:move": lambda place, role: {"up": ""},
    "approvals:make": lambda place, role: {"paper": "plan/", "year": "2569"},
    "approvals:fonts": lambda place, role: {"file": SimpleUploadedFile("font.ttf", office_font("Bold"))},
    "approvals:font-remove": lambda place, role: {"face": "regular"},
    "approvals:compose-open": lambda place, role: {"paper": "analysis/narrative", "year": "2568"},
    "approvals:compose-head": _head,
    "approvals:compose-head-preview": _head,
    "approvals:numbers-tell": lambda place, role: {"unit": "", "year": timezone.localdate().year + ERA, "number": "9"},
    "approvals:compose-add": lambda place, role: {"heading": "ข้อสังเกต"},
    "approvals:compose-section": _section,
    "approvals:compose-change": lambda place, role: {"change": "leave-out"},
    "approvals:compose-order": lambda place, role: {"order": ["facts", "background", "law", "considerations", "own-1"]},
    "approvals:compose-share": lambda place, role: {"papers": [place.versions["draft"].paper_id]},
    "approvals:emblem-put": lambda place, role: {"picture": SimpleUploadedFile("ตรา.png", picture("green"))},
    "approvals:compose-put-picture": lambda place, role: {"picture": SimpleUploadedFile("ผล.png", picture("blue"))},
    "approvals:compose-pages": lambda place, role: {"heading": "ข้อเท็จจริง", "text": "ข้อความใหม่", "opened_with": ""},
    "approvals:compose-preview": lambda place, role: {"text": "ได้ {คะแนนรวม}"},
    "approvals:route": _route,
    "approvals:scan": lambda place, role: {"file": SimpleUploadedFile("สแกน.png", picture("green"))},
    "approvals:submit": lambda place, role: confirming(place, "submit", dict(_explained(place, role))),
    "approvals:approve": lambda place, role: confirming(place, "approve", {"opinion": "เห็นชอบ"}),
    "approvals:return": lambda place, role: {"reason": "แก้ไข"},
    "approvals:revoke": lambda place, role: confirming(place, "revoke", {"reason": "คะแนนผิด"}),
    "approvals:own-certificate": lambda place, role: {"passphrase": "1"},  # no file
    "approvals:reminders": lambda place, role: {"days": "5"},
    "approvals:kinds": lambda place, role: {"kind": "count"},
    "approvals:old-papers": lambda place, role: {"kind": "analysis", "year": "2568", "pasted": f"ของ{place.secret}"},
    "approvals:publish": lambda place, role: {"what": "measures"},
    "approvals:take-back": lambda place, role: {"reason": "คะแนนผิด"},
}
