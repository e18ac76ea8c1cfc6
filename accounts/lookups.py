"""Keys that no database column can hold: a list of keys is asked without them, as Django does for a single one."""

from __future__ import annotations

from typing import Any

from django.db.models import ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In


class _Bounded:
    """SQLite refuses a number past 64 bits with OverflowError, where the answer is that there is no such row."""

    rhs: Any

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        if self.rhs_is_direct_value():  # type: ignore[attr-defined]  # of the lookup this stands before
            self.rhs = [key for key in self.rhs if not isinstance(key, int) or -(2**63) <= key < 2**63]
        return super().process_rhs(compiler, connection)  # type: ignore[misc]  # likewise


@IntegerField.register_lookup
class BoundedIn(_Bounded, In):
    """`pk__in` and its like."""


@ForeignObject.register_lookup
class BoundedRelatedIn(_Bounded, RelatedIn):
    """The same of what a foreign key names."""
