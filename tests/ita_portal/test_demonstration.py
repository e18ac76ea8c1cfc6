"""The demonstration: whoever looks at it first sees papers that the product itself finds nothing wrong in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from accounts.models import Municipality
from accounts.permissions import system_actor
from accounts.tenancy import open_municipality
from approvals.actions import make_paper
from approvals.checks.paper_rules import proofread_texts
from approvals.checks.subject import read_subject
from documents.composition import include_section, open_paper
from documents.models import VARIANTS, PaperKind, PaperVersion
from documents.papers.content import CannotBuild
from documents.papers.sections import sections_of
from ita_portal import demonstration
from scores.rules import known_years


@pytest.mark.django_db(transaction=True)
def test_no_paper_of_it_has_a_finding() -> None:
    demonstration.load()
    told, kinds = [], set()
    for place in Municipality.objects.all():
        with open_municipality(place):
            for version in PaperVersion.objects.select_related("paper"):
                kinds.add(version.paper.kind)
                told += [(str(version), found.words) for found in proofread_texts.looking(read_subject(version))]
    assert kinds == {"memo", "analysis", "plan", "implementation"}
    assert told == []
    whole = {
        (str(version), words) for place in Municipality.objects.all() for version, words in _of_whole_papers(place)
    }
    assert "\n".join(map(str, sorted(whole))) == ""


def _of_whole_papers(place: Municipality) -> Iterator[tuple[PaperVersion, str]]:
    """Of each form of paper with all the sections that an office may take in, in the product's own words."""
    actor = system_actor(place)
    with open_municipality(place):
        for kind, year in product(PaperKind, known_years(place.agency_kind)):
            for variant, _ in VARIANTS[kind]:
                paper = open_paper(actor, kind, year, variant)
                for spec in sections_of(kind, variant):
                    if spec.offered:
                        include_section(actor, paper, spec.key, True)
                try:
                    version = make_paper(actor, kind, year, variant, in_background=False)
                except CannotBuild:
                    continue
                for found in proofread_texts.looking(read_subject(version)):
                    yield version, found.words


def test_production_refuses_it(settings: Settings) -> None:
    settings.EMBEDDED = False
    with pytest.raises(CommandError, match="เฉพาะเครื่องสาธิต"):
        call_command("load_demo")
