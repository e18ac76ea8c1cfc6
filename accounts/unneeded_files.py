"""Stored files that nothing in the database names, and since when that is known; they go after a while."""

from __future__ import annotations

from django.db import models


class UnneededFile(models.Model):
    """One such file. Whoever stores the same bytes again takes the row away first, and waits where it is just going:
    whoever removes a file holds its row meanwhile."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    since = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return self.sha256[:12]


def needed_again(sha256: str) -> None:
    """Before these bytes are stored. Most files were never unneeded: that is asked without writing anything."""
    known = UnneededFile.objects.filter(sha256=sha256)
    if known.exists():
        known.delete()
