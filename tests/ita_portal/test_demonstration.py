"""The demonstration: whoever looks at it first sees papers that the product itself finds nothing wrong in."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from accounts.models import Municipality
from accounts.tenancy import open_municipality
from approvals.checks.paper_rules import proofread_texts
from approvals.checks.subject import read_subject
from documents.models import PaperVersion
from ita_portal import demonstration


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


def test_production_refuses_it(settings: Settings) -> None:
    settings.EMBEDDED = False
    with pytest.raises(CommandError, match="เฉพาะเครื่องสาธิต"):
        call_command("load_demo")
