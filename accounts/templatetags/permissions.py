"""Templates ask the same question views do: {% if actor|may:"EDIT_PLAN" %}."""

from django import template

from accounts.permissions import Actor, Capability, can

register = template.Library()


@register.filter
def may(actor: Actor, capability: str) -> bool:
    """Whether the actor has the capability; an unknown name raises KeyError."""
    return can(actor, Capability[capability])
