"""Migrations that carry data of papers."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts import storage
from accounts.models import Municipality
from documents.models import OfficeFont, Paper, PaperSection

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
