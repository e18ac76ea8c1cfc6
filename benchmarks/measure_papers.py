"""How fast papers are made, as ratios to a headless Chromium printing the same HTML; `./dev bench measure_papers`.

All in one run, in turns, each warm: ours, ours without its fast ways (WeasyPrint under the text layer), and Chromium;
the median of the rounds. Also how full pages are, how time grows with the length of a text, what many papers leave in
the worker's memory, and what a second worker brings. Writes docs/performance.md. Nothing here is a test: machines are
noisy.

    ROUNDS=3 PAPERS=500 MUNICIPALITIES=20    how often, how many
"""

from __future__ import annotations

import base64
import copy
import gc
import os
import platform
import re
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django.setup()

import pypdfium2
from django.conf import settings
from playwright.sync_api import Page, sync_playwright
from weasyprint.formatting_structure.boxes import TableBox

from benchmarks.processor import used_by, write_section
from documents import layout, limited_rendering, measure_tables
from documents.engine import fast_ways
from documents.last_pages import written
from documents.limited_rendering import render_limited
from documents.rendering import paper_html
from tests.documents.long_papers import snapshot, with_measures

CODE = "ABCDEFGHJKMN"
ROUNDS = int(os.environ.get("ROUNDS", "3"))
MANY = int(os.environ.get("PAPERS", "500"))
MUNICIPALITIES = int(os.environ.get("MUNICIPALITIES", "20"))
KINDS = ("memo", "plan", "analysis", "implementation")


def papers() -> dict[str, dict[str, Any]]:
    analysis = with_measures("analysis", 5)
    return {
        "memo": snapshot("memo"),
        "analysis, narrative": analysis | {"variant": "narrative"},
        "analysis, by question": analysis | {"variant": "by-question"},
        "plan, 5 measures": with_measures("plan", 5),
        "implementation, 7 measures": with_measures("implementation", 7),
        "implementation, 15 measures": with_measures("implementation", 15),
        "implementation, 60 measures": with_measures("implementation", 60),
        "1 MB of text": prose(350_000),
    }


