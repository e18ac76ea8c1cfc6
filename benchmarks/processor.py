"""Seconds of the processor, which other people's load hardly changes; and where a measurement is written down."""

from __future__ import annotations

import os
from pathlib import Path

PERFORMANCE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def used_by(ours: set[int]) -> float:
    """Of these processes, their ended children, and the living ones with theirs."""
    used = 0
    stats = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text("ascii", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        stats[int(file.parent.name)] = (int(fields[1]), sum(map(int, fields[11:15])))
    found = set(ours)
    for process in sorted(stats):
        parent, ticks = stats[process]
        if process in found or parent in found:
            found.add(process)
            used += ticks
    return used / os.sysconf("SC_CLK_TCK")


def processes_named(word: str) -> set[int]:
    """Those below this one in whose command the word stands."""
    parents, named = {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(folder.name)] = int(
                (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[1]
            )
            if word in (folder / "cmdline").read_text("utf-8", "replace"):
                named.add(int(folder.name))
        except OSError:
            continue
    return {each for each in named if _is_below(each, parents)}


def _is_below(process: int, parents: dict[int, int]) -> bool:
    while process := parents.get(process, 0):
        if process == os.getpid():
            return True
    return False


def write_section(name: str, text: str) -> None:
    """Into docs/performance.md, in the place of what stood there under this name."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    page = PERFORMANCE.read_text("utf-8")
    section = f"{begin}\n{text}\n{end}"
    if begin in page:
        page = page[: page.index(begin)] + section + page[page.index(end) + len(end) :]
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PERFORMANCE.write_text(page, "utf-8")
