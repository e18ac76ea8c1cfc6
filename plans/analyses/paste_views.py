"""The page on which a whole analysis is pasted, and shown before it is taken."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import MunicipalRequest, requires
from accounts.editing import EditedMeanwhile
from accounts.editing.merging import fingerprint
from accounts.permissions import Capability
from plans.analyses.actions import NOTHING, fields_of, save_analyses
from plans.analyses.forms import HowForm, PasteForm
from plans.analyses.page import AnalysesPage
from plans.analyses.pasting import read_pasted
from plans.proofs import analysis_proofs
from plans.shortcuts import plan_of


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Capability.EDIT_PLAN)
def paste(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """A box to paste into; then what was found in it and where it goes; nothing is stored before that is taken."""
    plan = plan_of(request, year)
    form = PasteForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "plans/paste.html", {"plan": plan, "form": form}, status=422 if request.method == "POST" else 200
        )
    page = AnalysesPage(plan)
    pasted = read_pasted(page, form.cleaned_data["pasted"], analysis_proofs(request.actor, plan, page.rules))
    how = HowForm(pasted.there, request.POST if form.cleaned_data["take"] else None)
    if not pasted.texts:
        form.add_error("pasted", "ไม่พบหัวข้อของตัวชี้วัด ให้แต่ละหัวข้อขึ้นบรรทัดใหม่ เช่น “ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่”")
        return render(request, "plans/paste.html", {"plan": plan, "form": form}, status=422)
    if not form.cleaned_data["take"] or pasted.is_refused:
        return _shown(request, page, form, pasted, how, 422 if form.cleaned_data["take"] else 200)
    try:
        texts = pasted.together(page, how)
        save_analyses(request.actor, plan, texts, opened_with=form.cleaned_data["opened_with"])
    except EditedMeanwhile:
        messages.warning(request, "มีผู้อื่นบันทึกบทวิเคราะห์หลังจากที่ท่านเปิดหน้านี้ ยังไม่มีอะไรถูกบันทึก กรุณาดูผลใหม่ก่อนรับ")
        page = AnalysesPage(plan)
        pasted = read_pasted(page, form.cleaned_data["pasted"], analysis_proofs(request.actor, plan, page.rules))
        return _shown(request, page, form, pasted, HowForm(pasted.there), 409)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return _shown(request, page, form, pasted, how, 422)
    messages.success(request, f"รับบทวิเคราะห์ {pasted.headings} หัวข้อแล้ว")
    return redirect("plans:analysis", code=request.actor.municipality.code, year=year)


def _shown(
    request: MunicipalRequest, page: AnalysesPage, form: PasteForm, pasted: object, how: HowForm, status: int
) -> HttpResponse:
    stored = {indicator.number: page.stored.get(indicator.number, NOTHING) for indicator in page.rules.indicators}
    context = {
        "plan": page.plan,
        "form": form,
        "pasted": pasted,
        "how": how,
        "opened_with": fingerprint(fields_of(stored)),
    }
    return render(request, "plans/paste_check.html", context, status=status)
