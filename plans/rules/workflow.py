"""Whose hands a measure is in: the one table of allowed moves, plain values."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """`draft` — the coordinator's, nobody else works on it; `assigned` — the responsible units fill it in;
    `submitted` — a unit says it is ready, the coordinator looks; `returned` — back at the unit with a reason;
    `accepted` — the coordinator took it. What a unit changes afterwards is `assigned` again until it is accepted.
    """

    DRAFT = "draft"
    ASSIGNED = "assigned"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


STAGE_LABELS: dict[Stage, str] = {
    Stage.DRAFT: "ยังไม่มอบหมาย",
    Stage.ASSIGNED: "อยู่ที่หน่วยงาน",
    Stage.SUBMITTED: "ส่งแล้ว รอตรวจรับ",
    Stage.RETURNED: "ส่งกลับให้แก้ไข",
    Stage.ACCEPTED: "ตรวจรับแล้ว",
}
CHOICES = [(str(stage), label) for stage, label in STAGE_LABELS.items()]
WITH_UNIT = frozenset({Stage.ASSIGNED, Stage.RETURNED, Stage.ACCEPTED})
OWED = frozenset({Stage.ASSIGNED, Stage.RETURNED})  # a unit still has to hand it in
HANDED_IN = frozenset({Stage.SUBMITTED, Stage.ACCEPTED})


class Move(StrEnum):
    """What is done with a measure."""

    ASSIGN = "assign"
    CHANGE = "change"  # a unit saves something
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    ACCEPT = "accept"
    RETURN = "return"


TABLE: dict[tuple[Stage, Move], Stage] = {
    (Stage.DRAFT, Move.ASSIGN): Stage.ASSIGNED,
    (Stage.ACCEPTED, Move.ASSIGN): Stage.ASSIGNED,
    (Stage.ASSIGNED, Move.CHANGE): Stage.ASSIGNED,
    (Stage.RETURNED, Move.CHANGE): Stage.RETURNED,
    (Stage.ACCEPTED, Move.CHANGE): Stage.ASSIGNED,
    (Stage.ASSIGNED, Move.SUBMIT): Stage.SUBMITTED,
    (Stage.RETURNED, Move.SUBMIT): Stage.SUBMITTED,
    (Stage.SUBMITTED, Move.WITHDRAW): Stage.ASSIGNED,
    (Stage.SUBMITTED, Move.ACCEPT): Stage.ACCEPTED,
    (Stage.SUBMITTED, Move.RETURN): Stage.RETURNED,
    (Stage.ACCEPTED, Move.RETURN): Stage.RETURNED,
}


class NotAllowed(Exception):
    """The measure is not in a stage that allows this move."""

    def __init__(self, stage: str, move: Move) -> None:
        super().__init__(f"มาตรการนี้{STAGE_LABELS[Stage(stage)]}แล้ว จึงทำรายการนี้ไม่ได้")
        self.stage, self.move = stage, move


def after(stage: str, move: Move) -> Stage:
    """The stage after a move. Raises NotAllowed."""
    try:
        return TABLE[Stage(stage), move]
    except KeyError:
        raise NotAllowed(stage, move) from None


def allows(stage: str, move: Move) -> bool:
    """Whether the move may be made from this stage."""
    return (Stage(stage), move) in TABLE
