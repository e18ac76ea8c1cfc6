"""HTML → laid-out pages: WeasyPrint with the fonts, styles and pictures that a process keeps for all its papers.

Fonts are kept because each new configuration leaves about 0.3 MB behind for good; styles and the emblem because they
are the same in every paper. The project's own static files and the paper's stored ones are reached and nothing else.
"""

from __future__ import annotations

import functools
import logging
import mimetypes
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.staticfiles import finders
from weasyprint import CSS, Document
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from accounts import storage
from documents.engine import fast_ways, line_breaks, pages, prepared_images, table_rows, textlayer
from documents.engine.pages import OnPage, unwatched
from documents.engine.styles import PaperHTML
from documents.pictures import media_type

textlayer.install()
line_breaks.install()
table_rows.install()
pages.install()

STYLE = "static:documents/paper.css"
OFFICE_STYLE = "static:documents/office_font.css"
EMBLEM = "static:vendor/garuda.svg"
DRAWINGS = (EMBLEM, "static:documents/dot.svg")  # which every memo shows, the latter many times


class RenderingFailed(Exception):
    """The paper could not be laid out; the message is for the log."""


class OwnFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Answers static:NAME from the project's static files, stored:SHA-256 for these hashes; refuses all else."""

    def __init__(self, stored: Collection[str] = ()) -> None:
        super().__init__(allowed_protocols={"static", "stored"})
        self._stored = stored

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == "stored" and name in self._stored:
            content = storage.read(name)
            return URLFetcherResponse(url, content, {"Content-Type": media_type(content)})
        path = finders.find(name) if scheme == "static" else None
        if path is None:
            raise ValueError(f"papers may not fetch {scheme}:")
        kind, _ = mimetypes.guess_type(name)
        return URLFetcherResponse(url, Path(path).read_bytes(), {"Content-Type": kind or "font/ttf"})


def lay_out(
    html: str,
    pictures: Collection[str] = (),
    fonts: Mapping[str, str] | None = None,
    on_page: OnPage = unwatched,
) -> Document:
    """The pages of a paper in our style, with the stored pictures of these hashes; each is shown when it is made.

    `fonts`, face → SHA-256, are the office's own. They stay in this process for good: lay out such a paper in one that
    ends with it (documents.limited_rendering). Raises RenderingFailed, also for a missing font or picture.
    """
    warm_up()
    return _laid_out(html, pictures, fonts, on_page)


def _laid_out(
    html: str,
    pictures: Collection[str] = (),
    fonts: Mapping[str, str] | None = None,
    on_page: OnPage = unwatched,
) -> Document:
    fetcher = OwnFiles({*pictures, *(fonts or {}).values()})
    with _listening() as warnings:
        try:
            kept = _kept()
            if fonts:
                office = _in_office_font(fonts, fetcher, kept["font_config"])
                kept["stylesheets"] = [_shared().style_of_variables, *office]
            paper = PaperHTML(string=html, base_url="static:", url_fetcher=fetcher)
            paper.on_page = on_page
            document = paper.render(**kept)
        except FatalURLFetchingError as error:  # a BaseException: it would end the worker
            raise RenderingFailed(str(error)) from error
    if warnings.said:
        raise RenderingFailed("; ".join(warnings.said))
    return document


class _Shared(NamedTuple):
    """What all papers of a process have in common; its fonts' files go with the configuration."""

    fonts: FontConfiguration
    folder: Path
    counters: CounterStyle
    drawings: dict[str, Any]
    style: CSS
    style_of_variables: CSS


@functools.cache
def _shared() -> _Shared:
    """Of variables WeasyPrint reads every value anew for every style, so only an office's own font, which says
    otherwise what they are, has them; all other papers have a style with their values filled in.
    """
    fetcher, fonts, counters = OwnFiles(), FontConfiguration(), CounterStyle()
    style = fetcher.fetch(STYLE).read().decode()
    with _listening() as warnings:
        drawings = {name: prepared_images.prepared(fetcher.fetch(name).read(), name) for name in DRAWINGS}
        of_variables, filled = (
            CSS(string=text, base_url=STYLE, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
            for text in (style, with_variables_filled(style))
        )
    if warnings.said:
        raise RenderingFailed("; ".join(warnings.said))
    return _Shared(fonts, Path(fonts._folder), counters, drawings, filled, of_variables)


def with_variables_filled(style: str) -> str:
    """The style with the value of each variable of its `:root` where it is used."""
    _, _, behind = style.partition(":root {")
    root, _, _ = behind.partition("}")
    said = (entry.rpartition("--")[2].partition(": ") for entry in root.split(";") if "--" in entry)
    values = {f"--{name}": value for name, _, value in said}
    return re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], style)


def office_folder(process: int) -> Path:
    """Where the faces of an office lie while that process lays out; to be removed when it has ended."""
    return _shared().folder / f"office-{process}"


def _in_office_font(fonts: Mapping[str, str], fetcher: OwnFiles, configuration: FontConfiguration) -> list[CSS]:
    """What a paper in the office's TH Sarabun has otherwise: its true sizes, and its letters where it has them."""
    # A file that lies where WeasyPrint would put a face counts as loaded, whichever process loaded it.
    configuration._folder = office_folder(os.getpid())
    configuration._folder.mkdir(parents=True, exist_ok=True)
    name = f"ita office {fonts['regular'][:12]}"  # a name of its own, or another office's face would stand in for it
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {"bold" if "bold" in face else "normal"};'
        f" font-style: {'italic' if 'italic' in face else 'normal'}; src: url(stored:{sha256}) }}"
        for face, sha256 in sorted(fonts.items())
    )
    style = fetcher.fetch(OFFICE_STYLE).read().decode().replace("ita office", name)
    return [CSS(string=faces + style, url_fetcher=fetcher, font_config=configuration, base_url="static:")]


@functools.cache
def warm_up() -> None:
    """Loads what all papers share, and proves the fast ways, once a process. Raises RenderingFailed: no font."""
    _shared()
    fast_ways.take_if_proved(_laid_out)


def _kept() -> dict[str, Any]:
    shared = _shared()
    # The cache of pictures is the paper's own, or pictures of offices would pile up; only our drawings are in all.
    return {
        "font_config": shared.fonts,
        "counter_style": shared.counters,
        "stylesheets": [shared.style],
        "cache": dict(shared.drawings),
    }


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
