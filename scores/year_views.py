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
from scores.review import open_questions
from scores.rules import UnknownRules, in_ranges
from scores.views import rules_of
from scores.years import Years


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
@requires(Capability.VIEW, content=False)
def items_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """What every indicator and question of a year is called."""
    rules = rules_of(request, year)
    instruments = [
        (
            instrument,
            [
                (indicator, [rules.question_words(question) for question in indicator.questions])
                for indicator in indicators
            ],
        )
        for instrument in rules.instruments
        if (indicators := rules.indicators_of(instrument.key))
    ]
    told = [question for question in rules.untitled if question in rules.subjects]
    context = {
        "year": year,
        "rules": rules,
        "instruments": instruments,
        "untitled": in_ranges(rules.untitled),
        "summed_up": in_ranges(told),
        "asked_in": max((rules.subjects[question].of_year or 0 for question in told), default=0),
    }
    return render(request, "scores/items.html", context)


@require_safe
@requires(Capability.VIEW)
def year_page(request: MunicipalRequest, year: int) -> HttpResponseBase:
    """One year's result, against an earlier one."""
    found = Years(request.actor.municipality)
    if year not in found.assessments:
        return render(request, "scores/year_empty.html", {"year": year, "rules": rules_of(request, year)})
    earlier = [other for other in found if other < year]
    form = AgainstForm(earlier, request.GET or None)
    try:
        results = found.results(year, form.chosen() or next(iter(earlier), None))
        lines = found.lines(year)
    except UnknownRules as error:
        raise Http404(str(error)) from error
    assert results is not None
    context = {
        "year": year,
        "assessment": found.assessments[year],
        "results": results,
        "years": lines,
        "against": form if earlier else None,
        "open_questions": [words for _, words in open_questions(results.rules, results.scores)],
    }
    return render(request, "scores/year.html", context)
