"""A year's rules with the administrator's corrections on top of its data file.

A correction replaces one subject of one year: what it says is written the way people write it ("o1-o10; o11-o20"), and
is refused when the rules would contradict themselves. Corrections are never changed, only followed by later ones.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from scores.rules import Rules, RulesError, build_rules, file_data
from scores.rules.calendar import EVENT_NAMES, SUBJECT, check
from scores.rules.checklist import DUTY_NAMES, Duty
from thai.digits import to_arabic
from thai.text import normalise

_RANGE = re.compile(r"([ieo])(\d{1,3})(?:-\1?(\d{1,3}))?")
EXAMPLE = "1 มี.ค. 2569 ถึง 30 เม.ย. 2569"
_VERIFIED = {"ตรวจแล้ว": "verified", "ยังไม่ตรวจ": "unverified"}


@lru_cache(maxsize=128)
def corrected(fiscal_year: int, agency_kind: str, corrections: tuple[tuple[str, str], ...]) -> Rules:
    """A year's rules with these (subject, value) corrections in their order. Raises UnknownRules, RulesError."""
    data = copy.deepcopy(file_data(fiscal_year, agency_kind))
    for subject, value in corrections:
        _apply(data, subject, value)
    return build_rules(data)


def _apply(data: dict[str, Any], subject: str, value: str) -> None:
    name, _, key = subject.partition(":")
    match name:
        case "target" | "tolerance":
            data[name] = _number(value)
        case "weight":
            _instrument(data, key)["weight"] = _number(value)
        case "weights_certainty":
            data["weights_certainty"] = _certainty(value)
        case "levels_certainty":
            data["levels"]["certainty"] = _certainty(value)
        case "levels":
            data["levels"]["steps"] = [_level(line) for line in value.splitlines() if line.strip()]
        case "indicator_name":
            _indicator(data, key)["name"] = value.strip()
        case "questions":
            indicator = _indicator(data, key)
            before, indicator["questions"] = indicator["questions"], list(_questions(value))
            if before != indicator["questions"]:
                _forget_subjects(data, {*before, *indicator["questions"]})
            grouped = [question for group in indicator.get("sub_indicators", ()) for question in group]
            if sorted(grouped) != sorted(indicator["questions"]):
                indicator["sub_indicators"] = []  # groups of another list
        case "sub_indicators":
            groups = [list(_questions(part)) for part in value.split(";") if part.strip()]
            _indicator(data, key).update(sub_indicators=groups, sub_certainty="verified")
        case "titles":
            _name(data, dict(_titled(line) for line in filter(str.strip, value.splitlines())))
        case "questions_certainty":
            _indicator(data, key)["questions_certainty"] = _certainty(value)
        case "duty":
            data["duties"][key].update(item=_one_question(value), certainty="verified")
        case "paper_title":
            data["duties"][key]["paper_title"] = normalise(value)
        case "calendar":
            check(key, value)  # read in scores.rules.calendar
        case _:
            raise RulesError(f"ไม่รู้จักเรื่อง {subject}")


def _instrument(data: dict[str, Any], key: str) -> dict[str, Any]:
    return next(i for i in data["instruments"] if i["key"] == key)


def _indicator(data: dict[str, Any], key: str) -> dict[str, Any]:
    return next(i for i in data["indicators"] if str(i["number"]) == key)


def _titled(line: str) -> tuple[str, str]:
    """ "o21 ประกาศเจตนารมณ์" → the question and its title."""
    question, _, words = line.strip().partition(" ")
    if not words.strip():
        raise RulesError(f"อ่านชื่อข้อ “{line.strip()}” ไม่ได้ เขียนเช่น o21 ประกาศเจตนารมณ์")
    return _one_question(question), normalise(words)


def _one_question(text: str) -> str:
    found = list(_questions(text))
    if len(found) != 1:
        raise RulesError(f"ต้องเป็นเลขข้อเดียว เช่น o25 ไม่ใช่ “{text.strip()}”")
    return found[0]


def titles_as_value(titles: Mapping[str, str]) -> str:
    """Questions' titles as the value of a correction; each on one line."""
    return "\n".join(f"{question} {words}" for question, words in titles.items())


