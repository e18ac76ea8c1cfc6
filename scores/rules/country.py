"""What was announced of the whole country's result in a year, with its source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from scores.rules import UnknownRules, file_data


@dataclass(frozen=True)
class CountryResult:
    """The mean total of all `agencies` of the state, of every kind, and how many of them reached the target."""

    fiscal_year: int
    agencies: int
    mean: Decimal
    passed: int
    source: str

    @property
    def said_agencies(self) -> str:
        """8,317"""
        return f"{self.agencies:,}"


def country_result(fiscal_year: int, agency_kind: str) -> CountryResult | None:
    """The year's, from the table `country` of its data file; None where nobody has read one."""
    try:
        said = file_data(fiscal_year, agency_kind).get("country")
    except UnknownRules:
        return None
    if said is None:
        return None
    return CountryResult(fiscal_year, said["agencies"], said["mean"], said["passed"], said["source"])
