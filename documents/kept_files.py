"""Pictures and fonts that stay stored although no section and no font has them any more: frozen papers name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, Max, OuterRef, QuerySet

from accounts.models import Municipality
from accounts.tenancy import TenantModel

_HASH = re.compile(r"[0-9a-f]{64}")


class KeptFile(TenantModel):
    """One stored file that a frozen version names in its content; without a version, the municipality's emblem.

    `size`: its bytes; 0 where nobody knows, as of another thing's hash that a paper prints.
    """

    bytes_column = "size"

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    version = models.ForeignKey("documents.PaperVersion", on_delete=models.CASCADE, null=True, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField(default=0)

    class Meta(TenantModel.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["version", "sha256"], name="kept_file_once_per_version"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]

    @classmethod
    def counted(cls, rows: QuerySet[Any]) -> QuerySet[Any]:
        """One for each file, and none for what a section or a font counts as its own."""
        here = {"municipality": OuterRef("municipality"), "sha256": OuterRef("sha256")}
        sections, fonts = (apps.get_model("documents", name).objects for name in ("PaperSection", "OfficeFont"))
        own = {"paper__municipality": OuterRef("municipality"), "picture": OuterRef("sha256"), "picture_size__gt": 0}
        return rows.exclude(
            Exists(cls.objects.filter(pk__lt=OuterRef("pk"), **here))
            | Exists(sections.filter(**own))
            | Exists(fonts.filter(**here))
        )


def keep_files(version: Any) -> None:
    """Holds what a new version's content names; inside the transaction that made it, with the municipality held."""
    names, place = set(named_in(version.content)), version.paper.municipality
    sizes = sizes_of(place, names)
    rows = (
        KeptFile(municipality=place, version=version, sha256=name, size=sizes.get(name, 0)) for name in sorted(names)
    )
    KeptFile.objects.bulk_create(rows)


def named_in(content: Any) -> Iterator[str]:
    """Every hash that a frozen content holds, wherever it stands."""
    if isinstance(content, str):
        if _HASH.fullmatch(content):
            yield content
    elif isinstance(content, dict | list | tuple):
        for each in content.values() if isinstance(content, dict) else content:
            yield from named_in(each)


def sizes_of(municipality: Municipality, names: Iterable[str]) -> dict[str, int]:
    """The bytes of those of a municipality's pictures and fonts that are known."""
    wanted = list(names)
    found: dict[str, int] = {}
    for model, path, column, size in (
        ("KeptFile", "municipality", "sha256", "size"),
        ("PaperSection", "paper__municipality", "picture", "picture_size"),
        ("OfficeFont", "municipality", "sha256", "size"),
    ):
        rows = apps.get_model("documents", model).objects.filter(**{path: municipality, f"{column}__in": wanted})
        found |= {name: most for name, most in rows.order_by().values_list(column).annotate(Max(size)) if most}
    return found
