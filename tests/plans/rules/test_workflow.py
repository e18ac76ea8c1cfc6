"""The table of a measure's moves, cell by cell."""

import pytest

from plans.rules.workflow import CHOICES, STAGE_LABELS, WITH_UNIT, Move, NotAllowed, Stage, after, allows

TABLE = """
           assign   change   submit    withdraw accept   return
draft      assigned -        -         -        -        -
assigned   -        assigned submitted -        -        -
submitted  -        -        -         assigned accepted returned
returned   -        returned submitted -        -        -
accepted   assigned assigned -         -        -        returned
"""
MOVES = [Move(word) for word in TABLE.splitlines()[1].split()]
CELLS = [
    (Stage(stage), move, cell)
    for stage, *cells in map(str.split, TABLE.splitlines()[2:])
    for move, cell in zip(MOVES, cells, strict=True)
]


@pytest.mark.parametrize(("stage", "move", "cell"), CELLS)
def test_every_cell(stage: Stage, move: Move, cell: str) -> None:
    assert allows(stage, move) is (cell != "-")
    if cell == "-":
        with pytest.raises(NotAllowed, match=STAGE_LABELS[stage]):
            after(stage, move)
    else:
        assert after(stage, move) == cell


def test_the_table_knows_every_stage_and_move() -> None:
    assert {stage for stage, _, _ in CELLS} == set(Stage) == set(STAGE_LABELS)
    assert set(MOVES) == set(Move)
    assert dict(CHOICES) == STAGE_LABELS


def test_a_unit_may_work_exactly_where_its_changes_are_allowed() -> None:
    assert {stage for stage in Stage if allows(stage, Move.CHANGE)} == WITH_UNIT
