"""One protocol of drafts: a form's script sends what is typed to the form's own address, with `autosave=keep`.

Answered is `state` ("kept"; "saved" where nothing is typed that is not saved; "full"), what to say, and in `newer`
whether somebody stored the same thing meanwhile. Who is not signed in is answered 401, another person 409 and a stale
token 403 with a fresh one (ita_portal.sign_in); what is gone, or is no longer this person's to write, 404 or 403.
`autosave=discard` is a button: it forgets the draft and shows the page again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone

from accounts.access import MunicipalRequest, View
from accounts.editing.drafts import LONGEST, discard_draft, keep_draft, why_no_room
from accounts.editing.page_owner import FIELD, page_behind
from thai import dates

ASKED = "autosave"
NO_ROOM = "full"  # the state of what was not kept, because the person has as many drafts as there may be
NEVER_KEPT = {"csrfmiddlewaretoken", ASKED, FIELD, "password", "passphrase"}


@dataclass(frozen=True)
class Unsaved:
    """What a form holds: under which name it is kept, the version it was opened with, and what the feature knows of it.

    `is_saved` where it says nothing that is not stored; `newer` tells who stored another version meanwhile; `said`: in
    place of the usual words; `longest`: characters that are kept of one field.
    """

    form: str
    typed: Mapping[str, Any]
    version: int = 0
    is_saved: bool = False
    newer: str = ""
    said: str = ""
    longest: int = LONGEST


Judge = Callable[..., Unsaved]  # the request and the address's parts, as the view takes them


def keeps_drafts(judge: Judge) -> Callable[[View[Any]], View[Any]]:
    """For a view that takes a form, below `@requires`: its drafts are kept at the same address."""

    def decorate(view: View[Any]) -> View[Any]:
        @wraps(view)
        def answering(request: MunicipalRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            asked = request.POST.get(ASKED, "") if request.method == "POST" else ""
            if not asked:
                return view(request, *args, **parts)
            found = judge(request, *args, **parts)
            if asked == "discard":
                discard_draft(request.actor, found.form)
                return redirect(page_behind(request))
            return _kept(request, found)

        cast(Any, answering).keeps_drafts = True
        return answering

    return decorate


def _kept(request: MunicipalRequest, found: Unsaved) -> JsonResponse:
    if found.is_saved:
        discard_draft(request.actor, found.form)
        answer = {"state": "saved", "said": found.said or "ไม่มีสิ่งที่ยังไม่ได้บันทึก", "newer": ""}
    elif why := why_no_room(request.actor, found.form):
        answer = {"state": NO_ROOM, "said": f"ยังไม่ได้บันทึกร่าง เพราะ{why}", "newer": found.newer}
    else:
        draft = keep_draft(request.actor, found.form, found.version, found.typed, found.longest)
        said = found.said or f"บันทึกร่างแล้ว {dates.hour(timezone.localtime(draft.saved_at))}"
        answer = {"state": "kept", "said": said, "newer": found.newer}
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def typed_fields(request: MunicipalRequest, *left_out: str) -> dict[str, str | list[str]]:
    """Every field of the form as it was typed, good or bad."""
    fields = {name: values for name, values in request.POST.lists() if name not in NEVER_KEPT.union(left_out)}
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}


def texts(form: str, *fields: str, about: Callable[..., object], longest: int = LONGEST) -> Judge:
    """How forms of a few texts are judged: what is empty is not kept. `form` is filled with the address's parts.

    `about` takes the request and the parts as the view does; it raises where their subject is gone or not theirs.
    """

    def judge(request: MunicipalRequest, **parts: Any) -> Unsaved:
        about(request, **parts)
        is_empty = not any(request.POST.get(name, "").strip() for name in fields)
        return Unsaved(form.format(**parts), typed_fields(request), is_saved=is_empty, longest=longest)

    return judge
