"""Who a table says is responsible: a cell's words → the names of units, and which unit of the municipality each is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from thai.likeness import squeezed
from thai.lists import split_list

_UNIT = r"(?:สำนัก|กอง|ฝ่าย|งาน|หน่วย|ศูนย์|กลุ่ม|แผนก|ส่วน|โรงเรียน|สถานี|สภา|คณะ)"
_PERSON = r"(?:นายก|รองนายก|ปลัด|รองปลัด|ผู้|ผอ\.|หัวหน้า|นัก|เจ้าพนักงาน|พนักงาน|นิติกร|เลขานุการ|ทุก)"
_EVERY = r"(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน|ส่วน|ฝ่าย|งาน)"
_ALL = re.compile(
    rf"ทุก\s?(?:ๆ\s?)?{_EVERY}(?:(?:\s?(?:/|,|และ)\s?|\s)(?:ทุก\s?)?{_EVERY}(?![ก-์]))*"
    rf"|(?:{_EVERY}\s?/\s?){{0,6}}{_EVERY}\s?ทุก(?:แห่ง|{_EVERY})"
)
# Blanks are single by then.
_FIRM = re.compile(r"\s?[,;/]\s?")
# Words that only an office-holder's name begins with; a blank before one parts two names.
_OFFICE = (
    r"(?:รอง)?(?:นายก(?:เทศมนตรี|องค์การ|อบต)|ปลัด(?:เทศบาล|องค์การ|อบต))|ผู้อำนวยการ|ผอ\.|หัวหน้า(?:ส่วน|สำนัก|ฝ่าย|งาน|หน่วย|กอง)"
    r"|นิติกร|นัก(?:วิชาการ|วิเคราะห์|ทรัพยากร|จัดการ|พัฒนา)|เจ้าพนักงาน"
)
_SOFT = re.compile(rf"(?<![0-9๐-๙])\s(?={_UNIT}|{_OFFICE})|\s?และ\s?(?={_UNIT}|ทุก|{_OFFICE})")
_BEGINS = re.compile(rf"{_UNIT}|{_PERSON}")
# Words that are no name alone: what follows belongs to them.
_UNFINISHED = re.compile(rf"(?:{_UNIT}|หัวหน้า|ผู้อำนวยการ|ผอ\.|เจ้าหน้าที่|บุคลากร|พนักงาน|หัวหน้าส่วนราชการ)$")
_MOST_LINES = 20  # a name is broken over
_RUN = re.compile(r"\s+")
_JOINT = "\v"  # where a name was broken over two lines
_BROKEN = re.compile(rf"(?<=[ก-๙])\s*{_JOINT}\s*(?=[ก-๙])")
_BLANK = re.compile(r" (?=[ก-ฮเ-ไ])")
_LOOK_BACK = 40  # letters; no word that is no name alone is longer


@dataclass(frozen=True)
class Responsible:
    """Names in the order they stand; `everyone` for ทุกสำนัก/กอง and the like."""

    names: tuple[str, ...]
    everyone: bool


# What a unit is in a measure, before its name.
ROLES = re.compile(r"(?:(?:หน่วยงาน|ส่วนราชการ|ผู้รับผิดชอบ|เจ้าภาพ)\s?(?:หลัก|ร่วม|รอง|สนับสนุน)?|หลัก|ร่วม|รอง|สนับสนุน)\s?[:：]\s?")


def read_responsible(text: str, known: Collection[str]) -> Responsible:
    """The units a cell names. A name the municipality knows is never cut, whatever is in it."""
    known_keys = {squeezed(name) for name in known}
    names: list[str] = []
    everyone = False
    said = split_list(ROLES.sub("\n", text))
    for item in (_RUN.sub(lambda run: "\n" if "\n" in run[0] else " ", text) for text in (said.heading, *said.items)):
        if squeezed(item) in known_keys:
            names.append(item)
            continue
        if _ALL.search(item):
            everyone, item = True, _ALL.sub(",", item)
        for line in _lines(item, known_keys):
            names += _names(line, known_keys)
    tidy = (_one_word(" ".join(_BROKEN.sub("", name).split())).strip(" .,;/") for name in names)
    return Responsible(tuple(dict.fromkeys(name for name in tidy if name)), everyone)


def _one_word(name: str) -> str:
    """A name without a blank behind a word that is none alone, "กอง คลัง"; its other blanks are its own."""

    def joined(blank: re.Match[str]) -> str:
        before = name[max(0, blank.start() - _LOOK_BACK) : blank.start()]
        return "" if _UNFINISHED.search(before) or before.endswith("การ") else blank[0]

    return _BLANK.sub(joined, name)


def _lines(text: str, known: Collection[str]) -> list[str]:
    """Lines that begin a name; a name broken over two lines is made whole."""
    names: list[list[str]] = []  # each of the lines it was broken over
    for line in filter(None, (part.strip() for part in text.split("\n"))):
        begins = _BEGINS.match(line) or squeezed(line) in known
        if not names or (begins and _is_whole(names[-1], known)):
            names.append([line])
        else:
            names[-1].append(line)
    return [_JOINT.join(lines) for lines in names]


def _is_whole(lines: list[str], known: Collection[str]) -> bool:
    return not _UNFINISHED.search(lines[-1]) or squeezed(" ".join(lines[-_MOST_LINES:])) in known


def _names(line: str, known: Collection[str]) -> list[str]:
    if squeezed(line) in known:
        return [line]
    for separator in (_FIRM, _SOFT):
        parts = [part for part in separator.split(line) if part.strip()]
        if len(parts) > 1:
            return [name for part in _whole(parts) for name in (_names(part, known) if part != line else [part])]
    return [line]


def _whole(parts: Iterable[str]) -> list[str]:
    """สำนัก | งานปลัด: a word that is no name alone goes with the next."""
    whole: list[str] = []
    for part in parts:
        if whole and _UNFINISHED.fullmatch(whole[-1].strip()):
            whole[-1] += f" {part}"
        else:
            whole.append(part)
    return whole


def same_unit(name: str, known: Iterable[str]) -> str | None:
    """The known name this one stands for: the same but for blanks, or the only one that begins with it, or it but for
    the municipality's name behind it (สำนักปลัดเทศบาล is สำนักปลัด)."""
    names = {squeezed(other): other for other in known}
    key = squeezed(name)
    if key in names:
        return names[key]
    for short in sorted((other for other in names if key.startswith(other + "เทศบาล")), key=len, reverse=True):
        return names[short]
    if _UNFINISHED.fullmatch(name.strip()):
        return None
    longer = [other for other in names if other.startswith(key)]
    return names[longer[0]] if len(longer) == 1 else None
