"""Tables of figures: what each column is by its head, and the claims of a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from proofreading.claims import ChangeClaim, Claim, LevelClaim, NameClaim, ScoreClaim, Span
from proofreading.facts import TOTAL, ProofFacts
from proofreading.subjects import question_items
from proofreading.tokens import Token, instrument_of, name_of, year_of
from proofreading.vocabulary import INDICATOR_NAMES, LEVELS

MOST_NUMBERS = 15  # that may be an indicator's, mistyped
_YEAR = re.compile(r"(?<!\d)(25\d\d|[67]\d)(?![\d.])")
_YEAR_HEAD = re.compile(r"25\d\d")
_CHANGE = re.compile(r"เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|เพิ่ม|ลด|\+ ?/ ?-|±|เปรียบเทียบ|พัฒนาการ|ดีขึ้น|แย่ลง|สูงขึ้น|ต่ำลง|Δ")
_TWO_HEADS = re.compile(r"((?:ปี|พ\.ศ\.)[^\d]{0,20}25\d\d) (เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|การเปลี่ยนแปลง)")
_SCALE = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}")
_NOT_SCORE = re.compile(
    r"เต็ม|ถ่วง|เป้าหมาย|เกณฑ์|น้ำหนัก|สูง/ต่ำ|ร้อยละการ|ประเทศ|จังหวัด|ค่าเฉลี่ย|พึงพอใจ"
    r"|เฉลี่ย(?:รวม|ทั้ง|ทุก|ย้อนหลัง| )*(?:\d|สอง|สาม|สี่|ห้า|ปี)"
)
_ITEM = re.compile(r"(?:ตัวชี้วัด ?(?:ที่ ?)?(?P<n>\d{1,2})|(?:คะแนน ?)?(?P<tool>[IEO]IT)|(?:คะแนน)?(?:ใน)?ภาพรวม|คะแนนรวม)")
_PART = re.compile(r"(?:EIT|ส่วนที่|ตอนที่) ?(?:ส่วนที่ ?)?([12])(?!\d)")
_NUMBER_HEADS = ("ที่", "ลำดับ", "ลำดับที่", "ตัวชี้วัดที่", "ข้อ", "ข้อที่", "No", "No.")
_NAME_HEAD = re.compile(r"ตัวชี้วัด|หัวข้อ|ประเด็น|ด้าน|รายการ")
_MEASURE_HEAD = re.compile(
    r"มาตรการ|เจ้าของงาน|เจ้าภาพ|กรอบเวลา|สถานะ|ขั้นตอน|วิธี|ระยะเวลา|กำหนดเวลา|ผู้รับผิดชอบ|ผลลัพธ์|หน่วยงาน|ข้อคำถาม|output|Outcome"
)
_DECIMALS = re.compile(r"\d\.\d\d")
_ALONE = re.compile(r"[ .]{0,8}(?P<sign>[-−–+])? ?(?P<v>\d{1,3}(?:\.\d{1,2})?) ?%?(?: ?คะแนน)?[ .]*")
_LEVEL_HEADS = ("ระดับ", "ผลระดับ", "ระดับที่ได้", "ระดับผลการประเมิน", "ระดับผลประเมิน", "เกรด")
_TOTAL_HEADS = ("รวม", "คะแนนทั้งหมด", "ทั้งหมด", "รวมทั้งหมด")
_NAMED = re.compile(r"การ|คุณภาพ|ประสิทธิภาพ")
_LEADING = re.compile(r"[ .\x1f]{0,8}\(?(?P<n>\d{1,2})[.)]? ?")
_WORDS = re.compile(r"[ก-ฺเ-์]{4,60}")


@dataclass(frozen=True)
class FigureColumn:
    """What stands in a column.

    "score" or "change" (of a year, a part or an item; `since` another where the head names both), "level", "number",
    "name", "question", "bar", "other" for figures that are no scores, or "" for words. `year_at` is where the year is
    written.
    """

    role: str
    year: int | None = None
    part: str = ""
    item: str = ""
    since: int | None = None
    year_at: Span | None = None


def dated(columns: Sequence[FigureColumn], cells: Sequence[FigureCell]) -> list[FigureColumn]:
    """The columns of a head with the places where their years are written, where each cell is one column."""
    if len(columns) != len(cells):
        return [*columns]
    found = [_YEAR.search(cell.text) if column.year else None for cell, column in zip(cells, columns, strict=True)]
    return [
        replace(column, year_at=(cell.start + year.start(1), cell.start + year.end(1))) if year else column
        for cell, column, year in zip(cells, columns, found, strict=True)
    ]


def columns_of(cells: Sequence[str]) -> list[FigureColumn] | None:
    """The columns of a head of figures; None for a row that is no such head."""
    if len(cells) < 2 or any(_DECIMALS.search(cell) for cell in cells):
        return None
    # Two heads that stand close together come out of a PDF as one: ปี 2568 เปลี่ยนแปลง.
    cells = [head for cell in cells for head in _heads_of(cell.strip())]
    columns = [_column(cell.strip()) for cell in cells]
    if sum(column.item in ("IIT", "EIT", "OIT") for column in columns) > 1:
        columns = [
            FigureColumn("score", item=TOTAL) if cell.strip() in _TOTAL_HEADS else column
            for cell, column in zip(cells, columns, strict=True)
        ]
    words = sum(any(letter.isalpha() for letter in cell) or bool(_YEAR_HEAD.fullmatch(cell)) for cell in cells)
    if words < max(2, len(cells) // 2 + 1):
        return None
    figures = any(column.role in ("score", "change") for column in columns)
    return (
        columns if figures or sum(bool(_MEASURE_HEAD.search(cell)) and len(cell) < 80 for cell in cells) > 1 else None
    )


def _heads_of(cell: str) -> tuple[str, ...]:
    two = _TWO_HEADS.fullmatch(cell)
    return (two[1], two[2]) if two else (cell,)


def items_across(cells: Sequence[str]) -> list[FigureColumn] | None:
    """The columns of a head that numbers the indicators from left to right; None for a row that is no such head."""
    numbers = [cell.strip() for cell in cells[1:]]
    if len(numbers) < 2 or not _NAME_HEAD.match(cells[0].strip()) or not all(each.isdigit() for each in numbers):
        return None
    return [FigureColumn("name"), *(FigureColumn("score", item=str(int(each[:4]))) for each in numbers)]


def names_across(cells: Sequence[str], names: Mapping[str, str]) -> list[FigureColumn] | None:
    """The columns of a head in which indicators stand from left to right by their names; None where fewer than two do.

    `names` are the indicators' by number.
    """
    numbers = {name: number for number, name in names.items()}
    items = [numbers.get(INDICATOR_NAMES.get(cell.strip(), ""), "") for cell in cells]
    if sum(map(bool, items)) < 2 or any(_DECIMALS.search(cell) for cell in cells):
        return None
    return [
        FigureColumn("score", item=item) if item else _column(cell.strip())
        for cell, item in zip(cells, items, strict=True)
    ]


def _column(head: str) -> FigureColumn:
    year = year_of(found[1]) if (found := _YEAR.search(head)) else None
    if len(head) > 60:
        return FigureColumn("")
    if whole := _ITEM.fullmatch(head):
        return FigureColumn("score", item=whole["n"] or whole["tool"] or TOTAL)
    if head in _NUMBER_HEADS:
        return FigureColumn("number")
    if _SCALE.fullmatch(head):
        return FigureColumn("bar")
    if head in _LEVEL_HEADS:
        return FigureColumn("level")
    if _CHANGE.search(head) and "คะแนนที่ได้" not in head:
        years = sorted({year_of(each) for each in _YEAR.findall(head)})
        return FigureColumn("change", years[1], since=years[0]) if len(years) == 2 else FigureColumn("change")
    if (
        year is not None
        and not _NOT_SCORE.search(head)
        and not _WORDS.search(head.replace("ปีงบประมาณ", "").replace("คะแนน", "").replace("ประจำปี", "")[4:])
    ):
        return FigureColumn("score", year)
    if "คะแนน" in head and not _NOT_SCORE.search(head) and "ผลการวิเคราะห์" not in head:
        part = _PART.search(head)
        return FigureColumn("" if "ตัวชี้วัด" in head else "score", year, part[1] if part else "")
    if part := _PART.fullmatch(head):
        return FigureColumn("score", None, part[1])
    if "ข้อคำถาม" in head:
        return FigureColumn("question")
    if _NOT_SCORE.search(head):
        return FigureColumn("other")
    return FigureColumn("name" if _NAME_HEAD.search(head) and len(head) < 40 else "")


@dataclass(frozen=True)
class FigureCell:
    """A cell of a row: its characters in the view, its words and tokens."""

    start: int
    text: str
    tokens: Sequence[Token]


def row_claims(
    cells: Sequence[FigureCell],
    columns: Sequence[FigureColumn],
    facts: ProofFacts,
    year: int,
    *,
    year_at: Span | None = None,
    heading: str = "",
) -> tuple[list[Claim], set[int], tuple[str, ...]]:
    """What a row says of its figures, the places of the cells it was read from, and whose figures they are.

    `heading` is the indicator that the heading above names, `year` the table's year and `year_at` where it is written.
    """
    columns = _aligned(cells, columns)
    claims: list[Claim] = []
    read: set[int] = set()
    subject, names = _subject(cells, columns, facts, year)
    claims += names
    if heading and subject in (("IIT",), ("EIT",), ("OIT",)):
        subject = (heading, *subject)  # of the indicator named above, or of the instrument as a whole
    of_row = next(
        (_YEAR.search(c.text) for c, column in zip(cells, columns, strict=False) if column.role != "score"), None
    )
    dated = {column.year for column in columns if column.year and column.role == "score"}
    others = any(_NOT_SCORE.search(cell.text) or _CHANGE.search(cell.text) for cell in cells)  # a row of goals, say
    for place, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        if column.role == "level" and subject in ((), (TOTAL,)) and (of_row or subject):
            claims += _levels(cell, year_of(of_row[1]) if of_row else year)
            read.add(place)
        if column.role not in ("score", "change") or (column.item and others):
            continue
        of = column.year or year
        if column.item and of_row:
            of = year_of(of_row[1])
        if (
            any(token.kind == "leveled" for token in cell.tokens)
            and column.role == "score"
            and subject in ((), (TOTAL,))
        ):
            claims += _levels(cell, of)
            read.add(place)
        match = _ALONE.fullmatch(cell.text)
        items = (
            (column.item,)
            if column.item
            else tuple(
                f"{item.partition('/')[0]}/{column.part}" if column.part and item[0] == "e" else item
                for item in subject
            )
        )
        if column.part and items == ("EIT",):
            items = (f"EIT{column.part}",)
        if column.role == "change":
            moved = _change(cell, match, items, _years_of_change(columns, place, year)) if items else None
            if moved:
                claims.append(replace(moved, strict=bool(column.since) or len(dated) == 2))
            if match or moved:
                read.add(place)
        elif match:
            read.add(place)
            if items:
                start, end = cell.start + match.start("v"), cell.start + match.end("v")
                claims.append(
                    ScoreClaim(
                        start=start,
                        end=end,
                        strict=len(items) == 1 and bool(column.year or not dated),
                        items=items,
                        years=(of,),
                        value=Decimal(match["v"]),
                        year_at=column.year_at if column.year else None if column.item and of_row else year_at,
                    )
                )
    return claims, read, subject


def _years_of_change(columns: Sequence[FigureColumn], place: int, year: int) -> tuple[int, int]:
    """The years that a column of changes is between: those its head names, or the last before it and the one before."""
    column = columns[place]
    if column.since and column.year:
        return column.since, column.year
    dated = {each.year for each in columns if each.year and each.role == "score"}
    first = next((n + 1 for n in range(place - 1, -1, -1) if columns[n].role == "change"), 0)
    until = max((each.year for each in columns[first:place] if each.year), default=max(dated, default=year))
    return max((each for each in dated if each < until), default=until - 1), until


def _aligned(cells: Sequence[FigureCell], columns: Sequence[FigureColumn]) -> Sequence[FigureColumn]:
    """The columns a row's cells stand in; none where nobody can tell.

    A row has fewer cells than its head where one of the first goes over several rows.
    """
    with_words = [column for column in columns if column.role != "bar"]  # a PDF has no cell where only a bar is
    for all_of in (with_words, columns) if len(cells) <= len(with_words) else (columns,):
        missing = len(all_of) - len(cells)
        for offset in dict.fromkeys((0, missing)) if missing >= 0 else ():
            those = all_of[offset : offset + len(cells)]
            if all(_fits(cell.text.strip(" \x1f"), column) for cell, column in zip(cells, those, strict=True)):
                return those
    return ()


def _fits(words: str, column: FigureColumn) -> bool:
    if not words:
        return True
    if column.role == "number":
        return bool(_LEADING.match(words)) or not _WORDS.match(words) or words.startswith("ตัวชี้วัด")
    if column.role == "score" and (alone := _ALONE.fullmatch(words)) and alone["sign"]:
        return False
    return column.role != "name" or not _DECIMALS.search(words) or not _ALONE.fullmatch(words)


def _levels(cell: FigureCell, year: int) -> list[Claim]:
    found = [token for token in cell.tokens if token.kind == "leveled"]
    return [
        LevelClaim(
            start=t.start,
            end=t.end,
            items=(TOTAL,),
            years=(year,),
            level=LEVELS[cell.text[t.start - cell.start : t.end - cell.start]],
        )
        for t in found[:1]
    ]


def _change(
    cell: FigureCell, match: re.Match[str] | None, items: tuple[str, ...], years: tuple[int, int]
) -> Claim | None:
    if match is not None:
        value = Decimal(match["v"])
        sign = match["sign"]
        if sign is None and value:
            return None  # which way is told by a picture, or not at all
        direction = 0 if not value else -1 if sign in ("-", "−", "–") else 1
        start, end = cell.start + (match.start("sign") if sign else match.start("v")), cell.start + match.end("v")
        return ChangeClaim(
            start=start,
            end=end,
            items=items,
            years=years,
            direction=direction,
            amount=value,
            word_at=(start, start + 1),
        )
    words = [token for token in cell.tokens if token.kind in ("up", "down", "same")]
    figures = [token for token in cell.tokens if token.kind == "figure"]
    if len(words) != 1 or len(figures) > 1:
        return None
    word = words[0]
    at = (word.start, word.end)
    amount = Decimal(figures[0].group("v")) if figures else None
    start, end = (figures[0].end - len(figures[0].group("v")), figures[0].end) if figures else at
    direction = {"up": 1, "down": -1, "same": 0}[word.kind]
    return ChangeClaim(start=start, end=end, items=items, years=years, direction=direction, amount=amount, word_at=at)


def _subject(
    cells: Sequence[FigureCell], columns: Sequence[FigureColumn], facts: ProofFacts, year: int
) -> tuple[tuple[str, ...], list[Claim]]:
    """Whose figures a row holds, and the name it writes for that; () where nobody can tell."""
    asked: list[tuple[str, ...]] = []
    number, row, tool = "", "", ""
    name: Token | None = None
    claims: list[Claim] = []
    figures = any(column.role in ("score", "change") for column in columns)
    number_heads = any(column.role == "number" for column in columns)
    for cell, column in zip(cells, columns, strict=False):
        if column.role in ("score", "change") or not cell.text.strip():
            continue
        kinds = {token.kind: token for token in reversed(cell.tokens)}
        if "question" in kinds:
            asked = [question_items(t, facts, year) for t in cell.tokens if t.kind == "question"]
        elif column.role in ("number", "name") or not number_heads:
            if (
                (match := _LEADING.match(cell.text))
                and not number
                and (match.end() >= len(cell.text.rstrip()) or column.role == "name")
            ):
                number = row = str(int(match["n"]))
            if "reference" in kinds and number == row:
                number = kinds["reference"].group("n")  # the row's own number is not its indicator's
        token = kinds.get("indicator")
        names_here = column.role in ("number", "name") or figures
        if (
            token
            and names_here
            and name is None
            and (len(cell.text) < 80 or token.start == cell.start + _end_of_number(cell))
        ):
            name = token
        elif "total" in kinds:
            tool = TOTAL
        elif "tool" in kinds or "instrument" in kinds:
            tool = instrument_of(kinds.get("tool") or kinds["instrument"])
            part = kinds.get("part")
            tool = f"EIT{part.group('p')}" if tool == "EIT" and part else tool
        elif (
            column.role == "name"
            and number
            and name is None
            and _NAMED.match(words := cell.text[_end_of_number(cell) :].strip())
            and _WORDS.fullmatch(words)
        ):
            claims.append(_unknown_name(cell, number, words))
    known = facts.years.get(year) or facts.years.get(facts.assessed)
    names = known.names if known else {}
    found: tuple[str, ...] = (tool,) if tool else (number,) if number in names and claims else ()
    if name is not None:
        written = name_of(name)
        item = next((key for key, its in names.items() if its == written), "")
        found = (item,) if item else ()
        if number and int(number) <= MOST_NUMBERS:
            claims.append(
                NameClaim(
                    start=name.start,
                    end=name.end,
                    strict=number != row,
                    item=number,
                    name=written,
                    written=name.group("word"),
                )
            )
            found = tuple(dict.fromkeys([*([number] if number in names else []), *([item] if item else [])]))
    if len(asked) == 1:
        found = asked[0]
    return found, claims


def _end_of_number(cell: FigureCell) -> int:
    match = _LEADING.match(cell.text)
    return match.end() if match else 0


def _unknown_name(cell: FigureCell, number: str, words: str) -> Claim:
    start = cell.start + cell.text.index(words)
    return NameClaim(start=start, end=start + len(words), item=number, name="", written=words)
