"""Where a measure table is on its way into a plan: the one table of allowed moves, plain values."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """`shown` — read, and waiting to be confirmed; `stored` — its measures are in the plan; `cancelled` — dropped."""

    SHOWN = "shown"
    STORED = "stored"
    CANCELLED = "cancelled"


STATE_LABELS: dict[State, str] = {
    State.SHOWN: "รอยืนยัน",
    State.STORED: "นำเข้าแล้ว",
    State.CANCELLED: "ไม่นำเข้า",
}
CHOICES = [(str(state), label) for state, label in STATE_LABELS.items()]


class Move(StrEnum):
    """What is done with a table."""

    STORE = "store"
    CANCEL = "cancel"
    FORGET = "forget"  # nobody confirmed it for long


TABLE: dict[tuple[State, Move], State] = {
    (State.SHOWN, Move.STORE): State.STORED,
    (State.SHOWN, Move.CANCEL): State.CANCELLED,
    (State.SHOWN, Move.FORGET): State.CANCELLED,
}


def after(state: str, move: Move) -> State | None:
    """The state after a move; None where it may not be made."""
    return TABLE.get((State(state), move))
