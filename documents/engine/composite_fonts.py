"""A TrueType file with composite glyphs appended: each draws other glyphs of the file, moved to their places.

`appended` lets fontTools do it, which reads and writes every glyph: 20 ms a paper. `by_struct` writes the few tables
that change and copies the rest; what it does not know, it leaves to `appended`.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import _g_l_y_f as glyf_table

# All that a PDF reader uses. Other tables hold a record per glyph and would have to grow with the composites.
_KEPT_TABLES = {
    *("head", "hhea", "hmtx", "maxp", "glyf", "loca", "name"),
    *("post", "cmap", "OS/2", "gasp", "fpgm", "prep", "cvt "),
}
_LONG, _XY, _MORE = 0x1, 0x2, 0x20  # flags of a component
_CHECKSUM = 0xB1B0AFBA  # what a whole file's sums add up to


class Part(NamedTuple):
    """One glyph of a composite, where it stands from the composite's origin, in font units, y upwards."""

    gid: int
    x: int
    y: int


class Composite(NamedTuple):
    parts: tuple[Part, ...]
    advance: int


class _Outline(NamedTuple):
    """Of a glyph of the file: its box, and what a font must say of its most complicated glyph."""

    box: tuple[int, int, int, int]
    points: int
    contours: int
    depth: int


def appended(content: bytes, index: int, composites: Mapping[int, Composite]) -> bytes:
    """The file with one composite glyph at each of the given ids; ids between them are filled with nothing."""
    # The time of rendering must not enter the file: the same paper rendered twice is the same bytes.
    font = TTFont(io.BytesIO(content), fontNumber=index, recalcTimestamp=False)
    glyf, hmtx = font["glyf"], font["hmtx"]
    order: list[str] = list(font.getGlyphOrder())
    order += [f"cluster{gid}" for gid in range(len(order), max(composites) + 1)]
    for gid in range(len(glyf.glyphOrder), len(order)):
        glyph = glyf_table.Glyph()
        advance = 0
        if gid in composites:
            advance = composites[gid].advance
            # Some readers stumble over a component without an outline, such as a space under a mark.
            drawn = [part for part in composites[gid].parts if glyf[order[part.gid]].numberOfContours]
            if drawn:
                glyph.numberOfContours = -1
                glyph.components = [_component(order[part.gid], part) for part in drawn]
                glyph.recalcBounds(glyf)
        glyf.glyphs[order[gid]] = glyph
        hmtx.metrics[order[gid]] = (advance, getattr(glyph, "xMin", 0))
    glyf.glyphOrder = order
    font.setGlyphOrder(order)
    for tag in set(font.keys()) - _KEPT_TABLES - {"GlyphOrder"}:
        del font[tag]
    if "post" in font:
        font["post"].formatType = 3.0  # no glyph names: the new ones would only fill the file
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


def _component(name: str, part: Part) -> Any:
    component = glyf_table.GlyphComponent()
    component.glyphName, component.x, component.y = name, part.x, part.y
    component.flags = glyf_table.ARGS_ARE_XY_VALUES
    return component


def by_struct(slow: Callable[..., bytes], content: bytes, index: int, composites: Mapping[int, Composite]) -> bytes:
    """The same glyphs in a fiftieth of the time. Source: OpenType 1.9, chapters otff, glyf, hmtx, loca and maxp."""
    try:
        return _File(content).with_composites(composites)
    except (struct.error, KeyError, IndexError, ValueError):
        return slow(content, index, composites)


