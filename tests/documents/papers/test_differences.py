"""What a paper would say otherwise than its last version."""

import json
from decimal import Decimal

import pytest

from accounts.models import Municipality
from accounts.permissions import system_actor
from documents import composition
from documents.actions import make_version
from documents.models import PaperKind, PaperVersion
from documents.papers.building import draft
from documents.papers.differences import FigureChange, SectionChange, differences
from scores.actions import save_figures
from tests.documents.papers.test_building import TODAY
from tests.documents.papers.test_snapshots import frozen
from tests.factories import make_assessment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", PaperKind.values)
def test_a_version_of_any_release_does_not_differ_from_itself(kind: str) -> None:
    assert not differences(frozen(kind), json.loads(json.dumps(frozen(kind))))


def test_words_figures_and_order_that_changed_are_told(opened: Municipality) -> None:
    make_assessment(opened)
    actor = system_actor(opened)
    version = make_version(actor, "analysis", 2568, "", [], in_background=False)
    paper = version.paper
    content = PaperVersion.objects.get(pk=version.pk).content

    def now() -> dict[str, object]:
        sections = composition.sections_today(paper, composition.values_today(paper))
        return draft(composition.source_of(paper), paper.kind, paper.variant, TODAY, sections)[0]

    assert not differences(content, now())
    composition.save_section(actor, paper, "summary", {"heading": "สรุป", "text": "ได้ {คะแนนรวม}"}, opened_with="")
    composition.include_section(actor, paper, "indicators", included=False)
    save_figures(actor, 2568, {"10": Decimal("80.00")})
    told = differences(content, now())
    assert [change.key for change in told.sections] == ["summary", "indicators"]
    assert told.sections[0].after == ("สรุป", "ได้ 90.83")
    assert told.sections[1] == SectionChange("indicators", ("ส่วนที่ 1 การวิเคราะห์รายตัวชี้วัด",), ())
    assert told.figures == (FigureChange("ตัวชี้วัดที่ 10 การป้องกันการทุจริต", "70.00", "80.00"),)
    assert not told.reordered
    sections = composition.sections_today(paper, composition.values_today(paper))
    keys = [section.key for section in sections if not section.fixed]
    composition.order_sections(actor, paper, ["results", *(key for key in keys if key != "results")])
    assert differences(content, now()).reordered
