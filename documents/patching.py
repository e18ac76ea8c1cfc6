"""How functions of WeasyPrint are wrapped: once a process, and never without a way back to the stock one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_STOCK = "_ita_stock"


def wrap(owner: Any, name: str, wrapper: Callable[..., Any]) -> None:
    """Makes `wrapper`, called with the stock function first, answer for `owner.name`. A second call changes nothing."""
    stock = getattr(owner, name)
    if hasattr(stock, _STOCK):
        return

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        return wrapper(stock, *args, **kwargs)

    setattr(wrapped, _STOCK, stock)
    setattr(owner, name, wrapped)


def unwrap(owner: Any, name: str) -> None:
    """Gives `owner.name` its stock function back."""
    setattr(owner, name, getattr(getattr(owner, name), _STOCK, getattr(owner, name)))
