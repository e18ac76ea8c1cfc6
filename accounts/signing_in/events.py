"""Security events: written where allauth and Django say what happened, shown to the person, told by mail."""

from __future__ import annotations

import datetime as dt
import re
from ipaddress import ip_network
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_login_failed
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from accounts.background import enqueue
from accounts.models import User
from accounts.rate_limits import client_address
from accounts.signing_in.models import Invitation, SecurityEvent

KEPT_DAYS = 90
Kind = SecurityEvent.Kind
# What the person is told by mail at once.
TOLD = frozenset(
    {
        *(Kind.SIGNED_IN_ANEW, Kind.LOCKED, Kind.PASSWORD_CHANGED, Kind.PASSWORD_RESET, Kind.PASSWORD_GIVEN),
        *(Kind.FACTOR_ADDED, Kind.FACTOR_REMOVED, Kind.FACTORS_TAKEN, Kind.CODES_MADE, Kind.CODE_USED),
        *(Kind.EMAIL_ASKED, Kind.EMAIL_CHANGED, Kind.PROVIDER_LINKED, Kind.PROVIDER_UNLINKED),
    }
)
ALARMING = frozenset({Kind.SIGNED_IN_ANEW, Kind.LOCKED})  # what waits on the profile until the person has seen it
HAS_ONE = "has_second_factor"  # in the session: that the person has one need not be asked again
FACTORS = {Authenticator.Type.TOTP: "แอปรหัส 6 หลัก", Authenticator.Type.RECOVERY_CODES: "รหัสสำรอง"}
# The first that is found names it: every browser calls itself by its forerunners' names, too.
BROWSERS = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "FxiOS": "Firefox", "CriOS": "Chrome"} | {
    "Chrome": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS X": "Mac"} | {
    "CrOS": "Chromebook",
    "Linux": "Linux",
}


def record_event(
    user: User, kind: Kind, request: HttpRequest | None, detail: str = "", *, also_to: str = ""
) -> SecurityEvent:
    """Keeps one event; the important ones are mailed once it is stored, `also_to` a former address."""
    network, device = (network_of(request), device_of(request)) if request else ("", "")
    event = SecurityEvent.objects.create(
        user=user, kind=kind, network=network, device=device, detail=detail[:100], also_to=also_to
    )
    if kind in TOLD:
        enqueue("accounts.tasks.mail_security_event", event.pk)
    return event


def record_lock(username: str, request: HttpRequest) -> None:
    """That an account was paused: once in a pause, however often it is tried; nothing for a name nobody has."""
    user = user_called(username)
    since = timezone.now() - dt.timedelta(minutes=15)
    if user and not SecurityEvent.objects.filter(user=user, kind=Kind.LOCKED, at__gte=since).exists():
        record_event(user, Kind.LOCKED, request)


def events_of(user: User) -> QuerySet[SecurityEvent]:
    """The person's events, newest first."""
    return SecurityEvent.objects.filter(user=user, at__gte=timezone.now() - dt.timedelta(days=KEPT_DAYS))


def alarming(user: User) -> QuerySet[SecurityEvent]:
    """Those that alarm and that the person has not said to know of."""
    return events_of(user).filter(kind__in=ALARMING, seen_at=None)


def mark_seen(user: User, until: int) -> None:
    """The person knows of all up to this one."""
    alarming(user).filter(pk__lte=until).update(seen_at=timezone.now())


def forget_old() -> None:
    """Deletes what is older than is kept."""
    SecurityEvent.objects.filter(at__lt=timezone.now() - dt.timedelta(days=KEPT_DAYS)).delete()


def network_of(request: HttpRequest) -> str:
    """Where a request comes from, without the last part of its address."""
    return shortened(str(client_address(request) or ""))


def shortened(address: str) -> str:
    """An address without its last part; the host's half of an IPv6 address is left out."""
    if ":" in address:
        return str(ip_network((address, 64), strict=False))
    return f"{address.rpartition('.')[0]}.x" if address else ""


def device_of(request: HttpRequest) -> str:
    """The browser and system of a request in two words; "" for one that says neither."""
    return named_device(request.headers.get("User-Agent", ""))


def named_device(agent: str) -> str:
    """The same of a User-Agent header."""
    agent = agent[:500]
    found = (next((name for sign, name in kind.items() if sign in agent), "") for kind in (BROWSERS, SYSTEMS))
    return " · ".join(filter(None, found))


def user_called(username: str) -> User | None:
    """Whom a typed name means, as signing in reads it."""
    return User.objects.filter(username__iexact=re.sub("\x00", "", username).strip()[:150]).first()


@receiver(account.user_logged_in)
def _signed_in(request: HttpRequest, user: User, **_: Any) -> None:
    before = events_of(user).filter(kind__in=[Kind.SIGNED_IN, Kind.SIGNED_IN_ANEW])
    is_known = before.filter(network=network_of(request), device=device_of(request)).exists()
    record_event(user, Kind.SIGNED_IN if is_known or not before.exists() else Kind.SIGNED_IN_ANEW, request)


@receiver(user_login_failed)
def _failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    if user := user_called(str(credentials.get("username") or "")):
        record_event(user, Kind.FAILED, request)


@receiver([account.password_changed, account.password_set, account.password_reset])
def _password_is_own(user: User, **_: Any) -> None:
    """From now on nobody else knows it."""
    Invitation.objects.filter(user=user, used_at=None).update(used_at=timezone.now())
    User.objects.filter(pk=user.pk).update(password_is_given=False)


@receiver([account.password_changed, account.password_set])
def _password_changed(request: HttpRequest, user: User, **_: Any) -> None:
    record_event(user, Kind.PASSWORD_CHANGED, request)


@receiver(account.password_reset)
def _password_reset(request: HttpRequest, user: User, **_: Any) -> None:
    record_event(user, Kind.PASSWORD_RESET, request)


@receiver(mfa.authenticator_added)
def _factor_added(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:  # which come with the first one by themselves
        record_event(user, Kind.FACTOR_ADDED, request, factor_name(authenticator))


@receiver(mfa.authenticator_removed)
def _factor_removed(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    request.session.pop(HAS_ONE, None)
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_event(user, Kind.FACTOR_REMOVED, request, factor_name(authenticator))


@receiver(mfa.authenticator_reset)
def _codes_made(request: HttpRequest, user: User, **_: Any) -> None:
    record_event(user, Kind.CODES_MADE, request)


@receiver(mfa.authenticator_used)
def _code_used(request: HttpRequest, user: User, authenticator: Authenticator, **_: Any) -> None:
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:
        record_event(user, Kind.CODE_USED, request)


@receiver(mfa.authentication_failed)
def _factor_failed(request: HttpRequest, user: User, **_: Any) -> None:
    record_event(user, Kind.FACTOR_FAILED, request)


def factor_name(authenticator: Authenticator) -> str:
    """What a person calls a second factor."""
    if authenticator.type == Authenticator.Type.WEBAUTHN:
        return f"พาสคีย์ {authenticator.wrap().name}"
    return FACTORS[authenticator.type]
