"""A year's result, seen: the page with every figure of the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import MunicipalRequest, requires
from accounts.permissions import Capability
from scores.corrections import current_rules
from scores.models import Assessment
from scores.results import chosen_before, history_lines, load_rules, year_results
from scores.review import review
from scores.rules import UnknownRules


class AgainstForm(forms.Form):
    """The earlier year to compare with."""

    def __init__(self, years: Sequence[int], data: Any) -> None:
        super().__init__(data)
        self.fields["against"] = forms.TypedChoiceField(
            label="เทียบกับปี",
            choices=[(year, f"พ.ศ. {year}") for year in years],
            coerce=int,
            empty_value=None,
            required=False,
            initial=years[0] if years else None,
            widget=forms.Select({"class": "form-select"}),
        )

    def chosen(self) -> int | None:
        """The year asked for; None where none was, or where there is no such year."""
        return self.cleaned_data.get("against") if self.is_valid() else None


@require_safe
@requires(Capability.VIEW)
def year(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """One year's result, against an earlier one."""
    place = request.actor.municipality
    assessments = list(
        Assessment.objects.filter(municipality=place, fiscal_year__lte=year)
        .select_related("municipality", "updated_by")
        .prefetch_related("question_scores")
    )
    if not assessments or assessments[0].fiscal_year != year:
        try:
            rules = current_rules(year, place.agency_kind)
        except UnknownRules as error:
            raise Http404(str(error)) from error
        return render(request, "scores/year_empty.html", {"year": year, "rules": rules})
    load_rules(assessments)
    assessment, *earlier = assessments
    form = AgainstForm([a.fiscal_year for a in earlier], request.GET if "against" in request.GET else None)
    try:
        results = year_results(assessment, chosen_before(earlier, form.chosen()))
    except UnknownRules as error:
        raise Http404(str(error)) from error
    context = {
        "year": year,
        "assessment": assessment,
        "results": results,
        "years": history_lines(results.rules, assessments),
        "against": form if earlier else None,
        "warnings": [
            w
            for w in review(results.rules, assessment.figures(), "", "", told=results.level)
            if not w.derived and w.code != "level"
        ],
    }
    return render(request, "scores/year.html", context)
