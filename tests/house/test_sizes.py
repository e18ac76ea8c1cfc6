"""Files stay small enough to be read in one sitting; past the limit, look for the second room."""

import pytest

from tests.house.production import ROOT
from tests.house.test_docs import APPS

LIMITS = {
    "product": (400, [*(f"{app}/**/*.py" for app in APPS), "benchmarks/**/*.py"]),
    "tests": (500, ["tests/**/*.py"]),
    "templates": (150, ["templates/**/*.html"]),
}


@pytest.mark.parametrize("kind", LIMITS)
def test_no_file_is_too_long(kind: str) -> None:
    limit, patterns = LIMITS[kind]
    files = [file for pattern in patterns for file in ROOT.glob(pattern)]
    assert files
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > limit} == {}
