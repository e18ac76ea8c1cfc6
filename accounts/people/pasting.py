"""People pasted as a table: which row is somebody new, who is there already, and what must be mended first.

What a name of a unit or a position means is never decided silently: one that is spelt alike is proposed and shown, a
new position is named as new, and a unit that nobody knows waits until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import Max

from accounts.administered import administered, keep_administered
from accounts.audit import lock
from accounts.editing.merging import mark
from accounts.models import Position, Role, Unit
from accounts.people.actions import Added, PersonFields, add_people
from accounts.people.members import Person
from accounts.people.usernames import propose_username
from accounts.permissions import Actor, Capability, require
from tables.errors import Unreadable
from tables.grid import Table, Wanted
from tables.headings import Headings
from tables.separated import read_paste
from thai.likeness import LIKELY, close_names, squeezed
from thai.printable import refusal
from thai.text import normalise

MOST_ROWS = 100
LONGEST_PASTE = 60_000  # letters
NEW, NONE = "new", "none"  # choices beside the keys of units and positions
COLUMNS = ("name", "position", "unit", "role", "email")
_WORDINGS = {
    **dict.fromkeys(("ชื่อ", "ชื่อสกุล", "ชื่อนามสกุล", "ชื่อและนามสกุล", "ชื่อตัวชื่อสกุล", "name"), "name"),
    **dict.fromkeys(("ตำแหน่ง", "ตำแหน่งในสายงาน", "position"), "position"),
    **dict.fromkeys(("หน่วยงาน", "สังกัด", "กอง", "สำนัก/กอง", "ส่วนราชการ", "unit"), "unit"),
    **dict.fromkeys(("บทบาท", "สิทธิ", "หน้าที่ในระบบ", "role"), "role"),
    **dict.fromkeys(("อีเมล", "อีเมล์", "อีเมลล์", "email", "e-mail", "mail"), "email"),
}
_ROLES = {
    **{squeezed(str(role.label)): role.value for role in Role},
    **{role.value: role.value for role in Role},
    "เจ้าหน้าที่": "staff",
    "ผู้ประสานงาน": "coordinator",
    "ผู้ตรวจสอบภายใน": "auditor",
}


@dataclass(frozen=True)
class PastedRow:
    """One row as pasted and mended: texts, and what was chosen for its unit, position and role; "" for not yet."""

    name: str = ""
    position: str = ""
    unit: str = ""
    role: str = ""
    email: str = ""
    unit_choice: str = ""
    position_choice: str = ""


@dataclass
class JudgedRow:
    """A row with what becomes of it: `problems` by field, what is meant, and who is meant where somebody is there."""

    row: PastedRow
    role: str = ""
    unit: str = ""  # a unit's key, NEW or NONE; "" while nobody has chosen
    position: str = ""
    near: tuple[str, ...] = ()  # the fields whose names were only spelt alike, or are new
    problems: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # of unit and position, as they are called here
    held: str = ""  # who holds the position already
    there: Person | None = None

    @property
    def state(self) -> str:
        """ "add", "there" or "mend"."""
        return "there" if self.there else "mend" if self.problems else "add"


def read_people(text: str) -> list[PastedRow]:
    """The rows of a pasted table, in whichever order its headings stand; without headings in the order of COLUMNS.

    Unreadable for what holds no table, or too many rows.
    """
    wanted = Wanted("บุคคล", is_heading=lambda cells: len({*map(_column, cells)} - {None}) > 1, is_band=lambda _: False)
    parts = read_paste(text, wanted)
    rows = [[cell.text for cell in row.cells] for part in parts if isinstance(part, Table) for row in part.rows]
    rows = rows or [[part] for part in parts if isinstance(part, str)]
    rows = [cells for cells in rows if any(cell.strip() for cell in cells)]
    headings = Headings(COLUMNS, COLUMNS)
    if rows and wanted.is_heading(rows[0]):
        headings = Headings.of(rows.pop(0), _column)
        if "name" not in headings.names:
            raise Unreadable("ไม่พบคอลัมน์ชื่อในหัวตาราง")
    if not rows:
        raise Unreadable("ไม่พบรายชื่อในข้อความที่วาง")
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"วางได้ครั้งละไม่เกิน {MOST_ROWS} คน กรุณาแบ่งวาง")
    records = (headings.record(cells) for cells in rows)
    return [PastedRow(**{name: one_line(record.get(name, "")) for name in COLUMNS}) for record in records]


def one_line(text: str) -> str:
    """A cell in one spelling on one line; nothing for a dash."""
    said = " ".join(normalise(text).split())
    return "" if said in {"-", "–", "—"} else said


def _column(cell: str) -> str | None:
    said = squeezed(normalise(cell)).replace("–", "").replace("-", "").strip(":*")
    return _WORDINGS.get(said) or _WORDINGS.get(squeezed(cell))


class Judge:
    """What there is already, read once, against which rows are judged; `seen` is its fingerprint, by which a page
    notices that a name may mean something else by now."""

    def __init__(self, people: Sequence[Person], units: Iterable[Unit], positions: Iterable[Position]) -> None:
        known = {unit.name: unit.merged_into or unit for unit in units}
        self.units = {str(unit.pk): unit for unit in known.values()}
        self.positions = {str(position.pk): position for position in positions}
        self._unit_names = {name: str(unit.pk) for name, unit in known.items()}
        self._position_names = {position.title: key for key, position in self.positions.items()}
        self._by_name = {squeezed(person.user.name): person for person in people}
        self._by_email = {person.user.email.casefold(): person for person in people if person.user.email}
        self._holders = {str(position.pk): person for person in people for position in person.positions}
        self._found: dict[tuple[str, str], tuple[str, bool]] = {}
        closed = {key: str(unit.closed_on) for key, unit in self.units.items()}
        held = {key: person.user.pk for key, person in self._holders.items()}
        self.seen = mark([sorted(each.items()) for each in (self._unit_names, closed, self._position_names, held)])

    def judge(self, rows: Sequence[PastedRow]) -> list[JudgedRow]:
        """Every row, and those that name the same person twice."""
        judged = [self._judged(row) for row in rows]
        seen: set[str] = set()
        for each in judged:
            for name, key in (("name", squeezed(each.row.name)), ("email", each.row.email.casefold())):
                if key and f"{name} {key}" in seen and not each.there:
                    each.problems.setdefault(name, "ซ้ำกับแถวก่อนหน้า")
                seen.add(f"{name} {key}")
        return judged

    def _judged(self, row: PastedRow) -> JudgedRow:
        found = JudgedRow(row, role=_ROLES.get(squeezed(row.role), ""))
        found.there = self._by_email.get(row.email.casefold()) or self._by_name.get(squeezed(row.name))
        near = []
        found.unit, is_near = self._meant("unit", row.unit, row.unit_choice, self._unit_names)
        near += ["unit"] if is_near else []
        found.position, is_near = self._meant("position", row.position, row.position_choice, self._position_names)
        near += ["position"] if is_near else []
        holder = self._holders.get(found.position)
        if holder and is_near and not row.position_choice:  # somebody else's, and only spelt alike
            found.position, holder = NEW, None
        found.near = tuple(near)
        found.held = holder.user.name if holder and holder != found.there else ""
        found.names = {
            "unit": str(self.units.get(found.unit, row.unit)),
            "position": str(self.positions.get(found.position, row.position)),
        }
        if found.there is None:
            found.problems = dict(self._problems(found))
        return found

    def _meant(self, kind: str, said: str, chosen: str, names: Mapping[str, str]) -> tuple[str, bool]:
        """A key, NEW, NONE or "", and whether a person should look at it."""
        if chosen in {NEW, NONE} or chosen in names.values():
            return chosen, True
        if not said:
            return NONE, False
        if (kind, said) not in self._found:
            same = {squeezed(name): key for name, key in names.items()}.get(squeezed(said))
            close = [] if same else close_names(said, names, LIKELY)
            meant = same or (names[close[0]] if close else NEW if kind == "position" else "")
            self._found[kind, said] = meant, not same
        return self._found[kind, said]

    def _problems(self, found: JudgedRow) -> Iterable[tuple[str, str]]:
        row = found.row
        if not row.name:
            yield "name", "ไม่มีชื่อ"
        elif len(row.name) > 150 or (refusal(row.name)):
            yield "name", refusal(row.name) or "ชื่อยาวเกิน 150 ตัวอักษร"
        if not found.role:
            yield "role", f"ไม่มีบทบาท “{row.role[:40]}”" if row.role else "เลือกบทบาท"
        if not found.unit:
            yield "unit", f"ไม่มีหน่วยงาน “{row.unit[:60]}”"
        elif (unit := self.units.get(found.unit)) and unit.closed_on:
            yield "unit", f"{unit}ปิดแล้ว เลือกหน่วยงานอื่น"
        if found.unit == NEW and (len(row.unit) > 150 or refusal(row.unit)):
            yield "unit", refusal(row.unit) or "ชื่อหน่วยงานยาวเกิน 150 ตัวอักษร"
        if found.position == NEW and (len(row.position) > 150 or refusal(row.position)):
            yield "position", refusal(row.position) or "ชื่อตำแหน่งยาวเกิน 150 ตัวอักษร"
        if row.email and not _is_email(row.email):
            yield "email", "อีเมลไม่ครบ"


def add_pasted(actor: Actor, rows: Sequence[JudgedRow], judge: Judge) -> list[Added]:
    """Adds the people of these rows, all in the state "add", with the units and positions that are named as new."""
    require(actor, Capability.SET_UP)
    with transaction.atomic():
        lock([actor.municipality.pk])
        units, positions, made = _missing(actor, rows)
        if made:
            done = [administered(f"{'unit' if isinstance(row, Unit) else 'position'}.added", None, row) for row in made]
            keep_administered(actor.user, done, [actor.municipality], " ".join(each.words for each in done))
        taken: set[str] = set()
        return add_people(
            actor,
            [
                (
                    PersonFields(
                        each.row.name,
                        each.row.email,
                        (each.role,),
                        units[each.row.unit] if each.unit == NEW else judge.units.get(each.unit),
                        positions[each.row.position] if each.position == NEW else judge.positions.get(each.position),
                    ),
                    propose_username(actor.municipality, each.row.email, each.role, taken),
                )
                for each in rows
            ],
        )


def _missing(
    actor: Actor, rows: Sequence[JudgedRow]
) -> tuple[dict[str, Unit], dict[str, Position], list[Unit | Position]]:
    """The units and positions that are named as new, by their names, and those of them that had to be made: somebody
    else may have made one since the rows were judged."""
    names = {each.row.unit: None for each in rows if each.unit == NEW}
    titles = {each.row.position: None for each in rows if each.position == NEW}
    there = Unit.objects.filter(name__in=names).select_related("merged_into")
    units = {unit.name: unit.merged_into or unit for unit in there}
    positions = {position.title: position for position in Position.objects.filter(title__in=titles)}
    last = Unit.objects.aggregate(last=Max("order"))["last"] or 0
    made: list[Unit | Position] = []
    for name in names:
        if name not in units:
            units[name] = Unit.objects.create(municipality=actor.municipality, name=name, order=last + 1)
            made.append(units[name])
    for title in titles:
        if title not in positions:
            positions[title] = Position.objects.create(municipality=actor.municipality, title=title)
            made.append(positions[title])
    return units, positions, made


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254
