"""Which moves a submission may make: the one table, plain values, no exceptions."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a submission is; what each means is told in approvals.models.Submission."""

    IN_REVIEW = "in_review"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    APPROVED = "approved"
    SEALED = "sealed"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


class Move(StrEnum):
    """What is done to a submission."""

    APPROVE = "approve"  # a step before the last
    APPROVE_LAST = "approve_last"
    RETURN = "return"
    WITHDRAW = "withdraw"
    SEAL = "seal"  # the last signature is in the file
    SUPERSEDE = "supersede"  # a newer version of the paper was sealed
    REVOKE = "revoke"


TABLE: dict[tuple[State, Move], State] = {
    (State.IN_REVIEW, Move.APPROVE): State.IN_REVIEW,
    (State.IN_REVIEW, Move.APPROVE_LAST): State.APPROVED,
    (State.IN_REVIEW, Move.RETURN): State.RETURNED,
    (State.IN_REVIEW, Move.WITHDRAW): State.WITHDRAWN,
    (State.APPROVED, Move.SEAL): State.SEALED,
    (State.SEALED, Move.SUPERSEDE): State.SUPERSEDED,
    (State.SEALED, Move.REVOKE): State.REVOKED,
}


class NotAllowed(Exception):
    """The submission is not in a state that allows this move."""

    def __init__(self, state: State, move: Move) -> None:
        super().__init__(f"{move} is not allowed in state {state}")
        self.state, self.move = state, move


def allowed(state: str, move: Move) -> bool:
    """Whether a page should offer this move."""
    return (State(state), move) in TABLE


def after(state: str, move: Move) -> State:
    """The state after a move. Raises NotAllowed."""
    try:
        return TABLE[State(state), move]
    except KeyError:
        raise NotAllowed(State(state), move) from None
