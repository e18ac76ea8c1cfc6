"""The platform administrator begins a municipality, and goes on to whoever will look after it."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import PlatformRequest, requires_above
from accounts.editing.text_fields import LineField
from accounts.models import Municipality, Role
from accounts.people.identity import begin_municipality
from accounts.permissions import Capability
from accounts.place_forms import PlaceForm

TAKEN = "มีหน่วยงานที่ใช้รหัสนี้แล้ว"


class NewMunicipalityForm(PlaceForm):
    """Its code, name and place; the rest is the municipality's own to set."""

    name = LineField(label="ชื่อ", max_length=150, help_text="ชื่อเต็ม เช่น เทศบาลตำบล…")
    type = forms.ChoiceField(label="ประเภท", choices=[("", "– เลือก –"), *Municipality.Type.choices])

    class Meta:
        model = Municipality
        fields = ("code", "name", "type", "district", "province")
        error_messages: ClassVar[dict[str, dict[str, str]]] = {"code": {"unique": TAKEN}}


@require_http_methods(["GET", "HEAD", "POST"])
@requires_above(Capability.SET_UP)
def municipality_add(request: PlatformRequest) -> HttpResponseBase:
    """The form; once it is stored, the page that adds its local administrator."""
    form = NewMunicipalityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        place = form.save(commit=False)
        try:
            begin_municipality(request.platform_actor, place)
        except IntegrityError:
            form.add_error("code", TAKEN)
        else:
            messages.success(request, f"เพิ่ม{place}แล้ว ต่อไปตั้งผู้ดูแลของเทศบาล")
            chosen = urlencode({"role": Role.LOCAL_ADMINISTRATOR.value})
            return redirect(f"{reverse('people:add', args=[place.code])}?{chosen}")
    return render(request, "ita_portal/municipality_add.html", {"form": form}, status=422 if form.errors else 200)
