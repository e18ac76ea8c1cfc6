"""`{% csrf_token %}` as this product has it: the token, and whose page the form stands on."""

from __future__ import annotations

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.editing.page_owner import FIELD, page_owner

register = template.Library()


class FormTokenNode(CsrfTokenNode):
    """The hidden fields that every form sends."""

    def render(self, context: Context) -> SafeString:
        request = getattr(context, "request", None)
        owner = page_owner(request) if request else ""
        said = format_html('<input type="hidden" name="{}" value="{}">', FIELD, owner) if owner else SafeString("")
        return SafeString(super().render(context) + said)


@register.tag
def csrf_token(parser: Parser, token: Token) -> FormTokenNode:
    """Takes the place of Django's own tag, so that no form can be written without it, Django's admin included."""
    return FormTokenNode()
