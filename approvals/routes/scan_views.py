"""A scan of a version that was signed by hand: brought, and saved."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from accounts import storage
from accounts.access import MunicipalRequest, post_only, requires
from accounts.downloads import as_download
from accounts.permissions import Capability
from approvals.models import SignedScan
from approvals.routes.forms import ScanForm
from approvals.routes.scans import CannotKeepScan, add_scan, scan_name
from approvals.views import find_version, version_page


@post_only("approvals:version")
@requires(Capability.SUBMIT_PAPER)
def add(request: MunicipalRequest, pk: int) -> HttpResponseBase:
    """Takes a scan, which stands beside the original from now on."""
    version = find_version(pk)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            add_scan(request.actor, version, form.cleaned_data["file"].read())
        except CannotKeepScan as error:
            form.add_error("file", str(error))
        else:
            messages.success(request, "เก็บสำเนาที่ลงนามด้วยมือแล้ว")
            return redirect("approvals:version", code=request.actor.municipality.code, pk=pk)
    return version_page(request, version, 422, scan_form=form)


@require_safe
@requires(Capability.VIEW)
def file(request: MunicipalRequest, pk: int, number: int) -> HttpResponseBase:
    """One scan, those that were replaced included; always as an attachment of the type that was found in it."""
    scan = get_object_or_404(SignedScan.objects.select_related("version__paper"), version=pk, number=number)
    return as_download(HttpResponse(storage.read(scan.sha256), content_type=scan.media_type), scan_name(scan))
