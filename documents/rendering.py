"""Content → PDF bytes. The only import of WeasyPrint; it reaches the project's own static files and nothing else."""

from __future__ import annotations

import logging
import mimetypes
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from weasyprint import HTML, Document
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documents import line_breaks, table_rows, textlayer
from documents.models import spelled
from documents.signing import FieldBox, add_fields

textlayer.install()
line_breaks.install()
table_rows.install()

PX = 0.75  # PDF points in a CSS pixel
FONT = settings.VENDOR_DIR / "Sarabun-Regular.ttf"

Progress = Callable[[int], None]  # is told per cent done; may raise to stop the rendering


class RenderingFailed(Exception):
    """The paper could not be laid out; the message is for the log."""


@dataclass(frozen=True)
class Rendered:
    """A PDF with its empty signature fields, and its number of pages."""

    pdf: bytes
    pages: int


class _StaticOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Answers static:NAME from the project's static files and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"static"})

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        path = finders.find(name) if scheme == "static" else None
        if path is None:
            raise ValueError(f"papers may not fetch {scheme}:")
        media_type, _ = mimetypes.guess_type(name)
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": media_type or "font/ttf"})


def render(content: Mapping[str, Any], code: str, on_progress: Progress = lambda _: None) -> Rendered:
    """Lays out a version's frozen content (see documents.papers.content) with its verification code.

    Signature fields are put where the content's blocks stand; the last of them seals. Raises RenderingFailed.
    """
    context: dict[str, Any] = {
        "paper": content,
        "printed_code": spelled(code),
        "verify_url": f"{settings.PUBLIC_URL}/v/{code}/",
    }
    context["qr"] = segno.make(context["verify_url"], error="m").svg_inline(border=0, omitsize=True)
    on_progress(10)
    document = _lay_out(f"documents/{content['kind']}.html", context)
    on_progress(60)
    if content["kind"] == "memo" and len(document.pages) > 1:
        # Known only after a first layout; printed in the margin, they do not move anything in the second.
        context["catchwords"] = list(enumerate(_catchwords(document), 1))
        document = _lay_out(f"documents/{content['kind']}.html", context)
    on_progress(80)
    pdf = document.write_pdf(pdf_tags=True)
    fields = [block["field"] for block in content["signatures"]]
    if fields:
        pdf = add_fields(pdf, list(_boxes(document, fields)), seal=fields[-1])
    on_progress(90)
    return Rendered(pdf, len(document.pages))


def render_appearance(width: float, height: float, context: Mapping[str, Any]) -> bytes:
    """What a signature looks like: a one-page PDF of this size in points, for `documents.signing.sign`.

    Letters get smaller until everything fits; nothing is ever cut off. Raises RenderingFailed when it cannot fit.
    """
    for size in ("9.4", "8.4", "7.4", "6.4", "5.4"):
        page = {"width": f"{width:.2f}", "height": f"{height:.2f}", "size": size}
        document = _lay_out("documents/appearance.html", {**context, **page})
        if len(document.pages) == 1:
            return bytes(document.write_pdf())
    raise RenderingFailed("the opinion does not fit into the place for a signature")


def _lay_out(template: str, context: Mapping[str, Any]) -> Document:
    html = render_to_string(template, dict(context))
    warnings = _Warnings()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    try:
        document = HTML(string=html, base_url="static:", url_fetcher=_StaticOnly()).render()
    except FatalURLFetchingError as error:  # a BaseException: it would end the worker
        raise RenderingFailed(str(error)) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.said:
        raise RenderingFailed("; ".join(warnings.said))
    return document


class _Warnings(logging.Handler):
    """Collects what WeasyPrint warns of: a paper laid out with a missing font or image is not a paper."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _boxes(document: Document, fields: list[str]) -> Iterator[FieldBox]:
    """Where the elements with these ids stand, in points from the page's bottom left."""
    for number, page in enumerate(document.pages):
        for name in fields:
            if name in page.anchors:
                x, y, right, bottom = page.anchors[name]
                yield FieldBox(name, number, x * PX, (page.height - bottom) * PX, right * PX, (page.height - y) * PX)


def _catchwords(document: Document) -> Iterator[str]:
    """The first words of every page but the first."""
    for page in document.pages[1:]:
        # Letters only: the word goes into a style sheet, and typed text must not become style.
        word = re.match(r"[\w\u0e00-\u0e7f]+", next(_texts(page._page_box), ""))
        yield word.group() if word else ""


def _texts(box: Any) -> Iterator[str]:
    """Texts of a laid-out page in reading order, margin boxes left out."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "MarginBox":
            continue
        if text := getattr(child, "text", "").strip():
            yield text
        yield from _texts(child)
