"""One order of locks for whatever changes a paper: its municipality first, then as many of its papers as are wanted.

The audit chain needs the municipality's lock anyway. Whoever has it has all papers of the municipality: two who make
and share and write come one after the other and never wait for each other.
"""

from __future__ import annotations

from accounts.audit import lock
from documents.models import Paper


def hold_paper(paper: Paper) -> None:
    """Keeps everybody else's changes of the paper waiting until the transaction ends, and reads it anew."""
    lock([paper.municipality_id])
    paper.refresh_from_db()
