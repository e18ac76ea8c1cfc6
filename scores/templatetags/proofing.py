"""What is found in the texts of a form, below their boxes."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import Context

from scores.proofing.live import Proofs, ShownText

register = template.Library()


@register.inclusion_tag("scores/_findings.html", takes_context=True)
def findings_of(context: Context, field: BoundField) -> dict[str, Any]:
    """What is found in this field's text, by the page's `proofs`; a page that is only a part has none of them."""
    proofs: Proofs | None = context.get("proofs")
    text = str(field.value() or "").replace("\r\n", "\n")
    shown = proofs.shown(field.html_name, text) if proofs else ShownText(field.html_name, text)
    return {"shown": shown, "box": field.auto_id}
