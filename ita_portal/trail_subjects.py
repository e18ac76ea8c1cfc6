"""What entries of the audit trail are about, by name: one query for each kind of thing, however many entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from accounts.models import AuditEntry, Municipality
from approvals.models import NumberSeries, Publication, Submission, SubmissionStep
from documents.models import Paper, PaperVersion
from plans.models import Evidence, Measure, Plan
from scores.current_rules import current_rules_of
from scores.rules import Rules

GONE = "รายการที่ลบไปแล้ว"
LEVEL = "ระดับ"
SCORED = {"scores.saved", "scores.removed"}  # whose changes are figures of a year

_QUERIES: dict[str, Callable[[], Any]] = {
    "documents.paper": lambda: Paper.objects.all(),
    "documents.paperversion": lambda: PaperVersion.objects.select_related("paper").defer("content"),
    "approvals.submission": lambda: Submission.objects.select_related("version__paper").defer("version__content"),
    "approvals.publication": lambda: Publication.objects.select_related("paper"),
    "approvals.numberseries": lambda: NumberSeries.objects.select_related("unit", "municipality"),
    "plans.plan": lambda: Plan.objects.all(),
    "plans.measure": lambda: Measure.objects.select_related("plan"),
    "plans.evidence": lambda: Evidence.objects.all(),
}


@dataclass
class TrailSubjects:
    """The things that a handful of entries are about, and the words for what stands in these."""

    municipality: Municipality
    things: dict[tuple[str, str], Any] = field(default_factory=dict)
    places: dict[tuple[int, int], str] = field(default_factory=dict)  # (submission, order) → words over the signature
    rules: Mapping[int, Rules] = field(default_factory=dict)

    def what(self, entry: AuditEntry) -> str:
        """The name of the thing; of one that is gone, what the entry itself says."""
        if entry.object_type not in _QUERIES:
            return ""
        thing = self.things.get((entry.object_type, entry.object_id))
        if thing is None:
            return str(entry.detail.get("title", "")) or GONE
        if isinstance(thing, NumberSeries):
            return f"ทะเบียน{thing}"
        if isinstance(thing, Publication) and thing.paper:
            return str(thing.paper)  # whose name has the year in it
        return str(thing.version if isinstance(thing, Submission) else thing)

    def place(self, entry: AuditEntry) -> str:
        """The step of a paper's way by the words over its signature; its number where they are not known."""
        order = entry.detail.get("step")
        if not isinstance(order, int) or not entry.object_id.isdecimal():
            return ""
        return self.places.get((int(entry.object_id), order), f"ที่ {order}")

    def url(self, entry: AuditEntry) -> str:
        """The page of the thing, where it has one."""
        thing, code = self.things.get((entry.object_type, entry.object_id)), self.municipality.code
        if isinstance(thing, Measure):
            return reverse("plans:measure", args=[code, thing.plan.fiscal_year, thing.pk])
        if isinstance(thing, PaperVersion | Submission):
            version = thing if isinstance(thing, PaperVersion) else thing.version
            return reverse("approvals:version", args=[code, version.pk])
        return ""

    def column(self, entry: AuditEntry, name: str) -> str:
        """What a changed value is called: an item of a year, or a column of a row."""
        if entry.action in SCORED:
            rules = self.rules.get(entry.detail.get("fiscal_year", 0))
            try:
                return LEVEL if name == "level" else rules.item_alone(name) if rules else name
            except (KeyError, ValueError, StopIteration):
                return name
        if entry.action == "municipality.imported":
            return str(getattr(_COLUMNS.get(name), "verbose_name", name))
        return name

    def value(self, entry: AuditEntry, value: str) -> str:
        """How a changed value is shown."""
        return dict(Evidence.Check.choices).get(value, value) if entry.action == "evidence.checked" else value


_COLUMNS = {column.name: column for column in Municipality._meta.concrete_fields}


def subjects_of(municipality: Municipality, entries: Iterable[AuditEntry]) -> TrailSubjects:
    """The things these entries of the open municipality are about."""
    subjects = TrailSubjects(municipality)
    wanted: dict[str, set[int]] = {}
    years = set()
    for entry in entries:
        if entry.object_id.isdecimal() and len(entry.object_id) < 19:
            wanted.setdefault(entry.object_type, set()).add(int(entry.object_id))
        if entry.action in SCORED and isinstance(entry.detail.get("fiscal_year"), int):
            years.add(entry.detail["fiscal_year"])
    for kind, query in _QUERIES.items():
        if pks := wanted.get(kind):
            subjects.things |= {(kind, str(thing.pk)): thing for thing in query().filter(pk__in=pks)}
    if submissions := wanted.get("approvals.submission"):
        steps = SubmissionStep.objects.filter(submission__in=submissions)
        rows = steps.values_list("submission_id", "order", "heading")
        subjects.places = {(submission, order): heading for submission, order, heading in rows if heading}
    if years:
        subjects.rules = current_rules_of(years, municipality.agency_kind)
    return subjects
