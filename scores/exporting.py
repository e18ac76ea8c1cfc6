"""Figures as the wide file import takes: exported and imported again, nothing changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from scores.models import Assessment

IDENTITY = ("code", "municipality", "province", "fiscal_year", "total", "level_name")


def wide_csv(assessments: Iterable[Assessment]) -> str:
    """The assessments' figures, one row each, with the questions of all their years; UTF-8 text without BOM.

    `assessments` come with municipality and question_scores at hand.
    """
    rows = [(a, a.figures()) for a in assessments]
    rules = {a.fiscal_year: a.rules for a, _ in rows}
    headline = list(dict.fromkeys(item for r in rules.values() for item in r.headline_items if item != "total"))
    entered = {item for _, figures in rows for item in figures}
    questions = dict.fromkeys(
        item for r in rules.values() for items in r.question_items.values() for item in items if item in entered
    )
    items = [*headline, *questions]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*IDENTITY, *items])
    for assessment, figures in rows:
        place = assessment.municipality
        writer.writerow(
            [
                *(place.code, place.name, place.province, assessment.fiscal_year),
                *(figures.get("total", ""), assessment.official_level),
                # A question another year has and this one does not stays empty, which import takes as not there.
                *(figures.get(item, "") for item in items),
            ]
        )
    return text.getvalue()


def empty_csv(assessment: Assessment) -> str:
    """The file to fill in for a year: one row, every item of the year, no figures. The assessment may be unsaved."""
    rules, place = assessment.rules, assessment.municipality
    items = [*rules.headline_items[1:], *(item for group in rules.question_items.values() for item in group)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*IDENTITY, *items])
    writer.writerow([place.code, place.name, place.province, assessment.fiscal_year, *[""] * (2 + len(items))])
    return text.getvalue()
