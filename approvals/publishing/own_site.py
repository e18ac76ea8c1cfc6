"""What a municipality puts into its own web site, ready to be copied: addresses, a link, a frame with the block."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from accounts.models import Municipality
from approvals.publishing.public_year import PublicPaper

FRAME_HEIGHT = 440  # pixels: the figures and three papers on a phone; what is longer is scrolled inside


@dataclass(frozen=True)
class HandedIn:
    """A paper's address that stays for ever, for the item of the checklist that it answers."""

    name: str
    answers: str
    address: str


@dataclass(frozen=True)
class OwnSite:
    """`link` and `frame` are HTML, escaped already as another site's editor takes it."""

    papers: tuple[HandedIn, ...]
    link: str
    frame: str


def for_own_site(municipality: Municipality, fiscal_year: int, papers: tuple[PublicPaper, ...]) -> OwnSite:
    """For a year and the papers that are shown of it."""
    parts = {"code": municipality.code, "fiscal_year": fiscal_year}
    name = f"ITA ปีงบประมาณ พ.ศ. {fiscal_year} {municipality}"
    return OwnSite(
        papers=tuple(
            HandedIn(each.name, each.answers, _address("public-year-paper", **parts, slug=each.slug)) for each in papers
        ),
        link=format_html('<a href="{}">{}</a>', _address("public-year", **parts), name),
        frame=format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy"></iframe>',
            _address("public-year-embed", **parts),
            name,
            FRAME_HEIGHT,
        ),
    )


def _address(page: str, **parts: object) -> str:
    return settings.PUBLIC_URL + reverse(page, kwargs=parts)
