"""What a paper would say otherwise than one of its versions: its sections' words, and the figures of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from documents.papers.first_release import printed_sections

Words = tuple[str, ...]
HEAD = "head"  # the key under which a memo's head is told
REPORT = "report:"  # before the keys of the report that it carries


@dataclass(frozen=True)
class SectionChange:
    """A section whose words or picture differ; no words on one side where it was not, or is not any more, printed.

    `picture` is one line that says what became of its picture, if anything did.
    """

    key: str
    before: Words
    after: Words
    picture: str = ""

    @property
    def in_words(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class FigureChange:
    """A figure of the tables, by the name it is printed under; `short` is how a line calls it."""

    name: str
    before: str
    after: str
    short: str = field(default="", compare=False)

    @property
    def words(self) -> str:
        """One line that says so."""
        return f"{self.short or self.name} เปลี่ยนจาก {self.before or '–'} เป็น {self.after or '–'}"


@dataclass(frozen=True)
class RowChange:
    """A row of the tables of measures or analyses, by its name, and which of its cells differ; none of one that is new
    or gone."""

    name: str
    cells: tuple[str, ...] = ()
    is_new: bool = False
    is_gone: bool = False

    @property
    def words(self) -> str:
        """One line that says so."""
        if self.is_new or self.is_gone:
            return f"เพิ่ม{self.name}" if self.is_new else f"ไม่มี{self.name} แล้ว"
        return f"{self.name}: {', '.join(self.cells)}เปลี่ยน"


@dataclass(frozen=True)
class Differences:
    """All of it; `reordered` where the sections of both stand in another order."""

    sections: tuple[SectionChange, ...]
    figures: tuple[FigureChange, ...]
    reordered: bool
    rows: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sections or self.figures or self.reordered or self.rows)


def differences(version: Mapping[str, Any], now: Mapping[str, Any]) -> Differences:
    """A version's frozen content, of whatever release, beside the content as it would be frozen now."""
    before, after = _words(version), _words(now)
    pictures, pictures_now = _pictures(version), _pictures(now)
    keys = [*before, *(key for key in after if key not in before)]
    changed = (
        SectionChange(
            key, before.get(key, ()), after.get(key, ()), _changed_picture(pictures.get(key), pictures_now.get(key))
        )
        for key in keys
    )
    figures = {name: score for name, _, score in _figures(version)}
    return Differences(
        tuple(change for change in changed if change.in_words or change.picture),
        tuple(
            FigureChange(name, figures[name], score, short)
            for name, short, score in _figures(now)
            if name in figures and figures[name] != score
        ),
        [key for key in before if key in after] != [key for key in after if key in before],
        tuple(_changed_rows(dict(_rows(version)), dict(_rows(now)))),
    )


def _words(content: Mapping[str, Any]) -> dict[str, Words]:
    """Each printed section's words; a block without a heading has a mark, so that it is not taken for left out."""
    found = {HEAD: tuple(_head(content))} if content["kind"] == "memo" else {}
    for section in printed_sections(content):
        words = (section["heading"], *section["paragraphs"], *_words_of_picture(section))
        found[section["key"]] = tuple(filter(None, words)) or ("…",)
    report = content.get("report")
    return found | ({REPORT + key: words for key, words in _words(report).items()} if report else {})


def _head(content: Mapping[str, Any]) -> Iterator[str]:
    """What a memo's head says, a line each."""
    number = f"{content['reference']}/{content.get('number', '')}".strip("/")
    yield from filter(None, (content["office"], number, content.get("dated", content["made_on"])))
    yield from (content["subject"], content["addressee"])
    yield from (*content.get("references", ()), *content.get("attachments", ()))


def _words_of_picture(section: Mapping[str, Any]) -> Words:
    """What is printed below it, and what those hear who do not see it."""
    if not section.get("picture"):
        return ()
    return tuple(dict.fromkeys((section["caption"], section["alt"])))


