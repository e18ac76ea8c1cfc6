"""Which unit of the municipality each name of a table is: one there is, a new one, or what a person chose for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import Unit
from accounts.permissions import Actor
from plans.transfer.columns import HEADING_LABELS
from plans.transfer.measure_reading import Note, ReadMeasure
from plans.transfer.units import same_unit
from tables.errors import RowError
from thai.likeness import LIKELY, close_name, close_names
from thai.printable import refusal

MOST_NEW_UNITS = 200  # more come from a column that is something else
LONGEST = Unit._meta.get_field("name").max_length or 0
SHOWN = 200  # letters of a refused name
NEW, NO_UNIT = "new", "none"

Choices = Mapping[str, str]  # a name of the table → NEW, NO_UNIT or a unit's key


@dataclass
class UnknownName:
    """A name of a table that is no unit yet. `chosen` is empty while nobody has chosen; `close` are the keys of units
    that are spelt alike, the closest first; `meant` the key of one that is most likely meant, or 0."""

    name: str
    chosen: str
    close: list[int]
    meant: int
    measures: int = 0

    def as_json(self) -> dict[str, Any]:
        return vars(self)


class UnitsOfTable:
    """The municipality's units, and those a table adds, which are not stored yet.

    Without `choices` (the command) a name that is unknown becomes a unit; with them only where somebody chose so.
    """

    def __init__(self, actor: Actor, choices: Choices | None) -> None:
        self._municipality, self._choices = actor.municipality, choices
        there = Unit.objects.filter(municipality=actor.municipality).select_related("merged_into")
        self._units = {unit.name: unit.merged_into or unit for unit in there}
        self._keys = {str(unit.pk): unit for unit in self._units.values()}
        self._stored = tuple(self._units)
        self._meant: dict[str, Unit] = {}  # by what the table calls it
        self._new = 0
        self.unknown: dict[str, UnknownName] = {}

    def find(self, read: ReadMeasure, errors: list[RowError]) -> list[Unit]:
        """The units a measure names, in its order; its notes say what is new, undecided or no unit."""
        found: dict[str, Unit] = {}
        for name in read.units:
            unit = self._meant.get(name) or self._unit(read, name, errors)
            if name in self.unknown:
                self.unknown[name].measures += 1
            if unit is not None:
                self._meant[name] = found[unit.name] = unit
        self._note_new(read, [unit.name for unit in found.values() if unit.pk is None])
        read.units = list(found)
        return list(found.values())

    def _note_new(self, read: ReadMeasure, names: list[str]) -> None:
        label = HEADING_LABELS["units"]
        undecided = [name for name in names if name in self.unknown and not self.unknown[name].chosen]
        if new := [name for name in names if name not in undecided]:
            read.notes.append(Note("new", label, f"หน่วยงานใหม่ที่จะเพิ่มในระบบ: {', '.join(new)}"))
        if undecided:
            read.notes.append(Note("doubt", label, f"ยังไม่ได้เลือกว่าเป็นหน่วยงานใด: {', '.join(undecided)}"))
        for name in new if self._choices is None else ():
            if close := close_name(name, self._stored):
                said = f"หน่วยงาน “{name}” สะกดคล้าย “{close}” ที่มีอยู่แล้ว หากเป็นหน่วยงานเดียวกัน กรุณาแก้ชื่อในตารางก่อนนำเข้า"
                read.notes.append(Note("doubt", label, said))

    def _unit(self, read: ReadMeasure, name: str, errors: list[RowError]) -> Unit | None:
        chosen = "" if self._choices is None else self._choices.get(name, "")
        fits = len(name) <= LONGEST and not refusal(name)
        known = same_unit(name, self._units) if fits else None
        if self._choices is not None and (known is None or self._units[known].pk is None):
            chosen = self._asked(name, chosen)
            if chosen == NO_UNIT:
                read.leftover.append(f"{HEADING_LABELS['units']}: {name}")
                read.notes.append(Note("moved", HEADING_LABELS["units"], f"“{name}” ไม่ใช่หน่วยงาน จึงเก็บไว้ในหมายเหตุ"))
                return None
            if chosen and chosen != NEW:
                return self._keys[chosen]
        if known is not None:
            return self._units[known]
        if not fits and chosen != NEW and self._choices is not None:
            return None  # to be chosen: it can only be another unit, or none
        return self._added(read, name, errors)

    def _asked(self, name: str, chosen: str) -> str:
        """What was chosen for the name, which is asked for; nothing where that unit is gone."""
        if chosen not in (NEW, NO_UNIT) and chosen not in self._keys:
            chosen = ""
        if name not in self.unknown:
            stored = {name: self._units[name].pk for name in self._stored}
            close = list(dict.fromkeys(stored[other] for other in close_names(name, stored)))
            likely = close_names(name, stored, LIKELY)[:1]
            self.unknown[name] = UnknownName(name, chosen, close, stored[likely[0]] if likely else 0)
        return chosen

    def _added(self, read: ReadMeasure, name: str, errors: list[RowError]) -> Unit | None:
        if len(name) > LONGEST:
            wrong = f"ชื่อหน่วยงานยาวเกิน {LONGEST} ตัวอักษร"
        elif not (wrong := refusal(name)) and self._new >= MOST_NEW_UNITS:
            wrong = f"ตารางนี้มีหน่วยงานใหม่เกิน {MOST_NEW_UNITS} หน่วย โปรดตรวจคอลัมน์นี้"
        if wrong:
            shown = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
            errors.append(RowError(read.rows[0], HEADING_LABELS["units"], shown, wrong))
            return None
        order = max((unit.order for unit in self._units.values()), default=0) + 1
        self._new += 1
        self._units[name] = Unit(municipality=self._municipality, name=name, order=order)
        return self._units[name]
