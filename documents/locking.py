"""One order of locks for whatever changes a paper: its municipality first, then as many of its papers as are wanted.

The audit chain needs the municipality's lock anyway. Whoever has it has all papers of the municipality: two who make
and share and write come one after the other and never wait for each other.
"""

from __future__ import annotations

from accounts.audit import lock
from accounts.editing import EditedMeanwhile
from documents.models import Paper, PaperVersion


def hold_paper(paper: Paper) -> None:
    """Keeps everybody else's changes of the paper waiting until the transaction ends, and reads it anew.

    EditedMeanwhile where somebody has removed it.
    """
    lock([paper.municipality_id])
    if not Paper.objects.filter(pk=paper.pk).exists():
        raise EditedMeanwhile
    paper.refresh_from_db()


def lock_version(version: PaperVersion) -> PaperVersion:
    """The version as it is now, and kept so, once its municipality is held. EditedMeanwhile where it was removed."""
    found = PaperVersion.objects.select_for_update(of=("self",), no_key=True).filter(pk=version.pk).first()
    if found is None:
        raise EditedMeanwhile
    return found
