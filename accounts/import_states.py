"""Where a file is on its way in, of scores or of measures: the one table of allowed moves, plain values."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """`queued` and `reading` — a worker judges it; `checked` — nothing is wrong, it waits to be confirmed;
    `refused` — it has errors; `storing` — confirmed, a worker stores it; `stored` — done; `cancelled` — stopped before
    anything was stored; `failed` — something broke, nothing was stored.
    """

    QUEUED = "queued"
    READING = "reading"
    CHECKED = "checked"
    REFUSED = "refused"
    STORING = "storing"
    STORED = "stored"
    CANCELLED = "cancelled"
    FAILED = "failed"


STATE_LABELS: dict[State, str] = {
    State.QUEUED: "รอตรวจ",
    State.READING: "กำลังตรวจ",
    State.CHECKED: "ตรวจผ่าน รอยืนยัน",
    State.REFUSED: "มีข้อผิดพลาด",
    State.STORING: "กำลังบันทึก",
    State.STORED: "บันทึกแล้ว",
    State.CANCELLED: "ยกเลิก",
    State.FAILED: "ไม่สำเร็จ",
}
CHOICES = [(str(state), label) for state, label in STATE_LABELS.items()]
UNFINISHED = frozenset({State.QUEUED, State.READING, State.STORING})  # a worker is at it, or will be


class Move(StrEnum):
    """What is done with a file."""

    READ = "read"  # a worker takes it up, or up again
    AGAIN = "again"  # what it was judged by has changed, or a person's choices have
    ACCEPT = "accept"
    REFUSE = "refuse"
    CONFIRM = "confirm"
    STORE = "store"
    CANCEL = "cancel"
    FORGET = "forget"  # nobody confirmed it for long
    FAIL = "fail"


TABLE: dict[tuple[State, Move], State] = {
    (State.QUEUED, Move.READ): State.READING,
    (State.READING, Move.READ): State.READING,
    (State.READING, Move.ACCEPT): State.CHECKED,
    (State.READING, Move.REFUSE): State.REFUSED,
    (State.CHECKED, Move.CONFIRM): State.STORING,
    (State.CHECKED, Move.AGAIN): State.QUEUED,
    (State.REFUSED, Move.AGAIN): State.QUEUED,
    (State.STORING, Move.AGAIN): State.QUEUED,
    (State.STORING, Move.STORE): State.STORED,
    (State.STORING, Move.REFUSE): State.REFUSED,  # the municipality changed since it was judged
    (State.QUEUED, Move.CANCEL): State.CANCELLED,
    (State.READING, Move.CANCEL): State.CANCELLED,
    (State.CHECKED, Move.CANCEL): State.CANCELLED,
    (State.STORING, Move.CANCEL): State.CANCELLED,
    (State.CHECKED, Move.FORGET): State.CANCELLED,
    (State.REFUSED, Move.FORGET): State.CANCELLED,
    (State.QUEUED, Move.FAIL): State.FAILED,
    (State.READING, Move.FAIL): State.FAILED,
    (State.STORING, Move.FAIL): State.FAILED,
}


def before(move: Move) -> frozenset[State]:
    """The states a move is allowed in."""
    return frozenset(state for state, made in TABLE if made is move)


def after(move: Move) -> State:
    """The state a move leads to, the same from wherever it is made."""
    [state] = {led_to for (_, made), led_to in TABLE.items() if made is move}
    return state
