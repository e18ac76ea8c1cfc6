"""What every page of the administrator's site shares: open municipalities, Thai words, days in พ.ศ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin import helpers
from django.contrib.admin.options import FORMFIELD_FOR_DBFIELD_DEFAULTS
from django.contrib.admin.templatetags import admin_list
from django.contrib.admin.utils import display_for_field, display_for_value
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import SimpleTemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.views.i18n import JavaScriptCatalog

from accounts.date_fields import ThaiDateField
from accounts.models import Unit
from accounts.templatetags.thai_text import thai_moment
from accounts.tenancy import TenantModel, open_all
from thai.dates import medium_date
from thai.numbers import whole_number

AdminView = TypeVar("AdminView", bound=Callable[..., HttpResponseBase])


class NextForm(forms.Form):
    """Where somebody wanted to go."""

    next = forms.CharField(required=False, max_length=2000)

    @classmethod
    def read(cls, request: HttpRequest) -> str:
        form = cls(request.GET)
        return (form.cleaned_data["next"] if form.is_valid() else "") or reverse("admin:index")


class AdministrationSite(admin.AdminSite):
    """Django's site in Thai, across municipalities: platform staff look after all of them."""

    site_header = site_title = "ผู้ดูแลระบบ ITA Portal"
    index_title = "ข้อมูลตั้งต้น"

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one door: it counts attempts, keeps events and asks for the second factor."""
        if request.user.is_authenticated:  # and not of the platform's staff, or nobody would have been sent here
            raise PermissionDenied
        return redirect_to_login(NextForm.read(request))

    def i18n_javascript(self, request: HttpRequest, extra_context: object = None) -> HttpResponseBase:  # type: ignore[override]  # it answers what the view answers
        """The words of its scripts, ours among them: Django's own page of them knows its own catalogue alone."""
        return JavaScriptCatalog.as_view()(request)

    def password_change(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:  # type: ignore[override]  # a way to the person's own page
        """The person's own page changes it."""
        return redirect("account_change_password")

    def admin_view(self, view: AdminView, cacheable: bool = False) -> AdminView:
        """Opens every municipality for the length of a page; the answer is rendered while they are open."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def opened(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            # Django asks for the rows ticked in a list without looking at their keys.
            ticked = request.POST.getlist(helpers.ACTION_CHECKBOX_NAME)
            if any(whole_number(key, digits=18) is None for key in ticked):
                raise BadRequest("a row's key is no number")
            with open_all():
                response = inner(request, *args, **kwargs)
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
                return response

        return cast(AdminView, opened)


class RowChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A choice among rows that are told apart: every municipality has a กองคลัง, and many a person has a namesake."""

    def __init__(self, queryset: models.QuerySet[models.Model] | None, **kwargs: Any) -> None:
        if queryset is not None and issubclass(queryset.model, TenantModel):
            queryset = queryset.select_related(queryset.model.tenant_path)
        if queryset is not None and queryset.model is Unit:
            queryset = queryset.filter(merged_into=None, closed_on=None)
        super().__init__(queryset, **kwargs)

    def label_from_instance(self, obj: models.Model) -> str:
        if isinstance(obj, AbstractBaseUser):
            return f"{obj} · {obj.get_username()}"
        return f"{obj} · {obj.tenant()}" if isinstance(obj, TenantModel) else str(obj)


SIGNS = {True: '"ใช่"', False: '"ไม่"'}  # what the pictures of yes and no are called


def _in_thai(display: Callable[..., str]) -> Callable[..., str]:
    """Days and times in พ.ศ.; Django's own formats know no year but the Common Era's."""

    @wraps(display)
    def displayed(value: object, *args: object, **kwargs: object) -> str:
        if isinstance(value, dt.datetime):
            return thai_moment(value)
        if isinstance(value, dt.date):
            return medium_date(value)
        shown = display(value, *args, **kwargs)
        return mark_safe(SIGNS[value].join(shown.split(f'"{value}"'))) if isinstance(value, bool) else shown  # noqa: S308 - Django's own picture, with another name

    return displayed


# Django's admin has no hook for either: lists and pages for reading import the two functions by name, and the widgets
# of every ModelAdmin begin from this table. tests/house/test_date_fields.py looks at what comes of it.
helpers.display_for_field = _in_thai(display_for_field)  # type: ignore[attr-defined]  # the stub leaves out imports
admin_list.display_for_field = _in_thai(display_for_field)  # type: ignore[attr-defined]  # as above
admin_list.display_for_value = _in_thai(display_for_value)  # type: ignore[attr-defined]  # as above
FORMFIELD_FOR_DBFIELD_DEFAULTS[models.DateField] = {"form_class": ThaiDateField}
FORMFIELD_FOR_DBFIELD_DEFAULTS[models.ForeignKey] = {"form_class": RowChoiceField}
