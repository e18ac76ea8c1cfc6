"""A version's PDF as an answer to a request."""

from __future__ import annotations

from django.http import HttpResponse

from accounts import storage
from accounts.downloads import as_download
from documents.models import PaperVersion


def pdf_response(version: PaperVersion) -> HttpResponse:
    """The file as it stands now, checked against its hash, to be saved under the paper's name."""
    response = HttpResponse(storage.read(version.sha256), content_type="application/pdf")
    return as_download(response, version.filename)
