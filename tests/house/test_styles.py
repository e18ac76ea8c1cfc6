"""Colours and sizes have one place: `static/css/tokens.css` for pages, the `:root` of paper.css for papers."""

import re
from pathlib import Path

import pytest

from scores.charts import LOOKS
from tests.house.production import ROOT
from tests.house.test_docs import APPS, files, named

COLOUR = re.compile(
    r"(?<![\w&/-])#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\("
)
SPACED = re.compile(
    r"(?:^|[{;\s])(font-size|border-radius|(?:column-|row-)?gap|(?:scroll-)?(?:padding|margin)(?:-\w+)?)\s*:([^;}]+)"
)
LENGTH = re.compile(r"\d(?:rem|em|pt|cm)\b|(?<![\d.])(?:[2-9]|1\d+)px\b")
CSS = ROOT / "static" / "css"
LINKED = re.findall(r"static 'css/(\w+)\.css'", (ROOT / "templates" / "_styles.html").read_text("utf-8"))
SHEETS = [CSS / f"{name}.css" for name in LINKED]
# On the administrator's site, too, whose own --primary a token would take the place of; or alone in a frame elsewhere.
APART = {"administration", "date-field", "embed"}
# Where a token cannot reach: WeasyPrint and a bookmark's icon read no style sheet of ours inside an SVG, and what
# emblem.py reads are the colours of another's drawing.
OUT_OF_REACH = {
    "static/css/tokens.css",
    "static/img/icon.svg",
    "scores/charts.py",
    "scores/bars.py",
    "ita_portal/emblem.py",
}
DRAWN = [
    file
    for file in files()
    if file.suffix in {".css", ".html", ".js", ".svg", ".py", ".txt"}
    and file.relative_to(ROOT).parts[0] in {"static", "templates", *APPS}
    and "migrations" not in file.parts
]


def without_tokens_and_comments(text: str) -> str:
    return re.sub(r":root\s*\{[^}]*\}|--date-[\w-]+:[^;]*;|/\*.*?\*/", "", text, flags=re.DOTALL)


def colours(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    return COLOUR.findall(without_tokens_and_comments(text) if file.suffix == ".css" else text)


def test_no_colour_is_named_outside_the_tokens() -> None:
    found = {named(file): colours(file) for file in DRAWN if named(file) not in OUT_OF_REACH}
    assert found
    assert {file: named_in for file, named_in in found.items() if named_in} == {}


def test_what_is_out_of_reach_is_there_and_does_name_colours() -> None:
    for name in OUT_OF_REACH:
        assert COLOUR.search((ROOT / name).read_text("utf-8")), name


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_letters_space_and_corners_take_their_size_from_the_tokens(sheet: Path) -> None:
    text = without_tokens_and_comments(sheet.read_text("utf-8"))
    raw = [f"{name}:{value}" for name, value in SPACED.findall(text) if LENGTH.search(value)]
    assert raw == []


def test_every_token_is_said_once_and_used() -> None:
    tokens = re.findall(r"^\s*(--[\w-]+):", (CSS / "tokens.css").read_text("utf-8"), re.MULTILINE)
    assert len(tokens) == len(set(tokens))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(sheet.read_text("utf-8") for sheet in SHEETS)))
    ours = {token for token in tokens if not token.startswith("--bs-")}
    assert (ours - used, {name for name in used - ours if not name.startswith("--bs-")}) == (set(), set())


def test_every_page_takes_the_tokens_first_and_every_sheet_once() -> None:
    assert LINKED[0] == "tokens"
    assert LINKED[-1] == "print"
    assert sorted([*LINKED, *APART]) == sorted(sheet.stem for sheet in CSS.glob("*.css"))


def test_the_date_field_has_the_colours_of_the_tokens() -> None:
    value = re.compile(r"--[\w-]+:\s*(#\w+);")
    tokens = value.findall((CSS / "tokens.css").read_text("utf-8"))
    assert set(value.findall((CSS / "date-field.css").read_text("utf-8"))) <= set(tokens)


def test_a_page_puts_its_own_colour_in_place_of_each_colour_of_a_chart() -> None:
    charts = (CSS / "charts.css").read_text("utf-8")
    painted = set(re.findall(r"\.chart \.(line|dot)\.(\w+)", charts))
    assert painted >= {("line", name) for name in LOOKS}
    assert painted >= {("dot", name) for name, look in LOOKS.items() if look.marker}
    assert ".chart .guide {" in charts
    assert ".chart .label {" in charts
