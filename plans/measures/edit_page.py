"""What a measure's form is about while somebody works on it: the measure as stored, its forms, its draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html

from accounts.access import MunicipalRequest
from accounts.editing.merging import marks
from accounts.permissions import Capability, can, require
from plans.measures.actions import draft_name
from plans.measures.content import MeasureContent, content_of
from plans.measures.fields import LISTS, REPORTED
from plans.measures.forms import KeyForm, MeasureForm
from plans.measures.list_fields import BaseLineFormSet, line_formset
from plans.models import Measure, Plan
from plans.shortcuts import plan_of
from plans.year.results import rules_of
from scores.rules import Rules


@dataclass(frozen=True)
class Editing:
    """What the form is about: a plan's measure (None while it is new) as it is stored now."""

    request: MunicipalRequest
    plan: Plan
    measure: Measure | None
    key: str = ""  # of the page on which a new measure is entered

    @cached_property
    def rules(self) -> Rules:
        return rules_of(self.plan)

    @cached_property
    def stored(self) -> MeasureContent | None:
        return content_of(self.measure) if self.measure else None

    @property
    def version(self) -> int:
        return self.measure.version if self.measure else 0

    @property
    def draft_name(self) -> str:
        """A new measure's draft is known by the key of its page: two pages may be open at once."""
        return draft_name(self.measure) if self.measure else f"{self.new_drafts}{self.key}"

    @property
    def new_drafts(self) -> str:
        return f"measure/new/{self.plan.fiscal_year}/"

    def form(self, data: QueryDict | None = None, **initial: Any) -> MeasureForm:
        may_hand_over = can(self.request.actor, Capability.EDIT_PLAN)
        if not may_hand_over:  # the boxes are shown, not sent
            initial = {name: value for name, value in initial.items() if name not in {"units", "all_units"}}
        return MeasureForm(
            self.plan,
            self.rules,
            data,
            stored=self.stored,
            version=self.version,
            may_hand_over=may_hand_over,
            no_units=self._no_units,
            initial=initial,
        )

    @property
    def _no_units(self) -> str:
        """What is said where there is no unit to choose: who may add some is led there."""
        actor = self.request.actor
        if not can(actor, Capability.SET_UP):
            return "ไม่มีหน่วยงาน ผู้ดูแลของเทศบาลเป็นผู้เพิ่ม หรือนำเข้าจากตาราง"
        address = reverse("plans:units", args=[actor.municipality.code])
        return format_html('ไม่มีหน่วยงาน <a href="{}">เพิ่มหน่วยงาน</a> หรือนำเข้าจากตาราง', address)

    def lists(
        self, data: QueryDict | None = None, lines: Mapping[str, Sequence[str]] | None = None
    ) -> dict[str, BaseLineFormSet]:
        """The formsets, from posted data or from these lines; from what is stored where neither is given."""
        stored = {name: getattr(self.stored, name) if self.stored else [] for name in LISTS}
        shown = stored | dict(lines or {})
        asked = LISTS if can(self.request.actor, Capability.EDIT_PLAN) else LISTS.keys() - REPORTED
        return {name: line_formset(name, data, shown=shown[name], stored=stored[name]) for name in asked}

    def opened_with(self, version: int) -> dict[str, str] | None:
        """The marks of what the person began with; None when that was never kept."""
        revision = self.measure.revisions.filter(version=version).first() if self.measure else None
        return marks(revision.content) if revision else None


def editing(request: MunicipalRequest, year: int, pk: int | None, *, only_kept: bool = False) -> Editing:
    """A measure the person may edit, or a new one; `only_kept` where a draft is all that is asked."""
    plan = plan_of(request, year)
    if pk is None:
        require(request.actor, Capability.EDIT_PLAN)
        return Editing(request, plan, None, KeyForm(request.POST).key_or_new())
    measures = Measure.objects.with_rows().select_related("updated_by", "plan__municipality")
    measure = get_object_or_404(measures.prefetch_related("evidence__files").filter(plan=plan), pk=pk)
    if not (only_kept and can(request.actor, Capability.SUBMIT_MEASURE, measure)):
        require(request.actor, Capability.EDIT_MEASURE, measure)
    return Editing(request, plan, measure)
