"""Frozen papers with as many measures as one likes, as long as real ones: the same for the same number."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

SNAPSHOTS = Path(__file__).with_name("papers") / "snapshots"
# Snapshots that together hold every section a report can have, in the variants that print otherwise.
FORMS = ("analysis-whole", "analysis-by-question", "plan-by-indicator", "implementation-by-theme")
WORDS = (
    "จัดทำ",
    "ประกาศ",
    "เผยแพร่",
    "ข้อมูล",
    "การให้บริการ",
    "ประชาชน",
    "ผ่านเว็บไซต์",
    "ของหน่วยงาน",
    "และติดตาม",
    "ผลการดำเนินงาน",
    "ทุกไตรมาส",
    "โดยมอบหมาย",
    "เจ้าหน้าที่",
    "ผู้รับผิดชอบ",
    "รายงาน",
    "ผู้บริหาร",
    "ทราบ",
    "ภายในวันที่ 15 ของเดือน",
    "ตามตัวชี้วัดที่ 7",
    "จำนวน 30 คน",
    "งบประมาณ 15,000 บาท",
    "ประจำปีงบประมาณ พ.ศ. 2569",
    "ต่าง ๆ",
)


def snapshot(kind: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SNAPSHOTS / f"{kind}.json").read_text("utf-8"))
    return content


def with_measures(kind: str, count: int, *, by_theme: bool = False) -> dict[str, Any]:
    """The snapshot of a plan, an analysis or an implementation report with this many measures instead of its own."""
    content = snapshot(kind)
    dice = random.Random(count)
    measures = [measure(dice, number) for number in range(1, count + 1)]
    if kind != "implementation":
        return content | {"measures": measures}
    themes: dict[str, list[dict[str, Any]]] = {}
    for row in measures:
        themes.setdefault(row["theme"] if by_theme else "", []).append(row)
    return content | {"themes": [{"title": title, "measures": rows} for title, rows in themes.items()]}


def measure(dice: random.Random, number: int) -> dict[str, Any]:
    return {
        "number": str(number),
        "kind": "",
        "title": f"มาตรการ{number} {prose(dice, dice.randint(20, 90))}",
        "theme": f"หัวข้อ{number % 4}",
        "findings": [f"ตัวชี้วัดที่ {number % 10 + 1} 85.20 คะแนน", prose(dice, dice.randint(60, 160))],
        "steps": [prose(dice, dice.randint(40, 120)) for _ in range(dice.randint(2, 5))],
        "period": "ต.ค. 68 – ก.ย. 69",
        "responsible": "สำนักปลัดเทศบาล, กองคลัง",
        "outputs": [prose(dice, dice.randint(60, 240)) for _ in range(dice.randint(1, 4))],
        "outcome": prose(dice, dice.randint(60, 300)),
        "status": "ดำเนินการแล้วเสร็จ",
        "is_long": False,
    }


def prose(dice: random.Random, length: int) -> str:
    said = ""
    while len(said) < length:
        said += dice.choice(WORDS) + (" " if dice.random() < 0.2 else "")
    return said.strip()
