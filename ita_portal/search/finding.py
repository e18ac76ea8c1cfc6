"""One search over what a person may look at: measures, indicators and questions, papers, municipalities.

Everything is found by containing each of the words (thai.search), by the same query on every database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import Municipality, User
from accounts.permissions import municipalities_of, read_by
from documents.models import CODE_LENGTH, VARIANTS, Paper, PaperKind
from plans.models import Measure, Plan
from scores.current_rules import current_rules_of
from scores.rules import known_years
from thai.search import FoundPiece, folded, holds, marked

COUNTED = 1000  # results that are counted; there may be more
FEW, MANY = 6, 100  # results shown of each group, and of one alone
FEW_PLANS = 300  # whose measures are read one by one


@dataclass(frozen=True)
class Hit:
    """One result: where it leads (nowhere for who has no municipality), its name, more of its words, what it is."""

    url: str
    name: list[FoundPiece]
    note: str = ""
    words: list[FoundPiece] = field(default_factory=list)


@dataclass(frozen=True)
class Hits:
    """The results of one kind; `count` of them, or more where `is_counted` is false."""

    key: str
    label: str
    hits: list[Hit]
    count: int

    @property
    def is_counted(self) -> bool:
        return self.count <= COUNTED

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.hits)


@dataclass(frozen=True)
class Search:
    """Who looks for which words; `place` narrows it to one municipality that the person may look at."""

    user: User
    words: Sequence[str]
    place: Municipality | None
    shown: int
    opened: frozenset[int] = frozenset()  # where a platform administrator said why

    @cached_property
    def own(self) -> list[Municipality]:
        """Where the person is at work, the first of them the one that addresses of rules lead to."""
        return [self.place] if self.place else list(municipalities_of(self.user, own=True))

    def places(self) -> QuerySet[Municipality]:
        """The municipalities whose content may be found; a platform administrator's are those that were opened."""
        found = read_by(self.user, self.opened).order_by()
        return found.filter(pk=self.place.pk) if self.place else found


def place_of(user: User, code: str) -> Municipality | None:
    """The municipality of this code where the person may look at it."""
    return municipalities_of(user).filter(code=code).first() if code else None


def find(
    user: User,
    words: Sequence[str],
    place: Municipality | None,
    only: str = "",
    opened: frozenset[int] = frozenset(),
) -> list[Hits]:
    """What is found, group by group, empty ones left out; the caller has opened every municipality.

    `only`: the key of one group, shown with more of its results. `opened`: see `Search`.
    """
    kinds = {only: GROUPS[only]} if only in GROUPS else GROUPS
    search = Search(user, words, place, MANY if only in GROUPS else FEW, opened)
    groups = [Hits(key, label, *found(search)) for key, (label, found) in kinds.items()] if words else []
    return [group for group in groups if group.count]


def _measures(search: Search) -> tuple[list[Hit], int]:
    # The keys of their plans, not a query for them; few measures are read one by one sooner than all words looked up.
    plans = list(Plan.objects.order_by().filter(municipality__in=search.places()).values_list("pk", flat=True))
    how = "contains" if len(plans) <= FEW_PLANS else "holds"
    rows = Measure.objects.order_by().filter(plan__in=plans)
    for word in search.words:
        rows = rows.filter(**{f"search_text__{how}": word})
    found = list(rows.values_list("pk", "plan__fiscal_year", "plan__municipality")[: COUNTED + 1])
    own = {place.pk for place in search.own}
    newest = sorted(found, key=lambda row: (row[2] in own, row[1], -row[0]), reverse=True)
    shown = [pk for pk, *_ in newest[: search.shown]]
    by_pk = Measure.objects.select_related("plan__municipality").prefetch_related("steps", "outputs").in_bulk(shown)
    return [_of_measure(by_pk[pk], search) for pk in shown], len(found)


def _of_measure(measure: Measure, search: Search) -> Hit:
    plan = measure.plan
    address = {"code": plan.municipality.code, "year": plan.fiscal_year, "pk": measure.pk}
    note = f"{measure.get_kind_display()} · แผนปี {plan.fiscal_year}"
    lines = [measure.theme, measure.finding, measure.target_group, measure.outcome, measure.remark]
    lines += [line.text for of in (measure.steps, measure.outputs) for line in of.all()]
    in_title = folded(measure.title)
    missing = [word for word in search.words if word not in in_title]
    where = next((line for line in lines if missing and missing[0] in folded(line)), "")
    return Hit(
        reverse("plans:measure", kwargs=address),
        marked(measure.title, search.words),
        f"{note} · {plan.municipality}" if search.place is None else note,
        marked(where, search.words) if where else [],
    )


