"""Django's own pages of administrators: what is set there is kept and told as accounts.administered says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.db import models, router, transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.administered import administered, keep_administered
from accounts.models import Membership, Municipality, Oversight, User
from accounts.tenancy import TenantModel


class RecordedAdmin(admin.ModelAdmin):
    """Keeps every change made on its pages, those of the rows below included, in the trail of whom they concern.

    `nouns`: what the actions call the model and those below it; ita_portal.trail_words has the sentences.
    """

    nouns: ClassVar[dict[type[models.Model], str]]

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm[Any], change: bool) -> None:
        with transaction.atomic():
            before = _stored(obj) if change else None
            concerned = municipalities_of_row(before) if before else set()
            super().save_model(request, obj, form, change)
            self.keep(request, "changed" if change else "added", before, obj, concerned)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        with transaction.atomic():
            removed = [below.instance for below in formset.deleted_forms if below.instance.pk]
            rows = [below.instance for below in formset.forms if below.instance.pk]
            before = {row.pk: _stored(row) for row in rows}
            for row in removed:
                self.keep(request, "removed", before[row.pk], None)
            super().save_formset(request, form, formset, change)
            for row in formset.new_objects:
                self.keep(request, "added", None, row)
            for row, _ in formset.changed_objects:
                self.keep(request, "changed", before[row.pk], row)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            self.keep_removal(request, obj)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for row in queryset:
                self.keep_removal(request, row)
            super().delete_queryset(request, queryset)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Of what keeps rows from being deleted its kinds and how many: what a municipality wrote is not shown here."""
        to_delete, counts, refused, protected = super().get_deleted_objects(objs, request)
        if protected:
            collector = NestedObjects(using=router.db_for_write(self.model))
            collector.collect(objs)
            kinds = Counter(row._meta.verbose_name for row in collector.protected)
            protected = [f"{kind} {count} รายการ" for kind, count in kinds.items()]
        return to_delete, counts, refused, protected

    def keep_removal(self, request: HttpRequest, row: models.Model) -> None:
        """A municipality that can be removed at all has no trail, and no one to be told."""
        if not isinstance(row, Municipality):
            self.keep(request, "removed", row, None)

    def keep(
        self,
        request: HttpRequest,
        done: str,
        before: models.Model | None,
        after: models.Model | None,
        also: Iterable[Municipality] = (),
    ) -> None:
        """One entry and its notices in every municipality concerned; nothing where nothing changed."""
        row = after or before
        assert row is not None
        said = administered(f"{self.nouns[type(row)]}.{done}", before, after)
        if said.changes or done != "changed":
            keep_administered(cast(User, request.user), [said], {*municipalities_of_row(row), *also})


def municipalities_of_row(row: models.Model) -> set[Municipality]:
    """Whom a row concerns: whose it is, where the person is a member, what the officer may read."""
    if isinstance(row, Municipality):
        return {row}
    if isinstance(row, TenantModel):
        return {cast(Municipality, row.tenant())}
    if isinstance(row, Oversight):
        return set(Municipality.objects.filter(province=row.province))
    if isinstance(row, User):
        return set(Municipality.objects.filter(pk__in=Membership.objects.filter(user=row).values("municipality")))
    return set()


def _stored(row: Any) -> Any:
    """The row as it is stored, apart from the one that a form is changing."""
    return type(row)._base_manager.filter(pk=row.pk).first()
