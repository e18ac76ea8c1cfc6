"""The published figures of the three example papers, as the demonstration loads them."""

import csv
from decimal import Decimal
from pathlib import Path

import ita_portal.demonstration
from scores.rules import Rules, rules_for

FILE = Path(ita_portal.demonstration.__file__).with_name("scores.csv")
LUANG_NUEA, LAT_KHWANG, MUEANG_PAN = "เทศบาลตำบลหลวงเหนือ", "เทศบาลตำบลลาดขวาง", "เทศบาลตำบลเมืองปาน"


def published() -> dict[tuple[str, int], dict[str, Decimal]]:
    """The figures by municipality and year."""
    found: dict[tuple[str, int], dict[str, Decimal]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            figures = found.setdefault((row["municipality"], int(row["fiscal_year"])), {})
            figures[row["item"] or "total"] = Decimal(row["score"])
    return found


def municipal(year: int = 2568) -> Rules:
    """The year's rules for municipalities."""
    return rules_for(year, "municipality")
