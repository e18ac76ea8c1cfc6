"""For anyone: what vouches for the papers of this installation, and how a reader elsewhere may trust it."""

from __future__ import annotations

import logging
from typing import Any

from asn1crypto import x509  # type: ignore[import-untyped]  # it ships no types
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from accounts.downloads import as_download
from documents import keys
from documents.authority import AuthorityError
from documents.certificates import DEMONSTRATION, fingerprint, renewed_until
from documents.key_files import RootFile
from thai.dates import long_date

logger = logging.getLogger(__name__)


@require_safe
@login_not_required
def authority(request: HttpRequest) -> HttpResponse:
    """The root's certificate with its fingerprint, in plain words; those of before under it."""
    try:
        roots = [_told(root) for root in keys.files().roots()]
    except AuthorityError:
        logger.exception("the root's certificate cannot be read")
        return render(request, "approvals/authority.html", {"damaged": True}, status=503)
    return render(request, "approvals/authority.html", {"root": roots[0] if roots else None, "former": roots[1:]})


def _told(root: RootFile) -> dict[str, Any]:
    certificate = x509.Certificate.load(root.certificate)
    subject = certificate.subject.native
    plain = fingerprint(root.certificate).upper()
    return {
        "file": root.name,
        "name": subject["common_name"],
        "demonstration": subject.get("organizational_unit_name") == DEMONSTRATION,
        # In pairs, as PDF programs show it.
        "fingerprint": " ".join(plain[place : place + 2] for place in range(0, len(plain), 2)),
        "since": long_date(localdate(certificate.not_valid_before)),
        "until": long_date(localdate(certificate.not_valid_after)),
        "list_until": long_date(localdate(renewed_until(root.revoked))) if root.revoked else "",
    }


@require_safe
@login_not_required
def authority_certificate(request: HttpRequest, name: str) -> HttpResponse:
    """A root's certificate, as PDF programs import it."""
    response = HttpResponse(_root(name).certificate, content_type="application/pkix-cert")
    return as_download(response, f"ita-root-{name}.cer")


@require_safe
@login_not_required
def authority_revocations(request: HttpRequest, name: str) -> HttpResponse:
    """What a root revoked, at the address that its certificates name."""
    root = _root(name)
    if not root.revoked:
        raise Http404
    return as_download(HttpResponse(root.revoked, content_type="application/pkix-crl"), f"{name}.crl")


def _root(name: str) -> RootFile:
    try:
        return next(root for root in keys.files().roots() if root.name == name)
    except (StopIteration, AuthorityError) as error:
        raise Http404 from error
