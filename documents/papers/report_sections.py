"""The sections of analysis, plan and implementation report, in order, with the product's own wording.

A line of a default text is a choice of wordings: the first whose fields all have a value today is said, none where no
wording has them. Nothing here commits the signer to what the data does not know.
"""

from __future__ import annotations

import dataclasses

from documents.papers import columns
from documents.papers.columns import choices
from documents.papers.section_spec import CONTENTS, COVER, SectionSpec

BY_QUESTION, BY_INDICATOR = "by-question", "by-indicator"

# Laws that such papers cite, by name; which of them a paper rests on, and by which section, its office says.
LAWS = (
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
    "พระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. 2562",
    "พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม",
    "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546 และที่แก้ไขเพิ่มเติม",
)
LAW = SectionSpec("law", "ข้อกฎหมาย", heading="ข้อกฎหมาย", offered=True)

TOTAL = "ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} {ชื่อเทศบาล} ได้คะแนนภาพรวม {คะแนนรวมและที่มา} {ผลระดับ}"
DONE = "ดำเนินการแล้วเสร็จ {มาตรการแล้วเสร็จ} รายการ"
_MEASURES = (
    "{ชื่อเทศบาล} กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    " ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ} ({ช่วงปีงบประมาณ}) ไว้ {จำนวนมาตรการ} รายการ"
)
_TABLE = "รายละเอียดการดำเนินงาน ผลการดำเนินการ และผลลัพธ์ของแต่ละรายการปรากฏตามตาราง"
_BELOW = (
    "ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี {จำนวนต่ำกว่าเป้าหมาย} ตัวชี้วัด คือ {ตัวชี้วัดต่ำกว่าเป้าหมาย}",
    "{ผลเทียบเป้าหมาย} ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือ{ตัวชี้วัดต่ำสุด} ({คะแนนต่ำสุด})",
)

_COVER = SectionSpec(
    "cover",
    "ปก",
    COVER,
    lines=(("{ชื่อเอกสาร}",), ("ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ}",), ("{ชื่อเทศบาล}",), ("{ที่ตั้ง}",)),
    fixed=True,
    offered=True,
)
_CONTENTS = SectionSpec("contents", "สารบัญ", CONTENTS, "สารบัญ", fixed=True, offered=True)
_ASSESSED = (
    "สำนักงาน ป.ป.ช. จัดให้มี{ชื่อการประเมิน} เป็นประจำทุกปี โดยวัดการรับรู้ของบุคลากรภายใน"
    " การรับรู้ของผู้รับบริการและผู้มีส่วนได้ส่วนเสียภายนอก และตรวจการเปิดเผยข้อมูลต่อสาธารณะ"
)


def _principles(says: str) -> SectionSpec:
    return SectionSpec(
        "principles", "หลักการและเหตุผล", heading="หลักการและเหตุผล", lines=((_ASSESSED,), (says,)), offered=True
    )


_INSTRUMENTS = SectionSpec(
    "instruments",
    "ผลรายเครื่องมือเป็นคำ",
    lines=(
        ("{ผล IIT}",),
        ("{ผล EIT} {ผลแต่ละส่วนของ EIT}", "{ผล EIT}"),
        ("{ผล OIT}",),
    ),
)
_URGENT = SectionSpec(
    "urgent",
    "ข้อบกพร่องที่ต้องแก้ไขเร่งด่วน",
    heading="ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อนที่จะต้องแก้ไขโดยเร่งด่วน",
    lines=(
        (
            "ตัวชี้วัดที่ได้คะแนนต่ำกว่าเป้าหมาย {เป้าหมาย} คะแนน มี {จำนวนต่ำกว่าเป้าหมาย} ตัวชี้วัด ได้แก่ {ตัวชี้วัดต่ำกว่าเป้าหมาย}",
            "{ผลเทียบเป้าหมาย} {เป้าหมาย} คะแนน",
        ),
    ),
    offered=True,
)
_IMPROVED = "ตัวชี้วัดที่ผ่านเป้าหมายแต่ได้คะแนนต่ำกว่า {เกณฑ์คะแนนสูง} คะแนน มี {จำนวนต้องพัฒนา} ตัวชี้วัด"
_KEPT = "ตัวชี้วัดที่ได้คะแนนตั้งแต่ {เกณฑ์คะแนนสูง} คะแนนขึ้นไป มี {จำนวนรักษามาตรฐาน} ตัวชี้วัด"
_IMPROVE = SectionSpec(
    "improve",
    "ประเด็นที่จะต้องพัฒนาให้ดีขึ้น",
    heading="ประเด็นที่จะต้องพัฒนาให้ดีขึ้น",
    lines=((f"{_IMPROVED} ได้แก่ {{ตัวชี้วัดต้องพัฒนา}}", _IMPROVED),),
    offered=True,
)
_KEEP = SectionSpec(
    "keep",
    "ประเด็นที่รักษามาตรฐาน",
    heading="ประเด็นที่รักษามาตรฐาน",
    lines=((f"{_KEPT} ได้แก่ {{ตัวชี้วัดรักษามาตรฐาน}}", _KEPT),),
    offered=True,
)
_FOLLOW_UP = SectionSpec(
    "follow-up",
    "การกำกับติดตามและรายงานผล",
    heading="การกำกับติดตามและการรายงานผล",
    lines=(
        (
            "แผนปีงบประมาณ พ.ศ. {ปีแผน} มีมาตรการ {จำนวนมาตรการ} รายการ การกำกับติดตามเป็นไปตามผู้รับผิดชอบ"
            " ขั้นตอน และระยะเวลาของแต่ละรายการในตารางมาตรการ",
        ),
        ("ผู้รับผิดชอบที่ระบุในแผน ได้แก่ {ผู้รับผิดชอบในแผน}",),
    ),
    offered=True,
)
_TOLD_APART = (_URGENT, _IMPROVE, _KEEP)

