"""write_moving_in"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand
from django.test import Client, override_settings

from accounts.management.municipality import find_municipality
from accounts.models import Municipality
from accounts.tenancy import open_municipality
from approvals import tasks as paper_tasks
from approvals.old_papers.models import OldPaper
from ita_portal.demonstration import PREFIXES, brought
from ita_portal.management.page_pictures import page, signed_in, write_pictures_of
from plans import tasks as plan_tasks
from plans.models import Measure
from plans.rules.workflow import Stage
from plans.transfer.models import MeasureImport
from scores import tasks as score_tasks
from scores.models import ScoreImport
from scores.years import results_of

FOLDER = settings.BASE_DIR / "docs" / "moving-in"
COLOURS = 24
CODE, YEAR = "5520501", 2568  # of the demonstration: whose files come in, and which result; its plan is the next year's
HAS_TWO_PLANS = "5521301"  # which also has one of the year before
# Pasted into a box of the page: the text into a textarea, a sheet's cells into the grid; and the table's HTML.
PASTE = """
<script>addEventListener("load", () => {{
  const box = document.getElementById({box});
  const data = new DataTransfer();
  data.setData("text/plain", {text});
  data.setData("text/html", {html});
  if (box.tagName === "TEXTAREA") box.value = {text};
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", {{ clipboardData: data, bubbles: true, cancelable: true }}));
}});</script>
"""


class Command(BaseCommand):
    help = "เขียนภาพของ docs/moving-in.md จากข้อมูลสาธิต ใช้ Chromium"

    def handle(self, *args: Any, **options: Any) -> None:
        municipality = find_municipality(CODE)  # of the demonstration: load_demo comes first
        with TemporaryDirectory() as files, override_settings(FILES_DIR=Path(files)):  # what comes in does not stay
            count = write_pictures_of(FOLDER, lambda: _pages(municipality), colours=COLOURS)
        self.stdout.write(f"docs/moving-in ({count} ภาพ)")


def _pages(place: Municipality) -> Iterator[tuple[str, str]]:
    """Each picture's name and page, in the order of docs/moving-in.md, as the coordinator sees it."""
    client = _coordinator(CODE)
    with open_municipality(place):
        results = results_of(place, YEAR)
        measure = Measure.objects.get(plan__fiscal_year=YEAR + 1, stage=Stage.RETURNED)
    assert results is not None
    scores, plan, papers = (f"/m/{CODE}/{part}/" for part in ("scores", f"plan/{YEAR + 1}", "papers/old"))

    grid = page(client.get(f"{scores}{YEAR}/edit/")).replace(" data-autosave", "")  # nobody answers it here
    indicators = "<style>form > section:first-of-type, #reason-line, .said.bad { display: none }</style>"
    yield "scores-paste", grid + indicators + _paste("id_item_1", brought.pasted_scores(results))
    for picture, name, content in (
        ("scores-preview", "ผลคะแนน ITA 2568.xlsx", brought.announced(place, results)),
        ("scores-refused", "คะแนนที่รวบรวม.csv", brought.refused(place, YEAR)),
    ):
        sent = client.post(f"{scores}import/", {"file": SimpleUploadedFile(name, content)})
        score_tasks.run_import(ScoreImport.objects.latest("pk").pk)
        yield picture, page(client.get(sent["Location"]))

    text, html = brought.pasted_measures()
    yield "measures-paste", page(client.get(f"{plan}import/")) + _paste("id_pasted", text, html)
    sent = client.post(f"{plan}import/", {"file": SimpleUploadedFile("แผน 2569.docx", brought.measures())})
    plan_tasks.run_import(place.pk, _newest(place, MeasureImport))
    yield "measures-preview", page(client.get(sent["Location"]))

    yield "last-year", page(_coordinator(HAS_TWO_PLANS).get(f"/m/{HAS_TWO_PLANS}/plan/{YEAR + 1}/copy/"))
    sent = client.post(papers, {"kind": "analysis", "year": YEAR, "pasted": brought.paper(place, results)})
    paper_tasks.check_old_paper(place.pk, _newest(place, OldPaper))
    yield "old-paper", page(client.get(sent["Location"]))

    photo = SimpleUploadedFile("IMG_2041.HEIC", brought.photo())
    typed = {"title": "ภาพการตรวจนับทรัพย์สิน", "file": photo}
    shown = page(client.post(f"{plan}measures/{measure.pk}/evidence/new/", typed, follow=True))
    yield "evidence", shown + "<style>.page-head, aside, article, #progress, .said.bad { display: none }</style>"


def _coordinator(code: str) -> Client:
    """The coordinator's browser."""
    return signed_in(f"{PREFIXES[code]}-coordinator")


def _newest(place: Municipality, rows: type[MeasureImport] | type[OldPaper]) -> int:
    with open_municipality(place):
        return rows.objects.latest("pk").pk


def _paste(box: str, text: str, html: str = "") -> str:
    return PASTE.format(box=json.dumps(box), text=json.dumps(text), html=json.dumps(html))