def prose(letters: int) -> dict[str, Any]:
    """An analysis whose thirty paragraphs have so many letters."""
    content = copy.deepcopy(snapshot("analysis")) | {"variant": "narrative", "measures": []}
    words = "การเปิดเผยข้อมูลของหน่วยงานให้ประชาชนตรวจสอบได้ง่ายขึ้น ผ่านเว็บไซต์และช่องทางต่าง ๆ "
    paragraph = (words * (letters // 30 // len(words) + 1))[: letters // 30]
    for indicator in content["indicators"]:
        indicator |= {"finding": paragraph, "weakness": paragraph, "response": paragraph}
    return content


def for_chromium(content: dict[str, Any]) -> str:
    """The paper's HTML with its style, fonts and emblem inside."""
    style = (ROOT / "static/documents/paper.css").read_text("utf-8")

    def inline(found: re.Match[str]) -> str:
        name = found[1]
        file = settings.VENDOR_DIR / name[len("vendor/") :] if name.startswith("vendor/") else ROOT / "static" / name
        kind = "image/svg+xml" if file.suffix == ".svg" else "font/ttf"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"

    html = paper_html(content, CODE).replace("</head>", f"<style>{style}</style></head>")
    return re.sub(r"static:([\w./-]+)", inline, html)


def measured(work: Callable[..., object], *arguments: Any) -> tuple[float, float]:
    """Seconds, and processor seconds of all our processes: the latter other people's load hardly changes."""
    started, used = time.perf_counter(), used_by({os.getpid()})
    work(*arguments)
    return time.perf_counter() - started, used_by({os.getpid()}) - used


def print_in(browser: Page, html: str) -> bytes:
    browser.set_content(html)
    browser.evaluate("document.fonts.ready")
    return browser.pdf(prefer_css_page_size=True, print_background=True, tagged=True)


def rendered(content: dict[str, Any], *, fast: bool) -> tuple[float, float]:
    """By a copy that has made a paper of each kind; without the fast ways as in a process that could not prove them."""
    (fast_ways.take if fast else fast_ways.leave)()
    limited_rendering.end_copies()
    for kind in KINDS:
        render_limited(snapshot(kind), CODE)
    return measured(render_limited, content, CODE)


def compare(browser: Page) -> list[str]:
    rows = [
        "| paper | pages | ours | without fast ways | Chromium | ours to Chromium, seconds | processor seconds |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, content in papers().items():
        html = for_chromium(content)
        pages = render_limited(content, CODE).pages
        print_in(browser, html)
        rounds = [
            (rendered(content, fast=True), rendered(content, fast=False), measured(print_in, browser, html))
            for _ in range(ROUNDS)
        ]
        ours, slow, other = (
            tuple(statistics.median(taken[who][what] for taken in rounds) for what in (0, 1)) for who in range(3)
        )
        seconds = f"{ours[0]:.2f} s | {slow[0]:.2f} s | {other[0]:.2f} s"
        fast_ways.take()
        rows.append(f"| {name} | {pages} | {seconds} | {ours[0] / other[0]:.1f} × | {ours[1] / other[1]:.1f} × |")
        print(rows[-1], flush=True)
    return rows


def whole_rows(browser: Page) -> str:
    """60 measures, whose rows run on, against Chromium keeping each row whole: so the aim of 1.5 × was measured."""
    content = papers()["implementation, 60 measures"]
    html = for_chromium(content).replace("</head>", "<style>.measures .runs-on { break-inside: avoid }</style></head>")
    printed = print_in(browser, html)
    rounds = [(rendered(content, fast=True), measured(print_in, browser, html)) for _ in range(ROUNDS)]
    ours, other = (statistics.median(taken[who][0] for taken in rounds) for who in range(2))
    pages = len(pypdfium2.PdfDocument(printed))
    return (
        "60 measures, our rows running on, against Chromium printing the same HTML with every row kept whole"
        f" ({pages} pages): {ours:.2f} s to {other:.2f} s, {ours / other:.1f} ×."
    )


def fill() -> list[str]:
    """How full the pages of a table of measures are, but for its last."""
    rows = ["| measures | letters of each | pages of their table | filled, mean | least |", "|---|---|---|---|---|"]
    for count in (15, 60):
        content = with_measures("implementation", count)
        document = layout.lay_out(paper_html(content, CODE))
        *filled, _ = (written(page._page_box) for page in document.pages if _holds_measures(page._page_box))
        printed = measure_tables.implementation_table(content["themes"])
        said = sum(sum(cell.letters) for row in printed.rows for cell in row.cells) / count
        rows.append(f"| {count} | {said:.0f} | {len(filled) + 1} | {statistics.mean(filled):.1%} | {min(filled):.0%} |")
    return rows


def _holds_measures(page: Any) -> bool:
    return any(isinstance(box, TableBox) and box.element.get("class") == "measures" for box in page.descendants())


def growth() -> list[str]:
    limited_rendering.end_copies()  # one has grown by what was compared
    rows = ["| letters | processor seconds | at this pace a million letters |", "|---|---|---|"]
    for letters in (20_000, 80_000, 350_000):
        _, took = measured(render_limited, prose(letters), CODE)
        rows.append(f"| {letters:,} | {took:.2f} | {took / letters * 1e6:.1f} s |")
    return rows


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * resource.getpagesize() / 1024**2


def memory() -> str:
    before = resident()
    for number in range(MANY):
        render_limited(snapshot(KINDS[number % len(KINDS)]), CODE)
    return (
        f"{MANY} papers, one after the other: the worker's memory went from {before:.0f} to {resident():.0f} MB;"
        f" its copy is replaced when it has grown by {limited_rendering.GROWN // 1024**2} MB."
    )


def workers() -> str:
    """The papers of many municipalities by one worker and by two, each with a copy of its own."""
    seconds = [statistics.median(together(count) for _ in range(ROUNDS)) for count in (1, 2)]
    made = MUNICIPALITIES * len(KINDS)
    return (
        f"All papers of {MUNICIPALITIES} municipalities ({made}): one worker {seconds[0]:.1f} s,"
        f" two {seconds[1]:.1f} s, {seconds[0] / seconds[1]:.2f} × as fast"
        f" (load of the machine: {os.getloadavg()[0]:.1f})."
    )


def together(count: int) -> float:
    started = time.perf_counter()
    running = []
    for worker in range(count):
        if (child := os.fork()) == 0:
            for number in range(worker, MUNICIPALITIES * len(KINDS), count):
                render_limited(snapshot(KINDS[number // count % len(KINDS)]), CODE)
            os._exit(0)
        running.append(child)
    for child in running:
        _, status = os.waitpid(child, 0)
        assert status == 0
    return time.perf_counter() - started


def main() -> None:
    layout.warm_up()
    gc.collect()
    gc.freeze()
    limited_rendering.keep_copies()
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        rows = [*compare(page), "", whole_rows(page)]
        browser.close()
    text = "\n".join(
        (
            "## Papers",
            "",
            "`./dev bench measure_papers`: our rendering, in a worker's copy that has made one of each kind, and the"
            " same without its fast ways,"
            f" beside a warm headless Chromium that prints the same HTML, in turns, median of {ROUNDS}."
            f" {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}.",
            "",
            *rows,
            "",
            "Pages of a table, all but the last:",
            "",
            *fill(),
            "",
            "Time and length of one text:",
            "",
            *growth(),
            "",
            memory(),
            "",
            workers(),
        )
    )
    write_section("measure_papers", text)


if __name__ == "__main__":
    main()
