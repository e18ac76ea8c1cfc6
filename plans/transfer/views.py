"""Pages of moving in and out: a table from Word, Excel or the web, last year's plan, the sheet to take along."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import MunicipalRequest, post_only, requires
from accounts.downloads import as_download
from accounts.editing import EditedMeanwhile
from accounts.permissions import Capability
from plans.models import MeasureImport, Plan
from plans.shortcuts import plan_of
from plans.transfer import import_jobs
from plans.transfer.copying import copy_plan
from plans.transfer.exporting import TooLong, measures_xlsx
from plans.transfer.forms import ConfirmForm, CopyForm, TableForm
from plans.transfer.import_states import State

RECENT = 10
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _job(request: MunicipalRequest, year: int, pk: int) -> MeasureImport:
    jobs = MeasureImport.objects.select_related("plan__municipality", "user")
    return get_object_or_404(jobs.filter(plan=plan_of(request, year)), pk=pk)


def _to(request: MunicipalRequest, name: str, **kwargs: int) -> HttpResponse:
    return redirect(reverse(f"plans:{name}", kwargs={"code": request.actor.municipality.code, **kwargs}))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def table(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Choosing a file or pasting a table; what was sent lately."""
    plan = plan_of(request, year)
    posted = request.method == "POST"
    form = TableForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        try:
            job = import_jobs.receive(request.actor, plan, form.filename(), form.content())
        except ValidationError as error:
            form.add_error(form.used(), error)
        else:
            return _to(request, "import-show", year=year, pk=job.pk)
    jobs = plan.imports.select_related("user").defer("content")[:RECENT]
    return render(
        request, "plans/import.html", {"plan": plan, "form": form, "jobs": jobs}, status=422 if form.errors else 200
    )


@require_safe
@requires(Capability.EDIT_PLAN)
def show(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Each measure of a table field by field, what was joined, numbered anew or not understood."""
    job = _job(request, year, pk)
    context: dict[str, object] = {"plan": job.plan, "job": job}
    if job.state == State.SHOWN:
        # The fingerprint first: what is stored in between is then seen as a change, not overlooked.
        context |= {"seen": import_jobs.fingerprint(job.plan), "result": import_jobs.preview(request.actor, job)}
    return render(request, "plans/import_show.html", context)


@post_only("plans:import-show")
@requires(Capability.EDIT_PLAN)
def confirm(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Stores what was shown."""
    job = _job(request, year, pk)
    try:
        result = import_jobs.confirm(request.actor, job, ConfirmForm(request.POST).fingerprint())
    except EditedMeanwhile:
        messages.warning(request, "มีผู้อื่นแก้ไขแผนหลังจากที่ท่านเปิดดู จึงยังไม่ได้นำเข้า ด้านล่างเทียบกับแผนล่าสุดแล้ว กรุณาตรวจอีกครั้ง")
        return _to(request, "import-show", year=year, pk=pk)
    if result is None:
        messages.info(request, "ตารางนี้นำเข้าหรือยกเลิกไปแล้ว")
    elif result.errors:
        messages.error(request, "ยังไม่ได้นำเข้า ตารางมีส่วนที่ต้องแก้ก่อน")
        return _to(request, "import-show", year=year, pk=pk)
    else:
        messages.success(
            request, f"นำเข้าแล้ว: ใหม่ {result.created} แก้ไข {result.updated} เหมือนเดิม {result.unchanged} มาตรการ"
        )
    return _to(request, "year", year=year)


@post_only("plans:import-show")
@requires(Capability.EDIT_PLAN)
def cancel(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Drops a table."""
    if not import_jobs.cancel(request.actor, _job(request, year, pk)):
        messages.info(request, "ตารางนี้นำเข้าหรือยกเลิกไปแล้ว")
    return _to(request, "import", year=year)


@require_safe
@requires(Capability.VIEW)
def export(request: MunicipalRequest, year: int) -> HttpResponse:
    """The plan as the sheet that import takes."""
    plan = plan_of(request, year)
    try:
        sheet = measures_xlsx(plan)
    except TooLong as error:
        messages.error(request, str(error))
        return _to(request, "year", year=year)
    name = f"plan-{request.actor.municipality.code}-{year}.xlsx"
    return as_download(HttpResponse(sheet, content_type=XLSX), name)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def copy(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Carries an earlier year's plan forward."""
    plan = plan_of(request, year)
    sources = list(Plan.objects.filter(fiscal_year__lt=year).prefetch_related("measures"))
    form = CopyForm([source.fiscal_year for source in sources], request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        source = next(source for source in sources if source.fiscal_year == form.cleaned_data["source"])
        copies = copy_plan(request.actor, source, plan)
        if copies:
            said = f"คัดลอก {len(copies)} มาตรการจากแผนปี {source.fiscal_year} แล้ว ข้อความทุกแห่งทำเครื่องหมายไว้ให้ตรวจ"
            messages.success(request, said)
        else:
            messages.info(request, f"ไม่มีมาตรการของแผนปี {source.fiscal_year} ที่ยังไม่ได้คัดลอก")
        return _to(request, "year", year=year)
    context = {"plan": plan, "form": form, "sources": sources}
    return render(request, "plans/copy.html", context, status=422 if form.errors else 200)
