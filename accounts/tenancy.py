"""The only door to a municipality's data.

Every model that belongs to a municipality inherits `TenantModel`. Its queries, forward and reverse relations included,
see the rows of the municipality opened by `open_municipality` and nothing else; with none open they raise
`NoMunicipalityOpen` instead of quietly answering with everybody's rows. The few places that truly look across
municipalities (the home page, the sweeper, the public verification) say so with `open_all`, and
`test_the_places_that_look_across_municipalities_are_known` knows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, Self, TypeVar, cast

from django.db import models


class NoMunicipalityOpen(RuntimeError):
    """A municipality's data was touched without opening the municipality first."""


class WrongMunicipality(RuntimeError):
    """A row of another municipality was about to be written."""


_ALL = object()
_open: ContextVar[object] = ContextVar("open municipality", default=None)


@contextmanager
def open_municipality(municipality: models.Model | int) -> Iterator[None]:
    """Within the block, tenant models show and accept the rows of this municipality (or this id) only."""
    token = _open.set(municipality if isinstance(municipality, int) else municipality.pk)
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def open_all() -> Iterator[None]:
    """Within the block, tenant models show every municipality's rows. The caller filters by what the actor may see."""
    token = _open.set(_ALL)
    try:
        yield
    finally:
        _open.reset(token)


def _scope() -> object:
    scope = _open.get()
    if scope is None:
        raise NoMunicipalityOpen("Open a municipality first: with open_municipality(…).")
    return scope


M = TypeVar("M", bound="TenantModel", covariant=True)


class TenantQuerySet(models.QuerySet[M]):
    """A queryset that refuses to write rows of a municipality that is not open."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        for row in rows:
            row.check_municipality()
        return super().bulk_create(rows, *args, **kwargs)


class TenantManager(models.Manager[M]):
    """Filters by the open municipality; as the base manager too, so that no relation goes around it."""

    queryset_class: type[TenantQuerySet[Any]] = TenantQuerySet

    def get_queryset(self) -> TenantQuerySet[M]:
        scope = _scope()
        queryset: TenantQuerySet[M] = self.queryset_class(self.model, using=self._db)
        if scope is _ALL:
            return queryset
        return queryset.filter(**{self.model.tenant_path: scope})


class TenantModel(models.Model):
    """A row of one municipality. `tenant_path` leads from the row to the municipality, in Django's lookup words."""

    tenant_path = "municipality"

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def municipality_pk(self) -> int:
        """The municipality the row belongs to, followed along `tenant_path`."""
        row: Any = self
        *parents, last = self.tenant_path.split("__")
        for parent in parents:
            row = getattr(row, parent)
        return cast(int, getattr(row, f"{last}_id"))

    def check_municipality(self) -> None:
        """Raises WrongMunicipality when the row belongs to another municipality than the open one."""
        scope = _scope()
        if scope is not _ALL and self.municipality_pk() != scope:
            raise WrongMunicipality(f"{type(self).__name__} of another municipality")

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_municipality()
        super().save(*args, **kwargs)
