"""How functions of WeasyPrint are wrapped: by each wrapper once, and never without a way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

_UNDER, _WRAPPER = "_ita_under", "_ita_wrapper"


def wrap(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """Makes `wrapper` answer for `owner.name`, called with the function so far first; twice is once."""
    now = getattr(owner, name)
    under = layer = now.fget if isinstance(now, property) else now
    while hasattr(layer, _UNDER):
        if getattr(layer, _WRAPPER) is wrapper:
            return
        layer = getattr(layer, _UNDER)

    wrapped: Any
    if isinstance(owner, type) and not isinstance(now, property):

        def wrapped(*args: Any, **kwargs: Any) -> Any:  # a method is bound, which a partial is not
            return wrapper(under, *args, **kwargs)

    else:
        wrapped = partial(wrapper, under)  # costs a third of that

    setattr(wrapped, _UNDER, under)
    setattr(wrapped, _WRAPPER, wrapper)
    setattr(owner, name, property(wrapped) if isinstance(now, property) else wrapped)


def unwrap(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """Takes `wrapper` away again where it was the last; anywhere else nothing changes."""
    now = getattr(owner, name)
    layer = now.fget if isinstance(now, property) else now
    if getattr(layer, _WRAPPER, None) is wrapper:
        under = getattr(layer, _UNDER)
        setattr(owner, name, property(under) if isinstance(now, property) else under)


def stock(owner: Any, name: str) -> Any:
    """WeasyPrint's own function, under all that wraps it."""
    layer = getattr(owner, name)
    while hasattr(layer, _UNDER):
        layer = getattr(layer, _UNDER)
    return layer
