"""What a check is. Their docstrings are the rules; proofreading/proofread.py names them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from proofreading.claims import Claim
from proofreading.facts import ProofFacts
from proofreading.findings import Finding
from proofreading.view import View


@dataclass(frozen=True)
class Said:
    """What a check sees: the claims, and for what lies on the surface the view and the text as typed."""

    claims: Sequence[Claim]
    view: View
    typed: str


Check = Callable[[Said, ProofFacts], Iterator[Finding]]
