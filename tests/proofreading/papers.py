"""The facts of three published papers (figures only) and of made-up ones, and short texts about them."""

from __future__ import annotations

from decimal import Decimal

from proofreading.facts import ProofFacts
from proofreading.findings import locate
from proofreading.proofread import proofread
from proofreading.register import OfficePlace
from scores.proof_facts import year_facts
from scores.results import read_year
from scores.rules import rules_for

PARTNER = OfficePlace("เทศบาลตำบล", "นาสมมุติ", "เขาสมมุติ", "ตราด")


def facts(
    place: OfficePlace,
    figures: dict[int, dict[str, str]],
    *,
    measures: int | None = 2569,
    others: tuple[OfficePlace, ...] = (PARTNER,),
) -> ProofFacts:
    """A paper of 2568 about these years' entered figures."""
    years = {}
    for year, entered in figures.items():
        scores = {item: Decimal(score) for item, score in entered.items()}
        years[year] = year_facts(read_year(rules_for(year, "municipality"), scores))
    return ProofFacts(place, 2568, 2568, measures, years, others)


def indicators(*scores: str) -> dict[str, str]:
    return {str(number): score for number, score in enumerate(scores, 1)}


NARRATIVE = facts(
    OfficePlace("เทศบาลตำบล", "หลวงเหนือ", "งาว", "ลำปาง"),
    {
        2568: {"total": "90.83", "EIT1": "95.92", "EIT2": "91.67", "OIT": "82.50"}
        | indicators("99.35", "99.78", "100", "96.99", "98.71", "95.83", "93.92", "91.63", "95.00", "70.00")
    },
)
BY_QUESTION = facts(
    OfficePlace("เทศบาลตำบล", "ลาดขวาง", "บ้านโพธิ์", "ฉะเชิงเทรา"),
    {
        2568: {"total": "99.34"}
        | indicators("100", "100", "100", "100", "99.55", "98.53", "97.60", "97.51", "100", "100")
        | {f"o{n}": "100" for n in range(1, 21) if n != 15}
        | {"i13": "99.33", "i14": "99.33", "i15": "100", "e4/1": "94.67"}
    },
)
TWO_YEARS = facts(
    OfficePlace("เทศบาลตำบล", "เมืองปาน", "เมืองปาน", "ลำปาง"),
    {
        2568: {"total": "99.37"}
        | indicators("100", "100", "100", "100", "100", "98.57", "97.19", "97.96", "100", "100"),
        2567: {"total": "96.33"}
        | indicators("100", "100", "100", "100", "100", "95.24", "92.26", "85.78", "95.00", "100"),
    },
    measures=2568,
)


def found(text: str, about: ProofFacts) -> list[tuple[str, str, str, str]]:
    """Of each finding: its kind, severity, what stands there and what would be right."""
    return [(f.kind.value, f.severity, f.found, f.expected) for f in proofread(text, about)]


def places(text: str, about: ProofFacts) -> list[tuple[int, int, int]]:
    return [(one.line, one.start, one.end) for one in locate(text, proofread(text, about))]
