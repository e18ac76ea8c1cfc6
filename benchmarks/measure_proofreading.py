"""How much the proofreader finds, how often it is wrong, how fast it is; `./dev bench measure_proofreading`.

Right texts of made-up towns by styles, one error put into each of them; the family written before the first rule is
told apart. Writes the tables of docs/performance.md; with the names of families prints those of them, and what fails
in them but for the unseen one. What cannot be an error is counted apart: a year that stands in
no title and beside no score.
"""

from __future__ import annotations

import os
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
django.setup()

from benchmarks.processor import write_section
from benchmarks.proofread.mutations import MUTATIONS, Seeded, seeded
from benchmarks.proofread.styles import (
    accounts,
    bamboo_town,
    bay_town,
    boards,
    border_town,
    bridge_town,
    canal_town,
    cape_town_th,
    chapters,
    city_hall,
    clerks,
    cliff_town,
    clove_town,
    coffee_town,
    cotton_town,
    council,
    dam_town,
    delta_town,
    deputy_office,
    desks,
    durian_town,
    estuary_town,
    ferry_town,
    forest_town,
    front_desk,
    garden_town,
    grids,
    handed_out,
    harbour_town,
    highland_town,
    hill_town,
    hotspring_town,
    island_town,
    lagoon_town,
    lake_town,
    letters,
    lotus_town,
    mango_town,
    mangrove_town,
    market_town,
    meadow_town,
    met,
    met_again,
    met_fourth,
    met_third,
    minutes,
    mixed,
    orchard_town,
    orchid_town,
    paddy_town,
    pagoda_town,
    palm_town,
    pine_town,
    planned,
    plateau_town,
    prose,
    quarry_town,
    railway_town,
    rapids_town,
    reporters,
    rice_town,
    ridge_town,
    river_town,
    salt_town,
    silk_town,
    small_office,
    stone_town,
    strangers,
    tabled,
    tamarind_town,
    teak_town,
    temple_town,
    town_office,
    trades,
    unseen,
    valley_town,
    wharf_town,
)
from benchmarks.proofread.towns import reporting_town, town
from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import ProofFacts
from proofreading.findings import Finding
from proofreading.proofread import proofread

