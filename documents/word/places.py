"""Where something is printed, and what the classes of the HTML change of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from documents.word.markup import ACROSS, AS_STYLED, COVER, PLAIN, UPRIGHT, Layout, LetterLook, Page

SIGNER = 62.0  # mm of a place to sign, at the right
FIGURE, ALONE, BROAD = 57.0, 66.0, 136.0  # mm: widths of figures beside one another, in a section of their own, broad


@dataclass(frozen=True)
class Place:
    """Where something is printed: on which sheet, how many millimetres wide, and how a plain paragraph looks there."""

    page: Page
    room: float
    style: str = "Normal"
    layout: Layout = AS_STYLED
    look: LetterLook = PLAIN
    is_memo: bool = False
    figure: float = FIGURE  # how wide a drawing is

    def within(self, names: set[str]) -> Place:
        """What the classes of a part change for all that is in it."""
        place = self
        if "memo" in names or "report" in names:
            place = replace(place, is_memo="memo" in names)
        if "wide" in names or "report" in names or "memo" in names:
            page = ACROSS if "wide" in names else UPRIGHT
            place = replace(place, page=page, room=page.room)
        if "cover" in names:
            place = replace(place, page=COVER, room=COVER.room)
        if "alone" in names:
            place = replace(place, figure=BROAD if "broad" in names else ALONE)
        if "title" in names:
            place = replace(place, layout=replace(place.layout, align="center"))
        if "signer" in names:
            left = place.room - SIGNER
            place = replace(place, layout=replace(place.layout, align="center", left=left, keep_next=True))
        return place
