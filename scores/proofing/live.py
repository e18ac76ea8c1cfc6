"""One protocol of findings while somebody writes, beside the one of drafts: a form's own address is asked.

`@proofreads(judge)` on the view that takes a form answers what comes with `proofread=…` and lets all else pass. The
judge takes the request and the address's parts as the view does, and raises where the texts are not this person's to
write. Its page shows the same `Proofs`, field by field, with `{% findings_of field %}`. Buttons that mend send the
text's own form: scripts mend in the box, and without them the view saves the form with the mended text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property, wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from accounts.access import MunicipalRequest, View
from accounts.editing.page_owner import page_behind, wants_json
from accounts.permissions import Actor
from accounts.rate_limits import within_rate
from proofreading.findings import Kind
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.actions import ask_again, set_aside, set_asides, unchecked_kinds, without
from scores.proofing.forms import ASK_AGAIN, CHECK, MEND, MEND_ALL, MENDS, AskedForm, BecauseForm
from scores.proofing.models import SetAsideFinding, UncheckedKind
from scores.proofing.texts import LONGEST, TypedFinding, WrittenText, as_browsers_count, findings_in, mended

RATE = "300/minute"  # of one network address: an office of ten people who type all the time
MOST_AT_ONCE = 40_000  # letters of all texts of a page that are read while it is made: a quarter of a second
NOT_MENDED = "ข้อความเปลี่ยนไปแล้ว จึงยังไม่ได้แก้ให้ กรุณาดูผลตรวจใหม่"
CHANGED = "ข้อความเปลี่ยนไปแล้ว จึงยังไม่ได้ทำให้ กรุณาดูผลตรวจใหม่ด้านล่าง"
NOT_STORED = "บันทึกข้อความนี้ก่อน จึงจะแจ้งได้ว่าไม่ใช่ข้อผิด"
BUSY = "มีการตรวจข้อความมากในขณะนี้ ระบบจะตรวจให้ใหม่เองในอีกสักครู่"
NOT_NOW = "มีการตรวจข้อความมากในขณะนี้ จึงยังไม่ได้ทำให้ กรุณากดอีกครั้งในอีกสักครู่"

SCORES = "คะแนนที่บันทึกไว้ในระบบ"
_REGISTER = "ข้อมูลและแผนของเทศบาล และทะเบียนเทศบาล"
# What a kind of finding is held against; the others need no more than the text.
SOURCES: dict[str, str] = {
    **dict.fromkeys((Kind.SCORE, Kind.CHANGE, Kind.LEVEL), SCORES),
    Kind.COUNT: "คะแนนหรือแผนที่บันทึกไว้ในระบบ",
    Kind.INDICATOR_NAME: "หลักเกณฑ์ของปีที่ประเมิน",
    **dict.fromkeys((Kind.MUNICIPALITY, Kind.PLACE), _REGISTER),
    Kind.YEAR: "ปีของเอกสาร คะแนน และแผนที่บันทึกไว้ในระบบ",
}


@dataclass(frozen=True)
class ShownFinding:
    """A finding below its box; its place in letters as scripts count them."""

    key: str
    title: str
    message: str
    source: str
    kind: str
    found: str
    fix: str
    field: str
    start: int
    end: int
    is_error: bool
    aside: SetAsideFinding | None

    @property
    def instead_of(self) -> str:
        """What its field takes the place of."""
        return "แทนตัวเลข" if self.found[:1].isdigit() else "แทนข้อความนี้"


@dataclass(frozen=True)
class ShownText:
    """What is shown below the box of one text; `is_unread`: it waits for a script that asks for it."""

    name: str
    text: str
    findings: tuple[ShownFinding, ...] = ()
    can_set_aside: bool = False
    is_unread: bool = False
    is_cut: bool = False
    can_mend: bool = False
    said: str = ""

    @property
    def groups(self) -> list[tuple[str, str, int]]:
        """Kinds of which several errors have a fix: the kind, its title, how many."""
        sure = [each for each in self.findings if each.is_error and each.fix and not each.aside]
        counts = Counter((each.kind, each.title) for each in sure)
        return [(kind, title, count) for (kind, title), count in counts.items() if count > 1]

    @property
    def told(self) -> str:
        """How many there are, in a sentence; "" where there is none."""
        counted = [each for each in self.findings if not each.aside]
        errors = sum(each.is_error for each in counted)
        parts = [
            (errors, "ข้อผิด"),
            (len(counted) - errors, "ควรดู"),
            (len(self.findings) - len(counted), "แจ้งว่าไม่ใช่ข้อผิด"),
        ]
        words = " · ".join(f"{label} {count} จุด" for count, label in parts if count)
        cut = f"ตรวจเฉพาะ {LONGEST:,} ตัวอักษรแรก" if self.is_cut else ""
        return " · ".join(filter(None, [f"ผลตรวจข้อความนี้: {words}" if words else "", cut]))


class Proofs:
    """The texts of one form: `written` tells by a field's name what its text is about, None for what is not read."""

    def __init__(self, actor: Actor, written: Callable[[str], WrittenText | None]) -> None:
        self.actor = actor
        self._written = written
        self._room = MOST_AT_ONCE
        self._set_asides = cache(lambda belongs: set_asides([belongs]))

    @cached_property
    def unchecked(self) -> list[UncheckedKind]:
        """The kinds that the municipality does not look for, which the page says."""
        return unchecked_kinds()

    @cached_property
    def _kinds(self) -> frozenset[Kind]:
        return without(self.unchecked)

    def shown(self, name: str, text: str) -> ShownText:
        """What is found in a text as it stands; past `MOST_AT_ONCE` letters of one page nothing is read any more."""
        if not text.strip():
            return ShownText(name, text)
        if len(text) > self._room:
            return ShownText(name, text, is_unread=True)
        written = self._written(name)
        if written is None:
            return ShownText(name, text)
        self._room -= len(text)
        found = findings_in(text, written, self._kinds)
        asides = self._set_asides(written.belongs) if found and written.belongs else {}
        return ShownText(
            name,
            text,
            tuple(_shown(each, text, asides.get((written.belongs, each.key))) for each in found),
            can_set_aside=bool(written.belongs) and not written.is_opinion,
            is_cut=len(text) > LONGEST,
            can_mend=not written.is_opinion,
        )

    def decide(self, asked: str, name: str, key: str, text: str, reason: BecauseForm) -> str:
        """Sets a finding of this text aside or takes that back; why it is not done, "" where it is."""
        written = self._written(name)
        if written is None or not written.belongs or written.is_opinion:
            return NOT_STORED
        if asked == ASK_AGAIN:
            ask_again(self.actor, written, key)
            return ""
        found = next((each for each in findings_in(text, written, self._kinds) if each.key == key), None)
        if found is None:
            return CHANGED
        if not reason.is_valid():
            return str(reason.errors["reason"][0])
        set_aside(self.actor, written, found, reason.cleaned_data["reason"])
        return ""

    def is_opinion(self, name: str) -> bool:
        """Whether the field's text is one."""
        written = self._written(name)
        return written is not None and written.is_opinion

    def mended(self, asked: str, name: str, which: str, text: str) -> tuple[str, int]:
        """The text with a finding's fix, with the field that knows it, or with the fix of every error of a kind; and in
        how many places."""
        written = self._written(name)
        if written is None:
            return text, 0
        found = findings_in(text, written, self._kinds)
        asides = self._set_asides(written.belongs) if found and written.belongs else {}
        if asked == MEND_ALL:
            chosen = [(each, each.fix) for each in found if each.finding.sure and each.finding.kind == which]
        else:
            chosen = [(each, each.fix if asked == MEND else each.field) for each in found if each.key == which]
        wanted = [(each, words) for each, words in chosen if words and (written.belongs, each.key) not in asides]
        return mended(text, wanted), len(wanted)


