"""A municipality's place among others in a year: those of its kind, of its province, and all that are stored here.

`peers_of` is the one function that looks into other municipalities' results for somebody who does not oversee them.
Of each it opens four things and no more: total, level, kind and province. Totals and levels are announced by the ป.ป.ช.
for every agency, so a dot tells nobody anything new; what a total consists of and what is planned about it stay closed,
and whose it is, too. Names come from `named_peers` alone, for those whose pages the person may open anyway.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from accounts.models import Municipality, User
from accounts.permissions import municipalities_of
from accounts.tenancy import open_all
from scores.analysis import rounded
from scores.models import Assessment


@dataclass(frozen=True)
class Peer:
    """Somebody's total and level, and whether kind and province are one's own; not whose they are."""

    total: Decimal
    level: str
    same_kind: bool
    same_province: bool


@dataclass(frozen=True)
class NamedPeer:
    """A municipality of the province whose pages the person may open."""

    code: str
    name: str
    total: Decimal
    level: str


@dataclass(frozen=True)
class GroupPlace:
    """A total among those of a group, itself included; `rank` from 1, shared by equal totals, None without a total."""

    group: str
    peers: tuple[Peer, ...]
    total: Decimal | None

    @property
    def count(self) -> int:
        return len(self.peers)

    @property
    def rank(self) -> int | None:
        return None if self.total is None else rank_of(self.total, sorted(peer.total for peer in self.peers))

    @property
    def median(self) -> Decimal:
        return median_of([peer.total for peer in self.peers])

    @property
    def from_median(self) -> Decimal | None:
        return None if self.total is None else self.total - self.median


def rank_of(total: Decimal, ascending: Sequence[Decimal]) -> int:
    """One more than the totals that are higher: equal totals share a rank."""
    return 1 + len(ascending) - bisect_right(ascending, total)


def median_of(totals: Sequence[Decimal]) -> Decimal:
    """The middle one, or between the two in the middle, rounded. There must be one."""
    return rounded(median(totals))


def peers_of(municipality: Municipality, fiscal_year: int) -> list[Peer]:
    """Every total of the year that is stored here, this municipality's among them; one query."""
    with open_all():
        rows = (
            Assessment.objects.with_total()
            .filter(fiscal_year=fiscal_year)
            .order_by()
            .values_list("shown_total", "level", "municipality__type", "municipality__province")
        )
        return [
            Peer(total, level, kind == municipality.type, province == municipality.province)
            for total, level, kind, province in rows
        ]


def named_peers(user: User, municipality: Municipality, fiscal_year: int) -> list[NamedPeer]:
    """Those of the province that this person may open and that have a total, the best first; one query."""
    with open_all():
        rows = (
            Assessment.objects.with_total()
            .filter(
                fiscal_year=fiscal_year,
                municipality__province=municipality.province,
                municipality__in=municipalities_of(user),
            )
            .order_by("-shown_total", "municipality__name_key")
            .values_list("municipality__code", "municipality__name", "shown_total", "level")
        )
        return [NamedPeer(*row) for row in rows]


def places_in_groups(municipality: Municipality, peers: Sequence[Peer], total: Decimal | None) -> list[GroupPlace]:
    """The place in each group that has anybody: one's kind in the country, one's province, and the country; pure."""
    groups = (
        (f"{municipality.get_type_display()}ทั่วประเทศ", [peer for peer in peers if peer.same_kind]),
        (f"ทุกแห่งในจังหวัด{municipality.province}", [peer for peer in peers if peer.same_province]),
        ("ทุกแห่งทั่วประเทศ", peers),
    )
    return [GroupPlace(name, tuple(members), total) for name, members in groups if members]
