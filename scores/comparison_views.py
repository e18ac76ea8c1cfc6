"""A year's result among those of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from scores.comparison import GroupPlace, NamedPeer, named_peers, peers_of, places_in_groups, rank_of
from scores.levels import LevelMark, mark_in, marks_of
from scores.models import Assessment
from scores.rules.country import country_result
from scores.spread import NARROW, WIDE, Axis, Dot, Spread, axis_of, spread
from scores.views import rules_of
from thai.numbers import format_score


@dataclass(frozen=True)
class DrawnPlace:
    """A place with its drawings, for a page and a phone, and how many have each level."""

    place: GroupPlace
    wide: Spread
    narrow: Spread
    said: str
    levels: list[tuple[LevelMark, int]]


@dataclass(frozen=True)
class RankedPeer:
    """A named municipality in the province's table; `own` marks the one whose page this is."""

    peer: NamedPeer
    mark: LevelMark
    rank: int
    own: bool


@require_safe
@requires(Capability.VIEW)
def comparison_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """Where the municipality's total lies among others; names only of those that the person may open."""
    municipality, rules = request.actor.municipality, rules_of(request, year)
    own = Assessment.objects.with_total().filter(fiscal_year=year).first()
    peers = peers_of(municipality, year)
    found = places_in_groups(municipality, peers, own.shown_total if own else None)
    axis = axis_of([peer.total for peer in peers], rules.target)
    marks = marks_of(rules)
    province = sorted(peer.total for peer in peers if peer.same_province)
    named = named_peers(request.actor.user, municipality, year) if request.actor.user else []
    mark = mark_in(marks, own.level if own else "")
    context = {
        "year": year,
        "own": own,
        "mark": mark,
        "drawn": [_drawn(place, marks, mark.shade, axis) for place in found],
        "named": [
            RankedPeer(peer, mark_in(marks, peer.level), rank_of(peer.total, province), peer.code == municipality.code)
            for peer in named
        ],
        "country": country_result(year, municipality.agency_kind),
    }
    return render(request, "scores/comparison.html", context)


def _drawn(place: GroupPlace, marks: Mapping[str, LevelMark], own_shade: int, axis: Axis) -> DrawnPlace:
    dots = [Dot(peer.total, mark_in(marks, peer.level).shade) for peer in place.peers]
    own = Dot(place.total, own_shade) if place.total is not None else None
    counts = Counter(peer.level for peer in place.peers)
    return DrawnPlace(
        place,
        wide=spread(dots, axis, WIDE, own),
        narrow=spread(dots, axis, NARROW, own),
        said=f"ที่นี่ {format_score(own.score)}" if own else "",
        levels=[(mark, counts[name]) for name, mark in marks.items()],
    )
