"""What a line at a paper's head is: its title, or a year that stands alone."""

from __future__ import annotations

import re

_YEAR_LAST = re.compile(
    r"(?<=[^ #*]) {0,3}(?:ประจำ)?ปี(?:งบประมาณ|งบ)?(?:ที่(?:รายงาน|ประเมิน))? {0,3}(?:พ\.ศ\.)? ?25\d\d[ *]*$"
    r"|^[#* ]*ปี(?:งบประมาณ|งบ)?ที่(?:รายงาน|ประเมิน) {0,3}25\d\d[ *]*$"
)
_ENDS_WITH_YEAR = re.compile(r"(?:ปี|รอบ|งบ)[^\d]{0,30}25\d\d[ *]*$")
_NO_TITLE = re.compile(r"^ *(?:เมื่อ|ใน|จาก)?ปี|ระดับ|พระราชบัญญัติ|ระเบียบ|กฎ|คำสั่ง|รัฐธรรมนูญ|ประกาศ ณ|วันที่")
SPEAKS_OF_SCORES = re.compile(r"คะแนน|ผลการประเมิน|ITA(?! ?25\d\d[^\d\n]{0,40}แผน)")
YEAR_ALONE = re.compile(r"[#* ]*(?:ประจำ)?(?:ปี(?:งบประมาณ)?)? ?(?:พ\.ศ\.)? ?25\d\d[ *]*")


def names_its_year(line: str) -> bool:
    """Whether a line at a paper's head may be its title by the year it ends with, or by what it speaks of."""
    if _YEAR_LAST.search(line) or (_ENDS_WITH_YEAR.search(line) and not YEAR_ALONE.fullmatch(line)):
        return True
    return bool(SPEAKS_OF_SCORES.search(line)) and not _NO_TITLE.search(line)


def last_of(pattern: re.Pattern[str], line: str) -> int:
    """Where the pattern's last match begins; -1 for none."""
    return max((match.start() for match in pattern.finditer(line)), default=-1)
