"""Fields for signatures, written into the paper while it is made. Pure of Django.

Where the template puts an input of a form, WeasyPrint writes a tagged checkbox; here it becomes what we need: a field
for the signature, or a text field for what is known only at signing: the words beside it, a memo's number and date. A
signature locks its texts: without that they could be changed unnoticed after it. The last one locks the whole paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pydyf

WORDS = "Words_"  # before the name of the signature's field
_PRINT, _LOCKED = 4, 128  # flags of an annotation
_READ_ONLY, _MULTILINE = 1, 1 << 12  # flags of a field
_OF_CHECKBOXES = ("AP", "AS", "MK", "V", "Border", "Ff", "DA", "H")


class FieldsMissing(Exception):
    """The laid-out paper has not the fields that its content asks for."""


def locks_of(content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The names of a paper's signature fields in order, each with the text fields that it fills and locks.

    The drafter of a memo says nothing beside the signature, but signs the memo's number and date.
    """
    found: dict[str, list[str]] = {}
    for block in content["signatures"]:
        is_silent = content["kind"] == "memo" and block.get("drafter")
        found[block["field"]] = [] if is_silent else [WORDS + block["field"]]
    first = next(iter(found.values()), [])
    first += content.get("told_at_signing", ())
    return found


def write(pdf: pydyf.PDF, locks: Mapping[str, Sequence[str]]) -> None:
    """Turns the checkboxes with these names into fields; the last signature is the seal's. Raises FieldsMissing."""
    form = pdf.catalog.get("AcroForm")
    fields = [_object(pdf, reference) for reference in form["Fields"]] if form else []
    found = {field["T"].string: field for field in fields}
    wanted = [*locks, *(text for texts in locks.values() for text in texts)]
    if sorted(found) != sorted(wanted) or len(fields) != len(found):
        raise FieldsMissing(f"laid out: {sorted(found)}, asked for: {sorted(wanted)}")
    if not form:
        return
    earlier: list[str] = []
    for number, (name, texts) in enumerate(locks.items(), 1):
        _as_signature(pdf, found[name], texts, earlier if number == len(locks) else None)
        earlier += texts
        for text in texts:
            _as_text(pdf, found[text])
    for entry in ("NeedAppearances", "DR", "DA"):
        form.pop(entry, None)
    form["SigFlags"] = 3  # there are signatures, and nothing may be rewritten
    for element in pdf.objects:
        # A list of one element is what the rules of later signatures do not expect here.
        if isinstance(element, pydyf.Dictionary) and element.get("S") == "/Form" and isinstance(element["K"], list):
            [element["K"]] = element["K"]


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _place(pdf: pydyf.PDF, field: Any) -> None:
    """Sorts the edges and makes them whole points, in which appearances are laid out; an empty one stands for now."""
    x1, y1, x2, y2 = field["Rect"]
    left, bottom, right, top = (round(edge) for edge in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    field["Rect"] = pydyf.Array((left, bottom, right, top))
    for entry in _OF_CHECKBOXES:
        field.pop(entry, None)
    box = pydyf.Array((0, 0, right - left, top - bottom))
    empty = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(empty)
    field["AP"] = pydyf.Dictionary({"N": empty.reference})


def _as_signature(pdf: pydyf.PDF, field: Any, texts: Sequence[str], earlier: Sequence[str] | None) -> None:
    """`earlier`, of the seal alone: the texts that signatures before it locked.

    It forbids every change (P), and locks all fields but those, which are locked already: pyHanko takes a drawing that
    is older than a signature for written over as soon as anything follows, if the signature locks its field once more.
    """
    _place(pdf, field)
    field.update({"FT": "/Sig", "F": _PRINT | _LOCKED})
    if earlier is not None:
        field["Lock"] = _lock("/Exclude", earlier) if earlier else _lock("/All")
        field["Lock"]["P"] = 1
    elif texts:
        field["Lock"] = _lock("/Include", texts)


def _lock(action: str, texts: Sequence[str] = ()) -> Any:
    lock = pydyf.Dictionary({"Type": "/SigFieldLock", "Action": action})
    if texts:
        lock["Fields"] = pydyf.Array(map(pydyf.String, texts))
    return lock


def _as_text(pdf: pydyf.PDF, field: Any) -> None:
    _place(pdf, field)
    field.update({"FT": "/Tx", "F": _PRINT, "Ff": _READ_ONLY | _MULTILINE})