_CHARTS = {
    "chart-radar": "แผนภูมิเรดาร์รายตัวชี้วัด",
    "chart-lines": "แผนภูมิเส้นคะแนนย้อนหลัง",
    "chart-total": "แผนภูมิคะแนนภาพรวม",
    "chart-instruments": "แผนภูมิรายเครื่องมือ",
    "chart-indicators": "แผนภูมิรายตัวชี้วัดสองปี",
    "chart-years": "แผนภูมิรายตัวชี้วัดย้อนหลัง",
}


def _charts(*taken_in: str) -> tuple[SectionSpec, ...]:
    """Each figure a section of its own; those not named are offered."""
    return tuple(SectionSpec(key, name, key, offered=key not in taken_in) for key, name in _CHARTS.items())


_OVERALL = SectionSpec("results", "ตารางคะแนนรายเครื่องมือ", "overall", columns=columns.COMPARED)
_INDICATOR_SCORES = SectionSpec(
    "indicator-scores", "ตารางคะแนนรายตัวชี้วัด", "indicator-scores", columns=columns.INDICATORS
)
_HISTORY = SectionSpec("history", "ตารางคะแนนย้อนหลัง", "history")
_INDICATOR_YEARS = SectionSpec("indicator-years", "ตารางรายตัวชี้วัดย้อนหลัง", "indicator-years", offered=True)

