"""The administrator's corrections of a year's rules: what they change and what they may not."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from scores.actions import refresh_shown
from scores.current_rules import current_rules
from scores.models import Assessment, RuleCorrection
from scores.rules import RulesError, UnknownRules, rules_for
from scores.rules.checklist import Duty
from scores.rules.corrections import corrected
from tests.confirming import let_read
from tests.factories import FIGURES, make_assessment, make_user

D = Decimal


def test_without_corrections_the_file_holds() -> None:
    assert corrected(2568, "municipality", ()) == rules_for(2568, "municipality")


def test_a_correction_replaces_its_subject_and_nothing_else() -> None:
    rules = corrected(2569, "municipality", (("target", "๘๐"), ("questions:9", "o1 – o3, o5"), ("questions:10", "o6")))
    assert rules.target == D(80)
    assert rules.indicator(9).questions == ("o1", "o2", "o3", "o5")
    assert rules.indicator(8) == rules_for(2569, "municipality").indicator(8)


def test_the_latest_on_a_subject_holds() -> None:
    assert corrected(2569, "municipality", (("target", "80"), ("target", "90"))).target == D(90)


def test_sub_indicators_make_an_oit_indicator_derivable() -> None:
    rules = corrected(
        2568, "municipality", (("sub_indicators:10", "o21-o26; o27-o28"), ("questions_certainty:10", "ตรวจแล้ว"))
    )
    assert rules.question_groups["10"] == (("o21", "o22", "o23", "o24", "o25", "o26"), ("o27", "o28"))


def test_groups_of_another_list_do_not_hold() -> None:
    rules = corrected(2564, "municipality", (("questions:10", "o34-o42"), ("questions_certainty:10", "ตรวจแล้ว")))
    assert (rules.indicator(10).sub_indicators, rules.question_groups["10"]) == ((), ())


def test_titles_and_duties_are_corrected_and_then_count_as_checked() -> None:
    rules = corrected(
        2569,
        "municipality",
        (
            ("titles", "o25  การนำผล ITA ไปใช้\ni1 ท่านเห็นว่า"),
            ("duty:plan", "o๒๔"),
            ("duty:plan", "o25"),
            ("paper_title:plan", "การนำผล ITA ไปใช้"),
        ),
    )
    assert rules.item_name("o25") == "ข้อ o25 การนำผล ITA ไปใช้"
    assert rules.item_name("i1") == "ข้อ i1 ท่านเห็นว่า"
    assert not rules.titles["o26"].verified
    asked = rules.duties[Duty.PLAN]
    assert (asked.item, asked.verified, asked.paper_title) == ("o25", True, "การนำผล ITA ไปใช้")
    assert asked.title == rules.titles["o25"]
    assert rules.duties[Duty.REPORT] == rules_for(2569, "municipality").duties[Duty.REPORT]


def test_a_title_stands_instead_of_what_a_question_asks_about_and_another_list_asks_about_other_things() -> None:
    rules = corrected(
        2568, "municipality", (("titles", "i1 ท่านเห็นว่า"), ("questions:2", "i4-i5"), ("questions:1", "i1-i3, i6"))
    )
    assert rules.item_name("i1") == "ข้อ i1 ท่านเห็นว่า"
    assert rules.item_name("i2") == rules.item_name("i4")[:-1] + "2" == "ข้อ i2"
    assert rules.item_name("i7") == rules_for(2568, "municipality").item_name("i7")
    same = corrected(2568, "municipality", (("questions:1", "i1-i3"),))
    assert same.subjects == rules_for(2568, "municipality").subjects


def test_levels_are_written_a_line_each() -> None:
    rules = corrected(2569, "municipality", (("levels", "สูง 90 85\nกลาง 50\nต่ำ 0"), ("levels_certainty", "ตรวจแล้ว")))
    assert [(s.name, s.total, s.every_instrument) for s in rules.levels] == [
        ("สูง", D(90), D(85)),
        ("กลาง", D(50), None),
        ("ต่ำ", D(0), None),
    ]
    assert rules.levels_verified


@pytest.mark.parametrize(
    ("subject", "value", "words"),
    [
        ("weight:IIT", "0.5", "รวมกันต้องได้ 1"),
        ("weight:IIT", "มาก", "ไม่ใช่ตัวเลข"),
        ("questions:9", "i1", "อยู่มากกว่าหนึ่งตัวชี้วัด"),
        ("questions:9", "ข้อแรก", "เขียนเช่น"),
        ("questions:9", "o1-o999999999", "เขียนเช่น"),
        ("questions:9", "o" + "9" * 5000, "เขียนเช่น"),
        ("sub_indicators:10", "o21; o22", "มีข้อครบและไม่ซ้ำกัน"),
        ("levels", "ต่ำ 0\nสูง 90", "เรียงจากสูงไปต่ำ"),
        ("levels_certainty", "อาจจะ", "ต้องเป็น"),
        ("titles", "o21", "เขียนเช่น"),
        ("duty:plan", "o25-o26", "เลขข้อเดียว"),
    ],
)
def test_rules_that_would_contradict_themselves_are_refused(subject: str, value: str, words: str) -> None:
    with pytest.raises(RulesError, match=words):
        corrected(2568, "municipality", ((subject, value),))


def test_a_year_without_a_file_cannot_be_corrected() -> None:
    with pytest.raises(UnknownRules):
        corrected(2570, "municipality", (("target", "85"),))


@pytest.mark.django_db
def test_the_administrator_corrects_a_year_without_a_release(client: Client, municipality: Municipality) -> None:
    make_assessment(municipality, 2568, FIGURES)
    client.force_login(make_user(is_superuser=True, is_staff=True))
    url = reverse("admin:scores_rulecorrection_add")
    data = {"agency_kind": "municipality", "fiscal_year": "2568", "subject": "target", "source": "ประกาศฉบับแก้ไข"}
    refused = client.post(url, data | {"value": "สูง"})
    assert "ไม่ใช่ตัวเลข" in refused.content.decode()
    assert not RuleCorrection.objects.exists()
    assert client.post(url, data | {"value": "96"}).status_code == 302
    correction = RuleCorrection.objects.get()
    assert (correction.value, correction.by.is_superuser) == ("96", True)
    assert current_rules(2568, "municipality").target == D(96)
    let_read(client, municipality)
    page = client.get(f"/m/{municipality.code}/scores/2568/").content.decode()
    assert "ต่ำกว่า 96" in page
    assert client.post(reverse("admin:scores_rulecorrection_change", args=[correction.pk]), data).status_code == 403


@pytest.mark.django_db
@pytest.mark.embedded
def test_a_correction_reaches_the_levels_that_are_stored(municipality: Municipality) -> None:
    make_assessment(municipality, 2568, FIGURES)
    RuleCorrection.objects.create(
        fiscal_year=2568, subject="levels", value="ดีมาก 90\nพอใช้ 0", source="ทดสอบ", by=make_user()
    )
    assert (refresh_shown(2568), refresh_shown(2568), refresh_shown(2567)) == (1, 0, 0)
    with open_municipality(municipality):
        assert Assessment.objects.get().level == "ดีมาก"