def _pictures(content: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """The hash and the name of each section's picture: its caption, or what else is said of it."""
    found = {
        section["key"]: (section["picture"], section["caption"] or section["heading"] or section["alt"])
        for section in printed_sections(content)
        if section.get("picture")
    }
    report = content.get("report")
    return found | ({REPORT + key: picture for key, picture in _pictures(report).items()} if report else {})


def _changed_picture(before: tuple[str, str] | None, after: tuple[str, str] | None) -> str:
    if not (before and after):
        return f"เพิ่มภาพ “{after[1]}”" if after else f"ไม่มีภาพ “{before[1]}” แล้ว" if before else ""
    return f"ภาพ “{after[1]}” เปลี่ยน" if before[0] != after[0] else ""


def _figures(content: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The printed scores: name, how a line calls it, score; a memo's are those of its report."""
    if content.get("report"):
        yield from _figures(content["report"])
    if results := content.get("results"):
        yield "คะแนนภาพรวม", "คะแนนภาพรวม", results["total"]
        yield "ระดับผลการประเมิน", "ระดับผลการประเมิน", results["level"]
        yield from _scores_of(results, "score", "")
        year = f" ปี {results['year_before']}"
        yield f"คะแนนภาพรวม{year}", f"คะแนนภาพรวม{year}", results["total_before"]
        yield from _scores_of(results, "before", year)


def _scores_of(results: Mapping[str, Any], which: str, year: str) -> Iterator[tuple[str, str, str]]:
    for row in results["instruments"]:
        yield f"{row['name']}{year}", f"คะแนน {row['name']}{year}", row[which]
    for row in results["indicators"]:
        number = f"ตัวชี้วัดที่ {row['number']}"
        yield f"{number} {row['name']}{year}", f"คะแนน{number}{year}", row[which]


# What the cells of a measure's row and of an indicator's analysis are called.
_CELLS = {
    "title": "ชื่อ",
    "theme": "ประเด็น",
    "findings": "ผลการวิเคราะห์",
    "steps": "ขั้นตอน",
    "period": "ระยะเวลา",
    "responsible": "ผู้รับผิดชอบ",
    "outputs": "ผลการดำเนินการ",
    "outcome": "ผลลัพธ์",
    "status": "สถานะ",
    "finding": "ผลการวิเคราะห์",
    "weakness": "จุดอ่อน",
    "response": "แนวทาง",
    "questions": "คะแนนรายข้อ",
    "meaning": "ข้อความ",
}


def measures_of(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The printed rows of measures, of a snapshot of any release; a memo's are those of its report."""
    if report := content.get("report"):
        return measures_of(report)
    return [*content.get("measures", ()), *(row for theme in content.get("themes", ()) for row in theme["measures"])]


def _rows(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The printed rows by name: measures by their titles, which outlive a new order, analyses by their indicators."""
    for row in measures_of(content):
        yield f"มาตรการ “{row['title']}”", row
    for row in (content.get("report") or content).get("indicators", ()):
        yield f"บทวิเคราะห์ตัวชี้วัดที่ {row['number']}", row
    for number, meaning in meanings_of(content).items():
        yield f"ความหมายของตัวชี้วัดที่ {number}", {"meaning": meaning}


def meanings_of(content: Mapping[str, Any]) -> dict[str, str]:
    """What a plan by indicator says that each indicator means, by its number; a memo's report likewise."""
    parts = (content.get("report") or content).get("parts", ())
    return {part["number"]: part["meaning"] for part in parts if part["number"] and part["meaning"]}


def _changed_rows(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[RowChange]:
    for name, row in before.items():
        if name not in after:
            yield RowChange(name, is_gone=True)
        elif cells := tuple(dict.fromkeys(_changed_cells(row, after[name]))):
            yield RowChange(name, cells)
    yield from (RowChange(name, is_new=True) for name in after if name not in before)


def _changed_cells(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """The names of the cells that differ; a snapshot of an earlier release has not all of them."""
    for key, name in _CELLS.items():
        if key in before and key in after and _plain(before[key]) != _plain(after[key]):
            yield name


def _plain(cell: Any) -> Any:
    """A cell whether it was just frozen or came back from JSON; of a question, its name and score."""
    if isinstance(cell, list | tuple):
        return [_plain(each) for each in cell]
    return (cell["label"], cell["score"]) if isinstance(cell, Mapping) else cell
