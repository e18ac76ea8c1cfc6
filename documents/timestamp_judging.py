"""Whether what follows the last signature of a paper only preserves it: a document timestamp and its evidence.

Such a revision may follow even a seal (ISO 32000-2, 12.8.2.2; PAdES B-LTA, ETSI EN 319 142-1, 5.4). Anybody can
append one, and much can be hidden in what readers allow beside it, so this is stricter than they are: nothing but
timestamps of servers that are trusted here, over the whole file, in fields that show and do nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_timestamp

from documents.authority import Trust
from documents.form_fields import FormField, fields_of
from documents.signature_judging import context_of, is_padded_by_nothing

# Beside these a widget can run scripts and show pictures.
_KEYS = {"/FT", "/T", "/TU", "/Type", "/Subtype", "/F", "/Rect", "/P", "/V"}
_PRESERVES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ignored_keys={"/AcroForm", "/DSS"}),  # type: ignore[no-untyped-call]  # pyHanko's gap
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]  # pyHanko's gap
            SigFieldModificationRule(),
        ],
        ignored_acroform_keys={"/Fields"},
    ),
    ignore_orphaned_objects=False,
    ignore_identical_objects=False,
)


def preserved_at(reader: PdfFileReader, last: FormField, trust: Trust) -> datetime | None:
    """The moment that a trusted server confirms for the whole file; None where anything else follows `last`.

    `last` is the field of the last signature, which must hold by itself.
    """
    try:
        return _preserved_at(reader, last, trust)
    except Exception:  # pyHanko names no closed set for what it cannot read
        return None


def _preserved_at(reader: PdfFileReader, last: FormField, trust: Trust) -> datetime | None:
    signature = EmbeddedPdfSignature(reader, last.dictionary, last.name)
    before = {field.name for field in fields_of(reader.get_historical_resolver(signature.signed_revision))}
    new = [field for field in fields_of(reader) if field.name not in before]
    if not new or not all(field.stamps and field.dictionary.keys() <= _KEYS for field in new):
        return None
    result = _PRESERVES.review_file(
        reader, signature.signed_revision, field_mdp_spec=signature.fieldmdp, doc_mdp=signature.docmdp_level
    )
    if not isinstance(result, DiffResult) or result.modification_level > ModificationLevel.LTA_UPDATES:
        return None
    return _confirmed(reader, new, trust)


def _confirmed(reader: PdfFileReader, stamps: Sequence[FormField], trust: Trust) -> datetime | None:
    """The moment of the last timestamp, where it covers the whole file and each of them holds and is trusted."""
    moment, covers = None, False
    for embedded in sorted(
        (EmbeddedPdfSignature(reader, stamp.dictionary, stamp.name) for stamp in stamps),
        key=lambda stamp: stamp.signed_revision,
    ):
        moment = embedded.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
        with ThreadPoolExecutor(1) as thread:
            status = thread.submit(
                validate_pdf_timestamp, embedded, context_of(trust.clocks, moment), skip_diff=True
            ).result()
        if not (status.valid and status.intact and status.trusted and is_padded_by_nothing(embedded)):
            return None
        covers = embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return moment if covers else None
