"""A whole country's results as one wide CSV file: made up, but with levels that agree with one another."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from decimal import Decimal

from scores.analysis import completed, rounded
from scores.rules import Rules, rules_for

MUNICIPALITIES = 7849
YEARS = (2564, 2565, 2566, 2567, 2568)
PROVINCES = 76
FIGURES = ("total", "IIT", "EIT", "OIT", *(str(n) for n in range(1, 11)), "EIT1")  # fifteen a year


def municipality_rows(count: int = MUNICIPALITIES) -> Iterator[dict[str, str]]:
    """Municipalities as `import_municipalities` takes them."""
    for n in range(count):
        yield {
            "code": f"{5000000 + n}",
            "name": f"เทศบาลตำบลสมมุติ{n}",
            "type": ("ทต", "ทต", "ทต", "ทม", "ทน")[n % 5],
            "district": f"อำเภอสมมุติ{n % 878}",
            "province": f"จังหวัดสมมุติ{n % PROVINCES}",
            "website": "",
        }


def country_file(count: int = MUNICIPALITIES, years: tuple[int, ...] = YEARS, seed: int = 1) -> bytes:
    """The wide score file of `count` municipalities and these years, UTF-8."""
    chance = random.Random(seed)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["code", "municipality", "province", "fiscal_year", *FIGURES])
    places = list(municipality_rows(count))
    for year in years:
        rules = rules_for(year, "municipality")
        for place in places:
            figures = _figures(rules, chance)
            writer.writerow(
                [place["code"], place["name"], place["province"], year, *(f"{figures[item]:.2f}" for item in FIGURES)]
            )
    return text.getvalue().encode()


def _figures(rules: Rules, chance: random.Random) -> dict[str, Decimal]:
    indicators = {str(n): Decimal(chance.randint(5500, 10000)) / 100 for n in range(1, 11)}
    figures = {item: rounded(value) for item, value in completed(rules, indicators).items()}
    figures["EIT1"] = min(figures["EIT"] + Decimal("1.20"), Decimal(100))
    return figures
