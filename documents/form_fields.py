"""The fields of a PDF form that signatures go into, as a reader or a writer finds them. Pure of Django."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields

from documents.signature_fields import WORDS

LABEL = 27  # points: "ลงชื่อ" before a signature, and what is between


@dataclass(frozen=True)
class FormField:
    """A signature field: whether it is signed, and whether signing it locks the whole paper.

    `stamps`: what it holds is a document timestamp, nobody's signature.
    """

    name: str
    dictionary: generic.DictionaryObject
    signed: bool
    locks: bool
    stamps: bool


def fields_of(handler: PdfHandler) -> Iterator[FormField]:
    """Every signature field."""
    for name, value, reference in enumerate_sig_fields(handler):
        dictionary = reference.get_object()
        lock = entry(dictionary, "/Lock")
        locks = isinstance(lock, generic.DictionaryObject) and entry(lock, "/P") == MDPPerm.NO_CHANGES.value
        held = entry(dictionary, "/V")
        stamps = isinstance(held, generic.DictionaryObject) and entry(held, "/Type") == "/DocTimeStamp"
        yield FormField(str(name), dictionary, value is not None, locks, stamps)


def entry(dictionary: generic.DictionaryObject, key: str) -> object:
    """What stands under a key, or None."""
    # pyHanko's subscripts follow references, its .get does not.
    return dictionary[key] if key in dictionary else None  # noqa: SIM401 - see above


def words_field(handler: PdfHandler, field: str) -> generic.DictionaryObject | None:
    """The text field for the words of a signature; papers made before there were any have none, nor has a drafter."""
    return text_field(handler, WORDS + field)


def text_field(handler: PdfHandler, name: str) -> generic.DictionaryObject | None:
    """The field of this name, if the paper has one."""
    form = entry(handler.root, "/AcroForm")
    fields = entry(form, "/Fields") if isinstance(form, generic.DictionaryObject) else None
    for reference in fields if isinstance(fields, generic.ArrayObject) else ():
        found = reference.get_object()
        if isinstance(found, generic.DictionaryObject) and entry(found, "/T") == name:
            return found
    return None


def taken_size(pdf: bytes, field: str) -> tuple[float, float]:
    """How much at the bottom right of its words' field a signature takes: width and height in points.

    There stand ลงชื่อ, the signature and, printed beneath it, name and position. (0, 0) where a signature has no such
    field, or stands beside or below it.
    """
    handler = PdfFileReader(BytesIO(pdf))
    words = words_field(handler, field)
    signature = next((found.dictionary for found in fields_of(handler) if found.name == field), None)
    if words is None or signature is None:
        return 0, 0
    left, _, _, top = map(float, signature["/Rect"])
    _, bottom, right, above = map(float, words["/Rect"])
    return (right - left + LABEL, top - bottom) if bottom < top <= above and left < right else (0, 0)


def locked_texts(field: FormField) -> set[str]:
    """The text fields that signing this field fills and locks, as far as it names them: a seal locks everything."""
    lock = entry(field.dictionary, "/Lock")
    if not isinstance(lock, generic.DictionaryObject) or entry(lock, "/Action") != "/Include":
        return set()
    names = entry(lock, "/Fields")
    return set(map(str, names)) if isinstance(names, generic.ArrayObject) else set()
