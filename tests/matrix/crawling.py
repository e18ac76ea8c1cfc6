"""The forms that the portal's own pages show, as a browser would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import lxml.html
from django.test import Client


@dataclass(frozen=True)
class Form:
    """Where a form goes, how, and what it holds untouched."""

    address: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    files: tuple[str, ...] = ()

    @property
    def kind(self) -> tuple[Any, ...]:
        """Forms that differ in nothing but whose row they are about are tried once."""
        return (self.method, "".join("#" if c.isdigit() else c for c in self.address), *sorted(self.fields))


def forms_of(client: Client, address: str) -> list[Form]:
    """The forms of a page, and its links that carry a query; nothing where it does not answer with a page."""
    answer = client.get(address)
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html") or not answer.content:
        return []
    page = lxml.html.fromstring(answer.content.decode())
    found = [_form(address, form) for form in page.iter("form")]
    for link in page.iter("a"):
        target = urlsplit(urljoin(address, str(link.get("href") or "")))
        if target.query and not target.netloc:
            found.append(Form(target.path, "get", {name: [value] for name, value in parse_qsl(target.query, True)}))
    return found


def _form(address: str, form: Any) -> Form:
    fields: dict[str, list[str]] = {}
    files = []
    for control in form.xpath(".//input | .//textarea | .//select | .//button"):
        name, kind = control.get("name"), control.get("type")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if kind == "file":
            files.append(name)
        elif control.tag == "select":
            fields.setdefault(name, []).extend(control.xpath(".//option[@selected]/@value") or [""])
        elif control.tag == "textarea":
            fields.setdefault(name, []).append(control.text or "")
        elif kind not in {"checkbox", "radio"} or control.get("checked") is not None:
            fields.setdefault(name, []).append(control.get("value") or "")
        else:
            fields.setdefault(name, [])
    method = (form.get("method") or "get").lower()
    return Form(urlsplit(urljoin(address, form.get("action") or "")).path, method, fields, tuple(files))
