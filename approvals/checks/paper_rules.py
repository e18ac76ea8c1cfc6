"""Checks of the paper itself: its words, its letters, the item it answers, the places where it is to be signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from approvals.checks.listing import ListedCheck, Mend, Reason, Result
from approvals.checks.rules import every_paper, rule, with_tables
from approvals.checks.subject import CheckedPaper
from approvals.proofs import head_of, section_of
from approvals.waiting import APPOINT
from documents.models import PaperKind
from documents.papers.differences import REPORT, meanings_of, measures_of
from documents.papers.first_release import printed_sections
from documents.papers.titles import answered_duty, answers_words
from plans.proofs import analysis_of, measure_of
from proofreading.facts import ProofFacts
from proofreading.findings import Finding, Kind
from proofreading.proofread import proofread
from proofreading.vocabulary import EXPLANATIONS
from scores.proofing.actions import without
from scores.proofing.texts import finding_key
from thai.printable import refusal

MOST = 10  # findings of one kind and result that are told one by one
LONGEST = 100_000  # letters of a paper, about forty pages, that are proofread while somebody waits: under half a second
QUOTED = 80  # letters of what is quoted
AROUND = 20  # letters on either side of a finding by which its page is found


@dataclass(frozen=True)
class Text:
    """A text of the paper with its fields filled, where it stands, what it is held against, where it is mended.

    `belongs` is what it belongs to while it is written."""

    place: str
    words: str
    facts: ProofFacts
    mend: Mend | None
    belongs: str = ""


# What the blocks of a paper print of a row: an indicator's, a measure's.
_PRINTED = {
    "indicators": {"finding", "weakness", "response"},
    "questions": {"finding", "weakness", "response"},
    "plan-table": {"findings", "title", "steps"},
    "plan-by-indicator": {"title", "steps"},
    "implementation-table": {"theme", "title", "steps", "outputs", "outcome"},
}


def texts(subject: CheckedPaper) -> Iterator[Text]:
    """Every text that people wrote or the product said for them and that the paper prints, in its order; tables of
    scores are no text."""
    yield from _head(subject)
    yield from _sections(subject, subject.content, "", subject.paper.pk)
    if report := subject.content.get("report"):
        yield from _sections(subject, report, REPORT, subject.report)
    yield from _analyses(subject)
    yield from _meanings(subject)
    yield from _measures(subject)


def _head(subject: CheckedPaper) -> Iterator[Text]:
    content = subject.content
    if content["kind"] == PaperKind.MEMO:
        lines = [content["subject"], content["addressee"], *content.get("references", ())]
        words = "\n".join([*lines, *content.get("attachments", ())])
        mend = Mend("เปิดหัวบันทึก", "approvals:compose-head", {"pk": subject.paper.pk})
        yield Text("หัวบันทึก", words, subject.proof, mend, head_of(subject.paper.pk))


def _sections(subject: CheckedPaper, content: Mapping[str, Any], prefix: str, paper: int | None) -> Iterator[Text]:
    for section in printed_sections(content):
        words = [section["heading"], *section["paragraphs"], section.get("caption", ""), section.get("alt", "")]
        if text := "\n".join(filter(None, words)):
            key = section["key"]
            name = subject.today.names.get(prefix + key) or section["heading"] or "ส่วนของเอกสาร"
            place = f"รายงานที่แนบ ส่วน “{name}”" if prefix else f"ส่วน “{name}”"
            mend = Mend("เปิดที่ข้อความ", "approvals:compose-section", {"pk": paper, "key": key}) if paper else None
            yield Text(place, text, subject.proof, mend, section_of(paper, key) if paper else "")


def _printed(subject: CheckedPaper) -> set[str]:
    """The texts of a row that stand in a table of the paper, in a column that was not left out."""
    return {
        name
        for section in printed_sections(subject.body)
        for name in _PRINTED.get(section["block"], set()).difference(section.get("left_out", ()))
    }


def _said(row: Mapping[str, Any], names: Iterable[str], printed: Collection[str]) -> list[str]:
    """The row's printed texts, lists line by line."""
    said: list[str] = []
    for name in names:
        words = row.get(name, "") if name in printed else ""
        said += [words] if isinstance(words, str) else words
    return list(filter(None, said))


