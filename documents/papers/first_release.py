"""Snapshots frozen before papers had sections: their sentences and blocks, in the order they were printed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from documents.papers.content import Section
from documents.papers.section_spec import TEXT

_CLOSING = "จึงเรียนมาเพื่อโปรดพิจารณา"  # stood in the template


def printed_sections(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The sections of a snapshot, whatever release froze it."""
    if "sections" in content:
        return list(content["sections"])
    orders = {"analysis": _analysis, "plan": _plan, "implementation": _implementation, "memo": _memo}
    return [asdict(section) for section in orders[content["kind"]](content)]


def _text(key: str, paragraphs: Iterable[str], heading: str = "") -> Section:
    return Section(key, TEXT, heading, tuple(paragraphs))


def _block(key: str, heading: str = "") -> Section:
    return Section(key, key, heading, ())


def _analysis(content: Mapping[str, Any]) -> Iterator[Section]:
    yield _text("summary", content["summary"])
    yield _block("results")
    yield _block("indicators", "ส่วนที่ 1 การวิเคราะห์รายตัวชี้วัด")
    if content["measures"]:
        yield _block("plan-table", f"ส่วนที่ 2 การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {content['plan_year']}")


def _plan(content: Mapping[str, Any]) -> Iterator[Section]:
    yield _text("introduction", content["introduction"])
    yield _block("plan-table")


def _implementation(content: Mapping[str, Any]) -> Iterator[Section]:
    yield _text("introduction", content["introduction"])
    yield _block("implementation-table")
    if content["results"]:
        yield _block("results", "ผลสัมฤทธิ์: คะแนนที่เปลี่ยนแปลง")
        yield _text("conclusions", content["conclusions"])


def _memo(content: Mapping[str, Any]) -> Iterator[Section]:
    yield _text("background", content["background"], "เรื่องเดิม")
    yield _text("facts", content["facts"], "ข้อเท็จจริง")
    yield _text("considerations", content["considerations"], "ข้อพิจารณา")
    yield _text("closing", [_CLOSING])
