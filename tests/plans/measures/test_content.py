"""One door: a text is tidied where it comes in, and what was loaded is stored again letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import Municipality
from accounts.permissions import system_actor
from plans.measures.actions import save_measure
from plans.measures.content import MeasureContent, content_of
from plans.measures.fields import LISTS, TEXTS
from plans.measures.forms import MeasureForm
from plans.measures.list_fields import line_formset
from plans.models import Measure, Plan
from plans.transfer.copying import copy_plan
from scores.rules import rules_for
from tests.factories import make_measure, make_plan, make_unit
from thai.text import normalise

pytestmark = pytest.mark.django_db
RULES = rules_for(2568, "municipality")

ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
LISTLIKE = st.text(alphabet="กำ่ ๑1.)(-•[]\n\r\u200b", max_size=20)
SAID = (ANY | LISTLIKE).filter(normalise)
CONTENTS = st.fixed_dictionaries(
    {"title": SAID, "steps": st.lists(SAID, max_size=3), "outputs": st.lists(SAID, max_size=3)},
    optional={name: ANY | LISTLIKE for name in TEXTS if name != "title"},
)
UNTIDY = ["• ๑. ทำ", "(๑) ทำ", "1) 2) x", "ก  ข", "จ\u0e4d\u0e32นวน", "๑. ก\n๒. ข"]
slow: Callable[..., Any] = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def plan(opened: Municipality) -> Plan:
    return make_plan(opened, 2569)


def stored(measure: Measure) -> Measure:
    return Measure.objects.with_rows().get(pk=measure.pk)


def sent_back(plan: Plan, measure: Measure) -> MeasureContent:
    """What the form reads when it is sent as it was shown: browsers send line breaks of their own."""
    content = content_of(measure)
    shown = MeasureForm(plan, RULES, stored=content)
    data: dict[str, Any] = {name: shown[name].value() for name in shown.fields}
    data = {name: as_sent(value) for name, value in data.items() if value not in (None, False)}
    form = MeasureForm(plan, RULES, data, stored=content)
    lists = {}
    for name in LISTS:
        items = getattr(content, name)
        counters = {f"{name}-TOTAL_FORMS": str(len(items)), f"{name}-INITIAL_FORMS": str(len(items))}
        typed: Any = counters | {f"{name}-{n}-text": as_sent(text) for n, text in enumerate(items)}
        lists[name] = line_formset(name, typed, shown=items, stored=items)
        assert lists[name].is_valid()
    assert form.is_valid(), form.errors
    return form.content(lists)


def as_sent(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    return value


@slow
@given(CONTENTS)
@example({"title": "๑. ก\n๒. ข", "steps": UNTIDY, "outputs": ["ก", " ก"]})
def test_what_was_shown_and_sent_back_changes_nothing_and_makes_no_version(plan: Plan, texts: dict[str, Any]) -> None:
    measure = stored(make_measure(plan, **texts))
    content = content_of(measure)
    assert {name: getattr(content, name) for name in texts} == {
        name: tuple(said) if isinstance(said, list) else said for name, said in texts.items()
    }
    assert sent_back(plan, measure) == content
    saved = save_measure(system_actor(plan.municipality), plan, sent_back(plan, measure), measure=measure)
    assert (saved.version, measure.revisions.count()) == (1, 1)


@slow
@given(CONTENTS)
@example({"title": "๑. ก\n๒. ข", "steps": UNTIDY, "outputs": []})
def test_loading_and_storing_changes_nothing(plan: Plan, texts: dict[str, Any]) -> None:
    measure = stored(make_measure(plan, **texts))
    saved = save_measure(system_actor(plan.municipality), plan, content_of(measure), measure=measure)
    assert (saved.version, content_of(stored(measure))) == (1, content_of(measure))


@slow
@given(CONTENTS)
@example({"title": "๑. ก\n๒. ข", "steps": UNTIDY, "outputs": []})
def test_a_copy_keeps_every_letter(plan: Plan, texts: dict[str, Any]) -> None:
    Plan.objects.filter(fiscal_year=2570).delete()
    target = make_plan(plan.municipality, 2570)
    measure = make_measure(plan, **texts)
    Measure.objects.filter(plan=plan).exclude(pk=measure.pk).delete()
    [copied] = copy_plan(system_actor(plan.municipality), plan, target)
    there, here = content_of(stored(copied)), content_of(stored(measure))
    kept = ("title", "theme", "finding", "target_group", "steps")
    assert [getattr(there, name) for name in kept] == [getattr(here, name) for name in kept]


@slow
@given(SAID)
@example("• ๑. ทำ")
@example("1) 2) x")
def test_what_comes_in_by_the_form_comes_in_once(plan: Plan, typed: str) -> None:
    """Parsing is idempotent: what it made of a text, it makes of that again."""
    data: dict[str, Any] = {"steps-TOTAL_FORMS": "1", "steps-INITIAL_FORMS": "0"}
    once = line_formset("steps", data | {"steps-0-text": as_sent(typed)}).lines()  # type: ignore[arg-type]  # as good as a QueryDict
    twice = [line_formset("steps", data | {"steps-0-text": as_sent(text)}).lines() for text in once]  # type: ignore[arg-type]  # a dict does
    assert twice == [[text] for text in once]
    fields = {"version": "0", "kind": "measure", "status": ""}
    form = MeasureForm(plan, RULES, fields | {"title": as_sent(typed)})
    if form.is_valid():
        again = MeasureForm(plan, RULES, fields | {"title": as_sent(form.cleaned_data["title"])})
        assert again.is_valid()
        assert again.cleaned_data["title"] == form.cleaned_data["title"]


def test_what_has_no_order_of_its_own_stands_in_one(plan: Plan, opened: Municipality) -> None:
    second, first = make_unit(opened, "กองช่าง", order=2), make_unit(opened, "กองคลัง", order=1)
    content = MeasureContent("ก", indicators=[9, 1, 9], questions=["o12", "o3"], units=[second, first, second])
    assert (content.indicators, content.questions, content.units) == ((1, 9), ("o3", "o12"), (first, second))
    assert MeasureContent("ก", units=[first], all_units=True).units == ()
