"""What a year calls its items, what its questions ask about, which items ask for our papers; how sure each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_VERIFIED = frozenset({"verified", "read"})


def is_verified(certainty: str) -> bool:
    """Whether a data file's word for how sure something is lets it stand unmarked; 2568.toml explains the words."""
    return certainty in _VERIFIED


@dataclass(frozen=True)
class Title:
    """An item's official name, or what a question asks about in our own words; how sure it is, and where it is from."""

    words: str
    certainty: str
    source: str
    of_year: int | None = None  # whose words they are, where not the year's own

    @property
    def verified(self) -> bool:
        return is_verified(self.certainty)


class Duty(StrEnum):
    """What every checklist asks of us, under another number each year."""

    PLAN = "plan"
    REPORT = "report"


DUTY_NAMES: dict[Duty, str] = {Duty.PLAN: "ข้อที่ให้แสดงแผน", Duty.REPORT: "ข้อที่ให้แสดงรายงานผล"}


@dataclass(frozen=True)
class Element:
    """Something that a paper must hold to answer its item."""

    words: str
    certainty: str

    @property
    def verified(self) -> bool:
        return is_verified(self.certainty)


@dataclass(frozen=True)
class DutyItem:
    """The item of one year that asks for a duty; `title` is None where the year's titles do not have it."""

    fiscal_year: int
    item: str
    certainty: str
    title: Title | None
    paper_title: str
    elements: tuple[Element, ...]

    @property
    def verified(self) -> bool:
        """Whether the item's number is."""
        return is_verified(self.certainty)


def read_titles(data: Mapping[str, Any], key: str = "titles") -> dict[str, Title]:
    """Question → title, from a data file; with "subjects", question → what it asks about."""
    return {
        question: Title(words, group["certainty"], group["source"], group.get("of_year"))
        for group in data.get(key, ())
        for question, words in group["names"].items()
    }


def read_duties(data: Mapping[str, Any]) -> dict[Duty, DutyItem]:
    """Duty → the year's item, from a data file; every year has both."""
    titles = read_titles(data)
    return {
        duty: DutyItem(
            fiscal_year=data["fiscal_year"],
            item=said["item"],
            certainty=said["certainty"],
            title=titles.get(said["item"]),
            paper_title=said["paper_title"],
            elements=tuple(Element(e["words"], e["certainty"]) for e in said["elements"]),
        )
        for duty, said in ((duty, data["duties"][duty]) for duty in Duty)
    }
