"""The text layer proves itself at start: a font that would not be read back, or another WeasyPrint, stops the worker."""

import subprocess
import sys
from pathlib import Path

import pytest
import weasyprint

from documents.engine import textlayer
from tests.documents.engine.test_textlayer import FONTS, REGULAR


@pytest.mark.parametrize("name", ["Regular", "Bold", "Italic", "Thin"])
def test_self_test_passes(name: str) -> None:
    textlayer.self_test(FONTS / f"Sarabun-{name}.ttf")


def test_self_test_refuses_a_font_that_is_not_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    with pytest.raises(textlayer.TextLayerError, match="was not used"):
        textlayer.self_test(tmp_path / "broken.ttf")
    assert "cannot be loaded" in caplog.text
    caplog.clear()
    with pytest.raises(FileNotFoundError):
        textlayer.self_test(tmp_path / "none.ttf")


def test_self_test_fails_where_nothing_is_installed() -> None:
    script = (
        "import sys, pathlib; from documents.engine import textlayer; textlayer.self_test(pathlib.Path(sys.argv[1]))"
    )
    root = Path(textlayer.__file__).parent.parent.parent
    run = subprocess.run([sys.executable, "-c", script, REGULAR], cwd=root, capture_output=True, check=False)
    assert run.returncode == 1
    assert b"TextLayerError" in run.stderr
    assert "read back" in run.stderr.decode()


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "70.1")
    with pytest.raises(textlayer.TextLayerError, match=r"70\.0, found 70\.1"):
        textlayer.install()
