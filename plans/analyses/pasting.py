"""What taking over a pasted analysis would do, text by text, shown before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plans.analyses.actions import FIELDS, LONGEST, NOTHING, AnalysisTexts
from plans.analyses.dividing import PastedAnalysis, divide
from plans.analyses.forms import APPEND, KEEP, TEXT_LABELS, HowForm, field_name
from plans.analyses.page import AnalysesPage
from scores.proofing.live import Proofs
from thai.printable import refusal


@dataclass(frozen=True)
class PastedText:
    """One text of the pasted analysis: where it goes, what is there already, and what there is to look at.

    `refused`: why it cannot be stored; `figure`: a figure in it, or in its heading, that the stored scores contradict.
    """

    number: int
    name: str
    heading: str
    text: str
    stored: str
    misnamed: str  # the indicator's name in the year, where another stands in the heading
    figure: str
    refused: str

    @property
    def how_name(self) -> str:
        """The field in which is chosen what becomes of it."""
        return HowForm.field(self.number, self.name)

    @property
    def label(self) -> str:
        return TEXT_LABELS[self.name]

    @property
    def is_there(self) -> bool:
        """Whether another text stands there already."""
        return bool(self.stored) and self.stored != self.text

    @property
    def is_same(self) -> bool:
        return self.stored == self.text

    @property
    def to_look_at(self) -> bool:
        return bool(self.misnamed or self.figure or self.refused or self.is_there)


@dataclass(frozen=True)
class Pasted:
    """All of it: the texts in their order, what belongs nowhere, and how many headings there were."""

    texts: Sequence[PastedText]
    above: str
    headings: int

    @property
    def there(self) -> list[tuple[int, str]]:
        """The texts for which something has to be chosen."""
        return [(each.number, each.name) for each in self.texts if each.is_there]

    @property
    def to_look_at(self) -> list[PastedText]:
        return [each for each in self.texts if each.to_look_at]

    @property
    def plain(self) -> list[PastedText]:
        return [each for each in self.texts if not each.to_look_at]

    @property
    def is_refused(self) -> bool:
        return any(each.refused for each in self.texts)

    def together(self, page: AnalysesPage, how: HowForm) -> dict[int, AnalysisTexts]:
        """The texts as they would be stored."""
        found: dict[int, dict[str, str]] = {}
        for each in self.texts:
            chosen = how.chosen(each.number, each.name) if each.is_there else ""
            text = {KEEP: each.stored, APPEND: f"{each.stored}\n{each.text}"}.get(chosen, each.text)
            found.setdefault(each.number, {})[each.name] = text
        stored = page.stored
        return {number: stored.get(number, NOTHING)._replace(**texts) for number, texts in found.items()}


def read_pasted(page: AnalysesPage, pasted: str, proofs: Proofs) -> Pasted:
    """Divides what was pasted and holds each text against what is stored."""
    names = {indicator.number: indicator.name for indicator in page.rules.indicators}
    divided: PastedAnalysis = divide(pasted, names)
    texts = []
    for section in divided.sections:
        misnamed = names[section.number] if section.named not in ("", names[section.number]) else ""
        stored = page.stored.get(section.number, NOTHING)
        for name in FIELDS:
            text = section.texts.get(name, "")
            if text:
                at = getattr(stored, name)
                texts.append(_read(section.number, name, section.heading, text, at, misnamed, proofs))
    return Pasted(texts, divided.above, len(divided.sections))


def _read(number: int, name: str, heading: str, text: str, stored: str, misnamed: str, proofs: Proofs) -> PastedText:
    refused = f"ยาวเกิน {LONGEST:,} ตัวอักษร" if len(text) > LONGEST else refusal(text)
    said = () if refused else (text, heading)  # a heading is not stored, but who pastes it goes by its figure
    found = (each for words in said for each in proofs.shown(field_name(number, name), words).findings)
    figure = next((each.message for each in found if each.is_error and not each.aside), "")
    return PastedText(number, name, heading, text, stored, misnamed, figure, refused)
