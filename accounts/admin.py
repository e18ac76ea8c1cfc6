"""Django's admin for platform staff: municipalities, people, positions. Figures and papers are not edited here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import models
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest

from accounts import acting_notices
from accounts.models import (
    ActingAppointment,
    AuditEntry,
    Membership,
    Municipality,
    Oversight,
    Position,
    Unit,
    User,
)

admin.site.unregister(Group)  # what a person may do is said by memberships


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    list_display = ("username", "name", "is_active", "is_staff")
    search_fields = ("username", "name")
    ordering = ("username",)
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "email", "wants_digest")}),
        ("สิทธิ", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("วันที่", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "name", "email", "password1", "password2")}),)
    readonly_fields = ("last_login", "date_joined")
    list_filter = ("is_active", "is_staff")
    filter_horizontal = ()


class UnitInline(admin.TabularInline):
    model = Unit
    extra = 0


class PositionInline(admin.TabularInline):
    model = Position
    extra = 0


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin):
    list_display = ("name", "code", "type", "district", "province")
    list_filter = ("type", "province")
    search_fields = ("name", "code")
    inlines: ClassVar[list[type[InlineModelAdmin]]] = [UnitInline, PositionInline]
    formfield_overrides: ClassVar[dict[type[models.Field[object, object]], dict[str, str]]] = {
        models.URLField: {"assume_scheme": "https"}
    }


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "municipality", "role", "unit", "position")
    list_filter = ("role", "municipality")
    search_fields = ("user__name", "user__username")
    list_select_related = ("user", "municipality", "unit", "position")


@admin.register(ActingAppointment)
class ActingAppointmentAdmin(admin.ModelAdmin):
    list_display = ("membership", "position", "start", "end", "order_number", "order_date")
    list_select_related = ("membership__user", "position")

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: object
    ) -> ModelChoiceField | None:
        if db_field.name == "membership":
            kwargs["queryset"] = Membership.objects.select_related("user")  # whose names the choices show
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: ActingAppointment, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        acting_notices.tell_appointments([obj])

    def delete_model(self, request: HttpRequest, obj: ActingAppointment) -> None:
        acting_notices.tell_taken_back([obj])
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[ActingAppointment]) -> None:
        acting_notices.tell_taken_back(queryset)
        super().delete_queryset(request, queryset)


@admin.register(Oversight)
class OversightAdmin(admin.ModelAdmin):
    list_display = ("user", "province")


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """Reading only: entries are never changed."""

    list_display = ("municipality", "sequence", "at", "user", "action", "object_type", "object_id")
    list_filter = ("action", "municipality")
    list_select_related = ("municipality", "user")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False
