"""What is read in the short way is what the HTML standard's parser makes of it, and all else is left to that parser."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from documents.engine import plain_html
from documents.engine.fast_ways import TRIAL
from documents.engine.patching import stock
from documents.rendering import paper_html
from tests.documents.engine.test_fast_ways import hostile
from tests.documents.long_papers import SNAPSHOTS, snapshot

NAMES = sorted(file.stem for file in Path(SNAPSHOTS).glob("*.json"))


def standard(source: str) -> Any:
    return stock(tinyhtml5, "parse")(io.StringIO(source), namespace_html_elements=False)


def said(root: Element) -> list[tuple[str, list[tuple[str, str]], str, str]]:
    return [(part.tag, list(part.attrib.items()), part.text or "", part.tail or "") for part in root.iter()]


def short(source: str) -> Element | None:
    try:
        return plain_html._read(source)
    except plain_html._Unusual:
        return None


def page(body: str, head: str = "<title>ก</title>") -> str:
    return f'<!doctype html>\n<html lang="th">\n<head>{head}</head>\n<body class="report">{body}</body>\n</html>\n'


@pytest.mark.parametrize("code", ["ABCDEFGHJKMN", ""], ids=["final", "draft"])
@pytest.mark.parametrize("name", NAMES)
def test_every_paper_is_read_in_the_short_way_and_the_same(name: str, code: str) -> None:
    source = paper_html(snapshot(name), code)
    tree = short(source)
    assert tree is not None
    assert said(tree) == said(standard(source))


@pytest.mark.parametrize("source", [paper_html(hostile(), "ABCDEFGHJKMN"), TRIAL], ids=["hostile", "trial"])
def test_hostile_text_is_read_the_same(source: str) -> None:
    found = plain_html.parse(stock(tinyhtml5, "parse"), io.StringIO(source), namespace_html_elements=False)
    assert said(found) == said(standard(source))


@pytest.mark.parametrize(
    "source",
    [
        page("<p>ก<p>ข"),  # not closed
        page("<p>ก<div>ข</div></p>"),  # a block ends a paragraph
        page("<b>ก<i>ข</b></i>"),
        page("<ul><li>ก<li>ข</ul>"),
        page("<table><tr><td>ก</td></tr></table>"),  # a tbody is between
        page("<table><col><tbody><tr><td>ก</td></tr></tbody></table>"),
        page("<table>ก<tbody><tr><td>ข</td></tr></tbody></table>"),  # a text that moves before the table
        page("<table><tbody><tr><td>ข</td></tr></tbody><p>ก</p></table>"),
        page("<h1>ก<h2>ข</h2></h1>"),
        page('<a href="#a">ก<a href="#b">ข</a></a>'),
        page("<p/>ก"),
        page("<p>&nbsp;&amp;</p>"),
        page("<p>ก & ข</p>"),
        page("<p>ก &ampข</p>"),
        page("<p class=body>ก</p>"),
        page('<p CLASS="a">ก</p>'),
        page('<p class="a" class="b">ก</p>'),
        page("<P>ก</P>"),
        page("<pre>\nก</pre>"),
        page("<!-- ก --><p>ข</p>"),
        page("<script>1</script>"),
        page("<p>ก\0ข\rค\x0cง</p>"),
        page("<svg><p>ก</p></svg>"),
        page("<svg><title>ก<b>ข</b></title></svg>"),
        page("<svg><linearGradient /></svg>"),
        page('<svg xlink:href="#a"></svg>'),
        page("<title>ก</title>"),
        page("ก", head="ข"),
        page("ก", head="<style>a < b</style>"),
        "<p>ก</p>",
        '<html lang="th"><head></head><body></body></html>',
        "<!doctype html><html><body></body></html>",
        "<!doctype html><html><head></head><head></head><body></body></html>",
        page("") + "<p>ก</p>",
        "<!doctype html>",
        "",
    ],
)
def test_what_needs_a_repair_is_left_to_the_standard(source: str) -> None:
    assert short(source) is None
    found = plain_html.parse(stock(tinyhtml5, "parse"), io.StringIO(source), namespace_html_elements=False)
    assert said(found) == said(standard(source))


def test_bytes_are_left_to_the_standard() -> None:
    source = page("<p>ก</p>").encode()
    found = plain_html.parse(stock(tinyhtml5, "parse"), io.BytesIO(source), namespace_html_elements=False)
    assert said(found) == said(stock(tinyhtml5, "parse")(io.BytesIO(source), namespace_html_elements=False))


PIECES = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<span>",
        "</span>",
        "<b>",
        "</b>",
        '<a href="#">',
        "</a>",
        "<br>",
        "<h2>",
        "</h2>",
    ),
    *("<ul>", "</ul>", "<li>", "</li>", "<table>", "</table>", "<tbody>", "</tbody>", "<tr>", "</tr>", "<td>", "</td>"),
    *(
        "<thead>",
        "</thead>",
        "<th>",
        "</th>",
        "<caption>",
        "</caption>",
        "<colgroup>",
        "</colgroup>",
        "<col>",
        "<input>",
    ),
    *(
        "<svg>",
        "</svg>",
        "<g>",
        "</g>",
        '<path d="M0 0" />',
        "<text>",
        "</text>",
        "<title>",
        "</title>",
        "ก",
        " ",
        "\n",
    ),
    *(
        "&amp;",
        "&lt;b&gt;",
        "&#x27;",
        "&#39;",
        "&quot;",
        '<p class="a &quot;">',
        '<td colspan="2">',
        "<hr>",
        '<img alt="">',
    ),
)
CLOSED = {piece[1:].strip(">/ ").split(" ")[0] for piece in PIECES if f"</{piece[1:-1]}>" in PIECES}


def nested(dice: random.Random, depth: int) -> str:
    """Elements closed where they are opened, in any order whatever."""
    made = ""
    for _ in range(dice.randint(0, 3)):
        piece = dice.choice(PIECES)
        name = piece[1:].strip(">/ ").split(" ")[0]
        if piece.startswith("</"):
            continue
        made += piece
        if piece.startswith("<") and name in CLOSED:
            made += (nested(dice, depth - 1) if depth else "") + f"</{name}>"
    return made


def test_whatever_is_read_in_the_short_way_is_the_standards_reading() -> None:
    dice = random.Random(9)
    read = 0
    for _ in range(4000):
        source = page(nested(dice, 5) if dice.random() < 0.9 else "".join(dice.choices(PIECES, k=6)))
        tree = short(source)
        if tree is not None:
            read += 1
            assert said(tree) == said(standard(source)), source
    assert read > 400


def test_time_grows_with_the_length() -> None:
    """A page is looked at once: a quarter of a million letters, or attributes, cost what they must."""
    for body in (
        "ก" * 250_000,
        "<br>" * 60_000,
        f'<p title="{"&amp;" * 50_000}"></p>',
        "<p " + 'a="b" ' * 40_000,
        "<" * 50_000,
    ):
        short(page(body))
