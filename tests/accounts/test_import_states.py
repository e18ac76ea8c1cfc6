"""The moves of a file on its way in, every state against every move."""

import pytest

from accounts.import_states import STATE_LABELS, TABLE, UNFINISHED, Move, State, after, before

WAY = {
    Move.READ: ({State.QUEUED, State.READING}, State.READING),
    Move.ACCEPT: ({State.READING}, State.CHECKED),
    Move.REFUSE: ({State.READING, State.STORING}, State.REFUSED),
    Move.AGAIN: ({State.CHECKED, State.REFUSED, State.STORING}, State.QUEUED),
    Move.CONFIRM: ({State.CHECKED}, State.STORING),
    Move.STORE: ({State.STORING}, State.STORED),
    Move.CANCEL: ({State.QUEUED, State.READING, State.CHECKED, State.STORING}, State.CANCELLED),
    Move.FORGET: ({State.CHECKED, State.REFUSED}, State.CANCELLED),
    Move.FAIL: ({State.QUEUED, State.READING, State.STORING}, State.FAILED),
}


@pytest.mark.parametrize("move", Move)
def test_a_move_is_allowed_where_the_table_says_and_leads_to_one_state(move: Move) -> None:
    assert (set(before(move)), after(move)) == WAY[move]


def test_what_is_over_stays_so() -> None:
    over = {State.STORED, State.CANCELLED, State.FAILED}
    assert {state for state, _ in TABLE} == set(State) - over
    assert UNFINISHED.isdisjoint(over)


def test_every_state_has_its_words() -> None:
    assert STATE_LABELS.keys() == set(State)
