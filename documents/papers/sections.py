"""The sections of each kind of paper, in order: texts in the product's own words, with fields, and blocks of data.

A line of a default text is a choice of wordings: the first whose fields all have a value today is said, none where no
wording has them. Nothing here commits the signer to what the data does not know.
"""

from __future__ import annotations

from dataclasses import dataclass

from documents.papers.fields import Values, missing

TEXT = "text"
Line = tuple[str, ...]


@dataclass(frozen=True)
class SectionSpec:
    """One section of a kind of paper. `block` is TEXT or what of the content is printed there.

    `heading` may hold fields; a `numbered` one begins with ส่วนที่ and its number among those that are printed.
    `fixed` sections stay at their place, `needed` ones cannot be left out; `offered` ones are left out until taken in.
    """

    key: str
    name: str
    block: str = TEXT
    heading: str = ""
    lines: tuple[Line, ...] = ()
    numbered: bool = False
    fixed: bool = False
    needed: bool = False
    offered: bool = False

    def default_text(self, values: Values) -> str:
        """What the product says today, its fields as names: one line a paragraph."""
        said = (next((words for words in line if not missing(words, values)), "") for line in self.lines)
        return "\n".join(filter(None, said))


# Laws that such papers cite, by name; which of them a paper rests on, and by which section, its office says.
LAWS = (
    "พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
    "พระราชบัญญัติมาตรฐานทางจริยธรรม พ.ศ. 2562",
    "พระราชบัญญัติเทศบาล พ.ศ. 2496 และที่แก้ไขเพิ่มเติม",
    "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546 และที่แก้ไขเพิ่มเติม",
)
LAW = SectionSpec("law", "ข้อกฎหมาย", heading="ข้อกฎหมาย", offered=True)

_TOTAL = "ปีงบประมาณ พ.ศ. {ปีที่ประเมิน} {ชื่อเทศบาล} ได้คะแนนภาพรวม {คะแนนรวมและที่มา} {ผลระดับ}"
_PLANNED = "แผนปีงบประมาณ พ.ศ. {ปีแผน} มีมาตรการ {จำนวนมาตรการ} รายการ"
_MEASURES = (
    "{ชื่อเทศบาล} กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    " ประจำปีงบประมาณ พ.ศ. {ปีงบประมาณ} ({ช่วงปีงบประมาณ}) ไว้ {จำนวนมาตรการ} รายการ"
)
_TABLE = "รายละเอียดการดำเนินงาน ผลการดำเนินการ และผลลัพธ์ของแต่ละรายการปรากฏตามตาราง"
_DONE = "ดำเนินการแล้วเสร็จ {มาตรการแล้วเสร็จ} รายการ"

