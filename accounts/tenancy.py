"""The only door to a municipality's data.

Every model that belongs to a municipality inherits `TenantModel`. Its queries, forward and reverse relations included,
see the rows of the municipality opened by `open_municipality` and nothing else; with none open they raise
`NoMunicipalityOpen` instead of quietly answering with everybody's rows. The few places that truly look across
municipalities (the home page, the sweeper, the public verification) say so with `open_all`, and
`test_the_places_that_look_across_municipalities_are_known` knows them.

A row points to rows of its own municipality only, and never moves to another: forms learn it from `clean`, and every
way of writing (`save`, `bulk_create`, `update`, many-to-many) raises WrongMunicipality.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache, reduce
from typing import Any, ClassVar, Self, TypeVar, cast

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import models
from django.db.models.signals import m2m_changed


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
    """A queryset that refuses to write rows of a municipality that is not open, or that point into another."""

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        rows = list(objs)
        _load_relations(rows)
        for row in rows:
            row.check_municipality()
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Points rows elsewhere within the open municipality only. (bulk_update ends here too, and is refused.)"""
        for field in (_home(self.model), *tenant_relations(self.model)):
            for name in {field.name, field.attname} & kwargs.keys():
                if kwargs[name] is not None and _municipality_of(field, kwargs[name]) != _scope():
                    raise WrongMunicipality(f"{self.model.__name__}.{field.name} of another municipality")
        return super().update(**kwargs)


class TenantManager(models.Manager[M]):
    """Filters by the open municipality; as the base manager too, so that no relation goes around it."""

    queryset_class: type[TenantQuerySet[Any]] = TenantQuerySet

    def get_queryset(self) -> TenantQuerySet[M]:
        scope = _scope()
        return cast("TenantQuerySet[M]", _rows(self.queryset_class, self.model, self._db, scope).all())


@lru_cache(maxsize=1024)
def _rows(
    queryset_class: type[TenantQuerySet[Any]], model: type[TenantModel], database: str | None, scope: object
) -> TenantQuerySet[Any]:
    """The rows of a scope, to be copied and never read: Django asks anew for each row and relation it fetches before,
    and finding the way to the municipality costs ten times a copy."""
    queryset = queryset_class(model, using=database)
    return queryset if scope is _ALL else queryset.filter(**{model.tenant_path: scope})


class TenantModel(models.Model):
    """A row of one municipality. `tenant_path` leads from the row to the municipality, in Django's lookup words.

    `bytes_column`: where the row keeps a file that somebody brought, how large that is (accounts.quotas).
    """

    tenant_path = "municipality"
    bytes_column = ""

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    # What the row pointed to when it was read or last written, by column: only what changed since is looked at.
    _pointed_to: dict[str, Any] = {}  # noqa: RUF012  # replaced as a whole, never changed

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        row = super().from_db(db, field_names, values, **more)
        row._remember()
        return row

    def _remember(self) -> None:
        self._pointed_to = {name: self.__dict__[name] for name in _pointers(type(self)) if name in self.__dict__}

    def _changed(self, field: Relation) -> bool:
        if self._state.adding or field.attname not in self._pointed_to:
            return True
        before = self._pointed_to[field.attname]
        return bool(self.__dict__.get(field.attname, before) != before)

    @classmethod
    def counted(cls, rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Those of the rows whose file no other row counts (accounts.quotas)."""
        return rows

    def municipality_pk(self) -> int:
        """The key of the municipality the row belongs to, followed along `tenant_path`."""
        *parents, last = self.tenant_path.split("__")
        return cast(int, getattr(reduce(getattr, parents, cast(Any, self)), f"{last}_id"))

    def tenant(self) -> models.Model:
        """The municipality the row belongs to."""
        return cast(models.Model, reduce(getattr, self.tenant_path.split("__"), cast(Any, self)))

    def wrong_relations(self) -> dict[str, str]:
        """By field, why a relation is refused: it leads into another municipality, or takes the row there."""
        home = _home(type(self))
        moved = self._changed(home)
        before = self._pointed_to.get(home.attname) if moved and not self._state.adding else None
        relations = [
            field
            for field in tenant_relations(type(self))
            if getattr(self, field.attname) is not None and (moved or self._changed(field))
        ]
        if before is None and not relations:
            return {}
        try:
            mine = self.municipality_pk()
        except ObjectDoesNotExist:  # a form that is not complete, and says so itself
            return {}
        if mine is None and not home.is_cached(self):
            return {}
        if before is not None and _municipality_of(home, before) != mine:
            return {home.name: "ย้ายไปเทศบาลอื่นไม่ได้ กรุณาเพิ่มรายการใหม่ในเทศบาลนั้น"}
        wrong_relations = (field.name for field in relations if _municipality_of(field, self._pointee(field)) != mine)
        return dict.fromkeys(wrong_relations, "ต้องเป็นของเทศบาลเดียวกัน")

    def _pointee(self, field: Relation) -> Any:
        """The row a relation leads to where it is at hand, else its key: nothing is fetched to be looked at."""
        return field.get_cached_value(self) if field.is_cached(self) else getattr(self, field.attname)

    def check_municipality(self) -> None:
        """Raises WrongMunicipality when the row belongs to, or points into, another municipality than the open one."""
        scope = _scope()
        if scope is not _ALL and self.municipality_pk() != scope:
            raise WrongMunicipality(f"{type(self).__name__} of another municipality")
        if wrong_relations := self.wrong_relations():
            raise WrongMunicipality(f"{type(self).__name__}: {', '.join(wrong_relations)} of another municipality")

    def clean(self) -> None:
        super().clean()
        if wrong_relations := self.wrong_relations():
            raise ValidationError(wrong_relations)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.check_municipality()
        super().save(*args, **kwargs)
        self._remember()


# --- Relations between two rows of a municipality -------------------------------------------------------------------

Relation = models.ForeignKey[Any, Any]


@cache
def tenant_relations(model: type[models.Model]) -> tuple[Relation, ...]:
    """The model's relations to rows of a municipality, beside the one through which its own belongs to one."""
    fields = (field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))
    own = _home(cast(type[TenantModel], model)).name
    return tuple(field for field in fields if field.name != own and issubclass(field.related_model, TenantModel))


