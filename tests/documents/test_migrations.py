"""Migrations that carry data of papers."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts import storage
from accounts.models import Municipality
from documents.kept_files import KeptFile
from documents.models import OfficeFont, Paper, PaperSection, PaperVersion

pytestmark = [pytest.mark.django_db, pytest.mark.embedded]


def test_what_is_here_is_measured_once_and_what_is_lost_takes_no_room(opened: Municipality) -> None:
    picture, lost = storage.store(b"a picture"), "0" * 64
    paper = Paper.objects.create(municipality=opened, kind="plan", fiscal_year=2569)
    for key, sha256 in (("cover", picture), ("copy", picture), ("lost", lost), ("none", "")):
        PaperSection.objects.create(paper=paper, key=key, picture=sha256)
    OfficeFont.objects.create(
        municipality=opened, face="bold", family="ก", sha256=storage.store(b"font"), picture=picture
    )
    import_module("documents.migrations.0008_bytes_of_files").measure(apps, None)
    sizes = dict(PaperSection.objects.values_list("key", "picture_size"))
    assert sizes == {"cover": 9, "copy": 0, "lost": 0, "none": 0}
    assert OfficeFont.objects.get().size == 13


def test_emblems_and_what_frozen_papers_name_are_held(opened: Municipality) -> None:
    emblem, font, lost = storage.store(b"an emblem"), storage.store(b"font"), "0" * 64
    Municipality.objects.filter(pk=opened.pk).update(emblem=emblem)
    paper = Paper.objects.create(municipality=opened, kind="memo", fiscal_year=2569)
    sections = {"sections": [{"heading": "ก", "picture": emblem}, {"picture": ""}, {"picture": lost}]}
    content = {"fonts": {"regular": font}, "report": sections, "code": "ABCD"}
    version = PaperVersion.objects.create(paper=paper, number=1, content=content)
    PaperVersion.objects.create(paper=paper, number=2, content={})
    import_module("documents.migrations.0009_kept_files").remember(apps, None)
    held = KeptFile.objects.values_list("version", "sha256", "size")
    assert set(held) == {(None, emblem, 9), (version.pk, emblem, 9), (version.pk, font, 4), (version.pk, lost, 0)}