class _File:
    """A TrueType file taken apart. Raises ValueError where it is something else, KeyError where a table is missing."""

    def __init__(self, content: bytes) -> None:
        version, count = struct.unpack_from(">4sH", content)
        if version not in (b"\0\1\0\0", b"true"):
            raise ValueError("not one TrueType font")
        self.version = version
        self.tables: dict[str, bytes] = {}
        for entry in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", content, 12 + 16 * entry)
            self.tables[tag.decode("latin-1")] = content[offset : offset + length]
        head, glyf = self.tables["head"], self.tables["glyf"]
        (count,) = struct.unpack_from(">H", self.tables["maxp"], 4)
        if struct.unpack_from(">h", head, 50)[0]:
            edges = struct.unpack_from(f">{count + 1}I", self.tables["loca"])
        else:
            edges = tuple(edge * 2 for edge in struct.unpack_from(f">{count + 1}H", self.tables["loca"]))
        self.glyphs = [glyf[start:end] for start, end in pairwise(edges)]

    def with_composites(self, composites: Mapping[int, Composite]) -> bytes:
        glyphs = self.glyphs
        first, total = len(glyphs), max(composites) + 1
        if min(composites) < first:
            raise ValueError("the id of a composite is taken")
        outlines: dict[int, _Outline | None] = {}
        added: list[bytes] = []
        metrics: list[tuple[int, int]] = []
        drawn: list[tuple[int, tuple[int, int, int, int]]] = []
        limits = [0, 0, 0, 0]  # points, contours, components, depth
        for gid in range(first, total):
            composite = composites.get(gid)
            parts = []
            for part in composite.parts if composite else ():
                if part.gid not in outlines:
                    outlines[part.gid] = self._outline(part.gid)
                if outline := outlines[part.gid]:
                    parts.append((part, outline))
            advance = composite.advance if composite else 0
            if not parts:
                added.append(b"")
                metrics.append((advance, 0))
                continue
            box = (
                min(outline.box[0] + part.x for part, outline in parts),
                min(outline.box[1] + part.y for part, outline in parts),
                max(outline.box[2] + part.x for part, outline in parts),
                max(outline.box[3] + part.y for part, outline in parts),
            )
            added.append(struct.pack(">h4h", -1, *box) + _components([part for part, _ in parts]))
            metrics.append((advance, box[0]))
            drawn.append((advance, box))
            sums = (
                sum(outline.points for _, outline in parts),
                sum(outline.contours for _, outline in parts),
                len(parts),
                1 + max(outline.depth for _, outline in parts),
            )
            limits = [max(pair) for pair in zip(limits, sums, strict=True)]
        return self._written(added, metrics, drawn, limits)

    def _outline(self, gid: int, nested: int = 0) -> _Outline | None:
        glyph = self.glyphs[gid]
        if not glyph or nested > 8:
            return None
        contours, *box = struct.unpack_from(">h4h", glyph)
        corners = (box[0], box[1], box[2], box[3])
        if not contours:
            return None
        if contours > 0:
            (last,) = struct.unpack_from(">H", glyph, 10 + 2 * (contours - 1))
            return _Outline(corners, last + 1, contours, 0)
        points = contours = depth = 0
        for part in _parts_of(glyph):
            if inner := self._outline(part, nested + 1):
                points, contours = points + inner.points, contours + inner.contours
                depth = max(depth, inner.depth)
        return _Outline(corners, points, contours, depth + 1)

    def _written(
        self,
        added: list[bytes],
        metrics: list[tuple[int, int]],
        drawn: list[tuple[int, tuple[int, int, int, int]]],
        limits: list[int],
    ) -> bytes:
        tables = {tag: table for tag, table in self.tables.items() if tag in _KEPT_TABLES}
        total = len(self.glyphs) + len(added)
        glyphs = [glyph + bytes(-len(glyph) % 4) for glyph in (*self.glyphs, *added)]
        edges = [0]
        for glyph in glyphs:
            edges.append(edges[-1] + len(glyph))
        tables["glyf"] = b"".join(glyphs)
        short = edges[-1] < 0x20000
        tables["loca"] = (
            struct.pack(f">{total + 1}H", *(edge // 2 for edge in edges))
            if short
            else struct.pack(f">{total + 1}I", *edges)
        )

        (long_metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
        widths, bearings = _metrics(tables["hmtx"], long_metrics, len(self.glyphs))
        widths += [advance for advance, _ in metrics]
        bearings += [bearing for _, bearing in metrics]
        pairs = (value for pair in zip(widths, bearings, strict=True) for value in pair)
        tables["hmtx"] = struct.pack(">" + "Hh" * total, *pairs)

        hhea = bytearray(tables["hhea"])
        widest, left, right, extent = struct.unpack_from(">Hhhh", hhea, 10)
        right = min([right, *(advance - box[2] for advance, box in drawn)])
        extent = max([extent, *(box[2] for _, box in drawn)])
        struct.pack_into(">Hhhh", hhea, 10, max(widest, *widths), min(left, *bearings), right, extent)
        struct.pack_into(">H", hhea, 34, total)
        tables["hhea"] = bytes(hhea)

        maxp = bytearray(tables["maxp"])
        struct.pack_into(">H", maxp, 4, total)
        for offset, limit in zip((10, 12, 28, 30), limits, strict=True):
            struct.pack_into(">H", maxp, offset, max(limit, struct.unpack_from(">H", maxp, offset)[0]))
        tables["maxp"] = bytes(maxp)

        head = bytearray(tables["head"])
        boxes = [struct.unpack_from(">4h", head, 36), *(box for _, box in drawn)]
        sides = [side(values) for side, values in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)]
        struct.pack_into(">4h", head, 36, *sides)
        struct.pack_into(">h", head, 50, not short)
        struct.pack_into(">I", head, 8, 0)
        tables["head"] = bytes(head)
        if "post" in tables:  # no glyph names: the new ones would only fill the file
            tables["post"] = struct.pack(">I", 0x00030000) + tables["post"][4:32]
        return _file(self.version, tables)


def _components(parts: list[Part]) -> bytes:
    written = b""
    for number, part in enumerate(parts, 1):
        long = not (-128 <= part.x <= 127 and -128 <= part.y <= 127)
        flags = _XY | (_LONG if long else 0) | (_MORE if number < len(parts) else 0)
        written += struct.pack(">HH" + ("hh" if long else "bb"), flags, *part)
    return written


def _parts_of(glyph: bytes) -> list[int]:
    """Ids of the glyphs that a composite of the file draws."""
    found, position, flags = [], 10, _MORE
    while flags & _MORE:
        flags, gid = struct.unpack_from(">HH", glyph, position)
        found.append(gid)
        position += (
            4 + (4 if flags & _LONG else 2) + (2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        )
    return found


def _metrics(hmtx: bytes, long_metrics: int, glyphs: int) -> tuple[list[int], list[int]]:
    """Widths and left bearings; the last width stands for all glyphs that have only a bearing."""
    pairs = struct.unpack_from(">" + "Hh" * long_metrics, hmtx)
    rest = glyphs - long_metrics
    bearings = struct.unpack_from(f">{rest}h", hmtx, 4 * long_metrics)
    return [*pairs[::2], *[pairs[-2]] * rest], [*pairs[1::2], *bearings]


def _file(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = version + struct.pack(">HHHH", count, power * 16, power.bit_length() - 1, (count - power) * 16)
    position = 12 + 16 * count
    directory, body, summed = b"", b"", 0
    adjusted = 0
    for tag in sorted(tables):
        table = tables[tag] + bytes(-len(tables[tag]) % 4)
        check = _sum(table)
        summed += check
        if tag == "head":
            adjusted = len(body) + position + 8
        directory += struct.pack(">4sIII", tag.encode("latin-1"), check, position + len(body), len(tables[tag]))
        body += table
    content = bytearray(head + directory + body)
    struct.pack_into(">I", content, adjusted, (_CHECKSUM - summed - _sum(head + directory)) & 0xFFFFFFFF)
    return bytes(content)


def _sum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}I", data)
    return sum(words) & 0xFFFFFFFF