@cache
def _home(model: type[TenantModel]) -> Relation:
    """The relation that says whose a row is: the first step of the model's way to its municipality."""
    return cast(Relation, model._meta.get_field(model.tenant_path.split("__")[0]))


@cache
def _pointers(model: type[TenantModel]) -> tuple[str, ...]:
    return tuple(field.attname for field in (_home(model), *tenant_relations(model)))


def _municipality_of(field: Relation, pointee: Any) -> int | None:
    """The municipality of the row a relation leads to, given as a row or a key; None for one that cannot be seen."""
    model: Any = field.related_model
    if not issubclass(model, TenantModel):  # the municipality itself
        return cast(int | None, pointee.pk if isinstance(pointee, models.Model) else pointee)
    if isinstance(pointee, TenantModel):
        try:
            return pointee.municipality_pk()
        except ObjectDoesNotExist:
            return None
    if not isinstance(pointee, int):  # an expression: nobody can tell where it leads
        return None
    return cast(int | None, model.objects.filter(pk=pointee).values_list(model.tenant_path, flat=True).first())


def _load_relations(rows: Sequence[TenantModel]) -> None:
    """Fetches what many rows point to in one query for each relation, not for each row."""
    for field in tenant_relations(type(rows[0])) if rows else ():
        bare = [row for row in rows if getattr(row, field.attname) is not None and not field.is_cached(row)]
        steps = cast(type[TenantModel], field.related_model).tenant_path.split("__")[:-1]
        models.prefetch_related_objects(bare, "__".join([field.name, *steps]))


def guard_many_to_many() -> None:
    """Has every many-to-many relation between two models of a municipality refuse a stranger."""
    for model in apps.get_models():
        for field in model._meta.local_many_to_many:
            if issubclass(model, TenantModel) and issubclass(cast(type, field.related_model), TenantModel):
                m2m_changed.connect(_refuse_other_municipalities, sender=field.remote_field.through)


def _refuse_other_municipalities(
    instance: TenantModel, action: str, model: type[TenantModel], pk_set: set[int], **_: object
) -> None:
    if action == "pre_add" and pk_set:
        own = model.objects.filter(pk__in=pk_set, **{model.tenant_path: instance.municipality_pk()})
        if own.count() != len(pk_set):
            raise WrongMunicipality(f"{model.__name__} of another municipality")
