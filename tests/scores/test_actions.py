"""Every change of a figure: allowed, of this year, not over somebody else's, and on record."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.audit import broken_links
from accounts.editing import EditedMeanwhile
from accounts.models import AuditEntry, Municipality, Role
from accounts.permissions import Actor, system_actor
from accounts.tenancy import WrongMunicipality
from scores.actions import save_figures
from scores.models import SHOWN_FIELDS, Assessment, QuestionScore
from scores.rules import UnknownRules
from scores.years import results_of
from tests.factories import FIGURES, actor_for, make_member
from tests.scores.published import municipal

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]

D = Decimal


@pytest.fixture
def actor(opened: Municipality) -> Actor:
    return actor_for(opened, make_member(opened, Role.COORDINATOR))


def changes() -> list[dict[str, list[str | None]]]:
    return [entry.detail["changes"] for entry in AuditEntry.objects.filter(action="scores.saved")]


def test_figures_and_their_saver_are_stored(actor: Actor) -> None:
    saved = save_figures(actor, 2568, {"total": D("90.83"), "10": D("70.00"), "e1/2": D("99.50"), "IIT": None})
    assessment = Assessment.objects.get()
    assert assessment.entered() == {"total": D("90.83"), "10": D("70.00"), "e1/2": D("99.50")}
    assert (assessment.version, assessment.updated_by) == (1, actor.user)
    assert (saved.created, saved.updated, saved.unchanged) == (3, 0, 1)


def test_the_audit_entry_holds_every_change_before_and_after(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D("90.00"), "i1": D("80.00"), "i2": D("70.00")})
    save_figures(actor, 2568, {"1": D("91.00"), "i1": None, "i2": D("70.00")}, official_level="ผ่าน")
    assert changes() == [
        {"1": [None, "90.00"], "i1": [None, "80.00"], "i2": [None, "70.00"]},
        {"1": ["90.00", "91.00"], "i1": ["80.00", None], "level": [None, "ผ่าน"]},
    ]
    entry = AuditEntry.objects.get(sequence=2)
    assert (entry.user, entry.object_type, entry.detail["source"]) == (actor.user, "scores.assessment", "กรอก")
    assert entry.detail["fiscal_year"] == 2568
    assert broken_links(actor.municipality) == []


def test_what_is_shown_is_stored_as_the_years_page_reads_it(actor: Actor) -> None:
    rules = municipal()
    questions = dict.fromkeys(rules.question_items["1"], D("60.00"))
    save_figures(
        actor, 2568, {item: score for item, score in FIGURES.items() if item not in {"total", "1"}} | questions
    )
    assessment = Assessment.objects.get()
    read = results_of(actor.municipality, 2568)
    assert read is not None
    rows = (read.total, *read.instruments, *read.indicators)
    assert {row.item: row.score for row in rows} == {n: getattr(assessment, f) for n, f in SHOWN_FIELDS.items()}
    assert (assessment.total, assessment.shown_total, assessment.shown_indicator_1) == (None, read.total.score, D(60))
    assert list(Assessment.objects.with_total()) == [assessment]
    save_figures(actor, 2568, dict.fromkeys(questions))
    assessment.refresh_from_db()
    assert (assessment.shown_total, assessment.shown_indicator_1, assessment.shown_oit) == (None, None, D("82.50"))


def test_items_that_are_not_named_stay_as_they_are(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D(90), "i1": D(80)}, official_level="ผ่าน")
    saved = save_figures(actor, 2568, {"2": D(70)})
    assert saved.figures == {"1": D(90), "2": D(70), "i1": D(80)}
    assert saved.official_level == "ผ่าน"


def test_none_removes_a_figure_and_a_zero_stays(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D(90), "2": D(90), "i1": D(80), "i2": D(80)})
    save_figures(actor, 2568, {"1": None, "2": D(0), "i1": None, "i2": D(0)})
    assert Assessment.objects.get().entered() == {"2": D(0), "i2": D(0)}
    assert not QuestionScore.objects.filter(item="i1").exists()


def test_saving_what_is_there_already_writes_nothing(actor: Actor) -> None:
    figures = {"1": D("90.00"), "i1": D("80.00"), "IIT": None}
    save_figures(actor, 2568, figures, official_level="ผ่าน")
    before = Assessment.objects.get()
    saved = save_figures(actor, 2568, figures, official_level="ผ่าน", version=1)
    assert (saved.created, saved.updated, saved.unchanged, saved.changes) == (0, 0, 3, {})
    after = Assessment.objects.get()
    assert (after.version, after.updated_at) == (1, before.updated_at)
    assert len(changes()) == 1


def test_an_official_level_is_stored_and_taken_back(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D(90)}, official_level="ผ่านดี")
    assert save_figures(actor, 2568, {}, official_level="").changes == {"level": ("ผ่านดี", None)}
    assert Assessment.objects.get().official_level == ""


def test_a_form_made_from_an_older_version_is_refused(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D(90)})
    save_figures(actor, 2568, {"1": D(91)}, version=1)
    with pytest.raises(EditedMeanwhile):
        save_figures(actor, 2568, {"1": D(92)}, version=1)
    assert Assessment.objects.get().entered() == {"1": D(91)}
    assert len(changes()) == 2


def test_two_who_began_an_empty_year_do_not_overwrite_each_other(actor: Actor) -> None:
    save_figures(actor, 2568, {"1": D(90)}, version=0)
    with pytest.raises(EditedMeanwhile):
        save_figures(actor, 2568, {"1": D(50)}, version=0)


def test_a_refused_form_leaves_no_empty_year(actor: Actor) -> None:
    with pytest.raises(EditedMeanwhile):
        save_figures(actor, 2568, {"1": D(90)}, version=3)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.EXECUTIVE])
def test_who_may_not_edit_scores_is_refused(opened: Municipality, role: str) -> None:
    with pytest.raises(PermissionDenied, match="ไม่มีสิทธิกรอกและแก้ไขคะแนน"):
        save_figures(actor_for(opened, make_member(opened, role)), 2568, {"1": D(90)})
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("item", ["11", "e1", "e1/3", "i16", "", "TOTAL", "EIT3"])
def test_an_item_the_year_does_not_have_is_refused(actor: Actor, item: str) -> None:
    with pytest.raises(ValidationError, match=r"ปีงบประมาณ พ\.ศ\. 2568 ไม่มีรายการ"):
        save_figures(actor, 2568, {"1": D(90), item: D(90)})
    assert not Assessment.objects.exists()


def test_a_year_without_rules_is_an_error(actor: Actor) -> None:
    with pytest.raises(UnknownRules):
        save_figures(actor, 2600, {"1": D(90)})


def test_another_municipalitys_figures_are_not_written(actor: Actor, other: Municipality) -> None:
    with pytest.raises(WrongMunicipality):
        save_figures(system_actor(other), 2568, {"1": D(90)})


def test_a_year_entered_again_is_given_no_key_that_another_had(actor: Actor) -> None:
    keys = []
    for year in (2567, 2568):
        save_figures(actor, year, {"total": D("90.83")})
        keys.append(Assessment.objects.get().pk)
        Assessment.objects.all().delete()
    keys.append(Assessment.objects.create(municipality=actor.municipality, fiscal_year=2566).pk)
    save_figures(actor, 2565, {"total": D("90.83")})
    keys.append(Assessment.objects.get(fiscal_year=2565).pk)
    assert keys == sorted(set(keys))
