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
from accounts.models import Unit
from accounts.permissions import Capability
from accounts.quotas import waiting_and_newest
from plans.models import Plan
from plans.shortcuts import plan_of
from plans.transfer import import_jobs
from plans.transfer.copying import copy_plan
from plans.transfer.exporting import TooLong, measures_xlsx
from plans.transfer.forms import ConfirmForm, CopyForm, TableForm, UnitChoicesForm
from plans.transfer.models import MeasureImport

RECENT = 10
LARGE = ("content", "table")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OVER = "ตารางนี้นำเข้าหรือยกเลิกไปแล้ว"
AGAIN = "มีผู้อื่นแก้ไขแผนหรือหน่วยงานหลังจากที่ท่านเปิดดู จึงยังไม่ได้นำเข้า ระบบเทียบกับแผนล่าสุดให้ใหม่ กรุณาตรวจอีกครั้ง"


def _job(request: MunicipalRequest, year: int, pk: int) -> MeasureImport:
    jobs = MeasureImport.objects.select_related("plan__municipality", "user").defer(*LARGE)
    return get_object_or_404(jobs.filter(plan=plan_of(request, year)), pk=pk)


def _to(request: MunicipalRequest, name: str, **kwargs: int) -> HttpResponse:
    return redirect(reverse(f"plans:{name}", kwargs={"code": request.actor.municipality.code, **kwargs}))


def _units_form(job: MeasureImport) -> UnitChoicesForm:
    return UnitChoicesForm(job.report.get("units", []), Unit.in_use())


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
            form.add_error(None, error)
        else:
            return _to(request, "import-show", year=year, pk=job.pk)
    jobs = waiting_and_newest(plan.imports.select_related("user").defer(*LARGE, "report"), RECENT)
    return render(
        request, "plans/import.html", {"plan": plan, "form": form, "jobs": jobs}, status=422 if form.errors else 200
    )


def _page(request: MunicipalRequest, job: MeasureImport, template: str, form: UnitChoicesForm) -> HttpResponse:
    parts = {"code": request.actor.municipality.code, "year": job.plan.fiscal_year, "pk": job.pk}
    urls = {name: reverse(f"plans:import-{name}", kwargs=parts) for name in ("progress", "units", "confirm", "cancel")}
    context = {"plan": job.plan, "job": job, "report": job.report, "urls": urls, "units": form}
    return render(request, template, context, status=422 if form.errors else 200)


@require_safe
@requires(Capability.EDIT_PLAN)
def show(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Progress; then what would be removed, what each name of a unit is, each measure before and after; the result."""
    job = _job(request, year, pk)
    return _page(request, job, "plans/import_show.html", _units_form(job))


@require_safe
@requires(Capability.EDIT_PLAN)
def progress(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """The progress fragment (HTMX)."""
    job = _job(request, year, pk)
    response = _page(request, job, "_import_progress.html", _units_form(job))
    if not job.is_unfinished:
        response["HX-Refresh"] = "true"
    return response


@post_only("plans:import-show")
@requires(Capability.EDIT_PLAN)
def choose(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Says what each name of the table is that is no unit yet."""
    job = _job(request, year, pk)
    form = UnitChoicesForm(job.report.get("units", []), Unit.in_use(), request.POST)
    if not form.is_valid():
        return _page(request, job, "plans/import_show.html", form)
    if not import_jobs.choose(request.actor, job, form.choices()):
        messages.info(request, OVER)
    return _to(request, "import-show", year=year, pk=pk)


@post_only("plans:import-show")
@requires(Capability.EDIT_PLAN)
def confirm(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Has stored what was shown."""
    form = ConfirmForm(request.POST)
    try:
        confirmed = import_jobs.confirm(
            request.actor, _job(request, year, pk), form.fingerprint(), removes=form.removes_emptied()
        )
    except EditedMeanwhile:
        messages.warning(request, AGAIN)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if not confirmed:
            messages.info(request, OVER)
    return _to(request, "import-show", year=year, pk=pk)


@post_only("plans:import-show")
@requires(Capability.EDIT_PLAN)
def cancel(request: MunicipalRequest, year: int, pk: int) -> HttpResponseBase:
    """Drops a table."""
    if not import_jobs.cancel(request.actor, _job(request, year, pk)):
        messages.info(request, OVER)
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
