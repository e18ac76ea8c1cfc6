"""The guide: docs/guide/, one page a role, as Markdown → HTML; the same files are read in the repository."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image

FOLDER = settings.BASE_DIR / "docs" / "guide"
PICTURES = FOLDER / "pictures"
MOVING_IN = "moving-in"  # a document that stands beside the guide, and is read as a page of it
# The pages in their order; a role's page bears the role's name.
PAGES = ("staff", "coordinator", "auditor", "executive", "local-administrator", "officer", "administrator", MOVING_IN)


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide as it is shown."""

    slug: str
    title: str
    body: SafeString


@cache
def guide_page(slug: str) -> GuidePage:
    """One of `PAGES`, or its "index"; read once, for the files come with the product. KeyError for any other."""
    if slug not in {"index", *PAGES}:
        raise KeyError(slug)
    file = FOLDER.parent / f"{slug}.md" if slug == MOVING_IN else FOLDER / f"{slug}.md"
    text = file.read_text("utf-8")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    title = next(token.content for token in tokens if token.type == "inline")
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrs["id"] = "-".join(words.content.split())  # as the files' own links name it
    for token in tokens:
        for child in token.children or ():
            _lead(child)
    body = markdown.renderer.render(tokens[3:], markdown.options, {})  # the title stands in the page's own heading
    return GuidePage(slug, title, mark_safe(body))  # noqa: S308 - our own text, without HTML of its own


def guide_pages() -> list[GuidePage]:
    """The pages in their order."""
    return [guide_page(slug) for slug in PAGES]


def pictures() -> dict[str, Path]:
    """Every picture of the guide by its name."""
    return {file.stem: file for folder in (PICTURES, FOLDER.parent / MOVING_IN) for file in folder.glob("*.png")}


def _lead(token: Token) -> None:
    """Lets a link between the files, or a picture, lead to its address here."""
    if token.type == "link_open":
        name, _, part = str(token.attrs["href"]).partition("#")
        if name.endswith(".md"):
            slug = PurePosixPath(name).stem
            page = reverse("guide") if slug == "index" else reverse("guide-page", kwargs={"slug": slug})
            token.attrs["href"] = page + (f"#{part}" if part else "")
    elif token.type == "image":
        name = PurePosixPath(str(token.attrs["src"])).stem
        token.attrs |= {"src": reverse("guide-picture", kwargs={"name": name}), "loading": "lazy"}
        if file := pictures().get(name):  # one that is being taken anew has no size yet
            with Image.open(file) as picture:
                token.attrs |= {"width": picture.width, "height": picture.height}
