"""What administrators set of a municipality's people, positions and ways goes into its audit trail, and is told there.

Its mayor and coordinators get a notice: nobody's rights change behind the back of those who answer for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.audit import record
from accounts.models import Membership, Municipality, Oversight, Role, User
from accounts.notices import tell
from accounts.permissions import ADMINISTRATOR, Actor, people_with
from accounts.tenancy import TenantModel
from thai.dates import medium_date

Change = tuple[str, str | None, str | None]  # a column's Thai name, before, after
DONE = {"added": "เพิ่ม", "changed": "แก้ไข", "removed": "ลบ", "password_set": "ตั้งรหัสผ่านใหม่ของ"} | {
    "factors_taken": "นำวิธียืนยันตัวขั้นที่สองออกจาก"
}
SECRET = frozenset({"password", "last_login"})


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
            self.keep(request, obj, changed_between(before, obj), "changed" if change else "added", concerned)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        with transaction.atomic():
            removed = [below.instance for below in formset.deleted_forms if below.instance.pk]
            rows = [below.instance for below in formset.forms if below.instance.pk]
            before = {row.pk: _stored(row) for row in rows}
            for row in removed:
                self.keep(request, before[row.pk], changed_between(before[row.pk], None), "removed")
            super().save_formset(request, form, formset, change)
            for row in formset.new_objects:
                self.keep(request, row, changed_between(None, row), "added")
            for row, _ in formset.changed_objects:
                self.keep(request, row, changed_between(before[row.pk], row), "changed")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        with transaction.atomic():
            self.keep_removal(request, obj)
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        with transaction.atomic():
            for row in queryset:
                self.keep_removal(request, row)
            super().delete_queryset(request, queryset)

    def keep_removal(self, request: HttpRequest, row: models.Model) -> None:
        """A municipality that can be removed at all has no trail, and no one to be told."""
        if not isinstance(row, Municipality):
            self.keep(request, row, changed_between(row, None), "removed")

    def keep(
        self,
        request: HttpRequest,
        row: models.Model,
        changes: Sequence[Change],
        done: str,
        also: Iterable[Municipality] = (),
    ) -> None:
        """One entry and its notices in every municipality concerned; nothing where nothing changed."""
        if changes or done != "changed":
            words = f"{DONE[done]}{row._meta.verbose_name} “{row}”"
            places = {*municipalities_of_row(row), *also}
            keep_administered(cast(User, request.user), row, f"{self.nouns[type(row)]}.{done}", words, changes, places)


def keep_administered(
    user: User | None,
    row: models.Model,
    action: str,
    words: str,
    changes: Sequence[Change],
    places: Iterable[Municipality],
) -> None:
    """What an administrator did to a row, in the trail of these municipalities and told to those who answer for them.

    Inside the transaction that does it. `words` follow "ผู้ดูแลระบบ" in the notice.
    """
    said = {name: [before, after] for name, before, after in changes}
    for place in sorted(places, key=lambda place: place.pk):
        actor = Actor(municipality=place, user=user, roles=frozenset({ADMINISTRATOR}))
        entry = record(actor, action, row, name=str(row), changes=said)
        tell(
            people_with(place, Role.EXECUTIVE, Role.COORDINATOR),  # the mayor is one of the executives
            place,
            key=f"administered/{entry.sequence}",
            title=f"ผู้ดูแลระบบ{words}",
            detail="; ".join(f"{name}: {before or '–'} → {after or '–'}" for name, before, after in changes),
            path=reverse("trail", args=[place.code]),
        )


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


def changed_between(before: models.Model | None, after: models.Model | None) -> list[Change]:
    """Column by column what is different; what is empty on both sides is left out."""
    return list(_changes(before, after))


def _changes(before: models.Model | None, after: models.Model | None) -> Iterator[Change]:
    row = before or after
    assert row is not None
    for column in row._meta.concrete_fields:
        if column.primary_key or not column.editable or column.name in SECRET:
            continue
        old, new = (_words(one, column) if one is not None else None for one in (before, after))
        if (old or None) != (new or None):
            yield str(column.verbose_name), old, new


def _words(row: models.Model, column: models.Field[Any, Any]) -> str:
    value = getattr(row, column.name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return medium_date(value) if isinstance(value, dt.date) else str(value)
