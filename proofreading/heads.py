"""What a line at a paper's head is: its title, or a year that stands alone."""

from __future__ import annotations

import re

_YEAR_LAST = re.compile(
    r"(?<=[^ #*]) {0,3}(?:ประจำ)?ปี(?:งบประมาณ|งบ)?(?:ที่(?:รายงาน|ประเมิน))? {0,3}(?:พ\.ศ\.)? ?25\d\d[ *]*$"
    r"|^[#* ]*ปี(?:งบประมาณ|งบ)?ที่(?:รายงาน|ประเมิน) {0,3}25\d\d[ *]*$"
)
_ENDS_WITH_YEAR = re.compile(r"(?:ปี|รอบ|งบ)[^\d]{0,30}25\d\d[ *]*$")
_NO_TITLE = re.compile(r"^ *(?:เมื่อ|ใน|จาก)?ปี|ระดับ|พระราชบัญญัติ|ระเบียบ|กฎ|คำสั่ง|รัฐธรรมนูญ|ประกาศ ณ|วันที่")
OF_LAW = re.compile(r"ระเบียบ|พระราชบัญญัติ|พ\.ร\.บ|กฎกระทรวง|รัฐธรรมนูญ|คำสั่ง|มติ")
SPEAKS_OF_SCORES = re.compile(r"คะแนน|ผลการประเมิน|ITA(?! ?25\d\d[^\d\n]{0,40}แผน)")
_OF_ASSESSED = re.compile(r"[#* ]{0,9}ปี(?:งบประมาณ|งบ)?ที่(?:รายงาน|ประเมิน|รับการประเมิน)[ :]{0,4}25\d\d[ *]{0,9}$")
_TITLED = re.compile(r"แผน|มาตรการ|รายงาน|วิเคราะห์|ประเมิน|สรุป|แบบ|เรื่อง")
_COMPARED = re.compile(r"เทียบ|ก่อน|ผ่านมา|กว่า|ย้อนหลัง|จากปี|ตั้งแต่|เมื่อ|ถาม|ได้(?!ผล)")
FIRST_LINE = 60  # letters at most
YEAR_ALONE = re.compile(r"[#* ]*(?:ประจำ)?(?:ปี(?:งบประมาณ)?)? ?(?:พ\.ศ\.)? ?25\d\d[ *]*")


def names_its_year(line: str, place: int, head: int) -> bool:
    """Whether a line may be a paper's title by the year it ends with, or by what it speaks of.

    It is the first of the paper, or one of its head, by its place from 1 on; a form asks for its year anywhere.
    """
    if _OF_ASSESSED.match(line):
        return True
    if place == 1 and len(line) <= FIRST_LINE and _TITLED.search(line):
        return not _NO_TITLE.search(line) and not _COMPARED.search(line)
    if place >= head:
        return False
    if _YEAR_LAST.search(line) or (_ENDS_WITH_YEAR.search(line) and not YEAR_ALONE.fullmatch(line)):
        return True
    return bool(SPEAKS_OF_SCORES.search(line)) and not _NO_TITLE.search(line)


def last_of(pattern: re.Pattern[str], line: str) -> int:
    """Where the pattern's last match begins; -1 for none."""
    return max((match.start() for match in pattern.finditer(line)), default=-1)