def _analyses(subject: CheckedPaper) -> Iterator[Text]:
    printed = _printed(subject)
    for row in subject.body.get("indicators", ()):
        number, name = row["number"], row["name"]
        said = _said(row, ("finding", "weakness", "response"), printed)
        mend = Mend("เปิดที่บทวิเคราะห์", "plans:analysis-of", {"year": subject.source.plan_year, "number": number})
        belongs = analysis_of(subject.source.plan_year, number)
        words = "\n".join([f"ตัวชี้วัดที่ {number} {name}", *said])
        yield Text(f"บทวิเคราะห์ตัวชี้วัดที่ {number}", words, subject.proof, mend, belongs)


def _meanings(subject: CheckedPaper) -> Iterator[Text]:
    for number, meaning in meanings_of(subject.content).items():
        mend = Mend("เปิดที่บทวิเคราะห์", "plans:analysis-of", {"year": subject.source.plan_year, "number": number})
        belongs = analysis_of(subject.source.plan_year, number)
        yield Text(f"ความหมายของตัวชี้วัดที่ {number}", meaning, subject.proof, mend, belongs)


def _measures(subject: CheckedPaper) -> Iterator[Text]:
    """What is to be done speaks of the year before its own, what was done of its own, as where it is written
    (plans.proofs): what was set aside there is so here."""
    there = {measure.row.title: measure.row.pk for measure in subject.measures}
    answered = replace(subject.proof, assessed=subject.source.plan_year - 1)
    reported = replace(subject.proof, assessed=subject.source.plan_year)
    printed = _printed(subject)
    if not any(theme["title"] for theme in subject.body.get("themes", ())):
        printed.discard("theme")
    for row in measures_of(subject.content):
        place, pk = f"มาตรการที่ {row['number']}", there.get(row["title"])
        parts = {"year": subject.source.plan_year, "pk": pk}
        mend, belongs = (Mend("เปิดมาตรการ", "plans:edit", parts), measure_of(pk)) if pk else (None, "")
        # A theme is printed once above its measures, and mended in each of them.
        planned = _said(row, ("theme", "findings", "title", "steps"), printed)
        yield Text(place, "\n".join(planned), answered, mend, belongs)
        yield Text(place, "\n".join(_said(row, ("outputs", "outcome"), printed)), reported, mend, belongs)


