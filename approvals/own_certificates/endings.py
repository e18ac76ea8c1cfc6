"""Each morning: which certificates run out, told to whoever can see to new ones."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from accounts.certificate_notices import tell_end
from accounts.models import Municipality, User
from accounts.tenancy import open_all
from approvals.models import OwnCertificate, Route
from approvals.own_certificates.actions import notice_serial
from documents import keys
from documents.authority import AuthorityError
from documents.certificates import fingerprint
from plans.handover.reminders import coordinators


def tell_todays(today: dt.date) -> None:
    """Of people's own certificates, and of those of municipalities' keys."""
    with open_all():
        found = OwnCertificate.objects.filter(removed_at=None, user__is_active=True)
        for own in found.select_related("municipality", "user"):
            tell_end(
                [own.user],
                own.municipality,
                serial=notice_serial(own),
                name="ใบรับรองลายมือชื่อของท่าน",
                end=_last_day(own.ends_at),
                today=today,
                path=_page("own-certificate", own.municipality),
            )
        for municipality in Municipality.objects.filter(pk__in=Route.objects.values("municipality")):
            _tell_issuing(municipality, today)


def _tell_issuing(municipality: Municipality, today: dt.date) -> None:
    try:
        certificate = keys.files().issuing_certificate(municipality.code)
    except AuthorityError:
        return  # told by the nightly check; others are told of theirs all the same
    if certificate is not None:
        people: list[User] = list(coordinators(municipality))
        tell_end(
            people,
            municipality,
            serial=fingerprint(certificate.dump())[:32],
            name="กุญแจลงลายมือชื่อของเทศบาล (ผู้ดูแลระบบเป็นผู้ออกใหม่) ",
            end=_last_day(certificate.not_valid_after),
            today=today,
            path=_page("queue", municipality),
        )


def _last_day(end: dt.datetime) -> dt.date:
    """The last whole day on which it holds."""
    return timezone.localdate(end - dt.timedelta(days=1))


def _page(name: str, municipality: Municipality) -> str:
    return reverse(f"approvals:{name}", kwargs={"code": municipality.code})
