"""What a paper would say otherwise than one of its versions: its sections' words, and the figures of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from documents.papers.first_release import printed_sections

Words = tuple[str, ...]
HEAD = "head"  # the key under which a memo's head is told
REPORT = "report:"  # before the keys of the report that it carries


@dataclass(frozen=True)
class SectionChange:
    """A section whose words differ; nothing on one side where it was not, or is not any more, printed."""

    key: str
    before: Words
    after: Words


@dataclass(frozen=True)
class FigureChange:
    """A figure of the tables, by the name it is printed under."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Differences:
    """All of it; `reordered` where the sections of both stand in another order."""

    sections: tuple[SectionChange, ...]
    figures: tuple[FigureChange, ...]
    reordered: bool

    def __bool__(self) -> bool:
        return bool(self.sections or self.figures or self.reordered)


def differences(version: Mapping[str, Any], now: Mapping[str, Any]) -> Differences:
    """A version's frozen content, of whatever release, beside the content as it would be frozen now."""
    before, after = _words(version), _words(now)
    keys = [*before, *(key for key in after if key not in before)]
    changed = (SectionChange(key, before.get(key, ()), after.get(key, ())) for key in keys)
    figures, figures_now = dict(_figures(version)), dict(_figures(now))
    return Differences(
        tuple(change for change in changed if change.before != change.after),
        tuple(
            FigureChange(name, figures[name], score)
            for name, score in figures_now.items()
            if name in figures and figures[name] != score
        ),
        [key for key in before if key in after] != [key for key in after if key in before],
    )


def _words(content: Mapping[str, Any]) -> dict[str, Words]:
    """Each printed section's words; a block without a heading has a mark, so that it is not taken for left out."""
    found = {HEAD: tuple(_head(content))} if content["kind"] == "memo" else {}
    found |= {
        section["key"]: tuple(filter(None, (section["heading"], *section["paragraphs"], *_picture(section)))) or ("…",)
        for section in printed_sections(content)
    }
    report = content.get("report")
    return found | ({REPORT + key: words for key, words in _words(report).items()} if report else {})


def _head(content: Mapping[str, Any]) -> Iterator[str]:
    """What a memo's head says, a line each."""
    number = f"{content['reference']}/{content.get('number', '')}".strip("/")
    yield from filter(None, (content["office"], number, content.get("dated", content["made_on"])))
    yield from (content["subject"], content["addressee"])
    yield from (*content.get("references", ()), *content.get("attachments", ()))


def _picture(section: Mapping[str, Any]) -> Words:
    """A picture is told from another by the beginning of its hash."""
    if not (picture := section.get("picture")):
        return ()
    return (f"ภาพ {picture[:8]}", section["caption"], section["alt"] if section["alt"] != section["caption"] else "")


def _figures(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The printed scores by name; a memo's are those of its report."""
    if content.get("report"):
        yield from _figures(content["report"])
    if results := content.get("results"):
        yield "คะแนนภาพรวม", results["total"]
        for row in results["instruments"]:
            yield row["name"], row["score"]
        for row in results["indicators"]:
            yield f"ตัวชี้วัดที่ {row['number']} {row['name']}", row["score"]