@rule("text", "ข้อความทุกส่วนตรงกับข้อมูล ไม่มีชื่อเทศบาลหรืออำเภออื่น", most=MOST * len(Kind))
def proofread_texts(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """Every text of the paper, its fields filled, is held against the facts by the proofreader: what it is sure of is
    an error, what it doubts a warning. Of one kind of finding the first are told one by one, the others counted. What
    somebody set aside is told with the reason and counts no more, and so is a kind that the municipality does not look
    for."""
    kinds = without(subject.unchecked)
    told: Counter[tuple[str, Result]] = Counter()
    room, unread = LONGEST, ""
    for text in texts(subject):
        room -= len(text.words)
        if room < 0:
            unread = text.place
            break
        for finding in proofread(text.words, text.facts, kinds):
            key = finding_key(finding, text.words)
            aside = subject.asides.get((text.belongs, key))
            result = Result.ASIDE if aside else Result.ERROR if finding.sure else Result.WARNING
            told[finding.kind, result] += 1
            if told[finding.kind, result] <= MOST:
                reason = Reason(aside.reason, aside.name, aside.at.isoformat()) if aside else None
                yield replace(_found(finding, text, key, result), reason=reason)
    for (kind, result), count in told.items():
        if count > MOST:
            more, same = f"พบเรื่องเดียวกันอีก {count - MOST} แห่ง", EXPLANATIONS[kind]["title"]
            yield ListedCheck("text", result, more, f"ชนิดเดียวกับ {MOST} ข้อแรก ({same})")
    for row in subject.unchecked:
        words = f"ปิดการตรวจ “{row}” ของเทศบาลนี้ไว้ จึงไม่ได้ตรวจเรื่องนั้น"
        mend = Mend("เปิดหน้าการตรวจข้อความ", "approvals:kinds", {}, f"#kind-{row.kind}")
        yield ListedCheck("text", Result.WARNING, words, f"ปิดโดย {row.name}", mend=mend)
    if unread:
        # After what was found; the rest of such a paper is a matter of its own.
        words = f"เพราะเอกสารยาวเกิน {LONGEST:,} ตัวอักษร ข้อความตั้งแต่ {unread} ยังไม่มีใครตรวจ"
        yield ListedCheck("text", Result.FAILED, words)


def _found(finding: Finding, text: Text, key: str, result: Result) -> ListedCheck:
    quoted = " ".join(finding.found.split())
    quoted = quoted if len(quoted) <= QUOTED else f"{quoted[:QUOTED]}…"
    words = f"“{quoted}” {finding.message}" if quoted else finding.message
    right = f"ควรเป็น “{finding.expected}”" if finding.expected and finding.expected != finding.found else ""
    beside = (text.words[: finding.start].rpartition("\n")[2], text.words[finding.end :].partition("\n")[0])
    before = beside[0][-AROUND:]
    sought, marked = before + finding.found + beside[1][:AROUND], (len(before), len(before) + len(finding.found))
    mend = replace(text.mend, finding=key) if text.mend else None
    return ListedCheck("text", result, words, right, text.place, mend=mend, sought=sought, marked=marked)


@rule("glyphs", "ไม่มีอักษรที่พิมพ์ลงเอกสารไม่ได้")
def glyphs(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """Every character of the paper has a glyph in the font of papers."""
    for text in texts(subject):
        if wrong := refusal(text.words):
            yield ListedCheck("glyphs", Result.ERROR, wrong, place=text.place, mend=text.mend)


@rule("vacant", "ทุกขั้นของเส้นทางมีผู้พิจารณาได้")
def vacant(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """In every position on the paper's way somebody may decide it today, who did not make it."""
    for title in subject.vacant:
        words = f"วันนี้ไม่มีผู้ใดพิจารณาเอกสารนี้ในตำแหน่ง{title}ได้"
        yield ListedCheck("vacant", Result.ERROR, words, f"เรื่องจะหยุดที่ขั้นนั้น {APPOINT}")


def _any(subject: CheckedPaper, *names: str) -> bool:
    """Whether any measure has something under one of these names, in a column that is printed."""
    left_out = {column for section in printed_sections(subject.body) for column in section.get("left_out", ())}
    rows = measures_of(subject.content)
    return any(row.get(name) for row in rows for name in names if name not in left_out)


def _says(subject: CheckedPaper, key: str, words: str) -> bool:
    """Whether the paper has this section, or another under a heading that says so."""
    return any(section["key"] == key or words in section["heading"] for section in printed_sections(subject.body))


# What an item asks for → whether the paper holds it, and whether that is certain: an office may say a topic in words of
# its own under any heading, but a column that is empty in every row is empty.
_HOLDS: dict[str, tuple[Callable[[CheckedPaper], bool], bool]] = {
    "การวิเคราะห์ผลการประเมิน ITA ของปีก่อน": (
        lambda s: bool(s.body.get("indicators") or s.body.get("parts")) or _any(s, "findings"),
        True,
    ),
    "ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนที่จะต้องแก้ไขโดยเร่งด่วน": (lambda s: _says(s, "urgent", "เร่งด่วน"), False),
    "ประเด็นที่จะต้องพัฒนาให้ดีขึ้น": (lambda s: _says(s, "improve", "พัฒนา"), False),
    "ประเด็นที่จะต้องรักษามาตรฐาน": (lambda s: _says(s, "keep", "รักษามาตรฐาน"), False),
    "การกำกับติดตามให้นำไปสู่การปฏิบัติและการรายงานผล": (lambda s: _says(s, "follow-up", "กำกับติดตาม"), False),
    "แนวทางการนำผลการวิเคราะห์ไปสู่การปฏิบัติ หรือมาตรการ": (lambda s: _any(s, "title"), True),
    "ผู้รับผิดชอบ": (lambda s: _any(s, "responsible"), True),
    "ขั้นตอนหรือวิธีการปฏิบัติ": (lambda s: _any(s, "steps"), True),
    "ระยะเวลา": (lambda s: _any(s, "period", "dates"), True),
    "มาตรการที่ดำเนินการในปีที่รายงาน ซึ่งตรงกับมาตรการในข้อของแผน": (lambda s: _any(s, "title"), True),
    "ผลการดำเนินการ (output)": (lambda s: _any(s, "outputs"), True),
    "ผลลัพธ์หรือการเปลี่ยนแปลงที่เกิดขึ้น (outcome)": (lambda s: _any(s, "outcome"), True),
    "ผู้รับผิดชอบและช่วงระยะเวลา": (lambda s: _any(s, "responsible") and _any(s, "period"), True),
}


@rule("elements", "เอกสารมีครบตามที่ข้อกำหนดให้แสดง", with_tables)
def elements(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """The paper holds what the item that it answers asks for. What no row of its tables has is an error where the
    demand is confirmed; a topic that has no section of its own, and whatever is not confirmed, is a warning."""
    if subject.source.asked is None:
        _, year = answered_duty(subject.about, subject.paper.fiscal_year)
        words = f"ยังไม่มีรายการข้อของปี {year} จึงยังไม่ทราบว่าข้อที่เอกสารนี้ตอบให้แสดงอะไร"
        yield ListedCheck("elements", Result.WARNING, words)
        return
    asked, plan = subject.source.asked, Mend("เปิดแผน", "plans:year", {"year": subject.source.plan_year})
    named = f"ข้อ {asked.item} ปี {asked.fiscal_year} ให้แสดง"
    topics = []
    for element in asked.elements:
        holds, is_certain = _HOLDS.get(element.words, (_nobody_knows, False))
        if holds(subject):
            continue
        if not is_certain:
            topics.append(f"“{element.words}”")
            continue
        result = Result.ERROR if element.verified else Result.WARNING
        doubt = "" if element.verified else "ข้อกำหนดนี้ยังไม่ยืนยันกับประกาศ"
        yield ListedCheck("elements", result, f"{named} “{element.words}” ยังไม่พบในเอกสาร", doubt, mend=plan)
    if topics:
        mend = Mend("เปิดส่วนของเอกสาร", "approvals:compose", {"pk": subject.report or subject.paper.pk})
        words = f"{named}หัวข้อที่เอกสารไม่มีส่วนของตัวเอง {len(topics)} หัวข้อ กรุณาอ่านดูว่ากล่าวไว้ที่อื่นแล้ว"
        yield ListedCheck("elements", Result.WARNING, words, " ".join(topics), mend=mend)


def _nobody_knows(_: CheckedPaper) -> bool:
    return False


@rule("item", "ปีของเอกสารเป็นปีที่ข้อซึ่งเอกสารนี้ตอบถามถึง", every_paper)
def item(subject: CheckedPaper) -> Iterator[ListedCheck]:
    """The item that the paper says it answers is the one that asks for it this year, and its figures are of the year
    that the item asks about. A number that is not confirmed is a warning."""
    asked, content = subject.source.asked, subject.body
    _, year = answered_duty(subject.about, subject.paper.fiscal_year)
    printed = content.get("answers", "")
    if printed and printed != answers_words(asked):
        words = f"เอกสารพิมพ์ว่า “{printed}” แต่วันนี้{'' if asked else 'ยังไม่มีรายการข้อของปีนั้น'}{answers_words(asked)}"
        yield ListedCheck("item", Result.ERROR, words)
    if str(content["fiscal_year"]) != str(subject.paper.fiscal_year):
        words = f"เอกสารพิมพ์ปี {content['fiscal_year']} แต่เป็นเอกสารของปี {subject.paper.fiscal_year}"
        yield ListedCheck("item", Result.ERROR, words)
    results = content.get("results")
    if results and str(results["fiscal_year"]) != str(year - 1):
        words = f"ข้อของปี {year} ถามถึงผลของปี {year - 1} แต่คะแนนในเอกสารเป็นของปี {results['fiscal_year']}"
        yield ListedCheck("item", Result.ERROR, words)
    if asked is None:
        yield ListedCheck("item", Result.WARNING, f"ยังไม่มีรายการข้อของปี {year} จึงยังไม่ทราบว่าเอกสารนี้ตอบข้อใด")
    elif not asked.verified:
        words = f"เลขข้อของปี {asked.fiscal_year} ({asked.item}) ยังไม่ยืนยันกับประกาศ"
        yield ListedCheck("item", Result.WARNING, words, "ตรวจกับคู่มือของปีนั้นก่อนนำไปตอบ เลขข้ออาจเปลี่ยน")


PAPER_RULES = (proofread_texts, glyphs, elements, item, vacant)
