"""บันทึกข้อความ: the memo that sends a paper up, form 29 of the regulation on government correspondence."""

from __future__ import annotations

from documents.models import PaperKind
from documents.papers.content import DATE, NUMBER, Memo, PaperContent
from documents.papers.fields import Values, fill
from documents.papers.heads import Head, addressee_of, attachments_of, lines, subject_of
from documents.papers.sources import Source
from thai import dates


def memo(
    source: Source, common: PaperContent, head: Head, values: Values, *, about: str, without: str | None = None
) -> Memo:
    """The memo without its report. `without` is said where a field has no value; ValueError where it is not given.

    Raises CannotBuild where the paper it sends up could not be made.
    """
    if about == PaperKind.ANALYSIS:
        source.require_total()
    else:
        source.require_measures()
    unknown = ((NUMBER, head.number), (DATE, head.date))
    return Memo(
        **vars(common),
        office=_office(source, head),
        reference=head.prefix or source.municipality.document_prefix,
        subject=fill(subject_of(head), values, without),
        addressee=fill(head.addressee, values, without) or addressee_of(common.signatures),
        unit=head.unit,
        number=head.number,
        date=head.date.isoformat() if head.date else "",
        dated=dates.long_date(head.date) if head.date else "",
        told_at_signing=tuple(name for name, known in unknown if not known) if common.signatures else (),
        references=lines(head.references, values, without),
        attachments=lines(attachments_of(head), values, without),
    )


def _office(source: Source, head: Head) -> str:
    place = source.municipality
    of = f"{head.unit} {place.name}" if head.unit else f"{place.name} {place.place}"
    telephone = head.telephone or place.telephone
    return f"{of} โทร. {telephone}" if telephone else of
