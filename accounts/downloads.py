"""How a file leaves the portal: saved under its name, never shown or run by a browser."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.http import content_disposition_header

Response = TypeVar("Response", bound=HttpResponseBase)


def as_download(response: Response, filename: str) -> Response:
    """The response, as a file to be saved under this name, of the type it says and no other."""
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