ANALYSIS = (
    SectionSpec(
        "summary",
        "สรุปผลการประเมิน",
        lines=(
            ("{ชื่อเทศบาล} ได้คะแนนภาพรวม {คะแนนรวมและที่มา} เป้าหมายของปีนี้คือ {เป้าหมาย} คะแนน",),
            (
                "ตัวชี้วัดที่ต่ำกว่าเป้าหมายมี {จำนวนต่ำกว่าเป้าหมาย} ตัวชี้วัด คือ {ตัวชี้วัดต่ำกว่าเป้าหมาย}",
                "{ผลเทียบเป้าหมาย} ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือ{ตัวชี้วัดต่ำสุด} ({คะแนนต่ำสุด})",
            ),
            ("ยังไม่มีคะแนน {จำนวนไม่มีคะแนน} ตัวชี้วัด จึงยังบอกไม่ได้ว่าผ่านเป้าหมายหรือไม่ คือ {ตัวชี้วัดไม่มีคะแนน}",),
            ("หาก{ตัวชี้วัดเพิ่มคะแนนได้มาก} ได้คะแนนเต็ม คะแนนภาพรวมจะเพิ่มขึ้น {คะแนนที่จะเพิ่มขึ้น} คะแนน",),
        ),
    ),
    LAW,
    SectionSpec("results", "ตารางและแผนภูมิคะแนน", "results"),
    SectionSpec("indicators", "บทวิเคราะห์รายตัวชี้วัด", "indicators", "การวิเคราะห์รายตัวชี้วัด", numbered=True),
    SectionSpec(
        "plan-table",
        "ตารางมาตรการ",
        "plan-table",
        "การนำผลการวิเคราะห์ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. {ปีแผน}",
        numbered=True,
    ),
)
PLAN = (
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
    LAW,
    SectionSpec("plan-table", "ตารางมาตรการ", "plan-table", needed=True),
)
IMPLEMENTATION = (
    SectionSpec("introduction", "บทนำ", lines=((f"{_MEASURES} {_DONE} {_TABLE}", f"{_MEASURES} {_TABLE}"),)),
    LAW,
    SectionSpec("implementation-table", "ตารางผลการดำเนินการ", "implementation-table", needed=True),
    SectionSpec("results", "ตารางเปรียบเทียบคะแนน", "results", "ผลสัมฤทธิ์: คะแนนที่เปลี่ยนแปลง"),
    SectionSpec(
        "conclusions",
        "อ่านผลเป็นคำ",
        lines=(
            (
                f"{_TOTAL} เมื่อเทียบกับปีงบประมาณ พ.ศ. {{ปีก่อน}} ซึ่งได้ {{คะแนนรวมปีก่อน}} คะแนน {{การเปลี่ยนแปลงคะแนนรวม}}",
                _TOTAL,
            ),
            ("ตัวชี้วัดที่คะแนนเพิ่มขึ้น {จำนวนเพิ่มขึ้น} ตัวชี้วัด ได้แก่ {ตัวชี้วัดเพิ่มขึ้น}",),
            ("ตัวชี้วัดที่คะแนนลดลง {จำนวนลดลง} ตัวชี้วัด ได้แก่ {ตัวชี้วัดลดลง}",),
        ),
    ),
)


def _memo(*facts: Line) -> tuple[SectionSpec, ...]:
    """Form 29: what came before, what is so, the law where it is cited, what is asked for."""
    return (
        SectionSpec(
            "background",
            "เรื่องเดิม",
            heading="เรื่องเดิม",
            lines=(
                (
                    "{ชื่อเทศบาล} เข้ารับ{ชื่อการประเมิน} ซึ่งสำนักงาน ป.ป.ช. ดำเนินการเป็นประจำทุกปี"
                    " และต้องนำผลมาวิเคราะห์ กำหนดมาตรการ ติดตาม และรายงานผลการดำเนินการต่อผู้บริหาร",
                ),
            ),
        ),
        SectionSpec("facts", "ข้อเท็จจริง", heading="ข้อเท็จจริง", lines=facts),
        LAW,
        SectionSpec(
            "considerations",
            "ข้อพิจารณา",
            heading="ข้อพิจารณา",
            lines=(
                (
                    "ผู้จัดทำได้จัดทำ{ชื่อเอกสาร} ปีงบประมาณ พ.ศ. {ปีงบประมาณ} เสร็จเรียบร้อยแล้ว"
                    " จึงเห็นควรเสนอเพื่อโปรดพิจารณาให้ความเห็นชอบ และเผยแพร่บนเว็บไซต์ของหน่วยงานต่อไป",
                ),
            ),
        ),
        SectionSpec("closing", "คำลงท้าย", lines=(("จึงเรียนมาเพื่อโปรดพิจารณา",),), fixed=True),
    )


_TOTALS = (f"{_TOTAL} {{การเปลี่ยนแปลงคะแนนรวม}}จากปีงบประมาณ พ.ศ. {{ปีก่อน}}", _TOTAL)
_MEMOS = {
    "analysis": _memo(_TOTALS),
    "plan": _memo(_TOTALS, (_PLANNED,)),
    "implementation": _memo(_TOTALS, (f"{_PLANNED} {_DONE}", _PLANNED)),
}
_KINDS = {"analysis": ANALYSIS, "plan": PLAN, "implementation": IMPLEMENTATION}


def sections_of(kind: str, variant: str) -> tuple[SectionSpec, ...]:
    """The sections of a paper; of a memo, by what it sends up."""
    return _MEMOS[variant] if kind == "memo" else _KINDS[kind]
