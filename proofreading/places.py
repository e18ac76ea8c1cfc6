"""Which municipalities, districts and provinces a text names, and the text without them."""

from __future__ import annotations

import re
from dataclasses import replace

from proofreading.claims import PlaceClaim
from proofreading.register import ALL_PROVINCES, Names, OfficePlace, Register
from proofreading.view import View
from proofreading.vocabulary import NO_NAME, OWN_PEOPLE, PARTNERS, WELCOMES

MASK = "\x1d"  # for each character of a municipality's name
PLACE_MASK = "\x1c"  # and of a district's or province's
LETTER = "ก-ฺเ-์"
_FIND = re.compile(
    rf"""(?P<town>(?:เทศบาล|เทศมนตรี)(?P<kind>ตำบล|เมือง|นคร)|องค์การบริหารส่วนตำบล|อบต\.\ ?
            |(?<![{LETTER}])ท(?P<short>[ตมน])\.\ ?)
      | (?P<district>อำเภอ\ {{0,3}}(?:[:=]\ {{0,2}})?|(?P<d>(?<!\.)อ\.)\ ?)
      | (?P<province>จังหวัด\ {{0,3}}(?:[:=]\ {{0,2}})?|(?P<p>(?<!\.)จ\.)\ ?)""",
    re.VERBOSE,
)
_IS_LETTER = re.compile(f"[{LETTER}]")
_WORD = re.compile(f"[{LETTER}]{{1,40}}")
_KINDS = {
    "ตำบล": "เทศบาลตำบล",
    "เมือง": "เทศบาลเมือง",
    "นคร": "เทศบาลนคร",
    "ต": "เทศบาลตำบล",
    "ม": "เทศบาลเมือง",
    "น": "เทศบาลนคร",
}
_BEFORE, _BEHIND = 60, 40  # characters in which a partner's word counts
_LONGEST = 80  # of a line that is a place and nothing else
_DISTRICT_OR_PROVINCE = re.compile(rf"(?:อำเภอ|จังหวัด|[อจ]\.) ?[{LETTER}]{{1,40}}")
_HEADS_OF = ("", "นายก", "ปลัด", "รองนายก", "รองปลัด", "สำนักงาน")  # a signature: นายกเทศมนตรีตำบล…
_LIES = ("", "ใน", "ตั้งอยู่ใน", "ตั้งอยู่ที่", "ตั้งอยู่", "อยู่ใน", ",", "(", "|", "/", "-", "–", "•")
_NEXT = re.compile(r" ?(?:อำเภอ|จังหวัด|[อจ]\.) ?")


def read_places(view: View, own: OfficePlace, register: Register) -> tuple[str, list[PlaceClaim]]:
    """The text with every name masked, character by character, and what it names. Linear."""
    text = view.text
    own_names = Names([own.name])
    districts = Names([own.district, f"เมือง{own.province}"] if own.district == "เมือง" else [own.district])
    provinces = Names([own.province])
    claims: list[PlaceClaim] = []
    parts: list[str] = []
    end = 0
    for match in _FIND.finditer(text):
        if match.start() < end or ((match["d"] or match["p"]) and not _stands_alone(view, match.start())):
            continue
        begin = match.end()
        what = match.lastgroup if match.lastgroup in ("district", "province") else "town"
        if what == "town":
            kind = _KINDS.get(match["kind"] or match["short"] or "", "องค์การบริหารส่วนตำบล")
            claim = _municipality(view, match.start(), begin, kind, own, own_names, register)
            if claim and not claim.alone and (behind := _NEXT.match(text, claim.end)):
                mine = districts if "อ" in behind.group() else provinces
                claim = replace(claim, alone=bool(mine.at(text, behind.end())))
            if claim is None and (name := own_names.at(text, match.end("kind") - len(match["kind"] or ""))):
                claim = _own_town(match, name)  # "เทศบาลเมืองปาน" of เทศบาลตำบลเมืองปาน
        else:
            mine, all_names = (districts, register.districts) if what == "district" else (provinces, ALL_PROVINCES)
            beside = bool(claims) and claims[-1].own and text[claims[-1].end : match.start()].strip() in _LIES
            claim = _place(view, match.start(), begin, what, mine, all_names, beside)
        parts.append(text[end : match.start()])
        end = max(claim.end if claim else begin, begin)
        parts.append((MASK if what == "town" else PLACE_MASK) * (end - match.start()))
        if claim:
            claims.append(claim)
    return "".join([*parts, text[end:]]), claims


