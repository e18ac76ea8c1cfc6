"""A version's PDF as an answer to a request."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from accounts import storage
from documents.models import PaperVersion


def pdf_response(version: PaperVersion) -> HttpResponse:
    """The file as it stands now, checked against its hash, to be saved under the paper's name."""
    response = HttpResponse(storage.read(version.sha256), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=version.filename) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
