"""What a person does and is shown while a story is told: presses, fields, pages, and words that are not Thai; and how
heavy and how restless a page is."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, Page, Response

# Every press and every field that is filled or chosen; each page with all that is read or heard of it.
WATCH = """
addEventListener("pointerdown", () => watched("press", "", ""), true);
addEventListener("change", event => {
    if (event.target.matches("select, textarea, input:not([type=checkbox], [type=radio], [type=submit])"))
        watched("field", "", "");
}, true);
addEventListener("DOMContentLoaded", () => {
    const heard = [...document.querySelectorAll("[alt], [aria-label], [placeholder], [title]")].flatMap(
        e => ["alt", "aria-label", "placeholder", "title"].map(name => e.getAttribute(name) || ""));
    const said = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
        if (!texts.currentNode.parentElement.closest("code, script, style, textarea, noscript"))
            said.push(texts.currentNode.data);
    watched("page", location.pathname, [document.title, ...said, ...heard].join("\\n"));
});
"""
# Names and signs that Thai offices write in Latin letters themselves; file names; addresses; the names to sign in by.
KNOWN = {"ITA", "IIT", "EIT", "OIT", "Portal", "PDF", "QR", "URL", "IP", "Word", "Excel", "output", "outcome"}
KNOWN |= {"Google", "Microsoft", "Authenticator", "JPEG", "PNG", "MB", "GB", "E-Service", "No", "Gift", "Policy"}
NO_WORDS = re.compile(
    r"https?://\S+|\b[a-z]+(?:-[a-z]+)*\.\d+\b|[\w.+-]+@[\w.-]+|[\w.-]+\.go\.th|\.[a-z]{3,4}\b|\b[eioEIO]\d+\b"
    r"|\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}\b",
    re.ASCII,
)


@dataclass
class Watched:
    """What happened in a browser since it is watched."""

    presses: int = 0
    fields: int = 0
    pages: int = 0
    foreign: list[tuple[str, str]] = field(default_factory=list)  # path, word

    def happened(self, _: Any, what: str, path: str, words: str) -> None:
        if what == "page":
            self.pages += 1
            latin = re.findall(r"[A-Za-z][A-Za-z.-]+", NO_WORDS.sub(" ", words))
            self.foreign += [(path, word) for word in latin if word not in KNOWN]
        elif what == "field":
            self.fields += 1
        else:
            self.presses += 1

    @property
    def clicks(self) -> int:
        """Presses, and fields that are filled or chosen, as if each were pressed first."""
        return self.presses + self.fields


def watch(context: BrowserContext) -> Watched:
    """From now on, on every page of this browser."""
    watched = Watched()
    context.expose_binding("watched", watched.happened)
    context.add_init_script(WATCH)
    return watched


SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) sum += e.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""


def shift_of(page: Page) -> float:
    """How much of what stood on a page that has come was pushed elsewhere (CLS)."""
    return float(page.evaluate(SHIFT))


def packed(response: Response) -> int:
    """The bytes of an answer as they are sent: compressed."""
    return len(gzip.compress(response.body()))
