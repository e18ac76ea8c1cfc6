"""Which moves a version of a paper may make while its file is made: the one table, plain values, no exceptions."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a version is; what each means is told in documents.models.PaperVersion."""

    QUEUED = "queued"
    RENDERING = "rendering"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What is done to a version."""

    RENDER = "render"  # a worker is at it: its first step and each one after it
    FINISH = "finish"
    FAIL = "fail"
    CANCEL = "cancel"
    RETRY = "retry"


TABLE: dict[tuple[State, Move], State] = {
    (State.QUEUED, Move.RENDER): State.RENDERING,
    (State.RENDERING, Move.RENDER): State.RENDERING,
    (State.RENDERING, Move.FINISH): State.READY,
    (State.QUEUED, Move.FAIL): State.FAILED,
    (State.RENDERING, Move.FAIL): State.FAILED,
    (State.QUEUED, Move.CANCEL): State.CANCELLED,
    (State.RENDERING, Move.CANCEL): State.CANCELLED,
    (State.FAILED, Move.RETRY): State.QUEUED,
    (State.CANCELLED, Move.RETRY): State.QUEUED,
}

UNFINISHED = frozenset({State.QUEUED, State.RENDERING})


def after(state: str, move: Move) -> State | None:
    """The state after a move; None where the version must not make it (any more)."""
    return TABLE.get((State(state), move))