FAMILIES: dict[str, tuple[Style, ...]] = {
    "known": prose.STYLES + tabled.STYLES + mixed.STYLES,
    "met": met.STYLES + met_again.STYLES + met_third.STYLES + met_fourth.STYLES + minutes.STYLES + council.STYLES,
    "plans": planned.STYLES,
    "letters": letters.STYLES,
    "boards": boards.STYLES,
    "accounts": accounts.STYLES,
    "grids": grids.STYLES,
    "strangers": strangers.STYLES,
    "handed_out": handed_out.STYLES,
    "reporters": reporters.STYLES,
    "desks": desks.STYLES,
    "chapters": chapters.STYLES,
    "trades": trades.STYLES + clerks.STYLES,
    "city_hall": city_hall.STYLES,
    "small_office": small_office.STYLES,
    "town_office": town_office.STYLES,
    "front_desk": front_desk.STYLES,
    "deputy_office": deputy_office.STYLES,
    "market_town": market_town.STYLES,
    "harbour_town": harbour_town.STYLES,
    "river_town": river_town.STYLES,
    "hill_town": hill_town.STYLES,
    "valley_town": valley_town.STYLES,
    "railway_town": railway_town.STYLES,
    "lake_town": lake_town.STYLES,
    "border_town": border_town.STYLES,
    "rice_town": rice_town.STYLES,
    "island_town": island_town.STYLES,
    "salt_town": salt_town.STYLES,
    "forest_town": forest_town.STYLES,
    "lotus_town": lotus_town.STYLES,
    "palm_town": palm_town.STYLES,
    "orchid_town": orchid_town.STYLES,
    "bridge_town": bridge_town.STYLES,
    "pine_town": pine_town.STYLES,
    "cape_town_th": cape_town_th.STYLES,
    "cotton_town": cotton_town.STYLES,
    "stone_town": stone_town.STYLES,
    "teak_town": teak_town.STYLES,
    "ferry_town": ferry_town.STYLES,
    "hotspring_town": hotspring_town.STYLES,
    "mangrove_town": mangrove_town.STYLES,
    "canal_town": canal_town.STYLES,
    "temple_town": temple_town.STYLES,
    "paddy_town": paddy_town.STYLES,
    "silk_town": silk_town.STYLES,
    "quarry_town": quarry_town.STYLES,
    "lagoon_town": lagoon_town.STYLES,
    "bamboo_town": bamboo_town.STYLES,
    "estuary_town": estuary_town.STYLES,
    "durian_town": durian_town.STYLES,
    "highland_town": highland_town.STYLES,
    "mango_town": mango_town.STYLES,
    "delta_town": delta_town.STYLES,
    "tamarind_town": tamarind_town.STYLES,
    "cliff_town": cliff_town.STYLES,
    "meadow_town": meadow_town.STYLES,
    "plateau_town": plateau_town.STYLES,
    "orchard_town": orchard_town.STYLES,
    "dam_town": dam_town.STYLES,
    "coffee_town": coffee_town.STYLES,
    "pagoda_town": pagoda_town.STYLES,
    "rapids_town": rapids_town.STYLES,
    "clove_town": clove_town.STYLES,
    "garden_town": garden_town.STYLES,
    "bay_town": bay_town.STYLES,
    "wharf_town": wharf_town.STYLES,
    "ridge_town": ridge_town.STYLES,
    "unseen": unseen.STYLES,
}
OF_PLANS = frozenset(
    planned.STYLES
    + boards.STYLES
    + strangers.STYLES
    + city_hall.PLANNED
    + small_office.PLANNED
    + town_office.PLANNED
    + deputy_office.PLANNED
    + market_town.PLANNED
    + river_town.PLANNED
    + valley_town.PLANNED
    + lake_town.PLANNED
    + border_town.PLANNED
    + rice_town.PLANNED
    + island_town.PLANNED
    + salt_town.PLANNED
    + forest_town.PLANNED
    + lotus_town.PLANNED
    + palm_town.PLANNED
    + orchid_town.PLANNED
    + bridge_town.PLANNED
    + pine_town.PLANNED
    + cape_town_th.PLANNED
    + cotton_town.PLANNED
    + stone_town.PLANNED
    + teak_town.PLANNED
    + ferry_town.PLANNED
    + hotspring_town.PLANNED
    + mangrove_town.PLANNED
    + canal_town.PLANNED
    + temple_town.PLANNED
    + paddy_town.PLANNED
    + silk_town.PLANNED
    + quarry_town.PLANNED
    + lagoon_town.PLANNED
    + bamboo_town.PLANNED
    + estuary_town.PLANNED
    + durian_town.PLANNED
    + highland_town.PLANNED
    + mango_town.PLANNED
    + delta_town.PLANNED
    + tamarind_town.PLANNED
    + cliff_town.PLANNED
    + meadow_town.PLANNED
    + plateau_town.PLANNED
    + orchard_town.PLANNED
    + dam_town.PLANNED
    + coffee_town.PLANNED
    + pagoda_town.PLANNED
    + rapids_town.PLANNED
    + clove_town.PLANNED
    + garden_town.PLANNED
    + bay_town.PLANNED
    + wharf_town.PLANNED
    + ridge_town.PLANNED
)  # whose town has a plan
NEAR = 40  # characters from the error in which a finding is its own: a name and a score that were exchanged
_NUMBER = re.compile("[0-9๐-๙]+(?:[.,/][0-9๐-๙]+)*")


@dataclass
class Tally:
    """Of one family: numbers read, false findings, and by mutation [error, warning, missed]."""

    numbers: int = 0
    errors: int = 0
    warnings: int = 0
    found: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    false: list[tuple[str, Finding, str]] = field(default_factory=list)

    def of(self, what: str) -> list[int]:
        """[error, warning, missed] of one mutation, or of "all"."""
        counts = self.found.values() if what == "all" else [self.found[what]]
        return [sum(column) for column in zip([0, 0, 0], *counts, strict=True)]

    @classmethod
    def together(cls, tallies: Iterable[Tally]) -> Tally:
        whole = cls()
        for tally in tallies:
            for what, counts in tally.found.items():
                whole.found[what] = [a + b for a, b in zip(whole.found[what], counts, strict=True)]
        return whole


def texts(styles: Iterable[Style], seeds: range) -> Iterator[tuple[str, int, ProofFacts]]:
    for style in styles:
        for seed in seeds:
            yield style.__name__, seed, (reporting_town if style in OF_PLANS else town)(seed)


