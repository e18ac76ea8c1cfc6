"""HTML → laid-out pages: WeasyPrint with the fonts, styles and pictures that a process keeps for all its papers.

Fonts are kept because each new configuration leaves about 0.3 MB behind for good; styles and the emblem because they
are the same in every paper. The project's own static files are reached, and the stored pictures that a paper names.
"""

from __future__ import annotations

import functools
import logging
import mimetypes
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from accounts import storage
from documents import line_breaks, prepared_images, table_rows, textlayer
from documents.pictures import media_type

textlayer.install()
line_breaks.install()
table_rows.install()

STYLE = "static:documents/paper.css"
EMBLEM = "static:vendor/garuda.svg"


class RenderingFailed(Exception):
    """The paper could not be laid out; the message is for the log."""


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Answers static:NAME from the project's static files, stored:HASH from these pictures, and nothing else."""

    def __init__(self, pictures: Collection[str] = ()) -> None:
        super().__init__(allowed_protocols={"static", "stored"})
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == "stored" and name in self._pictures:
            picture = storage.read(name)
            return URLFetcherResponse(url, picture, {"Content-Type": media_type(picture)})
        path = finders.find(name) if scheme == "static" else None
        if path is None:
            raise ValueError(f"papers may not fetch {scheme}:")
        kind, _ = mimetypes.guess_type(name)
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind or "font/ttf"})


def lay_out(html: str, pictures: Collection[str] = ()) -> Document:
    """The pages of a paper in our style, with the stored pictures of these hashes.

    Raises RenderingFailed, also for a missing font or picture.
    """
    with _listening() as warnings:
        try:
            document = HTML(string=html, base_url="static:", url_fetcher=OwnFilesOnly(pictures)).render(**_kept())
        except FatalURLFetchingError as error:  # a BaseException: it would end the worker
            raise RenderingFailed(str(error)) from error
    if warnings.said:
        raise RenderingFailed("; ".join(warnings.said))
    return document


@functools.cache
def _shared() -> tuple[FontConfiguration, CounterStyle, CSS, Any]:
    fonts, counters, fetcher = FontConfiguration(), CounterStyle(), OwnFilesOnly()
    with _listening() as warnings:
        style = CSS(url=STYLE, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
        emblem = prepared_images.prepared(fetcher.fetch(EMBLEM).read(), EMBLEM)
    if warnings.said:
        raise RenderingFailed("; ".join(warnings.said))
    return fonts, counters, style, emblem


def warm_up() -> None:
    """Loads what all papers share. Raises RenderingFailed where a font is missing."""
    _shared()


def _kept() -> dict[str, Any]:
    fonts, counters, style, emblem = _shared()
    # The cache of pictures is the paper's own, or pictures of offices would pile up; only the emblem is in all.
    return {"font_config": fonts, "counter_style": counters, "stylesheets": [style], "cache": {EMBLEM: emblem}}


class _Warnings(logging.Handler):
    """Collects what WeasyPrint warns of: a paper laid out with a missing font or image is not a paper."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[_Warnings]:
    warnings, logger = _Warnings(), logging.getLogger("weasyprint")
    logger.addHandler(warnings)
    try:
        yield warnings
    finally:
        logger.removeHandler(warnings)
