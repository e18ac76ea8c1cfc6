"""Pages shown while they are laid out: whoever sees what the next ones cannot mend may stop the layout there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint import layout

from documents.engine.patching import wrap

# Is told a page and the kind of the one that follows it, None at the end; what it raises ends the layout.
OnPage = Callable[[Any, str | None], None]


def unwatched(_page: Any, _following: str | None) -> None:
    """What is told of pages that nobody looks at."""


def install() -> None:
    """Shows the pages of HTML to its `on_page`, if it has one. Calling it again changes nothing."""
    wrap(layout, "make_all_pages", _make_all_pages)


def _make_all_pages(stock: Callable[..., Iterator[Any]], context: Any, root_box: Any, html: Any, pages: Any) -> Any:
    # Pages that are known already are made again, for the numbers of pages in them.
    on_page = unwatched if pages else getattr(html, "on_page", unwatched)
    for number, page in enumerate(stock(context, root_box, html, pages), 1):
        _, following, *_ = context.page_maker[number]
        on_page(page, following["page"])
        yield page
