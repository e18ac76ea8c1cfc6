"""บันทึกข้อความ: the memo that sends a paper up, form 29 of the regulation on government correspondence."""

from __future__ import annotations

from documents.models import PaperKind
from documents.papers.content import Memo, PaperContent
from documents.papers.sources import Source
from documents.papers.titles import title


def memo(source: Source, head: PaperContent, *, about: str) -> Memo:
    """Raises CannotBuild where the paper it sends up could not be made."""
    if about == PaperKind.ANALYSIS:
        source.require_total()
    else:
        source.require_measures()
    place = source.municipality
    return Memo(
        **vars(head),
        office=f"{place.name} {place.place}",
        reference=place.document_prefix,
        subject=f"{title(about, source.asked)} (ITA) ปีงบประมาณ พ.ศ. {source.fiscal_year}",
        addressee=head.signatures[-1].position if head.signatures else "นายกเทศมนตรี",
    )
