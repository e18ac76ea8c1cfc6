"""What the rows of a year are made of: states, what is missing, days in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ita_portal.year.facts import Link, YearFacts
from thai.dates import short_date

COORDINATOR = "ผู้ประสานงาน"


class State(StrEnum):
    """`done`; `ready` — can begin; `now` — under way; `wait` — on somebody's desk; `late` — overdue, sent back or
    failed; `off` — cannot begin yet, and the row says why."""

    DONE = "done"
    READY = "ready"
    NOW = "now"
    WAIT = "wait"
    LATE = "late"
    OFF = "off"


@dataclass(frozen=True)
class Missing:
    """One thing a row lacks, in words, with the page that mends it; `bad` where it is late or wrong."""

    words: str
    link: Link | None = None
    bad: bool = False


@dataclass(frozen=True)
class YearTask:
    """A row of the year. `go` leads on; `todo` says in the imperative what is to be done, for whoever may."""

    key: str
    name: str
    state: State
    said: str
    who: str = COORDINATOR
    when: str = ""
    missing: tuple[Missing, ...] = ()
    go: Link | None = None
    todo: str = ""

    @property
    def detail(self) -> str:
        return " · ".join(each.words for each in self.missing)


@dataclass(frozen=True)
class Phase:
    """Tasks that belong together."""

    name: str
    tasks: tuple[YearTask, ...]


def off(key: str, name: str, why: str, link: Link | None = None) -> YearTask:
    """A row that cannot begin yet, and why."""
    return YearTask(key, name, State.OFF, "ยังเริ่มไม่ได้", who="", missing=(Missing(why, link),) if why else ())


def until(facts: YearFacts) -> str:
    """The day by which papers and links are wanted; empty where none is known."""
    if facts.due is None:
        return ""
    return f"{'คาดว่า' if facts.due.expected_from else 'ภายใน'} {short_date(facts.due.end)}"


def days_between(today: dt.date, day: dt.date) -> str:
    """อีก 49 วัน, วันนี้, or เลยมา 3 วัน."""
    left = (day - today).days
    return f"อีก {left} วัน" if left > 0 else "วันนี้" if left == 0 else f"เลยมา {-left} วัน"