def _stands_alone(view: View, place: int) -> bool:
    """Whether a letter with a full stop is a word of its own: it begins the text, or a blank stood before it."""
    return not place or not _IS_LETTER.match(view.text, place - 1) or view.gap_within(place - 1, place + 1)


def _own_town(match: re.Match[str], name: str) -> PlaceClaim:
    end = match.start("kind") + len(name)
    return PlaceClaim(
        start=match.start(), end=end, what="town", name=name, own=True, known=True, partner=False, alone=False
    )


def _municipality(
    view: View, start: int, begin: int, kind: str, own: OfficePlace, own_names: Names, register: Register
) -> PlaceClaim | None:
    """The municipality whose type's words end at `begin`; None where no name follows."""
    text = view.text
    mine, other = own_names.at(text, begin), register.municipalities.at(text, begin)
    name = other if len(other) > len(mine) else mine
    known = bool(name)
    if not name:
        word = _WORD.match(text, begin)
        if word is None or word.group().startswith(NO_NAME):
            return None
        name = text[begin : min(word.end(), view.next_gap(begin))]
        name = name[: found.start()] if (found := _NEXT.search(name)) else name
        if len(name) < 2:
            return None
    end = begin + len(name)
    same_kind = kind == own.kind or kind == "องค์การบริหารส่วนตำบล"
    is_own = name == mine and (same_kind or kind + name not in register.full_names)
    return PlaceClaim(
        start=start,
        end=end,
        what="town",
        name=text[start:end] if known and not is_own else kind + name,
        own=is_own and not (kind != own.kind and kind + name in register.full_names),
        known=known,
        partner=_has_partner(text, start, end),
        alone=_fills_its_line(text, start, end),
    )


def _place(
    view: View, start: int, begin: int, what: str, mine: Names, all_names: Names, beside: bool
) -> PlaceClaim | None:
    """The district or province whose word ends at `begin`; `beside` where its own municipality stands just before."""
    text = view.text
    own, other = mine.at(text, begin), all_names.at(text, begin)
    name = other if len(other) > len(own) else own
    known = bool(name)
    if not name:
        word = _WORD.match(text, begin)
        if not beside or word is None or word.group().startswith(NO_NAME):
            return None
        name = text[begin : min(word.end(), view.next_gap(begin))].partition("จังหวัด")[0]
    end = begin + len(name)
    return PlaceClaim(
        start=begin,
        end=end,
        what=what,
        name=name,
        own=bool(own) and name == own,
        known=known,
        partner=not (beside or text.endswith(OWN_PEOPLE, _line_start(text, start, _BEFORE), start))
        and _has_partner(text, start, end),
        alone=beside or _fills_its_line(text, start, end),
    )


def _has_partner(text: str, start: int, end: int) -> bool:
    return bool(
        PARTNERS.search(text, _line_start(text, start, _BEFORE), start) or WELCOMES.search(text, end, end + _BEHIND)
    )


def _fills_its_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but a district and province stands beside it."""
    if text[_line_start(text, start, _LONGEST) : start].strip(" #*") not in _HEADS_OF:
        return False
    behind = text[end : end + _LONGEST].partition("\n")[0]
    return not _DISTRICT_OR_PROVINCE.sub("", behind).strip(" #*")


def _line_start(text: str, place: int, most: int) -> int:
    """Where the line of a place begins, or `most` characters before it."""
    far = max(0, place - most)
    return max(far, text.rfind("\n", far, place) + 1)
