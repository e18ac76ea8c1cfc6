"""write_guide"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.test import Client
from django.urls import reverse

from accounts.management.municipality import find_municipality
from accounts.models import Municipality, User
from accounts.tenancy import open_municipality
from approvals.models import SubmissionStep
from approvals.transitions import State
from ita_portal.demonstration import PREFIXES
from ita_portal.guide import PICTURES
from ita_portal.management.page_pictures import only, page, signed_in, write_pictures_of

COLOURS = 16
CODE, YEAR = "5520501", 2569  # of the demonstration: whose pages, and which plan
AUDITOR = "นักวิชาการตรวจสอบภายใน"  # for whom a paper waits
# A page of the set-up without the list beside it, and without its box to paste into again.
ALONE = """<style>.side, #room, form[novalidate]:has(> #div_id_pasted) { display: none }
.with-side { display: block }</style>"""
PEOPLE = """ชื่อ–นามสกุล\tตำแหน่ง\tหน่วยงาน\tบทบาท\tอีเมล
นางสาวใหม่ ขยันดี\tนักวิชาการเงินและบัญชี\tกองคลัง\tเจ้าหน้าที่หน่วยงาน\tnew@example.go.th
นายสะกด ใกล้เคียง\tนายช่างโยธา\tกองช ่าง\tเจ้าหน้าที่หน่วยงาน\t
นางไม่บอก บทบาท\t\tกองคลัง\t\t
"""


class Command(BaseCommand):
    help = "เขียนภาพของ docs/guide จากข้อมูลสาธิต ใช้ Chromium"

    def handle(self, *args: Any, **options: Any) -> None:
        place = find_municipality(CODE)  # of the demonstration: load_demo comes first
        count = write_pictures_of(PICTURES, lambda: pages_of(place), colours=COLOURS)
        self.stdout.write(f"docs/guide/pictures ({count} ภาพ)")


def pages_of(place: Municipality) -> Iterator[tuple[str, str]]:
    """Each picture's name and page."""
    User.objects.filter(username=f"{PREFIXES[CODE]}-coordinator").update(hides_first_steps=False)
    coordinator, auditor = _at_browser("coordinator"), _at_browser("auditor")
    yield "first-steps", only(page(coordinator.get(f"/m/{CODE}/")), ".first-steps")
    with open_municipality(place):
        waiting = SubmissionStep.objects.filter(
            position__title=AUDITOR, decision="", submission__state=State.IN_REVIEW
        ).first()
        assert waiting is not None
        parts = {"code": CODE, "pk": waiting.submission.version_id, "step": waiting.pk}
    reports = page(_at_browser("finance").get(f"/m/{CODE}/plan/{YEAR}/reports/"))
    yield "report", only(reports, ".report-card:first-of-type")
    yield "assign", page(coordinator.get(f"/m/{CODE}/plan/{YEAR}/assign/"))
    yield "queue", page(auditor.get(f"/m/{CODE}/queue/"))
    yield "decision", only(page(auditor.get(reverse("approvals:read", kwargs=parts))), "#decision")
    local = _at_browser("local")
    yield "setup", page(local.get(f"/m/{CODE}/setup/")) + ALONE
    pasted = local.post(f"/m/{CODE}/setup/people/paste/", {"pasted": PEOPLE})
    yield "people-paste", page(pasted) + ALONE
    yield "overview", page(signed_in("province").get("/overview/"))
    yield "municipalities", page(signed_in("admin").get("/municipalities/"))


def _at_browser(name: str) -> Client:
    return signed_in(f"{PREFIXES[CODE]}-{name}")
