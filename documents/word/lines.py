"""What stands in one paragraph: its letters, breaks, tabs and pictures, white space as HTML takes it."""

from __future__ import annotations

import re

from documents.word.markup import PLAIN, Element, LetterLook, run, text, w

_BLANK = " \t\n\r\f"  # of HTML; a no-break space is a letter
_BLANKS = re.compile(f"[{_BLANK}]+")


class WordLine:
    """Collects the runs of a paragraph. Blanks become one, and none stands at an end."""

    def __init__(self) -> None:
        self.runs: list[Element] = []
        self._begins = True
        self._blank = False

    def say(self, said: str | None, look: LetterLook = PLAIN) -> None:
        if not said:
            return
        words = _BLANKS.sub(" ", said).strip(" ")
        self._blank = self._blank or said[0] in _BLANK
        if words:
            between = " " if self._blank and not self._begins else ""
            self.runs.append(run(look, text(between + words)))
            self._begins, self._blank = False, said[-1] in _BLANK

    def space(self) -> None:
        self._blank = True

    def turn(self) -> None:
        """A new line of the same paragraph."""
        self._add(w("br"))
        self._begins = True

    def lead(self) -> None:
        """To the next tab stop."""
        self._add(w("tab"))
        self._begins = True

    def show(self, picture: Element) -> None:
        if self._blank and not self._begins:
            self.runs.append(run(PLAIN, text(" ")))
        self._add(picture)
        self._begins = False

    def blank(self, letters: int) -> None:
        """Room for a pen, on dots."""
        self.runs.append(run(LetterLook(dotted=True), text("\u00a0" * letters)))
        self._begins = self._blank = False

    def field(self, element: Element) -> None:
        """What the word processor fills in."""
        self.runs.append(element)
        self._begins = self._blank = False

    def _add(self, element: Element) -> None:
        self.runs.append(run(PLAIN, element))
        self._blank = False
