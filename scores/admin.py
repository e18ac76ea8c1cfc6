"""The administrator corrects a year's rules here, without a release; every correction stays on record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from accounts.background import enqueue
from accounts.models import User
from scores.models import RuleCorrection
from scores.rules import RulesError, UnknownRules, known_kinds, known_years
from scores.rules.calendar import SUBJECT, check
from scores.rules.corrections import corrected, subjects

KINDS = {"municipality": "เทศบาล"}  # the families of agencies that have rules, in words


class RuleCorrectionForm(forms.ModelForm):
    """Refuses what would make the year's rules contradict themselves."""

    class Meta:
        model = RuleCorrection
        fields = ("agency_kind", "fiscal_year", "subject", "value", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.fields:
            return  # reading an earlier correction
        kinds = known_kinds()
        years = sorted({year for kind in kinds for year in known_years(kind)}, reverse=True)
        dated = [years[0] + 1, *years]  # the calendar of the year to come is told before its rules
        self.fields["agency_kind"].widget = forms.Select(choices=[(kind, KINDS[kind]) for kind in kinds])
        self.fields["fiscal_year"].widget = forms.Select(choices=[(year, f"พ.ศ. {year}") for year in dated])
        self.fields["subject"].widget = forms.Select(choices=subjects(years[0], kinds[0]))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        year, kind = data["fiscal_year"], data["agency_kind"]
        head, _, event = data["subject"].partition(":")
        said = (*RuleCorrection.objects.said_of(year, kind), (data["subject"], data["value"]))
        try:
            if head == SUBJECT:  # told before the year has rules, too
                check(event, data["value"])
            else:
                corrected(year, kind, said)
        except (RulesError, UnknownRules) as error:
            self.add_error("value", str(error))
        return data


@admin.register(RuleCorrection)
class RuleCorrectionAdmin(admin.ModelAdmin):
    """Adding only: the latest correction of a subject holds, the earlier ones tell the story."""

    form = RuleCorrectionForm
    list_display = ("fiscal_year", "kind", "about", "value", "source", "by", "at")
    list_filter = ("fiscal_year",)
    list_select_related = ("by",)

    def get_fields(self, request: HttpRequest, obj: RuleCorrection | None = None) -> Any:
        return ("kind", "fiscal_year", "about", "value", "source", "by", "at") if obj else super().get_fields(request)

    @admin.display(description="เรื่อง")
    def about(self, obj: RuleCorrection) -> str:
        return dict(subjects(obj.fiscal_year, obj.agency_kind)).get(obj.subject, obj.subject)

    @admin.display(description="ประเภทหน่วยงาน")
    def kind(self, obj: RuleCorrection) -> str:
        return KINDS.get(obj.agency_kind, obj.agency_kind)

    def save_model(self, request: HttpRequest, obj: RuleCorrection, form: Any, change: bool) -> None:
        assert isinstance(request.user, User)
        obj.by = request.user
        super().save_model(request, obj, form, change)
        if not obj.subject.startswith(f"{SUBJECT}:"):
            enqueue("scores.tasks.refresh_shown", obj.fiscal_year)

    def has_change_permission(self, request: HttpRequest, obj: RuleCorrection | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: RuleCorrection | None = None) -> bool:
        return False
