"""The page on which a table of people is pasted, looked at row by row, mended, and taken in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.models import Position, Role, Unit
from accounts.people.appointing import CannotSetUp
from accounts.people.forms import PeopleTableForm
from accounts.people.members import people_of
from accounts.people.pasting import Judge, JudgedRow, PastedRow, add_pasted, read_people
from accounts.people.views import codes_page
from accounts.permissions import Capability
from accounts.unit_tree import unit_choices
from tables.errors import Unreadable

CHANGED = "หน่วยงานหรือตำแหน่งเปลี่ยนไปหลังจากที่ท่านเปิดดู จึงยังไม่ได้เพิ่มใคร กรุณาตรวจแต่ละแถวอีกครั้ง"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.SET_UP)
def paste(request: MunicipalRequest) -> HttpResponseBase:
    """A table; sent, its rows with what becomes of each; sent again, the good ones are added and the others wait."""
    if request.method != "POST":
        return _show(request, PeopleTableForm())
    form = PeopleTableForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if not form.rows.is_sent or form.cleaned_data["pasted"].strip():
        try:
            return _preview(request, form, read_people(form.cleaned_data["pasted"]))
        except Unreadable as error:
            form.add_error("pasted", str(error))
            return _show(request, form, status=422)
    if not form.rows.is_valid():
        form.add_error(None, "ตารางที่ส่งมาไม่ครบหรือมีช่องที่ยาวเกินไป กรุณาวางใหม่")
        return _show(request, form, status=422)
    return _preview(request, form, form.rows.rows(), adds=form.cleaned_data["add"])


def _preview(
    request: MunicipalRequest, form: PeopleTableForm, rows: Sequence[PastedRow], *, adds: bool = False
) -> HttpResponse:
    judge = _judge(request)
    judged = judge.judge(rows)
    good = [each for each in judged if each.state == "add"]
    waiting = [each for each in judged if each.state == "mend"]
    if adds and good and form.cleaned_data["seen"] != judge.seen:
        form.add_error(None, CHANGED)
        return _show(request, form, judged, 409, judge.seen)
    if adds and good:
        try:
            added = add_pasted(request.actor, good, judge)
        except CannotSetUp as error:
            form.add_error(None, str(error))
            return _show(request, form, judged, 422, judge.seen)
        now = _judge(request).seen  # with those who were added
        return codes_page(request, added, waiting=len(waiting), **_choices(request, waiting, now))
    return _show(request, form, judged, 422 if adds else 200, judge.seen)


def _judge(request: MunicipalRequest) -> Judge:
    place = request.actor.municipality
    units = Unit.objects.filter(municipality=place).select_related("merged_into")
    return Judge(people_of(place), units, Position.objects.all())


def _choices(request: MunicipalRequest, judged: Sequence[JudgedRow], seen: str) -> dict[str, Any]:
    counts = {state: sum(each.state == state for each in judged) for state in ("add", "there", "mend")}
    return {
        "rows": judged,
        "seen": seen,
        "counts": counts,
        "roles": Role.choices,
        "units": unit_choices(request.actor.municipality),
        "positions": [(str(position.pk), position.title) for position in Position.objects.order_by("title")],
    }


def _show(
    request: MunicipalRequest,
    form: PeopleTableForm,
    judged: Sequence[JudgedRow] = (),
    status: int = 200,
    seen: str = "",
) -> HttpResponse:
    context = {"form": form, **(_choices(request, judged, seen) if judged else {})}
    return render(request, "accounts/people_paste.html", context, status=status)
