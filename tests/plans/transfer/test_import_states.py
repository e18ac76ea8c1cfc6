"""The table of a measure table's moves, cell by cell."""

import pytest

from plans.transfer.import_states import CHOICES, STATE_LABELS, TABLE, Move, State, after


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(
    ("move", "led_to"),
    [(Move.STORE, State.STORED), (Move.CANCEL, State.CANCELLED), (Move.FORGET, State.CANCELLED)],
)
def test_only_what_is_shown_may_move(state: State, move: Move, led_to: State) -> None:
    assert after(state, move) == (led_to if state is State.SHOWN else None)


def test_the_table_knows_every_state_and_move() -> None:
    assert {move for _, move in TABLE} == set(Move)
    assert {state for state, _ in TABLE} | set(TABLE.values()) == set(State) == set(STATE_LABELS)
    assert dict(CHOICES) == STATE_LABELS
