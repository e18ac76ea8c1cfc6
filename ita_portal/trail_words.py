"""What each action of the audit trail is called in plain Thai, and the sentence an entry makes.

A sentence follows the person's name. In it stand values of the entry's detail by their names, `{what}` for the thing it
was done to, and `{place}` for the step of a paper's way. `test_every_action_has_its_sentence` holds it to the code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SCORES, PLAN, PAPERS, PUBLIC, PEOPLE = "scores", "plan", "papers", "public", "people"
GROUPS = {
    SCORES: "คะแนน",
    PLAN: "แผน มาตรการ และหลักฐาน",
    PAPERS: "เอกสารและการลงนาม",
    PUBLIC: "การเผยแพร่",
    PEOPLE: "หน่วยงาน บุคคล ตำแหน่ง และเส้นทาง",
}


@dataclass(frozen=True)
class Act:
    """One kind of act: which group it stands in, its name in the filter, its sentence."""

    group: str
    label: str
    sentence: str


def _acts(group: str, acts: Mapping[str, tuple[str, str]]) -> dict[str, Act]:
    return {action: Act(group, label, sentence) for action, (label, sentence) in acts.items()}


# What administrators set on their own pages: the noun of the action → the Thai one.
ADMINISTERED = {
    "municipality": "ข้อมูลหน่วยงาน",
    "account": "บัญชีผู้ใช้",
    "member": "สมาชิก",
    "unit": "หน่วยงานภายใน",
    "position": "ตำแหน่ง",
    "acting": "การรักษาราชการแทน",
    "oversight": "การกำกับดูแลระดับจังหวัด",
}
_DONE = {"added": "เพิ่ม", "changed": "แก้ไข", "removed": "ลบ"}

ACTS: dict[str, Act] = {
    **_acts(
        SCORES,
        {
            "scores.saved": ("บันทึกคะแนน", "บันทึกคะแนนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "scores.removed": ("ลบคะแนนทั้งปี", "ลบคะแนนปีงบประมาณ พ.ศ. {fiscal_year} ทั้งปี"),
            "scores.imported": ("นำเข้าคะแนน", "นำเข้าคะแนนปีงบประมาณ พ.ศ. {versions} ({source})"),
            "scores.file_uploaded": ("ส่งไฟล์คะแนน", "ส่งไฟล์คะแนน “{filename}” ให้ระบบตรวจ"),
            "scores.file_confirmed": ("ยืนยันไฟล์คะแนน", "ยืนยันนำเข้าไฟล์คะแนน “{filename}”"),
            "scores.file_cancelled": ("ยกเลิกไฟล์คะแนน", "ยกเลิกไฟล์คะแนน “{filename}”"),
            "scores.file_forgotten": ("ลบไฟล์คะแนนที่ค้าง", "ลบไฟล์คะแนน “{filename}” ที่ไม่มีผู้ยืนยันภายในหนึ่งเดือน"),
        },
    ),
    **_acts(
        PLAN,
        {
            "plan.opened": ("เปิดแผน", "เปิดแผนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "plan.removed": ("ลบแผนที่ว่าง", "ลบแผนปีงบประมาณ พ.ศ. {fiscal_year} ที่ยังว่าง"),
            "calendar.added": ("เพิ่มกำหนด", "เพิ่มกำหนด “{title}” วันที่ {day} ในปี {fiscal_year}"),
            "calendar.removed": ("ลบกำหนด", "ลบกำหนด “{title}” วันที่ {day} ในปี {fiscal_year}"),
            "plan.reordered": ("จัดลำดับมาตรการ", "จัดลำดับมาตรการของแผนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "plan.analysed": ("แก้บทวิเคราะห์", "แก้บทวิเคราะห์ตัวชี้วัดที่ {indicators} ของแผนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "plan.reviewed": (
                "อ่านบทวิเคราะห์",
                "ยืนยันว่าอ่านบทวิเคราะห์ตัวชี้วัดที่ {indicators} ของแผนปีงบประมาณ พ.ศ. {fiscal_year} แล้ว",
            ),
            "plan.copied": ("คัดลอกแผน", "คัดลอกมาตรการ {measures} รายการจากแผนปี {source} มา{what}"),
            "plan.table_received": ("ส่งตารางมาตรการ", "ส่งตารางมาตรการ “{filename}” ให้ระบบอ่าน"),
            "plan.table_units_chosen": ("เลือกหน่วยงานของตาราง", "เลือกว่าชื่อหน่วยงานในตาราง “{filename}” คือหน่วยงานใด"),
            "plan.table_confirmed": ("ยืนยันตารางมาตรการ", "ยืนยันให้นำมาตรการจากตาราง “{filename}” เข้าแผน"),
            "plan.imported": ("นำเข้ามาตรการ", "นำเข้ามาตรการจาก “{filename}” เพิ่ม {created} แก้ไข {updated} รายการ"),
            "plan.table_dropped": ("ยกเลิกตารางมาตรการ", "ยกเลิกตารางมาตรการ “{filename}”"),
            "plan.table_forgotten": ("ลบตารางที่ค้าง", "ลบตารางมาตรการ “{filename}” ที่ไม่มีผู้ยืนยันภายในหนึ่งเดือน"),
            "measure.saved": ("บันทึกมาตรการ", "บันทึกมาตรการ “{title}” รุ่นที่ {version}"),
            "measure.deleted": ("ลบมาตรการ", "ลบมาตรการ “{title}” ออกจากแผนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "measure.restored": ("นำมาตรการกลับมา", "นำมาตรการ “{title}” กลับมาในแผนปีงบประมาณ พ.ศ. {fiscal_year}"),
            "measure.forgotten": ("ลบมาตรการถาวร", "ลบมาตรการ “{title}” ที่อยู่ในถังครบ 30 วันเป็นการถาวร"),
            "measure.assign": ("มอบหมายมาตรการ", "มอบหมายมาตรการ “{title}”"),
            "measure.change": ("แก้มาตรการที่รับมอบหมาย", "แก้มาตรการ “{title}” ที่ได้รับมอบหมาย"),
            "measure.submit": ("ส่งมาตรการ", "ส่งมาตรการ “{title}” ให้ผู้ประสานงานตรวจรับ"),
            "measure.withdraw": ("ดึงมาตรการกลับ", "ดึงมาตรการ “{title}” กลับมาแก้ไข"),
            "measure.accept": ("ตรวจรับมาตรการ", "ตรวจรับมาตรการ “{title}”"),
            "measure.return": ("ส่งมาตรการกลับ", "ส่งมาตรการ “{title}” กลับให้แก้ไข"),
            "measure.due": ("เปลี่ยนกำหนดส่ง", "เปลี่ยนกำหนดส่งมาตรการ “{title}”"),
            "measure.remind": ("เตือนให้ส่งรายงาน", "เตือนหน่วยงานให้ส่งมาตรการ “{title}”"),
            "measure.commented": ("แสดงความเห็น", "แสดงความเห็นต่อมาตรการ “{title}”"),
            "report.saved": ("บันทึกรายงานผล", "บันทึกรายงานผลของมาตรการ “{title}” ส่วนของ{unit}"),
            "report.submit": ("ส่งรายงานส่วนของหน่วยงาน", "ส่งมาตรการ “{title}” ส่วนของ{unit}"),
            "report.withdraw": ("ดึงรายงานกลับ", "ดึงมาตรการ “{title}” ส่วนของ{unit}กลับมาแก้ไข"),
            "report.return": ("ส่งรายงานกลับ", "ส่งมาตรการ “{title}” ส่วนของ{unit}กลับให้แก้ไข"),
            "measure.progressed": ("บันทึกความคืบหน้า", "บันทึกความคืบหน้าของมาตรการ “{what}”"),
            "measure.reviewed": ("อ่านข้อความมาตรการ", "ยืนยันว่าอ่านข้อความที่ยกมาของมาตรการ “{what}” แล้ว"),
            "evidence.added": ("เพิ่มหลักฐาน", "เพิ่มหลักฐาน “{title}” {file}{url}"),
            "evidence.changed": ("แก้หลักฐาน", "แก้ข้อมูลหลักฐาน “{what}”"),
            "evidence.version_added": ("เพิ่มรุ่นหลักฐาน", "เพิ่มไฟล์รุ่นที่ {number} “{file}” ของหลักฐาน “{what}”"),
            "evidence.removed": ("ลบหลักฐาน", "ลบหลักฐาน “{title}”"),
            "evidence.check_requested": ("สั่งตรวจลิงก์", "สั่งตรวจลิงก์หลักฐาน {url}"),
            "evidence.checked": ("ตรวจลิงก์", "ตรวจลิงก์หลักฐาน “{what}” แล้วผลเปลี่ยนไป"),
        },
    ),
    **_acts(
        PAPERS,
        {
            "paper.made": ("จัดทำเอกสาร", "สั่งจัดทำ{what}"),
            "paper.rendered": ("ไฟล์เอกสารพร้อม", "จัดทำไฟล์{what} เสร็จ"),
            "paper.failed": ("จัดทำไฟล์ไม่สำเร็จ", "จัดทำไฟล์{what} ไม่สำเร็จ"),
            "paper.cancelled": ("ยกเลิกการจัดทำ", "ยกเลิกการจัดทำ{what}"),
            "paper.retried": ("จัดทำอีกครั้ง", "สั่งจัดทำ{what} อีกครั้ง"),
            "paper.version_removed": ("ลบฉบับที่ยังไม่เสนอ", "ลบ{title} ซึ่งยังไม่ได้เสนอ"),
            "paper.removed": ("ลบเอกสารที่ยังไม่เสนอ", "ลบ{title} ซึ่งยังไม่ได้เสนอ"),
            "paper.word_asked": ("ขอไฟล์ Word", "ขอไฟล์ Word ของ{what}"),
            "paper.head_saved": ("แก้หัวบันทึก", "แก้หัวบันทึกข้อความของ{what}"),
            "paper.section_saved": ("แก้ข้อความเอกสาร", "แก้ข้อความส่วนหนึ่งของ{what}"),
            "paper.section_reset": ("คืนข้อความเดิม", "คืนข้อความของระบบในส่วนหนึ่งของ{what}"),
            "paper.section_included": ("ใส่ส่วนของเอกสาร", "ใส่ส่วนหนึ่งเข้าใน{what}"),
            "paper.section_left_out": ("ตัดส่วนของเอกสาร", "ไม่ใส่ส่วนหนึ่งของ{what}"),
            "paper.section_read": ("อ่านข้อความเอกสาร", "ยืนยันว่าอ่านข้อความที่ยกมาใน{what} แล้ว"),
            "paper.section_added": ("เพิ่มส่วนของเอกสาร", "เพิ่มส่วน “{heading}” ใน{what}"),
            "paper.section_shared": ("ใช้ข้อความร่วม", "นำข้อความส่วนหนึ่งของ{what} ไปใช้กับเอกสารอื่น"),
            "paper.section_removed": ("ลบส่วนของเอกสาร", "ลบส่วน “{heading}” ออกจาก{what}"),
            "paper.sections_ordered": ("จัดลำดับส่วน", "จัดลำดับส่วนต่าง ๆ ของ{what}"),
            "paper.columns_chosen": ("เลือกคอลัมน์", "เลือกคอลัมน์ของตารางใน{what}"),
            "paper.picture_put": ("ใส่ภาพ", "ใส่ภาพใน{what}"),
            "paper.picture_removed": ("นำภาพออก", "นำภาพออกจาก{what}"),
            "paper.wording_taken_over": ("ยกข้อความปีก่อน", "ยกข้อความจากปีงบประมาณ พ.ศ. {fiscal_year} มาใช้ใน{what}"),
            "paper.number_taken": ("ออกเลขหนังสือ", "ออกเลขหนังสือ {number} ปี {year} ให้{what}"),
            "paper.submitted": ("เสนอเอกสาร", "ลงนามและเสนอ{what}"),
            "paper.approved": ("เห็นชอบเอกสาร", "เห็นชอบ{what} ในขั้น{place}"),
            "paper.returned": ("ส่งเอกสารคืน", "ส่งคืน{what} ในขั้น{place}"),
            "paper.withdrawn": ("ถอนเรื่อง", "ถอน{what} ที่เสนอไว้"),
            "paper.signed": ("ใส่ลายมือชื่อ", "ใส่ลายมือชื่ออิเล็กทรอนิกส์ใน{what} ขั้น{place}"),
            "paper.sealed": ("ลงนามครบ", "ปิดผนึก{what} เพราะลงนามครบทุกขั้น"),
            "paper.superseded": ("มีฉบับใหม่แทน", "ให้ฉบับที่ {by} ใช้แทน{what}"),
            "paper.scan_added": ("เก็บสำเนาลงนามด้วยมือ", "เก็บสำเนาสแกนที่ {number} ของ{what} ที่ลงนามด้วยมือ"),
            "paper.revoked": ("เพิกถอนเอกสาร", "เพิกถอน{what}"),
            "paper.signing_chosen": ("เลือกใบรับรองอีกครั้ง", "เลือกใบรับรองสำหรับลายมือชื่อใน{what} ขั้น{place} อีกครั้ง"),
            "paper.signing_retried": ("ลองลงนามอีกครั้ง", "สั่งใส่ลายมือชื่อใน{what} อีกครั้ง"),
            "paper.old_kept": ("เก็บเอกสารเดิม", "เก็บเอกสารเดิมปี {fiscal_year} ที่นำมาตรวจไว้หลังออกจากระบบ"),
            "paper.old_discarded": ("ลบเอกสารเดิม", "ลบเอกสารเดิมปี {fiscal_year} ที่เก็บไว้"),
            "font.added": ("เพิ่มฟอนต์", "เพิ่มฟอนต์ {family} ของหน่วยงาน"),
            "font.removed": ("เลิกใช้ฟอนต์", "เลิกใช้ฟอนต์ {family} ของหน่วยงาน"),
            "numbers.used_elsewhere": ("แจ้งเลขนอกระบบ", "แจ้งว่าหนังสือออกนอกระบบถึงเลข {now} ใน{what}"),
        },
    ),
    **_acts(
        PUBLIC,
        {
            "publication.published": ("เผยแพร่", "เผยแพร่{what} ต่อสาธารณะ"),
            "publication.withdrawn": ("ถอนการเผยแพร่", "ถอน{what} ที่เผยแพร่ต่อสาธารณะ"),
        },
    ),
    **_acts(
        PEOPLE,
        {
            "member.offered": ("เชิญผู้มีบัญชี", "เชิญเจ้าของบัญชี “{name}” เป็นสมาชิก"),
            "member.offer_taken_back": ("ยกเลิกคำเชิญ", "ยกเลิกคำเชิญเจ้าของบัญชี “{name}”"),
            "member.offer_declined": ("ไม่รับคำเชิญ", "เจ้าของบัญชี “{name}” ไม่รับคำเชิญ"),
            "people.invited": ("ส่งคำเชิญทางอีเมล", "ส่งลิงก์เชิญทางอีเมลให้ {names}"),
            "unit.merged": ("รวมหน่วยงาน", "รวมหน่วยงาน “{before}” เข้ากับ “{after}”"),
            "unit.closed": ("ปิดหน่วยงาน", "ปิดหน่วยงาน “{name}” งานที่ค้างส่งต่อให้ “{after}”"),
            "unit.opened": ("เปิดใช้หน่วยงาน", "เปิดใช้หน่วยงาน “{name}” อีกครั้ง"),
            "unit.created": ("เพิ่มหน่วยงานจากตาราง", "เพิ่มหน่วยงานภายใน “{name}” ตามตารางที่นำเข้า"),
            "key.issued": ("ออกกุญแจลงลายมือชื่อ", "ออกกุญแจสำหรับลายมือชื่อของเทศบาลชุดใหม่"),
            "route.saved": ("กำหนดเส้นทาง", "กำหนดเส้นทางการเสนอของ{papers}"),
            "route.removed": ("ลบเส้นทาง", "ให้{papers}กลับไปใช้เส้นทางปกติ"),
            "finding.set_aside": ("แจ้งว่าไม่ใช่ข้อผิด", "แจ้งว่า “{found}” ไม่ใช่ข้อผิด เพราะ {reason}"),
            "finding.asked_again": ("นับเป็นข้อผิดตามเดิม", "ให้นับ “{found}” เป็นข้อผิดตามเดิม (เคยแจ้งว่าไม่ใช่ เพราะ {reason})"),
            "finding.kind_unchecked": ("ปิดการตรวจ", "ปิดการตรวจข้อความเรื่อง “{kind}” ของเทศบาล"),
            "finding.kind_checked": ("เปิดการตรวจ", "เปิดการตรวจข้อความเรื่อง “{kind}” ของเทศบาล"),
            "reminders.days_set": ("การเตือนผู้ลงนาม", "เปลี่ยนวันที่เตือนผู้ลงนามจาก {before} เป็น {now} วัน"),
            "person.proven": ("ยืนยันตัวก่อนลงนาม", "ยืนยันตัว{by}ก่อนลงนาม"),
            "person.not_proven": ("ยืนยันตัวไม่สำเร็จ", "ยืนยันตัว{by}ก่อนลงนามไม่สำเร็จ"),
            "certificate.added": ("เก็บใบรับรองของตน", "เก็บใบรับรองลายมือชื่อของตน “{name}” ออกโดย {issuer} ใช้ได้ถึง {end}"),
            "certificate.removed": ("นำใบรับรองของตนออก", "นำใบรับรองลายมือชื่อของตน “{name}” ออก"),
            "certificate.opened": ("ใช้ใบรับรองของตน", "พิมพ์รหัสผ่านของใบรับรองของตนเพื่อลงนาม"),
            "certificate.not_opened": ("รหัสผ่านใบรับรองผิด", "พิมพ์รหัสผ่านของใบรับรองของตนผิด"),
            "municipality.content_opened": ("ผู้ดูแลระบบเปิดดู", "ผู้ดูแลระบบเปิดดูข้อมูลของเทศบาล เพราะ “{reason}”"),
            "municipality.imported": ("นำเข้าข้อมูลหน่วยงาน", "นำเข้าข้อมูลหน่วยงานจากไฟล์"),
            "account.factors_taken": (
                "นำวิธียืนยันตัวออก",
                "นำวิธียืนยันตัวขั้นที่สองทั้งหมดออกจากบัญชีผู้ใช้ “{name}”",
            ),
            "account.password_set": ("ตั้งรหัสผ่านใหม่", "ตั้งรหัสผ่านใหม่ให้บัญชีผู้ใช้ “{name}”"),
            **{
                f"{noun}.{done}": (f"{verb}{thai}", f"{verb}{thai} “{{name}}”")
                for noun, thai in ADMINISTERED.items()
                for done, verb in _DONE.items()
            },
        },
    ),
}
UNKNOWN = Act(PEOPLE, "รายการอื่น", "ทำรายการที่ระบบรุ่นนี้ไม่มีคำอธิบาย")


def actions_of(group: str) -> list[str]:
    """The actions of a group; none of a group there is not."""
    return [action for action, act in ACTS.items() if act.group == group]


def sentence(action: str, detail: Mapping[str, Any], what: str, place: str) -> str:
    """What was done, in plain Thai, without the person. What an old entry does not say is left out."""
    said = defaultdict(str, {name: _words(value) for name, value in detail.items()})
    said |= {"what": what, "place": place}
    return " ".join(ACTS.get(action, UNKNOWN).sentence.format_map(said).split())


def _words(value: object) -> str:
    """Lists as a list, the years of a mapping of versions, nothing for nothing."""
    if isinstance(value, dict | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def changes(detail: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What changed: name, before, after; "–" for what was not there. Of whatever form an entry has kept it in."""
    before, after = detail.get("before"), detail.get("after", detail.get("now"))
    if isinstance(detail.get("changes"), dict):
        pairs = [(name, *pair) for name, pair in detail["changes"].items() if isinstance(pair, list) and len(pair) == 2]
    elif isinstance(before, dict) and isinstance(after, dict):
        names = {"title": "ชื่อ", "day": "วันที่", "url": "ลิงก์"}
        pairs = [(names.get(name, name), before[name], after.get(name)) for name in before]
    elif "before" in detail:
        pairs = [("", before, after)]
    else:
        pairs = []
    return [(str(name), _value(old), _value(new)) for name, old, new in pairs if old != new]


def _value(value: object) -> str:
    """As a person reads it: the rows of a list one after the other, what is in a row side by side."""
    match value:
        case list():
            return "; ".join(map(_value, value)) or "–"
        case dict():
            return " – ".join(map(_value, value.values()))
    return "–" if value is None or value == "" else str(value)
