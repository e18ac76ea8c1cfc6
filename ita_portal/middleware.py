"""For every address at once: text that no database and no form can hold is refused, and pages are sent compressed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.middleware.gzip import GZipMiddleware

# NUL, which PostgreSQL cannot store, and half characters, which cannot be written as UTF-8.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


class RefuseUnreadable:
    """400 for such text in the address, its query, a cookie, a header, a field or a file's name.

    What the address and headers say is judged before anything asks the session; the fields after the form's token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # Declared otherwise, a part of a form would be decoded by any codec of Python's, escapes included.
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("the form's text is not UTF-8")
        headers = (value for name, value in request.META.items() if name.startswith("HTTP_"))
        _refuse([request.path, *_texts(request.GET), *request.COOKIES.values(), *headers])
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: Any, kwargs: Any) -> None:
        _refuse(_texts(request.POST))
        _refuse(file.name or "" for _, files in request.FILES.lists() for file in files)


class CompressPages(GZipMiddleware):
    """Pages alone, of which a fifth or less is left; papers and files gain nothing, and a page's own files come packed.

    What a page says must not be guessed from its length: a form's token is masked anew each time, and the parent class
    adds a name of random length.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        return super().process_response(request, response) if is_page else response


def _texts(data: QueryDict) -> Iterator[str]:
    for name, values in data.lists():
        yield name
        yield from map(str, values)


def _refuse(texts: Iterable[str]) -> None:
    if any(map(_UNREADABLE.search, texts)):
        raise BadRequest("the request holds NUL or half a character")
