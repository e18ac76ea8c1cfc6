"""Figures as the wide file import takes: exported and imported again, nothing changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from accounts.models import Municipality
from scores.models import Assessment
from scores.rules import Rules

IDENTITY = ("code", "municipality", "province", "fiscal_year", "total", "level_name")


def wide_csv(assessments: Iterable[Assessment], rules: Mapping[int, Rules]) -> str:
    """The assessments' entered figures, one row each, with the questions of all their years; UTF-8 text without BOM.

    `assessments` come with municipality and question_scores at hand, `rules` by year.
    """
    rows = [(a, a.entered()) for a in assessments]
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


def empty_csv(place: Municipality, rules: Rules) -> str:
    """The file to fill in for a year: one row, every item of the year, no figures."""
    items = [*rules.headline_items[1:], *(item for group in rules.question_items.values() for item in group)]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([*IDENTITY, *items])
    writer.writerow([place.code, place.name, place.province, rules.fiscal_year, *[""] * (2 + len(items))])
    return text.getvalue()