def measure(styles: tuple[Style, ...], seeds: range) -> Tally:
    tally = Tally()
    by_name = {style.__name__: style for style in styles}
    for name, seed, facts in texts(styles, seeds):
        draft_of = Writer(facts, seed, thai=seed % 3 > 0)
        words = by_name[name](draft_of)
        draft = draft_of.done(draft_of.noisy(words) if seed % 2 else words)
        tally.numbers += len(_NUMBER.findall(draft.text))
        clean = proofread(draft.text, facts)
        for finding in clean:
            tally.errors += finding.sure
            tally.warnings += not finding.sure
            tally.false.append((name, finding, draft.text[max(0, finding.start - 60) : finding.end + 30]))
        there = {(finding.kind, finding.message, finding.found) for finding in clean}
        for what in MUTATIONS:
            wrong = seeded(facts, draft, what, random.Random(f"{name}{seed}{what}"))
            if wrong is not None:
                new = [f for f in proofread(wrong.text, facts) if (f.kind, f.message, f.found) not in there]
                _count(tally, name, what, wrong, new)
    return tally


def _count(tally: Tally, name: str, what: str, wrong: Seeded, new: list[Finding]) -> None:
    near = [f for f in new if f.start <= wrong.end + NEAR and f.end >= wrong.start - NEAR]
    place = 0 if any(f.sure for f in near) else 1 if near else 2
    tally.found[what][place] += 1
    if place == 2:
        tally.missed.append((name, what, wrong.text[max(0, wrong.start - 70) : wrong.end + 40]))


def by_error(tallies: dict[str, Tally]) -> list[str]:
    """A row for each seeded error: errors and, with the warnings, all that was found."""
    lines = [f"| seeded error | {' | '.join(f'{name}: error / with warnings (n)' for name in tallies)} |"]
    lines.append(f"|---|{'---|' * len(tallies)}")
    for what in [*MUTATIONS, "all"]:
        cells = (shares(tally.of(what)) for tally in tallies.values())
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return lines


def by_family(tallies: dict[str, Tally]) -> list[str]:
    """A row for each family: what was found in its wrong texts, what was said of its right ones."""
    lines = ["| family | error / with warnings (n) | numbers | false errors in 1,000 | false warnings in 1,000 |"]
    lines.append("|---|---|---|---|---|")
    for name, tally in tallies.items():
        per = 1000 / tally.numbers
        said = f"{tally.errors * per:.2f} | {tally.warnings * per:.1f}"
        lines.append(f"| {name} | {shares(tally.of('all'))} | {tally.numbers:,} | {said} |")
    return lines


def shares(counts: list[int]) -> str:
    n = sum(counts)
    return f"{100 * counts[0] / n:.0f} % / {100 * (counts[0] + counts[1]) / n:.0f} % ({n})" if n else "–"


def speed() -> str:
    """Thirty pages of the known styles on one core."""
    facts = town(3)
    pages: list[str] = []
    while sum(map(len, pages)) < 50_000:
        writer = Writer(facts, len(pages))
        pages.append(writer.done(FAMILIES["known"][len(pages) % len(FAMILIES["known"])](writer)).text)
    text = "\n".join(pages)
    times = []
    for _ in range(5):
        began = time.process_time()
        proofread(text, facts)
        times.append(time.process_time() - began)
    each = 1e6 * min(times) / len(text)
    return f"{len(text):,} characters, about thirty pages: {min(times):.3f} s of the processor, {each:.1f} µs each."


def main() -> None:
    families = sys.argv[1:] or list(FAMILIES)
    tallies = {name: measure(FAMILIES[name], range(1, 21)) for name in families}
    if not sys.argv[1:]:
        since = [tally for name, tally in tallies.items() if name not in ("known", "unseen")]
        columns = {"known": tallies["known"], "met since": Tally.together(since), "unseen": tallies["unseen"]}
        text = "\n".join(["Of today:", "", *by_error(columns), "", *by_family(tallies), "", speed()])
        write_section("measure_proofreading", text)
    else:
        print("\n".join([*by_error(tallies), "", *by_family(tallies), "", speed()]))
    for family in [
        name for name in sys.argv[1:] if name != "unseen"
    ]:  # what fails there may be looked at; what fails unseen may not
        shown: dict[tuple[str, str, str], int] = defaultdict(int)
        for name, finding, around in tallies[family].false:
            shown[name, finding.kind, finding.severity] += 1
            if shown[name, finding.kind, finding.severity] > 3:
                continue
            print("FALSE", finding.severity, name, finding.kind, finding.message, "|", around.replace("\n", "⏎"))
        seen: dict[tuple[str, str], int] = defaultdict(int)
        for name, what, around in tallies[family].missed:
            seen[name, what] += 1
            if seen[name, what] == 1:
                print("MISSED", name, what, "|", around.replace("\n", "⏎"))
        print(dict(seen))


if __name__ == "__main__":
    main()