def _items(search: Search) -> tuple[list[Hit], int]:
    """Indicators and questions of every year that has rules; one that stayed the same is one result."""
    home = next(iter(search.own), None)
    kind = home.agency_kind if home else "municipality"
    years: dict[str, list[int]] = defaultdict(list)
    rules = current_rules_of(known_years(kind), kind)
    for year in sorted(rules, reverse=True):
        of_year = rules[year]
        for indicator in of_year.indicators:
            for item in (indicator.key, *of_year.question_items[indicator.key]):
                years[of_year.item_alone(item)].append(year)
    found = [(name, listed) for name, listed in years.items() if holds(_item_words(name), search.words)]

    def hit(name: str, listed: list[int]) -> Hit:
        url = reverse("scores:year", kwargs={"code": home.code, "year": listed[0]}) if home else ""
        return Hit(url, marked(name, search.words), _years(listed))

    return [hit(*each) for each in found[: search.shown]], len(found)


def _item_words(name: str) -> str:
    return folded(name)


def _years(listed: Sequence[int]) -> str:
    """ปี 2568, or ปี 2564–2568 where no year between is missing."""
    last, first = listed[0], listed[-1]
    if len(listed) > 1 and last - first == len(listed) - 1:
        return f"ปี {first}–{last}"
    return f"ปี {', '.join(map(str, reversed(listed)))}"


def _papers(search: Search) -> tuple[list[Hit], int]:
    """By what a paper is called and its year; or by the verification code of one of its versions, typed whole."""
    wanted = Q(pk__in=[])
    for kind, variants in VARIANTS.items():
        for variant, _ in variants:
            years = [year for year in _paper_years() if holds(_paper_words(kind, variant, year), search.words)]
            if years:
                wanted |= Q(kind=kind, variant=variant, fiscal_year__in=years)
    code = "".join(search.words).replace("-", "").upper()
    if len(code) == CODE_LENGTH:
        wanted |= Q(versions__code=code)
    rows = Paper.objects.order_by().filter(wanted, municipality__in=search.places())
    found = list(rows.values_list("pk", "fiscal_year", "municipality")[: COUNTED + 1])
    own = {place.pk for place in search.own}
    newest = sorted(found, key=lambda row: (row[2] in own, row[1], row[0]), reverse=True)
    shown = [pk for pk, *_ in newest[: search.shown]]
    by_pk = Paper.objects.with_versions().select_related("municipality").in_bulk(shown)
    return [_of_paper(by_pk[pk], search) for pk in shown], len(found)


def _paper_years() -> list[int]:
    years = known_years("municipality")
    return [year + 1 for year in years[:1]] + years


def _paper_words(kind: str, variant: str, year: int) -> str:
    return folded(_paper_name(PaperKind(kind).label, dict(VARIANTS[kind])[variant], year))


def _paper_name(kind: str, variant: str, year: int) -> str:
    return " ".join(filter(None, [kind, variant, f"ปีงบประมาณ พ.ศ. {year}"]))


def _of_paper(paper: Paper, search: Search) -> Hit:
    latest = next(iter(paper.versions.all()), None)
    code = {"code": paper.municipality.code}
    if latest:
        url, state = reverse("approvals:version", kwargs=code | {"pk": latest.pk}), f"ฉบับที่ {latest.number}"
    else:
        url, state = reverse("year-papers", kwargs=code | {"year": paper.work_year}), "ยังไม่ได้จัดทำ"
    name = _paper_name(paper.get_kind_display(), paper.variant_label, paper.fiscal_year)
    note = f"{state} · {paper.municipality}" if search.place is None else state
    return Hit(url, marked(name, search.words), note)


def _municipalities(search: Search) -> tuple[list[Hit], int]:
    """For who looks at more than one."""
    if search.place:
        return [], 0
    looked_at = municipalities_of(search.user)
    if looked_at[:2].count() < 2:
        return [], 0
    found = named_so(search.words, looked_at)[: COUNTED + 1]
    rows = list(found)
    hits = [
        Hit(
            reverse("municipality", kwargs={"code": row.code}),
            marked(row.name, search.words),
            f"{row.place} · {row.code}",
        )
        for row in rows[: search.shown]
    ]
    return hits, len(rows)


def named_so(words: Sequence[str], among: QuerySet[Municipality]) -> QuerySet[Municipality]:
    """The municipalities in whose name, code, district or province each of the words stands."""
    for word in words:
        of_word = Q(name__icontains=word) | Q(district__icontains=word) | Q(province__icontains=word)
        among = among.filter(of_word | Q(code__startswith=word))
    return among


GROUPS: dict[str, tuple[str, Callable[[Search], tuple[list[Hit], int]]]] = {
    "measures": ("มาตรการ โครงการ และกิจกรรม", _measures),
    "items": ("ตัวชี้วัดและข้อคำถาม", _items),
    "papers": ("เอกสาร", _papers),
    "municipalities": ("เทศบาล", _municipalities),
}
