"""Made-up towns and their results, as the facts a text is held against."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal

from proofreading.facts import ItemTitle, PlanFacts, PlannedMeasure, ProofFacts
from proofreading.register import OfficePlace
from scores.analysis import completed, rounded
from scores.proof_facts import year_facts
from scores.results import read_year
from scores.rules import rules_for

YEARS = (2566, 2567, 2568)
ASSESSED = 2568
TYPES = ("เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร")
NAMES = (
    *("หนองแวง", "ป่าสัก", "บ้านกลาง", "ดอนแก้ว", "ท่าข้าม", "วังน้ำเย็น", "โพธิ์ทอง", "เขาสมิง", "คลองใหญ่", "นาคำ"),
    *("แม่ปูคา", "ทุ่งหลวง", "บึงสามัคคี", "หนองบัว", "หนองบัวใต้", "สันทราย", "ศรีสว่าง", "ห้วยยาง", "กุดชุม", "ลำพาน"),
    *("บางระกำ", "หัวดง", "ปากพลี", "ไผ่ขวาง", "สระแก้ววิหาร", "โคกสูง", "ตลาดเกรียบ", "เกาะหมาก", "ชะอวด", "นาทวี"),
)
DISTRICTS = ("เมืองทอง", "บ้านใหม่", "ดงหลวง", "พนมไพร", "ทุ่งใหญ่", "วังเหนือ", "โนนสูง", "ปากท่อ", "แม่สาย", "ละแม")
PROVINCES = ("ลำปาง", "ขอนแก่น", "สุพรรณบุรี", "พัทลุง", "ตราด", "เชียงราย", "นครสวรรค์", "ชุมพร", "ราชบุรี", "ยโสธร")


def places(chance: random.Random) -> list[OfficePlace]:
    """Every name once, the first of them the paper's own."""
    names = chance.sample(NAMES, len(NAMES))
    made = []
    for name in names:
        kind, district, province = (chance.choice(words) for words in (TYPES, DISTRICTS, PROVINCES))
        made.append(OfficePlace(kind, name, district, province))
    return made


def entered(chance: random.Random, year: int) -> dict[str, Decimal]:
    """A year's figures that agree with one another: indicators, instruments, EIT's parts, total, questions."""
    rules = rules_for(year, "municipality")
    lowest = chance.choice((6200, 8000, 9000, 9600))
    figures: dict[str, Decimal] = {}
    for number in range(1, 11):
        low = lowest if chance.random() < 0.7 else 9700
        figures[str(number)] = Decimal(10000 if chance.random() < 0.15 else chance.randint(low, 10000)) / 100
    known = completed(rules, figures)
    for item in ("total", "IIT", "EIT", "OIT"):
        figures[item] = rounded(known[item])
    apart = min(Decimal(chance.randint(0, 300)) / 100, 100 - figures["EIT"])
    figures["EIT1"], figures["EIT2"] = figures["EIT"] - apart, figures["EIT"] + apart
    for indicator in rules.indicators:
        for key in rules.question_items[indicator.key]:
            figures[key] = Decimal(chance.randint(8000, 10000)) / 100
    return figures


def town(seed: int) -> ProofFacts:
    """The facts of an analysis of 2568 whose measures run in 2569."""
    chance = random.Random(seed)
    own, *others = places(chance)
    years = {}
    for year in YEARS:
        results = read_year(rules_for(year, "municipality"), entered(chance, year))
        years[year] = year_facts(results)
    return ProofFacts(own, ASSESSED, ASSESSED, ASSESSED + 1, years, tuple(others))


UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุขและสิ่งแวดล้อม", "งานนิติการ", "หน่วยตรวจสอบภายใน")
MEASURES = (
    *("ปรับปรุงคู่มือการปฏิบัติงานของทุกส่วนงาน", "เผยแพร่แผนการใช้จ่ายเงินผ่านเสียงตามสาย", "จัดทำแนวปฏิบัติการมอบหมายงาน"),
    *("สำรวจและขึ้นทะเบียนทรัพย์สินประจำปี", "รณรงค์ไม่รับของขวัญของกำนัล", "เพิ่มช่องทางร้องเรียนออนไลน์", "กำหนดมาตรฐานเวลาให้บริการ"),
    *(
        "จัดทำวีดิทัศน์แนะนำเทศบาล",
        "เปิดเวทีรับฟังความคิดเห็นของชุมชน",
        "ทบทวนข้อมูลบนเว็บไซต์ทุกเดือน",
        "ประเมินความเสี่ยงการทุจริตของโครงการ",
    ),
)
TITLES = {
    "o1": "โครงสร้างและอำนาจหน้าที่",
    "o2": "ข้อมูลผู้บริหาร",
    "o3": "ข้อมูลการติดต่อ",
    "o4": "ข่าวประชาสัมพันธ์",
    "o5": "แผนการใช้จ่ายงบประมาณประจำปี",
}


def reporting_town(seed: int) -> ProofFacts:
    """The facts of a report of 2568 on the measures of that year, some of them done."""
    facts, chance = town(seed), random.Random(f"plan{seed}")
    year = (dt.date(2024, 10, 1), dt.date(2025, 9, 30))
    half = (dt.date(2025, 1, 1), dt.date(2025, 6, 30))
    measures = tuple(
        PlannedMeasure(
            title=title,
            units=tuple(chance.sample(UNITS, chance.choice((1, 1, 2)))),
            period=chance.choice((year, year, half)),
            is_done=place > 1,
        )
        for place, title in enumerate(chance.sample(MEASURES, chance.randint(5, 9)))
    )
    titles = {ASSESSED: {item: ItemTitle(words) for item, words in TITLES.items()}}
    return replace(facts, measures=ASSESSED, titles=titles, plan=PlanFacts(ASSESSED, measures, UNITS))
