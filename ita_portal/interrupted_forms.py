"""A form that came when nobody, or somebody else, was signed in: what was typed goes on with the page, kept nowhere."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlencode

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve

from accounts.editing.autosave import ASKED, NO_ROOM
from accounts.editing.page_owner import FIELD, is_from_our_pages, page_behind, page_owner

MOST_LETTERS = 200_000  # seventy pages of a paper; it comes back in the answer, which must not grow without end
MOST_SHOWN = 20_000  # letters to be copied by eye; the rest is there all the same, unseen
A_DAY = 24 * 60 * 60  # how long a sign-in page may stand open before it forgets
SALT = "ita_portal.interrupted_forms"


@dataclass(frozen=True)
class InterruptedForm:
    """Where a form was going, from which page, whose page that was, and all that was typed into it."""

    path: str
    page: str
    owner: str
    fields: dict[str, list[str]]
    had_files: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """The form this request brought; None where it is not ours, holds a password, or is too long to carry."""
        if request.method != "POST" or not is_from_our_pages(request):
            return None
        fields = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
        if any("password" in name for name in fields):
            return None
        if sum(len(value) for values in fields.values() for value in values) > MOST_LETTERS:
            return None
        owner = fields.get(FIELD, [""])[-1]
        return cls(request.get_full_path(), page_behind(request), owner, fields, bool(request.FILES))

    @property
    def texts(self) -> list[str]:
        """What a person wrote, told from what the form itself says by its Thai letters and blanks."""
        values = (value.strip() for values in self.fields.values() for value in values)
        return [value for value in values if any(letter.isspace() or "ก" <= letter <= "๛" for letter in value)]

    @property
    def shown(self) -> list[str]:
        """The beginning of it, for the page."""
        shown, room = [], MOST_SHOWN
        for text in self.texts:
            if room > 0:
                shown.append(text if len(text) <= room else f"{text[:room]}…")
            room -= len(text)
        return shown

    def sealed(self) -> str:
        """The form as one word, which the sign-in page carries; altered on its way it is not believed."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    @classmethod
    def unsealed(cls, word: str) -> Self | None:
        """The way back; None for anything else."""
        try:
            return cls(**signing.loads(word, salt=SALT, max_age=A_DAY))
        except signing.BadSignature:
            return None


def interrupted_page(
    request: HttpRequest, interrupted: InterruptedForm | None, why: str, status: int, *, first: str = ""
) -> HttpResponse:
    """What was typed, to be sent again or copied. `why`: "person", "token", "signed in", or "first" with the address
    of what has to be done before."""
    context = {"interrupted": interrupted, "why": why, "first": first}
    return render(request, "interrupted_form.html", context, status=status)


def resumed(request: HttpRequest, interrupted: InterruptedForm) -> HttpResponse | None:
    """After signing in: the page the form stood on with what was typed; None where it was another person's."""
    if interrupted.owner != page_owner(request):
        return None
    if _kept_as_draft(request, interrupted):
        return redirect(interrupted.page)
    return interrupted_page(request, interrupted, "signed in", 200) if interrupted.texts else redirect(interrupted.page)


def _kept_as_draft(request: HttpRequest, interrupted: InterruptedForm) -> bool:
    """Whether the form's own view took it as a draft, which the page then shows. Nothing else is done with it."""
    if ASKED in interrupted.fields:  # a draft's own button, which brings none of the form's fields
        return False
    try:
        match = resolve(interrupted.path.partition("?")[0])
        if not getattr(match.func, "keeps_drafts", False):
            return False
        again = HttpRequest()
        again.method, again.path, again.META = "POST", interrupted.path, request.META
        again.user, again.session = request.user, request.session
        again.POST = QueryDict(urlencode(interrupted.fields | {ASKED: ["keep"]}, doseq=True))
        answer = match.func(again, *match.args, **match.kwargs)
        return bool(answer.status_code == 200 and json.loads(answer.content)["state"] != NO_ROOM)
    except (Resolver404, Http404, PermissionDenied):
        return False
