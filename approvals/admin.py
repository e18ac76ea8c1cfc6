"""The administrator sets each municipality's route here; submissions are not edited."""

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin

from approvals.models import Route, RouteStep


class RouteStepInline(admin.TabularInline):
    model = RouteStep
    extra = 1


@admin.register(Route)
class RouteAdmin(admin.ModelAdmin):
    list_display = ("municipality",)
    inlines: ClassVar[list[type[InlineModelAdmin]]] = [RouteStepInline]