def _name(data: dict[str, Any], titles: dict[str, str]) -> None:
    """The administrator's word counts as checked: a correction names its source."""
    groups = [{**g, "names": {q: w for q, w in g["names"].items() if q not in titles}} for g in data.get("titles", ())]
    data["titles"] = [*groups, {"certainty": "verified", "source": "การแก้ไขหลักเกณฑ์", "names": titles}]


def _forget_subjects(data: dict[str, Any], questions: set[str]) -> None:
    """Of questions that another list numbers: what ours ask about says nothing of them."""
    for group in data.get("subjects", ()):
        group["names"] = {question: words for question, words in group["names"].items() if question not in questions}


def _number(text: str) -> Decimal:
    try:
        return Decimal(to_arabic(text).strip())
    except InvalidOperation as error:
        raise RulesError(f"“{text}” ไม่ใช่ตัวเลข") from error


def _certainty(text: str) -> str:
    if text.strip() not in _VERIFIED:
        raise RulesError(f"ต้องเป็น {' หรือ '.join(_VERIFIED)}")
    return _VERIFIED[text.strip()]


def _questions(text: str) -> Iterator[str]:
    """ "o1-o3, o7" → o1, o2, o3, o7"""
    plain = "-".join(part.strip() for part in re.split("[-–]", to_arabic(text).lower()))
    for part in filter(None, re.split(r"[,\s]+(?![-–])", plain)):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise RulesError(f"อ่านข้อ “{part}” ไม่ได้ เขียนเช่น o1-o10, o12")
        first = int(match[2])
        for number in range(first, int(match[3] or first) + 1):
            yield f"{match[1]}{number}"


def _level(line: str) -> dict[str, Any]:
    """ "ผ่านดี 85 85" or "ผ่าน 85": name, least total, least score of every instrument."""
    name, *numbers = to_arabic(line).split()
    if not 1 <= len(numbers) <= 2:
        raise RulesError(f"อ่านระดับ “{line.strip()}” ไม่ได้ เขียนเช่น ผ่านดี 85 85")
    step: dict[str, Any] = {"name": name, "total": _number(numbers[0])}
    return step | ({"every_instrument": _number(numbers[1])} if len(numbers) == 2 else {})


def subjects(fiscal_year: int, agency_kind: str) -> list[tuple[str, str]]:
    """What can be corrected in a year: (subject, Thai words)."""
    data = file_data(fiscal_year, agency_kind)
    return [
        ("target", "เป้าหมาย"),
        ("tolerance", "ค่าคลาดเคลื่อนที่ยอมรับ"),
        *((f"weight:{i['key']}", f"น้ำหนัก {i['key']}") for i in data["instruments"]),
        ("weights_certainty", "น้ำหนัก: ตรวจแล้ว/ยังไม่ตรวจ"),
        ("levels", "ระดับ (หนึ่งระดับต่อบรรทัด: ชื่อ คะแนนรวม คะแนนทุกเครื่องมือ)"),
        ("levels_certainty", "ระดับ: ตรวจแล้ว/ยังไม่ตรวจ"),
        *(
            (f"{subject}:{i['number']}", f"ตัวชี้วัดที่ {i['number']} {words}")
            for i in data["indicators"]
            for subject, words in (
                ("indicator_name", "ชื่อ"),
                ("questions", "ข้อคำถาม (เช่น o1-o20)"),
                ("sub_indicators", "ตัวชี้วัดย่อย (คั่นด้วย ; เช่น o1-o10; o11-o20)"),
                ("questions_certainty", "ข้อคำถาม: ตรวจแล้ว/ยังไม่ตรวจ"),
            )
        ),
        ("titles", "ข้อความของข้อ i e และ o ที่ตรวจแล้ว (บรรทัดละข้อ เช่น o21 ประกาศเจตนารมณ์)"),
        *((f"duty:{duty}", f"{DUTY_NAMES[duty]} (เลขข้อที่ตรวจแล้ว เช่น o25)") for duty in Duty),
        *((f"paper_title:{duty}", f"{DUTY_NAMES[duty]}: ชื่อเอกสาร") for duty in Duty),
        *((f"{SUBJECT}:{event}", f"กำหนดการ: {name} (เช่น {EXAMPLE})") for event, name in EVENT_NAMES.items()),
    ]
