"""How an agency is written in lists: its code, its type, its name, its place, its website → one spelling of each."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from accounts.models import Municipality
from thai.digits import to_arabic
from thai.text import normalise, sort_key

_DISTRICTS = Path(__file__).parent / "districts.toml"
_TYPES = {
    **{str(kind.value): str(kind.value) for kind in Municipality.Type},
    **{str(kind.label): str(kind.value) for kind in Municipality.Type},
}
_ABBREVIATED = re.compile(r"(ทน|ทม|ทต|อบต|อบจ)\s?\.?\s?(?=[ก-๙])|(?:(ทน|ทม|ทต|อบต|อบจ)\.)")
_PROVINCE = re.compile(r"(?:จังหวัด|จ\s?\.)\s?(?=[ก-๙])")
_DISTRICT = re.compile(r"(?:อำเภอ|อ\s?\.)\s?(?=[ก-๙])")
_PROVINCE_BEHIND = re.compile(r"[\s(](?:จังหวัด|จ\s?\.)\s?([ก-๙]+)\)?$")
_DISTRICT_BEHIND = re.compile(r"[\s(](?:อำเภอ|อ\s?\.)\s?[ก-๙]+\)?$")
_LABELS = {str(kind.value): str(kind.label) for kind in Municipality.Type}
_BRACKETS = re.compile(r"\s?\([^()]*\)$")
_BARE_ADDRESS = re.compile(r"(?:[A-Za-z0-9ก-๙-]+\.)+(?:[A-Za-z]{2,}|ไทย)(?:[/:?#]\S*)?")


def agency_code(text: str) -> str:
    """A code as sheets give it: with a leading 0 (eight digits), thousands or blanks; as it is where it is none."""
    plain = re.sub(r"[\s,'’-]", "", to_arabic(normalise(text))).removesuffix(".0")
    return plain[1:] if len(plain) == 8 and plain.startswith("0") and plain.isdecimal() else plain


def agency_type(text: str) -> str:
    """The type a word or an abbreviation names; the word itself where it names none."""
    said = normalise(text)
    return _TYPES.get("".join(_BRACKETS.sub("", said).split()).strip("."), said)


def province(text: str) -> str:
    """A province without "จังหวัด" or "จ."."""
    said = normalise(text)
    return _PROVINCE.sub("", said, count=1) if _PROVINCE.match(said) else said


def district(text: str) -> str:
    """A district without "อำเภอ" or "อ."."""
    said = normalise(text)
    return _DISTRICT.sub("", said, count=1) if _DISTRICT.match(said) else said


def district_of(place: str, text: str) -> str | None:
    """The district of this province that is meant: its whole name, or "เมือง" for the capital's; None where there is
    no such one."""
    said, known = district(text), districts()[place]
    return said if said in known else f"เมือง{place}" if said == "เมือง" and f"เมือง{place}" in known else None


def near_districts(place: str, text: str) -> list[str]:
    """Those of the province whose names are like this one, the likest first."""
    return get_close_matches(district(text), districts()[place], n=3, cutoff=0.5)


@cache
def districts() -> dict[str, tuple[str, ...]]:
    """Province → its districts, by their names."""
    data = tomllib.loads(_DISTRICTS.read_text("utf-8"))
    return {name: tuple(sorted(of, key=sort_key)) for name, of in sorted(data.items(), key=lambda at: sort_key(at[0]))}


def website(text: str) -> str:
    """An address with its beginning; nothing for a dash."""
    said = normalise(text)
    if said in ("-", "–", "—"):
        return ""
    return f"https://{said}" if _BARE_ADDRESS.fullmatch(said) else said


def name_and_province(text: str, told: str) -> tuple[str, str]:
    """A name without its place, "ทต.เมืองปาน อ.เมืองปาน จ.ลำปาง", and the province: as it was told, else the one named
    there."""
    said = normalise(text)
    named = _PROVINCE_BEHIND.search(said)
    if named:
        said = said[: named.start()]
    return _DISTRICT_BEHIND.sub("", said), told or (named[1] if named else "")


def name_key(name: str) -> str:
    """What two spellings of one agency's name share: its type in full, no blanks."""
    said = normalise(name)
    if found := _ABBREVIATED.match(said):
        said = _LABELS[found[1] or found[2]] + said[found.end() :]
    return "".join(said.split())


def short_name(name: str) -> str:
    """ทต.เมืองปาน for เทศบาลตำบลเมืองปาน; a name that does not begin with its type as it is."""
    short, label = next(((s, w) for s, w in _LABELS.items() if name.startswith(w) and name != w), ("", ""))
    return f"{short}.{name.removeprefix(label).strip()}" if short else name
