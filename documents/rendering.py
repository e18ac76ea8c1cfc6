"""Content → PDF bytes: the paper itself, and the drawings of its signatures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pydyf
import segno
from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import Document

from documents import catchwords, last_pages, pdf_archive, signature_fields
from documents.engine.pages import OnPage, unwatched
from documents.layout import RenderingFailed, lay_out
from documents.models import spelled
from documents.paper_data import data_files
from documents.papers.first_release import printed_sections

FONT = settings.VENDOR_DIR / "Sarabun-Regular.ttf"
# Points of the letters in a place to sign, the largest that fits. Sarabun's are two thirds of TH Sarabun's.
READABLE = (10.6, 9.4, 8.4, 7.7, 7)
# The places of papers made before November 2026 were low, and a drafter's is: there they may have to be smaller.
SMALL = (6.4, 5.6, 4.8, 4.2, 3.6, 3, 2.4)
OFFICE_LETTERS = 16 / 10.6  # as many points of an office's own TH Sarabun are as high as one of Sarabun

Progress = Callable[[int], None]  # is told per cent done; may raise to stop the rendering
# Face → SHA-256 of an office's own, frozen with the paper; see documents.layout.lay_out.
Fonts = Mapping[str, str] | None

__all__ = ["Rendered", "RenderingFailed", "render", "render_appearance", "render_mark", "render_told", "render_words"]


@dataclass(frozen=True)
class Rendered:
    """A PDF with its empty signature fields, and its number of pages."""

    pdf: bytes
    pages: int


def paper_html(
    content: Mapping[str, Any], code: str, made_at: dt.datetime | None = None, *, attached: bool = False
) -> str:
    """A version's frozen content (see documents.papers.content) as HTML for paper.css; without a code it is a draft.

    A report that is `attached` to its memo is checked with the memo, and does not say how.
    """
    when = made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if made_at else ""
    context = {"paper": content, "made_at": when, "attached": attached, "is_draft": not code}
    context |= _verification(code) if code and not attached else {}
    return render_to_string(f"documents/{content['kind']}.html", context)


def _verification(code: str) -> dict[str, str]:
    address = f"{settings.PUBLIC_URL}/v/{code}/"
    title = f"คิวอาร์โค้ดสำหรับตรวจสอบ {address}"
    qr = segno.make(address, error="m").svg_inline(border=0, omitsize=True, title=title)
    return {"printed_code": spelled(code), "verify_url": address, "qr": qr}


def render(
    content: Mapping[str, Any],
    code: str,
    on_progress: Progress = lambda _: None,
    *,
    made_at: dt.datetime | None = None,
) -> Rendered:
    """Lays out a version's content with its verification code; the same content gives the same bytes.

    Without a code the pages say of themselves that they are a draft, and bear nothing by which they could be verified.
    Signature fields are put where the content's blocks stand; the last of them seals. Raises RenderingFailed.
    """
    html = paper_html(content, code, made_at)
    on_progress(10)
    document = _laid_out(content, html, content.get("fonts"))
    on_progress(30)
    catchwords.lead_over(document)
    if report := content.get("report"):
        # Laid out by itself, it has its own page numbers and no catchwords.
        document = document.copy(
            [*document.pages, *_laid_out(report, paper_html(report, code, attached=True), content.get("fonts")).pages]
        )
    on_progress(60)
    options = pdf_archive.prepare(document)

    def finish(_: Document, pdf: pydyf.PDF) -> None:
        signature_fields.write(pdf, signature_fields.locks_of(content))
        pdf_archive.finish(pdf)

    try:
        pdf = document.write_pdf(
            **options,
            attachments=pdf_archive.attachments(data_files(content), "ข้อมูลของเอกสารฉบับนี้", made_at),
            finisher=finish,
        )
    except signature_fields.FieldsMissing as error:
        raise RenderingFailed(str(error)) from error
    on_progress(90)
    return Rendered(pdf, len(document.pages))


def _laid_out(content: Mapping[str, Any], html: str, fonts: Fonts) -> Document:
    pictures = {section["picture"] for section in printed_sections(content) if section.get("picture")}

    def laid_out(looks: str, on_page: OnPage = unwatched) -> Document:
        return lay_out(
            html.replace('<body class="', f'<body class="{looks} ', 1) if looks else html, pictures, fonts, on_page
        )

    # Of ten indicators by question, lines further apart nearly always begin one page more than they fill.
    return last_pages.well_ended(laid_out, closer_first=content.get("variant") == "by-question")


def render_words(
    width: float, height: float, context: Mapping[str, Any], fonts: Fonts = None, taken: tuple[float, float] = (0, 0)
) -> bytes:
    """What a signatory says and is, for the text field beside the signature: opinion, name, capacity and date.

    `taken`, width and height, is left free at the bottom right: there the signature stands, over the same field.
    """
    across, high = taken
    # A millimetre above what is taken; the page's end must stay below it.
    free = {"above": f"{max(0, height - high - 4):.2f}", "across": f"{across:.2f}", "high": f"{high:.2f}"}
    return _fitted("words", width, height, {**context, **free} if high else context, fonts)


def render_mark(width: float, height: float, context: Mapping[str, Any], fonts: Fonts = None) -> bytes:
    """What stands on the line for the signature itself."""
    return _fitted("mark", width, height, context, fonts)


def render_told(width: float, height: float, text: str, fonts: Fonts = None) -> bytes:
    """What a memo's text field says that is known only at signing: its number, its date."""
    return _fitted("told", width, height, {"opinion": "", "text": text}, fonts)


def render_appearance(width: float, height: float, context: Mapping[str, Any], fonts: Fonts = None) -> bytes:
    """Words and mark in one, for the papers made before signatures had a field for their words."""
    return _fitted("appearance", width, height, context, fonts)


def _fitted(template: str, width: float, height: float, context: Mapping[str, Any], fonts: Fonts) -> bytes:
    """A one-page PDF of this size in points, for `documents.signing.sign`.

    Letters get smaller until everything fits, the signatory goes into one line, short lines of an opinion into two
    columns, and then they are joined; nothing is ever cut off. Raises RenderingFailed when it cannot fit.
    """
    letters = OFFICE_LETTERS if fonts else 1
    for size, changed in _tries(context["opinion"]):
        page = {"width": f"{width:.2f}", "height": f"{height:.2f}", "size": f"{size * letters:.2f}"}
        document = lay_out(render_to_string(f"documents/{template}.html", {**context, **page, **changed}), fonts=fonts)
        if len(document.pages) == 1:
            return bytes(document.write_pdf())
    raise RenderingFailed("the opinion does not fit into the place for a signature")


def _tries(said: str) -> Iterator[tuple[float, dict[str, Any]]]:
    for size in READABLE:
        yield size, {}
        if said:
            yield size, {"in_one_line": True}
        if "\n" in said:
            yield size, {"columns": True}
    # Rather its line breaks are lost in the drawing than that nobody can read it.
    joined = {"opinion": " ".join(said.split())}
    for size in (*READABLE, *SMALL) if "\n" in said else SMALL:
        yield size, joined
