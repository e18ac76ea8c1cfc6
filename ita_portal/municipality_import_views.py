"""The platform administrator takes a list of municipalities in: pasted or a file, looked at, confirmed."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts import limited_process
from accounts.access import PlatformRequest, requires_above
from accounts.editing import EditedMeanwhile
from accounts.editing.file_sizes import AtMost
from accounts.importing import Change, ImportResult, column_words, import_municipalities, import_shown, seen
from accounts.permissions import Capability
from tables.errors import Unreadable
from tables.files import MAX_BYTES

MOST = 300  # municipalities at a time: a province has at most half as many
LONGEST_PASTE = 100_000
_CPU_SECONDS, _MEMORY = 5, 1024**3


class ListForm(forms.Form):
    """`text`, once it is valid, is the list of either. `shown` is what the preview said, where it was confirmed."""

    pasted = forms.CharField(
        label="ตารางที่คัดลอกมา",
        required=False,
        strip=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 8, "placeholder": "รหัส\tชื่อ\tประเภท\tอำเภอ\tจังหวัด\tเว็บไซต์"}),
        help_text=f"บรรทัดแรกเป็นชื่อคอลัมน์ รหัส ชื่อ ประเภท อำเภอ จังหวัด เว็บไซต์ (ไม่มีก็ได้) ครั้งละไม่เกิน {MOST} แห่ง",
        error_messages={"max_length": f"ข้อความยาวเกิน {LONGEST_PASTE:,} ตัวอักษร กรุณาแบ่งวาง"},
    )
    file = forms.FileField(
        label="หรือไฟล์ Excel, LibreOffice, Word หรือ CSV",
        validators=[AtMost(MAX_BYTES)],
        required=False,
        widget=forms.ClearableFileInput({"accept": ".xlsx,.ods,.docx,.odt,.csv,.tsv,.txt,.html,.htm"}),
        error_messages={"empty": "ไฟล์นี้ว่างเปล่า"},
    )
    shown = forms.CharField(required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = ""

    def clean(self) -> dict[str, Any]:
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if self.errors:
            return self.cleaned_data
        if bool(file) == bool(pasted.strip()):
            self.add_error("pasted", "กรุณาวางตาราง หรือเลือกไฟล์ อย่างใดอย่างหนึ่ง")
            return self.cleaned_data
        try:
            self.text = _text_of_file(file.read()) if file else pasted
        except Unreadable as error:
            self.add_error("file", str(error))
        if len(self.text.splitlines()) > MOST + 1:
            self.add_error("file" if file else "pasted", f"รายชื่อยาวเกิน {MOST} แห่ง กรุณาแบ่งเป็นหลายครั้ง เช่น ทีละจังหวัด")
        return self.cleaned_data


def _text_of_file(content: bytes) -> str:
    """Raises Unreadable. Nobody knows what is in the bytes."""
    broken = "เปิดไฟล์ไม่ได้ ไฟล์อาจเสียหายหรือซับซ้อนเกินไป กรุณาคัดลอกตารางมาวาง"
    function = "accounts.municipality_lists:list_as_text"
    read = limited_process.judged(Unreadable, broken, function, content, cpu_seconds=_CPU_SECONDS, memory=_MEMORY)
    return str(read["text"])


@require_http_methods(["GET", "HEAD", "POST"])
@requires_above(Capability.SET_UP)
def municipality_import(request: PlatformRequest) -> HttpResponseBase:
    """A list; sent, what of it is wrong, new and changed; confirmed, it is stored."""
    if request.method != "POST":
        return _show(request, ListForm())
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, 422)
    content, shown = form.text.encode(), form.cleaned_data["shown"]
    if form.cleaned_data["file"]:  # which no browser sends again: what was read of it goes on as text
        form = ListForm({"pasted": form.text})
    if not shown:
        return _preview(request, form, content)
    try:
        done = import_shown(request.platform_actor, content, shown)
    except EditedMeanwhile:
        return _preview(request, form, content, changed=True)
    messages.success(request, f"นำเข้ารายชื่อแล้ว ใหม่ {done.created} แก้ไข {done.updated} เหมือนเดิม {done.unchanged} แห่ง")
    return redirect("municipalities")


def _preview(request: PlatformRequest, form: ListForm, content: bytes, *, changed: bool = False) -> HttpResponse:
    result = import_municipalities(content, dry_run=True, checks_places=True)
    more = {
        "result": result,
        "wrong": [(error, column_words(error.column)) for error in result.errors],
        "rows": _in_words(result),
        "shown": "" if result.errors else seen(result),
        "changed": changed,
    }
    return _show(request, form, 409 if changed else 200, **more)


def _in_words(result: ImportResult) -> list[tuple[str, str, bool, str]]:
    """Of each municipality that is new or changes: code, name, whether it is new, and what."""
    stored = [change for change in result.changes if change.after]  # what the list leaves empty stays as it is
    stored.sort(key=lambda change: (not change.is_new, change.code))
    return [
        (code, changes[0].name, changes[0].is_new, " · ".join(map(_changed, changes)))
        for code, of in groupby(stored, key=lambda change: change.code)
        if (changes := list(of))
    ]


def _changed(change: Change) -> str:
    return (
        f"{change.label} {change.after}"
        if change.is_new
        else f"{change.label}: {change.before or '–'} → {change.after}"
    )


def _show(request: PlatformRequest, form: ListForm, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "ita_portal/municipality_import.html", {"form": form, **more}, status=status)
