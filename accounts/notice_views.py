"""A person's notices, and the daily e-mail's switch."""

from __future__ import annotations

import logging
from typing import cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from accounts import digest
from accounts.access import post_only
from accounts.machine_mail import mail_is_sent
from accounts.models import User
from accounts.notices import is_local, mark_read, notices_of, unread_count

PAGE_SIZE = 50
logger = logging.getLogger(__name__)


class PageForm(forms.Form):
    """Which page of the notices; anything unreadable is the first."""

    page = forms.IntegerField(required=False)

    def number(self) -> int:
        self.full_clean()
        chosen: int | None = self.cleaned_data.get("page")
        return 1 if chosen is None else chosen


class OneClickForm(forms.Form):
    """What a mail program posts to unsubscribe (RFC 8058): List-Unsubscribe=One-Click."""

    prefix = "List"
    Unsubscribe = forms.ChoiceField(choices=[("One-Click", "One-Click")])


class SeenForm(forms.Form):
    """The newest notice that the page showed: what came since stays unread."""

    until = forms.IntegerField(min_value=1, max_value=2**63 - 1)


class DigestForm(forms.Form):
    """The e-mail: on or off."""

    digest = forms.ChoiceField(choices=[("on", "on"), ("off", "off")])


@require_safe
def notices(request: HttpRequest) -> HttpResponseBase:
    """Everything the person was told, newest first."""
    user = cast(User, request.user)
    page = Paginator(notices_of(user), PAGE_SIZE).get_page(PageForm(request.GET).number())
    unread = unread_count(user)
    newest = page.object_list[0].pk if page.number == 1 and unread else None
    context = {"page": page, "newest": newest, "unread_notices": unread, "mail_is_sent": mail_is_sent()}
    return render(request, "accounts/notices.html", context)


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Leads to what a notice is about; it has been read then."""
    user = cast(User, request.user)
    found = get_object_or_404(notices_of(user), pk=pk)
    try:
        mark_read(user, [found.pk])
    except OperationalError as error:  # a full disk: it stays unread, and leads there all the same
        logger.error("a notice could not be marked as read: %s", error)
    return redirect(found.path if is_local(found.path) else "notices")


@post_only("notices")
def read_all(request: HttpRequest) -> HttpResponseBase:
    """Everything that the page showed, and what is older, has been read."""
    form = SeenForm(request.POST)
    if form.is_valid():
        mark_read(cast(User, request.user), until=form.cleaned_data["until"])
    return redirect("notices")


@post_only("notices")
def switch_digest(request: HttpRequest) -> HttpResponseBase:
    """The person's own e-mail, on or off."""
    form = DigestForm(request.POST)
    if form.is_valid():
        wanted = form.cleaned_data["digest"] == "on"
        digest.set_digest(cast(User, request.user), wanted)
        messages.success(request, "เปิดรับอีเมลสรุปแล้ว" if wanted else "หยุดส่งอีเมลสรุปแล้ว แจ้งเตือนยังดูได้ที่หน้านี้")
    return redirect("notices")


@login_not_required
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponseBase:
    """The way out of the e-mail, without signing in: a page with one button, or a mail program's own request.

    A mail program has no page to take a form's token from; it posts RFC 8058's words, and only those go without one.
    """
    user = digest.user_of(token)
    if user is None:
        raise Http404("ไม่พบหน้านี้")
    if request.method == "POST" and OneClickForm(request.POST).is_valid():
        digest.set_digest(user, False)
        return HttpResponse("ok", content_type="text/plain")
    return _unsubscribe_page(request, user)


@csrf_protect
def _unsubscribe_page(request: HttpRequest, receiver: User) -> HttpResponseBase:
    if request.method == "POST":
        digest.set_digest(receiver, False)
        return redirect(request.path)
    return render(request, "accounts/unsubscribe.html", {"wants_digest": receiver.wants_digest})
