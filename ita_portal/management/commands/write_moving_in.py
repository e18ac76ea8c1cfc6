"""write_moving_in"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.test import Client, override_settings
from PIL import Image, ImageChops

from accounts.management.municipality import find_municipality
from accounts.models import Municipality, User
from accounts.tenancy import open_municipality
from approvals import tasks as paper_tasks
from approvals.old_papers.models import OldPaper
from ita_portal.demonstration import PREFIXES, brought
from plans import tasks as plan_tasks
from plans.models import Measure, MeasureImport
from plans.rules.workflow import Stage
from scores import tasks as score_tasks
from scores.models import ScoreImport
from scores.years import results_of

FOLDER = settings.BASE_DIR / "docs" / "moving-in"
WIDTH, TALLEST, COLOURS = 860, 1600, 24  # pixels of a page, and colours of its picture
CODE, YEAR = "5520501", 2568  # of the demonstration: whose files come in, and which result; its plan is the next year's
HAS_TWO_PLANS = "5521301"  # which also has one of the year before
# Of a page what is told about, without what stands on every page.
HIDDEN = "header, .municipality, footer, .crumbs, .skip"
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
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        if chromium is None:
            raise CommandError("ไม่พบ Chromium ซึ่งใช้ถ่ายภาพหน้าเว็บ")
        municipality = find_municipality(CODE)  # of the demonstration: load_demo comes first
        with TemporaryDirectory() as folder:
            _lay_out(Path(folder))
            with override_settings(FILES_DIR=Path(folder) / "files"), transaction.atomic():
                pages = dict(_pages(municipality))
                transaction.set_rollback(True)  # nothing of it stays
            pictures = {name: _picture(chromium, Path(folder), html) for name, html in pages.items()}
        FOLDER.mkdir(exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        for name, picture in pictures.items():
            (FOLDER / f"{name}.png").write_bytes(picture)
        self.stdout.write(f"docs/moving-in ({len(pictures)} ภาพ)")


# --- The pages --------------------------------------------------------------------------------------------------------


def _pages(place: Municipality) -> Iterator[tuple[str, str]]:
    """Each picture's name and page, in the order of docs/moving-in.md, as the coordinator sees it."""
    client = _signed_in(CODE)
    with open_municipality(place):
        results = results_of(place, YEAR)
        measure = Measure.objects.get(plan__fiscal_year=YEAR + 1, stage=Stage.RETURNED)
    assert results is not None
    scores, plan, papers = (f"/m/{CODE}/{part}/" for part in ("scores", f"plan/{YEAR + 1}", "papers/old"))

    grid = _page(client.get(f"{scores}{YEAR}/edit/")).replace(" data-autosave", "")  # nobody answers it here
    indicators = "<style>form > section:first-of-type, #reason-line, .said.bad { display: none }</style>"
    yield "scores-paste", grid + indicators + _paste("id_item_1", brought.pasted_scores(results))
    for picture, name, content in (
        ("scores-preview", "ผลคะแนน ITA 2568.xlsx", brought.announced(place, results)),
        ("scores-refused", "คะแนนที่รวบรวม.csv", brought.refused(place, YEAR)),
    ):
        sent = client.post(f"{scores}import/", {"file": SimpleUploadedFile(name, content)})
        score_tasks.run_import(ScoreImport.objects.latest("pk").pk)
        yield picture, _page(client.get(sent["Location"]))

    text, html = brought.pasted_measures()
    yield "measures-paste", _page(client.get(f"{plan}import/")) + _paste("id_pasted", text, html)
    sent = client.post(f"{plan}import/", {"file": SimpleUploadedFile("แผน 2569.docx", brought.measures())})
    plan_tasks.run_import(place.pk, _newest(place, MeasureImport))
    yield "measures-preview", _page(client.get(sent["Location"]))

    yield "last-year", _page(_signed_in(HAS_TWO_PLANS).get(f"/m/{HAS_TWO_PLANS}/plan/{YEAR + 1}/copy/"))
    sent = client.post(papers, {"kind": "analysis", "year": YEAR, "pasted": brought.paper(place, results)})
    paper_tasks.check_old_paper(place.pk, _newest(place, OldPaper))
    yield "old-paper", _page(client.get(sent["Location"]))

    photo = SimpleUploadedFile("IMG_2041.HEIC", brought.photo())
    typed = {"title": "ภาพการตรวจนับทรัพย์สิน", "file": photo}
    page = _page(client.post(f"{plan}measures/{measure.pk}/evidence/new/", typed, follow=True))
    yield "evidence", page + "<style>.page-head, aside, article, #progress, .said.bad { display: none }</style>"


def _signed_in(code: str) -> Client:
    """The coordinator's browser."""
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(User.objects.get(username=f"{PREFIXES[code]}-coordinator"))
    return client


def _newest(place: Municipality, rows: type[MeasureImport] | type[OldPaper]) -> int:
    with open_municipality(place):
        return rows.objects.latest("pk").pk


def _page(response: Any) -> str:
    if response.status_code != 200:
        raise CommandError(f"{response.request['PATH_INFO']}: {response.status_code}")
    return str(response.content.decode())


def _paste(box: str, text: str, html: str = "") -> str:
    return PASTE.format(box=json.dumps(box), text=json.dumps(text), html=json.dumps(html))


# --- Their pictures ---------------------------------------------------------------------------------------------------


def _lay_out(folder: Path) -> None:
    """The pages' styles, scripts and fonts as their addresses name them."""
    static = folder / "static"
    static.mkdir()
    (static / "vendor").symlink_to(settings.VENDOR_DIR)
    for part in (settings.BASE_DIR / "static").iterdir():
        (static / part.name).symlink_to(part)


def _picture(chromium: str, folder: Path, html: str) -> bytes:
    """A page as a PNG of few colours, without what stands on every page."""
    page, shot = folder / "page.html", folder / "page.png"
    hidden = f"<style>{HIDDEN} {{ display: none !important }}</style>"
    page.write_text(html.replace('="/static/', '="static/') + hidden, "utf-8")
    options = [
        "--virtual-time-budget=3000",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--lang=th",
    ]
    size = f"--window-size={WIDTH},{TALLEST}"
    subprocess.run(  # noqa: S603 - the browser of this machine, on pages of our own
        [chromium, *options, f"--screenshot={shot}", size, page.as_uri()], check=True, capture_output=True, timeout=120
    )
    with Image.open(shot) as image:
        seen = image.convert("RGB")
    ground = Image.new("RGB", seen.size, seen.getpixel((0, seen.height - 1)))
    box = ImageChops.difference(seen, ground).getbbox() or (0, 0, *seen.size)
    output = io.BytesIO()
    seen.crop((0, 0, WIDTH, min(box[3] + 16, TALLEST))).quantize(COLOURS).save(output, "PNG", optimize=True)
    return output.getvalue()