def _shown(each: TypedFinding, text: str, aside: SetAsideFinding | None) -> ShownFinding:
    kind = each.finding.kind
    return ShownFinding(
        key=each.key,
        title=EXPLANATIONS[kind]["title"],
        message=each.finding.message,
        source=SOURCES.get(kind, ""),
        kind=kind,
        found=each.found,
        fix=each.fix,
        field=each.field,
        start=as_browsers_count(text, each.start),
        end=as_browsers_count(text, each.end),
        is_error=each.finding.sure,
        aside=aside,
    )


Judge = Callable[..., Proofs]


def proofreads(judge: Judge) -> Callable[[View[Any]], View[Any]]:
    """For a view that takes a form of texts, below `@requires` and `@keeps_drafts`."""

    def decorate(view: View[Any]) -> View[Any]:
        @wraps(view)
        def answering(request: MunicipalRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            form = AskedForm(request.POST)
            if request.method != "POST" or not form.is_asked:
                return view(request, *args, **parts)
            proofs, words = judge(request, *args, **parts), form.words()
            if words is None or words[0] not in MENDS or wants_json(request) or proofs.is_opinion(words[1]):
                return _answer(request, proofs, form)
            _mend(request, proofs, form, words)
            return view(request, *args, **parts)

        return answering

    return decorate


def _mend(request: MunicipalRequest, proofs: Proofs, form: AskedForm, words: tuple[str, str, str]) -> None:
    """Puts the mended text into what was sent; where nothing can be mended it goes on as it was typed."""
    asked, name, which = words
    text, count, said = form.text(name), 0, NOT_NOW
    if within_rate(request, "proofread", RATE):
        text, count = proofs.mended(asked, name, which, text)
        said = NOT_MENDED
    request.POST = form.with_text(name, text)  # type: ignore[assignment]  # a copy that may be changed, as good
    if count:
        messages.success(request, f"แก้ในข้อความให้แล้ว {count} จุด")
    else:
        messages.error(request, said)


def _answer(request: MunicipalRequest, proofs: Proofs, form: AskedForm) -> HttpResponseBase:
    """The findings of one text, to a script; otherwise the page that the button stands on, where they are shown."""
    words = form.words()
    if words is None or words[0] in MENDS:  # of an opinion, whose form would send it: mended by scripts only
        return JsonResponse({"state": "refused"}, status=400) if wants_json(request) else redirect(page_behind(request))
    asked, name, key = words
    if not within_rate(request, "proofread", RATE):  # what decides of a finding reads the text, too
        return _busy(request)
    text, said = form.text(name), ""
    if asked != CHECK:
        said = proofs.decide(asked, name, key, text, BecauseForm({"reason": form.reason(key)}))
    if not wants_json(request):
        if said:
            messages.error(request, said)
        return redirect(page_behind(request))
    shown = proofs.shown(name, text[: LONGEST + 1])
    html = render_to_string("scores/_findings_list.html", {"shown": shown, "said": said}, request)
    return JsonResponse({"state": "found", "html": html, "told": shown.told, "said": said})


def _busy(request: MunicipalRequest) -> HttpResponseBase:
    if wants_json(request):
        return JsonResponse({"state": "busy", "said": BUSY}, status=429)
    messages.error(request, NOT_NOW)
    return redirect(page_behind(request))
