"""The administrator sets each municipality's route here; submissions are not edited."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from accounts.recorded_admin import RecordedAdmin
from approvals.models import Route, RouteStep


class RouteStepInline(admin.TabularInline):
    model = RouteStep
    extra = 1


@admin.register(Route)
class RouteAdmin(RecordedAdmin):
    nouns: ClassVar[dict[type[models.Model], str]] = {Route: "route", RouteStep: "step"}
    list_display = ("__str__",)
    list_select_related = ("municipality",)
    inlines: ClassVar[list[type[InlineModelAdmin]]] = [RouteStepInline]

    def get_form(
        self, request: HttpRequest, obj: Route | None = None, change: bool = False, **kwargs: object
    ) -> type[ModelForm]:
        return super().get_form(request, obj, change, labels={"municipality": "เทศบาล"}, **kwargs)