ANALYSIS = (
    _COVER,
    _CONTENTS,
    _principles(
        "เอกสารฉบับนี้นำผลการประเมินปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ของ{ชื่อเทศบาล} มาวิเคราะห์เป็นรายตัวชี้วัด"
        " เพื่อใช้กำหนดมาตรการของปีงบประมาณ พ.ศ. {ปีแผน}"
    ),
    LAW,
    SectionSpec(
        "summary",
        "สรุปผลการประเมิน",
        lines=(
            (
                "{ชื่อเทศบาล} ได้คะแนนภาพรวม {คะแนนรวมและที่มา} อยู่ในระดับ{ระดับ} เป้าหมายของปีนี้คือ {เป้าหมาย} คะแนน",
                "{ชื่อเทศบาล} ได้คะแนนภาพรวม {คะแนนรวมและที่มา} เป้าหมายของปีนี้คือ {เป้าหมาย} คะแนน",
            ),
            _BELOW,
            ("ยังไม่มีคะแนน {จำนวนไม่มีคะแนน} ตัวชี้วัด จึงยังบอกไม่ได้ว่าผ่านเป้าหมายหรือไม่ คือ {ตัวชี้วัดไม่มีคะแนน}",),
            ("หาก{ตัวชี้วัดเพิ่มคะแนนได้มาก} ได้คะแนนเต็ม คะแนนภาพรวมจะเพิ่มขึ้น {คะแนนที่จะเพิ่มขึ้น} คะแนน",),
        ),
    ),
    _INSTRUMENTS,
    _OVERALL,
    _INDICATOR_SCORES,
    _HISTORY,
    _INDICATOR_YEARS,
    *_charts("chart-radar", "chart-lines", "chart-total", "chart-instruments", "chart-indicators"),
    SectionSpec("indicators", "บทวิเคราะห์รายตัวชี้วัด", "indicators", "การวิเคราะห์รายตัวชี้วัด", numbered=True),
    *_TOLD_APART,
    SectionSpec(
        "plan-table",
        "ตารางมาตรการ",
        "plan-table",
        "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {ปีแผน}",
        numbered=True,
        columns=choices(columns.PLAN),
    ),
    _FOLLOW_UP,
)
PLAN = (
    _COVER,
    _CONTENTS,
    _principles(
        "เอกสารฉบับนี้แสดงมาตรการที่{ชื่อเทศบาล} กำหนดไว้สำหรับปีงบประมาณ พ.ศ. {ปีงบประมาณ}"
        " จากผลการประเมินปีงบประมาณ พ.ศ. {ปีที่ประเมิน}"
    ),
    LAW,
    SectionSpec(
        "summary",
        "ผลการประเมินปีที่ผ่านมา",
        heading="ผลการประเมินปีงบประมาณ พ.ศ. {ปีที่ประเมิน}",
        lines=((TOTAL,), _BELOW),
        offered=True,
    ),
    dataclasses.replace(_OVERALL, offered=True),
    dataclasses.replace(_INDICATOR_SCORES, offered=True),
    *_charts(),
    *_TOLD_APART,
    SectionSpec(
        "introduction",
        "บทนำ",
        lines=(
            (
                "{ชื่อเทศบาล} นำผล{ชื่อการประเมิน} ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} มาวิเคราะห์รายตัวชี้วัด"
                " และกำหนดมาตรการ โครงการ และกิจกรรมที่จะดำเนินการในปีงบประมาณ พ.ศ. {ปีงบประมาณ} ดังตารางต่อไปนี้",
            ),
        ),
    ),
    SectionSpec("plan-table", "ตารางมาตรการ", "plan-table", needed=True, columns=choices(columns.PLAN)),
    _FOLLOW_UP,
)
IMPLEMENTATION = (
    _COVER,
    _CONTENTS,
    _principles("เอกสารฉบับนี้รายงานผลการดำเนินการตามมาตรการของ{ชื่อเทศบาล} ในปีงบประมาณ พ.ศ. {ปีงบประมาณ} และผลที่เกิดขึ้น"),
    LAW,
    SectionSpec(
        "purpose",
        "วัตถุประสงค์",
        heading="วัตถุประสงค์",
        lines=(
            ("เพื่อแสดงผลการดำเนินการและผลลัพธ์ของมาตรการปีงบประมาณ พ.ศ. {ปีงบประมาณ} จำนวน {จำนวนมาตรการ} รายการ",),
            (
                "เพื่อเปรียบเทียบผลการประเมินปีงบประมาณ พ.ศ. {ปีที่ประเมิน} ({คะแนนรวม} คะแนน)"
                " กับปีงบประมาณ พ.ศ. {ปีก่อน} ({คะแนนรวมปีก่อน} คะแนน)",
            ),
        ),
        offered=True,
    ),
    SectionSpec("introduction", "บทนำ", lines=((f"{_MEASURES} {DONE} {_TABLE}", f"{_MEASURES} {_TABLE}"),)),
    SectionSpec(
        "implementation-table",
        "ตารางผลการดำเนินการ",
        "implementation-table",
        needed=True,
        columns=choices(columns.IMPLEMENTATION),
    ),
    SectionSpec(
        "results",
        "ตารางเปรียบเทียบคะแนน",
        "changes",
        "ผลสัมฤทธิ์: คะแนนที่เปลี่ยนแปลง",
        columns=(*columns.INDICATORS[:2], *columns.COMPARED),
    ),
    dataclasses.replace(_INSTRUMENTS, offered=True),
    dataclasses.replace(_HISTORY, offered=True),
    _INDICATOR_YEARS,
    *_charts(),
    SectionSpec(
        "conclusions",
        "อ่านผลเป็นคำ",
        lines=(
            (
                f"{TOTAL} เมื่อเทียบกับปีงบประมาณ พ.ศ. {{ปีก่อน}} ซึ่งได้ {{คะแนนรวมปีก่อน}} คะแนน {{การเปลี่ยนแปลงคะแนนรวม}}",
                TOTAL,
            ),
            (
                "ตัวชี้วัดที่ต่ำกว่าเป้าหมาย {เป้าหมาย} คะแนน มี {จำนวนต่ำกว่าเป้าหมาย} ตัวชี้วัด ได้แก่ {ตัวชี้วัดต่ำกว่าเป้าหมาย}",
                "{ผลเทียบเป้าหมาย} {เป้าหมาย} คะแนน",
            ),
            ("ตัวชี้วัดที่คะแนนเพิ่มขึ้น {จำนวนเพิ่มขึ้น} ตัวชี้วัด ได้แก่ {ตัวชี้วัดเพิ่มขึ้น}",),
            ("ตัวชี้วัดที่คะแนนลดลง {จำนวนลดลง} ตัวชี้วัด ได้แก่ {ตัวชี้วัดลดลง}",),
            ("ตัวชี้วัดที่คะแนนเท่าเดิม {จำนวนเท่าเดิม} ตัวชี้วัด ได้แก่ {ตัวชี้วัดเท่าเดิม}",),
        ),
    ),
)

REPORTS = {"analysis": ANALYSIS, "plan": PLAN, "implementation": IMPLEMENTATION}
# What a variant prints otherwise: (kind, variant) → section → its changes.
_VARIANTS: dict[tuple[str, str], dict[str, SectionSpec]] = {
    ("analysis", BY_QUESTION): {
        each.key: dataclasses.replace(each, block="questions", columns=choices(columns.QUESTIONS))
        for each in ANALYSIS
        if each.key == "indicators"
    },
    ("plan", BY_INDICATOR): {
        each.key: dataclasses.replace(each, block="plan-by-indicator", columns=choices(columns.PLAN_BY_INDICATOR))
        for each in PLAN
        if each.key == "plan-table"
    },
}


def report_sections(kind: str, variant: str) -> tuple[SectionSpec, ...]:
    """The sections of a report of this kind in this variant."""
    changed = _VARIANTS.get((kind, variant), {})
    return tuple(changed.get(each.key, each) for each in REPORTS[kind])
