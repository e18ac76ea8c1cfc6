"""What an office made of a paper's sections, on top of the product's own: the order, what is left out, its own words.

Pure: rows as plain values in, the composed sections out, and from them what is frozen.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from documents.papers.blocks import Block, printed
from documents.papers.columns import Choices
from documents.papers.content import CannotBuild, Section
from documents.papers.fields import Values, fill, missing, mistakes
from documents.papers.heads import NO_HEAD, Head
from documents.papers.section_spec import CONTENTS, COVER, SCORES, TEXT, WORDS, SectionSpec
from thai.numbers import whole_number

NO_VALUE = "(ยังไม่มีข้อมูล)"
EMBLEM_SHOWS = "ตราของ{ชื่อเทศบาล}"  # a cover's picture, to those who do not see it
OWN = "own-"  # how the keys of sections begin that an office added


@dataclass(frozen=True)
class StoredSection:
    """What is stored of a section. Where `is_own`, heading and text are the office's, else the product's stand.

    `inherited`: the words came from another paper and nobody has read them for this one. `picture` is a hash; that of a
    cover is the emblem, for which the product has the words.
    `left_out` are the columns of its tables that are not printed.
    """

    key: str
    included: bool
    is_own: bool = False
    heading: str = ""
    text: str = ""
    inherited: bool = False
    picture: str = ""
    caption: str = ""
    alt: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class ComposedSection:
    """A section as it stands now: its words with fields, as typed or as the product says them today."""

    key: str
    name: str
    block: str
    heading: str
    text: str
    included: bool
    is_own: bool
    inherited: bool
    numbered: bool = False
    fixed: bool = False
    needed: bool = False
    columns: Choices = ()
    left_out: tuple[str, ...] = ()
    picture: str = ""
    caption: str = ""
    alt: str = ""

    @property
    def words(self) -> dict[str, str]:
        """All that is typed of it; of a picture only where there is one that needs words."""
        words = {"heading": self.heading, "text": self.text}
        return words | ({"caption": self.caption, "alt": self.alt} if self.picture and self.is_added else {})

    def saying(self, words: Mapping[str, Any]) -> ComposedSection:
        """The section with these of its words in the place of its own."""
        return replace(self, **words)

    @property
    def is_text(self) -> bool:
        return self.block in WORDS

    @property
    def is_added(self) -> bool:
        return self.key.startswith(OWN)

    @property
    def is_cover(self) -> bool:
        return self.block == COVER

    @property
    def takes_picture(self) -> bool:
        return self.is_added or self.is_cover


@dataclass(frozen=True)
class Composition:
    """What an office made of one paper: the keys in its order (those it never moved are left out), its rows, the head
    of a memo."""

    order: Sequence[str] = ()
    stored: Sequence[StoredSection] = ()
    head: Head = NO_HEAD


def composed(specs: Sequence[SectionSpec], composition: Composition, values: Values) -> list[ComposedSection]:
    """All sections in order, those left out included."""
    rows = {row.key: row for row in composition.stored}
    found = {spec.key: _of_spec(spec, rows.get(spec.key), values) for spec in specs}
    added = sorted((row for row in composition.stored if row.key.startswith(OWN)), key=lambda row: own_number(row.key))
    found |= {row.key: _added(row) for row in added}
    return [found[key] for key in _ordered(specs, composition.order, list(found))]


def own_number(key: str) -> int:
    """The number of a section that an office added: own-3 is 3."""
    return whole_number(key.removeprefix(OWN)) or 0


def moved(keys: Sequence[str], key: str, up: bool, fixed: Container[str]) -> list[str]:
    """The order with one section a place up or down; past a fixed one nothing moves."""
    order = list(keys)
    place = order.index(key)
    other = place - 1 if up else place + 1
    if key in fixed or not 0 <= other < len(order) or order[other] in fixed:
        return order
    order[place], order[other] = order[other], order[place]
    return order


Blocks = Mapping[str, Block]  # those that the data can fill, by name


def frozen(sections: Iterable[ComposedSection], values: Values, blocks: Blocks) -> tuple[Section, ...]:
    """What is printed: the fields filled, what is left out or empty gone.

    Raises CannotBuild, naming the section, where a text has no value for its field today or nobody has read it.
    """
    kept = [section for section in sections if _is_printed(section, blocks)]
    for section in kept:
        _require_ready(section, values)
    return tuple(_numbered(kept, values, blocks))


def drafted(sections: Iterable[ComposedSection], values: Values, blocks: Blocks) -> tuple[Section, ...]:
    """The same as far as it can be said today, to be looked at: what has no value yet says so."""
    return tuple(_numbered([section for section in sections if _is_printed(section, blocks)], values, blocks, NO_VALUE))


def _is_printed(section: ComposedSection, blocks: Blocks) -> bool:
    if section.block == CONTENTS:
        return section.included
    says_something = bool(section.text.strip() or section.picture)
    return section.included and (says_something if section.is_text else section.block in blocks)


def _numbered(
    sections: Iterable[ComposedSection], values: Values, blocks: Blocks, without: str | None = None
) -> Iterator[Section]:
    number = 0
    for section in sections:
        heading = fill(section.heading, values, without)
        if section.numbered:
            number += 1
            heading = f"ส่วนที่ {number} {heading}"
        paragraphs = map(str.strip, fill(section.text, values, without).split("\n"))
        caption, alt = (fill(words, values, without) for words in (section.caption, section.alt))
        block = blocks.get(section.block, Block())
        yield Section(
            section.key,
            SCORES if block.tables or block.charts else section.block,
            heading,
            tuple(filter(None, paragraphs)),
            section.picture,
            caption,
            alt or caption,
            tables=tuple(filter(None, (printed(table, section.left_out) for table in block.tables))),
            charts=block.charts,
            left_out=section.left_out,
        )


def _require_ready(section: ComposedSection, values: Values) -> None:
    if section.inherited:
        raise CannotBuild(
            f"ส่วน “{section.name}” ยกข้อความมาจากเอกสารอื่นและยังไม่ได้อ่านทวน เปิดหน้าแก้ข้อความของเอกสาร อ่านแล้วกด “อ่านแล้ว ใช้ได้”"
        )
    if section.picture and section.is_added and not section.caption.strip():
        raise CannotBuild(f"ส่วน “{section.name}” มีภาพที่ยังไม่มีคำบรรยาย เปิดหน้าแก้ข้อความของเอกสาร พิมพ์คำบรรยายภาพก่อน")
    words = "\n".join(section.words.values())
    if wrong := mistakes(words):
        raise CannotBuild(f"ส่วน “{section.name}”: {wrong[0].words}")
    if without := missing(words, values):
        named = " ".join(f"{{{name}}}" for name in without)
        raise CannotBuild(f"ส่วน “{section.name}” ใช้ข้อมูลที่ยังไม่มีค่า {named} กรอกข้อมูลนั้นก่อน หรือแก้ข้อความของส่วนนี้")


def _of_spec(spec: SectionSpec, row: StoredSection | None, values: Values) -> ComposedSection:
    is_own = bool(row and row.is_own)
    return ComposedSection(
        key=spec.key,
        name=spec.name,
        block=spec.block,
        heading=row.heading if row and is_own else spec.heading,
        text=row.text if row and is_own else spec.default_text(values),
        included=spec.needed or (row.included if row else not spec.offered),
        is_own=is_own,
        inherited=bool(row and row.inherited),
        numbered=spec.numbered,
        fixed=spec.fixed,
        needed=spec.needed,
        columns=spec.columns,
        left_out=tuple(key for key, _ in spec.columns if row and key in row.left_out),
        picture=row.picture if row else "",
        alt=EMBLEM_SHOWS if row and row.picture else "",
    )


def _added(row: StoredSection) -> ComposedSection:
    return ComposedSection(
        key=row.key,
        name=row.heading or row.caption or "ส่วนที่เพิ่ม",
        block=TEXT,
        heading=row.heading,
        text=row.text,
        included=row.included,
        is_own=True,
        inherited=row.inherited,
        picture=row.picture,
        caption=row.caption,
        alt=row.alt,
    )


def _ordered(specs: Sequence[SectionSpec], order: Sequence[str], keys: list[str]) -> list[str]:
    """The keys in the office's order; one that is not in it stands after the section it follows by default.

    What is fixed stays where the kind of paper has it, at the beginning or at the end.
    """
    placed = [key for key in order if key in keys]
    fixed = [spec.key for spec in specs if spec.fixed]
    first = [spec.key for spec in itertools.takewhile(lambda spec: spec.fixed, specs)]
    for place, key in enumerate(keys):
        if key not in placed:
            before = [earlier for earlier in keys[:place] if earlier in placed and earlier not in fixed]
            placed.insert(placed.index(before[-1]) + 1 if before else 0, key)
    return [*first, *(key for key in placed if key not in fixed), *(key for key in fixed if key not in first)]
