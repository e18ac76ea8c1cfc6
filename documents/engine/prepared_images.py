"""Drawings that every paper shows, turned into PDF operators once a process.

The emblem has 792 nodes and makes 25,000 operators: read and written anew it is a third of the time of a memo.
"""

from __future__ import annotations

import zlib
from typing import Any
from xml.etree import ElementTree

import pydyf
from weasyprint.images import SVGImage
from weasyprint.pdf.stream import Stream

_REFERS = (b" Do", b" sh", b" scn", b" SCN", b" Tf")  # operators that name resources


class Prepared:
    """What WeasyPrint asks of a picture: its proportions, and to be drawn."""

    def __init__(self, operators: bytes, width: float, height: float) -> None:
        self._deflated = zlib.compress(operators, 9)
        self._width, self._height = width, height

    def get_intrinsic_size(self, *_: Any) -> tuple[None, None, float]:
        return None, None, self._width / self._height

    def draw(self, stream: Any, width: float, height: float, _style: Any) -> None:
        group = stream.add_group(0, 0, self._width, self._height)
        group.stream = [self._deflated]
        group.compress = False
        group.extra["Filter"] = "/FlateDecode"
        stream.push_state()
        stream.transform(a=width / self._width, d=height / self._height)
        stream.draw_x_object(group.id)
        stream.pop_state()


def prepared(svg: bytes, name: str) -> Any:
    """The drawing ready to be drawn; WeasyPrint's own where its operators need more than the page has."""
    image = SVGImage(ElementTree.fromstring(svg), name, None, None)  # noqa: S314 - from our own static files
    viewbox = image._svg.get_viewbox()
    if not viewbox:
        return image
    _, _, width, height = viewbox
    kinds = ("ExtGState", "XObject", "Pattern", "Shading", "ColorSpace")
    resources = pydyf.Dictionary({kind: pydyf.Dictionary() for kind in kinds})
    scratch = Stream({}, (0, 0, width, height), resources, {}, None, {}, None)
    image.draw(scratch, width, height, None)
    opaque = all(
        value == 1 for state in resources["ExtGState"].values() for key, value in state.items() if key != "Type"
    )
    operators = [pydyf._to_bytes(operator) for operator in scratch.stream]
    if not opaque or any(operator.endswith(_REFERS) for operator in operators):
        return image
    return Prepared(b"\n".join(o for o in operators if not o.endswith(b" gs")), width, height)
