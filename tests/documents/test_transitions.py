"""Every move from every state: the nine that are allowed, and no other."""

from itertools import product

import pytest

from documents.transitions import UNFINISHED, Move, State, after

ALLOWED = {
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


@pytest.mark.parametrize(("state", "move"), list(product(State, Move)))
def test_a_move_leads_to_its_state_or_nowhere(state: State, move: Move) -> None:
    assert after(state, move) is ALLOWED.get((state, move))
    assert after(state.value, move) is ALLOWED.get((state, move))  # as the database holds it


def test_what_is_ready_stays_so() -> None:
    assert [after(State.READY, move) for move in Move] == [None] * len(Move)
    assert {state for state in State if after(state, Move.CANCEL)} == UNFINISHED


def test_an_unknown_state_is_an_error_of_its_own() -> None:
    with pytest.raises(ValueError, match="lost"):
        after("lost", Move.RENDER)
