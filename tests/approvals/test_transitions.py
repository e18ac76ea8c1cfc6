"""Every move from every state: the seven that are allowed, and no other."""

from itertools import product

import pytest

from approvals.transitions import Move, NotAllowed, State, after, allowed

ALLOWED = {
    (State.IN_REVIEW, Move.APPROVE): State.IN_REVIEW,
    (State.IN_REVIEW, Move.APPROVE_LAST): State.APPROVED,
    (State.IN_REVIEW, Move.RETURN): State.RETURNED,
    (State.IN_REVIEW, Move.WITHDRAW): State.WITHDRAWN,
    (State.APPROVED, Move.SEAL): State.SEALED,
    (State.SEALED, Move.SUPERSEDE): State.SUPERSEDED,
    (State.SEALED, Move.REVOKE): State.REVOKED,
}


@pytest.mark.parametrize(("state", "move"), ALLOWED)
def test_an_allowed_move_leads_to_its_state(state: State, move: Move) -> None:
    assert allowed(state, move)
    assert after(state, move) is ALLOWED[state, move]
    assert after(state.value, move) is ALLOWED[state, move]  # as the database holds it


@pytest.mark.parametrize(("state", "move"), sorted(set(product(State, Move)) - set(ALLOWED)))
def test_every_other_move_is_refused(state: State, move: Move) -> None:
    with pytest.raises(NotAllowed) as refused:
        after(state, move)
    assert (refused.value.state, refused.value.move) == (state, move)
    assert not allowed(state, move)


def test_an_unknown_state_is_an_error_of_its_own() -> None:
    with pytest.raises(ValueError, match="lost"):
        after("lost", Move.APPROVE)
