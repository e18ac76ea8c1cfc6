"""What a section of a paper is, before an office has made anything of it."""

from __future__ import annotations

from dataclasses import dataclass

from documents.papers.columns import Choices
from documents.papers.fields import Values, missing

TEXT, COVER, CONTENTS = "text", "cover", "contents"
SCORES = "scores"  # how every block of tables and charts is frozen, whichever it is
WORDS = frozenset({TEXT, COVER})  # blocks that are an office's words
Line = tuple[str, ...]


@dataclass(frozen=True)
class SectionSpec:
    """One section of a kind of paper. `block` is TEXT or what of the content is printed there.

    `heading` may hold fields; a `numbered` one begins with ส่วนที่ and its number among those that are printed.
    `fixed` sections stay at their place, `needed` ones cannot be left out; `offered` ones are left out until taken in.
    `columns` are those of its tables that may be left out.
    """

    key: str
    name: str
    block: str = TEXT
    heading: str = ""
    lines: tuple[Line, ...] = ()
    numbered: bool = False
    fixed: bool = False
    needed: bool = False
    offered: bool = False
    columns: Choices = ()

    def default_text(self, values: Values) -> str:
        """What the product says today, its fields as names: one line a paragraph."""
        said = (next((words for words in line if not missing(words, values)), "") for line in self.lines)
        return "\n".join(filter(None, said))
