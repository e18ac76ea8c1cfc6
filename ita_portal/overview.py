"""Many municipalities at once: one year's results, filtered, sorted in Thai order, and what stands out among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q
from django.db.models.functions import Floor

from accounts.models import User
from accounts.permissions import municipalities_of
from accounts.tenancy import open_all
from approvals.models import Submission
from approvals.transitions import State
from documents.models import PaperKind
from scores.models import SHOWN_FIELDS, Assessment
from scores.rules import TOTAL

PAGE = 100
FALLS = 10
UNTOLD, MISSING = "ยังระบุไม่ได้", "ยังไม่มีคะแนน"

FIGURES = {item: f"now__{field}" for item, field in SHOWN_FIELDS.items()}
# What can be sorted by: column → the field whose order it is.
SORTS: dict[str, str] = {
    "name": "name_key",
    "province": "province_key",
    "district": "district_key",
    "type": "type",
    "level": "now__level",
    "change": "change",
    **FIGURES,
}
_COLUMNS = ("code", "name", "type", "province", "district", "now__level", "change", "has_analysis", "has_plan")


@dataclass(frozen=True)
class Choice:
    """What is looked at: the year, the filters (empty = all) and the order."""

    year: int
    province: str = ""
    district: str = ""
    type: str = ""
    level: str = ""
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True)
class OverviewRow:
    """One municipality in the table."""

    code: str
    name: str
    type: str
    province: str
    district: str
    level: str
    change: Decimal | None
    scores: dict[str, Decimal | None]
    has_analysis: bool
    has_plan: bool


@dataclass(frozen=True)
class DistributionBar:
    """One bar of a distribution: how many, and how long (per cent of the longest)."""

    label: str
    count: int
    width: Decimal


def rows_of(user: User, choice: Choice) -> Any:
    """A queryset of all the user may look at under the choice, in its order; made and read inside `open_all`.

    `Any`, here and in `_chosen`, because the stubs do not follow FilteredRelation.
    """
    sealed = Submission.objects.filter(version__paper__municipality=OuterRef("pk"), state=State.SEALED)
    analysis = sealed.filter(version__paper__kind=PaperKind.ANALYSIS, version__paper__fiscal_year=choice.year)
    plan = sealed.filter(version__paper__kind=PaperKind.PLAN, version__paper__fiscal_year=choice.year + 1)
    order = F(SORTS[choice.sort])
    return (
        _chosen(user, choice)
        .annotate(
            change=F("now__shown_total") - F("before__shown_total"),
            has_analysis=Exists(analysis),
            has_plan=Exists(plan),
        )
        .order_by(order.desc(nulls_last=True) if choice.descending else order.asc(nulls_last=True), "name_key", "code")
        .values(*_COLUMNS, *FIGURES.values())
    )


def _chosen(user: User, choice: Choice) -> Any:
    found = municipalities_of(user).annotate(
        now=FilteredRelation("assessments", condition=Q(assessments__fiscal_year=choice.year)),
        before=FilteredRelation("assessments", condition=Q(assessments__fiscal_year=choice.year - 1)),
    )
    for name in ("province", "district", "type"):
        if value := getattr(choice, name):
            found = found.filter(**{name: value})
    if choice.level == MISSING:
        return found.filter(now__shown_total__isnull=True)
    if choice.level == UNTOLD:
        return found.filter(now__shown_total__isnull=False, now__level="")
    return found.filter(now__level=choice.level) if choice.level else found


def as_row(values: dict[str, Any]) -> OverviewRow:
    """A row of the queryset as the page shows it."""
    has_scores = values["now__shown_total"] is not None
    return OverviewRow(
        code=values["code"],
        name=values["name"],
        type=values["type"],
        province=values["province"],
        district=values["district"],
        level=(values["now__level"] or UNTOLD) if has_scores else MISSING,
        change=values["change"],
        scores={item: values[field] for item, field in FIGURES.items()},
        has_analysis=values["has_analysis"],
        has_plan=values["has_plan"],
    )


def falls(user: User, choice: Choice) -> list[OverviewRow]:
    """The biggest falls of the total since the year before, greatest first."""
    fallen = rows_of(user, choice).filter(change__lt=0).order_by("change", "name_key")
    return [as_row(values) for values in fallen[:FALLS]]


def level_distribution(user: User, choice: Choice) -> list[DistributionBar]:
    """How many municipalities have each level, those without one last."""
    counted = (
        _chosen(user, choice)
        .values("now__level", has_total=Q(now__shown_total__isnull=False))
        .annotate(count=Count("pk"))
        .order_by("-count")
        .values_list("now__level", "has_total", "count")
    )
    return _bars([(MISSING if not total else level or UNTOLD, count) for level, total, count in counted])


def score_distribution(user: User, choice: Choice) -> list[DistributionBar]:
    """How many totals lie in each five points, highest first."""
    counted = (
        _chosen(user, choice)
        .filter(now__shown_total__isnull=False)
        .annotate(five=Floor(F("now__shown_total") / 5))
        .values("five")
        .annotate(count=Count("pk"))
        .order_by("-five")
        .values_list("five", "count")
    )
    bins: dict[int, int] = {}
    for five, count in counted:
        low = min(int(five) * 5, 95)  # 100 belongs to the highest five
        bins[low] = bins.get(low, 0) + count
    return _bars([(f"{low}–{low + 5}", count) for low, count in bins.items()])


def _bars(counts: Sequence[tuple[str, int]]) -> list[DistributionBar]:
    merged: dict[str, int] = {}
    for label, count in counts:
        merged[label] = merged.get(label, 0) + count
    longest = max(merged.values(), default=1)
    return [DistributionBar(label, count, Decimal(100 * count) / longest) for label, count in merged.items()]


def years_with_results() -> list[int]:
    """Fiscal years anybody has figures for, newest first."""
    with open_all():
        years = Assessment.objects.order_by().values_list("fiscal_year", flat=True).distinct()
        return sorted(years, reverse=True)


def places_of(user: User, province: str) -> tuple[list[str], list[str]]:
    """The provinces the user may look at, and the districts of the chosen one, in Thai order."""
    visible = municipalities_of(user).order_by()
    provinces = visible.order_by("province_key").values_list("province", flat=True).distinct()
    districts = visible.filter(province=province).order_by("district_key").values_list("district", flat=True).distinct()
    return list(provinces), list(districts) if province else []


def sort_columns() -> list[tuple[str, str]]:
    """The table's columns with figures: item key and heading."""
    return [(item, "ภาพรวม" if item == TOTAL else item) for item in FIGURES]
