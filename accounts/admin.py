"""Django's admin for platform staff: municipalities, people, positions. Figures and papers are not edited here."""

from __future__ import annotations

import copy
from typing import ClassVar, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts import acting_notices
from accounts.background import enqueue
from accounts.machine_mail import mail_is_sent
from accounts.models import (
    ActingAppointment,
    Membership,
    Municipality,
    Oversight,
    Position,
    Unit,
    User,
)
from accounts.place_forms import PlaceForm
from accounts.recorded_admin import RecordedAdmin
from accounts.signing_in.emails import set_email
from accounts.signing_in.events import Kind, record_event
from accounts.signing_in.invitations import LASTS, invite, start_address
from accounts.signing_in.links import APP as LINKS
from accounts.signing_in.way_in import opened_by_another

# What a person may do is said by memberships; how a person signs in is the person's own.
admin.site.unregister([Group, EmailAddress, Authenticator, UserSession])
if settings.OIDC:  # whose server is named by the environment alone
    admin.site.unregister(list(apps.get_app_config(LINKS).get_models()))


class GivenPasswordForm(AdminPasswordChangeForm):
    """Django's own, with the sentence it tells in English alone."""

    usable_password_help_text = "ถ้าเลือกไม่ให้เข้าด้วยรหัสผ่าน รหัสผ่านปัจจุบันจะถูกทิ้ง"  # noqa: S105 - a sentence


@admin.register(User)
class UserAdmin(RecordedAdmin, DjangoUserAdmin):
    nouns: ClassVar[dict[type[models.Model], str]] = {User: "account"}
    list_display = ("username", "name", "is_active", "is_staff")
    search_fields = ("username", "name")
    ordering = ("username",)
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "email", "wants_digest")}),
        ("สิทธิ", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("วันที่", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"classes": ("wide",), "fields": ("username", "name", "email", "password1", "password2")}),)
    change_password_form = GivenPasswordForm
    readonly_fields = ("last_login", "date_joined")
    list_filter = ("is_active", "is_staff")
    filter_horizontal = ()

    actions = ("print_invitations", "mail_invitations", "take_second_factors")

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        """All but the e-mail, which is the person's to confirm where the account is in use."""
        obj.password_is_given = obj.password_is_given or not change
        with transaction.atomic():
            if change:
                obj.email = form.initial["email"]
            super().save_model(request, obj, form, change)
            if change and "email" in form.changed_data:
                before = copy.copy(obj)
                if not set_email(obj, form.cleaned_data["email"]):
                    messages.info(request, f"อีเมลใหม่ของ {obj} ใช้ได้เมื่อเจ้าของบัญชีเปิดลิงก์ในอีเมลนั้นแล้ว")
                self.keep(request, "changed", before, obj)

    @admin.action(description="ออกรหัสเชิญเพื่อพิมพ์ให้ผู้ใช้ที่เลือก")
    def print_invitations(self, request: HttpRequest, queryset: models.QuerySet[User]) -> HttpResponse:
        """A page with a code for each person, which is shown this once."""
        people = queryset.filter(is_active=True)
        by = cast(User, request.user)
        invited = [{"user": person, "code": invite(person, by, request)} for person in people]
        context = {"added": invited, "address": start_address(), "days": LASTS.days}
        return render(request, "accounts/invitations.html", context)

    @admin.action(description="ส่งคำเชิญทางอีเมลให้ผู้ใช้ที่เลือก")
    def mail_invitations(self, request: HttpRequest, queryset: models.QuerySet[User]) -> None:
        """The worker makes and mails the links; who has no address needs a printed code."""
        people = list(queryset.filter(is_active=True).exclude(email="")) if mail_is_sent() else []
        for person in people:
            enqueue("accounts.tasks.mail_invitation", person.pk, cast(User, request.user).pk)
        messages.info(request, f"ส่งคำเชิญทางอีเมล {len(people)} คน ผู้ที่ไม่มีอีเมลให้ออกรหัสเชิญเพื่อพิมพ์")

    @admin.action(description="นำวิธียืนยันตัวขั้นที่สองทั้งหมดออก (เครื่องหายและไม่เหลือรหัสสำรอง)")
    def take_second_factors(self, request: HttpRequest, queryset: models.QuerySet[User]) -> None:
        """For who has lost the machine and the recovery codes; the person is told, and those who answer for them."""
        with transaction.atomic():
            for person in queryset:
                Authenticator.objects.filter(user=person).delete()
                opened_by_another(person)
                self.keep(request, "factors_taken", person, person)
                record_event(person, Kind.FACTORS_TAKEN, None)
        messages.success(request, "นำวิธียืนยันตัวขั้นที่สองออกแล้ว ผู้ใช้ต้องเพิ่มใหม่เมื่อเข้าสู่ระบบครั้งต่อไป")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """Django's page of a new password saves it by itself; only its answer says that it did."""
        with transaction.atomic():
            before = self.get_object(request, unquote(id))  # None, whatever the address says
            response = super().user_change_password(request, id, form_url)
            if request.method == "POST" and response.status_code == 302:
                person = User.objects.get(pk=id)
                if before and person != request.user:
                    opened_by_another(before)
                self.keep(request, "password_set", person, person)
                record_event(person, Kind.PASSWORD_GIVEN, None)
                User.objects.filter(pk=person.pk).update(password_is_given=person != request.user)
        return response


class UnitInline(admin.TabularInline):
    model = Unit
    fields = ("parent", "name", "order")  # the rest is the municipality's own
    extra = 0


class PositionInline(admin.TabularInline):
    model = Position
    extra = 0


@admin.register(Municipality)
class MunicipalityAdmin(RecordedAdmin):
    form = PlaceForm
    nouns: ClassVar[dict[type[models.Model], str]] = {Municipality: "municipality", Unit: "unit", Position: "position"}
    list_display = ("name", "code", "type", "district", "province")
    list_filter = ("type", "province")
    search_fields = ("name", "code")
    inlines: ClassVar[list[type[InlineModelAdmin]]] = [UnitInline, PositionInline]
    formfield_overrides: ClassVar[dict[type[models.Field[object, object]], dict[str, str]]] = {
        models.URLField: {"assume_scheme": "https"}
    }


@admin.register(Membership)
class MembershipAdmin(RecordedAdmin):
    nouns: ClassVar[dict[type[models.Model], str]] = {Membership: "member"}
    list_display = ("user", "municipality", "role", "unit", "position")
    list_filter = ("role", "municipality")
    search_fields = ("user__name", "user__username")
    list_select_related = ("user", "municipality", "unit", "position")


@admin.register(ActingAppointment)
class ActingAppointmentAdmin(RecordedAdmin):
    nouns: ClassVar[dict[type[models.Model], str]] = {ActingAppointment: "acting"}
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
class OversightAdmin(RecordedAdmin):
    nouns: ClassVar[dict[type[models.Model], str]] = {Oversight: "oversight"}
    list_display = ("user", "province")
