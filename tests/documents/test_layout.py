"""What a process prepares for all its papers changes none of them."""

from __future__ import annotations

import pytest

from documents import layout
from documents.engine import fast_ways
from documents.layout import OwnFiles, lay_out, with_variables_filled
from documents.rendering import paper_html
from tests.documents.long_papers import snapshot


@pytest.mark.parametrize("name", ["memo", "analysis", "implementation"])
def test_variables_filled_in_beforehand_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = paper_html(snapshot(name), "ABCDEFGHJKMN")
    filled = fast_ways._made(lay_out(html))
    as_written = layout._kept() | {"stylesheets": [layout._shared().style_of_variables]}
    monkeypatch.setattr(layout, "_kept", lambda: as_written)
    fast_ways._compare(filled, fast_ways._made(lay_out(html)))


def test_every_variable_is_filled_in() -> None:
    style = OwnFiles().fetch(layout.STYLE).read().decode()
    assert "var(" in style
    assert "var(" not in with_variables_filled(style)


def test_a_variable_that_is_nowhere_is_an_error() -> None:
    with pytest.raises(KeyError, match="--other"):
        with_variables_filled(":root {\n  --one: 1pt;\n}\np { margin: var(--other) }")
